"""SQLCipher under sqlite-utils: the one place that opens an encrypted database.

Reading needs no more than the connection: sqlite-utils, which makes the tables and writes, comes after the first paint.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote

import sqlcipher3
import sqlcipher3.dbapi2

from operator_tui.core.errors import StoreTrouble
from operator_tui.store import wal

# sqlite-utils takes pysqlite3 in place of sqlite3 where it finds it: this is how it is handed SQLCipher.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

if TYPE_CHECKING:
    from sqlite_utils.db import Database as Utils

DatabaseError: Final[type[Exception]] = sqlcipher3.dbapi2.DatabaseError
OperationalError: Final[type[Exception]] = sqlcipher3.dbapi2.OperationalError
BUSY_MS: Final = 10_000
_PAGE: Final = 4096
_LEAST: Final = 200_000
"""Bytes that must be free for SQLite to open its write-ahead log and index."""


class Database(Protocol):
    """What is asked of a database: sqlite-utils' own has it, and so has one for reading."""

    conn: Any

    def execute(self, sql: str, parameters: Any = None, /) -> Any:
        """Run one statement; its cursor."""
        ...

    def query(self, sql: str, params: Any = None, /) -> Iterator[dict[str, Any]]:
        """The rows of a query, as dictionaries."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class _Plain:
    """A connection and no more, as a :class:`Database`."""

    def __init__(self, conn: Any) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Any = None, /) -> Any:
        return self.conn.execute(sql, () if parameters is None else parameters)

    def query(self, sql: str, params: Any = None, /) -> Iterator[dict[str, Any]]:
        found = self.execute(sql, params)
        names = [column[0] for column in found.description]
        return (dict(zip(names, row, strict=True)) for row in found)

    def close(self) -> None:
        self.conn.close()


def utils(db: Database) -> "Utils":
    """The same connection as sqlite-utils' database; imported here, on first use."""
    from sqlite_utils.db import Database as Utils

    return Utils(db.conn, execute_plugins=False)


def open_database(path: Path, key: bytes, *, readonly: bool = False) -> Database:
    """Open (or make) the database at ``path`` with a raw 32-byte key.

    WAL and synchronous=FULL: a commit that was acknowledged survives a power cut. A new file is its owner's alone, and
    so are the files that SQLite lays beside it. The connection may be handed from thread to thread, but is for one at
    a time. Raises :class:`StoreTrouble`.
    """
    with contextlib.suppress(OSError):  # SQLite has the better words for what is wrong
        path.touch(mode=0o600, exist_ok=True)
    connection = _connect(str(path), path, key)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        if readonly:
            connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except DatabaseError as error:
        connection.close()
        raise trouble(error, path) from error
    return _Plain(connection)


@contextlib.contextmanager
def look(path: Path, key: bytes) -> Iterator[Database]:
    """Look into an existing database without the least change to it, or to a log of writes that lies beside it.

    A file too small for one page is damaged: SQLite would take it for a new one, and throw that log away. So is one
    that lacks pages, or isn't this key's. Raises :class:`StoreTrouble`, also for what goes wrong in the block.
    """
    try:
        whole = path.stat().st_size >= _PAGE and wal.covers(path, _PAGE)
    except OSError as error:
        raise StoreTrouble("store.home-not-writable", home=path.parent) from error
    if not whole:
        raise StoreTrouble("store.damaged")
    connection = _connect(_uri(path), path, key, uri=True)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        yield _Plain(connection)
    except DatabaseError as error:
        raise trouble(error, path) from error
    finally:
        connection.close()


def _connect(name: str, path: Path, key: bytes, **how: bool) -> Any:
    if len(key) != 32:
        raise ValueError("the raw key has 32 bytes")
    try:
        connection = sqlcipher3.dbapi2.connect(
            name, isolation_level=None, check_same_thread=False, **how
        )
    except DatabaseError as error:
        raise trouble(error, path) from error
    # Before the key: or a wrong key prints to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def _uri(path: Path) -> str:
    """``file:///…?mode=ro``; not ``Path.as_uri``, whose form for a network drive SQLite doesn't take."""
    full = path.resolve().as_posix()
    return f"file://{'' if full.startswith('/') else '/'}{quote(os.fsencode(full))}?mode=ro"


def rows(db: Database, sql: str, params: Any = ()) -> Iterator[dict[str, Any]]:
    """The rows of a parametrised query, as dictionaries."""
    return db.query(sql, params)


def one(db: Database, sql: str, params: Any = ()) -> dict[str, Any] | None:
    """The first row of a parametrised query, or None."""
    return next(iter(db.query(sql, params)), None)


def trouble(error: Exception, path: Path | None = None) -> StoreTrouble:
    """The sentence for what SQLite reports of the disk or the file at ``path``.

    On a full disk SQLite often reports no more than an I/O error: then the disk itself is asked.
    """
    text = str(error).lower()
    if "full" in text or ("i/o" in text and path is not None and _is_full(path.parent)):
        return StoreTrouble("store.full")
    if "locked" in text or "busy" in text:
        return StoreTrouble("store.busy")
    if "readonly" in text or "unable to open" in text:
        return StoreTrouble("store.not-writable")
    if "not a database" in text or "malformed" in text or "encrypted" in text:
        return StoreTrouble("store.damaged")
    return StoreTrouble("store.failed", why=f"{type(error).__name__} {error}"[:80])


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST
    except OSError:
        return False
