"""Frame 9: the day for supervisors. Every number opens the queue with the very rows behind it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Final

from operator_tui.core.errors import OperatorError
from operator_tui.locale import language, say
from operator_tui.reports.day_laptops import Brought
from operator_tui.reports.day_values import Sheet
from operator_tui.store import hand_counts
from operator_tui.store.daywindow import Window
from operator_tui.store.events import Event
from operator_tui.ui import day_rows, day_side
from operator_tui.ui.commands import Do
from operator_tui.ui.day_cells import ATTEMPTS, DESK, FOLLOWUPS, KIT, TOGETHER
from operator_tui.ui.day_choice import DayChoice, Wanted
from operator_tui.ui.day_lines import DayLines
from operator_tui.ui.day_saving import save_day
from operator_tui.ui.day_sum import said
from operator_tui.ui.day_together import Found, counting, laptops, look
from operator_tui.ui.paint import Look, Row, Span, beside, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_SCREENS: Final = {DESK: "desk", FOLLOWUPS: "followups", KIT: "kit"}
_Keys = tuple[tuple[Do, str], ...]


class DayScreen(HouseScreen):
    """Arrows go from number to number, Enter opens one; F4 chooses another day, days, or event."""

    TITLE_KEY = "day.title"
    HELP_KEY = "help.day"
    ALSO = (Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[_Keys] = (
        (Do.ENTER, "day.key.open"),
        (Do.CHOICES, "day.key.choose"),
        (Do.PRINT, "day.key.save"),
        (Do.COMMIT, "day.key.close"),
        (Do.BACK, "screens.key.back"),
        (Do.MENU, "screens.key.menu"),
    )
    CHOICE_KEYS: ClassVar[_Keys] = (
        (Do.ENTER, "day.key.pick"),
        (Do.DOWN, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk, wanted: Wanted | None = None) -> None:
        super().__init__(desk)
        today = self.session.today()
        self.wanted = wanted or Wanted(today, today)
        self.sheet: Sheet | None = None
        self._events: list[Event] = []
        self._choice: DayChoice | None = None
        self.lines = DayLines()
        self._turn = 0
        self._reading = self._stale = False
        self._noted: set[Window] = set()
        self._width, self._language = 80, language()
        self._read()

    def holds(self, key: str, character: str) -> bool:
        """Until the day has been counted, keys wait."""
        return self.sheet is None

    def do(self, do: Do) -> bool:
        if self._choice is not None:
            return self._choose(self._choice, do)
        match do:
            case Do.UP:
                self.lines.to_line(-1)
            case Do.DOWN:
                self.lines.to_line(1)
            case Do.TAB:
                self.lines.to_stop(1)
            case Do.BACKTAB:
                self.lines.to_stop(-1)
            case Do.PAGE_UP:
                self._other_day(-1)
            case Do.PAGE_DOWN:
                self._other_day(1)
            case Do.ENTER:
                self._open()
            case Do.COMMIT:
                self._close()
            case Do.PRINT if self.sheet is not None:
                save_day(self.desk, self.sheet.window, self.tell, self.wanted.others)
            case Do.CHOICES:
                self._choose_among()
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
                self.lines.to_stop(-1)
            case "right":
                self.lines.to_stop(1)
            case "home":
                self.lines.to(0)
            case "end":
                self.lines.to(-1)
            case _:
                return False
        return True

    def news(self) -> None:
        """States may have changed: count anew, or once more after the count under way; the mark stays."""
        if self._reading:
            self._stale = True
        else:
            self._read()

    def resumed(self) -> None:
        self._read()

    def hint(self) -> str:
        if self._choice is not None:
            return say("day.choose-hint")
        if self._of_many:
            return say("day.no-rows-here")
        return say("day.hint" if self.lines.stops else "day.hint-none")

    def keys(self) -> Sequence[tuple[Do, str]]:
        if self._choice is not None:
            return self.CHOICE_KEYS
        return self.KEYS[1:] if self._of_many else self.KEYS  # Enter has nothing to open then

    @property
    def _of_many(self) -> bool:
        return self.sheet is not None and laptops(self.sheet) > 1

    def title(self, look: Look) -> Row:
        place = day_rows.title(self.sheet) if self.sheet else ""
        head = say("day.title")
        return row(Span(head, "tebal"), "  ", fit(place, look.width - len(head) - 2))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self._choice is not None:
            return self._choice.rows(look, height)
        wide = day_side.is_wide(look)
        width = 80 if wide else look.width
        if width != self._width or language() != self._language:
            self._width, self._language = width, language()
            self._lay()
        rows = self.lines.rows(look, height)
        if not wide or self.sheet is None:
            return rows
        side = day_side.rows(self.sheet, self.session.today(), look, height)
        rows += [()] * (len(side) - len(rows))
        return beside(rows, side, day_side.COLUMN)

    def _lay(self) -> None:
        if self.sheet is not None:
            self.lines.put(day_rows.lines(self.sheet, self.session, min(self._width, 100)))

    def _open(self) -> None:
        cell = self.lines.marked
        if cell is None or self.sheet is None:
            self.tell(say("day.nothing-to-open"))
        elif self._of_many:
            self.tell(say("day.no-rows-here"))
        elif cell.key == ATTEMPTS:
            self.desk.open_screen("attempts", until=self.sheet.window.bounds[1])
        elif cell.key in _SCREENS:
            self.desk.open_screen(_SCREENS[cell.key])
        elif rows := self.sheet.rows(*cell.key.split(TOGETHER)):
            self.desk.open_screen("queue", only=rows, what=cell.what)
        else:
            self.tell(say("day.no-rows"))

    def _choose_among(self) -> None:
        """The list at once; the laptops whose files were brought come into it when they are found."""
        choice = self._choice = DayChoice(self.session.today(), self._events)
        if self.sheet is None or self.sheet.window.event:
            return
        window, home, own = self.sheet.window, self.session.home, self.session.device

        def found(result: "list[Brought] | OperatorError") -> None:
            if not isinstance(result, OperatorError):
                choice.offer(window, result, self.session.date_time_of)
                self.go_on()

        self.desk.jobs.run(lambda: look(home, window, own), found)

    def _close(self) -> None:
        """To the four counts of this day."""
        window = self.sheet.window if self.sheet else None
        if window is None or window.first != window.last:
            self.tell(say("day.one-day"))
        else:
            self.desk.open_screen("closing", day=window.first)

    def _other_day(self, by: int) -> None:
        """The day before the first of these, or the one after the last; none that is still to come."""
        if self.sheet is None:
            return
        window = self.sheet.window
        day = (window.last if by > 0 else window.first) + timedelta(days=by)
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
        self.wanted, self.sheet = wanted, None
        self.lines.clear()
        self._read()

    def _read(self) -> None:
        self._turn += 1
        self._reading, self._stale = True, False
        turn = self._turn

        def done(result: "Found | OperatorError") -> None:
            if turn != self._turn:
                return
            self._reading = False
            self._was_read(result)
            if self._stale:
                self._read()

        self.desk.jobs.run(counting(self.session, self.wanted), done)

    def _was_read(self, result: "Found | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
            self.go_on()
            return
        self.sheet, self._events = result.sheet, result.events
        self._lay()
        self._note(self.sheet.window)
        text, role = said(result, self.session)
        self.tell(text, role, routine=True)
        self.go_on()

    def _note(self, window: Window) -> None:
        """The journal knows who saw a day's numbers before its paper was counted."""
        if window in self._noted:
            return
        self._noted.add(window)

        def noted(result: object) -> None:
            if isinstance(result, OperatorError):
                self.tell_error(result)

        write = self.session.opened().write(lambda tx: hand_counts.looked(tx, window))
        self.desk.jobs.follow(write, noted)
