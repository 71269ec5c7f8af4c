"""Sheets as a PDF: strips down an A4 page with lines to cut along, or each piece of a roll a page of its own."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final

from operator_tui.core.errors import Refused
from operator_tui.locale import language
from operator_tui.paper import fonts
from operator_tui.paper.fit import FONT, MM, ruler
from operator_tui.paper.marks import Across, Code, Mark, Picture, Rule, Sheet, Text

if TYPE_CHECKING:
    from fpdf import FPDF

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
_BUNDLED: Final = "bundled"


def blank(title: str) -> "FPDF":
    """A PDF without pages, of A4 unless a page says otherwise, in millimetres; nothing breaks a page by itself."""
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(title)
    pdf.set_creator("operator_tui")
    pdf.set_lang(language())
    return pdf


def make(sheets: Iterable[Sheet], per_page: int, title: str) -> bytes:
    """The sheets, ``per_page`` to an A4 page, or with 0 on pages of their own size. Refused for none."""
    pdf = blank(title)
    pen = _Pen(pdf)
    left = iter(sheets)
    while page := list(islice(left, per_page or 1)):
        if per_page:
            pdf.add_page()
        else:
            pdf.add_page(format=(page[0].width, page[0].height))
        for i, sheet in enumerate(page):
            pen.draw(sheet, i * sheet.height)
            if i < per_page - 1:
                pen.cut((i + 1) * sheet.height)
    if not pdf.pages_count:
        raise Refused("paper.nothing")
    return bytes(pdf.output())


class _Pen:
    def __init__(self, pdf: "FPDF") -> None:
        self._pdf = pdf
        self._font = FONT

    def draw(self, sheet: Sheet, top: float) -> None:
        if sheet.bundled and _BUNDLED not in self._pdf.fonts:
            for bold, file in fonts.FILES.items():
                self._pdf.add_font(_BUNDLED, "B" if bold else "", file)
        self._font = _BUNDLED if sheet.bundled else FONT
        for mark in sorted(sheet.marks, key=lambda mark: not isinstance(mark, Across)):
            self._draw(mark, top, bundled=sheet.bundled)

    def cut(self, y: float) -> None:
        """A line to cut along."""
        self._line(Rule(8, y, PAGE_WIDTH - 8, y, grey=150, dashed=True), 0)

    def _draw(self, mark: Mark, top: float, *, bundled: bool) -> None:
        match mark:
            case Text():
                self._pdf.set_font(self._font, "B" if mark.bold else "", mark.size)
                self._pdf.set_text_color(mark.grey)
                self._pdf.text(mark.x, top + mark.y, mark.text)
            case Rule():
                self._line(mark, top)
            case Code():
                self._code(mark, top)
            case Picture():
                self._pdf.image(mark.file, mark.x, top + mark.y, mark.width, mark.height)
            case Across():
                width = ruler(bundled=bundled).width(mark.text, mark.size)
                y = top + mark.y
                self._pdf.set_font(self._font, "B", mark.size)
                self._pdf.set_text_color(228)
                with self._pdf.rotation(8, mark.x, y):
                    self._pdf.text(mark.x - width / 2, y + mark.size * MM * 0.36, mark.text)

    def _line(self, rule: Rule, top: float) -> None:
        self._pdf.set_draw_color(rule.grey)
        self._pdf.set_line_width(0.2)
        if rule.dashed:
            self._pdf.set_dash_pattern(dash=2, gap=2)
        self._pdf.line(rule.x1, top + rule.y1, rule.x2, top + rule.y2)
        if rule.dashed:
            self._pdf.set_dash_pattern()

    def _code(self, code: Code, top: float) -> None:
        """Runs of black modules as one rectangle each: fewer, and no hairs between neighbours."""
        self._pdf.set_fill_color(0)
        for y, modules in enumerate(code.rows):
            x = 0
            while x < len(modules):
                end = x
                while end < len(modules) and modules[end]:
                    end += 1
                if end > x:
                    at = code.x + x * code.module, top + code.y + y * code.module
                    self._pdf.rect(*at, (end - x) * code.module, code.module, style="F")
                x = end + 1
