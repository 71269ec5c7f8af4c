"""The forms as data. A new field is a line in a ``.toml`` here, nowhere else."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from operator_tui.core.form import (
    FieldSpec,
    FormSpec,
    Kind,
    Option,
    Section,
    Statement,
    When,
    Words,
)


@cache
def load(name: str) -> FormSpec:
    """The form that ships as ``forms/<name>.toml``."""
    return parse(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def parse(text: str) -> FormSpec:
    """A form from its TOML text. Raises ``ValueError`` for wrong TOML or values, ``KeyError`` for what lacks."""
    data = tomllib.loads(text)
    return FormSpec(
        name=data["form"]["name"],
        version=data["form"]["version"],
        notice_version=data["form"]["notice_version"],
        title=_words(data["form"]["title"]),
        notice=_words(data["form"]["notice"]),
        sections=tuple(_section(s) for s in data["section"]),
        statements=tuple(
            Statement(
                s["name"], s["kind"], _words(s["label"]), _words(s["question"]), _when(s, "when")
            )
            for s in data.get("statement", ())
        ),
    )


def _words(pair: Mapping[str, str]) -> Words:
    return Words(id=pair["id"], en=pair["en"])


def _section(data: Mapping[str, Any]) -> Section:
    return Section(data["name"], _words(data["label"]), tuple(_field(f) for f in data["field"]))


def _field(data: Mapping[str, Any]) -> FieldSpec:
    plain = {
        key: data[key]
        for key in (
            "required", "limit", "minimum", "maximum", "oss", "default", "hidden", "sensitive", "upper",
            "known", "carry",
        )
        if key in data
    }  # fmt: skip
    return FieldSpec(
        name=data["name"],
        kind=Kind(data["type"]),
        label=_words(data["label"]),
        help=_words(data["help"]),
        options=tuple(
            Option(
                o["key"],
                _words(o["label"]),
                o.get("oss", ""),
                _words(o["refuse"]) if "refuse" in o else None,
            )
            for o in data.get("options", ())
        ),
        when=_when(data, "when"),
        required_when=_when(data, "required_when"),
        refuse=_words(data["refuse"]) if "refuse" in data else None,
        **plain,
    )


def _when(data: Mapping[str, Any], key: str) -> When | None:
    return When(data[key]["field"], tuple(data[key]["among"])) if key in data else None
