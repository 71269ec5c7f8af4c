"""``attach``: the official PDF that OSS gave, into an application's record and out of it again."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused, Usage
from operator_tui.core.text import clean
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.store.application import Application
    from operator_tui.store.store import Store


@click.command()
@click.argument("ref")
@click.argument(
    "pdf", metavar="[FILE.pdf]", required=False, type=click.Path(path_type=Path, readable=False)
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, readable=False),
    help="Write what is attached into this folder, unchanged.",
)
@click.pass_obj
def attach(context: Context, ref: str, pdf: Path | None, out: Path | None) -> None:
    """Attach the PDF that OSS gave to the issued application REF, or get it out again.

    With neither FILE nor a folder: list what is attached.
    """
    if pdf is not None and out is not None:
        raise Usage("documents.one-way")
    with context.open_store() as store:
        app = _named(store, ref)
        if pdf is not None:
            _attach(store, app, pdf)
        elif out is not None:
            _write(store, app, out)
        else:
            _list(store, app)


def _attach(store: "Store", app: "Application", file: Path) -> None:
    from operator_tui.store import documents

    data = documents.read(file)
    kept = store.do(lambda tx: documents.attach(tx, app.seq, file.name, data))
    click.echo(say("documents.attached", file=kept.name, ref=app.label, size=kept.size))


def _write(store: "Store", app: "Application", folder: Path) -> None:
    from operator_tui.reports import attached

    for file, size in attached.write(store, app, folder):
        click.echo(say("documents.written", file=clean(str(file)), size=size))


def _list(store: "Store", app: "Application") -> None:
    from operator_tui.store import documents

    found = store.read(partial(documents.of, seq=app.seq))
    if not found:
        click.echo(say("documents.none", ref=app.label))
    for one in found:
        size = say("attempts.kilobytes", n=-(-one.size // 1000))
        click.echo(f"{one.at[:10]}  {size:>9}  {one.digest[:12]}  {one.name}")


def _named(store: "Store", ref: str) -> "Application":
    """The application, its reference in capitals or not. Raises :class:`Refused` where there is none."""
    from operator_tui.store import applications

    for spelled in (ref, ref.upper(), ref.lower()):
        try:
            return store.read(partial(applications.by_ref, ref=spelled))
        except Refused:
            continue
    raise Refused("store.ref-unknown", ref=clean(ref)[:40])
