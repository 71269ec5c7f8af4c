"""Frame 8: the technical log, followed. Needs no passphrase, since nothing in it names a person."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from operator_tui.config import LOG_FOLDER
from operator_tui.locale import say
from operator_tui.logs.lines import Line
from operator_tui.logs.words import as_text
from operator_tui.logs.zone import zone_here
from operator_tui.ui.commands import BY_KEY, Do, shown
from operator_tui.ui.log_asking import LogAsking
from operator_tui.ui.log_keys import FINDING, ON_LINES, ON_STRIP
from operator_tui.ui.log_picture import LogPicture
from operator_tui.ui.log_reading import LogReading
from operator_tui.ui.log_rows import log_rows, side_rows
from operator_tui.ui.paint import Look, Row, beside, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_PICTURE_AFTER: Final = 0.15
"""Seconds after opening."""
_SIDE: Final = 82
"""The column where a large window has the details."""


class LogScreen(HouseScreen):
    """The newest lines, following; arrows stop it, End follows again. F3 finds, F7 goes from problem to problem."""

    TITLE_KEY = "screens.log"
    HELP_KEY = "help.log"
    ALSO = (
        Do.ENTER, Do.FIND, Do.CHOICES, Do.PROBLEM, Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN,
    )  # fmt: skip
    KEYS = ON_LINES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asking = LogAsking()
        self._up, self._open = True, False
        self._visible, self._large = 10, False
        self._reading = LogReading(
            self.session.home / LOG_FOLDER,
            desk.jobs,
            self._asking.shown(self._tz()),
            self._came,
            self._alive,
        )
        self._picture = LogPicture(self, self._reading.folder, self._reading.at_moment)
        self._day: date | None = None
        self._reading.end()
        # The lines come first: what is counted for the picture would keep them waiting.
        desk.after(_PICTURE_AFTER, self._read_day)

    def keys(self) -> Sequence[tuple[Do, str]]:
        """Sending needs the store, the log doesn't; a large window shows the details without Enter."""
        if self._picture.here:
            return ON_STRIP
        if self._asking.finding:
            return FINDING
        silent = {Do.ENTER} if self._large else set[Do]()
        silent |= set() if self.session.store else {Do.SEND}
        return [key for key in self.KEYS if key[0] not in silent]

    def take(self, key: str, character: str) -> None:
        """Esc ends a search at once, and what was typed to come after it."""
        if BY_KEY.get(key) is Do.BACK and self._reading.call_off():
            self._early.clear()
            self.tell(say("logview.called-off"))
        else:
            super().take(key, character)

    def holds(self, key: str, character: str) -> bool:
        """Until the lines that were asked for are here, keys wait for them."""
        return self._reading.waiting

    def go_on(self) -> None:
        """Take the keys that waited, also before the store is open."""
        early, self._early = self._early, []
        for key, character in early:
            self.desk.take(key, character)

    def do(self, do: Do) -> bool:
        if self._picture.here and self._picture.do(do):
            return True
        match do:
            case Do.UP | Do.DOWN if (
                self._asking.finding and self._asking.find.text and not self._reading.view.following
            ):
                self._hunt(Do.FIND, up=do is Do.UP)
            case Do.UP:
                self._reading.step(-1)
            case Do.DOWN:
                self._reading.step(1)
            case Do.PAGE_UP:
                self._reading.step(-self._visible)
            case Do.PAGE_DOWN:
                self._reading.step(self._visible)
            case Do.ENTER if self._asking.finding:
                self._hunt(Do.FIND, up=self._up)
            case Do.ENTER if self._large:
                self.tell(say("logview.detail-beside"))
            case Do.ENTER:
                self._open = not self._open
            case Do.CHOICES:
                self._asking.next_level()
                self._ask()
            case Do.FIND if not self._asking.finding:
                self._asking.finding = True
                self.tell("")
            case Do.FIND | Do.PROBLEM:
                self._hunt(do, up=self._up)
            case Do.TAB | Do.BACKTAB:
                self._picture.enter()
            case Do.BACK:
                return self._back()
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        if self._picture.here:
            return self._picture.move(key)
        if key == "end":
            self._reading.follow()
            self._up = True
            return True
        if key == "home":
            self._reading.home()
            self._up = False
            return True
        if self._asking.finding:
            return self._asking.find.press(key)
        before = self._asking.filter.text
        taken = self._asking.filter.press(key)
        if self._asking.filter.text != before:
            self._ask()
        return taken

    def typed(self, text: str) -> None:
        self._picture.leave()
        if self._asking.finding:
            self._asking.find.insert(text)
        else:
            self._asking.filter.insert(text)
            self._ask()

    def tick(self) -> None:
        """Look for new lines, in a job of their own; at midnight a new day begins."""
        self._reading.poll()
        if self._day is not None and self._day != self.session.today():
            self._read_day()

    def news(self) -> None:
        """Something was sent, or the link is another: the picture is drawn anew."""
        if self.session.store is not None:
            self._picture.read(self._tz())

    def copied(self) -> str:
        line = self._reading.view.marked
        return as_text(line, self._tz()).strip() if line else ""

    def hint(self) -> str:
        if self._picture.here:
            return say("logview.strip-hint")
        return say("logview.find-hint" if self._asking.finding else "logview.hint")

    def title(self, look: Look) -> Row:
        return self._asking.title(self._reading, look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        self._large = look.width >= 100 and look.height >= 30
        rows = self._picture.rows(look, large=self._large)
        view, room = self._reading.view, height - len(rows)
        if not view.lines:
            return [*rows, (), row("   ", say(self._nothing()))]
        self._visible, tz = room, self._tz()
        if not self._large:
            return [*rows, *log_rows(view, room, look, tz, opened=self._open)]
        lines = log_rows(view, room, look._replace(width=_SIDE - 2), tz, opened=False)
        side = side_rows(view.lines[view.at], tz, look.width - _SIDE - 1, room)
        return [*rows, *beside(lines + [()] * (room - len(lines)), side, _SIDE)]

    def _nothing(self) -> str:
        if not self._reading.ready or self._reading.view.above:
            return "logview.reading"
        return "screens.log-empty" if self._reading.query.everything else "screens.log-none"

    def _back(self) -> bool:
        if self._asking.back():
            return True
        if cleared := self._asking.clear():
            self._ask()
        return cleared

    def _hunt(self, do: Do, *, up: bool) -> None:
        if do is Do.FIND and not self._asking.find.text.strip():
            self.tell(say("logview.find-empty"))
            return
        self._up, tz = up, self._tz()
        wanted = self._asking.found(tz) if do is Do.FIND else self._asking.problems(tz)

        def ended() -> None:
            self._up = not up
            key = "logview.no-more-above" if up else "logview.no-more-below"
            self.tell("! " + say(key, key=shown(do)), "awas")

        self.tell("")
        self._reading.hunt(wanted, -1 if up else 1, ended)

    def _ask(self) -> None:
        self._reading.ask(self._asking.shown(self._tz()))

    def _tz(self) -> str:
        """The clock of the event in use; where the store isn't open, this machine's."""
        event = self.session.event
        return event.tz if event else zone_here()

    def _alive(self) -> bool:
        return self.desk.top is self or self.desk.top is None

    def _came(self, lines: list[Line]) -> None:
        if self._reading.trouble is not None:
            self.tell_error(self._reading.trouble)
            self._reading.trouble = None
        self._picture.came(lines)
        if not self._reading.waiting and self._early:
            self.go_on()

    def _read_day(self) -> None:
        self._day = self.session.today()
        self._reading.count(self._day, self._tz())
        self._picture.read(self._tz())
