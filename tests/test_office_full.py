"""An office whose disk is full, or whose store somebody holds: nothing is half taken, and the laptop is told so."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database
from tests.conftest import PASSPHRASE
from tests.test_office import application, batch
from tests.test_office_http import Http, is_problem


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def made(home: Path) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(home, PASSPHRASE)
    yield store
    store.close()


def disk(store: OfficeStore, *, full: bool) -> None:
    """Let the store grow no further, or again."""

    def limit(db: Database) -> None:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages if full else 2**30}")

    store.write(limit)


async def test_a_full_disk_takes_nothing_and_says_when_to_come_back(made: OfficeStore) -> None:
    http = Http(made)
    many = [application(), *(application(name="X" * 9_000) for _ in range(20))]
    sent = json.dumps(batch(*many).to_json())
    disk(made, full=True)
    answer = await http.ask("POST", "/v1/batches", content=sent)
    is_problem(answer, 503)
    assert answer.json()["code"] == "full" and int(answer.headers["Retry-After"]) >= 60
    assert (await http.ask("GET", "/v1/updates")).status_code == 200
    disk(made, full=False)
    assert made.applications() == []
    answer = await http.ask("POST", "/v1/batches", content=sent)
    assert [one["verdict"] for one in answer.json()["results"]] == ["accepted"] * 21


async def test_a_store_that_somebody_holds_is_busy_and_no_fault(
    made: OfficeStore, home: Path
) -> None:
    http, before = Http(made), made.applications()
    sent = json.dumps(batch(application()).to_json())
    made.write(lambda db: db.execute("PRAGMA busy_timeout = 0"))
    with closing(OfficeStore.open_or_create(home, PASSPHRASE)) as other:
        held, let_go = Event(), Event()

        def hold(_db: Database) -> None:
            held.set()
            let_go.wait(30)

        with ThreadPoolExecutor(1) as pool:
            holding = pool.submit(other.write, hold)
            assert held.wait(30)
            answer = await http.ask("POST", "/v1/batches", content=sent)
            let_go.set()
            holding.result()
    is_problem(answer, 503)
    assert answer.json()["code"] == "busy" and answer.headers["Retry-After"]
    assert made.applications() == before
    assert (await http.ask("POST", "/v1/batches", content=sent)).status_code == 200
