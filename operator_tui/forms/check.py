"""Reading a form's file that anybody may have written: every mistake in it is told at once, by line."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

from operator_tui.core.checks import CONSENT_METHOD, CONSENT_NOTICE, CONSENT_PAPER
from operator_tui.core.followups import KINDS, consent_name
from operator_tui.core.form import FieldSpec, FormSpec, Kind
from operator_tui.core.text import clean
from operator_tui.forms import conditions, read, rules, shape
from operator_tui.forms.lines import Path
from operator_tui.forms.mistakes import BadForm, Mistake, Report, nearest

LARGEST: Final = 512 * 1024
"""Bytes of a form's file."""
MOST_FIELDS: Final = 300
_MOST_STATEMENTS: Final = 30
_WHY: Final = 100
"""Characters of what ``tomllib`` says that are told on."""
_STATEMENT_CELLS: Final = 22
_SECTION_CELLS: Final = 20
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FORM_NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,19}")
_VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")
_RESERVED: Final = frozenset({
    CONSENT_METHOD, CONSENT_PAPER, CONSENT_NOTICE, "method", "paper", "notice", "reason", "reason_duplicate", "note",
    "expected",
})  # fmt: skip
"""Names that stand for something else in what is stored, sent or imported."""
_STATEMENT_KINDS: Final = ("declaration", "consent")
_PERSON: Final = {"nik": Kind.NIK, "name": Kind.NAME}
_FOLLOWUP: Final = {**_PERSON, "nib": Kind.DIGITS, "kbli": Kind.KBLI}
_DESK: Final = {
    "name": Kind.NAME, "nik": Kind.NIK, "phone": Kind.PHONE, "services": Kind.MULTI, "papers": Kind.MULTI,
    "served": Kind.CHOICE, "priority": Kind.CHOICE,
}  # fmt: skip
_NEEDED: Final = {"nib": _PERSON, **dict.fromkeys(KINDS, _FOLLOWUP), "intake": _DESK}
"""Without these the office can't take an application of a form, nor the desk give a number."""
_FILLED: Final = ("nib",)
"""Of those, what the program fills: it may be hidden."""
_LETTERS: Final = {"services": "NHP", "papers": "KFWD", "served": "OM", "priority": "TY"}
"""The answers of the desk's form that the program reads."""
_TOML: Final = (
    ("toml.twice", ("Cannot overwrite", "Cannot declare", "Duplicate", "Cannot redefine", "Cannot mutate")),
    ("toml.open", ("Unclosed", "Unterminated", "Illegal character '\\n'", "Expected \"'\"")),
    ("toml.equals", ("Expected '=' after",)),
    ("toml.value", ("Invalid value",)),
)  # fmt: skip
"""What ``tomllib`` says, by the beginning of it."""


