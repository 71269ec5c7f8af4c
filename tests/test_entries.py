"""Entering an application in OSS by hand: one channel owns it, and what comes of it is told to the office."""

from datetime import date

import pytest

from operator_tui.core.errors import Refused, Unreachable
from operator_tui.core.lifecycle import Status
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, entries, journal, listing, outbox, updates
from operator_tui.store.applications import Application
from operator_tui.store.entries import Entry
from operator_tui.store.store import Store
from operator_tui.ui.queue_filters import COUNT, label, wanted
from tests.conftest import TODAY
from tests.links import Bench
from tests.making import FORM, ready

UNSENT_AT = [label(place) for place in range(COUNT)].index("screens.queue-unsent")
NIB, DAY = "1299000012345", date(2026, 11, 24)


def now(store: Store, app: Application) -> Application:
    """The application as it is now."""
    return store.read(lambda db: applications.get(db, app.seq))


def begin(store: Store, app: Application, who: str = "") -> Entry:
    """Open the card."""
    return store.do(lambda tx: entries.begin(tx, app.seq), who)


def waiting(store: Store) -> list[tuple[str, str]]:
    """What lies in the outbox: kind and state, in its order."""
    return store.read(
        lambda db: [
            (r["kind"], r["state"]) for r in db.query("SELECT kind, state FROM outbox ORDER BY id")
        ]
    )


def held_by_office(at: Bench, app: Application) -> dict[str, object]:
    """The office's own row."""
    return at.office.read(
        lambda db: next(iter(db.query("SELECT * FROM applications WHERE id = ?", [app.id])), {})
    )


def test_what_is_on_a_card_is_in_no_batch(at: Bench) -> None:
    first, other = ready(at.store, 2)
    begin(at.store, first)
    at.engine.run_once()
    assert now(at.store, first).status is Status.READY
    assert now(at.store, other).status is Status.ACCEPTED
    assert [item.id for batch in at.link.batches for item in batch.items] == [other.id]


def test_what_is_given_back_goes_out_as_if_nothing_had_been(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.give_back(tx, entry.id))
    at.engine.run_once()
    assert now(at.store, app).status is Status.ACCEPTED
    assert at.store.read(journal.first_broken) is None


def test_what_a_batch_has_opens_no_card(store: Store) -> None:
    [app] = ready(store)
    store.do(lambda tx: outbox.lease(tx, "b", 5))
    with pytest.raises(Refused) as told:
        begin(store, app)
    assert told.value.key == "ossentry.sending"
    assert now(store, app).status is Status.SENDING


def test_an_nib_of_one_that_never_left_reaches_the_office_behind_its_application(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    done = at.store.do(lambda tx: entries.issued(tx, entry.id, NIB, DAY))
    assert (done.status, done.nib, done.nib_via, done.nib_verified) == (
        Status.ISSUED, NIB, "typed", False,
    )  # fmt: skip
    at.engine.run_once()
    assert [[i.kind for i in b.items] for b in at.link.batches if b.items] == [
        ["application", "outcome"]
    ]
    office = held_by_office(at, app)
    assert (office["status"], office["nib"]) == ("issued", NIB)
    assert waiting(at.store) == []
    told = now(at.store, app)
    assert (told.status, bool(told.receipt), told.problem) == (Status.ISSUED, True, "")


@pytest.mark.parametrize("fault", ["cut", "lost", "half", "silent", "twice", "not-left", "503"])
def test_it_reaches_the_office_once_whatever_the_link_does(at: Bench, fault: str) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(
        lambda tx: entries.issued(tx, entry.id, f"12990{fault:0>8}".translate(_DIGITS), DAY)
    )
    at.link.plan = [fault]
    for _ in range(6):
        at.engine.step()
    assert held_by_office(at, app)["status"] == "issued"
    assert waiting(at.store) == []
    assert now(at.store, app).status is Status.ISSUED


_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("abcdefghijklmnopqrstuvwxyz-")}


