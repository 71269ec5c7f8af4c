"""``office config``: the office's settings, in its encrypted store."""

from datetime import UTC, datetime

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import open_or_create, opened, who
from operator_tui.cli.setup import ask_value
from operator_tui.core.errors import Usage
from operator_tui.locale import say


@click.group()
def config() -> None:
    """Show or set what the office needs to talk with OSS; secrets are read from standard input with ``-``."""


@config.command(name="list")
@click.pass_obj
def list_(context: Context) -> None:
    """Every setting; a secret only as set or not set."""
    from operator_tui.office import settings

    with opened(context) as store:
        held = store.read(settings.shown)
    for key, value in held.items():
        click.echo(f"{key} = {_shown(value)}")


@config.command()
@click.argument("key")
@click.pass_obj
def get(context: Context, key: str) -> None:
    """The value of KEY; of a secret only whether it is set."""
    from operator_tui.office import settings

    settings.require_key(key)
    with opened(context) as store:
        click.echo(_shown(store.read(settings.shown)[key]))


@config.command(name="set")
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(context: Context, key: str, value: str) -> None:
    """Set KEY to VALUE; ``-`` reads it from standard input, unseen at a terminal. A secret comes no other way."""
    from operator_tui import logs
    from operator_tui.office import settings

    settings.require_key(key)
    secret = key in settings.SECRETS
    if secret and value != "-":
        raise Usage("oss.secret-argument", key=key)
    if value == "-":
        value = ask_value(say("oss.ask-secret", key=key) if secret else "")
    kept = settings.checked(key, value)
    store = open_or_create(context)
    try:
        store.write(lambda db: settings.change(db, key, kept, who(""), datetime.now(UTC)))
    finally:
        store.close()
    with context.logged():
        logs.info("office", "set", key=key)
    click.echo(say("oss.config-done", key=key, value="…" if secret else kept))


@config.command()
@click.argument("key")
@click.pass_obj
def unset(context: Context, key: str) -> None:
    """Take KEY away: what needs it is off then."""
    from operator_tui import logs
    from operator_tui.office import settings

    settings.require_key(key)
    with opened(context) as store:
        store.write(lambda db: settings.change(db, key, "", who(""), datetime.now(UTC)))
    with context.logged():
        logs.info("office", "set", key=key)
    click.echo(say("oss.config-unset", key=key))


def _shown(value: str | bool) -> str:
    if isinstance(value, bool):
        return say("oss.set" if value else "oss.not-set")
    return value or say("oss.not-set")
