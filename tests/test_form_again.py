"""A draft opened again is as it was left: marks, cursor, reasons; and a follow-up in the same screen."""

from pathlib import Path

from operator_tui.core.checks import REASON
from operator_tui.core.filling import FROM_CARRIED
from operator_tui.store import applications, listing
from operator_tui.store.store import Store
from tests.making import ready
from tests.test_followups import begun, with_nib
from tests.test_screens import burst, running, shown, until

NIK, OTHER_NIK = "3210035704880001", "3210035804880002"


async def test_another_nik_in_a_follow_up_is_said_beside_it_and_ends_nothing(
    store: Store, tmp_path: Path
) -> None:
    follow = begun(store, with_nib(store))
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        app.open_screen("form", seq=follow.seq, focus="nik")
        await until(pilot, lambda: "HALAL" in shown(app))
        burst(app, OTHER_NIK, "<enter>")
        await until(
            pilot, lambda: f"NIK: harus sama dengan permohonan NIB: {follow.nik}" in shown(app)
        )
        burst(app, "<up>", "<ctrl+r>", "<enter>")
        await until(
            pilot,
            lambda: store.read(lambda db: applications.get(db, follow.seq)).nik == follow.nik,
        )
        assert app.return_code is None


async def test_the_cursor_is_where_it_was_also_in_the_row_of_a_reason(
    store: Store, tmp_path: Path
) -> None:
    [there] = ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", there.nik, "<enter>")
        await until(pilot, lambda: "NIK ini sudah ada" in shown(app))
        burst(app, "<shift+tab>", "memang dua", "<ctrl+o>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        [draft] = store.read(listing.drafts)
        assert store.read(lambda db: applications.typed(db, draft.seq)).focus.startswith(REASON)
        app.open_screen("form", seq=draft.seq)
        await until(pilot, lambda: "FORMULIR" in shown(app))
        burst(app, "<end>", " usaha", "<enter>")
        await until(pilot, lambda: "memang dua usaha" in shown(app))


async def test_a_draft_is_left_at_the_field_one_was_at_though_nothing_was_typed(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", NIK, "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
        burst(app, "<enter>", "<enter>", "<enter>", "<ctrl+o>")
        await until(pilot, lambda: "diparkir" in shown(app))
        [draft] = store.read(listing.drafts)
        await until(
            pilot,
            lambda: store.read(lambda db: applications.typed(db, draft.seq)).focus == "sex",
        )


async def test_typing_what_was_carried_already_takes_its_mark_away_for_good(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", NIK, *["<enter>"] * 5, "CIAMIS", "<enter>", "<ctrl+n>")
        burst(app, OTHER_NIK, *["<enter>"] * 5)
        await until(pilot, lambda: "seperti pemohon sebelumnya" in shown(app))
        burst(app, "<ctrl+o>")
        await until(pilot, lambda: "D-002 tersimpan" in shown(app))
        seq = max(a.seq for a in store.read(listing.drafts))
        assert store.read(lambda db: applications.typed(db, seq)).filled["birthplace"] == (
            FROM_CARRIED
        )
        app.open_screen("form", seq=seq)
        await until(pilot, lambda: "seperti pemohon sebelumnya" in shown(app))
        burst(app, "CIAMIS", "<ctrl+o>")
        await until(pilot, lambda: "D-002 tersimpan" in shown(app))
    assert "birthplace" not in store.read(lambda db: applications.typed(db, seq)).filled


async def test_a_village_chosen_first_makes_a_draft(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))
        burst(app, *["<enter>"] * 8, "banjaransari", "<enter>", "<ctrl+o>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
    [draft] = store.read(listing.drafts)
    assert draft.village == "Banjaransari, Cikijing"


async def test_walking_through_what_was_carried_makes_no_draft(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", NIK, *["<enter>"] * 5, "CIAMIS", "<enter>", "<ctrl+n>")
        burst(app, *["<enter>"] * 40, "<f7>", "<f2>", "<pagedown>", "<f4>", "<f4>", "<f6>")
        await until(pilot, lambda: "ANTREAN" in shown(app) and "tampil 1" in shown(app))
    assert len(store.read(listing.drafts)) == 1
