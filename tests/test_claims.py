"""Who enters an application that the office holds: one laptop, or the office; and never on an old copy's word."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.delivery.protocol import Batch, Item
from operator_tui.office import acts, staff
from operator_tui.office import release as releasing
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, decisions, entries, outbox
from operator_tui.store.application import Application
from operator_tui.store.entries import Entry
from tests.conftest import TODAY
from tests.links import Bench
from tests.making import FORM, ready
from tests.sticks import Stick
from tests.test_entries import begin, held_by_office, now, waiting

DAY = date(2026, 11, 24)


def nib(at: Bench, last: int = 1) -> str:
    """One that no other test of this office has."""
    return f"{int(at.link.device[1:]):010}{last:03}"


def accepted(at: Bench) -> Application:
    [app] = ready(at.store)
    at.engine.run_once()
    return now(at.store, app)


def granted(at: Bench, app: Application) -> Entry:
    """The card of one that the office holds, open."""
    begin(at.store, app)
    at.engine.run_once()
    entry = begin(at.store, app)
    assert entry.state == entries.OPEN
    return entry


def last_batch(at: Bench, kind: str) -> Batch:
    """The newest batch that held such an item."""
    return next(b for b in reversed(at.link.batches) if any(i.kind == kind for i in b.items))


def take(at: Bench, batch: Batch, device: str = "") -> list[str]:
    """The office takes a batch; its verdicts."""
    answer = at.office.take(
        device or at.link.device, batch, at.clock(), training=True, request="late"
    )
    return [result.verdict for result in answer.results]


def test_a_late_copy_of_a_claim_takes_nothing_from_the_office_again(at: Bench) -> None:
    app = accepted(at)
    entry = granted(at, app)
    claim = last_batch(at, "claim")
    at.store.do(lambda tx: entries.give_back(tx, entry.id))
    at.engine.run_once()
    assert held_by_office(at, app)["claimed"] == 0
    assert take(at, claim) == ["accepted"]
    assert held_by_office(at, app)["claimed"] == 0


def test_a_late_copy_of_an_outcome_lets_go_no_card_that_was_opened_since(at: Bench) -> None:
    app = accepted(at)
    entry = granted(at, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "oss-down", ""))
    at.engine.run_once()
    former = last_batch(at, "outcome")
    granted(at, app)
    assert take(at, former) == ["accepted"]
    assert held_by_office(at, app)["claimed"] == 1


def test_an_outcome_that_the_office_cant_read_is_told_again_until_it_can(at: Bench) -> None:
    """Dropped, it left the office waiting for a laptop that had let go: nobody would have entered it."""
    app = accepted(at)
    entry = granted(at, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "nik-offline", ""))
    at.link.poison = lambda batch: any(item.id == app.id for item in batch.items)
    for _ in range(3):
        at.engine.step()
        at.clock.now += timedelta(hours=2)
    assert held_by_office(at, app)["claimed"] == 1
    at.link.poison = lambda _batch: False
    at.engine.run_once()
    assert held_by_office(at, app)["claimed"] == 0
    assert waiting(at.store) == []


def test_a_claim_and_an_outcome_of_another_laptop_are_refused(at: Bench) -> None:
    app = accepted(at)
    granted(at, app)
    other = at.link.device + "9"
    at.office.enrol(other, at.clock())
    for item in (
        Item("claim", app.id, 1, {"entry": 1}),
        Item("outcome", app.id, 1, {"nib": nib(at), "date": "2026-11-24", "entry": 1}),
        Item("outcome", app.id, 1, {"reason": "oss-down", "text": "", "entry": 1}),
    ):
        batch = replace(last_batch(at, "claim"), items=(item,))
        assert take(at, batch, other) == ["conflict"]
    row = held_by_office(at, app)
    assert (row["claimed"], row["status"], row["nib"]) == (1, "accepted", "")


def test_one_that_may_lie_at_the_office_is_asked_of_it_after_the_look_up(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.plan = ["cut"]
    at.engine.step()
    entry = begin(at.store, app)
    assert (entry.state, now(at.store, app).status) == (entries.OPEN, Status.UNKNOWN)
    at.store.do(lambda tx: entries.looked_up(tx, entry.id, "tidak ada"))
    assert begin(at.store, app).state == entries.CLAIMING
    with pytest.raises(Refused) as told:
        at.store.do(lambda tx: entries.issued(tx, entry.id, nib(at), DAY))
    assert told.value.key == "ossentry.not-granted"
    at.engine.run_once()
    again = begin(at.store, app)
    assert (again.id, again.state, again.claimed) == (entry.id, entries.OPEN, True)
    assert bool(again.looked_at)
    assert now(at.store, app).status is Status.ACCEPTED
    assert held_by_office(at, app)["claimed"] == 1


def test_one_found_not_to_be_in_oss_by_f4_is_asked_of_the_office_too(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.plan = ["lost"]
    at.engine.step()
    at.store.do(lambda tx: decisions.not_found(tx, app.seq, "tidak ada"))
    assert begin(at.store, app).state == entries.CLAIMING
    assert waiting(at.store) == [("application", "waiting"), ("claim", "waiting")]
    at.engine.run_once()
    assert begin(at.store, app).state == entries.OPEN


def test_while_a_withdrawn_claim_may_be_on_its_way_no_other_is_made(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.plan = ["lost", "lost"]
    at.engine.step()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.looked_up(tx, entry.id, "tidak ada"))
    at.engine.step()
    at.store.do(lambda tx: entries.give_back(tx, entry.id))
    with pytest.raises(Refused) as told:
        begin(at.store, app)
    assert told.value.key == "ossentry.office-first"
    at.engine.run_once()
    row = held_by_office(at, app)
    assert (row["claimed"], row["note"], now(at.store, app).status) == (0, "", Status.ACCEPTED)
    assert granted(at, app).claimed


def test_the_same_nib_told_by_both_is_no_refusal(at: Bench) -> None:
    app = accepted(at)
    entry = granted(at, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, nib(at), DAY))
    at.office.issue(app.id, nib(at), "2026-11-24", "pushed", at.clock(), verified=True)
    at.engine.run_once()
    told = now(at.store, app)
    assert (told.status, told.problem, told.nib_verified) == (Status.ISSUED, "", True)
    assert waiting(at.store) == []


def test_a_denied_claim_says_why_and_leaves_the_application_to_the_office(at: Bench) -> None:
    app = accepted(at)
    begin(at.store, app)
    at.office.give_back(app.id, "kbli", "Kode tidak sesuai.", "Wiwin", at.clock())
    at.engine.run_once()
    last = at.store.read(lambda db: entries.last(db, app.seq))
    assert last is not None
    assert (last.state, last.outcome) in {("ended", "denied"), ("ended", "overtaken")}
    assert now(at.store, app).status is Status.RETURNED


def test_a_claim_of_a_revoked_laptop_is_given_back_by_the_office_and_noted(at: Bench) -> None:
    app = accepted(at)
    entry = granted(at, app)
    device = at.link.device

    def release() -> list[str]:
        return at.office.write(lambda db: releasing.release(db, device, "Wiwin", at.clock()))

    with pytest.raises(Refused) as told:
        release()
    assert told.value.key == "staff.release-welcome"
    at.office.write(lambda db: staff.revoke(db, device, "Wiwin", at.clock()))
    assert release() == [app.ref]
    assert release() == []
    row = held_by_office(at, app)
    assert (row["claimed"], "cari NIK-nya di OSS dulu" in str(row["note"])) == (0, True)
    done = [act for act in at.office.read(acts.all_of) if act["what"] == "released"]
    assert [act["subject"] for act in done] == [app.id]
    at.office.issue(app.id, nib(at), "2026-11-24", "typed", at.clock())
    # The laptop is found again: what it was entering is over, and it learns the NIB.
    at.office.enrol(device, at.clock())
    at.store.do(lambda tx: entries.failed(tx, entry.id, "oss-down", ""))
    at.engine.run_once()
    assert now(at.store, app).nib == nib(at)
    assert waiting(at.store) == []


def test_a_wrong_nib_of_one_that_never_left_is_ready_again_and_goes_out(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, nib(at), DAY))
    at.store.do(lambda tx: decisions.wrong_nib(tx, app.seq, "salah ketik"))
    assert now(at.store, app).status is Status.READY
    at.engine.run_once()
    row = held_by_office(at, app)
    assert (row["status"], row["nib"], now(at.store, app).status) == (
        "accepted", "", Status.ACCEPTED,
    )  # fmt: skip


def test_an_nib_isnt_called_wrong_while_it_is_on_its_way(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, nib(at), DAY))
    at.store.do(lambda tx: outbox.lease(tx, "b", 5))
    with pytest.raises(Refused) as told:
        at.store.do(lambda tx: decisions.wrong_nib(tx, app.seq, "salah ketik"))
    assert told.value.key == "ossentry.sending"
    at.store.do(lambda tx: outbox.give_back(tx, "b", untouched=False, problem="cut"))
    at.store.do(lambda tx: decisions.wrong_nib(tx, app.seq, "salah ketik"))
    assert now(at.store, app).status is Status.UNKNOWN


def test_one_that_got_no_answer_in_oss_can_be_cancelled_and_leaves_nothing_waiting(
    at: Bench,
) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "no-answer", ""))
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))
    at.engine.run_once()
    assert (waiting(at.store), held_by_office(at, app)) == ([], {})


def test_no_answer_given_back_unseen_stays_out_of_every_batch_and_keeps_its_reason(
    at: Bench,
) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "no-answer", "berputar"))
    again = begin(at.store, app)
    at.store.do(lambda tx: entries.give_back(tx, again.id))
    at.engine.run_once()
    told = now(at.store, app)
    assert (told.status, told.problem, told.problem_text) == (
        Status.UNKNOWN, "entry-no-answer", "berputar",
    )  # fmt: skip
    assert not any(batch.items for batch in at.link.batches)


def test_an_outcome_of_another_entry_is_no_conflict_where_its_claim_was_denied(at: Bench) -> None:
    app = accepted(at)
    entry = granted(at, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "oss-down", ""))
    at.engine.run_once()
    again = begin(at.store, app)
    at.office.issue(app.id, nib(at), "2026-11-24", "typed", at.clock())
    at.store.do(lambda tx: outbox.lease(tx, "b", 5))
    at.store.do(lambda tx: entries.give_back(tx, again.id))
    at.store.do(lambda tx: outbox.give_back(tx, "b", untouched=False, problem="cut"))
    at.engine.run_once()
    found = at.office.read(
        lambda db: list(db.query("SELECT kind FROM conflicts WHERE id = ?", [app.id]))
    )
    assert found == []
    assert (now(at.store, app).nib, waiting(at.store)) == (nib(at), [])


def test_one_looked_up_again_while_its_claim_is_unanswered_asks_once(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.plan = ["cut", "lost"]
    at.engine.step()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.looked_up(tx, entry.id, "tidak ada"))
    at.engine.step()
    assert now(at.store, app).status is Status.UNKNOWN
    at.store.do(lambda tx: decisions.not_found(tx, app.seq, "masih tidak ada"))
    assert [kind for kind, _ in waiting(at.store)] == ["application", "claim"]
    at.engine.run_once()
    assert begin(at.store, app).state == entries.OPEN


def test_a_denied_claim_stays_denied_to_its_late_copies(at: Bench) -> None:
    app = accepted(at)
    begin(at.store, app)
    at.office.write(
        lambda db: db.execute("UPDATE applications SET status = 'returned' WHERE id = ?", [app.id])
    )
    at.engine.run_once()
    claim = last_batch(at, "claim")
    at.office.write(
        lambda db: db.execute("UPDATE applications SET status = 'accepted' WHERE id = ?", [app.id])
    )
    assert take(at, claim) == ["denied"]
    assert held_by_office(at, app)["claimed"] == 0
    assert granted(at, app).claimed


def test_one_that_needs_another_kbli_is_entered_by_nobody_until_that_comes(at: Bench) -> None:
    app = accepted(at)
    entry = granted(at, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "kbli", "tidak tersedia"))
    at.engine.run_once()
    assert held_by_office(at, app)["status"] == "returned"
    with pytest.raises(Refused):
        at.office.issue(app.id, nib(at), "2026-11-24", "typed", at.clock())
    at.store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    at.engine.run_once()
    row = held_by_office(at, app)
    assert (row["status"], row["revision"], row["claimed"]) == ("accepted", 2, 0)


@pytest.mark.parametrize("fault", ["lost", "cut"])
def test_an_nib_found_after_a_claim_was_withdrawn_reaches_the_office_all_the_same(
    at: Bench, fault: str
) -> None:
    [app] = ready(at.store)
    at.link.plan = ["cut", "lost", fault]
    at.engine.step()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.looked_up(tx, entry.id, "tidak ada"))
    at.engine.step()
    at.store.do(lambda tx: entries.give_back(tx, entry.id))
    at.engine.step()
    assert now(at.store, app).status is Status.UNKNOWN
    at.store.do(lambda tx: decisions.found(tx, app.seq, nib(at), DAY))
    at.engine.run_once()
    row = held_by_office(at, app)
    assert (row["status"], row["nib"]) == ("issued", nib(at))
    assert (now(at.store, app).problem, waiting(at.store)) == ("", [])
    found = at.office.read(
        lambda db: list(db.query("SELECT kind FROM conflicts WHERE id = ?", [app.id]))
    )
    assert found == []


def test_a_bundle_takes_nothing_that_is_on_a_card_and_what_it_took_is_looked_up_first(
    at: Bench, tmp_path: Path
) -> None:
    usb = Stick(at, tmp_path / "stick")
    held, other = ready(at.store, 2)
    card = begin(at.store, held)
    usb.to_office(path := usb.written())
    assert (held_by_office(at, held), held_by_office(at, other)["status"]) == ({}, "accepted")
    assert now(at.store, other).status is Status.UNKNOWN
    left = begin(at.store, other)
    with pytest.raises(Refused) as told:
        at.store.do(lambda tx: entries.failed(tx, left.id, "oss-down", ""))
    assert told.value.key == "ossentry.look-up-first"
    usb.take(path)
    assert now(at.store, other).status is Status.UNKNOWN
    at.store.do(lambda tx: entries.looked_up(tx, left.id, "tidak ada"))
    at.store.do(lambda tx: entries.issued(tx, card.id, nib(at), DAY))
    again = usb.export()
    assert sum(one.items for one in again) == 4
    for one in again:
        usb.to_office(one.path)
        usb.take(one.path)
    assert (held_by_office(at, held)["nib"], held_by_office(at, other)["claimed"]) == (nib(at), 1)
    assert begin(at.store, other).state == entries.OPEN
    assert waiting(at.store) == []
