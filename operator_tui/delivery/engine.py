"""The engine: probe, send, settle, wait. A state machine over an injected clock, randomness and transport."""

import random
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from operator_tui import __version__, logs
from operator_tui.core.errors import OperatorError, Refused, StoreTrouble, Unreachable
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import stamp
from operator_tui.delivery.backoff import Backoff
from operator_tui.delivery.batching import BatchSize
from operator_tui.delivery.client import Answered, MaybeLeft, NotLeft, RefusedWhole, Sent, Transport
from operator_tui.delivery.link import Link, Verdict, judge
from operator_tui.delivery.protocol import Batch, Item
from operator_tui.delivery.sender import SenderLock
from operator_tui.delivery.settle import Settled, settle
from operator_tui.store import events, journal, listing, meta, outbox
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx

WHO: Final = "engine"
LEASE: Final = timedelta(minutes=2)
_CALM, _EXPECTING = 60.0, 10.0
"""Seconds between looks for news: with nothing expected, and while an NIB is."""
_OTHER_SENDER: Final = 20.0


@dataclass(frozen=True)
class Report:
    """What a run did so far: items by outcome, bytes each way."""

    sent: int = 0
    settled: Settled = field(default_factory=Settled)
    up: int = 0
    down: int = 0

    def plus(self, sent: int, settled: Settled, up: int, down: int) -> "Report":
        """The sum with one more batch."""
        was = self.settled
        total = Settled(
            was.accepted + settled.accepted, was.refused + settled.refused, was.unsure + settled.unsure,
            was.issued + settled.issued, was.returned + settled.returned,
        )  # fmt: skip
        return Report(self.sent + sent, total, self.up + up, self.down + down)


@dataclass(frozen=True)
class News:
    """One step of the engine: the link, what was settled, seconds to wait, and an error that stopped it."""

    link: Link
    report: Report
    wait: float
    error: OperatorError | None = None
    more: bool = False


