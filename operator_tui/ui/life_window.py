"""The part of a life line that is seen: its end, unless one has gone up."""

from collections.abc import Sequence

from operator_tui.ui.paint import Row


class LifeWindow:
    """From which row on a life line is shown. ``above`` is how many rows there are before that."""

    def __init__(self) -> None:
        self._start, self._last = -1, 0
        self.above = 0

    def up(self) -> None:
        """A row up."""
        self._start = max(0, (self._last if self._start < 0 else self._start) - 1)

    def down(self) -> None:
        """A row down; at the end it stays there, also when more comes."""
        self._start = -1 if self._start in (-1, self._last) else self._start + 1

    def to(self, *, first: bool) -> None:
        """To the first row, or to the end."""
        self._start = 0 if first else -1

    def rows(self, life: Sequence[Row], room: int) -> Sequence[Row]:
        """What is seen in so many rows."""
        self._last = max(0, len(life) - room)
        self.above = self._last if self._start < 0 else min(self._start, self._last)
        return life[self.above : self.above + room]
