"""The engine over a link that fails at every moment, and an office that is the real one, in this process."""

import random
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from operator_tui.core.errors import Refused, Unreachable
from operator_tui.core.lifecycle import Status
from operator_tui.delivery.engine import Engine, News
from operator_tui.delivery.link import Heard, Verdict
from operator_tui.delivery.protocol import Answer
from operator_tui.delivery.sender import SenderLock
from operator_tui.office.store import OfficeStore
from operator_tui.store import applications, journal, meta, outbox, updates
from operator_tui.store.store import Store
from tests.links import Clock, Link
from tests.making import many, ready, statuses


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def link(office: OfficeStore, clock: Clock, request: pytest.FixtureRequest) -> Link:
    device = f"D{abs(hash(request.node.nodeid)) % 10**9}"
    office.enrol(device, clock())
    return Link(office, device, clock)


@pytest.fixture
def engine(store: Store, link: Link, clock: Clock, tmp_path: Path) -> Iterator[Engine]:
    store.clock = clock
    made = Engine(store, link, SenderLock(tmp_path, "test"), clock, random.Random(7))
    yield made
    made.close()


def run(engine: Engine, steps: int = 20) -> list[News]:
    """Step until nothing more is to be sent."""
    found = []
    for _ in range(steps):
        found.append(engine.step())
        if not found[-1].more and found[-1].error is None:
            break
    return found


def test_sixty_go_out_and_come_back_issued(
    store: Store, engine: Engine, link: Link, clock: Clock
) -> None:
    many(store, 60)
    report = engine.run_once()
    assert (report.sent, report.settled.accepted) == (60, 60)
    assert statuses(store) == {"accepted": 60}
    assert [len(b.items) for b in link.batches] == [25, 35]
    clock.now += timedelta(seconds=10)
    link.office.issue_training(clock(), 3)
    assert engine.run_once().settled.issued == 60
    assert statuses(store) == {"issued": 60}
    assert store.read(updates.cursor) == 60
    assert store.read(journal.first_broken) is None


def test_nothing_left_so_it_is_ready_again(store: Store, engine: Engine, link: Link) -> None:
    [app] = ready(store)
    link.plan = ["not-left"]
    news = engine.step()
    assert isinstance(news.error, Unreachable)
    assert store.read(lambda db: applications.get(db, app.seq)).status is Status.READY
    run(engine)
    assert statuses(store) == {"accepted": 1}


@pytest.mark.parametrize("fault", ["lost", "cut"])
def test_no_answer_is_unknown_and_asked_again_with_the_same_id(
    store: Store, engine: Engine, link: Link, fault: str
) -> None:
    [app] = ready(store)
    link.plan = [fault, "not-left"]
    engine.step()
    assert store.read(lambda db: applications.get(db, app.seq)).status is Status.UNKNOWN
    engine.step()
    assert store.read(lambda db: applications.get(db, app.seq)).status is Status.UNKNOWN
    run(engine)
    assert statuses(store) == {"accepted": 1}
    assert {item.id for batch in link.batches for item in batch.items} == {app.id}
    assert sum(row["id"] == app.id for row in link.office.applications()) == 1


@pytest.mark.parametrize("fault", ["401", "429", "503"])
def test_refused_whole_is_without_effect(
    store: Store, engine: Engine, link: Link, fault: str
) -> None:
    ready(store, 2)
    link.plan = [fault]
    news = engine.step()
    assert statuses(store) == {"ready": 2}
    assert isinstance(news.error, Unreachable)
    if fault == "401":
        assert news.wait >= 3600 and news.link.verdict is Verdict.REFUSED
    if fault == "503":
        assert news.wait >= 30


def test_an_answer_that_leaves_some_out_leaves_them_unknown(
    store: Store, engine: Engine, link: Link
) -> None:
    ready(store, 4)
    link.plan = ["half"]
    engine.step()
    assert statuses(store) == {"accepted": 2, "unknown": 2}
    run(engine)
    assert statuses(store) == {"accepted": 4}


def test_the_same_batch_twice_counts_once(store: Store, engine: Engine, link: Link) -> None:
    ready(store, 3)
    link.plan = ["twice"]
    run(engine)
    assert statuses(store) == {"accepted": 3}
    assert sum(row["device"] == link.device for row in link.office.applications()) == 3


def test_one_bad_item_stops_no_other(store: Store, engine: Engine, link: Link) -> None:
    apps = ready(store, 3)
    store.do(
        lambda tx: tx.db.execute("UPDATE answers SET content = '{}' WHERE seq = ?", [apps[1].seq])
    )
    run(engine)
    assert statuses(store) == {"accepted": 2, "quarantined": 1}
    held = store.read(lambda db: applications.get(db, apps[1].seq))
    assert (held.problem, held.problem_text != "") == ("invalid", True)


def test_a_dead_sender_leaves_nothing_hanging(store: Store, engine: Engine) -> None:
    ready(store, 2)
    store.do(lambda tx: outbox.lease(tx, "dead", 5))
    assert statuses(store) == {"sending": 2}
    run(engine)
    assert statuses(store) == {"accepted": 2}


