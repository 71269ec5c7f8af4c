"""How a home prints, and what became of a print: as values, and in words."""

from pathlib import Path
from typing import NamedTuple

from operator_tui.core.printer import Printer, parse
from operator_tui.locale import say
from operator_tui.paper.sizes import Size
from operator_tui.reports.cards import Kind, Order


class Outcome(NamedTuple):
    """What became of a print: ``key`` of the sentence in ``locale/paper.py``, and what it is about.

    ``why`` is the key of what hinders the printer, "" for nothing; ``also`` of what became of the official PDF.
    """

    key: str
    kind: str
    ref: str
    file: Path | None = None
    printer: str = ""
    why: str = ""
    also: str = ""


def words(outcome: Outcome) -> str:
    """What became of a print, in one sentence or two."""
    what = say(f"paper.of.{outcome.kind}", ref=outcome.ref)
    why = say(outcome.why, printer=outcome.printer) if outcome.why else ""
    said = say(
        f"paper.{outcome.key}", what=what, file=outcome.file, printer=outcome.printer, why=why
    )
    also = say(outcome.also, printer=outcome.printer) if outcome.also else ""
    if outcome.file is not None:  # the path last: on a narrow window it loses its end
        return " ".join(filter(None, (also, said)))
    return " ".join(filter(None, (said, why if outcome.key != "kept" else "", also)))


class Setup(NamedTuple):
    """How a home prints: the settings ``paper.…`` as they are written, and whether all of it is training."""

    printer: str = ""
    size: str = "a4-4"
    ticket_printer: str = ""
    ticket_size: str = ""
    contact: str = ""
    training: bool = False
    logo: str = ""

    def order(self, kind: Kind, *ids: int) -> Order:
        """Papers on the paper that is set for their kind."""
        return Order(kind, ids, self.size_of(kind), self.contact, self.training, self.logo)

    def size_of(self, kind: str) -> Size:
        """The paper of a kind."""
        return Size((self.ticket_size if kind == Kind.TICKET else "") or self.size)

    def each(self) -> list[tuple[Printer, Size]]:
        """Every printer that is set, with its paper; that of the tickets last, where it is another."""
        found = [(self.printer_of(kind), self.size_of(kind)) for kind in (Kind.SLIP, Kind.TICKET)]
        return found[:1] if found[0][0] == found[1][0] else found

    def printer_of(self, kind: str) -> Printer:
        """The printer of a kind."""
        return parse((self.ticket_printer if kind == Kind.TICKET else "") or self.printer)
