"""``sync``: send what waits and fetch what is new, without the screens."""

import random
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.locale import say, sentence

if TYPE_CHECKING:
    from operator_tui.delivery.engine import Engine, News, Report
    from operator_tui.store.store import Store


@click.command()
@click.option("--once", is_flag=True, help="Send until nothing waits (the default).")
@click.option("--watch", is_flag=True, help="Go on until Ctrl+C.")
@click.pass_obj
def sync(context: Context, once: bool, watch: bool) -> int:
    """Send what waits to the office and bring back what is new."""
    from operator_tui import logs
    from operator_tui.config import LOG_FOLDER

    if once and watch:
        raise Usage("delivery.sync.both")
    if not context.config.gateway_url:
        raise Usage("delivery.no-url")
    with context.open_store() as store:
        engine = _engine(context, store)
        logs.start(context.home / LOG_FOLDER)
        try:
            if watch:
                return _watch(engine)
            report = engine.run_once()
        finally:
            logs.stop()
    _tell(report)
    return 1 if report.settled.refused else 0


def _engine(context: Context, store: "Store") -> "Engine":
    from operator_tui.delivery.client import HttpTransport
    from operator_tui.delivery.engine import Engine
    from operator_tui.delivery.sender import SenderLock
    from operator_tui.store import meta

    token = store.read(lambda db: meta.get(db, meta.TOKEN))
    if not token:
        raise Usage("delivery.no-token")
    transport = HttpTransport(context.config.gateway_url, token, context.config.gateway_ca)
    lock = SenderLock(context.home, "sync")
    return Engine(store, transport, lock, lambda: datetime.now(UTC), random.SystemRandom())


def _watch(engine: "Engine") -> int:
    stop, wake = threading.Event(), threading.Event()

    def told(news: "News") -> None:
        if news.error is not None:
            click.echo(sentence(news.error), err=True)
        elif news.report.sent or news.report.settled.issued or news.report.settled.returned:
            _tell(news.report)

    click.echo(say("delivery.sync.watching"), err=True)
    try:
        engine.run(stop, wake, told)
    except KeyboardInterrupt:
        stop.set()
    return 0


def _tell(report: "Report") -> None:
    done = report.settled
    click.echo(
        say(
            "delivery.sync.done", sent=report.sent, accepted=done.accepted, refused=done.refused,
            unsure=done.unsure, issued=done.issued, returned=done.returned, bytes=report.up + report.down,
        )
    )  # fmt: skip
