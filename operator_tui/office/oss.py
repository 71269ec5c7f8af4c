"""``POST /receiveNIB``: OSS tells the office of an NIB, as its integration guide describes (PIA – OSS RBA 4.3.22).

The body is ``{"dataNIB": {…}}``; the header ``Token`` is the SHA-1, in hex, of username + password + nib + date
(``YYYYMMDD``, by the clock of WIB). Within an hour of midnight the neighbouring day is good as well, since two clocks
never agree wholly. The answer is ``{"responreceiveNIB": {"kode": "200", "keterangan": "…"}}``, under the HTTP status
of the same number: the guide gives the codes, and doesn't say which HTTP status goes with them.

Without ``oss.username`` and ``oss.password``, and in training, there is no such path (404).
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from operator_tui import logs
from operator_tui.core.errors import OperatorError
from operator_tui.core.times import local, stamp
from operator_tui.locale import say
from operator_tui.office import settings, strays
from operator_tui.office.asked import Problem, read_body
from operator_tui.office.oss_reading import Pushed, read_pushed, text_of
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told
from operator_tui.store.sqlcipher import Database

PATH: Final = "/receiveNIB"
_MIDNIGHT: Final = timedelta(hours=1)
_LARGEST: Final = 1_000_000
"""Bytes of a body: an NIB with five hundred businesses takes some hundred thousand."""


class Refusal(Exception):
    """An answer that isn't 200; ``kode`` is OSS's, ``why`` a word for the log."""

    def __init__(self, kode: int, why: str) -> None:
        super().__init__(why)
        self.kode, self.why = kode, why


class ReceiveNib:
    """The path as an ASGI application over an office's store."""

    def __init__(
        self, store: OfficeStore, *, training: bool, clock: Callable[[], datetime], told: Told
    ) -> None:
        self._store, self._training, self._clock, self._told = store, training, clock, told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        username, password = await run_in_threadpool(self._store.read, _keys)
        if self._training or not username or not password:
            raise HTTPException(404)
        if request.method != "POST":
            raise HTTPException(405, headers={"Allow": "POST"})
        try:
            pushed = await self._read(request, username, password)
            done = await run_in_threadpool(self._take, pushed)
        except Refusal as error:
            self._told.refused(f"oss-{error.why}", "OSS")
            await _answer(error.kode, f"oss.kode.{error.kode}")(scope, receive, send)
            return
        except OperatorError as error:
            self._told.refused(error.key, "OSS", fault=True)
            await _answer(500, "oss.kode.500")(scope, receive, send)
            return
        kept = done not in ("issued", "verified", "known")
        (logs.warning if kept else logs.info)("office", "oss-push", verdict=done)
        key = "oss.kode.kept" if kept else "oss.kode.200"
        await _answer(200, key)(scope, receive, send)

    async def _read(self, request: Request, username: str, password: str) -> Pushed:
        """The NIB that is told, by somebody who may tell it."""
        try:
            data = json.loads(await read_body(request, most=_LARGEST))
        except Problem as error:
            raise Refusal(400, error.code) from error
        except (ValueError, RecursionError) as error:
            raise Refusal(400, "json") from error
        told = data.get("dataNIB") if isinstance(data, dict) else None
        if isinstance(told, list) and len(told) == 1:
            [told] = told
        if not isinstance(told, dict):
            raise Refusal(400, "shape")
        pushed = read_pushed(told)
        spellings = {text_of(told.get("nib")), pushed.nib}
        given = request.headers.get("token", "")
        if not fits(given, username, password, spellings, self._clock()):
            raise Refusal(401, "token")
        if not pushed.nib:
            raise Refusal(400, "nib")
        return pushed

    def _take(self, pushed: Pushed) -> str:
        at = stamp(self._clock())
        return self._store.write(lambda db: strays.take(db, pushed, at))


def token(username: str, password: str, nib: str, day: str) -> str:
    """The token for one NIB on one day (``YYYYMMDD``): SHA-1 in hex, which is OSS's rule and not ours to better."""
    text = f"{username}{password}{nib}{day}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def fits(given: str, username: str, password: str, nibs: set[str], now: datetime) -> bool:
    """Whether a token is right for one of the spellings of an NIB, now; compared in constant time, each."""
    days = {f"{local(now + off):%Y%m%d}" for off in (-_MIDNIGHT, _MIDNIGHT)}
    said = given.strip().lower().encode("utf-8", "replace")
    found = False
    for nib in sorted(nibs):
        for day in sorted(days):
            right = token(username, password, nib, day).encode()
            found |= hmac.compare_digest(said, right)
    return found


def _keys(db: Database) -> tuple[str, str]:
    return settings.get(db, settings.USERNAME), settings.get(db, settings.PASSWORD)


def _answer(kode: int, key: str) -> Response:
    said = {"kode": str(kode), "keterangan": say(key)}
    body = json.dumps({"responreceiveNIB": said}, ensure_ascii=False).encode()
    return Response(body, kode, {"Cache-Control": "no-store"}, "application/json")
