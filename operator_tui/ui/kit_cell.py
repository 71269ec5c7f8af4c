"""The cell of the kit list that is typed in: what stands in it, and what can be made of it."""

from typing import Final, NamedTuple

from operator_tui.core.kit import CONDITIONS, MOST, Line, Mark, mark
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.text import clean
from operator_tui.locale import say
from operator_tui.store.kit import Check

COUNT: Final = "count"
CONDITION: Final = "condition"
_OPEN: Final = (Mark.SHORT, Mark.NONE, Mark.UNCHECKED)
_DIGITS: Final = len(str(MOST))


class Cell(NamedTuple):
    """Where typing is: row 0 is the number of applicants, row n the n-th line; a part of it; what stands there."""

    row: int
    part: str
    line: LineEdit


def entered(check: Check, at: int, part: str) -> Cell:
    """The cell as it is when it is entered; after the last row comes the first one again."""
    rows = len(check.lines) + 1
    at = at % rows if at in (-1, rows) else max(0, min(at, rows - 1))
    if at == 0:
        text = str(check.people)
    elif part == CONDITION:
        text = check.lines[at - 1].condition
    else:
        left = check.lines[at - 1].left
        text = "" if left is None else str(left)
    return Cell(at, part, LineEdit.entering(text))


def stepped(cell: Cell, line: Line | None, by: int) -> tuple[int, str]:
    """Row and part of the next cell, or of the one before. A condition is asked only of what is there."""
    if by > 0 and cell.part == COUNT and line is not None and line.left and not line.dropped:
        return cell.row, CONDITION
    if by < 0 and cell.part == CONDITION:
        return cell.row, COUNT
    return cell.row + by, COUNT


def next_short(check: Check, row: int) -> int:
    """The next row below that is short or not checked, round to this one; 0 for none."""
    rows = len(check.lines)
    around = [(row + i) % rows + 1 for i in range(rows)]
    found = (at for at in around if mark(check.lines[at - 1], check.people) in _OPEN)
    return next(found, 0)


def wrong(cell: Cell) -> str:
    """The sentence for what stands in the cell and can't be used; empty where it can."""
    text = clean(cell.line.text)
    if cell.part == CONDITION:
        return "" if not text or text.upper() in CONDITIONS else say("kit.not-condition")
    if cell.row == 0:
        return "" if number(text) else say("kit.not-number")
    return "" if not text or number(text) is not None else say("kit.not-number")


def changed(cell: Cell, line: Line) -> Line:
    """The line with what stands in the cell; what was printed before a new count is in that count."""
    text = clean(cell.line.text)
    if cell.part == CONDITION:
        return line._replace(condition=text.upper())
    counted = number(text)
    if counted == line.left:
        return line
    return line._replace(counted=counted, used=0, condition=line.condition if counted else "")


def number(text: str) -> int | None:
    """A count as it was typed, with dots or spaces between thousands; None where it is none."""
    digits = text.replace(".", "").replace(" ", "")
    fits = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    return int(digits) if fits else None
