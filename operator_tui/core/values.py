"""Reading what was typed into a field, and showing what is stored.

``tidy(spec, text, today)`` gives the one text that is stored for a good answer, or raises :class:`Bad` with the
key of the problem. It is idempotent: tidying a stored text gives the same text. ``show`` is for people,
``value`` is for the wire.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from operator_tui.core import nik as nik_
from operator_tui.core.form import FieldSpec, Kind
from operator_tui.core.text import clean, digits


class Bad(Exception):
    """The text can't be an answer to this field; ``key`` names the problem's sentence."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key, self.params = key, params


_SEPARATORS: Final = str.maketrans("", "", " .-()/")
_BETWEEN_LETTERS: Final = str.maketrans("", "", " ,;/.+&-")
_YES: Final = frozenset({"y", "ya", "yes", "iya", "1"})
_NO: Final = frozenset({"t", "tidak", "n", "no", "tdk", "0"})
_SHEET_TEXT: Final = re.compile(r'="([^"]*)"')
_SHEET_POWER: Final = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_SHEET_DECIMAL: Final = re.compile(r"\d{8,}[.,]0{1,2}")
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_MONEY: Final = re.compile(
    r"(?:rp\.?)?(\d[\d.]*|\d+)(?:,(\d+))?(rb|ribu|k|jt|juta|m|miliar|milyar)?", re.IGNORECASE
)
_FACTORS: Final = {
    "rb": 3, "ribu": 3, "k": 3, "jt": 6, "juta": 6, "m": 9, "miliar": 9, "milyar": 9, "": 0,
}  # fmt: skip
_LONGEST_NUMBER: Final = 20
MONEY_LIMIT: Final = 10**13
_EMAIL: Final = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"'.]+(\.[^@\s,;<>\"'.]+)+")
_NUMERIC_DATE: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def tidy(spec: FieldSpec, text: str, today: date) -> str:
    """The text to store for what was typed; empty for nothing. Raises :class:`Bad`."""
    text = clean(text)
    if not text:
        return ""
    tidied = _TIDY[spec.kind](spec, text, today)
    if len(tidied) > spec.limit and spec.kind not in _OWN_LENGTH:
        raise Bad("text.long", limit=spec.limit, length=len(tidied))
    return tidied


def show(spec: FieldSpec, text: str) -> str:
    """A stored text as people read it; a text that isn't tidy is shown as it is."""
    if spec.kind in (Kind.NIK, Kind.KK) and is_number(text):
        return nik_.grouped(text)
    if spec.kind is Kind.PHONE and text.startswith("+62"):
        rest = text[3:]
        return f"+62 {rest[:3]} {rest[3:7]} {rest[7:]}".rstrip()
    if spec.kind is Kind.MONEY and is_number(text):
        return "Rp " + f"{int(text):,}".replace(",", ".")
    return text


def value(spec: FieldSpec, text: str) -> str | int:
    """A tidy text as it goes over the wire: money and whole numbers as numbers, dates ISO, the rest as text."""
    if spec.kind in (Kind.MONEY, Kind.INTEGER, Kind.YEAR):
        return int(text)
    if spec.kind is Kind.DATE:
        return read_date(text).isoformat()
    if spec.kind is Kind.DECIMAL:
        return text.replace(",", ".")
    return text


def text_of(spec: FieldSpec, sent: object) -> str:
    """The stored text of a value as it went over the wire: what :func:`value` gives, turned back."""
    text = str(sent)
    if spec.kind is Kind.DATE:
        try:
            return write_date(date.fromisoformat(text))
        except ValueError:
            return text
    return text.replace(".", ",") if spec.kind is Kind.DECIMAL else text


def is_number(text: str) -> bool:
    """Whether a text that needn't be tidy is a whole number of a sensible size, in plain digits (``²`` isn't)."""
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def read_date(text: str) -> date:
    """The date of a tidy text, ``17-04-1988``."""
    day, month, year = (int(part) for part in text.split("-"))
    return date(year, month, day)


def write_date(moment: date) -> str:
    """A date as it is stored in a form: ``17-04-1988``."""
    return f"{moment.day:02}-{moment.month:02}-{moment.year:04}"


def _text(spec: FieldSpec, text: str, _today: date) -> str:
    return text.upper() if spec.upper else text


