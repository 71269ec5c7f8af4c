"""The real gateway as a process, killed and cut in the middle of things: every application there exactly once."""

import contextlib
import gzip
import json
import os
import random
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from operator_tui.core.errors import Refused, Unreachable
from operator_tui.core.times import local
from operator_tui.delivery.client import HttpTransport, MaybeLeft, NotLeft
from operator_tui.delivery.engine import Engine, make_batch
from operator_tui.delivery.link import Verdict
from operator_tui.delivery.sender import SenderLock
from operator_tui.locale import say, sentence
from operator_tui.store import journal, listing, meta, outbox
from operator_tui.store.applications import Application
from operator_tui.store.store import Store
from tests.certificate import certificate
from tests.gateway import Gateway
from tests.making import many, statuses
from tests.proxy import Proxy


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Gateway]:
    with Gateway(tmp_path / "office", delay=600) as started:
        yield started


@contextmanager
def engine(
    store: Store, folder: Path, url: str, token: str, name: str = "test"
) -> Iterator[Engine]:
    """An engine over real HTTP, by the real clock."""
    store.clock = lambda: datetime.now(UTC)
    made = Engine(
        store,
        HttpTransport(url, token),
        SenderLock(folder, name),
        store.clock,
        random.SystemRandom(),
    )
    try:
        yield made
    finally:
        made.close()


def settle_all(store: Store, folder: Path, url: str, token: str) -> None:
    """Sync until nothing waits."""
    with engine(store, folder, url, token) as made:
        made.run_once()


def exactly_once(gateway: Gateway, store: Store, apps: list[Application]) -> None:
    """Each application is held once, and was taken once: the office gives its receipts one after another."""
    held_once(gateway, apps)
    seqs = [app.seq for app in apps]
    receipts = [app.receipt for app in store.read(lambda db: listing.page(db, seqs)).values()]
    assert sorted(receipts) == numbered(len(apps))


def held_once(gateway: Gateway, apps: list[Application]) -> None:
    assert sorted(ref for ref, _status in gateway.held()) == sorted(app.ref for app in apps)


def numbered(count: int) -> list[str]:
    return [f"K-{number:06}" for number in range(1, count + 1)]


@pytest.mark.parametrize("after", [0, 1, 200, 300, 700])
def test_an_answer_cut_in_the_middle(
    store: Store, tmp_path: Path, gateway: Gateway, after: int
) -> None:
    apps, token = many(store, 30), gateway.enrol()
    with Proxy(int(gateway.url.rstrip("/").rpartition(":")[2])) as proxy:
        proxy.cut_answer = after
        with pytest.raises(Unreachable), engine(store, tmp_path, proxy.url, token) as made:
            made.run_once()
        assert statuses(store) == {"unknown": 25, "ready": 5}
        assert len(gateway.held()) == 25
        settle_all(store, tmp_path, proxy.url, token)
    assert statuses(store) == {"accepted": 30}
    exactly_once(gateway, store, apps)


@pytest.mark.parametrize("after", [10, 400, 900])
def test_a_request_cut_in_the_middle(
    store: Store, tmp_path: Path, gateway: Gateway, after: int
) -> None:
    apps, token = many(store, 30), gateway.enrol()
    with Proxy(int(gateway.url.rstrip("/").rpartition(":")[2])) as proxy:
        proxy.cut_request = after
        with pytest.raises(Unreachable), engine(store, tmp_path, proxy.url, token) as made:
            made.run_once()
        assert gateway.held() == []
        settle_all(store, tmp_path, proxy.url, token)
    exactly_once(gateway, store, apps)


def test_the_gateway_is_killed_in_the_middle_of_a_batch(
    store: Store, tmp_path: Path, gateway: Gateway
) -> None:
    apps, token = many(store, 60), gateway.enrol()
    for _ in range(3):
        with Proxy(int(gateway.url.rstrip("/").rpartition(":")[2])) as proxy:
            proxy.on_request = gateway.kill
            with pytest.raises(Unreachable), engine(store, tmp_path, proxy.url, token) as made:
                made.run_once()
        gateway.start()
        assert set(statuses(store)) <= {"unknown", "ready", "accepted"}
    settle_all(store, tmp_path, gateway.url, token)
    assert statuses(store) == {"accepted": 60}
    exactly_once(gateway, store, apps)


KILLED = 1 if sys.platform == "win32" else -signal.SIGKILL


def was_unknown(store: Store, app: Application) -> bool:
    return "unknown" in {row["new"] for row in store.read(lambda db: journal.of(db, app.id))}


