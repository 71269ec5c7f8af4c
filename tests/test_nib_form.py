"""The NIB form as data: complete, in order, short enough for its column, and its examples are good answers."""

import re
from datetime import date

import pytest

from operator_tui.core.form import FieldSpec, Kind, Statement, When
from operator_tui.core.values import tidy
from operator_tui.forms import load
from operator_tui.reference import kbli, villages

FORM = load("nib")
FIELDS = tuple(FORM.fields())
TODAY = date(2026, 11, 24)
ORDER = {
    "person": "nik kk name birth_date sex birthplace ktp_address ktp_rt_rw ktp_village ktp_district"
    " ktp_regency ktp_province ktp_postcode",
    "contact": "phone has_whatsapp phone_holder email",
    "tax": "npwp bpjs_health bpjs_employment",
    "business": "trade_name kbli kbli_version description running since",
    "place": "place_same_as_ktp place_address place_rt_rw place_village place_postcode"
    " place_village_code area area_unit tenure industrial_zone",
    "money": "working_capital machinery other_investment yearly_sales",
    "workers": "workers_male workers_female",
    "product": "product_kind capacity capacity_unit brand has_halal has_sni",
    "wants": "want_halal want_pirt",
}
OPTIONAL = (
    "kk ktp_postcode email npwp bpjs_health bpjs_employment kbli_version place_rt_rw place_postcode"
    " place_village_code machinery other_investment product_kind capacity capacity_unit brand has_halal"
    " has_sni"
)
OSS = {
    "trade_name": "nama_kegiatan",
    "kbli": "kbli",
    "description": "deskripsi_kegiatan",
    "place_address": "alamat_usaha",
    "place_village_code": "proyek_daerah_id",
    "area": "luas_tanah",
    "tenure": "status_tanah",
    "working_capital": "modal_kerja",
    "machinery": "mesin_peralatan",
    "other_investment": "investasi_lain",
    "workers_male": "jumlah_tki_l",
    "workers_female": "jumlah_tki_p",
}
in_both = pytest.mark.parametrize("language", ["id", "en"])
each_field = pytest.mark.parametrize("spec", FIELDS, ids=lambda spec: spec.name)
each_statement = pytest.mark.parametrize("statement", FORM.statements, ids=lambda s: s.name)


def example(spec: FieldSpec, language: str) -> str:
    """The first answer that the help offers."""
    _, mark, rest = spec.help[language].rpartition("contoh: " if language == "id" else "e.g. ")
    assert mark, spec.name
    return re.split(r" (?:atau|bila|untuk|or|if|for) ", rest.removesuffix("."))[0]


def test_sections_and_fields_stand_in_the_order_of_the_field() -> None:
    found = {section.name: [f.name for f in section.fields] for section in FORM.sections}
    assert found == {name: fields.split() for name, fields in ORDER.items()}
    assert list(found) == list(ORDER)
    assert len(FORM.index) == len(FIELDS) == 50


def test_what_must_be_answered() -> None:
    assert {f.name for f in FIELDS if not f.required} == set(OPTIONAL.split())


def test_only_the_programs_own_fields_are_hidden() -> None:
    assert {f.name for f in FIELDS if f.hidden} == {"kbli_version", "place_village_code"}


def test_what_is_asked_only_sometimes() -> None:
    elsewhere = When("place_same_as_ktp", ("T",))
    assert {f.name: f.when for f in FIELDS if f.when} == {
        "since": When("running", ("Y",)),
        "place_address": elsewhere,
        "place_rt_rw": elsewhere,
        "place_village": elsewhere,
        "place_postcode": elsewhere,
    }
    assert all(f.when is None or FORM.index[f.when.field].kind is Kind.YESNO for f in FIELDS)
    assert {s.name: s.when for s in FORM.statements if s.when} == {
        "consent_halal": When("want_halal", ("Y",)),
        "consent_pirt": When("want_pirt", ("Y",)),
    }


def test_neighbours_share_where_they_were_born_and_live_and_nothing_of_their_own() -> None:
    assert {f.name for f in FIELDS if f.carry} == {
        "birthplace", "ktp_village", "ktp_district", "ktp_regency", "ktp_province", "ktp_postcode",
        "place_village", "place_postcode",
    }  # fmt: skip


def test_osss_screens_name_every_field_that_oss_takes_each_once() -> None:
    named = [name for screen in FORM.oss_screens for name in screen.fields]
    assert len(set(named)) == len(named)
    assert {f.name for f in FIELDS if f.oss} <= set(named)
    order = [f.name for f in FIELDS]
    for screen in FORM.oss_screens:
        inside = {order.index(name) for name in screen.fields}
        assert len(inside) == len(screen.fields)


def test_oss_names_are_those_of_its_guide_and_no_others() -> None:
    assert {f.name: f.oss for f in FIELDS if f.oss} == OSS


