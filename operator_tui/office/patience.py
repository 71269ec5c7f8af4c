"""How long the gateway waits for a connection, and for how many: whoever says nothing holds nothing up.

uvicorn itself only limits how long a connection rests between two requests. Here a deadline stands over every
connection: for the head of a request, and for the whole of it with its answer. (The TLS handshake has asyncio's
own, a minute.)
"""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

KEEP_ALIVE: Final = 30
"""Seconds a connection may rest between two requests."""
HEAD: Final = 20.0
"""Seconds for the head of a request, from the connection on or after a rest."""
WHOLE: Final = 150.0
"""Seconds for a request and its answer; a laptop waits two minutes for its answer at most."""
CONNECTIONS: Final = 400
"""Connections at once; one more is closed unheard."""
_UNREAD: Final = (
    (b"content-type", b"application/problem+json"),
    (b"connection", b"close"),
    (b"cache-control", b"no-store"),
)


class Patient(H11Protocol):
    """A connection with a deadline."""

    tell: ClassVar[Callable[[str], None]] = staticmethod(lambda _code: None)
    """Told the code of each connection that is given up."""
    unread: ClassVar[Callable[[], bytes]] = staticmethod(lambda: b"{}")
    """The body of the answer to what is no HTTP."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A new connection, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            self._give_up("connections")
        else:
            self._allow(HEAD)

    def handle_events(self) -> None:
        """Read on; a new request has its own time."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._allow(WHOLE)

    def on_response_complete(self) -> None:
        """Answered: wait for the next one's head."""
        self._allow(KEEP_ALIVE + HEAD)
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  as uvicorn calls it
        """What came is no HTTP: say so in the gateway's own words, if no answer has begun, and hang up."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = type(self).unread()
            length = str(len(body)).encode()
            headers = [*_UNREAD, (b"content-length", length)]
            for event in (
                h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone."""
        self._forget()
        super().connection_lost(exc)

    def _allow(self, seconds: float) -> None:
        self._forget()
        if not self.transport.is_closing():
            self._deadline = self.loop.call_later(seconds, self._give_up, "slow")

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self, code: str) -> None:
        type(self).tell(code)
        self.transport.abort()


def patient(tell: Callable[[str], None], unread: Callable[[], bytes]) -> type[Any]:
    """The protocol for uvicorn, which makes one of each connection."""
    own = {"tell": staticmethod(tell), "unread": staticmethod(unread)}
    return type("Patient", (Patient,), own)
