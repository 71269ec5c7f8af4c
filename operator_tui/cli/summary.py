"""``summary``: the day's counts."""

import json

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.locale import say


@click.command()
@click.option("--date", "day", help="The day, YYYY-MM-DD (default: today).")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def summary(context: Context, day: str | None, as_json: bool) -> None:
    """Applications begun on a day, by status: of all events, each on its own event's clock."""
    from operator_tui.core.times import day_of
    from operator_tui.reports.day import day_summary

    try:
        wanted = day_of(day) if day is not None else None
    except ValueError:
        raise Usage("cli.event-date", date=day) from None
    with context.open_store() as store:
        found = day_summary(store, wanted)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
        return
    click.echo(f"{found.date}  {found.event}".rstrip())
    for status, n in found.counts.items():
        click.echo(f"  {say(f'core.status.{status}'):<14}{n:>6}")
    click.echo(
        say(
            "cli.summary-total",
            n=sum(found.counts.values()),
            issued=found.issued,
            unsent=found.unsent,
        )
    )
