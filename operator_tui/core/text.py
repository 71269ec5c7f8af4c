"""Cleaning what was typed or pasted: what can't stand in a field is taken out, nothing else is altered."""

import re
import unicodedata
from typing import Final

_ESCAPE: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|O[A-Za-z]|[@-_])"
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str) -> str:
    """One line of text: escape sequences, control and invisible characters out, white space folded, NFC.

    The joiners of scripts and emoji (ZWJ, ZWNJ) are invisible too and go; letters and their accents stay.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = without_escapes(text)
    text = "".join(" " if c.isspace() else c for c in text)
    text = "".join(c for c in text if c == " " or unicodedata.category(c) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_escapes(text: str) -> str:
    """The text without a terminal's escape sequences."""
    return _ESCAPE.sub("", text)


def digits(text: str) -> str:
    """The text with every decimal digit of any script as ASCII, everything else as it was."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
