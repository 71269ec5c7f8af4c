"""Closing a day: the hand count, explanations, and sheets sealed in the journal. Append-only: no sheet is rewritten.

What came after a day was sealed is *late*: on the next sheet, marked, and once.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from operator_tui.core.counts import Count, Counted, Given, short_seal
from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.store import daybook, hand_counts, journal, meta
from operator_tui.store.daywindow import OWN, Window
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

CLOSED: Final = "day-closed"
_NAMES: Final = "closing.names"
"""The fact of the store that holds names typed and not sealed yet."""
LONGEST: Final = 255
"""Characters of a reason or a name."""
_PRINTED: Final = (
    "EXISTS (SELECT 1 FROM prints p WHERE p.seq = a.seq AND p.kind IN ('receipt', 'slip')"  # noqa: S608  constants
    f" AND {daybook.ON_PAPER})"
)
"""That the person has a paper in the hand: a receipt, or the slip that came in its place."""
_ROW: Final = (
    "SELECT a.seq, coalesce(a.ref, '') AS ref, a.status, a.accepted_at,"  # noqa: S608  constants
    f" {_PRINTED} AS printed,"
    " EXISTS (SELECT 1 FROM outbox o WHERE o.seq = a.seq AND o.kind = 'application') AS untold,"
    " (SELECT j.who || char(31) || coalesce(json_extract(j.detail, '$.reason'), '') FROM journal j"
    "  WHERE a.status = 'cancelled' AND j.application = a.id AND j.new = 'cancelled' ORDER BY j.id DESC LIMIT 1) AS why"
    " FROM applications a"
)
_OWN_DAY: Final = f"date(j.at, CASE {OWN} WHEN 'WITA' THEN '+8 hours' WHEN 'WIT' THEN '+9 hours' ELSE '+7 hours' END)"
_LAST: Final = (
    "SELECT r.seq, r.status, r.printed, r.day, max(c.at) AS at"
    " FROM closing_rows r JOIN closings c ON c.day = r.day GROUP BY r.seq"
)
"""How each application stood on the last sheet it was on."""


class Closed(NamedTuple):
    """A sealed day: ``sheet`` is its text as it was sealed, ``entry`` its journal row, ``seal`` what people copy."""

    day: str
    at: str
    by: str
    supervisor: str
    witness: str
    sheet: str
    digest: str
    entry: int
    seal: str


class Late(NamedTuple):
    """What became of an application after its sheet: ``day`` was sealed with ``was``, it is ``now``.

    ``printed``: its receipt or slip is out now; ``had``: it was then.
    """

    seq: int
    ref: str
    day: str
    was: str
    now: str
    printed: bool
    had: bool


def count_paper(tx: Tx, day: str, n: int) -> None:
    """Keep a hand count of the day's paper forms; counting again is another row, and the last one holds."""
    _require_open(tx.db, day)
    tx.db.execute(
        "INSERT INTO hand_counts (day, count, at, by) VALUES (?, ?, ?, ?)", [day, n, tx.at, tx.who]
    )
    journal.add(tx, hand_counts.COUNTED, detail={"day": day, "count": n})


def explain(tx: Tx, day: str, count: Count, seq: int, amount: int, reason: str) -> None:
    """Keep why something doesn't agree, in the name of who says so. Raises :class:`Refused` for no reason."""
    if not (text := reason.strip()):
        raise Refused("store.reason-needed")
    _explained(tx, day, count, seq, amount, text[:LONGEST])


def withdraw(tx: Tx, day: str, count: Count, seq: int, amount: int) -> None:
    """Take back why something doesn't agree: it stood in the wrong line, or wasn't so. Both rows stay."""
    _explained(tx, day, count, seq, amount, "")


def _explained(tx: Tx, day: str, count: Count, seq: int, amount: int, text: str) -> None:
    _require_open(tx.db, day)
    tx.db.execute(
        "INSERT INTO explanations (day, count, seq, amount, reason, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [day, count, seq or None, amount, text, tx.at, tx.who],
    )
    app = one(tx.db, "SELECT id FROM applications WHERE seq = ?", [seq])
    detail = {"day": day, "count": count.value, "amount": amount, "reason": text}
    what = "difference-explained" if text else "explanation-withdrawn"
    journal.add(tx, what, app["id"] if app else "", detail=detail)


def keep_names(tx: Tx, day: str, names: Sequence[str]) -> None:
    """Keep the names typed so far for a day that isn't closed yet: the supervisor's, the witness's."""
    meta.put(tx, _NAMES, json.dumps([day, *names], ensure_ascii=False))


def names(db: Database, day: str) -> tuple[str, ...]:
    """The names typed so far for a day; empty ones where there are none."""
    kept = json.loads(meta.get(db, _NAMES, "[]"))
    return tuple(kept[1:]) if kept[:1] == [day] else ("", "")


def paper(db: Database, day: str) -> int | None:
    """The hand count of a day; None while there is none."""
    row = one(db, "SELECT count FROM hand_counts WHERE day = ? ORDER BY id DESC LIMIT 1", [day])
    return int(row["count"]) if row else None


def explained(db: Database, day: str) -> dict[tuple[str, int], Given]:
    """The last explanation of each difference of a day, by count and row."""
    found = rows(
        db,
        "SELECT count, coalesce(seq, 0) AS seq, amount, reason, by FROM explanations WHERE day = ? ORDER BY id",
        [day],
    )
    return {
        (row["count"], row["seq"]): Given(row["amount"], row["reason"], row["by"]) for row in found
    }


