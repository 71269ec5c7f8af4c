"""``slip``: NIB slips as a PDF."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.store.store import Store


@click.command()
@click.argument("refs", nargs=-1, metavar="[REF]...")
@click.option("--issued", is_flag=True, help="All issued applications.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The PDF to write.",
)
@click.pass_obj
def slip(context: Context, refs: tuple[str, ...], issued: bool, out: Path) -> None:
    """Print slips of issued applications, four to an A4 page, to a PDF."""
    from operator_tui.reports.slips import print_slips
    from operator_tui.store import listing
    from operator_tui.store.listing import Filter

    if bool(refs) == issued:
        raise Usage("cli.slip-which")
    with context.open_store() as store:
        if issued:
            seqs = sorted(
                store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.ISSUED,))))
            )
        else:
            seqs = list(dict.fromkeys(seq_of(store, ref) for ref in refs))
        with context.logged():
            pages = print_slips(store, seqs, out)
    click.echo(say("cli.slip-done", n=len(seqs), pages=pages, file=out))


def seq_of(store: "Store", ref: str) -> int:
    """The row of a reference, in capitals or not. Raises :class:`Refused` where there is none."""
    from operator_tui.store import applications

    for spelled in (ref, ref.upper(), ref.lower()):
        try:
            return store.read(partial(applications.by_ref, ref=spelled)).seq
        except Refused:
            continue
    raise Refused("store.ref-unknown", ref=ref)
