"""The NIK: women, two centuries, 29 February, and what it says against what was typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.core import checks, filling
from operator_tui.core.checks import Severity, blocking, field_problems, luhn
from operator_tui.core.nik import Born, age, born, grouped
from operator_tui.core.values import show
from operator_tui.reference.lookups import TABLES

TODAY = date(2026, 11, 24)
FORM = forms.load("nib")


@pytest.mark.parametrize(
    ("nik", "expected"),
    [
        ("3210035704880001", Born(date(1988, 4, 17), "P")),
        ("3210030311790002", Born(date(1979, 11, 3), "L")),
        ("3210032902000003", Born(date(2000, 2, 29), "L")),
        ("3210036902000003", Born(date(2000, 2, 29), "P")),
        ("3210030101090001", Born(date(2009, 1, 1), "L")),
        ("3210030101200001", Born(date(1920, 1, 1), "L")),
        ("3210030101160001", Born(date(1916, 12, 31).replace(month=1, day=1), "L")),
        ("3210030101150001", Born(date(2015, 1, 1), "L")),
        ("3210033002990001", None),
        ("3210037102990001", None),
        ("3210033213990001", None),
        ("3210030013990001", None),
    ],
)
def test_birth_date_and_sex(nik: str, expected: Born | None) -> None:
    assert born(nik, TODAY) == expected


@given(st.dates(date(1917, 1, 1), date(2009, 11, 24)), st.sampled_from("LP"))
def test_an_adult_is_read_back_from_their_nik(day: date, sex: str) -> None:
    coded = day.day + (40 if sex == "P" else 0)
    found = born(f"321003{coded:02}{day:%m%y}0001", TODAY)
    assert found is not None
    assert found.sex == sex
    assert (found.date.day, found.date.month, found.date.year % 100) == (
        day.day,
        day.month,
        day.year % 100,
    )
    assert 17 <= age(found.date, TODAY) <= 110


def test_age_on_the_birthday() -> None:
    assert age(date(2009, 11, 24), TODAY) == 17
    assert age(date(2009, 11, 25), TODAY) == 16
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17


def test_grouped() -> None:
    assert grouped("3210035704880001") == "321003 570488 0001"
    assert grouped("321003") == "321003"


def keys(texts: dict[str, str]) -> dict[str, Severity]:
    found = field_problems(FORM.index["nik"], texts, TODAY, TABLES)
    return {p.key: p.severity for p in found}


def test_what_the_nik_warns_about() -> None:
    assert keys({"nik": "3210035704880001"}) == {}
    assert keys({"nik": "3210035704880000"}) == {"nik.serial": Severity.WARN}
    assert keys({"nik": "9999035704880001"}) == {"nik.region": Severity.NOTE}
    assert keys({"nik": "3210035704880001", "birth_date": "18-04-1988"}) == {
        "nik.date": Severity.WARN
    }
    assert keys({"nik": "3210035704880001", "sex": "L"}) == {"nik.sex": Severity.WARN}


def test_a_nik_of_another_region_is_never_blocked() -> None:
    problems = field_problems(FORM.index["nik"], {"nik": "3174045704880001"}, TODAY, TABLES)
    assert not blocking(problems, {})


def test_an_impossible_date_blocks_until_a_reason_is_given() -> None:
    texts = {"nik": "3210033213990001"}
    problems = field_problems(FORM.index["nik"], texts, TODAY, TABLES)
    assert [p.key for p in blocking(problems, texts)] == ["nik.day"]
    assert blocking(problems, texts | {checks.REASON + "nik": "KTP dilihat, memang begitu"}) == []


def test_under_seventeen_stops() -> None:
    [problem] = field_problems(
        FORM.index["birth_date"], {"birth_date": "25-11-2009"}, TODAY, TABLES
    )
    assert (problem.key, problem.severity, problem.params) == (
        "age.under17",
        Severity.BLOCK,
        {"age": 16},
    )


def test_scale_is_by_capital_without_land() -> None:
    assert checks.scale({"working_capital": "1000000000"}) == "micro"
    assert checks.scale({"working_capital": "1000000000", "machinery": "1"}) == "small"
    assert checks.scale({"other_investment": "5000000001"}) == "medium"
    assert checks.scale({"machinery": "10000000001"}) == "large"


def test_luhn() -> None:
    assert luhn("79927398713")
    assert not luhn("79927398714")


def test_a_ktp_from_elsewhere_is_only_warned_about_once_it_is_typed() -> None:
    def keys_of(texts: dict[str, str]) -> list[str]:
        return [
            p.key for p in field_problems(FORM.index["place_same_as_ktp"], texts, TODAY, TABLES)
        ]

    assert keys_of({"place_same_as_ktp": "Y"}) == []
    assert keys_of({"place_same_as_ktp": "Y", "ktp_village": "Banjaransari, Cikijing"}) == []
    kemang = {"place_same_as_ktp": "Y", "ktp_village": "Kemang"}
    assert keys_of(kemang | {"ktp_regency": "Bogor"}) == ["village.elsewhere"]
    for village in ("Kemang", "banjaran"):
        assert keys_of({"place_same_as_ktp": "Y", "ktp_village": village}) == []


@pytest.mark.parametrize("text", ["²", "²2025", "９", "1" * 5000, "٣" * 16, "½", "-1", "1_000"])
def test_what_only_looks_like_a_number_breaks_no_check_and_no_fill(text: str) -> None:
    for name in ("nik", "working_capital", "machinery", "yearly_sales", "area", "since"):
        texts = {name: text, "birth_date": text, "sex": text}
        checks.check(FORM, texts, TODAY, TABLES)
        filling.after(name, texts, TODAY, TABLES)
        show(FORM.index[name], text)
    assert checks.scale({"working_capital": text}) == "micro"


NOTE, WARN, REASON, BLOCK = Severity

CASES = [
    # the number; what the field says of it; birth date and sex that it fills in
    ("a man", "3210030311790002", {}, ("03-11-1979", "L")),
    ("a woman: day + 40", "3210035704880001", {}, ("17-04-1988", "P")),
    ("a woman born on the 31st", "3210037112870001", {}, ("31-12-1987", "P")),
    ("17 today", "3210032411090001", {}, ("24-11-2009", "L")),
    ("16 until tomorrow: the younger century", "3210032511090001", {}, ("25-11-2009", "L")),
    ("110 this year: the older century", "3210030101160001", {}, ("01-01-1916", "L")),
    ("110 still for a day", "3210032511150001", {}, ("25-11-1915", "L")),
    ("111 would be too old: a child", "3210032411150001", {}, ("24-11-2015", "L")),
    ("born tomorrow would be: the older century", "3210032511260001", {}, ("25-11-1926", "L")),
    ("born this very day", "3210032411260001", {}, ("24-11-1926", "L")),
    ("29 February of a leap year", "3210032902040001", {}, ("29-02-2004", "L")),
    ("29 February 2000, a woman", "3210036902000001", {}, ("29-02-2000", "P")),
    ("29 February of 1900 was none, of 2000 was", "3210032902000001", {}, ("29-02-2000", "L")),
    ("29 February of no leap year", "3210032902990001", {"nik.day": REASON}, None),
    ("29 February of no leap year, a woman", "3210036902990001", {"nik.day": REASON}, None),
    ("30 February", "3210033002880001", {"nik.day": REASON}, None),
    ("month 13", "3210030113880001", {"nik.day": REASON}, None),
    ("month 0", "3210030100880001", {"nik.day": REASON}, None),
    ("day 0", "3210030001880001", {"nik.day": REASON}, None),
    ("day 40: neither sex", "3210034001880001", {"nik.day": REASON}, None),
    ("day 72: a woman on the 32nd", "3210037201880001", {"nik.day": REASON}, None),
    ("another province", "3174045704880001", {}, ("17-04-1988", "P")),
    ("a former region of Papua", "9101015704880001", {}, ("17-04-1988", "P")),
    ("a region in no list", "3298015704880001", {"nik.region": NOTE}, ("17-04-1988", "P")),
    ("serial 0000", "3210035704880000", {"nik.serial": WARN}, ("17-04-1988", "P")),
    ("both", "3298015704880000", {"nik.region": NOTE, "nik.serial": WARN}, ("17-04-1988", "P")),
    ("15 digits", "321003570488000", {"nik.length": BLOCK}, None),
    ("17 digits", "32100357048800011", {"nik.length": BLOCK}, None),
    ("all one digit", "3333333333333333", {"nik.same": BLOCK}, None),
    ("all zeros", "0000000000000000", {"nik.same": BLOCK}, None),
    ("begins with 0", "0210035704880001", {"nik.zero": BLOCK}, ("17-04-1988", "P")),
    ("a letter O", "321003570488O001", {"nik.digits": BLOCK}, None),
    ("nothing", "", {"required": BLOCK}, None),
]


@pytest.mark.parametrize(
    ("number", "found", "fills"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_a_nik_says_and_fills_in(
    number: str, found: dict[str, Severity], fills: tuple[str, str] | None
) -> None:
    assert keys({"nik": number}) == found
    filled = filling.after("nik", {"nik": number}, TODAY, TABLES)
    assert tuple(filled[name][0] for name in ("birth_date", "sex") if name in filled) == (
        fills or ()
    )


@pytest.mark.parametrize(
    ("number", "blocks"),
    [
        ("3210030113880001", False),
        ("3210035704880000", False),
        ("3298015704880001", False),
        ("3333333333333333", True),
        ("0210035704880001", True),
        ("321003570488000", True),
    ],
)
def test_a_reason_opens_an_impossible_date_and_nothing_else(number: str, blocks: bool) -> None:
    texts = {"nik": number, checks.REASON + "nik": "KTP dilihat sendiri"}
    problems = field_problems(FORM.index["nik"], texts, TODAY, TABLES)
    assert bool(blocking(problems, texts)) is blocks


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"birth_date": "17-04-1988", "sex": "P"}, {}),
        ({"birth_date": "18-04-1988", "sex": "P"}, {"nik.date": WARN}),
        ({"birth_date": "17-04-1888", "sex": "P"}, {"nik.date": WARN}),
        ({"birth_date": "17-04-1988", "sex": "L"}, {"nik.sex": WARN}),
        ({"birth_date": "01-01-1970", "sex": "L"}, {"nik.date": WARN, "nik.sex": WARN}),
    ],
)
def test_a_corrected_birth_date_never_blocks(
    texts: dict[str, str], found: dict[str, Severity]
) -> None:
    """PP 40/2019: the number stays when the date is corrected."""
    assert keys({"nik": "3210035704880001"} | texts) == found


@pytest.mark.parametrize(
    ("birth", "found"),
    [
        ("24-11-2009", {}),
        ("25-11-2009", {"age.under17": BLOCK}),
        ("24-11-2025", {"age.under17": BLOCK}),
        ("25-11-1915", {}),
        ("24-11-1915", {"age.old": WARN}),
    ],
)
def test_who_is_too_young_stops_and_who_is_very_old_is_asked_about(
    birth: str, found: dict[str, Severity]
) -> None:
    problems = field_problems(FORM.index["birth_date"], {"birth_date": birth}, TODAY, TABLES)
    assert {p.key: p.severity for p in problems} == found


def test_a_kk_is_never_read_as_a_birth_date() -> None:
    """The date in a family card's number is the day it was issued, and any day it may say."""
    for number in ("3210039913990000", "0000000000000001", "3210032902990000"):
        texts = {"kk": number}
        assert field_problems(FORM.index["kk"], texts, TODAY, TABLES) == []
        assert filling.after("kk", texts, TODAY, TABLES) == {}
