"""The line before the desk: who stands where, as values. Nobody ever leaves it but by being called, or going home."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from operator_tui.core.errors import Refused


class Standing(StrEnum):
    """Where a person is who took a number; the value is what is stored.

    An *absent* one was called and wasn't there: still in line, three places further back.
    """

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    ABSENT = "absent"
    GONE = "gone"


_S = Standing
IN_LINE: Final = (_S.WAITING, _S.ABSENT)
"""Those who are called in their turn."""

MOVES: Final[dict[Standing, tuple[Standing, ...]]] = {
    _S.WAITING: (_S.CALLED, _S.SERVED, _S.ABSENT, _S.GONE),
    _S.CALLED: (_S.WAITING, _S.SERVED, _S.ABSENT, _S.GONE),
    _S.ABSENT: (_S.WAITING, _S.CALLED, _S.SERVED, _S.GONE),
    _S.SERVED: (_S.WAITING,),
    _S.GONE: (_S.WAITING, _S.SERVED),
}
"""What each may become. All can be taken back; someone who went home may come again."""

PLACES_BACK: Final = 3
"""How many people are called before one who wasn't there (SCREENS frame 2)."""
OPERATOR: Final = "O"
"""Served by an operator; the others are helped to do it themselves, and aren't called to the form."""


class Waiter(NamedTuple):
    """What decides a place in line: the number, priority (elderly, pregnant, disabled, with a small child), by whom."""

    id: int
    number: int
    priority: bool
    served: str

    @property
    def turn(self) -> tuple[bool, int]:
        """By right: those with priority first, then by number."""
        return (not self.priority, self.number)


def require(old: Standing, new: Standing) -> None:
    """Raise :class:`Refused` unless ``old`` may become ``new``."""
    if new not in MOVES[old]:
        raise Refused("desk.move")


def join(line: Sequence[Waiter], one: Waiter) -> list[Waiter]:
    """The line with one more in it, before the first whose turn comes later by right."""
    at = next((i for i, other in enumerate(line) if other.turn > one.turn), len(line))
    return [*line[:at], one, *line[at:]]


def set_back(line: Sequence[Waiter], one: Waiter) -> list[Waiter]:
    """The line after ``one`` was called and wasn't there: three who are served the same way go first.

    Someone called already stands before the line. With fewer than three behind, the place is the last one.
    """
    ids = [other.id for other in line]
    here = ids.index(one.id) if one.id in ids else 0
    rest = [other for other in line if other.id != one.id]
    behind = [i for i in range(here, len(rest)) if rest[i].served == one.served]
    at = behind[PLACES_BACK - 1] + 1 if len(behind) >= PLACES_BACK else len(rest)
    return [*rest[:at], one, *rest[at:]]


def percentile(values: Iterable[float], percent: int) -> float | None:
    """The smallest value that so many in a hundred don't exceed (nearest rank); None for no values."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None
