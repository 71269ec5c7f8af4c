"""Bytes for thermal printers: the sheet as dots (``GS v 0``), so that every letter can be printed."""

from collections.abc import Iterable
from typing import Final

from operator_tui.paper import roll, waiting
from operator_tui.paper.card import Card
from operator_tui.paper.marks import Sheet
from operator_tui.paper.printers import raster
from operator_tui.paper.sizes import Size
from operator_tui.paper.waiting import Waiting

_START: Final = b"\x1b@"
_FEED_AND_CUT: Final = b"\x1bd\x03\x1dV\x42\x00"
_BAND: Final = 240
"""Rows of dots in one command: cheap printers keep little more."""


def of_cards(cards: Iterable[Card], size: Size) -> bytes:
    """Each card as a piece of its own, cut off where there is a knife. Raises :class:`Refused` without the font."""
    raster.require_font()
    return b"".join(_piece(roll.lay(card, size.width, bundled=True)) for card in cards)


def of_waiting(list_: Waiting, size: Size) -> bytes:
    """The list of those waiting, as one piece. Raises :class:`Refused` without the font."""
    raster.require_font()
    return b"".join(_piece(sheet) for sheet in waiting.lay(list_, size, bundled=True))


def _piece(sheet: Sheet) -> bytes:
    dots = raster.dots(sheet, roll.MARGIN[sheet.width])
    parts = [_START]
    for start in range(0, dots.height, _BAND):
        rows = dots.rows[start : start + _BAND]
        parts.append(b"\x1dv0\x00" + _two(dots.width // 8) + _two(len(rows)) + b"".join(rows))
    return b"".join([*parts, _FEED_AND_CUT])


def _two(number: int) -> bytes:
    return number.to_bytes(2, "little")
