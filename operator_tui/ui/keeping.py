"""Keeping what is typed: a form's texts are handed to the writer, and it is known what of them is on the disk."""

import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, NamedTuple

from operator_tui.core.entry import Entry
from operator_tui.core.errors import OperatorError, Refused
from operator_tui.core.filling import is_typed
from operator_tui.core.form import FormSpec
from operator_tui.core.stopwatch import Spent, Times
from operator_tui.store import applications, calling, known, looks, meta
from operator_tui.store.applications import Application, Typed
from operator_tui.store.known import Known
from operator_tui.store.store import Tx
from operator_tui.ui.screens.base import Desk

Standing = tuple[dict[str, str], dict[str, str]]
"""What stands in a form, and where the program's fills came from."""


class Saved(NamedTuple):
    """What stands on the disk now: ``texts``, up to the field ``left``; ``first`` where the draft is new."""

    app: Application
    known: Known
    texts: dict[str, str]
    left: str
    first: bool


class NotSaved(NamedTuple):
    """Why a save failed; ``lacking`` are the fields, typed by a person, that aren't on the disk."""

    error: OperatorError
    lacking: list[str]


class Keeping:
    """Saves one draft, in the background. ``told`` hears, in the UI thread, how each save went."""

    def __init__(
        self, desk: Desk, form: FormSpec, told: "Callable[[Saved | NotSaved], None]"
    ) -> None:
        self._desk, self._session = desk, desk.session
        self.form = form
        self._told = told
        self.id = str(uuid.uuid4())
        self.person = 0
        """Who was called for it at the desk; 0 for nobody."""
        self.times = Times()
        self.app: Application | None = None
        self.parted_from = ""
        """The draft that was changed in another window, so that this one goes on as one of its own; empty for none."""
        self._handed: Standing = ({}, {})
        self._stored: Standing = ({}, {})
        self._ours: set[int] = set()

    def go_on(self, app: Application, entry: Entry, texts: Mapping[str, str]) -> None:
        """It is a draft that was begun before, and stands in the form as it is on the disk, with ``texts``."""
        self.app, self.id = app, app.id
        self._ours = {_mark(texts)}
        self.times = Times.going_on(Spent(app.typing_s, app.reading_s))
        self._handed = self._stored = _standing(entry)

    def unsaved(self, entry: Entry) -> bool:
        """Whether what stands in the form isn't known to be on the disk."""
        return entry.standing() != self._stored[0] and (
            entry.anything_typed() or self.app is not None
        )

    def save(self, entry: Entry, left: str) -> None:
        """Save what changed up to the field ``left``; an untouched new form is no draft."""
        if _standing(entry) != self._handed and self._begun(entry):
            self.write(entry, left)

    def save_all(self, entry: Entry) -> "Future[Any] | None":
        """On leaving: write what isn't known to be on the disk, the line under the cursor included; None if all is."""
        entry.take_in()
        if _standing(entry) != self._stored and self._begun(entry):
            return self.write(entry, entry.focus, opened=False)
        if self.app is not None:
            job = self._session.opened().write(self._left_as_it_is(self.times.spent, entry.focus))
            self._desk.jobs.follow(job, _nothing)
        return None

    def write(self, entry: Entry, left: str, *, opened: bool = True) -> "Future[Any]":
        """Hand the texts to the writer, whatever is on the disk."""
        self._handed = _standing(entry)
        typed = Typed(*self._handed, entry.focus)
        future = self._session.opened().write(self._saver(typed, opened=opened))
        asked = [spec.name for spec in entry.fields()]
        self._desk.jobs.follow(future, lambda result: self._was_saved(result, typed, left, asked))
        return future

    def keep(self, tx: Tx, typed: Typed, *, opened: bool, part: bool = True) -> Application:
        """Begin or save the draft, inside a transaction; found by its UUID, whatever became of earlier saves.

        The first window on a home notes there whether it stays ``opened``: a draft that is at the next start was
        left by a crash. Where the desk moved on whom it was for, what is typed is a draft of its own. So it is where
        another window has changed the draft meanwhile: neither window's words are written over. Without ``part`` that
        is refused.
        """
        app = applications.by_id(tx.db, self.id)
        if app is not None and self._changed_elsewhere(tx, app):
            if not part:
                raise Refused("form.elsewhere", ref=app.label)
            self.parted_from, self.person = app.label, 0
            self.id, app = str(uuid.uuid4()), None
        elif app is not None and self.person and calling.taken_away(tx.db, self.person, app):
            self.id, app = str(uuid.uuid4()), None
        self._ours.add(_mark(typed.texts))
        if self._session.window.is_first():
            meta.put(tx, meta.OPEN, self.id if opened else "")
        if app is None:
            parent = self.app.parent if self.app else 0
            app = applications.begin(tx, self.form, typed, self.id, parent)
            if self.person:
                calling.given_back(tx, self.person, app)
            return app
        applications.save(tx, app.seq, typed)
        return applications.get(tx.db, app.seq)

    def _changed_elsewhere(self, tx: Tx, app: Application) -> bool:
        """Whether what stands on the disk was written by somebody else than this form."""
        if app.status not in applications.DRAFT_STATES:
            return False  # that is told for itself
        return _mark(applications.typed(tx.db, app.seq).texts) not in self._ours

    def _begun(self, entry: Entry) -> bool:
        return bool(self.app or self._handed[0] or entry.anything_typed())

    def _left_as_it_is(self, spent: Spent, focus: str) -> Callable[[Tx], None]:
        """A job for the writer thread: nothing was typed since, but time and fields went by; it isn't open now."""

        def leave(tx: Tx) -> None:
            looks.spend(tx, self.id, spent)
            applications.leave_at(tx, self.id, focus)
            if self._session.window.is_first():
                meta.put(tx, meta.OPEN, "")

        return leave

    def _saver(self, typed: Typed, *, opened: bool) -> Any:
        """A job for the writer thread: keep the draft, and look who this is already."""
        spent = self.times.spent

        def save(tx: Tx) -> tuple[Application, Known]:
            app = self.keep(tx, typed, opened=opened)
            looks.spend(tx, app.id, spent)
            return app, known.find(tx.db, app)

        return save

    def _was_saved(
        self,
        result: "tuple[Application, Known] | OperatorError",
        typed: Typed,
        left: str,
        asked: list[str],
    ) -> None:
        if isinstance(result, OperatorError):
            self._handed = ({}, {})
            now, stored = typed.texts, self._stored[0]
            lacking = [
                name
                for name in asked
                if now.get(name, "") != stored.get(name, "") and is_typed(name, typed.filled)
            ]
            self._told(NotSaved(result, lacking))
            return
        app, found = result
        first = self.app is None or self.app.id != app.id
        self.app = app
        self._stored = (dict(typed.texts), dict(typed.filled))
        self._told(Saved(self.app, found, self._stored[0], left, first))


def _standing(entry: Entry) -> Standing:
    return entry.standing(), dict(entry.filled)


def _mark(texts: Mapping[str, str]) -> int:
    """By which texts are known again, in this process."""
    return hash(frozenset((name, text) for name, text in texts.items() if text))


def _nothing(_result: object) -> None:
    """If it couldn't be noted, the draft is offered once more next time: no harm."""
