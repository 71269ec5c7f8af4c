"""The gateway over HTTP: what it answers, and that nothing it is sent gets more than a refusal."""

import asyncio
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request

from operator_tui import logs
from operator_tui.delivery.protocol import Answer
from operator_tui.office import bundle
from operator_tui.office.app import build
from operator_tui.office.asked import Problem, read_body
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told
from tests.conftest import PASSPHRASE
from tests.test_office import NOW, application, batch, device, json_values


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield store
    store.close()


class Http:
    """The ASGI application, asked as a laptop asks it."""

    def __init__(self, store: OfficeStore) -> None:
        self.app = build(store, training=True, clock=lambda: NOW)
        self.device = device(store)
        self.token = store.enrol(self.device, NOW)

    async def ask(
        self, method: str, path: str, token: str | None = "", **more: Any
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token or self.token}"} if token is not None else {}
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://office") as client:
            return await client.request(
                method, path, headers=headers | more.pop("headers", {}), **more
            )


def is_problem(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    data = answer.json()
    assert (
        data["gateway"] == "operator_tui" and data["training"] is True and data["status"] == status
    )


async def test_health_echoes_the_nonce(made: OfficeStore) -> None:
    http = Http(made)
    answer = await http.ask("GET", "/v1/health?nonce=abc", token=None)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "gateway": "operator_tui", "protocol": 1, "nonce": "abc", "time": "2026-11-24T03:00:00.000Z", "training": True,
    }  # fmt: skip
    known = (await http.ask("GET", "/v1/health?nonce=abc")).json()
    assert (known["device"], known["store"]) == (http.device, made.id)
    assert known["bundle_key"] == bundle.public_key(made)
    is_problem(await http.ask("GET", "/v1/health?nonce=abc", token="wrong"), 401)


async def test_batches_over_http(made: OfficeStore) -> None:
    http, item = Http(made), application()
    body = gzip.compress(json.dumps(batch(item).to_json()).encode())
    answer = await http.ask(
        "POST", "/v1/batches", content=body, headers={"Content-Encoding": "gzip"}
    )
    assert Answer.from_json(answer.json()).results[0].verdict == "accepted"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["x-request-id"] == answer.json()["request"]
    made.issue(item.id, "0123456789012", "2026-11-24", "typed", NOW)
    updates = await http.ask("GET", "/v1/updates?cursor=0")
    read = Answer.from_json(updates.json())
    assert read.updates[0].nib == "0123456789012"
    assert (read.store, read.device) == (made.id, http.device)
    last = Answer.from_json((await http.ask("GET", "/v1/updates?cursor=1")).json())
    assert (last.updates, last.cursor) == ((), 1)
    beyond = Answer.from_json((await http.ask("GET", "/v1/updates?cursor=9")).json())
    assert beyond.updates == read.updates


async def test_an_item_that_cannot_be_read_stops_no_other(made: OfficeStore) -> None:
    http, good = Http(made), application()
    odd = [
        {"kind": "application", "id": "a", "revision": "1", "body": {}},
        {"kind": "claim", "id": good.id, "revision": 1, "body": []},
        {"kind": "gift", "id": "b", "revision": 1, "body": 3},
    ]
    items = [*odd, good.to_json()]
    body = json.dumps(batch().to_json() | {"items": items})
    answer = Answer.from_json((await http.ask("POST", "/v1/batches", content=body)).json())
    verdicts = [(r.id, r.verdict, r.field) for r in answer.results]
    assert verdicts == [
        ("a", "invalid", "revision"), (good.id, "invalid", "body"), ("b", "unsupported", ""),
        (good.id, "accepted", ""),
    ]  # fmt: skip
    nameless = json.dumps(batch().to_json() | {"items": [{"kind": "claim"}]})
    is_problem(await http.ask("POST", "/v1/batches", content=nameless), 400)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", {}, 400),
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b"[" * 100_000, {}, 400),
        (b'{"items": 1}', {}, 400),
        (b"not gzip", {"Content-Encoding": "gzip"}, 400),
        (gzip.compress(b"{}", mtime=0)[:-4], {"Content-Encoding": "gzip"}, 400),
        (gzip.compress(b" " * 60_000_000, mtime=0), {"Content-Encoding": "gzip"}, 413),
        (b"{}", {"Content-Encoding": "br"}, 415),
        (b"\xff\xfe", {}, 400),
    ],
)
async def test_bad_bodies_are_refused_whole(
    made: OfficeStore, body: bytes, headers: dict[str, str], status: int
) -> None:
    is_problem(await Http(made).ask("POST", "/v1/batches", content=body, headers=headers), status)


