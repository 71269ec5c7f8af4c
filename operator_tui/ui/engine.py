"""The delivery engine as a job of the screens: a thread that tells its news by message."""

import random
import threading
from typing import TYPE_CHECKING, Final, Protocol

from textual.message import Message

from operator_tui import logs
from operator_tui.core.errors import OperatorError, Unreachable, Usage
from operator_tui.locale import say, sentence
from operator_tui.ui.current import access, settings
from operator_tui.ui.messages import EngineNews

if TYPE_CHECKING:
    from collections.abc import Callable

    from operator_tui.delivery.client import Transport
    from operator_tui.delivery.engine import Engine, News
    from operator_tui.store.store import Store
    from operator_tui.ui.screens.base import HouseScreen
    from operator_tui.ui.session import Session

_PATIENCE: Final = 5.0
"""Seconds that a batch under way gets to end when the program is left."""
_LEAST: Final = 0.01
"""Seconds of the shortest timer."""
_PAUSE: Final = 60.0
"""Seconds after which sending begins anew, where it couldn't begin at all."""


class Program(Protocol):
    """What sending needs of the program around it."""

    session: "Session"

    @property
    def top(self) -> "HouseScreen | None":
        """The screen on top."""
        ...

    def after(self, seconds: float, act: "Callable[[], object]") -> None:
        """Do something in the UI thread a little later, then draw."""

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
        self._engine: Engine | None = None
        self._asked = self._due = False
        self._last: News | None = None
        self._told = ""

    def start(self) -> None:
        """Start sending in a thread, if the store is open. Until a gateway is set it only waits for a wake."""
        store = self._app.session.store
        if store is None:
            return
        former, hanging = self._thread, self._transport
        self._engine = None
        self._stop, self._wake = stop, wake = threading.Event(), threading.Event()
        if self._asked:  # Before it stood: just after the store was opened.
            wake.set()

        def run() -> None:
            _await_end(former, hanging)
            _run(self._app, store, stop, wake, self._begun)

        self._thread = threading.Thread(target=run, name="delivery", daemon=True)
        self._thread.start()

    def _begun(self, transport: "Transport", engine: "Engine") -> None:
        """In the sending thread: what a person asked for before it stood, it does first."""
        self._transport, self._engine = transport, engine
        if self._asked:
            engine.ask()

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
        if asked and self._engine is not None:
            self._engine.ask()
        self._wake.set()

    def heard(self, news: object) -> None:
        """Take its news into the session; what is new in it is told on the screen on top."""
        from operator_tui.delivery.engine import News

        if not isinstance(news, News):
            return
        session, self._last = self._app.session, news
        session.pace = news.pace
        session.steady.hear(news.link.verdict.value, session.seconds(), at_once=news.asked)
        self._calm_down()
        self._tell(news)

    def _calm_down(self) -> None:
        """See that a word which is about to show is shown when it is due, and what is told of it with it."""
        session = self._app.session
        due = session.steady.due(session.seconds())
        if due is not None and not self._due:
            self._due = True
            self._app.after(max(due, _LEAST), self._now_due)

    def _now_due(self) -> None:
        self._due = False
        self._calm_down()
        if self._last is not None and self._last.error is not None:
            self._tell(self._last)

    def _tell(self, news: "News") -> None:
        """The message line: what was asked for, what came back; nothing while something is typed.

        Unasked, a trouble is told once, and no sooner than the link's word in the top line says it.
        """
        top, settled = self._app.top, news.report.settled
        if top is None or top.typing:
            return
        shown = self._app.session.link == news.link.verdict.value
        asked, self._asked = self._asked, False
        if news.error is not None:
            new = shown and news.error.key != self._told and news.link.verdict != "unconfigured"
            if asked or new:
                self._told = news.error.key
                top.tell("! " + sentence(news.error), "awas")
        elif settled.returned or settled.refused:
            top.tell("◄ " + say("ui.came-back", n=settled.returned + settled.refused), "awas")
        elif asked:
            numbers = {
                "sent": news.report.sent, "accepted": settled.accepted, "issued": settled.issued,
            }  # fmt: skip
            top.tell("√ " + say("ui.sent-now", **numbers), "baik")
        elif shown and (remark := news.remark) is not None and remark.key != self._told:
            top.tell("! " + say(remark.key, **remark.params), "awas", routine=True)
        if shown and news.error is None:
            self._told = news.remark.key if news.remark is not None else ""


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
    begun: "Callable[[Transport, Engine], None]",
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
    while not access(app.session, store).url:
        wake.wait()
        wake.clear()
        if stop.is_set():
            return False
        if not access(app.session, store).url:
            link = "unconfigured"
            _tell_link(app, stop, link, Usage(f"delivery.link.{link}.sentence", cause=""))
    return not stop.is_set()


def _send(
    app: "Program",
    store: "Store",
    stop: threading.Event,
    wake: threading.Event,
    begun: "Callable[[Transport, Engine], None]",
) -> None:
    from operator_tui.delivery.access import CurrentTransport
    from operator_tui.delivery.engine import Engine
    from operator_tui.delivery.sender import SenderLock
    from operator_tui.delivery.surroundings import around

    transport = CurrentTransport(lambda: access(app.session, store))
    lock = SenderLock(app.session.home, "operator-tui")
    engine = Engine(
        store, transport, lock, app.session.clock, random.SystemRandom(),
        lambda: around(settings(app.session).daily_mb),
    )  # fmt: skip
    begun(transport, engine)
    engine.run(stop, wake, lambda news: _tell(app, stop, news))


def _tell_link(app: "Program", stop: threading.Event, link: str, error: OperatorError) -> None:
    from operator_tui.delivery.link import Link, Verdict
    from operator_tui.delivery.news import News, Report

    _tell(app, stop, News(Link(Verdict(link)), Report(), 0, error, asked=True))


def _tell(app: "Program", stop: threading.Event, news: object) -> None:
    if not stop.is_set():
        app.post_message(EngineNews(news))
