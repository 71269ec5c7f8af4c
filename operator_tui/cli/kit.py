"""``kit``: what was carried to an event, or what has to be refilled after it."""

import json

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused
from operator_tui.core.kit import BROKEN, LOW, Line, checked, lacking, mark, short, wanted
from operator_tui.locale import language, say


@click.command()
@click.option("--refill", is_flag=True, help="Only what has to be refilled.")
@click.option(
    "--event", "event_id", help="Of this event: its id, the beginning of it, or its name."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.pass_obj
def kit(context: Context, refill: bool, event_id: str | None, as_json: bool) -> None:
    """List the kit of an event: what is needed, what is there, and what to refill."""
    from operator_tui.reference import kit as lists
    from operator_tui.store import events
    from operator_tui.store import kit as store_kit

    with context.open_store() as store:
        event = store.read(
            lambda db: events.named(db, event_id) if event_id else events.current(db)
        )
        if event is None:
            raise Refused("kit.no-event")
        template = lists.of_home(context.home)
        check = store.read(lambda db: store_kit.of_event(db, event.id, template))
    lines = short(check.lines, check.people) if refill else list(check.lines)
    if as_json:
        click.echo(
            json.dumps(
                [_object(line, check.people) for line in lines], ensure_ascii=False, indent=1
            )
        )
        return
    for line in lines:
        click.echo(_row(line, check.people))
    if refill and (open_ := len(check.lines) - checked(check.lines)):
        click.echo(say("kit.cli.open", n=open_))
    elif not lines:
        click.echo(say("kit.cli.none"))


def _row(line: Line, people: int) -> str:
    """One line in words: needed, there, to refill; and what is wrong with it."""
    label = line.item.label[language()]
    if line.dropped:
        return f"{label}: {say('kit.dropped', reason=line.dropped)}"
    there = say("kit.cli.unchecked") if line.left is None else str(line.left)
    row = say(
        "kit.cli.row", label=label, need=wanted(line.item, people), n=there, more=lacking(line, people)
    )  # fmt: skip
    if line.condition in (BROKEN, LOW):
        row += f" ({say(f'kit.condition.{line.condition}')})"
    return row


def _object(line: Line, people: int) -> dict[str, object]:
    return {
        "item": line.item.key, "label": line.item.label[language()], "need": wanted(line.item, people),
        "there": line.left, "used": line.used, "condition": line.condition, "note": line.note,
        "dropped": line.dropped, "refill": lacking(line, people), "state": mark(line, people).value,
    }  # fmt: skip
