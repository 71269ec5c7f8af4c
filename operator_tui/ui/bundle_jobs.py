"""What the screen of the USB bundles has done elsewhere than in the UI thread: looking."""

from dataclasses import dataclass
from pathlib import Path

from operator_tui import config
from operator_tui.config import Config
from operator_tui.delivery import drives, haul
from operator_tui.store import bundles
from operator_tui.store.bundles import Sent
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store

_SHOWN = 50
"""Bundles that are read for the list."""


@dataclass(frozen=True)
class Place:
    """Where a bundle may go: a drive, its free bytes, and how many answers for this laptop lie there."""

    path: Path
    free: int
    answers: int


@dataclass(frozen=True)
class Seen:
    """How things stand: drives, items that wait (and those of them that left before), bundles that were written."""

    places: tuple[Place, ...]
    waiting: int
    left: int
    sent: tuple[Sent, ...]


def look(store: Store) -> Seen:
    """The drives as they are now, and what the store knows."""

    def read(db: Database) -> tuple[int, int, list[Sent], frozenset[str]]:
        return *bundles.waiting(db), bundles.newest(db, _SHOWN), bundles.names(db)

    waiting, left, sent, names = store.read(read)
    places = tuple(
        Place(drive.path, drive.free, len(haul.answers(drive.path, names)))
        for drive in drives.removable()
    )
    return Seen(places, waiting, left, tuple(sent))


def key(store: Store, home: Path, settings: Config) -> str:
    """The office's key as it is set now, also if that was done since the sitting began. Raises :class:`Usage`."""
    from operator_tui.delivery import carry

    if (home / config.CONFIG_FILE).exists():
        settings = config.load(home)
        config.require(settings, "bundle.key")
    return carry.office_key(store, settings.bundle_key)
