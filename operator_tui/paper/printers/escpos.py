"""Bytes for thermal printers: the sheet as dots (``GS v 0``), so that every letter can be printed."""

from collections.abc import Iterable
from typing import Final

from operator_tui.paper import roll
from operator_tui.paper.card import Card
from operator_tui.paper.printers import raster
from operator_tui.paper.sizes import Size

_START: Final = b"\x1b@"
_FEED_AND_CUT: Final = b"\x1bd\x03\x1dV\x42\x00"
_BAND: Final = 240
"""Rows of dots in one command: cheap printers keep little more."""


def of_cards(cards: Iterable[Card], size: Size) -> bytes:
    """Each card as a piece of its own, cut off where there is a knife. Raises :class:`Refused` without the font."""
    return b"".join(_piece(card, size) for card in cards)


def _piece(card: Card, size: Size) -> bytes:
    dots = raster.dots(roll.lay(card, size.width, bundled=True), roll.MARGIN[size.width])
    parts = [_START]
    for start in range(0, dots.height, _BAND):
        rows = dots.rows[start : start + _BAND]
        parts.append(b"\x1dv0\x00" + _two(dots.width // 8) + _two(len(rows)) + b"".join(rows))
    return b"".join([*parts, _FEED_AND_CUT])


def _two(number: int) -> bytes:
    return number.to_bytes(2, "little")
