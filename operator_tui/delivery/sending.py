"""One batch: lease, send, settle. What came of it is a value; what comes next is the schedule's."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from operator_tui import logs
from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import stamp
from operator_tui.delivery import record
from operator_tui.delivery.batching import BatchSize
from operator_tui.delivery.client import Transport
from operator_tui.delivery.link import SLOW_MS, Link, Verdict
from operator_tui.delivery.loading import make_batch
from operator_tui.delivery.measure import Exchange, Meter
from operator_tui.delivery.news import Report
from operator_tui.delivery.outcome import Answered, MaybeLeft, NotLeft, Sent
from operator_tui.delivery.problems import Failure, Problem, failure
from operator_tui.delivery.protocol import ItemKind
from operator_tui.delivery.schedule import Fault, Work
from operator_tui.delivery.settle import (
    Settled,
    keep_time,
    put_aside,
    put_behind,
    settle,
    unanswered,
)
from operator_tui.store import attempts, listing, meta, outbox, updates
from operator_tui.store.attempts import Look
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx

WHO: Final = "engine"
_PATIENT: Final = 6
"""Batches in a row without a word on any item, after which even what wasn't in them waits."""
_MOST_NEWS: Final = 200
"""Looks for news in a row, without an item to send, after which the next one waits."""
_ITEM_BYTES: Final = 700
"""What an item is taken to be until some were sent: one alone, packed."""
LEAST: Final = 2_000
"""Bytes of a batch and its answer besides the items: less than this left of a budget is none left."""


@dataclass(frozen=True)
class Step:
    """What came of a step: the link by now, what was settled, and what stopped it.

    ``retry``: seconds that the office asked to be left alone. Not ``acted``: the schedule let it do nothing.
    """

    link: Link
    report: Report = field(default_factory=Report)
    error: OperatorError | None = None
    fault: Fault = Fault.NONE
    work: Work = Work.NOTHING
    retry: float | None = None
    acted: bool = True


