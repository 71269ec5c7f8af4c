"""The record of what delivery did: looks at the link, and the bytes of a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from operator_tui.core.times import day_bounds, local, moment, stamp
from operator_tui.store import events
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Tx

_SAME: Final = timedelta(minutes=10)
"""A look that finds what the one before found, so soon after it, is one more of the same and no row of its own."""


@dataclass(frozen=True)
class Look:
    """A look at the link, or for news: the verdict, its cause for IT, milliseconds, bytes each way."""

    verdict: str
    cause: str = ""
    ms: int = 0
    up: int = 0
    down: int = 0


@dataclass(frozen=True)
class Day:
    """A local day as the two stored moments that it lies between: from (included) and to (excluded)."""

    start: str
    end: str


def day_of(db: Database, at: datetime) -> Day:
    """The local day of the event in use (WIB where there is none) that a moment lies in."""
    event = events.current(db)
    tz = event.tz if event else "WIB"
    return Day(*day_bounds(local(at, tz).date(), tz))


def looked(tx: Tx, look: Look) -> None:
    """Write a look down. One that is like the last, on the same day, adds its bytes to that one's row."""
    now = moment(tx.at)
    since = max(stamp(now - _SAME), day_of(tx.db, now).start)
    last = one(tx.db, "SELECT id, verdict, cause, last_at FROM probes ORDER BY id DESC LIMIT 1")
    like = last is not None and (last["verdict"], last["cause"]) == (look.verdict, look.cause)
    if last is not None and like and since <= last["last_at"] <= tx.at:
        tx.db.execute(
            "UPDATE probes SET last_at = ?, times = times + 1, ms = ?, bytes_up = bytes_up + ?,"
            " bytes_down = bytes_down + ? WHERE id = ?",
            [tx.at, look.ms, look.up, look.down, last["id"]],
        )
        return
    tx.db.execute(
        "INSERT INTO probes (at, last_at, verdict, cause, ms, bytes_up, bytes_down)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [tx.at, tx.at, look.verdict, look.cause, look.ms, look.up, look.down],
    )


def last_verdict(db: Database) -> str:
    """What the newest look at the link found, whichever process looked; empty for none."""
    row = one(db, "SELECT verdict FROM probes ORDER BY id DESC LIMIT 1")
    return str(row["verdict"]) if row is not None else ""


def used(db: Database, day: Day) -> int:
    """Bytes of a day over the air, both ways, as the program counts them: batches, and looks at the link."""
    row = one(
        db,
        "SELECT coalesce(sum(n), 0) AS n FROM ("
        " SELECT bytes_up + bytes_down AS n FROM batches"
        "  WHERE started_at >= :start AND started_at < :end AND channel = 'office'"
        " UNION ALL SELECT bytes_up + bytes_down FROM probes WHERE at >= :start AND at < :end)",
        {"start": day.start, "end": day.end},
    )
    return int(row["n"]) if row else 0
