"""So many requests at once, and no more: the others are told to come back, in the gateway's own words.

When the gateway is to end, those under way end first, and whoever comes meanwhile is told the same.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

MOST: Final = 64
"""Requests under way; a batch takes some milliseconds, so a whole province's laptops fit."""
_LOOK: Final = 0.02
"""Seconds between two looks whether all have gone."""


class Door:
    """Who is inside, and whether anybody else may come in."""

    def __init__(self) -> None:
        self.inside = 0
        self.closing = False

    async def close(self, seconds: float, hurry: Callable[[], bool] = lambda: False) -> bool:
        """Let nobody in any more, and wait until all are out, or so many seconds; whether all are out.

        ``hurry`` says that nothing is to be waited for any longer.
        """
        self.closing = True
        until = asyncio.get_running_loop().time() + seconds
        while self.inside and asyncio.get_running_loop().time() < until and not hurry():
            await asyncio.sleep(_LOOK)
        return not self.inside


class Crowd:
    """Answers in place of the application while too many requests are under way, or the gateway ends.

    ``answer`` gets the reason: ``busy`` or ``closing``.
    """

    def __init__(
        self, app: ASGIApp, answer: Callable[[str], Response], door: Door, most: int = MOST
    ) -> None:
        self._app, self._answer, self._door, self._most = app, answer, door, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or say that it is full."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._door.closing or self._door.inside >= self._most:
            code = "closing" if self._door.closing else "busy"
            await self._answer(code)(scope, receive, send)
            return
        self._door.inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._door.inside -= 1
