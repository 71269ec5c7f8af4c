"""Reading the technical log: from the end backwards, and following it. Rubbish in a file stops nothing."""

import heapq
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from operator_tui.core.times import local, moment
from operator_tui.locale import say, table

BLOCK: Final = 65_536
LONGEST: Final = 100_000
"""Bytes of a line that are looked at; of a longer one only the head."""
_LETTERS: Final = {"info": "i", "warning": "!", "error": "x"}


@dataclass(frozen=True)
class Line:
    """One line; ``at`` is its stored moment, ``offset`` where it begins in its file."""

    at: str
    level: str
    part: str
    event: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    offset: int = 0


def tail(folder: Path, count: int) -> list[Line]:
    """The last ``count`` lines of all files, merged by time, oldest first; only the ends of files are read."""
    if count <= 0 or not folder.is_dir():
        return []
    streams = [_backwards(path) for path in sorted(folder.glob("*.jsonl"))]
    newest = heapq.merge(*streams, key=lambda line: line.at, reverse=True)
    return list(islice(newest, count))[::-1]


class Follower:
    """New lines of all files, also of files that appear later; an unfinished line waits for its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ends: dict[Path, int] = {path: _size(path) for path in self._files()}

    def poll(self) -> list[Line]:
        """The lines completed since the last look, by time. A file that shrank is read from its start."""
        found: list[Line] = []
        for path in self._files():
            end, start = _size(path), self._ends.get(path, 0)
            if end < start:
                start = 0
            if end > start:
                lines, self._ends[path] = _forwards(path, start, end)
                found += lines
        return sorted(found, key=lambda line: line.at)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.jsonl")) if self._folder.is_dir() else []


def as_text(line: Line, tz: str = "WIB") -> str:
    """A line for people: time, level letter, part, and its sentence in the language in use."""
    try:
        clock = f"{local(moment(line.at), tz):%H.%M.%S}"
    except ValueError:
        clock = "??.??.??"
    part = table("logs").get(f"part.{line.part}")
    word = say(f"logs.part.{line.part}") if part else line.part
    return f"{clock} {_LETTERS.get(line.level, '?')} {word:<7} {_sentence(line)}"


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _sentence(line: Line) -> str:
    key = f"{line.part}.{line.event}"
    if key in table("logs"):
        return say(f"logs.{key}").format_map(_Known(line.fields))
    rest = " ".join(f"{k}={v}" for k, v in line.fields.items())
    return f"{line.event} {rest}".rstrip()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _backwards(path: Path) -> Iterator[Line]:
    """The lines of a file from the last to the first, read in blocks from its end."""
    try:
        with path.open("rb") as file:
            for offset, raw in _raw_backwards(file, _size(path)):
                yield _parse(raw, path.name, offset)
    except OSError:
        return


def _raw_backwards(file: BinaryIO, end: int) -> Iterator[tuple[int, bytes]]:
    """``(offset, line)``; of a line longer than :data:`LONGEST` only its first bytes are kept."""
    pending, at = b"", end
    while at > 0:
        start = max(0, at - BLOCK)
        file.seek(start)
        block = file.read(at - start) + pending
        at = start
        head, *rest = block.split(b"\n")
        offset = start + len(block)
        for raw in reversed(rest):
            offset -= len(raw)
            if raw.strip():
                yield offset, raw[:LONGEST]
            offset -= 1
        pending = head if len(head) <= LONGEST + BLOCK else head[:LONGEST]
    if pending.strip():
        yield 0, pending[:LONGEST]


def _forwards(path: Path, start: int, end: int) -> tuple[list[Line], int]:
    """The complete lines between two offsets, and where to go on."""
    lines: list[Line] = []
    try:
        with path.open("rb") as file:
            file.seek(start)
            while start < end:
                raw = file.readline(LONGEST)
                if not raw.endswith(b"\n"):
                    if len(raw) < LONGEST:
                        break
                    rest = raw
                    while rest and not rest.endswith(b"\n"):
                        rest = file.readline(LONGEST)
                    if not rest:
                        break
                if raw.strip():
                    lines.append(_parse(raw, path.name, start))
                start = file.tell()
    except OSError:
        return lines, start
    return lines, start


def _parse(raw: bytes, file: str, offset: int) -> Line:
    try:
        data = json.loads(raw)
        fields = {k: v for k, v in data.items() if k not in ("at", "level", "part", "event")}
        return Line(
            str(data["at"]),
            str(data["level"]),
            str(data["part"]),
            str(data["event"]),
            fields,
            file,
            offset,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        seen = raw[:200].decode("utf-8", "replace")
        shown = "".join(c if c.isprintable() else "?" for c in seen)
        return Line("", "error", "log", "unreadable", {"text": shown}, file, offset)
