"""The description of the gateway says what it answers, of every path and every status."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from starlette.routing import Route

from operator_tui import office
from operator_tui.delivery.protocol import Item
from operator_tui.office import settings, staff
from operator_tui.office.app import build
from operator_tui.office.crowd import Door
from operator_tui.office.pace import Pace
from operator_tui.office.store import OfficeStore
from tests.calling import caller
from tests.conftest import PASSPHRASE
from tests.test_office import NOW, application, batch
from tests.test_office_http import Http
from tests.test_oss_push import a_nib, a_nik, push, token

TEXT = Path(office.__file__).with_name("openapi.json").read_text(encoding="utf-8")
DOC = json.loads(TEXT)
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    store.write(lambda db: settings.put(db, "oss.username", "majalengka"))
    store.write(lambda db: settings.put(db, "oss.password", "kunci"))
    yield store
    store.close()


def found(node: Any) -> Any:
    """What a ``$ref`` stands for."""
    while isinstance(node, dict) and "$ref" in node:
        at: Any = DOC
        for part in node["$ref"].removeprefix("#/").split("/"):
            at = at[part]
        node = at
    return node


def validator(schema: dict[str, Any]) -> Any:
    return Draft202012Validator(
        {**schema, "components": DOC["components"]}, format_checker=FormatChecker(["date"])
    )


def fits(answer: httpx.Response, method: str, path: str) -> int:
    """The status of an answer that is as it is described."""
    described = found(DOC["paths"][path][method]["responses"][str(answer.status_code)])
    media = answer.headers["content-type"]
    validator(described["content"][media]["schema"]).validate(answer.json())
    for name, header in described["headers"].items():
        if name in answer.headers:
            value: Any = answer.headers[name]
            schema = found(header)["schema"]
            validator(schema).validate(int(value) if schema.get("type") == "integer" else value)
        else:
            assert name not in ("X-Request-Id", "Cache-Control"), name
    return answer.status_code


def refs(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node
        for one in node.values():
            yield from refs(one)
    elif isinstance(node, list):
        for one in node:
            yield from refs(one)


def test_the_description_holds_together() -> None:
    assert DOC["openapi"].startswith("3.1")
    for ref in refs(DOC):
        found(ref)
    for schema in DOC["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    used = {ref["$ref"].rpartition("/")[2] for ref in refs(DOC)} | {
        "ApplicationBody",
        "OutcomeBody",
    }
    assert {*DOC["components"]["schemas"], *DOC["components"]["responses"]} <= used


def test_every_path_is_described_and_no_other(made: OfficeStore) -> None:
    app = build(made, training=False, clock=lambda: NOW)
    assert {route.path for route in app.routes if isinstance(route, Route)} == set(DOC["paths"])


async def test_every_answer_is_as_it_is_described(made: OfficeStore) -> None:
    http, seconds, door = Http(made), [0.0], Door()
    pace = Pace(10, lambda: seconds[0])
    http.app = build(made, training=False, clock=lambda: NOW, pace=pace, door=door)
    item = application(event="e1")
    sent = batch(item, Item("gift", item.id, 1, {}), application("12")).to_json() | {
        "training": False
    }
    validator(DOC["components"]["schemas"]["Batch"]).validate(sent)
    body = {**item.body, "event": "e1"}
    validator(DOC["components"]["schemas"]["ApplicationBody"]).validate(body)

    async def ask(method: str, path: str, query: str = "", **more: Any) -> int:
        seconds[0] += 60
        answer = await http.ask(method.upper(), path + query, **more)
        return fits(answer, method, path)

    async def post(content: str | bytes, **more: Any) -> int:
        return await ask("post", "/v1/batches", content=content, **more)

    assert await ask("get", "/v1/health", "?nonce=a", token=None) == 200
    assert await ask("get", "/v1/health", "?nonce=a") == 200
    assert await post(json.dumps(sent)) == 200
    made.issue(item.id, "0123456789012", "2026-11-24", "typed", NOW)
    assert await ask("get", "/v1/updates") == 200
    assert await ask("get", "/v1/updates", "?cursor=x") == 400
    assert await ask("get", "/v1/updates", token="wrong") == 401
    assert await post("{") == 400
    assert await post(json.dumps(sent | {"training": True})) == 409
    assert await post("{}", headers={"Content-Encoding": "br"}) == 415
    assert await post("{}", headers={"Content-Length": "999999999"}) == 413
    gone = await http.ask("DELETE", "/v1/batches")
    assert fits(gone, "post", "/v1/batches") == 405
    for _ in range(12):
        last = await http.ask("GET", "/v1/updates")
    assert fits(last, "get", "/v1/updates") == 429
    door.closing = True
    assert await ask("get", "/v1/updates") == 503
    door.closing = False
    made.write(lambda db: staff.revoke(db, http.device, "-", NOW))
    assert await ask("get", "/v1/health") == 401


async def test_what_oss_is_answered_is_as_it_is_described(made: OfficeStore) -> None:
    http, nib = Http(made), a_nib()
    http.app = build(made, training=False, clock=lambda: NOW)
    told = {"dataNIB": push(a_nik(), nib)}
    validator(DOC["components"]["schemas"]["Pushed"]).validate(told)

    async def send(body: object, given: str) -> int:
        answer = await http.ask(
            "POST", "/receiveNIB", token=None, content=json.dumps(body), headers={"Token": given}
        )
        return fits(answer, "post", "/receiveNIB")

    assert await send(told, token(nib)) == 200
    assert await send(told, "wrong") == 401
    assert await send([], token(nib)) == 400
    http.app = build(made, training=True, clock=lambda: NOW)
    assert await send(told, token(nib)) == 404


def test_it_is_printed_and_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = next(caller(tmp_path, monkeypatch, capsys))
    assert cli("office", "openapi") == (0, TEXT, "")
    assert "operator_tui/office/openapi.json" in README
