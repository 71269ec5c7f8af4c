"""``followups``: halal and PIRT requests that are due, as text or JSON."""

import json
from typing import Any

import click

from operator_tui.cli.context import Context
from operator_tui.core.mask import nik
from operator_tui.locale import say


@click.command()
@click.option("--names", is_flag=True, help="With names and masked NIKs.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.pass_obj
def followups(context: Context, names: bool, as_json: bool) -> None:
    """List the halal and PIRT requests that are due: what may be begun, is under way, or waits for its NIB."""
    from operator_tui.store import followups as store_followups

    with context.open_store() as store:
        due = [f for f in store.read(store_followups.found) if f.state not in store_followups.DONE]
    rows: list[dict[str, Any]] = [
        {
            "ref": f.ref, "kind": f.kind, "state": f.state, "since": f.since, "followup": f.label,
            "training": f.training, **({"name": f.name, "nik_masked": nik(f.nik)} if names else {}),
        }
        for f in due
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if not rows:
        click.echo(say("followups.none-due"))
    for one in rows:
        own = one["state"] not in (store_followups.WAITING, store_followups.OPEN)
        state = say(f"core.status.{one['state']}" if own else f"followups.state.{one['state']}")
        state += f" {say('ui.training')}" if one["training"] else ""
        who = f"{one['nik_masked']:<10} {one['name']}" if names else ""
        kind = say(f"followups.kind.{one['kind']}")
        click.echo(
            f"{one['ref']:<18} {kind:<6} {state:<23} {one['since'][:10]:<11} {one['followup']:<18} {who}".rstrip()
        )
