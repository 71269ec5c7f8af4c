"""The office's encrypted store: devices and their tokens, applications, and what each device has to be told.

Every change is one transaction that begins with ``BEGIN IMMEDIATE``, so a second process (``office enrol``
beside ``office serve``) is safe at any moment.
"""

import hashlib
import hmac
import json
import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.times import local, stamp
from operator_tui.delivery.protocol import Answer, Batch, Update, UpdateKind
from operator_tui.office.schema import STEPS
from operator_tui.office.take import take_item
from operator_tui.store import vault
from operator_tui.store.sqlcipher import Database, DatabaseError, one, open_database, rows, trouble

T = TypeVar("T")
FOLDER: Final = "office"
DB_FILE: Final = "office.db"
PAGE: Final = 500
_DEVICE: Final = re.compile(r"[A-Z0-9-]{1,20}")


class OfficeStore:
    """Opened once a process; its methods may be called from any thread, one runs at a time."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._db = open_database(path, key)
        self._lock = threading.Lock()
        try:
            _migrate(self._db)
        except (DatabaseError, StoreTrouble) as error:
            self._db.close()
            raise error if isinstance(error, StoreTrouble) else trouble(error) from error

    @classmethod
    def open_or_create(cls, home: Path, passphrase: str) -> "OfficeStore":
        """The store under ``home/office``, made with this passphrase if there is none yet."""
        folder = home / FOLDER
        if not (folder / vault.KEYS_FILE).exists():
            if (folder / DB_FILE).exists():
                raise StoreTrouble("store.keys-broken", home=folder)
            sealed, _ = vault.new("office", passphrase, "office")
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreTrouble("store.home-not-writable", home=folder) from error
            vault.write(folder, sealed)
        return cls(folder / DB_FILE, vault.unlock(vault.read(folder), passphrase).key)

    @staticmethod
    def exists(home: Path) -> bool:
        """Whether an office store has been made under this home."""
        return (home / FOLDER / vault.KEYS_FILE).exists()

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()

    def enrol(self, device: str, now: datetime) -> str:
        """A new token for a device, told only now; a former one stops working at once. Raises :class:`Usage`."""
        if not _DEVICE.fullmatch(device):
            raise Usage("office.device-shape")
        token = secrets.token_urlsafe(32)

        def enrol(db: Database) -> None:
            db.execute(
                "INSERT INTO devices (device, token_hash, enrolled_at) VALUES (?, ?, ?)"
                " ON CONFLICT (device) DO UPDATE SET token_hash = excluded.token_hash,"
                " enrolled_at = excluded.enrolled_at",
                [device, _hash(token), stamp(now)],
            )

        self._write(enrol)
        return token

    def device_of(self, token: str) -> str | None:
        """The device that a token was given to; compared in constant time."""
        hashed = _hash(token)
        found = self._read(
            lambda db: one(
                db, "SELECT device, token_hash FROM devices WHERE token_hash = ?", [hashed]
            )
        )
        if found is None or not hmac.compare_digest(found["token_hash"], hashed):
            return None
        return str(found["device"])

    def take(
        self, device: str, batch: Batch, now: datetime, *, training: bool, request: str
    ) -> Answer:
        """Take a batch and say what is new for the device, in one transaction. The same again: the same results."""

        def take(db: Database) -> Answer:
            at = stamp(now)
            for event, body in batch.events.items():
                db.execute(
                    "INSERT INTO events (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                    [event, json.dumps(dict(body), ensure_ascii=False)],
                )
            results = tuple(take_item(db, device, item, at, batch.events) for item in batch.items)
            db.execute(
                "UPDATE devices SET last_contact = ?, app = ?, unsent = ?, journal_head = ? WHERE device = ?",
                [at, batch.app[:40], batch.unsent, batch.journal_head[:64], device],
            )
            updates, more = _updates(db, device, batch.cursor)
            cursor = updates[-1].seq if updates else batch.cursor
            return Answer(training, at, request, cursor, results, updates, more)

        return self._write(take)

    def updates(self, device: str, cursor: int) -> tuple[tuple[Update, ...], bool]:
        """What is new for a device after a cursor, oldest first, and whether there is more."""
        return self._read(lambda db: _updates(db, device, cursor))

    def issue(
        self, app_id: str, nib: str, date: str, via: str, now: datetime, *, verified: bool = False
    ) -> None:
        """Record an NIB (13 digits) for an accepted application and tell its device. Raises :class:`Refused`."""
        if not re.fullmatch(r"[0-9]{13}", nib):
            raise Refused("office.nib-shape")
        self._write(lambda db: _issue(db, app_id, nib, date, via, stamp(now), verified=verified))

    def give_back(self, app_id: str, field: str, reason: str, by: str, now: datetime) -> None:
        """Send an accepted application back to its device. Raises :class:`Refused`."""

        def give(db: Database) -> None:
            app = _accepted(db, app_id)
            db.execute(
                "UPDATE applications SET status = 'returned', note = ? WHERE id = ?",
                [reason, app_id],
            )
            update = Update(
                0,
                UpdateKind.RETURNED,
                app_id,
                app["revision"],
                stamp(now),
                field=field,
                reason=reason,
                by=by,
            )
            _tell(db, app["device"], update)

        self._write(give)

    def issue_training(self, now: datetime, after_seconds: float) -> int:
        """Give training NIBs (13 digits that begin ``0000``) to what was accepted so long ago; how many."""
        before = stamp(now - timedelta(seconds=after_seconds))

        def due(db: Database) -> int:
            found = list(
                rows(
                    db,
                    "SELECT id FROM applications WHERE status = 'accepted' AND claimed = 0 AND accepted_at <= ?"
                    " ORDER BY accepted_at LIMIT 200",
                    [before],
                )
            )
            for row in found:
                number = one(
                    db,
                    "INSERT INTO counters (name, value) VALUES ('training', 1)"
                    " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
                )
                nib = f"0000{int(number['value']) if number else 0:09}"
                _issue(
                    db,
                    row["id"],
                    nib,
                    f"{local(now):%Y-%m-%d}",
                    "training",
                    stamp(now),
                    verified=False,
                )
            return len(found)

        return self._write(due)

    def counts(self) -> dict[str, int]:
        """Applications by status."""
        found = self._read(
            lambda db: list(
                rows(db, "SELECT status, count(*) AS n FROM applications GROUP BY status")
            )
        )
        return {row["status"]: row["n"] for row in found}

    def applications(self) -> list[dict[str, Any]]:
        """Every application held, oldest first, without its content."""
        return self._read(
            lambda db: list(
                rows(
                    db,
                    "SELECT id, device, revision, ref, status, nib, accepted_at FROM applications ORDER BY rowid",
                )
            )
        )

    def devices(self) -> list[dict[str, Any]]:
        """Every device with its last contact, version, unsent count and journal head."""
        return self._read(
            lambda db: list(
                rows(
                    db,
                    "SELECT device, enrolled_at, last_contact, app, unsent, journal_head FROM devices ORDER BY device",
                )
            )
        )

    def _read(self, job: Callable[[Database], T]) -> T:
        with self._lock:
            try:
                return job(self._db)
            except DatabaseError as error:
                raise trouble(error) from error

    def _write(self, job: Callable[[Database], T]) -> T:
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    result = job(self._db)
                    self._db.execute("COMMIT")
                except BaseException:
                    if self._db.conn.in_transaction:
                        self._db.execute("ROLLBACK")
                    raise
            except DatabaseError as error:
                raise trouble(error) from error
            return result


def _migrate(db: Database) -> None:
    if not {step.name for step in STEPS.applied(db)} <= {"0001_first"}:
        raise StoreTrouble("store.newer")
    STEPS.apply(db)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _updates(db: Database, device: str, cursor: int) -> tuple[tuple[Update, ...], bool]:
    found = [
        Update.from_json(json.loads(row["body"]))
        for row in rows(
            db,
            "SELECT body FROM updates WHERE device = ? AND seq > ? ORDER BY seq LIMIT ?",
            [device, cursor, PAGE + 1],
        )
    ]
    return tuple(found[:PAGE]), len(found) > PAGE


def _issue(
    db: Database, app_id: str, nib: str, date: str, via: str, at: str, *, verified: bool
) -> None:
    app = _accepted(db, app_id)
    db.execute(
        "UPDATE applications SET status = 'issued', nib = ?, nib_date = ?, nib_via = ?, nib_verified = ? WHERE id = ?",
        [nib, date, via, int(verified), app_id],
    )
    update = Update(
        0,
        UpdateKind.ISSUED,
        app_id,
        app["revision"],
        at,
        nib=nib,
        date=date,
        via=via,
        verified=verified,
    )
    _tell(db, app["device"], update)


def _accepted(db: Database, app_id: str) -> dict[str, Any]:
    app = one(db, "SELECT device, revision, status FROM applications WHERE id = ?", [app_id])
    if app is None:
        raise Refused("store.ref-unknown", ref=app_id)
    if app["status"] != "accepted":
        raise Refused("office.not-accepted", status=app["status"])
    return app


def _tell(db: Database, device: str, update: Update) -> None:
    """Number the update and store it in the transaction of what it tells: a device's numbers have no gap."""
    row = one(
        db,
        "UPDATE devices SET last_update = last_update + 1 WHERE device = ? RETURNING last_update",
        [device],
    )
    seq = int(row["last_update"]) if row else 1
    body = json.dumps(replace(update, seq=seq).to_json(), ensure_ascii=False)
    db.execute("INSERT INTO updates (device, seq, body) VALUES (?, ?, ?)", [device, seq, body])
