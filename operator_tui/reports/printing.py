"""Printing for a screen or a command: by the settings, to a printer or into a folder, and what became of it."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, Way, parse
from operator_tui.core.times import local
from operator_tui.paper import card, logo, pdf_pages, printers
from operator_tui.paper.place import make_folder, place, written
from operator_tui.paper.sizes import Size
from operator_tui.reports import cards
from operator_tui.reports.cards import Kind, Order
from operator_tui.reports.outcome import Outcome, Setup
from operator_tui.reports.print_queue import FOLLOWED, came_out, note, take_back, watched
from operator_tui.reports.slips import keep_for_printer, title, to_file
from operator_tui.store import applications, documents, events, print_jobs
from operator_tui.store.locking import locked
from operator_tui.store.print_jobs import OFFICIAL, Job
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store

FOLDERS: Final = {"slip": "slips", "receipt": "receipts", "ticket": "tickets"}
"""Where the PDFs of each kind lie in a home."""


def print_application(store: Store, setup: Setup, seq: int) -> Outcome:
    """Print the slip or the receipt of an application, by its state now. Raises as :func:`print_order`."""
    app = store.read(lambda db: applications.get(db, seq))
    return print_order(store, setup, setup.order(cards.of(app), seq))


def print_ticket(store: Store, setup: Setup, person: int) -> Outcome:
    """Print a queue ticket. Raises as :func:`print_order`."""
    return print_order(store, setup, setup.order(Kind.TICKET, person))


def print_order(store: Store, setup: Setup, order: Order, path: Path | None = None) -> Outcome:
    """Print papers, or write them to the PDF ``path``; of one that is kept and not on paper yet, that print again.

    Raises :class:`Refused` where it can't be printed, :class:`Usage` as :func:`to_file`, :class:`StoreTrouble` for
    the disk. A printer's trouble is an outcome, not an error: what was printed is kept.
    """
    if path is not None:
        ref = store.read(lambda db: cards.label(db, order))
        to_file(store, order, path, label=ref)
        outcome = Outcome("done-file", order.kind, ref, path)
    else:
        with _one_at_a_time(store):
            outcome = _printed(store, setup, order)
    bad = order.logo and not logo.aspect(order.logo)
    return outcome._replace(also=outcome.also or "paper.logo-bad") if bad else outcome


def _printed(store: Store, setup: Setup, order: Order) -> Outcome:
    ref = store.read(lambda db: cards.label(db, order))
    printer = setup.printer_of(order.kind)
    about = f"{order.kind}:{order.ids[0]}" if len(order.ids) == 1 else ""
    left = store.read(lambda db: print_jobs.open_about(db, about))
    if left is not None and not came_out(store, left):
        folder = printer.way is Way.FOLDER
        done = _saved(store, left.id) if folder else _again(store, setup, left.id)
        return _official(store, setup, order, done, _kept_too(store, order))
    if printer.way is Way.FOLDER:
        path = _file(store, order, ref)
        to_file(store, order, path, folder_too=True, label=ref)
        done = Outcome("done-file", order.kind, ref, path)
    else:
        done = _again(store, setup, keep_for_printer(store, order, ref, printer.text).id)
    return _official(store, setup, order, done, order.ids)


def _file(store: Store, order: Order, ref: str) -> Path:
    """One paper is named by its number, several by the moment: never as others that are there."""
    folder = store.path.parent / FOLDERS[order.kind]
    if len(order.ids) == 1:
        return folder / f"{ref}.pdf"
    event = store.read(events.current)
    moment = f"{local(store.clock(), event.tz if event else 'WIB'):%Y%m%d-%H%M%S}"
    number, path = 1, folder / f"{order.kind}-{moment}.pdf"
    while path.exists():
        number, path = number + 1, folder / f"{order.kind}-{moment}-{number + 1}.pdf"
    return path


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


def _again(
    store: Store, setup: Setup, id_: int, sleep: Callable[[float], None] = time.sleep, seconds: float = FOLLOWED
) -> Outcome:  # fmt: skip
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
            return _saved(store, id_)
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
    with _one_at_a_time(store):
        return _saved(store, id_)


def _saved(store: Store, id_: int, path: Path | None = None) -> Outcome:
    job = _not_out(store, id_)
    data = _bytes(store, job, Printer(Way.FOLDER), Size(job.size))
    take_back(job)
    if path is None:
        path = store.path.parent / FOLDERS.get(job.kind, "slips") / f"{_kept_name(job)}.pdf"
        make_folder(path.parent)
    with written(data, place(path, store.path.parent)):
        store.do(lambda tx: print_jobs.move(tx, id_, print_jobs.FILE))
    return Outcome("done-file", job.kind, job.label, path)


def _kept_name(job: Job) -> str:
    """No two papers share a name: the official one lies beside its slip, a run of many is known by its row."""
    if not job.about:
        return f"{job.kind}-{job.id}"
    return f"{job.label}-oss" if job.kind == OFFICIAL else job.label


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


def _official(
    store: Store, setup: Setup, order: Order, slips: Outcome, seqs: Sequence[int]
) -> Outcome:
    """With a slip goes the PDF that OSS gave, unchanged, where it is attached; what became of it is said too.

    What hinders the printer once hinders the rest of them: they are kept.
    """
    found = store.read(lambda db: documents.having(db, seqs)) if order.kind is Kind.SLIP else []
    if found and slips.file is None and setup.printer_of(OFFICIAL).is_raw:
        return slips._replace(also="paper.needs-pages")
    also, stuck = "", bool(slips.why)
    for seq in found:
        job = _keep_official(store, setup, seq)
        if slips.file is not None:
            _saved(store, job.id, slips.file.with_name(f"{job.label}-oss.pdf"))
            also = "paper.official-file"
        elif stuck:
            also = also or "paper.official-kept"
        else:
            done = _again(store, setup, job.id, seconds=FOLLOWED if len(found) == 1 else 0.0)
            also, stuck = done.why or "paper.official-printed", bool(done.why)
    return slips._replace(also=also or slips.also)


def _keep_official(store: Store, setup: Setup, seq: int) -> Job:
    """The run of the newest PDF of an application: the one that is kept, or a new one."""
    app = store.read(lambda db: applications.get(db, seq))
    pages = pdf_pages.pages(store.read(lambda db: _document(db, seq)) or b"")
    job = Job(OFFICIAL, f"{OFFICIAL}:{seq}", app.label, setup.size, 1, pages, "")
    id_ = store.do(lambda tx: print_jobs.keep_official(tx, job))
    return store.read(lambda db: print_jobs.get(db, id_))


def _kept_too(store: Store, order: Order) -> list[int]:
    """Those whose official PDF is kept with the slip that is."""
    return store.read(
        lambda db: [s for s in order.ids if print_jobs.open_about(db, f"{OFFICIAL}:{s}")]
    )


def drop(store: Store, id_: int) -> None:
    """Give up a print that isn't on paper. Raises :class:`Refused` for one that is."""
    with _one_at_a_time(store):
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
        with _one_at_a_time(store):
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
