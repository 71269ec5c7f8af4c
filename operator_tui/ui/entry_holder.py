"""The application that a card holds: begun, read anew, and written to; what came of it is told to the screen."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from operator_tui.core.errors import OperatorError
from operator_tui.store.entries import Entry
from operator_tui.store.store import Tx
from operator_tui.ui import entry_jobs
from operator_tui.ui.entry_jobs import Opened, Outcome, Phase
from operator_tui.ui.entry_place import Place
from operator_tui.ui.program import Desk

_FOR_THE_OFFICE: Final = (Phase.CLAIMING, Phase.OVER)
"""Where something waits for the office that somebody waits for: a claim, or what came of an entry."""


class Holder:
    """``found`` is the application as last read, ``refused`` why there is no card of it; ``busy`` while it is written.

    ``shown`` is called with the card before and now, and the sentence for what was done; ``failed`` with an error, and
    ``not_kept`` with that of a place that couldn't be kept. None is called once it was let go, or behind the lock.
    """

    def __init__(
        self,
        desk: Desk,
        seq: int,
        shown: Callable[[Opened | None, Opened, str], None],
        failed: Callable[[OperatorError], None],
        not_kept: Callable[[OperatorError], None],
    ) -> None:
        self._desk, self.seq, self._shown, self._failed = desk, seq, shown, failed
        self.found: Opened | None = None
        self.refused: OperatorError | None = None
        self.busy = False
        self._place = Place(desk, not_kept)
        self._gone = False

    @property
    def entry(self) -> Entry | None:
        """The entry that holds it now."""
        return self.found.entry if self.found else None

    @property
    def held_by_another(self) -> bool:
        """Whether somebody else enters it."""
        return self.refused is not None and self.refused.key == "ossentry.held"

    def begin(self, *, take_over: bool = False) -> None:
        """Put it on the card."""
        self._write(lambda tx: entry_jobs.begin(tx, self.seq, take_over=take_over), "")

    def go_on(self) -> None:
        """Put it on the card again where it is held still; else only see what became of it."""
        self._write(lambda tx: entry_jobs.go_on(tx, self.seq), "")

    def save(self, entry: Entry, what: Outcome, told: str) -> None:
        """Write the result of the entry."""
        self._write(lambda tx: entry_jobs.save(tx, entry.id, self.seq, what), told)

    def give_back(self, entry: Entry, told: str) -> None:
        """Nothing was entered."""
        self._write(lambda tx: entry_jobs.give_back(tx, entry.id, self.seq), told)

    def read(self) -> None:
        """See whether it stands as it did."""
        if not self.busy and self.found is not None:
            job = self._desk.session.read(lambda db: entry_jobs.read(db, self.seq))
            self._desk.jobs.run(job, self._was_read)

    def keep_place(self, place: str) -> None:
        """Note soon where the card is."""
        if self.entry is not None:
            self._place.keep(self.entry, place)

    def write_place(self, place: str) -> "Future[Any] | None":
        """Note now where the card is; None where that can't be."""
        return self._place.write(self.entry, place) if self.entry is not None else None

    def let_go(self) -> None:
        """The screen is closed: nothing is told any more."""
        self._gone = True

    def _write(self, job: Callable[[Tx], Opened], told: str) -> None:
        self.busy = True
        future = self._desk.session.opened().write(job)
        self._desk.jobs.follow(future, lambda result: self._written(result, told))

    def _written(self, result: "Opened | OperatorError", told: str) -> None:
        self.busy = False
        if self._gone or self._desk.session.store is None:
            return
        if isinstance(result, OperatorError):
            self._failed(result)
            self.refused = result if self.found is None else None
            self.read()
            return
        self._stands(result, told)
        if result.phase in _FOR_THE_OFFICE:
            self._desk.wake_engine()
        self._desk.recount()

    def _was_read(self, result: "Opened | OperatorError") -> None:
        if not (self.busy or self._gone or isinstance(result, OperatorError)):
            self._stands(result, "")

    def _stands(self, found: Opened, told: str) -> None:
        before, self.found = self.found, found
        self.refused = None
        self._shown(before, found, told)
