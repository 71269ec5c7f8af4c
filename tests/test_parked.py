"""Several drafts may be open: one is parked for the next person, and gone on with where it was left."""

from pathlib import Path

from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, listing
from operator_tui.store.store import Store
from tests.making import in_every_status, ready
from tests.test_screens import burst, running, shown, until


async def test_a_parked_draft_is_gone_on_with_at_its_field(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<enter>")
        burst(app, "<ctrl+n>", "3210035804880002", "<enter>", "<enter>", "<ctrl+o>")
        await until(pilot, lambda: "ANTREAN" in shown(app) and "D-002" in shown(app))
        burst(app, "<ctrl+o>")
        await until(pilot, lambda: "DRAF DIPARKIR  2" in shown(app))
        text = " ".join(shown(app).split())
        assert "ICIH 3210…0001 Tanggal lahir" in text and "3210…0002 Nama" in text
        assert "570488" not in text
        burst(app, "<down>" if text.index("ICIH") > text.index("…0002") else "<up>", "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        burst(app, "<enter>", "<enter>", "CIAMIS", "<ctrl+o>")
        await until(pilot, lambda: "D-001 tersimpan dan diparkir" in shown(app))
    assert store.read(lambda db: applications.typed(db, 1)).texts["birthplace"] == "CIAMIS"


def test_what_waits_is_drafts_and_corrections_only(store: Store) -> None:
    in_every_status(store)
    found = {app.status for app, _ in store.read(listing.parked)}
    assert found == {Status.DRAFT, Status.RETURNED, Status.QUARANTINED}


async def test_without_any_it_says_so(store: Store, tmp_path: Path) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+o>", "<enter>")
        await until(pilot, lambda: "Tidak ada draf yang diparkir" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
