"""``office list``: what the office holds."""

import json
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, when
from operator_tui.core import mask
from operator_tui.core.text import clean
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.office.staff import Held

_STATUSES = ("accepted", "issued", "returned", "cancelled")


@click.command(name="list")
@click.option("--status", type=click.Choice(_STATUSES), default=None, help="Only this status.")
@click.option("--device", default="", help="Only of this laptop.")
@click.option("--flagged", is_flag=True, help="Only those that a person has to look at.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def list_(context: Context, status: str | None, device: str, flagged: bool, as_json: bool) -> None:
    """The applications that the office holds, oldest first; NIKs are masked."""
    from operator_tui.office import staff

    with opened(context) as store:
        found = staff.held(store, status=status or "", device=device.upper(), flagged=flagged)
        if as_json:
            rows = [one.to_json() for one in found]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for one in found:
            click.echo(_line(one))


def _line(one: "Held") -> str:
    """One application in one line: what waits for whom stands at its end."""
    tail = [one.nib] if one.nib else []
    waits = one.status == "accepted"
    tail += [say("staff.claimed")] if one.claimed and waits else []
    tail += [say("staff.on-sheet", at=when(one.on_sheet))] if one.on_sheet and waits else []
    tail += [say(f"staff.flag.{one.flag}")] if one.flag else []
    tail += [clean(one.note_words)] if one.note else []
    word = say(f"core.status.{one.status}")
    return (
        f"{clean(one.ref):<18} {one.device:<8} {word:<12} {when(one.accepted_at)}"
        f"  {mask.nik(one.nik)}  {clean(one.name)}  {'; '.join(tail)}"
    ).rstrip()
