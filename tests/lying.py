"""A gateway's answer on its way to the laptop, exchanged once for a lie: the batch was taken, and nobody can know."""

import gzip
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.proxy import Proxy, end

ENOUGH: Final = 64_000_000
"""Bytes after which a liar gives up: nobody should have read so much."""
Lie = Callable[[dict[str, Any]], Iterator[bytes]]
"""What is said in place of a true answer."""


class Liar(Proxy):
    """Forwards to a port; the next batch's answer is exchanged for a lie. ``said`` counts the bytes of it.

    Then it hangs up, or is silent (``hold``) until the laptop does.
    """

    def __init__(self, port: int, lie: Lie, *, hold: bool = False) -> None:
        self.said, self._hold = 0, hold
        self.told = threading.Event()
        self._lie = lie
        super().__init__(port)

    def _down(self, near: socket.socket, far: socket.socket, posted: threading.Event) -> None:
        with near, far:
            try:
                while data := far.recv(65_536):
                    if posted.is_set() and not self.told.is_set():
                        self.told.set()
                        self._tell(near, _true(data, far))
                        break
                    near.sendall(data)
            except OSError:
                pass
            end(near, far)

    def _tell(self, near: socket.socket, truth: dict[str, Any]) -> None:
        near.settimeout(20)
        for piece in self._lie(truth):
            near.sendall(piece)
            self.said += len(piece)
            if self.said > ENOUGH:
                return
        while self._hold and near.recv(65_536):
            pass


def _true(data: bytes, far: socket.socket) -> dict[str, Any]:
    while b"\r\n\r\n" not in data:
        data += far.recv(65_536)
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields[b"content-length"]):
        body += far.recv(65_536)
    body = gzip.decompress(body) if fields.get(b"content-encoding") == b"gzip" else body
    return dict(json.loads(body))


def said(body: bytes, *headers: str, length: int | None = None, status: str = "200 OK") -> bytes:
    """An answer as bytes; ``length`` is what it says of itself."""
    count = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {count}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def told(change: Callable[[dict[str, Any]], object], *headers: str) -> Lie:
    """The true answer, changed."""

    def lie(truth: dict[str, Any]) -> Iterator[bytes]:
        change(truth)
        yield said(json.dumps(truth).encode(), *headers)

    return lie


def plainly(answer: bytes) -> Lie:
    """Always the same."""
    return lambda _truth: iter([answer])


def cut(truth: dict[str, Any]) -> Iterator[bytes]:
    """Half of the true answer, which calls itself whole."""
    body = json.dumps(truth).encode()
    yield said(body[: len(body) // 2])


def a_gigabyte(truth: dict[str, Any]) -> Iterator[bytes]:
    """The true answer, and spaces to a gigabyte: it would be good JSON at its end."""
    yield said(json.dumps(truth).encode(), length=1_000_000_000)
    while True:
        yield b" " * 65_536


def endless_headers(truth: dict[str, Any]) -> Iterator[bytes]:
    """Headers that never come to a body."""
    yield b"HTTP/1.1 200 OK\r\n"
    for n in range(1_000_000_000):
        yield f"X-{n}: {'a' * 1_000}\r\n".encode()


def gzip_with_a_tail(truth: dict[str, Any]) -> Iterator[bytes]:
    """The true answer as gzip, and more behind it, without end."""
    packed = gzip.compress(json.dumps(truth).encode())
    yield said(packed, "Content-Encoding: gzip", length=1_000_000_000)
    while True:
        yield b"\0" * 65_536


def gzip_of_nothing(truth: dict[str, Any]) -> Iterator[bytes]:
    """A gzip of empty blocks, without end: it inflates to nothing at all."""
    head = struct.pack("<4BL2B", 0x1F, 0x8B, 8, 0, 0, 0, 255)
    yield said(head, "Content-Encoding: gzip", length=1_000_000_000)
    while True:
        yield b"\0\0\0\xff\xff" * 13_107