def test_an_application_alone_in_its_batch_is_never_parted_from_its_nib(at: Bench) -> None:
    """At the size of one, to which bad links bring it, staff could else enter it between the two."""
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012346", DAY))
    assert [i.kind for i in at.store.do(lambda tx: outbox.lease(tx, "b", 1))] == [
        "application", "outcome",
    ]  # fmt: skip


def test_a_pair_that_the_office_cannot_read_ends_instead_of_going_round(at: Bench) -> None:
    apps = ready(at.store, 2)
    entry = begin(at.store, apps[0])
    at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012347", DAY))
    at.link.poison = lambda batch: any(
        i.id == apps[0].id and i.kind == "application" for i in batch.items
    )
    at.engine.run_once()
    bad, good = (now(at.store, app) for app in apps)
    assert good.status is Status.ACCEPTED
    assert (bad.status, bad.nib, bad.problem) == (Status.ISSUED, "1299000012347", "invalid")
    assert not [state for _kind, state in waiting(at.store) if state == "leased"]


def test_a_gateway_that_reads_nothing_isnt_asked_for_a_pair_without_end(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012347", DAY))
    at.link.poison = lambda _batch: True
    with pytest.raises(Unreachable):
        at.engine.run_once()
    assert now(at.store, app).status is Status.ISSUED
    at.link.poison = lambda _batch: False
    at.engine.run_once()
    assert held_by_office(at, app)["nib"] == "1299000012347"


def test_the_office_lets_go_what_it_holds_before_the_card_opens(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    entry = begin(at.store, app)
    assert entry.state == entries.CLAIMING
    at.engine.run_once()
    assert held_by_office(at, app)["claimed"] == 1
    entry = begin(at.store, app)
    assert (entry.state, entry.claimed) == (entries.OPEN, True)
    at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012348", DAY))
    at.engine.run_once()
    assert held_by_office(at, app)["nib"] == "1299000012348"


def test_a_denied_claim_ends_the_entry_and_says_why(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    begin(at.store, app)
    at.office.issue(app.id, "1299000012349", "2026-11-24", "typed", at.clock(), verified=False)
    at.engine.run_once()
    entry = at.store.read(lambda db: entries.last(db, app.seq))
    assert entry is not None
    assert entry.state == entries.ENDED
    assert now(at.store, app).nib == "1299000012349"


def test_a_failure_lets_the_office_go_on_with_what_it_holds(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    begin(at.store, app)
    at.engine.run_once()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "nik-mismatch", "NIK tidak ditemukan"))
    at.engine.run_once()
    office = held_by_office(at, app)
    assert (office["claimed"], office["note"]) == (0, "nik-mismatch: NIK tidak ditemukan")
    told = now(at.store, app)
    assert (told.status, told.problem) == (Status.ACCEPTED, "entry-nik-mismatch")
    entry = begin(at.store, app)
    at.engine.run_once()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012350", DAY))
    at.engine.run_once()
    assert held_by_office(at, app)["nib"] == "1299000012350"


def test_a_new_claim_waits_for_the_news_of_the_former_entry(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    begin(at.store, app)
    at.engine.run_once()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "oss-down", ""))
    with pytest.raises(Refused) as told:
        begin(at.store, app)
    assert told.value.key == "ossentry.office-first"


def test_no_answer_is_unknown_and_is_not_entered_again_before_it_was_looked_up(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "no-answer", "berputar terus"))
    at.engine.run_once()
    assert now(at.store, app).status is Status.UNKNOWN
    assert not any(batch.items for batch in at.link.batches)
    again = begin(at.store, app)
    with pytest.raises(Refused) as told:
        at.store.do(lambda tx: entries.failed(tx, again.id, "oss-down", ""))
    assert told.value.key == "ossentry.look-up-first"
    with pytest.raises(Refused):
        at.store.do(lambda tx: entries.looked_up(tx, again.id, "  "))
    at.store.do(lambda tx: entries.looked_up(tx, again.id, "data tidak ditemukan"))
    at.engine.run_once()
    assert now(at.store, app).status is Status.READY
    at.store.do(lambda tx: entries.issued(tx, again.id, "1299000012351", DAY))
    at.engine.run_once()
    assert held_by_office(at, app)["nib"] == "1299000012351"