def _number(text: str, power: str = "sheet.power") -> str:
    """A long number as typed, or as a spreadsheet keeps it as text: ``'3210…``, ``="3210…"``.

    What a spreadsheet took for a quantity has lost digits, or may have: :class:`Bad`, under ``power`` for 3,21E+15.
    """
    text = digits(text)
    if match := _SHEET_TEXT.fullmatch(text):
        text = match[1].strip()
    text = text.removeprefix("'").lstrip()
    if _SHEET_POWER.fullmatch(text):
        raise Bad(power)
    if _SHEET_DECIMAL.fullmatch(text):
        raise Bad("sheet.decimal")
    return text


def _nik(_spec: FieldSpec, text: str, _today: date) -> str:
    number = _number(text, "nik.scientific").translate(_SEPARATORS)
    if not number.isascii() or not number.isdigit():
        raise Bad("nik.digits")
    if len(number) != nik_.LENGTH:
        raise Bad("nik.length", length=len(number))
    if len(set(number)) == 1:
        raise Bad("nik.same")
    if number[0] == "0":
        raise Bad("nik.zero")
    return number


def _kk(_spec: FieldSpec, text: str, _today: date) -> str:
    number = _number(text).translate(_SEPARATORS)
    if not (number.isascii() and number.isdigit() and len(number) == nik_.LENGTH):
        raise Bad("kk.length", length=sum(c.isdigit() for c in number))
    return number


def _npwp(_spec: FieldSpec, text: str, _today: date) -> str:
    number = _number(text).translate(_SEPARATORS)
    if not (number.isascii() and number.isdigit()):
        raise Bad("npwp.digits")
    if len(number) not in (15, 16):
        raise Bad("npwp.length", length=len(number))
    return number


def _phone(_spec: FieldSpec, text: str, _today: date) -> str:
    number = _number(text).translate(_SEPARATORS)
    for prefix in ("+62", "62", "0"):
        if number.startswith(prefix):
            number = number.removeprefix(prefix).removeprefix("0" if prefix != "0" else "")
            break
    if not re.fullmatch(r"8[1-35-9][0-9]{7,10}", number):
        raise Bad("phone.shape")
    return "+62" + number


def _email(_spec: FieldSpec, text: str, _today: date) -> str:
    if not _EMAIL.fullmatch(text):
        raise Bad("email.shape")
    return text


def _date(spec: FieldSpec, text: str, today: date) -> str:
    found = tidy_date(text, today)
    if spec.minimum is not None and read_date(found).year < spec.minimum:
        raise Bad("date.early", first=spec.minimum)
    return found


def tidy_date(text: str, today: date) -> str:
    """A date in any common spelling as it is stored. Two digits of a year mean the nearest past."""
    text = digits(clean(text))
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMERIC_DATE.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year = _century(year, month, day, today) if len(match[3]) == 2 else year
    elif re.fullmatch(r"[0-9]{8}", text):
        day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
    elif re.fullmatch(r"[0-9]{6}", text):
        day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
        year = _century(year, month, day, today)
    else:
        raise Bad("date.shape")
    try:
        found = date(year, month, day)
    except ValueError:
        raise Bad("date.impossible") from None
    if found > today:
        raise Bad("date.future")
    return write_date(found)


def _century(year: int, month: int, day: int, today: date) -> int:
    """Two digits of a year in the nearest past: ``45`` is 1945, since 2045 is to come."""
    this = today.year // 100 * 100 + year
    return this if (this, month, day) <= (today.year, today.month, today.day) else this - 100


def _year(spec: FieldSpec, text: str, today: date) -> str:
    number = digits(text)
    if (
        not re.fullmatch(r"[0-9]{4}", number)
        or not (spec.minimum or 1900) <= int(number) <= today.year
    ):
        raise Bad("year.range", first=spec.minimum or 1900, last=today.year)
    return number


def _integer(spec: FieldSpec, text: str, _today: date) -> str:
    number = digits(text).replace(".", "")
    if not re.fullmatch(r"[0-9]{1,15}", number):
        raise Bad("integer.shape")
    low, high = spec.minimum or 0, spec.maximum if spec.maximum is not None else 10**9
    if spec.refuse is None and not low <= int(number) <= high:
        raise Bad("integer.range", least=low, most=high)
    return str(int(number))


