"""The audit trail: append-only rows, each sealed with the one before it (HMAC-SHA-256).

The key lies in the store. The chain shows a row changed or taken out by someone without the key; the head
goes to the office with each batch, so that a tail cut off by someone with the key is seen there.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any, Final

from operator_tui.core.errors import StoreTrouble
from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import meta
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

KEY: Final = "journal.key"
CONFLICT: Final = "conflict"
"""The problem of an application whose id and revision the office holds with other content."""
HELD: Final = "application-accepted"
"""The office holds a revision whose NIB had come before it was sent."""
_START: Final = "0" * 64
_COLUMNS: Final = ("at", "who", "application", "what", "old", "new", "detail")


def start(tx: Tx) -> None:
    """Give a new store the key of its journal."""
    meta.put(tx, KEY, secrets.token_hex(32))


def add(
    tx: Tx,
    what: str,
    application: str = "",
    old: str = "",
    new: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write one row. ``application`` is its id; ``detail`` is JSON data without a person's name or NIK."""
    row = {
        "at": tx.at, "who": tx.who, "application": application, "what": what, "old": old, "new": new,
        "detail": json.dumps(detail or {}, ensure_ascii=False, sort_keys=True),
    }  # fmt: skip
    mac = _seal(_key(tx.db), head(tx.db), row)
    tx.db.execute(
        "INSERT INTO journal (at, who, application, what, old, new, detail, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [*row.values(), mac],
    )


def head(db: Database) -> str:
    """The seal of the newest row: 64 hex digits; zeros for an empty journal."""
    row = one(db, "SELECT mac FROM journal ORDER BY id DESC LIMIT 1")
    return str(row["mac"]) if row else _START


def of(db: Database, application: str) -> list[dict[str, Any]]:
    """The rows of one application, oldest first, ``detail`` as data."""
    found = rows(
        db,
        "SELECT id, at, who, what, old, new, detail FROM journal WHERE application = ? ORDER BY id",
        [application],
    )
    return [{**row, "detail": json.loads(row["detail"])} for row in found]


def revision_that_left(db: Database, application: str) -> int:
    """The last revision of an application that the office may hold; 0 for none.

    In a conflict it holds that very revision, with other content. One that is *unknown* by an entry in OSS hasn't gone
    to the office for that.
    """
    ready = left = 0
    for row in of(db, application):
        if row["new"] == Status.READY:
            ready = int(row["detail"].get("revision", ready))
        elif row["detail"].get("cause") == Cause.ASSISTED:
            continue
        elif row["what"] == HELD:
            left = int(row["detail"].get("revision", ready))
        elif row["new"] in (Status.UNKNOWN, Status.ACCEPTED) or (
            row["new"] == Status.QUARANTINED and row["detail"].get("problem") == CONFLICT
        ):
            left = ready
    return left


def unknown_by_hand(db: Database, application: str) -> bool:
    """Whether it is *unknown* by an entry in OSS that got no answer, and not by its way to the office."""
    moves = [row for row in of(db, application) if row["new"] == Status.UNKNOWN]
    return bool(moves) and moves[-1]["detail"].get("cause") == Cause.ASSISTED


def said_before(db: Database, application: str) -> Mapping[str, str]:
    """What stood as wrong with an application when it was made ready last; empty where nothing did."""
    said: Mapping[str, str] = {}
    for row in of(db, application):
        if row["new"] == Status.READY and "revision" in row["detail"]:
            said = row["detail"].get("said", {})
    return said


def wrong_nibs(db: Database, application: str) -> frozenset[str]:
    """The NIBs that a person took off an application, since they aren't this person's."""
    return frozenset(
        str(row["detail"]["wrong"]) for row in of(db, application) if "wrong" in row["detail"]
    )


def first_broken(db: Database) -> int | None:
    """The id of the first row whose seal doesn't fit, or None: the journal is whole."""
    key, previous = _key(db), _START
    for row in rows(db, "SELECT * FROM journal ORDER BY id"):
        if not hmac.compare_digest(row["mac"], _seal(key, previous, {c: row[c] for c in _COLUMNS})):
            return int(row["id"])
        previous = row["mac"]
    return None


def _key(db: Database) -> bytes:
    """Without its key nothing may be sealed: a store that lacks it isn't whole. Raises :class:`StoreTrouble`."""
    try:
        key = bytes.fromhex(meta.get(db, KEY))
    except ValueError as error:
        raise StoreTrouble("store.damaged") from error
    if not key:
        raise StoreTrouble("store.damaged")
    return key


def _seal(key: bytes, previous: str, row: Mapping[str, str]) -> str:
    text = json.dumps([previous, *(row[c] for c in _COLUMNS)], ensure_ascii=False)
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()