async def test_a_live_batch_never_enters_a_training_office(made: OfficeStore) -> None:
    body = json.dumps(batch(application()).to_json() | {"training": False})
    answer = await Http(made).ask("POST", "/v1/batches", content=body)
    is_problem(answer, 409)
    assert answer.json()["code"] == "other-kind"


async def test_a_store_bound_to_the_other_kind_takes_nothing(tmp_path: Path) -> None:
    store = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    try:
        http = Http(store)
        live = replace(batch(application()), training=False)
        store.take(http.device, live, NOW, training=False, request="r")
        body = json.dumps(batch(application()).to_json())
        answer = await http.ask("POST", "/v1/batches", content=body)
        is_problem(answer, 409)
        assert answer.json()["code"] == "other-kind"
        assert len(store.applications()) == 1
    finally:
        store.close()


async def test_other_refusals(made: OfficeStore) -> None:
    http = Http(made)
    is_problem(await http.ask("POST", "/v1/batches", token=None), 401)
    is_problem(await http.ask("POST", "/v1/batches", token="wrong"), 401)
    is_problem(await http.ask("GET", "/v1/batches"), 405)
    is_problem(await http.ask("GET", "/v1/nothing"), 404)
    is_problem(await http.ask("GET", "/v1/updates?cursor=-1"), 400)
    is_problem(await http.ask("GET", "/v1/updates?cursor=x"), 400)
    many = json.dumps(batch(*(application() for _ in range(501))).to_json())
    is_problem(await http.ask("POST", "/v1/batches", content=many), 413)


async def test_a_path_with_a_slash_too_many_is_no_redirect(made: OfficeStore) -> None:
    for path in ("/v1/health/", "/v1/batches/", "/v1/updates/", "/v1"):
        is_problem(await Http(made).ask("GET", path), 404)


async def test_nothing_may_be_kept_on_the_way(made: OfficeStore) -> None:
    http = Http(made)
    body = json.dumps(batch(application()).to_json())
    answers = [
        await http.ask("GET", "/v1/health", token=None),
        await http.ask("GET", "/v1/health", token="wrong"),
        await http.ask("GET", "/v1/updates"),
        await http.ask("GET", "/v1/updates", headers={"Accept-Encoding": "identity"}),
        await http.ask("POST", "/v1/batches", content=body),
        await http.ask("GET", "/v1/nothing"),
    ]
    assert [answer.headers["cache-control"] for answer in answers] == ["no-store"] * 6


async def test_a_body_that_does_not_come_is_given_up() -> None:
    async def never() -> Any:
        await asyncio.Event().wait()

    request = Request({"type": "http", "headers": []}, receive=never)
    with pytest.raises(Problem) as told:
        await read_body(request, seconds=0)
    assert (told.value.status, told.value.code) == (408, "slow")
    assert told.value.headers == {"Connection": "close"}


