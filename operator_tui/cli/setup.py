"""``init`` and ``config``: making a home, and its settings."""

import sys

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.locale import say


@click.command()
@click.option(
    "--name", default="", help="The first person's name (default: the user of this computer)."
)
@click.pass_obj
def init(context: Context, name: str) -> None:
    """Make the encrypted store, a device id and the first person."""
    import getpass

    from operator_tui import logs
    from operator_tui.store import home

    if home.exists(context.home):
        raise Usage("store.exists", home=context.home)
    device = home.create(
        context.home, name.strip() or getpass.getuser(), context.passphrase(confirm=True)
    )
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

    for key, value in settings.show(context.config).items():
        click.echo(f"{key} = {value}")
    for key in context.config.problems:
        click.echo(say("cli.config-bad", key=key), err=True)
    click.echo(say("cli.config-stored", keys=", ".join(settings.STORED)))


@config.command(name="set")
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(context: Context, key: str, value: str) -> None:
    """Set KEY to VALUE; ``-`` reads the value from standard input."""
    from operator_tui import config as settings
    from operator_tui import logs
    from operator_tui.store import meta

    if value == "-":
        value = sys.stdin.readline().strip()
    if key not in settings.STORED:
        settings.put(context.home, key, value)
    else:
        with context.open_store() as store:
            if key == "device.id":
                store.do(lambda tx: meta.set_device(tx, value))
            else:
                store.do(lambda tx: meta.put(tx, meta.TOKEN, value))
    with context.logged():
        logs.info("app", "set", key=key)
    shown = "…" if key == meta.TOKEN else value
    click.echo(say("cli.config-done", key=key, value=shown))
