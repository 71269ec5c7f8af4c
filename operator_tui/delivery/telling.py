"""What the engine tells of a step: its news, how long it waits now, and how sending goes."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from operator_tui import logs
from operator_tui.core.errors import OperatorError
from operator_tui.core.times import moment, stamp
from operator_tui.delivery.backoff import Backoff
from operator_tui.delivery.link import Verdict
from operator_tui.delivery.measure import Meter, Pace
from operator_tui.delivery.news import News, Remark
from operator_tui.delivery.problems import complete
from operator_tui.delivery.schedule import LENGTHS, Act, Next, Pause, Why
from operator_tui.delivery.sending import Step
from operator_tui.delivery.standing import Standing
from operator_tui.delivery.today import Today

_UNKNOWN: Final = 60.0
"""Seconds until it is looked anew where the end of the day can't be read."""


class Teller:
    """Makes a step's news."""

    def __init__(
        self,
        standing: Standing,
        clock: Callable[[], datetime],
        rng: random.Random,
        meter: Meter,
        drain_s: Callable[[int], float | None],
    ) -> None:
        self._standing, self._clock, self._rng = standing, clock, rng
        self._meter, self._drain_s = meter, drain_s
        self.backoff = Backoff(rng)

    def news(self, done: Step, then: Next, *, asked: bool = False) -> News:
        """What a step came to, and what follows it; whether a person ``asked`` for it."""
        try:
            day = self._standing.today()
        except OperatorError:
            day = Today()  # the disk again, and it was said
        seconds = self._seconds(then.pause, done.retry, day)
        waits = then.act is Act.WAIT
        if waits and done.error is not None:
            logs.info("delivery", "backoff", seconds=round(seconds), step=self.backoff.step)
        pace = self._pace(day, then, seconds)
        error = done.error and complete(done.error, _facts(day, pace, done))
        remark = _remark(day, pace, done) if error is None else None
        return News(done.link, done.report, seconds, error, not waits, pace, asked, remark)

    def _seconds(self, pause: Pause, retry: float | None, day: Today) -> float:
        match pause:
            case Pause.BACKOFF:
                return self.backoff.next(retry)
            case Pause.BATTERY:
                return max(self.backoff.next(retry), self._rng.uniform(*LENGTHS[pause]))
            case Pause.TOMORROW if day.end:
                return max(1.0, (moment(day.end) - self._clock()).total_seconds())
            case Pause.TOMORROW:
                return _UNKNOWN
            case _:
                return self._rng.uniform(*LENGTHS[pause])

    def _pace(self, day: Today, then: Next, seconds: float) -> Pace:
        usable = self._standing.last.link.usable and then.why is not Why.BUDGET
        waits = then.act is Act.WAIT
        return Pace(
            waiting=day.waiting,
            goodput_up=self._meter.goodput_up,
            goodput_down=self._meter.goodput_down,
            round_trip_ms=self._meter.round_trip_ms,
            drain_s=self._drain_s(day.waiting) if usable else None,
            used_bytes=day.used,
            budget_bytes=self._standing.about.budget,
            since=self._standing.since,
            next_try=stamp(self._clock() + timedelta(seconds=seconds)) if waits else "",
            last_success=day.last_success,
            why=then.why.value if waits else "",
        )


def _remark(day: Today, pace: Pace, done: Step) -> Remark | None:
    if pace.why == Why.BATTERY:
        return Remark("delivery.battery")
    if done.link.verdict is not Verdict.SLOW or not day.unsent:
        return None
    if not pace.drain_s:
        return Remark("delivery.link.slow.unmeasured", {"n": day.unsent})
    minutes = max(1, round(pace.drain_s / 60))
    return Remark("delivery.link.slow.sentence", {"n": day.unsent, "minutes": minutes})


def _facts(day: Today, pace: Pace, done: Step) -> Mapping[str, object]:
    return {
        "n": day.unsent,
        "since": day.wall(pace.since),
        "next": day.wall(pace.next_try),
        "clock": day.wall(done.link.time, day=True),
    }
