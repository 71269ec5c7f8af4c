"""The day as numbers, each counted from stored rows."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from operator_tui.core.lifecycle import UNSENT, Status
from operator_tui.core.times import ZONES, local
from operator_tui.store import events, listing
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store


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
        counts, names = Counter[Status](), set[str]()
        for tz in ZONES:
            for name, status, n in listing.begun(db, wanted, tz):
                counts[status] += n
                names.add(name)
        return Day(
            date=wanted.isoformat(),
            event="; ".join(sorted(names - {""})),
            counts={status.value: counts[status] for status in Status},
            issued=counts[Status.ISSUED],
            unsent=sum(counts[status] for status in UNSENT),
        )

    return store.read(count)
