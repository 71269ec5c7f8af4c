"""The help of every command and option is in the language in use, click's own words included."""

import re
from collections.abc import Iterator

import click
import pytest

from operator_tui import locale
from operator_tui.cli import main, wording

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Show|exit|default|required|TEXT|INTEGER|FLOAT|PATH|ARGS|COMMAND|DIRECTORY"
    r"|the|and|this|with|from|of|as)\b"
)
INDONESIAN = re.compile(
    r"\b(Cara|pakai|Pilihan|Perintah|bawaan|wajib|TEKS|LOKASI|ISIAN|BERKAS|NILAI|dan|yang|dari|dengan|ini|untuk)\b"
)


def every_command(
    command: click.Command, *path: str
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every_command(below, *path, name)


def help_of(path: tuple[str, ...], command: click.Command) -> str:
    """What ``--help`` says of a command, as it is called."""
    context: click.Context | None = None
    for depth, word in enumerate(("operator-tui", *path)):
        of = dict(every_command(main))[path[:depth]]
        context = wording.SpokenContext(of, info_name=word, parent=context)
    assert context is not None
    return command.get_help(context)


def test_every_command_and_option_has_its_sentence_in_both_languages() -> None:
    lacking = []
    for path, command in every_command(main):
        name = ".".join(path) or "main"
        if f"help.{name}" not in locale.table("cli"):
            lacking.append(name)
        for param in command.params:
            key = wording.option_key(name, param.name or "")
            if (
                isinstance(param, click.Option)
                and not param.hidden
                and param.name not in ("version", "help")
                and key not in locale.table("usage")
            ):
                lacking.append(f"{name} {param.opts}")
    assert lacking == []


@pytest.mark.parametrize(("language", "foreign"), [("id", ENGLISH), ("en", INDONESIAN)])
def test_no_help_mixes_languages(language: str, foreign: re.Pattern[str]) -> None:
    locale.use(language)
    for path, command in every_command(main):
        text = help_of(path, command)
        said = re.sub(r"--[\w-]+|\[[\w|-]+\]|\{[\w|]+\}|operator-tui[\w -]*", "", text)
        said = re.sub(r"(?s)(status: ).*?batal\.", "", said)
        assert foreign.findall(said) == [], (path, text)
        assert text.startswith(locale.say("usage.usage"))


def test_what_click_adds_to_an_option_is_translated() -> None:
    locale.use("id")
    [(path, add)] = [(p, c) for p, c in every_command(main) if p == ("event", "add")]
    text = " ".join(help_of(path, add).split())
    assert "Cara pakai: operator-tui event add [PILIHAN] NAMA" in text
    assert "--date TEKS" in text and "[wajib]" in text and "[bawaan: WIB]" in text
    assert "Tampilkan bantuan ini, lalu selesai." in text


def test_no_sentence_stands_for_an_option_that_is_no_more() -> None:
    used = {
        wording.option_key(".".join(path) or "main", param.name or "")
        for path, command in every_command(main)
        for param in command.params
    }
    assert {key for key in locale.table("usage") if key.startswith("option.")} - used == set()
