"""What no laptop would send, over a bare socket: each has its answer and its line, and the gateway serves on."""

import contextlib
import gzip
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from operator_tui.delivery.protocol import MAX_BATCH_BYTES
from operator_tui.office import asked, patience
from operator_tui.office.app import build
from operator_tui.office.serve import Serving, configured
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told
from tests.conftest import PASSPHRASE
from tests.gateway import Gateway
from tests.test_office import application, batch

END = b"\r\n\r\n"


@dataclass
class Raw:
    """A gateway's address, a token, and what its log says."""

    port: int
    token: str
    log: Callable[[], list[dict[str, Any]]]

    def post(self, *headers: str) -> bytes:
        """The head of a batch's request."""
        lines = (
            "POST /v1/batches HTTP/1.1",
            "Host: office",
            f"Authorization: Bearer {self.token}",
            *headers,
        )
        return "\r\n".join(lines).encode() + END

    def ask(self, *pieces: bytes, pause: float = 0.0, half: bool = False) -> bytes:
        """Send the pieces, as far as they are taken; what came back until it was closed, or went quiet."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            with contextlib.suppress(OSError):
                for piece in pieces:
                    line.sendall(piece)
                    time.sleep(pause)
                if half:
                    line.shutdown(socket.SHUT_WR)
            return _read(line)

    def logged(self, **wanted: object) -> bool:
        """Whether there is, within two seconds, a line with all of this."""
        until = time.monotonic() + 2
        while time.monotonic() < until:
            if any(wanted.items() <= line.items() for line in self.log()):
                return True
            time.sleep(0.02)
        return False


def _read(line: socket.socket) -> bytes:
    found = b""
    with contextlib.suppress(OSError):
        while True:
            line.settimeout(10 if not _whole(found) else 0.1)
            data = line.recv(65536)
            if not data:
                break
            found += data
    return found


def _whole(found: bytes) -> bool:
    """Whether the last answer has come to its end."""
    head, end, body = found.rpartition(END)
    length = [
        x for x in head.lower().rpartition(b"http/1.1")[2].split(b"\r\n") if b"content-length" in x
    ]
    return bool(end) and bool(length) and len(body) >= int(length[0].split(b":")[1])


def code_of(answer: bytes) -> tuple[int, str]:
    """The status and the code of a refusal, which is the gateway's own."""
    head, _, body = answer.partition(END)
    data = json.loads(body)
    assert data["gateway"] == "operator_tui"
    assert b"application/problem+json" in head
    assert int(head.split()[1]) == data["status"]
    return data["status"], data["code"]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Raw]:
    home: Path = tmp_path_factory.mktemp("raw")

    def log() -> list[dict[str, Any]]:
        lines = [
            line
            for file in (home / "log").glob("*.jsonl")
            for line in file.read_bytes().splitlines()
        ]
        return [json.loads(line) for line in lines]

    with Gateway(home, delay=3600) as gateway:
        yield Raw(int(gateway.url.rstrip("/").rpartition(":")[2]), gateway.enrol(), log)
        assert (
            gateway.held() == [("MJL03-261124-0001", "accepted")] * 2
        )  # of all this, the two good ones
        assert gateway.stop() == 0
        assert not [line for line in log() if line["level"] == "error"]


GZIP = "Content-Encoding: gzip"
BOMB = gzip.compress(b" " * 50_000_000, mtime=0)


