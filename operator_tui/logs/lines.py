"""What a line of the log's files is, and where it stands. Rubbish stops nothing and fills no memory."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any, Final

from operator_tui.core.mask import scrub
from operator_tui.core.times import moment, stamp

FIRST, BLOCK = 8_192, 65_536
"""Bytes read from a file's end at first, and then at a time."""
LONGEST: Final = 100_000
"""Bytes of a line that are looked at; of a longer one only the head."""
MOMENT: Final = (
    r"2\d{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z"
)
"""A stored moment as a pattern: of days that every calendar has, so that it can be believed unread."""
_SHOWN: Final = 200
_LEVELS: Final = {"i": "info", "!": "warning", "x": "error", "info": "info", "error": "error"}
_OURS: Final = ("at", "level", "part", "event")


@dataclass(frozen=True)
class Line:
    """One line; ``at`` is its stored moment, ``offset`` where it begins in its file, ``end`` where the next one does.

    A broken one has the event ``unreadable`` and the moment of its neighbour, so that it keeps its place; none where
    nobody near has one. What is shown of it was masked by nobody, so long numbers are cut here.
    """

    at: str
    level: str
    part: str
    event: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    offset: int = 0
    end: int = 0

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


def unfinished(path: Path) -> int:
    """Where the last, unfinished line of a file begins; its size if it ends with a whole one."""
    at, block = size(path), FIRST
    try:
        while at > 0:
            start = max(0, at - block)
            newline = read_at(path, start, at - start).rfind(b"\n")
            if newline >= 0:
                return start + newline + 1
            at, block = start, BLOCK
    except OSError:
        return 0
    return 0


def parse(raw: bytes, path: Path, offset: int, near: str, end: int = 0) -> Line:
    """A line from its bytes; ``near`` is its neighbour's moment, if it has one."""
    try:
        data = json.loads(raw, parse_constant=str)
        at = stamp(moment(str(data["at"])))
        level = _LEVELS.get(str(data["level"]), "warning")
        part, event = _printable(str(data["part"])), _printable(str(data["event"]))
        fields = {_printable(k): _clean(v) for k, v in data.items() if k not in _OURS}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        text = raw[: 2 * _SHOWN].removesuffix(b"\r").decode("utf-8", "replace")
        shown = _printable(scrub(text))[:_SHOWN]
        return Line(near, "error", "log", "unreadable", {"text": shown}, path.name, offset, end)
    return Line(at, level, part, event, fields, path.name, offset, end)


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
