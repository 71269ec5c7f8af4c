"""Moments as text. Stored: UTC, ISO 8601, milliseconds, ``Z``. Shown: the event's own zone."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

ZONES: Final = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Indonesia's zones as hours from UTC; fixed, since Windows has no zone data and none shifts in summer."""


def stamp(moment: datetime) -> str:
    """An aware moment as it is stored: ``2026-11-23T02:41:07.123Z``. Sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The aware moment of a stored text. Raises ``ValueError``."""
    return datetime.fromisoformat(text).astimezone(UTC)


def local(moment_: datetime, tz: str = "WIB") -> datetime:
    """The same moment on the wall clock of ``WIB``, ``WITA`` or ``WIT``."""
    return moment_.astimezone(timezone(timedelta(hours=ZONES.get(tz, 7))))


def day_bounds(day: date, tz: str = "WIB") -> tuple[str, str]:
    """The stored texts between which a local day lies: from (included) and to (excluded)."""
    start = datetime(
        day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=ZONES.get(tz, 7)))
    )
    return stamp(start), stamp(start + timedelta(days=1))
