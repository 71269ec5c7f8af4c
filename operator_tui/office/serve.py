"""Serving the gateway: uvicorn, the training clerk, and an end that leaves nothing running."""

import asyncio
import contextlib
import errno
import itertools
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import uvicorn
from filelock import FileLock, Timeout

from operator_tui import logs
from operator_tui.core.errors import OperatorError, StoreTrouble, Unreachable
from operator_tui.office import oss_keeper
from operator_tui.office.app import build, problem
from operator_tui.office.asked import Problem
from operator_tui.office.crowd import Door
from operator_tui.office.pace import PER_MINUTE, Pace
from operator_tui.office.patience import KEEP_ALIVE, patient
from operator_tui.office.store import FOLDER, OfficeStore
from operator_tui.office.told import Told

SERVE_LOCK: Final = "serve.lock"
_CLERK_EVERY = 0.5
"""Seconds between two looks of the training clerk."""
_ENDING: Final = 4.0
"""Seconds for those under way to be answered, while whoever comes new is told to come back later."""
_MINUTE = 60.0
_MINUTES_OF_A_DAY = 24 * 60
_CODE = 80
"""Characters of a library's complaint."""


@dataclass(frozen=True)
class Serving:
    """How to serve; ``training_delay`` is in seconds, ``per_minute`` the requests that one device may make."""

    host: str
    port: int
    training: bool = False
    training_delay: float = 3.0
    tls_cert: Path | None = None
    tls_key: Path | None = None
    exit_with_stdin: bool = False
    per_minute: int = PER_MINUTE


@contextlib.contextmanager
def alone(home: Path) -> Iterator[None]:
    """Be the only gateway that serves this home; the system's lock falls with the process that holds it.

    Raises :class:`Unreachable` where another one serves it, :class:`StoreTrouble` for the disk.
    """
    lock = FileLock(str(home / FOLDER / SERVE_LOCK))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Unreachable("office.serving-already", home=home) from error
    except (OSError, NotImplementedError) as error:
        raise StoreTrouble("store.home-not-writable", home=home) from error
    try:
        yield
    finally:
        lock.release()


def serve(store: OfficeStore, how: Serving, tidy: Callable[[], object]) -> None:
    """Serve until a signal, or until standard input closes. Prints one line once it listens.

    ``tidy`` is called at the start and once a day: it takes away what the log needs no longer.
    """
    tidy()
    told, door = Told(), Door()
    listener = _listen(how.host, how.port)
    port = listener.getsockname()[1]
    app = _with_helpers(store, how, told, door, tidy)
    server = _Server(configured(app, how, told), how, port, door)
    _quiet(told)
    if how.exit_with_stdin:
        threading.Thread(target=_wait_for_end, args=(server,), daemon=True).start()
    # uvicorn takes these itself while it serves and raises them again at its end: by then all is done.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, _done)
    logs.info("office", "start", host=how.host, port=port, training=how.training)
    try:
        server.run(sockets=[listener])
    finally:
        told.tell_held(now=True)
        logs.info("office", "stop")
        listener.close()


def configured(app: Any, how: Serving, told: Told) -> uvicorn.Config:
    """How uvicorn serves the application: our own connections, nothing of its own on the terminal or in an answer."""

    def unread() -> bytes:
        return problem(Problem(400, "http", "no HTTP request"), training=how.training, now=_now())

    return uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="on", ssl_certfile=how.tls_cert, ssl_keyfile=how.tls_key,
        timeout_graceful_shutdown=5, server_header=False, http=patient(told.refused, unread), ws="none",
        timeout_keep_alive=KEEP_ALIVE,
    )  # fmt: skip


class _ToLog(logging.Handler):
    """What uvicorn and asyncio have to say, in the technical log: no traceback on the terminal, nor what was sent."""

    def __init__(self, told: Told) -> None:
        super().__init__(logging.WARNING)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        self._told.refused(kind.__name__ if kind else str(record.msg)[:_CODE])


def _quiet(told: Told) -> None:
    """At the root of all loggers: whatever library complains, nothing reaches standard error."""
    logging.getLogger().handlers = [_ToLog(told)]


class _Server(uvicorn.Server):
    """Says on standard output where it listens, once it does; at its end, first lets those under way be answered."""

    def __init__(self, config: uvicorn.Config, how: Serving, port: int, door: Door) -> None:
        super().__init__(config)
        self._door = door
        scheme = "https" if how.tls_cert else "http"
        shown = f"[{how.host}]" if ":" in how.host else how.host
        self._line = f"operator-tui office: {scheme}://{shown}:{port}/ {'training' if how.training else 'live'}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self._line, flush=True)  # noqa: T201  the one line that tests and the demo read

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._door.close(_ENDING, lambda: self.force_exit)
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, UnicodeError) as error:
        listener.close()
        if isinstance(error, socket.gaierror | UnicodeError) or error.errno == errno.EADDRNOTAVAIL:
            raise Unreachable("office.host-unknown", host=host) from error
        raise Unreachable("office.port-taken", host=host, port=port) from error
    return listener


def _with_helpers(
    store: OfficeStore, how: Serving, told: Told, door: Door, tidy: Callable[[], object]
) -> Any:
    """The application with a keeper of the log beside it, and in training a clerk that issues training NIBs."""
    app = build(
        store, training=how.training, clock=_now, told=told, pace=Pace(how.per_minute), door=door
    )

    async def clerk() -> None:
        while True:
            await asyncio.sleep(_CLERK_EVERY)
            try:
                await asyncio.to_thread(store.issue_training, _now(), how.training_delay)
            except OperatorError as error:
                told.refused(error.key, "-", fault=True)

    async def keeper() -> None:
        for minute in itertools.count(1):
            await asyncio.sleep(_MINUTE)
            told.tell_held()
            if minute % _MINUTES_OF_A_DAY == 0:
                await asyncio.to_thread(tidy)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        helpers = [keeper(), clerk() if how.training else oss_keeper.Keeper(store, _now).keep(told)]
        tasks = [asyncio.create_task(helper) for helper in helpers]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    app.router.lifespan_context = lifespan
    return app


def _now() -> datetime:
    return datetime.now(UTC)


def _done(_signal: int, _frame: object) -> None:
    """The end was asked for, and has come."""


def _wait_for_end(server: uvicorn.Server) -> None:
    # Not through sys.stdin: its lock, held by this thread, would break the end of the process.
    handle = sys.stdin.fileno()
    while os.read(handle, 4096):
        pass
    server.should_exit = True
