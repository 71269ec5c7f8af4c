"""The day as numbers, each counted from stored rows."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from operator_tui.core.lifecycle import UNSENT, Status
from operator_tui.core.times import ZONES, day_bounds, local
from operator_tui.store import events
from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Store

_BEGUN = """
    SELECT coalesce(e.name, '') AS event, a.status, count(*) AS n
    FROM applications a LEFT JOIN events e ON e.id = a.event
    WHERE a.created_at >= ? AND a.created_at < ? AND coalesce(e.tz, 'WIB') = ?
    GROUP BY 1, 2
"""


@dataclass(frozen=True)
class Day:
    """The applications of this laptop begun on one day, by status, of whatever event.

    The day of each is that of its own event's wall clock (without an event: WIB). ``event`` names the events
    they belong to, by name, joined by ``"; "``: empty where there are none, whichever event is in use.
    """

    date: str
    event: str
    counts: dict[str, int]
    issued: int
    unsent: int

    def to_json(self) -> dict[str, Any]:
        """``{"date", "event", "counts": {status: n}, "issued", "unsent"}``."""
        return asdict(self)


def day_summary(store: Store, day: date | None = None) -> Day:
    """Count a day (default: today on the wall clock of the event in use)."""

    def count(db: Database) -> Day:
        event = events.current(db)
        wanted = day or local(store.clock(), event.tz if event else "WIB").date()
        counts, names = Counter[str](), set[str]()
        for tz in ZONES:
            for row in rows(db, _BEGUN, [*day_bounds(wanted, tz), tz]):
                counts[row["status"]] += row["n"]
                names.add(row["event"])
        return Day(
            date=wanted.isoformat(),
            event="; ".join(sorted(names - {""})),
            counts={status.value: counts[status.value] for status in Status},
            issued=counts[Status.ISSUED.value],
            unsent=sum(counts[status.value] for status in UNSENT),
        )

    return store.read(count)
