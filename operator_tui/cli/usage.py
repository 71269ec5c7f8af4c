"""What the command line says of a call it can't understand: one sentence, in the language in use."""

import re
from collections.abc import Sequence
from typing import Final

import click

from operator_tui import locale
from operator_tui.core.text import clean
from operator_tui.locale import say

_QUOTED: Final = re.compile(r"'([^']*)'|\(([^()]*)\)")
_LONGEST: Final = 60


def use_language(args: Sequence[str]) -> None:
    """Speak the language that ``--lang`` names, before anything else of the call is understood."""
    for place, word in enumerate(args):
        name, equals, text = word.partition("=")
        if name == "--lang":
            text = text if equals else "".join(args[place + 1 : place + 2])
            if text in locale.LANGUAGES:
                locale.use(text)


def sentence(error: click.UsageError) -> str:
    """What was wrong with the call, that nothing was changed, and where to look."""
    hint = f"{error.ctx.command_path if error.ctx else 'operator-tui'} --help"
    if type(error).__name__ == "NoArgsIsHelpError":
        return say("cli.usage-missing", what=_commands(error.ctx), hint=hint)
    if isinstance(error, click.MissingParameter):
        return say("cli.usage-missing", what=_name(error), hint=hint)
    if isinstance(error, click.BadParameter):
        return say("cli.usage-value", what=_name(error) + _among(error.param), hint=hint)
    if isinstance(error, click.BadOptionUsage):
        return say("cli.usage-value", what=_short(error.option_name), hint=hint)
    if isinstance(error, click.NoSuchOption):
        return say("cli.usage-unknown", what=_short(error.option_name), hint=hint)
    found = _QUOTED.search(error.message)
    what = (found[1] or found[2]) if found else error.message
    return say("cli.usage-unknown", what=_short(what), hint=hint)


def _name(error: click.BadParameter) -> str:
    """The option or argument that is meant."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    if error.param is not None:
        return error.param.human_readable_name
    return _short(str(error.param_hint or error.message))


def _among(param: click.Parameter | None) -> str:
    choices = param.type.choices if param and isinstance(param.type, click.Choice) else ()
    return f" ({', '.join(map(str, choices))})" if choices else ""


def _commands(ctx: click.Context | None) -> str:
    group = ctx.command if ctx else None
    return " | ".join(group.list_commands(ctx)) if isinstance(group, click.Group) and ctx else ""


def _short(text: str) -> str:
    """What was typed, made safe for a terminal."""
    return clean(text)[:_LONGEST]
