"""The line under a kept connection: one deadline for a whole exchange, whatever it is at when time is up.

The HTTP library's own timeouts are for one read or write each: an answer that drips in a byte at a time, headers and
all, or a body that drips out, never meets them. So a timer shuts the socket down, and the exchange ends as it does
where the other end hangs up.
"""

import contextlib
import hashlib
import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

SHAKE_UP, SHAKE_DOWN = 700, 4_500
"""Bytes that a TLS handshake is counted as; what it took isn't told, and its chain is most of it."""
_ASKED: Final = "http11.send_request_headers.started"
_ANSWERED: Final = "http11.receive_response_headers.complete"


class TooSlow(TimeoutError):
    """An exchange that wasn't over at its deadline."""


class Line:
    """The socket of a connection, as the library tells of it by ``trace``; for one exchange at a time."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._guard = threading.Lock()
        self._exchange = 0
        self._asked = 0.0
        self.late = self.shook = False
        self.first_ms = 0
        self.certificate = ""

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Shut the line if what is done in this block takes longer; ``late`` says so then.

        Raises :class:`TooSlow` at its end for an answer that came to an end by that alone.
        """
        with self._guard:
            self._exchange += 1
            self.late = self.shook = False
            self.first_ms = 0
        timer = threading.Timer(seconds, self._shut, [self._exchange])
        timer.daemon = True
        timer.start()
        try:
            yield
            if self.late:
                raise TooSlow("exchange too slow")
        finally:
            timer.cancel()
            with self._guard:
                self._exchange += 1

    def abort(self) -> None:
        """Shut the line now, from another thread: the exchange under way ends as one whose time is up."""
        self._shut(self._exchange)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """The library's ``trace`` extension: remembers the socket of each connection that is made, and the times.

        ``first_ms`` is from asking to the first of the answer. ``shook``: a handshake came before it. ``certificate``:
        the SHA-256 of the one at the other end; empty without TLS.
        """
        if event == _ASKED:
            self._asked = time.perf_counter()
        elif event == _ANSWERED:
            self.first_ms = round((time.perf_counter() - self._asked) * 1000)
        elif event == "connection.start_tls.started":
            self.shook = True
        stream: Any = info.get("return_value") if event.endswith(".complete") else None
        if hasattr(stream, "get_extra_info"):
            self._socket = stream.get_extra_info("socket")
            self.certificate = _digest(stream.get_extra_info("ssl_object"))
            if self.late:
                raise TooSlow("connected too late")

    def _shut(self, exchange: int) -> None:
        with self._guard:
            if exchange != self._exchange:
                return
            self.late = True
            if isinstance(self._socket, socket.socket):
                with contextlib.suppress(OSError):
                    # Never a TLS socket's own shutdown: it would send in the clear for a moment.
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
                if sys.platform == "win32":  # Nothing less ends a read there that waits already.
                    self._socket.close()


def _digest(tls: ssl.SSLObject | ssl.SSLSocket | None) -> str:
    found = tls.getpeercert(True) if tls is not None else None
    return hashlib.sha256(found).hexdigest() if found else ""
