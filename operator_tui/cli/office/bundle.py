"""``office import-bundle`` and ``office key``: what laptops carry on USB sticks."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import need_extra, open_or_create
from operator_tui.core.errors import OperatorError, Refused
from operator_tui.core.text import clean
from operator_tui.locale import say, sentence

if TYPE_CHECKING:
    from operator_tui.office.bundle import Imported
    from operator_tui.office.store import OfficeStore


@click.command()
@click.pass_obj
def key(context: Context) -> None:
    """Print the office's public key for USB bundles; laptops are given it with ``config set bundle.key``."""
    need_extra()
    from operator_tui.office import bundle

    store = open_or_create(context)
    try:
        click.echo(bundle.public_key(store))
    finally:
        store.close()


@click.command(name="import-bundle")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--answer",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the answers into this folder (default: beside each bundle).",
)
@click.option("--training", is_flag=True, help="This office is a training one.")
@click.pass_obj
def import_bundle(
    context: Context, files: tuple[Path, ...], answer: Path | None, training: bool
) -> int:
    """Take bundles from USB sticks, in the order of their names, and write the office's answer to each.

    A folder: all in it that have no answer yet.
    """
    need_extra()
    from operator_tui.office.store import OfficeStore

    if not OfficeStore.exists(context.home):
        raise Refused("bundle.no-office")
    store = open_or_create(context)
    refused = 0
    try:
        store.require_kind(training=training)
        with context.logged():
            for file in _bundles(files, answer):
                refused += _one(store, file, answer or file.parent, training=training)
    finally:
        store.close()
    return 1 if refused else 0


def _bundles(places: Sequence[Path], answer: Path | None) -> list[Path]:
    """The bundles among what was named, by name: of a folder those without an answer. An answer is none."""
    from operator_tui.delivery import stick
    from operator_tui.delivery.bundle import ANSWER_SUFFIX, SUFFIX

    found: list[Path] = []
    for place in places:
        if not stick.is_folder(place):
            found.append(place)
            continue
        there = {n.lower() for n in stick.names(answer or place, ANSWER_SUFFIX)}
        names = [n for n in stick.names(place, SUFFIX) if not n.lower().endswith(ANSWER_SUFFIX)]
        waiting = [n for n in names if f"{n[: -len(SUFFIX)]}{ANSWER_SUFFIX}".lower() not in there]
        if not waiting:
            click.echo(say("bundle.none-open", folder=clean(str(place))))
        found += [place / name for name in waiting]
    if len(found) > 1:  # what a shell makes of *.optui has the answers in it too
        found = [path for path in found if not path.name.lower().endswith(ANSWER_SUFFIX)]
    return sorted(found, key=lambda path: path.name)


def _one(store: "OfficeStore", file: Path, folder: Path, *, training: bool) -> int:
    """Take one bundle, and tell it; how much of it was refused. One that is no bundle stops no other."""
    from operator_tui import logs
    from operator_tui.delivery import stick
    from operator_tui.delivery.bundle import ANSWER_SUFFIX, LARGEST
    from operator_tui.office import bundle

    try:
        done = bundle.take(store, stick.read(file, LARGEST), datetime.now(UTC), training=training)
        accepted = sum(result.verdict == "accepted" for result in done.results)
        logs.info(
            "office", "bundle", device=done.device, items=len(done.results), accepted=accepted, again=done.again
        )  # fmt: skip
        reply = folder / f"{done.name}{ANSWER_SUFFIX}"
        _tell(file, done, accepted)
        stick.write(reply, done.reply, over=True)
    except OperatorError as error:
        logs.warning("office", "refused", code=error.key, device="?")
        click.echo(f"{clean(file.name)}: {sentence(error)}", err=True)
        return 1
    click.echo(say("bundle.answer-written", file=clean(str(reply))))
    return len(done.results) - accepted


def _tell(file: Path, done: "Imported", accepted: int) -> None:
    """How many, and each that was refused or is to be looked at, by its reference."""
    refs = {item.id: clean(str(item.body.get("ref", item.id)))[:40] for item in done.batch.items}
    numbers = {
        "items": len(done.results), "accepted": accepted, "refused": len(done.results) - accepted, "news": done.updates,
    }  # fmt: skip
    words = say("bundle.imported", device=done.device, **numbers)
    again = f" {say('bundle.imported-again')}" if done.again else ""
    click.echo(f"{clean(file.name)}: {words}{again}")
    for result in done.results:
        if result.verdict != "accepted":
            reason = ": ".join(part for part in (result.field, result.reason) if part)
            click.echo(
                say("delivery.sync.refused", ref=refs.get(result.id, result.id), reason=reason)
            )
        for warning in result.warnings:
            words = say(f"delivery.problem.{warning}")
            click.echo(say("bundle.warned", ref=refs.get(result.id, result.id), words=words))
