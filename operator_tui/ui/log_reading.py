"""The log's files and the log's screen: every look at a file is a job, one after the other, each of them short."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.times import day_bounds
from operator_tui.logs.count import count
from operator_tui.logs.follow import Follower
from operator_tui.logs.lines import Line
from operator_tui.logs.merge import Page, Place, at_moment, newer, older, share
from operator_tui.logs.query import Query
from operator_tui.logs.scan import Halt
from operator_tui.ui.jobs import Jobs
from operator_tui.ui.log_view import MARGIN, LogView
from operator_tui.ui.turns import Turns

_PAGE, _FIRST = 2 * MARGIN, 60
"""Lines fetched at a time; at first no more than a person sees."""
_PORTION, _STRIDE = 32_000_000, 128_000_000
"""Bytes that one job looks at, and one of a search, which says how far it is: then it is the next one's turn."""
_COUNTED: Final = 64_000_000
"""Bytes of a day whose lines are counted; more are not."""
Heard = Callable[[list[Line]], object]


class LogReading:
    """What is read for the screen.

    ``changed`` is called once there is more to show, with new lines. Only while ``alive`` more is read.
    """

    def __init__(
        self, folder: Path, jobs: Jobs, query: Query, changed: Heard, alive: Callable[[], bool]
    ) -> None:
        self.folder, self.query, self.view = folder, query, LogView({})
        self.ready = False
        self.trouble: OperatorError | None = None
        self.searching: int | None = None
        """Per cent of the log that a search has been through; None while none is under way."""
        self.lines = self.problems = 0
        self.counted = False
        self._changed, self._alive = changed, alive
        self._turns = Turns(jobs, self._failed)
        self._fetching = self._awaited = False
        self._owed = self._asked = self._hunt = 0
        self._follower: Follower | None = None

    @property
    def waiting(self) -> bool:
        """Whether other lines are about to take the place of those that are shown."""
        return self._awaited or self.searching is not None

    def ask(self, query: Query) -> None:
        """Show other lines: the last ones while following, else those around the marked one."""
        self.query = query
        marked = self.view.marked
        if self.view.following or marked is None:
            self.end()
        else:
            self.around(marked)

    def end(self) -> None:
        """Show the last lines and follow."""
        query = self.query

        def read() -> tuple[list[Line], Place, Page]:
            came = self._follower.poll() if self._follower else []
            self._follower = self._follower or Follower(self.folder)
            place = self._follower.place
            return came, place, older(self.folder, place, query, _FIRST, Halt(_PORTION))

        self._anew(read, self._at_end)

    def home(self) -> None:
        """Show the first lines."""
        query = self.query
        self._anew(
            lambda: newer(self.folder, {}, query, _PAGE, Halt(_PORTION)),
            lambda page: self.view.around(Page([], {}, more=False), page, None),
        )

    def around(self, line: Line) -> None:
        """Show the lines around one that is held no longer, or among others; it is marked if it fits."""
        self._around(line.at, {line.file: line.offset}, line)

    def at_moment(self, at: str) -> None:
        """Show the lines from a moment on, and those before it."""
        self._around(at, {}, None)

    def step(self, by: int) -> None:
        """Mark the line so many further down, or up; steps taken while lines are read add up."""
        self.go(self.view.at + self._owed + by)

    def go(self, at: int) -> None:
        """Mark another line; one that isn't read yet once it is."""
        beyond = self.view.go(at)
        self._owed = beyond if (self.view.above if beyond < 0 else self.view.below) else 0
        self._fetch()

    def follow(self) -> None:
        """Go to the end and follow again."""
        self._owed = 0
        if not self.view.follow():
            self.end()

    def hunt(self, wanted: Query, sign: int, ended: Callable[[], object]) -> None:
        """Mark the next line further up (-1) or down (1) that fits; ``ended``: there is none."""
        at = self.view.at
        place = self.view.place(at if sign < 0 else at + 1)
        self._hunt += 1
        self.searching = 0
        self._go_hunting(wanted, sign, place, ended, self._hunt)

    def call_off(self) -> bool:
        """End a search that is under way; whether there was one."""
        was, self.searching = self.searching is not None, None
        self._hunt += 1
        return was

    def poll(self) -> None:
        """Look for what was written since."""
        if self._follower is not None and not self._turns.busy:
            self._turns.add(self._look, self._looked)

    def count(self, day: date, tz: str) -> None:
        """Count the lines of a local day anew."""
        start, end = day_bounds(day, tz)

        def read() -> tuple[tuple[int, int] | None, Place]:
            place = self._follower.place if self._follower else {}
            until = {n: min(to, place.get(n, 0)) for n, to in at_moment(self.folder, end).items()}
            return count(self.folder, at_moment(self.folder, start), until, _COUNTED), place

        def took(result: tuple[tuple[int, int] | None, Place]) -> None:
            self.counted = result[0] is not None
            self.lines, self.problems = result[0] or (0, 0)
            self._changed([])

        self._turns.add(read, took)

    def _around(self, at: str, own: Place, line: Line | None) -> None:
        query = self.query

        def read() -> tuple[Page, Page]:
            place = {**at_moment(self.folder, at), **own}
            before = older(self.folder, place, query, _PAGE, Halt(_PORTION))
            return before, newer(self.folder, place, query, _PAGE, Halt(_PORTION))

        self._anew(read, lambda pages: self.view.around(pages[0], pages[1], line))

    def _at_end(self, found: tuple[list[Line], Place, Page]) -> None:
        came, place, page = found
        self.view = LogView(place)
        self.view.fetched_above(page)
        self._heard(came)

    def _anew(self, read: Callable[[], Any], show: Callable[[Any], object]) -> None:
        """Read what takes the place of what is shown, unless something else was asked for meanwhile."""
        self._asked += 1
        self._owed, asked, self._awaited = 0, self._asked, True

        def took(result: Any) -> None:
            if asked == self._asked:
                show(result)
                self.ready, self._fetching, self._awaited = True, False, False
                self._fetch()
                self._changed([])

        self._turns.add(read, took)

    def _fetch(self) -> None:
        """Read on where what is held comes to its end."""
        view, query, asked = self.view, self.query, self._asked
        if self._fetching or not self.ready or not self._alive():
            return
        if not (up := view.wants_above()) and not view.wants_below():
            return
        self._fetching = True
        place = view.top if up else view.bottom

        def read() -> Page:
            read_on = older if up else newer
            return read_on(self.folder, place, query, _PAGE, Halt(_PORTION))

        def took(page: Page) -> None:
            if asked != self._asked:
                return
            self._fetching = False
            if up:
                view.fetched_above(page)
            else:
                view.fetched_below(page)
            if self._owed:
                self.step(0)
            self._fetch()
            self._changed([])

        self._turns.add(read, took)

    def _go_hunting(
        self, wanted: Query, sign: int, place: Place, ended: Callable[[], object], hunt: int
    ) -> None:
        def read() -> tuple[Page, int]:
            search = older if sign < 0 else newer
            page = search(self.folder, place, wanted, 1, Halt(_STRIDE))
            before = share(self.folder, page.place)
            return page, 100 - before if sign < 0 else before

        def took(result: tuple[Page, int]) -> None:
            page, through = result
            if hunt != self._hunt:
                return
            if not self._alive():
                self.searching = None
                return
            self.searching = through if page.more and not page.lines else None
            if page.lines:
                at = self.view.find(page.lines[0])
                self.around(page.lines[0]) if at is None else self.go(at)
                self.view.bring_in_sight()
            elif page.more:
                self._go_hunting(wanted, sign, page.place, ended, hunt)
            else:
                ended()
            self._changed([])

        self._turns.add(read, took)

    def _look(self) -> tuple[list[Line], list[Line], Place, set[str]]:
        if self._follower is None:
            return [], [], {}, set()
        lines = self._follower.poll()
        fitting = [line for line in lines if self.query.fits(line)]
        return lines, fitting, self._follower.place, self._follower.restarted

    def _looked(self, found: tuple[list[Line], list[Line], Place, set[str]]) -> None:
        self.view.came(*found)
        self._heard(found[0])

    def _heard(self, lines: list[Line]) -> None:
        """Count what is new, and tell of it."""
        if lines:
            self.lines += len(lines)
            self.problems += sum(line.level != "info" for line in lines)
            self._changed(lines)

    def _failed(self, error: OperatorError) -> None:
        self.trouble, self.searching = error, None
        self._awaited = self._fetching = False
        self._changed([])
