"""What is wrong with a form's file, and where. All of it is collected; nothing stops at the first."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from operator_tui.core.text import clean
from operator_tui.forms.lines import Path, line_of, places

_SHOWN: Final = 40
"""Characters of a file's own text that stand in a sentence."""
_TABLES: Final = ("section", "field", "statement", "oss_screen")


@dataclass(frozen=True)
class Mistake:
    """One mistake: its line from 1, its place (``person/nik help.en``), and the sentence ``forms.<key>``."""

    line: int
    place: str
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


class BadForm(ValueError):
    """A form's file that can't be used, with every mistake in it, in the order of its lines."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(", ".join(f"line {m.line}: {m.key}" for m in mistakes))
        self.mistakes = mistakes


class Report:
    """Collects the mistakes of one file. ``broken`` are the tables that can't be made into values."""

    def __init__(self, text: str, data: Mapping[str, Any]) -> None:
        self._text, self._data = text, data
        self._said: list[tuple[Path, str, dict[str, object]]] = []
        self.broken: set[Path] = set()

    def add(self, path: Path, key: str, /, **params: object) -> None:
        """Note a mistake of the value at ``path``."""
        self._said.append((path, key, {name: _shown(value) for name, value in params.items()}))

    def breaks(self, path: Path, key: str, /, **params: object) -> None:
        """The same, of a mistake that keeps what is around from being read as values."""
        self.add(path, key, **params)
        self.broken |= {path[:end] for end in range(len(path) + 1)}

    def mistakes(self) -> tuple[Mistake, ...]:
        """All of them, by line."""
        if not self._said:
            return ()
        found = places(self._text)
        made = [
            Mistake(line_of(found, path), _place(self._data, path), key, params)
            for path, key, params in self._said
        ]
        return tuple(sorted(made, key=lambda mistake: mistake.line))


def shown(text: str) -> str:
    """Something from a file, fit for one line of a terminal."""
    text = clean(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _shown(value: object) -> object:
    if isinstance(value, str):
        return shown(value)
    return ", ".join(shown(str(one)) for one in value) if isinstance(value, list) else value


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, or nothing."""
    return next(iter(get_close_matches(word[:_SHOWN], [*known], 1, 0.6)), "")


def cells(text: str) -> int:
    """The columns of a terminal that a text takes: wide letters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _place(data: Mapping[str, Any], path: Path) -> str:
    """``person/nik help.en``: tables by their names (or their number, from 1), then the keys inside."""
    names: list[str] = []
    value: Any = data
    rest = list(path)
    while len(rest) > 1 and rest[0] in _TABLES and isinstance(rest[1], int):
        kind, index = str(rest[0]), rest[1]
        value = value[kind][index]
        named = value.get("name") if isinstance(value, dict) else None
        name = shown(named) if isinstance(named, str) and named else f"{kind} {index + 1}"
        names += [name] if kind in ("section", "field") else [kind, name]
        rest = rest[2:]
    inside = ".".join(str(part + 1) if isinstance(part, int) else shown(part) for part in rest)
    return " ".join(part for part in ("/".join(dict.fromkeys(names)), inside) if part)
