"""``office verify``: NIBs that were typed by hand, asked of OSS."""

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import opened
from operator_tui.core.errors import Refused, Unreachable, Usage
from operator_tui.locale import say, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from operator_tui.office.oss_check import Checked, Due
    from operator_tui.office.store import OfficeStore

_PAUSE = 0.5
"""Seconds between two questions."""


@click.command()
@click.argument("refs", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="All that were typed and aren't verified.")
@click.option("--list", "listed", is_flag=True, help="Only name what isn't verified; ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def verify(context: Context, refs: tuple[str, ...], all_: bool, listed: bool, as_json: bool) -> int:
    """Ask OSS about NIBs that were typed by hand. Exit code 1 if one doesn't fit, 4 if OSS couldn't be asked."""
    from operator_tui.office import oss_check

    if (bool(refs), all_, listed).count(True) != 1:
        raise Usage("oss.verify-which")
    with opened(context) as store, context.logged():
        store.require_kind(training=False)
        some = store.read(
            lambda db: oss_check.named(db, refs) if refs else oss_check.unverified(db)
        )
        there = {one.ref for one in some} | {one.id for one in some}
        if lacking := [ref for ref in refs if not {ref.upper(), ref.lower()} & there]:
            raise Refused("oss.verify-unknown", refs=", ".join(lacking))
        known = [(one, oss_check.Checked(one.verdict)) for one in some]
        told = known if listed else _ask(store, some)
    _tell(told, as_json=as_json)
    if not listed and told and told[-1][1].verdict == oss_check.NOT_ASKED:
        left = len(some) - len(told) + 1
        raise Unreachable("oss.verify-stopped", why=_trouble(told[-1][1].said), left=left)
    return int(not listed and any(c.verdict != oss_check.VERIFIED for _, c in told))


def _ask(store: "OfficeStore", some: "Sequence[Due]") -> "list[tuple[Due, Checked]]":
    from operator_tui.office import oss_check, settings

    address = store.read(oss_check.oss_of)
    if address is None:
        raise Usage("oss.verify-off", keys=f"{settings.URL}, {settings.USER_KEY}")

    async def ask() -> "list[tuple[Due, Checked]]":
        from operator_tui.office.oss_client import Oss

        async with Oss(*address) as oss:
            asked = oss_check.verify(store, oss, some, _now, lambda: asyncio.sleep(_PAUSE))
            return [one async for one in asked]

    return asyncio.run(ask()) if some else []


def _tell(told: "Sequence[tuple[Due, Checked]]", *, as_json: bool) -> None:
    if as_json:
        data = [
            {"ref": due.ref, "id": due.id, "nib": due.nib, "verdict": checked.verdict, "said": checked.said}
            for due, checked in told
        ]  # fmt: skip
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for due, checked in told:
        click.echo(f"{due.ref:<18} {due.nib}  {say('oss.verdict.' + checked.verdict)}")
    if not told:
        click.echo(say("oss.verify-none"))


def _trouble(code: str) -> str:
    """A code of :class:`operator_tui.office.oss_client.Said` in words."""
    if f"trouble.{code}" in table("oss"):
        return say(f"oss.trouble.{code}")
    kind, _, number = code.partition("-")
    return say(f"oss.trouble.{kind}", n=number)


def _now() -> datetime:
    return datetime.now(UTC)
