"""A form as JSON Schema 2020-12: what the ``content`` of an application in it must be, for any program that takes one.

The patterns are read alike by Python and by ECMA 262. Each ends in ``(?![\\s\\S])``, since ``$`` lets a line end
through in some. Lengths are counted in Unicode code points, by JSON Schema as by the program.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from operator_tui.core.checks import CONSENT_NOTICE, METHODS
from operator_tui.core.followups import consent_name
from operator_tui.core.form import FieldSpec, FormSpec, Kind, When
from operator_tui.core.values import MONEY_LIMIT, value

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_END: Final = r"(?![\s\S])"
_MOST: Final = 10**9
_MOST_REFUSING: Final = 10**15 - 1
Schema = dict[str, Any]


def of(form: FormSpec) -> Schema:
    """The schema of ``content``: types, limits, what must be there, and what may be there only then."""
    specs = [spec for spec in form.fields() if spec.kind is not Kind.NOTE]
    conditions = [rule for spec in specs for rule in _rules(form, spec)]
    return {
        "$schema": DIALECT,
        "title": form.title.id,
        "description": f"{form.name} {form.version}",
        "type": "object",
        "properties": {spec.name: {"title": spec.label.id, **_value(spec)} for spec in specs},
        "required": [s.name for s in specs if s.required and s.when is None and not s.hidden],
        "additionalProperties": False,
        **({"allOf": conditions} if conditions else {}),
    }


def statements(form: FormSpec) -> Schema:
    """The schema of ``statements``: each ``Y`` or ``T``, how they were given, and of which notice.

    A follow-up's consent may have been given before, under a notice of that time, which is named too.
    One that is asked only sometimes may be there; whether it must be is for who knows the content too.
    """
    answers = {s.name: {"title": s.label.id, "enum": ["Y", "T"]} for s in form.statements}
    paper = {"type": "string", "minLength": 1}
    before = {CONSENT_NOTICE: paper} if consent_name(form.name) in answers else {}
    return {
        "$schema": DIALECT,
        "type": "object",
        "properties": {
            **answers,
            "method": {"enum": [*METHODS]},
            "paper": paper,
            "notice": {"const": form.notice_version},
            **before,
        },
        "required": [*(s.name for s in form.statements if s.when is None), "method", "notice"],
        "additionalProperties": False,
        "if": {"properties": {"method": {"const": "S"}}, "required": ["method"]},
        "then": {"required": ["paper"]},
    }


def _rules(form: FormSpec, spec: FieldSpec) -> list[Schema]:
    """When a field must be there, and when it must not."""
    found: list[Schema] = []
    must = {"required": [spec.name]}
    if spec.when is not None:
        rule: Schema = {"if": _holds(form, spec.when), "else": {"not": must}}
        found.append({**rule, "then": must} if spec.required else rule)
    if spec.required_when is not None and not spec.required:
        both = [_holds(form, when) for when in (spec.when, spec.required_when) if when is not None]
        found.append({"if": both[0] if len(both) == 1 else {"allOf": both}, "then": must})
    return found


def _holds(form: FormSpec, when: When) -> Schema:
    """The condition as a schema: it holds where this fits."""
    spec = form.index[when.field]
    if spec.kind is Kind.MULTI:
        letters = "|".join(when.among)
        fits: Schema = {"pattern": f"(^| )({letters})( |{_END})"}
    else:
        fits = {"enum": [value(spec, text) for text in when.among]}
    here = {"properties": {spec.name: fits}, "required": [spec.name]}
    return here if when.also is None else {"allOf": [here, _holds(form, when.also)]}


def _value(spec: FieldSpec) -> Schema:
    make = _BY_KIND.get(spec.kind)
    return make(spec) if make else _whole(_PATTERNS[spec.kind], spec)


def _whole(pattern: str, spec: FieldSpec) -> Schema:
    found: Schema = {"type": "string", "pattern": f"^{pattern}{_END}"}
    return {**found, "maxLength": spec.limit} if spec.kind in _LIMITED else found


def _text(spec: FieldSpec) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": spec.limit, "pattern": r"^\S"}


def _choice(spec: FieldSpec) -> Schema:
    return {"enum": [option.key for option in spec.options if option.refuse is None]}


def _several(spec: FieldSpec) -> Schema:
    """Letters in the order of the options, a space between: each after the beginning or after a space."""
    letters = (o.key for o in spec.options if o.refuse is None)
    parts = "".join(f"(?:(?:^| ){letter})?" for letter in letters)
    return {"type": "string", "minLength": 1, "pattern": f"^(?! ){parts}{_END}"}


def _money(spec: FieldSpec) -> Schema:
    low, high = (spec.minimum, spec.maximum) if spec.refuse else (None, None)
    most = MONEY_LIMIT - 1
    return {"type": "integer", "minimum": low or 0, "maximum": most if high is None else high}


def _integer(spec: FieldSpec) -> Schema:
    most = _MOST_REFUSING if spec.refuse else _MOST
    high = spec.maximum if spec.maximum is not None else most
    return {"type": "integer", "minimum": spec.minimum or 0, "maximum": high}


def _year(spec: FieldSpec) -> Schema:
    return {"type": "integer", "minimum": spec.minimum or 1900, "maximum": 9999}


def _date(spec: FieldSpec) -> Schema:
    year = _year_from(spec.minimum or 1)
    day = "(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    return {"type": "string", "format": "date", "pattern": f"^(?:{year})-{day}{_END}"}


def _year_from(first: int) -> str:
    """A pattern for four digits that are at least ``first``."""
    digits = f"{first:04}"
    higher = [
        f"{digits[:at]}[{int(digit) + 1}-9][0-9]{{{3 - at}}}"
        for at, digit in enumerate(digits)
        if digit != "9"
    ]
    return "|".join([digits, *higher])


_LIMITED: Final = (Kind.EMAIL, Kind.DIGITS, Kind.DECIMAL)
_PATTERNS: Final = {
    Kind.NIK: r"(?!([0-9])\1{15})[1-9][0-9]{15}",
    Kind.KK: "[0-9]{16}",
    Kind.NPWP: "[0-9]{15,16}",
    Kind.PHONE: r"\+628[1-35-9][0-9]{7,10}",
    Kind.EMAIL: r"""[^@\s,;<>"']+@[^@\s,;<>"'.]+(?:\.[^@\s,;<>"'.]+)+""",
    Kind.DECIMAL: r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,3}[1-9])?",
    Kind.KBLI: "[0-9]{5}",
    Kind.RTRW: "[0-9]{3}/[0-9]{3}",
    Kind.POSTCODE: "[0-9]{5}",
    Kind.DIGITS: "[0-9]+",
}
_BY_KIND: Final[Mapping[Kind, Callable[[FieldSpec], Schema]]] = {
    Kind.TEXT: _text,
    Kind.NAME: _text,
    Kind.VILLAGE: _text,
    Kind.CHOICE: _choice,
    Kind.YESNO: lambda _spec: {"enum": ["Y", "T"]},
    Kind.MULTI: _several,
    Kind.MONEY: _money,
    Kind.INTEGER: _integer,
    Kind.YEAR: _year,
    Kind.DATE: _date,
}
