"""The client against servers that answer anything at all: an outcome proves no more than it should."""

import gzip
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest

from operator_tui.delivery import client, reading
from operator_tui.delivery.client import HttpTransport, MaybeLeft, NotLeft, RefusedWhole, Sent
from operator_tui.delivery.link import Heard, Verdict, judge
from operator_tui.delivery.outcome import Answered
from operator_tui.delivery.protocol import Answer, Batch
from tests.conftest import fixed_clock

BATCH = Batch("b", "2026-11-24T03:00:00.000Z", "1", 0, "0" * 64, 0, True, ())
OWN = {"gateway": "operator_tui", "training": True, "code": "x"}


@contextmanager
def says(
    *chunks: bytes, hold: bool = False, then: Callable[[], None] = lambda: None
) -> Iterator[str]:
    """A server that reads one request a connection, answers with these bytes, and closes; or stays silent after.

    ``then`` is called once it has answered.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                near, _ = listener.accept()
            except OSError:
                return
            with near:
                near.settimeout(10)
                try:
                    near.recv(65_536)
                    for chunk in chunks:
                        near.sendall(chunk)
                    then()
                    if hold:
                        while near.recv(65_536):
                            pass
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        over.set()
        with socket.socket() as last:
            last.connect_ex(listener.getsockname())
        thread.join(10)
        listener.close()


def http(status: int, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def post(url: str) -> Sent:
    transport = HttpTransport(url, "secret-token")
    try:
        return transport.post(BATCH)
    finally:
        transport.close()


def probe(url: str, token: str = "t", ca: str = "") -> Heard:  # noqa: S107  no secret
    transport = HttpTransport(url, token, ca)
    try:
        return transport.probe("n")
    finally:
        transport.close()


def verdict(heard: Heard) -> Verdict:
    return judge(heard, "n", fixed_clock()).verdict


@pytest.mark.parametrize(
    ("status", "own", "kind", "problem"),
    [
        (400, True, RefusedWhole, ""),
        (401, True, RefusedWhole, ""),
        (409, True, RefusedWhole, ""),
        (413, True, RefusedWhole, ""),
        (429, True, RefusedWhole, ""),
        (503, True, RefusedWhole, ""),
        (500, True, MaybeLeft, "server"),
        (502, True, MaybeLeft, "server"),
        (504, True, MaybeLeft, "server"),
        (201, True, MaybeLeft, "server"),
        (302, True, MaybeLeft, "server"),
        (401, False, MaybeLeft, "portal"),
        (404, False, MaybeLeft, "portal"),
        (503, False, MaybeLeft, "server"),
        (429, False, MaybeLeft, "server"),
        (511, False, MaybeLeft, "portal"),
    ],
)
def test_only_the_gateways_own_refusal_proves_that_nothing_was_taken(
    status: int, own: bool, kind: type, problem: str
) -> None:
    body = json.dumps(OWN).encode() if own else b"<html>"
    with says(http(status, body)) as url:
        sent = post(url)
    assert isinstance(sent, kind)
    if isinstance(sent, MaybeLeft):
        assert sent.problem == problem
    if isinstance(sent, RefusedWhole):
        assert (sent.status, sent.code, sent.retry_after) == (status, "x", None)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000,
        http(200, gzip.compress(b"{}")[:-4], "Content-Encoding: gzip"),
        http(200, b"\x1f\x8bnot gzip", "Content-Encoding: gzip"),
        http(200, gzip.compress(b" " * 30_000_000), "Content-Encoding: gzip"),
    ],
    ids=[
        "nothing",
        "half-line",
        "nonsense",
        "cut",
        "cut-chunk",
        "endless-headers",
        "cut-gzip",
        "no-gzip",
        "bomb",
    ],
)
def test_half_an_answer_is_no_proof_either_way(answer: bytes) -> None:
    with says(answer) as url:
        sent = post(url)
    assert isinstance(sent, MaybeLeft) and sent.problem == "cut"
    assert sent.up > 400


@pytest.mark.parametrize("packed", [True, False])
def test_the_gateways_answer_and_its_bytes(packed: bool) -> None:
    body = json.dumps(Answer(True, "t", "r", 3).to_json()).encode()
    body, headers = (gzip.compress(body), ["Content-Encoding: gzip"]) if packed else (body, [])
    with says(http(200, body, *headers)) as url:
        sent = post(url)
    assert isinstance(sent, Answered)
    assert sent.answer.cursor == 3
    assert sent.down == len(body) + reading.HEADER_BYTES


def test_silence_and_dripping_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_READ", 0.2)
    monkeypatch.setattr(client, "_CONNECT", 0.2)
    with says(hold=True) as url:
        assert isinstance(post(url), MaybeLeft)
        assert verdict(probe(url)) is Verdict.DOWN


class HandTimer:
    """A timer that goes off when it is told to."""

    made: ClassVar[list["HandTimer"]] = []
    daemon = False

    def __init__(self, seconds: float, act: Callable[..., None], args: list[Any]) -> None:
        self.seconds, self._act, self._args = seconds, act, args
        self.made.append(self)

    def start(self) -> None:
        pass

    def cancel(self) -> None:
        self._args = [-1]

    def go_off(self) -> None:
        self._act(*self._args)


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> list[HandTimer]:
    HandTimer.made = []
    monkeypatch.setattr("threading.Timer", HandTimer)
    return HandTimer.made


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-A: b\r\n",
        http(200, json.dumps(Answer(True, "t", "r", 3).to_json()).encode() + b" ")[:-1],
        b"HTTP/1.1 200 OK\r\n\r\n" + json.dumps(Answer(True, "t", "r", 3).to_json()).encode(),
    ],
    ids=["silent", "in-the-headers", "in-the-body", "no-end-but-the-hang-up"],
)
def test_an_exchange_is_over_at_its_deadline_wherever_it_is(
    timers: list[HandTimer], begun: bytes
) -> None:
    def time_is_up() -> None:
        timers[-1].go_off()

    with says(begun, hold=True, then=time_is_up) as url:
        sent = post(url)
        assert isinstance(sent, MaybeLeft)
        assert (sent.problem, sent.cause) == ("cut", "exchange too slow")
        assert timers[-1].seconds == client._WHOLE_BATCH
        assert probe(url).cause == "exchange too slow"
        assert timers[-1].seconds == client._WHOLE_PROBE


def test_a_deadline_that_comes_after_its_exchange_shuts_nothing(timers: list[HandTimer]) -> None:
    body = json.dumps(Answer(True, "t", "r", 3).to_json()).encode()
    with says(http(200, body)) as url:
        transport = HttpTransport(url, "t")
        assert isinstance(transport.post(BATCH), Answered)
        shut, exchange = transport._line._shut, transport._line._exchange
        shut(exchange - 1)
        assert not transport._line.late
        transport.close()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"", Verdict.DOWN),
        (b"nonsense\r\n\r\n", Verdict.DOWN),
        (http(200, b"<html>" * 50_000), Verdict.PORTAL),
        (http(200, gzip.compress(b" " * 30_000_000), "Content-Encoding: gzip"), Verdict.PORTAL),
        (http(200, b"no gzip", "Content-Encoding: gzip"), Verdict.PORTAL),
        (http(302, b"", "Location: http://login.example/"), Verdict.PORTAL),
        (http(511, b"<html>"), Verdict.PORTAL),
        (http(502, b"<html>"), Verdict.DOWN),
        (http(401, json.dumps(OWN).encode()), Verdict.REFUSED),
    ],
)
def test_a_probe_is_not_fooled_and_holds_no_large_answer(answer: bytes, expected: Verdict) -> None:
    with says(answer) as url:
        heard = probe(url)
    assert verdict(heard) is expected
    assert len(heard.body) <= 65_536


def test_no_listener_and_no_such_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    assert verdict(probe(free)) is Verdict.DOWN
    assert isinstance(post(free), NotLeft)

    def unknown(*_args: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert verdict(probe("https://office.example/")) is Verdict.OFFLINE
    sent = post("https://office.example/")
    assert isinstance(sent, NotLeft) and sent.failure == "offline"


def test_what_cannot_even_be_tried_is_told_and_lets_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = probe("https://127.0.0.1:9/", ca=str(tmp_path / "none.pem"))
    assert (verdict(missing), "gateway.ca" in missing.cause) == (Verdict.DOWN, True)
    (tmp_path / "bad.pem").write_text("no certificate", encoding="utf-8")
    bad = probe("https://127.0.0.1:9/", ca=str(tmp_path / "bad.pem"))
    assert (verdict(bad), "gateway.ca" in bad.cause) == (Verdict.DOWN, True)
    assert verdict(probe("https://office..example☃/")) is Verdict.DOWN
    monkeypatch.setenv("ALL_PROXY", "socks9://127.0.0.1:9")
    assert verdict(probe("https://office.example/")) is Verdict.DOWN


@pytest.mark.parametrize("token", ["line\nbreak", "kopi-☕", "tab\t"])
def test_a_token_that_cannot_be_sent_is_a_refused_one_and_stands_nowhere(token: str) -> None:
    with says(http(200, b"{}")) as url:
        heard = probe(url, token)
        transport = HttpTransport(url, token)
        sent = transport.post(BATCH)
        transport.close()
    assert verdict(heard) is Verdict.REFUSED
    assert isinstance(sent, NotLeft)
    assert token not in heard.cause + sent.cause


def test_a_cause_never_holds_the_token() -> None:
    assert "secret" not in reading.cause(ValueError("bad header secret-token"), "secret-token")


@pytest.mark.parametrize(
    ("text", "date", "seconds"),
    [
        ("30", "", 30.0),
        (" 7 ", "", 7.0),
        ("Tue, 24 Nov 2026 03:02:00 GMT", "Tue, 24 Nov 2026 03:00:00 GMT", 120.0),
        ("Tue, 24 Nov 2026 03:02:00 -0000", "Tue, 24 Nov 2026 03:00:00 -0000", 120.0),
        ("Tue, 24 Nov 2026 02:00:00 GMT", "Tue, 24 Nov 2026 03:00:00 GMT", 0.0),
        ("", "", None),
        ("soon", "", None),
        ("-5", "", None),
        ("٣", "", None),
        ("Tue, 99 Nov 2026 03:02:00 GMT", "", None),
    ],
)
def test_retry_after(text: str, date: str, seconds: float | None) -> None:
    assert reading.retry_after(text, date) == seconds


@pytest.mark.parametrize("status", [429, 503])
def test_a_proxy_that_asks_to_be_left_alone_is_down_and_is_left_alone(status: int) -> None:
    with says(http(status, b"<html>busy", "Retry-After: 900")) as url:
        sent, heard = post(url), probe(url)
    assert isinstance(sent, MaybeLeft)
    assert (sent.problem, sent.retry_after, heard.retry) == ("server", 900.0, 900.0)
    link = judge(heard, "n", fixed_clock())
    assert (link.verdict, link.retry) == (Verdict.DOWN, 900.0)


def test_retry_after_comes_with_a_refusal() -> None:
    with says(http(503, json.dumps(OWN).encode(), "Retry-After: 42")) as url:
        sent = post(url)
    assert isinstance(sent, RefusedWhole) and sent.retry_after == 42.0
