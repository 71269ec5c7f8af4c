"""The engine: probe, send, settle, wait. A state machine over an injected clock, randomness and transport."""

import random
import threading
import traceback
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from operator_tui import logs
from operator_tui.core.errors import OperatorError, Refused, Unreachable
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import stamp
from operator_tui.delivery import record
from operator_tui.delivery.backoff import LONGEST, Backoff
from operator_tui.delivery.batching import BatchSize
from operator_tui.delivery.client import Transport
from operator_tui.delivery.link import Link, Verdict, judge
from operator_tui.delivery.loading import make_batch
from operator_tui.delivery.news import News, Report
from operator_tui.delivery.outcome import Answered, MaybeLeft, NotLeft, Sent
from operator_tui.delivery.problems import Failure, Problem, failure, sentence_of
from operator_tui.delivery.sender import SenderLock
from operator_tui.delivery.settle import (
    Settled,
    put_aside,
    put_behind,
    settle,
    unanswered,
)
from operator_tui.store import listing, meta, outbox, updates
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx

__all__ = ["Engine", "News", "Report", "make_batch"]

WHO: Final = "engine"
_CALM, _CLASSROOM = 60.0, 3.0
"""Seconds between looks for news; the second in training, while an NIB is expected: people are watching."""
_LOOK: Final = 30.0
"""Seconds between two looks at the settings in a long wait."""
_OTHER_SENDER: Final = 20.0
_PATIENT: Final = 6
"""Batches in a row without a word on any item, after which even what wasn't in them waits."""
_MOST_NEWS: Final = 200
"""Looks for news in a row, without an item to send, after which the next one waits."""


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
        self._last = Link(Verdict.OFFLINE)
        self._good = self._resolved = False
        self._barren = self._reading = 0

    def run(
        self, stop: threading.Event, wake: threading.Event, on_news: Callable[[News], None]
    ) -> None:
        """Step until ``stop`` is set, telling each step's news; ``wake`` ends a wait at once."""
        try:
            while not stop.is_set():
                news = self.step()
                on_news(news)
                if not news.more and self._rest(wake, news.wait) and news.error is not None:
                    self._backoff.again()  # whoever didn't want to wait raises no back-off
                wake.clear()
        finally:
            self.close()

    def run_once(self, on_news: Callable[[News], None] | None = None) -> Report:
        """Send until nothing waits, and fetch the news. Raises what stopped it; what was settled stays so."""
        report = Report()
        try:
            while True:
                news = self.step()
                report = report.plus(news.report)
                if on_news is not None:
                    on_news(news)
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
        self._good = self._resolved = False

    def _rest(self, wake: threading.Event, seconds: float) -> bool:
        """Wait; whether it was cut short: by a wake, or by settings that were set anew meanwhile."""
        while seconds > 0:
            part = min(seconds, _LOOK)
            if wake.wait(part):
                return True
            seconds -= part
            if seconds > 0 and self._renewed():
                return True
        return False

    def _renewed(self) -> bool:
        """Take up settings that were changed: the link has to show itself anew then."""
        try:
            renewed = self._transport.renew()
        except OperatorError:
            renewed = True  # the probe meets it again, and says it
        self._good = self._good and not renewed
        return renewed

    def step(self) -> News:
        """One batch, if the link is good; after a failure, or at first, a probe before it.

        Whatever fails, foreseen or not, is the news' error: the next step tries again.
        """
        try:
            if not self._lock.acquire(self._clock()):
                other = Refused("delivery.other-sender", who=self._lock.holder())
                return News(
                    replace(self._last, cause="other-sender"), Report(), _OTHER_SENDER, other
                )
            self._resolve_dead()
            self._renewed()
            if not self._good:
                self._last = self._probe()
            link = self._last
            if not link.usable:
                error = sentence_of(link.verdict, link.cause)
                return self._wait(link, error=error, retry=link.retry)
            if not self._same_kind(link):
                return self._wait(link, error=Unreachable("delivery.other-kind"))
            return self._send(link)
        except OperatorError as error:
            # The disk, or a move that isn't allowed: nothing of it was stored, and what it leased is dead now.
            logs.error("store", "failed", why=error.key)
            self._resolved = False
            return self._wait(self._last, error=error)
        except Exception as error:  # noqa: BLE001  the last wall: a fault of the program isn't the end of sending
            kind = type(error).__name__
            logs.error("delivery", "refused", code=kind, cause=_where(error))
            self._resolved = False
            return self._wait(self._last, error=Unreachable("delivery.failed", kind=kind))

    def _resolve_dead(self) -> None:
        """Nobody else sends: what is leased now was leased by a holder that died, or by a step that failed."""
        if self._resolved:
            return
        items = self._store.do(lambda tx: outbox.resolve_dead(tx, Problem.DEAD_SENDER), WHO)
        if items:
            logs.warning("delivery", "lease.resolved", items=items)
        self._size = BatchSize(self._store.read(lambda db: meta.get(db, meta.BATCH_SIZE)))
        self._resolved = True

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
        items = self._store.do(lambda tx: self._begin(tx, link, name), WHO)
        sent = self._post(link, name, items)
        if isinstance(sent, Answered):
            return self._answered(link, name, items, sent)
        failed = failure(sent, empty=not items)
        if failed.unreadable and len({item.seq for item in items}) == 1:
            return self._sift(link, name, items, failed)
        return self._failed(link, name, items, failed)

    def _begin(self, tx: Tx, link: Link, name: str) -> list[Leased]:
        if link.whose:
            updates.meet(tx, link.whose)
        if link.bundle_key:
            meta.put(tx, meta.BUNDLE_KEY, link.bundle_key)
        return outbox.lease(tx, name, self._size.size)

    def _post(self, link: Link, name: str, items: list[Leased]) -> Sent:
        at, training = stamp(self._clock()), link.training is True
        batch = self._store.read(lambda db: make_batch(db, name, items, at, training=training))
        sent = self._transport.post(batch)
        if items and not isinstance(sent, NotLeft):
            logs.info("delivery", "batch.sent", batch=name[:8], items=len(items), bytes=sent.up)
        if isinstance(sent, Answered) and sent.answer.training != link.training:
            return MaybeLeft(Problem.SERVER, "training flag", sent.up, sent.down)
        return sent

    def _answered(self, link: Link, name: str, items: list[Leased], sent: Answered) -> News:
        self._size.succeeded(len(items), sent.ms / 1000)

        def take(tx: Tx) -> Settled:
            meta.put(tx, meta.BATCH_SIZE, str(self._size.size))
            return settle(tx, name, items, sent.answer, sent.up, sent.down, sent.ms)

        settled = self._store.do(take, WHO)
        self._backoff.reset()
        self._good = True
        record.answered(name, len(items), sent, settled)
        waits, expecting = self._store.read(_outlook)
        # An item without a word is asked again, but never in a loop that only such items keep going.
        self._barren = self._barren + 1 if items and len(items) == settled.unsure else 0
        self._reading = 0 if items else self._reading + 1
        others = waits > settled.unsure and self._barren < _PATIENT
        news = settled.anew or (sent.answer.more and settled.read_on)
        more = others or (waits > 0 and not self._barren) or (news and self._reading < _MOST_NEWS)
        calm = _CLASSROOM if expecting and sent.answer.training else _CALM
        report = Report(len(items), settled, sent.up, sent.down)
        return News(link, report, calm * self._rng.uniform(0.8, 1.2), more=more)

    def _sift(self, link: Link, name: str, items: list[Leased], failed: Failure) -> News:
        """The gateway can't read a batch of one application; ``items`` are it, and what is told of it in that batch.

        If it reads an empty one, and the first of them not a second time either, that item is at fault: it is put
        aside, so that it blocks nobody. One that left before may lie there all the same: it stays unknown, behind the
        others. What stood behind it in the batch goes by itself next.
        """
        item = items[0]
        if not isinstance(self._post(link, name, []), Answered):
            return self._failed(link, name, items, failed)
        sent = self._post(link, name, [item])
        if isinstance(sent, Answered):
            return self._answered(link, name, items, sent)
        failed = failure(sent, empty=False)
        if not failed.unreadable:
            return self._failed(link, name, items, failed)
        if item.left:
            return self._behind(link, name, failed)
        refusal = self._store.do(lambda tx: put_aside(tx, name, item, failed), WHO)
        record.failed(name, 1, failed)
        report = Report(1, Settled(refusals=(refusal,)), failed.up, failed.down)
        return News(link, report, 0.0, more=True)

    def _behind(self, link: Link, name: str, failed: Failure) -> News:
        waits = self._store.do(lambda tx: put_behind(tx, name, failed), WHO)
        record.failed(name, 1, failed)
        report = Report(1, Settled(unsure=1), failed.up, failed.down)
        self._barren += 1
        if waits > 1 and self._barren < _PATIENT:
            return News(link, report, 0.0, more=True)
        return self._wait(link, error=failed.error, report=report, retry=failed.retry)

    def _failed(self, link: Link, name: str, items: list[Leased], failed: Failure) -> News:
        if len(items) > 1 and (failed.unreadable or not failed.untouched):
            self._size.failed(len(items))
        self._store.do(lambda tx: unanswered(tx, name, failed, self._size.size), WHO)
        record.failed(name, len(items), failed)
        left = 0 if failed.untouched else len(items)
        report = Report(left, Settled(unsure=left), failed.up, failed.down)
        if failed.unreadable and len(items) > 1:
            return News(link, report, 0.0, more=True)
        link = replace(link, verdict=failed.link, cause=failed.cause)
        return self._wait(link, error=failed.error, report=report, retry=failed.retry)

    def _wait(
        self,
        link: Link,
        *,
        error: OperatorError,
        report: Report | None = None,
        retry: float | None = None,
    ) -> News:
        self._good, self._last = False, link
        # A token that was refused is asked for once: again only when a person wakes the engine, or in an hour.
        asked_once = link.verdict is Verdict.REFUSED and isinstance(error, Unreachable)
        wait = LONGEST if asked_once else self._backoff.next(retry)
        logs.info("delivery", "backoff", seconds=round(wait), step=self._backoff.step)
        return News(link, report or Report(), wait, error)


def _outlook(db: Database) -> tuple[int, bool]:
    """How many items wait, and whether news is expected of what was accepted."""
    return outbox.waiting(db), listing.counts(db).by_status.get(Status.ACCEPTED, 0) > 0


def _where(error: Exception) -> str:
    """The line of the program that failed; never what the error says, which may be a person's data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
