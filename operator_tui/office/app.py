"""The gateway as an ASGI application: three paths, problem+json for everything that is refused."""

import gzip
import json
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from operator_tui import logs
from operator_tui.core.errors import OperatorError, Refused, Usage
from operator_tui.core.times import stamp
from operator_tui.delivery.protocol import GATEWAY, PROTOCOL, Answer
from operator_tui.office import bundle, oss
from operator_tui.office.access import NAME, Access
from operator_tui.office.asked import Problem, read_batch, read_body
from operator_tui.office.crowd import Crowd, Door
from operator_tui.office.pace import Pace
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told

_NONCE: Final = 128
_BEARER: Final = {"WWW-Authenticate": "Bearer"}
_LATER: Final = {
    "busy": "too much at once; ask again",
    "closing": "the gateway is being stopped; ask again",
    "full": "the office's disk is full; nothing was taken",
}
_HELD: Final = {"store.full": ("full", "60"), "store.busy": ("busy", "5")}
"""What keeps the store from being written, with the code of the answer and the seconds to come back after."""
_NO_STORE: Final = {"Cache-Control": "no-store"}
"""On every answer: nothing between the office and a laptop may keep one."""


class Gateway:
    """The three paths over one store."""

    def __init__(
        self,
        store: OfficeStore,
        *,
        training: bool,
        clock: Callable[[], datetime],
        pace: Pace | None = None,
    ) -> None:
        self._store, self._training, self._clock = store, training, clock
        self._pace = pace or Pace()

    async def health(self, request: Request) -> Response:
        """``GET /v1/health?nonce=``: it is this gateway, now; with a token also whose."""
        device = await self._device(request) if "authorization" in request.headers else None
        data: dict[str, Any] = {
            "gateway": GATEWAY, "protocol": PROTOCOL, "nonce": request.query_params.get("nonce", "")[:_NONCE],
            "time": stamp(self._clock()), "training": self._training,
        }  # fmt: skip
        if device is not None:
            key = await run_in_threadpool(bundle.public_key, self._store)
            data |= {"store": self._store.id, "device": device, "bundle_key": key}
        return _json_response(data)

    async def batches(self, request: Request) -> Response:
        """``POST /v1/batches``: take a batch, say what is new."""
        begun = time.perf_counter()
        device = await self._device(request)
        batch = read_batch(await read_body(request))
        other_kind = Problem(409, "other-kind", "training and live don't meet; nothing was taken")
        if batch.training != self._training:
            raise other_kind
        name = _name(request)
        try:
            answer = await run_in_threadpool(
                self._store.take,
                device,
                batch,
                self._clock(),
                training=self._training,
                request=name,
            )
        except Usage as error:
            raise other_kind from error
        except Refused as error:
            raise _revoked() from error
        accepted = sum(r.verdict == "accepted" for r in answer.results)
        logs.info(
            "office", "batch", device=device, items=len(batch.items), accepted=accepted,
            refused=len(batch.items) - accepted, ms=round((time.perf_counter() - begun) * 1000), request=name,
        )  # fmt: skip
        return _answer(request, answer)

    async def updates(self, request: Request) -> Response:
        """``GET /v1/updates?cursor=``: what is new for the device."""
        device = await self._device(request)
        text = request.query_params.get("cursor", "0")
        if not text.isascii() or not text.isdigit() or len(text) > 15:
            raise Problem(400, "cursor", "cursor isn't a number")
        answer = await run_in_threadpool(
            self._store.news, device, int(text), self._clock(), training=self._training,
            request=_name(request),
        )  # fmt: skip
        return _answer(request, answer)

    def refusal(self, problem_: Problem) -> Response:
        """A refusal in the gateway's own words."""
        body = problem(problem_, training=self._training, now=self._clock())
        headers = problem_.headers | _NO_STORE
        return Response(body, problem_.status, headers, "application/problem+json")

    async def _device(self, request: Request) -> str:
        """Whose token it is; each request of a device counts. Raises :class:`Problem`."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        holder = None
        if kind.lower() == "bearer" and token.strip():
            holder = await run_in_threadpool(self._store.holder_of, token.strip())
        if holder is None:
            raise Problem(401, "unauthorised", "no token, or one that isn't known", dict(_BEARER))
        request.state.device = holder.device
        if holder.revoked:
            raise _revoked()
        if wait := self._pace.wait(holder.device):
            raise Problem(
                429, "too-often", "this device asks too often", {"Retry-After": str(wait)}
            )
        return holder.device


class LastWall:
    """Whatever fails unforeseen is answered and logged by its type alone, and goes no further.

    Starlette's own wall raises it again, and the server then writes the whole traceback to standard error.
    """

    def __init__(self, app: ASGIApp, answer: Callable[[], Response], told: Told) -> None:
        self._app, self._answer, self._told = app, answer, told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; answer in place of what fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001  the last wall: a fault is one answer, not the gateway's end
            self._told.refused(type(error).__name__, fault=True)
            await self._answer()(scope, receive, send)


def build(
    store: OfficeStore,
    *,
    training: bool,
    clock: Callable[[], datetime],
    told: Told | None = None,
    pace: Pace | None = None,
    door: Door | None = None,
) -> Starlette:
    """The ASGI application over an opened store."""
    gateway = Gateway(store, training=training, clock=clock, pace=pace)
    told = told or Told()

    async def refused(request: Request, error: Exception) -> Response:
        device = getattr(request.state, "device", "?")
        if isinstance(error, HTTPException):
            phrase = HTTPStatus(error.status_code).phrase
            code = phrase.lower().replace(" ", "-")
            headers = dict(error.headers or {})
            return gateway.refusal(Problem(error.status_code, code, phrase, headers))
        if isinstance(error, Problem):
            told.refused(error.code, device)
            return gateway.refusal(error)
        code = error.key if isinstance(error, OperatorError) else type(error).__name__
        told.refused(code, device, fault=True)
        return busy(*_HELD[code]) if code in _HELD else failed()

    def failed() -> Response:
        return gateway.refusal(Problem(500, "failed", "the gateway failed; ask again"))

    def busy(code: str, seconds: str = "5") -> Response:
        wait = {"Retry-After": seconds} | ({"Connection": "close"} if code == "closing" else {})
        return gateway.refusal(Problem(503, code, _LATER[code], wait))

    def crowded(code: str) -> Response:
        told.refused(code)
        return busy(code)

    routes = [
        Route("/v1/health", gateway.health, methods=["GET"]),
        Route("/v1/batches", gateway.batches, methods=["POST"]),
        Route("/v1/updates", gateway.updates, methods=["GET"]),
        Route(oss.PATH, oss.ReceiveNib(store, training=training, clock=clock, told=told)),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={Problem: refused, HTTPException: refused, OperatorError: refused},
        middleware=[
            Middleware(Access, paths=frozenset(route.path for route in routes), told=told),
            Middleware(Crowd, answer=crowded, door=door or Door()),
            Middleware(LastWall, answer=failed, told=told),
        ],
    )
    app.router.redirect_slashes = False
    return app


def problem(why: Problem, *, training: bool, now: datetime) -> bytes:
    """The body of a refusal: problem+json, with the marks of the gateway's own."""
    data = {
        "type": "about:blank", "title": why.title, "status": why.status, "code": why.code,
        "gateway": GATEWAY, "training": training, "time": stamp(now),
    }  # fmt: skip
    return _json(data)


def _revoked() -> Problem:
    return Problem(401, "revoked", "the office revoked this device", dict(_BEARER))


def _name(request: Request) -> str:
    """The request's id: in its answer, in its headers and in the log."""
    return str(getattr(request.state, NAME, "")) or secrets.token_hex(4)


def _answer(request: Request, answer: Answer) -> Response:
    response = _json_response(answer.to_json())
    if "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(bytes(response.body), 6, mtime=0)
        headers = {"Content-Encoding": "gzip"}
        return Response(body, 200, headers | _NO_STORE, "application/json")
    return response


def _json_response(data: object) -> Response:
    return Response(_json(data), 200, dict(_NO_STORE), "application/json")


def _json(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
