"""Reading the technical log: from the end backwards, following it, and as sentences."""

import heapq
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice
from operator import itemgetter
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
    """The last ``count`` lines of all files, merged by time, oldest first; only the ends of files are read.

    A file's own lines always stay in the order they were written in, also where the clock was set back between
    them: what follows then counts as of the moment before, as far as these lines reach.
    """
    found: list[Line] = []
    for paths in _days(files(folder)):
        if (wanted := count - len(found)) <= 0:
            break
        ends = [list(islice(backwards(path), wanted))[::-1] for path in paths]
        found = _merged(ends)[-wanted:] + found
    return found


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
        found, count = list[list[Line]](), 0
        here = files(self._folder)
        self._next = {path: self._next.get(path, 0) for path in here}
        self._read = {path: self._read.get(path, -1) for path in here}
        for path in here:
            end, start = size(path), self._next[path]
            if end == self._read[path] or count >= self._most:
                continue
            lines, self._next[path], whole = forwards(
                path, start if start <= end else 0, self._most - count
            )
            found.append(lines)
            count += len(lines)
            self._read[path] = end if whole else -1
        return _merged(found)


def as_text(line: Line, tz: str = "WIB") -> str:
    """A line for people: time, level letter, part, and its sentence in the language in use."""
    letter = _LETTERS.get(line.level, "!")
    text = f"{_clock(line, tz)} {letter} {_part(line):<{_PART}} {_sentence(line)}"
    return text[:_WIDEST].rstrip()


def _days(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The files by day, the newest first: they hold lines of that day only, so older ones are opened if needed."""
    by_day = all(_OF_A_DAY.match(path.name) for path in paths)
    newest = sorted(paths, key=lambda path: path.name, reverse=True)
    for _day, some in groupby(newest, lambda path: path.name[:8] if by_day else ""):
        yield list(some)


def _merged(parts: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of some files by time, each file's in its own order."""
    timed = [zip(accumulate((line.at for line in part), max), part, strict=True) for part in parts]
    return [line for _at, line in heapq.merge(*timed, key=itemgetter(0))]


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
