"""The help of commands in the language in use: their own words, and those that click brings along."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import click

from operator_tui import locale
from operator_tui.locale import say

_EXTRA: Final = re.compile(r"\[([^\[\]]+)\]$")
_OF_CLICK: Final = {
    "Show this message and exit.": "usage.show-help",
    "Show the version and exit.": "usage.show-version",
}
_SECTIONS: Final = {
    "Options": "usage.options",
    "Commands": "usage.commands",
    "Positional arguments": "usage.arguments",
}


class Formatter(click.HelpFormatter):
    """Writes click's own words in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or say("usage.usage") + " ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(say(_SECTIONS[name]) if name in _SECTIONS else name):
            yield

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(name, _said(what)) for name, what in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """The context of every command here."""

    formatter_class = Formatter


def speak(command: click.Command, name: str) -> None:
    """Give a command, and those below it, their help in the language in use; ``name`` is ``event.add``."""
    command.context_class = SpokenContext
    command.options_metavar = say("usage.some-options")
    if _has("cli", f"help.{name}"):
        command.help = say(f"cli.help.{name}")
        command.short_help = None
    for param in command.params:
        _speak_param(param, name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("usage.some-command")
        for below, one in command.commands.items():
            speak(one, f"{name}.{below}")


def option_key(command: str, param: str) -> str:
    """The key of an option's help: its own, or that of every option so called."""
    own = f"option.{command}.{param}"
    return own if _has("usage", own) else f"option.{param}"


def _speak_param(param: click.Parameter, command: str) -> None:
    kind = f"metavar.{param.type.name}"
    if isinstance(param, click.Option):
        if _has("usage", key := option_key(command, param.name or "")):
            param.help = say(f"usage.{key}")
        if not param.is_flag and _has("usage", kind):
            param.metavar = say(f"usage.{kind}")
    elif _has("usage", key := f"argument.{param.name}"):
        param.metavar = say(f"usage.{key}")


def _said(what: str) -> str:
    """The words beside an option, with what click adds to them in brackets."""
    if what in _OF_CLICK:
        return say(_OF_CLICK[what])
    return _EXTRA.sub(lambda found: f"[{'; '.join(map(_extra, found[1].split('; ')))}]", what)


def _extra(item: str) -> str:
    if item == "required":
        return say("usage.required")
    name, colon, value = item.partition(": ")
    return f"{say('usage.default')}: {value}" if (name, colon) == ("default", ": ") else item


def _has(room: str, key: str) -> bool:
    return key in locale.table(room)
