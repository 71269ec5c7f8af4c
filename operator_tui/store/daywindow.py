"""A stretch of local days, as a condition in a query: each row on the clock of its own event."""

from datetime import date
from typing import Any, Final, NamedTuple

from operator_tui.core.times import ZONES, day_bounds, local, moment
from operator_tui.store import events
from operator_tui.store.sqlcipher import Database, one

OWN: Final = "CASE WHEN e.tz IN ('WITA', 'WIT') THEN e.tz ELSE 'WIB' END"
"""The zone of a row whose event is joined as ``e``; what has no event goes by WIB."""


class Window(NamedTuple):
    """The days from ``first`` to ``last``, both included; of one event by its id, or of all (empty).

    ``tz`` is the clock of what belongs to no event: the link, batches.
    """

    first: date
    last: date
    event: str = ""
    tz: str = "WIB"

    @property
    def bounds(self) -> tuple[str, str]:
        """The stored moments between which it lies on its own clock: from (included) and to (excluded)."""
        return day_bounds(self.first, self.tz)[0], day_bounds(self.last, self.tz)[1]

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day as they are stored."""
        return self.first.isoformat(), self.last.isoformat()


def within(column: str, window: Window) -> tuple[str, list[Any]]:
    """The condition that a moment lies in the window on the clock of its row's event ``e``, and its values.

    ``a`` is the application where the window is of one event.
    """
    bounds = {tz: (day_bounds(window.first, tz)[0], day_bounds(window.last, tz)[1]) for tz in ZONES}
    start, end = min(b[0] for b in bounds.values()), max(b[1] for b in bounds.values())
    parts, params = [f"{column} >= ? AND {column} < ?"], [start, end]
    zones = []
    for tz, (begins, ends) in bounds.items():
        zones.append(f"({OWN} = ? AND {column} >= ? AND {column} < ?)")
        params += [tz, begins, ends]
    parts.append(f"({' OR '.join(zones)})")
    if window.event:
        parts.append("a.event = ?")
        params.append(window.event)
    return " AND ".join(parts), params


def of_day(db: Database, day: date | None, now: str, last: date | None = None) -> Window:
    """The window of a day, or up to ``last``, of all events; without a day: today, at the moment ``now``."""
    event = events.current(db)
    first = day or local(moment(now), event.tz if event else "WIB").date()
    return Window(first, last or first, tz=_clock_of(db, first))


def _clock_of(db: Database, day: date) -> str:
    """The clock of a day for what belongs to no event: that of the newest event which had begun by then, else WIB.

    Not that of the event in use: a day that is past would change when the laptop travels on.
    """
    row = one(
        db,
        f"SELECT {OWN} AS tz FROM events e WHERE e.date <= ? ORDER BY e.date DESC, e.created_at DESC, e.id LIMIT 1",  # noqa: S608  a constant
        [day.isoformat()],
    )
    return str(row["tz"]) if row else "WIB"


def of_event(
    db: Database, id_or_name: str, first: date | None = None, last: date | None = None
) -> Window:
    """The window of an event by its id or name: every day on which anything of it is stored, or the days given.

    Raises :class:`operator_tui.core.errors.Refused` where there is none, or several.
    """
    event = events.named(db, id_or_name)
    row = one(
        db,
        "SELECT min(at) AS first, max(at) AS last FROM ("
        " SELECT created_at AS at FROM applications WHERE event = :event"
        " UNION ALL SELECT finalised_at FROM applications WHERE event = :event AND finalised_at <> ''"
        " UNION ALL SELECT came_at FROM intake WHERE event = :event)",
        {"event": event.id},
    )
    days = [date.fromisoformat(event.date)]
    if row and row["first"]:
        days += [local(moment(row[end]), event.tz).date() for end in ("first", "last")]
    begin = first or min(days)
    return Window(begin, max(begin, last or first or max(days)), event.id, event.tz)
