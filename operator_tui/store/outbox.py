"""What waits for delivery: leased to a batch, then settled item by item, or given back.

An item is *waiting* or *leased*, and gone once the office has answered for it. ``left`` says that a copy of it
may have reached the office: such an application is never *ready* again, it is *unknown* until the office
answers for the same id. What the functions here do belongs into one transaction per answer.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import applications, journal, meta
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx


@dataclass(frozen=True)
class Leased:
    """One item of a batch: ``row`` in the outbox, ``seq`` of its application, and what goes over the wire."""

    row: int
    seq: int
    kind: str
    id: str
    revision: int
    body: Mapping[str, Any]


def waiting(db: Database) -> int:
    """How many items wait for a batch, of every kind."""
    row = one(db, "SELECT count(*) AS n FROM outbox WHERE state = 'waiting'")
    return int(row["n"]) if row else 0


def lease(tx: Tx, batch: str, limit: int, until: str) -> list[Leased]:
    """Lease the oldest waiting items to a batch until a moment; their applications are *sending* then.

    What may have left comes first; but what was asked five times more often than others lets these go before it,
    so that items which never get an answer hold up nobody.
    """
    found = list(
        rows(
            tx.db,
            "SELECT o.id AS row, o.seq, o.kind, o.revision, o.body, a.id AS app, a.status, n.content"
            " FROM outbox o JOIN applications a ON a.seq = o.seq JOIN answers n ON n.seq = o.seq"
            " WHERE o.state = 'waiting' ORDER BY o.attempts / 5, o.left DESC, o.id LIMIT ?",
            [limit],
        )
    )
    leased = []
    for row in found:
        tx.db.execute(
            "UPDATE outbox SET state = 'leased', batch = ?, lease_until = ?, attempts = attempts + 1 WHERE id = ?",
            [batch, until, row["row"]],
        )
        if row["kind"] == "application":
            applications.move(tx, row["seq"], Status.SENDING, Cause.DELIVERY, {"batch": batch})
        body = json.loads(row["content"] if row["kind"] == "application" else row["body"])
        leased.append(
            Leased(row["row"], row["seq"], row["kind"], row["app"], row["revision"], body)
        )
    if leased:
        tx.db.execute(
            "INSERT INTO batches (id, number, started_at, items) VALUES (?, ?, ?, ?)",
            [batch, meta.count(tx, "batch"), tx.at, len(leased)],
        )
    return leased


def leased_now(db: Database, batch: str) -> list[Leased]:
    """The items still leased to a batch (without their bodies)."""
    found = rows(
        db,
        "SELECT o.id AS row, o.seq, o.kind, a.id AS app, o.revision FROM outbox o"
        " JOIN applications a ON a.seq = o.seq WHERE o.batch = ? AND o.state = 'leased' ORDER BY o.id",
        [batch],
    )
    return [Leased(r["row"], r["seq"], r["kind"], r["app"], r["revision"], {}) for r in found]


def accepted(tx: Tx, item: Leased, receipt: str, at: str, warnings: Sequence[str] = ()) -> None:
    """The office holds it, or has taken note of it: the proof is stored, the item is gone."""
    _gone(tx, item)
    if item.kind == "application":
        applications.move(
            tx, item.seq, Status.ACCEPTED, Cause.DELIVERY, {"receipt": receipt, "warnings": list(warnings)},
            receipt=receipt, accepted_at=at, problem=warnings[0] if warnings else "",
            problem_field="", problem_text="",
        )  # fmt: skip
    else:
        journal.add(tx, f"{item.kind}-accepted", item.id, detail={"receipt": receipt})


def refused(
    tx: Tx, item: Leased, new: Status, problem: str, field: str = "", text: str = ""
) -> None:
    """The office refuses it as it is: *quarantined* or *returned*, with why; it blocks nobody."""
    _gone(tx, item)
    if item.kind == "application":
        applications.move(
            tx, item.seq, new, Cause.DELIVERY, {"problem": problem, "field": field},
            problem=problem, problem_field=field, problem_text=text,
        )  # fmt: skip
    else:
        journal.add(tx, f"{item.kind}-refused", item.id, detail={"problem": problem, "text": text})


def give_back(tx: Tx, batch: str, *, untouched: bool, problem: str) -> int:
    """End a batch without an answer; how many items it held.

    ``untouched``: it provably had no effect (no byte left, or the office itself refused the batch whole).
    Even then an item that had left with an earlier batch stays *unknown*.
    """
    items = leased_now(tx.db, batch)
    for item in items:
        row = one(tx.db, "SELECT attempts, left FROM outbox WHERE id = ?", [item.row]) or {}
        doubtful = not untouched or bool(row.get("left"))
        tx.db.execute(
            "UPDATE outbox SET state = 'waiting', batch = '', lease_until = '', left = ? WHERE id = ?",
            [int(doubtful), item.row],
        )
        if item.kind == "application":
            new, cause = (
                (Status.UNKNOWN, Cause.DELIVERY) if doubtful else (Status.READY, Cause.NEVER_LEFT)
            )
            applications.move(
                tx, item.seq, new, cause, {"batch": batch, "why": problem}, problem=problem
            )
    return len(items)


def resolve_dead(tx: Tx, problem: str) -> int:
    """For the one who holds the sender's lock: what a dead holder had leased is *unknown*; how many items.

    Whether its bytes left can't be known; asked again with the same ids, the office answers the same.
    """
    batches = [
        r["batch"] for r in rows(tx.db, "SELECT DISTINCT batch FROM outbox WHERE state = 'leased'")
    ]
    count = 0
    for batch in batches:
        count += give_back(tx, batch, untouched=False, problem=problem)
        finish(tx, batch, "dead", cause=problem)
    return count


def finish(
    tx: Tx,
    batch: str,
    verdict: str,
    *,
    up: int = 0,
    down: int = 0,
    request: str = "",
    cause: str = "",
) -> None:
    """Write down how a batch ended: ``answered``, ``cut``, ``unreached``, ``refused`` or ``dead``; bytes each way."""
    tx.db.execute(
        "UPDATE batches SET finished_at = ?, verdict = ?, bytes_up = ?, bytes_down = ?, request = ?, cause = ?"
        " WHERE id = ?",
        [tx.at, verdict, up, down, request, cause, batch],
    )


def issued(
    tx: Tx,
    app_id: str,
    revision: int,
    nib: str,
    date: str,
    via: str,
    *,
    verified: bool,
    training: bool,
) -> bool:
    """An NIB came for an application; False if it isn't one that can take it (told in the journal)."""
    app = _arrived(tx, app_id, revision, "issued", nib)
    if app is None:
        return False
    applications.move(
        tx, app.seq, Status.ISSUED, Cause.DELIVERY, {"via": via, "verified": verified},
        nib=nib, nib_date=date, nib_via=via, nib_verified=int(verified), training=int(training),
        problem="", problem_field="", problem_text="",
    )  # fmt: skip
    return True


