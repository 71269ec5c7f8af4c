"""What the program fills in: from the NIK, from a village, from the applicant before; never over what was typed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.core.entry import Entry
from operator_tui.core.filling import (
    FROM_CARRIED,
    FROM_DEFAULT,
    FROM_DESK,
    FROM_LIST,
    FROM_NIK,
    FROM_VILLAGE,
)
from operator_tui.core.text import clean
from operator_tui.reference import regions
from operator_tui.reference.lookups import Lookups
from operator_tui.store import applications, listing
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from tests.making import sample_rows
from tests.test_screens import burst, form_keys, running, shown, until

TODAY = date(2026, 11, 24)
NIK, OTHER_NIK = "3210035704880001", "3210035804880001"
BEFORE = {"birthplace": "MAJALENGKA", "ktp_village": "Banjaransari, Cikijing"}


def form(carried: dict[str, str] | None = None) -> Entry:
    return Entry.open(forms.load("nib"), Lookups("Cikijing"), TODAY, "2020", carried=carried)


def type_in(entry: Entry, name: str, text: str) -> None:
    entry.go(name)
    assert entry.focus == name
    entry.press("ctrl+u")
    entry.insert(text)
    entry.step(1)


def test_a_new_form_begins_with_what_the_applicant_before_had() -> None:
    entry = form(BEFORE)
    assert entry.filled["birthplace"] == entry.filled["ktp_village"] == FROM_CARRIED
    assert (entry.texts["ktp_district"], entry.filled["ktp_district"]) == ("Cikijing", FROM_VILLAGE)
    assert entry.texts["place_village_code"]
    assert not entry.anything_typed()


def test_typing_replaces_what_was_carried_and_ctrl_r_brings_it_back() -> None:
    entry = form(BEFORE)
    entry.go("birthplace")
    entry.insert("CIAMIS")
    entry.step(1)
    assert entry.texts["birthplace"] == "CIAMIS" and "birthplace" not in entry.filled
    entry.go("birthplace")
    assert entry.offer() == "MAJALENGKA" and entry.restore()
    assert (entry.texts["birthplace"], entry.filled["birthplace"]) == ("MAJALENGKA", FROM_CARRIED)


def test_a_value_that_is_put_back_brings_what_follows_from_it() -> None:
    entry = form(BEFORE)
    code = entry.texts["place_village_code"]
    type_in(entry, "ktp_village", "Panjalu")
    entry.go("ktp_village")
    assert entry.restore()
    entry.step(1)
    assert (entry.texts["ktp_district"], entry.texts["place_village_code"]) == ("Cikijing", code)


def test_a_refused_nik_that_stays_brings_its_own_date_back() -> None:
    entry = form()
    type_in(entry, "nik", NIK)
    entry.mend({"nik": NIK})
    type_in(entry, "nik", OTHER_NIK)
    assert entry.texts["birth_date"] == "18-04-1988"
    entry.insist("nik")
    assert entry.texts["birth_date"] == "17-04-1988"


def test_a_refused_village_that_stays_was_not_chosen_from_the_list() -> None:
    entry = form()
    type_in(entry, "ktp_village", "Panjalu")
    entry.mend({"ktp_village": "Panjalu"})
    entry.go("ktp_village")
    entry.press("ctrl+u")
    entry.insert("banjaransari")
    entry.enter()
    entry.insist("ktp_village")
    assert entry.texts["ktp_village"] == "Panjalu" and "ktp_village" not in entry.filled
    assert not entry.texts["place_village_code"]


def test_a_choice_from_a_list_is_a_persons() -> None:
    entry = form()
    entry.go("ktp_village")
    entry.insert("banjaransari")
    entry.enter()
    assert entry.filled["ktp_village"] == FROM_LIST and entry.anything_typed()


def test_a_default_comes_back_where_nothing_is_carried_any_more() -> None:
    entry = form({"phone_holder": "K"})
    entry.go("phone_holder")
    entry.uncarry("phone_holder")
    assert (entry.texts["phone_holder"], entry.filled["phone_holder"]) == ("S", FROM_DEFAULT)
    assert entry.line.text == "S"


def test_what_the_desk_knew_comes_back_with_ctrl_r() -> None:
    filled = {"name": FROM_DESK, "has_whatsapp": FROM_DESK}
    texts = {"name": "ICIH", "has_whatsapp": "T"}
    entry = Entry.open(forms.load("nib"), Lookups(), TODAY, "2020", texts, filled)
    type_in(entry, "name", "ACIH")
    for name, text in texts.items():
        entry.go(name)
        assert entry.restore()
        assert (entry.texts[name], entry.filled[name]) == (text, FROM_DESK)


def test_what_is_carried_takes_the_place_of_a_default_only() -> None:
    entry = form()
    type_in(entry, "birthplace", "KUNINGAN")
    entry.carry("birthplace", "MAJALENGKA")
    entry.carry("phone_holder", "K")
    assert (entry.texts["birthplace"], entry.texts["phone_holder"]) == ("KUNINGAN", "K")


def test_what_is_carried_no_more_goes_with_what_followed_from_it() -> None:
    entry = form(BEFORE)
    entry.uncarry("ktp_village")
    for name in (
        "ktp_village",
        "ktp_district",
        "ktp_regency",
        "ktp_postcode",
        "place_village_code",
    ):
        assert not entry.texts.get(name) and name not in entry.filled
    type_in(entry, "birthplace", "KUNINGAN")
    entry.uncarry("birthplace")
    assert entry.texts["birthplace"] == "KUNINGAN"


def test_a_village_from_elsewhere_takes_the_former_district_with_it() -> None:
    entry = form(BEFORE)
    type_in(entry, "ktp_postcode", "45499")
    type_in(entry, "ktp_village", "Panjalu")
    assert not entry.texts["ktp_district"] and not entry.texts["ktp_regency"]
    assert entry.texts["ktp_postcode"] == "45499"


def test_a_nik_that_says_nothing_takes_back_what_the_former_said() -> None:
    entry = form()
    type_in(entry, "nik", NIK)
    assert entry.filled["birth_date"] == FROM_NIK
    type_in(entry, "nik", NIK + "9")
    assert not entry.texts.get("birth_date") and "birth_date" not in entry.filled
    type_in(entry, "nik", NIK)
    assert entry.texts.get("birth_date") == "17-04-1988"


def test_a_nik_that_is_changed_later_says_so_at_the_date_and_ctrl_r_takes_it() -> None:
    entry = form()
    type_in(entry, "nik", NIK)
    type_in(entry, "birth_date", "17-4-1988")
    assert not entry.now_says("birth_date")
    type_in(entry, "nik", OTHER_NIK)
    assert entry.texts["birth_date"] == "17-04-1988"
    assert entry.now_says("birth_date") == "18-04-1988"
    entry.go("birth_date")
    assert entry.restore()
    assert entry.texts["birth_date"] == "18-04-1988"
    assert not entry.now_says("birth_date")


@pytest.mark.parametrize(
    ("nik", "name", "current"),
    [
        (NIK, "Majalengka, Jawa Barat", True),
        ("9101015704880001", "Merauke", False),
    ],
)
def test_a_nik_names_its_region_also_a_former_one(nik: str, name: str, current: bool) -> None:
    found = regions.named(nik)
    assert found is not None
    assert found.name.startswith(name) and found.current is current


def test_a_region_in_no_list_has_no_name() -> None:
    assert regions.named("9999" + NIK[4:]) is None


ACTS = ("step", "back", "page", "problem", "leave", "restore-elsewhere")
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [NIK, OTHER_NIK, "3210033213990001", "17-4-88", "P", "L", "Y", "T", "Banjaran", "panjalu", "cikijing,cikijing",
         "kripik", "5jt", "0812 3456 7890", "45466"],
    ),
)  # fmt: skip
NAMES = st.sampled_from([s.name for s in forms.load("nib").fields() if not s.hidden])


@given(st.lists(st.tuples(NAMES, TEXTS, st.sampled_from(ACTS)), max_size=25), st.booleans())
def test_what_was_typed_is_never_lost_nor_overwritten(
    keys: list[tuple[str, str, str]], carried: bool
) -> None:
    entry = form(BEFORE if carried else None)
    acts = {
        "step": lambda: entry.step(1), "back": lambda: entry.step(-1), "page": lambda: entry.section_step(1),
        "problem": entry.next_problem, "leave": entry.leave,
    }  # fmt: skip
    typed: dict[str, str] = {}
    for name, text, act in keys:
        entry.go(name)
        if entry.focus != name:
            continue
        entry.press("ctrl+u")
        entry.insert(text)
        line = clean(entry.line.text)
        acts.get(act, entry.leave)()
        if line:
            assert entry.texts[name] and name not in entry.filled
            typed[name] = entry.texts[name]
        else:
            typed.pop(name, None)
        assert {n: entry.texts.get(n) for n in typed} == typed
        assert all(entry.texts.get(n) for n in entry.filled)


async def test_the_next_applicant_begins_with_the_village_of_the_one_before(
    store: Store, tmp_path: Path
) -> None:
    row = sample_rows()[40]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", *form_keys(row)[:-1], "<ctrl+n>", *["<enter>"] * 5)
        await until(pilot, lambda: "seperti pemohon sebelumnya" in shown(app))
        assert f"» {row['ktp_village']}" in " ".join(shown(app).split())
        burst(app, "<escape>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
    assert len(store.read(listing.drafts)) == 1


async def test_f4_switches_one_field_off_and_on(store: Store, tmp_path: Path) -> None:
    row = sample_rows()[40]
    to_birthplace = ["<enter>"] * 5
    carried = "seperti pemohon sebelumnya"

    def birthplace(app: OperatorApp) -> str:
        return next((r for r in shown(app).splitlines() if "Tempat lahir" in r), "")

    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", *form_keys(row)[:-1], "<ctrl+n>", *to_birthplace)
        await until(pilot, lambda: carried in birthplace(app))
        burst(app, "<f4>")
        await until(pilot, lambda: "tidak dibawa lagi" in shown(app))
        assert birthplace(app).split() == ["Tempat", "lahir"]
        burst(app, "<escape>", "<ctrl+n>", *to_birthplace)
        await until(pilot, lambda: birthplace(app).split() == ["Tempat", "lahir"])
        assert row["ktp_village"] in shown(app)
        burst(app, "<f4>")
        await until(pilot, lambda: carried in birthplace(app))


async def test_the_region_and_a_changed_nik_stand_beside_their_fields(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", NIK)
        await until(pilot, lambda: "Majalengka, Jawa Barat" in shown(app))
        burst(app, "<enter>", "<enter>", "ICIH", "<enter>", "17-4-1988", "<enter>")
        burst(app, *["<up>"] * 4, OTHER_NIK, "<enter>", "<enter>", "<enter>")
        await until(pilot, lambda: "! 17-04-1988" in " ".join(shown(app).split()))
        assert "NIK kini berkata 18-04-1988 (Ctrl+R)" in shown(app)
        burst(app, "<ctrl+r>", "<enter>")
        await until(pilot, lambda: "» 18-04-1988" in " ".join(shown(app).split()))
    assert store.read(lambda db: applications.get(db, 1)).nik == OTHER_NIK
