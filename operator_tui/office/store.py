"""The office's encrypted store: devices and their tokens, applications, and what each device has to be told.

Every change is one transaction that begins with ``BEGIN IMMEDIATE``, so a second process (``office enrol``
beside ``office serve``) is safe at any moment.
"""

import re
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from filelock import FileLock, Timeout

from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.core.times import stamp
from operator_tui.delivery.protocol import Answer, Batch, Update
from operator_tui.office import batches, telling, tokens
from operator_tui.office.form import SHIPPED, Known
from operator_tui.office.schema import check, migrate
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
_BORN: Final = "born"


class OfficeStore:
    """Opened once a process; its methods may be called from any thread.

    One writes at a time, and one reads beside it on a connection of its own: who only asks waits for no batch.
    """

    def __init__(self, path: Path, key: bytes, known: Known = SHIPPED) -> None:
        self._db: Database = utils(open_database(path, key))
        self._lock, self._read_lock = threading.Lock(), threading.Lock()
        self._known = known
        try:
            migrate(self._db, path, key)
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
        return self._write(lambda db: tokens.enrol(db, device, now, by))

    def device_of(self, token: str) -> str | None:
        """The device that a token was given to; compared in constant time. None for one that was revoked."""
        holder = self.holder_of(token)
        return holder.device if holder is not None and not holder.revoked else None

    def holder_of(self, token: str) -> tokens.Holder | None:
        """Whose token this is, revoked or not."""
        return self._read(lambda db: tokens.holder_of(db, token))

    def take(
        self, device: str, batch: Batch, now: datetime, *, training: bool, request: str
    ) -> Answer:
        """Take a batch and say what is new for the device, in one transaction. The same again: the same results.

        Raises :class:`Usage`, with nothing taken, where the store is bound to the other kind, and :class:`Refused`
        where the device was revoked meanwhile.
        """
        results, updates, more, cursor = self._write(
            lambda db: batches.take(db, device, batch, now, training=training, known=self._known)
        )
        return Answer(
            training, stamp(now), request, cursor, results, updates, more, self.id, device
        )  # fmt: skip

    def news(
        self, device: str, cursor: int, now: datetime, *, training: bool, request: str
    ) -> Answer:
        """What is new for a device after a cursor, as an answer without results."""
        updates, more, read_to = self._read(lambda db: batches.news(db, device, cursor))
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
            batches.require_kind(db, training=True)
            return telling.issue_training(db, now, after_seconds)

        return self._write(issue)

    def require_kind(self, *, training: bool) -> None:
        """Raise :class:`Usage` where what is held is of the other kind: training and live never share a store."""
        self._read(lambda db: batches.require_kind(db, training=training))

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


def _require_sound(path: Path, key: bytes) -> None:
    """Look before opening: an emptied database would be taken for a new one, and its log of writes thrown away."""
    with look(path, key) as db:
        check(db)


def _born(db: Database) -> str:
    """The id of this store, given to it once: what a device's cursor counts is worth nothing at another."""
    db.execute(
        "INSERT OR IGNORE INTO counters (name, value) VALUES (?, ?)", [_BORN, secrets.randbits(62)]
    )
    row = one(db, "SELECT value FROM counters WHERE name = ?", [_BORN])
    return f"{int(row['value']) if row else 0:016x}"