def test_choices_carry_the_codes_of_oss() -> None:
    codes = {f.name: {o.key: o.oss for o in f.options} for f in FIELDS if f.kind is Kind.CHOICE}
    assert codes == {
        "sex": {"L": "", "P": ""},
        "phone_holder": {"S": "", "K": "", "L": ""},
        "area_unit": {"M": "01", "H": "02"},
        "tenure": {"S": "01", "M": "02", "P": "03"},
    }


def test_sensitive_fields_are_marked() -> None:
    sensitive = (
        "nik kk npwp bpjs_health bpjs_employment phone email working_capital machinery"
        " other_investment yearly_sales"
    )
    assert {f.name for f in FIELDS if f.sensitive} == set(sensitive.split())


def test_only_the_business_village_must_be_in_the_table() -> None:
    assert [f.name for f in FIELDS if f.known] == ["place_village"]


def test_limits_are_those_of_the_payload() -> None:
    limits = {"name": 100, "birthplace": 100, "ktp_rt_rw": 7, "email": 100, "trade_name": 255, "kbli": 5,
              "description": 255, "place_address": 255, "place_village_code": 10, "phone": 25,
              "bpjs_health": 13, "bpjs_employment": 11, "capacity_unit": 20}  # fmt: skip
    assert {name: FORM.index[name].limit for name in limits} == limits
    assert all(f.minimum == 0 for f in FIELDS if f.kind is Kind.MONEY)
    assert all((f.minimum, f.maximum) == (0, 9999) for f in FIELDS if f.kind is Kind.INTEGER)


def test_names_keep_their_spelling() -> None:
    assert not FORM.index["name"].upper
    assert {f.name for f in FIELDS if f.upper} == {"birthplace", "ktp_address"}


def test_religion_marriage_and_occupation_are_not_collected() -> None:
    words = " ".join(f"{f.name} {f.label.id} {f.label.en}" for f in FIELDS).casefold()
    for unwanted in (
        "agama",
        "religion",
        "kawin",
        "marital",
        "marriage",
        "pekerjaan",
        "occupation",
    ):
        assert unwanted not in words


@in_both
@each_field
def test_labels_fit_their_column(spec: FieldSpec, language: str) -> None:
    assert 0 < len(spec.label[language]) <= 16


@in_both
@each_field
def test_help_is_one_short_sentence(spec: FieldSpec, language: str) -> None:
    text = spec.help[language]
    assert len(text) <= 78
    assert text.endswith(".")
    assert not re.search(r"[.!?] [A-Z]", text.replace("e.g. ", ""))
    assert not re.search(r"\b(anda|silakan|error)\b", text, re.IGNORECASE)
    assert text.rstrip(".").casefold() != spec.label[language].casefold()


@in_both
@each_field
def test_the_example_in_the_help_is_a_good_answer(spec: FieldSpec, language: str) -> None:
    answer = example(spec, language)
    if spec.kind is Kind.KBLI:
        assert kbli.search(answer, "2020")
    elif spec.kind is Kind.VILLAGE:
        assert villages.search(answer)
    else:
        assert tidy(spec, answer, TODAY)


@each_field
def test_a_default_is_already_as_it_is_stored(spec: FieldSpec) -> None:
    assert tidy(spec, spec.default, TODAY) == spec.default


@in_both
def test_labels_are_distinct(language: str) -> None:
    labels = [f.label[language] for f in FIELDS]
    assert len(set(labels)) == len(labels)


def test_five_declarations_and_three_consents() -> None:
    assert [s.name for s in FORM.declarations({})] == [
        f"decl_{name}" for name in ("k3l", "sni", "halal", "spatial", "environment")
    ]
    assert [s.name for s in FORM.consents({"want_halal": "Y", "want_pirt": "Y"})] == [
        "consent_halal",
        "consent_pirt",
        "consent_contact",
    ]
    assert [s.name for s in FORM.consents({})] == ["consent_contact"]
    assert not {s.name for s in FORM.statements} & FORM.index.keys()


@in_both
@each_statement
def test_a_statement_is_a_question_to_read_aloud(statement: Statement, language: str) -> None:
    assert 0 < len(statement.label[language]) <= 22
    question = statement.question[language]
    assert len(question) <= 78
    assert question.endswith("?")
    assert " Anda" not in question


@in_both
def test_the_notice_says_basis_receivers_consents_and_rights(language: str) -> None:
    notice = FORM.notice[language]
    for needed in ("27/2022", "20", "OSS", "halal", "3 x 24"):
        assert needed in notice
    assert len(re.findall(r"\.(?: |$)", notice)) == 5
    assert "\n" not in notice
    assert (FORM.notice_version, FORM.version) == ("1", "2")
