"""``event``: the outreach events of this laptop."""

from typing import Final

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.locale import say

_LONGEST: Final = 100
"""Characters of an event's name or place."""
_FIRST, _LAST = 2000, 2100


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
    from operator_tui.store import events

    name, iso, (place, known) = _name(name), _day(day), _place(village)
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


def _name(text: str) -> str:
    name = clean(text)
    if not name or len(name) > _LONGEST:
        raise Usage("cli.event-name", limit=_LONGEST)
    return name


def _day(text: str) -> str:
    from operator_tui.core.times import day_of

    try:
        day = day_of(text)
    except ValueError:
        raise Usage("cli.event-date", date=clean(text)[:_LONGEST]) from None
    if not _FIRST <= day.year <= _LAST:
        raise Usage("cli.event-year", first=_FIRST, last=_LAST)
    return day.isoformat()


def _place(text: str) -> tuple[str, bool]:
    """The village as the table writes it, and True; a place that the table lacks as typed, and False."""
    from operator_tui.reference import villages
    from operator_tui.reference.lookups import TABLES

    place = clean(text)
    if not place or len(place) > _LONGEST:
        raise Usage("cli.event-place", limit=_LONGEST)
    named = villages.named(place)
    if len(named) > 1:
        raise Usage("cli.event-places", labels="; ".join(v.label for v in named))
    label = named[0].label if named else TABLES.village_label(place)
    return (label, True) if label else (place, False)
