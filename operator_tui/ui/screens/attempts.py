"""The record of attempts: what was sent when, and what came of it. Row numbers in memory, rows read by pages."""

from array import array
from collections.abc import Sequence
from typing import ClassVar, Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.outages import Outages
from operator_tui.core.times import stamp
from operator_tui.locale import say
from operator_tui.reports.attempts import Day, day_of, details, is_problem, size, words
from operator_tui.store import history
from operator_tui.store.history import Attempt, Entry
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, fold, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.speed import speed

_PAGE: Final = 60
_Read = tuple["array[int]", dict[int, Entry], Day, int]


class AttemptsScreen(HouseScreen):
    """The newest first; Enter opens a row's details below it, F4 leaves out the looks at the link.

    ``until``: the mark begins at the newest row before this stored moment.
    """

    TITLE_KEY = "attempts.title"
    HELP_KEY = "help.attempts"
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "attempts.key.open"),
        (Do.DOWN, "screens.key.choose"),
        (Do.CHOICES, "attempts.key.filter"),
        (Do.SEND, "attempts.key.send"),
        (Do.BACK, "screens.key.back"),
        (Do.MENU, "screens.key.menu"),
    )

    def __init__(self, desk: Desk, until: str = "") -> None:
        super().__init__(desk)
        self._until = until
        self.numbers: array[int] = array("q")
        self.at = 0
        self._rows: dict[int, Entry] = {}
        self._asked: set[int] = set()
        self._open = 0
        self._day: Day | None = None
        self._batches_only = False
        self._visible, self._start = 15, 0
        self._read_all()

    def holds(self, key: str, character: str) -> bool:
        """Until the record has been read, keys wait."""
        return self._day is None

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.TAB:
                self._to(self.at + 1)
            case Do.UP | Do.BACKTAB:
                self._to(self.at - 1)
            case Do.PAGE_DOWN:
                self._to(self.at + self._visible)
            case Do.PAGE_UP:
                self._to(self.at - self._visible)
            case Do.ENTER if self.numbers:
                here = self.numbers[self.at]
                self._open = 0 if self._open == here else here
            case Do.CHOICES:
                self._batches_only = not self._batches_only
                self._read_all()
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        if key in ("home", "end"):
            self._to(0 if key == "home" else len(self.numbers))
            return True
        return False

    def news(self) -> None:
        self._read_all()

    def resumed(self) -> None:
        self._read_all()

    def copied(self) -> str:
        """The marked attempt in words: there is no person in it."""
        entry = self._rows.get(self.numbers[self.at]) if self.numbers else None
        return f"{words(entry)}; {details(entry)}" if entry else ""

    def hint(self) -> str:
        return say("attempts.hint" if self.numbers else "attempts.hint-none")

    def title(self, look: Look) -> Row:
        head = Span(say("attempts.title"), "tebal")
        if (day := self._day) is None:
            return row(head)
        broken = say("attempts.no-outages")
        if day.outages.times:
            broken = say("attempts.outages", n=day.outages.times, m=round(day.outages.minutes))
        said = say(
            "attempts.today", n=day.batches, up=size(day.up), down=size(day.down), outages=broken
        )
        return row(head, "  ", said)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        shown = say("attempts.shown-batches" if self._batches_only else "attempts.shown-all")
        n = f"{len(self.numbers):,}".replace(",", say("screens.queue-thousands"))
        rows: list[Row] = [row("   ", say("attempts.filter", what=shown, n=n))]
        rows.append(row("   ", speed(self.session.pace)))
        if not self.numbers:
            return [*rows, row("   ", say("attempts.none"))] if self._day else rows
        rows.append(row(" ", say("attempts.columns")))
        return rows + self._list(look, height - len(rows))

    def _list(self, look: Look, room: int) -> list[Row]:
        """The rows around the mark, which stays seen with its details."""
        self._visible = max(1, room)
        self._start = min(self._start, self.at)
        while True:
            rows: list[Row] = []
            last = self._start
            for last in range(self._start, len(self.numbers)):
                lines = self._item(look, last)
                if len(rows) + len(lines) > room:
                    break
                rows += lines
            else:
                last += 1
            if self.at < last or self._start >= self.at:
                break
            self._start += max(1, self.at - last + 1)
        self._read(self._start, room)
        return rows

    def _item(self, look: Look, i: int) -> list[Row]:
        n = self.numbers[i]
        entry = self._rows.get(n)
        mark = Span(f" {'>' if i == self.at else ' '} ", "nilai")
        if entry is None:
            return [row(mark, "…")]
        today = self.session.is_today(entry.at)
        time = self.session.time_of(entry.at) if today else self.session.date_time_of(entry.at)
        bad = is_problem(entry)
        role = "nilai" if isinstance(entry, Attempt) else ""
        line = row(
            mark, f"{time:>11}  ", Span("! " if bad else "  ", "awas"),
            Span(fit(words(entry), look.width - 19).rstrip(), role),
        )  # fmt: skip
        if self._open != n:
            return [line]
        more = fold(details(entry), look.width - 20)
        return [line, *(row(" " * 18, part) for part in more)]

    def _to(self, at: int) -> None:
        self.at = max(0, min(len(self.numbers) - 1, at))

    def _read_all(self) -> None:
        session, batches, until = self.session, self._batches_only, self._until
        today, tz = session.today(), session.event.tz if session.event else "WIB"
        now = stamp(session.clock())

        def read(db: Database) -> _Read:
            found = history.numbers(db, batches_only=batches)
            newer = history.since(db, until) if until else 0
            return found, history.page(db, found[:_PAGE]), day_of(db, today, tz, now), newer

        self.desk.jobs.run(session.read(read), self._was_read)

    def _was_read(self, result: "_Read | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self._day = self._day or Day(0, 0, 0, Outages())
            self.tell_error(result)
            self.go_on()
            return
        marked = self.numbers[self.at] if self.numbers else 0
        self.numbers, newest, self._day, newer = result
        # A batch under way changes: what is near the mark is read anew, the rest of it stays.
        self._rows.update(newest)
        self._asked.clear()
        if self.at and marked in self.numbers:  # on the first row one follows the newest
            former, self.at = self.at, self.numbers.index(marked)
            self._start = max(0, self._start + self.at - former) if self._start else 0
        self._to(newer or self.at)
        self._until = ""
        self.go_on()

    def _read(self, start: int, room: int) -> None:
        wanted = self.numbers[max(0, start - room) : start + 2 * room]
        missing = [n for n in wanted if n not in self._rows and n not in self._asked]
        if not missing:
            return
        self._asked.update(missing)

        def read(result: "dict[int, Entry] | OperatorError") -> None:
            if isinstance(result, OperatorError):
                self.tell_error(result)
            else:
                self._rows.update(result)

        self.desk.jobs.run(self.session.read(lambda db: history.page(db, missing)), read)
