"""``summary``: the numbers of a day, of several, or of an event; as text, or as a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.core.line import Standing
from operator_tui.core.text import clean
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.reports.day_values import Day, Intake, Part, Sheet
    from operator_tui.store.daywindow import Window
    from operator_tui.store.sqlcipher import Database

_LONGEST = 60
_FORMATS = ("text", "json", "csv", "xlsx", "pdf")
_BINARY = ("xlsx", "pdf")


@click.command()
@click.option("--day", "--date", "day", help="The day, YYYY-MM-DD (default: today).")
@click.option("--from", "first", help="The first day, YYYY-MM-DD.")
@click.option("--to", "last", help="The last day, YYYY-MM-DD.")
@click.option(
    "--event", "event_id", help="Of this event alone: its id, the beginning of it, or its name."
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help="How: text (the default), or a file's kind.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--add",
    "others",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add another laptop: the JSON file of its summary of the same days; as often as need be.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; PDF and XLSX need one.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.pass_obj
def summary(
    context: Context,
    day: str | None,
    first: str | None,
    last: str | None,
    event_id: str | None,
    kind: str | None,
    as_json: bool,
    others: tuple[Path, ...],
    out: Path | None,
    force: bool,
) -> None:
    """Count a day, several, or an event: people, applications, times, outages, paper. Nothing of an applicant."""
    from operator_tui.core.times import stamp
    from operator_tui.reports.day_laptops import read_file
    from operator_tui.store import daywindow, hand_counts

    form = _kind(kind, out, as_json=as_json)
    begin, end = _days(day, first, last)
    added = [read_file(path) for path in others]
    with context.open_store() as store:
        now = stamp(store.clock())

        def window(db: "Database") -> "Window":
            if event_id is not None:
                return daywindow.of_event(db, event_id, begin, end)
            return daywindow.of_day(db, begin, now, end)

        store.do(lambda tx: hand_counts.looked(tx, window(tx.db)))
        if form == "text":
            _show(_count(store.read, window, now, added))
            return
        from operator_tui.reports.day_files import render
        from operator_tui.reports.whole import put

        quota = context.config.daily_mb * 1_000_000
        _, data = render(store, window, form, quota, added)
        if out is not None:
            put(data, out, context.home, replace=force)
    if out is None:
        click.echo(data.decode("utf-8").replace("\r\n", "\n").rstrip("\n"))
    else:
        click.echo(say("daysheet.written", file=out))


def _count(
    read: Callable[..., "Sheet"],
    window: "Callable[[Database], Window]",
    now: str,
    others: "list[Part]",
) -> "Day":
    from operator_tui.reports import day as numbers
    from operator_tui.reports.day_join import join
    from operator_tui.reports.day_values import Part

    sheet = read(lambda db: numbers.read_sheet(db, window(db), now))
    return join([Part(sheet.day, sheet.measured), *others]).day


def _kind(kind: str | None, out: Path | None, *, as_json: bool) -> str:
    """What was asked for; a file's ending says its kind where nothing else does. Raises :class:`Usage`."""
    if kind is None and out is not None and not as_json:
        kind = out.suffix.lower().removeprefix(".")
    form = kind or ("json" if as_json else "text")
    if form not in _FORMATS or (as_json and form != "json") or (form == "text" and out is not None):
        raise Usage("daysheet.format", kinds=", ".join(_FORMATS[1:]))
    if form in _BINARY and out is None:
        raise Usage("daysheet.needs-out")
    return form


def _days(day: str | None, first: str | None, last: str | None) -> tuple[date | None, date | None]:
    if (day is not None and (first or last) is not None) or (last is not None and first is None):
        raise Usage("daysheet.days")
    begin = _day(day if day is not None else first)
    end = _day(last) if last is not None else begin
    if begin is not None and end is not None and end < begin:
        raise Usage("daysheet.days")
    return begin, end


def _day(text: str | None) -> date | None:
    from operator_tui.core.times import day_of

    if text is None:
        return None
    try:
        return day_of(text)
    except ValueError:
        raise Usage("cli.event-date", date=clean(text)[:_LONGEST]) from None


def _show(found: "Day") -> None:
    days = found.date if found.date == found.until else f"{found.date} – {found.until}"
    click.echo(f"{days}  {found.event}".rstrip())
    for status, n in found.final.items():
        click.echo(f"  {say(f'core.status.{status}'):<14}{n:>6}")
    click.echo(say("cli.summary-total", n=found.applications, unsent=found.unsent))
    for name in ("open_drafts", "dropped"):
        if n := getattr(found, name):
            click.echo(f"  {n} {say(f'daysheet.{name}')}")
    if not found.adds_up:
        click.echo("!! " + say("day.differs"))
    if found.intake.taken_in:
        click.echo(_desk(found.intake))
    for kind, counts in found.followups.items():
        if counts or found.due[kind]:
            click.echo(
                say(
                    "followups.summary",
                    kind=say(f"followups.kind.{kind}"),
                    counts=", ".join(f"{n} {say(f'core.status.{s}')}" for s, n in counts.items())
                    or "0",
                    due=found.due[kind],
                )
            )


def _desk(desk: "Intake") -> str:
    """The front desk's people, by where they are now, and how long they waited."""
    lines = [
        say("cli.summary-desk", n=desk.taken_in),
        *(f"  {say(f'desk.state.{s}'):<14}{getattr(desk, s.value):>6}" for s in Standing),
        say("cli.summary-absences", n=desk.absences),
    ]
    if desk.wait_median_min is not None and desk.wait_p90_min is not None:
        median, most = round(desk.wait_median_min), round(desk.wait_p90_min)
        lines.append(say("cli.summary-wait", median=median, most=most))
    return "\n".join(lines)
