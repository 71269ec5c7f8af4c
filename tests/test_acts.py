"""The acts of F4: what a person decides about an application that has left, and what the office makes of it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.core.reasons import Reason
from operator_tui.delivery.protocol import ItemKind
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, decisions, entries, journal, outbox, updates
from operator_tui.store.application import Application
from operator_tui.store.store import Store
from operator_tui.ui import acts
from operator_tui.ui.app import OperatorApp
from tests.conftest import TODAY
from tests.links import Bench
from tests.making import in_every_status, ready
from tests.test_screens import burst, running, shown, until

NIB = "0123456789012"
DAY = date(2026, 11, 24)


def now(store: Store, app: Application) -> Application:
    return store.read(lambda db: applications.get(db, app.seq))


def rows_of(store: Store, app: Application, what: str) -> list[dict[str, Any]]:
    return [r for r in store.read(lambda db: journal.of(db, app.id)) if r["what"] == what]


def unknown(at: Bench, fault: str) -> Application:
    """One that left: ``cut`` before the answer came, so the office has it; ``lost`` on the way there."""
    [app] = ready(at.store)
    at.link.plan = [fault]
    at.engine.step()
    assert now(at.store, app).status is Status.UNKNOWN
    return app


def drain(at: Bench) -> None:
    """Let the engine go on until nothing waits."""
    for _ in range(12):
        at.engine.step()
        if not at.store.read(outbox.waiting):
            return
    raise AssertionError("something waits for ever")


def held(at: Bench, app: Application) -> dict[str, Any] | None:
    return next((row for row in at.office.applications() if row["id"] == app.id), None)


async def choose(app: OperatorApp, pilot: Pilot[None], words: str) -> None:
    """Open the list of acts and take the one with these words by its number."""
    burst(app, "<f4>")
    await until(pilot, lambda: words in shown(app))
    [line] = [line for line in shown(app).splitlines() if words in line]
    burst(app, next(part for part in line.split() if part.isdecimal()))


@pytest.mark.parametrize("fault", ["cut", "lost"])
def test_one_found_in_oss_is_issued_and_the_office_learns_it_once(at: Bench, fault: str) -> None:
    app = unknown(at, fault)
    at.store.do(lambda tx: decisions.found(tx, app.seq, NIB, DAY, "NIB aktif"), "Siti")
    found = now(at.store, app)
    assert (found.status, found.nib, found.nib_date) == (Status.ISSUED, NIB, "2026-11-24")
    assert (found.nib_via, found.nib_verified, found.problem) == ("typed", False, "")
    [move] = [r for r in rows_of(at.store, app, "moved") if r["new"] == "issued"]
    assert (move["who"], move["detail"]["said"], move["detail"]["cause"]) == (
        "Siti", "NIB aktif", "looked-up",
    )  # fmt: skip
    drain(at)
    row = held(at, app)
    assert row is not None and (row["status"], row["nib"]) == ("issued", NIB)
    assert now(at.store, app) == found or now(at.store, app).status is Status.ISSUED
    assert now(at.store, app).nib == NIB


def test_what_is_told_of_one_goes_only_after_the_application_itself(at: Bench) -> None:
    app = unknown(at, "lost")
    at.store.do(lambda tx: decisions.found(tx, app.seq, NIB, DAY))
    drain(at)
    kinds = [item.kind for batch in at.link.batches for item in batch.items]
    assert kinds == [ItemKind.APPLICATION, ItemKind.OUTCOME]


def test_an_application_that_the_office_refuses_takes_no_nib_away(at: Bench) -> None:
    app = unknown(at, "lost")
    at.store.do(lambda tx: decisions.found(tx, app.seq, NIB, DAY))
    at.store.do(lambda tx: tx.db.execute("UPDATE answers SET content = '{}'"))
    drain(at)
    assert (now(at.store, app).status, now(at.store, app).nib) == (Status.ISSUED, NIB)
    assert rows_of(at.store, app, "application-refused") and rows_of(
        at.store, app, "outcome-refused"
    )


@pytest.mark.parametrize("fault", ["cut", "lost"])
def test_one_that_isnt_in_oss_goes_out_again_and_is_held_once(at: Bench, fault: str) -> None:
    app = unknown(at, fault)
    with pytest.raises(Refused):
        at.store.do(lambda tx: decisions.not_found(tx, app.seq, "  "))
    at.store.do(lambda tx: decisions.not_found(tx, app.seq, "data tidak ditemukan"))
    assert now(at.store, app).status is Status.READY
    drain(at)
    assert now(at.store, app).status is Status.ACCEPTED
    assert [row["id"] for row in at.office.applications()].count(app.id) == 1


def test_an_nib_of_somebody_else_is_refused_and_changes_nothing(at: Bench) -> None:
    one, two = ready(at.store, 2)
    at.link.plan = ["lost"]
    at.engine.step()
    at.store.do(lambda tx: decisions.found(tx, one.seq, NIB, DAY))
    with pytest.raises(Refused) as refused:
        at.store.do(lambda tx: decisions.found(tx, two.seq, NIB, DAY))
    assert refused.value.params["ref"] == one.ref
    assert now(at.store, two).status is Status.UNKNOWN


def test_one_that_may_lie_at_the_office_isnt_changed_before_the_office_answered(at: Bench) -> None:
    """A late copy of it took effect beside the changed one, and the two were in conflict for ever."""
    app = unknown(at, "cut")
    at.store.do(lambda tx: decisions.not_found(tx, app.seq, "tidak ada"))
    with pytest.raises(Refused) as refused:
        at.store.do(lambda tx: applications.reopen(tx, app.seq))
    assert refused.value.key == "store.may-lie-there"
    drain(at)
    assert (now(at.store, app).status, now(at.store, app).revision) == (Status.ACCEPTED, 1)


def test_a_held_one_is_released_as_it_is_under_the_next_revision(at: Bench) -> None:
    app = in_every_status(at.store)[Status.QUARANTINED]
    at.store.do(lambda tx: decisions.release(tx, app.seq, "kantor setuju", TODAY, TABLES), "Nani")
    again = now(at.store, app)
    assert (again.status, again.revision, again.problem) == (Status.READY, app.revision + 1, "")
    [row] = rows_of(at.store, app, "released")
    assert (row["who"], row["detail"]) == (
        "Nani", {"problem": "conflict", "reason": "kantor setuju"},
    )  # fmt: skip


def test_a_held_one_whose_form_was_changed_isnt_released_unread(store: Store) -> None:
    app = in_every_status(store)[Status.QUARANTINED]
    typed = store.read(lambda db: applications.typed(db, app.seq))
    changed = applications.Typed({**typed.texts, "trade_name": "WARUNG LAIN"}, typed.filled)
    store.do(lambda tx: applications.save(tx, app.seq, changed))
    with pytest.raises(Refused) as refused:
        store.do(lambda tx: decisions.release(tx, app.seq, "coba lagi", TODAY, TABLES))
    assert refused.value.key == "acts.changed-since"
    assert (now(store, app).status, now(store, app).revision) == (Status.QUARANTINED, app.revision)
    assert rows_of(store, app, "released") == []


def test_a_wrong_nib_is_taken_off_and_the_same_one_never_comes_back(store: Store) -> None:
    app = in_every_status(store)[Status.ISSUED]
    store.do(lambda tx: decisions.wrong_nib(tx, app.seq, "NIB tetangganya"), "Siti")
    found = now(store, app)
    assert (found.status, found.nib, found.nib_date) == (Status.ACCEPTED, "", "")
    [move] = [r for r in rows_of(store, app, "moved") if r["detail"].get("wrong")]
    assert (move["detail"]["wrong"], move["detail"]["reason"]) == (app.nib, "NIB tetangganya")
    news = updates.Issued(
        app.id, 1, app.nib, "2026-11-24", "training", verified=False, training=True
    )
    assert store.do(lambda tx: updates.issued(tx, news)) is False
    assert now(store, app).status is Status.ACCEPTED
    right = updates.Issued(app.id, 1, NIB, "2026-11-24", "training", verified=False, training=True)
    assert store.do(lambda tx: updates.issued(tx, right)) is True
    assert now(store, app).nib == NIB


@pytest.mark.parametrize("fault", ["cut", "lost"])
def test_cancelling_one_that_left_reaches_the_office_whether_it_has_it_or_not(
    at: Bench, fault: str
) -> None:
    app = unknown(at, fault)
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "tidak jadi"))
    drain(at)
    assert now(at.store, app).status is Status.CANCELLED
    assert now(at.store, app).problem == ""
    assert len(rows_of(at.store, app, "cancel-accepted")) == 1
    row = held(at, app)
    assert row is None or row["status"] == "cancelled"


def test_a_copy_that_comes_after_its_cancel_is_turned_away(at: Bench) -> None:
    app = unknown(at, "lost")
    late = at.store.read(lambda db: applications.get(db, app.seq))
    [item] = at.store.do(lambda tx: outbox.lease(tx, "late", 1))
    at.store.do(lambda tx: outbox.give_back(tx, "late", untouched=False, problem="cut"))
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "tidak jadi"))
    drain(at)
    from operator_tui.delivery.loading import make_batch

    batch = at.store.read(lambda db: make_batch(db, "late", [item], late.status_at, training=True))
    answer = at.office.take(at.link.device, batch, at.clock(), training=True, request="r")
    assert [result.verdict for result in answer.results] == ["denied"]
    assert held(at, app) is None


def test_a_cancel_that_the_office_denies_is_said_on_the_application(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    at.office.issue(app.id, NIB, "2026-11-24", "typed", at.clock())
    at.store.do(lambda tx: applications.cancel(tx, app.seq, "tidak jadi"))
    drain(at)
    found = now(at.store, app)
    assert found.status is Status.CANCELLED
    assert found.problem in ("cancel-refused", "issued-after-cancel")
    assert len(rows_of(at.store, app, "cancel-refused")) == 1
    assert NIB in str(rows_of(at.store, app, "update-not-applied")[0]["detail"])


def test_every_act_of_every_state_has_its_words(store: Store) -> None:
    from operator_tui.locale import table

    for act in acts.ACTS:
        words = table(act.room)
        assert {act.name, f"key.{act.name}"} <= set(words)
        assert act.screen or f"done.{act.name}" in words
        assert all({f"ask.{a.name}", f"hint.{a.name}"} <= set(words) for a in act.asks)
    states = {
        status: [act.name for act in acts.of(acts.Situation(app))]
        for status, app in in_every_status(store).items()
    }
    assert "cancel" not in states[Status.SENDING] + states[Status.ISSUED]
    assert {"found", "not-found", "cancel"} <= set(states[Status.UNKNOWN])
    assert states[Status.CANCELLED] == []


async def test_a_look_up_is_recorded_by_keys_and_a_slip_of_the_pen_is_seen(
    store: Store, tmp_path: Path
) -> None:
    app_ = in_every_status(store)[Status.UNKNOWN]
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        burst(app, "<f4>")
        await until(pilot, lambda: "Tindakan lain" in shown(app))
        burst(app, "1", "123", "<enter>")
        await until(pilot, lambda: "NIB terdiri dari 13 angka" in shown(app))
        burst(app, "<ctrl+u>", "0123 4567 89012", "<enter>")
        await until(pilot, lambda: "NIB lagi" in shown(app))
        assert "0123" not in shown(app)
        burst(app, "0123456789013", "<enter>")
        await until(pilot, lambda: "Dua ketikan NIB berbeda" in shown(app))
        burst(app, "<ctrl+u>", NIB, "<enter>", "25-11-2026", "<enter>")
        await until(pilot, lambda: "belum tiba" in shown(app))
        burst(app, "<ctrl+u>", "24-11-2026", "<enter>", "<enter>")
        await until(pilot, lambda: now(store, app_).status is Status.ISSUED)
        await until(pilot, lambda: "TERBIT" in shown(app) and "diberi tahu" in shown(app))
    assert now(store, app_).nib == NIB


async def test_one_that_isnt_there_is_told_with_what_oss_said(store: Store, tmp_path: Path) -> None:
    app_ = in_every_status(store)[Status.UNKNOWN]
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        burst(app, "<f4>", "<down>", "<enter>", "<enter>")
        await until(pilot, lambda: "Perlu alasan" in shown(app))
        burst(app, "data tidak ditemukan", "<enter>")
        await until(pilot, lambda: "SIAP" in shown(app))
        assert "dicari di OSS: tidak ada" in shown(app)
    assert now(store, app_).status is Status.READY


async def test_enter_right_after_an_act_does_the_step_of_the_new_state(
    store: Store, tmp_path: Path
) -> None:
    """It was held against the row as it had been: one just found missing in OSS was opened for entry there."""
    [app_] = ready(store)
    entry = store.do(lambda tx: entries.begin(tx, app_.seq))
    store.do(lambda tx: entries.failed(tx, entry.id, Reason.NO_ANSWER, ""))
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        detail = app.top
        await choose(app, pilot, "tidak ada, siap dikirim lagi")
        burst(app, "data tidak ditemukan", "<enter>", "<enter>")
        await until(pilot, lambda: "Server kantor belum diatur" in shown(app))
        assert app.top is detail
        assert "SIAP" in shown(app)
    assert now(store, app_).status is Status.READY


async def test_a_move_that_came_first_loses_nothing_that_was_typed(
    store: Store, tmp_path: Path
) -> None:
    app_ = in_every_status(store)[Status.ACCEPTED]
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        await choose(app, pilot, "Batalkan permohonan")
        burst(app, "salah orang")
        await until(pilot, lambda: "salah orang" in shown(app))
        news = updates.Issued(
            app_.id, 1, NIB, "2026-11-24", "typed", verified=False, training=False
        )
        store.do(lambda tx: updates.issued(tx, news))
        burst(app, "<enter>")
        await until(pilot, lambda: "!!" in shown(app))
        assert "salah orang" in shown(app)
    assert now(store, app_).status is Status.ISSUED
