"""Whose news has been read how far: with another office, or as another device, no NIB stays behind."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from operator_tui.delivery.protocol import Answer, Update
from operator_tui.office.store import OfficeStore
from operator_tui.store import meta, updates
from operator_tui.store.sqlcipher import Database
from tests.conftest import PASSPHRASE
from tests.links import Bench
from tests.making import ready, statuses


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("another"), PASSPHRASE)
    yield store
    store.close()


def sit_through(at: Bench) -> None:
    """Send, wait for the training NIBs, and fetch them."""
    at.engine.run_once()
    at.clock.now += timedelta(minutes=1)
    at.link.office.issue_training(at.clock(), 3)
    at.engine.run_once()


def restarts(at: Bench) -> list[dict[str, Any]]:
    sql = "SELECT detail FROM journal WHERE what = 'cursor-restarted' ORDER BY id"
    return [json.loads(row["detail"]) for row in at.store.read(lambda db: list(db.query(sql)))]


def after_five(at: Bench) -> None:
    ready(at.store, 5)
    sit_through(at)
    assert statuses(at.store) == {"issued": 5}
    assert at.store.read(updates.cursor) == 5


@pytest.mark.parametrize("names_itself", [True, False])
def test_enrolled_anew_under_another_id(at: Bench, names_itself: bool) -> None:
    at.link.names_itself = names_itself
    after_five(at)
    at.engine.close()
    at.link.device += "B"
    at.office.enrol(at.link.device, at.clock())
    ready(at.store, 4, first=10)
    sit_through(at)
    assert statuses(at.store) == {"issued": 9}
    assert at.store.read(updates.cursor) == 4
    assert [row["cursor"] for row in restarts(at)] == [0, 5]
    assert (
        at.store.read(lambda db: meta.get(db, meta.CURSOR_OF)) == f"{at.office.id}/{at.link.device}"
    )


@pytest.mark.parametrize("names_itself", [True, False])
def test_another_office(at: Bench, another: OfficeStore, names_itself: bool) -> None:
    at.link.names_itself = names_itself
    after_five(at)
    at.engine.close()
    at.link.office = another
    another.enrol(at.link.device, at.clock())
    ready(at.store, 4, first=10)
    sit_through(at)
    assert statuses(at.store) == {"issued": 9}


def test_the_same_office_put_back_from_an_old_copy(at: Bench) -> None:
    after_five(at)

    def forget(db: Database) -> None:
        db.execute("UPDATE devices SET last_update = 0 WHERE device = ?", [at.link.device])
        db.execute("DELETE FROM updates WHERE device = ?", [at.link.device])

    at.office._write(forget)
    ready(at.store, 2, first=10)
    sit_through(at)
    assert statuses(at.store) == {"issued": 7}
    assert at.store.read(updates.cursor) == 2


def test_a_gateway_that_names_nobody_is_one_office(at: Bench) -> None:
    at.link.names_itself = False
    at.link.bend = lambda a: replace(a, store="", device="")
    after_five(at)
    assert restarts(at) == []
    assert at.store.read(updates.cursor) == 5


def test_reading_all_of_it_again_changes_nothing(at: Bench) -> None:
    after_five(at)
    before = at.store.read(lambda db: list(db.query("SELECT * FROM applications")))
    at.store.do(lambda tx: updates.restart(tx, "test"))
    at.engine.run_once()
    assert at.store.read(lambda db: list(db.query("SELECT * FROM applications"))) == before
    assert at.store.read(updates.cursor) == 5


def test_news_without_end_is_not_read_in_a_loop(at: Bench) -> None:
    seen = 0

    def endless(answer: Answer) -> Answer:
        nonlocal seen
        seen += 1
        return replace(answer, updates=(Update(seen, "x", "y", 1, "t"),), cursor=seen, more=True)

    at.link.bend = endless
    at.engine.run_once()
    assert seen <= 200


def test_an_office_keeps_its_id(tmp_path: Path) -> None:
    first = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    name = first.id
    first.close()
    again = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    assert again.id == name and len(name) == 16
    again.close()
