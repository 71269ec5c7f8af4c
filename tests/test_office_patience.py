"""Connections that say nothing or too little are let go; the clock here is a list of what was asked of it."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from operator_tui.office import patience
from operator_tui.office.patience import HEAD, KEEP_ALIVE, WHOLE, patient

HEALTH = b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"


class Timer:
    """One call for later."""

    def __init__(self, seconds: float, call: Callable[[], None]) -> None:
        self.seconds, self.call, self.cancelled = seconds, call, False

    def cancel(self) -> None:
        self.cancelled = True


class Loop:
    """An event loop whose timers wait for the test."""

    def __init__(self) -> None:
        self.timers: list[Timer] = []

    def call_later(self, seconds: float, call: Callable[..., None], *args: Any) -> Timer:
        self.timers.append(Timer(seconds, lambda: call(*args)))
        return self.timers[-1]

    def create_task(self, work: Any, **more: Any) -> "asyncio.Task[None]":
        return asyncio.get_running_loop().create_task(work, **more)

    def waiting(self) -> list[float]:
        return [timer.seconds for timer in self.timers if not timer.cancelled]


class Transport:
    """A connection's other end, as far as the protocol asks."""

    def __init__(self) -> None:
        self.written, self.ended = b"", ""

    def get_extra_info(self, _name: str) -> None:
        return None

    def is_closing(self) -> bool:
        return bool(self.ended)

    def write(self, data: bytes) -> None:
        self.written += data

    def abort(self) -> None:
        self.ended = "aborted"

    def close(self) -> None:
        self.ended = self.ended or "closed"

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...


class Line:
    """A connection to a server whose application answers once it is let."""

    def __init__(self, state: ServerState | None = None) -> None:
        self.answer, self.told = asyncio.Semaphore(0), list[str]()
        config = uvicorn.Config(
            self._app, log_config=None, access_log=False, lifespan="off", interface="asgi3",
            timeout_keep_alive=KEEP_ALIVE,
        )  # fmt: skip
        self.loop, self.transport = Loop(), Transport()
        self.protocol = patient(self.told.append, lambda: b"{}")(
            config, state or ServerState(), {}, self.loop
        )
        self.protocol.connection_made(self.transport)

    async def _app(self, _scope: Any, _receive: Any, send: Any) -> None:
        await self.answer.acquire()
        headers = [(b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{}"})

    async def answered(self) -> None:
        self.answer.release()
        await asyncio.gather(*self.protocol.tasks)


@pytest.mark.parametrize(
    "said", [(), (b"G",), (b"GET / HTTP/1.1\r\n", b"Host: x\r\n", b"A: b\r\n")]
)
async def test_a_head_that_is_never_whole(said: tuple[bytes, ...]) -> None:
    line = Line()
    for piece in said:
        line.protocol.data_received(piece)
    assert line.loop.waiting() == [HEAD]
    line.loop.timers[0].call()
    assert (line.transport.ended, line.told) == ("aborted", ["slow"])


@pytest.mark.parametrize("request_", [HEALTH, POST])
async def test_a_request_and_its_answer_have_a_time_of_their_own(request_: bytes) -> None:
    line = Line()
    line.protocol.data_received(request_)
    line.protocol.data_received(b"x")
    assert line.loop.waiting() == [WHOLE]
    line.loop.timers[-1].call()
    assert line.transport.ended == "aborted"
    await line.answered()


async def test_after_an_answer_it_may_rest_and_ask_again() -> None:
    line = Line()
    for _ in range(3):
        line.protocol.data_received(HEALTH)
        await line.answered()
        assert sorted(line.loop.waiting()) == [KEEP_ALIVE, KEEP_ALIVE + HEAD]
    assert line.transport.written.count(b"200 OK") == 3
    line.protocol.connection_lost(None)
    assert line.loop.waiting() == []


async def test_the_rest_of_a_body_nobody_read_is_not_waited_for() -> None:
    line = Line()
    line.protocol.data_received(POST)
    await line.answered()
    for _ in range(3):
        line.protocol.data_received(b"x")
    assert line.loop.waiting() == [KEEP_ALIVE + HEAD]


async def test_two_requests_at_once_have_each_their_time() -> None:
    line = Line()
    line.protocol.data_received(HEALTH + HEALTH)
    await line.answered()
    assert line.loop.waiting() == [WHOLE]
    await line.answered()
    assert line.transport.written.count(b"200 OK") == 2


async def test_one_connection_too_many_is_closed_unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "CONNECTIONS", 2)
    state = ServerState()
    lines = [Line(state) for _ in range(3)]
    assert [line.transport.ended for line in lines] == ["", "", "aborted"]
    assert lines[2].told == ["connections"]
    assert lines[2].loop.waiting() == []
