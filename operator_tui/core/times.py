"""Moments as text. Stored: UTC, ISO 8601, milliseconds, ``Z``. Shown: the event's own zone."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

ZONES: Final = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Indonesia's zones as hours from UTC; fixed, since Windows has no zone data and none shifts in summer."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def stamp(moment: datetime) -> str:
    """An aware moment as it is stored: ``2026-11-23T02:41:07.123Z``. Sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The aware moment of a stored text. Raises ``ValueError``."""
    return datetime.fromisoformat(text).astimezone(UTC)


def local(moment_: datetime, tz: str = "WIB") -> datetime:
    """The same moment on the wall clock of ``WIB``, ``WITA`` or ``WIT``."""
    return moment_.astimezone(timezone(timedelta(hours=ZONES.get(tz, 7))))


def day_of(text: str) -> date:
    """A day written ``YYYY-MM-DD``, and no other way. Raises ``ValueError``."""
    if not _DAY.fullmatch(text):
        raise ValueError("YYYY-MM-DD")
    return date.fromisoformat(text)


def day_bounds(day: date, tz: str = "WIB") -> tuple[str, str]:
    """The stored texts between which a local day lies: from (included) and to (excluded).

    The first and the last day of the calendar end where it does.
    """
    hours = timedelta(hours=ZONES.get(tz, 7))
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    start = midnight - hours if day > date.min else midnight
    end = start + timedelta(days=1) if day < date.max else datetime.max.replace(tzinfo=UTC)
    return stamp(start), stamp(end)
