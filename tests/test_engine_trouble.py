"""What an office or a disk can do to the engine: each leaves every application where it gets through."""

import random
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from operator_tui import locale
from operator_tui.core.errors import StoreTrouble, Unreachable
from operator_tui.delivery.backoff import CAP
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.link import Heard, Verdict
from operator_tui.delivery.news import News
from operator_tui.delivery.outcome import MaybeLeft
from operator_tui.delivery.protocol import Batch
from operator_tui.locale import sentence
from operator_tui.office.store import OfficeStore
from operator_tui.store import applications, journal, listing
from operator_tui.store.applications import Application
from tests.conftest import PASSPHRASE
from tests.links import Bench, disk
from tests.making import many, ready, statuses


def got(at: Bench, app: Application) -> Application:
    return at.store.read(lambda db: applications.get(db, app.seq))


def held(at: Bench) -> int:
    return sum(row["device"] == at.link.device for row in at.office.applications())


def test_a_disk_that_is_full_when_the_answer_comes_loses_nothing(at: Bench) -> None:
    many(at.store, 60)
    at.link.taken = lambda: disk(at.store, full=True)
    news = at.engine.step()
    assert isinstance(news.error, StoreTrouble) and news.error.key == "store.full"
    assert news.wait > 0
    assert sentence(news.error)
    at.link.taken = lambda: None
    assert statuses(at.store) == {"sending": 25, "ready": 35}
    assert held(at) == 25
    assert isinstance(at.engine.step().error, StoreTrouble)
    disk(at.store, full=False)
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 60}
    assert held(at) == 60
    assert at.store.read(journal.first_broken) is None


def test_a_home_whose_lock_cannot_be_made_is_one_sentence(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(**_more: object) -> None:
        raise PermissionError(13, "denied")

    ready(at.store)
    monkeypatch.setattr("filelock.FileLock.acquire", lambda *_args, **_more: denied())
    news = at.engine.step()
    assert news.error is not None and news.error.key == "store.home-not-writable"
    monkeypatch.undo()
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 1}


def test_who_sends_need_not_be_written_down(at: Bench, tmp_path: Path) -> None:
    ready(at.store)
    (tmp_path / "sender.json").mkdir()
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 1}


def holds(app: Application) -> Callable[[Batch], bool]:
    return lambda batch: any(item.id == app.id for item in batch.items)


def test_an_item_that_the_gateway_cannot_read_blocks_nobody(at: Bench) -> None:
    apps = many(at.store, 40)
    at.link.poison = holds(apps[3])
    report = at.engine.run_once()
    assert statuses(at.store) == {"accepted": 39, "quarantined": 1}
    assert [r.seq for r in report.settled.refusals] == [apps[3].seq]
    assert got(at, apps[3]).problem == "invalid"
    assert report.settled.accepted == 39


def test_a_gateway_that_reads_nothing_puts_nobody_aside(at: Bench) -> None:
    many(at.store, 10)
    at.link.poison = lambda _batch: True
    with pytest.raises(Unreachable, match=r"stopped\.refused"):
        at.engine.run_once()
    assert statuses(at.store) == {"ready": 10}
    at.link.poison = lambda _batch: False
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 10}


@pytest.mark.parametrize(
    ("fault", "key", "verdict"),
    [
        ("401", "delivery.link.refused.sentence", Verdict.REFUSED),
        ("429", "delivery.stopped.busy", Verdict.DOWN),
        ("503", "delivery.stopped.busy", Verdict.DOWN),
        ("not-left", "delivery.stopped.unreached", Verdict.DOWN),
        ("lost", "delivery.stopped.cut", Verdict.DOWN),
    ],
)
@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_each_failure_has_its_sentence(
    at: Bench, fault: str, key: str, verdict: Verdict, language: str
) -> None:
    locale.use(language)
    ready(at.store)
    at.link.plan = [fault]
    news = at.engine.step()
    assert news.error is not None and news.error.key == key
    assert news.link.verdict is verdict
    assert len(sentence(news.error)) <= 2 * 78


def test_a_look_for_news_that_is_cut_says_nothing_of_sending(at: Bench) -> None:
    at.link.plan = ["lost"]
    news = at.engine.step()
    assert news.error is not None and news.error.key == "delivery.link.down.sentence"
    assert news.report.sent == 0


def test_a_report_counts_what_left(at: Bench) -> None:
    many(at.store, 30)
    at.link.plan = ["not-left", "401", "cut"]
    counted = [at.engine.step().report for _ in range(4)]
    assert [(r.sent, r.settled.unsure) for r in counted] == [(0, 0), (0, 0), (25, 25), (12, 0)]


def test_a_refused_token_is_asked_for_once_until_somebody_wakes_it(at: Bench) -> None:
    ready(at.store)
    at.link.plan = ["401"]
    assert at.engine.step().wait >= 3600
    assert at.link.probes == 1
    at.engine.step()
    assert at.link.probes == 2
    assert statuses(at.store) == {"accepted": 1}


def calm(at: Bench) -> float:
    news: News = at.engine.step()
    while news.more:
        news = at.engine.step()
    return news.wait


