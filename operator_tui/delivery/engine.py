"""The engine: look, send, wait, as the schedule says; over an injected clock, randomness and transport."""

import random
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from operator_tui import logs
from operator_tui.core.errors import OperatorError, Refused, Unreachable
from operator_tui.delivery.client import Transport
from operator_tui.delivery.link import Verdict
from operator_tui.delivery.loading import make_batch
from operator_tui.delivery.looking import Looker
from operator_tui.delivery.measure import Meter
from operator_tui.delivery.news import News, Report
from operator_tui.delivery.problems import not_again, sentence_of
from operator_tui.delivery.schedule import Act, Fault, Moment, Next, Why
from operator_tui.delivery.sender import SenderLock
from operator_tui.delivery.sending import Sender, Step
from operator_tui.delivery.standing import Standing
from operator_tui.delivery.surroundings import Surroundings, mb
from operator_tui.delivery.telling import Teller
from operator_tui.store import attempts, meta
from operator_tui.store.store import Store

__all__ = ["Engine", "News", "Report", "make_batch"]

_LOOK: Final = 30.0
"""Seconds between two looks at the settings, and at the day's budget, in a long wait."""


class Engine:
    """Sends what waits, brings back what is new. Only with the home's sender lock.

    ``around`` tells of the day's budget and of the battery, anew at each step.
    """

    def __init__(
        self,
        store: Store,
        transport: Transport,
        lock: SenderLock,
        clock: Callable[[], datetime],
        rng: random.Random,
        around: Callable[[], Surroundings] = Surroundings,
    ) -> None:
        self._store, self._transport, self._lock = store, transport, lock
        self._clock, meter = clock, Meter()
        self._looker = Looker(store, transport, clock, rng, meter)
        self._sender = Sender(store, transport, clock, rng, meter)
        self._standing = Standing(store, clock, around)
        self._teller = Teller(self._standing, clock, rng, meter, self._sender.drain_s)
        self._asked = threading.Event()
        self._resolved = False

    def run(
        self, stop: threading.Event, wake: threading.Event, on_news: Callable[[News], None]
    ) -> None:
        """Step until ``stop`` is set, telling each step's news.

        ``wake`` cuts a wait short where there is something new to send and nothing speaks against it; after
        :meth:`ask` it does whatever the engine waits for.
        """
        now = Moment.DUE
        try:
            while not stop.is_set():
                news = self.step(now)
                on_news(news)
                now = Moment.DUE if news.more else self._rest(stop, wake, news)
                if now in (Moment.PERSON, Moment.SETTINGS) and news.error is not None:
                    self._teller.backoff.again()  # whoever didn't want to wait raises no back-off
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
                    raise not_again(news.error)
                if not news.more:
                    return report
        finally:
            self.close()

    def ask(self) -> None:
        """A person asks for it: the next wake tries, whatever is waited for. From any thread."""
        self._asked.set()

    def close(self) -> None:
        """Let go of the link and of the lock."""
        self._transport.close()
        self._lock.release()
        self._standing.known, self._resolved = None, False

    def step(self, now: Moment = Moment.DUE) -> News:
        """What the schedule says at this moment, up to one batch.

        Whatever fails, foreseen or not, is the news' error: the next step tries again.
        """
        asked = now is Moment.PERSON or self._asked.is_set()
        self._asked.clear()
        try:
            done, then = self._do(now)
        except OperatorError as error:
            # The disk, or a move that isn't allowed: nothing of it was stored, and what it leased is dead now.
            logs.error("store", "failed", why=error.key)
            done, then = self._failed(error)
        except Exception as error:  # noqa: BLE001  the last wall: a fault of the program isn't the end of sending
            kind = type(error).__name__
            logs.error("delivery", "refused", code=kind, cause=_where(error))
            done, then = self._failed(Unreachable("delivery.failed", kind=kind))
        return self._teller.news(done, then, asked=asked)

    def _do(self, now: Moment) -> tuple[Step, Next]:
        stands = self._standing
        stands.refresh()
        then = stands.decide(now)
        if then.act is Act.WAIT:
            return self._paused(Step(stands.last.link, acted=False), then), then
        if not self._prepared():
            done = self._as_it_looked(stands.ended(self._other_sender()))
        elif (then := stands.decide(now)).act is Act.PROBE:
            done = stands.ended(self._looked())
            if stands.decide(Moment.PROBED).act is Act.SEND:
                done = stands.ended(self._sent())
        else:
            done = stands.ended(self._sent())
        then = stands.decide(Moment.ENDED)
        return self._paused(done, then), then

    def _prepared(self) -> bool:
        """Whether this process may send: it has the home's lock, and nothing is leased to a dead one."""
        if not self._lock.acquire(self._clock()):
            return False
        if not self._resolved:
            self._sender.begin()
            self._resolved = True
        self._renewed()
        return True

    def _looked(self) -> Step:
        link = self._looker.look()
        if not link.usable:
            error = sentence_of(link.verdict, link.cause, self._transport.where, link.which)
            return Step(link, error=error, retry=link.retry)
        binding = self._store.read(lambda db: meta.get(db, meta.BINDING))
        if binding and binding != ("training" if link.training else "live"):
            return Step(link, error=Unreachable("delivery.other-kind"), fault=Fault.KIND)
        return Step(link)

    def _sent(self) -> Step:
        """A batch. Only its answer ends a back-off: a link that shows itself well and takes nothing doesn't."""
        done = self._sender.send(self._standing.last.link, self._standing.room())
        if done.error is None and done.fault is Fault.NONE:
            self._teller.backoff.reset()
        return done

    def _other_sender(self) -> Step:
        holder, link = self._lock.holder(), self._standing.last.link
        since = self._standing.today().wall(holder.since) or "?"
        error = Refused("delivery.other-sender", who=holder.words, since=since)
        return Step(replace(link, cause="other-sender"), error=error, fault=Fault.OTHER)

    def _as_it_looked(self, done: Step) -> Step:
        """The link of a step as whoever sends found it last: this one may not look, and knows no better."""
        verdict = self._store.read(attempts.last_verdict)
        if verdict not in set(Verdict):
            return done
        return replace(done, link=replace(done.link, verdict=Verdict(verdict)))

    def _paused(self, done: Step, then: Next) -> Step:
        """A step that could do nothing, or leaves something here, for the day's budget: it says so."""
        if then.why is not Why.BUDGET or done.error is not None:
            return done
        day, budget = self._standing.today(), self._standing.about.budget
        if done.acted and not day.waiting:
            return done
        error = Unreachable("delivery.budget", n=day.unsent, used=mb(day.used), budget=mb(budget))
        return replace(done, error=error)

    def _failed(self, error: OperatorError) -> tuple[Step, Next]:
        self._resolved = False
        return self._standing.failed(error)

    def _rest(self, stop: threading.Event, wake: threading.Event, news: News) -> Moment:
        """Wait; what ended the wait. What is no reason to end it doesn't."""
        until = time.monotonic() + news.wait
        while not stop.is_set() and (left := until - time.monotonic()) > 0:
            if wake.wait(min(left, _LOOK)):
                wake.clear()
                if self._asked.is_set():
                    return Moment.PERSON
                if self._standing.hurried(news.pace.why):
                    return Moment.ITEMS
            elif left > _LOOK and self._changed(news):
                return Moment.SETTINGS
        return Moment.DUE

    def _changed(self, news: News) -> bool:
        """Whether a wait has lost its reason: settings were set anew, or there is a budget again."""
        return self._renewed() or (news.pace.why == Why.BUDGET and self._standing.freed())

    def _renewed(self) -> bool:
        """Take up settings that were changed: the link has to show itself anew then."""
        try:
            renewed = self._transport.renew()
        except OperatorError:
            renewed = True  # the probe meets it again, and says it
        if renewed:
            self._standing.known = None
        return renewed


def _where(error: Exception) -> str:
    """The line of the program that failed; never what the error says, which may be a person's data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
