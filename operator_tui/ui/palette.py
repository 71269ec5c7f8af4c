"""What the menu offers: the screens, and every command that does something on the screen below it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from operator_tui import locale
from operator_tui.locale import say
from operator_tui.ui.commands import Do, shown

PLACES: Final[tuple[tuple[str, "Do | str"], ...]] = (
    ("screens.menu-form", Do.NEW),
    ("screens.menu-queue", Do.QUEUE),
    ("desk.menu", "desk"),
    ("followups.menu", "followups"),
    ("screens.menu-event", "event"),
    ("screens.menu-log", "log"),
)
"""The screens: the key of a label, and the command or the screen's own name that opens it. One line for each."""
_OPEN_TO_ALL: Final = ("log",)
"""Screens that need no passphrase."""
_MOVES: Final = (
    Do.ENTER, Do.BACK, Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN,
)  # fmt: skip
"""Commands that are listed last: whoever has a menu open knows them."""


@dataclass(frozen=True)
class Choice:
    """One row of the menu: what it says, the key it has, what it opens or does, and the words that find it."""

    label: str
    key: str
    act: "Do | str"
    words: str

    @property
    def is_place(self) -> bool:
        """Whether it opens a screen."""
        return any(act == self.act for _, act in PLACES)

    def fits(self, typed: str) -> bool:
        """Whether all the words that were typed are in it, in any order."""
        return all(word in self.words for word in typed.casefold().split())


def choices(offers: Mapping[Do, str], *, unlocked: bool) -> list[Choice]:
    """The screens that can be opened, then what the screen below ``offers``."""
    found = list(_places(offers, unlocked=unlocked))
    taken = {choice.act for choice in found} | {Do.MENU}
    first = [do for do in offers if do not in taken and do not in _MOVES]
    last = [do for do in _MOVES if do in offers]
    return found + [_choice(offers[do], do) for do in (*first, *last)]


def _places(offers: Mapping[Do, str], *, unlocked: bool) -> Iterator[Choice]:
    for label, act in PLACES:
        possible = act in offers if isinstance(act, Do) else unlocked or act in _OPEN_TO_ALL
        if possible:
            yield _choice(label, act)


def _choice(label: str, act: "Do | str") -> Choice:
    said = say(label)
    key = shown(act) if isinstance(act, Do) else ""
    general = say(f"keys.{act}") if isinstance(act, Do) else ""
    words = " ".join((said, general, key, _synonyms(act))).casefold()
    return Choice(said[:1].upper() + said[1:], key, act, words)


def _synonyms(act: str) -> str:
    """Other words that people look for it by, where there are any."""
    return say(f"keys.also.{act}") if f"also.{act}" in locale.table("keys") else ""