def test_found_in_oss_is_issued_and_the_office_is_told_of_both(at: Bench) -> None:
    [app] = ready(at.store)
    at.link.plan = ["lost"]
    at.engine.step()
    assert now(at.store, app).status is Status.UNKNOWN
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012352", DAY))
    at.engine.run_once()
    assert held_by_office(at, app)["nib"] == "1299000012352"
    assert now(at.store, app).status is Status.ISSUED


def test_no_answer_of_what_the_office_let_go_keeps_the_claim_until_it_is_looked_up(
    at: Bench,
) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    begin(at.store, app)
    at.engine.run_once()
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.failed(tx, entry.id, "logged-out", ""))
    at.engine.run_once()
    assert held_by_office(at, app)["claimed"] == 1
    again = begin(at.store, app)
    assert again.claimed
    at.store.do(lambda tx: entries.looked_up(tx, again.id, "tidak ada"))
    at.store.do(lambda tx: entries.give_back(tx, again.id))
    at.engine.run_once()
    assert (held_by_office(at, app)["claimed"], now(at.store, app).status) == (0, Status.ACCEPTED)


def test_another_kbli_is_chosen_in_the_form_and_goes_out_as_the_next_revision(at: Bench) -> None:
    [app] = ready(at.store)
    entry = begin(at.store, app)
    back = at.store.do(lambda tx: entries.failed(tx, entry.id, "kbli", "KBLI tidak tersedia"))
    assert (back.status, back.problem_field) == (Status.RETURNED, "kbli")
    at.engine.run_once()
    assert not any(batch.items for batch in at.link.batches)
    at.store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    at.engine.run_once()
    told = now(at.store, app)
    assert (told.status, told.revision) == (Status.ACCEPTED, 2)


@pytest.mark.parametrize(
    "reason", ["oss-down", "no-signal", "nik-offline", "account-lost", "other"]
)
def test_any_other_failure_leaves_it_ready_with_its_next_step(store: Store, reason: str) -> None:
    [app] = ready(store)
    entry = begin(store, app)
    until = "2026-11-24T06:00:00.000Z"
    done = store.do(lambda tx: entries.failed(tx, entry.id, reason, "kata layar", until))
    assert (done.status, done.problem) == (Status.READY, f"entry-{reason}")
    assert done.problem_text == ("13.00" if reason in ("oss-down", "no-signal") else "kata layar")
    assert waiting(store) == [("application", "waiting")]


def test_an_nib_typed_for_one_that_never_left_is_unsent_until_the_office_has_it(at: Bench) -> None:
    app, other = ready(at.store, 2)
    at.store.do(lambda tx: applications.cancel(tx, other.seq, "pulang"))
    unsent = wanted(UNSENT_AT, "", at.clock.now)
    entry = begin(at.store, app)
    at.store.do(lambda tx: entries.issued(tx, entry.id, NIB, DAY))
    assert at.store.read(listing.counts).unsent == 1
    assert list(at.store.read(lambda db: listing.seqs(db, unsent))) == [app.seq]
    at.engine.run_once()
    assert now(at.store, app).status is Status.ISSUED
    assert at.store.read(listing.counts).unsent == 0
    assert not at.store.read(lambda db: listing.seqs(db, unsent))


def test_a_time_to_wait_for_names_its_day_where_it_isnt_today(store: Store) -> None:
    [app] = ready(store)
    entry = begin(store, app)
    until = "2026-11-25T02:00:00.000Z"
    done = store.do(lambda tx: entries.failed(tx, entry.id, "oss-down", "", until))
    assert done.problem_text == "25/11 09.00"


