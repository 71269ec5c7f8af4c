"""What an application's own form asks of it, by the schema that the form gives.

A form, or a version of one, that this gateway doesn't ship with is taken as it is: an office's laptops may have a
form of their own.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from operator_tui import forms
from operator_tui.forms import schema
from operator_tui.locale import say


def problem_of_form(body: Mapping[str, Any]) -> tuple[str, str] | None:
    """``(field, reason)`` of the first thing in an application that its form doesn't take, or None."""
    name, version = body["form"], body["form_version"]
    if name not in forms.names() or forms.load(name).version != version:
        return None
    for part in ("content", "statements"):
        if found := _first(name, part, body[part]):
            field, key = found
            return field, say(key, field=field, form=name, version=version)
    return None


def _first(name: str, part: str, data: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first problem by the order of the form: the field, and the sentence's key."""
    validator = _validator(name, part)
    found = [_named(error, data) for error in validator.iter_errors(data)]
    order = [*validator.schema["properties"]]
    known = [one for one in found if one[0] in order]
    return min(known, key=lambda one: order.index(one[0])) if known else next(iter(found), None)


def _named(error: Any, data: Mapping[str, Any]) -> tuple[str, str]:
    """Which field an error of jsonschema is about, and in what way."""
    if error.path:
        return str(error.path[0])[:80], "office.form-value"
    if error.validator == "not":
        return error.validator_value["required"][0], "office.form-not-asked"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in data]
        return next(n for n in missing if repr(n) in error.message), "office.missing"
    extra = [name for name in data if name not in error.schema.get("properties", {})]
    return (extra[0][:80] if extra else "content"), "office.form-not-asked"


@cache
def _validator(name: str, part: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker

    made = schema.of if part == "content" else schema.statements
    return Draft202012Validator(
        made(forms.load(name)), format_checker=FormatChecker(formats=["date"])
    )
