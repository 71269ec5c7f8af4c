"""On which line of a TOML text each key and value stands, which ``tomllib`` doesn't tell."""

import re
import tomllib
from bisect import bisect_right
from typing import Final

Path = tuple[str | int, ...]
"""Where a value is: keys, and places in arrays from 0. ``("section", 0, "field", 3, "label", "id")``."""

_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY: Final = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*(\.?)""")
_LONG: Final = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|\'\'\'(?:[^\']|\'{1,2}(?!\'))*\'{3,5}'
)
_SHORT: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_BARE: Final = re.compile(r"[^,\]}#\n]*")


def places(text: str) -> dict[Path, int]:
    """The line, from 1, of every table, key and array item of a text that ``tomllib`` takes."""
    return _Scanner(text).found


def line_of(found: dict[Path, int], path: Path) -> int:
    """The line of a value, or of the nearest thing around it that is written down; 1 for the file as a whole."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


class _Scanner:
    """Reads TOML that is known to be whole: it looks for where things are and judges nothing."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.found: dict[Path, int] = {}
        self._items: dict[Path, int] = {}
        table: Path = ()
        while self._skip():
            if self._takes("[["):
                table = self._array_table(self._mark_key())
                self.at += 2
            elif self._takes("["):
                table = self._resolved(self._mark_key())
                self._mark(table, self._line())
                self.at += 1
            else:
                self._pair(table)

    def _line(self) -> int:
        return bisect_right(self.ends, self.at - 1) + 1

    def _skip(self) -> bool:
        """Go past white space and comments; whether anything is left."""
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at < len(self.text)

    def _takes(self, what: str) -> bool:
        if not self.text.startswith(what, self.at):
            return False
        self.at += len(what)
        return True

    def _mark_key(self) -> Path:
        """The parts of a dotted key, left behind."""
        parts: list[str] = []
        while match := _KEY.match(self.text, self.at):
            self.at = match.end()
            bare = match[1][0] not in "\"'"
            parts.append(match[1] if bare else next(iter(tomllib.loads(f"{match[1]} = 0"))))
            if not match[2]:
                break
        return tuple(parts)

    def _resolved(self, key: Path) -> Path:
        """The path of a table's name: each array of tables on the way stands for its last item."""
        path: Path = ()
        for part in key:
            path = (*path, part)
            if path in self._items:
                path = (*path, self._items[path])
        return path

    def _array_table(self, key: Path) -> Path:
        array = (*self._resolved(key[:-1]), key[-1])
        self._items[array] = self._items.get(array, -1) + 1
        item = (*array, self._items[array])
        self._mark(item, self._line())
        return item

    def _mark(self, path: Path, line: int) -> None:
        """Note a path, and all that it stands in and wasn't written by itself."""
        for end in range(1, len(path) + 1):
            self.found.setdefault(path[:end], line)

    def _pair(self, table: Path) -> None:
        line, key = self._line(), self._mark_key()
        self._mark((*table, *key), line)
        self._skip()
        self._takes("=")
        self._value((*table, *key))

    def _value(self, path: Path) -> None:
        self._skip()
        self.found.setdefault(path, self._line())
        if self._takes("["):
            index = 0
            while self._skip() and not self._takes("]"):
                if not self._takes(","):
                    self._value((*path, index))
                    index += 1
        elif self._takes("{"):
            while self._skip() and not self._takes("}"):
                if not self._takes(","):
                    self._pair(path)
        else:
            match = (
                _LONG.match(self.text, self.at)
                or _SHORT.match(self.text, self.at)
                or _BARE.match(self.text, self.at)
            )
            self.at = match.end() if match else len(self.text)
