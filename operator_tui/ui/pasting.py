"""What is pasted comes as one paste, whatever is in it.

Textual 8.2 ends a bracketed paste at an escape character in it: what stands after that is handed on as single keys,
before the paste and with an invented ``^``, and an Enter or an F key among them acts. So escape sequences are taken
out of a paste before Textual reads it. Its reader's name is a private one: where it is gone, pastes are as they were.
"""

from collections.abc import Iterable
from typing import Any, Final
from weakref import WeakKeyDictionary

from operator_tui.core.text import without_escapes

_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"


class Pastes:
    """The terminal's characters as they come; a paste is held until its end, then handed on without escapes."""

    def __init__(self) -> None:
        self._passed = ""
        self._held: str | None = None

    def take(self, data: str) -> str:
        """What can be read now of this and what was held before; empty while a paste goes on."""
        found = []
        while data:
            if self._held is None:
                passed, data = self._outside(data)
            else:
                passed, data = self._inside(data)
            found.append(passed)
        return "".join(found)

    def _outside(self, data: str) -> tuple[str, str]:
        """Up to the beginning of a paste, whose mark may have begun in what was passed on before."""
        seen = self._passed + data
        if (at := seen.find(_BEGIN)) < 0:
            self._passed = seen[1 - len(_BEGIN) :]
            return data, ""
        end = at + len(_BEGIN) - len(self._passed)
        self._passed, self._held = "", ""
        return data[:end], data[end:]

    def _inside(self, data: str) -> tuple[str, str]:
        held = (self._held or "") + data
        text, mark, rest = held.partition(_END)
        if not mark:
            self._held = held
            return "", ""
        self._held = None
        return without_escapes(text).replace("\x1b", "") + mark, rest


def mend_reader() -> None:
    """Have Textual read pastes without escapes."""
    try:
        from textual._xterm_parser import XTermParser
    except ImportError:
        return
    original: Any = XTermParser.feed
    if getattr(original, "pastes", None) is not None:
        return
    pastes: WeakKeyDictionary[Any, Pastes] = WeakKeyDictionary()

    def feed(self: Any, data: str) -> Iterable[Any]:
        if data:
            data = pastes.setdefault(self, Pastes()).take(data)
            if not data:
                return ()
        found: Iterable[Any] = original(self, data)
        return found

    feed.pastes = pastes  # type: ignore[attr-defined]
    setattr(XTermParser, "feed", feed)  # noqa: B010
