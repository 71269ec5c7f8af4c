"""Who may ask the gateway, how often, what is told of it, and how it ends."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from operator_tui import logs
from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.office import acts, staff
from operator_tui.office.app import build
from operator_tui.office.crowd import Door
from operator_tui.office.pace import Pace
from operator_tui.office.store import OfficeStore
from tests.conftest import PASSPHRASE
from tests.test_office import NOW, application, batch, take
from tests.test_office_http import Http, is_problem


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The lines of requests that are written from here on."""
    lines: list[dict[str, object]] = []
    monkeypatch.setattr(
        logs,
        "info",
        lambda _part, event, **more: lines.append(more) if event == "request" else None,
    )
    return lines


def body(*items: Any) -> bytes:
    return json.dumps(batch(*items).to_json()).encode()


def test_a_bucket_empties_and_fills_at_its_rate() -> None:
    seconds = [0.0]
    pace = Pace(60, lambda: seconds[0])
    assert [pace.wait("A") for _ in range(62)] == [0] * 60 + [1, 1]
    assert pace.wait("B") == 0
    seconds[0] = 0.5
    assert pace.wait("A") == 1
    seconds[0] = 1.0
    assert [pace.wait("A"), pace.wait("A")] == [0, 1]
    seconds[0] = 10_000.0
    assert [pace.wait("A") for _ in range(61)] == [0] * 60 + [1]
    seconds[0] = 0.0  # a clock that goes back gives nothing and takes nothing
    assert pace.wait("A") == 1


async def test_a_device_that_asks_too_often_is_told_when_to_come_back(made: OfficeStore) -> None:
    seconds = [0.0]
    http, other = Http(made), Http(made)
    http.app = other.app = build(
        made, training=True, clock=lambda: NOW, pace=Pace(10, lambda: seconds[0])
    )
    for _ in range(10):
        assert (await http.ask("GET", "/v1/updates")).status_code == 200
    answer = await http.ask("POST", "/v1/batches", content=body(application()))
    is_problem(answer, 429)
    assert (answer.json()["code"], answer.headers["retry-after"]) == ("too-often", "6")
    assert (await other.ask("GET", "/v1/updates")).status_code == 200
    assert (await http.ask("GET", "/v1/health", token=None)).status_code == 200
    seconds[0] = 6.0
    assert (await http.ask("GET", "/v1/updates")).status_code == 200


async def test_a_revoked_device_is_told_so_until_it_is_enrolled_again(made: OfficeStore) -> None:
    http = Http(made)
    item = application()
    take(made, http.device, item)
    assert made.write(lambda db: staff.revoke(db, http.device, "Bu Wiwin", NOW))
    assert not made.write(lambda db: staff.revoke(db, http.device, "Bu Wiwin", NOW))
    for method, path in (("POST", "/v1/batches"), ("GET", "/v1/updates"), ("GET", "/v1/health")):
        answer = await http.ask(method, path)
        is_problem(answer, 401)
        assert answer.json()["code"] == "revoked"
        assert answer.headers["www-authenticate"] == "Bearer"
    assert made.device_of(http.token) is None
    with pytest.raises(Refused) as refused:
        take(made, http.device, application())
    assert refused.value.key == "office.revoked"
    assert sum(row["device"] == http.device for row in made.applications()) == 1
    http.token = made.enrol(http.device, NOW)
    assert (await http.ask("GET", "/v1/updates")).status_code == 200
    told = [act for act in made.read(acts.all_of) if act["subject"] == http.device]
    assert [(act["what"], act["by"]) for act in told] == [
        *[("enrolled", "-")] * 2, ("revoked", "Bu Wiwin"), ("enrolled", "-"),
    ]  # fmt: skip


async def test_a_batch_that_came_in_while_its_device_was_revoked_is_not_taken(
    made: OfficeStore,
) -> None:
    http, inside, go_on = Http(made), asyncio.Event(), asyncio.Event()
    whole = body(application())

    async def slow() -> Any:
        yield whole[:10]
        inside.set()
        await go_on.wait()
        yield whole[10:]

    asked = asyncio.create_task(http.ask("POST", "/v1/batches", content=slow()))
    await inside.wait()
    made.write(lambda db: staff.revoke(db, http.device, "-", NOW))
    go_on.set()
    answer = await asked
    is_problem(answer, 401)
    assert answer.json()["code"] == "revoked"
    assert not any(row["device"] == http.device for row in made.applications())


