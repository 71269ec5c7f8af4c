"""``office strays``: NIBs from OSS that a person has to match."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, when, who
from operator_tui.core import mask
from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.core.times import stamp
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.office.oss_reading import Pushed

_LONGEST = 200
"""Characters of a reason or a name."""


@click.group()
def strays() -> None:
    """NIBs from OSS that fit no application."""


@strays.command(name="list")
@click.option("--settled", is_flag=True, help="Those that are settled too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def list_(context: Context, settled: bool, as_json: bool) -> None:
    """What waits for a person, with the reason and the applications of that NIK; NIKs are masked."""
    from operator_tui.office import strays as kept

    with opened(context) as store:
        found = store.read(lambda db: kept.listed(db, settled=settled))
    if as_json:
        click.echo(json.dumps([_data(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        _tell(one)
    if not found:
        click.echo(say("oss.strays-none"))


@strays.command()
@click.argument("row", type=click.IntRange(1))
@click.option("--application", "refs", multiple=True, help="Reference or id; may be repeated.")
@click.option("--discard", is_flag=True, help="Discard it: no business of this office.")
@click.option("--reason", default="", help="The reason.")
@click.option("--by", default="", help="Who settles it.")
@click.pass_obj
def settle(
    context: Context, row: int, refs: tuple[str, ...], discard: bool, reason: str, by: str
) -> None:
    """Settle one ROW: give its NIB to an application, or discard it with a reason."""
    from operator_tui import logs
    from operator_tui.office import strays as kept

    if discard == bool(refs):
        raise Usage("oss.settle-which")
    why, whose, at = clean(reason)[:_LONGEST], who(by)[:_LONGEST], stamp(datetime.now(UTC))
    with opened(context) as store:
        if discard:
            store.write(lambda db: kept.discard(db, row, whose, why, at))
        else:
            store.write(lambda db: kept.settle(db, row, refs, whose, why, at))
    with context.logged():
        logs.info("office", "stray", verdict="discarded" if discard else "settled", row=row)
    if discard:
        click.echo(say("oss.discarded", row=row))
    else:
        click.echo(say("oss.settled", row=row, refs=", ".join(refs)))


def _tell(one: dict[str, Any]) -> None:
    pushed: Pushed = one["pushed"]
    click.echo(
        say(
            "oss.stray", row=one["row"], at=when(one["at"]), nib=one["nib"],
            nik=", ".join(_niks(pushed)) or "-", name=pushed.person or pushed.company or "-",
        )
    )  # fmt: skip
    click.echo(f"   {say('oss.why.' + one['why'])}")
    for app in one["held"]:
        fits = f"  ({say('oss.stray-fits')})" if app.id == one["fits"] else ""
        status = say(f"core.status.{app.status}")
        line = say(
            "oss.stray-held", ref=app.ref, status=status, business=clean(app.business) or "-"
        )
        click.echo(line + fits)
    if one["settled_at"]:
        reason = one["reason"] or one["application"]
        click.echo(
            say(
                "oss.stray-settled",
                at=when(one["settled_at"]),
                by=one["settled_by"],
                reason=reason,
            )
        )


def _data(one: dict[str, Any]) -> dict[str, Any]:
    pushed: Pushed = one["pushed"]
    plain = ("row", "at", "nib", "why", "settled_at", "settled_by", "application", "reason", "fits")
    return {key: one[key] for key in plain} | {
        "nik_masked": _niks(pushed), "date": pushed.date, "status": pushed.status, "person": pushed.person,
        "company": pushed.company, "kbli": [p.kbli for p in pushed.projects if p.kbli],
        "held": [
            {"id": app.id, "ref": app.ref, "status": app.status, "business": app.business} for app in one["held"]
        ],
    }  # fmt: skip


def _niks(pushed: "Pushed") -> list[str]:
    return [mask.nik(nik) for nik in dict.fromkeys((pushed.user, *pushed.officers)) if nik]
