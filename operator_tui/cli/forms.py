"""``forms``: the forms as files. Looks at one before it is used, lists those of a home, prints their schema."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused
from operator_tui.core.text import clean
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.core.form import FormSpec
    from operator_tui.forms.mistakes import Mistake


@click.group()
def forms() -> None:
    """Check, list and describe forms."""


@forms.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check(file: Path, as_json: bool) -> int:
    """Name every mistake in FILE.toml by its line, with the remedy; exit code 1 if there is one."""
    from operator_tui.forms import names
    from operator_tui.forms.check import LARGEST
    from operator_tui.forms.check import check as check_bytes
    from operator_tui.forms.library import without_version
    from operator_tui.forms.mistakes import BadForm

    shown = clean(str(file))
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Refused("cli.file-unreadable", file=shown) from error
    try:
        form = check_bytes(data, file.stem if file.stem in names() else "")
    except BadForm as bad:
        tell_bad(shown, bad.mistakes, as_json=as_json)
        return 1
    if same := without_version(form):
        tell_bad(shown, (same,), as_json=as_json)
        return 1
    _tell_good(shown, form, as_json=as_json)
    return 0


def _tell_good(file: str, form: "FormSpec", *, as_json: bool) -> None:
    counts = {
        "sections": len(form.sections), "fields": len(form.index), "statements": len(form.statements),
    }  # fmt: skip
    about = {"file": file, "name": form.name, "version": form.version, **counts}
    if as_json:
        click.echo(json.dumps({"ok": True, **about, "mistakes": []}, ensure_ascii=False, indent=1))
    else:
        click.echo(say("forms.good", **about))


def tell_bad(file: str, mistakes: "tuple[Mistake, ...]", *, as_json: bool) -> None:
    """Name every mistake of a form's file by its line."""
    if as_json:
        rows: list[dict[str, Any]] = [
            {"line": m.line, "place": m.place, "key": m.key, "what": _sentence(m)} for m in mistakes
        ]
        found = {"ok": False, "file": file, "mistakes": rows}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for m in mistakes:
        key = "forms.line" if m.place else "forms.line-only"
        click.echo(say(key, line=m.line, place=m.place, why=_sentence(m)))
    click.echo(say("forms.bad", file=file, n=len(mistakes)), err=True)


def _sentence(mistake: "Mistake") -> str:
    return say(f"forms.{mistake.key}", **mistake.params)


@forms.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(context: Context, as_json: bool) -> int:
    """The forms of this laptop: name, version, where from, and which is in use; exit code 1 if a file isn't used."""
    from operator_tui.forms.library import look
    from operator_tui.store import home

    unlocked = context.passphrase_given and home.exists(context.home)
    if unlocked:
        from operator_tui.store.forms import read

        with context.open_store() as store:
            found = read(store).library
    else:
        found = look(context.home)
    if as_json:
        rows = [
            {
                "name": one.name, "version": one.version, "origin": one.origin, "state": one.state.value,
                "file": one.file, "mistakes": len(one.mistakes),
            }
            for one in found.listed()
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for one in found.listed():
            state = say(f"forms.state.{one.state}", n=len(one.mistakes), version=one.version)
            origin = say(f"forms.origin.{one.origin}")
            click.echo(f"{one.name:<12} {one.version or '-':<12} {origin:<10} {state}")
    if not unlocked and home.exists(context.home):
        click.echo(say("forms.list-unlocked"), err=True)
    for one in found.refused:
        if one.mistakes:
            file = clean(str(context.home / "forms" / one.file))
            click.echo(say("forms.list-check", file=file), err=True)
    return 1 if found.refused else 0


@forms.command()
@click.argument("name")
@click.pass_obj
def schema(context: Context, name: str) -> None:
    """Print the JSON Schema (2020-12) of an application's content in the form NAME, as it is in use here."""
    from operator_tui.forms import names as shipped
    from operator_tui.forms.library import look
    from operator_tui.forms.schema import of

    library = look(context.home)
    try:
        form = library.current(name)
    except KeyError:
        names = ", ".join(shipped())
        raise Refused("forms.unknown", name=clean(name)[:40], names=names) from None
    click.echo(json.dumps(of(form), ensure_ascii=False, indent=1))
