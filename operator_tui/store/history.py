"""The record of attempts: every batch, and every look at the link that was written down. Reading only.

A list of them holds row numbers, newest first, and reads its rows a page at a time, however many there are.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from operator_tui.core.outages import Seen
from operator_tui.core.times import day_bounds
from operator_tui.store.sqlcipher import Database, rows

_USABLE = ("online", "slow")
_UNREACHED = ("cut", "unreached")
_DAY = 20_000
"""Records of one day that are looked at, the newest."""


@dataclass(frozen=True)
class Attempt:
    """One batch: bytes each way, milliseconds, how it ended, what became of its items, the server's request id.

    ``verdict`` is ``answered``, ``cut``, ``unreached``, ``refused`` or ``dead``, empty while it is under way;
    ``channel`` is ``office`` or ``bundle``; ``finished_at`` empty while it is under way.
    """

    id: str
    number: int
    channel: str
    at: str
    finished_at: str
    items: int
    accepted: int
    refused: int
    unsure: int
    up: int
    down: int
    ms: int
    verdict: str
    request: str
    cause: str


@dataclass(frozen=True)
class Probe:
    """One look at the link: its verdict, the cause in brackets for IT, milliseconds, bytes each way."""

    at: str
    verdict: str
    cause: str
    ms: int
    up: int
    down: int


Entry = Attempt | Probe
_ATTEMPT = (
    "SELECT rowid AS n, id, number, channel, started_at AS at, finished_at, items, accepted, refused, unsure,"
    " bytes_up AS up, bytes_down AS down, ms, verdict, request, cause FROM batches"
)
_PROBE = "SELECT id AS n, at, verdict, cause, ms, bytes_up AS up, bytes_down AS down FROM probes"


def numbers(db: Database) -> "array[int]":
    """The row numbers of all, newest first: eight bytes each. Even ones are batches, odd ones looks at the link."""
    # Both indexes on the time cover this: the rows themselves aren't read.
    sql = (
        "SELECT started_at AS at, rowid * 2 AS n FROM batches"
        " UNION ALL SELECT at, id * 2 + 1 FROM probes ORDER BY 1 DESC, 2 DESC"
    )
    return array("q", (row[1] for row in db.execute(sql)))


def page(db: Database, wanted: Sequence[int]) -> dict[int, Entry]:
    """The entries with these row numbers."""
    found: dict[int, Entry] = {}
    batches = [n // 2 for n in wanted if n % 2 == 0]
    for row in rows(db, f"{_ATTEMPT} WHERE rowid IN ({_marks(batches)})", batches):
        found[row.pop("n") * 2] = Attempt(**row)
    probes = [n // 2 for n in wanted if n % 2]
    for row in rows(db, f"{_PROBE} WHERE id IN ({_marks(probes)})", probes):
        found[row.pop("n") * 2 + 1] = Probe(**row)
    return found


def newest(db: Database, most: int) -> list[Entry]:
    """The last entries, the newest first."""
    batches = rows(db, f"{_ATTEMPT} ORDER BY started_at DESC, rowid DESC LIMIT ?", [most])
    probes = rows(db, f"{_PROBE} ORDER BY at DESC, id DESC LIMIT ?", [most])
    found: list[tuple[str, int, Entry]] = []
    for row in batches:
        n = row.pop("n")
        found.append((row["at"], n * 2, Attempt(**row)))
    for row in probes:
        n = row.pop("n")
        found.append((row["at"], n * 2 + 1, Probe(**row)))
    found.sort(key=lambda each: each[:2], reverse=True)
    return [entry for _, _, entry in found[:most]]


def batches_of(db: Database, application: str) -> dict[str, Attempt]:
    """The batches that an application was in, by their ids."""
    found = rows(
        db,
        f"{_ATTEMPT} WHERE id IN"  # noqa: S608  a constant
        " (SELECT json_extract(detail, '$.batch') FROM journal WHERE application = ?)",
        [application],
    )
    return {row["id"]: Attempt(**{k: v for k, v in row.items() if k != "n"}) for row in found}


def probes_since(db: Database, at: str, most: int = 4) -> list[Probe]:
    """The last looks at the link since a moment, oldest first."""
    found = rows(db, f"{_PROBE} WHERE at > ? ORDER BY at DESC, id DESC LIMIT ?", [at, most])
    return [Probe(**{k: v for k, v in row.items() if k != "n"}) for row in found][::-1]


def seen(db: Database, day: date, tz: str) -> list[Seen]:
    """When the office was and wasn't reached on a local day, oldest first."""
    bounds = day_bounds(day, tz)
    sql = (
        "SELECT started_at AS at, finished_at AS ended, verdict FROM batches WHERE started_at >= ? AND started_at < ?"
        " UNION ALL SELECT at, at, verdict FROM probes WHERE at >= ? AND at < ? ORDER BY 1 DESC LIMIT ?"
    )
    found = []
    for row in rows(db, sql, [*bounds, *bounds, _DAY]):
        good = row["verdict"] in (*_USABLE, "answered")
        if good or row["verdict"] in _UNREACHED or row["at"] == row["ended"]:
            found.append(Seen(row["ended"] or row["at"], good))
    return found[::-1]


def _marks(wanted: Sequence[int]) -> str:
    return ", ".join("?" * len(wanted))
