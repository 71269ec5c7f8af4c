"""The lines of the log as rows; the marked one keeps in sight, with its details opened below it."""

from typing import Final

from operator_tui.logs.lines import Line
from operator_tui.logs.words import as_text
from operator_tui.ui.log_view import LogView
from operator_tui.ui.paint import Look, Row, Span, fit, fold, row

_MARKS: Final = {"info": ("i", ""), "warning": ("!", "awas"), "error": ("x", "salah")}
_AT: Final = 10


def log_rows(view: LogView, room: int, look: Look, tz: str, *, opened: bool) -> list[Row]:
    """At most ``room`` rows around the marked line; nothing moves that needn't for it to be in sight."""
    detail = detail_rows(view.lines[view.at], look, room - 1) if opened else []
    lines = max(1, room - len(detail))
    start = max(0, min(view.start, len(view.lines) - lines, view.at), view.at - lines + 1)
    view.start = start
    rows: list[Row] = []
    for i in range(start, min(start + lines, len(view.lines))):
        rows.append(line_row(view.lines[i], look, tz, here=i == view.at))
        if i == view.at:
            rows += detail
    return rows


def line_row(line: Line, look: Look, tz: str, *, here: bool) -> Row:
    """Time, the letter of its level in its role, part and words."""
    time, _, rest = as_text(line, tz).strip().partition(" ")
    _, _, rest = rest.partition(" ")
    letter, role = _MARKS[line.level]
    words = fit(rest, look.width - len(time) - 4).rstrip()
    return row(
        f"{'>' if here else ' '}{time} ",
        Span(letter, role),
        Span(f" {words}", "nilai" if here else ""),
    )


def detail_rows(line: Line, look: Look, most: int) -> list[Row]:
    """All that a line holds: its event, its stored moment, every field, its file and where it begins there.

    Where that is more than ``most`` rows, the last one ends in ``…``.
    """
    parts = _parts(line)
    width = look.width - _AT - 2
    pieces = fold("  ".join(parts), width)
    if len(pieces) > most:
        pieces[most - 1] = fit(pieces[most - 1] + " " * width, width)
    return [row(" " * _AT, piece) for piece in pieces[:most]]


def side_rows(line: Line, tz: str, width: int, room: int) -> list[Row]:
    """The same beside the lines of a large window, with its whole sentence: each field on a row of its own."""
    said = fold(as_text(line, tz).strip(), width)
    pieces = [piece for part in _parts(line) for piece in fold(part, width)]
    rows = [*(row(Span(text, "nilai")) for text in said), (), *(row(piece) for piece in pieces)]
    if len(rows) > room:
        rows[room - 1 :] = [row("…")]
    return rows


def _parts(line: Line) -> list[str]:
    fields = [f"{key}={value}" for key, value in line.fields.items()]
    return [f"{line.part}.{line.event}", line.at, *fields, f"[{line.file}:{line.offset}]"]
