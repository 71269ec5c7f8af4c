"""The delivery engine as a job of the screens: a thread that tells its news by message."""

import random
import threading
from typing import TYPE_CHECKING, Final, Protocol

from textual.message import Message

from operator_tui import config, logs
from operator_tui.core.errors import OperatorError, Unreachable, Usage
from operator_tui.locale import say, sentence
from operator_tui.ui.messages import EngineNews

if TYPE_CHECKING:
    from collections.abc import Callable

    from operator_tui.delivery.access import Access
    from operator_tui.delivery.client import Transport
    from operator_tui.delivery.engine import News
    from operator_tui.store.store import Store
    from operator_tui.ui.screens.base import HouseScreen
    from operator_tui.ui.session import Session

_PATIENCE: Final = 5.0
"""Seconds that a batch under way gets to end when the program is left."""
_PAUSE: Final = 60.0
"""Seconds after which sending begins anew, where it couldn't begin at all."""


class Program(Protocol):
    """What sending needs of the program around it."""

    session: "Session"

    @property
    def top(self) -> "HouseScreen | None":
        """The screen on top."""
        ...

    def post_message(self, message: Message) -> bool:
        """Hand a message to the UI thread."""
        ...


class EngineJob:
    """Sending, as a job of the screens: begun with a sitting, ended with it, woken by a person or a new item."""

    def __init__(self, app: "Program") -> None:
        self._app = app
        self._stop, self._wake = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._transport: Transport | None = None
        self._asked = False
        self._trouble = ""

    def start(self) -> None:
        """Start sending in a thread, if the store is open. Until a gateway is set it only waits for a wake."""
        store = self._app.session.store
        if store is None:
            return
        former, hanging = self._thread, self._transport
        self._stop, self._wake = stop, wake = threading.Event(), threading.Event()
        if self._asked:  # Before it stood: just after the store was opened.
            wake.set()

        def run() -> None:
            _await_end(former, hanging)
            _run(self._app, store, stop, wake, self._begun)

        self._thread = threading.Thread(target=run, name="delivery", daemon=True)
        self._thread.start()

    def _begun(self, transport: "Transport") -> None:
        self._transport = transport

    def stop(self) -> None:
        """Have it end after the batch under way."""
        self._stop.set()
        self._wake.set()

    def join(self) -> None:
        """Wait for its end, a few seconds at most; what is under way by then is *unknown*, and asked again."""
        if self._thread is not None:
            self._thread.join(timeout=_PATIENCE)

    def wake(self, *, asked: bool) -> None:
        """Have it try now; where a person ``asked`` for it, how it went is told."""
        self._asked = self._asked or asked
        self._wake.set()

    def heard(self, news: object) -> None:
        """Take its news into the session; an error of a new kind is told on the screen on top."""
        from operator_tui.delivery.engine import News

        if not isinstance(news, News):
            return
        self._app.session.link = news.link.verdict.value
        self._app.session.pace = news.pace
        before, self._trouble = self._trouble, news.error.key if news.error else ""
        self._tell(news, changed=before != self._trouble)

    def _tell(self, news: "News", *, changed: bool) -> None:
        """The message line: what was asked for, what came back; nothing while something is typed."""
        top, settled = self._app.top, news.report.settled
        if top is None or top.typing:
            return
        asked, self._asked = self._asked, False
        if news.error is not None:
            if asked or (changed and self._app.session.link != "unconfigured"):
                top.tell("! " + sentence(news.error), "awas")
        elif settled.returned or settled.refused:
            top.tell("◄ " + say("ui.came-back", n=settled.returned + settled.refused), "awas")
        elif asked:
            numbers = {
                "sent": news.report.sent, "accepted": settled.accepted, "issued": settled.issued,
            }  # fmt: skip
            top.tell("√ " + say("ui.sent-now", **numbers), "baik")


def _await_end(former: threading.Thread | None, hanging: "Transport | None") -> None:
    """Let the sending of the sitting before end, and end for it what hangs: it has the home's lock until then."""
    if former is None:
        return
    former.join(_PATIENCE)
    if former.is_alive() and hanging is not None:
        hanging.abort()
        former.join(_PATIENCE)


def _run(
    app: "Program",
    store: "Store",
    stop: threading.Event,
    wake: threading.Event,
    begun: "Callable[[Transport], None]",
) -> None:
    """Send until ``stop``, whatever fails: a fault is told, and after a while, or a wake, it begins anew."""
    while not stop.is_set():
        error: OperatorError
        try:
            if _await_gateway(app, store, stop, wake):
                _send(app, store, stop, wake, begun)
            continue
        except OperatorError as found:
            error = found
        except Exception as found:  # noqa: BLE001  the last wall: sending is never over for good
            error = Unreachable("delivery.failed", kind=type(found).__name__)
        logs.error("delivery", "refused", code=error.key, cause=str(error.params.get("kind", "")))
        _tell_link(app, stop, app.session.link, error)
        wake.wait(_PAUSE)
        wake.clear()


def _await_gateway(
    app: "Program", store: "Store", stop: threading.Event, wake: threading.Event
) -> bool:
    """Wait until a gateway is set, looking at each wake; False where ``stop`` came first."""
    while not _access(app, store).url:
        wake.wait()
        wake.clear()
        if stop.is_set():
            return False
        if not _access(app, store).url:
            link = "unconfigured"
            _tell_link(app, stop, link, Usage(f"delivery.link.{link}.sentence", cause=""))
    return not stop.is_set()


def _send(
    app: "Program",
    store: "Store",
    stop: threading.Event,
    wake: threading.Event,
    begun: "Callable[[Transport], None]",
) -> None:
    from operator_tui.delivery.access import CurrentTransport
    from operator_tui.delivery.engine import Engine
    from operator_tui.delivery.sender import SenderLock

    transport = CurrentTransport(lambda: _access(app, store))
    begun(transport)
    lock = SenderLock(app.session.home, "operator-tui")
    engine = Engine(store, transport, lock, app.session.clock, random.SystemRandom())
    engine.run(stop, wake, lambda news: _tell(app, stop, news))


def _access(app: "Program", store: "Store") -> "Access":
    """The gateway as it is set now; where there is no file of settings, as it was when the sitting began."""
    from operator_tui.delivery.access import Access
    from operator_tui.store import meta

    home, settings = app.session.home, app.session.config
    if (home / config.CONFIG_FILE).exists():
        settings = config.load(home)
        config.require(settings, "gateway.url", "gateway.ca")
    token = store.read(lambda db: meta.get(db, meta.TOKEN))
    return Access(settings.gateway_url, token, settings.gateway_ca)


def _tell_link(app: "Program", stop: threading.Event, link: str, error: OperatorError) -> None:
    from operator_tui.delivery.link import Link, Verdict
    from operator_tui.delivery.news import News, Report

    _tell(app, stop, News(Link(Verdict(link)), Report(), 0, error))


def _tell(app: "Program", stop: threading.Event, news: object) -> None:
    if not stop.is_set():
        app.post_message(EngineNews(news))