async def test_one_too_many_is_told_to_come_back(
    made: OfficeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.office.crowd.Crowd.__init__.__defaults__", (1,))
    http, inside, go_on = Http(made), asyncio.Event(), asyncio.Event()

    async def slow() -> Any:
        yield b"{"
        inside.set()
        await go_on.wait()

    first = asyncio.create_task(http.ask("POST", "/v1/batches", content=slow()))
    await inside.wait()
    busy = await http.ask("GET", "/v1/health", token=None)
    is_problem(busy, 503)
    assert (busy.json()["code"], busy.headers["retry-after"]) == ("busy", "5")
    go_on.set()
    is_problem(await first, 400)
    assert (await http.ask("GET", "/v1/health", token=None)).status_code == 200


async def test_refusals_without_a_token_do_not_fill_the_log(
    made: OfficeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = list[tuple[str, dict[str, object]]]()
    monkeypatch.setattr(logs, "warning", lambda _part, event, **more: lines.append((event, more)))
    seconds = [0.0]
    told = Told(lambda: seconds[0])
    http = Http(made)
    http.app = build(made, training=True, clock=lambda: NOW, told=told)
    for _ in range(30):
        is_problem(await http.ask("GET", "/v1/updates", token="wrong"), 401)
    told.refused("busy")
    assert len(lines) == 21
    seconds[0] = 61
    told.tell_held()
    told.tell_held(now=True)
    held = [
        ("held", {"code": code, "lines": 10}) for code in ("unauthorised", "GET /v1/updates 401")
    ]
    assert lines[21:] == held
    for n in range(500):
        told.refused(f"code {n}")
    assert len(lines) == 23 + 200 + 20


async def test_a_method_that_is_not_there_names_the_one_that_is(made: OfficeStore) -> None:
    assert (await Http(made).ask("GET", "/v1/batches")).headers["allow"] == "POST"


async def test_an_event_that_is_no_text_refuses_the_batch(made: OfficeStore) -> None:
    for events in ({"\ud800": {"name": "x"}}, {"e": {"\ud800": "x"}}, {"e": {"name": "\ud800"}}):
        body = json.dumps(batch(application()).to_json() | {"events": events})
        is_problem(await Http(made).ask("POST", "/v1/batches", content=body), 400)


async def test_gzip_with_something_behind_it_is_refused(made: OfficeStore) -> None:
    whole = gzip.compress(json.dumps(batch(application()).to_json()).encode())

    async def in_two() -> Any:
        yield whole
        yield b"more"

    for body in (whole + b"more", whole + whole, in_two()):
        answer = await Http(made).ask(
            "POST", "/v1/batches", content=body, headers={"Content-Encoding": "gzip"}
        )
        is_problem(answer, 400)


async def test_a_fault_is_one_answer_and_names_nobody(
    made: OfficeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    http, lines = Http(made), list[dict[str, object]]()

    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("ENUNG NURHAYATI 3210031179005555")

    def note(*_where: str, **fields: object) -> None:
        lines.append(fields)

    monkeypatch.setattr(made, "take", fail)
    monkeypatch.setattr(logs, "error", note)
    body = json.dumps(batch(application()).to_json())
    answer = await http.ask("POST", "/v1/batches", content=body)
    is_problem(answer, 500)
    assert "ENUNG" not in answer.text and "Traceback" not in answer.text
    assert lines == [{"code": "RuntimeError", "device": "?"}]


async def test_the_log_has_counts_and_the_device_and_nobodys_data(
    made: OfficeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    http, lines = Http(made), list[tuple[str, dict[str, object]]]()

    def note(_part: str, event: str, /, **fields: object) -> None:
        lines.append((event, fields))

    monkeypatch.setattr(logs, "info", note)
    monkeypatch.setattr(logs, "warning", note)
    items = application("3210031179006666", name="ENUNG NURHAYATI"), application("12")
    answer = await http.ask("POST", "/v1/batches", content=json.dumps(batch(*items).to_json()))
    await http.ask("POST", "/v1/batches", content=b"{")
    (first, fields), refused = [line for line in lines if line[0] != "request"]
    assert (first, fields["device"], fields["items"]) == ("batch", http.device, 2)
    assert (fields["accepted"], fields["refused"]) == (1, 1)
    assert fields["request"] == answer.headers["x-request-id"]
    assert refused == ("refused", {"code": "json", "device": http.device})
    assert "ENUNG" not in str(lines) and "3210031179006666" not in str(lines)


@given(
    st.binary(max_size=300) | json_values.map(lambda value: json.dumps(value).encode()),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_junk_gets_a_problem_and_nothing_else(made: OfficeStore, body: bytes, packed: bool) -> None:
    headers = {"Content-Encoding": "gzip"} if packed else {}
    asked = Http(made).ask("POST", "/v1/batches", content=body, headers=headers)
    is_problem(asyncio.run(asked), 400)
