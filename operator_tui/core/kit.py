"""What is carried to an outreach day: what is needed, what is there, and for how many people it lasts. Pure."""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from operator_tui.core.form import Words

GOOD, BROKEN, LOW = "B", "R", "H"
CONDITIONS: Final = (GOOD, BROKEN, LOW)
"""Conditions of a thing, by the letter that is typed: good (*baik*), broken (*rusak*), nearly used up (*habis*)."""
PEOPLE: Final = "people"
"""The key that holds for how many applicants the day is meant; no thing has it."""
OWN: Final = "own-"
"""What the keys of things begin with that were added at one event."""
FEW: Final = 30
"""People's worth of paper from which on it is said on every screen."""
MOST: Final = 999_999
"""The largest count that can be typed."""


class Item(NamedTuple):
    """One line of the list: ``need`` for a day, ``per_person`` of it for one applicant (0: not used up).

    ``stock`` is ``sheets`` where printing takes from it.
    """

    key: str
    label: Words
    need: int
    per_person: float = 0.0
    stock: str = ""


class Template(NamedTuple):
    """The list that an event begins with, and for how many applicants."""

    people: int
    items: tuple[Item, ...]


class Line(NamedTuple):
    """A line as it stands at an event. ``counted`` None: not counted yet, which is never zero.

    ``used`` is what printing took since it was counted; ``dropped`` is the reason why it isn't needed this time.
    """

    item: Item
    counted: int | None = None
    condition: str = ""
    note: str = ""
    dropped: str = ""
    used: int = 0

    @property
    def left(self) -> int | None:
        """What is there now; never below nothing, since a count may have been wrong."""
        return None if self.counted is None else max(0, self.counted - self.used)


class Mark(StrEnum):
    """How a line stands."""

    UNCHECKED = "unchecked"
    ENOUGH = "enough"
    SHORT = "short"
    NONE = "none"
    DROPPED = "dropped"


def mark(line: Line, people: int) -> Mark:
    """How a line stands for a day of so many applicants. A broken thing is not there."""
    if line.dropped:
        return Mark.DROPPED
    if line.left is None:
        return Mark.UNCHECKED
    if line.item.need and (not line.left or line.condition == BROKEN):
        return Mark.NONE
    return Mark.SHORT if lacking(line, people) or line.condition == LOW else Mark.ENOUGH


def wanted(item: Item, people: int) -> int:
    """How many of it a day of so many applicants needs."""
    return max(item.need, math.ceil(item.per_person * people))


def lacking(line: Line, people: int) -> int:
    """How many are missing; nothing is missing of what wasn't counted or isn't needed this time."""
    if line.dropped or line.left is None:
        return 0
    there = 0 if line.condition == BROKEN else line.left
    return max(0, wanted(line.item, people) - there)


def lasts(line: Line) -> int | None:
    """For how many applicants it lasts; None where nobody can tell."""
    if line.left is None or line.dropped or not line.item.per_person:
        return None
    return int(line.left / line.item.per_person)


def paper_lasts(lines: Sequence[Line]) -> int | None:
    """For how many applicants the paper in stock lasts; None where it wasn't counted."""
    return next((lasts(line) for line in lines if line.item.stock == "sheets"), None)


def checked(lines: Sequence[Line]) -> int:
    """How many lines were counted, or are not needed this time."""
    return sum(line.counted is not None or bool(line.dropped) for line in lines)


def short(lines: Sequence[Line], people: int) -> list[Line]:
    """The lines of which something is missing."""
    return [line for line in lines if mark(line, people) in (Mark.SHORT, Mark.NONE)]
