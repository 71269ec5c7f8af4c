"""Every check of FIELD section 4 on a whole form. Block little, warn well."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from operator_tui.core import nik as nik_
from operator_tui.core.form import FieldSpec, FormSpec, Kind, Words
from operator_tui.core.values import Bad, is_number, read_date, tidy, tidy_date

REASON: Final = "reason:"
"""``reason:<field>`` in the texts holds the operator's reason for going on past a check of that field,
``reason:<field>:duplicate`` the one for a NIK that is here already, ``reason:<field>:kept`` the one for an answer
that the office refused: a reason opens the gate it was given for."""
DUPLICATE: Final = "duplicate.reason"
"""The problem of a NIK that is on this laptop already."""
KEPT: Final = "refused.kept"
"""The problem of an answer that the office refused and that is right as it was: it asks for the reason."""
CANCELLED: Final = "known.cancelled"
NAMESAKE: Final = "known.namesake"
"""What is known of a person without being in the way: an application that was cancelled, a name that is alike."""
CONSENT_METHOD: Final = "consent_method"
CONSENT_PAPER: Final = "consent_paper"
CONSENT_NOTICE: Final = "consent_notice"
"""The version of the notice under which a consent was given before the form was opened; empty for the form's own."""
METHODS: Final = ("L", "S")
"""How declarations and consents were given: spoken before the operator, or on a signed paper."""
_GATES: Final = {DUPLICATE: ":duplicate", KEPT: ":kept"}
_SMALL_CAPITAL: Final = 5_000_000_000
_SMALL_SALES: Final = 15_000_000_000
_HERE: Final = ("majalengka", "kabupaten majalengka", "kab. majalengka")
_CAPITAL: Final = ("working_capital", "machinery", "other_investment")


class Severity(IntEnum):
    """How much a problem weighs. ``REASON`` blocks until a reason is given."""

    NOTE = 0
    WARN = 1
    REASON = 2
    BLOCK = 3


class Problem(NamedTuple):
    """One problem, at one field; ``key`` names its sentence ``checks.<key>``."""

    field: str
    key: str
    severity: Severity
    params: Mapping[str, object] = MappingProxyType({})


class Tables(Protocol):
    """What the checks look up; :mod:`operator_tui.reference` is one."""

    def village_known(self, label: str) -> bool:
        """Whether ``desa, kecamatan`` is in the regency's table."""
        ...

    def villages_named(self, name: str) -> int:
        """How many villages of the regency have exactly this name."""
        ...

    def region_known(self, code: str) -> bool:
        """Whether a NIK's first four digits name a regency, past or present."""
        ...


def check(form: FormSpec, texts: Mapping[str, str], today: date, tables: Tables) -> list[Problem]:
    """All problems of the fields that are asked, in the order of the form. Statements: see :func:`statements`."""
    found: list[Problem] = []
    for spec in form.fields():
        if spec.asked(texts):
            found += field_problems(spec, texts, today, tables)
    return found


def field_problems(
    spec: FieldSpec, texts: Mapping[str, str], today: date, tables: Tables
) -> list[Problem]:
    """The problems of one field, given all that stands in the form."""
    text = texts.get(spec.name, "")
    try:
        tidied = tidy(spec, text, today)
    except Bad as bad:
        return [Problem(spec.name, bad.key, Severity.BLOCK, bad.params)]
    if not tidied:
        return [Problem(spec.name, "required", Severity.BLOCK)] if spec.needed(texts) else []
    if (why := _refused(spec, tidied)) is not None:
        return [Problem(spec.name, "refused", Severity.BLOCK, {"why": why})]
    match spec.kind:
        case Kind.NIK:
            return _nik(spec, tidied, texts, today, tables)
        case Kind.DATE if spec.name == "birth_date":
            return _age(spec, tidied, today)
        case Kind.NPWP if len(tidied) == 15 and not luhn(tidied[:9]):
            return [Problem(spec.name, "npwp.check", Severity.WARN)]
        case Kind.VILLAGE:
            return _village(spec, tidied, texts, tables)
        case Kind.YESNO if spec.name == "place_same_as_ktp" and tidied == "Y":
            village, regency = texts.get("ktp_village", ""), texts.get("ktp_regency", "").strip()
            here = not regency or _is_here(texts)
            known = not village or tables.village_known(village) or here
            return [] if known else [Problem(spec.name, "village.elsewhere", Severity.WARN)]
        case Kind.MONEY:
            return _scale(spec, texts, today)
        case _:
            return []


def statements(form: FormSpec, texts: Mapping[str, str]) -> list[Problem]:
    """What is missing of the declarations, the consents and how they were given; and a no that ends the matter."""
    found = [
        Problem(s.name, f"{s.kind}.missing", Severity.BLOCK)
        for s in form.asked_statements(texts)
        if texts.get(s.name, "").strip().upper() not in ("Y", "T")
    ]
    found += [
        Problem(s.name, "refused", Severity.BLOCK, {"why": s.refuse})
        for s in form.asked_statements(texts)
        if s.refuse is not None and texts.get(s.name, "").strip().upper() == "T"
    ]
    method = texts.get(CONSENT_METHOD, "").strip().upper()
    if method not in METHODS:
        found.append(Problem(CONSENT_METHOD, "consent.method", Severity.BLOCK))
    elif method == "S" and not texts.get(CONSENT_PAPER, "").strip():
        found.append(Problem(CONSENT_PAPER, "consent.paper", Severity.BLOCK))
    return found


