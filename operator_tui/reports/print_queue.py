"""What a printer's own queue makes of a print: asked for a while, asked again later, taken back."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, parse
from operator_tui.paper import printers
from operator_tui.paper.printers import Progress, Stage
from operator_tui.reports.outcome import Outcome
from operator_tui.store import print_jobs
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store

FOLLOWED: Final = 4.0
"""Seconds that a printer's own queue is watched after it took a request."""
_STEP: Final = 0.25


def came_out(store: Store, job: Job) -> bool:
    """Whether a print that a printer's queue had is on paper by now, or was given up by it."""
    if job.state != print_jobs.SENT:
        return False
    printer = parse(job.printer)
    now = _asked(printer, job)
    if now.stage is Stage.DONE:
        note(store, job, print_jobs.PRINTED, printer)
    elif now.stage is Stage.GONE:
        note(store, job, print_jobs.WAITING, printer, why=f"paper.{now.why}")
    return now.stage is Stage.DONE


def _asked(printer: Printer, job: Job) -> Progress:
    """What the printer's queue says of a request; where it doesn't answer, the request waits as it did."""
    try:
        return printers.progress(printer, job.request)
    except Refused as error:
        return Progress(Stage.PENDING, error.key.removeprefix("paper."))


def watched(
    store: Store, job: Job, printer: Printer, sleep: Callable[[float], None], seconds: float = FOLLOWED
) -> Outcome:  # fmt: skip
    """What the printer's own queue makes of a request, within a few seconds."""
    outcome = Outcome("done-sent", job.kind, job.label, printer=printer.label)
    waited = 0.0
    while True:
        now = _asked(printer, job)
        if now.stage is Stage.DONE:
            note(store, job, print_jobs.PRINTED, printer)
            return outcome._replace(key="done-printed")
        why = f"paper.{now.why}" if now.why else ""
        if now.stage is Stage.GONE:
            note(store, job, print_jobs.WAITING, printer, why=why)
            return outcome._replace(key="kept", why=why)
        if why or waited >= seconds:
            note(store, job, print_jobs.SENT, printer, request=job.request, why=why)
            return outcome._replace(key="kept" if why else "done-sent", why=why)
        sleep(_STEP)
        waited += _STEP


def take_back(job: Job) -> None:
    """What a printer's queue has and another way prints: out of that queue, or it comes out twice."""
    if job.state == print_jobs.SENT:
        with suppress(Refused):
            printers.cancel(job.request)


def note(
    store: Store, job: Job, state: str, printer: Printer, *, request: str = "", why: str = ""
) -> None:
    """Note what became of a print, in the store and in the log."""
    from operator_tui import logs

    store.do(
        lambda tx: print_jobs.move(
            tx, job.id, state, request=request, why=why, printer=printer.text
        )
    )
    if why:
        logs.warning("print", "kept", why=why)
    elif state == print_jobs.PRINTED:
        logs.info("print", job.kind, slips=job.items, pages=job.sheets)
