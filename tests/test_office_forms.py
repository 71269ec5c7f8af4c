"""The gateway holds an application to the form it names, as far as it knows that form."""

import copy
import uuid
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from operator_tui import forms
from operator_tui.core.content import content, statements
from operator_tui.delivery.protocol import Item
from operator_tui.forms import schema
from operator_tui.office.form import Known
from operator_tui.office.shape import problem_of
from operator_tui.office.store import OfficeStore
from tests.conftest import PASSPHRASE, TODAY
from tests.making import FORM, sample_rows, texts_of
from tests.test_forms_home import newer, put
from tests.test_office import device, take


def application(number: int = 1, **parts: Any) -> Item:
    """A sample applicant as a laptop sends it, with parts of the body changed."""
    texts = texts_of(sample_rows()[number - 1]).texts
    body = {
        "ref": "MJL03-261124-0001", "form": "nib", "form_version": FORM.version, "event": None, "made_at": "x",
        "by": "Siti", "content": content(FORM, texts, TODAY), "statements": statements(FORM, texts), "reasons": {},
    }  # fmt: skip
    return Item("application", str(uuid.uuid4()), 1, {**body, **parts})


@pytest.mark.parametrize("number", range(1, 61))
def test_what_the_laptops_send_is_taken(number: int) -> None:
    assert problem_of(application(number)) is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kbli": "103"}, "kbli"),
        ({"working_capital": "1jt"}, "working_capital"),
        ({"birth_date": "1988-02-30"}, "birth_date"),
        ({"religion": "x"}, "religion"),
        ({"place_address": "Pasar"}, "place_address"),
        ({"running": "T"}, "since"),
        ({"place_same_as_ktp": "T"}, "place_address"),
        ({"tenure": None}, "tenure"),
        ({"yearly_sales": -5, "kbli": ""}, "kbli"),
    ],
)
def test_what_does_not_fit_the_form_is_invalid_at_its_field(
    changed: dict[str, Any], field: str
) -> None:
    item = application()
    found = {**item.body["content"], **changed}
    problem = problem_of(application(content=found))
    assert problem is not None and problem[0] == field
    assert field in problem[1]


@pytest.mark.parametrize("field", ["tenure", "trade_name", "want_pirt"])
def test_what_lacks_is_named(field: str) -> None:
    found = copy.copy(application().body["content"])
    del found[field]
    problem = problem_of(application(content=found))
    assert problem is not None and problem[0] == field


def test_consent_is_yes_or_no_and_says_how_it_was_given() -> None:
    given = application().body["statements"]
    for changed, field in (
        ({**given, "consent_contact": "mungkin"}, "consent_contact"),
        ({n: v for n, v in given.items() if n != "decl_sni"}, "decl_sni"),
        ({n: v for n, v in given.items() if n != "method"}, "method"),
        ({**given, "method": "S"}, "paper"),
    ):
        problem = problem_of(application(statements=changed))
        assert problem is not None and problem[0] == field


@pytest.mark.parametrize(
    ("form", "version"), [("nib", "1"), ("nib", "3-mjl"), ("kue", FORM.version)]
)
def test_a_form_or_version_that_the_gateway_does_not_know_is_taken(form: str, version: str) -> None:
    found = {**application().body["content"], "market_stall": "B12"}
    assert problem_of(application(content=found)) is not None
    assert problem_of(application(content=found, form=form, form_version=version)) is None
    assert (form, version) != ("nib", forms.load("nib").version)


@pytest.mark.parametrize(("form", "taken"), [("halal", True), ("pirt", True), ("nib", False)])
def test_only_a_follow_up_names_the_notice_that_its_consent_was_given_under(
    form: str, taken: bool
) -> None:
    spec = forms.load(form)
    texts = {s.name: "Y" for s in spec.statements} | {"consent_method": "L", "consent_notice": "0"}
    fits = Draft202012Validator(schema.statements(spec)).is_valid(statements(spec, texts))
    assert fits is taken


def test_a_gateway_holds_to_the_offices_own_form_too(tmp_path: Path) -> None:
    put(tmp_path, newer())
    mine = Known(tmp_path)
    held = application().body["content"]
    for found, field in (
        ({**held, "market_stall": "B12"}, None),
        (held, "market_stall"),
        ({**held, "market_stall": 12}, "market_stall"),
    ):
        problem = problem_of(application(content=found, form_version="3-mjl"), mine)
        assert (problem and problem[0]) == field
    assert problem_of(application(), mine) is None
    assert problem_of(application(content={**held, "market_stall": "B12"}), mine) is not None


def test_the_office_reads_its_own_forms_when_it_begins(tmp_path: Path) -> None:
    put(tmp_path, newer())
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as office:
        laptop = device(office)
        [result] = take(office, laptop, application(form_version="3-mjl")).results
        assert (result.verdict, result.field) == ("invalid", "market_stall")


def test_what_was_taken_keeps_its_answer_when_the_form_becomes_stricter(tmp_path: Path) -> None:
    """Its first answer was lost on the way: refused now, it would be put right and entered a second time."""
    item = application(form_version="3-mjl")
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as office:
        laptop = device(office)
        first = take(office, laptop, item).results
    put(tmp_path, newer())
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as office:
        assert take(office, laptop, item).results == first
        [other] = take(office, laptop, application(2, form_version="3-mjl")).results
        assert (other.verdict, other.field) == ("invalid", "market_stall")
