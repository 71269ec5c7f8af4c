"""The record of attempts: every batch, and every look at the link that was written down. Reading only.

A list of them holds row numbers, newest first, and reads its rows a page at a time, however many there are.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from operator_tui.core.outages import Seen
from operator_tui.core.times import day_bounds
from operator_tui.store.sqlcipher import Database, rows

USABLE: Final = ("online", "slow")
"""The verdicts of a link that carries batches."""
_UNREACHED: Final = ("cut", "unreached")
_DAY: Final = 20_000
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
    """One look at the link: its verdict, the cause in brackets for IT, milliseconds, bytes each way.

    ``times`` looks found the same until ``last_at``.
    """

    at: str
    last_at: str
    times: int
    verdict: str
    cause: str
    ms: int
    up: int
    down: int


Entry = Attempt | Probe
_ATTEMPT: Final = (
    "SELECT rowid AS n, id, number, channel, started_at AS at, finished_at, items, accepted, refused, unsure,"
    " bytes_up AS up, bytes_down AS down, ms, verdict, request, cause FROM batches"
)
_PROBE: Final = "SELECT id AS n, at, last_at, times, verdict, cause, ms, bytes_up AS up, bytes_down AS down FROM probes"


def numbers(db: Database, *, batches_only: bool = False) -> "array[int]":
    """The row numbers of all, newest first: eight bytes each. Even ones are batches, odd ones looks at the link."""
    # Both indexes on the time cover this: the rows themselves aren't read.
    sql = "SELECT started_at AS at, rowid * 2 AS n FROM batches"
    if not batches_only:
        sql += " UNION ALL SELECT at, id * 2 + 1 FROM probes"
    return array("q", (row[1] for row in db.execute(f"{sql} ORDER BY 1 DESC, 2 DESC")))


def since(db: Database, at: str) -> int:
    """How many of all are of this moment, or newer."""
    sql = (
        "SELECT (SELECT count(*) FROM batches WHERE started_at >= :at)"
        " + (SELECT count(*) FROM probes WHERE at >= :at)"
    )
    [(n,)] = list(db.execute(sql, {"at": at}))
    return int(n)


def page(db: Database, wanted: Sequence[int]) -> dict[int, Entry]:
    """The entries with these row numbers."""
    batches = [n // 2 for n in wanted if n % 2 == 0]
    probes = [n // 2 for n in wanted if n % 2]
    return {
        **_attempts(db, f"WHERE rowid IN ({_marks(batches)})", batches),
        **_probes(db, f"WHERE id IN ({_marks(probes)})", probes),
    }


def newest(db: Database, most: int) -> list[Entry]:
    """The last entries, the newest first."""
    found: dict[int, Entry] = {
        **_attempts(db, "ORDER BY started_at DESC, rowid DESC LIMIT ?", [most]),
        **_probes(db, "ORDER BY at DESC, id DESC LIMIT ?", [most]),
    }
    order = sorted(found, key=lambda n: (found[n].at, n), reverse=True)
    return [found[n] for n in order[:most]]


def batches_of(db: Database, application: str) -> dict[str, Attempt]:
    """The batches that an application was in, by their ids."""
    among = (
        "WHERE id IN (SELECT json_extract(detail, '$.batch') FROM journal WHERE application = ?)"
    )
    return {batch.id: batch for batch in _attempts(db, among, [application]).values()}


def probes_since(db: Database, at: str, most: int = 4) -> list[Probe]:
    """The last looks at the link since a moment, oldest first."""
    tail = "WHERE at > ? ORDER BY at DESC, id DESC LIMIT ?"
    return list(_probes(db, tail, [at, most]).values())[::-1]


def sums(db: Database, day: date, tz: str) -> tuple[int, int, int]:
    """Batches of a local day, and its bytes up and down over the air, those of the looks at the link too."""
    sql = (
        "SELECT sum(n), sum(up), sum(down) FROM (SELECT 1 AS n, bytes_up * (channel = 'office') AS up,"
        " bytes_down * (channel = 'office') AS down FROM batches"
        " WHERE started_at >= ? AND started_at < ? UNION ALL"
        " SELECT 0, bytes_up, bytes_down FROM probes WHERE at >= ? AND at < ?)"
    )
    bounds = day_bounds(day, tz)
    [found] = list(db.execute(sql, [*bounds, *bounds]))
    return int(found[0] or 0), int(found[1] or 0), int(found[2] or 0)


def seen(db: Database, day: date, tz: str) -> list[Seen]:
    """When the office was and wasn't reached on a local day, oldest first."""
    return seen_between(db, *day_bounds(day, tz), most=_DAY)


def seen_between(db: Database, start: str, end: str, most: int = -1) -> list[Seen]:
    """The same between two stored moments; the newest so many, or all."""
    sql = (
        "SELECT started_at AS at, finished_at AS ended, verdict, 0 AS look FROM batches"
        " WHERE started_at >= ? AND started_at < ? AND channel = 'office'"
        " UNION ALL SELECT at, last_at, verdict, 1 FROM probes WHERE at >= ? AND at < ? ORDER BY 1 DESC LIMIT ?"
    )
    found = []
    for row in rows(db, sql, [start, end, start, end, most]):
        good = row["verdict"] in (*USABLE, "answered")
        if row["look"]:  # one row has all looks alike, from the first to the last of them
            found += [Seen(at, good) for at in {row["at"], min(row["ended"], end)}]
        elif good or row["verdict"] in _UNREACHED:
            found.append(Seen(row["ended"] or row["at"], good))
    return sorted(found, key=lambda one: one.at)


def of_day(db: Database, day: date, tz: str) -> list[Entry]:
    """Batches, then looks at the link, that began on a local day; of each the newest where there are very many."""
    bounds = [*day_bounds(day, tz), _DAY]
    batches = _attempts(
        db, "WHERE started_at >= ? AND started_at < ? ORDER BY started_at DESC LIMIT ?", bounds
    )
    probes = _probes(db, "WHERE at >= ? AND at < ? ORDER BY at DESC LIMIT ?", bounds)
    return [*batches.values(), *probes.values()]


def _attempts(db: Database, tail: str, params: Sequence[object]) -> dict[int, Attempt]:
    """Batches by their numbers in the list, in the order of the query."""
    found = rows(db, f"{_ATTEMPT} {tail}", list(params))
    return {row.pop("n") * 2: Attempt(**row) for row in found}


def _probes(db: Database, tail: str, params: Sequence[object]) -> dict[int, Probe]:
    found = rows(db, f"{_PROBE} {tail}", list(params))
    return {row.pop("n") * 2 + 1: Probe(**row) for row in found}


def _marks(wanted: Sequence[int]) -> str:
    return ", ".join("?" * len(wanted))
