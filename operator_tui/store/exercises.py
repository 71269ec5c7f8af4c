"""Which exercises of the training sheet are done: read from the rows that doing them leaves, never from a mark."""

from typing import Final

from operator_tui.store.sqlcipher import Database

WORD: Final = "jemput bola"
"""The passphrase of the demo's home: it holds invented people only, and the sheet prints it."""
LOCKED: Final = "locked"
"""The journal's word for a lock: written in the demo only, since nothing else there leaves a row of it."""
_PROOF: Final = {
    "unlock": "SELECT 1 FROM journal WHERE what = 'locked'",
    "desk": "SELECT 1 FROM intake WHERE name = 'IIS ROHAYATI' COLLATE NOCASE",
    "form": "SELECT 1 FROM applications a JOIN answers n ON n.seq = a.seq"
    " WHERE a.nik = '3210036605860041' AND json_extract(n.texts, '$.want_pirt') = 'Y'",
    "readback": "SELECT 1 FROM applications WHERE nik = '3210036605860041' AND ref IS NOT NULL",
    "receipt": "SELECT 1 FROM applications a JOIN prints p ON p.seq = a.seq"
    " WHERE a.nik = '3210036605860041' AND p.kind = 'receipt'",
    "park": "SELECT 1 FROM applications WHERE nik = '3210030707810042'",
    "send": "SELECT 1 FROM applications a JOIN prints p ON p.seq = a.seq"
    " WHERE a.nik = '3210036605860041' AND p.kind = 'slip'",
    "mend": "SELECT 1 FROM applications a JOIN journal j ON j.application = a.id"
    " WHERE a.ref LIKE '%-0014' AND j.old = 'returned' AND j.new = 'ready'",
    "unknown": "SELECT 1 FROM applications a JOIN journal j ON j.application = a.id"
    " WHERE a.ref LIKE '%-0035' AND j.old = 'unknown' AND j.new = 'ready'",
    "count": "SELECT 1 FROM hand_counts",
    "close": "SELECT 1 FROM closings",
}
"""For each exercise the rows that only doing it leaves; the people and numbers are those on the sheet."""
KEYS: Final = tuple(_PROOF)
"""The exercises in their order; their words stand in ``locale/exercises.py``."""


def done(db: Database) -> frozenset[str]:
    """The exercises that the rows prove."""
    asked = ", ".join(f"EXISTS ({proof})" for proof in _PROOF.values())
    found = db.execute(f"SELECT {asked}").fetchone()
    return frozenset(key for key, proved in zip(KEYS, found, strict=True) if proved)
