"""What went to the office on a USB stick, and what of it still waits for an answer.

An item that was written to a bundle has left, so its application is *unknown*; it goes on waiting in the outbox, and
may go over the link or in another bundle too: the office answers the same for the same id. The outbox keeps every
bundle an item was in, since a later item of the same kind and revision is another one: no old answer is its answer.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import applications, journal, meta, outbox
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

PROBLEM: Final = "bundle"
"""What an application says that was written to a bundle and has no answer yet."""
CHANNEL: Final = "bundle"
"""The channel of a bundle in the record of attempts."""
WRITTEN, CUT = "written", "cut"
"""How the attempt ended until it is answered: the file stands on the stick, or got no name there."""
_COLUMNS: Final = (
    "SELECT b.id, b.name, b.at, b.by, b.items, b.bytes, b.answered_at, b.answer,"
    " (SELECT count(*) FROM outbox o WHERE instr(o.bundle, b.id)) AS waiting FROM bundles b"
)


@dataclass(frozen=True)
class Sent:
    """A bundle that was written: its file's ``bytes``, the id of the answer taken last, its items still ``waiting``."""

    id: str
    name: str
    at: str
    items: int
    bytes: int
    by: str = ""
    answered_at: str = ""
    answer: str = ""
    waiting: int = 0


def next_items(db: Database, after: int, limit: int) -> list[Leased]:
    """The items that wait of the oldest applications past a row of theirs, with their bodies.

    No application is parted from what is told of it. What a sender holds, or a person who enters it in OSS, isn't
    among them, nor what waits behind that.
    """
    found = _items(
        db,
        "o.state = 'waiting' AND o.seq > ? AND NOT EXISTS"
        " (SELECT 1 FROM outbox e WHERE e.seq = o.seq AND e.id < o.id AND e.state <> 'waiting')",
        after,
        limit + 1,
    )
    return found if len(found) <= limit else shorter(found, limit)


def shorter(items: Sequence[Leased], most: int) -> list[Leased]:
    """The first items, at most so many, up to the end of an application; none where its first is longer."""
    end = most
    while 0 < end < len(items) and items[end - 1].seq == items[end].seq:
        end -= 1
    return list(items[:end])


def written(tx: Tx, bundle: Sent, secret: str, items: Sequence[Leased]) -> bool:
    """Record a bundle whose file is whole: its items have left.

    False, with nothing done, if one of them changed meanwhile, or another window took the name.
    """
    rows_ = json.dumps([item.row for item in items])
    now = _items(tx.db, "o.state = 'waiting' AND o.id IN (SELECT value FROM json_each(?))", rows_)
    if now != list(items) or bundle.name in names(tx.db):
        return False
    _lease(tx, bundle.id, items)
    tx.db.execute(
        "UPDATE outbox SET bundle = trim(bundle || ' ' || batch) WHERE state = 'leased' AND batch = ?", [bundle.id]
    )  # fmt: skip
    outbox.give_back(tx, bundle.id, untouched=False, problem=PROBLEM)
    tx.db.execute(
        "INSERT INTO batches (id, number, started_at, finished_at, items, bytes_up, verdict, channel)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            bundle.id, meta.count(tx, "batch"), bundle.at, tx.at, bundle.items, bundle.bytes, WRITTEN, CHANNEL,
        ],
    )  # fmt: skip
    tx.db.execute(
        "INSERT INTO bundles (id, name, at, by, items, bytes, secret) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [bundle.id, bundle.name, bundle.at, tx.who, bundle.items, bundle.bytes, secret],
    )
    detail = {"bundle": bundle.id, "name": bundle.name, "items": bundle.items}
    journal.add(tx, "bundle-written", detail=detail)
    return True


def unfinished(tx: Tx, bundle: str, cause: str) -> None:
    """The file of a recorded bundle got no name: it counts as left all the same, and is asked again."""
    outbox.finish(tx, bundle, CUT, cause=cause)


