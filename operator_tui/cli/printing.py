"""``print``: receipts, slips, tickets and the list of those waiting, to the printer that is set or to a PDF."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.cli.printers import setup_of, tell
from operator_tui.cli.slip import seq_of
from operator_tui.core.errors import Refused, Usage
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.reports.cards import Kind
    from operator_tui.store.store import Store

_OUT = click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A PDF instead.")


@click.group(name="print")
def print_() -> None:
    """Print receipts, slips, tickets or the list of those waiting."""


@print_.command()
@click.argument("refs", nargs=-1, metavar="[REF]...")
@click.option("--missing", is_flag=True, help="All that have none yet.")
@_OUT
@click.pass_obj
def receipts(context: Context, refs: tuple[str, ...], missing: bool, out: Path | None) -> None:
    """Print receipts of applications that are final."""
    from operator_tui.reports.cards import Kind

    _print(context, Kind.RECEIPT, refs, missing, out)


@print_.command()
@click.argument("refs", nargs=-1, metavar="[REF]...")
@click.option("--missing", is_flag=True, help="All that have none yet.")
@_OUT
@click.pass_obj
def slips(context: Context, refs: tuple[str, ...], missing: bool, out: Path | None) -> None:
    """Print slips of issued applications."""
    from operator_tui.reports.cards import Kind

    _print(context, Kind.SLIP, refs, missing, out)


@print_.command()
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1))
@_OUT
@click.pass_obj
def tickets(context: Context, numbers: tuple[int, ...], out: Path | None) -> None:
    """Print queue tickets of today by their numbers."""
    from operator_tui.core.times import stamp
    from operator_tui.reports.cards import Kind
    from operator_tui.store import intake

    with context.open_store() as store:
        day = store.read(lambda db: intake.today(db, stamp(store.clock())))
        people = {p.number: p.id for p in store.read(lambda db: intake.of_day(db, day))}
        if unknown := [number for number in numbers if number not in people]:
            raise Refused("paper.cli-no-number", number=unknown[0])
        ids = tuple(dict.fromkeys(people[number] for number in numbers))
        _run(context, store, Kind.TICKET, ids, out)


@print_.command()
@_OUT
@click.pass_obj
def waiting(context: Context, out: Path | None) -> None:
    """Print who waits at the front desk now."""
    from operator_tui.core.times import stamp
    from operator_tui.reports.lists import print_waiting
    from operator_tui.store import intake

    with context.open_store() as store, context.logged():
        day = store.read(lambda db: intake.today(db, stamp(store.clock())))
        tell(print_waiting(store, setup_of(context), day, out))


def _print(
    context: Context, kind: "Kind", refs: tuple[str, ...], missing: bool, out: Path | None
) -> None:
    from operator_tui.store import prints

    if bool(refs) == missing:
        raise Usage("paper.cli-which")
    with context.open_store() as store:
        if missing:
            ids = tuple(store.read(partial(prints.without, kind=kind)))
        else:
            ids = tuple(dict.fromkeys(seq_of(store, ref) for ref in refs))
        if not ids:
            click.echo(say("paper.cli-all-printed"))
            return
        _run(context, store, kind, ids, out)


def _run(
    context: Context, store: "Store", kind: "Kind", ids: tuple[int, ...], out: Path | None
) -> None:
    from operator_tui.reports.printing import print_order
    from operator_tui.store import print_jobs

    setup = setup_of(context)
    with context.logged():
        outcome = print_order(store, setup, setup.order(kind, *ids), out)
    tell(outcome)
    if outcome.why:
        left = store.read(print_jobs.open_jobs)
        raise Refused("paper.cli-still-kept", n=len(left))
