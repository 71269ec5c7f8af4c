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
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from filelock import FileLock, Timeout

from operator_tui.core.device import DEVICE_SHAPE
from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.times import stamp
from operator_tui.delivery.protocol import Answer, Batch, ItemKind, Result, Update, Verdict
from operator_tui.office import acts, telling
from operator_tui.office.form import SHIPPED, Known
from operator_tui.office.schema import STEPS, migrate
from operator_tui.office.take import learn, take_item
from operator_tui.store import vault
from operator_tui.store.sqlcipher import (
    Database,
    DatabaseError,
    look,
    one,
    open_database,
    rows,
    trouble,
    utils,
)

T = TypeVar("T")
FOLDER: Final = "office"
DB_FILE: Final = "office.db"
LOCK_FILE: Final = "office.lock"
_PATIENCE: Final = 30.0
"""Seconds to wait for another process that is opening the same store."""
_KIND: Final = "kind"
_BORN: Final = "born"


@dataclass(frozen=True)
class Holder:
    """The device that a token was given to, and whether it was revoked."""

    device: str
    revoked: bool


class OfficeStore:
    """Opened once a process; its methods may be called from any thread.

    One writes at a time, and one reads beside it on a connection of its own: who only asks waits for no batch.
    """

    def __init__(self, path: Path, key: bytes, known: Known = SHIPPED) -> None:
        self._db: Database = utils(open_database(path, key))
        self._lock, self._read_lock = threading.Lock(), threading.Lock()
        self._known = known
        try:
            migrate(self._db, path)
            self.id = self._write(_born)
            self._reader = open_database(path, key, readonly=True)
        except (DatabaseError, StoreTrouble) as error:
            self._db.close()
            raise error if isinstance(error, StoreTrouble) else trouble(error) from error

    @classmethod
    def open_or_create(cls, home: Path, passphrase: str) -> "OfficeStore":
        """The store under ``home/office``, made with this passphrase if there is none yet.

        Half a store (keys without a database, or a database without keys) is :class:`StoreTrouble`: never is
        another made beside what is left of an office.
        """
        folder = home / FOLDER
        if not cls.exists(home):
            vault.check_new_passphrase(passphrase)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Two that make it at once would each write a key, and the loser's database be lost.
            with FileLock(str(folder / LOCK_FILE), timeout=_PATIENCE):
                new = not cls.exists(home)
                if new:
                    _make(folder, passphrase)
                _require_whole(folder)
                key = vault.unlock(vault.read(folder), passphrase).key
                if not new:
                    _require_sound(folder / DB_FILE, key)
                return cls(folder / DB_FILE, key, Known(home))
        except Timeout as error:
            raise StoreTrouble("store.busy") from error
        except (OSError, NotImplementedError) as error:
            raise StoreTrouble("store.home-not-writable", home=folder) from error

    @staticmethod
    def exists(home: Path) -> bool:
        """Whether an office store, or part of one, is under this home."""
        return any((home / FOLDER / name).exists() for name in (vault.KEYS_FILE, DB_FILE))

    @property
    def known(self) -> Known:
        """The forms that applications are held to here."""
        return self._known

    def close(self) -> None:
        """Close the database."""
        with self._lock, self._read_lock:
            self._reader.close()
            self._db.close()

    def enrol(self, device: str, now: datetime, by: str = "-") -> str:
        """A new token for a device, told only now; a former one stops working at once. Raises :class:`Usage`."""
        check_device(device)
        token = secrets.token_urlsafe(32)

        def enrol(db: Database) -> None:
            db.execute(
                "INSERT INTO devices (device, token_hash, enrolled_at) VALUES (?, ?, ?)"
                " ON CONFLICT (device) DO UPDATE SET token_hash = excluded.token_hash,"
                " enrolled_at = excluded.enrolled_at, revoked_at = ''",
                [device, _hash(token), stamp(now)],
            )
            acts.record(db, stamp(now), by, "enrolled", device)

        self._write(enrol)
        return token

    def device_of(self, token: str) -> str | None:
        """The device that a token was given to; compared in constant time. None for one that was revoked."""
        holder = self.holder_of(token)
        return holder.device if holder is not None and not holder.revoked else None

    def holder_of(self, token: str) -> Holder | None:
        """Whose token this is, revoked or not."""
        hashed = _hash(token)
        found = self._read(
            lambda db: one(
                db,
                "SELECT device, token_hash, revoked_at FROM devices WHERE token_hash = ?",
                [hashed],
            )
        )
        if found is None or not hmac.compare_digest(found["token_hash"], hashed):
            return None
        return Holder(found["device"], bool(found["revoked_at"]))

    def take(
        self, device: str, batch: Batch, now: datetime, *, training: bool, request: str
    ) -> Answer:
        """Take a batch and say what is new for the device, in one transaction. The same again: the same results.

        Raises :class:`Usage`, with nothing taken, where the store is bound to the other kind, and :class:`Refused`
        where the device was revoked meanwhile.
        """

        def take(db: Database) -> Answer:
            at = stamp(now)
            _require(db, training=training)
            _require_welcome(db, device)
            learn(db, batch.items, self._known)
            results = tuple(take_item(db, device, item, at, self._known) for item in batch.items)
            if any(result.verdict == Verdict.ACCEPTED for result in results):
                _bind(db, training=training)
            _keep_events(db, device, batch, results)
            db.execute(
                "UPDATE devices SET last_contact = ?, app = ?, unsent = ?, journal_head = ? WHERE device = ?",
                [at, batch.app[:40], _waiting(batch, results), batch.journal_head[:64], device],
            )
            updates, more, cursor = _news(db, device, batch.cursor)
            return Answer(
                training, at, request, cursor, results, updates, more, self.id, device
            )  # fmt: skip

        return self._write(take)

    def news(
        self, device: str, cursor: int, now: datetime, *, training: bool, request: str
    ) -> Answer:
        """What is new for a device after a cursor, as an answer without results."""
        updates, more, read_to = self._read(lambda db: _news(db, device, cursor))
        return Answer(training, stamp(now), request, read_to, (), updates, more, self.id, device)

    def updates(self, device: str, cursor: int) -> tuple[tuple[Update, ...], bool]:
        """What is new for a device after a cursor, oldest first, and whether there is more."""
        return self._read(lambda db: telling.updates(db, device, cursor))

    def issue(
        self, app_id: str, nib: str, date: str, via: str, now: datetime, *, verified: bool = False
    ) -> None:
        """Record an NIB (13 digits) for an accepted application and tell its device. Raises :class:`Refused`."""
        if not re.fullmatch(r"[0-9]{13}", nib):
            raise Refused("office.nib-shape")
        at = stamp(now)
        self._write(lambda db: telling.issue(db, app_id, nib, date, via, at, verified=verified))

    def give_back(self, app_id: str, field: str, reason: str, by: str, now: datetime) -> None:
        """Send an accepted application back to its device. Raises :class:`Refused`."""
        self._write(lambda db: telling.give_back(db, app_id, field, reason, by, stamp(now)))

    def issue_training(self, now: datetime, after_seconds: float) -> int:
        """Give training NIBs (13 digits that begin ``0000``) to what was accepted so long ago; how many.

        Raises :class:`Usage` in a store that is live: nobody there ever gets a training NIB.
        """

        def issue(db: Database) -> int:
            _require(db, training=True)
            return telling.issue_training(db, now, after_seconds)

        return self._write(issue)

    def require_kind(self, *, training: bool) -> None:
        """Raise :class:`Usage` where what is held is of the other kind: training and live never share a store."""
        self._read(lambda db: _require(db, training=training))

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

    def events(self) -> list[dict[str, Any]]:
        """Every event that an application was taken in: ``device``, ``id``, and ``body`` as the device told it."""
        return self._read(
            lambda db: [
                {**row, "body": json.loads(row["body"])}
                for row in rows(
                    db, "SELECT device, id, body FROM device_events ORDER BY device, id"
                )
            ]
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

    def read(self, job: Callable[[Database], T]) -> T:
        """What a job of another module here reads; beside a writer. Raises :class:`StoreTrouble`."""
        return self._read(job)

    def write(self, job: Callable[[Database], T]) -> T:
        """What a job of another module here does, all of it in one transaction or nothing. Raises as the job does."""
        return self._write(job)

    def _read(self, job: Callable[[Database], T]) -> T:
        with self._read_lock:
            try:
                return job(self._reader)
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


def check_device(device: str) -> None:
    """Raise :class:`Usage` for what no laptop can have as its device id."""
    if not DEVICE_SHAPE.fullmatch(device):
        raise Usage("office.device-shape")


def _make(folder: Path, passphrase: str) -> None:
    """A new store, its keys last: what ends in between leaves nothing that a key was ever for."""
    sealed, key = vault.new("office", passphrase, "office")
    try:
        OfficeStore(folder / DB_FILE, key).close()
        vault.write(folder, sealed)
    except StoreTrouble:
        for half in folder.glob(f"{DB_FILE}*"):
            with suppress(OSError):
                half.unlink()
        raise


def _require_whole(folder: Path) -> None:
    if not (folder / DB_FILE).exists():
        raise StoreTrouble("office.db-missing", home=folder)
    if not (folder / vault.KEYS_FILE).exists():
        raise StoreTrouble("office.keys-missing", home=folder)


def _require(db: Database, *, training: bool) -> None:
    held = one(db, "SELECT value FROM counters WHERE name = ?", [_KIND])
    if held is not None and held["value"] != int(training):
        raise Usage("office.holds-live" if training else "office.holds-training")


def _require_welcome(db: Database, device: str) -> None:
    """A batch that came in while its device was revoked isn't taken any more."""
    row = one(db, "SELECT revoked_at FROM devices WHERE device = ?", [device])
    if row is not None and row["revoked_at"]:
        raise Refused("office.revoked")


def _bind(db: Database, *, training: bool) -> None:
    """The first item taken decides whether this office trains or is live."""
    db.execute("INSERT OR IGNORE INTO counters (name, value) VALUES (?, ?)", [_KIND, int(training)])


def _require_sound(path: Path, key: bytes) -> None:
    """Look before opening: an emptied database would be taken for a new one, and its log of writes thrown away."""
    with look(path, key) as db:
        if not STEPS.applied(utils(db)):
            raise StoreTrouble("store.damaged")


def _waiting(batch: Batch, results: Sequence[Result]) -> int:
    """How many applications of the laptop aren't here after its batch: it counts those in the batch as unsent."""
    here = sum(
        item.kind == ItemKind.APPLICATION and result.verdict == Verdict.ACCEPTED
        for item, result in zip(batch.items, results, strict=True)
    )
    return max(0, batch.unsent - here)


def _keep_events(db: Database, device: str, batch: Batch, results: Sequence[Result]) -> None:
    """The events that the applications taken name, as this device last told them."""
    named = {
        event
        for item, result in zip(batch.items, results, strict=True)
        if result.verdict == Verdict.ACCEPTED and isinstance(event := item.body.get("event"), str)
    }
    for event in sorted(named & batch.events.keys()):
        db.execute(
            "INSERT INTO device_events (device, id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (device, id) DO UPDATE SET body = excluded.body",
            [device, event, json.dumps(dict(batch.events[event]), ensure_ascii=False)],
        )


def _born(db: Database) -> str:
    """The id of this store, given to it once: what a device's cursor counts is worth nothing at another."""
    db.execute(
        "INSERT OR IGNORE INTO counters (name, value) VALUES (?, ?)", [_BORN, secrets.randbits(62)]
    )
    row = one(db, "SELECT value FROM counters WHERE name = ?", [_BORN])
    return f"{int(row['value']) if row else 0:016x}"


def _news(db: Database, device: str, cursor: int) -> tuple[tuple[Update, ...], bool, int]:
    """What is new for a device, whether there is more, and where it has read to then.

    A cursor past all that the device was ever told comes from another store, or from before this one was put back
    from a copy: it reads from the first on.
    """
    told = one(db, "SELECT last_update FROM devices WHERE device = ?", [device])
    begin = cursor if told is not None and cursor <= told["last_update"] else 0
    updates, more = telling.updates(db, device, begin)
    return updates, more, updates[-1].seq if updates else begin


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
