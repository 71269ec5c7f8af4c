"""Every fault at every moment of a batch, between the real engine and the real gateway process.

Each has its verdict and its line in the log, and afterwards every application is at the office exactly once.
"""

import itertools
import json
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from operator_tui import logs
from operator_tui.delivery import client
from operator_tui.delivery.client import HttpTransport
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.link import Verdict
from operator_tui.delivery.sender import SenderLock
from operator_tui.office.store import OfficeStore
from operator_tui.store import journal, listing, outbox
from operator_tui.store.store import Store
from tests.gateway import Gateway
from tests.making import many, statuses
from tests.meddling import AFTER, FAULTS, MOMENTS, REQUEST, Meddler

COUNT = 4
SILENCE, PATIENCE = 0.5, 10.0
"""Seconds of silence after which the engine gives an exchange up: where that is the fault, and where it isn't."""
TRIES = 8


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    with Gateway(tmp_path_factory.mktemp("office"), delay=3600) as started:
        yield started


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The folder of the log, which is written until the test ends."""
    logs.start(tmp_path / "log")
    yield tmp_path / "log"
    logs.stop()


@pytest.fixture(scope="module")
def office(gateway: Gateway) -> Iterator[OfficeStore]:
    """The gateway's own store, beside it."""
    with closing(gateway.store()) as opened:
        yield opened


@dataclass(frozen=True)
class Expected:
    """What the first step comes to: the link's verdict, the applications' status, how many the office has then.

    Two verdicts where it is a race what the laptop sees first.
    """

    verdicts: tuple[Verdict, ...]
    status: str
    held: int
    event: str
    said: tuple[str, object]


DOWN, PORTAL = (Verdict.DOWN,), (Verdict.PORTAL,)


def expected(fault: str, moment: str) -> Expected:
    """What a fault at a moment proves, and no more than that."""
    if fault in ("delay", "rate") or moment == AFTER:
        return Expected((Verdict.ONLINE,), "accepted", COUNT, "batch.answered", ("accepted", COUNT))
    if moment == "connect":
        verdicts = {"portal": PORTAL, "reset": (Verdict.DOWN, Verdict.OFFLINE)}.get(fault, DOWN)
        return Expected(verdicts, "ready", 0, "probe", ("level", "warning"))
    if (fault, moment) == (
        "garbage",
        "request-body",
    ):  # the gateway says itself that it can't read that
        return Expected((Verdict.ONLINE,), "ready", 0, "refused", ("code", 400))
    held = 0 if moment in REQUEST else COUNT
    if (fault, moment) == (
        "garbage",
        "request-head",
    ):  # what answers no longer speaks as the gateway, and hangs up
        return Expected(DOWN + PORTAL, "unknown", held, "batch.cut", ("items", COUNT))
    # In the middle of an answer a portal's words are only noise.
    named = fault == "portal" and moment in (*REQUEST, "before-answer")
    return Expected(PORTAL if named else DOWN, "unknown", held, "batch.cut", ("items", COUNT))


@pytest.mark.parametrize(("fault", "moment"), [*itertools.product(FAULTS, MOMENTS)])
def test_a_fault_has_its_verdict_and_its_line_and_all_get_through_once(
    store: Store, tmp_path: Path, log: Path, gateway: Gateway, office: OfficeStore,
    monkeypatch: pytest.MonkeyPatch, fault: str, moment: str,
) -> None:  # fmt: skip
    silence = SILENCE if fault in ("blackhole", "garbage") else PATIENCE
    monkeypatch.setattr(client, "_READ", silence)
    monkeypatch.setattr(client, "_CONNECT", silence)
    device = f"M{FAULTS.index(fault)}{MOMENTS.index(moment)}"
    want = expected(fault, moment)
    token, apps = office.enrol(device, datetime.now(UTC)), many(store, COUNT)
    store.clock = lambda: datetime.now(UTC)
    with Meddler(int(gateway.url.rstrip("/").rpartition(":")[2]), fault, moment) as proxy:
        engine = Engine(
            store, HttpTransport(proxy.url, token), SenderLock(tmp_path, "t"), store.clock, random.Random(1)
        )  # fmt: skip
        news = engine.step()
        first = news.link.verdict
        assert first in want.verdicts
        assert statuses(store) == {want.status: COUNT}
        assert len(held(office, device)) == want.held
        for _ in range(TRIES):
            news = engine.step()
            if statuses(store) == {"accepted": COUNT} and news.error is None:
                break
        assert proxy.done.is_set(), "the fault never came"
        engine.close()
    assert statuses(store) == {"accepted": COUNT}
    assert held(office, device) == sorted(app.id for app in apps)
    taken = store.read(lambda db: listing.page(db, [app.seq for app in apps])).values()
    assert len({app.receipt for app in taken}) == COUNT
    assert store.read(outbox.waiting) == 0
    assert store.read(journal.first_broken) is None
    key, value = want.said
    told = [line for line in written(log) if line["event"] == want.event and line.get(key) == value]
    assert told, "the log has no line of it"
    assert want.event != "probe" or told[0]["verdict"] == first


def held(office: OfficeStore, device: str) -> list[str]:
    """The ids that the office holds of a device."""
    return sorted(row["id"] for row in office.applications() if row["device"] == device)


def written(folder: Path) -> list[dict[str, Any]]:
    """The lines of the log."""
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir()]
    return [json.loads(line) for text in texts for line in text.splitlines()]
