"""What the screen of the USB bundles has done elsewhere than in the UI thread: looking, writing, taking."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from operator_tui import config
from operator_tui.config import Config
from operator_tui.core.errors import OperatorError
from operator_tui.delivery import drives, stick
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


@dataclass
class Haul:
    """What came of all the answers in one place; ``errors`` by the names of the files that couldn't be taken."""

    accepted: int = 0
    refused: int = 0
    issued: int = 0
    returned: int = 0
    taken: int = 0
    again: int = 0
    errors: list[tuple[str, OperatorError]] = field(default_factory=list)


def look(store: Store) -> Seen:
    """The drives as they are now, and what the store knows."""

    def read(db: Database) -> tuple[int, int, list[Sent], frozenset[str]]:
        return *bundles.waiting(db), bundles.newest(db, _SHOWN), bundles.names(db)

    waiting, left, sent, names = store.read(read)
    places = tuple(
        Place(drive.path, drive.free, len(_answers(drive.path, names)))
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


def take(store: Store, home: Path, place: Path) -> Haul:
    """Take every answer for this laptop in a folder, or the one file; one that can't be taken stops no other."""
    from operator_tui.delivery import bring
    from operator_tui.delivery.bundle import LARGEST

    files = [place] if place.is_file() else _answers(place, store.read(bundles.names))
    haul = Haul()
    for file in files:
        try:
            taken = bring.take(store, home, stick.read(file, LARGEST))
        except OperatorError as error:
            haul.errors.append((file.name, error))
            continue
        haul.again += taken.again
        haul.taken += not taken.again
        haul.accepted += taken.settled.accepted
        haul.refused += taken.settled.refused
        haul.issued += taken.settled.issued
        haul.returned += taken.settled.returned
    return haul


def _answers(folder: Path, names: frozenset[str]) -> Sequence[Path]:
    """The answers to this laptop's bundles: a stick may carry those of others too."""
    from operator_tui.delivery.bundle import ANSWER_SUFFIX

    return stick.found(folder, ANSWER_SUFFIX, names)
