"""The laptop and the office of a day: the real stores in files that a crash leaves as they stand."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from operator_tui.delivery.protocol import Answer, Batch
from operator_tui.office.form import Known
from operator_tui.office.store import OfficeStore
from operator_tui.store import journal, meta
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx
from tests.making import draft, many

T = TypeVar("T")
KEY: Final = bytes(range(32))
DEVICE: Final = "MJL03"
READY: Final = 6
DRAFTS: Final = 5
_FILES: Final = ("", "-wal")


class Crash(BaseException):
    """The process is gone at this very point: nothing of it may catch this."""


@dataclass
class Fuse:
    """Burns down by one at each point where a process may die; at 0 it does, once."""

    left: int = 0
    burnt: int = 0

    def __call__(self) -> None:
        """Pass a point."""
        if self.left:
            self.left -= 1
            if not self.left:
                self.burnt += 1
                raise Crash


class Fragile(Store):
    """A store whose process may die before a transaction, in it with all done but the commit, or after it."""

    fuse: Callable[[], None] = staticmethod(lambda: None)

    def do(self, job: Callable[[Tx], T], who: str = "") -> T:
        """As the store's own, past three points of the fuse."""
        self.fuse()

        def shaky(tx: Tx) -> T:
            done = job(tx)
            self.fuse()
            return done

        done = super().do(shaky, who)
        self.fuse()
        return done

    def read(self, job: Callable[[Database], T]) -> T:
        """As the store's own, past one point of the fuse."""
        self.fuse()
        return super().read(job)


class Laptop:
    """The home of a day; windows open the store in it."""

    def __init__(self, folder: Path, template: Path, clock: Callable[[], datetime]) -> None:
        self.folder, self._clock, self._cuts = folder, clock, 0
        self.path = folder / "laptop0.db"
        _copy(template / "laptop.db", self.path)

    def open(self, fuse: Callable[[], None]) -> Fragile:
        """The store, as a new process opens it."""
        store = Fragile(self.path, KEY, "Siti", self._clock)
        store.fuse = fuse
        return store

    def cut(self) -> None:
        """The power fails: what comes next finds the files as they stand now."""
        self._cuts += 1
        path = self.folder / f"laptop{self._cuts}.db"
        _copy(self.path, path)
        self.path = path


@dataclass
class Office:
    """The office's store; ``fuse`` may end its process before, in and after the taking of a batch.

    ``unfit`` are references and trade names of what it refuses as it is, whenever it comes.
    """

    folder: Path
    template: Path
    fuse: Fuse = field(default_factory=Fuse)
    unfit: set[tuple[str, str]] = field(default_factory=set)
    restarts: int = 0

    def __post_init__(self) -> None:
        self.path = self.folder / "office0.db"
        _copy(self.template / "office.db", self.path)
        self.store = self._open()

    def take(self, batch: Batch, now: datetime) -> Answer:
        """Take a batch that came over the wire. Raises :class:`Crash`; it stands again then."""
        try:
            self.fuse()
            answer = self.store.take(
                DEVICE, batch, now, training=False, request=f"{len(batch.items):08x}"
            )
            self.fuse()
        except Crash:
            self.cut()
            raise
        return answer

    def cut(self) -> None:
        """The power fails, and comes back."""
        self.restarts += 1
        path = self.folder / f"office{self.restarts}.db"
        _copy(self.path, path)
        self.store.close()
        self.path = path
        self.store = self._open()

    def close(self) -> None:
        """Close it."""
        self.store.close()

    def _open(self) -> OfficeStore:
        return OfficeStore(self.path, KEY, Shaky(self.fuse, self.unfit))


class Shaky(Known):
    """The forms as this office knows them: it takes all but what it holds for unfit.

    Looking into one is a point inside a batch's transaction, where the process may die.
    """

    def __init__(self, fuse: Fuse, unfit: set[tuple[str, str]]) -> None:
        super().__init__()
        self._fuse, self._unfit = fuse, unfit

    def problem(self, body: Mapping[str, Any]) -> tuple[str, str] | None:
        """``(field, reason)`` for an application that the office refuses as it is."""
        self._fuse()
        named = (body["ref"], body["content"]["trade_name"])
        return ("trade_name", "Tidak sesuai.") if named in self._unfit else None


class Now:
    """The true time, and the laptop's clock, which people set wrong."""

    def __init__(self) -> None:
        self.true = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
        self.off = timedelta()

    def laptop(self) -> datetime:
        """What the laptop takes for the time."""
        return self.true + self.off

    def office(self) -> datetime:
        """What the office takes for the time."""
        return self.true

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.true += timedelta(seconds=seconds)


def make_template(folder: Path) -> list[Application]:
    """Stores that every day begins with: applications that wait, drafts, an office that knows the laptop."""
    with Store(folder / "laptop.db", KEY, "Siti", Now().laptop) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, DEVICE))
        apps = many(store, READY)
        apps += [draft(store, number) for number in range(3, 3 + DRAFTS)]
    office = OfficeStore(folder / "office.db", KEY)
    office.enrol(DEVICE, Now().office())
    office.close()
    return apps


def _copy(old: Path, new: Path) -> None:
    for end in _FILES:
        if (source := old.with_name(old.name + end)).exists():
            shutil.copyfile(source, new.with_name(new.name + end))
