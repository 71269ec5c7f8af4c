"""A home: the folder with a store, its keys and its log. Making one, and opening it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from operator_tui.core.errors import StoreTrouble, Usage
from operator_tui.store import journal, meta, vault
from operator_tui.store.store import STORE_FILE, Store, now


def exists(home: Path) -> bool:
    """Whether there is a store here, or part of one."""
    return (home / vault.KEYS_FILE).exists() or (home / STORE_FILE).exists()


def create(home: Path, person: str, passphrase: str, device: str = "") -> str:
    """Make a store with its first person; the device id. An existing one is left alone: :class:`Usage`.

    The keys are written last: an interrupted ``create`` leaves a store that holds nothing.
    """
    if exists(home):
        raise Usage("store.exists", home=home)
    sealed, key = vault.new(person, passphrase)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreTrouble("store.home-not-writable", home=home) from error
    device = device or meta.random_device()
    with Store(home / STORE_FILE, key, person) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, device))
        store.do(lambda tx: journal.add(tx, "created", detail={"device": device}))
    vault.write(home, sealed)
    return device


def open_store(
    home: Path, passphrase: str, person: str = "", clock: Callable[[], datetime] = now
) -> Store:
    """Unlock the store of a home. Raises :class:`Locked`, :class:`StoreTrouble`; nothing is changed then."""
    sealed = vault.read(home)
    if not (home / STORE_FILE).exists():
        raise StoreTrouble("store.missing", home=home)
    opened = vault.unlock(sealed, passphrase, [person] if person else ())
    return Store(home / STORE_FILE, opened.key, opened.person, clock)
