"""``queue``: every application of this laptop, as text or JSON."""

import json
from functools import partial
from typing import Any

import click

from operator_tui.cli.context import Context
from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import Status
from operator_tui.core.mask import nik
from operator_tui.locale import say


@click.command()
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only this status.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of objects.")
@click.pass_obj
def queue(context: Context, status: str | None, as_json: bool) -> None:
    """List the applications, newest first; NIKs are masked."""
    from operator_tui.reports.problems import application_problem
    from operator_tui.store import forms, listing
    from operator_tui.store.listing import Filter

    wanted = Filter(statuses=(Status(status),) if status else ())
    with context.open_store() as store:
        known = forms.read(store)
        seqs = store.read(lambda db: listing.seqs(db, wanted))
        found: list[dict[str, Any]] = []
        for start in range(0, len(seqs), 500):
            some = seqs[start : start + 500]
            page = store.read(partial(listing.page, wanted=some))
            found += [
                {
                    "ref": app.label, "form": app.form, "id": app.id, "revision": app.revision,
                    "status": app.status.value,
                    "name": app.name, "nik_masked": nik(app.nik) if app.nik else "", "village": app.village,
                    "business": app.business, "kbli": app.kbli, "kbli_version": app.kbli_version, "nib": app.nib,
                    "nib_date": app.nib_date, "training": app.training,
                    "problem": application_problem(app, known.of(app)), "status_at": app.status_at,
                }
                for app in (page[seq] for seq in some)
            ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found:
        word = say(f"core.status.{one['status']}")
        training = f" {say('ui.training')}" if one["training"] else ""
        follows = one["form"] in KINDS
        kind = f"[{say('followups.kind.' + one['form'])}] " if follows else ""
        tail = one["nib"] + training if one["nib"] else one["problem"]
        click.echo(
            f"{one['ref']:<18} {word:<12} {one['nik_masked']:<10} {kind}{one['name']}  {tail}".rstrip()
        )
