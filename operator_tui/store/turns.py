"""Whose turn it is in the outbox: what the next batch takes, and in which order."""

import json
from typing import Any, Final

from operator_tui.store.sqlcipher import Database, rows

ROUND: Final = 5
"""How many attempts more than others have had put an item behind them."""
_PATIENCE: Final = f"attempts / {ROUND}"


def following(db: Database, limit: int) -> list[dict[str, Any]]:
    """The rows of the next batch: in the outbox ``row``, with the application's ``app`` id, ``status`` and ``content``.

    Chosen first, then read: the contents of all that waits would take long to sort.
    """
    heads = list(
        rows(
            db,
            f"SELECT id, seq, {_PATIENCE} AS patience FROM outbox o WHERE state = 'waiting'"  # noqa: S608  a constant
            " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.seq = o.seq AND e.id < o.id)"
            f" ORDER BY {_PATIENCE}, left DESC, id LIMIT ?",
            [limit],
        )
    )
    found = rows(
        db,
        "SELECT o.id AS row, o.seq, o.kind, o.revision, o.body, o.left, a.id AS app, a.status, n.content"
        " FROM json_each(?) j JOIN outbox o ON o.id = j.value"
        " JOIN applications a ON a.seq = o.seq JOIN answers n ON n.seq = o.seq ORDER BY j.key",
        [json.dumps(_with_followers(db, heads, limit))],
    )
    return list(found)


def _with_followers(db: Database, heads: list[dict[str, Any]], limit: int) -> list[int]:
    """The items of the next batch: each with those of its application that wait behind it, up to one that is held.

    No application is parted from what follows it, so the last one may bring the batch over its limit.
    """
    behind: dict[int, list[int]] = {}
    held: set[int] = set()
    for row in rows(
        db,
        "SELECT o.id, o.seq, o.state FROM json_each(?) j JOIN outbox o ON o.seq = j.value ORDER BY o.id",
        [json.dumps([head["seq"] for head in heads])],
    ):
        if row["state"] != "waiting":
            held.add(row["seq"])
        elif row["seq"] not in held:
            behind.setdefault(row["seq"], []).append(row["id"])
    chosen: list[int] = []
    for head in heads:
        if len(chosen) < limit and head["patience"] == heads[0]["patience"]:
            chosen += behind[head["seq"]]
    return chosen
