"""Which schema a store has: read from the table that sqlite-utils' migrations keep, without loading them."""

from typing import Final

from operator_tui.core.errors import StoreTrouble
from operator_tui.store.sqlcipher import Database, one, rows

STORE: Final = "operator_tui"
NAMES: tuple[str, ...] = (
    "0001_first",
    "0002_capture",
    "0003_delivery",
    "0004_entries",
    "0005_day",
    "0006_kit",
    "0007_paper",
    "0008_prints",
)
"""The steps of :mod:`operator_tui.store.migrations`; all of them taken is this version."""


def applied(db: Database) -> tuple[str, ...]:
    """The steps that were taken, in their order; none where there is no schema yet."""
    if (
        one(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'")
        is None
    ):
        return ()
    found = rows(
        db, "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", [STORE]
    )
    return tuple(row["name"] for row in found)


def check(db: Database) -> None:
    """Raise :class:`StoreTrouble` for a store that comes from a newer version, or that never held a schema."""
    taken = applied(db)
    if not taken:
        raise StoreTrouble("store.damaged")
    if not set(taken) <= set(NAMES):
        raise StoreTrouble("store.newer")