class Engine:
    """Sends what waits, brings back what is new. Only with the home's sender lock."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        lock: SenderLock,
        clock: Callable[[], datetime],
        rng: random.Random,
    ) -> None:
        self._store, self._transport, self._lock = store, transport, lock
        self._clock, self._rng = clock, rng
        self._backoff, self._size = Backoff(rng), BatchSize()
        self._held = False
        self._good: Link | None = None

    def run(
        self, stop: threading.Event, wake: threading.Event, on_news: Callable[[News], None]
    ) -> None:
        """Step until ``stop`` is set, telling each step's news; ``wake`` ends a wait at once."""
        try:
            while not stop.is_set():
                news = self.step()
                on_news(news)
                if not news.more:
                    wake.wait(news.wait)
                wake.clear()
        finally:
            self.close()

    def run_once(self) -> Report:
        """Send until nothing waits, and fetch the news. Raises what stopped it; what was settled stays so."""
        report = Report()
        try:
            while True:
                news = self.step()
                report = report.plus(
                    news.report.sent, news.report.settled, news.report.up, news.report.down
                )
                if news.error is not None:
                    raise news.error
                if not news.more:
                    return report
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the link and of the lock."""
        self._transport.close()
        self._lock.release()
        self._held, self._good = False, None

    def step(self) -> News:
        """One batch, if the link is good; after a failure, or at first, a probe before it."""
        try:
            if not self._hold():
                error = Refused("delivery.other-sender", who=self._lock.holder())
                return News(
                    Link(Verdict.OFFLINE, cause="other-sender"), Report(), _OTHER_SENDER, error
                )
            link = self._good or self._probe()
            if not link.usable:
                return self._wait(
                    link,
                    error=Unreachable(f"delivery.link.{link.verdict}.sentence", cause=link.cause),
                )
            if not self._same_kind(link):
                return self._wait(link, error=Unreachable("delivery.other-kind"))
            return self._send(link)
        except StoreTrouble as error:
            logs.error("store", "failed", why=error.key)
            return self._wait(Link(Verdict.OFFLINE, cause=error.key), error=error)

    def _hold(self) -> bool:
        if self._held:
            return True
        self._held = self._lock.acquire(self._clock())
        if self._held:
            items = self._store.do(lambda tx: outbox.resolve_dead(tx, "dead-sender"), WHO)
            if items:
                logs.warning("delivery", "lease.resolved", items=items)
        return self._held

    def _probe(self) -> Link:
        nonce = f"{self._rng.getrandbits(64):016x}"
        link = judge(self._transport.probe(nonce), nonce, self._clock())
        write = logs.info if link.usable else logs.warning
        write("delivery", "probe", verdict=link.verdict.value, ms=link.ms, cause=link.cause)
        return link

    def _same_kind(self, link: Link) -> bool:
        """A training home never meets a live gateway, nor the other way round."""
        binding = self._store.read(lambda db: meta.get(db, meta.BINDING))
        return not binding or binding == ("training" if link.training else "live")

    def _send(self, link: Link) -> News:
        name = str(uuid.UUID(int=self._rng.getrandbits(128), version=4))
        until = stamp(self._clock() + LEASE)
        items = self._store.do(lambda tx: outbox.lease(tx, name, self._size.size, until), WHO)
        batch = self._store.read(
            lambda db: make_batch(
                db, name, items, stamp(self._clock()), training=link.training is True
            )
        )
        sent = self._transport.post(batch)
        if isinstance(sent, Answered) and sent.answer.training != link.training:
            sent = MaybeLeft("server", "training flag", sent.up, sent.down)
        if isinstance(sent, Answered):
            return self._answered(link, name, items, sent)
        return self._failed(link, name, items, sent)

    def _answered(self, link: Link, name: str, items: list[Leased], sent: Answered) -> News:
        settled = self._store.do(
            lambda tx: settle(tx, name, items, sent.answer, sent.up, sent.down), WHO
        )
        self._backoff.reset()
        self._good = link
        self._size.succeeded(len(items), sent.ms / 1000)
        if items:
            logs.info(
                "delivery", "batch.answered", batch=name[:8], accepted=settled.accepted, refused=settled.refused,
                bytes=sent.up + sent.down, ms=sent.ms, request=sent.answer.request,
            )  # fmt: skip
        if settled.issued or settled.returned:
            logs.info("delivery", "updates", issued=settled.issued, returned=settled.returned)
        report = Report().plus(len(items), settled, sent.up, sent.down)
        waits, expecting = self._store.read(_outlook)
        more = (waits and not settled.unsure) or sent.answer.more
        calm = _EXPECTING if expecting else _CALM
        if sent.answer.training:
            calm = min(calm, 3.0 if expecting else _CALM)
        return News(link, report, calm * self._rng.uniform(0.8, 1.2), more=more)

    def _failed(self, link: Link, name: str, items: list[Leased], sent: Sent) -> News:
        untouched = not isinstance(sent, MaybeLeft)
        problem, verdict, up, down, cause = _told(sent)

        def give_back(tx: Tx) -> None:
            outbox.give_back(tx, name, untouched=untouched, problem=problem)
            outbox.finish(tx, name, verdict, up=up, down=down, cause=cause)

        self._store.do(give_back, WHO)
        self._size.failed()
        report = Report().plus(len(items), Settled(unsure=0 if untouched else len(items)), up, down)
        retry = None
        if isinstance(sent, RefusedWhole):
            logs.warning("delivery", "refused", code=sent.status, cause=sent.code)
            retry = sent.retry_after
            refused = sent.status in (401, 403)
            link = replace(link, verdict=Verdict.REFUSED if refused else Verdict.DOWN, cause=cause)
        else:
            logs.warning("delivery", "batch.cut", batch=name[:8], items=len(items), cause=cause)
            down_verdict = Verdict(sent.failure) if isinstance(sent, NotLeft) else Verdict.DOWN
            link = replace(link, verdict=down_verdict, cause=cause)
        error = Unreachable(f"delivery.stopped.{problem}", cause=cause)
        if isinstance(sent, RefusedWhole) and sent.code == "other-kind":
            error = Unreachable("delivery.other-kind")
        return self._wait(link, error=error, report=report, retry=retry)

    def _wait(
        self,
        link: Link,
        *,
        error: OperatorError,
        report: Report | None = None,
        retry: float | None = None,
    ) -> News:
        self._good = None
        wait = self._backoff.next(retry)
        if link.verdict is Verdict.REFUSED:
            wait = 3600.0
        logs.info("delivery", "backoff", seconds=round(wait), step=self._backoff.step)
        return News(link, report or Report(), wait, error)


def _told(sent: Sent) -> tuple[str, str, int, int, str]:
    """Problem code, verdict of the batch, bytes up and down, and the cause, of a failure."""
    if isinstance(sent, NotLeft):
        return "unreached", "unreached", 0, 0, sent.cause
    if isinstance(sent, RefusedWhole):
        return "refused", "refused", sent.up, sent.down, f"HTTP {sent.status} {sent.code}"
    if isinstance(sent, MaybeLeft):
        return sent.problem, "cut", sent.up, sent.down, sent.cause
    raise TypeError(sent)


def make_batch(db: Database, name: str, items: list[Leased], at: str, *, training: bool) -> Batch:
    """The batch of leased items, with the events they belong to and how the laptop stands."""
    wanted = {str(item.body.get("event") or "") for item in items}
    used = {
        e.id: {"name": e.name, "date": e.date, "village": e.village, "tz": e.tz}
        for e in events.all_events(db)
        if e.id in wanted
    }
    return Batch(
        batch=name,
        sent_at=at,
        app=__version__,
        cursor=outbox.cursor(db),
        journal_head=journal.head(db),
        unsent=listing.counts(db).unsent,
        training=training,
        items=tuple(Item(i.kind, i.id, i.revision, i.body) for i in items),
        events=used,
    )


def _outlook(db: Database) -> tuple[bool, bool]:
    """Whether items wait, and whether news is expected of what was accepted."""
    return outbox.waiting(db) > 0, listing.counts(db).by_status.get(Status.ACCEPTED, 0) > 0
