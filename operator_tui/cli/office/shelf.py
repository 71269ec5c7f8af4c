"""``office forms``: the forms that the office holds applications to."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from operator_tui.cli.context import Context
from operator_tui.cli.forms import tell_bad
from operator_tui.cli.office.opening import opened, who
from operator_tui.core.errors import Refused
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.group()
def forms() -> None:
    """The forms that the office holds applications to."""


@forms.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--by", default="", help="Who adds it.")
@click.pass_obj
def add(context: Context, file: Path, by: str) -> int:
    """Add FILE.toml: applications of its version are held to it from now on, also while the gateway serves.

    Exit code 1, with every mistake by its line, if the file has one. Of what came before the fitting lose their flag.
    """
    from operator_tui import logs
    from operator_tui.forms.check import LARGEST
    from operator_tui.forms.mistakes import BadForm
    from operator_tui.office import shelf

    try:
        with file.open("rb") as opened_:
            data = opened_.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Refused("cli.file-unreadable", file=clean(str(file))) from error
    try:
        form = shelf.read(data)
    except BadForm as bad:
        tell_bad(clean(str(file)), bad.mistakes, as_json=False)
        return 1
    with opened(context) as store:
        done = shelf.add(store, form, who(by), datetime.now(UTC))
    if done.new:
        with context.logged():
            logs.info("office", "form-added", key=form.name, version=form.version)
    click.echo(
        say("staff.form-added" if done.new else "staff.form-there", name=form.name, version=form.version)
    )  # fmt: skip
    if done.new or done.fit or done.misfit:
        click.echo(say("staff.form-looked", fit=done.fit, misfit=done.misfit))
    return 0


@forms.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """Every form and version, where it is from, and how many applications name it; unknown ones too."""
    from operator_tui.office import shelf

    with opened(context) as store:
        found = store.read(lambda db: shelf.listed(db, store.known.library))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found:
        origin = say(f"staff.origin.{one['origin']}")
        name, version = clean(str(one["name"])), clean(str(one["version"]))
        click.echo(f"{name:<12} {version:<12} {origin:<16} {one['applications']:>6}")
