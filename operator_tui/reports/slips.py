"""Papers of committed rows as a PDF: read, drawn, counted, and only then in their place."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.locale import say
from operator_tui.paper import sizes
from operator_tui.paper.card import Card
from operator_tui.paper.place import make_folder, place, written
from operator_tui.reports import cards
from operator_tui.reports.cards import Kind, Order
from operator_tui.store import print_jobs
from operator_tui.store.store import Store, Tx


def print_slips(store: Store, seqs: Sequence[int], path: Path, *, folder_too: bool = False) -> int:
    """Write the slips of issued applications to a PDF, four to a page; how many pages. See :func:`to_file`."""
    order = Order(Kind.SLIP, tuple(dict.fromkeys(seqs)))
    return to_file(store, order, path, folder_too=folder_too)


def to_file(store: Store, order: Order, path: Path, *, folder_too: bool = False) -> int:
    """Write papers to a PDF; how many sheets they take. Each is counted as a print.

    Refused, with nothing written, where one can't be printed. Raises :class:`Usage` where something else than a PDF
    stands at ``path``, :class:`StoreTrouble` for the disk. ``folder_too``: make the folder it lies in.
    """
    from operator_tui import logs

    try:
        if folder_too:
            make_folder(path.parent)
        target = place(path, store.path.parent)
        while not _written(store, order, target):
            pass
    except OperatorError as error:
        logs.error("print", "failed", why=error.key)
        raise
    sheets = order.size.sheets(len(order.ids))
    logs.info("print", str(order.kind), slips=len(order.ids), pages=sheets)
    return sheets


def draw(store: Store, order: Order) -> tuple[list[Card], bytes]:
    """What the rows say now, and the PDF of it. Raises :class:`Refused`."""
    if not order.ids:
        raise Refused("paper.nothing")
    found = store.read(lambda db: cards.cards(db, order))
    return found, sizes.to_pdf(found, order.size, say(f"paper.{order.kind}-title"))


def _written(store: Store, order: Order, target: Path) -> bool:
    """Print once; False, with nothing done, where a row changed while it was drawn.

    Drawing is slow, so it holds no lock. The rows are then counted and the PDF put in its place in one
    transaction: if that fails the PDF is taken back, so that none is there which wasn't counted.
    """
    drawn, data = draw(store, order)
    with ExitStack() as until_committed:

        def count(tx: Tx) -> bool:
            if cards.cards(tx.db, order) != drawn:
                return False
            cards.count(tx, order)
            print_jobs.add(tx, job_of(order, label=""), None)
            until_committed.enter_context(written(data, target))
            return True

        return store.do(count)


def job_of(order: Order, *, label: str, printer: str = "") -> print_jobs.Job:
    """The run of an order; one paper alone is known by its row."""
    about = f"{order.kind}:{order.ids[0]}" if len(order.ids) == 1 else ""
    sheets = order.size.sheets(len(order.ids))
    return print_jobs.Job(
        kind=str(order.kind), about=about, label=label, size=str(order.size),
        items=len(order.ids), sheets=sheets, printer=printer,
    )  # fmt: skip
