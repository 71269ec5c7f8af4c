"""What the office knows and this laptop sees otherwise: nothing is put aside, cancelled or lost without a word."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from operator_tui.core.errors import Unreachable
from operator_tui.core.lifecycle import Status
from operator_tui.delivery.protocol import Answer, Batch, Item, Update
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES
from operator_tui.reports.problems import application_problem
from operator_tui.store import applications, journal, outbox
from operator_tui.store.applications import Application, Typed
from tests.conftest import PASSPHRASE, TODAY
from tests.links import Bench
from tests.making import FORM, many, ready, statuses

NIB = "1234567890123"


def got(at: Bench, app: Application) -> Application:
    return at.store.read(lambda db: applications.get(db, app.seq))


def life(at: Bench, app: Application) -> list[dict[str, Any]]:
    return at.store.read(lambda db: journal.of(db, app.id))


def there(at: Bench, app: Application) -> str:
    return next(row["status"] for row in at.office.applications() if row["id"] == app.id)


def holds(*apps: Application) -> Callable[[Batch], bool]:
    ids = {app.id for app in apps}
    return lambda batch: any(item.id in ids for item in batch.items)


def cut(at: Bench) -> None:
    """One batch that the office takes, and whose answer is lost."""
    at.link.plan = ["cut"]
    assert at.engine.step().error is not None


def test_what_left_before_is_never_put_aside_for_a_batch_that_is_not_read(at: Bench) -> None:
    [app] = ready(at.store)
    cut(at)
    at.link.poison = holds(app)
    others = many(at.store, 3)
    with pytest.raises(Unreachable, match=r"stopped\.refused"):
        at.engine.run_once()
    assert statuses(at.store) == {"accepted": len(others), "unknown": 1}
    assert got(at, app).problem == "unreadable"
    at.link.poison = lambda _batch: False
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 4}


def test_several_that_left_and_are_not_read_are_not_asked_in_a_loop(at: Bench) -> None:
    apps = many(at.store, 4)
    cut(at)
    at.link.poison = holds(*apps)
    with pytest.raises(Unreachable):
        at.engine.run_once()
    assert statuses(at.store) == {"unknown": 4}


def quarantine(at: Bench, app: Application) -> None:
    """Taken by the office, then answered for as one that it can't take."""
    cut(at)
    at.link.bend = lambda a: replace(
        a, results=tuple(replace(r, verdict="invalid", receipt="") for r in a.results)
    )
    at.engine.run_once()
    at.link.bend = lambda answer: answer
    assert got(at, app).status is Status.QUARANTINED


def test_the_office_is_told_of_every_cancel_that_it_may_have_to_know(at: Bench) -> None:
    [app] = ready(at.store)
    quarantine(at, app)
    assert got(at, app).receipt == ""
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))
    at.engine.run_once()
    assert there(at, app) == "cancelled"


def test_what_never_left_is_cancelled_here_alone(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.plan = ["not-left"]
    at.engine.step()
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))
    assert at.store.read(outbox.waiting) == 0


def test_a_cancel_names_the_revision_that_the_office_holds(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.office.give_back(app.id, "kbli", "Kode tidak sesuai uraian.", "Bu Wiwin", at.clock())
    at.engine.run_once()
    again = at.store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    assert (again.status, again.revision) == (Status.READY, 2)
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "pindah ke kota"))
    report = at.engine.run_once()
    assert report.settled.refusals == ()
    assert there(at, app) == "cancelled"


@pytest.mark.parametrize("reopened", [True, False])
def test_a_cancel_after_a_conflict_names_the_revision_it_was_about(
    at: Bench, *, reopened: bool
) -> None:
    """The office holds revision 1 with other content; revision 2 was made final here, and never left."""
    [app] = ready(at.store)
    with_other_content(at, app)
    at.engine.run_once()
    assert (got(at, app).status, got(at, app).problem) == (Status.QUARANTINED, "conflict")
    again = at.store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    assert again.revision == 2
    if reopened:
        at.store.do(lambda tx: applications.reopen(tx, app.seq))
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "orang yang sama"))
    report = at.engine.run_once()
    assert report.settled.refusals == ()
    assert there(at, app) == "cancelled"


def test_an_nib_for_a_quarantined_one_is_taken_as_it_was_sent(at: Bench) -> None:
    [app] = ready(at.store)
    quarantine(at, app)
    typed = at.store.read(lambda db: applications.typed(db, app.seq))
    edited = Typed({**typed.texts, "trade_name": "LAIN SEKALI"}, typed.filled)
    at.store.do(lambda tx: applications.save(tx, app.seq, edited))
    at.office.issue(app.id, NIB, "2026-11-24", "pushed", at.clock())
    at.engine.run_once()
    after = got(at, app)
    assert (after.status, after.nib, after.problem) == (Status.ISSUED, NIB, "")
    assert after.business == app.business != "LAIN SEKALI"


