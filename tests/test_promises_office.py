"""What the office promises: one laptop's application is nobody else's, and nobody's news waits for another."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from operator_tui.delivery.protocol import Item
from operator_tui.office.store import OfficeStore
from tests.conftest import PASSPHRASE
from tests.test_office import application, device, take

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield store
    store.close()


def held(office: OfficeStore, item: Item) -> dict[str, Any]:
    [row] = [row for row in office.applications() if row["id"] == item.id]
    return row


def test_a_device_whose_row_is_lost_keeps_nobody_from_their_nib(office: OfficeStore) -> None:
    laptop, item = device(office), application()
    lost = [application() for _ in range(3)]
    take(office, "LOST", *lost)
    take(office, laptop, item)
    office.issue_training(LATER, 0)
    assert [u.id for u in office.updates(laptop, 0)[0]] == [item.id]
    assert [u.seq for u in office.updates("LOST", 0)[0]] == [1, 2, 3]
    token, more = office.enrol("LOST", LATER), application()
    assert office.device_of(token) == "LOST"
    take(office, "LOST", more)
    office.issue_training(LATER + timedelta(hours=1), 0)
    assert [u.seq for u in office.updates("LOST", 3)[0]] == [4]


NIKS = (f"321003118{n:07}" for n in count(1))
"""Each of them for one test only."""


@pytest.mark.parametrize(
    "kind", ["application", "cancel", "claim", "outcome-nib", "outcome-failed"]
)
@pytest.mark.parametrize("revision", [1, 2])
def test_no_other_laptop_touches_an_application(
    office: OfficeStore, kind: str, revision: int
) -> None:
    one, two, item = device(office), device(office), application()
    first, nik = take(office, one, item).results, next(NIKS)
    before = held(office, item)
    bodies: dict[str, dict[str, Any]] = {
        "application": {**application(nik).body, "ref": "X-1"},
        "cancel": {"reason": "pulang"},
        "claim": {},
        "outcome-nib": {"nib": "0123456789012", "date": "2026-11-24"},
        "outcome-failed": {"reason": "nik", "text": "NIK tidak ditemukan"},
    }
    other = Item(kind.partition("-")[0], item.id, revision, bodies[kind])
    [refused] = take(office, two, other, now=LATER).results
    assert (refused.verdict, refused.receipt) == ("conflict", "")
    assert held(office, item) == before
    assert take(office, one, item, now=LATER).results == first
    [fresh] = take(office, device(office), application(nik)).results
    assert fresh.warnings == ()
    office.issue(item.id, "0123456789012", "2026-11-24", "typed", LATER)
    assert [u.id for u in office.updates(one, 0)[0]] == [item.id]
    assert office.updates(two, 0) == ((), False)


def test_its_own_laptop_may_do_all_that(office: OfficeStore) -> None:
    laptop, item = device(office), application()
    take(office, laptop, item)
    changed = Item("application", item.id, 2, {**item.body, "by": "Dede"})
    cancel = Item("cancel", item.id, 2, {"reason": "pulang"})
    verdicts = [r.verdict for r in take(office, laptop, changed, cancel).results]
    assert verdicts == ["accepted", "accepted"]
    row = held(office, item)
    assert (row["revision"], row["status"]) == (2, "cancelled")