def test_it_looks_for_news_often_only_where_people_wait_for_it(at: Bench, tmp_path: Path) -> None:
    assert 48 <= calm(at) <= 72
    ready(at.store)
    assert 2 <= calm(at) <= 4
    at.engine.close()
    at.store.do(lambda tx: tx.db.execute("DELETE FROM meta WHERE key = 'binding'"))
    with closing(OfficeStore.open_or_create(tmp_path / "live", PASSPHRASE)) as live:
        at.go_live(live)
        assert 48 <= calm(at) <= 72


def test_the_unsent_count_goes_with_each_batch(at: Bench) -> None:
    many(at.store, 30)
    at.engine.step()
    assert at.link.batches[0].unsent == 30
    assert at.store.read(listing.counts).unsent == 5


def test_a_portal_in_the_middle_is_a_portal(at: Bench) -> None:
    at.link.heard = Heard(511, b"<html>", 5)
    assert at.engine.step().link.verdict is Verdict.PORTAL


def once(at: Bench) -> str:
    """``sync --once`` in a process of its own: what stopped it, or nothing."""
    engine = Engine(at.store, at.link, at.lock, at.clock, random.SystemRandom())
    try:
        engine.run_once()
    except Unreachable as error:
        return error.key
    return ""


def fails(at: Bench, when: Callable[[Batch], bool], monkeypatch: pytest.MonkeyPatch) -> None:
    """A link on which some batches never get an answer."""
    post = at.link.post
    monkeypatch.setattr(
        at.link, "post",
        lambda batch: MaybeLeft("server", "HTTP 500", 100, 20) if when(batch) else post(batch),
    )  # fmt: skip


def test_an_item_that_no_batch_survives_ends_alone_in_runs_of_their_own(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps = many(at.store, 60)
    fails(at, holds(apps[7]), monkeypatch)
    stopped = [once(at) for _ in range(12)]
    assert statuses(at.store) == {"accepted": 59, "unknown": 1}
    assert set(stopped) == {"delivery.stopped.server"}
    fresh = many_more(at, 10)
    once(at)
    assert statuses(at.store) == {"accepted": 59 + len(fresh), "unknown": 1}


def many_more(at: Bench, count: int) -> list[Application]:
    return ready(at.store, count, first=20)


def test_a_link_too_slow_for_a_full_batch_gets_through_in_runs_of_their_own(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(at.store, 25)
    fails(at, lambda batch: len(batch.items) > 3, monkeypatch)
    for _ in range(30):
        if not once(at):
            break
    assert statuses(at.store) == {"accepted": 25}


def test_a_fault_of_the_program_is_one_sentence_and_not_the_end(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(at.store)
    monkeypatch.setattr(at.link, "post", lambda _batch: 1 / 0)
    news = at.engine.step()
    assert news.error is not None and news.error.key == "delivery.failed"
    assert sentence(news.error).count("ZeroDivisionError") == 1
    assert 0 < news.wait <= CAP
    monkeypatch.undo()
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 1}


class Wake(threading.Event):
    """Woken each time it is waited for, a number of times; then the engine is stopped. A person ``asks``, or nobody."""

    def __init__(
        self, stop: threading.Event, times: int, asks: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self.stop, self.times, self.asks = stop, times, asks

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002  as the event it stands for
        self.asks()
        self.times -= 1
        if self.times < 0:
            self.stop.set()
        return True


def test_waking_it_again_and_again_raises_no_back_off(at: Bench) -> None:
    at.link.heard = Heard(failure="offline")
    stop, told = threading.Event(), list[float]()
    at.engine.run(stop, Wake(stop, 8, at.engine.ask), lambda news: told.append(news.wait))
    assert len(told) == 9
    assert max(told) <= 4


def test_what_asks_to_be_left_alone_at_a_probe_is_left_alone(at: Bench) -> None:
    at.link.heard = Heard(503, b"<html>", 5, retry=900.0)
    assert at.engine.step().wait >= 900


def test_a_wake_takes_up_what_was_set_anew(at: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    monkeypatch.setattr(at.link, "renew", lambda: True)
    at.engine.run(stop, Wake(stop, 2), lambda _news: None)
    assert at.link.probes == 3


class Dozing(threading.Event):
    """A wake that never comes; each part of a wait is told, and the engine is stopped after some."""

    def __init__(self, stop: threading.Event, times: int) -> None:
        super().__init__()
        self.stop, self.times, self.parts = stop, times, list[float]()

    def wait(self, timeout: float | None = None) -> bool:
        self.parts.append(timeout or 0.0)
        if len(self.parts) >= self.times:
            self.stop.set()
        return False


def test_a_long_wait_ends_where_settings_were_set_anew(
    at: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.link.heard = Heard(503, b"<html>", 5, retry=900.0)
    stop, steps = threading.Event(), list[float]()
    wake = Dozing(stop, 4)
    monkeypatch.setattr(at.link, "renew", lambda: len(wake.parts) == 3)
    at.engine.run(stop, wake, lambda news: steps.append(news.wait))
    assert len(steps) == 2 and at.link.probes == 2
    assert max(wake.parts[:3]) <= 30
