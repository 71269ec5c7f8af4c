"""``summary``: the day's counts."""

import json
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Usage
from operator_tui.core.line import Standing
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.reports.day import Intake


@click.command()
@click.option("--date", "day", help="The day, YYYY-MM-DD (default: today).")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def summary(context: Context, day: str | None, as_json: bool) -> None:
    """NIB applications begun on a day, by status: of all events, each on its own event's clock. Follow-ups apart."""
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
