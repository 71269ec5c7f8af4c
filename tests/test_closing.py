"""The four counts: made to disagree in each way, each found; explained, sealed, and never rewritten."""

# ruff: noqa: S608  the statements are the tests own

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from operator_tui.core.counts import (
    Count,
    Counted,
    Difference,
    Given,
    differences,
    same_seal,
    short_seal,
)
from operator_tui.core.errors import OperatorError, Refused
from operator_tui.core.lifecycle import Status
from operator_tui.reports.closing import (
    Counts,
    Verdict,
    close,
    hands_of,
    read_counts,
    sheet_of,
    told,
    verify,
)
from operator_tui.reports.day import day_summary
from operator_tui.reports.late import late_of, late_words
from operator_tui.store import (
    applications,
    closing,
    entries,
    events,
    hand_counts,
    journal,
    outbox,
    print_jobs,
    prints,
    updates,
)
from operator_tui.store.application import Application
from operator_tui.store.closing import Closed
from operator_tui.store.daywindow import Window
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY, fixed_clock
from tests.making import draft, ready

DAY = TODAY.isoformat()


def counts(store: Store, day: date = TODAY) -> Counts:
    return store.read(lambda db: read_counts(db, day, "2026-11-24T03:00:00.000Z"))


def sent(store: Store, apps: list[Application]) -> None:
    """The office has them."""

    def deliver(tx: Tx) -> None:
        wanted = {app.seq for app in apps}
        for item in outbox.lease(tx, f"b{min(wanted)}", 99):
            if item.seq in wanted:
                outbox.accepted(tx, item, f"K-{item.seq:06}", tx.at)
        outbox.give_back(tx, f"b{min(wanted)}", untouched=True, problem="cut")

    store.do(deliver)


def printed(store: Store, apps: list[Application]) -> None:
    for app in apps:
        store.do(lambda tx, app=app: prints.record(tx, app.seq, "receipt"))  # type: ignore[misc]


def paper(store: Store, n: int, day: str = DAY) -> None:
    store.do(lambda tx: closing.count_paper(tx, day, n))


def test_an_nib_typed_here_proves_nothing_of_the_office(store: Store) -> None:
    """It was counted as accepted there, though the application had never left."""
    [app] = ready(store)
    entry = store.do(lambda tx: entries.begin(tx, app.seq))
    store.do(lambda tx: entries.issued(tx, entry.id, "1299000012345", TODAY))
    printed(store, [app])
    paper(store, 1)
    assert [(d.what, d.seq) for d in counts(store).differences] == [(Count.OFFICE, app.seq)]
    sent(store, [app])
    assert counts(store).differences == ()


def agreeing(store: Store, n: int = 3) -> list[Application]:
    """So many applications that all four counts have."""
    apps = ready(store, n)
    printed(store, apps)
    sent(store, apps)
    paper(store, n)
    return apps


def sealed(store: Store, day: date = TODAY, who: str = "Nani Suryani") -> Closed:
    return store.do(lambda tx: close(tx, day, who, "Dede"))


def explain(store: Store, one: Difference, reason: str = "dicek besok", day: str = DAY) -> None:
    store.do(
        lambda tx: closing.explain(tx, day, one.what, one.seq, one.amount, reason), "Dede Kurnia"
    )


def shape(found: Counts) -> list[tuple[str, str, int]]:
    return [(one.what.value, one.ref[-4:], one.amount) for one in found.differences]


def test_a_day_on_which_all_agrees_is_sealed_at_once(store: Store) -> None:
    apps = agreeing(store)
    found = counts(store)
    assert found.four == (3, 3, 3, 3, 0)
    assert found.differences == ()
    done = sealed(store)
    head = store.read(journal.head)
    assert done.seal.replace("-", "") == head[:12]
    assert (done.supervisor, done.witness, done.by) == ("Nani Suryani", "Dede", "Siti")
    sheet = sheet_of(done)
    assert sheet["counts"] == {
        "paper": 3,
        "applications": 3,
        "printed": 3,
        "accepted": 3,
        "late": 0,
    }
    assert sheet["summary"]["applications"] == 3
    assert [name for app in apps for name in (app.name, app.nik) if name in done.sheet] == []


@pytest.mark.parametrize(("n", "amount"), [(4, 1), (2, -1), (0, -3)])
def test_paper_too_many_or_too_few(store: Store, n: int, amount: int) -> None:
    agreeing(store)
    paper(store, n)
    assert shape(counts(store)) == [("paper", "", amount)]


def test_an_application_without_a_receipt(store: Store) -> None:
    apps = ready(store, 3)
    sent(store, apps)
    printed(store, apps[:2])
    printed(store, apps[:1])  # a copy doesn't count
    paper(store, 3)
    assert counts(store).four == (3, 3, 2, 3, 0)
    assert shape(counts(store)) == [("printed", "0003", 1)]


