"""A USB stick between a laptop and its office, both the real ones, in this process."""

from pathlib import Path

from operator_tui.delivery import bring, carry, stick
from operator_tui.delivery.bring import Taken
from operator_tui.delivery.bundle import ANSWER_SUFFIX, LARGEST, SUFFIX
from operator_tui.delivery.carry import Written
from operator_tui.office import bundle
from operator_tui.office.bundle import Imported
from operator_tui.store import meta
from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Store
from tests.links import Bench


class Stick:
    """A folder that is carried to and fro. ``training`` is what the office is."""

    def __init__(self, at: Bench, folder: Path) -> None:
        self.at, self.folder, self.training = at, folder, True
        self.folder.mkdir()
        self.key = bundle.public_key(at.office)
        self.enrol()

    def enrol(self) -> None:
        """Give the laptop a token of this office."""
        token = self.at.office.enrol(self.at.link.device, self.at.clock())
        self.at.store.do(lambda tx: meta.put(tx, meta.TOKEN, token))

    def export(self) -> list[Written]:
        """The laptop writes what waits."""
        return carry.export(self.at.store, self.folder, self.key)

    def written(self) -> Path:
        """The same, of one bundle."""
        [one] = self.export()
        return one.path

    def to_office(self, path: Path) -> Imported:
        """The office takes a bundle, and lays its answer beside it."""
        data = stick.read(path, LARGEST)
        done = bundle.take(self.at.office, data, self.at.clock(), training=self.training)
        stick.write(self.answer(path), done.reply, over=True)
        return done

    def answer(self, path: Path) -> Path:
        """Where the answer to a bundle lies."""
        return path.with_name(path.name.removesuffix(SUFFIX) + ANSWER_SUFFIX)

    def take(self, path: Path) -> Taken:
        """The laptop takes the answer to a bundle."""
        return bring.take(
            self.at.store, self.folder, stick.read(self.answer(path), LARGEST), _never
        )


def _never(_seconds: float) -> None:
    raise AssertionError("it had to wait")


def everything(store: Store) -> list[str]:
    """All that a store holds, row by row."""

    def read(db: Database) -> list[str]:
        names = [
            r["name"]
            for r in rows(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        return [f"{name} {row}" for name in names for row in rows(db, f"SELECT * FROM {name}")]  # noqa: S608

    return store.read(read)
