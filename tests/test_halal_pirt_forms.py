"""The halal and PIRT forms as data: what FIELD section 5 holds and refuses, in both languages, short enough."""

import re
from datetime import date

import pytest

from operator_tui.core import checks
from operator_tui.core.checks import CONSENT_METHOD, Severity
from operator_tui.core.form import FieldSpec, FormSpec, Kind, Statement, Words
from operator_tui.core.values import tidy
from operator_tui.forms import load
from operator_tui.reference import kbli
from operator_tui.reference.lookups import TABLES
from tests.test_nib_form import example

TODAY = date(2026, 11, 24)
FORMS = {name: load(name) for name in ("halal", "pirt")}
ORDER = {
    "halal": {
        "person": "nib nik name phone email",
        "business": "trade_name address village kbli kbli_version products kbli_fits",
        "terms": "yearly_sales production_sites outlets",
        "supervisor": "supervisor_name supervisor_nik",
        "making": "ingredients process",
    },
    "pirt": {
        "person": "nib nik name phone email",
        "business": "trade_name address village kbli kbli_version",
        "terms": "home_production tools",
        "product": "product_name food_type packaging composition net_weight process storage_at storage"
        " shelf_life label_picture",
    },
}
FIELDS = [(name, spec) for name, form in FORMS.items() for spec in form.fields()]
STATEMENTS = [(name, s) for name, form in FORMS.items() for s in form.statements]
in_both = pytest.mark.parametrize("language", ["id", "en"])
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
each_field = pytest.mark.parametrize(
    "spec", [spec for _, spec in FIELDS], ids=[f"{name}.{spec.name}" for name, spec in FIELDS]
)
each_statement = pytest.mark.parametrize(
    "statement", [s for _, s in STATEMENTS], ids=[s.name for _, s in STATEMENTS]
)


def answered(form: FormSpec, **more: str) -> dict[str, str]:
    """Good answers to every field: its own examples, and what is given here."""
    texts = {
        spec.name: tidy(spec, example(spec, "id"), TODAY)
        for spec in form.fields()
        if spec.kind is not Kind.KBLI
    }
    return {**texts, "kbli": "10313", **more}


def blocks(form: FormSpec, **more: str) -> dict[str, object]:
    """What blocks, by field, with the words of a refusal."""
    texts = answered(form, **more)
    found = checks.blocking(checks.check(form, texts, TODAY, TABLES), texts)
    return {p.field: p.params.get("why", p.key) for p in found}


@each_form
def test_sections_and_fields_stand_in_their_order(form: FormSpec) -> None:
    found = {section.name: [f.name for f in section.fields] for section in form.sections}
    assert found == {name: fields.split() for name, fields in ORDER[form.name].items()}
    assert list(found) == list(ORDER[form.name])


@each_form
def test_all_that_has_to_be_held_must_be_answered(form: FormSpec) -> None:
    optional = {f.name for f in form.fields() if not f.required}
    assert optional == {"nib", "village", "kbli_version"} | (
        {"email"} if form.name == "pirt" else set()
    )


@each_form
def test_what_the_program_carries_by_itself_is_hidden(form: FormSpec) -> None:
    assert {f.name for f in form.fields() if f.hidden} == {"nib", "village", "kbli_version"}


@each_form
def test_sensitive_fields_are_marked(form: FormSpec) -> None:
    sensitive = {f.name for f in form.fields() if f.sensitive}
    own = {"yearly_sales", "supervisor_nik"} if form.name == "halal" else set()
    assert sensitive == {"nik", "phone", "email"} | own


@in_both
@each_field
def test_labels_fit_their_column(spec: FieldSpec, language: str) -> None:
    assert 0 < len(spec.label[language]) <= 16


@in_both
@each_form
def test_labels_are_distinct(form: FormSpec, language: str) -> None:
    labels = [f.label[language] for f in form.fields()]
    assert len(set(labels)) == len(labels)


