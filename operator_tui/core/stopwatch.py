"""How long an applicant takes: seconds at the form and at the read-back, apart, from the moments of the keys.

What lies between two keys on the same screen counts, unless it is longer than that screen's ``away``: then the
operator was doing something else, and none of it counts. A clock that jumps back counts nothing either.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

TYPING_AWAY: Final = 60.0
"""Seconds without a key after which one is away from the form."""
READING_AWAY: Final = 180.0
"""The same at the read-back, where several lines are read aloud between two keys."""


class Spent(NamedTuple):
    """Seconds spent at the form and at the read-back of one application, over all its sittings."""

    typing: float = 0.0
    reading: float = 0.0


@dataclass
class Stopwatch:
    """Adds up the time between keys; ``seconds`` is what it has so far."""

    away: float
    seconds: float = 0.0
    _last: datetime | None = None

    def key(self, at: datetime) -> None:
        """A key came, at this moment."""
        if self._last is not None:
            gap = (at - self._last).total_seconds()
            self.seconds += gap if 0 < gap <= self.away else 0.0
        self._last = at

    def pause(self) -> None:
        """The screen is left: what passes until its next key doesn't count."""
        self._last = None


@dataclass
class Times:
    """Both watches of one application."""

    typing: Stopwatch = field(default_factory=lambda: Stopwatch(TYPING_AWAY))
    reading: Stopwatch = field(default_factory=lambda: Stopwatch(READING_AWAY))

    @classmethod
    def going_on(cls, spent: Spent) -> "Times":
        """Those of an application that was begun before."""
        return cls(Stopwatch(TYPING_AWAY, spent.typing), Stopwatch(READING_AWAY, spent.reading))

    @property
    def spent(self) -> Spent:
        """What both have so far."""
        return Spent(self.typing.seconds, self.reading.seconds)

    def pause(self) -> None:
        """Both are left: parked, locked, or the other screen comes."""
        self.typing.pause()
        self.reading.pause()
