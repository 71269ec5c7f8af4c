"""What a laptop makes of an NIB that OSS confirmed at the office after it had been typed by hand."""

from operator_tui.core.lifecycle import Status
from operator_tui.office import telling
from operator_tui.store import applications, decisions, journal
from tests.links import Bench
from tests.making import ready

NIB = "1234567890123"
AT = "2026-11-24T04:00:00.000Z"


def test_a_typed_nib_that_oss_knows_becomes_verified_once_and_is_no_second_issue(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.office.issue(app.id, NIB, "2026-11-20", "typed", at.clock())
    assert at.engine.run_once().settled.issued == 1

    def now() -> applications.Application:
        return at.store.read(lambda db: applications.get(db, app.seq))

    assert now().status is Status.ISSUED and not now().nib_verified
    assert at.office.write(lambda db: telling.confirm(db, app.id, NIB, AT, "2026-11-21"))
    told = at.engine.run_once().settled
    assert (told.issued, told.ignored) == (0, 0)
    assert (now().nib_verified, now().nib_date, now().nib_via) == (True, "2026-11-21", "typed")
    assert [e["what"] for e in at.store.read(lambda db: journal.of(db, app.id))].count(
        "nib-verified"
    ) == 1
    assert not at.office.write(lambda db: telling.confirm(db, app.id, NIB, AT))
    assert not at.office.write(lambda db: telling.confirm(db, app.id, "9234567890123", AT))


def test_an_nib_that_oss_froze_is_said_on_its_application_until_it_runs_again(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    nib = "1234567890777"
    at.office.issue(app.id, nib, "2026-11-20", "pushed", at.clock(), verified=True)
    at.engine.run_once()

    def told(what: str) -> int:
        return at.office.write(lambda db: telling.stop(db, nib, what, AT))

    def problem() -> str:
        at.engine.run_once()
        now = at.store.read(lambda db: applications.get(db, app.seq))
        assert (now.status, now.nib) == (Status.ISSUED, nib)
        return now.problem

    assert told("active") == 0
    assert [told("frozen"), told("frozen")] == [1, 0]
    assert problem() == "nib-frozen"
    assert told("revoked") == 1
    assert problem() == "nib-revoked"
    assert told("active") == 1
    assert problem() == ""
    states = [
        e["detail"]["state"]
        for e in at.store.read(lambda db: journal.of(db, app.id))
        if e["what"] == "nib-stopped"
    ]
    assert states == ["frozen", "revoked", "active"]


def test_news_of_an_nib_that_is_another_by_now_is_noted_and_changes_nothing(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.office.issue(app.id, "1234567890888", "2026-11-20", "typed", at.clock())
    at.office.write(lambda db: telling.stop(db, "1234567890888", "frozen", AT))
    at.engine.run_once()
    at.store.do(lambda tx: decisions.wrong_nib(tx, app.seq, "NIB tetangganya"))
    at.office.write(lambda db: telling.stop(db, "1234567890888", "revoked", AT))
    assert at.engine.run_once().settled.ignored == 1
    now = at.store.read(lambda db: applications.get(db, app.seq))
    assert (now.status, now.problem) == (Status.ACCEPTED, "")
