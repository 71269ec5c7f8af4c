"""The opened store: one writer thread, any number of readers."""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from operator_tui.core.errors import OperatorError, StoreTrouble
from operator_tui.core.times import stamp
from operator_tui.store import schema
from operator_tui.store.sqlcipher import (
    Database,
    DatabaseError,
    look,
    open_database,
    trouble,
    utils,
)

T = TypeVar("T")
STORE_FILE: Final = "store.db"


class Tx(NamedTuple):
    """A transaction that is open for writing: the database, the time of it, and in whose name."""

    db: Database
    at: str
    who: str


def now() -> datetime:
    """The laptop's clock, aware."""
    return datetime.now(UTC)


class Store:
    """The laptop's database, made where there is no file yet. Close it, or use it in a ``with``.

    An existing file is looked into first: one that is damaged, of another key or of a newer version stays as it is.

    ``write`` hands a function to the one writer thread, which runs it in a transaction of its own and
    commits before the future is done: what it answers is on the disk. ``read`` runs in the calling thread.
    """

    def __init__(
        self, path: Path, key: bytes, who: str, clock: Callable[[], datetime] = now
    ) -> None:
        self.path, self.who, self.clock = path, who, clock
        self._key = key
        if path.exists():
            with look(path, key) as db:
                schema.check(db)
        self._db: Database = open_database(path, key)
        try:
            self.migrated = _brought_on(self._db, path, key)
        except DatabaseError as error:
            self._db.close()
            raise trouble(error, self.path) from error
        except OperatorError:
            self._db.close()
            raise
        self._readers: list[Database] = []
        self._readers_lock = threading.Lock()
        self._closed = threading.Event()
        self._gate = threading.Lock()
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, job: Callable[[Tx], T], who: str = "") -> "Future[T]":
        """Run ``job`` in the writer thread, in one transaction; done once committed.

        The future raises what the job raised, and :class:`StoreTrouble` for what the disk did: then
        nothing of the job is stored. Jobs run in the order they were handed over.
        """
        future: Future[T] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = self._transact(job, who or self.who)
            except BaseException as error:  # noqa: BLE001  handed to whoever waits for the future
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._gate:
            if self._closed.is_set():
                raise StoreTrouble("store.closed")
            self._work.put(work)
        return future

    def do(self, job: Callable[[Tx], T], who: str = "") -> T:
        """``write`` and wait for it. Never in the UI thread."""
        return self.write(job, who).result()

    def read(self, job: Callable[[Database], T]) -> T:
        """Run a reading job on a connection of its own, in the calling thread, on one snapshot."""
        with self._reader() as db:
            try:
                db.execute("BEGIN")
                try:
                    return job(db)
                finally:
                    db.execute("COMMIT")
            except DatabaseError as error:
                raise trouble(error, self.path) from error

    def close(self) -> None:
        """Finish what was handed over, then close. Closing twice is harmless."""
        with self._gate:
            if self._closed.is_set():
                return
            self._closed.set()
            self._work.put(None)
        self._thread.join()
        with self._readers_lock:
            for db in self._readers:
                db.close()
            self._readers.clear()
        self._db.close()

    def _run(self) -> None:
        work = self._work.get()
        if work is not None:
            self._db = utils(self._db)
        while work is not None:
            work()
            work = self._work.get()

    def _transact(self, job: Callable[[Tx], T], who: str) -> T:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                result = job(Tx(self._db, stamp(self.clock()), who))
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except DatabaseError as error:
            raise trouble(error, self.path) from error
        return result

    @contextmanager
    def _reader(self) -> Iterator[Database]:
        with self._readers_lock:
            if self._closed.is_set():
                raise StoreTrouble("store.closed")
            db = self._readers.pop() if self._readers else None
        if db is None:
            db = open_database(self.path, self._key, readonly=True)
        try:
            yield db
        finally:
            with self._readers_lock:
                if self._closed.is_set():
                    db.close()
                else:
                    self._readers.append(db)


def _brought_on(db: Database, path: Path, key: bytes) -> tuple[str, ...]:
    """The steps taken; migrations are loaded only where there is one to take."""
    if set(schema.NAMES) <= set(schema.applied(db)):
        return ()
    from operator_tui.store.migrations import migrate

    return migrate(db, path, key)
