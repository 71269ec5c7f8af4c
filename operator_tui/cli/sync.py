"""``sync``: send what waits and fetch what is new, without the screens."""

import random
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.locale import say, sentence

if TYPE_CHECKING:
    from operator_tui.delivery.engine import Engine, News, Report
    from operator_tui.delivery.settle import Refusal
    from operator_tui.store.store import Store

_GLANCE: Final = 0.5
"""Seconds after which Ctrl+C is noticed: on Windows it ends no wait that is under way."""
_PATIENCE: Final = 5.0
"""Seconds that a batch under way gets to end; after them its items are *unknown*, and asked again next time."""


@click.command()
@click.option("--once", is_flag=True, help="Send until nothing waits (the default).")
@click.option("--watch", is_flag=True, help="Go on until Ctrl+C.")
@click.pass_obj
def sync(context: Context, once: bool, watch: bool) -> int:
    """Send what waits to the office and bring back what is new."""
    from operator_tui import config, logs
    from operator_tui.config import LOG_FOLDER

    if once and watch:
        raise Usage("delivery.sync.both")
    config.require(context.config, "gateway.url", "gateway.ca", "delivery.daily-mb")
    if not context.config.gateway_url:
        raise Usage("delivery.no-url")
    with context.open_store() as store:
        engine = _engine(context, store)
        logs.start(context.home / LOG_FOLDER)
        try:
            return _watch(engine, store) if watch else _once(engine, store)
        finally:
            logs.stop()


def _engine(context: Context, store: "Store") -> "Engine":
    from operator_tui import config
    from operator_tui.delivery.access import Access, CurrentTransport
    from operator_tui.delivery.engine import Engine
    from operator_tui.delivery.sender import SenderLock
    from operator_tui.delivery.surroundings import around
    from operator_tui.store import meta

    def access() -> Access:
        """As it is set now: a token that is set anew is taken up without a new start."""
        settings = config.load(context.home)
        token = store.read(lambda db: meta.get(db, meta.TOKEN))
        return Access(settings.gateway_url, token, settings.gateway_ca)

    if not access().token:
        raise Usage("delivery.no-token")
    transport = CurrentTransport(access)
    lock = SenderLock(context.home, "sync")
    return Engine(
        store, transport, lock, lambda: datetime.now(UTC), random.SystemRandom(),
        lambda: around(config.load(context.home).daily_mb),
    )  # fmt: skip


def _once(engine: "Engine", store: "Store") -> int:
    """Send until nothing waits; what was done until something stopped it is told all the same."""
    from operator_tui.delivery.news import Report

    report = Report()

    def add(news: "News") -> None:
        nonlocal report
        report = report.plus(news.report)

    try:
        engine.run_once(add)
    except BaseException:
        if report.sent:
            _tell(report, store)
        raise
    _tell(report, store)
    return 1 if report.settled.refused or report.settled.unsure else 0


def _watch(engine: "Engine", store: "Store") -> int:
    """Send in a thread until Ctrl+C, a line for each thing that happens."""
    stop, wake = threading.Event(), threading.Event()
    failed: list[Exception] = []
    remarked = ""

    def told(news: "News") -> None:
        nonlocal remarked
        done, before = news.report.settled, remarked
        remarked = news.remark.key if news.remark is not None else ""
        try:
            if news.report.sent or done.issued or done.returned:
                _tell(news.report, store)
            if news.error is not None and not stop.is_set():
                click.echo(sentence(news.error), err=True)
            if news.remark is not None and remarked != before:
                click.echo(say(news.remark.key, **news.remark.params), err=True)
        except Exception as error:  # noqa: BLE001  such as a reader that has gone: the main thread ends by it
            failed.append(error)
            stop.set()

    click.echo(say("delivery.sync.watching"), err=True)
    sender = threading.Thread(
        target=engine.run, args=(stop, wake, told), name="delivery", daemon=True
    )
    sender.start()
    try:
        while sender.is_alive():
            sender.join(_GLANCE)
    except KeyboardInterrupt:
        stop.set()
        wake.set()
        sender.join(_PATIENCE)
    if failed:
        raise failed[0]
    return 0 if stop.is_set() else 1


def _tell(report: "Report", store: "Store") -> None:
    done = report.settled
    click.echo(
        say(
            "delivery.sync.done", sent=report.sent, accepted=done.accepted, refused=done.refused,
            unsure=done.unsure, issued=done.issued, returned=done.returned, bytes=report.up + report.down,
        )
    )  # fmt: skip
    for refusal in done.refusals:
        click.echo(_refused(refusal, store))


def _refused(refusal: "Refusal", store: "Store") -> str:
    """The reference of a refused item, and why: in the office's own words, where it gave some."""
    from operator_tui.store import applications

    app = store.read(lambda db: applications.get(db, refusal.seq))
    words = say(f"delivery.problem.{refusal.problem}")
    details = ": ".join(part for part in (refusal.field, refusal.reason) if part)
    reason = f"{words} ({details})" if details else words
    return say("delivery.sync.refused", ref=app.label, reason=reason)
