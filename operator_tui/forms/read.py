"""A form's values from the data of its TOML. What is wrong with a file is told by :mod:`operator_tui.forms.check`."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from operator_tui.core.form import (
    FieldSpec,
    FormSpec,
    Kind,
    Option,
    OssScreen,
    Section,
    Statement,
    When,
    Words,
)

ALIASES: Final = {
    "e-mail": Kind.EMAIL, "yes/no": Kind.YESNO, "multi-choice": Kind.MULTI,
}  # fmt: skip
"""Other spellings of a type."""
_PLAIN: Final = (
    "required", "limit", "minimum", "maximum", "oss", "default", "hidden", "sensitive", "upper", "known", "carry",
)  # fmt: skip


def plain(text: str) -> str:
    """The text of a file however its lines end, and whether or not it begins with a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def digest(text: str) -> str:
    """SHA-256 of a form's text, in hex: the same for all line ends."""
    return hashlib.sha256(plain(text).encode()).hexdigest()


def form(data: Mapping[str, Any], text: str) -> FormSpec:
    """The form of TOML data that has no mistake; ``text`` is where they come from."""
    head = data["form"]
    sections = tuple(_section(s) for s in data["section"])
    whens = {f.name: f.when for s in sections for f in s.fields}
    return FormSpec(
        name=head["name"],
        version=head["version"],
        notice_version=head["notice_version"],
        title=_words(head["title"]),
        notice=_words(head["notice"]),
        sections=tuple(
            s._replace(fields=tuple(_chained_field(f, whens) for f in s.fields)) for s in sections
        ),
        statements=tuple(_statement(s, whens) for s in data.get("statement", ())),
        oss_screens=tuple(
            OssScreen(s["name"], _words(s["label"]), tuple(s["fields"]))
            for s in data.get("oss_screen", ())
        ),
        text=text,
    )


def kind(word: str) -> Kind:
    """The type that a word names. Raises :class:`ValueError` for none."""
    return ALIASES.get(word) or Kind(word)


def field(data: Mapping[str, Any]) -> FieldSpec:
    """One field, its conditions as they are written."""
    return FieldSpec(
        name=data["name"],
        kind=kind(data["type"]),
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
        when=when(data, "when"),
        required_when=when(data, "required_when"),
        refuse=_words(data["refuse"]) if "refuse" in data else None,
        **{key: data[key] for key in _PLAIN if key in data},
    )


def when(data: Mapping[str, Any], key: str) -> When | None:
    """The condition under a key, as it is written."""
    return When(data[key]["field"], tuple(data[key]["among"])) if key in data else None


def _words(pair: Mapping[str, str]) -> Words:
    return Words(id=pair["id"], en=pair["en"])


def _section(data: Mapping[str, Any]) -> Section:
    return Section(data["name"], _words(data["label"]), tuple(field(f) for f in data["field"]))


def _statement(data: Mapping[str, Any], whens: Mapping[str, When | None]) -> Statement:
    return Statement(
        data["name"],
        data["kind"],
        _words(data["label"]),
        _words(data["question"]),
        _chained(when(data, "when"), whens),
        _words(data["refuse"]) if "refuse" in data else None,
    )


def _chained_field(spec: FieldSpec, whens: Mapping[str, When | None]) -> FieldSpec:
    return spec._replace(
        when=_chained(spec.when, whens),
        required_when=_chained(spec.required_when, whens),
    )


def _chained(condition: When | None, whens: Mapping[str, When | None]) -> When | None:
    """A condition with that of the field it looks at, and so on."""
    if condition is None:
        return None
    return condition._replace(also=_chained(whens.get(condition.field), whens))
