"""So many requests at once, and no more: the others are told to come back, in the gateway's own words."""

from collections.abc import Callable
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

MOST: Final = 64
"""Requests under way; a batch takes some milliseconds, so a whole province's laptops fit."""


class Crowd:
    """Answers in place of the application while too many requests are under way."""

    def __init__(self, app: ASGIApp, answer: Callable[[], Response], most: int = MOST) -> None:
        self._app, self._answer, self._most = app, answer, most
        self._here = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or say that it is full."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._here >= self._most:
            await self._answer()(scope, receive, send)
            return
        self._here += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._here -= 1
