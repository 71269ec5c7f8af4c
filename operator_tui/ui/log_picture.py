"""The log's picture of the link: where its day comes from, and what keys do while it has them."""

from collections.abc import Callable
from pathlib import Path

from operator_tui.core.errors import OperatorError
from operator_tui.logs.lines import Line
from operator_tui.reports.linkday import LinkDay
from operator_tui.ui.commands import Do
from operator_tui.ui.log_strip import LogStrip, day_job
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import HouseScreen

_LEAVING = (Do.TAB, Do.BACKTAB, Do.BACK, Do.UP, Do.DOWN)
_BACK_TO_LINES = (Do.FIND, Do.PROBLEM, Do.PAGE_UP, Do.PAGE_DOWN)


class LogPicture:
    """``show`` is called with a moment whose lines are to be shown; sentences go to the message line of ``screen``."""

    def __init__(self, screen: HouseScreen, folder: Path, show: Callable[[str], object]) -> None:
        self._screen, self._desk, self._folder, self._show = screen, screen.desk, folder, show
        self._strip = LogStrip()

    @property
    def here(self) -> bool:
        """Whether it has the keys."""
        return self._strip.here

    def rows(self, look: Look, *, large: bool) -> list[Row]:
        """The picture."""
        return self._strip.rows(self._desk.session.now(), look, large=large)

    def enter(self) -> None:
        """Take the keys."""
        self._strip.here = True
        self._say()

    def leave(self) -> None:
        """Give them back to the lines."""
        self._strip.here = False

    def read(self, tz: str) -> None:
        """Read the day anew."""
        self._desk.jobs.run(day_job(self._desk.session, self._folder, tz), self._read)

    def came(self, lines: list[Line]) -> None:
        """Lines were written; where the store is open, it tells the same."""
        if self._desk.session.store is None:
            for line in lines:
                self._strip.day.add(line)

    def move(self, key: str) -> bool:
        """Choose another cell with an arrow."""
        by = {"left": -1, "right": 1}.get(key, 0)
        self._strip.move(by)
        self._say()
        return by != 0

    def do(self, do: Do) -> bool:
        """What a command does while the picture has the keys; False leaves it to the lines."""
        match do:
            case Do.ENTER:
                self._show(self._strip.moment(self._desk.session.now()))
                self._leave()
            case Do.CHOICES:
                self._strip.scale()
                self._say()
            case _ if do in _LEAVING:
                self._leave()
            case _ if do in _BACK_TO_LINES:
                self.leave()
                return False
            case _:
                return False
        return True

    def _leave(self) -> None:
        self.leave()
        self._screen.tell("")

    def _say(self) -> None:
        self._screen.tell(self._strip.words(self._desk.session.now()))

    def _read(self, result: "LinkDay | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self._screen.tell_error(result)
        else:
            self._strip.day = result
