"""``bundle``: applications to the office on a USB stick, and its answers back."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.text import clean
from operator_tui.locale import say, sentence

if TYPE_CHECKING:
    from operator_tui.delivery.carry import Written
    from operator_tui.delivery.haul import Haul
    from operator_tui.delivery.settle import Settled


@click.group()
def bundle() -> None:
    """Take applications to the office on a USB stick, where there is no signal all day."""


@bundle.command()
@click.argument("target", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def export(context: Context, target: Path) -> None:
    """Write what waits for the office into FOLDER, or into the one FILE.optui, encrypted for the office."""
    from operator_tui import config
    from operator_tui.delivery import carry
    from operator_tui.store import events

    config.require(context.config, "bundle.key")
    with context.open_store() as store, context.logged():
        key = carry.office_key(store, context.config.bundle_key)
        event = store.read(events.current)
        carry.export(store, target, key, event.tz if event else "WIB", _tell)


@bundle.command()
@click.argument("target", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def take(context: Context, target: Path) -> int:
    """Take the office's answers in FOLDER, or the one in FILE; the same again changes nothing."""
    from operator_tui.delivery import bring, stick
    from operator_tui.delivery.bundle import LARGEST

    if stick.is_folder(target):
        return _take_all(context, target)
    with context.open_store() as store, context.logged():
        taken = bring.take(store, context.home, stick.read(target, LARGEST))
    if taken.again:
        click.echo(say("bundle.taken-again", name=taken.name))
        return 0
    _say_taken(taken.name, taken.settled)
    return 1 if taken.settled.refused else 0


def _take_all(context: Context, folder: Path) -> int:
    """Every answer for this laptop in a folder, in one sentence; what couldn't be taken by its name."""
    from operator_tui.delivery import haul

    with context.open_store() as store, context.logged():
        done = haul.take(store, context.home, folder)
    for name, error in done.errors:
        click.echo(f"{clean(name)}: {sentence(error)}", err=True)
    if done.taken:
        _say_taken(clean(str(folder)), done)
    elif not done.errors:
        click.echo(say("bundle.hauled-again" if done.again else "bundle.no-answer"))
    return 1 if done.errors or done.refused else 0


@bundle.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List the bundles that were written, the newest first, and what of each still waits for an answer."""
    from operator_tui.reports.bundles import state
    from operator_tui.store import bundles

    with context.open_store() as store:
        found = store.read(lambda db: bundles.newest(db, 1_000))
    if as_json:
        rows = [
            {
                "bundle": one.id, "name": one.name, "at": one.at, "by": one.by, "items": one.items,
                "bytes": one.bytes, "answered_at": one.answered_at, "waiting": one.waiting,
            }
            for one in found
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if not found:
        click.echo(say("bundle.none-written"))
    for one in found:
        count = say("bundle.items", n=one.items)
        click.echo(
            f"{one.name:<26} {count:<15} {one.bytes:>9} byte  {state(one)}  {one.by}".rstrip()
        )


def _say_taken(name: str, done: "Settled | Haul") -> None:
    click.echo(
        say(
            "bundle.taken", name=name, accepted=done.accepted, refused=done.refused, issued=done.issued,
            returned=done.returned,
        )
    )  # fmt: skip


def _tell(done: "Written") -> None:
    key = "bundle.written" if done.items else "bundle.written-asks"
    click.echo(say(key, file=clean(str(done.path)), items=done.items, bytes=done.bytes))
