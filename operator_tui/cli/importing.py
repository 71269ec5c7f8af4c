"""``import``: applications from a CSV file, row by row."""

from pathlib import Path

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import OperatorError
from operator_tui.locale import say


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--finalise", is_flag=True, help="Make the good rows ready to send.")
@click.pass_obj
def import_(context: Context, file: Path, finalise: bool) -> int:
    """Import applicants from FILE.csv; refused rows and warnings are told on stderr, the good ones kept."""
    from operator_tui import logs
    from operator_tui.store.importing import import_file

    with context.open_store() as store, context.logged():
        try:
            result = import_file(store, file, context.config.kbli_version, finalise=finalise)
        except OperatorError as error:
            logs.warning("import", "failed", why=error.key)
            raise
        refused = len({r.line for r in result.refusals})
        logs.info("import", "done", rows=result.rows, good=result.good, refused=refused)
    if result.unknown:
        click.echo(say("cli.csv-unknown", columns=", ".join(result.unknown)), err=True)
    for finding in result.findings:
        click.echo(finding.sentence(), err=True)
    key = "cli.import-done" if finalise else "cli.import-drafts"
    click.echo(say(key, rows=result.rows, good=result.good, refused=refused))
    return 1 if result.refusals else 0
