"""The schema of the laptop's store: forward only, each step with a backup before it."""

from pathlib import Path
from typing import Final

from operator_tui.store import backup, schema
from operator_tui.store.locking import locked
from operator_tui.store.sqlcipher import Database, utils

from sqlite_utils.migrations import Migrations  # isort: skip  after SQLCipher has taken its place

STEPS: Final = Migrations(schema.STORE)

_FIRST: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE events (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, date TEXT NOT NULL, village TEXT NOT NULL,
        tz TEXT NOT NULL, created_at TEXT NOT NULL)""",
    """CREATE TABLE applications (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE, ref TEXT UNIQUE, draft_no INTEGER NOT NULL,
        status TEXT NOT NULL, status_at TEXT NOT NULL, revision INTEGER NOT NULL,
        event TEXT REFERENCES events(id),
        form TEXT NOT NULL, form_version TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '', nik TEXT NOT NULL DEFAULT '', village TEXT NOT NULL DEFAULT '',
        business TEXT NOT NULL DEFAULT '', kbli TEXT NOT NULL DEFAULT '', kbli_version TEXT NOT NULL DEFAULT '',
        nib TEXT NOT NULL DEFAULT '', nib_date TEXT NOT NULL DEFAULT '', nib_via TEXT NOT NULL DEFAULT '',
        nib_verified INTEGER NOT NULL DEFAULT 0, training INTEGER NOT NULL DEFAULT 0,
        receipt TEXT NOT NULL DEFAULT '', accepted_at TEXT NOT NULL DEFAULT '',
        problem TEXT NOT NULL DEFAULT '', problem_field TEXT NOT NULL DEFAULT '',
        problem_text TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, finalised_at TEXT NOT NULL DEFAULT '',
        created_by TEXT NOT NULL, prints INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX applications_status ON applications(status)",
    "CREATE INDEX applications_nik ON applications(nik)",
    "CREATE INDEX applications_event ON applications(event, status)",
    """CREATE TABLE answers (
        seq INTEGER PRIMARY KEY REFERENCES applications(seq),
        texts TEXT NOT NULL, filled TEXT NOT NULL, focus TEXT NOT NULL,
        content TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE statements (
        id INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES applications(seq), revision INTEGER NOT NULL,
        name TEXT NOT NULL, kind TEXT NOT NULL, answer TEXT NOT NULL, method TEXT NOT NULL,
        paper TEXT NOT NULL, notice_version TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL)""",
    "CREATE INDEX statements_seq ON statements(seq)",
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, application TEXT NOT NULL,
        what TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, detail TEXT NOT NULL, mac TEXT NOT NULL)""",
    "CREATE INDEX journal_application ON journal(application)",
    """CREATE TABLE outbox (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES applications(seq),
        revision INTEGER NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, batch TEXT NOT NULL DEFAULT '',
        lease_until TEXT NOT NULL DEFAULT '', left INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL,
        UNIQUE (kind, seq, revision))""",
    "CREATE INDEX outbox_state ON outbox(state)",
    """CREATE TABLE batches (
        id TEXT PRIMARY KEY, number INTEGER NOT NULL, started_at TEXT NOT NULL,
        finished_at TEXT NOT NULL DEFAULT '', items INTEGER NOT NULL, bytes_up INTEGER NOT NULL DEFAULT 0,
        bytes_down INTEGER NOT NULL DEFAULT 0, verdict TEXT NOT NULL DEFAULT '', request TEXT NOT NULL DEFAULT '',
        cause TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE prints (
        id INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES applications(seq), kind TEXT NOT NULL,
        copy INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE found USING fts5(
        name, nik, ref, village, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3')""",
    """CREATE TRIGGER journal_kept BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_whole BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER statements_kept BEFORE UPDATE ON statements
        BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END""",
)


_CAPTURE: Final = (
    "ALTER TABLE applications ADD COLUMN parent INTEGER REFERENCES applications(seq)",
    "ALTER TABLE applications ADD COLUMN born TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE applications ADD COLUMN wants TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE applications ADD COLUMN typing_s REAL NOT NULL DEFAULT 0",
    "ALTER TABLE applications ADD COLUMN reading_s REAL NOT NULL DEFAULT 0",
    """UPDATE applications SET born = substr(d, 7) || '-' || substr(d, 4, 2) || '-' || substr(d, 1, 2)
        FROM (SELECT seq AS n, json_extract(texts, '$.birth_date') AS d FROM answers)
        WHERE seq = n AND d GLOB '[0-3][0-9]-[01][0-9]-[12][0-9][0-9][0-9]'""",
    "CREATE INDEX applications_parent ON applications(parent)",
    "CREATE INDEX applications_wants ON applications(wants) WHERE wants <> ''",
    "CREATE INDEX applications_born ON applications(born)",
    """CREATE TABLE forms (
        name TEXT NOT NULL, version TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL, kept_at TEXT NOT NULL,
        PRIMARY KEY (name, version)) WITHOUT ROWID""",
    """CREATE TABLE intake (
        id INTEGER PRIMARY KEY, event TEXT REFERENCES events(id), day TEXT NOT NULL, number INTEGER NOT NULL,
        name TEXT NOT NULL, nik TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        services TEXT NOT NULL, papers TEXT NOT NULL, served TEXT NOT NULL, priority TEXT NOT NULL,
        remark TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, place REAL NOT NULL, absences INTEGER NOT NULL DEFAULT 0,
        came_at TEXT NOT NULL, state_at TEXT NOT NULL, called_at TEXT NOT NULL DEFAULT '',
        application INTEGER REFERENCES applications(seq), by TEXT NOT NULL, UNIQUE (day, number))""",
    "CREATE INDEX intake_application ON intake(application)",
    """CREATE TABLE second_looks (
        id INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES applications(seq), revision INTEGER NOT NULL,
        field TEXT NOT NULL, same INTEGER NOT NULL, typist TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL)""",
    "CREATE INDEX second_looks_seq ON second_looks(seq)",
    """CREATE TABLE changes (
        id INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES applications(seq), revision INTEGER NOT NULL,
        field TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL)""",
    "CREATE INDEX changes_seq ON changes(seq)",
    """CREATE TRIGGER changes_kept BEFORE UPDATE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END""",
    """CREATE TRIGGER changes_whole BEFORE DELETE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END""",
    """CREATE TRIGGER statements_whole BEFORE DELETE ON statements
        BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END""",
    """CREATE TRIGGER second_looks_kept BEFORE UPDATE ON second_looks
        BEGIN SELECT RAISE(ABORT, 'second looks are append-only'); END""",
    """CREATE TRIGGER second_looks_whole BEFORE DELETE ON second_looks
        BEGIN SELECT RAISE(ABORT, 'second looks are append-only'); END""",
)

_RECORD: Final = (
    "ALTER TABLE batches ADD COLUMN channel TEXT NOT NULL DEFAULT 'office'",
    "ALTER TABLE batches ADD COLUMN ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE batches ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE batches ADD COLUMN refused INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE batches ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX batches_started ON batches(started_at)",
    """CREATE TABLE probes (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, verdict TEXT NOT NULL, cause TEXT NOT NULL DEFAULT '',
        ms INTEGER NOT NULL DEFAULT 0, bytes_up INTEGER NOT NULL DEFAULT 0, bytes_down INTEGER NOT NULL DEFAULT 0,
        last_at TEXT NOT NULL DEFAULT '', times INTEGER NOT NULL DEFAULT 1)""",
    "CREATE INDEX probes_at ON probes(at)",
)
"""What every attempt came to: batches whole, and each look at the link; a row of ``times`` alike, up to ``last_at``."""

_ENTRIES: Final = (
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES applications(seq), revision INTEGER NOT NULL,
        began_at TEXT NOT NULL, by TEXT NOT NULL, state TEXT NOT NULL, ended_at TEXT NOT NULL DEFAULT '',
        outcome TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', said TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX entries_seq ON entries(seq)",
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES applications(seq), kind TEXT NOT NULL,
        name TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL,
        at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (seq, digest))""",
)
"""Applications that a person enters in OSS by hand, and the papers that OSS gave."""

_BUNDLES: Final = (
    "ALTER TABLE outbox ADD COLUMN bundle TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE bundles (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, items INTEGER NOT NULL,
        bytes INTEGER NOT NULL, secret TEXT NOT NULL, answered_at TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT '')""",
)
"""What went to the office on a USB stick."""

_HOLDING: Final = (
    "ALTER TABLE entries ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE entries ADD COLUMN looked_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN until TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN seconds REAL NOT NULL DEFAULT 0",
    "CREATE UNIQUE INDEX entries_one ON entries(seq) WHERE state <> 'ended'",
    "CREATE INDEX outbox_seq ON outbox(seq)",
)
"""What the office let go to this laptop, when OSS was looked into, and how long an entry took; one at a time holds."""

_KIT: Final = (
    """CREATE TABLE kit (
        event TEXT NOT NULL REFERENCES events(id), key TEXT NOT NULL, label TEXT NOT NULL, need INTEGER NOT NULL,
        per_person REAL NOT NULL, stock TEXT NOT NULL, count INTEGER, condition TEXT NOT NULL, note TEXT NOT NULL,
        dropped TEXT NOT NULL, counted_at TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
        PRIMARY KEY (event, key)) WITHOUT ROWID""",
    """CREATE TABLE kit_checks (
        id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events(id), at TEXT NOT NULL, by TEXT NOT NULL,
        missing TEXT NOT NULL, unchecked TEXT NOT NULL)""",
    """CREATE TABLE kit_uses (
        id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events(id), stock TEXT NOT NULL,
        amount INTEGER NOT NULL, at TEXT NOT NULL)""",
    "CREATE INDEX kit_uses_event ON kit_uses(event)",
)
"""What is carried to an event, and what printing took of it."""

_PAPER: Final = (
    """CREATE TABLE ticket_prints (
        id INTEGER PRIMARY KEY, intake INTEGER NOT NULL REFERENCES intake(id), copy INTEGER NOT NULL,
        at TEXT NOT NULL, who TEXT NOT NULL)""",
    "CREATE INDEX ticket_prints_intake ON ticket_prints(intake)",
    """CREATE TABLE print_jobs (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, about TEXT NOT NULL DEFAULT '', label TEXT NOT NULL,
        size TEXT NOT NULL, items INTEGER NOT NULL, sheets INTEGER NOT NULL, printer TEXT NOT NULL,
        content BLOB, state TEXT NOT NULL, request TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT '',
        at TEXT NOT NULL, who TEXT NOT NULL, state_at TEXT NOT NULL)""",
    "CREATE INDEX print_jobs_state ON print_jobs(state, about)",
)
"""Tickets printed, counted as prints of applications are; and every run of the printer, kept until it is on paper."""


_KEPT: Final = (
    "BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, 'a day that was closed stays so'); END"
)
_DAY: Final = (
    "CREATE INDEX journal_at ON journal(at)",
    """CREATE TABLE hand_counts (
        id INTEGER PRIMARY KEY, day TEXT NOT NULL, count INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL)""",
    """CREATE TABLE explanations (
        id INTEGER PRIMARY KEY, day TEXT NOT NULL, count TEXT NOT NULL, seq INTEGER REFERENCES applications(seq),
        amount INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL)""",
    """CREATE TABLE closings (
        day TEXT PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, supervisor TEXT NOT NULL, witness TEXT NOT NULL,
        sheet TEXT NOT NULL, digest TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES journal(id),
        seal TEXT NOT NULL)""",
    """CREATE TABLE closing_rows (
        day TEXT NOT NULL REFERENCES closings(day), seq INTEGER NOT NULL REFERENCES applications(seq),
        status TEXT NOT NULL, printed INTEGER NOT NULL, late INTEGER NOT NULL,
        PRIMARY KEY (day, seq)) WITHOUT ROWID""",
    "CREATE INDEX closing_rows_seq ON closing_rows(seq)",
    *(
        f"CREATE TRIGGER {table}_{name} {_KEPT.format(what=what, table=table)}"
        for table in ("hand_counts", "explanations", "closings", "closing_rows")
        for name, what in (("kept", "UPDATE"), ("whole", "DELETE"))
    ),
)
"""The four counts of a day: counted by hand, explained, sealed; and how each application stood on its sheet."""


@STEPS(name="0001_first")
def _first(db: Database) -> None:
    for statement in _FIRST:
        db.execute(statement)


@STEPS(name="0002_capture")
def _capture(db: Database) -> None:
    """Front desk, kept forms, second looks, values changed in a correction, follow-ups, times."""
    for statement in _CAPTURE:
        db.execute(statement)


@STEPS(name="0003_delivery")
def _delivery(db: Database) -> None:
    """The record of attempts, entries in OSS by hand, bundles."""
    for statement in (*_RECORD, *_ENTRIES, *_BUNDLES):
        db.execute(statement)


@STEPS(name="0004_entries")
def _entries(db: Database) -> None:
    """What an entry in OSS by hand holds, and how long it took."""
    for statement in _HOLDING:
        db.execute(statement)


@STEPS(name="0005_day")
def _day(db: Database) -> None:
    """Days that are closed, and the journal by time."""
    for statement in _DAY:
        db.execute(statement)


@STEPS(name="0006_kit")
def _kit(db: Database) -> None:
    """The kit list of each event."""
    for statement in _KIT:
        db.execute(statement)


@STEPS(name="0007_paper")
def _paper(db: Database) -> None:
    """What was printed, on how much paper, and what still waits for the printer."""
    for statement in _PAPER:
        db.execute(statement)


@STEPS(name="0008_prints")
def _prints(db: Database) -> None:
    """The prints of one application found without reading those of all: ten thousand at once hold the lock briefly."""
    db.execute("CREATE INDEX prints_seq ON prints(seq, kind)")


def migrate(db: Database, path: Path, key: bytes) -> tuple[str, ...]:
    """Bring a store to this version; the names of the steps taken.

    Before a step that changes an existing store, a copy is made as ``<name>.before-<step>``. One process does it,
    another that comes meanwhile waits and finds it done. Raises :class:`StoreTrouble`.
    """
    with locked(path.with_name(f"{path.name}.lock")):
        tables = utils(db)
        pending = [step.name for step in STEPS.pending(tables)]
        if pending and schema.applied(db):
            copy = path.with_name(f"{path.name}.before-{pending[0]}")
            backup.back_up(db, copy, key, schema.check)
        if pending:
            STEPS.apply(tables)
    return tuple(pending)
