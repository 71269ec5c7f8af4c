"""What waits for delivery: leased to a batch, then settled item by item, or given back.

An item is *waiting* or *leased*, and gone once the office has answered for it. ``left`` says that a copy of it
may have reached the office: such an application is never *ready* again, it is *unknown* until the office
answers for the same id. What the functions here do belongs into one transaction per answer.

The items of one application go in their order: one is leased only once those before it are settled, or together with
them. So an NIB that was typed here follows the application it is for, in the same batch. An application that is being
entered in OSS by hand is *held* (state ``entry``, see ``entries``): no batch ever has it, nor what is behind it.

A lease has no end of its own (the column ``lease_until`` is of an earlier plan, and empty): whoever holds the sender's
lock knows that what is leased is a dead sender's, and gives it back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import applications, claims, holding, journal, meta, turns
from operator_tui.store.application import KEPT
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

CANCEL_REFUSED: Final = "cancel-refused"
OUTCOME_REFUSED: Final = "outcome-refused"
DEAD: Final = "dead"
"""How a batch ended whose sender ended before it."""
GOES_OUT: Final = (Status.READY, Status.UNKNOWN)
"""What is *sending* while it is in a batch. Another, such as one *issued* by hand, is only told to the office."""


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
    for row in turns.following(tx.db, limit):
        tx.db.execute(
            "UPDATE outbox SET state = 'leased', batch = ?, attempts = attempts + 1 WHERE id = ?",
            [batch, row["row"]],
        )
        if row["kind"] == "application" and row["status"] in GOES_OUT:
            applications.move(tx, row["seq"], Status.SENDING, Cause.DELIVERY, {"batch": batch})
        body = json.loads(row["content"] if row["kind"] == "application" else row["body"])
        leased.append(_leased(row, body))
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
        "SELECT o.id AS row, o.seq, o.kind, a.id AS app, o.revision, o.left FROM outbox o"
        " JOIN applications a ON a.seq = o.seq WHERE o.batch = ? AND o.state = 'leased' ORDER BY o.id",
        [batch],
    )
    return [_leased(row, {}) for row in found]


def accepted(tx: Tx, item: Leased, receipt: str, at: str, warnings: Sequence[str] = ()) -> None:
    """The office holds it, or has taken note of it: the proof is stored, the item is gone."""
    _gone(tx, item)
    if _told_only(tx, item):
        tx.db.execute(
            "UPDATE applications SET receipt = ?, accepted_at = ? WHERE seq = ?", [receipt, at, item.seq]
        )  # fmt: skip
        detail = {"receipt": receipt, "warnings": list(warnings), "revision": item.revision}
        journal.add(tx, journal.HELD, item.id, detail=detail)
    elif item.kind == "application":
        applications.move(
            tx, item.seq, Status.ACCEPTED, Cause.DELIVERY, {"receipt": receipt, "warnings": list(warnings)},
            receipt=receipt, accepted_at=at,
        )  # fmt: skip
        _mark(tx, item, warnings[0] if warnings else "")
    else:
        journal.add(tx, f"{item.kind}-accepted", item.id, detail={"receipt": receipt})
        if item.kind == "claim":
            claims.granted(tx, item.seq)


def refused(
    tx: Tx, item: Leased, new: Status, problem: str, field: str = "", text: str = ""
) -> None:
    """The office refuses it as it is: *quarantined* or *returned*, with why; it blocks nobody.

    A refused cancel leaves the application cancelled here, and says on it that the office sees it otherwise; so does a
    refused outcome of an entry in OSS.
    """
    _gone(tx, item)
    if _told_only(tx, item):
        journal.add(tx, "application-refused", item.id, detail={"problem": problem, "text": text})
        _mark(tx, item, problem, field, text)
        return
    if item.kind == "application":
        applications.move(tx, item.seq, new, Cause.DELIVERY, {"problem": problem, "field": field})
        _mark(tx, item, problem, field, text)
        return
    journal.add(tx, f"{item.kind}-refused", item.id, detail={"problem": problem, "text": text})
    if item.kind == "cancel":
        _mark(tx, item, CANCEL_REFUSED, field, text)
    elif item.kind == "outcome" and not applications.get(tx.db, item.seq).problem:
        _mark(
            tx, item, OUTCOME_REFUSED, field, text
        )  # where its application was refused, that says more
    elif item.kind == "claim":
        claims.denied(tx, item.seq, text)


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
            [int(doubtful), turns.ROUND if behind else 0, item.row],
        )
        if item.kind == "application" and not _told_only(tx, item):
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
        finish(tx, batch, DEAD, cause=problem, unsure=items)
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


def _told_only(tx: Tx, item: Leased) -> bool:
    """Whether it is an application that isn't *sending*: its NIB was typed here before the office heard of it."""
    return (
        item.kind == "application"
        and applications.get(tx.db, item.seq).status is not Status.SENDING
    )


def _mark(tx: Tx, item: Leased, problem: str, field: str = "", text: str = "") -> None:
    """What is wrong with its application now; but an NIB that waits for a person to look at it goes on being said.

    So does what an entry in OSS came to, as long as delivery has nothing worse to say.
    """
    former = applications.get(tx.db, item.seq).problem
    if former not in KEPT and (problem or not former.startswith(holding.MARK)):
        applications.mark(tx, item.seq, problem, field, text)


def _gone(tx: Tx, item: Leased) -> None:
    tx.db.execute("DELETE FROM outbox WHERE id = ?", [item.row])
