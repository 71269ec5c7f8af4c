"""The day as numbers, each counted from stored rows."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from operator_tui.core.lifecycle import UNSENT, Status
from operator_tui.core.times import local
from operator_tui.store import events, listing
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store


@dataclass(frozen=True)
class Day:
    """The applications begun on one local day, by status; ``event`` is the one in use."""

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
        tz = event.tz if event else "WIB"
        wanted = day or local(store.clock(), tz).date()
        counts = listing.day_counts(db, wanted, tz)
        return Day(
            date=wanted.isoformat(),
            event=event.name if event else "",
            counts={status.value: n for status, n in counts.items()},
            issued=counts[Status.ISSUED],
            unsent=sum(counts[status] for status in UNSENT),
        )

    return store.read(count)
