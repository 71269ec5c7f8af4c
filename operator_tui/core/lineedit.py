"""One line of text under the keyboard: typed into, moved in, emptied. Never longer than a paste can be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from operator_tui.core.text import clean

LONGEST: Final = 10_000


@dataclass
class LineEdit:
    """A line, its cursor, and whether it is ``fresh``: untouched since it was entered.

    In a fresh line the first character typed takes the place of what stands there, as in any form where a
    field is marked when it is entered. Moving the cursor or deleting ends that.
    """

    text: str = ""
    cursor: int = 0
    fresh: bool = False

    @classmethod
    def entering(cls, text: str) -> "LineEdit":
        """The line as it is when its field is entered."""
        return cls(text, len(text), fresh=bool(text))

    def insert(self, typed: str) -> None:
        """Type or paste at the cursor; what can't stand in a line is cleaned away, spaces are kept."""
        kept = typed if typed == " " else "".join(_kept(typed))
        if not kept or (len(typed) > 1 and not kept.strip()):
            return
        if self.fresh:
            self.text, self.cursor = "", 0
        kept = kept[: LONGEST - len(self.text)]
        self.text = self.text[: self.cursor] + kept + self.text[self.cursor :]
        self.cursor += len(kept)
        self.fresh = False

    def press(self, key: str) -> bool:
        """Take an editing key (Textual's name for it); False if it isn't one."""
        action = _KEYS.get(key)
        if action is None:
            return False
        start, end = action(self.text, self.cursor)
        if key in _MOVES:
            self.cursor = start
        else:
            self.text, self.cursor = self.text[:start] + self.text[end:], start
        self.fresh = False
        return True


def _kept(typed: str) -> list[str]:
    """A pasted text on one line; a single character as it is, if it can be seen."""
    if len(typed) == 1:
        return [typed] if typed.isprintable() else []
    lead = " " if typed[:1].isspace() else ""
    return [lead, clean(typed)]


def _word_start(text: str, cursor: int) -> int:
    return len(text[:cursor].rstrip()[: text[:cursor].rstrip().rfind(" ") + 1])


_KEYS: Final[dict[str, Callable[[str, int], tuple[int, int]]]] = {
    "left": lambda _text, cursor: (max(0, cursor - 1), 0),
    "right": lambda text, cursor: (min(len(text), cursor + 1), 0),
    "home": lambda _text, _cursor: (0, 0),
    "end": lambda text, _cursor: (len(text), 0),
    "backspace": lambda _text, cursor: (max(0, cursor - 1), cursor),
    "delete": lambda text, cursor: (cursor, min(len(text), cursor + 1)),
    "ctrl+u": lambda text, _cursor: (0, len(text)),
    "ctrl+k": lambda text, cursor: (cursor, len(text)),
    "ctrl+w": lambda text, cursor: (_word_start(text, cursor), cursor),
    "ctrl+e": lambda text, _cursor: (len(text), 0),
}
_MOVES: Final = frozenset({"left", "right", "home", "end", "ctrl+e"})
