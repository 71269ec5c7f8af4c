"""200 applications over EDGE and 2G with TLS, against one request each and against the link itself.

The gateway is a process of its own, the link is :mod:`tests.radio`. The floor is one bare exchange over the same link
in the same run: connect, TLS, as many bytes up and down as the engine's run carried, in one piece each. The engine's
run is that of a program that stands already, on a link whose batches it has learnt; a laptop's first delivery ever is
told beside it. One request each is the engine's own transport on its kept connection, a batch of one at a time.
"""

import contextlib
import random
import socket
import ssl
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from operator_tui.delivery.batching import LARGEST
from operator_tui.delivery.client import HttpTransport
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.loading import make_batch
from operator_tui.delivery.outcome import Answered
from operator_tui.delivery.sender import SenderLock
from operator_tui.store import events, journal, meta, outbox
from operator_tui.store.store import Store
from tests.benchmarks.figure import Figure
from tests.certificate import certificate
from tests.gateway import Gateway
from tests.making import statuses
from tests.people import crowd
from tests.radio import EDGE, GPRS, Mast, Radio

COUNT: Final = 200
BATCH: Final = 100
_HANDSHAKE: Final = 900
"""Bytes of a TLS 1.3 handshake, about as many each way."""
AT: Final = "2026-11-24T03:00:00.000Z"
SEEDS: Final = (1, 2, 3, 4, 5)
"""Of what is lost; the figures are medians of these runs."""


@dataclass(frozen=True)
class Run:
    """Seconds, and bytes carried each way with TCP, IP and TLS."""

    seconds: float
    up: int
    down: int


class Office:
    """A gateway with TLS, and laptops enrolled at it."""

    def __init__(self, folder: Path, gateway: Gateway) -> None:
        self.folder, self._gateway = folder, gateway
        self.port = int(gateway.url.rstrip("/").rpartition(":")[2])
        self.ca = folder / "cert.pem"
        self._lock, self._laptops = threading.Lock(), 0

    @contextlib.contextmanager
    def laptop(self, count: int) -> Iterator[tuple[Store, str, Path]]:
        """A laptop with so many ready applications, its token, and its folder."""
        with self._lock:
            self._laptops += 1
            device = f"EDGE{self._laptops}"
            token = self._gateway.enrol(device)
        home = self.folder / device
        home.mkdir()
        with Store(
            home / "store.db", random.Random(self._laptops).randbytes(32), "Siti Rohmah"
        ) as store:
            store.do(journal.start)
            store.do(lambda tx: meta.set_device(tx, device))
            store.do(
                lambda tx: events.add(
                    tx, "Jemput Bola Cikijing", "2026-11-24", "Cikijing, Cikijing", "WIB"
                )
            )
            crowd(store, count)
            yield store, token, home


def with_engine(office: Office, radio: Radio, seed: int, kept: str) -> Run:
    """The engine as it is: look at the link, then batches until nothing waits; ``kept`` is the size it has learnt."""
    with office.laptop(COUNT) as (store, token, home), Mast(office.port, radio, seed) as mast:
        store.do(lambda tx: meta.put(tx, meta.BATCH_SIZE, kept))
        transport = HttpTransport(f"https://127.0.0.1:{mast.port}/", token, str(office.ca))
        engine = Engine(store, transport, SenderLock(home, "edge"), _now, random.Random(seed))
        begun = time.monotonic()
        engine.run_once()
        seconds = time.monotonic() - begun
        assert statuses(store) == {"accepted": COUNT}
        return Run(seconds, *mast.bytes())


def one_by_one(office: Office, radio: Radio, seed: int, count: int) -> Run:
    """A request for each application on one kept connection."""
    with office.laptop(count) as (store, token, _home), Mast(office.port, radio, seed) as mast:
        transport = HttpTransport(f"https://127.0.0.1:{mast.port}/", token, str(office.ca))
        items = store.do(lambda tx: outbox.lease(tx, "one", count))
        begun = time.monotonic()
        for number, item in enumerate(items):
            batch = store.read(
                lambda db, item=item, number=number: make_batch(  # type: ignore[misc]
                    db, f"one-{number}", [item], AT, training=True
                )
            )
            assert isinstance(transport.post(batch), Answered)
        seconds = time.monotonic() - begun
        transport.close()
        return Run(seconds, *mast.bytes())