async def test_each_request_has_one_line_and_no_persons_data(
    made: OfficeStore, told: list[dict[str, object]]
) -> None:
    http, sent = Http(made), body(application(nik="3210031179004242"))
    answers = [
        await http.ask("POST", "/v1/batches", content=sent),
        await http.ask("GET", "/v1/updates?cursor=0&nik=3210031179004242"),
        await http.ask("GET", "/v1/health?nonce=3210031179004242", token=None),
        await http.ask("POST", "/v1/batches", content=b"{"),
        await http.ask("GET", "/v1/3210031179004242"),
        await http.ask("BREW", "/v1/health", token=None),
    ]
    rows = [(one["method"], one["path"], one["status"], one["device"]) for one in told]
    assert rows == [
        ("POST", "/v1/batches", 200, http.device),
        ("GET", "/v1/updates", 200, http.device),
        ("GET", "/v1/health", 200, "?"),
        ("POST", "/v1/batches", 400, http.device),
        ("GET", "?", 404, "?"),
        ("?", "/v1/health", 405, "?"),
    ]
    assert [a.headers["x-request-id"] for a in answers] == [one["request"] for one in told]
    assert answers[0].json()["request"] == told[0]["request"]
    assert told[0]["up"] == len(sent)
    assert int(str(told[0]["down"])) > 100
    assert "4242" not in json.dumps(told)


async def test_strangers_do_not_fill_the_log(
    made: OfficeStore, told: list[dict[str, object]]
) -> None:
    http = Http(made)
    for _ in range(30):
        await http.ask("GET", "/v1/health", token=None)
    assert len(told) == 20
    await http.ask("GET", "/v1/health")
    assert told[-1]["device"] == http.device


async def test_at_the_end_a_batch_under_way_is_taken_and_a_new_one_sent_away(
    made: OfficeStore,
) -> None:
    http, door = Http(made), Door()
    http.app = build(made, training=True, clock=lambda: NOW, door=door)
    inside, go_on, whole = asyncio.Event(), asyncio.Event(), body(application())

    async def slow() -> Any:
        yield whole[:10]
        inside.set()
        await go_on.wait()
        yield whole[10:]

    first = asyncio.create_task(http.ask("POST", "/v1/batches", content=slow()))
    await inside.wait()
    end = asyncio.create_task(door.close(10))
    await asyncio.sleep(0)
    late = await http.ask("POST", "/v1/batches", content=body(application()))
    is_problem(late, 503)
    assert (late.json()["code"], late.headers["retry-after"]) == ("closing", "5")
    assert late.headers["connection"] == "close"
    assert not end.done()
    go_on.set()
    assert (await first).json()["results"][0]["verdict"] == "accepted"
    assert await end is True
    assert sum(row["device"] == http.device for row in made.applications()) == 1


async def test_an_end_waits_for_nobody_for_ever() -> None:
    door = Door()
    door.inside = 1
    assert await door.close(0) is False
    assert await door.close(60, hurry=lambda: True) is False


async def test_a_body_that_says_it_is_too_long_is_refused_unread(made: OfficeStore) -> None:
    async def never() -> Any:
        raise AssertionError("read")
        yield b""

    answer = await Http(made).ask(
        "POST", "/v1/batches", content=never(), headers={"Content-Length": str(10**9)}
    )
    is_problem(answer, 413)
    assert answer.headers["connection"] == "close"


async def test_health_without_a_token_tells_no_more_than_that_it_is_there(
    made: OfficeStore,
) -> None:
    open_ = (await Http(made).ask("GET", "/v1/health", token=None)).json()
    assert set(open_) == {"gateway", "protocol", "nonce", "time", "training"}


def test_the_offices_record_cannot_be_changed(made: OfficeStore) -> None:
    made.write(lambda db: acts.record(db, "t", "Siti", "looked", "", {"n": 1}))
    for sql in ("UPDATE acts SET by = 'x'", "DELETE FROM acts"):
        with pytest.raises(StoreTrouble):
            made.write(lambda db, sql=sql: db.execute(sql))  # type: ignore[misc]
    assert made.read(acts.all_of)[-1]["by"] == "Siti"
