"""The rules of a single field and its options: what its type can't have, and what would not do what it says."""

from datetime import date
from typing import Final

from operator_tui.core.form import FieldSpec, Kind, Option
from operator_tui.core.values import Bad, tidy
from operator_tui.forms.lines import Path
from operator_tui.forms.mistakes import Report, cells
from operator_tui.forms.shape import LANGUAGES

LABEL_CELLS: Final = 16
"""Columns of the form's labels."""
HINT_CELLS: Final = 78
"""Columns of the hint row."""
_NOTE_CELLS: Final = 3 * HINT_CELLS
_OPTION_CELLS: Final = 40
_LONGEST: Final = 2_000
"""Characters that a field can be given at most."""
_HIGHEST: Final = 10**12
"""A bound that can still be met: money is less than ten times as much."""
FAR: Final = date(9999, 12, 31)
"""A day that no date of a form is later than: a file is judged alike on every day."""

MEANT: Final = {
    "nik": Kind.NIK, "name": Kind.NAME, "birth_date": Kind.DATE, "sex": Kind.CHOICE, "phone": Kind.PHONE,
    "ktp_village": Kind.VILLAGE, "place_village": Kind.VILLAGE, "place_same_as_ktp": Kind.YESNO, "kbli": Kind.KBLI,
    "ktp_district": Kind.TEXT, "ktp_regency": Kind.TEXT, "ktp_province": Kind.TEXT, "ktp_postcode": Kind.POSTCODE,
    "place_postcode": Kind.POSTCODE, "place_village_code": Kind.DIGITS, "kbli_version": Kind.TEXT,
    "working_capital": Kind.MONEY, "machinery": Kind.MONEY, "other_investment": Kind.MONEY,
    "yearly_sales": Kind.MONEY,
}  # fmt: skip
"""Names by which the program fills, checks and lists: each has the one type that it works with."""

_CHOICES: Final = (Kind.CHOICE, Kind.MULTI)
_BOUNDED: Final = (Kind.INTEGER, Kind.MONEY, Kind.YEAR, Kind.DATE)
_NUMBERS: Final = (Kind.INTEGER, Kind.MONEY)
_PERSONAL: Final = (Kind.NIK, Kind.KK, Kind.NPWP, Kind.NAME, Kind.PHONE, Kind.EMAIL)
_UPPERED: Final = (Kind.TEXT, Kind.NAME)


def check(report: Report, path: Path, spec: FieldSpec) -> None:
    """Report what is wrong with a field by itself."""
    _words(report, path, spec)
    if MEANT.get(spec.name, spec.kind) is not spec.kind:
        report.add((*path, "type"), "type.meant", name=spec.name, kind=MEANT[spec.name].value)
    if not 1 <= spec.limit <= _LONGEST:
        report.add((*path, "limit"), "limit.range", most=_LONGEST)
    if spec.kind is Kind.NOTE:
        _note(report, path, spec)
        return
    _bounds(report, path, spec)
    _options(report, path, spec)
    _switches(report, path, spec)
    if spec.default:
        _default(report, path, spec)


def width(report: Report, path: Path, text: str, most: int, key: str) -> None:
    """Report a text that takes more columns than there are."""
    if (taken := cells(text)) > most:
        report.add(path, key, n=taken, most=most)


def _words(report: Report, path: Path, spec: FieldSpec) -> None:
    hint = _NOTE_CELLS if spec.kind is Kind.NOTE else HINT_CELLS
    for language in LANGUAGES:
        width(report, (*path, "label", language), spec.label[language], LABEL_CELLS, "label.long")
        width(report, (*path, "help", language), spec.help[language], hint, "help.long")


def _note(report: Report, path: Path, spec: FieldSpec) -> None:
    """A note is read: it has no answer that anything could be said of."""
    plain = FieldSpec(spec.name, Kind.NOTE, spec.label, spec.help)
    for key in (
        "required", "minimum", "maximum", "options", "oss", "default", "hidden", "sensitive", "upper", "known",
        "required_when", "carry", "refuse",
    ):  # fmt: skip
        if getattr(spec, key) != getattr(plain, key):
            report.add((*path, key), "note.key", name=key)


