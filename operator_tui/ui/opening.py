"""What a form screen opens: a draft that was begun before, or that of the next person in line."""

from collections.abc import Callable
from typing import NamedTuple

from operator_tui.core.form import FormSpec
from operator_tui.locale import say
from operator_tui.reference.lookups import Lookups
from operator_tui.store import applications, calling, forms, intake, known, meta
from operator_tui.store.applications import Application, Typed
from operator_tui.store.calling import Called
from operator_tui.store.intake import Person
from operator_tui.store.known import Known
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx
from operator_tui.ui import mending
from operator_tui.ui.mending import Mending
from operator_tui.ui.program import Desk
from operator_tui.ui.session import Session


class Opened(NamedTuple):
    """An application, what stands in it, its form, who that is already, whose number it is, what the office said."""

    app: Application
    typed: Typed
    form: FormSpec
    known: Known
    person: Person | None
    mending: Mending | None


def read(db: Database, seq: int) -> Opened:
    """The application of a row. Raises :class:`operator_tui.core.errors.Refused` if there is none."""
    app = applications.get(db, seq)
    form = forms.of(db, app)
    return Opened(
        app,
        applications.typed(db, seq),
        form,
        known.find(db, app),
        intake.of_application(db, seq),
        mending.read(db, app, form),
    )


def call(
    session: Session, form: FormSpec, blank: Typed, places: Lookups, absent: int
) -> "Callable[[Tx], Opened | Called | None]":
    """A job for the writer thread: the next one in line with their draft, or with their NIB; None for nobody.

    ``absent`` is a person who was called and isn't there, and isn't called again at once.
    """
    today, first = session.today(), session.window.is_first()

    def job(tx: Tx) -> Opened | Called | None:
        noted = calling.not_there(tx, absent) if absent else 0
        called = calling.take_next(tx, form, blank, today, places, but=noted)
        if called is None:
            return None
        if called.application.status not in applications.DRAFT_STATES:
            return called
        if first:
            meta.put(tx, meta.OPEN, called.application.id)
        return read(tx.db, called.application.seq)

    return job


def followups(desk: Desk, called: Called) -> None:
    """In place of the form: what follows the NIB that a called person has."""
    if desk.session.store is None:
        return  # locked meanwhile
    desk.go_to("followups", parent=called.application.seq)
    if desk.top is not None:
        number = f"{called.person.number:03}"
        desk.top.tell(say("desk.has-nib", number=number, name=called.person.name))