class Sender:
    """Sends batches over a link that is good, each as large as the link, and the budget, can bear."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Callable[[], datetime],
        rng: random.Random,
        meter: Meter,
    ) -> None:
        self._store, self._transport = store, transport
        self._clock, self._rng, self._meter = clock, rng, meter
        self._size = BatchSize()
        self._barren = self._reading = 0

    def begin(self) -> None:
        """Nobody else sends: what is leased now was leased by a holder that died, or by a step that failed."""
        items = self._store.do(lambda tx: outbox.resolve_dead(tx, Problem.DEAD_SENDER), WHO)
        if items:
            logs.warning("delivery", "lease.resolved", items=items)
        self._size = BatchSize(self._store.read(lambda db: meta.get(db, meta.BATCH_SIZE)))

    def drain_s(self, waiting: int) -> float | None:
        """Seconds until so many items have gone; None where that can't be known yet."""
        return self._meter.drain_s(waiting, self._size.size)

    def send(self, link: Link, room: int | None = None) -> Step:
        """Send a batch of what waits, or ask for news where nothing does. ``room``: bytes left of a budget."""
        name = str(uuid.UUID(int=self._rng.getrandbits(128), version=4))
        items = self._store.do(lambda tx: self._lease(tx, link, name, room), WHO)
        sent = self._post(link, name, items)
        if isinstance(sent, Answered):
            return self._answered(link, name, items, sent)
        failed = failure(sent, empty=not items, where=self._transport.where)
        if failed.unreadable and items and not _several(items):
            return self._sift(link, name, items, failed)
        return self._failed(link, name, items, failed)

    def _lease(self, tx: Tx, link: Link, name: str, room: int | None) -> list[Leased]:
        if link.whose:
            updates.meet(tx, link.whose)
        if link.bundle_key:
            meta.put(tx, meta.BUNDLE_KEY, link.bundle_key)
        most = self._size.size
        if room is not None:
            fitting = int((room - LEAST) / (self._meter.item_bytes or _ITEM_BYTES))
            most = max(1, min(most, fitting))
        return outbox.lease(tx, name, most)

    def _post(self, link: Link, name: str, items: list[Leased]) -> Sent:
        at, training = stamp(self._clock()), link.training is True
        batch = self._store.read(lambda db: make_batch(db, name, items, at, training=training))
        sent = self._transport.post(batch)
        if items and not isinstance(sent, NotLeft):
            logs.info("delivery", "batch.sent", batch=name[:8], items=len(items), bytes=sent.up)
        if isinstance(sent, Answered) and sent.answer.training != link.training:
            return MaybeLeft(Problem.SERVER, "training flag", sent.up, sent.down, ms=sent.ms)
        return sent

    def _answered(self, link: Link, name: str, items: list[Leased], sent: Answered) -> Step:
        self._size.succeeded(len(items), sent.ms / 1000)
        link = self._measured(link, len(items), sent)

        def take(tx: Tx) -> Settled:
            meta.put(tx, meta.BATCH_SIZE, str(self._size.size))
            if not items:
                attempts.looked(tx, _look(link, sent))
            keep_time(tx, sent.answer.time)
            return settle(tx, name, items, sent.answer, sent.up, sent.down, sent.ms)

        settled = self._store.do(take, WHO)
        record.answered(name, len(items), sent, settled)
        report = Report(len(items), settled, sent.up, sent.down)
        return Step(link, report, work=self._work(items, sent, settled))

    def _measured(self, link: Link, items: int, sent: Answered) -> Link:
        """The link as this exchange shows it: it turns slow, or well again, in the middle of sending too."""
        exchange = Exchange(sent.up, sent.down, sent.first_ms or sent.ms, sent.ms)
        if items:
            self._meter.carried(items, exchange)
        else:
            self._meter.asked(exchange)
        slow = self._meter.slow or self._meter.round_trip_ms > SLOW_MS
        return replace(link, verdict=Verdict.SLOW if slow else Verdict.ONLINE)

    def _work(self, items: list[Leased], sent: Answered, settled: Settled) -> Work:
        """What there is to do now. An item without a word is asked again, but never in a loop of only such items."""
        waits, expecting = self._store.read(_outlook)
        self._barren = self._barren + 1 if items and len(items) == settled.unsure else 0
        self._reading = 0 if items else self._reading + 1
        others = waits > settled.unsure and self._barren < _PATIENT
        if others or (waits > 0 and not self._barren):
            return Work.ITEMS
        news = settled.anew or (sent.answer.more and settled.read_on)
        if news and self._reading < _MOST_NEWS:
            return Work.READ_ON
        if expecting and sent.answer.training:
            return Work.EXPECTED
        return Work.STUCK if waits else Work.NOTHING

    def _sift(self, link: Link, name: str, items: list[Leased], failed: Failure) -> Step:
        """The gateway can't read a batch of one application; ``items`` are it, and what is told of it in that batch.

        If it reads an empty one, and the first of them not a second time either, that item is at fault: it is put
        aside, so that it blocks nobody. One that left before may lie there all the same: it stays unknown, behind the
        others. So does an outcome: without it the office would wait for this laptop for ever. What stood behind it in
        the batch goes by itself next.
        """
        item = items[0]
        empty = self._post(link, name, [])
        self._spent(link, empty, failed)
        if not isinstance(empty, Answered):
            return self._failed(link, name, items, failed)
        sent = self._post(link, name, [item])
        if isinstance(sent, Answered):
            return self._answered(link, name, items, sent)
        failed = failure(sent, empty=False, where=self._transport.where)
        if not failed.unreadable:
            return self._failed(link, name, items, failed)
        if item.left or item.kind == ItemKind.OUTCOME:
            return self._behind(link, name, failed)
        refusal = self._store.do(lambda tx: put_aside(tx, name, item, failed), WHO)
        record.failed(name, 1, failed)
        report = Report(1, Settled(refusals=(refusal,)), failed.up, failed.down)
        return Step(link, report, work=Work.ITEMS)

    def _spent(self, link: Link, empty: Sent, failed: Failure) -> None:
        """Sifting asks three times; what the first two took counts as a look at the link."""
        look = _look(link, empty)
        look = replace(look, up=look.up + failed.up, down=look.down + failed.down)
        self._store.do(lambda tx: attempts.looked(tx, look), WHO)

    def _behind(self, link: Link, name: str, failed: Failure) -> Step:
        waits = self._store.do(lambda tx: put_behind(tx, name, failed), WHO)
        record.failed(name, 1, failed)
        report = Report(1, Settled(unsure=1), failed.up, failed.down)
        self._barren += 1
        if waits > 1 and self._barren < _PATIENT:
            return Step(link, report, work=Work.ITEMS)
        return Step(link, report, failed.error, Fault.UNREAD, retry=failed.retry)

    def _failed(self, link: Link, name: str, items: list[Leased], failed: Failure) -> Step:
        if _several(items) and (failed.unreadable or not failed.untouched):
            self._size.failed(len(items))

        def take(tx: Tx) -> None:
            unanswered(tx, name, failed, self._size.size)
            if not items:
                attempts.looked(
                    tx, Look(failed.link, failed.cause, failed.ms, failed.up, failed.down)
                )

        self._store.do(take, WHO)
        record.failed(name, len(items), failed)
        left = 0 if failed.untouched else len(items)
        report = Report(left, Settled(unsure=left), failed.up, failed.down)
        if failed.unreadable and _several(items):
            return Step(link, report, fault=Fault.SMALLER)
        link = replace(link, verdict=failed.link, cause=failed.cause)
        return Step(link, report, failed.error, retry=failed.retry)


def _several(items: list[Leased]) -> bool:
    """Whether a smaller batch would part them: what is told of one application goes with it."""
    return len({item.seq for item in items}) > 1


def _outlook(db: Database) -> tuple[int, bool]:
    """How many items wait, and whether news is expected of what was accepted."""
    return outbox.waiting(db), listing.counts(db).by_status.get(Status.ACCEPTED, 0) > 0


def _look(link: Link, sent: Sent) -> Look:
    if isinstance(sent, NotLeft):
        return Look(link.verdict, sent.cause)
    return Look(link.verdict, "", sent.ms, sent.up, sent.down)
