"""Answers of every shape: each leaves every application where it gets through, and no screen breaks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from operator_tui import logs
from operator_tui.core.errors import StoreTrouble, Unreachable
from operator_tui.core.lifecycle import Status
from operator_tui.delivery.protocol import Answer, Result, Update
from operator_tui.locale import say
from operator_tui.logs.read import as_text, tail
from operator_tui.reports.problems import application_problem
from operator_tui.store import applications, history, journal, outbox, updates
from operator_tui.store.applications import Application
from tests.links import Bench, disk
from tests.making import FORM, many, ready, statuses


def got(at: Bench, app: Application) -> Application:
    return at.store.read(lambda db: applications.get(db, app.seq))


def held(at: Bench) -> int:
    return sum(row["device"] == at.link.device for row in at.office.applications())


def without(*apps: Application) -> Callable[[Answer], Answer]:
    """Answers that leave some applications out."""
    ids = {app.id for app in apps}
    return lambda a: replace(a, results=tuple(r for r in a.results if r.id not in ids))


def test_an_item_without_a_word_holds_up_nobody(at: Bench) -> None:
    apps = many(at.store, 60)
    at.link.bend = without(apps[0], apps[30])
    report = at.engine.run_once()
    assert statuses(at.store) == {"accepted": 58, "unknown": 2}
    assert (report.settled.accepted, report.settled.unsure) == (58, 2)
    assert got(at, apps[0]).problem == "no-result"
    at.link.bend = lambda answer: answer
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 60}


def test_the_record_tells_what_became_of_each_batch(at: Bench) -> None:
    apps = many(at.store, 20)
    at.link.bend = lambda a: replace(
        a,
        results=tuple(
            replace(r, verdict="conflict") if r.id == apps[3].id else r
            for r in a.results
            if r.id not in {apps[0].id, apps[1].id}
        ),
    )
    at.engine.run_once()
    first, *_ = attempts(at, apps[4])
    assert (first.accepted, first.refused, first.unsure) == (17, 1, 2)
    assert first.ms > 0


def test_the_record_tells_what_a_cut_batch_and_a_dead_sender_left_unsure(at: Bench) -> None:
    apps = many(at.store, 3)
    at.link.plan = ["lost"]
    with pytest.raises(Unreachable):
        at.engine.run_once()
    [cut] = attempts(at, apps[0])
    assert (cut.verdict, cut.accepted, cut.refused, cut.unsure) == ("cut", 0, 0, 3)
    at.store.do(lambda tx: outbox.lease(tx, "dead", 3))
    at.store.do(lambda tx: outbox.resolve_dead(tx, "dead-sender"))
    dead = {a.id: a for a in attempts(at, apps[0])}["dead"]
    assert (dead.accepted, dead.refused, dead.unsure) == (0, 0, 3)


def attempts(at: Bench, app: Application) -> list[history.Attempt]:
    return list(at.store.read(lambda db: history.batches_of(db, app.id)).values())


def test_an_office_without_a_word_on_anything_is_not_asked_in_a_loop(at: Bench) -> None:
    many(at.store, 100)
    at.link.bend = lambda a: replace(a, results=())
    for _ in range(3):
        assert at.engine.run_once().settled.unsure > 0
    assert len(at.link.batches) < 25
    at.link.bend = lambda answer: answer
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 100}


def test_more_without_anything_new_is_not_asked_in_a_loop(at: Bench) -> None:
    ready(at.store)
    at.link.bend = lambda a: replace(a, more=True)
    at.engine.run_once()
    assert len(at.link.batches) < 4


def first(**changes: object) -> Callable[[Answer], Answer]:
    """Answers whose first result is altered."""

    def bend(answer: Answer) -> Answer:
        some = (replace(answer.results[0], **changes), *answer.results[1:])  # type: ignore[arg-type]
        return replace(answer, results=some) if answer.results else answer

    return lambda answer: bend(answer) if answer.results else answer


@pytest.mark.parametrize("change", [{"verdict": "perhaps"}, {"receipt": ""}, {"revision": 9}])
def test_a_word_that_proves_nothing_is_asked_again(at: Bench, change: dict[str, object]) -> None:
    [app] = ready(at.store)
    at.link.bend = first(**change)
    at.engine.step()
    assert got(at, app).status is Status.UNKNOWN
    at.link.bend = lambda answer: answer
    at.engine.run_once()
    assert got(at, app).status is Status.ACCEPTED
    assert held(at) == 1


def test_a_warning_that_is_not_known_here_breaks_no_screen(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.bend = first(warnings=("form-unknown", "nik-known"), at="yesterday")
    at.engine.run_once()
    after = got(at, app)
    assert after.status is Status.ACCEPTED
    assert application_problem(after, FORM) == say("delivery.problem.nik-known")
    assert after.accepted_at.startswith("2026-11-24T03:00")


def test_results_that_nobody_asked_for_change_nothing(at: Bench, tmp_path: Path) -> None:
    logs.start(tmp_path / "log")
    sent, other = ready(at.store, 2)
    at.store.do(lambda tx: applications.reopen(tx, other.seq))
    strangers = (
        Result("application", other.id, 1, "accepted", "K-9", "2026-11-24T03:00:00.000Z"),
        Result("application", sent.id, 1, "invalid"),
        Result("claim", sent.id, 1, "denied"),
    )
    at.link.bend = lambda a: replace(a, results=a.results + strangers if a.results else ())
    report = at.engine.run_once()
    assert statuses(at.store) == {"accepted": 1, "draft": 1}
    assert report.settled.ignored == 3
    logs.stop()
    [said] = [as_text(line) for line in tail(tmp_path / "log", 9) if line.level == "warning"]
    assert "dari kantor: 3 tidak cocok" in said


def test_words_of_the_office_come_as_plain_text(at: Bench) -> None:
    [app] = ready(at.store)
    words = "\x1b[2J\x1b]0;x\x07KBLI\n salah\x00 " + "a" * 10_000
    at.link.bend = first(verdict="invalid", field="kbli\x1b[1m", reason=words)
    at.engine.run_once()
    after = got(at, app)
    assert (after.status, after.problem_field) == (Status.QUARANTINED, "kbli")
    assert after.problem_text.startswith("KBLI salah aaa") and len(after.problem_text) <= 400


def news_of(*updates: Update) -> Callable[[Answer], Answer]:
    return lambda a: replace(a, updates=updates, cursor=max(u.seq for u in updates))


def test_the_cursor_is_stored_with_what_it_brought_or_not_at_all(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.office.issue(app.id, "0123456789012", "2026-11-24", "typed", at.clock())
    at.link.taken = lambda: disk(at.store, full=True)
    # Fill the page that is under way, so that the news has to make the database grow.
    at.link.bend = lambda a: replace(
        a, updates=tuple(Update(n, "x" * 300, "y" * 300, 1, "t") for n in range(2, 90)) + a.updates
    )
    assert isinstance(at.engine.step().error, StoreTrouble)
    assert at.store.read(updates.cursor) == 0
    assert got(at, app).status is Status.ACCEPTED
    disk(at.store, full=False)
    at.link.taken, at.link.bend = (lambda: None), (lambda answer: answer)
    at.engine.run_once()
    assert at.store.read(updates.cursor) == 1
    assert got(at, app).nib == "0123456789012"


def test_another_nib_for_an_issued_one_is_noted_and_not_taken(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    issued = Update(1, "issued", app.id, 1, "t", nib="0123456789012", date="soon", via="?")
    again, other = replace(issued, seq=2), replace(issued, seq=3, nib="9999999999999")
    at.link.bend = news_of(issued, again, other)
    at.engine.run_once()
    after = got(at, app)
    assert (after.nib, after.nib_date, after.nib_via) == ("0123456789012", "", "typed")
    rows = at.store.read(lambda db: journal.of(db, app.id))
    assert [row["what"] for row in rows].count("update-not-applied") == 1
