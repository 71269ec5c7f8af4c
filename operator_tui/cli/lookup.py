"""``lookup``: what the form would make of a text. Needs no store: for IT, for scripts and for tests."""

import json
from datetime import UTC, date, datetime
from typing import Any, Final

import click

from operator_tui import forms
from operator_tui.cli.context import Context
from operator_tui.core import checks, nik
from operator_tui.core.checks import Problem, Severity
from operator_tui.core.form import FieldSpec
from operator_tui.core.times import local
from operator_tui.core.values import Bad, tidy, value, write_date
from operator_tui.forms import library
from operator_tui.locale import say
from operator_tui.reference import kbli, regions, villages
from operator_tui.reference.lookups import TABLES

_FIELDS: Final = {"nik": "nik", "phone": "phone", "money": "working_capital", "date": "birth_date"}
_LISTS: Final = ("kbli", "village")


@click.command()
@click.argument("kind", type=click.Choice([*_FIELDS, *_LISTS]))
@click.argument("text")
@click.option(
    "--version", type=click.Choice(kbli.VERSIONS), help="KBLI version; default: the setting."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def lookup(context: Context, kind: str, text: str, version: str | None, as_json: bool) -> None:
    """Say what the form would make of TEXT: matches, or the value with what blocks and what warns."""
    found: Any
    if kind in _LISTS:
        found = _matches(kind, text, version or context.config.kbli_version)
    else:
        found = _answer(context, kind, text, local(datetime.now(UTC)).date())
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    elif kind in _LISTS:
        _tell_matches(found)
    else:
        _tell_answer(found)


def _matches(kind: str, text: str, version: str) -> list[dict[str, Any]]:
    """The list that the form would open, best first."""
    if kind == "village":
        return [
            {
                "village_code": v.code, "village": v.name, "district": v.district, "label": v.label, "kind": v.kind,
                "postcode": v.postcode,
            }
            for v in villages.search(text)
        ]  # fmt: skip
    return [
        {"code": k.code, "version": k.version, "title": k.title, "words": list(k.words)}
        for k in kbli.search(text, version)
    ]


def _answer(context: Context, kind: str, text: str, today: date) -> dict[str, Any]:
    """The value as it would be stored and sent, what blocks and warns, and what follows from it."""
    spec = _field(context, _FIELDS[kind])
    try:
        tidied = tidy(spec, text, today)
    except Bad as bad:
        refused = _sentences([Problem(spec.name, bad.key, Severity.BLOCK, bad.params)])
        return {"value": None, "blocks": refused, "warnings": []}
    if not tidied:
        return {"value": None, "blocks": [say("checks.required")], "warnings": []}
    # A date is looked up as a date, not as the birth date of an applicant.
    texts = {} if kind == "date" else {spec.name: tidied}
    problems = checks.field_problems(spec, texts, today, TABLES) if texts else []
    derived: dict[str, Any] = {}
    if kind == "nik":
        derived, more = _of_nik(context, tidied, today)
        problems += more
    return {
        "value": value(spec, tidied),
        "blocks": _sentences([p for p in problems if p.severity >= Severity.REASON]),
        "warnings": _sentences([p for p in problems if p.severity < Severity.REASON]),
        **derived,
    }


def _of_nik(context: Context, number: str, today: date) -> tuple[dict[str, Any], list[Problem]]:
    """Birth date, sex and region that a NIK tells of, and what is wrong with the age."""
    born = nik.born(number, today)
    region = regions.region_of(number[:4])
    derived = {
        "birth_date": born.date.isoformat() if born else None,
        "sex": born.sex if born else None,
        "region": region.name if region else None,
    }
    if born is None:
        return derived, []
    spec = _field(context, "birth_date")
    texts = {"birth_date": write_date(born.date)}
    return derived, checks.field_problems(spec, texts, today, TABLES)


def _field(context: Context, name: str) -> FieldSpec:
    """The field of the form in use; of the one that ships, where an office's form has none of this name."""
    form = library.look(context.home).current("nib")
    return form.index.get(name) or forms.load("nib").index[name]


def _sentences(problems: list[Problem]) -> list[str]:
    return [say(f"checks.{p.key}", **p.params) for p in problems]


def _tell_matches(found: list[dict[str, Any]]) -> None:
    if not found:
        click.echo(say("cli.lookup-nothing"), err=True)
    for one in found:
        code = one.get("code") or one["village_code"]
        click.echo(f"{code}  {one.get('title') or one['label']}")


def _tell_answer(found: dict[str, Any]) -> None:
    for key in ("value", "birth_date", "sex", "region"):
        if found.get(key) is not None:
            click.echo(f"{say(f'cli.lookup-{key}')}: {found[key]}")
    for mark, key in (("!!", "blocks"), ("!", "warnings")):
        for sentence in found[key]:
            click.echo(f"{mark} {sentence}")
