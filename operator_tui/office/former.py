"""What the office took before under the id, kind and revision of an item, and which of it is over."""

import json
from typing import Any

from operator_tui.delivery.protocol import Item, ItemKind, Result
from operator_tui.store.sqlcipher import Database, one


def former_of(db: Database, device: str, item: Item, hashed: str) -> dict[str, Any] | None:
    """The record of this item, or of what came before under its id, kind and revision.

    A claim or outcome names its ``entry``. One of another entry of the same laptop is over, and is set aside for this
    one; so is an outcome without an NIB for one that brings it. A late copy of one that is over, by link or by stick,
    is no new one.
    """
    found = one(
        db, "SELECT digest, device, result, body FROM items WHERE id = ? AND kind = ? AND revision = ?",
        [item.id, item.kind, item.revision],
    )  # fmt: skip
    if item.kind not in (ItemKind.CLAIM, ItemKind.OUTCOME) or "entry" not in item.body:
        return found
    over = one(
        db,
        "SELECT digest, device, result FROM items WHERE id = ? AND kind GLOB ? AND revision = ? AND digest = ?",
        [item.id, f"{item.kind}@*", item.revision, hashed],
    )
    if over is not None:
        return over
    if found is None or found["device"] != device:
        return found
    former = json.loads(found["body"])
    if former.get("entry") == item.body["entry"] and ("nib" in former or "nib" not in item.body):
        return found
    set_aside(db, item, ItemKind(item.kind))
    return None


def set_aside(db: Database, item: Item, kind: ItemKind) -> None:
    """Keep the record of a claim or outcome that is over, and let another one be made of this revision."""
    db.execute(
        "UPDATE items SET kind = kind || '@' || rowid WHERE id = ? AND kind = ? AND revision = ?",
        [item.id, kind.value, item.revision],
    )


def keep(db: Database, device: str, item: Item, hashed: str, at: str, result: Result) -> None:
    """Record what came of an item: the same again gets the same."""
    _put(db, device, item, hashed, at, result, item.kind)


def keep_denied(
    db: Database, device: str, item: Item, hashed: str, at: str, result: Result
) -> None:
    """Record a claim that was denied, where it names its entry: that is over at its laptop, and so a late copy of it is
    denied too, whatever was decided here since. A new entry's claim is another one.
    """
    if "entry" in item.body:
        _put(db, device, item, hashed, at, result, f"{item.kind}@denied-{hashed[:16]}")


def _put(
    db: Database, device: str, item: Item, hashed: str, at: str, result: Result, kind: str
) -> None:
    body, said = (
        json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for data in (item.body, result.to_json())
    )
    db.execute(
        "INSERT INTO items (id, kind, revision, digest, device, at, body, result) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [item.id, kind, item.revision, hashed, device, at, body, said],
    )
