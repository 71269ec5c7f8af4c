"""A home: the folder with a store, its keys and its log. Making one, and opening it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from operator_tui.core.errors import StoreTrouble, Usage
from operator_tui.store import journal, meta, vault
from operator_tui.store.locking import locked
from operator_tui.store.schema import check
from operator_tui.store.sqlcipher import look
from operator_tui.store.store import STORE_FILE, Store, now

LOCK_FILE: Final = "init.lock"
_BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""The database, and what SQLite lays beside it."""


def exists(home: Path) -> bool:
    """Whether there is a store here that somebody has the keys of. Raises :class:`StoreTrouble`."""
    return _is_there(home / vault.KEYS_FILE)


def create(home: Path, person: str, passphrase: str, device: str = "") -> str:
    """Make a store with its first person; the device id. An existing one is left alone: :class:`Usage`.

    The keys are written last. So a store without keys is one that was never finished, or whose keys were taken away:
    nobody can read it. It is moved aside, never deleted.
    """
    if exists(home):
        raise Usage("store.exists", home=home)
    sealed, key = vault.new(person, passphrase)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreTrouble("store.home-not-writable", home=home) from error
    device = device or meta.random_device()
    with locked(home / LOCK_FILE):
        if exists(home):
            raise Usage("store.exists", home=home)
        aside = _move_aside(home)
        with Store(home / STORE_FILE, key, person) as store:
            store.do(journal.start)
            store.do(lambda tx: meta.set_device(tx, device))
            detail = {"device": device, **({"aside": aside} if aside else {})}
            store.do(lambda tx: journal.add(tx, "created", detail=detail))
        vault.write(home, sealed)
    return device


def open_store(
    home: Path, passphrase: str, person: str = "", clock: Callable[[], datetime] = now
) -> Store:
    """Unlock the store of a home. Raises :class:`Locked`, :class:`StoreTrouble`; nothing is changed then."""
    sealed = vault.read(home)
    path = home / STORE_FILE
    if not _is_there(path):
        raise StoreTrouble("store.missing", home=home)
    opened = vault.unlock(sealed, passphrase, [person] if person else ())
    with look(path, opened.key) as db:
        check(db)
        if not meta.get(db, meta.DEVICE) or not meta.get(db, journal.KEY):
            raise StoreTrouble("store.damaged")
    return Store(path, opened.key, opened.person, clock)


def _move_aside(home: Path) -> str:
    """Give an unfinished store another name; that name, or empty where there is none."""
    if not any(_is_there(home / f"{STORE_FILE}{end}") for end in _BESIDE):
        return ""
    name = f"{STORE_FILE}.unfinished-{now():%Y%m%dT%H%M%S%f}"
    try:
        for end in _BESIDE:
            if _is_there(home / f"{STORE_FILE}{end}"):
                (home / f"{STORE_FILE}{end}").rename(home / f"{name}{end}")
    except OSError as error:
        raise StoreTrouble("store.home-not-writable", home=home) from error
    return name


def _is_there(path: Path) -> bool:
    """Whether a file is there; a folder that may not be looked into is one sentence."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise StoreTrouble("store.home-not-writable", home=path.parent) from error
    return True
