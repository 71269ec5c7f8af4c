"""What a second look looks like: two texts under each other, and a mark under each place where they differ."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size

from operator_tui.core.looks import Cell, aligned
from operator_tui.locale import say
from operator_tui.ui.paint import Row, Span, fit, row

_LABEL: Final = 22
_ROOM: Final = 52
"""Cells of a text on one row."""
_MOST: Final = 3
"""Pieces of two long texts that are shown at once: those that differ come before others."""
_LONGEST: Final = 600
"""Letters of a text that are compared on the screen; no field holds half as many."""


def difference(first: str, second: str) -> list[Row]:
    """Both texts, and ``^`` under what differs: seen without colour too."""
    pieces = _pieces(aligned(first[:_LONGEST], second[:_LONGEST]))
    if len(pieces) > _MOST:
        pieces = [p for p in pieces if not all(cell.same for cell in p)][:_MOST]
    rows: list[Row] = []
    for piece in pieces:
        rows += [
            _line(say("form.look.first"), [(c.first, c) for c in piece]),
            _line(say("form.look.second"), [(c.second, c) for c in piece]),
            row(" " * _LABEL, Span("".join(_mark(cell) for cell in piece).rstrip(), "awas")),
        ]
    return rows


def _line(label: str, letters: Sequence[tuple[str, Cell]]) -> Row:
    spans = [Span(f"   {fit(label, _LABEL - 3)}")]
    for letter, cell in letters:
        spans.append(Span(_padded(letter, cell), "nilai" if cell.same else "awas"))
    return tuple(spans)


def _padded(letter: str, cell: Cell) -> str:
    """A letter in as many cells as the wider of the two; a blank that makes a difference can be seen."""
    seen = "_" if letter == " " and not cell.same else letter
    return set_cell_size(seen, _width(cell))


def _mark(cell: Cell) -> str:
    return (" " if cell.same else "^") * _width(cell)


def _width(cell: Cell) -> int:
    return max(1, cell_len(cell.first), cell_len(cell.second))


def _pieces(cells: list[Cell]) -> list[list[Cell]]:
    found: list[list[Cell]] = [[]]
    used = 0
    for cell in cells:
        if used + _width(cell) > _ROOM:
            found.append([])
            used = 0
        found[-1].append(cell)
        used += _width(cell)
    return found
