"""One line of the technical log for each request: what was asked, by which device, and what came of it.

Never a query, a header or a body: those may name people. A path that the gateway doesn't have is told as ``?``.
"""

import secrets
import time
from collections.abc import Callable
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from operator_tui import logs
from operator_tui.office.told import Told

NAME: Final = "request"
"""Where a request's id stands in its scope's state; each answer has it as ``X-Request-Id``."""
_METHODS: Final = frozenset({"GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})


class Access:
    """Names each request, counts its bytes and writes its line. ``paths`` are those that may be told.

    Whoever has no token could fill the disk with such lines: of those so many a minute are written, and the rest
    counted (:class:`Told`).
    """

    def __init__(
        self,
        app: ASGIApp,
        paths: frozenset[str],
        told: Told,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._app, self._paths, self._told, self._clock = app, paths, told, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and tell."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, up, down, status = self._clock(), 0, 0, 0
        name = secrets.token_hex(4)
        scope.setdefault("state", {})[NAME] = name

        async def counted_receive() -> Message:
            nonlocal up
            message = await receive()
            up += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            nonlocal down, status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {
                    **message,
                    "headers": [*_others(message), (b"x-request-id", name.encode())],
                }
            down += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counted_receive, counted_send)
        finally:
            self._tell(scope, status, up, down, round((self._clock() - begun) * 1000), name)

    def _tell(self, scope: Scope, status: int, up: int, down: int, ms: int, name: str) -> None:
        path = scope["path"] if scope["path"] in self._paths else "?"
        method = scope["method"] if scope["method"] in _METHODS else "?"
        device = scope["state"].get("device", "?")
        if device == "?" and not self._told.room_for(f"{method} {path} {status}"):
            return
        logs.info(
            "office", "request", method=method, path=path, status=status, device=device, up=up, down=down, ms=ms,
            request=name,
        )  # fmt: skip


def _others(message: Message) -> list[tuple[bytes, bytes]]:
    return [
        (key, value) for key, value in message.get("headers", []) if key.lower() != b"x-request-id"
    ]
