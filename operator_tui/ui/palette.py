"""What the menu offers: the screens, and every command that does something on the screen below it."""

import re
from collections.abc import Iterator, Mapping, Sequence
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
    ("attempts.menu", "attempts"),
    ("day.menu", "day"),
    ("closing.menu", "closing"),
    ("screens.menu-event", "event"),
    ("kit.menu", "kit"),
    ("prints.menu", "prints"),
    ("bundle.menu", "bundle"),
    ("screens.menu-log", "log"),
    ("doctor.menu", "doctor"),
    ("exercises.menu", "exercises"),
)
"""The screens: the key of a label, and the command or the screen's own name that opens it. One line for each."""
_WORD: Final = re.compile(r"[\w+]+")
_OPEN_TO_ALL: Final = ("log", "doctor")
"""Screens that need no passphrase."""
_TRAINING: Final = "exercises"
"""The screen that only the demo has."""
_MOVES: Final = (
    Do.ENTER, Do.BACK, Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN,
)  # fmt: skip
"""Commands that are listed last: whoever has a menu open knows them."""


@dataclass(frozen=True)
class Choice:
    """One row of the menu: what it says, the key it has, what it opens or does, and other words that find it."""

    label: str
    key: str
    act: "Do | str"
    words: str

    @property
    def is_place(self) -> bool:
        """Whether it opens a screen."""
        return any(act == self.act for _, act in PLACES)

    def fits(self, typed: str, *, by_name: bool) -> bool:
        """Whether words of it begin with all that was typed, in any order; ``by_name``: words of what it says."""
        text = self.label if by_name else f"{self.label} {self.key} {self.words}"
        words = _WORD.findall(text.casefold())
        return all(any(w.startswith(part) for w in words) for part in typed.casefold().split())


def choices(offers: Mapping[Do, str], *, unlocked: bool, training: bool = False) -> list[Choice]:
    """The screens that can be opened, then what the screen below ``offers``. ``training``: it is the demo."""
    places = _places(offers, unlocked=unlocked)
    found = [choice for choice in places if training or choice.act != _TRAINING]
    taken = {choice.act for choice in found} | {Do.MENU}
    first = [do for do in offers if do not in taken and do not in _MOVES]
    last = [do for do in _MOVES if do in offers]
    return found + [_choice(offers[do], do) for do in (*first, *last)]


def narrowed(found: Sequence[Choice], typed: str) -> list[Choice]:
    """Those that fit what was typed: screens before commands, and in each what is called so before what is meant."""
    fitting = [choice for choice in found if choice.fits(typed, by_name=False)]
    return sorted(
        fitting, key=lambda c: (not c.is_place, bool(typed) and not c.fits(typed, by_name=True))
    )


def _places(offers: Mapping[Do, str], *, unlocked: bool) -> Iterator[Choice]:
    for label, act in PLACES:
        possible = act in offers if isinstance(act, Do) else unlocked or act in _OPEN_TO_ALL
        if possible:
            yield _choice(label, act)


def _choice(label: str, act: "Do | str") -> Choice:
    said = say(label)
    key = shown(act) if isinstance(act, Do) else ""
    general = say(f"keys.{act}") if isinstance(act, Do) else ""
    return Choice(said[:1].upper() + said[1:], key, act, f"{general} {_synonyms(act)}")


def _synonyms(act: str) -> str:
    """Other words that people look for it by, where there are any."""
    return say(f"keys.also.{act}") if f"also.{act}" in locale.table("keys") else ""
