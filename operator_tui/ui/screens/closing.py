"""Frame 10: the four counts of a day. Paper is counted blind first; each difference gets its reason; F2 seals."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date
from typing import Any, Final

from operator_tui.core.counts import Difference
from operator_tui.core.errors import OperatorError
from operator_tui.core.times import stamp
from operator_tui.locale import say
from operator_tui.reports.closing import Counts, close, read_counts
from operator_tui.store import applications
from operator_tui.store.closing import Closed
from operator_tui.store.store import Tx
from operator_tui.ui import closing_rows
from operator_tui.ui.closing_lines import NAMES, PAPER, ClosingLines, Stop
from operator_tui.ui.closing_sealed import SealedList
from operator_tui.ui.commands import Do
from operator_tui.ui.day_saving import save_sealed_day
from operator_tui.ui.jobs import nothing
from operator_tui.ui.paint import Look, Row, Span, fit, row
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen

_PAGE: Final = 6
"""Lines that PgDn goes on: what is seen of the list at 80x24."""


class ClosingScreen(HouseScreen):
    """Enter keeps what was typed and goes on; nothing is sealed while a difference has no reason."""

    TITLE_KEY = "closing.title"
    HELP_KEY = "help.closing"
    ALSO = (Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN)

    def __init__(self, desk: Desk, day: date | None = None) -> None:
        super().__init__(desk)
        self.day = day or self.session.today()
        self.lines = ClosingLines(self.day)
        self._start, self._sealed = 0, SealedList()
        self._busy, self._stale = True, False
        self._read()

    @property
    def counts(self) -> Counts | None:
        """The day as it was last counted."""
        return self.lines.counts

    @property
    def sealed(self) -> Closed | None:
        """The sheet, where this day is closed."""
        return self.counts.closed if self.counts else None

    def holds(self, key: str, character: str) -> bool:
        """While something is written or counted, keys wait for what comes of it."""
        return self._busy

    def typed(self, text: str) -> None:
        if self.lines.stops:
            self.lines.edited.insert(text)

    def edit(self, key: str) -> bool:
        if not self.lines.stops:
            return self._sealed.edit(key)
        one, line = self.lines.marked, self.lines.edited
        if key != "right" or one is None or not one.seq or line.cursor < len(line.text):
            return line.press(key)
        self._keep()
        self.desk.open_screen("detail", seq=one.seq)
        return True

    def do(self, do: Do) -> bool:
        lines = self.lines
        if self.sealed is not None and do is Do.PRINT:
            save_sealed_day(self.desk, self.sealed, self.tell)
            return True
        if not lines.stops:
            return self._sealed.do(do)
        match do:
            case Do.ENTER if lines.here == PAPER and not lines.line.text.strip():
                self.tell("! " + say("closing.no-paper"), "awas")
            case Do.ENTER | Do.DOWN | Do.TAB:
                self._go(lines.step(1))
            case Do.UP | Do.BACKTAB:
                self._go(lines.step(-1))
            case Do.PAGE_DOWN | Do.PAGE_UP:
                self._go(lines.step(_PAGE if do is Do.PAGE_DOWN else -_PAGE))
            case Do.PROBLEM if not lines.is_blind:
                self._next_open()
            case Do.CHOICES if lines.marked and not lines.gone:
                self._same_reason()
            case Do.PRINT if lines.marked and lines.marked.seq and not lines.gone:
                self._print(lines.marked)
            case Do.COMMIT:
                self._seal()
            case Do.BACK:
                self._keep()
                self.desk.close_screen()
            case _:
                return False
        return True

    def news(self) -> None:
        """States may have changed: count anew, or once more after the count under way; what is typed is left alone."""
        self._stale = self._busy
        if not self._busy:
            self._read(still=True)

    def resumed(self) -> None:
        self._read(still=True)

    @property
    def typing(self) -> bool:
        return bool(self.lines.edited.text) and not self.lines.edited.fresh

    def closing(self) -> "Future[Any] | None":
        return self._write(self.lines.job())

    def copied(self) -> str:
        return self.sealed.seal if self.sealed else ""

    def hint(self) -> str:
        return self.lines.hint()

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.lines.keys()

    def title(self, look: Look) -> Row:
        event = self.counts.event if self.counts else ""
        head = say("closing.title")
        place = closing_rows.place(self.day, event, self.session.device)
        return row(Span(head, "tebal"), "  ", fit(place, look.width - len(head) - 2))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        found, lines = self.counts, self.lines
        if found is None:
            return []
        if found.closed:
            time = self.session.date_time_of(found.closed.at)
            return self._sealed.rows(found.closed, time, look, height)
        if lines.is_blind:
            return closing_rows.blind(lines.line, look)
        above = closing_rows.counts(found, lines.line if lines.here == PAPER else None, look)
        key = "closing.list-some" if found.differences else "closing.list-none"
        n, left = len(found.differences), len(found.open)
        above += closing_rows.counting(found.hands, look)
        above += [(), row(" ", Span(say(key, n=n, left=left), "tebal"))]
        names = (closing_rows.name(lines.names[n], look, here=lines.here == n) for n in NAMES)
        below = [*closing_rows.still_open(found), (), closing_rows.names(*names)]
        room = max(1, height - len(above) - len(below) - 1)
        return [*above, *self._list(found, look, room), (), *below]

    def _list(self, found: Counts, look: Look, room: int) -> list[Row]:
        marked, all_ = self.lines.marked, self.lines.shown
        at = all_.index(marked) if marked else self._start
        self._start = max(min(self._start, at), at - room + 1, 0)
        self._start = max(0, min(self._start, len(all_) - room))
        return [
            closing_rows.difference(
                one,
                self.day,
                look,
                self.lines.line if one is marked else None,
                gone=one is self.lines.gone,
            )
            for one in all_[self._start : self._start + room]
        ]

    def _go(self, to: Stop) -> None:
        """Keep what was typed in this line, then stand on another; after the paper's, on what comes of it."""
        if self.lines.is_bad:
            self.tell("! " + say("closing.paper-bad"), "awas")
            return
        from_paper = self.lines.here == PAPER
        wrote = self._write(self.lines.job())
        if wrote is None or not from_paper:
            self.lines.to(to)
        if wrote is not None:
            time = self.session.time_of(stamp(self.session.clock()))
            self._follow(wrote, say("closing.kept", time=time), by=1 if from_paper else 0)

    def _follow(self, wrote: "Future[Any]", said: str, by: int = 0) -> None:
        """Wait for a write, say that it is there, and count anew."""

        def done(result: Any) -> None:
            if failed := isinstance(result, OperatorError):
                self.tell_error(result)
            else:
                self.tell("√ " + said, "baik")
            self._read(by=0 if failed else by)

        self._busy = True
        self.desk.jobs.follow(wrote, done)

    def _write(self, job: "Callable[[Tx], None] | None") -> "Future[Any] | None":
        return None if job is None else self.session.opened().write(job)

    def _keep(self) -> None:
        """Hand what is typed in this line to the store; the screen doesn't wait for it."""
        if (wrote := self._write(self.lines.job())) is not None:
            self.desk.jobs.follow(wrote, nothing)

    def _next_open(self) -> None:
        if (to := self.lines.next_open()) is None:
            self.tell("√ " + say("closing.all-agree"), "baik")
        self._go(to or NAMES[0])

    def _same_reason(self) -> None:
        """Keep this line's reason for every difference of the same kind that has none."""
        n = len(self.lines.alike)
        wrote = self._write(self.lines.job_for_alike())
        if wrote is None:
            self.tell("! " + say("closing.same-none"), "awas")
            return
        self._follow(wrote, say("closing.same-reason", n=n))

    def _print(self, one: Difference) -> None:
        def told(text: str, role: str = "") -> None:
            self.tell(text, role)
            if role:  # it is said what became of it
                self._read(still=True)

        def read(result: Any) -> None:
            if isinstance(result, OperatorError):
                self.tell_error(result)
            else:
                print_one(self.desk, result, told)

        job = self.session.read(lambda db: applications.get(db, one.seq))
        self.desk.jobs.run(job, read)

    def _seal(self) -> None:
        if self.lines.is_bad:
            self.tell("! " + say("closing.paper-bad"), "awas")
            return
        self._keep()
        day, names = self.day, [self.lines.names[name].text for name in NAMES]
        self._busy = True
        future = self.session.opened().write(lambda tx: close(tx, day, *names))
        self.desk.jobs.follow(future, self._was_sealed)

    def _was_sealed(self, result: "Closed | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            said = say("closing.sealed", time=self.session.time_of(result.at), seal=result.seal)
            self.tell("√ " + said, "baik")
        self._read(refused=isinstance(result, OperatorError))

    def _read(self, *, still: bool = False, by: int = 0, refused: bool = False) -> None:
        """Count anew; ``refused``: then stand on the first thing that lacks."""
        self._busy = True
        day, now = self.day, stamp(self.session.clock())

        def done(result: "Counts | OperatorError") -> None:
            self._busy = False
            if isinstance(result, OperatorError):
                self.tell_error(result)
            else:
                self.lines.take(result, by=by, still=still)
                if refused and not result.closed and not self.lines.is_blind:
                    self.lines.to(result.open[0].key if result.open else NAMES[0])
            self.go_on()
            if self._stale and not self._busy:
                self.news()

        self.desk.jobs.run(self.session.read(lambda db: read_counts(db, day, now)), done)
