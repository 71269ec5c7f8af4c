"""What is written to the log from now on, whatever becomes of its files: growth, rotation, truncation.

No file's number is relied on, which Windows hasn't: a file is known by the bytes before the place read up to.
"""

from collections.abc import Sequence
from heapq import merge
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from operator_tui.logs.lines import Line, files, read_at, unfinished
from operator_tui.logs.scan import Everything, Halt, forwards

_KNOWN_BY: Final = 256
"""Bytes before a place that a file is known by: mostly a whole line with its moment."""
_EVERYTHING: Final = Everything()


class _Read(NamedTuple):
    """How far a file has been read, what stood there, and how large and old it was when it had no more."""

    next: int
    mark: bytes
    seen: tuple[int, int] | None


class Follower:
    """New lines of all files, also of files that appear later; an unfinished line waits for its end.

    A file that was cut short or written anew is read from its start, one that was given another name goes on.
    """

    def __init__(self, folder: Path, most: int = 5_000) -> None:
        self._folder, self._most = folder, most
        self._read: dict[Path, _Read] = {}
        for path in files(folder):
            seen, end = _stat(path), unfinished(path)
            self._read[path] = _Read(end, _mark(path, end), seen)
        self.restarted: set[str] = set()
        """The names of files that the last look read from their start again."""

    @property
    def place(self) -> dict[str, int]:
        """How far each file has been read."""
        return {path.name: read.next for path, read in self._read.items()}

    def poll(self) -> list[Line]:
        """The lines completed since the last look, by time; at most some thousands, the rest next time."""
        found, count = list[list[Line]](), 0
        former, self.restarted = self._read, set()
        self._read = self._known(former)
        for path, read in self._read.items():
            if read.seen is not None and read.seen == _stat(path):
                continue
            if count >= self._most:
                continue
            lines = self._lines(path, read.next, self._most - count)
            found.append(lines)
            count += len(lines)
        return _merged(found)

    def _known(self, former: dict[Path, _Read]) -> dict[Path, _Read]:
        """The files that are there now, each with how far it has been read."""
        here, found, strange = files(self._folder), dict[Path, _Read](), list[Path]()
        for path in here:
            read = former.get(path)
            if read is not None and (
                read.seen == _stat(path) or _mark(path, read.next) == read.mark
            ):
                found[path] = read
            else:
                strange.append(path)
        lost = [read for path, read in former.items() if path not in found and read.mark]
        for path in strange:
            read = next((read for read in lost if _mark(path, read.next) == read.mark), None)
            if read is None and path in former:
                self.restarted.add(path.name)
            found[path] = _Read(0, b"", None) if read is None else read._replace(seen=None)
        return {path: found[path] for path in here}

    def _lines(self, path: Path, start: int, most: int) -> list[Line]:
        lines, end, seen = list[Line](), start, _stat(path)
        for step in forwards(path, start, _EVERYTHING, Halt()):
            end = step.end if isinstance(step, Line) else step.offset
            if isinstance(step, Line):
                lines.append(step)
                if len(lines) == most:
                    seen = None
                    break
        self._read[path] = _Read(end, _mark(path, end), seen)
        return lines


def _mark(path: Path, end: int) -> bytes:
    """The bytes before a place; none where the file doesn't reach there."""
    start = max(0, end - _KNOWN_BY)
    try:
        found = read_at(path, start, end - start) if end else b""
    except OSError:
        return b""
    return found if len(found) == end - start else b""


def _stat(path: Path) -> tuple[int, int] | None:
    """Size and time of the last change; None where it has gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _merged(parts: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of some files by time, each file's in its own order: a clock set back reorders no file."""
    timed = [zip(accumulate((line.at for line in part), max), part, strict=True) for part in parts]
    return [line for _at, line in merge(*timed, key=itemgetter(0))]
