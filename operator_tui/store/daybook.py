"""What a stretch of days came to, row by row, for the summary. Reading only; no name, NIK or number of a person.

An application belongs to the day on which it was made final first; one that never was to the day it was begun on.
"""

import json
from typing import Final, NamedTuple

from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import Status
from operator_tui.core.line import Standing
from operator_tui.core.outages import Seen
from operator_tui.core.times import day_bounds
from operator_tui.store import history, prints
from operator_tui.store.daywindow import OWN, Window, within
from operator_tui.store.sqlcipher import Database, rows

FOLLOWUP: Final = f"a.form IN ({', '.join(repr(kind) for kind in KINDS)})"
# CROSS JOIN: a day of the journal first, however many applications there are in a state.
FIRST: Final = "j.what = 'moved' AND j.new = 'ready' AND json_extract(j.detail, '$.revision') = 1"
"""The row of the journal that an application was made final by for the first time."""

ON_PAPER: Final = f"NOT {prints.run_is('waiting', 'dropped')}"
"""That a print ``p`` came out: its run isn't kept for a printer or given up."""


class Fact(NamedTuple):
    """One application that was made final then: what is counted of it. ``who`` made it final, ``printed`` of it.

    ``desk``: a number was taken for it at the front desk. ``sex`` is L, P, or empty. Seconds are those of that first
    time: a correction's are added to the application's own, and mean nothing beside three minutes.
    """

    seq: int
    status: Status
    event: str
    who: str
    village: str
    kbli: str
    kbli_version: str
    sex: str
    wants: str
    typing_s: float
    reading_s: float
    desk: bool


class Loose(NamedTuple):
    """An application that was begun then and never made final: an open draft, or one that was cancelled."""

    seq: int
    status: Status
    event: str


class Came(NamedTuple):
    """One person of the front desk: ``application`` is the row made of them, 0 for none; ``tz`` their event's clock."""

    state: Standing
    absences: int
    came_at: str
    called_at: str
    application: int
    tz: str


class Sent(NamedTuple):
    """One application that the office sent back then: the field it named (empty for none), and what it said."""

    seq: int
    field: str
    ref: str
    reason: str


class Traffic(NamedTuple):
    """Batches, and the bytes that went over the air, those of the looks at the link too."""

    batches: int
    up: int
    down: int


def facts(db: Database, window: Window) -> list[Fact]:
    """The NIB applications made final for the first time then, in their order."""
    when, params = within("j.at", window)
    found = rows(
        db,
        "SELECT a.seq, a.status, coalesce(e.name, '') AS event, j.who, a.village, a.kbli, a.kbli_version,"  # noqa: S608
        " coalesce(json_extract(n.texts, '$.sex'), '') AS sex, a.wants,"
        " coalesce(json_extract(j.detail, '$.typing'), a.typing_s) AS typing_s,"
        " coalesce(json_extract(j.detail, '$.reading'), a.reading_s) AS reading_s,"
        " EXISTS (SELECT 1 FROM intake i WHERE i.application = a.seq) AS desk"
        " FROM journal j CROSS JOIN applications a ON a.id = j.application LEFT JOIN events e ON e.id = a.event"
        f" LEFT JOIN answers n ON n.seq = a.seq WHERE {when} AND {FIRST} AND NOT {FOLLOWUP} ORDER BY a.seq",
        params,
    )
    return [
        Fact(**{**row, "status": Status(row["status"]), "desk": bool(row["desk"])}) for row in found
    ]


def lost(db: Database, window: Window) -> int:
    """How many the journal saw made final then that have no row any more. Of one event that can't be told: none."""
    if window.event:
        return 0
    when, params = within("j.at", window)
    sql = (
        f"SELECT count(*) FROM journal j LEFT JOIN applications a ON a.id = j.application"  # noqa: S608
        f" LEFT JOIN events e ON e.id = a.event WHERE {when} AND {FIRST} AND a.seq IS NULL"
    )
    [(n,)] = list(db.execute(sql, params))
    return int(n)


def unproven(db: Database, window: Window) -> list[int]:
    """The rows that say they were made final then, of which the journal knows nothing."""
    when, params = within("a.finalised_at", window)
    found = db.execute(
        "SELECT a.seq FROM applications a LEFT JOIN events e ON e.id = a.event"  # noqa: S608
        f" WHERE {when} AND a.revision = 1 AND NOT {FOLLOWUP} AND NOT EXISTS (SELECT 1 FROM journal j"
        f" WHERE j.application = a.id AND {FIRST}) ORDER BY a.seq",
        params,
    )
    return [row[0] for row in found]


def loose(db: Database, window: Window) -> list[Loose]:
    """The NIB applications begun then that were never made final."""
    when, params = within("a.created_at", window)
    found = rows(
        db,
        "SELECT a.seq, a.status, coalesce(e.name, '') AS event FROM applications a"  # noqa: S608
        f" LEFT JOIN events e ON e.id = a.event WHERE {when} AND a.ref IS NULL AND NOT {FOLLOWUP} ORDER BY a.seq",
        params,
    )
    return [Loose(**{**row, "status": Status(row["status"])}) for row in found]


def followups_begun(db: Database, window: Window) -> list[tuple[str, str, Status, int]]:
    """Halal and PIRT applications begun then: ``(event's name, kind, status, how many)``."""
    when, params = within("a.created_at", window)
    found = db.execute(
        "SELECT coalesce(e.name, ''), a.form, a.status, count(*) FROM applications a"  # noqa: S608
        f" LEFT JOIN events e ON e.id = a.event WHERE {when} AND {FOLLOWUP} GROUP BY 1, 2, 3",
        params,
    )
    return [(name, kind, Status(status), int(n)) for name, kind, status, n in found]


