"""The schema of the office's store."""

from typing import Final

from operator_tui.store.sqlcipher import Database

from sqlite_utils.migrations import Migrations  # isort: skip  after the store's SQLCipher

STEPS: Final = Migrations("operator_tui_office")

_FIRST: Final = (
    """CREATE TABLE devices (
        device TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, enrolled_at TEXT NOT NULL,
        last_contact TEXT NOT NULL DEFAULT '', app TEXT NOT NULL DEFAULT '', unsent INTEGER NOT NULL DEFAULT 0,
        journal_head TEXT NOT NULL DEFAULT '', last_update INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE applications (
        id TEXT PRIMARY KEY, device TEXT NOT NULL, revision INTEGER NOT NULL, ref TEXT NOT NULL, nik TEXT NOT NULL,
        status TEXT NOT NULL, accepted_at TEXT NOT NULL, event TEXT NOT NULL, body TEXT NOT NULL,
        nib TEXT NOT NULL DEFAULT '', nib_date TEXT NOT NULL DEFAULT '', nib_via TEXT NOT NULL DEFAULT '',
        nib_verified INTEGER NOT NULL DEFAULT 0, claimed INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX applications_nik ON applications(nik)",
    "CREATE INDEX applications_status ON applications(status, accepted_at)",
    """CREATE TABLE items (
        id TEXT NOT NULL, kind TEXT NOT NULL, revision INTEGER NOT NULL, digest TEXT NOT NULL, device TEXT NOT NULL,
        at TEXT NOT NULL, body TEXT NOT NULL, result TEXT NOT NULL, PRIMARY KEY (id, kind, revision))""",
    """CREATE TABLE conflicts (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, revision INTEGER NOT NULL,
        digest TEXT NOT NULL, device TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE (id, kind, revision, digest))""",
    """CREATE TABLE updates (
        device TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (device, seq)) WITHOUT ROWID""",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE events (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
)


@STEPS(name="0001_first")
def _first(db: Database) -> None:
    for statement in _FIRST:
        db.execute(statement)
