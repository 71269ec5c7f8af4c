"""A TCP proxy that does one thing wrong, once, at one moment of a batch: the faults and moments of the whole matrix."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Final

from tests.proxy import Proxy, end

REQUEST: Final = ("request-head", "request-body")
ANSWER: Final = ("before-answer", "answer-head", "answer-body")
AFTER: Final = "after-answer"
"""The answer is read, and the kept connection turns out to be bad when the next batch goes over it."""
MOMENTS: Final = ("connect", *REQUEST, *ANSWER, AFTER)
FAULTS: Final = ("reset", "truncation", "blackhole", "portal", "garbage", "delay", "rate")
PORTAL: Final = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 18\r\n"
    b"Connection: close\r\n\r\n<html>Login</html>"
)
_HEAD, _BODY = 20, 50
"""Bytes of a head, and of a body, that pass before the fault."""
_DELAY: Final = 0.1
_PIECE: Final = 64


def point(moment: str, seen: bytes) -> int | None:
    """How many bytes of a message pass before the fault; None while that can't be said yet."""
    if moment in ("before-answer", AFTER):
        return 0
    if moment.endswith("-head"):
        return _HEAD
    ended = seen.find(b"\r\n\r\n")
    return None if ended < 0 else ended + 4 + _BODY


class Meddler(Proxy):
    """Forwards to a port; ``fault`` happens once, at ``moment`` of the next batch (or connection)."""

    def __init__(self, port: int, fault: str, moment: str) -> None:
        self.fault, self.moment = fault, moment
        self.done = threading.Event()
        super().__init__(port)

    def _begun(self, near: socket.socket) -> bool:
        """A connection was made; whether it may go on."""
        if self.moment != "connect" or self.done.is_set():
            return True
        self.done.set()
        if self.fault in ("delay", "rate"):
            time.sleep(_DELAY)
            return True
        if self.fault == "blackhole":
            self._held.append(near)
            return False
        if self.fault in ("portal", "garbage"):
            with contextlib.suppress(OSError):
                near.recv(65_536)
                near.sendall(PORTAL if self.fault == "portal" else garbage(PORTAL))
        hang_up(near, hard=self.fault == "reset")
        self._held.append(near)
        return False

    def _carried(self, near: socket.socket, far: socket.socket) -> None:
        talk = _Talk(self, near, far)
        self._spawn(talk.up)
        self._spawn(talk.down)


class _Talk:
    """One connection, both ways."""

    def __init__(self, proxy: Meddler, near: socket.socket, far: socket.socket) -> None:
        self._proxy, self._near, self._far = proxy, near, far
        self._posted, self._hole = False, False

    def up(self) -> None:
        """From the laptop to the gateway."""
        self._pump(self._near, self._far, (*REQUEST, AFTER), self._is_it)

    def down(self) -> None:
        """From the gateway to the laptop."""
        self._pump(self._far, self._near, ANSWER, lambda _data: self._posted)

    def _is_it(self, data: bytes) -> bool:
        """Whether this is the batch that the fault is for: the first one, or the one after it."""
        former, self._posted = self._posted, self._posted or data.startswith(b"POST ")
        return data.startswith(b"POST ") and (former or self._proxy.moment != AFTER)

    def _pump(
        self,
        source: socket.socket,
        to: socket.socket,
        moments: tuple[str, ...],
        begins: Callable[[bytes], bool],
    ) -> None:
        seen, passed, spoilt = b"", 0, False
        mine = self._proxy.moment in moments
        with source, to, contextlib.suppress(OSError):
            while data := source.recv(65_536):
                if self._hole:
                    continue
                begun = bool(seen) or begins(data)
                if spoilt:
                    data = garbage(data)
                if not mine or not begun or self._proxy.done.is_set():
                    to.sendall(data)
                    continue
                seen += data
                at = point(self._proxy.moment, seen)
                if at is None or at > len(seen):
                    to.sendall(data)
                    passed = len(seen)
                    continue
                self._proxy.done.set()
                rest = seen[at:]
                to.sendall(seen[passed:at])
                if not self._happens(to, rest):
                    break
                spoilt = self._proxy.fault == "garbage"
            end(source, to)

    def _happens(self, to: socket.socket, rest: bytes) -> bool:
        """The fault; whether the connection goes on."""
        fault = self._proxy.fault
        if fault == "blackhole":
            self._hole = True
        elif fault == "delay":
            time.sleep(_DELAY)
            to.sendall(rest)
        elif fault == "rate":
            for at in range(0, len(rest), _PIECE):
                to.sendall(rest[at : at + _PIECE])
                time.sleep(0.001)
        elif fault == "garbage":
            to.sendall(garbage(rest))
        else:
            if fault == "portal":
                self._near.sendall(PORTAL)
            hang_up(self._near, hard=fault == "reset")
            end(self._far)
            return False
        return True


def garbage(data: bytes) -> bytes:
    """The same number of bytes, none of them right."""
    return bytes(255 - byte for byte in data)


def hang_up(near: socket.socket, *, hard: bool) -> None:
    """End a connection: by a reset, or as if all had been said."""
    with contextlib.suppress(OSError):
        if hard:
            near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            near.shutdown(socket.SHUT_RD)
            near.close()
        else:
            near.shutdown(socket.SHUT_RDWR)
