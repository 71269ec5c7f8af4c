"""The README is true: its keys, its commands, its test command."""

import re
from pathlib import Path

import click

from operator_tui import cli, locale
from operator_tui.ui.commands import table
from tests import pictures

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def key_table() -> str:
    """The table of keys as the README must show it, from the one table of commands."""
    locale.use("en")
    rows = [f"| {key} | {twin or '–'} | {what} |" for key, twin, what in table()]
    return "\n".join(["| Key | Twin | What it does |", "|---|---|---|", *rows])


def test_the_key_table_is_the_commands_own() -> None:
    found = re.search(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", README, re.DOTALL)
    assert found is not None
    assert found[1] == key_table()


def test_every_command_is_named() -> None:
    context = click.Context(cli.main)
    assert isinstance(cli.main, click.Group)
    for name in cli.main.list_commands(context):
        assert f"`{name}" in README


def test_the_two_commands_stand_at_the_head() -> None:
    head = README.partition("## ")[0]
    assert 'pip install --quiet . ".[office]" && .venv/bin/operator-tui demo' in head
    assert 'pip install --quiet . ".[test]" && .venv/bin/python -m pytest' in head
    assert head.count("powershell") == 1


async def test_its_pictures_are_what_the_program_draws(tmp_path: Path) -> None:
    drawn = await pictures.draw(tmp_path)
    assert {name for name in drawn if f"<!-- picture: {name} -->" in README} >= {
        "queue",
        "form",
        "read-back",
    }
    assert pictures.put(README, drawn) == README