def chunked(size: int, count: int, data: bytes = b" ") -> bytes:
    piece = data * (size // len(data))
    return (f"{len(piece):x}\r\n".encode() + piece + b"\r\n") * count


NOTHING = chunked(10, 1, gzip.compress(b"", mtime=0)[:10]) + chunked(
    1_000_000, 9, b"\0\0\0\xff\xff"
)
"""A gzip of empty blocks: however long it is, it inflates to nothing."""


@pytest.mark.parametrize(
    ("headers", "body", "status", "code"),
    [
        (("Content-Length: 1",), b"{", 400, "json"),
        (("Content-Length: 2",), b"[]", 400, "malformed"),
        (("Content-Length: 0",), b"", 400, "json"),
        (("Content-Length: 4",), b"\xff\xfe\x00\x00", 400, "json"),
        (("Content-Length: 1000000000",), b"", 413, "too-large"),
        (("Content-Length: 1000000000", "Expect: 100-continue"), b"", 413, "too-large"),
        (("Transfer-Encoding: chunked",), chunked(1_000_000, 9) + b"0" + END, 413, "too-large"),
        ((GZIP, "Content-Length: 8"), b"not gzip", 400, "gzip"),
        ((GZIP, "Content-Length: 20"), gzip.compress(b"", mtime=0)[:-4] + b"lies", 400, "gzip"),
        ((GZIP, f"Content-Length: {len(BOMB)}"), BOMB, 413, "too-large"),
        ((GZIP, "Transfer-Encoding: chunked"), NOTHING, 413, "too-large"),
        (("Content-Encoding: br", "Content-Length: 1"), b"x", 415, "encoding"),
    ],
)  # fmt: skip
def test_a_body_that_is_none_is_refused_and_told(
    raw: Raw, headers: tuple[str, ...], body: bytes, status: int, code: str
) -> None:
    answer = raw.ask(raw.post(*headers), body)
    assert code_of(answer) == (status, code)
    assert b"100 Continue" not in answer
    assert raw.logged(event="refused", code=code, device="MJL03")
    assert raw.logged(event="request", path="/v1/batches", status=status, device="MJL03")


@pytest.mark.parametrize(
    "head",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 100,
        b"GET /v1/health\r\n\r\n",
        b"GET /v1/health HTTP/1.1\r\nHost x\r\n\r\n",
        b"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_and_told(raw: Raw, head: bytes) -> None:
    assert code_of(raw.ask(head)) == (400, "http")
    assert raw.logged(event="refused", code="Invalid HTTP request received.")


@pytest.mark.parametrize(
    "pieces",
    [
        [b"GET /v1/health HTTP/1.1\r\nHost: x\r\n", *[b"X-Y: %s\r\n" % (b"y" * 1000)] * 2000],
        [b"GET /", *[b"x" * 1000] * 2000],
    ],
)
def test_a_head_without_an_end_is_cut_off(raw: Raw, pieces: list[bytes]) -> None:
    with socket.create_connection(("127.0.0.1", raw.port), timeout=10) as line:
        with contextlib.suppress(ConnectionError):
            for piece in pieces:
                line.sendall(piece)
        answer = _read(line)
    assert answer == b"" or code_of(answer) == (
        400,
        "http",
    )  # our own sending may have swallowed it
    assert raw.ask(b"GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_a_body_that_is_cut_is_told_and_nothing_of_it_taken(raw: Raw) -> None:
    body = json.dumps(batch(application()).to_json()).encode()
    raw.ask(raw.post(f"Content-Length: {len(body)}"), body[:-5], half=True)
    assert raw.logged(event="refused", code="cut", device="MJL03")


def test_who_waits_to_be_asked_for_the_body_is_asked(raw: Raw) -> None:
    body = json.dumps(batch(application()).to_json()).encode()
    answer = raw.ask(
        raw.post(f"Content-Length: {len(body)}", "Expect: 100-continue", "Connection: close"), body, pause=0.05
    )  # fmt: skip
    assert answer.startswith(b"HTTP/1.1 100 ")
    assert b'"verdict":"accepted"' in answer


def test_requests_in_one_breath_are_answered_in_their_order(raw: Raw) -> None:
    body = json.dumps(batch(application()).to_json()).encode()
    health = b"GET /v1/health?nonce=%d HTTP/1.1\r\nHost: office\r\n\r\n"
    last = b"GET /v1/nothing HTTP/1.1\r\nHost: office\r\nConnection: close\r\n\r\n"
    answer = raw.ask(
        health % 1 + raw.post(f"Content-Length: {len(body)}") + body + health % 2 + last
    )
    marks = [b'"nonce":"1"', b'"verdict":"accepted"', b'"nonce":"2"', b"HTTP/1.1 404"]
    at = [answer.find(mark) for mark in marks]
    assert -1 not in at
    assert at == sorted(at)


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Raw, list[str]]]:
    """A gateway in this process whose patience is a third of a second."""
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("hasty"), PASSPHRASE)
    token, codes = store.enrol("MJL03", datetime.now(UTC)), list[str]()

    class Heard(Told):
        def refused(self, code: str, device: str = "?", *, fault: bool = False) -> None:
            codes.append(code)
            super().refused(code, device, fault=fault)

    told = Heard()
    app = build(store, training=True, clock=lambda: datetime.now(UTC), told=told)
    listener = socket.create_server(("127.0.0.1", 0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patience, "HEAD", 0.3)
        patch.setattr(patience, "KEEP_ALIVE", 0)
        patch.setattr(asked, "BODY_SECONDS", 0.3)
        patch.setattr(logging.getLogger("uvicorn.error"), "disabled", True)
        server = uvicorn.Server(configured(app, Serving("127.0.0.1", 0, training=True), told))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield Raw(listener.getsockname()[1], token, list), codes
        server.should_exit = True
        thread.join(timeout=10)
    listener.close()
    store.close()
    assert not thread.is_alive()


def test_who_is_asked_to_go_on_and_says_nothing_is_let_go(hasty: tuple[Raw, list[str]]) -> None:
    raw, codes = hasty
    answer = raw.ask(raw.post("Content-Length: 100", "Expect: 100-continue"))
    assert answer.startswith(b"HTTP/1.1 100 ")
    assert code_of(answer.partition(END)[2]) == (408, "slow")
    assert codes.pop() == "slow"


def test_a_body_that_trickles_is_let_go(hasty: tuple[Raw, list[str]]) -> None:
    raw, codes = hasty
    answer = raw.ask(raw.post(f"Content-Length: {MAX_BATCH_BYTES}"), *[b" "] * 12, pause=0.05)
    assert answer == b"" or code_of(answer) == (408, "slow")
    assert codes.pop() == "slow"


@pytest.mark.parametrize("begin", [b"", b"G", b"GET /v1/health HTTP/1.1\r\n"])
def test_a_head_that_trickles_or_never_begins_is_let_go(
    hasty: tuple[Raw, list[str]], begin: bytes
) -> None:
    raw, codes = hasty
    assert raw.ask(begin, *([b"X: y\r\n"] * 12 if len(begin) > 1 else []), pause=0.05) == b""
    assert codes.pop() == "slow"
