"""What is kept for a printer: handed to it, saved as a PDF, given up, and what the printers' queues say of it."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, Way, parse
from operator_tui.paper import card, printers
from operator_tui.paper.place import make_folder, new_file, place, written
from operator_tui.paper.sizes import Size
from operator_tui.reports.outcome import Outcome, Setup
from operator_tui.reports.print_queue import FOLLOWED, came_out, note, take_back, watched
from operator_tui.reports.slips import title
from operator_tui.store import documents, print_jobs
from operator_tui.store.locking import locked
from operator_tui.store.print_jobs import OFFICIAL, Job
from operator_tui.store.store import Store

FOLDERS: Final = {"slip": "slips", "receipt": "receipts", "ticket": "tickets"}
"""Where the PDFs of each kind lie in a home."""


def again(
    store: Store, setup: Setup, id_: int, sleep: Callable[[float], None] = time.sleep
) -> Outcome:
    """Hand a kept print to the printer that is set now, and watch it for a while.

    One that the printer's own queue still has isn't handed over twice: it is asked about. Raises :class:`Refused`
    for one that is done.
    """
    with one_at_a_time(store):
        return hand_over(store, setup, id_, sleep)


def one_at_a_time(store: Store) -> AbstractContextManager[None]:
    """Among all windows of a home: two that print the same kept sheets at once would print them twice."""
    return locked(store.path.with_name("print.lock"))


def hand_over(
    store: Store, setup: Setup, id_: int, sleep: Callable[[float], None] = time.sleep, seconds: float = FOLLOWED
) -> Outcome:  # fmt: skip
    """As :func:`again`, for whoever holds :func:`one_at_a_time`; watched for so many seconds."""
    job = store.read(lambda db: print_jobs.get(db, id_))
    printer = setup.printer_of(job.kind)
    outcome = Outcome("kept", job.kind, job.label, printer=printer.label)
    if job.state == print_jobs.SENT and job.printer == printer.text:
        return watched(store, job, printer, sleep, seconds)
    if came_out(store, job):
        return outcome._replace(key="done-printed", printer=parse(job.printer).label)
    take_back(job)
    try:
        if printer.way is Way.FOLDER:
            return to_pdf(store, id_)
        data = _bytes(store, job, printer, setup.size_of(job.kind))
        request = printers.send(printer, data, title(job.kind))
    except Refused as error:
        note(store, job, print_jobs.WAITING, printer, why=error.key)
        return outcome._replace(why=error.key)
    note(store, job, print_jobs.SENT if request else print_jobs.PRINTED, printer, request=request)
    if not request:
        return outcome._replace(key="done-printed")
    job = store.read(lambda db: print_jobs.get(db, id_))
    return watched(store, job, printer, sleep, seconds)


def save(store: Store, id_: int) -> Outcome:
    """Write a kept print to a PDF instead. Raises :class:`Refused` for one that came out by now, :class:`Usage` and
    :class:`StoreTrouble`.
    """
    with one_at_a_time(store):
        return to_pdf(store, id_)


def to_pdf(store: Store, id_: int, path: Path | None = None) -> Outcome:
    """As :func:`save`, for whoever holds :func:`one_at_a_time`; to ``path``, or where its kind lies in the home."""
    job = _not_out(store, id_)
    data = _bytes(store, job, Printer(Way.FOLDER), Size(job.size))
    take_back(job)
    if path is None:
        path = _file(store, job)
        make_folder(path.parent)
    with written(data, place(path, store.path.parent)):
        store.do(lambda tx: print_jobs.move(tx, id_, print_jobs.FILE))
    return Outcome("done-file", job.kind, job.label, path)


def oss_name(job: Job) -> str:
    """The file of an official PDF, which lies beside its slip; the same again takes its own place."""
    return f"{job.label}-oss"


def _file(store: Store, job: Job) -> Path:
    """No two papers share a file; a run of many is known by its row."""
    folder = store.path.parent / FOLDERS.get(job.kind, "slips")
    if job.kind == OFFICIAL:
        return folder / f"{oss_name(job)}.pdf"
    return new_file(folder, job.label if job.about else f"{job.kind}-{job.id}")


def _bytes(store: Store, job: Job, printer: Printer, size: Size) -> bytes:
    """What this printer is sent of a kept print: an official PDF unchanged, and never to a thermal printer."""
    if job.kind != OFFICIAL:
        kept = card.kept(store.read(lambda db: print_jobs.content(db, job.id)))
        return printers.bytes_for(printer, kept, size, title(job.kind))
    if printer.is_raw:
        raise Refused("paper.needs-pages", printer=printer.label)
    found = store.read(lambda db: documents.newest(db, int(job.about.partition(":")[2])))
    if found is None:
        raise Refused("paper.job-ended", label=job.label)
    return found


def drop(store: Store, id_: int) -> None:
    """Give up a print that isn't on paper. Raises :class:`Refused` for one that is."""
    with one_at_a_time(store):
        take_back(_not_out(store, id_))
        store.do(lambda tx: print_jobs.move(tx, id_, print_jobs.DROPPED))


def ask_queues(store: Store) -> int:
    """Ask the printers' own queues what came out since they were watched; how many did.

    A queue takes its turn, so the first that still waits in it is the last that is asked about.
    """
    done = 0
    waiting = set[str]()
    for job in store.read(print_jobs.open_jobs):
        if job.state != print_jobs.SENT or job.printer in waiting:
            continue
        with one_at_a_time(store):
            if came_out(store, store.read(partial(print_jobs.get, id_=job.id))):
                done += 1
            else:
                waiting.add(job.printer)
    return done


def _not_out(store: Store, id_: int) -> Job:
    """A run, as its queue has it now. Raises :class:`Refused` for one that came out."""
    job = store.read(lambda db: print_jobs.get(db, id_))
    if came_out(store, job):
        raise Refused("paper.job-ended", label=job.label)
    return job
