"""How often and how long the office couldn't be reached, from what was seen of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from operator_tui.core.times import moment

_STILL: Final = 30.0
"""Minutes after a look in which the next one would have come: the sender waits five at most by itself."""


@dataclass(frozen=True)
class Seen:
    """At this moment (stored text) the office was reached, or wasn't."""

    at: str
    good: bool


@dataclass(frozen=True)
class Outages:
    """How many there were, and their minutes together, from the first failure to the next success."""

    times: int = 0
    minutes: float = 0.0


def outages(seen: Sequence[Seen], end: str) -> Outages:
    """Sum up what was seen, oldest first. One that isn't over yet counts up to ``end``.

    An outage lasts until somebody saw that it was over. Where nobody looked any more, since the laptop was closed, it
    counts up to the last look.
    """
    times, minutes, since = 0, 0.0, ""
    for each in seen:
        if not each.good and not since:
            times, since = times + 1, each.at
        elif each.good and since:
            minutes, since = minutes + _between(since, each.at), ""
    if since:
        last = seen[-1].at
        minutes += _between(since, end if _between(last, end) <= _STILL else last)
    return Outages(times, minutes)


def _between(start: str, end: str) -> float:
    """Minutes; a clock that was set back takes nothing away."""
    return max(0.0, (moment(end) - moment(start)).total_seconds() / 60)