@pytest.mark.parametrize(
    ("state", "n"), [("waiting", 1), ("dropped", 1), ("sent", 2), ("printed", 2)]
)
def test_a_receipt_that_still_waits_for_the_printer_is_in_nobodys_hand(
    store: Store, state: str, n: int
) -> None:
    first, second = ready(store, 2)
    printed(store, [first])
    store.clock = lambda: fixed_clock() + timedelta(minutes=1)

    def keep(tx: Tx) -> None:
        prints.record(tx, second.seq, "receipt")
        job = print_jobs.Job("receipt", f"receipt:{second.seq}", second.ref, "a4-4", 1, 1, "lp")
        kept = print_jobs.add(tx, job, b"x")
        if state != "waiting":
            print_jobs.move(tx, kept, state)

    store.do(keep)
    paper(store, 2)
    assert counts(store).four.printed == n
    day = day_summary(store)
    assert day.printed == {"receipt": n}


@pytest.mark.parametrize("fate", [Status.READY, Status.UNKNOWN, Status.QUARANTINED, Status.SENDING])
def test_an_application_that_the_office_does_not_have(store: Store, fate: Status) -> None:
    apps = ready(store, 2)
    printed(store, apps)
    paper(store, 2)

    def deliver(tx: Tx) -> None:
        first, second = outbox.lease(tx, "b1", 2)
        outbox.accepted(tx, first, "K-000001", tx.at)
        if fate is Status.QUARANTINED:
            outbox.refused(tx, second, fate, "conflict")
        elif fate is not Status.SENDING:
            outbox.give_back(tx, "b1", untouched=fate is Status.READY, problem="cut")

    store.do(deliver)
    found = counts(store)
    assert found.four == (2, 2, 2, 1, 0)
    assert shape(found) == [("office", "0002", 1)]
    assert found.differences[0].status == fate.value


def test_one_that_was_sent_back_was_at_the_office_until_it_is_made_anew(store: Store) -> None:
    [app] = agreeing(store, 1)
    store.do(lambda tx: updates.returned(tx, app.id, 1, "kbli", "Lihat lagi.", "Bu Wiwin"))
    assert counts(store).differences == ()
    from tests.test_operators import Desk

    Desk(store).mend("Siti", app.seq)
    assert shape(counts(store)) == [("office", "0001", 1)]


def test_a_cancelled_one_explains_itself(store: Store) -> None:
    apps = agreeing(store)
    extra = ready(store, 1, first=4)[0]
    store.do(lambda tx: applications.cancel(tx, extra.seq, "mengurus sendiri"), "Dede Kurnia")
    paper(store, 4)
    found = counts(store)
    assert found.four == (4, 4, 3, 3, 0)
    assert shape(found) == [("printed", "0004", 1), ("office", "0004", 1)]
    assert {(one.reason, one.by) for one in found.differences} == {
        ("mengurus sendiri", "Dede Kurnia")
    }
    assert found.open == []
    assert len(apps) == 3


def test_a_row_that_the_journal_does_not_know(store: Store) -> None:
    apps = agreeing(store)
    store.do(
        lambda tx: tx.db.execute("UPDATE applications SET id = 'x' WHERE seq = ?", [apps[1].seq])
    )
    assert ("trail", "", 2) in shape(counts(store))


def test_an_explanation_holds_for_that_difference_alone(store: Store) -> None:
    agreeing(store)
    paper(store, 4)
    [one] = counts(store).differences
    explain(store, one, "satu lembar rusak")
    [given] = counts(store).differences
    assert (given.reason, given.by) == ("satu lembar rusak", "Dede Kurnia")
    paper(store, 5)
    assert [d.reason for d in counts(store).differences] == [""]
    rows = [{"seq": 1, "ref": "A", "status": Status.READY, "printed": True}]
    base = [Counted(**row) for row in rows]  # type: ignore[arg-type]
    kept = {("office", 1): Given(1, "menunggu", "Siti")}
    assert differences(1, base, 0, kept)[0].reason == "menunggu"


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (ready, "closing.no-paper"),
        (lambda store: paper(store, 9), "closing.open"),
        (lambda store: agreeing(store) and sealed(store), "closing.closed"),
    ],
)
def test_what_is_not_ready_is_not_sealed(
    store: Store, make: Callable[[Store], object], key: str
) -> None:
    make(store)
    before = store.read(journal.head)
    with pytest.raises(Refused) as refused:
        sealed(store)
    assert refused.value.key == key
    assert store.read(journal.head) == before


def test_nobody_closes_tomorrow_or_without_a_name(store: Store) -> None:
    agreeing(store)
    paper(store, 0, "2026-11-25")
    for day, who in ((TODAY + timedelta(days=1), "Nani"), (TODAY, "  ")):
        with pytest.raises(Refused):
            sealed(store, day, who)
    assert store.read(closing.all_closed) == []