def test_a_training_home_refuses_a_live_gateway(store: Store, engine: Engine, link: Link) -> None:
    apps = ready(store, 2)
    run(engine)
    assert store.read(lambda db: meta.get(db, meta.BINDING)) == "training"
    engine.close()
    link.training = False
    ready(store, 1, first=5)
    with pytest.raises(Unreachable, match="other-kind"):
        engine.run_once()
    assert statuses(store) == {"accepted": len(apps), "ready": 1}


def test_a_gateway_that_turns_live_under_way_takes_nothing(
    store: Store, engine: Engine, link: Link
) -> None:
    ready(store)
    run(engine)
    link.training = False
    ready(store, 1, first=5)
    news = engine.step()
    assert news.error is not None and news.error.key == "delivery.other-kind"
    assert statuses(store) == {"accepted": 1, "ready": 1}


def test_an_answer_of_the_other_kind_is_no_proof(store: Store, engine: Engine, link: Link) -> None:
    ready(store)
    link.plan = ["other-kind"]
    engine.step()
    assert statuses(store) == {"unknown": 1}
    assert store.read(lambda db: meta.get(db, meta.BINDING)) == ""


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        (Heard(200, b"<html>", 5), Verdict.PORTAL),
        (Heard(failure="offline"), Verdict.OFFLINE),
        (Heard(503, b"down", 5), Verdict.DOWN),
    ],
)
def test_a_bad_link_sends_nothing(
    store: Store, engine: Engine, link: Link, heard: Heard, verdict: Verdict
) -> None:
    ready(store)
    link.heard = heard
    news = engine.step()
    assert news.link.verdict is verdict
    assert link.batches == []
    assert statuses(store) == {"ready": 1}


def test_requests_are_bounded_while_the_link_is_down(
    store: Store, engine: Engine, link: Link, clock: Clock
) -> None:
    ready(store)
    link.heard = Heard(failure="offline")
    end = clock.now + timedelta(hours=1)
    while clock.now < end:
        clock.now += timedelta(seconds=engine.step().wait)
    assert link.probes < 60


def test_two_engines_one_sends(
    store: Store, engine: Engine, link: Link, clock: Clock, tmp_path: Path
) -> None:
    ready(store)
    other = Engine(store, link, SenderLock(tmp_path, "other"), clock, random.Random(1))
    engine.step()
    for failure in ("offline", "", "down"):
        link.heard = Heard(failure=failure) if failure else None
        found = engine.step().link.verdict
        probes = link.probes
        told = other.step()  # it looks at nothing, and says of the link what the sender found
        assert (told.link.verdict, link.probes) == (found, probes)
        assert told.error is not None and told.error.key == "delivery.other-sender"
    link.heard = None
    with pytest.raises(Refused, match="other-sender"):
        other.run_once()
    engine.close()
    other.run_once()
    other.close()


def test_a_cancel_of_what_the_office_holds_is_told_to_it(
    store: Store, engine: Engine, link: Link
) -> None:
    [app] = ready(store)
    run(engine)
    store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))
    run(engine)
    assert [row["status"] for row in link.office.applications() if row["id"] == app.id] == [
        "cancelled"
    ]
    assert store.read(outbox.waiting) == 0


def test_returned_comes_with_field_and_reason(
    store: Store, engine: Engine, link: Link, clock: Clock
) -> None:
    [app] = ready(store)
    run(engine)
    link.office.give_back(app.id, "kbli", "tidak sesuai uraian", "Wiwin", clock())
    run(engine)
    found = store.read(lambda db: applications.get(db, app.seq))
    assert (found.status, found.problem_field, found.problem_text) == (
        Status.RETURNED,
        "kbli",
        "tidak sesuai uraian",
    )


def test_news_of_an_unknown_one_proves_that_it_was_taken(
    store: Store, engine: Engine, link: Link, clock: Clock
) -> None:
    [app] = ready(store)
    link.plan = ["cut", "silent"]
    engine.step()
    link.office.issue(app.id, "0123456789012", "2026-11-24", "typed", clock())
    run(engine)
    assert store.read(lambda db: applications.get(db, app.seq)).nib == "0123456789012"


def test_a_wrong_nib_is_not_taken(
    store: Store, engine: Engine, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    from operator_tui.delivery.protocol import Update

    [app] = ready(store)
    run(engine)
    take = link.office.take

    def wrong(*args: object, **more: object) -> Answer:
        answer = take(*args, **more)  # type: ignore[arg-type]
        news = Update(1, "issued", app.id, 1, "t", nib="12", date="2026-11-24")
        return Answer(answer.training, answer.time, answer.request, 1, answer.results, (news,))

    monkeypatch.setattr(link.office, "take", wrong)
    run(engine)
    assert statuses(store) == {"accepted": 1}
    rows = store.read(lambda db: journal.of(db, app.id))
    assert rows[-1]["what"] == "update-not-applied"


def test_it_stops_soon_and_wakes_on_a_key(store: Store, engine: Engine, link: Link) -> None:
    stop, wake, told = threading.Event(), threading.Event(), threading.Semaphore(0)
    thread = threading.Thread(target=engine.run, args=(stop, wake, lambda _news: told.release()))
    thread.start()
    assert told.acquire(timeout=10)
    ready(store)
    wake.set()
    assert told.acquire(timeout=10)
    stop.set()
    wake.set()
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert statuses(store) == {"accepted": 1}
