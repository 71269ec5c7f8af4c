"""``office import-nib``: NIBs and reasons from a file."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened, who
from operator_tui.core.errors import Refused
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.command(name="import-nib")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Say what would come of each row; change nothing.")
@click.option("--by", default="", help="Who brings it.")
@click.pass_obj
def import_nib(context: Context, file: Path, dry_run: bool, by: str) -> int:
    """Take NIBs and reasons from FILE.csv: columns ref or id, nib, date, reason, text. Exit code 1 if one was refused.

    Each row is answered by its line; rows without NIB and reason are passed. The same file again changes nothing.
    """
    from operator_tui import logs
    from operator_tui.office import nib_file, nibs

    try:
        if not file.is_file():
            raise Refused("cli.file-unreadable", file=clean(file.name))
        with file.open("rb") as opened_:
            found = nib_file.read(opened_.read(nib_file.LARGEST + 1))
    except (OSError, ValueError) as error:
        raise Refused("cli.file-unreadable", file=clean(file.name)) from error
    counts: Counter[nibs.Did] = Counter()
    with opened(context) as store, context.logged():
        for told in nibs.take(store, found, who(by), datetime.now(UTC), dry=dry_run):
            counts[told.did] += 1
            if told.did is nibs.Did.EMPTY:
                continue
            words = told.why or say(f"staff.row.{told.did}")
            click.echo(
                say("staff.row", line=told.line, ref=clean(told.ref) or "-", words=words),
                err=told.did is nibs.Did.REFUSED,
            )
        numbers = {did.value: counts[did] for did in nibs.Did}
        if not dry_run:
            logs.info("office", "nibs", **numbers)
    click.echo(say("staff.rows-dry" if dry_run else "staff.rows", **numbers))
    return 1 if counts[nibs.Did.REFUSED] else 0