def test_a_difference_with_reasons_never_blocks(store: Store) -> None:
    ready(store, 3)
    paper(store, 5)
    found = counts(store)
    assert len(found.open) == 7
    for one in found.open:
        explain(store, one)
    done = sealed(store)
    told = sheet_of(done)["differences"]
    assert len(told) == 7
    assert {(one["reason"], one["by"]) for one in told} == {("dicek besok", "Dede Kurnia")}
    assert sorted({one["ref"][-4:] for one in told}) == ["", "0001", "0002", "0003"]


def test_a_sealed_day_takes_nothing_more_and_is_never_rewritten(store: Store) -> None:
    agreeing(store)
    before = sealed(store)
    for job in (
        lambda tx: closing.count_paper(tx, DAY, 9),
        lambda tx: closing.explain(tx, DAY, Count.PAPER, 0, 1, "x"),
        lambda tx: close(tx, TODAY, "Lain"),
    ):
        with pytest.raises(Refused):
            store.do(job)  # type: ignore[arg-type]
    for table in ("closings", "closing_rows", "hand_counts", "explanations"):
        for sql in (f"UPDATE {table} SET day = 'x'", f"DELETE FROM {table}"):
            if table != "explanations":
                with pytest.raises(OperatorError):
                    store.do(lambda tx, sql=sql: tx.db.execute(sql))  # type: ignore[misc]
    assert store.read(lambda db: closing.closed(db, DAY)) == before


def test_what_comes_later_is_late_on_the_next_sheet_and_only_there(store: Store) -> None:
    apps = agreeing(store)
    first = sealed(store)
    nib = ("0000000000001", DAY, "pushed", False, False)
    store.do(lambda tx: updates.issued(tx, updates.Issued(apps[0].id, 1, *nib)))
    [after] = ready(store, 1, first=4)  # the same day, after the seal
    tomorrow = TODAY + timedelta(days=1)
    store.clock = lambda: fixed_clock() + timedelta(days=1)
    [own] = ready(store, 1, first=5)
    printed(store, [after, own])
    sent(store, [after, own])
    paper(store, 2, tomorrow.isoformat())
    found = store.read(lambda db: read_counts(db, tomorrow, "2026-11-25T03:00:00.000Z"))
    assert found.four == (2, 2, 2, 2, 1)
    assert [(row.ref, row.late) for row in found.rows] == [(after.ref, True), (own.ref, False)]
    assert [(late.ref, late.was, late.now) for late in found.late] == [
        (apps[0].ref, "accepted", "issued")
    ]
    second = sealed(store, tomorrow)
    assert [late["ref"] for late in sheet_of(second)["late"]] == [after.ref, apps[0].ref]
    assert store.read(lambda db: closing.closed(db, DAY)) == first
    assert [late_words(late) for late in sheet_of(second)["late"]] == [
        "baru, diterima",
        "diterima, kini terbit",
    ]
    third = tomorrow + timedelta(days=1)
    later = store.read(lambda db: read_counts(db, third, "2026-11-26T03:00:00.000Z"))
    assert (later.late, later.rows) == ((), ())


def test_a_receipt_that_came_out_after_the_seal_is_told_as_that(store: Store) -> None:
    """Its state is the same as on its sheet: "siap, kini siap" would say nothing."""
    [app] = ready(store, 1)
    paper(store, 1)
    for one in counts(store).open:
        explain(store, one)
    sealed(store)
    printed(store, [app])
    tomorrow = TODAY + timedelta(days=1)
    found = store.read(lambda db: read_counts(db, tomorrow, "2026-11-25T03:00:00.000Z"))
    assert [late_words(one) for one in late_of(found.rows, found.late)] == ["tanda terima dicetak"]


def test_names_of_any_length_are_sealed_as_they_are_kept(store: Store) -> None:
    agreeing(store)
    done = sealed(store, who="Nani " * 60)
    assert done.supervisor == sheet_of(done)["supervisor"]
    assert [one.wrong for one in store.read(verify)] == [""]


def test_an_empty_day_can_be_closed(store: Store) -> None:
    paper(store, 0)
    done = sealed(store)
    assert sheet_of(done)["counts"] == {
        "paper": 0,
        "applications": 0,
        "printed": 0,
        "accepted": 0,
        "late": 0,
    }


def test_drafts_and_people_left_are_said_and_go_along(store: Store) -> None:
    from operator_tui.store import intake

    agreeing(store)
    draft(store, 9)
    store.do(lambda tx: intake.add(tx, {"name": "ICIH"}))
    found = counts(store)
    assert (found.drafts, found.waiting, found.differences) == (1, 1, ())
    assert sheet_of(sealed(store))["open"] == {"drafts": 1, "waiting": 1}


