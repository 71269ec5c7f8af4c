"""Lines of the log's files, from the end or from an offset on. Rubbish stops nothing and fills no memory."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO, Final

from operator_tui.core.times import moment, stamp

FIRST, BLOCK = 8_192, 65_536
"""Bytes read from a file's end at first, and at most at a time."""
LONGEST: Final = 100_000
"""Bytes of a line that are looked at; of a longer one only the head."""
_SHOWN: Final = 200
_LEVELS: Final = {"i": "info", "!": "warning", "x": "error", "info": "info", "error": "error"}
_OURS: Final = ("at", "level", "part", "event")


@dataclass(frozen=True)
class Line:
    """One line; ``at`` is its stored moment, ``offset`` where it begins in its file.

    A broken one has the event ``unreadable`` and the moment of its neighbour, so that it keeps its place.
    """

    at: str
    level: str
    part: str
    event: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    offset: int = 0

    @property
    def broken(self) -> bool:
        """Whether its bytes were no line of ours."""
        return (self.part, self.event) == ("log", "unreadable")


def files(folder: Path) -> list[Path]:
    """The log's files, by name."""
    return sorted(folder.glob("*.jsonl")) if folder.is_dir() else []


def size(path: Path) -> int:
    """Bytes of a file; none where it has gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read_at(path: Path, start: int, count: int) -> bytes:
    """Some bytes of a file that isn't kept open: there may be more files than a process may open."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(count)


def backwards(path: Path) -> Iterator[Line]:
    """The complete lines from the last to the first; an unfinished last one waits for its end."""
    near = ""
    try:
        for offset, raw in _raw_backwards(path):
            line = parse(raw, path, offset, near)
            near = line.at
            yield line
    except OSError:
        return


def forwards(path: Path, start: int, most: int) -> tuple[list[Line], int, bool]:
    """Up to ``most`` complete lines from an offset on, where to go on, and whether that was all."""
    lines: list[Line] = []
    near = ""
    try:
        with path.open("rb") as file:
            file.seek(start)
            while len(lines) < most:
                raw = _complete(file)
                if not raw:
                    return _placed(lines), start, True
                if raw.strip():
                    lines.append(parse(raw.removesuffix(b"\n"), path, start, near))
                    near = "" if lines[-1].broken and not near else lines[-1].at
                start = file.tell()
    except OSError:
        return _placed(lines), start, True
    return _placed(lines), start, False


def unfinished(path: Path) -> int:
    """Where the last, unfinished line of a file begins; its size if it ends with a whole one."""
    at = size(path)
    try:
        while at > 0:
            start = max(0, at - BLOCK)
            newline = read_at(path, start, at - start).rfind(b"\n")
            if newline >= 0:
                return start + newline + 1
            at = start
    except OSError:
        return 0
    return 0


def parse(raw: bytes, path: Path, offset: int, near: str) -> Line:
    """A line from its bytes; ``near`` is its neighbour's moment, if it has one."""
    try:
        data = json.loads(raw, parse_constant=str)
        at = stamp(moment(str(data["at"])))
        level = _LEVELS.get(str(data["level"]), "warning")
        part, event = _printable(str(data["part"])), _printable(str(data["event"]))
        fields = {_printable(k): _clean(v) for k, v in data.items() if k not in _OURS}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        shown = _printable(raw[:_SHOWN].decode("utf-8", "replace"))
        at = near or _changed(path)
        return Line(at, "error", "log", "unreadable", {"text": shown}, path.name, offset)
    return Line(at, level, part, event, fields, path.name, offset)


def _raw_backwards(path: Path) -> Iterator[tuple[int, bytes]]:
    """``(offset, line)``; of a line longer than :data:`LONGEST` only its first bytes are kept."""
    pending, at, block, finished = b"", size(path), FIRST, False
    while at > 0:
        start = max(0, at - block)
        data = read_at(path, start, at - start) + pending
        at, block = start, min(2 * block, BLOCK)
        head, *rest = data.split(b"\n")
        offset = start + len(data)
        for raw in reversed(rest):
            offset -= len(raw)
            if finished and raw.strip():
                yield offset, raw[:LONGEST]
            finished = True
            offset -= 1
        pending = head[:LONGEST]
    if finished and pending.strip():
        yield 0, pending


def _placed(lines: list[Line]) -> list[Line]:
    """Broken lines before the first good one get that one's moment."""
    good = next((i for i, line in enumerate(lines) if not line.broken), 0)
    return [replace(line, at=lines[good].at) for line in lines[:good]] + lines[good:]


def _complete(file: BinaryIO) -> bytes:
    """The head of the next line if it has an end, else nothing."""
    head = file.readline(LONGEST)
    rest = head
    while rest and not rest.endswith(b"\n"):
        rest = file.readline(LONGEST)
    return head if rest else b""


def _changed(path: Path) -> str:
    try:
        return stamp(datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (OSError, OverflowError, ValueError):
        return ""


def _clean(value: Any) -> Any:
    """A field without what would act on a terminal."""
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, float) and not isfinite(value):
        return str(value)  # 1e999: no JSON could say it again
    if isinstance(value, dict):
        return {_printable(k): _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, list) else value


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else "?" for c in text)