def test_who_holds_a_card_since_another_day_is_told_with_that_day(store: Store) -> None:
    [app] = ready(store)
    entry = begin(store, app)
    store.do(
        lambda tx: tx.db.execute("UPDATE entries SET began_at = '2026-11-23T09:40:00.000Z' WHERE id = ?", [entry.id])
    )  # fmt: skip
    with pytest.raises(Refused) as told:
        begin(store, app, "Dede")
    assert told.value.params["time"] == "23/11 16.40"


def test_what_the_screen_said_is_needed_where_no_reason_fits(store: Store) -> None:
    [app] = ready(store)
    entry = begin(store, app)
    with pytest.raises(Refused):
        store.do(lambda tx: entries.failed(tx, entry.id, "other", " "))


def test_a_card_is_one_persons_and_whoever_takes_it_over_looks_up_first(store: Store) -> None:
    [app] = ready(store)
    first = begin(store, app)
    assert begin(store, app).id == first.id
    with pytest.raises(Refused) as told:
        begin(store, app, "Dede")
    assert told.value.params == {"who": "Siti", "time": "10.00"}
    with pytest.raises(Refused):
        store.do(lambda tx: entries.issued(tx, first.id, NIB, DAY), "Dede")
    second = store.do(lambda tx: entries.take_over(tx, app.seq), "Dede")
    assert (second.by, now(store, app).status) == ("Dede", Status.UNKNOWN)
    with pytest.raises(Refused):
        store.do(lambda tx: entries.issued(tx, first.id, NIB, DAY))


@pytest.mark.parametrize("act", ["reopen", "cancel"])
def test_nobody_takes_an_application_off_a_card(store: Store, act: str) -> None:
    [app] = ready(store)
    begin(store, app)
    with pytest.raises(Refused) as told:
        if act == "reopen":
            store.do(lambda tx: applications.reopen(tx, app.seq))
        else:
            store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))
    assert told.value.key == "ossentry.held"
    assert waiting(store) == [("application", "entry")]


def test_news_of_the_office_ends_an_entry(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    begin(at.store, app)
    at.engine.run_once()
    entry = begin(at.store, app)
    news = updates.Issued(app.id, 1, "1299000012353", "2026-11-24", "pushed", True, True)
    assert at.store.do(lambda tx: updates.issued(tx, news))
    with pytest.raises(Refused) as told:
        at.store.do(lambda tx: entries.issued(tx, entry.id, "1299000012354", DAY))
    assert told.value.key == "ossentry.over"
    assert now(at.store, app).nib == "1299000012353"


def test_a_claim_that_may_have_left_is_let_go_behind_it(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    entry = begin(at.store, app)
    at.link.plan = ["cut"]
    at.engine.step()
    at.store.do(lambda tx: entries.give_back(tx, entry.id))
    assert [kind for kind, _ in waiting(at.store)] == ["claim", "outcome"]
    at.engine.run_once()
    assert (held_by_office(at, app)["claimed"], waiting(at.store)) == (0, [])
    assert now(at.store, app).status is Status.ACCEPTED


def test_an_nib_of_somebody_else_is_a_slip_of_the_pen(store: Store) -> None:
    first, other = ready(store, 2)
    entry = begin(store, first)
    store.do(lambda tx: entries.issued(tx, entry.id, NIB, DAY))
    second = begin(store, other)
    with pytest.raises(Refused) as told:
        store.do(lambda tx: entries.issued(tx, second.id, NIB, DAY))
    assert (told.value.key, told.value.params["ref"]) == ("acts.nib-taken", first.ref)


def test_where_the_card_was_left_and_how_long_it_was_open_is_kept(store: Store) -> None:
    [app] = ready(store)
    entry = begin(store, app)
    store.do(lambda tx: entries.leave(tx, entry.id, "birth_date", 65.0))
    store.do(lambda tx: entries.leave(tx, entry.id, "ktp_address", 30.0))
    again = begin(store, app)
    assert (again.place, again.seconds, again.began_at) == ("ktp_address", 95.0, entry.began_at)
