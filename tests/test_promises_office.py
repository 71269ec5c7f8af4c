"""What the office promises: one laptop's application is nobody else's, and nobody's news waits for another."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from operator_tui.delivery.protocol import Item
from operator_tui.office.store import OfficeStore
from tests.conftest import PASSPHRASE
from tests.test_office import application, device, take

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
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
    assert office.issue_training(LATER, 0) == 4
    assert [u.id for u in office.updates(laptop, 0)[0]] == [item.id]
    assert [u.seq for u in office.updates("LOST", 0)[0]] == [1, 2, 3]
    token, more = office.enrol("LOST", LATER), application()
    assert office.device_of(token) == "LOST"
    take(office, "LOST", more)
    office.issue_training(LATER + timedelta(hours=1), 0)
    assert [u.seq for u in office.updates("LOST", 3)[0]] == [4]
