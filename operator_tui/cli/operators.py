"""``operators``: how each operator's work went."""

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.locale import language, say

if TYPE_CHECKING:
    from operator_tui.reports.operators import Operator

_LONGEST = 60


@click.command()
@click.option("--date", "day", help="One day, YYYY-MM-DD (default: today).")
@click.option("--from", "first", help="The first day, YYYY-MM-DD.")
@click.option("--to", "last", help="The last day, YYYY-MM-DD.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def operators(
    context: Context, day: str | None, first: str | None, last: str | None, as_json: bool
) -> None:
    """Applications, times, corrections and second looks by operator; nothing of an applicant."""
    from operator_tui.reports.operators import operator_statistics

    begin, end = _days(day, first, last)
    with context.open_store() as store:
        found = operator_statistics(store, begin, end)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
        return
    span = found.first if found.first == found.last else f"{found.first} – {found.last}"
    click.echo(say("cli.operators-head", days=span))
    if not found.operators:
        click.echo(say("cli.operators-none"))
        return
    click.echo(say("cli.operators-columns"))
    for one in found.operators:
        click.echo(_row(one))
        if one.looks:
            click.echo("  " + _looks(one))


def _days(day: str | None, first: str | None, last: str | None) -> tuple[date | None, date | None]:
    if day is not None and (first is not None or last is not None):
        raise Usage("cli.operators-days")
    if day is not None:
        return _day(day), _day(day)
    if last is not None and first is None:
        raise Usage("cli.operators-days")
    begin = _day(first) if first is not None else None
    end = _day(last) if last is not None else begin
    if begin is not None and end is not None and end < begin:
        raise Usage("cli.operators-days")
    return begin, end


def _day(text: str) -> date:
    from operator_tui.core.times import day_of

    try:
        return day_of(text)
    except ValueError:
        raise Usage("cli.event-date", date=clean(text)[:_LONGEST]) from None


def _row(one: "Operator") -> str:
    cells = [
        f"{one.finalised:>6}", f"{_number(one.per_hour):>7}", f"{_time(one.typing_median):>7}",
        f"{_time(one.typing_p90):>7}", f"{_time(one.reading_median):>8}", f"{one.returned:>9}", f"{one.mended:>11}",
    ]  # fmt: skip
    return f"{one.who[:20]:<20}{''.join(cells)}"


def _looks(one: "Operator") -> str:
    from operator_tui import forms

    index = forms.load("nib").index
    parts = [
        say(
            "cli.operators-field",
            field=index[name].label[language()].strip() if name in index else name,
            n=counted.looks,
            different=counted.different,
            rate=_number(100 * counted.rate),
        )
        for name, counted in one.looks.items()
    ]
    return say("cli.operators-looks", fields=" · ".join(parts))


def _time(seconds: float | None) -> str:
    """``2:40`` for 160 seconds."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    text = f"{value:.1f}"
    return text.replace(".", ",") if language() == "id" else text
