"""Printers: those of the system take a PDF, thermal ones their own bytes. What goes wrong is one sentence."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, Way
from operator_tui.paper import sizes
from operator_tui.paper.card import Card
from operator_tui.paper.sizes import Size


class Stage(StrEnum):
    """How far the printer's own queue is with a request."""

    PENDING = "pending"
    DONE = "done"
    GONE = "gone"


class Progress(NamedTuple):
    """What the printer says of a request; ``why`` is the key of a sentence where something hinders it."""

    stage: Stage
    why: str = ""


class Found(NamedTuple):
    """A printer of this system: its name, whether it is the usual one, and ``why`` it can't print just now."""

    name: str
    usual: bool
    why: str = ""


def bytes_for(printer: Printer, cards: Sequence[Card], size: Size, title: str) -> bytes:
    """The cards as this printer takes them. Raises :class:`Refused` for A4 on a thermal printer."""
    if not printer.is_raw:
        return sizes.to_pdf(cards, size, title)
    if size.per_page:
        raise Refused("paper.needs-roll", printer=printer.label)
    from operator_tui.paper.printers import escpos

    return escpos.of_cards(cards, size)


def send(printer: Printer, data: bytes, title: str) -> str:
    """Hand it over; the printer's own number of the request, "" where all of it was taken and there is none.

    Raises :class:`Refused` where it isn't there, doesn't answer, has no paper or no way to print.
    """
    if printer.is_raw:
        from operator_tui.paper.printers import raw

        raw.send(printer, data)
        return ""
    from operator_tui.paper.printers import system

    return system.send(printer.where, data, title)


def progress(printer: Printer, request: str) -> Progress:
    """What became of a request that :func:`send` gave a number for."""
    if printer.way is not Way.SYSTEM or not request:
        return Progress(Stage.DONE)
    from operator_tui.paper.printers import system

    return system.progress(printer.where, request)


def cancel(request: str) -> None:
    """Take a request out of the queue of this system, where it still waits there."""
    from operator_tui.paper.printers import system

    if request:
        system.cancel(request)


def found() -> list[Found]:
    """The printers of this system; none where it has no way to print. Raises :class:`Refused` if it doesn't answer."""
    from operator_tui.paper.printers import system

    return system.found()
