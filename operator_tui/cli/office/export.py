"""``office export``: what is to be entered in OSS, as a sheet."""

from datetime import UTC, datetime
from pathlib import Path

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office import files
from operator_tui.cli.office.opening import opened, who
from operator_tui.core.errors import StoreTrouble, Usage
from operator_tui.core.text import clean
from operator_tui.core.times import stamp
from operator_tui.locale import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--status",
    type=click.Choice(("accepted", "issued", "returned", "cancelled")),
    default="accepted",
    show_default=True,
    help="Only this status.",
)
@click.option(
    "--form", "form_name", default="nib", show_default=True, help="Applications of this form."
)
@click.option("--device", default="", help="Only of this laptop.")
@click.option("--bom", is_flag=True, help="Begin a CSV with the mark by which Excel knows UTF-8.")
@click.option("--look", is_flag=True, help="Only to look at: laptops may still enter them.")
@click.option("--by", default="", help="Who takes it.")
@click.pass_obj
def export(
    context: Context,
    file: Path,
    status: str,
    form_name: str,
    device: str,
    bom: bool,
    look: bool,
    by: str,
) -> None:
    """Write the applications into a new FILE.csv or FILE.xlsx, in the order of OSS's screens.

    What a laptop has claimed is being entered there, so it is left out; and what is accepted is the office's to enter
    from now on, so no laptop is granted it.
    """
    from operator_tui import logs
    from operator_tui.office import acts, on_sheet, sheet, staff

    kind = file.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise Usage("staff.file-kind", file=clean(file.name))
    files.require_new(file)
    takes, at, who_ = status == "accepted" and not look, datetime.now(UTC), who(by)
    with opened(context) as store:
        form = staff.form_in_use(store, form_name)
        held = [
            one
            for one in staff.held(store, status=status, device=device.upper())
            if one.form[0] == form.name
        ]
        found = [one for one in held if not (one.claimed and one.status == "accepted")]
        if takes:
            found = store.write(lambda db: on_sheet.put(db, found, who_, at, form.name))
        else:
            detail = {"rows": len(found), "status": status, "form": form.name}
            store.write(lambda db: acts.record(db, stamp(at), who_, "exported", "", detail))
        made = sheet.sheet(staff.with_forms(store, found), form)
        data = sheet.to_xlsx(made, form.name) if kind == ".xlsx" else sheet.to_csv(made, bom=bom)
        try:
            files.write(file, data)
        except StoreTrouble:
            if takes:
                store.write(lambda db: on_sheet.undo(db, found))
            raise
    with context.logged():
        logs.info("office", "exported", rows=len(found), kind=status)
    click.echo(say("staff.exported", rows=len(found), file=clean(str(file))))
    if left := len(held) - len(found):
        click.echo(say("staff.export-claimed", n=left), err=True)


@click.command(name="off-sheet")
@click.argument("ref")
@click.option("--by", default="", help="Who takes it off.")
@click.pass_obj
def off_sheet(context: Context, ref: str, by: str) -> None:
    """Take the application REF (reference or id) off the office's sheet: its laptop may enter it in OSS."""
    from operator_tui.office import on_sheet

    with opened(context) as store:
        app = store.write(lambda db: on_sheet.off(db, ref, who(by), datetime.now(UTC)))
    click.echo(say("staff.off-sheet", ref=clean(app.ref)))
