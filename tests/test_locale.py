"""Every sentence in both languages, and every sentence that is asked for."""

import ast
import re
import string
from pathlib import Path

import pytest

import operator_tui
from operator_tui import forms, locale
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


def test_every_key_asked_for_is_there() -> None:
    missing = []
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                room, _, rest = text.partition(".")
                if (
                    room in ROOMS
                    and re.fullmatch(r"[a-z]+(\.[a-z0-9-]+)+", text)
                    and rest not in locale.table(room)
                ):
                    missing.append((file.name, text))
    # Names of modules, settings and files have the same shape as keys.
    known = {"ui.language", "ui.ascii", "core.errors", "store.db", "keys.json"}
    assert [m for m in missing if m[1] not in known] == []


def test_composed_keys_are_there() -> None:
    for status in Status:
        locale.say(f"core.status.{status}")
        locale.say(f"screens.detail-do.{status}")
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