def came(db: Database, window: Window) -> list[Came]:
    """The front desk's people then."""
    where, params = "i.day BETWEEN ? AND ?", [*window.days]
    if window.event:
        where, params = f"{where} AND i.event = ?", [*params, window.event]
    found = rows(
        db,
        "SELECT i.state, i.absences, i.came_at, i.called_at, coalesce(i.application, 0) AS application,"  # noqa: S608
        f" {OWN} AS tz FROM intake i LEFT JOIN events e ON e.id = i.event WHERE {where} ORDER BY i.day, i.number",
        params,
    )
    return [Came(**{**row, "state": Standing(row["state"])}) for row in found]


def numbers_lost(db: Database, window: Window) -> int:
    """How many numbers the journal saw given then that no row has. Of one event that can't be told: none."""
    if window.event:
        return 0
    start, end = day_bounds(window.first, "WIT")[0], day_bounds(window.last, "WIB")[1]
    found = db.execute(
        "SELECT count(*) FROM journal j WHERE j.at >= ? AND j.at < ? AND j.what = 'desk' AND j.old = ''"
        " AND json_extract(j.detail, '$.day') BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM intake i"
        " WHERE i.day = json_extract(j.detail, '$.day') AND i.number = json_extract(j.detail, '$.number'))",
        [start, end, *window.days],
    )
    [(n,)] = list(found)
    return int(n)


def issued(db: Database, window: Window) -> list[int]:
    """The applications whose NIB came then, of whatever day they are, and that still have it."""
    return _moved(db, window, "issued", "AND a.status = 'issued'")


def sent_back(db: Database, window: Window) -> list[Sent]:
    """What the office sent back then, of whatever day it is, each time it did."""
    when, params = within("j.at", window)
    found = db.execute(
        "SELECT a.seq, coalesce(a.ref, ''), j.detail FROM journal j CROSS JOIN applications a ON a.id = j.application"  # noqa: S608
        f" LEFT JOIN events e ON e.id = a.event WHERE {when} AND j.what = 'moved' AND j.new = 'returned' ORDER BY j.id",
        params,
    )
    told = ((seq, ref, json.loads(detail)) for seq, ref, detail in found)
    return [
        Sent(seq, str(said.get("field") or ""), ref, str(said.get("reason") or ""))
        for seq, ref, said in told
    ]


def printed(db: Database, window: Window) -> list[tuple[int, str, int]]:
    """Every print that came out then: ``(application's row, what it was, its number)``; from the second on a copy."""
    when, params = within("p.at", window)
    found = db.execute(
        "SELECT p.seq, p.kind, p.copy FROM prints p JOIN applications a ON a.seq = p.seq"  # noqa: S608
        f" LEFT JOIN events e ON e.id = a.event WHERE {when} AND {ON_PAPER} ORDER BY p.id",
        params,
    )
    return [(int(seq), str(kind), int(copy)) for seq, kind, copy in found]


def sheets(db: Database, window: Window) -> int:
    """Sheets of paper that printing took then, from the kit of an event or while none was in use."""
    when, params = within("a.at", window)
    found = db.execute(
        "SELECT coalesce(sum(a.amount), 0) FROM kit_uses a LEFT JOIN events e ON e.id = a.event"  # noqa: S608
        f" WHERE a.stock = 'sheets' AND {when}",
        params,
    )
    [(n,)] = list(found)
    if window.event:
        return int(n)
    found = db.execute(
        "SELECT coalesce(sum(a.sheets), 0) FROM print_jobs a LEFT JOIN events e ON 0"  # noqa: S608
        f" WHERE {when} AND a.state <> 'dropped' AND (a.kind = 'official' OR a.size LIKE 'a4%')"
        " AND a.at NOT IN (SELECT at FROM kit_uses WHERE stock = 'sheets')",
        params,
    )
    [(loose,)] = list(found)
    return int(n) + int(loose)


def traffic(db: Database, window: Window) -> Traffic:
    """What was sent then, whatever event it was of. A USB stick's bytes don't count: they took no quota."""
    bounds = [*window.bounds]
    found = db.execute(
        "SELECT coalesce(sum(n), 0), coalesce(sum(up), 0), coalesce(sum(down), 0) FROM ("
        " SELECT 1 AS n, iif(channel = 'office', bytes_up, 0) AS up, iif(channel = 'office', bytes_down, 0) AS down"
        "  FROM batches WHERE started_at >= ? AND started_at < ?"
        " UNION ALL SELECT 0, bytes_up, bytes_down FROM probes WHERE at >= ? AND at < ?)",
        [*bounds, *bounds],
    )
    [(batches, up, down)] = list(found)
    return Traffic(int(batches), int(up), int(down))


def reached(db: Database, window: Window) -> list[Seen]:
    """When the office was and wasn't reached then, oldest first."""
    return history.seen_between(db, *window.bounds)


def _moved(db: Database, window: Window, new: str, more: str) -> list[int]:
    when, params = within("j.at", window)
    found = db.execute(
        "SELECT DISTINCT a.seq FROM journal j CROSS JOIN applications a ON a.id = j.application"  # noqa: S608
        f" LEFT JOIN events e ON e.id = a.event WHERE {when} AND j.what = 'moved' AND j.new = ? {more} ORDER BY 1",
        [*params, new],
    )
    return [row[0] for row in found]
