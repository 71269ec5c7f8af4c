"""What a second look found, and the seconds an applicant took: what the operators' statistics are made of."""

from operator_tui.core.stopwatch import Spent
from operator_tui.store.application import Application
from operator_tui.store.store import Tx


def spend(tx: Tx, app_id: str, spent: Spent) -> None:
    """Keep the seconds an application has taken so far, as long as it may be changed."""
    tx.db.execute(
        "UPDATE applications SET typing_s = ?, reading_s = ?"
        " WHERE id = ? AND status IN ('draft', 'returned', 'quarantined')",
        [round(spent.typing, 1), round(spent.reading, 1), app_id],
    )


def add(tx: Tx, app: Application, field: str, *, same: bool, typist: str) -> None:
    """A field was typed a second time, blind: whether both agree, who typed it first; by whom and when is the Tx's.

    It counts for the revision that is being made.
    """
    revision = app.revision + 1 if app.ref else app.revision
    tx.db.execute(
        "INSERT INTO second_looks (seq, revision, field, same, typist, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [app.seq, revision, field, same, typist, tx.who, tx.at],
    )
