"""Answers that lie, between the real engine and the real gateway process, each after the batch was taken.

Each has its verdict and its line in the log, and leaves every application in a state from which it gets through once.
"""

import random
import socket
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from operator_tui.delivery import client
from operator_tui.delivery.client import HttpTransport
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.link import Verdict
from operator_tui.delivery.sender import SenderLock
from operator_tui.office.store import OfficeStore
from operator_tui.store import journal, outbox
from operator_tui.store.store import Store
from tests import lying
from tests.gateway import Gateway
from tests.lying import Liar, Lie, plainly, said, told
from tests.making import many, statuses
from tests.test_matrix import held, log, written  # noqa: F401  a fixture

COUNT = 3
SILENCE = 1.5
TRIES = 8


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Gateway, OfficeStore]]:
    with (
        Gateway(tmp_path_factory.mktemp("office"), delay=3600) as gateway,
        closing(gateway.store()) as store,
    ):
        yield gateway, store


def strangers(truth: dict[str, Any]) -> None:
    for result in truth["results"]:
        result["id"] = str(uuid.uuid4())


def first_only(truth: dict[str, Any]) -> None:
    del truth["results"][1:]


def twice(truth: dict[str, Any]) -> None:
    truth["results"] *= 2


def contradicted(truth: dict[str, Any]) -> None:
    truth["results"] += [{**r, "verdict": "invalid", "receipt": ""} for r in truth["results"]]


def shapeless(truth: dict[str, Any]) -> None:
    truth["results"] = {"all": "accepted"}


def deep(truth: dict[str, Any]) -> Iterator[bytes]:
    yield said(b"[" * 200_000)


@dataclass(frozen=True)
class Lies:
    """A lie, and what the first step comes to: the link's verdict, the states, the line of the log."""

    lie: Lie
    verdict: Verdict
    states: dict[str, int]
    event: str
    cause: str = ""


UNSURE = {"unknown": COUNT}
DOWN, PORTAL, ONLINE = Verdict.DOWN, Verdict.PORTAL, Verdict.ONLINE
PLAIN = "Content-Type: application/json"
LIES = {
    "cut short": Lies(lying.cut, PORTAL, UNSURE, "batch.cut"),
    "not JSON": Lies(plainly(said(b"oops", PLAIN)), PORTAL, UNSURE, "batch.cut"),
    "no object": Lies(plainly(said(b"[1]", PLAIN)), PORTAL, UNSURE, "batch.cut"),
    "too deep": Lies(deep, PORTAL, UNSURE, "batch.cut"),
    "another shape": Lies(told(shapeless), DOWN, UNSURE, "batch.cut", "results"),
    "ids never sent": Lies(told(strangers), ONLINE, UNSURE, "batch.cut", "no-result"),
    "results missing": Lies(
        told(first_only), ONLINE, {"accepted": 1, "unknown": 2}, "batch.cut", "no-result"
    ),
    "results twice": Lies(told(twice), ONLINE, {"accepted": COUNT}, "batch.answered"),
    "results contradicted": Lies(told(contradicted), ONLINE, {"accepted": COUNT}, "batch.answered"),
    "a gigabyte": Lies(lying.a_gigabyte, DOWN, UNSURE, "batch.cut", "too large"),
    "endless headers": Lies(lying.endless_headers, DOWN, UNSURE, "batch.cut"),
    "gzip that is none": Lies(
        told(dict, "Content-Encoding: gzip"), DOWN, UNSURE, "batch.cut", "header"
    ),
    "gzip with a tail": Lies(lying.gzip_with_a_tail, DOWN, UNSURE, "batch.cut", "more behind"),
    "gzip of nothing": Lies(lying.gzip_of_nothing, DOWN, UNSURE, "batch.cut", "too large"),
    "a portal's 200": Lies(plainly(said(b"<html>Login</html>")), PORTAL, UNSURE, "batch.cut"),
    "100 Continue and silence": Lies(
        plainly(b"HTTP/1.1 100 Continue\r\n\r\n"), DOWN, UNSURE, "batch.cut", "Timeout"
    ),
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_seen_through_and_all_get_through_once(
    store: Store, tmp_path: Path, log: Path, office: tuple[Gateway, OfficeStore],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch, name: str,
) -> None:  # fmt: skip
    want, device = LIES[name], f"L{list(LIES).index(name):02}"
    silent = name.endswith("silence")
    if silent:
        monkeypatch.setattr(client, "_READ", SILENCE)
    gateway, theirs = office
    token, apps = theirs.enrol(device, datetime.now(UTC)), many(store, COUNT)
    store.clock = lambda: datetime.now(UTC)
    with Liar(int(gateway.url.rstrip("/").rpartition(":")[2]), want.lie, hold=silent) as liar:
        engine = made(store, tmp_path, liar.url, token)
        assert engine.step().link.verdict is want.verdict
        assert liar.told.is_set(), "the lie was never told"
        assert (statuses(store), len(held(theirs, device))) == (want.states, COUNT)
        lines = [line for line in written(log) if line["event"] == want.event]
        assert lines and want.cause in str(lines[-1].get("cause", ""))
        for _ in range(TRIES):
            if statuses(store) == {"accepted": COUNT}:
                break
            engine.step()
        engine.close()
    assert liar.said < lying.ENOUGH / 2, "it was read on and on"
    assert statuses(store) == {"accepted": COUNT}
    assert held(theirs, device) == sorted(app.id for app in apps)
    assert store.read(outbox.waiting) == 0 and store.read(journal.first_broken) is None


@pytest.mark.parametrize("status", ["301", "302", "303", "307", "308"])
def test_a_redirect_leads_neither_a_batch_nor_the_token_to_another_host(
    store: Store, tmp_path: Path, office: tuple[Gateway, OfficeStore], status: str
) -> None:
    gateway, theirs = office
    token = theirs.enrol(f"R{status}", datetime.now(UTC))
    many(store, COUNT)
    store.clock = lambda: datetime.now(UTC)
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.setblocking(False)
        there = f"Location: http://127.0.0.1:{trap.getsockname()[1]}/v1/batches"
        lie = plainly(said(b"", there, status=f"{status} Moved"))
        with Liar(int(gateway.url.rstrip("/").rpartition(":")[2]), lie) as liar:
            engine = made(store, tmp_path, liar.url, token)
            assert engine.step().link.verdict is Verdict.PORTAL
            assert statuses(store) == UNSURE
            engine.close()
        with pytest.raises(BlockingIOError):
            trap.accept()


def made(store: Store, folder: Path, url: str, token: str) -> Engine:
    return Engine(
        store, HttpTransport(url, token), SenderLock(folder, "t"), store.clock, random.Random(1)
    )
