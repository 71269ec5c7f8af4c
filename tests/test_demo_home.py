"""The demo's home: every state is there, by the same code that works on a real day, and the odd ones stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from operator_tui.cli import demo_home
from operator_tui.core.lifecycle import Status
from operator_tui.office.store import OfficeStore
from operator_tui.store import home, journal, listing, meta
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.making import statuses

ODD = {"draft": 5, "returned": 2, "quarantined": 1, "cancelled": 1}


def held(store: Store) -> list[str]:
    wanted = listing.Filter(statuses=(Status.QUARANTINED,))
    seqs = store.read(lambda db: listing.seqs(db, wanted))
    return [app.problem for app in store.read(lambda db: listing.page(db, seqs)).values()]


def test_the_demo_shows_every_state_and_keeps_the_odd_ones(tmp_path: Path) -> None:
    demo_home.make(tmp_path / "laptop", tmp_path / "office", "Siti Rohmah", PASSPHRASE)
    with home.open_store(tmp_path / "laptop", PASSPHRASE) as store:
        now = statuses(store)
        assert sum(now.values()) == demo_home.LOADED
        assert {name: now.get(name) for name in ODD} == ODD
        assert now["issued"] == 12 and now["accepted"] == 9 and now["unknown"] == 2
        assert held(store) == ["conflict"]
        assert store.read(journal.first_broken) is None
        device = store.read(lambda db: meta.get(db, meta.DEVICE))
        office = OfficeStore.open_or_create(tmp_path / "office", PASSPHRASE)
        later = datetime.now(UTC) + timedelta(minutes=5)
        try:
            demo_home._deliver(store, office, device, 100, later)
            office.issue_training(later + timedelta(minutes=5), 0)
            demo_home._deliver(store, office, device, 0, later)
        finally:
            office.close()
        settled = statuses(store)
        assert {name: settled.get(name) for name in ODD} == ODD
        assert settled["unknown"] == 1, "entered by hand: a person looks it up"
        assert settled["issued"] == demo_home.LOADED - sum(ODD.values()) - 1