def returned(tx: Tx, app_id: str, revision: int, field: str, reason: str, by: str) -> bool:
    """The office sends an application back; False if it isn't one that can be (told in the journal)."""
    app = _arrived(tx, app_id, revision, "returned")
    if app is None:
        return False
    applications.move(
        tx, app.seq, Status.RETURNED, Cause.DELIVERY, {"field": field, "by": by},
        problem="returned", problem_field=field, problem_text=reason,
    )  # fmt: skip
    return True


def cursor(db: Database) -> int:
    """Where the office's updates have been read to."""
    return int(meta.get(db, meta.CURSOR, "0"))


def _arrived(tx: Tx, app_id: str, revision: int, what: str, nib: str = "") -> Application | None:
    """The application that an update is for, as *accepted*: news of it proves that it was taken."""
    app = applications.by_id(tx.db, app_id)
    if app is not None and app.revision == revision:
        if app.status is Status.UNKNOWN:
            tx.db.execute("DELETE FROM outbox WHERE seq = ? AND kind = 'application'", [app.seq])
            applications.move(tx, app.seq, Status.SENDING, Cause.DELIVERY, {"why": what})
            applications.move(
                tx, app.seq, Status.ACCEPTED, Cause.DELIVERY, {"why": what}, accepted_at=tx.at
            )
            return applications.get(tx.db, app.seq)
        if app.status is Status.ACCEPTED:
            return app
    if app is None or app.status is not Status.ISSUED or not nib or app.nib != nib:
        journal.add(tx, "update-not-applied", app_id, detail={"kind": what, "revision": revision})
    return None


def _gone(tx: Tx, item: Leased) -> None:
    tx.db.execute("DELETE FROM outbox WHERE id = ?", [item.row])