def take_up(tx: Tx, bundle: str, answered: Collection[tuple[str, str, int]]) -> list[Leased]:
    """Lease those items of a bundle that still wait and have a word in its answer: ``(kind, id, revision)``."""
    found = _items(tx.db, "o.state = 'waiting' AND instr(o.bundle, ?)", bundle)
    items = [item for item in found if (item.kind, item.id, item.revision) in answered]
    _lease(tx, bundle, items)
    return items


def came_to(db: Database, bundle: str) -> tuple[int, int]:
    """How many of its items its answers accepted, and refused, so far."""
    row = one(db, "SELECT accepted, refused FROM batches WHERE id = ?", [bundle])
    return (int(row["accepted"]), int(row["refused"])) if row else (0, 0)


def settled(tx: Tx, bundle: str, answer: str, accepted: int, refused: int) -> None:
    """An answer to it was taken, the one of this request id; what all its answers came to stands in the record."""
    tx.db.execute(
        "UPDATE bundles SET answered_at = ?, answer = ? WHERE id = ?", [tx.at, answer, bundle]
    )
    tx.db.execute(
        "UPDATE batches SET accepted = ?, refused = ?, unsure ="
        " (SELECT count(*) FROM outbox WHERE instr(outbox.bundle, batches.id)) WHERE id = ?",
        [accepted, refused, bundle],
    )
    journal.add(tx, "bundle-answered", detail={"bundle": bundle})


def sending(db: Database) -> bool:
    """Whether a batch is under way, or was when its sender ended: its items mustn't be settled by another's answer."""
    return one(db, "SELECT 1 AS yes FROM outbox WHERE state = 'leased' LIMIT 1") is not None


def find(db: Database, bundle: str) -> tuple[Sent, str] | None:
    """A bundle of this laptop, and the secret that its answer has to echo."""
    row = one(db, f"{_COLUMNS} WHERE b.id = ?", [bundle])
    secret = one(db, "SELECT secret FROM bundles WHERE id = ?", [bundle])
    return (Sent(**row), str(secret["secret"])) if row and secret else None


def waiting(db: Database) -> tuple[int, int]:
    """How many items wait for the office, and how many of them have left before."""
    row = one(
        db, "SELECT count(*) AS n, coalesce(sum(left), 0) AS left FROM outbox WHERE state = 'waiting'"
    )  # fmt: skip
    return (int(row["n"]), int(row["left"])) if row else (0, 0)


def newest(db: Database, limit: int) -> list[Sent]:
    """The last bundles, the newest first."""
    return [
        Sent(**row)
        for row in rows(db, f"{_COLUMNS} ORDER BY b.at DESC, b.name DESC LIMIT ?", [limit])
    ]


def names(db: Database) -> frozenset[str]:
    """The name of every bundle that was ever written here."""
    return frozenset(str(row["name"]) for row in rows(db, "SELECT name FROM bundles"))


def _lease(tx: Tx, bundle: str, items: Sequence[Leased]) -> None:
    for item in items:
        tx.db.execute(
            "UPDATE outbox SET state = 'leased', batch = ? WHERE id = ?", [bundle, item.row]
        )
        goes_out = applications.get(tx.db, item.seq).status in outbox.GOES_OUT
        if item.kind == "application" and goes_out:
            applications.move(tx, item.seq, Status.SENDING, Cause.DELIVERY, {"batch": bundle})


def _items(db: Database, where: str, value: str | int, limit: int = -1) -> list[Leased]:
    """The items that a condition lets through, with their bodies; those of one application stand together."""
    found = rows(
        db,
        "SELECT o.id AS row, o.seq, o.kind, o.revision, o.body, o.left, a.id AS app, n.content"  # noqa: S608  constants
        " FROM outbox o JOIN applications a ON a.seq = o.seq JOIN answers n ON n.seq = o.seq"
        f" WHERE {where} ORDER BY o.seq, o.id LIMIT ?",
        [value, limit],
    )
    return [_leased(row) for row in found]


def _leased(row: Mapping[str, Any]) -> Leased:
    body = row["content"] if row["kind"] == "application" else row["body"]
    return Leased(
        row["row"], row["seq"], row["kind"], row["app"], row["revision"], json.loads(body or "{}"), bool(row["left"])
    )  # fmt: skip
