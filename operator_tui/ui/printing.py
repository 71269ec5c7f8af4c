"""Printing from a screen: a job, and the sentence for how it went."""

from collections.abc import Callable

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.store.applications import Application
from operator_tui.ui.screens.base import Desk


def print_one(desk: Desk, app: Application, tell: Callable[..., None]) -> None:
    """Print the slip of an issued application into the home's ``slips`` folder, and say where it is."""
    if app.parent:
        tell("! " + say("followups.no-slip", ref=app.label), "awas")
        return
    if app.status is not Status.ISSUED:
        tell("! " + say("screens.print-not-issued", ref=app.label), "awas")
        return
    store = desk.session.opened()
    path = desk.session.home / "slips" / f"{app.ref}.pdf"

    def job() -> int:
        from operator_tui.reports.slips import print_slips

        return print_slips(store, [app.seq], path, folder_too=True)

    def done(result: "int | OperatorError") -> None:
        if isinstance(result, OperatorError):
            tell("!! " + say(result.key, **result.params), "salah")
        else:
            tell("√ " + say("screens.print-done", ref=app.ref, file=path), "baik")

    tell(say("screens.print-printing"))
    desk.jobs.run(job, done)
