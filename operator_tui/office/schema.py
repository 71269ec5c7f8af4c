"""The schema of the office's store."""

from pathlib import Path
from typing import Final

from operator_tui.core.errors import StoreTrouble
from operator_tui.store.backup import back_up
from operator_tui.store.sqlcipher import Database, utils

from sqlite_utils.migrations import Migrations  # isort: skip  after the store's SQLCipher

STEPS: Final = Migrations("operator_tui_office")
_NAMES: Final = {"0001_first", "0002_device_events", "0003_staff", "0004_sheet"}

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


_SECOND: Final = (
    # A device's own: no laptop renames another's event.
    """CREATE TABLE device_events (
        device TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (device, id)) WITHOUT ROWID""",
    """INSERT INTO device_events (device, id, body)
        SELECT DISTINCT a.device, e.id, e.body FROM events e JOIN applications a ON a.event = e.id""",
    "DROP TABLE events",
    "CREATE INDEX applications_nib ON applications(nib) WHERE nib <> ''",
)

_STAFF: Final = (
    "ALTER TABLE devices ADD COLUMN revoked_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE applications ADD COLUMN flag TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE forms (
        name TEXT NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL, added_at TEXT NOT NULL,
        PRIMARY KEY (name, version)) WITHOUT ROWID""",
    """CREATE TABLE acts (
        row INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL,
        detail TEXT NOT NULL)""",
    "CREATE INDEX acts_subject ON acts(subject)",
    """CREATE TRIGGER acts_kept BEFORE UPDATE ON acts
        BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END""",
    """CREATE TRIGGER acts_whole BEFORE DELETE ON acts
        BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END""",
    "CREATE INDEX applications_ref ON applications(ref)",
    "CREATE INDEX applications_device ON applications(device)",
)
"""What the staff sees and does: revoked devices, flagged applications, forms added here, and the record of it."""

_OSS: Final = (
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE strays (
        row INTEGER PRIMARY KEY, at TEXT NOT NULL, nib TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
        why TEXT NOT NULL, settled_at TEXT NOT NULL DEFAULT '', settled_by TEXT NOT NULL DEFAULT '',
        application TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE pushes (
        digest TEXT PRIMARY KEY, at TEXT NOT NULL, application TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE checks (
        row INTEGER PRIMARY KEY, application TEXT NOT NULL, nib TEXT NOT NULL, at TEXT NOT NULL,
        verdict TEXT NOT NULL, said TEXT NOT NULL)""",
)
"""What OSS told this office: pushed NIBs that match nothing, and typed ones that were verified."""

_BUNDLES: Final = (
    """CREATE TABLE bundles (
        id TEXT PRIMARY KEY, device TEXT NOT NULL, at TEXT NOT NULL, digest TEXT NOT NULL, items INTEGER NOT NULL)
        WITHOUT ROWID""",
)
"""What came on a USB stick."""

_SHEET: Final = ("ALTER TABLE applications ADD COLUMN on_sheet TEXT NOT NULL DEFAULT ''",)
"""When the office took it to be entered there."""


@STEPS(name="0001_first")
def _first(db: Database) -> None:
    for statement in _FIRST:
        db.execute(statement)


@STEPS(name="0002_device_events")
def _second(db: Database) -> None:
    for statement in _SECOND:
        db.execute(statement)


@STEPS(name="0003_staff")
def _third(db: Database) -> None:
    for statement in (*_STAFF, *_OSS, *_BUNDLES):
        db.execute(statement)


@STEPS(name="0004_sheet")
def _fourth(db: Database) -> None:
    for statement in _SHEET:
        db.execute(statement)


def migrate(db: Database, path: Path, key: bytes) -> None:
    """Bring the store to this version, a copy under the same key beside it first.

    One that holds unknown steps comes from a newer version: :class:`StoreTrouble`, unchanged.
    """
    tables = utils(db)
    held, pending = STEPS.applied(tables), STEPS.pending(tables)
    if not {step.name for step in held} <= _NAMES:
        raise StoreTrouble("store.newer")
    if held and pending:
        back_up(db, path.with_name(f"{path.name}.before-{pending[0].name}"), key, check)
    STEPS.apply(tables)


def check(db: Database) -> None:
    """Raise :class:`StoreTrouble` for what holds no office's store."""
    if not STEPS.applied(utils(db)):
        raise StoreTrouble("store.damaged")
