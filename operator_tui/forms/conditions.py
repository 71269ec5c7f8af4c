"""The conditions of a form: what they look at is there, comes before, can be so, and runs in no circle."""

from collections.abc import Mapping, Sequence
from typing import Final

from operator_tui.core.form import FieldSpec, Kind, When
from operator_tui.core.values import Bad, tidy
from operator_tui.forms.lines import Path
from operator_tui.forms.mistakes import Report, nearest
from operator_tui.forms.rules import FAR

CONDITIONS: Final = ("when", "required_when")
_FREE: Final = (Kind.TEXT, Kind.NAME, Kind.VILLAGE, Kind.EMAIL)
"""Free texts, which no condition can compare."""


def check(
    report: Report,
    fields: Sequence[tuple[Path, FieldSpec]],
    conditions: Sequence[tuple[Path, When]],
    names: Sequence[str],
) -> None:
    """Report what is wrong with the conditions of fields, and with others (of statements).

    ``names`` are all fields' names in the order of the form, of those too that can't be read.
    """
    known = {spec.name: spec for _, spec in fields}
    edges = {spec.name: tuple(w.field for w in _whens(spec)) for _, spec in fields}
    for path, spec in fields:
        for key in CONDITIONS:
            when: When | None = getattr(spec, key)
            if when is None:
                continue
            _condition(report, (*path, key), when, known, names)
            if when.field in known and when.field != spec.name:
                _order(report, (*path, key), spec.name, when.field, edges, names)
            elif when.field == spec.name:
                report.add((*path, key, "field"), "when.self", name=spec.name)
    for path, when in conditions:
        _condition(report, path, when, known, names)


def _whens(spec: FieldSpec) -> tuple[When, ...]:
    return tuple(w for w in (spec.when, spec.required_when) if w is not None)


def _condition(
    report: Report, path: Path, when: When, known: Mapping[str, FieldSpec], names: Sequence[str]
) -> None:
    if when.field not in names:
        near = nearest(when.field, names)
        report.add(
            (*path, "field"), "when.near" if near else "when.unknown", name=when.field, near=near
        )
        return
    spec = known.get(when.field)
    if spec is None:
        return  # it has mistakes of its own
    if spec.kind is Kind.NOTE or spec.kind in _FREE:
        report.add((*path, "field"), "when.free", name=spec.name, kind=spec.kind.value)
        return
    for index, value in enumerate(when.among):
        _value(report, (*path, "among", index), spec, value)


def _value(report: Report, path: Path, spec: FieldSpec, value: str) -> None:
    if spec.kind is Kind.YESNO:
        can = ["Y", "T"]
    elif spec.kind in (Kind.CHOICE, Kind.MULTI):
        can = [option.key for option in spec.options]
    else:
        try:
            stored = tidy(spec, value, FAR)
        except (Bad, ValueError):
            report.add(path, "when.value", value=value, name=spec.name)
            return
        if stored != value:
            report.add(path, "when.spelling", value=value, name=spec.name, stored=stored)
        return
    if value not in can:
        report.add(path, "when.among", value=value, name=spec.name, values=can)


def _order(
    report: Report,
    path: Path,
    name: str,
    other: str,
    edges: Mapping[str, tuple[str, ...]],
    names: Sequence[str],
) -> None:
    """A circle, or a condition on what is asked only later."""
    if circle := _way(other, name, edges):
        report.add((*path, "field"), "when.circle", chain=[name, *circle])
    elif names.index(other) > names.index(name):
        report.add((*path, "field"), "when.later", name=other)


def _way(start: str, goal: str, edges: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The fields from ``start`` to ``goal`` along the conditions, both included; empty for no way."""
    came: dict[str, str] = {start: ""}
    queue = [start]
    for here in queue:
        if here == goal:
            way = [here]
            while came[way[0]]:
                way.insert(0, came[way[0]])
            return way
        for there in edges.get(here, ()):
            if there not in came:
                came[there] = here
                queue.append(there)
    return []