def blocking(problems: list[Problem], texts: Mapping[str, str]) -> list[Problem]:
    """Those that keep the form from being finalised: blocks, and what still lacks its reason."""
    return [
        p
        for p in problems
        if p.severity is Severity.BLOCK
        or (p.severity is Severity.REASON and not texts.get(reason_name(p), "").strip())
    ]


def reason_name(problem: Problem) -> str:
    """Where in the texts the reason for going on past this problem stands."""
    return REASON + problem.field + _GATES.get(problem.key, "")


def reason_field(name: str) -> str:
    """The field that a reason belongs to; the name of a field is itself."""
    return name.removeprefix(REASON).partition(":")[0]


def luhn(number: str) -> bool:
    """Whether the last digit is the Luhn check digit of those before it."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def scale(texts: Mapping[str, str]) -> str:
    """``micro``, ``small``, ``medium`` or ``large`` by capital without land and building (PP 7/2021 art. 35)."""
    capital = sum(int(texts[name]) for name in _CAPITAL if is_number(texts.get(name, "")))
    for name, limit in (
        ("micro", 1_000_000_000),
        ("small", _SMALL_CAPITAL),
        ("medium", 10_000_000_000),
    ):
        if capital <= limit:
            return name
    return "large"


def _nik(
    spec: FieldSpec, number: str, texts: Mapping[str, str], today: date, tables: Tables
) -> list[Problem]:
    born = nik_.born(number, today)
    if born is None:
        return [Problem(spec.name, "nik.day", Severity.REASON)]
    found = []
    if not tables.region_known(number[:4]):
        found.append(Problem(spec.name, "nik.region", Severity.NOTE, {"code": number[:4]}))
    if number.endswith("0000"):
        found.append(Problem(spec.name, "nik.serial", Severity.WARN))
    if spec.name != "nik":
        return found  # Somebody else's: the form has no birth date of theirs.
    birth = _date_or_none(texts.get("birth_date", ""), today)
    if birth and birth != born.date:
        found.append(
            Problem(spec.name, "nik.date", Severity.WARN, {"date": f"{born.date:%d-%m-%Y}"})
        )
    if texts.get("sex", "") in ("L", "P") and texts["sex"] != born.sex:
        found.append(Problem(spec.name, "nik.sex", Severity.WARN, {"sex": born.sex}))
    return found


def _age(spec: FieldSpec, text: str, today: date) -> list[Problem]:
    age = nik_.age(read_date(text), today)
    if age < nik_.YOUNGEST:
        return [Problem(spec.name, "age.under17", Severity.BLOCK, {"age": age})]
    if age > nik_.OLDEST:
        return [Problem(spec.name, "age.old", Severity.WARN, {"age": age})]
    return []


def _village(
    spec: FieldSpec, label: str, texts: Mapping[str, str], tables: Tables
) -> list[Problem]:
    """A name that several villages here have must be chosen, unless the KTP is said to be from elsewhere."""
    if tables.village_known(label):
        return []
    several = tables.villages_named(label)
    if several > 1 and (spec.known or not texts.get("ktp_regency") or _is_here(texts)):
        return [Problem(spec.name, "village.ambiguous", Severity.BLOCK, {"count": several})]
    if spec.known:
        return [Problem(spec.name, "village.unknown", Severity.BLOCK)]
    return [Problem(spec.name, "village.unlisted", Severity.WARN)] if _is_here(texts) else []


def _is_here(texts: Mapping[str, str]) -> bool:
    """Whether the KTP is said to be of this regency."""
    return texts.get("ktp_regency", "").strip().casefold() in _HERE


def _refused(spec: FieldSpec, text: str) -> Words | None:
    """Why an answer ends the matter, by the form's own words; None where it doesn't."""
    for option in spec.options:
        if option.refuse is not None and option.key in text.split():
            return option.refuse
    if spec.refuse is None or not is_number(text):
        return None
    low = spec.minimum is not None and int(text) < spec.minimum
    high = spec.maximum is not None and int(text) > spec.maximum
    return spec.refuse if low or high else None


def _scale(spec: FieldSpec, texts: Mapping[str, str], today: date) -> list[Problem]:
    if spec.name == "yearly_sales":
        sales = tidy(spec, texts.get(spec.name, ""), today)
        over = int(sales or 0) > _SMALL_SALES
    else:
        over = spec.name == _CAPITAL[0] and scale(texts) in ("medium", "large")
    return [Problem(spec.name, "scale.above", Severity.WARN)] if over else []


def _date_or_none(text: str, today: date) -> date | None:
    try:
        return read_date(tidy_date(text, today))
    except (Bad, ValueError):
        return None
