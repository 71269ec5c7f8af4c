"""Printing for a screen or a command: by the settings, to a printer or into a folder, and what became of it."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, Way, parse
from operator_tui.paper import card, logo, printers
from operator_tui.paper.place import make_folder, place, written
from operator_tui.paper.printers import Stage
from operator_tui.paper.sizes import Size
from operator_tui.reports import cards
from operator_tui.reports.cards import Kind, Order
from operator_tui.reports.outcome import Outcome, Setup
from operator_tui.reports.slips import keep_for_printer, title, to_file
from operator_tui.store import applications, documents, intake, print_jobs
from operator_tui.store.locking import locked
from operator_tui.store.print_jobs import Job
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store

FOLDERS: Final = {"slip": "slips", "receipt": "receipts", "ticket": "tickets"}
"""Where the PDFs of each kind lie in a home."""
OFFICIAL: Final = "official"
"""The kind of a run that prints a PDF of OSS."""
FOLLOWED: Final = 4.0
"""Seconds that a printer's own queue is watched after it took a request."""
_STEP: Final = 0.25


def print_application(store: Store, setup: Setup, seq: int) -> Outcome:
    """Print the slip or the receipt of an application, by its state now. Raises as :func:`print_order`."""
    app = store.read(lambda db: applications.get(db, seq))
    return print_order(store, setup, setup.order(cards.of(app), seq), app.label)


def print_ticket(store: Store, setup: Setup, person: int) -> Outcome:
    """Print a queue ticket. Raises as :func:`print_order`."""
    ref = store.read(lambda db: cards.ticket_ref(db, intake.get(db, person)))
    return print_order(store, setup, setup.order(Kind.TICKET, person), ref)


def print_order(store: Store, setup: Setup, order: Order, ref: str) -> Outcome:
    """Print papers; of one that is kept and not on paper yet, that very print again.

    Raises :class:`Refused` where it can't be printed, :class:`StoreTrouble` for the disk. A printer's trouble is an
    outcome, not an error: what was printed is kept.
    """
    with _one_at_a_time(store):
        outcome = _printed(store, setup, order, ref)
    bad = order.logo and not logo.aspect(order.logo)
    return outcome._replace(also=outcome.also or "paper.logo-bad") if bad else outcome


def _printed(store: Store, setup: Setup, order: Order, ref: str) -> Outcome:
    printer = setup.printer_of(order.kind)
    about = f"{order.kind}:{order.ids[0]}" if len(order.ids) == 1 else ""
    left = store.read(lambda db: print_jobs.open_about(db, about))
    if left is not None and not _came_out(store, left):
        if printer.way is Way.FOLDER:
            return save(store, left.id)
        return _again(store, setup, left.id, time.sleep)
    if printer.way is Way.FOLDER:
        path = store.path.parent / FOLDERS[order.kind] / f"{_file_name(store, order, ref)}.pdf"
        to_file(store, order, path, folder_too=True, label=ref)
        return _official(store, setup, order, ref, Outcome("done-file", order.kind, ref, path))
    job = keep_for_printer(store, order, ref, printer.text)
    return _official(store, setup, order, ref, _again(store, setup, job.id, time.sleep))


def _file_name(store: Store, order: Order, ref: str) -> str:
    """One paper is named by its number, several by the moment."""
    return ref if len(order.ids) == 1 else f"{order.kind}-{store.clock():%Y%m%d-%H%M%S}"


def again(
    store: Store, setup: Setup, id_: int, sleep: Callable[[float], None] = time.sleep
) -> Outcome:
    """Hand a kept print to the printer that is set now, and watch it for a while.

    One that the printer's own queue still has isn't handed over twice: it is asked about. Raises :class:`Refused`
    for one that is done.
    """
    with _one_at_a_time(store):
        return _again(store, setup, id_, sleep)


def _one_at_a_time(store: Store) -> AbstractContextManager[None]:
    """Among all windows of a home: two that print the same kept sheets at once would print them twice."""
    return locked(store.path.with_name("print.lock"))


def _again(store: Store, setup: Setup, id_: int, sleep: Callable[[float], None]) -> Outcome:
    job = store.read(lambda db: print_jobs.get(db, id_))
    printer = setup.printer_of(job.kind)
    outcome = Outcome("kept", job.kind, job.label, printer=printer.label)
    if job.state == print_jobs.SENT and job.printer == printer.text:
        return _watched(store, job, printer, sleep)
    _take_back(job)
    try:
        if printer.way is Way.FOLDER:
            return save(store, id_)
        data = _bytes(store, job, printer, setup.size_of(job.kind))
        request = printers.send(printer, data, title(job.kind))
    except Refused as error:
        _note(store, job, print_jobs.WAITING, printer, why=error.key)
        return outcome._replace(why=error.key)
    _note(store, job, print_jobs.SENT if request else print_jobs.PRINTED, printer, request=request)
    if not request:
        return outcome._replace(key="done-printed")
    job = store.read(lambda db: print_jobs.get(db, id_))
    return _watched(store, job, printer, sleep)