def test_the_sender_is_killed_in_the_middle_of_a_batch(tmp_path: Path, gateway: Gateway) -> None:
    key = os.urandom(32)
    script = (
        "import sys, random; from pathlib import Path; from datetime import UTC, datetime;"
        "from operator_tui.store.store import Store; from operator_tui.delivery.engine import Engine;"
        "from operator_tui.delivery.client import HttpTransport; from operator_tui.delivery.sender import SenderLock;"
        "folder = Path(sys.argv[1]); store = Store(folder / 'store.db', bytes.fromhex(sys.stdin.readline()), 'x');"
        "token = sys.stdin.readline().strip();"
        "now = lambda: datetime.now(UTC);"
        "link = HttpTransport(sys.argv[2], token);"
        "Engine(store, link, SenderLock(folder, 'x'), now, random.SystemRandom()).run_once()"
    )
    with Store(tmp_path / "store.db", key, "Siti", lambda: datetime.now(UTC)) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        apps, token = many(store, 60), gateway.enrol()
        for _ in range(3):
            with Proxy(int(gateway.url.rstrip("/").rpartition(":")[2])) as proxy:
                child = subprocess.Popen(
                    [sys.executable, "-c", script, str(tmp_path), proxy.url],
                    stdin=subprocess.PIPE,
                    text=True,
                )
                proxy.on_request = child.kill
                assert child.stdin is not None
                child.stdin.write(f"{key.hex()}\n{token}\n")
                child.stdin.close()
                assert child.wait(timeout=30) == KILLED
            assert statuses(store).get("sending")
        settle_all(store, tmp_path, gateway.url, token)
        assert statuses(store) == {"accepted": 60}
        assert any(was_unknown(store, app) for app in apps)
        exactly_once(gateway, store, apps)


def test_the_same_batch_twice_over_http(store: Store, gateway: Gateway) -> None:
    store.clock = lambda: datetime.now(UTC)
    apps, token = many(store, 10), gateway.enrol()
    items = store.do(lambda tx: outbox.lease(tx, "b", 10))
    batch = store.read(
        lambda db: make_batch(db, "b", items, "2026-11-24T03:00:00.000Z", training=True)
    )
    body = gzip.compress(json.dumps(batch.to_json()).encode())
    headers = {"Authorization": f"Bearer {token}", "Content-Encoding": "gzip"}
    answers = [
        httpx.post(
            f"{gateway.url}v1/batches", content=body, headers=headers, trust_env=False
        ).json()
        for _ in range(2)
    ]
    assert answers[0]["results"] == answers[1]["results"]
    assert [result["receipt"] for result in answers[1]["results"]] == numbered(10)
    held_once(gateway, apps)


def test_a_gateway_that_is_down_has_taken_nothing(
    store: Store, tmp_path: Path, gateway: Gateway
) -> None:
    many(store, 3)
    token = gateway.enrol()
    gateway.stop()
    with engine(store, tmp_path, gateway.url, token) as made:
        news = made.step()
    assert news.link.verdict is Verdict.DOWN
    assert statuses(store) == {"ready": 3}


def test_a_token_that_is_refused_keeps_everything(
    store: Store, tmp_path: Path, gateway: Gateway
) -> None:
    many(store, 3)
    with engine(store, tmp_path, gateway.url, "not-a-token") as made:
        news = made.step()
    assert news.link.verdict is Verdict.REFUSED
    assert statuses(store) == {"ready": 3}
    assert gateway.held() == []


def test_of_two_senders_on_one_home_the_second_is_told_who_sends(
    store: Store, tmp_path: Path, gateway: Gateway
) -> None:
    apps, token = many(store, 60), gateway.enrol()
    told: list[str] = []

    def second() -> None:
        with engine(store, tmp_path, gateway.url, token, "two") as other:
            try:
                other.run_once()
            except Refused as error:
                told.append(sentence(error))

    with Proxy(int(gateway.url.rstrip("/").rpartition(":")[2])) as proxy:
        proxy.on_request = second
        with engine(store, tmp_path, proxy.url, token, "one") as first:
            report = first.run_once()
    who, now = f"one, pid {os.getpid()}", local(datetime.now(UTC))
    times = {f"{now - timedelta(minutes=ago):%H.%M}" for ago in (0, 1)}
    assert told[0] in {say("delivery.other-sender", who=who, since=time) for time in times}
    assert len(told) == 1
    assert (report.sent, statuses(store)) == (60, {"accepted": 60})
    exactly_once(gateway, store, apps)


