"""What holds of every parser, for any text and for every spelling of a value."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.core import checks
from operator_tui.core.form import FieldSpec, Kind, Option, Words
from operator_tui.core.nik import born
from operator_tui.core.text import clean
from operator_tui.core.values import Bad, read_date, show, tidy, value, write_date
from operator_tui.locale import say
from operator_tui.reference.lookups import TABLES

TODAY = date(2026, 11, 24)
FORM = forms.load("nib")
_WORDS = Words("kata", "word")
_OPTIONS = tuple(Option(key, Words(f"kata {key}", f"word {key}")) for key in "KFW")
SPECS = {
    kind: FieldSpec("x", kind, _WORDS, _WORDS, options=_OPTIONS, upper=kind is Kind.TEXT)
    for kind in Kind
}
_NASTY = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(
            "0123456789٠١٢३४५６７８²½①.,-/+ '=\"eErRtTwWpPkKyY%;()@\x1b\x00\t\r\n\u202e\u200d\u0301"
        ),
    ),
    max_size=40,
)
kinds = pytest.mark.parametrize("kind", Kind, ids=str)


@kinds
@given(text=_NASTY)
def test_a_text_is_tidied_or_bad_and_nothing_else(kind: Kind, text: str) -> None:
    """No other exception; tidy again gives the same; what is stored can be shown and sent, and hides nothing."""
    spec = SPECS[kind]
    try:
        stored = tidy(spec, text, TODAY)
    except Bad as bad:
        assert say(f"checks.{bad.key}", **bad.params)
        return
    assert tidy(spec, stored, TODAY) == stored
    assert stored == clean(stored)
    assert stored.isprintable()
    if stored:
        assert show(spec, stored)
        assert isinstance(value(spec, stored), str | int)


@kinds
@given(text=_NASTY)
def test_what_is_shown_is_read_as_what_is_stored(kind: Kind, text: str) -> None:
    spec = SPECS[kind]
    try:
        stored = tidy(spec, text, TODAY)
    except Bad:
        return
    assert tidy(spec, show(spec, stored), TODAY) == stored


@given(st.sampled_from(list(FORM.fields())), _NASTY)
def test_no_text_breaks_a_check(spec: FieldSpec, text: str) -> None:
    texts = dict.fromkeys(FORM.index, text)
    for problem in checks.field_problems(spec, texts, TODAY, TABLES):
        assert say(f"checks.{problem.key}", **problem.params)


_FACTORS = {"rb": 3, "ribu": 3, "k": 3, "jt": 6, "juta": 6, "m": 9, "miliar": 9, "milyar": 9}


@given(
    st.integers(0, 9999), st.sampled_from(sorted(_FACTORS)), st.integers(0, 99), st.booleans(), st.data()
)  # fmt: skip
def test_money_in_short_spellings(
    whole: int, unit: str, hundredths: int, upper: bool, data: st.DataObject
) -> None:
    """``5jt``, ``1,5 JT``, ``Rp 1.25jt``: always the same number of rupiah."""
    mark = data.draw(st.sampled_from(",."))
    fraction = f"{mark}{hundredths:02}" if hundredths else ""
    spelling = f"{whole}{fraction}{data.draw(st.sampled_from(['', ' ']))}{unit}"
    spelling = data.draw(st.sampled_from(["", "Rp", "Rp ", "rp.", "Rp. "])) + spelling
    amount = whole * 10 ** _FACTORS[unit] + hundredths * 10 ** (_FACTORS[unit] - 2)
    text = spelling.upper() if upper else spelling
    if amount >= 10**13:
        with pytest.raises(Bad):
            tidy(SPECS[Kind.MONEY], text, TODAY)
    else:
        assert tidy(SPECS[Kind.MONEY], text, TODAY) == str(amount)


@given(st.integers(0, 10**13 - 1), st.data())
def test_money_in_long_spellings(amount: int, data: st.DataObject) -> None:
    digits = data.draw(st.sampled_from([str(amount), f"{amount:,}".replace(",", ".")]))
    before = data.draw(st.sampled_from(["", "Rp", "Rp ", "rp. ", "RP"]))
    after = data.draw(st.sampled_from(["", ",-", ",00"]))
    assert tidy(SPECS[Kind.MONEY], before + digits + after, TODAY) == str(amount)


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from("-/. "), st.booleans())
def test_dates_in_every_spelling(day: date, mark: str, padded: bool) -> None:
    stored = write_date(day)
    d, m = (f"{day:%d}", f"{day:%m}") if padded else (str(day.day), str(day.month))
    for spelling in (f"{d}{mark}{m}{mark}{day.year}", f"{day:%d%m}{day.year:04}", day.isoformat()):
        assert tidy(SPECS[Kind.DATE], spelling, TODAY) == stored
    assert read_date(stored) == day
    assert value(SPECS[Kind.DATE], stored) == day.isoformat()
    if day > TODAY - timedelta(days=36_524):
        for short in (f"{d}{mark}{m}{mark}{day:%y}", f"{day:%d%m%y}"):
            assert tidy(SPECS[Kind.DATE], short, TODAY) == stored


@given(st.from_regex(r"8[1-35-9][0-9]{7,10}", fullmatch=True), st.data())
def test_phones_in_every_common_spelling(national: str, data: st.DataObject) -> None:
    prefix = data.draw(
        st.sampled_from(["0", "62", "+62", "+62 ", "62-", "(0)", "+62 (0)", "+620", ""])
    )
    mark = data.draw(st.sampled_from(["", " ", "-", "."]))
    spelling = prefix + mark.join((national[:3], national[3:7], national[7:]))
    assert tidy(SPECS[Kind.PHONE], spelling, TODAY) == f"+62{national}"


@given(st.integers(0, 999), st.integers(0, 999), st.data())
def test_rt_rw_in_every_spelling(rt: int, rw: int, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(["/", "-", " ", ".", " / "]))
    width = data.draw(st.sampled_from(["", "02", "03"]))
    first, second = format(rt, width), format(rw, width)
    stored = f"{rt:03}/{rw:03}"
    assert tidy(SPECS[Kind.RTRW], f"{first}{mark}{second}", TODAY) == stored
    assert tidy(SPECS[Kind.RTRW], f"RT {first} RW {second}", TODAY) == stored
    assert tidy(SPECS[Kind.RTRW], f"rt.{first}/rw.{second}", TODAY) == stored


@given(
    st.dates(date(1917, 1, 1), date(2009, 11, 24)),
    st.sampled_from("LP"),
    st.integers(110000, 969999),
    st.integers(1, 9999),
    st.sampled_from(["", " ", ".", "-"]),
)
def test_a_nik_built_for_a_birthday_says_it_again(
    day: date, sex: str, region: int, serial: int, mark: str
) -> None:
    coded = f"{day.day + (40 if sex == 'P' else 0):02}{day:%m%y}"
    number = f"{region}{coded}{serial:04}"
    stored = tidy(SPECS[Kind.NIK], mark.join((number[:6], number[6:12], number[12:])), TODAY)
    assert stored == number
    assert tidy(SPECS[Kind.NIK], show(SPECS[Kind.NIK], stored), TODAY) == number
    found = born(stored, TODAY)
    assert found is not None
    assert found.sex == sex
    assert found.date in (day, day.replace(year=day.year + 100 if day.year < 1926 else day.year))


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**4 - 1))
def test_whole_and_broken_numbers(whole: int, fraction: int) -> None:
    assert tidy(SPECS[Kind.INTEGER], f"{whole:,}".replace(",", "."), TODAY) == str(whole)
    text = f"{whole},{fraction:04}"
    stored = tidy(SPECS[Kind.DECIMAL], text, TODAY)
    assert float(str(value(SPECS[Kind.DECIMAL], stored))) == float(text.replace(",", "."))


@given(st.lists(st.sampled_from("KFWkfw"), max_size=8), st.sampled_from(["", " ", ",", "/", ", "]))
def test_letters_in_any_order(letters: list[str], mark: str) -> None:
    stored = tidy(SPECS[Kind.MULTI], mark.join(letters), TODAY)
    assert stored == " ".join(key for key in "KFW" if key in "".join(letters).upper())
