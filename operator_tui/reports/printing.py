"""Printing for a screen: by the settings, to a printer or into a folder, and what became of it."""

from pathlib import Path
from typing import Final, NamedTuple

from operator_tui.paper.sizes import Size
from operator_tui.reports import cards
from operator_tui.reports.cards import Kind, Order
from operator_tui.reports.slips import to_file
from operator_tui.store import applications, intake
from operator_tui.store.store import Store

FOLDERS: Final = {Kind.SLIP: "slips", Kind.RECEIPT: "receipts", Kind.TICKET: "tickets"}
"""Where the PDFs of each kind lie in a home."""


class Outcome(NamedTuple):
    """What became of a print: ``key`` of the sentence in ``locale/paper.py``, and what it is about."""

    key: str
    kind: Kind
    ref: str
    file: Path | None = None


class Setup(NamedTuple):
    """How a home prints: the settings ``paper.…`` as they are written, and whether all of it is training."""

    printer: str = ""
    size: str = "a4-4"
    ticket_printer: str = ""
    ticket_size: str = ""
    contact: str = ""
    training: bool = False

    def order(self, kind: Kind, id_: int) -> Order:
        """One paper on the paper that is set for its kind."""
        size = (self.ticket_size if kind is Kind.TICKET else "") or self.size
        return Order(kind, (id_,), Size(size), self.contact, self.training)


def print_application(store: Store, setup: Setup, seq: int) -> Outcome:
    """Print the slip or the receipt of an application, by its state now. Raises as :func:`to_file`."""
    app = store.read(lambda db: applications.get(db, seq))
    order = setup.order(cards.of(app), seq)
    return _print(store, order, app.label)


def print_ticket(store: Store, setup: Setup, person: int) -> Outcome:
    """Print a queue ticket. Raises as :func:`to_file`."""
    ref = store.read(lambda db: cards.ticket_ref(db, intake.get(db, person)))
    return _print(store, setup.order(Kind.TICKET, person), ref)


def _print(store: Store, order: Order, ref: str) -> Outcome:
    path = store.path.parent / FOLDERS[order.kind] / f"{ref}.pdf"
    to_file(store, order, path, folder_too=True)
    return Outcome("done-file", order.kind, ref, path)