@in_both
@each_field
def test_help_is_one_short_sentence(spec: FieldSpec, language: str) -> None:
    text = spec.help[language]
    assert len(text) <= 78
    assert text.endswith(".")
    assert not re.search(r"[.!?] [A-Z]", text.replace("e.g. ", ""))
    assert not re.search(r"\b(anda|silakan|error)\b", text, re.IGNORECASE)


@in_both
@each_field
def test_the_example_in_the_help_is_a_good_answer(spec: FieldSpec, language: str) -> None:
    answer = example(spec, language)
    if spec.kind is Kind.KBLI:
        assert kbli.search(answer, "2020")
    else:
        assert tidy(spec, answer, TODAY)


@each_form
def test_the_examples_together_pass(form: FormSpec) -> None:
    assert blocks(form) == {}


@pytest.mark.parametrize(
    ("form", "field", "text"),
    [
        ("halal", "yearly_sales", "15000000001"),
        ("halal", "production_sites", "2"),
        ("halal", "production_sites", "0"),
        ("halal", "outlets", "2"),
        ("halal", "kbli_fits", "T"),
        ("pirt", "home_production", "T"),
        ("pirt", "tools", "O"),
        ("pirt", "storage_at", "D"),
        ("pirt", "storage_at", "B"),
        ("pirt", "shelf_life", "6"),
        ("pirt", "shelf_life", "0"),
    ],
)
def test_what_is_refused_is_refused_in_the_forms_own_words(
    form: str, field: str, text: str
) -> None:
    found = blocks(FORMS[form], **{field: text})
    assert list(found) == [field]
    why = found[field]
    assert isinstance(why, Words)
    assert 20 < len(why.id) <= 70
    assert 20 < len(why.en) <= 70


@pytest.mark.parametrize(
    ("form", "field", "text"),
    [
        ("halal", "yearly_sales", "15000000000"),
        ("halal", "outlets", "0"),
        ("pirt", "tools", "S"),
        ("pirt", "shelf_life", "7"),
        ("pirt", "label_picture", "T"),
    ],
)
def test_what_is_just_allowed_passes(form: str, field: str, text: str) -> None:
    assert blocks(FORMS[form], **{field: text}) == {}


def test_chilled_and_frozen_are_told_apart() -> None:
    chilled, frozen = (blocks(FORMS["pirt"], storage_at=key)["storage_at"] for key in "DB")
    assert chilled != frozen


@each_form
def test_the_consent_is_for_this_purpose_alone(form: FormSpec) -> None:
    assert [s.name for s in form.consents({})] == [f"consent_{form.name}"]
    declared = ["commitment"] if form.name == "pirt" else []
    assert [s.name for s in form.declarations({})] == declared


@each_statement
def test_a_no_ends_the_matter_in_words(statement: Statement) -> None:
    form = next(f for f in FORMS.values() if statement in f.statements)
    given = {s.name: "Y" for s in form.statements} | {CONSENT_METHOD: "L"}
    assert checks.statements(form, given) == []
    [problem] = checks.statements(form, {**given, statement.name: "T"})
    assert (problem.field, problem.severity) == (statement.name, Severity.BLOCK)
    assert problem.params["why"] is statement.refuse


def test_a_no_to_a_purpose_never_holds_up_the_nib() -> None:
    assert all(s.refuse is None for s in load("nib").statements)


@in_both
@each_statement
def test_a_statement_is_a_question_to_read_aloud(statement: Statement, language: str) -> None:
    assert 0 < len(statement.label[language]) <= 22
    question = statement.question[language]
    assert len(question) <= 78
    assert question.endswith("?")
    assert " Anda" not in question


@in_both
@each_form
def test_the_notice_says_basis_receiver_and_rights(form: FormSpec, language: str) -> None:
    notice = form.notice[language]
    for needed in ("27/2022", "NIB", "3 x 24", "halal" if form.name == "halal" else "PIRT"):
        assert needed in notice
    assert len(re.findall(r"\.(?: |$)", notice)) == 4
    assert "\n" not in notice
    assert form.notice_version == f"{form.name}-{form.version}"
