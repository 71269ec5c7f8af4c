"""The shape of a form's file: which keys each table has, and of what type their values are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.text import clean
from operator_tui.forms.lines import Path
from operator_tui.forms.mistakes import Report, nearest

LANGUAGES: Final = ("id", "en")


@dataclass(frozen=True)
class Table:
    """A table: its keys with the type of each, and those that must be there."""

    keys: Mapping[str, "str | Table | Many"]
    must: tuple[str, ...]


@dataclass(frozen=True)
class Many:
    """A list of tables."""

    of: Table


_WORDS: Final = Table(dict.fromkeys(LANGUAGES, "words"), LANGUAGES)
_CONDITION: Final = Table({"field": "text", "among": "texts"}, ("field", "among"))
_OPTION: Final = Table(
    {"key": "text", "label": _WORDS, "oss": "text", "refuse": _WORDS}, ("key", "label")
)
_FIELD: Final = Table(
    {
        "name": "text", "type": "text", "label": _WORDS, "help": _WORDS, "required": "flag", "limit": "number",
        "minimum": "number", "maximum": "number", "options": Many(_OPTION), "oss": "text", "default": "text",
        "hidden": "flag", "when": _CONDITION, "sensitive": "flag", "upper": "flag", "known": "flag",
        "required_when": _CONDITION, "carry": "flag", "refuse": _WORDS,
    },
    ("name", "type", "label", "help"),
)  # fmt: skip
_SECTION: Final = Table(
    {"name": "text", "label": _WORDS, "field": Many(_FIELD)}, ("name", "label", "field")
)
_STATEMENT: Final = Table(
    {
        "name": "text",
        "kind": "text",
        "label": _WORDS,
        "question": _WORDS,
        "when": _CONDITION,
        "refuse": _WORDS,
    },
    ("name", "kind", "label", "question"),
)
_OSS_SCREEN: Final = Table(
    {"name": "text", "label": _WORDS, "fields": "texts"}, ("name", "label", "fields")
)
_HEAD: Final = Table(
    {
        "name": "text",
        "version": "text",
        "notice_version": "text",
        "title": _WORDS,
        "notice": _WORDS,
    },
    ("name", "version", "notice_version", "title", "notice"),
)
_FILE: Final = Table(
    {
        "form": _HEAD, "section": Many(_SECTION), "statement": Many(_STATEMENT),
        "oss_screen": Many(_OSS_SCREEN),
    },
    ("form", "section"),
)  # fmt: skip


def check(report: Report, data: Mapping[str, Any]) -> None:
    """Report every key that is unknown or missing, and every value of a wrong type."""
    _check(report, (), data, _FILE)


def _check(report: Report, path: Path, value: object, kind: "str | Table | Many") -> None:
    match kind:
        case Table():
            _table(report, path, value, kind)
        case Many():
            if not isinstance(value, list):
                report.breaks(path, "kind.tables")
                return
            for index, item in enumerate(value):
                _table(report, (*path, index), item, kind.of)
        case "texts":
            if not isinstance(value, list) or not value or not all(_is_text(v) for v in value):
                report.breaks(path, "kind.texts")
        case "flag":
            if not isinstance(value, bool):
                report.breaks(path, "kind.flag")
        case "number":
            if not isinstance(value, int) or isinstance(value, bool):
                report.breaks(path, "kind.number")
        case _:
            _text(report, path, value, words=kind == "words")


def _table(report: Report, path: Path, value: object, shape: Table) -> None:
    if not isinstance(value, dict):
        report.breaks(path, "kind.words" if shape is _WORDS else "kind.table")
        return
    for key in value:
        if key not in shape.keys:
            near = nearest(key, [k for k in shape.keys if k not in value])
            what = "key.near" if near else "key.unknown"
            report.add((*path, key), what, name=key, near=near, keys=[*shape.keys])
    for key in shape.must:
        if key not in value:
            report.breaks(path, "words.language" if shape is _WORDS else "key.missing", name=key)
    for key, kind in shape.keys.items():
        if key in value:
            _check(report, (*path, key), value[key], kind)


def _text(report: Report, path: Path, value: object, *, words: bool) -> None:
    if not isinstance(value, str):
        report.breaks(path, "kind.text")
    elif words and not value.strip():
        report.add(path, "words.empty")
    elif clean(value) != value.strip():
        report.add(path, "words.unclean")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
