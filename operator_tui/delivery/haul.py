"""All the office's answers in one place: a stick, a folder, or the one file."""

from dataclasses import dataclass, field
from pathlib import Path

from operator_tui.core.errors import OperatorError
from operator_tui.delivery import bring, stick
from operator_tui.delivery.bundle import ANSWER_SUFFIX, LARGEST
from operator_tui.store import bundles
from operator_tui.store.store import Store


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


def take(store: Store, home: Path, place: Path) -> Haul:
    """Take every answer for this laptop in a folder, or the one file; one that can't be taken stops no other."""
    files = [place]
    if stick.is_folder(place):
        files = answers(place, store.read(bundles.names))
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


def answers(folder: Path, names: frozenset[str]) -> list[Path]:
    """The answers to this laptop's bundles: a stick may carry those of others too."""
    return stick.found(folder, ANSWER_SUFFIX, names)