def bare(office: Office, radio: Radio, seed: int, like: Run) -> Run:
    """One TLS exchange that carries as much as a run of the engine: what the link itself costs."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(office.folder / "cert.pem", office.folder / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = threading.Thread(target=_answer, args=(listener, context, like))
        answer.start()
        with Mast(int(listener.getsockname()[1]), radio, seed) as mast:
            begun = time.monotonic()
            trust = ssl.create_default_context(cafile=str(office.ca))
            with (
                socket.create_connection(("127.0.0.1", mast.port)) as plain,
                trust.wrap_socket(plain, server_hostname="127.0.0.1") as tls,
            ):
                tls.sendall(random.Random(seed).randbytes(_payload(like.up)))
                _read(tls, _payload(like.down))
                seconds = time.monotonic() - begun
            answer.join()
            return Run(seconds, *mast.bytes())


def _answer(listener: socket.socket, context: ssl.SSLContext, like: Run) -> None:
    near, _ = listener.accept()
    with context.wrap_socket(near, server_side=True) as tls:
        _read(tls, _payload(like.up))
        tls.sendall(random.Random(1).randbytes(_payload(like.down)))
        with contextlib.suppress(OSError):
            tls.recv(1)


def _payload(carried: int) -> int:
    """What an exchange of so many bytes holds besides its TLS handshake: TCP, IP and TLS add three in a hundred."""
    return max(1, round((carried - _HANDSHAKE) / 1.031))


def _read(tls: ssl.SSLSocket, size: int) -> None:
    while size > 0:
        data = tls.recv(min(65_536, size))
        assert data, "cut"
        size -= len(data)


def bytes_up(office: Office) -> float:
    """Bytes that leave for each application in a batch of 100, HTTP's headers, TLS, TCP and IP with it."""
    quick = Radio("quick", 1e9, 1e9, 0.0, 0.0)
    with office.laptop(BATCH) as (store, token, _home), Mast(office.port, quick) as mast:
        transport = HttpTransport(f"https://127.0.0.1:{mast.port}/", token, str(office.ca))
        transport.probe("0" * 16)
        before = mast.bytes()[0]
        items = store.do(lambda tx: outbox.lease(tx, "hundred", BATCH))
        batch = store.read(
            lambda db: make_batch(
                db,
                "0b2e7f6a-0000-4000-8000-000000000000",
                items,
                "2026-11-24T03:00:00.000Z",
                training=True,
            )
        )
        assert isinstance(transport.post(batch), Answered)
        transport.close()
        return (mast.bytes()[0] - before) / BATCH


def run() -> list[Figure]:
    """Both links at once, each with one run at a time and one request each beside it: all of them mostly wait."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        certificate(folder)
        tls = ("--tls-cert", str(folder / "cert.pem"), "--tls-key", str(folder / "key.pem"))
        with Gateway(folder / "office", *tls, delay=3600) as gateway, ThreadPoolExecutor(4) as pool:
            office = Office(folder, gateway)
            each = bytes_up(office)
            ones = [pool.submit(one_by_one, office, radio, 1, COUNT) for radio in (EDGE, GPRS)]
            lanes = [pool.submit(_measure, office, radio) for radio in (EDGE, GPRS)]
            figures = [
                figure
                for lane, one in zip(lanes, ones, strict=True)
                for figure in lane.result().figures(one.result())
            ]
    return [
        *figures,
        Figure(f"bytes up for an application in a batch of {BATCH}", each, "B", budget=230),
    ]


@dataclass(frozen=True)
class Lane:
    """What was measured on one kind of link: a link known from before, first deliveries ever, bare exchanges."""

    radio: Radio
    known: list[Run]
    first: list[Run]
    floors: list[Run]

    def figures(self, one: Run) -> list[Figure]:
        """The figures; DESIGN has budgets for EDGE only."""
        lists = {"known link": self.known, "first delivery": self.first, "bare": self.floors}
        for name, runs in lists.items():
            each = " ".join(f"{run.seconds:.1f}" for run in runs)
            carried = f"{runs[0].up} B up, {runs[0].down} B down"
            print(f"  {self.radio.name}, {name}: {each} s; {carried}")  # noqa: T201
        took, floor, budgets = _median(self.known), _median(self.floors), self.radio is EDGE
        what = f"{COUNT} over {self.radio.name}"
        faster = one.seconds / took
        return [
            Figure(what, took, "s", 1.3 if budgets else None, floor),
            Figure(f"{what}, a laptop's first delivery", _median(self.first), "s", None, floor),
            Figure(f"{what}, faster than one each", faster, "x", 30 if budgets else None, at_least=True),
        ]  # fmt: skip


def _measure(office: Office, radio: Radio) -> Lane:
    known = [with_engine(office, radio, seed, str(LARGEST)) for seed in SEEDS]
    floors = [bare(office, radio, seed, like) for seed, like in zip(SEEDS, known, strict=True)]
    first = [with_engine(office, radio, seed, "") for seed in SEEDS]
    return Lane(radio, known, first, floors)


def _median(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _now() -> datetime:
    return datetime.now(UTC)
