"""``log``: the technical log in a second terminal. It holds no personal data, so it needs no passphrase."""

import json
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.locale import say

if TYPE_CHECKING:
    from pathlib import Path

    from operator_tui.logs.lines import Line
    from operator_tui.logs.query import Query

_MOST: int = 1_000_000
"""Lines that may be asked for."""
_SHOWN: int = 40
"""Lines that are shown where nothing else is asked."""
_AT_ONCE: int = 1_000
_PORTION: int = 4_000_000
"""Bytes read backwards between two looks at how far that was."""
_EVERY: float = 0.5
"""Seconds between two looks at the files."""


@click.command()
@click.option(
    "-n", "lines", type=click.IntRange(0, _MOST),
    help="How many lines from the end (default: 40, with --since all).",
)  # fmt: skip
@click.option(
    "-f", "follow", is_flag=True, help="Go on with what is written from now on; Ctrl+C ends it."
)
@click.option("--since", help="From then on: 09.30, 2026-11-24, '2026-11-24 09.30', 30m, 2h, 3d.")
@click.option(
    "--level", type=click.Choice(("info", "warning", "error")), default="info",
    help="These and worse ones only.",
)  # fmt: skip
@click.option("--grep", "words", default="", help="Lines with all of these words, as shown.")
@click.option(
    "--zone", type=click.Choice(("WIB", "WITA", "WIT")), help="Clock of the times (this machine's)."
)
@click.option("--json", "as_json", is_flag=True, help="JSON lines, as they are stored.")
@click.pass_obj
def log(
    context: Context, lines: int | None, follow: bool, since: str | None, level: str, words: str,
    zone: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Show the end of the technical log of all processes of this home, merged by time."""
    from operator_tui.config import LOG_FOLDER
    from operator_tui.logs.follow import Follower
    from operator_tui.logs.query import Query
    from operator_tui.logs.zone import zone_here

    tz = zone or zone_here()
    query = Query(words, level, tz, _moment(since, tz))
    folder = context.home / LOG_FOLDER
    follower = Follower(folder) if follow else None
    shown = set[tuple[str, int]]()
    for line in _found(folder, query, lines):
        _echo(line, tz, as_json)
        shown.add((line.file, line.offset))
    if not shown and lines != 0 and not follow:
        key = "cli.log-none" if query.everything else "logs.nothing-fits"
        click.echo(say(key, folder=folder), err=True)
    if follower is None:
        return
    terminal = sys.stdout.isatty()
    try:
        while sys.stdout.isatty() or not terminal:  # One that vanished is none any more.
            for line in follower.poll():
                if query.fits(line) and (line.file, line.offset) not in shown:
                    _echo(line, tz, as_json)
            shown.clear()
            time.sleep(_EVERY)
    except KeyboardInterrupt:
        return


def _moment(since: str | None, tz: str) -> str:
    from operator_tui.core.errors import Usage
    from operator_tui.core.since import since as moment_of
    from operator_tui.logs.write import now

    if since is None:
        return ""
    try:
        return moment_of(since, now(), tz)
    except (ValueError, OverflowError):
        raise Usage("logs.since-bad", text=since[:40]) from None


def _found(folder: "Path", query: "Query", lines: int | None) -> "Iterator[Line]":
    """The last lines that fit; with a moment to begin at and no number, all from there on."""
    from operator_tui.logs.merge import end_of, older

    if not query.since:
        wanted = _SHOWN if lines is None else lines
        yield from older(folder, end_of(folder), query, wanted).lines
    elif lines is None:
        yield from _from_then(folder, query)
    else:
        yield from _last_from_then(folder, query, lines)


def _from_then(folder: "Path", query: "Query") -> "Iterator[Line]":
    from operator_tui.logs.merge import at_moment, newer

    page = newer(folder, at_moment(folder, query.since), query, _AT_ONCE)
    yield from page.lines
    while page.more:
        page = newer(folder, page.place, query, _AT_ONCE)
        yield from page.lines


def _last_from_then(folder: "Path", query: "Query", lines: int) -> "list[Line]":
    """Read from the end, and no further back than to that moment."""
    from operator_tui.logs.merge import at_moment, end_of, older
    from operator_tui.logs.scan import Halt

    begin, place = at_moment(folder, query.since), end_of(folder)
    found: list[Line] = []
    while len(found) < lines and any(to > begin.get(name, 0) for name, to in place.items()):
        page = older(folder, place, query, lines - len(found), Halt(_PORTION))
        found, place = page.lines + found, dict(page.place)
        if not page.more:
            break
    return found


def _echo(line: "Line", tz: str, as_json: bool) -> None:
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
        click.echo(as_text(line, tz).strip())
