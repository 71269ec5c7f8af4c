"""How the day stands, in one reading of the store."""

from dataclasses import dataclass
from datetime import datetime

from operator_tui.core.times import local, moment
from operator_tui.store import attempts, events, listing, outbox
from operator_tui.store.sqlcipher import Database


@dataclass(frozen=True)
class Today:
    """Items that wait, applications that aren't proven at the office, bytes of the local day, the last success.

    ``tz`` is of the event in use, ``end`` the stored moment at which its day is over; empty where none could be read.
    """

    waiting: int = 0
    unsent: int = 0
    used: int = 0
    last_success: str = ""
    tz: str = "WIB"
    end: str = ""

    def wall(self, stamp: str, *, day: bool = False) -> str:
        """A stored moment on the wall clock, ``10.33``, or with its ``day``; empty for what is none."""
        try:
            return f"{local(moment(stamp), self.tz):{'%d/%m/%Y %H.%M' if day else '%H.%M'}}"
        except (ValueError, OverflowError):
            return ""


def today(db: Database, now: datetime) -> Today:
    """How it stands now."""
    counts, event, day = listing.counts(db), events.current(db), attempts.day_of(db, now)
    return Today(
        outbox.waiting(db), counts.unsent, attempts.used(db, day), counts.last_success,
        event.tz if event else "WIB", day.end,
    )  # fmt: skip


def used(db: Database, now: datetime) -> int:
    """Bytes of the local day so far."""
    return attempts.used(db, attempts.day_of(db, now))
