"""Esc and what is typed right after it. A terminal sends both as it sends Alt and a key; here no key is on Alt.

Textual 8.2 reads ``ESC 7`` as a foreign character (``¶``), ``ESC b`` as a move by a word, and ``ESC a b c F2`` as a
circumflex: the Esc is lost, and something is typed that nobody typed. Its table of sequences is mended here, so that
all of them are ``alt+…`` at once, which :func:`strokes` reads as two keys. The table's name is a private one: where
it is gone, what Textual itself calls ``alt+…`` is still read so.
"""

import string
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from textual.keys import Keys

if TYPE_CHECKING:
    from textual.events import Key

_ALT: Final = "alt+"
_BEGIN_MORE: Final = "[ONPX]^_\\"
"""What follows Esc at the beginning of a longer sequence: an F key, or a terminal's answer."""
_SHIFT_TAB_AND_BACKSPACE: Final = "\t\b"
"""After Esc these two are keys of their own on some terminals."""


class _Name(NamedTuple):
    """A key of the table, by its name."""

    value: str


def strokes(event: "Key") -> list[tuple[str, str]]:
    """The keys of an event, each with its character: two for Esc and a character, else one."""
    character = event.character if event.is_printable and event.character else ""
    if not event.key.startswith(_ALT):
        return [(event.key, character)]
    character = character or event.key.removeprefix(_ALT)
    if len(character) != 1:
        return [(event.key, "")]
    return [("escape", ""), (character, character)]


def mend_table() -> None:
    """Have Textual read Esc and a character as ``alt+…``, and Esc and Enter or a Ctrl key as both of them."""
    try:
        from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    except ImportError:
        return
    table = cast("dict[str, Any]", ANSI_SEQUENCES_KEYS)
    for character in string.printable.strip() + " ":
        if character not in _BEGIN_MORE:
            table[f"\x1b{character}"] = (_Name(_ALT + character),)
    for control in map(chr, range(1, 27)):
        if control not in _SHIFT_TAB_AND_BACKSPACE and isinstance(table.get(control), tuple):
            table[f"\x1b{control}"] = (Keys.Escape, *table[control])
