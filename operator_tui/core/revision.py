"""A correction beside what was finalised before it: what changed, and whether the former statements still stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from operator_tui.core.content import statements
from operator_tui.core.form import FieldSpec, FormSpec, Kind, Statement
from operator_tui.core.values import Bad, tidy


@dataclass(frozen=True)
class Former:
    """What was finalised last: the texts as a form holds them, and the statements with how they were given."""

    texts: Mapping[str, str]
    statements: Mapping[str, Any]


def former(form: FormSpec, body: Mapping[str, Any], today: date) -> Former:
    """Read from what was made of it for the office (``answers.content``)."""
    texts = {
        name: _text(form, name, str(value), today)
        for name, value in body.get("content", {}).items()
        if name in form.index
    }
    return Former(texts, body.get("statements", {}))


def changed(form: FormSpec, before: Former, texts: Mapping[str, str], today: date) -> list[str]:
    """The fields whose answer isn't what was finalised, in the order of the form; the program's own are left out.

    A KBLI of another version is another one, whatever its digits.
    """
    now = {
        spec.name: _text(form, spec.name, texts.get(spec.name, ""), today)
        for spec in form.fields()
        if spec.hidden or spec.asked(texts)
    }

    def answer(spec: FieldSpec, of: Mapping[str, str]) -> tuple[str, str]:
        text = of.get(spec.name, "")
        return text, of.get("kbli_version", "") if spec.kind is Kind.KBLI and text else ""

    return [
        spec.name
        for spec in form.fields()
        if not spec.hidden and answer(spec, before.texts) != answer(spec, now)
    ]


def stand(form: FormSpec, before: Former, texts: Mapping[str, str]) -> bool:
    """Whether each statement that is asked now was answered then, the same way, by the same notice.

    One that isn't asked any more takes nothing from the others.
    """
    now = statements(form, texts)
    return all(answer and before.statements.get(name) == answer for name, answer in now.items())


def missing_consents(form: FormSpec, texts: Mapping[str, str]) -> list[Statement]:
    """The purposes that were asked for by an answer of the form, and that no consent was given to.

    Without it nothing is asked or kept for that purpose (UU 27/2022 art. 20-22).
    """
    return [s for s in form.consents(texts) if s.when is not None and texts.get(s.name) == "T"]


def _text(form: FormSpec, name: str, text: str, today: date) -> str:
    try:
        return tidy(form.index[name], text, today)
    except Bad:
        return text
