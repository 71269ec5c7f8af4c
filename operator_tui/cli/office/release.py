"""``office release``: what a laptop that is gone was entering in OSS, the office goes on with."""

from datetime import UTC, datetime

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, who
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.command()
@click.argument("device")
@click.option("--by", default="", help="Who does it.")
@click.pass_obj
def release(context: Context, device: str, by: str) -> None:
    """Take back what the revoked laptop DEVICE had claimed for entering it in OSS itself.

    Each is to be looked up in OSS by its NIK before anybody enters it.
    """
    from operator_tui import logs
    from operator_tui.office import release as releasing

    device = device.upper()
    with opened(context) as store:
        refs = store.write(lambda db: releasing.release(db, device, who(by), datetime.now(UTC)))
    if refs:
        with context.logged():
            logs.info("office", "released", device=device, items=len(refs))
    for ref in refs:
        click.echo(clean(ref))
    click.echo(say("staff.released", device=device, n=len(refs)), err=True)
