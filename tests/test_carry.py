"""What the next applicant's form begins with, and what it doesn't."""

from pathlib import Path

from operator_tui import forms
from operator_tui.core.entry import Entry
from operator_tui.reference.lookups import Lookups
from operator_tui.store import listing
from operator_tui.store.store import Store
from operator_tui.ui.carry import CarryOver
from tests.conftest import fixed_clock
from tests.making import draft
from tests.test_screens import burst, running, shown, until

NIB = forms.load("nib")
NIK, OTHER_NIK = "3210035704880001", "3210035804880002"
CARRIED = "seperti pemohon sebelumnya"


def entry(texts: dict[str, str], visited: set[str] | None = None) -> Entry:
    found = Entry.open(NIB, Lookups("Cikijing"), fixed_clock().date(), "2020", texts)
    found.visited |= visited or set()
    return found


def test_a_field_the_applicant_before_left_empty_carries_nothing() -> None:
    carry = CarryOver()
    carry.left(entry({"birthplace": "CIAMIS"}))
    carry.left(entry({"nik": NIK}, {"birthplace"}))
    assert "birthplace" not in carry.texts("nib")


def test_a_field_that_wasnt_come_to_takes_nothing_away() -> None:
    carry = CarryOver()
    carry.left(entry({"birthplace": "CIAMIS"}))
    carry.left(entry({"nik": NIK}))
    assert carry.texts("nib")["birthplace"] == "CIAMIS"


async def test_a_draft_gone_on_with_offers_again_what_was_carried_into_it(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", NIK, *["<enter>"] * 5, "CIAMIS", "<enter>", "<ctrl+n>")
        burst(app, OTHER_NIK, *["<enter>"] * 5, "GARUT", "<enter>", "<up>", "<ctrl+o>")
        await until(pilot, lambda: "D-002 tersimpan" in shown(app))
        app.open_screen("form", seq=max(a.seq for a in store.read(listing.drafts)))
        await until(pilot, lambda: "GARUT" in shown(app) and "CIAMIS" in shown(app))
        burst(app, "<ctrl+r>")
        await until(pilot, lambda: CARRIED in shown(app))
        assert "GARUT" not in shown(app)


async def test_esc_says_where_it_leads(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>")
        await until(pilot, lambda: "Esc antrean" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: "tampil" in shown(app))
        app.open_screen("desk")
        await until(pilot, lambda: "LOKET" in shown(app))
        burst(app, "<ctrl+n>")
        await until(pilot, lambda: "FORMULIR" in shown(app))
        assert "Esc kembali" in shown(app)
        burst(app, "<escape>")
        await until(pilot, lambda: "LOKET" in shown(app))


async def test_esc_in_a_field_that_the_read_back_opened_says_that_it_leads_back(
    store: Store, tmp_path: Path
) -> None:
    draft(store, 12)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: "FORMULIR" in shown(app))
        assert "Esc bacakan" in shown(app)
        burst(app, "<escape>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
