"""``office record``: what the staff did and looked at."""

import json
from typing import Any

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, when
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.command()
@click.option(
    "-n", "count", type=click.IntRange(1), default=50, show_default=True, help="The last N rows."
)
@click.option("--all", "all_", is_flag=True, help="Every row.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def record(context: Context, count: int, all_: bool, as_json: bool) -> None:
    """What the staff did and looked at, oldest first. Nobody can change it; it names no applicant."""
    from operator_tui.office import acts

    with opened(context) as store:
        found = store.read(acts.all_of)
    found = found if all_ else found[-count:]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_line(one))


def _line(one: dict[str, Any]) -> str:
    detail = " ".join(f"{key}={value}" for key, value in one["detail"].items())
    subject = one["ref"] or one["subject"]
    words = say(f"staff.act.{one['what']}")
    return f"{when(one['at'])}  {one['by']:<16} {words}  {clean(subject)}  {clean(detail)}".rstrip()
