"""``log``: the technical log in a second terminal. It holds no personal data, so it needs no passphrase."""

import json
import time
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.logs.read import Line

_MOST: int = 1_000_000
"""Lines that may be asked for."""
_EVERY: float = 0.5
"""Seconds between two looks at the files."""


@click.command()
@click.option(
    "-n",
    "lines",
    type=click.IntRange(0, _MOST),
    default=40,
    show_default=True,
    help="How many lines from the end.",
)
@click.option(
    "-f", "follow", is_flag=True, help="Go on with what is written from now on; Ctrl+C ends it."
)
@click.option("--json", "as_json", is_flag=True, help="JSON lines, as they are stored.")
@click.pass_obj
def log(context: Context, lines: int, follow: bool, as_json: bool) -> None:
    """Show the end of the technical log of all processes of this home, merged by time."""
    from operator_tui.config import LOG_FOLDER
    from operator_tui.logs.read import Follower, tail

    folder = context.home / LOG_FOLDER
    follower = Follower(folder) if follow else None
    found = tail(folder, lines)
    if not found and lines and not follow:
        click.echo(say("cli.log-none", folder=folder), err=True)
    for line in found:
        _echo(line, as_json)
    if follower is None:
        return
    shown = {(line.file, line.offset) for line in found}
    try:
        while True:
            for line in follower.poll():
                if (line.file, line.offset) not in shown:
                    _echo(line, as_json)
            shown.clear()
            time.sleep(_EVERY)
    except KeyboardInterrupt:
        return


def _echo(line: "Line", as_json: bool) -> None:
    from operator_tui.logs.read import as_text

    if as_json:
        data = {
            "at": line.at,
            "level": line.level,
            "part": line.part,
            "event": line.event,
            **line.fields,
        }
        click.echo(json.dumps(data, ensure_ascii=False, allow_nan=False))
    else:
        click.echo(as_text(line).strip())
