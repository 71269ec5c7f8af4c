"""The schema of a form takes what the program finalises, and nothing else."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from operator_tui import forms
from operator_tui.core import checks
from operator_tui.core.content import content
from operator_tui.core.form import FieldSpec, FormSpec, Kind
from operator_tui.core.values import Bad, tidy, value
from operator_tui.forms import schema
from operator_tui.reference.lookups import TABLES
from operator_tui.store.store import Store
from tests.calling import Cli, caller
from tests.conftest import TODAY
from tests.making import FORM, ready, sample_rows, texts_of

OTHER = forms.parse("""
[form]
name = "try"
version = "1"
notice_version = "1"
title = { id = "Coba", en = "Try" }
notice = { id = "Ya.", en = "Yes." }

[[section]]
name = "one"
label = { id = "Satu", en = "One" }

[[section.field]]
name = "papers"
type = "multichoice"
required = true
options = [
    { key = "K", label = { id = "KTP", en = "KTP" } },
    { key = "F", label = { id = "KK", en = "KK" } },
    { key = "W", label = { id = "HP", en = "phone" } },
    { key = "X", label = { id = "hilang", en = "lost" }, refuse = { id = "Urus dulu.", en = "See to it first." } },
]
label = { id = "Berkas", en = "Papers" }
help = { id = "Huruf.", en = "Letters." }

[[section.field]]
name = "about"
type = "note"
label = { id = "Catatan", en = "Note" }
help = { id = "Baca.", en = "Read." }

[[section.field]]
name = "days"
type = "integer"
required = true
minimum = 7
refuse = { id = "Kurang dari 7 hari.", en = "Under 7 days." }
label = { id = "Hari", en = "Days" }
help = { id = "Angka.", en = "A number." }

[[section.field]]
name = "sales"
type = "money"
required_when = { field = "days", among = ["7", "8"] }
maximum = 15000000000
refuse = { id = "Terlalu besar.", en = "Too large." }
label = { id = "Jual", en = "Sales" }
help = { id = "Uang.", en = "Money." }

[[section.field]]
name = "card"
type = "yesno"
required = true
when = { field = "papers", among = ["F", "W"] }
label = { id = "Kartu", en = "Card" }
help = { id = "Y.", en = "Y." }

[[section.field]]
name = "number"
type = "digits"
limit = 4
when = { field = "card", among = ["Y"] }
required_when = { field = "days", among = ["9"] }
label = { id = "Nomor", en = "Number" }
help = { id = "Angka.", en = "Digits." }

