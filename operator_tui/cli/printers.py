"""``printers``: what can be printed on, a test page, and what still waits for a printer."""

from functools import partial
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused, Usage
from operator_tui.locale import say, sentence

if TYPE_CHECKING:
    from operator_tui.config import Config
    from operator_tui.reports.outcome import Outcome, Setup

_SIZES = ("a4-4", "a4-2", "roll-80", "roll-58")


@click.group(invoke_without_command=True)
@click.pass_context
def printers(ctx: click.Context) -> None:
    """Printers of this system, and which one is set."""
    if ctx.invoked_subcommand is not None:
        return
    from operator_tui.core.printer import parse
    from operator_tui.paper import printers as there

    config: Config = ctx.obj.config
    try:
        found = there.found()
    except Refused as error:
        click.echo(sentence(error), err=True)
        found = []
    for one in found:
        why = say(f"paper.{one.why}", printer=one.name) if one.why else ""
        usual = say("paper.cli-usual") if one.usual else ""
        click.echo("  ".join(filter(None, (one.name, usual, why))))
    folder = say("paper.cli-folder")
    for key, value in (
        ("paper.printer", parse(config.printer).label or folder),
        ("paper.ticket-printer", parse(config.ticket_printer).label or folder),
        ("paper.size", config.paper_size),
    ):
        click.echo(f"{key} = {value}")


@printers.command()
@click.option("--printer", "name", help="Another printer than the one that is set.")
@click.option("--size", type=click.Choice(_SIZES), help="Another size than the one that is set.")
@click.pass_obj
def test(context: Context, name: str | None, size: str | None) -> None:
    """Print a test page; where no printer is set, a PDF."""
    from operator_tui.core.printer import parse
    from operator_tui.core.times import local
    from operator_tui.paper.sizes import Size
    from operator_tui.reports.lists import print_test
    from operator_tui.store.store import now

    config = context.config
    try:
        printer = parse(config.printer if name is None else name)
    except ValueError:
        raise Usage("cli.config-printer", key="--printer") from None
    paper = Size(size or config.paper_size)
    with context.logged():
        outcome = print_test(printer, paper, local(now()), context.home)
    tell(outcome)


@printers.command()
@click.pass_obj
def again(context: Context) -> None:
    """Print what didn't come out; each stays kept until it does."""
    from operator_tui.reports import kept as kept_runs
    from operator_tui.store import print_jobs

    with context.open_store() as store, context.logged():
        left = store.read(print_jobs.open_jobs)
        if not left:
            click.echo(say("paper.cli-nothing-left"))
        kept = 0
        for job in left:
            if store.read(partial(print_jobs.get, id_=job.id)).state not in print_jobs.OPEN:
                continue  # another window printed it, or gave it up, meanwhile
            outcome = kept_runs.again(store, setup_of(context), job.id)
            kept += bool(outcome.why)
            tell(outcome)
    if kept:
        raise Refused("paper.cli-still-kept", n=kept)


def setup_of(context: Context) -> "Setup":
    """How this home prints, from its settings."""
    from operator_tui.reports.outcome import Setup

    config = context.config
    return Setup(
        config.printer,
        config.paper_size,
        config.ticket_printer,
        config.ticket_size,
        config.contact,
        logo=config.logo,
    )


def tell(outcome: "Outcome") -> None:
    """Say what became of a print."""
    from operator_tui.reports.outcome import words

    click.echo(words(outcome))
