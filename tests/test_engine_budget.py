"""The day's budget pauses sending and says so; a low battery makes the engine ask less often."""

import random
import threading
from datetime import timedelta

import pytest

from operator_tui.core.errors import Unreachable
from operator_tui.delivery import engine as module
from operator_tui.delivery.engine import Engine, News
from operator_tui.delivery.link import Heard
from operator_tui.delivery.outcome import Answered, Sent
from operator_tui.delivery.protocol import Batch
from operator_tui.delivery.schedule import Moment, Why
from operator_tui.delivery.surroundings import MB, Surroundings, around
from operator_tui.locale import sentence
from operator_tui.store import outbox
from tests.links import Bench
from tests.making import many, ready, statuses

BATCH = 400_000
"""Bytes that each batch and its answer take here."""


class Limited:
    """A bench's engine with surroundings that are changed by hand, and batches that cost something."""

    def __init__(self, at: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at, self.now = at, Surroundings(budget=MB)
        post = at.link.post

        def costly(batch: Batch) -> Sent:
            sent = post(batch)
            assert isinstance(sent, Answered)
            return Answered(sent.answer, BATCH, 0, sent.ms)

        monkeypatch.setattr(at.link, "post", costly)
        self.engine = Engine(
            at.store, at.link, at.lock, at.clock, random.Random(7), lambda: self.now
        )

    def until_it_waits(self, now: Moment = Moment.DUE) -> News:
        """Steps until there is nothing to do at once; the last one's news."""
        while (news := self.engine.step(now)).more:
            now = Moment.DUE
        return news


@pytest.fixture
def limited(at: Bench, monkeypatch: pytest.MonkeyPatch) -> Limited:
    return Limited(at, monkeypatch)


def test_what_a_day_may_cost_pauses_sending_and_says_so(limited: Limited) -> None:
    many(limited.at.store, 120)
    news = limited.until_it_waits()
    waits = limited.at.store.read(outbox.waiting)
    assert waits > 0 and len(limited.at.link.batches) == 3
    assert news.error is not None
    assert sentence(news.error).startswith(f"Kuota data hari ini habis (1,2 dari 1 MB). {waits} ")
    assert (news.pace.why, news.pace.used_bytes, news.pace.budget_bytes) == (
        Why.BUDGET,
        3 * BATCH,
        MB,
    )
    assert news.pace.drain_s is None


def test_asking_for_it_overrides_no_budget_and_is_answered(limited: Limited) -> None:
    many(limited.at.store, 120)
    limited.until_it_waits()
    before = limited.at.link.probes, len(limited.at.link.batches)
    news = limited.engine.step(Moment.PERSON)
    assert news.error is not None and news.error.key == "delivery.budget"
    assert (limited.at.link.probes, len(limited.at.link.batches)) == before
    assert news.asked


def test_it_goes_on_the_next_local_day(limited: Limited) -> None:
    many(limited.at.store, 120)
    news = limited.until_it_waits()
    midnight = limited.at.clock.now + timedelta(seconds=news.wait)
    assert f"{midnight:%H:%M:%S}" == "17:00:00"  # of WIB
    limited.at.clock.now = midnight - timedelta(seconds=1)
    assert limited.engine.step().pace.why == Why.BUDGET
    limited.at.clock.now = midnight
    assert limited.until_it_waits().report.sent > 0


def test_a_budget_that_is_raised_is_taken_up_in_the_middle_of_the_wait(
    limited: Limited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOOK", 0.01)
    many(limited.at.store, 120)
    stop, wake = threading.Event(), threading.Event()

    def told(news: News) -> None:
        if news.pace.why == Why.BUDGET:
            limited.now = Surroundings(budget=90 * MB)
        elif not news.more:
            stop.set()
            wake.set()

    limited.engine.run(stop, wake, told)
    assert statuses(limited.at.store) == {"accepted": 120}


def test_a_run_that_the_budget_ends_says_so(limited: Limited) -> None:
    many(limited.at.store, 120)
    with pytest.raises(Unreachable, match=r"delivery\.budget"):
        limited.engine.run_once()


def test_a_run_that_sent_all_is_none_that_the_budget_ended(limited: Limited) -> None:
    limited.now = Surroundings(budget=BATCH + 1)
    ready(limited.at.store)
    assert limited.engine.run_once().sent == 1
    assert limited.engine.step().pace.why == Why.BUDGET


def test_the_last_of_a_budget_carries_no_more_than_fits(limited: Limited) -> None:
    limited.now = Surroundings(budget=2_000 + 10 * 700)
    many(limited.at.store, 20)
    limited.engine.step()
    assert [len(batch.items) for batch in limited.at.link.batches] == [10]


def test_a_low_battery_asks_every_ten_minutes_at_most_and_sends_all_the_same(
    limited: Limited,
) -> None:
    limited.now = Surroundings(low=True)
    [app] = ready(limited.at.store)
    news = limited.until_it_waits()
    assert statuses(limited.at.store) == {"accepted": 1}
    assert news.wait >= 600 and news.pace.why == Why.BATTERY
    assert news.remark is not None and news.remark.key == "delivery.battery"
    limited.at.link.heard = Heard(failure="offline")
    limited.engine.close()
    news = limited.engine.step()
    assert news.error is not None and news.wait >= 600
    assert app.id in [item.id for batch in limited.at.link.batches for item in batch.items]


def test_no_limit_is_none(limited: Limited) -> None:
    limited.now = around(0, lambda: None)
    many(limited.at.store, 120)
    assert limited.until_it_waits().error is None
    assert statuses(limited.at.store) == {"accepted": 120}


def test_a_look_for_news_that_spends_the_last_is_no_failure(limited: Limited) -> None:
    limited.now = Surroundings(budget=BATCH + 1)
    assert limited.engine.run_once().sent == 0
    with pytest.raises(Unreachable, match=r"delivery\.budget"):
        limited.engine.run_once()


def test_asking_in_the_middle_of_a_step_is_answered_by_the_next(limited: Limited) -> None:
    limited.at.link.taken = limited.engine.ask
    many(limited.at.store, 2)
    assert not limited.engine.step().asked
    limited.at.link.taken = lambda: None
    assert limited.engine.step().asked
    assert not limited.engine.step().asked
