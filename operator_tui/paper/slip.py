"""The NIB slip: this program's own record of an NIB, four to an A4 page. It imitates nothing official."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.locale import say

if TYPE_CHECKING:
    from fpdf import FPDF

PER_PAGE: Final = 4
_WIDTH, _HEIGHT = 210.0, 297.0
_STRIP: Final = _HEIGHT / PER_PAGE
_MARGIN: Final = 14.0
_RIGHT: Final = 122.0
"""Where the right column begins; all measures are millimetres."""


@dataclass(frozen=True)
class Slip:
    """What stands on one slip. ``nib`` has 13 digits; dates are ISO; ``copy`` counts prints from 1."""

    ref: str
    name: str
    nik_masked: str
    business: str
    kbli: str
    kbli_version: str
    kbli_title: str
    nib: str
    nib_date: str
    recorded_at: str
    event: str
    event_date: str
    training: bool
    copy: int
    via: str
    verified: bool
    village: str


def write_slips(slips: Sequence[Slip], path: Path) -> int:
    """Write the slips to a PDF, whole or not at all; how many pages.

    Raises :class:`Refused` for no slips, :class:`StoreTrouble` where the file can't be written.
    """
    if not slips:
        raise Refused("paper.nothing")
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(say("paper.title"))
    pdf.set_creator("operator_tui")
    for i, slip in enumerate(slips):
        if i % PER_PAGE == 0:
            pdf.add_page()
        _draw(pdf, slip, (i % PER_PAGE) * _STRIP)
    _write(bytes(pdf.output()), path)
    return -(-len(slips) // PER_PAGE)


def _write(data: bytes, path: Path) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StoreTrouble(
            "paper.not-written", file=path.name, why=error.strerror or type(error).__name__
        ) from error


def _draw(pdf: "FPDF", slip: Slip, top: float) -> None:
    if top:
        _cut_line(pdf, top)
    if slip.training:
        _across(pdf, say("ui.training"), top)
    y = top + 9
    pdf.set_text_color(0)
    title = say("paper.title-training" if slip.training else "paper.title")
    _text(pdf, _MARGIN, y, _RIGHT - _MARGIN + 20, title, 11, bold=True)
    right = say("paper.copy", n=slip.copy) if slip.copy > 1 else ""
    _text(pdf, _WIDTH - _MARGIN - 40, y, 40, right, 9, bold=True, align="R")
    _text(pdf, _MARGIN, y + 5, _WIDTH - 2 * _MARGIN, say("paper.not-official"), 8)
    pdf.set_draw_color(160)
    pdf.set_line_width(0.2)
    pdf.line(_MARGIN, y + 10.5, _WIDTH - _MARGIN, y + 10.5)
    _left(pdf, slip, y + 13.5)
    _right(pdf, slip, y + 13.5)


def _left(pdf: "FPDF", slip: Slip, y: float) -> None:
    width = _RIGHT - _MARGIN - 6
    kbli = f"{slip.kbli}  (KBLI {slip.kbli_version})"
    shown_name, short = _latin(slip.name)
    for label, value in (
        ("paper.name", shown_name),
        ("paper.nik", _latin(slip.nik_masked)[0]),
        ("paper.business", _latin(slip.business)[0]),
        ("paper.kbli", kbli),
        ("paper.kbli-title", _latin(slip.kbli_title)[0]),
        ("paper.village", _latin(slip.village)[0]),
    ):
        _text(pdf, _MARGIN, y, 26, say(label), 8)
        _text(pdf, _MARGIN + 26, y - 0.4, width - 26, value, 10, bold=True)
        y += 6.4
    if short:
        _text(pdf, _MARGIN, y, width, say("paper.letters"), 7)


def _right(pdf: "FPDF", slip: Slip, y: float) -> None:
    width = _WIDTH - _MARGIN - _RIGHT
    _text(pdf, _RIGHT, y, width, say("paper.nib"), 8)
    _text(pdf, _RIGHT, y + 4.5, width, slip.nib, 20, bold=True)
    source = say("paper.verified" if slip.verified else f"paper.via-{slip.via or 'typed'}")
    rows = [
        (say("paper.issued"), _day(slip.nib_date)),
        (say("paper.source"), source),
        (say("paper.ref"), slip.ref),
        (say("paper.event"), f"{_latin(slip.event)[0]} {_day(slip.event_date)}".strip()),
        (say("paper.recorded"), _recorded(slip.recorded_at)),
    ]
    y += 15
    for label, value in rows:
        _text(pdf, _RIGHT, y, 20, label, 8)
        _text(pdf, _RIGHT + 20, y - 0.3, width - 20, value, 9, bold=True)
        y += 5.4


def _text(
    pdf: "FPDF",
    x: float,
    y: float,
    width: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
    align: str = "L",
) -> None:
    """One line of text that never leaves its width: it shrinks to seven tenths, then is cut."""
    style = "B" if bold else ""
    pdf.set_font("Helvetica", style, size)
    while pdf.get_string_width(text) > width - 1 and pdf.font_size_pt > size * 0.7:
        pdf.set_font_size(pdf.font_size_pt - 0.5)
    if pdf.get_string_width(text) > width - 1:
        text = _cut(pdf, text, width - 1)
    pdf.set_xy(x, y)
    pdf.cell(width, size * 0.42, text, align=align)


def _cut(pdf: "FPDF", text: str, width: float) -> str:
    """The longest beginning that fits, with three dots, found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if pdf.get_string_width(text[:middle] + "...") <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "..."


def _cut_line(pdf: "FPDF", y: float) -> None:
    pdf.set_draw_color(150)
    pdf.set_line_width(0.2)
    pdf.set_dash_pattern(dash=2, gap=2)
    pdf.line(8, y, _WIDTH - 8, y)
    pdf.set_dash_pattern()


def _across(pdf: "FPDF", word: str, top: float) -> None:
    pdf.set_font("Helvetica", "B", 64)
    pdf.set_text_color(225)
    width = pdf.get_string_width(word)
    middle = top + _STRIP / 2
    with pdf.rotation(12, _WIDTH / 2, middle):
        pdf.text(_WIDTH / 2 - width / 2, middle + 12, word)


def _latin(text: str) -> tuple[str, bool]:
    """What the printer's built-in font can show, and whether letters were lacking."""
    shown = text.replace("…", "...").replace("’", "'").replace("–", "-")
    fitted = shown.encode("latin-1", "replace").decode("latin-1")
    return fitted, fitted != shown


def _day(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}-{month}-{year}" if day else iso


def _recorded(text: str) -> str:
    day, _, clock = text.partition(" ")
    return f"{_day(day)} {clock}".strip()
