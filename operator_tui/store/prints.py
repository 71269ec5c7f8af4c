"""What was printed of which application, counted: a copy mark stands from the second print on."""

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, journal
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Tx


def record(tx: Tx, seq: int, kind: str) -> int:
    """Count one print; its number, from 1. A slip is printed of an issued application only."""
    app = applications.get(tx.db, seq)
    if kind == "slip" and app.status is not Status.ISSUED:
        raise Refused("store.not-issued", ref=app.label)
    row = one(tx.db, "SELECT count(*) AS n FROM prints WHERE seq = ? AND kind = ?", [seq, kind])
    copy = int(row["n"]) + 1 if row else 1
    tx.db.execute(
        "INSERT INTO prints (seq, kind, copy, at, who) VALUES (?, ?, ?, ?, ?)",
        [seq, kind, copy, tx.at, tx.who],
    )
    tx.db.execute("UPDATE applications SET prints = prints + 1 WHERE seq = ?", [seq])
    journal.add(tx, "printed", app.id, detail={"kind": kind, "copy": copy})
    return copy