def with_other_content(at: Bench, app: Application) -> None:
    """The office got another application under the same id and revision, from this laptop's token."""
    body = {
        "ref": app.ref, "form": "nib", "form_version": "1", "made_at": "t", "by": "Dede", "event": None,
        "content": {"nik": app.nik, "name": app.name, "trade_name": "LAIN"}, "statements": {},
    }  # fmt: skip
    item = Item("application", app.id, 1, body)
    batch = Batch("b", "t", "1", 0, "h", 0, training=True, items=(item,))
    at.office.take(at.link.device, batch, at.clock(), training=True, request="r")


def test_an_nib_for_other_content_is_not_put_on_what_stands_here(at: Bench) -> None:
    [app] = ready(at.store)
    with_other_content(at, app)
    at.engine.run_once()
    assert (got(at, app).status, got(at, app).problem) == (Status.QUARANTINED, "conflict")
    at.office.issue(app.id, NIB, "2026-11-24", "pushed", at.clock())
    at.engine.run_once()
    assert got(at, app).status is Status.QUARANTINED
    kept(at, app, "issued-other-content")


def news(*updates: Update) -> Callable[[Answer], Answer]:
    return lambda a: replace(a, updates=updates, cursor=max(u.seq for u in updates))


def issued(app: Application, revision: int = 1, seq: int = 1, **more: Any) -> Update:
    return Update(
        seq, "issued", app.id, revision, "t", **{"nib": NIB, "date": "2026-11-24", "via": "pushed", **more}
    )  # fmt: skip


def test_an_nib_for_a_returned_one_is_taken(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    back = Update(1, "returned", app.id, 1, "t", field="kbli", reason="salah", by="Wiwin")
    at.link.bend = news(back, issued(app, seq=2))
    report = at.engine.run_once()
    assert (report.settled.returned, report.settled.issued) == (1, 1)
    assert (got(at, app).status, got(at, app).nib) == (Status.ISSUED, NIB)


def kept(at: Bench, app: Application, problem: str) -> None:
    """The NIB isn't on the application, but stands whole in its journal, and its problem says so."""
    after = got(at, app)
    assert (after.nib, after.problem) == ("", problem)
    assert application_problem(after, FORM)
    [detail] = [r["detail"] for r in life(at, app) if r["what"] == "update-not-applied"]
    assert (detail["nib"], detail["date"], detail["problem"]) == (NIB, "2026-11-24", problem)


def test_an_nib_for_an_older_revision_is_kept_visibly(at: Bench) -> None:
    [app] = ready(at.store)
    quarantine(at, app)
    at.store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    at.link.bend = news(issued(app))
    at.link.plan = ["400"]
    at.office.issue(app.id, NIB, "2026-11-24", "pushed", at.clock())
    at.engine.run_once()
    assert got(at, app).status is Status.QUARANTINED
    kept(at, app, "issued-other-content")


def test_an_nib_after_a_cancel_is_kept_visibly(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.office.issue(app.id, NIB, "2026-11-24", "pushed", at.clock())
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "dobel"))
    at.engine.run_once()
    assert got(at, app).status is Status.CANCELLED
    assert [r["what"] for r in life(at, app)].count("cancel-refused") == 1
    kept(at, app, "issued-after-cancel")


def test_a_refused_cancel_is_seen_on_the_application(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "dobel"))
    at.link.bend = lambda a: replace(
        a, results=tuple(replace(r, verdict="denied", reason="sudah terbit") for r in a.results)
    )
    at.engine.run_once()
    after = got(at, app)
    assert (after.status, after.problem, after.problem_text) == (
        Status.CANCELLED, "cancel-refused", "sudah terbit",
    )  # fmt: skip
    whats = [r["what"] for r in life(at, app)]
    assert [w for w in whats if "refused" in w] == ["cancel-refused"]


def test_a_training_nib_never_lands_in_a_live_home(at: Bench, tmp_path: Path) -> None:
    [app] = ready(at.store)
    with closing(OfficeStore.open_or_create(tmp_path / "live", PASSPHRASE)) as live:
        at.go_live(live)
        at.engine.run_once()
        at.link.bend = news(issued(app, via="training"))
        at.engine.run_once()
    assert got(at, app).status is Status.ACCEPTED
    kept(at, app, "issued-training")


def test_another_nib_for_an_issued_one_is_seen(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.link.bend = news(issued(app), issued(app, seq=2, nib="9999999999999"))
    at.engine.run_once()
    after = got(at, app)
    assert (after.nib, after.problem) == (NIB, "issued-other-nib")


def test_a_malformed_update_is_noted_and_passed(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    odd = Update(1, "malformed: revision", app.id, 0, "")
    at.link.bend = news(odd, issued(app, seq=2))
    report = at.engine.run_once()
    assert (report.settled.issued, report.settled.ignored) == (1, 1)
    assert "update-not-applied" in [r["what"] for r in life(at, app)]
