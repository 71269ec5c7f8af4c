"""Printing for a screen or a command: by the settings, to a printer or into a folder, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from operator_tui.core.printer import Way
from operator_tui.core.times import local
from operator_tui.locale import say
from operator_tui.paper import logo, pdf_pages
from operator_tui.paper.place import new_file
from operator_tui.reports import cards
from operator_tui.reports.cards import Kind, Order
from operator_tui.reports.kept import FOLDERS, hand_over, one_at_a_time, oss_name, to_pdf
from operator_tui.reports.outcome import Outcome, Setup
from operator_tui.reports.print_queue import FOLLOWED, came_out
from operator_tui.reports.slips import keep_for_printer, to_file
from operator_tui.store import applications, documents, events, print_jobs
from operator_tui.store.print_jobs import OFFICIAL, Job
from operator_tui.store.store import Store

RUN: Final = 200
"""Papers of one run: of more, a jam repeats only those of its run, and the store is free between two."""


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
        ref = _label(store, order)
        to_file(store, order, path, label=ref)
        outcome = Outcome("done-file", order.kind, ref, path)
    else:
        with one_at_a_time(store):
            outcome = _printed(store, setup, order)
    bad = order.logo and not logo.aspect(order.logo)
    return outcome._replace(also=outcome.also or "paper.logo-bad") if bad else outcome


def _printed(store: Store, setup: Setup, order: Order) -> Outcome:
    ref = _label(store, order)
    printer = setup.printer_of(order.kind)
    about = f"{order.kind}:{order.ids[0]}" if len(order.ids) == 1 else ""
    left = store.read(lambda db: print_jobs.open_about(db, about))
    if left is not None and not came_out(store, left):
        folder = printer.way is Way.FOLDER
        done = to_pdf(store, left.id) if folder else hand_over(store, setup, left.id)
        return _official(store, setup, order, done, _kept_too(store, order))
    if printer.way is Way.FOLDER:
        path = _file(store, order, ref)
        to_file(store, order, path, folder_too=True, label=ref)
        done = Outcome("done-file", order.kind, ref, path)
    else:
        done = _in_runs(store, setup, order, ref, printer.text)
    return _official(store, setup, order, done, order.ids)


def _in_runs(store: Store, setup: Setup, order: Order, ref: str, printer: str) -> Outcome:
    """Keep all of it, then hand it over run by run; what hinders the printer once hinders the rest, which is kept."""
    starts = range(0, len(order.ids), RUN)
    parts = [replace(order, ids=order.ids[at : at + RUN]) for at in starts] or [order]
    if len(parts) > 1:
        # One that can't be printed refuses all, before the first is kept.
        store.read(lambda db: cards.cards(db, order))
    runs = [keep_for_printer(store, part, _label(store, part), printer) for part in parts]
    for at, run in enumerate(runs):
        last = at == len(runs) - 1
        done = hand_over(store, setup, run.id, seconds=FOLLOWED if last else 0.0)
        if done.why:
            left = sum(one.items for one in runs[at:])
            return done if last else done._replace(ref=say("paper.cli-many", n=left))
    return done._replace(ref=ref)


def _label(store: Store, order: Order) -> str:
    return store.read(lambda db: cards.label(db, order))


def _file(store: Store, order: Order, ref: str) -> Path:
    """One paper is named by its number, several by the moment."""
    folder = store.path.parent / FOLDERS[order.kind]
    if len(order.ids) == 1:
        return new_file(folder, ref)
    event = store.read(events.current)
    moment = local(store.clock(), event.tz if event else "WIB")
    return new_file(folder, f"{order.kind}-{moment:%Y%m%d-%H%M%S}")


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
            to_pdf(store, job.id, slips.file.parent / f"{oss_name(job)}.pdf")
            also = "paper.official-file"
        elif stuck:
            also = also or "paper.official-kept"
        else:
            done = hand_over(store, setup, job.id, seconds=FOLLOWED if len(found) == 1 else 0.0)
            also, stuck = done.why or "paper.official-printed", bool(done.why)
    return slips._replace(also=also or slips.also)


def _keep_official(store: Store, setup: Setup, seq: int) -> Job:
    """The run of the newest PDF of an application: the one that is kept, or a new one."""
    app = store.read(lambda db: applications.get(db, seq))
    pages = pdf_pages.pages(store.read(lambda db: documents.newest(db, seq)) or b"")
    job = Job(OFFICIAL, f"{OFFICIAL}:{seq}", app.label, setup.size, 1, pages, "")
    id_ = store.do(lambda tx: print_jobs.keep_official(tx, job))
    return store.read(lambda db: print_jobs.get(db, id_))


def _kept_too(store: Store, order: Order) -> list[int]:
    """Those whose official PDF is kept with the slip that is."""
    return store.read(
        lambda db: [s for s in order.ids if print_jobs.open_about(db, f"{OFFICIAL}:{s}")]
    )
