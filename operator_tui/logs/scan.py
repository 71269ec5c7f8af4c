"""Lines of one file that fit a question, backwards or forwards from an offset. The others are hardly looked at."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Final, Protocol

from operator_tui.logs.lines import BLOCK, FIRST, LONGEST, MOMENT, Line, parse, read_at

LARGEST: Final = 8 * BLOCK
"""Bytes read at a time once a search has gone far."""
_AT: Final = re.compile(f'\\{{"at": "({MOMENT})", "level": "'.encode())
"""How a line of ours begins."""
_NEIGHBOURS, _HEAD = 8, 4_096
"""Lines, and their bytes, on either side that a moment is taken from where a line has none of its own."""


class Question(Protocol):
    """What is asked of a line. ``block`` and ``line`` may say yes too often, never no wrongly; ``fits`` is exact."""

    def block(self, data: bytes, start: int, end: int) -> bool:
        """Whether one of the whole lines between two offsets of these bytes may fit."""
        ...

    def line(self, raw: bytes) -> bool:
        """Whether this line may fit."""
        ...

    def fits(self, line: Line) -> bool:
        """Whether it does."""
        ...


class Everything:
    """The question that every line fits."""

    def block(self, data: bytes, start: int, end: int) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def line(self, raw: bytes) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def fits(self, line: Line) -> bool:  # noqa: ARG002
        """Always."""
        return True


@dataclass(frozen=True)
class Passed:
    """Up to this offset all has been looked at; ``at`` is the moment there, empty where nobody knows."""

    at: str
    offset: int


class Halted(Exception):
    """A search has looked at enough for now."""


class Halt:
    """Calls a search off once it has looked at so many bytes; it goes on from the place where it stopped.

    Never within a line: one that is longer than all those bytes would begin anew each time, and never end.
    """

    def __init__(self, most: int = sys.maxsize) -> None:
        self._left = most

    def passed(self, count: int) -> None:
        """Count bytes that are looked at."""
        self._left -= count

    def check(self) -> None:
        """Raises :class:`Halted` where there were enough. Asked behind each step that the search can go on from."""
        if self._left <= 0:
            raise Halted


def backwards(path: Path, end: int, question: Question, halt: Halt) -> Iterator[Line | Passed]:
    """Complete lines that end at ``end`` or before it, the last one first. A file that can't be read has none."""
    at, stop, block = end, end, FIRST
    pending, moment, ragged = b"", "", True
    try:
        while at > 0:
            start = max(0, at - block)
            data = read_at(path, start, at - start)
            halt.passed(len(data))
            at, block = start, min(2 * block, LARGEST)
            if ragged:  # what stands behind the last newline isn't finished
                data = data[: data.rfind(b"\n") + 1]
                stop, ragged = start + len(data), not data
            head = data.find(b"\n") + 1 if start else 0
            if start and not head:
                pending = (data + pending)[:LONGEST]
                continue
            tail = data.rfind(b"\n") + 1
            last = data[tail:] + pending
            if question.block(data, head, tail) or (last and question.block(last, 0, len(last))):
                body = _Body(path, data[head:] + pending, start + head, stop)
                yield from body.backwards(question, moment)
            moment = _first_moment(path, data[head : head + _HEAD]) or moment
            pending, stop = data[:head][:LONGEST], start + head
            yield Passed(moment, stop)
            halt.check()
    except OSError:
        return


def forwards(path: Path, start: int, question: Question, halt: Halt) -> Iterator[Line | Passed]:
    """Complete lines from ``start`` on, in their order; an unfinished last one waits for its end."""
    at, block, moment = start, FIRST, ""
    try:
        while data := read_at(path, at, block):
            halt.passed(len(data))
            whole = data.rfind(b"\n") + 1
            end = at + whole if whole else _end_of(path, at + len(data), halt)
            if not end:
                return
            if question.block(data, 0, whole or LONGEST):
                body = _Body(path, data[:whole] if whole else data[:LONGEST], at, end)
                yield from body.forwards(question, moment)
            moment = _last_moment(path, data[max(0, whole - _HEAD) : whole]) or moment
            at, block = end, min(2 * block, LARGEST)
            yield Passed(moment, at)
            halt.check()
    except OSError:
        return


def _end_of(path: Path, at: int, halt: Halt) -> int:
    """Where a line that is longer than a block ends; 0 where it has no end yet."""
    while more := read_at(path, at, LARGEST):
        halt.passed(len(more))
        if newline := more.find(b"\n") + 1:
            return at + newline
        at += len(more)
    return 0


class _Body:
    """The bytes of some whole lines, of the last one perhaps only its head, and the offsets they lie between."""

    def __init__(self, path: Path, data: bytes, offset: int, end: int) -> None:
        self.data, self._path, self._offset, self._end = data, path, offset, end

    def backwards(self, question: Question, moment: str) -> Iterator[Line]:
        """The lines that fit, the last one first; ``moment`` is that of what was passed before them."""
        raws, ends = self._split()
        for i in [i for i, raw in enumerate(raws) if question.line(raw)][::-1]:
            behind, before = raws[i + 1 : i + 1 + _NEIGHBOURS], raws[max(0, i - _NEIGHBOURS) : i]
            yield from self._one(raws, ends, i, question, (behind, moment, before[::-1]))

    def forwards(self, question: Question, moment: str) -> Iterator[Line]:
        """The lines that fit, in their order."""
        raws, ends = self._split()
        for i in [i for i, raw in enumerate(raws) if question.line(raw)]:
            behind, before = raws[i + 1 : i + 1 + _NEIGHBOURS], raws[max(0, i - _NEIGHBOURS) : i]
            yield from self._one(raws, ends, i, question, (before[::-1], moment, behind))

    def _split(self) -> tuple[list[bytes], list[int]]:
        raws = self.data.removesuffix(b"\n").split(b"\n")
        ends = list(accumulate((len(raw) + 1 for raw in raws), initial=self._offset))[1:]
        ends[-1] = self._end
        return raws, ends

    def _one(
        self, raws: list[bytes], ends: list[int], i: int, question: Question,
        near: tuple[Sequence[bytes], str, Sequence[bytes]],
    ) -> Iterator[Line]:  # fmt: skip
        """The line if it fits; a broken one has the moment of the nearest that can be read."""
        raw, offset = raws[i], ends[i - 1] if i else self._offset
        if not raw.strip():
            return
        line = parse(raw[:LONGEST], self._path, offset, "", ends[i])
        if line.broken:
            passed, moment, coming = near
            at = _moment(self._path, passed) or moment or _moment(self._path, coming)
            line = replace(line, at=at)
        if question.fits(line):
            yield line


def _first_moment(path: Path, data: bytes) -> str:
    """The moment of the first line that can be read, among the first few; empty for none."""
    return _moment(path, data.split(b"\n", _NEIGHBOURS)[:_NEIGHBOURS])


def _last_moment(path: Path, data: bytes) -> str:
    """That of the last one."""
    return _moment(path, data.rsplit(b"\n", _NEIGHBOURS)[: -_NEIGHBOURS - 1 : -1])


def _moment(path: Path, raws: Sequence[bytes]) -> str:
    for raw in raws:
        if ours := _AT.match(raw):
            return ours[1].decode("ascii")
        if not raw.startswith(b"{"):
            continue  # rubbish, which is dear to read in full
        line = parse(raw[:LONGEST], path, 0, "-")
        if not line.broken:
            return line.at
    return ""
