"""Where a card is, kept in the store while one goes over it: after a crash, its card opens at the same place."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from operator_tui.core.errors import OperatorError
from operator_tui.store import entries
from operator_tui.store.entries import Entry
from operator_tui.ui.program import Desk


class Place:
    """Writes the place and the time spent at the card since the last write; one write at a time."""

    def __init__(self, desk: Desk, failed: Callable[[OperatorError], None]) -> None:
        self._desk, self._failed = desk, failed
        self._since = desk.session.clock()
        self._writing = False
        self._next: tuple[Entry, str] | None = None

    def keep(self, entry: Entry, place: str) -> None:
        """Note a place soon."""
        if self._writing:
            self._next = (entry, place)
        elif (write := self.write(entry, place)) is not None:
            self._writing = True
            self._desk.jobs.follow(write, self._kept)

    def write(self, entry: Entry, place: str) -> "Future[Any] | None":
        """Hand it to the store now; None where that is locked."""
        store = self._desk.session.store
        if store is None:
            return None
        self._next = None
        now = self._desk.session.clock()
        seconds, self._since = (now - self._since).total_seconds(), now
        return store.write(lambda tx: entries.leave(tx, entry.id, place, seconds))

    def _kept(self, result: "OperatorError | None") -> None:
        self._writing = False
        if isinstance(result, OperatorError):
            if self._desk.session.store is not None:
                self._failed(result)
        elif self._next is not None:
            self.keep(*self._next)
