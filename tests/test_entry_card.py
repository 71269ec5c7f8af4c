"""The card of an application: every value once, in the order of OSS's screens, as OSS takes it."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui.core import content as contents
from operator_tui.core.entry_card import STATEMENTS, Card, Item, card, with_place
from operator_tui.core.form import Kind
from operator_tui.core.text import clean
from tests.making import FORM, sample_rows, texts_of

TODAY = date(2026, 11, 24)
_LISTED = [name for screen in FORM.oss_screens for name in screen.fields]
_OF_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.DATE: st.dates(date(1900, 1, 1), TODAY).map(date.isoformat),
    Kind.MONEY: st.integers(0, 10**13 - 1),
    Kind.INTEGER: st.integers(0, 9999),
    Kind.YEAR: st.integers(1900, 2026),
    Kind.PHONE: st.from_regex(r"\+628[1-35-9][0-9]{7,10}", fullmatch=True),
    Kind.NIK: st.from_regex(r"[1-9][0-9]{15}", fullmatch=True),
    Kind.RTRW: st.from_regex(r"[0-9]{3}/[0-9]{3}", fullmatch=True),
    Kind.YESNO: st.sampled_from("YT"),
    Kind.DECIMAL: st.from_regex(r"[1-9][0-9]{0,8}(\.[1-9])?", fullmatch=True),
}


def _values() -> st.SearchStrategy[dict[str, Any]]:
    """Any content that could have been finalised, each field there or not."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for spec in FORM.fields():
        if spec.kind is Kind.CHOICE:
            fields[spec.name] = st.sampled_from([option.key for option in spec.options])
        else:
            fields[spec.name] = _OF_KIND.get(spec.kind, st.text("Aa,. '\"é/\n\t\x1b9", max_size=30))
    return st.fixed_dictionaries({}, optional=fields)


def of_sample(number: int) -> tuple[Card, dict[str, Any]]:
    texts = texts_of(sample_rows()[number - 1]).texts
    sent = contents.content(FORM, texts, TODAY)
    return card(FORM, sent, contents.statements(FORM, texts)), dict(sent)


def by_name(made: Card) -> dict[str, Item]:
    return {item.name: item for item in made.items}


@settings(max_examples=40)
@given(values=_values())
def test_every_value_stands_once_in_the_order_of_the_form_file(values: dict[str, Any]) -> None:
    made = card(FORM, values, {})
    there = with_place(values)
    assert [item.name for item in made.items] == [
        n for n in _LISTED if clean(str(there.get(n, "")))
    ]
    for screen in made.screens:
        assert FORM.oss_screens[screen.number - 1].name == screen.name


@settings(max_examples=40)
@given(values=_values())
def test_what_is_copied_is_one_clean_line_in_the_spelling_of_oss(values: dict[str, Any]) -> None:
    for item in card(FORM, values, {}).items:
        spec, value = FORM.index[item.name], with_place(values).get(item.name)
        assert item.shown.isprintable() and item.copy.isprintable()
        if spec.kind in (Kind.CHOICE, Kind.YESNO, Kind.MULTI, Kind.VILLAGE):
            assert item.picked
        elif spec.kind is Kind.DATE:
            day, month, year = (int(part) for part in item.copy.split("/"))
            assert date(year, month, day).isoformat() == value
            assert re.fullmatch(r"\d\d/\d\d/\d{4}", item.copy)
        elif spec.kind is Kind.PHONE:
            assert re.fullmatch(r"08[0-9]{8,11}", item.copy)
            assert "+62" + item.copy[1:] == value
        elif spec.kind in (Kind.MONEY, Kind.INTEGER, Kind.YEAR):
            assert item.copy == str(value) and item.copy.isdecimal()
        elif spec.kind is Kind.NIK:
            assert item.copy == value and item.shown.replace(" ", "") == value
        elif spec.kind in (Kind.RTRW, Kind.DECIMAL):
            assert item.copy == value


@pytest.mark.parametrize("number", [1, 2, 5, 41, 52])
def test_a_sample_applicants_card_holds_all_that_oss_asks(number: int) -> None:
    made, sent = of_sample(number)
    named = by_name(made)
    assert set(named) >= {name for name in _LISTED if name in sent}
    assert made.total == len(FORM.oss_screens) + 1
    assert made.screens[-1].name == STATEMENTS
    assert [item.shown for item in made.screens[-1].items] == ["Ya"] * 5
    assert named["sex"].shown in ("Laki-laki", "Perempuan") and named["sex"].picked
    assert named["ktp_village"].picked and not named["ktp_address"].picked


def test_a_business_at_the_ktps_address_has_it_at_its_own_place_too() -> None:
    there = {"place_same_as_ktp": "Y", "ktp_address": "BLOK SABTU", "ktp_rt_rw": "003/005"}
    named = by_name(card(FORM, {**there, "ktp_village": "Kasturi, Cikijing"}, {}))
    assert named["place_address"].copy == "BLOK SABTU"
    assert named["place_rt_rw"].copy == "003/005"
    assert named["place_village"].shown == "Kasturi, Cikijing"
    elsewhere = by_name(card(FORM, {**there, "place_same_as_ktp": "T"}, {}))
    assert "place_address" not in elsewhere


def test_a_number_keeps_its_place_where_a_screen_before_it_is_empty() -> None:
    made = card(FORM, {"nik": "3210035704880000", "kbli": "10313", "kbli_version": "2020"}, {})
    assert [(screen.number, screen.name) for screen in made.screens] == [
        (1, "applicant"), (3, "business"),
    ]  # fmt: skip
    assert [made.screen_of(at) for at in range(3)] == [0, 1, 1]
    assert [made.first_of(screen) for screen in range(2)] == [0, 1]


def test_what_this_version_cant_read_is_shown_as_it_was_sent() -> None:
    named = by_name(card(FORM, {"birth_date": "17 April", "tenure": "Z", "phone": "12"}, {}))
    assert named["birth_date"].copy == "17 April"
    assert named["tenure"].shown == "Z" and named["phone"].copy == "12"