def test_each_application_is_on_the_sheet_of_its_own_events_day(store: Store) -> None:
    """Half past eleven at night in Cikijing is half past midnight in Ende."""
    store.do(lambda tx: events.add(tx, "Cikijing", DAY, "x", "WIB"))
    store.do(lambda tx: events.add(tx, "Ende", DAY, "x", "WITA"))
    store.clock = lambda: datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    [here] = ready(store, 1)
    store.do(lambda tx: events.use(tx, "Ende"))
    [there] = ready(store, 1, first=2)
    for day, app in ((TODAY, here), (TODAY + timedelta(days=1), there)):
        found = store.read(lambda db, day=day: read_counts(db, day, "2026-11-24T16:30:00.000Z"))  # type: ignore[misc]
        assert [row.seq for row in found.rows] == [app.seq]


def test_the_seal_is_recomputed_and_a_change_is_found(store: Store) -> None:
    agreeing(store)
    done = sealed(store)
    assert store.read(verify) == [Verdict(DAY, done.seal)]
    assert (
        store.read(lambda db: verify(db, DAY, done.seal.upper().replace("-", " ")))[0].wrong == ""
    )
    assert (
        store.read(lambda db: verify(db, DAY, "9c41-07be-0000"))[0].wrong == "closing.verify-other"
    )
    assert store.read(lambda db: verify(db, "2026-11-23"))[0].wrong == "closing.verify-none"
    first = store.read(lambda db: journal.of(db, ""))[0]["id"]

    def meddle(sql: str) -> Callable[[Tx], None]:
        def job(tx: Tx) -> None:
            for trigger in ("closings_kept", "closings_whole", "journal_kept"):
                tx.db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            tx.db.execute(sql)

        return job

    store.do(meddle("UPDATE closings SET sheet = sheet || ' '"))
    assert store.read(verify)[0].wrong == "closing.verify-sheet"
    store.do(meddle("UPDATE closings SET sheet = rtrim(sheet, ' ')"))
    assert store.read(verify)[0].wrong == ""
    store.do(meddle("UPDATE closings SET supervisor = 'Lain'"))
    assert store.read(verify)[0].wrong == "closing.verify-sheet"
    store.do(meddle("UPDATE closings SET supervisor = 'Nani Suryani'"))
    store.do(meddle(f"UPDATE journal SET who = 'x' WHERE id = {first}"))
    [found] = store.read(verify)
    assert (found.wrong, found.row) == ("closing.verify-journal", first)


def test_a_sheet_that_is_gone_is_missed(store: Store) -> None:
    paper(store, 0)
    done = sealed(store)

    def take_away(tx: Tx) -> None:
        tx.db.execute("DROP TRIGGER closings_whole")
        tx.db.execute("DELETE FROM closings")

    store.do(take_away)
    assert store.read(verify) == [Verdict(DAY, done.seal, "closing.verify-gone")]


def test_a_seal_is_read_as_people_write_it() -> None:
    assert same_seal(" 9C41 07be-55A2", "9c41-07be-55a2")
    assert not same_seal("9c41-07be", "9c41-07be-55a2")
    assert not same_seal("", "9c41-07be-55a2")
    assert short_seal("9c4107be55a2" + "0" * 52) == "9c41-07be-55a2"


def test_the_sheet_tells_who_had_looked_before_the_paper_was_counted_and_each_count(
    store: Store,
) -> None:
    """A number that was seen is a number found again; so is one that was corrected once the others were shown."""

    def look(first: date, last: date, who: str) -> None:
        store.do(lambda tx: hand_counts.looked(tx, Window(first, last)), who)

    agreeing(store)  # counted blind
    look(TODAY, TODAY, "Nani")
    assert [tuple(hand) for hand in counts(store).hands] == [
        (3, "2026-11-24T03:00:00.000Z", "Siti", ())
    ]
    assert told(counts(store).hands) == []
    yesterday = TODAY - timedelta(days=1)
    before = store.read(journal.head)
    look(yesterday, TODAY, "Nani")
    assert store.read(journal.head) != before
    head = store.read(journal.head)
    look(yesterday, TODAY, "Nani")
    assert store.read(journal.head) == head  # the same days are noted once
    look(yesterday - timedelta(days=1), yesterday - timedelta(days=1), "Dede")  # another day
    for n in (1, 0):
        paper(store, n, yesterday.isoformat())
    done = sealed(store, yesterday)
    hands = hands_of(done)
    assert [(hand.sheets, hand.by, hand.seen) for hand in hands] == [
        (1, "Siti", ("Nani",)), (0, "Siti", ("Nani",)),
    ]  # fmt: skip
    first, second = told(hands)
    assert "Nani" in first
    assert "1 (Siti), 0 (Siti)" in second
    old = done._replace(sheet=json.dumps({"counts": {}}))
    assert hands_of(old) == ()
