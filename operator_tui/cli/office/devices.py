"""``office devices``, ``office revoke``, ``office lost``: the laptops, and one that is gone."""

import csv
import io
import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, when, who
from operator_tui.locale import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from operator_tui.office.lost import Person
    from operator_tui.office.staff import Device


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def devices(context: Context, as_json: bool) -> None:
    """The laptops: last contact, version, what waited there then, what came from them, and which are revoked."""
    from operator_tui.office import staff

    with opened(context) as store:
        found = store.read(staff.devices)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_line(one))


@click.command()
@click.argument("device")
@click.option("--by", default="", help="Who does it.")
@click.pass_obj
def revoke(context: Context, device: str, by: str) -> None:
    """The token of DEVICE opens nothing any more, from its next request on; ``office enrol`` gives it a new one."""
    from operator_tui import logs
    from operator_tui.office import staff

    device = device.upper()
    with opened(context) as store:
        new = store.write(lambda db: staff.revoke(db, device, who(by), datetime.now(UTC)))
    if new:
        with context.logged():
            logs.info("office", "revoked", device=device)
    click.echo(say("staff.revoked" if new else "staff.revoked-before", device=device))


@click.command()
@click.argument("device")
@click.option(
    "--csv",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the list into this new file.",
)
@click.option("--by", default="", help="Who asks for it.")
@click.pass_obj
def lost(context: Context, device: str, file: Path | None, by: str) -> None:
    """Whose data the lost laptop DEVICE held, as far as it came here, with what is needed to reach them.

    The look is recorded. The people go to standard output as CSV, or into a file; all else to standard error.
    """
    from operator_tui import logs
    from operator_tui.cli.office import files
    from operator_tui.office import lost as found_of

    device = device.upper()
    if file is not None:
        files.require_new(file)
    with opened(context) as store:
        known, people = found_of.lost(store, device, who(by), datetime.now(UTC))
    with context.logged():
        logs.info("office", "lost", device=device, people=len(people), unsent=known.unsent)
    text = _table(people)
    if file is None:
        click.echo(text.encode(), nl=False)  # as bytes: Windows would double its line ends
    else:
        files.write(file, text.encode("utf-8-sig"))
    say_ = "staff.lost" if known.last_contact else "staff.lost-never"
    click.echo(
        say(say_, device=device, people=len(people), unsent=known.unsent, at=when(known.last_contact)), err=True
    )  # fmt: skip
    if not known.revoked_at:
        click.echo(say("staff.lost-revoke", device=device), err=True)


def _line(one: "Device") -> str:
    counts = ", ".join(
        f"{say('core.status.' + status)} {n}" for status, n in sorted(one.counts.items())
    )
    revoked = say("staff.revoked-at", at=when(one.revoked_at)) if one.revoked_at else ""
    return say(
        "staff.device", device=f"{one.device:<12}", at=when(one.last_contact), app=one.app or "-",
        unsent=one.unsent, counts=counts or "-", revoked=revoked,
    ).rstrip()  # fmt: skip


def _table(people: "Sequence[Person]") -> str:
    from operator_tui.core.cells import safe

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = ("ref", "status", "accepted_at", "name", "phone", "address")
    writer.writerow(columns)
    for one in people:
        row = asdict(one) | {"phone": one.phone.replace("+62", "0", 1)}
        writer.writerow([safe(str(row[column])) for column in columns])
    return out.getvalue()
