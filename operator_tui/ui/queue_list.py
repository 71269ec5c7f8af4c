"""The rows behind the queue: their numbers in memory, the rows themselves read a page at a time, elsewhere."""

from array import array
from collections.abc import Callable
from typing import Final

from operator_tui.core.errors import OperatorError
from operator_tui.store import channels, listing
from operator_tui.store.applications import Application
from operator_tui.store.listing import Filter
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.program import Desk

_PAGE: Final = 100
_Page = tuple[dict[int, Application], dict[int, str]]
_Read = tuple["array[int]", bool, _Page]
"""Row numbers, whether there are older ones, and the first rows."""


class QueueList:
    """What a filter lets through, the row that is marked, and the rows that were read.

    ``told`` hears, in the UI thread, when rows came or couldn't be read; ``whole`` says that a new list stands.
    """

    def __init__(self, desk: Desk, told: "Callable[[OperatorError | None, bool], None]") -> None:
        self._desk, self._told = desk, told
        self.seqs: array[int] = array("q")
        self.more = False
        self.at = 0
        self.rows: dict[int, Application] = {}
        self.channels: dict[int, str] = {}
        self._asked: set[int] = set()
        self._turn = 0
        self.busy = False

    @property
    def marked(self) -> Application | None:
        """The application under the mark, if there is one and it has been read."""
        return self.rows.get(self.seqs[self.at]) if self.at < len(self.seqs) else None

    @property
    def here(self) -> int:
        """The row number under the mark; 0 for none."""
        return self.seqs[self.at] if self.at < len(self.seqs) else 0

    def to(self, at: int) -> None:
        """Mark another row, as far as there are any."""
        self.at = max(0, min(len(self.seqs) - 1, at))

    def search(self, wanted: Filter, *, mark: int = 0) -> None:
        """Read what a filter lets through; the mark goes to the row ``mark``, where it is shown, or to the first."""
        self._turn += 1
        turn = self._turn
        self.busy = True

        def found(result: "_Read | OperatorError") -> None:
            if turn == self._turn:
                self._found(result, mark)

        def read(db: Database) -> "_Read":
            seqs, more = listing.newest(db, wanted)
            first = seqs[:_PAGE]
            return seqs, more, (listing.page(db, first), channels.of(db, first))

        self._desk.jobs.run(self._desk.session.read(read), found)

    def need(self, start: int, room: int, *, again: bool = False) -> None:
        """Have the rows around a window read, those that aren't there, or all of them ``again``.

        What was read elsewhere may have changed as well: it is read anew when it is come to.
        """
        wanted = self.seqs[max(0, start - room) : start + 2 * room]
        if again:
            self._asked.clear()
            self.rows = {s: self.rows[s] for s in (*wanted, self.here) if s in self.rows}
        missing = [s for s in wanted if (again or s not in self.rows) and s not in self._asked]
        if not missing:
            return
        self._asked.update(missing)

        def came(result: "_Page | OperatorError") -> None:
            if isinstance(result, OperatorError):
                self._told(result, False)
                return
            self._take(result)
            self._told(None, False)

        def read(db: Database) -> _Page:
            return listing.page(db, missing), channels.of(db, missing)

        self._desk.jobs.run(self._desk.session.read(read), came)

    def _found(self, result: "_Read | OperatorError", mark: int) -> None:
        self.busy = False
        if isinstance(result, OperatorError):
            self._told(result, True)
            return
        former = self.marked
        self.seqs, self.more, page = result
        self.rows, self.channels = {}, {}
        self._take(page)
        if former is not None:
            self.rows.setdefault(former.seq, former)
        self._asked.clear()
        self.at = self.seqs.index(mark) if mark and mark in self.seqs else 0
        self._told(None, True)

    def _take(self, page: _Page) -> None:
        self.rows.update(page[0])
        self.channels.update(page[1])
