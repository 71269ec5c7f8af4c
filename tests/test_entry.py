"""The form under the keyboard, key by key, without a screen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.core.checks import REASON
from operator_tui.core.entry import Entry
from operator_tui.core.filling import FROM_LIST, FROM_NIK, FROM_VILLAGE
from operator_tui.core.lineedit import LineEdit
from operator_tui.reference.lookups import Lookups

TODAY = date(2026, 11, 24)


@pytest.fixture
def entry() -> Entry:
    return Entry.open(forms.load("nib"), Lookups("Cikijing"), TODAY, "2020")


def type_in(entry: Entry, name: str, text: str) -> None:
    entry.go(name)
    assert entry.focus == name
    for character in text:
        entry.insert(character)


def test_the_sixteenth_digit_moves_nothing_and_excess_stays(entry: Entry) -> None:
    for digit in "32100357048800019":
        entry.insert(digit)
    assert entry.focus == "nik"
    assert entry.line.text == "32100357048800019"
    entry.enter()
    assert entry.texts["nik"] == "32100357048800019"
    assert [p.key for p in entry.seen_problems("nik")] == ["nik.length"]


def test_a_nik_fills_birth_date_and_sex(entry: Entry) -> None:
    type_in(entry, "nik", "3210035704880001")
    entry.enter()
    assert (entry.texts["birth_date"], entry.texts["sex"]) == ("17-04-1988", "P")
    assert entry.filled["birth_date"] == entry.filled["sex"] == FROM_NIK


def test_a_fill_never_takes_the_place_of_what_was_typed(entry: Entry) -> None:
    type_in(entry, "birth_date", "18-4-1988")
    type_in(entry, "nik", "3210035704880001")
    entry.enter()
    assert entry.texts["birth_date"] == "18-04-1988"
    assert "birth_date" not in entry.filled
    entry.go("birth_date")
    assert entry.offer() == "17-04-1988"
    assert entry.restore()
    entry.step(1)
    assert (entry.texts["birth_date"], entry.filled["birth_date"]) == ("17-04-1988", FROM_NIK)


def test_typing_over_a_fill_removes_its_mark(entry: Entry) -> None:
    type_in(entry, "nik", "3210035704880001")
    type_in(entry, "sex", "L")
    entry.enter()
    assert entry.texts["sex"] == "L"
    assert "sex" not in entry.filled


def test_enter_takes_the_marked_village_and_fills_from_it(entry: Entry) -> None:
    type_in(entry, "ktp_village", "banjarans")
    entry.enter()
    assert entry.texts["ktp_village"] == "Banjaransari, Cikijing"
    assert entry.filled["ktp_village"] == FROM_LIST
    assert entry.texts["ktp_district"] == "Cikijing"
    assert entry.filled["ktp_postcode"] == FROM_VILLAGE
    assert len(entry.texts["place_village_code"]) == 10


def test_enter_takes_the_same_row_without_anything_painted(entry: Entry) -> None:
    type_in(entry, "kbli", "kripik pisang")
    entry.enter()
    assert entry.texts["kbli"] == "10313"


def test_tab_takes_no_row(entry: Entry) -> None:
    type_in(entry, "ktp_village", "banjarans")
    entry.step(1)
    assert entry.texts["ktp_village"] == "banjarans"


def test_a_ktp_village_that_several_have_must_be_chosen_unless_it_is_elsewhere(
    entry: Entry,
) -> None:
    type_in(entry, "ktp_village", "Banjaran")
    entry.enter()
    assert [p.key for p in entry.seen_problems("ktp_village")] == ["village.ambiguous"]
    assert "ktp_village" in entry.blocking_fields()
    type_in(entry, "ktp_regency", "Bandung")
    entry.enter()
    assert entry.seen_problems("ktp_village") == []
    assert entry.texts["ktp_village"] == "Banjaran"


def test_a_label_typed_in_full_is_kept_as_the_table_writes_it(entry: Entry) -> None:
    type_in(entry, "ktp_village", "cikijing,cikijing")
    entry.step(1)
    assert entry.texts["ktp_village"] == "Cikijing, Cikijing"
    assert entry.texts["place_village_code"] and entry.texts["ktp_postcode"]


def test_a_village_that_is_not_in_the_table_of_its_own_regency_is_warned_about(
    entry: Entry,
) -> None:
    type_in(entry, "ktp_village", "Cikijong, Cikijing")
    entry.step(1)
    type_in(entry, "ktp_regency", "Kab. Majalengka")
    entry.step(1)
    assert [p.key for p in entry.problems["ktp_village"]] == ["village.unlisted"]
    assert "ktp_village" not in entry.blocking_fields()
    type_in(entry, "ktp_regency", "Kuningan")
    entry.step(1)
    assert "ktp_village" not in entry.problems


def test_a_name_that_several_villages_have_is_not_taken(entry: Entry) -> None:
    entry.texts["place_same_as_ktp"] = "T"
    type_in(entry, "place_village", "Banjaran")
    assert entry.taken(entry.hits()) is None
    entry.enter()
    assert entry.texts["place_village"] == "Banjaran"
    assert [p.key for p in entry.seen_problems("place_village")] == ["village.ambiguous"]
    type_in(entry, "place_village", "Banjaran")
    assert entry.choose(1)
    entry.enter()
    assert ", " in entry.texts["place_village"]


def test_an_impossible_nik_date_asks_for_a_reason_in_a_row_of_its_own(entry: Entry) -> None:
    type_in(entry, "nik", "3210033213990001")
    entry.enter()
    assert entry.focus == REASON + "nik"
    assert REASON + "nik" in entry.blocking_fields()
    for character in "KTP dilihat":
        entry.insert(character)
    entry.enter()
    assert entry.texts[REASON + "nik"] == "KTP dilihat"
    assert REASON + "nik" not in entry.blocking_fields()


def test_conditional_fields_come_and_go(entry: Entry) -> None:
    names = [s.name for s in entry.fields()]
    assert "place_address" not in names
    type_in(entry, "place_same_as_ktp", "t")
    entry.enter()
    assert entry.focus == "place_address"


def test_next_problem_goes_round_the_blocks(entry: Entry) -> None:
    assert entry.next_problem()
    seen = [entry.focus]
    while entry.next_problem() and entry.focus not in seen:
        seen.append(entry.focus)
    assert set(seen) == set(entry.blocking_fields())


def test_a_draft_opens_at_its_field_again(entry: Entry) -> None:
    type_in(entry, "name", "ICIH")
    entry.enter()
    again = Entry.open(
        entry.form, entry.lookups, TODAY, "2020", entry.texts, entry.filled, entry.focus
    )
    assert again.focus == entry.focus
    assert again.texts["name"] == "ICIH"


@given(
    st.lists(
        st.one_of(
            st.text(max_size=5),
            st.sampled_from(
                [
                    "<enter>",
                    "<tab>",
                    "<back>",
                    "<up>",
                    "<down>",
                    "<restore>",
                    "<problem>",
                    "<page>",
                    "<left>",
                    "<home>",
                    "<u>",
                ]
            ),
        ),
        max_size=60,
    )
)
def test_no_order_of_keys_breaks_it(keys: list[str]) -> None:
    entry = Entry.open(forms.load("nib"), Lookups(), TODAY, "2020")
    acts = {
        "<enter>": entry.enter, "<tab>": lambda: entry.step(1), "<back>": lambda: entry.step(-1),
        "<up>": lambda: entry.choose(-1), "<down>": lambda: entry.choose(1), "<restore>": entry.restore,
        "<problem>": entry.next_problem, "<page>": lambda: entry.section_step(1),
        "<left>": lambda: entry.press("left"), "<home>": lambda: entry.press("home"),
        "<u>": lambda: entry.press("ctrl+u"),
    }  # fmt: skip
    for key in keys:
        acts[key]() if key in acts else entry.insert(key)
        assert entry.focus in [s.name for s in entry.fields()]
        assert 0 <= entry.line.cursor <= len(entry.line.text)


@given(
    st.text(alphabet="abc '", max_size=8),
    st.lists(st.sampled_from(["left", "right", "home", "end"]), max_size=6),
    st.characters(),
)
def test_a_character_goes_where_the_cursor_is(text: str, moves: list[str], typed: str) -> None:
    line = LineEdit(text, len(text))
    for move in moves:
        line.press(move)
    at = line.cursor
    line.insert(typed)
    kept = typed if typed.isprintable() else ""
    assert line.text == text[:at] + kept + text[at:]


def test_a_paste_of_several_lines_becomes_one() -> None:
    line = LineEdit()
    line.insert("IIS\r\nROHAYATI\x1b[31m\x00")
    assert line.text == "IIS ROHAYATI"


def test_ten_thousand_characters_are_the_most() -> None:
    line = LineEdit()
    line.insert("x" * 20_000)
    line.insert("yy")
    assert len(line.text) == 10_000