def _money(_spec: FieldSpec, text: str, _today: date) -> str:
    compact = digits(text).replace(" ", "")
    match = _MONEY.fullmatch(compact.removesuffix(",-").removesuffix(",00"))
    if not match:
        raise Bad("money.shape")
    whole, fraction, unit = match[1].rstrip("."), match[2] or "", (match[3] or "").lower()
    groups = whole.split(".")
    if len(groups) > 1 and not _GROUPED.fullmatch(whole):
        if not (unit and len(groups) == 2 and not fraction):
            raise Bad("money.shape")
        whole, fraction = groups
    power = _FACTORS[unit]
    if len(fraction) > power or len(whole.replace(".", "")) > 13:
        raise Bad("money.shape")
    amount = int(whole.replace(".", "") + fraction.ljust(power, "0"))
    if amount >= MONEY_LIMIT:
        raise Bad("money.shape")
    return str(amount)


def _decimal(_spec: FieldSpec, text: str, _today: date) -> str:
    """The comma parts off the fraction; a dot before three digits is one of thousands, as in money."""
    number = digits(text).replace(" ", "")
    thousands = _THOUSANDS.fullmatch(number)
    number = number.replace(".", "" if thousands else ",")
    if not re.fullmatch(r"[0-9]{1,9}(,[0-9]{1,4})?", number):
        raise Bad("decimal.shape")
    plain = Decimal(number.replace(",", ".")).normalize()
    return f"{plain:f}".replace(".", ",")


def _choice(spec: FieldSpec, text: str, _today: date) -> str:
    typed = text.casefold()
    for option in spec.options:
        if typed in (option.key.casefold(), option.label.id.casefold(), option.label.en.casefold()):
            return option.key
    raise Bad("choice.unknown", keys=" ".join(option.key for option in spec.options))


def _multi(spec: FieldSpec, text: str, _today: date) -> str:
    """Letters in any order and spelling (``kfw``, ``K, F``), stored in the order of the options: ``K F W``."""
    keys = [option.key for option in spec.options]
    typed = text.upper().translate(_BETWEEN_LETTERS)
    if set(typed) - set(keys):
        raise Bad("choice.several", keys=" ".join(keys))
    return " ".join(key for key in keys if key in typed)


def _note(_spec: FieldSpec, _text: str, _today: date) -> str:
    return ""


def _yesno(_spec: FieldSpec, text: str, _today: date) -> str:
    if text.casefold() in _YES:
        return "Y"
    if text.casefold() in _NO:
        return "T"
    raise Bad("yesno.unknown")


def _shape(pattern: str, key: str) -> Callable[[FieldSpec, str, date], str]:
    compiled = re.compile(pattern)

    def tidy_shape(_spec: FieldSpec, text: str, _today: date) -> str:
        found = _number(text)
        if not compiled.fullmatch(found):
            raise Bad(key)
        return found

    return tidy_shape


def _rtrw(_spec: FieldSpec, text: str, _today: date) -> str:
    match = re.fullmatch(
        r"(?:rt[ .]*)?0*([0-9]{1,3})(?:[ /.-]+|(?=rw))(?:rw[ .]*)?0*([0-9]{1,3})",
        digits(text).lower(),
    )
    if not match:
        raise Bad("rtrw.shape")
    return f"{int(match[1]):03}/{int(match[2]):03}"


_OWN_LENGTH: Final = frozenset(
    {Kind.NIK, Kind.KK, Kind.NPWP, Kind.PHONE, Kind.MONEY, Kind.KBLI, Kind.CHOICE}
)
_TIDY: Final[dict[Kind, Callable[[FieldSpec, str, date], str]]] = {
    Kind.TEXT: _text,
    Kind.NAME: _text,
    Kind.VILLAGE: _text,
    Kind.NIK: _nik,
    Kind.KK: _kk,
    Kind.NPWP: _npwp,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.DATE: _date,
    Kind.YEAR: _year,
    Kind.MONEY: _money,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.CHOICE: _choice,
    Kind.MULTI: _multi,
    Kind.NOTE: _note,
    Kind.YESNO: _yesno,
    Kind.KBLI: _shape(r"[0-9]{5}", "kbli.shape"),
    Kind.POSTCODE: _shape(r"[0-9]{5}", "postcode.shape"),
    Kind.RTRW: _rtrw,
    Kind.DIGITS: _shape(r"[0-9]+", "digits.shape"),
}