def save(store: Store, id_: int, path: Path | None = None) -> Outcome:
    """Write a kept print to a PDF instead. Raises :class:`Refused`, :class:`Usage` and :class:`StoreTrouble`."""
    job = store.read(lambda db: print_jobs.get(db, id_))
    data = _bytes(store, job, Printer(Way.FOLDER), Size(job.size))
    _take_back(job)
    if path is None:
        path = store.path.parent / FOLDERS.get(job.kind, "slips") / f"{job.label or job.id}.pdf"
        make_folder(path.parent)
    with written(data, place(path, store.path.parent)):
        store.do(lambda tx: print_jobs.move(tx, id_, print_jobs.FILE))
    return Outcome("done-file", job.kind, job.label, path)


def _bytes(store: Store, job: Job, printer: Printer, size: Size) -> bytes:
    """What this printer is sent of a kept print: an official PDF unchanged, and never to a thermal printer."""
    if job.kind != OFFICIAL:
        kept = card.kept(store.read(lambda db: print_jobs.content(db, job.id)))
        return printers.bytes_for(printer, kept, size, title(job.kind))
    if printer.is_raw:
        raise Refused("paper.needs-pages", printer=printer.label)
    found = store.read(lambda db: _document(db, int(job.about.partition(":")[2])))
    if found is None:
        raise Refused("paper.job-ended", label=job.label)
    return found


def _document(db: Database, seq: int) -> bytes | None:
    """The newest PDF that OSS gave for an application, as it was attached."""
    there = documents.of(db, seq)
    return documents.content(db, there[0]) if there else None


def _official(store: Store, setup: Setup, order: Order, ref: str, slip: Outcome) -> Outcome:
    """With one slip goes the PDF that OSS gave, unchanged, where it is attached; what became of it is said too."""
    if order.kind is not Kind.SLIP or len(order.ids) != 1:
        return slip
    seq = order.ids[0]
    if not store.read(lambda db: documents.of(db, seq)):
        return slip
    if slip.file is None and setup.printer_of(OFFICIAL).is_raw:
        return slip._replace(also="paper.needs-pages")
    job = Job(OFFICIAL, f"{OFFICIAL}:{seq}", ref, setup.size, 1, 1, "")
    id_ = store.do(lambda tx: print_jobs.keep_official(tx, job))
    if slip.file is not None:
        save(store, id_, slip.file.with_name(f"{ref}-oss.pdf"))
        return slip._replace(also="paper.official-file")
    if slip.why:
        return slip._replace(also="paper.official-kept")
    outcome = _again(store, setup, id_, time.sleep)
    return slip._replace(also=outcome.why or "paper.official-printed")


def drop(store: Store, id_: int) -> None:
    """Give up a print that isn't on paper. Raises :class:`Refused` for one that is."""
    job = store.read(lambda db: print_jobs.get(db, id_))
    _take_back(job)
    store.do(lambda tx: print_jobs.move(tx, id_, print_jobs.DROPPED))


def _take_back(job: Job) -> None:
    """What a printer's queue has and another way prints: out of that queue, or it comes out twice."""
    if job.state == print_jobs.SENT:
        with suppress(Refused):
            printers.cancel(job.request)


def _came_out(store: Store, job: Job) -> bool:
    """Whether a print that a printer's queue had is on paper by now, or was given up by it."""
    if job.state != print_jobs.SENT:
        return False
    printer = parse(job.printer)
    try:
        now = printers.progress(printer, job.request)
    except Refused:
        return False
    if now.stage is Stage.DONE:
        _note(store, job, print_jobs.PRINTED, printer)
    elif now.stage is Stage.GONE:
        _note(store, job, print_jobs.WAITING, printer, why=f"paper.{now.why}")
    return now.stage is Stage.DONE


def _watched(store: Store, job: Job, printer: Printer, sleep: Callable[[float], None]) -> Outcome:
    """What the printer's own queue makes of a request, within a few seconds."""
    outcome = Outcome("done-sent", job.kind, job.label, printer=printer.label)
    waited = 0.0
    while True:
        now = printers.progress(printer, job.request)
        if now.stage is Stage.DONE:
            _note(store, job, print_jobs.PRINTED, printer)
            return outcome._replace(key="done-printed")
        why = f"paper.{now.why}" if now.why else ""
        if now.stage is Stage.GONE:
            _note(store, job, print_jobs.WAITING, printer, why=why)
            return outcome._replace(key="kept", why=why)
        if why or waited >= FOLLOWED:
            _note(store, job, print_jobs.SENT, printer, request=job.request, why=why)
            return outcome._replace(key="kept" if why else "done-sent", why=why)
        sleep(_STEP)
        waited += _STEP


def _note(
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
