"""The cells of frame 9: each in its place in a line, those that open something with what they open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rich.cells import cell_len

from operator_tui.locale import say
from operator_tui.ui.paint import Look, Row, Span, fit

DESK: Final = "@desk"
ATTEMPTS: Final = "@attempts"
FOLLOWUPS: Final = "@followups"
KIT: Final = "@kit"
"""The screens that a number opens in place of the queue."""
TOGETHER: Final = "\x1f"
"""Between the names of rows that one number sums up."""
LABEL: Final = 12


class Cell(NamedTuple):
    """A piece of a line; ``key`` says what Enter opens: rows by their name, or a screen (``@desk``); empty: nothing.

    ``what`` is what those rows are called in the queue.
    """

    text: str
    key: str = ""
    what: str = ""
    role: str = ""


@dataclass(frozen=True)
class Line:
    """One row of the screen: its cells, each in its place."""

    cells: tuple[Cell, ...] = ()

    @property
    def stops(self) -> list[int]:
        """The cells that can be opened."""
        return [i for i, cell in enumerate(self.cells) if cell.key]

    def row(self, here: int, look: Look) -> Row:
        """As it is painted; the cell under the mark (-1: none) in reverse, or in brackets."""
        spans = [Span(">" if here >= 0 else " ", "nilai")]
        for i, cell in enumerate(self.cells):
            if i != here:
                spans.append(Span(cell.text, cell.role))
            elif look.brackets:
                spans += [Span("["), Span(cell.text, cell.role), Span("]")]
            else:
                spans.append(Span(cell.text, "fokus"))
        return tuple(spans)


def flow(label: str, cells: Iterable[Cell], width: int) -> list[Line]:
    """A label and its cells, on as many rows as they take; a cell is never broken."""
    head = f"{fit(label, LABEL)} "
    rows: list[list[Cell]] = [[Cell(head)]]
    used = len(head) + 1
    for cell in cells:
        if used + cell_len(cell.text) > width - 3 and len(rows[-1]) > 1:
            rows.append([Cell(" " * len(head))])
            used = len(head) + 1
            if not cell.key and not cell.text.strip(" ·+=,"):
                continue
        rows[-1].append(cell)
        used += cell_len(cell.text)
    return [Line(tuple(cells)) for cells in rows]


def joined(cells: Sequence[Cell], by: str = " · ") -> list[Cell]:
    found: list[Cell] = []
    for cell in cells:
        found += [Cell(by), cell] if found else [cell]
    return found


def opens(text: str, key: str, n: int, what: str = "", role: str = "") -> Cell:
    """A number that opens what is behind it; nought opens nothing."""
    return Cell(text, key if n else "", what or text, role)


def some(shown: list[tuple[str, str, int]], more: str, most: int) -> list[Cell]:
    """The first so many, and the rest as a sum: all of them add up."""
    cells = [opens(text, key, n, text) for key, text, n in shown[:most]]
    if rest := shown[most:]:
        n = sum(n for *_, n in rest)
        cells.append(opens(say(more, k=len(rest), n=n), TOGETHER.join(key for key, *_ in rest), n))
    return joined(cells) or [Cell(say("day.nothing"))]


def decimal(value: float) -> str:
    """One digit after the sign of the language: ``4,2``."""
    return f"{value:.1f}".replace(".", say("attempts.decimal"))