def counted(db: Database, window: Window) -> list[Counted]:
    """The applications of a day that isn't sealed: its own, and those of sealed days that are on no sheet yet."""
    own = [fact.seq for fact in daybook.facts(db, window)]
    late = {row[0] for row in db.execute(_late_applications(), [window.first.isoformat()])}
    wanted = json.dumps([*own, *late])
    sql = f"{_ROW} WHERE a.seq IN (SELECT value FROM json_each(?))"  # noqa: S608  constants
    found = {row["seq"]: row for row in rows(db, sql, [wanted])}
    return [_counted(found[seq], late=seq in late) for seq in sorted(found)]


def late_changes(db: Database, but: str = "") -> list[Late]:
    """What changed of applications since the last sheet they were on; of every sheet but that of one day."""
    found = rows(
        db,
        f"WITH last AS ({_LAST}) SELECT a.seq, coalesce(a.ref, '') AS ref, last.day, last.status AS was,"  # noqa: S608
        f" a.status AS now, {_PRINTED} AS printed, last.printed AS had FROM last"
        " JOIN applications a ON a.seq = last.seq WHERE last.day <> ? ORDER BY a.seq",
        [but],
    )
    return [
        Late(
            row["seq"], row["ref"], row["day"], row["was"], row["now"], bool(row["printed"]), bool(row["had"])
        )
        for row in found
        if row["was"] != row["now"] or row["printed"] != row["had"]
    ]  # fmt: skip


def seal(
    tx: Tx,
    day: str,
    sheet: str,
    numbers: dict[str, Any],
    on_it: list[Counted],
    changes: list[Late],
    names: tuple[str, str],
) -> Closed:
    """Keep the sheet, seal it with a row of the journal, and remember how each application stood on it.

    ``names``: the supervisor, and the witness or nothing. The seal is the head of the journal then. Raises
    :class:`Refused` where the day is sealed already, or nobody is named.
    """
    _require_open(tx.db, day)
    supervisor, witness = (name.strip()[:LONGEST] for name in names)
    if not supervisor:
        raise Refused("closing.no-supervisor")
    digest = digest_of(sheet)
    journal.add(tx, CLOSED, detail={"day": day, **numbers, "sheet": digest})
    entry = one(tx.db, "SELECT id, mac FROM journal ORDER BY id DESC LIMIT 1")
    if entry is None:
        raise RuntimeError("the journal took no row")
    made = Closed(
        day, tx.at, tx.who, supervisor, witness, sheet, digest, int(entry["id"]), short_seal(entry["mac"])
    )  # fmt: skip
    tx.db.execute(
        "INSERT INTO closings (day, at, by, supervisor, witness, sheet, digest, entry, seal)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [*made],
    )
    stood = [(day, r.seq, r.status.value, int(r.printed), int(r.late)) for r in on_it]
    here = {row.seq for row in on_it}
    stood += [(day, c.seq, c.now, int(c.printed), 1) for c in changes if c.seq not in here]
    tx.db.conn.executemany(
        "INSERT INTO closing_rows (day, seq, status, printed, late) VALUES (?, ?, ?, ?, ?)",
        stood,
    )
    return made


def digest_of(sheet: str) -> str:
    """The SHA-256 of a sheet's text, in hex: what the journal's row seals."""
    return hashlib.sha256(sheet.encode("utf-8")).hexdigest()


def closed(db: Database, day: str) -> Closed | None:
    """The sealed sheet of a day, if it was closed."""
    row = one(db, "SELECT * FROM closings WHERE day = ?", [day])
    return Closed(**row) if row else None


def all_closed(db: Database) -> list[Closed]:
    """Every sealed sheet, the oldest first."""
    return [Closed(**row) for row in rows(db, "SELECT * FROM closings ORDER BY at, day")]


def entries(db: Database) -> list[tuple[int, str, str, str]]:
    """Every closing that the journal knows: ``(its row, day, the sheet's digest, the row's own seal)``."""
    found = db.execute(
        "SELECT id, json_extract(detail, '$.day'), json_extract(detail, '$.sheet'), mac FROM journal"
        " WHERE what = ? ORDER BY id",
        [CLOSED],
    )
    return [(int(n), str(day), str(digest), str(mac)) for n, day, digest, mac in found]


def _require_open(db: Database, day: str) -> None:
    if done := closed(db, day):
        raise Refused("closing.closed", seal=done.seal)


def _late_applications() -> str:
    """Made final on a sealed day after it was sealed, and on no sheet yet; not those of the day itself."""
    return (
        "SELECT a.seq FROM applications a CROSS JOIN journal j ON j.application = a.id"  # noqa: S608  constants
        " LEFT JOIN events e ON e.id = a.event WHERE a.finalised_at >= (SELECT min(at) FROM closings)"
        f" AND NOT EXISTS (SELECT 1 FROM closing_rows r WHERE r.seq = a.seq) AND NOT {daybook.FOLLOWUP}"
        f" AND {daybook.FIRST} AND {_OWN_DAY} IN (SELECT day FROM closings) AND {_OWN_DAY} <> ?"
    )


def _counted(row: dict[str, Any], *, late: bool) -> Counted:
    by, _, why = (row["why"] or "").partition("\x1f")
    return Counted(
        row["seq"], row["ref"], Status(row["status"]), bool(row["printed"]), row["accepted_at"], late, why, by,
        bool(row["untold"]),
    )  # fmt: skip
