"""Papers of committed rows, counted as they are written to a PDF or kept for a printer."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.locale import say
from operator_tui.paper import card, sizes
from operator_tui.paper.card import Card
from operator_tui.paper.place import make_folder, place, written
from operator_tui.reports import cards
from operator_tui.reports.cards import Kind, Order
from operator_tui.store import kit, print_jobs
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store, Tx


def print_slips(store: Store, seqs: Sequence[int], path: Path, *, folder_too: bool = False) -> int:
    """Write the slips of issued applications to a PDF, four to a page; how many pages. See :func:`to_file`."""
    order = Order(Kind.SLIP, tuple(dict.fromkeys(seqs)))
    label = store.read(lambda db: cards.label(db, order))
    return to_file(store, order, path, folder_too=folder_too, label=label)


def to_file(
    store: Store, order: Order, path: Path, *, folder_too: bool = False, label: str = ""
) -> int:
    """Write papers to a PDF; how many sheets they take. Each is counted as a print, of a run called ``label``.

    Refused, with nothing written, where one can't be printed. Raises :class:`Usage` where something else than a PDF
    stands at ``path``, :class:`StoreTrouble` for the disk. ``folder_too``: make the folder it lies in.
    """
    from operator_tui import logs

    try:
        if folder_too:
            make_folder(path.parent)
        target = place(path, store.path.parent)

        def put(drawn: list[Card]) -> AbstractContextManager[None]:
            return written(sizes.to_pdf(drawn, order.size, title(order.kind)), target)

        job = _counted(store, order, _job(order, label), put)
    except OperatorError as error:
        logs.error("print", "failed", why=error.key)
        raise
    logs.info("print", str(order.kind), slips=job.items, pages=job.sheets)
    return job.sheets


def keep_for_printer(store: Store, order: Order, label: str, printer: str) -> Job:
    """Count papers as printed and keep them for a printer, in one transaction; the run. Raises :class:`Refused`."""
    return _counted(store, order, _job(order, label)._replace(printer=printer), None)


def title(kind: str) -> str:
    """What a PDF or a printer's request of this kind is called: never a person."""
    return say(f"paper.{kind}-title")


def _counted(
    store: Store, order: Order, job: Job, put: Callable[[list[Card]], AbstractContextManager[None]] | None
) -> Job:  # fmt: skip
    """The run as it is stored, once the papers were counted as they are drawn."""
    if not order.ids:
        raise Refused("paper.nothing")
    while (done := _tried(store, order, job, put)) is None:
        pass
    return done


def _tried(
    store: Store, order: Order, job: Job, put: Callable[[list[Card]], AbstractContextManager[None]] | None
) -> Job | None:  # fmt: skip
    """Print once; None, with nothing done, where a row changed while it was drawn.

    Drawing is slow, so it holds no lock. The rows are then counted and the PDF put in its place (or the papers kept)
    in one transaction: if that fails the PDF is taken back, so that none is there which wasn't counted.
    """
    found = store.read(lambda db: cards.cards(db, order))
    with ExitStack() as until_committed:
        placing = put(found) if put else nullcontext()

        def count(tx: Tx) -> Job | None:
            if cards.cards(tx.db, order) != found:
                return None
            cards.count(tx, order)
            if order.size.per_page:
                kit.take(tx, "sheets", job.sheets)
            id_ = print_jobs.add(tx, job, None if put else card.keep(found))
            until_committed.enter_context(placing)
            return print_jobs.get(tx.db, id_)

        return store.do(count)


def _job(order: Order, label: str) -> Job:
    """The run of an order; one paper alone is known by its row."""
    about = f"{order.kind}:{order.ids[0]}" if len(order.ids) == 1 else ""
    items = len(order.ids)
    return Job(
        kind=str(order.kind), about=about, label=label, size=str(order.size), items=items,
        sheets=order.size.sheets(items), printer="",
    )  # fmt: skip
