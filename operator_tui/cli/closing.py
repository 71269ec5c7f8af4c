"""``closing``: days that were closed, shown and their seals recomputed. Closing itself is done on the screen."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused, Usage
from operator_tui.core.text import clean
from operator_tui.locale import say

if TYPE_CHECKING:
    from datetime import date

    from operator_tui.core.counts import Difference
    from operator_tui.reports.closing import Counts
    from operator_tui.store.closing import Closed

_LONGEST = 60


@click.group()
def closing() -> None:
    """Show the days that are closed: the four counts, what differed and why, the seals."""


@closing.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List every day that is closed."""
    from operator_tui.store import closing as kept

    with context.open_store() as store:
        found = store.read(kept.all_closed)
    if as_json:
        data = [
            {"day": c.day, "at": c.at, "by": c.by, "supervisor": c.supervisor, "seal": c.seal}
            for c in found
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{one.day}  {one.seal}  {one.supervisor}")
    if not found:
        click.echo(say("closing.none"))


@closing.command()
@click.option("--day", help="The day, YYYY-MM-DD (default: today).")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the sealed sheet as a PDF; a new file.",
)
@click.pass_obj
def show(context: Context, day: str | None, as_json: bool, out: Path | None) -> None:
    """Show the four counts of a day: the sealed sheet, or how things stand."""
    from operator_tui.core.times import stamp
    from operator_tui.reports.closing import difference_words, hands_of, read_counts, sheet_of, told
    from operator_tui.reports.late import late_of, late_words
    from operator_tui.store import daywindow

    wanted = _day(day)
    with context.open_store() as store:
        now = stamp(store.clock())
        found = store.read(lambda db: read_counts(db, daywindow.of_day(db, wanted, now).first, now))
        tz = store.read(lambda db: daywindow.of_day(db, wanted, now)).tz
    sealed = found.closed
    if out is not None:
        _write(sealed, tz, out, context.home)
        return
    if as_json:
        data = {**sheet_of(sealed), "seal": sealed.seal} if sealed else _open(found)
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    click.echo(f"{found.day.isoformat()}  {found.event}".rstrip())
    if sealed is None and found.four.paper is None:
        click.echo(say("closing.no-paper"))  # blind: the other counts come after it
        return
    counts = sheet_of(sealed)["counts"] if sealed else found.four._asdict()
    for row in ("paper", "applications", "printed", "accepted"):
        click.echo(f"  {say(f'closing.row.{row}'):<42}{counts[row]:>6}")
    for line in told(hands_of(sealed) if sealed else found.hands):
        click.echo(f"! {line}")
    differences = (
        sheet_of(sealed)["differences"] if sealed else [_plain(d) for d in found.differences]
    )
    for one in differences:
        name = str(one["ref"]) or say(f"closing.name.{one['what']}")
        reason = say("closing.reason", reason=one["reason"], by=one["by"]) if one["reason"] else "-"
        click.echo(f"  {name}  {difference_words(one)}  {reason}")
    late = sheet_of(sealed)["late"] if sealed else late_of(found.rows, found.late)
    for one in late:
        click.echo(f"  {one['ref']}  {say('closing.late-mark')}  {late_words(one)}")
    if sealed:
        click.echo(say("closing.sealed-by", seal=sealed.seal, supervisor=sealed.supervisor))


@closing.command()
@click.option("--day", help="This day alone, YYYY-MM-DD (default: all).")
@click.option("--seal", help="The seal on paper, to be compared with --day.")
@click.pass_context
def verify(ctx: click.Context, day: str | None, seal: str | None) -> None:
    """Recompute the seals of closed days; exit code 1 if one doesn't fit."""
    from operator_tui.reports.closing import verify as recompute

    context: Context = ctx.obj
    wanted = _day(day)
    if seal is not None and wanted is None:
        raise Usage("closing.seal-needs-day")
    with context.open_store() as store:
        found = store.read(
            lambda db: recompute(db, wanted.isoformat() if wanted else "", seal or "")
        )
    for one in found:
        said = say(one.wrong, row=one.row) if one.wrong else say("closing.verify-good")
        click.echo(f"{one.day}  {one.seal or '-':<14}  {said}")
    if not found:
        click.echo(say("closing.none"))
    ctx.exit(1 if any(one.wrong for one in found) else 0)


def _day(text: str | None) -> "date | None":
    from operator_tui.core.times import day_of

    if text is None:
        return None
    try:
        return day_of(text)
    except ValueError:
        raise Usage("cli.event-date", date=clean(text)[:_LONGEST]) from None


def _write(sealed: "Closed | None", tz: str, out: Path, home: Path) -> None:
    """The sealed sheet as a PDF. Raises :class:`Refused` for a day that isn't closed."""
    from operator_tui.reports.day_files import sealed_pdf
    from operator_tui.reports.whole import put

    if sealed is None:
        raise Refused("closing.not-closed")
    put(sealed_pdf(sealed, tz), out, home, replace=False)
    click.echo(say("daysheet.written", file=out))


def _plain(one: "Difference") -> dict[str, object]:
    return {**one._asdict(), "what": one.what.value}


def _open(found: "Counts") -> dict[str, object]:
    """How things stand; before the paper was counted the other counts aren't told."""
    from operator_tui.reports.late import late_of

    if found.four.paper is None:
        return {"day": found.day.isoformat(), "counts": None}
    return {
        "day": found.day.isoformat(),
        "event": found.event,
        "counts": found.four._asdict(),
        "hand_counts": [hand._asdict() for hand in found.hands],
        "differences": [_plain(one) for one in found.differences],
        "late": late_of(found.rows, found.late),
        "open": {"drafts": found.drafts, "waiting": found.waiting},
    }
