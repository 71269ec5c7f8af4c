"""The lines of all files by time, from a place on: some pages of them, however much lies around.

A place says for each file where it is cut. A file's own lines always stay in the order they were written in, also
where the clock was set back between them. Files are opened when their day comes: by their names they hold lines of
one day only.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import Final

from operator_tui.logs.lines import Line, files, size
from operator_tui.logs.scan import Everything, Halt, Halted, Passed, Question, backwards, forwards

Place = Mapping[str, int]
"""By the name of each file: the offset up to which its lines lie before the place. A file not named lies behind it."""
_OF_A_DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)-")
_REVERSED: Final = str.maketrans("0123456789", "9876543210")
_FAR, _ALL = 65_536, Everything()


@dataclass(frozen=True)
class Page:
    """Some lines, the oldest first; the place beyond them; whether there may be more."""

    lines: list[Line]
    place: Place
    more: bool


def end_of(folder: Path) -> dict[str, int]:
    """The place behind all lines."""
    return {path.name: size(path) for path in files(folder)}


def older(
    folder: Path, place: Place, question: Question = _ALL, most: int = 500, halt: Halt | None = None
) -> Page:
    """The last lines before a place that fit, at most so many; with a ``halt`` what a short search finds."""
    halt, cut = halt or Halt(), dict(place)
    paths = [path for path in files(folder) if cut.get(path.name, 0) > 0]
    ways = [
        _Way(path, n, backwards(path, min(cut[path.name], size(path)), question, halt), back=True)
        for n, path in enumerate(reversed(paths))
    ]
    lines, more = _taken(ways, cut, most)
    if not more:
        cut = dict.fromkeys(cut, 0)
    return Page(lines[::-1], cut, more)


def newer(
    folder: Path, place: Place, question: Question = _ALL, most: int = 500, halt: Halt | None = None
) -> Page:
    """The first lines behind a place that fit, at most so many."""
    halt = halt or Halt()
    cut = {path.name: place.get(path.name, 0) for path in files(folder)}
    ways = [
        _Way(path, n, forwards(path, cut[path.name], question, halt), back=False)
        for n, path in enumerate(files(folder))
        if cut[path.name] < size(path)
    ]
    lines, more = _taken(ways, cut, most)
    return Page(lines, cut, more)


def at_moment(folder: Path, at: str) -> dict[str, int]:
    """The place before the first line of that moment (stored text) or a later one, halving each file of its day."""
    return {path.name: _cut(path, at) for path in files(folder)}


def share(folder: Path, place: Place) -> int:
    """Per cent of all bytes that lie before a place."""
    whole = sum(size(folder / name) for name in place)
    return 100 * sum(place.values()) // max(1, whole)


def _cut(path: Path, at: str) -> int:
    day, high = _day(path), size(path)
    if day and day != at[:10]:
        return high if day < at[:10] else 0
    behind = next((f for f in backwards(path, high, _ALL, Halt()) if isinstance(f, Line)), None)
    if behind is not None and not behind.broken and behind.at < at:
        return behind.end
    steps = range(0, max(1, high - _FAR), _FAR)
    low = steps[max(0, bisect_left(steps, at, key=lambda start: _first(path, start)) - 1)]
    last = _boundary(path, low)
    for found in forwards(path, last, _ALL, Halt()):
        if isinstance(found, Line) and found.at >= at:
            return found.offset
        last = found.end if isinstance(found, Line) else found.offset
    return last


def _first(path: Path, start: int) -> str:
    """The moment of the first line that can be read behind an offset."""
    for found in forwards(path, _boundary(path, start), _ALL, Halt()):
        if isinstance(found, Line) and not found.broken:
            return found.at
    return "~"


def _boundary(path: Path, start: int) -> int:
    """Where the next line begins."""
    if not start:
        return 0
    found = next(forwards(path, start, _ALL, Halt()), None)
    return size(path) if found is None else found.end if isinstance(found, Line) else found.offset


class _Way:
    """One file's way from a place on, ordered by what comes next on it."""

    def __init__(
        self, path: Path, order: int, steps: Iterator[Line | Passed], *, back: bool
    ) -> None:
        self.name, self._order, self._steps = path.name, order, steps
        self.back = back
        day = _day(path)
        self._key = self._turned(f"{day}T23:59:59.999Z" if self.back else f"{day}T") if day else ""
        self.next: Line | Passed | None = None

    def __lt__(self, other: "_Way") -> bool:
        return (self._key, self._order) < (other._key, other._order)

    def go_on(self) -> bool:
        """Take the next step; False at the end. The key never falls: a clock set back reorders no file."""
        self.next = next(self._steps, None)
        if self.next is None:
            return False
        if self.next.at:
            self._key = max(self._key, self._turned(self.next.at))
        return True

    def _turned(self, at: str) -> str:
        return at.translate(_REVERSED) if self.back else at


def _taken(ways: list[_Way], cut: dict[str, int], most: int) -> tuple[list[Line], bool]:
    """Lines in their order, and whether there may be more; ``cut`` is moved along."""
    lines: list[Line] = []
    heapify(ways)
    try:
        while ways and len(lines) < most:
            way = heappop(ways)
            if isinstance(found := way.next, Line):
                lines.append(found)
                cut[way.name] = found.offset if way.back else found.end
            elif found is not None:
                cut[way.name] = found.offset
            if way.go_on():
                heappush(ways, way)
    except Halted:
        # No line that fits lies in what was passed: to pass it again, a long line in it, would be in vain.
        cut |= {way.name: way.next.offset for way in ways if isinstance(way.next, Passed)}
        return lines, True
    return lines, bool(ways)


def _day(path: Path) -> str:
    """The day that a file's name tells, ``YYYY-MM-DD``; empty for none."""
    found = _OF_A_DAY.match(path.name)
    return "-".join(found.groups()) if found else ""
