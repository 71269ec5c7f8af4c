"""200 applications over EDGE and 2G with TLS, against one request each and against the link itself.

The gateway is a process of its own, the link is :mod:`tests.radio`. The floor is one bare exchange over the same link
in the same run: connect, TLS, as many bytes up and down as the engine's run carried, in one piece each. One request
each is the engine's own transport on its kept connection, a batch of one at a time.
"""

import contextlib
import random
import socket
import ssl
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
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
    """What an exchange of so many bytes holds besides its TLS handshake and its headers."""
    return max(1, int((carried - 2_000) * 0.96))


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
    """All of it at once: the links are emulated each by itself, and mostly wait."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        certificate(folder)
        tls = ("--tls-cert", str(folder / "cert.pem"), "--tls-key", str(folder / "key.pem"))
        with (
            Gateway(folder / "office", *tls, delay=3600) as gateway,
            ThreadPoolExecutor(24) as pool,
        ):
            office = Office(folder, gateway)
            ones = {
                radio: pool.submit(one_by_one, office, radio, 1, COUNT) for radio in (EDGE, GPRS)
            }
            figures = [
                figure
                for radio in (EDGE, GPRS)
                for figure in _figures(office, radio, pool, ones[radio].result)
            ]
            each = bytes_up(office)
    return [
        *figures,
        Figure(f"bytes up for an application in a batch of {BATCH}", each, "B", budget=230),
    ]


def _figures(
    office: Office, radio: Radio, pool: ThreadPoolExecutor, one: Callable[[], Run]
) -> list[Figure]:
    known, first = (
        list(pool.map(lambda seed, kept=kept: with_engine(office, radio, seed, kept), SEEDS))  # type: ignore[misc]
        for kept in (str(LARGEST), "")
    )
    floors = list(pool.map(lambda pair: bare(office, radio, *pair), zip(SEEDS, known, strict=True)))
    told = (f"{name} {' '.join(f'{run.seconds:.1f}' for run in runs)} s" for name, runs in (
        ("known link", known), ("first delivery", first), ("bare", floors)
    ))  # fmt: skip
    print(f"  {radio.name}: {', '.join(told)}; {known[0].up} B up, {known[0].down} B down")  # noqa: T201
    took, floor, budgets = _median(known), _median(floors), radio is EDGE
    what = f"{COUNT} over {radio.name}"
    return [
        Figure(what, took, "s", 1.3 if budgets else None, floor),
        Figure(f"{what}, a laptop's first delivery", _median(first), "s", None, floor),
        Figure(f"{what}, faster than one each", one().seconds / took, "x", 30 if budgets else None, at_least=True),
    ]  # fmt: skip


def _median(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _now() -> datetime:
    return datetime.now(UTC)
