"""The line under a kept connection: one deadline for a whole exchange, whatever it is at when time is up.

The HTTP library's own timeouts are for one read or write each: an answer that drips in a byte at a time, headers and
all, or a body that drips out, never meets them. So a timer shuts the socket down, and the exchange ends as it does
where the other end hangs up.
"""

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from typing import Any


class TooSlow(TimeoutError):
    """An exchange that wasn't over at its deadline."""


class Line:
    """The socket of a connection, as the library tells of it by ``trace``; for one exchange at a time."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._guard = threading.Lock()
        self._exchange = 0
        self.late = False

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Shut the line if what is done in this block takes longer; ``late`` says so then.

        Raises :class:`TooSlow` at its end for an answer that came to an end by that alone.
        """
        with self._guard:
            self._exchange += 1
            self.late = False
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
        """The library's ``trace`` extension: remembers the socket of each connection that is made."""
        stream: Any = info.get("return_value") if event.endswith(".complete") else None
        if hasattr(stream, "get_extra_info"):
            self._socket = stream.get_extra_info("socket")
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