def check(data: bytes, name: str = "") -> FormSpec:
    """The form of a file's bytes. Raises :class:`BadForm` with every mistake.

    ``name`` is what the form must be called, where its file's name says so.
    """
    text = _text(data)
    found = _toml(text)
    report = Report(text, found)
    shape.check(report, found)
    _head(report, found, name)
    fields = _fields(report, found)
    _statements(report, found)
    _oss_screens(report, found, fields)
    if mistakes := report.mistakes():
        raise BadForm(mistakes)
    return read.form(found, text)


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise BadForm((Mistake(1, "", "file.large", {"most": LARGEST // 1024}),))
    try:
        return read.plain(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadForm((Mistake(line, "", "file.utf8"),)) from error


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise BadForm((Mistake(1, "", "toml.deep"),)) from error
    except ValueError as error:
        said = str(error)
        at = re.search(r"\(at line (\d+)", said)
        line = int(at[1]) if at else text.rstrip("\n").count("\n") + 1
        why = clean(said.partition(" (at ")[0])[:_WHY]
        key = next((k for k, begins in _TOML if why.startswith(begins)), "toml.other")
        raise BadForm((Mistake(line, "", key, {"why": why}),)) from error


def _head(report: Report, data: Mapping[str, Any], name: str) -> None:
    head = data.get("form")
    if not isinstance(head, dict):
        return
    for key, pattern, what in (
        ("name", _FORM_NAME, "form.name"),
        ("version", _VERSION, "form.version"),
        ("notice_version", _VERSION, "form.version"),
    ):
        text = head.get(key)
        if isinstance(text, str) and not pattern.fullmatch(text):
            report.add(("form", key), what, name=key)
        elif key == "name" and name and isinstance(text, str) and text != name:
            report.add(("form", key), "form.file-name", name=text, file=f"{name}.toml")


def _fields(report: Report, data: Mapping[str, Any]) -> list[tuple[Path, FieldSpec]]:
    """Check the sections and their fields; those that can be read."""
    seen: dict[str, str] = {}
    sections: dict[str, str] = {}
    names = _field_names(data)
    found: list[tuple[Path, FieldSpec]] = []
    for path, section in _tables(data, "section", ()):
        _name(report, path, section, sections)
        _widths(report, path, section, "label", _SECTION_CELLS, "label.long")
        if section.get("field") == []:
            report.add(path, "section.empty")
        for place, one in _tables(section, "field", path):
            _name(report, place, one, seen)
            if (spec := _field(report, place, one)) is not None:
                found.append((place, spec))
    if len(names) > MOST_FIELDS:
        report.add((), "form.many", n=len(names), most=MOST_FIELDS)
        return found
    whens = [
        (place, when)
        for path, one in _tables(data, "statement", ())
        if (place := (*path, "when")) not in report.broken
        and (when := read.when(one, "when")) is not None
    ]
    conditions.check(report, found, whens, names)
    _whole(report, data, found, complete=len(found) == len(names))
    return found


def _field(report: Report, path: Path, data: Mapping[str, Any]) -> FieldSpec | None:
    """A field with its own mistakes reported; None for one that can't be read."""
    word = data.get("type")
    known = isinstance(word, str) and (word in read.ALIASES or word in list(Kind))
    if isinstance(word, str) and not known:
        kinds = [*Kind, *read.ALIASES]
        near = nearest(word.casefold(), kinds)
        what = "type.near" if near else "type.unknown"
        report.add((*path, "type"), what, word=word, near=near, kinds=[*Kind])
    if not known or path in report.broken:
        return None
    spec = read.field(data)
    rules.check(report, path, spec)
    return spec


def _whole(
    report: Report, data: Mapping[str, Any], fields: list[tuple[Path, FieldSpec]], *, complete: bool
) -> None:
    """What a form as a whole must have, as far as all its fields could be read."""
    if not complete:
        return
    asked = [s for _, s in fields if s.when is None and s.asked({})]
    if not asked and not report.broken:
        report.add((), "form.empty")
    head = data.get("form")
    name = head.get("name") if isinstance(head, dict) else None
    if name == "intake":
        _desk(report, fields)
    for needed, kind in _NEEDED.get(name if isinstance(name, str) else "", {}).items():
        if not any(_serves(spec, needed, kind) for _, spec in fields):
            report.add((), "form.lacks", name=needed, kind=kind.value)


def _serves(spec: FieldSpec, name: str, kind: Kind) -> bool:
    """Whether a field is the needed one, and always there."""
    hidden = spec.hidden and name not in _FILLED
    return spec.name == name and spec.kind is kind and spec.when is None and not hidden


def _desk(report: Report, fields: list[tuple[Path, FieldSpec]]) -> None:
    """The desk keeps its own fields, and reads the letters of their answers: words and order may be changed."""
    for path, spec in fields:
        if spec.name not in _DESK and spec.kind is not Kind.NOTE:
            report.add((*path, "name"), "desk.field", name=spec.name, names=[*_DESK])
        letters = _LETTERS.get(spec.name, "")
        if letters and {option.key for option in spec.options} != {*letters}:
            report.add((*path, "options"), "desk.letters", letters=[*letters])


def _statements(report: Report, data: Mapping[str, Any]) -> None:
    seen = dict.fromkeys(_field_names(data), "field")
    rows = _tables(data, "statement", ())
    head = data.get("form")
    if isinstance(head, dict) and (name := head.get("name")) in KINDS:
        asked = [
            one.get("name") for _, one in rows if one.get("kind") == "consent" and "when" not in one
        ]
        if (needed := consent_name(name)) not in asked:
            report.add((), "form.lacks-consent", name=needed)
    if len(rows) > _MOST_STATEMENTS:
        report.add((), "form.statements", n=len(rows), most=_MOST_STATEMENTS)
    for path, one in rows:
        _name(report, path, one, seen)
        if isinstance(kind := one.get("kind"), str) and kind not in _STATEMENT_KINDS:
            report.add((*path, "kind"), "statement.kind", word=kind)
        _widths(report, path, one, "label", _STATEMENT_CELLS, "label.long")
        _widths(report, path, one, "question", rules.HINT_CELLS, "help.long")


def _oss_screens(
    report: Report, data: Mapping[str, Any], fields: list[tuple[Path, FieldSpec]]
) -> None:
    """The order of OSS's screens names fields that have an answer, each once."""
    names = {spec.name: spec.kind for _, spec in fields}
    written = _field_names(data)
    screens: dict[str, str] = {}
    seen: set[str] = set()
    for path, one in _tables(data, "oss_screen", ()):
        _name(report, path, one, screens)
        _widths(report, path, one, "label", rules.HINT_CELLS, "label.long")
        if (*path, "fields") in report.broken:
            continue
        for index, name in enumerate(one.get("fields", ())):
            where = (*path, "fields", index)
            if name not in written:
                near = nearest(name, names)
                report.add(where, "oss.near" if near else "oss.unknown", name=name, near=near)
            elif names.get(name) is Kind.NOTE:
                report.add(where, "oss.note", name=name)
            elif name in seen:
                report.add(where, "oss.twice", name=name)
            seen.add(name)


def _name(report: Report, path: Path, data: Mapping[str, Any], seen: dict[str, str]) -> None:
    """A name has the shape of one, is nobody else's, and is given once."""
    name = data.get("name")
    if not isinstance(name, str):
        return
    where = (*path, "name")
    if not _NAME.fullmatch(name):
        report.add(where, "name.shape", name=name)
    elif name in _RESERVED:
        report.add(where, "name.reserved", name=name)
    elif name in seen:
        report.add(where, "name.twice" if seen[name] != "field" else "name.clash", name=name)
    seen.setdefault(name, "")


def _widths(
    report: Report, path: Path, data: Mapping[str, Any], key: str, most: int, what: str
) -> None:
    words = data.get(key)
    for language in shape.LANGUAGES:
        if isinstance(words, dict) and isinstance(text := words.get(language), str):
            rules.width(report, (*path, key, language), text, most, what)


def _field_names(data: Mapping[str, Any]) -> list[str]:
    """The names of all fields, of those too that can't be read."""
    return [
        str(one.get("name", ""))
        for path, section in _tables(data, "section", ())
        for _, one in _tables(section, "field", path)
    ]


def _tables(data: Mapping[str, Any], key: str, path: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The tables of a list, each with its path; what is none is left out."""
    found = data.get(key)
    if not isinstance(found, list):
        return []
    return [((*path, key, i), one) for i, one in enumerate(found) if isinstance(one, dict)]
