"""``office return``: an application goes back to its laptop."""

from datetime import UTC, datetime

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, who
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.command(name="return")
@click.argument("ref")
@click.option("--field", required=True, help="The field that is wrong, by its name in the form.")
@click.option("--reason", required=True, help="What is wrong, for the operator.")
@click.option("--by", default="", help="Who sends it back.")
@click.pass_obj
def return_(context: Context, ref: str, field: str, reason: str, by: str) -> None:
    """Send the application REF (reference or id) back to its laptop, where the form opens at the field."""
    from operator_tui import logs
    from operator_tui.office import staff

    with opened(context) as store:
        app = store.write(
            lambda db: staff.give_back(
                db, ref, clean(field), clean(reason), who(by), datetime.now(UTC), store.known
            )
        )
    with context.logged():
        logs.info("office", "returned", device=app.device, where=clean(field))
    click.echo(say("staff.returned", ref=clean(app.ref), device=app.device))
