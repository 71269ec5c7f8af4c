"""``attempts``: the record of sending, as text or JSON."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.store.history import Entry

_MOST: int = 1_000_000
"""Rows that may be asked for."""


@click.command()
@click.option(
    "-n", "count", type=click.IntRange(0, _MOST), default=40, show_default=True,
    help="How many, the newest.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.pass_obj
def attempts(context: Context, count: int, as_json: bool) -> None:
    """Show the last attempts to send: when, how many, bytes, how long, and what came of each; the newest last."""
    from operator_tui.core.times import local, moment
    from operator_tui.reports.attempts import details, words
    from operator_tui.store import events
    from operator_tui.store.history import newest

    with context.open_store() as store:
        found, event = store.read(lambda db: (newest(db, count)[::-1], events.current(db)))
    if as_json:
        click.echo(json.dumps([_as_data(entry) for entry in found], ensure_ascii=False, indent=1))
        return
    if not found:
        click.echo(say("attempts.none"))
    for entry in found:
        at = local(moment(entry.at), event.tz if event else "WIB")
        click.echo(f"{at:%Y-%m-%d %H.%M}  {words(entry)}  ({details(entry)})")


def _as_data(entry: "Entry") -> dict[str, object]:
    from operator_tui.store.history import Attempt

    return {"kind": "batch" if isinstance(entry, Attempt) else "probe", **asdict(entry)}
