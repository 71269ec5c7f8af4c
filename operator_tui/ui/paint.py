"""Rows of a screen as values: spans of text with a role. What a screen shows is a function of what it knows."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from operator_tui.core.lineedit import LineEdit
from operator_tui.core.plain import ASCII, bare

ROLES: Final = ("nilai", "fokus", "diisi", "baik", "awas", "salah", "tebal")
"""The six roles of the screens, and ``tebal``: bold for a screen's name. ``""`` is plain."""


class Span(NamedTuple):
    """A piece of text in one role."""

    text: str
    role: str = ""


Row = tuple[Span, ...]


class Look(NamedTuple):
    """How a screen is drawn here: its size, and what the terminal can show."""

    width: int
    height: int
    ascii: bool = False
    mono: bool = False

    @property
    def hidden(self) -> str:
        """What is painted in place of a secret's characters."""
        return "*" if self.ascii else "·"

    @property
    def brackets(self) -> bool:
        """Whether the focus is shown by ``[ ]``: reverse video can't be counted on."""
        return self.mono or self.ascii


def row(*parts: Span | str) -> Row:
    """A row of spans; a plain text has no role."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def fit(text: str, width: int) -> str:
    """The text in exactly ``width`` cells: padded, or cut with ``…`` at the right."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, width)


def right(text: str, width: int) -> str:
    """The text at the right end of ``width`` cells."""
    return fit(" " * max(0, width - cell_len(text)) + text, width)


def ends(left: str, right_: str, width: int) -> str:
    """One text at either end of a row; the right one gives way last."""
    if not right_:
        return fit(left, width)
    return fit(left, width - cell_len(right_) - 1) + " " + right_


def box(line: LineEdit, width: int, look: Look, *, here: bool = True, hide: str = "") -> Row:
    """A line under the keyboard in ``width`` cells, the part around its cursor; brackets where they are needed.

    The cursor's cell is turned back, unless the line is fresh: the whole of it gives way to what is typed. ``hide``
    is painted in place of every character.
    """
    text = hide * len(line.text) if hide else line.text
    inner = width - 2 if look.brackets else width
    left, cell, rest = text[: line.cursor], text[line.cursor :][:1] or " ", text[line.cursor + 1 :]
    left = _end_of(left, inner - cell_len(cell))
    rest = set_cell_size(rest, max(0, inner - cell_len(left) - cell_len(cell)))
    role = "fokus" if here else "nilai"
    under = role if line.fresh or not here else ""
    spans = (Span(left, role), Span(cell, under), Span(rest, role))
    if not look.brackets:
        return spans
    return (Span("[" if here else " "), *spans, Span("]" if here else " "))


def _end_of(text: str, width: int) -> str:
    """As much of the end of a text as has room; a pasted line may have ten thousand characters."""
    start, used = len(text), 0
    while start and (used := used + cell_len(text[start - 1])) <= width:
        start -= 1
    while start < len(text) and cell_len(text[start:]) > width:
        start += 1
    return text[start:]


def wrap(text: str, width: int, most: int) -> list[str]:
    """The text on up to ``most`` rows, broken at sentence ends first, then between words."""
    lines: list[str] = []
    for sentence in _sentences(text):
        if lines and cell_len(lines[-1]) + 1 + cell_len(sentence) <= width:
            lines[-1] += " " + sentence
            continue
        for word in sentence.split(" "):
            if (
                lines
                and not _ended(lines[-1])
                and cell_len(lines[-1]) + 1 + cell_len(word) <= width
            ):
                lines[-1] += " " + word
            else:
                lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = fit(kept[-1] + " " + lines[most], width)
    return kept


def fold(text: str, width: int) -> list[str]:
    """The whole text on rows of at most ``width`` cells, broken between words; a longer word is broken itself."""
    lines = [""]
    for word in text.split(" "):
        pieces = chop_cells(word, width) or [""]
        longer = f"{lines[-1]} {pieces[0]}" if lines[-1] else pieces[0]
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(pieces[0])
        lines += pieces[1:]
    return lines


def clip(spans: Row, width: int) -> Row:
    """The row in exactly ``width`` cells."""
    found, used = [], 0
    for span in spans:
        size = cell_len(span.text)
        if used + size > width:
            found.append(Span(fit(span.text, width - used), span.role))
            used = width
            break
        found.append(span)
        used += size
    if used < width:
        found.append(Span(" " * (width - used)))
    return tuple(found)


def to_ascii(text: str) -> str:
    """The text in the glyphs every terminal has, as wide as before; letters lose accents, the rest is ``?``."""
    return "".join(map(_plain_letter, text.translate(ASCII)))


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    found, size = bare(letter), cell_len(letter)
    return found if len(found) == size else "?" * size


def beside(rows: Sequence[Row], side: Sequence[Row], column: int) -> list[Row]:
    """Rows with others at their right, from a column on; the left ones are cut where those begin."""
    found = [clip(left, column) for left in rows]
    return [(*left, *(side[y] if y < len(side) else ())) for y, left in enumerate(found)]


def plain(rows: Sequence[Row]) -> str:
    """The rows as text, for tests and for pictures."""
    return "\n".join("".join(span.text for span in r).rstrip() for r in rows)


def _sentences(text: str) -> list[str]:
    parts = text.replace("? ", "?\n").replace(". ", ".\n").split("\n")
    return [part for part in parts if part]


def _ended(line: str) -> bool:
    return line.endswith((".", "?"))
