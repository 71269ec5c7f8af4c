"""A store with very many applications, made quickly: copies of real ones under numbers and first names of their own."""

from operator_tui.store.store import Store, Tx
from tests.making import ready

_BASES = 8
_LETTER = "substr('AIUENRSTDMK', abs(random()) % 11 + 1, 1)"
_OWN = {
    "name": f"{_LETTER} || {_LETTER} || {_LETTER} || {_LETTER} || ' ' || name",
    "seq": "NULL", "id": "lower(hex(randomblob(16)))", "ref": "ref || '-' || n.n", "status": "?2",
    "nik": "substr(nik, 1, 6) || printf('%010d', ?1 * 100000 + n.n)",
}  # fmt: skip


def fill(store: Store, count: int, status: str) -> None:
    """Bring the store to ``count`` applications in a status, with their answers and their places in the index."""
    bases = [app.seq for app in ready(store, min(_BASES, count))]
    each = (count - len(bases)) // len(bases)

    def copies(tx: Tx) -> None:
        columns = [row[1] for row in tx.db.execute("PRAGMA table_info(applications)")]
        cells = ", ".join(_OWN.get(column, column) for column in columns)
        for seq in bases:
            tx.db.execute(
                f"INSERT INTO applications ({', '.join(columns)})"  # noqa: S608  the schema's own names
                f" WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {each})"
                f" SELECT {cells} FROM applications, n WHERE seq = ?1",
                [seq, status],
            )
        tx.db.execute("UPDATE applications SET status = ?", [status])
        tx.db.execute(
            "INSERT INTO answers SELECT a.seq, o.texts, o.filled, o.focus, o.content, o.hash FROM applications a"
            " JOIN applications b ON b.ref = substr(a.ref, 1, length(b.ref)) AND b.seq <= ?"
            " JOIN answers o ON o.seq = b.seq WHERE a.seq > ?",
            [max(bases), max(bases)],
        )
        tx.db.execute(
            "INSERT INTO found (rowid, name, nik, ref, village)"
            " SELECT seq, name, nik, ref, village FROM applications WHERE seq > ?",
            [max(bases)],
        )
        if status != "ready":
            tx.db.execute("DELETE FROM outbox")

    store.do(copies)
