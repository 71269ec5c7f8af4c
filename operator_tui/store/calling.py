"""From the line to the form: the next person with a draft that holds what the desk knows, in one transaction."""

from datetime import date
from typing import Final, NamedTuple

from operator_tui.core import filling
from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.intake import NIB, WHATSAPP
from operator_tui.core.lifecycle import Status
from operator_tui.core.line import Standing
from operator_tui.locale import say
from operator_tui.store import applications, intake
from operator_tui.store.applications import Application, Typed
from operator_tui.store.intake import Person
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Tx

FIRST_FIELD: Final = "nik"
"""Where a called person's form opens: the number is compared with the KTP before anything else."""


class Called(NamedTuple):
    """A person who was called, and their draft; or their NIB, where they ask only for what follows it."""

    person: Person
    application: Application


def take_next(
    tx: Tx, form: FormSpec, blank: Typed, today: date, places: filling.Places, but: int = 0
) -> Called | None:
    """Call the next one in line and make their draft, or find the one that was begun before; None for nobody.

    ``blank`` is what a new form holds already. ``but`` is a person who isn't called. Whose NIB this laptop has, and
    who asks only for what follows it, gets no draft of a second one.
    """
    person = intake.take(tx, but)
    if person is None:
        return None
    app = applications.get(tx.db, person.application) if person.application else None
    if app is None or app.status not in applications.DRAFT_STATES:
        app = _nib_of(tx.db, person) or applications.begin(
            tx, form, filled_in(person, form, blank, today, places)
        )
        intake.link(tx, person.id, app.seq)
    return Called(intake.get(tx.db, person.id), app)


def taken_away(db: Database, id_: int, app: Application) -> bool:
    """Whether the desk moved a called person on, and their draft, which was untouched then, went with that."""
    return app.status is Status.CANCELLED and intake.get(db, id_).application != app.seq


def given_back(tx: Tx, id_: int, app: Application) -> None:
    """Somebody did type for them: that draft is found at their next call, unless they have another by now."""
    if not intake.get(tx.db, id_).application:
        intake.link(tx, id_, app.seq)


def not_there(tx: Tx, id_: int) -> int:
    """A called person is *absent*: their row; 0 for one whom the desk has moved on meanwhile, who stays as they are."""
    if intake.get(tx.db, id_).state is not Standing.CALLED:
        return 0
    return move(tx, id_, Standing.ABSENT).id


def filled_in(
    person: Person, form: FormSpec, blank: Typed, today: date, places: filling.Places
) -> Typed:
    """A blank form with what the desk knows, and what follows from the NIK; each marked with where it is from."""
    known = {
        "name": person.name, "nik": person.nik, "phone": person.phone,
        "has_whatsapp": "Y" if WHATSAPP in person.papers.split() else "T",
        "want_halal": "Y" if "H" in person.services.split() else "T",
        "want_pirt": "Y" if "P" in person.services.split() else "T",
    }  # fmt: skip
    found = {
        name: (text, filling.FROM_DESK)
        for name, text in known.items()
        if text and name in form.index
    }
    found |= filling.after("nik", known, today, places)
    texts = {**blank.texts, **{name: text for name, (text, _) in found.items()}}
    filled = {**blank.filled, **{name: origin for name, (_, origin) in found.items()}}
    return Typed(texts, filled, FIRST_FIELD)


def move(tx: Tx, id_: int, new: Standing, remark: str = "") -> Person:
    """A move at the desk (see :func:`operator_tui.store.intake.move`).

    The draft that a call had made is cancelled where nobody has typed into it; one that was begun stays, and is
    found again at the next call. Raises :class:`Refused` for someone whose application is final.
    """
    before = intake.get(tx.db, id_)
    if before.state is Standing.SERVED and _is_final(tx, before.application):
        raise Refused("desk.has-application")
    person = intake.move(tx, id_, new, remark)
    if person.application and _untouched(tx, person.application):
        applications.cancel(tx, person.application, say(f"desk.state.{new}"))
        intake.link(tx, id_, 0)
    return intake.get(tx.db, id_)


def _nib_of(db: Database, person: Person) -> Application | None:
    """The issued NIB of someone who asks for no NIB."""
    if not person.nik or NIB in person.services.split():
        return None
    sql = "SELECT * FROM applications WHERE nik = ? AND form = 'nib' AND status = 'issued' ORDER BY seq DESC LIMIT 1"
    row = one(db, sql, [person.nik])
    return applications.from_row(row, "") if row else None


def _is_final(tx: Tx, seq: int) -> bool:
    """Whether an application was made of it that stands: no draft any more, and not cancelled."""
    if not seq:
        return False
    return applications.get(tx.db, seq).status not in (Status.DRAFT, Status.CANCELLED)


def _untouched(tx: Tx, seq: int) -> bool:
    """Whether a draft holds only what the program put there."""
    if applications.get(tx.db, seq).status is not Status.DRAFT:
        return False
    typed = applications.typed(tx.db, seq)
    return not filling.anything_typed(typed.texts, typed.filled)
