"""The delivery engine as a job of the screens: a thread that tells its news by message."""

import random
import threading
from typing import TYPE_CHECKING, Final

from operator_tui import config, logs
from operator_tui.core.errors import OperatorError, Unreachable, Usage
from operator_tui.locale import say, sentence
from operator_tui.ui.messages import EngineNews

if TYPE_CHECKING:
    from operator_tui.delivery.access import Access
    from operator_tui.delivery.engine import News
    from operator_tui.store.store import Store
    from operator_tui.ui.app import OperatorApp

_PAUSE: Final = 60.0
"""Seconds after which sending begins anew, where it couldn't begin at all."""


def start(
    app: "OperatorApp", stop: threading.Event, wake: threading.Event
) -> threading.Thread | None:
    """Start sending in a thread that ends soon after ``stop``. Until a gateway is set it only waits for a wake."""
    store = app.session.store
    app.session.link = "unconfigured"
    if store is None:
        return None
    if app.session.config.gateway_url:
        app.session.link = "offline"
    thread = threading.Thread(
        target=_run, args=(app, store, stop, wake), name="delivery", daemon=True
    )
    thread.start()
    return thread


def heard(app: "OperatorApp", news: object) -> None:
    """Take the engine's news into the session; an error of a new kind is told on the screen on top."""
    from operator_tui.delivery.engine import News

    if not isinstance(news, News):
        return
    app.session.link = news.link.verdict.value
    before, app.last_trouble = app.last_trouble, news.error.key if news.error else ""
    _told(app, news, changed=before != app.last_trouble)


def _told(app: "OperatorApp", news: "News", *, changed: bool) -> None:
    """The message line: what was asked for, what came back; nothing while something is typed."""
    top, settled = app.top, news.report.settled
    if top is None or top.typing:
        return
    asked, app.asked_to_send = app.asked_to_send, False
    if news.error is not None:
        if asked or (changed and app.session.link != "unconfigured"):
            top.tell("! " + sentence(news.error), "awas")
    elif settled.returned or settled.refused:
        top.tell("◄ " + say("ui.came-back", n=settled.returned + settled.refused), "awas")
    elif asked:
        numbers = {"sent": news.report.sent, "accepted": settled.accepted, "issued": settled.issued}
        top.tell("√ " + say("ui.sent-now", **numbers), "baik")


def _run(app: "OperatorApp", store: "Store", stop: threading.Event, wake: threading.Event) -> None:
    """Send until ``stop``, whatever fails: a fault is told, and after a while, or a wake, it begins anew."""
    while not stop.is_set():
        error: OperatorError
        try:
            if _await_gateway(app, store, stop, wake):
                _send(app, store, stop, wake)
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
    app: "OperatorApp", store: "Store", stop: threading.Event, wake: threading.Event
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


def _send(app: "OperatorApp", store: "Store", stop: threading.Event, wake: threading.Event) -> None:
    from operator_tui.delivery.access import CurrentTransport
    from operator_tui.delivery.engine import Engine
    from operator_tui.delivery.sender import SenderLock

    transport = CurrentTransport(lambda: _access(app, store))
    lock = SenderLock(app.session.home, "operator-tui")
    engine = Engine(store, transport, lock, app.session.clock, random.SystemRandom())
    engine.run(stop, wake, lambda news: _tell(app, stop, news))


def _access(app: "OperatorApp", store: "Store") -> "Access":
    """The gateway as it is set now; where there is no file of settings, as it was when the sitting began."""
    from operator_tui.delivery.access import Access
    from operator_tui.store import meta

    home, settings = app.session.home, app.session.config
    if (home / config.CONFIG_FILE).exists():
        settings = config.load(home)
    token = store.read(lambda db: meta.get(db, meta.TOKEN))
    return Access(settings.gateway_url, token, settings.gateway_ca)


def _tell_link(app: "OperatorApp", stop: threading.Event, link: str, error: OperatorError) -> None:
    from operator_tui.delivery.link import Link, Verdict
    from operator_tui.delivery.news import News, Report

    _tell(app, stop, News(Link(Verdict(link)), Report(), 0, error))


def _tell(app: "OperatorApp", stop: threading.Event, news: object) -> None:
    if not stop.is_set():
        app.post_message(EngineNews(news))
