"""A question about the log's lines: level, part, words as they stand on the screen, since when.

Of a large log hardly a line is read as JSON. A line can only say what its bytes say, or what the sentences of its
event say: so bytes are looked for first (:meth:`Query.block`, :meth:`Query.line`), and what they let pass is asked in
full (:meth:`Query.fits`).
"""

import re
import string
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

from operator_tui.core.times import ZONES
from operator_tui.locale import say, table
from operator_tui.logs.lines import MOMENT, Line
from operator_tui.logs.needle import Block, Needle
from operator_tui.logs.words import UNIT_FIELDS, UNITS, clock, part, sentence, unit_of

LEVELS: Final = ("info", "warning", "error")
"""From the least to the worst."""
_REST: Final = r"[ -\[\]-z|-~]*\}\r?"
"""Plain letters with no bracket among them: two lines that run into each other are none of ours."""
_LETTERS: Final = re.compile(r"[a-z0-9]+")
_CLOCK: Final = re.compile(r"([01]\d|2[0-3])\.(?:[0-5](?:\d(?:\.(?:[0-5]\d?)?)?)?)?")
_BROKEN: Final = "log.unreadable"


class Query:
    """``words`` are all to stand in a line; one that is the word of a part, as ``link``, asks for that part.

    One that looks like a time of day, as ``10.`` or ``10.12``, also fits the lines of that time. ``level`` and worse.
    ``since`` is a stored moment.
    """

    def __init__(
        self, words: str = "", level: str = "info", tz: str = "WIB", since: str = ""
    ) -> None:
        known = parts()
        typed = words.casefold().split()
        self.parts = tuple(word for word in typed if word in known)
        self.words = tuple(word for word in typed if word not in known)
        self.level, self.since, self._tz = level, since, tz

    @property
    def everything(self) -> bool:
        """Whether every line fits."""
        return not (self.parts or self.words or self.since) and self.level == LEVELS[0]

    def block(self, data: bytes, start: int, end: int) -> bool:
        """Whether one of the whole lines between two offsets may fit."""
        if self._harmless is not None and self._harmless.fullmatch(data, start, end):
            return False
        if not self._signs:
            return True
        block = Block(data)
        return all(signs.in_block(block) for signs in self._signs)

    def line(self, raw: bytes) -> bool:
        """Whether this line may fit."""
        if self._harmless is not None and self._harmless.fullmatch(raw + b"\n"):
            return False
        if not self._signs:
            return True
        low = raw.lower()
        return all(signs.in_line(low, raw) for signs in self._signs)

    def fits(self, line: Line) -> bool:
        """Whether it does."""
        if LEVELS.index(line.level) < LEVELS.index(self.level) or line.at < self.since:
            return False
        word = part(line).casefold()
        if any(asked != word for asked in self.parts):
            return False
        if not self.words:
            return True
        shown, time = f"{word} {sentence(line).casefold()}", clock(line, self._tz)
        return all(w in shown or (_CLOCK.fullmatch(w) and time.startswith(w)) for w in self.words)

    @cached_property
    def _harmless(self) -> re.Pattern[bytes] | None:
        """Whole lines that are ours and of a level too low; a day that no calendar has is a broken line's."""
        lower = LEVELS[: LEVELS.index(self.level)]
        return _lines_of(lower) if lower else None

    @cached_property
    def _signs(self) -> tuple["_Signs", ...]:
        found = [_signs_of(word, self._tz) for word in self.words]
        found += [
            _Signs(tuple(_of_part(word)), broken=word == _part_of_broken()) for word in self.parts
        ]
        return tuple(signs for signs in found if signs.needles is not None)


class _Signs:
    """What a line's bytes hold, in small letters, if it says a word; ``broken``: any line that isn't ours may too."""

    def __init__(self, needles: tuple[bytes, ...] | None, *, broken: bool = False) -> None:
        self.needles, self._broken = needles, broken
        self._rare = [Needle(needle) for needle in needles or ()]

    def in_block(self, block: Block) -> bool:
        return self._broken or any(needle.within(block) for needle in self._rare)

    def in_line(self, low: bytes, raw: bytes) -> bool:
        return any(needle in low for needle in self.needles or ()) or (
            self._broken and not _ours(raw)
        )


def parts() -> dict[str, set[str]]:
    """The words of the parts in the language in use, each with the names it stands for: a part, or one's event."""
    found: dict[str, set[str]] = {}
    for key in table("logs"):
        if key.startswith("part."):
            found.setdefault(say(f"logs.{key}").casefold(), set()).add(key.removeprefix("part."))
    return found


def _signs_of(word: str, tz: str) -> _Signs:
    """The longest run of plain letters and digits in it stands in a value, or in the words of an event's sentence."""
    run = max(_LETTERS.findall(word), key=len, default="")
    if not run:
        return _Signs(None)
    needles = {run.encode(), *_of_events(run), *_of_values(run)}
    for name, keys in parts().items():
        if run in name:
            needles |= {_quoted(key.rpartition(".")[2]) for key in keys}
    if _CLOCK.fullmatch(word):
        hour = (int(word[:2]) - ZONES.get(tz, 7)) % 24
        needles.add(f"t{hour:02}:{word[3:].replace('.', ':')}".encode())
    return _Signs(tuple(sorted(needles)), broken=run in _literal(_BROKEN))


def _of_part(word: str) -> Iterator[bytes]:
    for key in parts().get(word, ()):
        yield _quoted(key.partition(".")[2] or key)
    yield _quoted(word)


def _part_of_broken() -> str:
    return part(Line("", "error", "log", "unreadable")).casefold()


def _of_events(run: str) -> Iterator[bytes]:
    """The events whose sentence has it."""
    for key in table("logs"):
        if not key.startswith("part.") and "." in key and run in _literal(key):
            yield _quoted(key.partition(".")[2])


def _of_values(run: str) -> Iterator[bytes]:
    """What is shown by other words: yes, no, a link's verdict; and units, which stand at a field's name."""
    for key, raw in (("logs.yes", b"true"), ("logs.no", b"false")):
        if run in say(key).casefold():
            yield raw
    for name in UNIT_FIELDS:
        if any(run in say(f"logs.{key}").casefold() for key, *_ in UNITS[unit_of(name)]):
            yield _quoted(name)
    for key in table("delivery"):
        if (
            key.startswith("link.")
            and key.endswith(".word")
            and run in say(f"delivery.{key}").casefold()
        ):
            yield _quoted(key.removeprefix("link.").removesuffix(".word"))


def _literal(key: str) -> str:
    """A sentence without its parameters, which part it."""
    said = string.Formatter().parse(say(f"logs.{key}").casefold())
    return "\n".join(text for text, *_ in said)


def _quoted(name: str) -> bytes:
    return f'"{name.casefold()}"'.encode()


@cache
def _lines_of(levels: tuple[str, ...]) -> re.Pattern[bytes]:
    """Any number of whole lines of ours of these levels, with nothing wrong that their bytes could show.

    Made once it is asked for: that takes longer than all else before the log's first lines.
    """
    line = f'\\{{"at": "{MOMENT}", "level": "(?:{"|".join(levels)})", {_REST}\n'
    return re.compile(f"(?:{line})*".encode())


def _ours(raw: bytes) -> bool:
    """Whether a line has the frame of ours: then nothing but what stands in it can be wrong with it."""
    return _lines_of(LEVELS).fullmatch(raw + b"\n") is not None
