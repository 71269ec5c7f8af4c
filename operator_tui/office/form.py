"""What an application's own form asks of it, by the schema that the form gives.

The gateway knows the forms that ship, the office's own in its ``HOME/forms``, and those that its staff added. Any
other form or version is taken as it is, with a flag: an office's laptops may be ahead of it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from operator_tui.core.form import FormSpec
from operator_tui.forms import schema
from operator_tui.forms.library import Library, look
from operator_tui.locale import say


class Known:
    """The forms that a gateway holds applications to: as they were when it began, and what :meth:`learn` brought."""

    def __init__(self, home: Path | None = None) -> None:
        self.library: Final = look(home) if home else Library(())
        self._learnt: dict[tuple[str, str], FormSpec] = {}
        self._validators: dict[tuple[str, str, str], Any] = {}

    def form(self, name: str, version: str) -> FormSpec | None:
        """The form of exactly this version, or None."""
        key = (name, version)
        if key not in self._learnt and (form := self.library.version(name, version)):
            self._learnt[key] = form  # looked for once: it is asked of every application
        return self._learnt.get(key)

    def learn(self, form: FormSpec) -> None:
        """Know one more form: a version never changes, so it is known from here on."""
        self._learnt[form.name, form.version] = form

    def problem(self, body: Mapping[str, Any]) -> tuple[str, str] | None:
        """``(field, reason)`` of the first thing in an application that its form doesn't take, or None."""
        form = self.form(body["form"], body["form_version"])
        return self.problem_in(form, body) if form else None

    def problem_in(self, form: FormSpec, body: Mapping[str, Any]) -> tuple[str, str] | None:
        """The same, of one form."""
        for part in ("content", "statements"):
            if found := _first(self._validator(form, part), body[part]):
                field, key = found
                return field, say(key, field=field, form=form.name, version=form.version)
        return None

    def _validator(self, form: FormSpec, part: str) -> Any:
        key = (form.name, form.version, part)
        if key not in self._validators:
            from jsonschema import Draft202012Validator, FormatChecker

            made = schema.of(form) if part == "content" else schema.statements(form)
            dates = FormatChecker(formats=["date"])
            self._validators[key] = Draft202012Validator(made, format_checker=dates)
        return self._validators[key]


SHIPPED: Final = Known()
"""Only the forms that ship."""


def _first(validator: Any, data: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first problem by the order of the form: the field, and the sentence's key."""
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
