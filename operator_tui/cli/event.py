"""``event``: the outreach events of this laptop."""

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.group()
def event() -> None:
    """Add, list and choose outreach events."""


@event.command()
@click.argument("name")
@click.option("--date", "day", required=True, help="The day, YYYY-MM-DD.")
@click.option("--village", required=True, help="Where: village, district.")
@click.option("--tz", type=click.Choice(["WIB", "WITA", "WIT"]), default="WIB", show_default=True)
@click.pass_obj
def add(context: Context, name: str, day: str, village: str, tz: str) -> None:
    """Add an event; the first one is in use at once."""
    from operator_tui import logs
    from operator_tui.store import event_fields, events

    name, iso = event_fields.name(name), _day(day)
    place, known = event_fields.place(village)
    with context.open_store() as store:
        made = store.do(lambda tx: events.add(tx, name, iso, place, tz))
    with context.logged():
        logs.info("store", "event.added", key=made.id[:8])
    click.echo(say("cli.event-added", name=made.name, id=made.id[:8]))
    if not known:
        click.echo(say("cli.event-village-unknown", place=place), err=True)


@event.command(name="list")
@click.pass_obj
def list_(context: Context) -> None:
    """All events; the one in use has a mark."""
    from operator_tui.store import events

    with context.open_store() as store:
        found = store.read(events.all_events)
        current = store.read(events.current)
    for one in found:
        mark = "*" if current and current.id == one.id else " "
        click.echo(f"{mark} {one.id[:8]}  {one.date}  {one.name}  ({one.village}, {one.tz})")


@event.command()
@click.argument("event_id")
@click.pass_obj
def use(context: Context, event_id: str) -> None:
    """Put an event in use, by its id (or its beginning) or its name."""
    from operator_tui import logs
    from operator_tui.store import events

    with context.open_store() as store:
        used = store.do(lambda tx: events.use(tx, event_id))
    with context.logged():
        logs.info("store", "event.used", key=used.id[:8])
    click.echo(say("cli.event-used", name=used.name))


def _day(text: str) -> str:
    """ISO alone: what is written in a script means one day everywhere."""
    from operator_tui.core.times import day_of
    from operator_tui.store import event_fields

    try:
        day = day_of(text)
    except ValueError:
        raise Usage("cli.event-date", date=clean(text)[: event_fields.LONGEST]) from None
    return event_fields.within_years(day).isoformat()