def _bounds(report: Report, path: Path, spec: FieldSpec) -> None:
    low, high = spec.minimum, spec.maximum
    if low is not None and high is not None and low > high:
        report.add((*path, "minimum"), "bounds.order", low=low, high=high)
    for key, bound in (("minimum", low), ("maximum", high)):
        if bound is None:
            continue
        if spec.kind not in _BOUNDED or (spec.kind not in _NUMBERS and key == "maximum"):
            report.add((*path, key), "bounds.unused", name=key, kind=spec.kind.value)
        elif not 0 <= bound <= _HIGHEST:
            report.add((*path, key), "bounds.range", name=key)
        elif spec.kind in (Kind.YEAR, Kind.DATE) and not 1000 <= bound <= FAR.year:
            report.add((*path, key), "bounds.year", name=key)
        elif spec.kind is Kind.MONEY and spec.refuse is None and (bound or key == "maximum"):
            report.add((*path, key), "bounds.words", name=key)
    if spec.refuse and (spec.kind not in _NUMBERS or (low is None and high is None)):
        report.add((*path, "refuse"), "refuse.unused")


def _options(report: Report, path: Path, spec: FieldSpec) -> None:
    where = (*path, "options")
    if spec.kind not in _CHOICES:
        if spec.options:
            report.add(where, "options.unused", kind=spec.kind.value)
        return
    least = 2 if spec.kind is Kind.CHOICE else 1
    if len(spec.options) < least:
        report.add(where if spec.options else path, "options.few", least=least)
    seen: set[str] = set()
    for index, option in enumerate(spec.options):
        _option(report, (*where, index), option, seen)
        for other in spec.options:
            if other is not option and other.key.casefold() in _labels(option):
                report.add((*where, index, "label"), "option.clash", key=other.key)
    if spec.options and all(o.refuse for o in spec.options):
        report.add(where, "options.none-left")


def _option(report: Report, path: Path, option: Option, seen: set[str]) -> None:
    if not (len(option.key) == 1 and option.key.isascii() and option.key.isalnum()):
        report.add((*path, "key"), "option.key", key=option.key)
    elif option.key != option.key.upper():
        report.add((*path, "key"), "option.lower", key=option.key)
    elif option.key in seen:
        report.add((*path, "key"), "option.twice", key=option.key)
    seen.add(option.key)
    for language in LANGUAGES:
        width(
            report, (*path, "label", language), option.label[language], _OPTION_CELLS, "label.long"
        )


def _labels(option: Option) -> tuple[str, str]:
    return option.label.id.casefold(), option.label.en.casefold()


def _switches(report: Report, path: Path, spec: FieldSpec) -> None:
    """Switches that would do nothing, or harm, on this type."""
    if spec.upper and spec.kind not in _UPPERED:
        report.add((*path, "upper"), "switch.unused", name="upper", kinds="text, name")
    if spec.known and spec.kind is not Kind.VILLAGE:
        report.add((*path, "known"), "switch.unused", name="known", kinds="village")
    if spec.carry and (spec.sensitive or spec.kind in _PERSONAL):
        report.add((*path, "carry"), "carry.personal")
    if spec.hidden and (spec.required or spec.required_when):
        key = "required" if spec.required else "required_when"
        report.add((*path, key), "hidden.required", name=key)
    if spec.required and spec.required_when:
        report.add((*path, "required_when"), "required.twice")


def _default(report: Report, path: Path, spec: FieldSpec) -> None:
    where = (*path, "default")
    try:
        stored = tidy(spec, spec.default, FAR)
    except (Bad, KeyError, ValueError):
        report.add(where, "default.bad", value=spec.default, kind=spec.kind.value)
        return
    if stored != spec.default:
        report.add(where, "default.spelling", value=spec.default, stored=stored)
    elif any(o.refuse and o.key in stored.split() for o in spec.options):
        report.add(where, "default.refused", value=spec.default)
