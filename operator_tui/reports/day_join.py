"""The numbers of several laptops as one day: read from the JSON files of the others, and added."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from operator_tui.core.errors import Refused
from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import Status
from operator_tui.core.line import percentile
from operator_tui.core.text import clean
from operator_tui.reports.day_values import (
    AND,
    FEWEST,
    Day,
    Intake,
    Measured,
    Network,
    Part,
    Times,
    Worked,
    most_first,
)
from operator_tui.reports.operators import rate

LARGEST: Final = 20_000_000
"""Bytes of a file that is read at all: a month of a busy laptop is a tenth of it."""
_N = TypeVar("_N", int, float)
_MOST: Final = 10**12
"""No count of a day is larger: it would be rubbish."""


def read_part(data: bytes, name: str) -> Part:
    """What ``summary --format json`` of a laptop wrote, in a file of that name. Raises :class:`Refused` for another."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
        measured, numbers = found["measured"], {**found}
        del numbers["measured"]
        _check(numbers, Day)
        _check(measured, Measured)
        part = Part(
            Day.from_json(_cleaned(numbers)),
            Measured(**{k: _listed(v) for k, v in measured.items()}),
        )
        _check_values(part)
    except (ValueError, KeyError, TypeError, RecursionError, Refused) as error:
        raise Refused("daysheet.join-not-a-summary", file=name) from error
    return part


def join(parts: Sequence[Part]) -> Part:
    """Add laptops: counts by sum, medians and "9 of 10" anew from every time that was measured.

    Raises :class:`Refused` where they are of different days, or one laptop stands twice among them.
    """
    first = parts[0].day
    devices = [device for part in parts for device in part.day.device.split(AND)]
    if any((part.day.date, part.day.until) != (first.date, first.until) for part in parts):
        raise Refused("daysheet.join-other-days")
    if len(set(devices)) < len(devices):
        raise Refused("daysheet.join-twice", device=Counter(devices).most_common(1)[0][0])
    all_of = [part.measured for part in parts]
    measured = Measured(
        waits=tuple(sorted(each for one in all_of for each in one.waits)),
        typing=tuple(sorted(each for one in all_of for each in one.typing)),
        reading=tuple(sorted(each for one in all_of for each in one.reading)),
        hours=_added(one.hours for one in all_of),
    )
    days = [part.day for part in parts]
    operators = _operators([one for day in days for one in day.operators], measured.hours)
    day = replace(
        first,
        event="; ".join(sorted({name for d in days for name in d.event.split("; ") if name})),
        device=AND.join(sorted(devices)),
        **_counts(days),
        intake=_intake([d.intake for d in days], measured.waits),
        typing=_times(measured.typing),
        reading=_times(measured.reading),
        operators=operators,
        network=Network(
            *(round(sum(getattr(d.network, f.name) for d in days), 2) for f in fields(Network))
        ),
        followups={kind: _added(d.followups[kind] for d in days) for kind in KINDS},
    )
    return Part(day, measured)


def _counts(days: Sequence[Day]) -> dict[str, Any]:
    return {
        **{name: sum(getattr(day, name) for day in days) for name in _SUMS},
        **{name: most_first(_added(getattr(day, name) for day in days)) for name in _RANKED},
        **{name: _added(getattr(day, name) for day in days) for name in _IN_ORDER},
    }


_SUMS: Final = (
    "applications", "open_drafts", "dropped", "lost", "unproven", "desk", "issued", "unsent", "issued_then",
    "issued_late", "few", "copies", "sheets",
)  # fmt: skip
_RANKED: Final = ("returned", "villages", "kbli", "sex", "printed")
_IN_ORDER: Final = ("counts", "services", "due")


def _added(counted: Iterable[Mapping[str, _N]]) -> dict[str, _N]:
    """By key, in the order in which keys were first met."""
    found: dict[str, _N] = {}
    for one in counted:
        for key, n in one.items():
            found[key] = round(found[key] + n, 2) if key in found else n
    return found


def _intake(parts: Sequence[Intake], waits: tuple[float, ...]) -> Intake:
    sums = {
        name: sum(getattr(part, name) for part in parts)
        for name in (
            "taken_in",
            "waiting",
            "called",
            "served",
            "absent",
            "gone",
            "lost",
            "absences",
        )
    }
    return Intake(
        **sums,
        wait_median_min=percentile(waits, 50),
        wait_p90_min=percentile(waits, 90),
        by_hour=dict(sorted(_added(part.by_hour for part in parts).items())),
    )


def _times(minutes: tuple[float, ...]) -> Times:
    return Times(len(minutes), percentile(minutes, 50), percentile(minutes, 90))


def _operators(parts: Iterable[Worked], hours: Mapping[str, float]) -> tuple[Worked, ...]:
    """One line a name, by name; whoever worked on two laptops stands in one."""
    found: dict[str, Worked] = {}
    for one in parts:
        known = found.get(one.who)
        sums = {
            name: getattr(one, name) + (getattr(known, name) if known else 0)
            for name in ("applications", "mended", "returned", "looks", "different")
        }
        per_hour = rate(sums["applications"], hours.get(one.who, 0.0)) if known else one.per_hour
        found[one.who] = replace(one, per_hour=per_hour, **sums)
    return tuple(found[who] for who in sorted(found))


def _check_values(part: Part) -> None:
    """Whether what the types can't say is so too. Raises :class:`ValueError`."""
    day, measured = part.day, part.measured
    if not (
        date.fromisoformat(day.date) <= date.fromisoformat(day.until)
        and bool(day.device)
        and set(day.counts) == set(Status)
        and set(day.services) == {"nib", *KINDS}
        and set(day.due) == set(day.followups) == set(KINDS)
        and all(set(by) <= set(Status) for by in day.followups.values())
        and all(hour.isdecimal() and int(hour) < 24 for hour in day.intake.by_hour)
        and all(one.who and one.applications >= FEWEST for one in day.operators)
        and day.typing.measured == len(measured.typing)
        and day.reading.measured == len(measured.reading)
    ):
        raise ValueError(day.device)


def _check(value: object, kind: Any) -> None:
    """Whether JSON data has the shape of an annotated type. Raises :class:`ValueError`."""
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        if not isinstance(value, dict) or set(value) != set(hints):
            raise ValueError(kind)
        for name, hint in hints.items():
            _check(value[name], hint)
    elif origin is UnionType:
        if value is not None or NoneType not in args:
            _check(value, next(arg for arg in args if arg is not NoneType))
    elif origin is dict:
        if not isinstance(value, dict):
            raise ValueError(kind)
        for each in value.values():
            _check(each, args[1])
    elif origin is tuple:
        if not isinstance(value, list):
            raise ValueError(kind)
        for each in value:
            _check(each, args[0])
    elif kind in (int, float):
        allowed = int if kind is int else (int, float)
        if not isinstance(value, allowed) or isinstance(value, bool):
            raise ValueError(kind)
        if not math.isfinite(value) or not 0 <= value <= _MOST:
            raise ValueError(kind)
    elif not isinstance(value, kind):
        raise ValueError(kind)


def _cleaned(value: Any) -> Any:
    """Texts without what could move a terminal's cursor."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(each) for key, each in value.items()}
    return value


def _listed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return {clean(key): each for key, each in value.items()}