class Stub(BaseHTTPRequestHandler):
    """Answers everything the same way: a captive portal, a broken proxy."""

    status, body, headers_ = 500, b"oops", {"Content-Type": "text/html"}

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        for name, value in self.headers_.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST = _answer  # noqa: N815  the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        pass


@contextmanager
def stub(status: int, body: bytes, **headers: str) -> Iterator[str]:
    kind = type("Kind", (Stub,), {"status": status, "body": body, "headers_": headers})
    server = HTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (200, b"<html>Welcome to free wifi</html>", Verdict.PORTAL),
        (302, b"", Verdict.PORTAL),
        (200, b'{"gateway": "operator_tui", "training": true}', Verdict.PORTAL),
        (502, b"<html>Bad gateway</html>", Verdict.DOWN),
        (503, b"", Verdict.DOWN),
    ],
)
def test_whoever_answers_in_its_place_gets_nothing(
    store: Store, tmp_path: Path, status: int, body: bytes, verdict: Verdict
) -> None:
    many(store, 3)
    with (
        stub(status, body, Location="http://login.example/") as url,
        engine(store, tmp_path, url, "t") as made,
    ):
        assert made.step().link.verdict is verdict
    assert statuses(store) == {"ready": 3}


def a_batch(store: Store) -> object:
    return store.read(lambda db: make_batch(db, "b", [], "2026-11-24T03:00:00.000Z", training=True))


@pytest.mark.parametrize(
    ("status", "body", "headers", "problem"),
    [
        (500, b"oops", {}, "server"),
        (200, b"<html>", {}, "portal"),
        (200, b'{"gateway": "operator_tui", "training": true}', {}, "server"),
        (500, b'{"gateway": "operator_tui", "training": true}', {}, "server"),
        (200, b"not gzip", {"Content-Encoding": "gzip"}, "cut"),
        (200, gzip.compress(b"x" * 20_000_000), {"Content-Encoding": "gzip"}, "cut"),
    ],
)
def test_a_batch_answered_by_anything_else_is_unknown(
    store: Store, status: int, body: bytes, headers: dict[str, str], problem: str
) -> None:
    with stub(status, body, **headers) as url:
        transport = HttpTransport(url, "t")
        sent = transport.post(a_batch(store))  # type: ignore[arg-type]
        transport.close()
    assert isinstance(sent, MaybeLeft)
    assert sent.problem == problem


def test_a_certificate_that_is_not_trusted_lets_nothing_out(store: Store) -> None:
    with stub(200, b"") as url:
        transport = HttpTransport(url.replace("http://", "https://"), "t")
        sent = transport.post(a_batch(store))  # type: ignore[arg-type]
        transport.close()
    assert isinstance(sent, NotLeft)


def test_over_tls_with_the_offices_own_ca(store: Store, tmp_path: Path) -> None:
    certificate(tmp_path)
    options = ("--tls-cert", str(tmp_path / "cert.pem"), "--tls-key", str(tmp_path / "key.pem"))
    with Gateway(tmp_path / "office", *options) as gateway:
        assert gateway.url.startswith("https://")
        apps, token = many(store, 3), gateway.enrol()
        store.clock = lambda: datetime.now(UTC)
        wrong = HttpTransport(gateway.url, token)
        refused = wrong.post(a_batch(store))  # type: ignore[arg-type]
        assert isinstance(refused, NotLeft) and refused.failure == "certificate"
        wrong.close()
        right = HttpTransport(gateway.url, token, str(tmp_path / "cert.pem"))
        made = Engine(store, right, SenderLock(tmp_path, "t"), store.clock, random.SystemRandom())
        made.run_once()
        exactly_once(gateway, store, apps)
    assert ssl.OPENSSL_VERSION


def test_over_tls_too_an_exchange_is_over_at_its_deadline(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate(tmp_path)
    late = threading.Event()

    class Late(threading.Timer):
        """A deadline that comes once the other end has read the request, and says nothing."""

        def run(self) -> None:
            if late.wait(10):
                self.function(*self.args, **self.kwargs)

    def silent(listener: socket.socket, context: ssl.SSLContext) -> None:
        near, _ = listener.accept()
        with context.wrap_socket(near, server_side=True) as stream:
            stream.recv(65_536)
            late.set()
            with contextlib.suppress(OSError):
                while stream.recv(65_536):
                    pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    monkeypatch.setattr("threading.Timer", Late)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=silent, args=(listener, context))
        server.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        transport = HttpTransport(url, "t", str(tmp_path / "cert.pem"))
        sent = transport.post(a_batch(store))  # type: ignore[arg-type]
        transport.close()
        server.join(10)
    assert isinstance(sent, MaybeLeft) and sent.cause == "exchange too slow"