[[section.field]]
name = "size"
type = "decimal"
limit = 14
label = { id = "Ukuran", en = "Size" }
help = { id = "7,5.", en = "7,5." }
""")
"""Everything that the NIB form has no use for."""


DATES = FormatChecker(["date"])


def validator(form: FormSpec) -> Draft202012Validator:
    made = schema.of(form)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made, format_checker=DATES)


NIB = validator(FORM)
TRY = validator(OTHER)


def finalised(number: int) -> dict[str, Any]:
    return content(FORM, texts_of(sample_rows()[number - 1]).texts, TODAY)


@pytest.mark.parametrize("number", range(1, 61))
def test_every_sample_applicant_fits(number: int) -> None:
    assert [e.message for e in NIB.iter_errors(finalised(number))] == []


def test_what_is_sent_fits_content_and_statements(store: Store) -> None:
    from operator_tui.store import outbox

    ready(store, 10)
    given = Draft202012Validator(schema.statements(FORM))
    for item in store.do(lambda tx: outbox.lease(tx, "b", 10)):
        assert NIB.is_valid(item.body["content"])
        assert given.is_valid(item.body["statements"])
        assert not given.is_valid({**item.body["statements"], "method": "S", "paper": ""})
        assert not given.is_valid({**item.body["statements"], "decl_k3l": "ya"})


FAULTS: list[tuple[str, Any]] = [
    ("nik", "321003570488000"), ("nik", "0210035704880000"), ("nik", "1111111111111111"), ("nik", 3210035704880000),
    ("nik", "3210035704880000\n"), ("nik", None), ("name", ""), ("name", "A" * 101), ("name", " A"),
    ("name", {"first": "A"}), ("birth_date", "17-04-1988"), ("birth_date", "1988-02-30"), ("birth_date", "1899-12-31"),
    ("birth_date", "1988-04-17T00:00"), ("sex", "X"), ("sex", ""), ("ktp_rt_rw", "3/5"), ("ktp_postcode", "4546"),
    ("phone", "081322100001"), ("phone", "+6281322100001\n"), ("email", "a b@c.id"), ("email", "x@example"),
    ("npwp", "123"), ("kbli", "1031"), ("since", "2021"), ("since", 1800), ("since", 20211), ("area", "7,5"),
    ("area", 24), ("area", "024"), ("working_capital", "3500000"), ("working_capital", -1), ("working_capital", 10**13),
    ("working_capital", 1.5), ("workers_male", 10000), ("workers_male", True), ("tenure", "m"), ("want_halal", "N"),
    ("has_whatsapp", True), ("capacity_unit", "x" * 21), ("unheard_of", "x"), ("consent_halal", "Y"),
    ("place_address", "Pasar"), ("place_village", "Cikijing, Cikijing"), ("bpjs_health", "12a"),
]  # fmt: skip
"""Of a person whose business is at the KTP address: one fault each."""


@pytest.mark.parametrize(("name", "wrong"), FAULTS)
def test_one_fault_and_it_does_not_fit(name: str, wrong: object) -> None:
    good = finalised(1)
    assert NIB.is_valid(good)
    assert not NIB.is_valid({**good, name: wrong})


REQUIRED = [s.name for s in FORM.fields() if s.required and s.when is None]


@pytest.mark.parametrize("name", [*REQUIRED, "since"])
def test_what_must_be_there_must_be_there(name: str) -> None:
    good = finalised(1)
    del good[name]
    assert not NIB.is_valid(good)


def test_what_is_asked_only_sometimes_must_and_may_be_there_only_then() -> None:
    good = finalised(1)
    assert not NIB.is_valid({**good, "running": "T"})
    later = {n: v for n, v in good.items() if n != "since"} | {"running": "T"}
    assert NIB.is_valid(later)
    assert not NIB.is_valid({**good, "place_same_as_ktp": "T"})
    place = {"place_address": "Pasar", "place_village": "Cikijing, Cikijing"}
    assert NIB.is_valid({**good, "place_same_as_ktp": "T", **place})


@pytest.mark.parametrize(
    ("changed", "good"),
    [
        ({}, True),
        ({"papers": "K F"}, False),  # a card is asked for then
        ({"papers": "K F", "card": "T"}, True),
        ({"papers": "F K", "card": "T"}, False),
        ({"papers": "KF", "card": "T"}, False),
        ({"papers": " K"}, False),
        ({"papers": ""}, False),
        ({"papers": "K X"}, False),
        ({"card": "T"}, False),  # not asked
        ({"days": 6}, False),
        ({"days": 7}, False),  # sales are needed then
        ({"days": 7, "sales": 5}, True),
        ({"sales": 15_000_000_001}, False),
        ({"papers": "W", "card": "Y", "number": "12"}, True),
        ({"papers": "W", "card": "T", "number": "12"}, False),
        ({"papers": "W", "card": "Y", "days": 9}, False),
        ({"papers": "W", "card": "T", "days": 9}, True),
        ({"number": "12"}, False),
        ({"about": "x"}, False),
    ],
)
def test_the_other_kinds_of_rules(changed: dict[str, Any], good: bool) -> None:
    assert TRY.is_valid({"papers": "K", "days": 10, **changed}) is good


WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
BY_KIND = {
    Kind.DATE: st.dates(date(1890, 1, 1), date(2030, 1, 1)).map(lambda d: f"{d:%d-%m-%Y}"),
    Kind.NIK: st.from_regex(r"[1-9][0-9]{15}", fullmatch=True), Kind.YEAR: st.integers(1890, 2030).map(str),
    Kind.PHONE: st.from_regex(r"08[1-9][0-9]{7,11}", fullmatch=True), Kind.EMAIL: st.emails(),
    Kind.DECIMAL: st.from_regex(r"[0-9]{1,10}([.,][0-9]{1,5})?", fullmatch=True),
    Kind.RTRW: st.from_regex(r"[0-9]{1,3}[/ ][0-9]{1,3}", fullmatch=True),
    Kind.KBLI: st.from_regex(r"[0-9]{4,6}", fullmatch=True), Kind.KK: st.from_regex(r"[0-9]{15,17}", fullmatch=True),
    Kind.TEXT: WORDS, Kind.NAME: WORDS, Kind.VILLAGE: WORDS,
}  # fmt: skip
NUMBERS = st.one_of(st.integers(0, 99), st.integers(0, 10**13)).map(str)


def answer(spec: FieldSpec) -> st.SearchStrategy[str]:
    """Texts as people type them into a field, good and bad."""
    keys = st.sampled_from([*(o.key for o in spec.options), "Y", "T"])
    likely = BY_KIND.get(spec.kind, NUMBERS)
    if spec.kind is Kind.MULTI:
        likely = st.lists(keys, max_size=4).map(" ".join)
    if spec.kind in (Kind.CHOICE, Kind.YESNO):
        likely = keys
    return st.one_of(likely, likely, likely, st.just(""), WORDS)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_passes_the_checks_fits_and_whatever_lacks_something_does_not(
    data: st.DataObject,
) -> None:
    texts = {}
    for spec in OTHER.fields():
        text = data.draw(answer(spec), spec.name)
        try:
            texts[spec.name] = tidy(spec, text, TODAY)
        except Bad:
            texts[spec.name] = text
    found = checks.check(OTHER, texts, TODAY, TABLES)
    if not checks.blocking(found, texts):
        assert TRY.is_valid(content(OTHER, texts, TODAY))
    elif all(p.key == "required" for p in found):
        assert not TRY.is_valid(content(OTHER, texts, TODAY))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_answer_that_a_field_of_the_nib_takes_fits_its_schema(data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from([*FORM.fields()]))
    text = data.draw(answer(spec))
    try:
        stored = tidy(spec, text, TODAY)
    except Bad:
        return
    one = Draft202012Validator(schema.of(FORM)["properties"][spec.name], format_checker=DATES)
    assert not stored or one.is_valid(value(spec, stored)), (spec.name, stored)


def test_a_pattern_for_years_means_its_years() -> None:
    for first in (1, 999, 1000, 1899, 1900, 1990, 2026, 9999):
        pattern = re.compile(schema._year_from(first))
        for year in {1, first - 1, first, first + 1, 1899, 1900, 1999, 2000, 2100, 9998, 9999}:
            if 0 < year <= 9999:
                assert bool(pattern.fullmatch(f"{year:04}")) is (year >= first)


@pytest.mark.parametrize("name", forms.names())
def test_every_shipped_form_has_a_schema(name: str) -> None:
    made = schema.of(forms.load(name))
    Draft202012Validator.check_schema(made)
    asked = {s.name for s in forms.load(name).fields() if s.kind is not Kind.NOTE}
    assert set(made["properties"]) == asked


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return next(caller(tmp_path / "h", monkeypatch, capsys))


def test_the_command_prints_it(cli: Cli) -> None:
    code, out, err = cli("forms", "schema", "nib")
    assert (code, err) == (0, "")
    assert json.loads(out) == schema.of(FORM)
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    code, out, err = cli("forms", "schema", "sim")
    assert (code, out) == (1, "") and "There is no form sim" in err
