"""``init`` and ``config``: making a home, and its settings."""

import sys
from typing import Final

import click

from operator_tui.cli.context import Context, ask_hidden, at_keyboard
from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.locale import say

_LONGEST_NAME: Final = 60
_LONGEST_LINE: Final = 4096
"""Characters of a value that is read from standard input."""


@click.command()
@click.option(
    "--name", default="", help="The first person's name (default: the user of this computer)."
)
@click.pass_obj
def init(context: Context, name: str) -> None:
    """Make the encrypted store, a device id and the first person."""
    from operator_tui import logs
    from operator_tui.store import home

    if home.exists(context.home):
        raise Usage("store.exists", home=context.home)
    person = clean(name) or _user()
    if not person or len(person) > _LONGEST_NAME:
        raise Usage("cli.name-bad", limit=_LONGEST_NAME)
    device = home.create(context.home, person, context.passphrase(confirm=True))
    with context.logged():
        logs.info("app", "made", device=device)
    click.echo(say("cli.init-done", home=context.home, device=device))


@click.group(invoke_without_command=True)
@click.pass_context
def config(ctx: click.Context) -> None:
    """Show or set the settings; secrets are read from standard input with ``-``."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@config.command()
@click.pass_obj
def show(context: Context) -> None:
    """Every setting; the token only as set or not set."""
    from operator_tui import config as settings
    from operator_tui.store import home, meta

    for key, value in settings.show(context.config).items():
        click.echo(f"{key} = {value}")
    for key in context.config.problems:
        click.echo(say("cli.config-bad", key=key), err=True)
    if not home.exists(context.home) or not (context.passphrase_given or at_keyboard()):
        click.echo(say("cli.config-stored", keys=", ".join(settings.STORED)))
        return
    with context.open_store() as store:
        token = store.read(lambda db: meta.get(db, meta.TOKEN))
        device = store.read(lambda db: meta.get(db, meta.DEVICE))
    click.echo(f"{meta.DEVICE} = {device}")
    click.echo(f"{meta.TOKEN} = {say('cli.token-set' if token else 'cli.token-none')}")


@config.command(name="set")
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(context: Context, key: str, value: str) -> None:
    """Set KEY to VALUE; ``-`` reads the value from standard input, hidden at a terminal if it is the token."""
    from operator_tui import config as settings
    from operator_tui import logs
    from operator_tui.store import meta

    if value == "-":
        value = ask_value(say("cli.ask-token") if key == meta.TOKEN else "")
    if key == meta.TOKEN:
        _check_token(value)
        with context.open_store() as store:
            store.do(lambda tx: meta.put(tx, meta.TOKEN, value))
        stored = "…"
    elif key == meta.DEVICE:
        with context.open_store() as store:
            store.do(lambda tx: meta.set_device(tx, value))
            stored = store.read(lambda db: meta.get(db, meta.DEVICE))
    else:
        settings.put(context.home, key, value)
        stored = settings.show(settings.load(context.home))[key]
    with context.logged():
        logs.info("app", "set", key=key)
    click.echo(say("cli.config-done", key=key, value=stored))


def ask_value(hidden: str) -> str:
    """A value from standard input: its first line, or what is typed unseen to the ``hidden`` question."""
    if hidden and at_keyboard():
        return ask_hidden(hidden, default="").strip()
    try:
        line = sys.stdin.readline(_LONGEST_LINE + 1)
    except (AttributeError, ValueError, OSError) as error:  # None, closed, or no text
        raise Usage("cli.no-stdin") from error
    return line.strip().strip("\ufeff")


def _check_token(token: str) -> None:
    """Refuse what can't stand in a header of HTTP: it would only fail later, far from whoever typed it."""
    if not token or len(token) > _LONGEST_LINE or not token.isascii() or not token.isprintable():
        raise Usage("cli.token-bad")


def _user() -> str:
    """The name of the user of this computer, or nothing."""
    import getpass

    try:
        return clean(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""
