"""``doctor``: what is well with this laptop, what isn't, and what to do; a support file without personal data."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context, at_keyboard
from operator_tui.locale import say

if TYPE_CHECKING:
    from operator_tui.doctor import Finding, Subject

_PATIENCE = 30.0
"""Seconds that F2 is waited for."""
_NAME = 13


@click.command()
@click.option(
    "--bundle", type=click.Path(path_type=Path, dir_okay=False),
    help="Write a support file (ZIP) without personal data.",
)  # fmt: skip
@click.option("--offline", is_flag=True, help="Don't ask the office's gateway.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.pass_obj
def doctor(context: Context, bundle: Path | None, offline: bool, as_json: bool) -> int:
    """Check store, disk, clock, link, gateway, token, printer, fonts, terminal and versions; say what to do for each.

    The inside of the store and the token are looked at where a passphrase is given.
    """
    from operator_tui.doctor.finding import Level

    found: list[Finding] = []
    if bundle is not None:
        _free(bundle)
    with ExitStack() as opened:
        subject = _subject(context, opened)
        for finding in _findings(subject, offline=offline, ask=not as_json):
            found.append(finding)
            if not as_json:
                _show(finding)
        if bundle is not None:
            _pack(bundle, found, subject)
    if as_json:
        click.echo(json.dumps([finding.data() for finding in found], ensure_ascii=False, indent=1))
    bad = [finding for finding in found if finding.level is Level.BAD]
    if not as_json:
        look = sum(finding.level is Level.LOOK for finding in found)
        click.echo()
        click.echo(
            say("doctor.sum", bad=len(bad), look=look) if bad or look else say("doctor.all-well")
        )
    return max((finding.code for finding in bad), default=0)


def _subject(context: Context, opened: ExitStack) -> "Subject":
    """The home, with its store where a passphrase was given and fits."""
    from operator_tui.cli.ending import tell
    from operator_tui.core.errors import OperatorError, StoreTrouble
    from operator_tui.doctor import Subject
    from operator_tui.locale import sentence

    store, trouble = None, None
    try:
        config = context.config
    except StoreTrouble:
        config = None
    try:
        store = context.opened() if context.passphrase_given else None
    except StoreTrouble as error:
        trouble = error
    except OperatorError as error:
        tell(sentence(error))
    if store is not None:
        opened.enter_context(store)
    return Subject(context.home, config, store, trouble)


def _findings(subject: "Subject", *, offline: bool, ask: bool) -> "Iterator[Finding]":
    from operator_tui import doctor as rooms
    from operator_tui.doctor import terminal

    yield from rooms.here(subject)
    if not offline:
        yield from rooms.office(subject)
    columns, lines = shutil.get_terminal_size()
    yield terminal.size(columns, lines)
    yield terminal.letters(sys.stdout.encoding or "", os.environ)
    yield terminal.colours(os.environ)
    if ask and at_keyboard() and sys.stdout.isatty():
        click.echo(say("doctor.keys-press"), nl=False)
        pressed = terminal.press(_PATIENCE)
        click.echo()
        yield terminal.key(pressed)


def _show(finding: "Finding") -> None:
    from operator_tui.doctor.finding import MARKS

    head, below = f"{MARKS[finding.level]:2} {finding.name:{_NAME}} ", " " * (_NAME + 4)
    click.echo(head + _within(finding.said, below))
    if finding.remedy:
        click.echo(f"{below}→ {_within(finding.remedy, f'{below}  ')}")


def _within(text: str, below: str) -> str:
    """At a terminal in rows that fit, each broken between words; elsewhere as one row, for ``grep``."""
    if not sys.stdout.isatty():
        return text
    room = max(20, shutil.get_terminal_size().columns - len(below))
    rows = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    return f"\n{below}".join(rows)


def _free(target: Path) -> None:
    """Raise :class:`Refused` before all is looked at where a file has the name already."""
    from operator_tui.core.errors import Refused

    if target.exists():
        raise Refused("doctor.bundle-exists", file=target.name)


def _pack(target: Path, found: "list[Finding]", subject: "Subject") -> None:
    from operator_tui.doctor import bundle
    from operator_tui.doctor.home import megabytes

    size = bundle.write(target, found, subject)
    click.echo(say("doctor.bundle-done", file=target, size=megabytes(size)), err=True)
