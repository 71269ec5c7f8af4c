"""What was corrected: every value that a revision put in the place of another. Append-only."""

from collections.abc import Mapping
from typing import NamedTuple

from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Tx


class Change(NamedTuple):
    """One field that ``revision`` changed, as texts of the form; an empty one stands for nothing."""

    revision: int
    field: str
    old: str
    new: str
    by: str
    at: str


def record(
    tx: Tx, seq: int, revision: int, former: Mapping[str, str], new: Mapping[str, str]
) -> None:
    """Write down each field whose text differs from what was finalised last, in the order of the form."""
    for field in dict.fromkeys([*new, *former]):
        old, now = former.get(field, ""), new.get(field, "")
        if old != now:
            tx.db.execute(
                "INSERT INTO changes (seq, revision, field, old, new, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [seq, revision, field, old, now, tx.who, tx.at],
            )


def of(db: Database, seq: int) -> list[Change]:
    """The changes of one application, oldest first."""
    found = rows(
        db,
        "SELECT revision, field, old, new, by, at FROM changes WHERE seq = ? ORDER BY id",
        [seq],
    )
    return [Change(**row) for row in found]
