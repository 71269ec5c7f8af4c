"""Every sentence in both languages, and every sentence that is asked for."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import operator_tui
from operator_tui import forms, locale
from operator_tui.core.form import Kind
from operator_tui.core.lifecycle import Status
from operator_tui.ui.commands import COMMANDS

ROOT = Path(operator_tui.__file__).parent
ROOMS = sorted(p.stem for p in (ROOT / "locale").glob("*.py") if p.stem != "__init__")


@pytest.mark.parametrize("room", ROOMS)
def test_each_pair_has_both_languages_and_the_same_parameters(room: str) -> None:
    for key, pair in locale.table(room).items():
        assert pair.id.strip() and pair.en.strip(), key
        names = [
            {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in pair
        ]
        assert names[0] == names[1], key


SAYING = {"say", "Refused", "Usage", "Locked", "Unreachable", "StoreTrouble"}


def asked_for(tree: ast.AST) -> Iterator[str]:
    """Every key that is said, raised, or is a label in a screen's row of keys."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in SAYING
            and node.args
        ):
            first = node.args[0]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            yield from (
                o.value for o in options if isinstance(o, ast.Constant) and isinstance(o.value, str)
            )
        if (
            isinstance(node, ast.Tuple)
            and len(node.elts) == 2
            and isinstance(node.elts[0], ast.Attribute)
        ):
            label = node.elts[1]
            if (
                isinstance(label, ast.Constant)
                and isinstance(label.value, str)
                and "." in label.value
            ):
                yield label.value


def test_every_key_asked_for_is_there() -> None:
    found = [
        (file.name, key)
        for file in ROOT.rglob("*.py")
        for key in asked_for(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert len(found) > 200
    assert [
        (f, k) for f, k in found if k.partition(".")[2] not in locale.table(k.partition(".")[0])
    ] == []


def test_composed_keys_are_there() -> None:
    for status in Status:
        locale.say(f"core.status.{status}")
        locale.say(f"screens.detail-do.{status}")
    for kind in Kind:
        locale.say(f"form.kind.{kind}")
    for command in COMMANDS:
        locale.say(f"keys.{command.do}")


def test_a_form_speaks_both_languages() -> None:
    form = forms.load("nib")
    for words in (
        *(w for f in form.fields() for w in (f.label, f.help)),
        *(o.label for f in form.fields() for o in f.options),
        *(w for s in form.statements for w in (s.label, s.question)),
        *(s.label for s in form.sections),
        form.title,
        form.notice,
    ):
        assert words.id and words.en


def test_the_language_can_be_changed() -> None:
    assert locale.say("core.status.ready") == "siap"
    locale.use("en")
    assert locale.say("core.status.ready") == "ready"
    with pytest.raises(ValueError, match="fr"):
        locale.use("fr")


NEVER = re.compile(r"\b(anda|error|surel|galat|silakan|bita|user|password|login)\b", re.IGNORECASE)


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_uses_a_word_that_an_office_would_not(room: str) -> None:
    """Indonesian as it is spoken over a counter: calm, to the thing, nobody addressed, no English computer words."""
    assert [
        (key, pair.id) for key, pair in locale.table(room).items() if NEVER.search(pair.id)
    ] == []
