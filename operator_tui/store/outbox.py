"""What waits for delivery: leased to a batch, then settled item by item, or given back.

An item is *waiting* or *leased*, and gone once the office has answered for it. ``left`` says that a copy of it
may have reached the office: such an application is never *ready* again, it is *unknown* until the office
answers for the same id. What the functions here do belongs into one transaction per answer.

An application may have moved on while its item waited: looked up in OSS, its NIB is known. Its item goes out all the
same, since the office has to know of it, and what comes of it moves nothing any more.

A lease has no end of its own (the column ``lease_until`` is of an earlier plan, and empty): whoever holds the sender's
lock knows that what is leased is a dead sender's, and gives it back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import applications, journal, meta
from operator_tui.store.application import KEPT
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

CANCEL_REFUSED: Final = "cancel-refused"
_ROUND: Final = 5
_PATIENCE: Final = f"attempts / {_ROUND}"
_GO_OUT: Final = (Status.READY, Status.UNKNOWN)
"""Whose item goes out is *sending* then; one whose NIB is known already stays so."""


@dataclass(frozen=True)
class Leased:
    """One item of a batch: ``row`` in the outbox, ``seq`` of its application, and what goes over the wire.

    ``left``: a copy of it may have reached the office with an earlier batch.
    """

    row: int
    seq: int
    kind: str
    id: str
    revision: int
    body: Mapping[str, Any]
    left: bool = False


def waiting(db: Database) -> int:
    """How many items wait for a batch, of every kind."""
    row = one(db, "SELECT count(*) AS n FROM outbox WHERE state = 'waiting'")
    return int(row["n"]) if row else 0


def lease(tx: Tx, batch: str, limit: int) -> list[Leased]:
    """Lease the oldest waiting items to a batch; their applications are *sending* then.

    What may have left comes first; but what was asked five times more often than others lets these go before it, and
    shares no batch with them: items that never get an answer hold up nobody.
    """
    leased = []
    for row in _next(tx.db, limit):
        tx.db.execute(
            "UPDATE outbox SET state = 'leased', batch = ?, attempts = attempts + 1 WHERE id = ?",
            [batch, row["row"]],
        )
        if row["kind"] == "application" and Status(row["status"]) in _GO_OUT:
            applications.move(tx, row["seq"], Status.SENDING, Cause.DELIVERY, {"batch": batch})
        body = json.loads(row["content"] if row["kind"] == "application" else row["body"])
        leased.append(_leased(row, body))
    if leased:
        tx.db.execute(
            "INSERT INTO batches (id, number, started_at, items) VALUES (?, ?, ?, ?)",
            [batch, meta.count(tx, "batch"), tx.at, len(leased)],
        )
    return leased


def _next(db: Database, limit: int) -> list[dict[str, Any]]:
    """The rows of the next batch. Chosen first, then read: the contents of all that waits would take long to sort.

    What is told of an application waits until the office has answered for the application itself.
    """
    chosen = list(
        rows(
            db,
            f"SELECT id, {_PATIENCE} AS patience FROM outbox o WHERE state = 'waiting'"  # noqa: S608  a constant
            " AND (kind = 'application' OR NOT EXISTS"
            " (SELECT 1 FROM outbox a WHERE a.kind = 'application' AND a.seq = o.seq))"
            f" ORDER BY {_PATIENCE}, left DESC, id LIMIT ?",
            [limit],
        )
    )
    ids = [row["id"] for row in chosen if row["patience"] == chosen[0]["patience"]]
    found = rows(
        db,
        "SELECT o.id AS row, o.seq, o.kind, o.revision, o.body, o.left, a.id AS app, a.status, n.content"
        " FROM json_each(?) j JOIN outbox o ON o.id = j.value"
        " JOIN applications a ON a.seq = o.seq JOIN answers n ON n.seq = o.seq ORDER BY j.key",
        [json.dumps(ids)],
    )
    return list(found)


def leased_now(db: Database, batch: str) -> list[Leased]:
    """The items still leased to a batch (without their bodies)."""
    found = rows(
        db,
        "SELECT o.id AS row, o.seq, o.kind, a.id AS app, o.revision, o.left FROM outbox o"
        " JOIN applications a ON a.seq = o.seq WHERE o.batch = ? AND o.state = 'leased' ORDER BY o.id",
        [batch],
    )
    return [_leased(row, {}) for row in found]


def accepted(tx: Tx, item: Leased, receipt: str, at: str, warnings: Sequence[str] = ()) -> None:
    """The office holds it, or has taken note of it: the proof is stored, the item is gone."""
    _gone(tx, item)
    if _is_sending(tx, item):
        applications.move(
            tx, item.seq, Status.ACCEPTED, Cause.DELIVERY, {"receipt": receipt, "warnings": list(warnings)},
            receipt=receipt, accepted_at=at,
        )  # fmt: skip
        _mark(tx, item, warnings[0] if warnings else "")
    else:
        journal.add(tx, f"{item.kind}-accepted", item.id, detail={"receipt": receipt})


def refused(
    tx: Tx, item: Leased, new: Status, problem: str, field: str = "", text: str = ""
) -> None:
    """The office refuses it as it is: *quarantined* or *returned*, with why; it blocks nobody.

    A refused cancel leaves the application cancelled here, and says on it that the office sees it otherwise.
    """
    _gone(tx, item)
    if _is_sending(tx, item):
        applications.move(tx, item.seq, new, Cause.DELIVERY, {"problem": problem, "field": field})
        _mark(tx, item, problem, field, text)
        return
    journal.add(tx, f"{item.kind}-refused", item.id, detail={"problem": problem, "text": text})
    if item.kind == "cancel":
        _mark(tx, item, CANCEL_REFUSED, field, text)


def give_back(tx: Tx, batch: str, *, untouched: bool, problem: str, behind: bool = False) -> int:
    """End a batch without an answer; how many items it held.

    ``untouched``: it provably had no effect (no byte left, or the office itself refused the batch whole).
    Even then an item that had left with an earlier batch stays *unknown*. ``behind``: others go before it.
    """
    items = leased_now(tx.db, batch)
    for item in items:
        doubtful = not untouched or item.left
        tx.db.execute(
            "UPDATE outbox SET state = 'waiting', batch = '', left = ?, attempts = attempts + ? WHERE id = ?",
            [int(doubtful), _ROUND if behind else 0, item.row],
        )
        if _is_sending(tx, item):
            new, cause = (
                (Status.UNKNOWN, Cause.DELIVERY) if doubtful else (Status.READY, Cause.NEVER_LEFT)
            )
            applications.move(tx, item.seq, new, cause, {"batch": batch, "why": problem})
            _mark(tx, item, problem)
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
        items = give_back(tx, batch, untouched=False, problem=problem)
        finish(tx, batch, "dead", cause=problem, unsure=items)
        count += items
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
    ms: int = 0,
    accepted: int = 0,
    refused: int = 0,
    unsure: int = 0,
) -> None:
    """Write down how a batch ended: ``answered``, ``cut``, ``unreached``, ``refused`` or ``dead``.

    With it the bytes each way, the milliseconds, and how many of its items were accepted, refused, or left unsure.
    """
    tx.db.execute(
        "UPDATE batches SET finished_at = ?, verdict = ?, bytes_up = ?, bytes_down = ?, request = ?, cause = ?,"
        " ms = ?, accepted = ?, refused = ?, unsure = ? WHERE id = ?",
        [tx.at, verdict, up, down, request, cause, ms, accepted, refused, unsure, batch],
    )


def _leased(row: Mapping[str, Any], body: Mapping[str, Any]) -> Leased:
    return Leased(
        row["row"], row["seq"], row["kind"], row["app"], row["revision"], body, bool(row["left"])
    )


def _is_sending(tx: Tx, item: Leased) -> bool:
    return item.kind == "application" and applications.get(tx.db, item.seq).status is Status.SENDING


def _mark(tx: Tx, item: Leased, problem: str, field: str = "", text: str = "") -> None:
    """What is wrong with its application now; but an NIB that waits for a person to look at it goes on being said."""
    if applications.get(tx.db, item.seq).problem not in KEPT:
        applications.mark(tx, item.seq, problem, field, text)


def _gone(tx: Tx, item: Leased) -> None:
    tx.db.execute("DELETE FROM outbox WHERE id = ?", [item.row])
