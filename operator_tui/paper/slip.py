"""The NIB slip: this program's own record of an NIB, four to an A4 page. It imitates nothing official."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from operator_tui.core.errors import Refused
from operator_tui.locale import language, say
from operator_tui.paper.fit import FONT, MM, Ruler, latin

if TYPE_CHECKING:
    from fpdf import FPDF

PER_PAGE: Final = 4
_WIDTH, _HEIGHT = 210.0, 297.0
_STRIP: Final = _HEIGHT / PER_PAGE
_MARGIN: Final = 14.0
_MIDDLE: Final = 120.0
"""The hairline between the applicant and the NIB; all measures are millimetres."""
_BODY, _FOOT = 21.5, _STRIP - 8.5
"""Where a strip's columns begin and end: cheap printers lose the outer eight millimetres."""
_VIA: Final = ("pushed", "typed", "training")


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


def pages(slips: int) -> int:
    """How many pages so many slips take."""
    return -(-slips // PER_PAGE)


def slips_pdf(slips: Sequence[Slip]) -> bytes:
    """The slips as a PDF. Raises :class:`Refused` for no slips."""
    if not slips:
        raise Refused("paper.nothing")
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(say("paper.title"))
    pdf.set_creator("operator_tui")
    pdf.set_lang(language())
    ruler = Ruler(pdf)
    for i, slip in enumerate(slips):
        place = i % PER_PAGE
        if place == 0:
            pdf.add_page()
        _Strip(pdf, ruler, place * _STRIP).draw(slip)
        if place < PER_PAGE - 1:
            _cut_line(pdf, (place + 1) * _STRIP)
    return bytes(pdf.output())


class _Strip:
    """One slip's place on the page, drawn from ``top`` down."""

    def __init__(self, pdf: "FPDF", ruler: Ruler, top: float) -> None:
        self._pdf, self._ruler, self._top = pdf, ruler, top
        self._lacking = False

    def draw(self, slip: Slip) -> None:
        if slip.training:
            self._across(say("paper.training"))
        self._head(slip)
        self._applicant(slip)
        self._number(slip)
        if self._lacking:
            self._text(_MARGIN, self._top + _FOOT, say("paper.letters"), 7)

    def _head(self, slip: Slip) -> None:
        y = self._top + 12.0
        title = say("paper.title-training" if slip.training else "paper.title")
        self._text(_MARGIN, y, title, 13, bold=True)
        if slip.copy > 1:
            mark = say("paper.copy", n=slip.copy)
            right = _WIDTH - _MARGIN - self._ruler.width(mark, 10)
            self._text(right, y, mark, 10, bold=True)
        self._text(_MARGIN, y + 4.2, say("paper.not-official"), 8)
        self._rule(_MARGIN, y + 6.2, _WIDTH - _MARGIN, y + 6.2, grey=120)
        self._rule(_MIDDLE, self._top + _BODY, _MIDDLE, self._top + _FOOT - 3, grey=200)

    def _applicant(self, slip: Slip) -> None:
        rows = [
            ("paper.name", slip.name),
            ("paper.nik", slip.nik_masked),
            ("paper.business", slip.business),
            ("paper.kbli", f"{slip.kbli} (KBLI {slip.kbli_version})"),
            ("paper.kbli-title", slip.kbli_title),
            ("paper.village", slip.village),
        ]
        self._rows(rows, _MARGIN, _BODY, _MIDDLE - 4, label=22, size=10.5, pitch=6.4)

    def _number(self, slip: Slip) -> None:
        x = _MIDDLE + 4
        self._text(x, self._top + _BODY + 2.6, say("paper.nib"), 8)
        self._text(x, self._top + _BODY + 11.2, self._shown(slip.nib), 24, bold=True)
        via = slip.via if slip.via in _VIA else "typed"
        source = f"paper.via-{'training' if slip.training else via}"
        if slip.verified and not slip.training:
            source = "paper.verified"
        rows = [
            ("paper.issued", _day(slip.nib_date)),
            ("paper.source", say(source)),
            ("paper.ref", slip.ref),
            ("paper.event", f"{slip.event} {_day(slip.event_date)}".strip()),
            ("paper.recorded", _recorded(slip.recorded_at)),
        ]
        self._rows(rows, x, _BODY + 14.6, _WIDTH - _MARGIN, label=19, size=9, pitch=5.1)

    def _rows(
        self,
        rows: Sequence[tuple[str, str]],
        x: float,
        y: float,
        right: float,
        *,
        label: float,
        size: float,
        pitch: float,
    ) -> None:
        """Small labels and bold values, no row below the strip's foot; no label without a value."""
        rows = [(key, value) for key, value in rows if value.strip()]
        values = [self._shown(value) for _, value in rows]
        room = _FOOT - 2.5 - y
        laid, pitch = self._ruler.lay(values, right - x - label, size, pitch, room)
        for (key, _), one in zip(rows, laid, strict=True):
            base = self._top + y + size * MM * 0.8
            self._text(x, base, say(key), 8)
            for i, line in enumerate(one.lines):
                self._text(x + label, base + i * one.size * MM * 1.2, line, one.size, bold=True)
            y += one.height(pitch)

    def _shown(self, text: str) -> str:
        shown, lacking = latin(text)
        self._lacking = self._lacking or lacking
        return shown

    def _text(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
        self._pdf.set_font(FONT, "B" if bold else "", size)
        self._pdf.set_text_color(0)
        if text:
            self._pdf.text(x, y, text)

    def _rule(self, x1: float, y1: float, x2: float, y2: float, grey: int) -> None:
        self._pdf.set_draw_color(grey)
        self._pdf.set_line_width(0.2)
        self._pdf.line(x1, y1, x2, y2)

    def _across(self, word: str) -> None:
        """The word over the whole strip, pale enough to read everything on top of it."""
        size = 110.0
        width, middle = self._ruler.width(word, size), self._top + _STRIP / 2
        self._pdf.set_font(FONT, "B", size)
        self._pdf.set_text_color(228)
        with self._pdf.rotation(8, _WIDTH / 2, middle):
            self._pdf.text(_WIDTH / 2 - width / 2, middle + size * MM * 0.36, word)


def _cut_line(pdf: "FPDF", y: float) -> None:
    pdf.set_draw_color(150)
    pdf.set_line_width(0.2)
    pdf.set_dash_pattern(dash=2, gap=2)
    pdf.line(8, y, _WIDTH - 8, y)
    pdf.set_dash_pattern()


def _day(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}-{month}-{year}" if day else iso


def _recorded(text: str) -> str:
    day, _, clock = text.partition(" ")
    return f"{_day(day)} {clock}".strip()
