"""How each operator's work went, as CSPro's operator statistics tell it: numbers that rows back, and no applicant."""

import itertools
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from operator_tui.core.times import moment, stamp
from operator_tui.store import daywindow, operators
from operator_tui.store.daywindow import Window
from operator_tui.store.operators import Looks
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store

PAUSE: Final = 30 * 60
"""Seconds between two acts of a person after which they weren't at work in between."""
_SHORTEST: Final = 0.1
"""Hours of work that a rate an hour is said of: of less it would be a wild one."""


@dataclass(frozen=True)
class Field:
    """Second looks at one field: how many, how many differed, and the share of those."""

    looks: int
    different: int
    rate: float


@dataclass(frozen=True)
class Operator:
    """One person's work.

    ``finalised`` counts applications made final for the first time, ``mended`` those the office had sent back and
    this person made final again, ``returned`` those of this person that the office sent back. ``hours`` is the time
    between their acts, without pauses of over half an hour; ``per_hour`` is None under six minutes. Seconds are of
    what was measured: ``timed`` applications. ``looks`` is by field, of what this person had typed first.
    """

    who: str
    finalised: int
    mended: int
    returned: int
    hours: float
    per_hour: float | None
    timed: int
    typing_median: float | None
    typing_p90: float | None
    reading_median: float | None
    looks: dict[str, Field] = field(default_factory=dict)


@dataclass(frozen=True)
class Operators:
    """All of them, by name, and the local days it is about, both included."""

    first: str
    last: str
    operators: tuple[Operator, ...]

    def to_json(self) -> dict[str, Any]:
        """``{"first", "last", "operators": [{…}]}``."""
        return asdict(self)


def operator_statistics(
    store: Store, first: date | None = None, last: date | None = None
) -> Operators:
    """Count the days from ``first`` to ``last`` (default: today), each act on the clock of its application's event."""

    def read(db: Database) -> Operators:
        window = daywindow.of_day(db, first, stamp(store.clock()), last)
        return Operators(*window.days, operators_of(db, window))

    return store.read(read)


def operators_of(db: Database, window: Window) -> tuple[Operator, ...]:
    """The same of a window that was chosen already, in its snapshot."""
    acts: dict[str, list[str]] = {}
    for who, at in operators.acts(db, window):
        acts.setdefault(who, []).append(at)
    finals = list(operators.finals(db, window))
    returned = operators.returned(db, window)
    looked = operators.looks(db, window)
    names = {f.who for f in finals} | returned.keys() | {one.typist for one in looked}
    found = []
    for who in sorted(names):
        own = [f for f in finals if f.who == who]
        first = [f for f in own if f.first]
        typing = [f.typing for f in first if f.typing]
        reading = [f.reading for f in first if f.reading]
        hours = _hours(acts.get(who, []))
        found.append(
            Operator(
                who=who,
                finalised=len(first),
                mended=sum(f.mended for f in own),
                returned=returned.get(who, 0),
                hours=round(hours, 2),
                per_hour=rate(len(first), hours),
                timed=len(typing),
                typing_median=_median(typing),
                typing_p90=_p90(typing),
                reading_median=_median(reading),
                looks=_fields(one for one in looked if one.typist == who),
            )
        )
    return tuple(found)


def rate(applications: int, hours: float) -> float | None:
    """Applications an hour; None of too short a time to say."""
    return round(applications / hours, 1) if hours >= _SHORTEST else None


def _hours(moments: Sequence[str]) -> float:
    """Between acts that follow each other within a pause."""
    at = [moment(text) for text in moments]
    gaps = ((b - a).total_seconds() for a, b in itertools.pairwise(at))
    return sum(gap for gap in gaps if gap <= PAUSE) / 3600


def _median(seconds: Sequence[float]) -> float | None:
    return round(statistics.median(seconds), 1) if seconds else None


def _p90(seconds: Sequence[float]) -> float | None:
    """The least of them that nine of ten don't exceed (nearest rank)."""
    return sorted(seconds)[math.ceil(len(seconds) * 0.9) - 1] if seconds else None


def _fields(looked: Iterable[Looks]) -> dict[str, Field]:
    return {
        one.field: Field(one.looks, one.different, round(one.different / one.looks, 3))
        for one in looked
    }
