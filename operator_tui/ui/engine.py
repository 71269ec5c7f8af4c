"""The delivery engine as a job of the screens: a thread that tells its news by message."""

import random
import threading
from typing import TYPE_CHECKING

from operator_tui.core.errors import OperatorError, Usage
from operator_tui.locale import say, sentence
from operator_tui.ui.messages import EngineNews

if TYPE_CHECKING:
    from operator_tui.delivery.engine import News
    from operator_tui.store.store import Store
    from operator_tui.ui.app import OperatorApp


def start(
    app: "OperatorApp", stop: threading.Event, wake: threading.Event
) -> threading.Thread | None:
    """Start sending in a thread, if a gateway is set; the thread ends soon after ``stop`` is set."""
    store = app.session.store
    if store is None or not app.session.config.gateway_url:
        app.session.link = "unconfigured"
        return None
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
        if changed or asked:
            top.tell("! " + sentence(news.error), "awas")
    elif settled.returned or settled.refused:
        top.tell("◄ " + say("ui.came-back", n=settled.returned + settled.refused), "awas")
    elif asked:
        numbers = {"sent": news.report.sent, "accepted": settled.accepted, "issued": settled.issued}
        top.tell("√ " + say("ui.sent-now", **numbers), "baik")


def _run(app: "OperatorApp", store: "Store", stop: threading.Event, wake: threading.Event) -> None:
    from operator_tui import logs
    from operator_tui.delivery.client import HttpTransport
    from operator_tui.delivery.engine import Engine, News, Report
    from operator_tui.delivery.link import Link, Verdict
    from operator_tui.delivery.sender import SenderLock
    from operator_tui.store import meta

    config = app.session.config
    try:
        token = store.read(lambda db: meta.get(db, meta.TOKEN))
        if not token:
            lacking = News(Link(Verdict.UNCONFIGURED), Report(), 0, Usage("delivery.no-token"))
            _tell(app, stop, lacking)
            return
        transport = HttpTransport(config.gateway_url, token, config.gateway_ca)
        lock = SenderLock(app.session.home, "operator-tui")
        engine = Engine(store, transport, lock, app.session.clock, random.SystemRandom())
        engine.run(stop, wake, lambda news: _tell(app, stop, news))
    except OperatorError as error:
        logs.error("delivery", "refused", code=error.key, cause="")


def _tell(app: "OperatorApp", stop: threading.Event, news: object) -> None:
    if not stop.is_set():
        app.post_message(EngineNews(news))
