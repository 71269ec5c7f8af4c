"""What the kit list looks like: rows of spans, made from its lines."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from operator_tui.core.kit import (
    BROKEN,
    LOW,
    Line,
    Mark,
    checked,
    lacking,
    lasts,
    mark,
    short,
    wanted,
)
from operator_tui.locale import language, say
from operator_tui.store.kit import Check
from operator_tui.ui.kit_cell import CONDITION, COUNT, Cell
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row

_MARKS: Final = {
    Mark.ENOUGH: ("√", "baik"), Mark.SHORT: ("!", "awas"), Mark.NONE: ("!!", "salah"),
    Mark.UNCHECKED: ("", ""), Mark.DROPPED: ("–", ""),
}  # fmt: skip
_LABEL: Final = 23
_REMARK: Final = 24


def title(check: Check | None, event: str, closed: str, look: Look) -> Row:
    """The screen's name, the event, what is checked, and who finished that and when (``closed``)."""
    head, parts = say("kit.title"), list[str]()
    if check is not None:
        parts.append(say("kit.progress", n=checked(check.lines), of=len(check.lines)))
        if missing := short(check.lines, check.people):
            parts.append(say("kit.short", n=len(missing)))
        if closed:
            parts.append(say("kit.closed", time=closed, who=check.closed_by.split(" ")[0]))
    said = " · ".join(parts)
    room = look.width - len(head) - 2 - cell_len(said) - 3  # the event gives way, not who and when
    shown = fit(event, min(cell_len(event), max(0, room)))
    return row(Span(head, "tebal"), "  " + " · ".join(part for part in (shown, said) if part))


def people(number: int, cell: Cell, look: Look) -> Row:
    """The row that says for how many applicants the day is meant."""
    here = cell.row == 0
    value = _value(str(number), cell, look, here=here, width=6)
    return row(f"{'>' if here else ' '}   {fit(say('kit.people'), _LABEL)}{'':7}", *value)


def lines(found: Sequence[Line], people_: int, cell: Cell, look: Look, room: int) -> list[Row]:
    """The list in ``room`` rows: its head, the rows around the cell, and how many more there are."""
    head = say("kit.columns").split("|")
    rows = [
        row(
            f"    {fit(head[0], _LABEL)}{right(head[1], 6)}{right(head[2], 7)}   {fit(head[3], 13)}{head[4]}"
        )
    ]
    fits = max(1, room - 2)
    start = max(0, min(cell.row - 1 - fits // 2, len(found) - fits))
    shown = found[start : start + fits]
    rows += [
        _line(line, people_, cell, look, here=cell.row == i)
        for i, line in enumerate(shown, start + 1)
    ]
    if left := len(found) - start - len(shown):
        rows.append(row(f"  ↓ {say('kit.more', n=left)}"))
    return rows


def _line(line: Line, people_: int, cell: Cell, look: Look, *, here: bool) -> Row:
    glyph, role = _MARKS[mark(line, people_)]
    label = fit(line.item.label[language()], _LABEL)
    head = (
        Span(">" if here else " "),
        Span(fit(glyph, 2), role),
        Span(f" {label}{right(str(wanted(line.item, people_)), 6)} "),
    )
    if line.dropped:
        return (
            *head,
            Span(fit(f"     {say('kit.dropped', reason=line.dropped)}", look.width - 34)),
        )
    count = "" if line.left is None else str(line.left)
    condition = say(f"kit.condition.{line.condition}") if line.condition else ""
    return (
        *head,
        *_value(count, cell, look, here=here and cell.part == COUNT, width=6),
        Span("   "),
        *_letter(condition, cell, look, here=here and cell.part == CONDITION),
        Span(fit(remark(line), _REMARK)),
    )


def _value(text: str, cell: Cell, look: Look, *, here: bool, width: int) -> Row:
    if here:
        return box(cell.line, width, look)
    return (Span(right(text or ".", width), "nilai" if text else ""),)


def _letter(text: str, cell: Cell, look: Look, *, here: bool) -> Row:
    if here:
        return (*box(cell.line, 10, look), Span("   "))
    return (Span(fit(text or ".", 13), "nilai" if text else ""),)


def remark(line: Line) -> str:
    """What stands at the right: for how many people it lasts, what printing took, what a person wrote."""
    parts = [line.note] if line.note else []
    n = lasts(line)
    if n is not None and line.used:
        parts.insert(0, say("kit.lasts-printed", n=n, used=line.used))
    elif n is not None:
        parts.insert(0, say("kit.lasts", n=n))
    elif line.used:
        parts.append(say("kit.printed", n=line.used))
    return " · ".join(parts)


def warning(line: Line, people_: int) -> str:
    """What a person has to know of a line that isn't as it should be; empty for one that is."""
    label, more = line.item.label[language()], lacking(line, people_)
    if line.dropped or line.left is None:
        return ""
    if line.condition == BROKEN:
        return say("kit.item-broken", label=label)
    if more:
        need = wanted(line.item, people_)
        key = "kit.paper-short" if need > line.item.need else "kit.item-short"
        return say(key, label=label, n=line.left, people=people_, need=need, more=more)
    return say("kit.item-low", label=label) if line.condition == LOW else ""
