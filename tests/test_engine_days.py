"""Bad days by the seed: nothing lost, nothing twice, nothing stuck, whatever befalls the batches."""

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest

from operator_tui.core.errors import OperatorError
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.sender import SenderLock
from operator_tui.office.store import OfficeStore
from operator_tui.store import journal, meta, outbox
from operator_tui.store.store import Store
from tests.links import Clock, Link, disk
from tests.making import many, statuses

FAULTS = (
    "", "", "lost", "cut", "not-left", "half", "silent", "twice", "400", "401", "429", "503", "other-kind", "full",
)  # fmt: skip


class Day:
    """A laptop with thirty applications, and a link that fails by the seed."""

    def __init__(self, seed: int, office: OfficeStore, store: Store, folder: Path) -> None:
        self.rng, self.clock, self.store, self.folder = random.Random(seed), Clock(), store, folder
        self.office, self.device = office, f"SEED{seed}"
        office.enrol(self.device, self.clock())
        self.link = Link(office, self.device, self.clock)
        store.clock = self.clock
        self.engine = self._engine()

    def step(self) -> None:
        """One step under a fault; at times the program has died with a batch under way."""
        fault = self.rng.choice(FAULTS)
        full = fault == "full"
        self.link.plan = ["" if full else fault]
        self.link.taken = (lambda: disk(self.store, full=True)) if full else (lambda: None)
        if self.rng.random() < 0.2:
            self._die()
        news = self.engine.step()
        disk(self.store, full=False)
        assert isinstance(news.error, OperatorError | None)
        self.clock.now += timedelta(seconds=news.wait)
        self.office.issue_training(self.clock(), 60)

    def fair_weather(self) -> None:
        """Everything works again, until all is settled."""
        self.link.plan, self.link.taken = [], lambda: None
        for _ in range(2):
            self.engine.run_once()
            self.clock.now += timedelta(hours=1)
            self.office.issue_training(self.clock(), 0)
        self.engine.run_once()

    def _die(self) -> None:
        self.engine.close()
        name = f"dead{self.rng.random()}"
        self.store.do(lambda tx: outbox.lease(tx, name, 4))
        self.engine = self._engine()

    def _engine(self) -> Engine:
        return Engine(self.store, self.link, SenderLock(self.folder, "test"), self.clock, self.rng)


@pytest.mark.parametrize("seed", range(100))
def test_a_bad_day_loses_nothing_and_doubles_nothing(
    seed: int, office: OfficeStore, tmp_path: Path
) -> None:
    with Store(tmp_path / "store.db", os.urandom(32), "Siti", Clock()) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        day = Day(seed, office, store, tmp_path)
        apps = many(store, 30)
        for _ in range(40):
            day.step()
        day.fair_weather()
        assert statuses(store) == {"issued": len(apps)}
        held = [row for row in office.applications() if row["device"] == day.device]
        assert sorted(row["id"] for row in held) == sorted(app.id for app in apps)
        assert store.read(outbox.waiting) == 0
        assert store.read(journal.first_broken) is None
