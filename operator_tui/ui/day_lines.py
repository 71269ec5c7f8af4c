"""The lines of frame 9 with a mark that goes from number to number, and the part of them that is seen."""

from collections.abc import Sequence

from operator_tui.locale import say
from operator_tui.ui.day_cells import Cell, Line
from operator_tui.ui.paint import Look, Row, row


class DayLines:
    """Up and down go by lines, left and right by numbers; the mark stays on its number when the lines are new."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._at = (0, 0)
        self._start = 0

    @property
    def stops(self) -> list[tuple[int, int]]:
        """Every number that can be opened: its line, and its cell there."""
        return [(i, j) for i, line in enumerate(self.lines) for j in line.stops]

    @property
    def at(self) -> tuple[int, int]:
        """Where the mark is."""
        return self._at

    @property
    def marked(self) -> Cell | None:
        """The number under the mark."""
        line, cell = self._at
        return self.lines[line].cells[cell] if self._at in self.stops else None

    def put(self, lines: Sequence[Line]) -> None:
        """New lines; the mark goes where its number stands now, or to the first one."""
        marked = self.marked
        self.lines = list(lines)
        if marked is not None and (self.marked is None or self.marked.key != marked.key):
            same = [(i, j) for i, j in self.stops if self.lines[i].cells[j].key == marked.key]
            self._at = same[0] if same else self._at
        if self._at not in self.stops:
            self.to(0)

    def clear(self) -> None:
        """Other days: nothing stands here until they are counted."""
        self.lines, self._at, self._start = [], (0, 0), 0

    def to(self, place: int) -> None:
        """The first number (0) or the last (-1)."""
        if stops := self.stops:
            self._at = stops[place]

    def to_stop(self, by: int) -> None:
        """So many numbers further on."""
        if stops := self.stops:
            at = stops.index(self._at) if self._at in stops else -by
            self._at = stops[max(0, min(len(stops) - 1, at + by))]

    def to_line(self, by: int) -> None:
        """The next line that has a number to open; the first one in it."""
        stops = self.stops
        beyond = [s for s in stops if (s[0] - self._at[0]) * by > 0]
        if beyond:
            line = beyond[0][0] if by > 0 else beyond[-1][0]
            self._at = next(s for s in stops if s[0] == line)

    def rows(self, look: Look, height: int) -> list[Row]:
        """As many as have room, the mark among them; below, how many there are more."""
        lines, (line, cell) = self.lines, self._at
        room = height if len(lines) <= height else height - 1
        self._start = max(min(self._start, line), line - room + 1)
        self._start = max(0, min(self._start, len(lines) - room))
        rows = [
            lines[i].row(cell if i == line and cell in lines[i].stops else -1, look)
            for i in range(self._start, min(len(lines), self._start + room))
        ]
        if below := max(0, len(lines) - self._start - room):
            rows.append(row(say("day.more", n=below)))
        return rows
