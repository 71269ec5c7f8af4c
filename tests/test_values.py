"""Reading what was typed: every kind of field, in every spelling, and rubbish."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.core.form import FieldSpec, Kind, Option, Words
from operator_tui.core.text import clean
from operator_tui.core.values import Bad, read_date, show, tidy, tidy_date, value, write_date

TODAY = date(2026, 11, 24)
FORM = forms.load("nib")
_NONE = Words("", "")


def spec(kind: Kind, **more: object) -> FieldSpec:
    return FieldSpec("x", kind, _NONE, _NONE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (Kind.NIK, "321003 570488 0001", "3210035704880001"),
        (Kind.NIK, "3210.0357.0488.0001", "3210035704880001"),
        (Kind.NIK, "٣٢١٠٠٣٥٧٠٤٨٨٠٠٠١", "3210035704880001"),
        (Kind.KK, "3210 0308 0209 0001", "3210030802090001"),
        (Kind.NPWP, "07.101.226.4-438.000", "071012264438000"),
        (Kind.PHONE, "0812-2210-0138", "+6281222100138"),
        (Kind.PHONE, "+62 812 2210 0138", "+6281222100138"),
        (Kind.PHONE, "6281222100138", "+6281222100138"),
        (Kind.PHONE, "+62 0812 2210 0138", "+6281222100138"),
        (Kind.PHONE, "812.2210.0138", "+6281222100138"),
        (Kind.DATE, "170845", "17-08-1945"),
        (Kind.DATE, "17-8-45", "17-08-1945"),
        (Kind.DATE, "17/8/1945", "17-08-1945"),
        (Kind.DATE, "1945-08-17", "17-08-1945"),
        (Kind.DATE, "17081945", "17-08-1945"),
        (Kind.DATE, "29022000", "29-02-2000"),
        (Kind.DATE, "01-01-26", "01-01-2026"),
        (Kind.MONEY, "5jt", "5000000"),
        (Kind.MONEY, "750rb", "750000"),
        (Kind.MONEY, "1,5jt", "1500000"),
        (Kind.MONEY, "1.5jt", "1500000"),
        (Kind.MONEY, "0.500jt", "500000"),
        (Kind.MONEY, "Rp 3.500.000", "3500000"),
        (Kind.MONEY, "3.500.000,-", "3500000"),
        (Kind.MONEY, "Rp3.500.000,00", "3500000"),
        (Kind.MONEY, "0", "0"),
        (Kind.MONEY, "1,25 m", "1250000000"),
        (Kind.DECIMAL, "7.50", "7,5"),
        (Kind.DECIMAL, "24", "24"),
        (Kind.DECIMAL, "100", "100"),
        (Kind.DECIMAL, "1.000", "1000"),
        (Kind.DECIMAL, "12.500.000", "12500000"),
        (Kind.DECIMAL, "1.000,5", "1000,5"),
        (Kind.DECIMAL, "1.5", "1,5"),
        (Kind.DECIMAL, "0.125", "0,125"),
        (Kind.DECIMAL, "1,125", "1,125"),
        (Kind.NIK, "'3210035704880001", "3210035704880001"),
        (Kind.NIK, '="3210035704880001"', "3210035704880001"),
        (Kind.KK, "'3210030802090001", "3210030802090001"),
        (Kind.NPWP, '="071012264438000"', "071012264438000"),
        (Kind.NPWP, "071012264438.000", "071012264438000"),
        (Kind.PHONE, "'081222100138", "+6281222100138"),
        (Kind.PHONE, "81222100138", "+6281222100138"),
        (Kind.DIGITS, "'0001234567890", "0001234567890"),
        (Kind.DATE, "01-01-0001", "01-01-0001"),
        (Kind.INTEGER, "007", "7"),
        (Kind.YESNO, "ya", "Y"),
        (Kind.YESNO, "TIDAK", "T"),
        (Kind.RTRW, "3/5", "003/005"),
        (Kind.RTRW, "RT 03 RW 005", "003/005"),
        (Kind.RTRW, "rt03rw05", "003/005"),
        (Kind.RTRW, "35", None),
        (Kind.RTRW, "rt.3/rw.5", "003/005"),
        (Kind.POSTCODE, "45466", "45466"),
        (Kind.KBLI, "10313", "10313"),
        (Kind.NAME, "  NUR'AENI   BINTI UDIN ", "NUR'AENI BINTI UDIN"),
    ],
)
def test_spellings(kind: Kind, typed: str, stored: str | None) -> None:
    if stored is None:
        with pytest.raises(Bad):
            tidy(spec(kind), typed, TODAY)
    else:
        assert tidy(spec(kind), typed, TODAY) == stored


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        (Kind.NIK, "3.21E+15", "nik.scientific"),
        (Kind.NIK, "3,21003E+15", "nik.scientific"),
        (Kind.NIK, "3E+15", "nik.scientific"),
        (Kind.NIK, "3,21e15", "nik.scientific"),
        (Kind.NIK, "'3,21E+15", "nik.scientific"),
        (Kind.NIK, "3210035704880001.0", "sheet.decimal"),
        (Kind.NIK, "3210035704880001,00", "sheet.decimal"),
        (Kind.KK, "3,21E+15", "sheet.power"),
        (Kind.KK, "3210030802090000.0", "sheet.decimal"),
        (Kind.NPWP, "7,10122E+13", "sheet.power"),
        (Kind.NPWP, "71012264438000,0", "sheet.decimal"),
        (Kind.PHONE, "8,12E+10", "sheet.power"),
        (Kind.PHONE, "81222100138.0", "sheet.decimal"),
        (Kind.DIGITS, "1,23E+12", "sheet.power"),
        (Kind.DECIMAL, "1.000.5", "decimal.shape"),
        (Kind.DECIMAL, "0.000.125", "decimal.shape"),
        (Kind.NIK, "32100357048800012", "nik.length"),
        (Kind.NIK, "321003570488O001", "nik.digits"),
        (Kind.NIK, "1111111111111111", "nik.same"),
        (Kind.NIK, "0210035704880001", "nik.zero"),
        (Kind.PHONE, "0842 2210 0138", "phone.shape"),
        (Kind.PHONE, "021 555 0138", "phone.shape"),
        (Kind.PHONE, "0812 221", "phone.shape"),
        (Kind.EMAIL, "siti@", "email.shape"),
        (Kind.EMAIL, "siti@contoh", "email.shape"),
        (Kind.DATE, "31-02-1990", "date.impossible"),
        (Kind.DATE, "29-02-1999", "date.impossible"),
        (Kind.DATE, "25-11-2026", "date.future"),
        (Kind.DATE, "kemarin", "date.shape"),
        (Kind.MONEY, "1.50.000", "money.shape"),
        (Kind.MONEY, "-5", "money.shape"),
        (Kind.MONEY, "01.000", "money.shape"),
        (Kind.MONEY, "0.500", "money.shape"),
        (Kind.MONEY, "1000.000", "money.shape"),
        (Kind.MONEY, "1,2345rb", "money.shape"),
        (Kind.MONEY, "99999999999999999", "money.shape"),
        (Kind.DECIMAL, "1,2,3", "decimal.shape"),
        (Kind.INTEGER, "dua", "integer.shape"),
        (Kind.YESNO, "mungkin", "yesno.unknown"),
        (Kind.POSTCODE, "4546", "postcode.shape"),
    ],
)
def test_refusals(kind: Kind, typed: str, key: str) -> None:
    with pytest.raises(Bad) as bad:
        tidy(spec(kind), typed, TODAY)
    assert bad.value.key == key


def test_choice_takes_letter_or_word() -> None:
    sex = spec(
        Kind.CHOICE,
        options=(
            Option("L", Words("laki-laki", "male")),
            Option("P", Words("perempuan", "female")),
        ),
    )
    assert [tidy(sex, t, TODAY) for t in ("l", "P", "Perempuan", "male")] == ["L", "P", "P", "L"]
    with pytest.raises(Bad, match=r"choice\.unknown"):
        tidy(sex, "X", TODAY)


@given(st.sampled_from(list(FORM.fields())), st.text(max_size=60))
def test_tidying_is_idempotent_and_never_crashes(field: FieldSpec, text: str) -> None:
    try:
        once = tidy(field, text, TODAY)
    except Bad:
        return
    assert tidy(field, once, TODAY) == once
    if once:
        assert isinstance(value(field, once), str | int)
    assert show(field, once) or not once


@given(st.integers(0, 10**9 - 1), st.integers(0, 9999))
def test_a_number_with_dots_of_thousands_is_that_number(whole: int, fraction: int) -> None:
    kind = spec(Kind.DECIMAL)
    dotted = f"{whole:,}".replace(",", ".") + (f",{fraction:04}" if fraction else "")
    stored = tidy(kind, dotted, TODAY)
    assert stored == tidy(kind, dotted.replace(".", ""), TODAY)
    assert float(str(value(kind, stored))) == float(f"{whole}.{fraction:04}")
    assert tidy(kind, stored, TODAY) == stored


@given(st.from_regex(r"[0-9.,]{1,12}", fullmatch=True))
def test_a_decimal_is_never_read_otherwise_than_money(text: str) -> None:
    """Where both kinds of field take a text without a fraction, it is the same number."""
    try:
        amount = tidy(spec(Kind.MONEY), text, TODAY)
        area = tidy(spec(Kind.DECIMAL), text, TODAY)
    except Bad:
        return
    assert area.partition(",")[0] == amount


@pytest.mark.parametrize("typed", ["01-01-0001", "31-12-1899", "1899-12-31"])
def test_nobody_was_born_before_1900(typed: str) -> None:
    with pytest.raises(Bad, match=r"date\.early"):
        tidy(FORM.index["birth_date"], typed, TODAY)
    assert tidy(FORM.index["birth_date"], "01-01-1900", TODAY) == "01-01-1900"


@given(st.dates(date(1900, 1, 1), TODAY))
def test_dates_come_back_from_every_spelling(day: date) -> None:
    stored = write_date(day)
    assert read_date(stored) == day
    for spelling in (
        stored,
        f"{day:%d/%m/%Y}",
        f"{day:%d%m%Y}",
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
    ):
        assert tidy_date(spelling, TODAY) == stored


@given(st.dates(TODAY - timedelta(days=36_500), TODAY))
def test_two_digits_of_a_year_mean_the_nearest_past(day: date) -> None:
    assert tidy_date(f"{day:%d%m%y}", TODAY) == write_date(day)


@given(st.integers(0, 10**13 - 1))
def test_money_comes_back_as_it_is_shown(amount: int) -> None:
    money = spec(Kind.MONEY)
    shown = show(money, str(amount))
    assert tidy(money, shown, TODAY) == str(amount)


@given(st.text())
def test_clean_leaves_nothing_unseen(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert cleaned.isprintable()
    assert "  " not in cleaned


def test_escapes_and_controls_are_taken_out() -> None:
    assert (
        clean("\x1b[31mIIS\x1b[0m\x00 RO\u202eHAYATI\r\nBINTI\tUDIN") == "IIS ROHAYATI BINTI UDIN"
    )


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("wk", "K W"), ("K, W", "K W"), ("k f w", "K F W"), ("KKK", "K"), ("f/k", "K F"), ("-", "")],
)
def test_several_letters_in_any_order_are_kept_in_the_order_of_the_form(
    typed: str, stored: str
) -> None:
    spec = several()
    assert tidy(spec, typed, TODAY) == stored
    assert tidy(spec, stored, TODAY) == stored


def test_a_letter_that_the_form_lacks_is_named_with_those_it_has() -> None:
    with pytest.raises(Bad) as caught:
        tidy(several(), "KX", TODAY)
    assert (caught.value.key, caught.value.params) == ("choice.several", {"keys": "K F W"})


def several() -> FieldSpec:
    words = Words("a", "a")
    options = tuple(Option(key, words) for key in "KFW")
    return FieldSpec("papers", Kind.MULTI, words, words, options=options)
