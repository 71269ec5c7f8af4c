"""The queue: its filters, its pace, and a large window with the life line at the right."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Status
from operator_tui.core.times import stamp
from operator_tui.delivery.measure import Pace
from operator_tui.store import applications, channels, listing, outbox
from operator_tui.store.store import Store, Tx
from operator_tui.ui import queue_filters
from tests.conftest import fixed_clock
from tests.making import draft, in_every_status, many, ready
from tests.test_screens import burst, running, shown, until


async def test_f4_goes_from_all_to_mine_to_unsent_to_each_state(
    store: Store, tmp_path: Path
) -> None:
    in_every_status(store)
    words = [
        "semua",
        "perlu saya",
        "belum terkirim",
        "draf",
        "siap",
        "mengirim",
        "belum pasti",
        "diterima",
    ]
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        for word in words:
            await until(pilot, lambda word=word: f"status: {word} (F4)" in shown(app))  # type: ignore[misc]
            burst(app, "<f4>")


def test_mine_has_what_needs_a_hand_and_drafts_that_were_forgotten(store: Store) -> None:
    apps = in_every_status(store)
    fresh = draft(store, 11)
    store.do(
        lambda tx: tx.db.execute(
            "UPDATE applications SET updated_at = ? WHERE seq = ?",
            [stamp(fixed_clock() - timedelta(hours=2)), apps[Status.DRAFT].seq],
        )
    )
    wanted = queue_filters.wanted(queue_filters.MINE, "", fixed_clock())
    found = set(store.read(lambda db: listing.seqs(db, wanted)))
    states = (Status.UNKNOWN, Status.RETURNED, Status.QUARANTINED, Status.DRAFT)
    assert found == {apps[status].seq for status in states}
    assert fresh.seq not in found
    name = apps[Status.DRAFT].name.split()[0]
    typed = queue_filters.wanted(queue_filters.MINE, name, fixed_clock())
    assert apps[Status.DRAFT].seq in store.read(lambda db: listing.seqs(db, typed))


async def test_row_two_says_how_long_sending_takes_and_what_of_the_data_is_used(
    store: Store, tmp_path: Path
) -> None:
    ready(store, 11)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "11 belum terkirim" in shown(app))
        assert "kirim 11" not in shown(app)
        pace = Pace(waiting=11, drain_s=245.0, used_bytes=1_200_000, budget_bytes=50_000_000)
        app.session.pace = pace
        title = shown(app).splitlines()[1]
        assert title.startswith("ANTREAN  11   □11")
        assert title.endswith("kirim 11: ± 4 mnt · kuota 1,2/50 MB") and len(title) == 80
        app.session.pace = replace(pace, drain_s=None)
        assert shown(app).splitlines()[1].endswith("  kuota 1,2/50 MB")
        app.session.pace = Pace(
            drain_s=0.0
        )  # nothing waits for a batch: all eleven wait for a person
        assert "kirim" not in shown(app).splitlines()[1]


async def test_counts_of_every_state_leave_the_pace_what_room_there_is(
    store: Store, tmp_path: Path
) -> None:
    in_every_status(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "×1" in shown(app))
        app.session.pace = Pace(
            waiting=3, drain_s=245.0, used_bytes=1_200_000, budget_bytes=50_000_000
        )
        title = shown(app).splitlines()[1]
        assert "○1 □1 ►1 ?1 √1 ◄1 #1 ■1 ×1" in title and "± 4 mnt" in title
        assert len(title) <= 80 and not title.endswith("…")


async def test_a_large_window_has_the_life_line_of_the_row_on_which_the_mark_rests(
    store: Store, tmp_path: Path
) -> None:
    apps = in_every_status(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "○ draf" in shown(app))
        await until(pilot, lambda: f"{apps[Status.DRAFT].label} " in shown(app).split("Umur")[1])
        burst(app, *["<down>"] * 8)
        first = apps[Status.ACCEPTED]
        await until(pilot, lambda: f"{first.ref} " in shown(app))
        rows = shown(app).splitlines()
        assert len(rows) == 40 and max(map(len, rows)) <= 120
        assert "Oleh" in rows[4] and "KBLI" in rows[4]
        [marked] = [line for line in rows if line.startswith(" > ")]
        assert first.kbli in marked and " K" in marked[70:84]
        assert "kiriman 1, 4 permohonan" in shown(app)


async def test_the_left_arrow_opens_the_record_of_sending(store: Store, tmp_path: Path) -> None:
    ready(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<left>")
        await until(pilot, lambda: "KIRIMAN" in shown(app))
        app.session.pace = Pace(
            goodput_up=12_400, goodput_down=120_000, round_trip_ms=820, drain_s=245
        )
        app.paint_soon()
        measured = "naik 12,4 kB/dtk · turun 120,0 kB/dtk · bolak-balik 820 md · ± 4 mnt lagi"
        await until(pilot, lambda: measured in shown(app))
        app.session.pace = Pace(round_trip_ms=820)
        app.paint_soon()
        await until(pilot, lambda: measured not in shown(app))
        assert "bolak-balik 820 md" in shown(app) and "/dtk" not in shown(app)


async def test_a_row_whose_state_changes_keeps_its_place_and_the_mark(
    store: Store, tmp_path: Path
) -> None:
    apps = ready(store, 5)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<down>", "<down>")
        await until(pilot, lambda: f" > {apps[2].ref[-4:]}" in shown(app))
        before = [line[3:20] for line in shown(app).splitlines()[5:10]]
        store.do(lambda tx: applications.cancel(tx, apps[2].seq, "pulang"))
        app.recount()
        await until(pilot, lambda: "× batal" in shown(app))
        assert [line[3:20] for line in shown(app).splitlines()[5:10]] == before
        assert f" > {apps[2].ref[-4:]}" in shown(app)


async def test_a_link_that_is_down_takes_no_row_of_each_application(
    store: Store, tmp_path: Path
) -> None:
    many(store, 3)

    def back(tx: Tx) -> None:
        [held, *_] = outbox.lease(tx, "b1", 3)
        outbox.refused(tx, held, Status.QUARANTINED, "conflict")
        outbox.give_back(tx, "b1", untouched=True, problem="unreached")

    store.do(back)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "3 dari 3" in shown(app))
        await until(pilot, lambda: "isi lain" in shown(app))
        assert "□ siap" in shown(app) and "tidak tercapai" not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_wrong_with_a_row_is_said_whole(
    size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    """Two rows of it: its end had said what to do, and was cut."""
    app, *_ = many(store, 12)
    words = (
        "Kode tidak sesuai uraian: pemohon membuat, bukan hanya menjual. Tanyakan lagi, lalu ubah."
    )

    def held(tx: Tx) -> None:
        [item] = [one for one in outbox.lease(tx, "b1", 12) if one.seq == app.seq]
        outbox.refused(tx, item, Status.QUARANTINED, "invalid", "kbli", words)

    store.do(held)
    async with running(store, tmp_path, gateway_url="") as (program, pilot):
        await pilot.resize_terminal(*size)
        await until(pilot, lambda: "12 dari 12" in shown(program))
        burst(program, "<end>")
        await until(pilot, lambda: f" > {app.ref[-4:]}" in shown(program))
        list_ = "".join(line[:80] for line in shown(program).splitlines())
        assert words.replace(" ", "") in list_.replace(" ", "")


async def test_enter_opens_the_form_of_what_is_written_on_and_the_details_of_all_else(
    store: Store, tmp_path: Path
) -> None:
    """SCREENS 5: a held one is looked at first, for what is in its way."""
    apps = in_every_status(store)
    async with running(store, tmp_path, gateway_url="") as (program, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(program))
        for status, app in apps.items():
            burst(program, app.ref[-4:] if app.ref else app.nik[-4:], "<enter>")
            title = "FORMULIR" if status is Status.DRAFT else "PERBAIKI"
            written = status in (Status.DRAFT, Status.RETURNED)
            wanted = title if written else "RINCIAN"
            await until(pilot, lambda wanted=wanted: wanted in shown(program).splitlines()[1])
            burst(program, "<escape>", "<escape>")
            await until(pilot, lambda: "ANTREAN" in shown(program).splitlines()[1])
            burst(program, "<escape>")
            await until(pilot, lambda: f"{len(apps)} dari {len(apps)}" in shown(program))


async def test_a_row_out_of_sight_whose_state_changed_is_shown_as_it_is(
    store: Store, tmp_path: Path
) -> None:
    oldest, *_ = many(store, 60)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "60 dari 60" in shown(app))
        store.do(lambda tx: applications.cancel(tx, oldest.seq, "pulang"))
        app.recount()
        await until(pilot, lambda: "×1" in shown(app))
        burst(app, "<end>")
        await until(pilot, lambda: f" > {oldest.ref[-4:]}" in shown(app))
        assert "× batal" in shown(app)


def test_the_channel_of_an_application_is_the_last_one_it_went_by(store: Store) -> None:
    one, two, three = many(store, 3)
    store.do(lambda tx: outbox.lease(tx, "b1", 2))
    store.do(lambda tx: tx.db.execute("UPDATE batches SET channel = 'bundle' WHERE id = 'b1'"))
    store.do(lambda tx: outbox.give_back(tx, "b1", untouched=False, problem="cut"))
    store.do(lambda tx: outbox.lease(tx, "b2", 1))
    found = store.read(lambda db: channels.of(db, [one.seq, two.seq, three.seq]))
    assert found == {one.seq: "office", two.seq: "bundle"}
