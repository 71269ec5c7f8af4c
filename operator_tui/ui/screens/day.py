"""Frame 9: the day for supervisors. Every number opens the queue with the very rows behind it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.times import stamp
from operator_tui.locale import say
from operator_tui.reports.day import Sheet, read_sheet
from operator_tui.store import daywindow, events
from operator_tui.store.daywindow import Window
from operator_tui.store.events import Event
from operator_tui.store.sqlcipher import Database
from operator_tui.ui import day_rows
from operator_tui.ui.commands import Do
from operator_tui.ui.day_choice import DayChoice, Wanted
from operator_tui.ui.day_rows import Cell, Line
from operator_tui.ui.paint import Look, Row, Span, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_SCREENS: Final = {
    day_rows.DESK: "desk", day_rows.ATTEMPTS: "attempts", day_rows.FOLLOWUPS: "followups",
}  # fmt: skip
_Read = tuple[Sheet, list[Event]]
_Keys = tuple[tuple[Do, str], ...]


class DayScreen(HouseScreen):
    """Arrows go from number to number, Enter opens one; F4 chooses another day, days, or event."""

    TITLE_KEY = "day.title"
    HELP_KEY = "help.day"
    ALSO = (Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[_Keys] = (
        (Do.ENTER, "day.key.open"),
        (Do.CHOICES, "day.key.choose"),
        (Do.BACK, "screens.key.back"),
        (Do.MENU, "screens.key.menu"),
    )
    CHOICE_KEYS: ClassVar[_Keys] = (
        (Do.ENTER, "day.key.pick"),
        (Do.UP, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk, wanted: Wanted | None = None) -> None:
        super().__init__(desk)
        today = self.session.today()
        self.wanted = wanted or Wanted(today, today)
        self.sheet: Sheet | None = None
        self._events: list[Event] = []
        self._choice: DayChoice | None = None
        self._at = (0, 0)
        self._start = 0
        self._turn = 0
        self._width = 80
        self._read()

    def holds(self, key: str, character: str) -> bool:
        """Until the day has been counted, keys wait."""
        return self.sheet is None

    @property
    def marked(self) -> Cell | None:
        """The number under the mark."""
        lines, (line, cell) = self._lines(), self._at
        stops = lines[line].stops if line < len(lines) else []
        return lines[line].cells[cell] if cell in stops else None

    def do(self, do: Do) -> bool:
        if self._choice is not None:
            return self._choose(self._choice, do)
        match do:
            case Do.UP:
                self._to_line(-1)
            case Do.DOWN:
                self._to_line(1)
            case Do.TAB:
                self._to_stop(1)
            case Do.BACKTAB:
                self._to_stop(-1)
            case Do.PAGE_UP:
                self._other_day(-1)
            case Do.PAGE_DOWN:
                self._other_day(1)
            case Do.ENTER:
                self._open()
            case Do.CHOICES:
                self._choice = DayChoice(self.session.today(), self._events)
            case _:
                return False
        return True

    def typed(self, text: str) -> None:
        if self._choice is not None:
            self._choice.line.insert(text)

    def edit(self, key: str) -> bool:
        if self._choice is not None:
            return self._choice.line.press(key)
        match key:
            case "left":
                self._to_stop(-1)
            case "right":
                self._to_stop(1)
            case "home":
                self._mark(0)
            case "end":
                self._mark(-1)
            case _:
                return False
        return True

    def news(self) -> None:
        """States may have changed: count anew, the mark stays on its number."""
        self._read()

    def resumed(self) -> None:
        self._read()

    def hint(self) -> str:
        if self._choice is not None:
            return say("day.choose-hint")
        return say("day.hint" if self._stops() else "day.hint-none")

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.CHOICE_KEYS if self._choice is not None else self.KEYS

    def title(self, look: Look) -> Row:
        place = day_rows.title(self.sheet) if self.sheet else ""
        head = say("day.title")
        return row(Span(head, "tebal"), "  ", fit(place, look.width - len(head) - 2))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self._choice is not None:
            return self._choice.rows(look, height)
        self._width = look.width
        lines = self._lines()
        room = height if len(lines) <= height else height - 1
        line, cell = self._at
        self._start = max(min(self._start, line), line - room + 1)
        self._start = max(0, min(self._start, len(lines) - room))
        rows = [
            lines[i].row(cell if i == line and cell in lines[i].stops else -1, look)
            for i in range(self._start, min(len(lines), self._start + room))
        ]
        if below := max(0, len(lines) - self._start - room):
            rows.append(row(say("day.more", n=below)))
        return rows

    def _lines(self) -> list[Line]:
        if self.sheet is None:
            return []
        return day_rows.lines(self.sheet, self.session, min(self._width, 100))

    def _stops(self) -> list[tuple[int, int]]:
        return [(i, j) for i, line in enumerate(self._lines()) for j in line.stops]

    def _to_stop(self, by: int) -> None:
        stops = self._stops()
        if stops:
            at = stops.index(self._at) if self._at in stops else -by
            self._at = stops[max(0, min(len(stops) - 1, at + by))]

    def _to_line(self, by: int) -> None:
        """The next line that has a number to open; the first one in it."""
        stops = self._stops()
        beyond = [s for s in stops if (s[0] - self._at[0]) * by > 0]
        if beyond:
            line = beyond[0][0] if by > 0 else beyond[-1][0]
            self._at = next(s for s in stops if s[0] == line)

    def _mark(self, place: int) -> None:
        if stops := self._stops():
            self._at = stops[place]

    def _open(self) -> None:
        cell = self.marked
        if cell is None or self.sheet is None:
            self.tell(say("day.nothing-to-open"))
        elif cell.key in _SCREENS:
            self.desk.open_screen(_SCREENS[cell.key])
        elif rows := self.sheet.behind.get(cell.key):
            self.desk.open_screen("queue", only=rows, what=cell.what)
        else:
            self.tell(say("day.no-rows"))

    def _other_day(self, by: int) -> None:
        """The day before the first of these, or the one after the last; none that is still to come."""
        first, last = self.wanted.first, self.wanted.last
        if self.sheet is not None and (first is None or last is None):
            first, last = self.sheet.window.first, self.sheet.window.last
        if first is None or last is None:
            return
        day = (last if by > 0 else first) + timedelta(days=by)
        if day > self.session.today():
            self.tell(say("day.to-come"))
        else:
            self._want(Wanted(day, day))

    def _choose(self, choice: DayChoice, do: Do) -> bool:
        if do is Do.BACK:
            self._choice = None
            return True
        found = choice.do(do)
        if choice.wrong:
            self.tell("! " + say(choice.wrong), "awas")
        elif choice.chosen is not None:
            self._choice = None
            self._want(choice.chosen)
        return found

    def _want(self, wanted: Wanted) -> None:
        self.wanted, self.sheet, self._at, self._start = wanted, None, (0, 0), 0
        self._read()

    def _read(self) -> None:
        self._turn += 1
        turn, wanted = self._turn, self.wanted
        now = stamp(self.session.clock())

        def read(db: Database) -> _Read:
            return read_sheet(db, _window(db, wanted, now), now), events.all_events(db)

        def done(result: "_Read | OperatorError") -> None:
            if turn == self._turn:
                self._was_read(result)

        self.desk.jobs.run(self.session.read(read), done)

    def _was_read(self, result: Any) -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
            self.go_on()
            return
        marked = self.marked
        self.sheet, self._events = result
        if marked is not None and (self.marked is None or self.marked.key != marked.key):
            lines = self._lines()
            same = [(i, j) for i, j in self._stops() if lines[i].cells[j].key == marked.key]
            self._at = same[0] if same else self._at
        if self._at not in self._stops():
            self._mark(0)
        self._say_sum()
        self.go_on()

    def _say_sum(self) -> None:
        """Whether all adds up stands there until something else is said."""
        if self.sheet is None:
            return
        if not self.sheet.day.adds_up:
            self.tell("!! " + say("day.differs"), "salah", routine=True)
        else:
            time = f"{self.session.now():%H.%M}"
            self.tell("√ " + say("day.counted", time=time), "baik", routine=True)


def _window(db: Database, wanted: Wanted, now: str) -> Window:
    if wanted.event:
        return daywindow.of_event(db, wanted.event)
    return daywindow.of_day(db, wanted.first or date.min, now, wanted.last)
