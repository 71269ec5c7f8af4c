"""Reading the technical log: from the end backwards, following it, and as sentences."""

import heapq
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

from operator_tui.core.times import local, moment
from operator_tui.locale import say, table
from operator_tui.logs.lines import Line, backwards, files, forwards, size, unfinished

__all__ = ["Follower", "Line", "as_text", "tail"]

_LETTERS: Final = {"info": "i", "warning": "!", "error": "x"}
_PART: Final = 7
_WIDEST: Final = 2_000
_OF_A_DAY: Final = re.compile(r"\d{8}-")


def tail(folder: Path, count: int) -> list[Line]:
    """The last ``count`` lines of all files, merged by time, oldest first; only the ends of files are read."""
    return list(islice(_newest_first(files(folder)), max(0, count)))[::-1]


class Follower:
    """New lines of all files, also of files that appear later; an unfinished line waits for its end."""

    def __init__(self, folder: Path, most: int = 5_000) -> None:
        self._folder, self._most = folder, most
        self._read = {path: size(path) for path in files(folder)}
        self._next = {path: unfinished(path) for path in self._read}

    def poll(self) -> list[Line]:
        """The lines completed since the last look, by time; at most some thousands, the rest next time.

        A file that shrank is read from its start.
        """
        found: list[Line] = []
        here = files(self._folder)
        self._next = {path: self._next.get(path, 0) for path in here}
        self._read = {path: self._read.get(path, -1) for path in here}
        for path in here:
            end, start = size(path), self._next[path]
            if end == self._read[path] or len(found) >= self._most:
                continue
            lines, self._next[path], whole = forwards(
                path, start if start <= end else 0, self._most - len(found)
            )
            found += lines
            self._read[path] = end if whole else -1
        return sorted(found, key=lambda line: line.at)


def as_text(line: Line, tz: str = "WIB") -> str:
    """A line for people: time, level letter, part, and its sentence in the language in use."""
    letter = _LETTERS.get(line.level, "!")
    text = f"{_clock(line, tz)} {letter} {_part(line):<{_PART}} {_sentence(line)}"
    return text[:_WIDEST].rstrip()


def _newest_first(paths: Sequence[Path]) -> Iterator[Line]:
    """A day's files hold lines of that day only, so an older day isn't opened before it is needed."""
    by_day = all(_OF_A_DAY.match(path.name) for path in paths)
    newest = sorted(paths, key=lambda path: path.name, reverse=True)
    for _day, some in groupby(newest, lambda path: path.name[:8] if by_day else ""):
        yield from heapq.merge(*map(backwards, some), key=lambda line: line.at, reverse=True)


def _clock(line: Line, tz: str) -> str:
    """The wall clock; none for a broken line, whose moment is only its neighbour's."""
    try:
        return "--.--.--" if line.broken else f"{local(moment(line.at), tz):%H.%M.%S}"
    except (ValueError, OverflowError):
        return "--.--.--"


def _part(line: Line) -> str:
    for key in (f"part.{line.part}.{line.event}", f"part.{line.part}"):
        if key in table("logs"):
            return say(f"logs.{key}")
    return line.part


def _sentence(line: Line) -> str:
    key = f"{line.part}.{line.event}"
    shown = _Known({name: _value(name, value) for name, value in line.fields.items()})
    if key in table("logs"):
        return say(f"logs.{key}").format_map(shown)
    return " ".join([line.event, *(f"{name}={value}" for name, value in shown.items())])


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _value(name: str, value: Any) -> Any:
    """A field as people say it: yes and no, and the link's word for a verdict."""
    if value is None:
        return "?"
    if isinstance(value, bool):
        return say("logs.yes" if value else "logs.no")
    word = f"link.{value}.word"
    if name == "verdict" and word in table("delivery"):
        return say(f"delivery.{word}")
    return value
