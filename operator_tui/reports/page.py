"""A page of a report: text, tables and bars, drawn with a font that shows all of it. All measures are millimetres."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from operator_tui.locale import say
from operator_tui.paper import fonts
from operator_tui.paper.fit import FONT, is_plain, printable, ruler

if TYPE_CHECKING:
    from fpdf import FPDF

ROW: Final = 5.2
_INK: Final = (52, 84, 110)
_PALE: Final = (188, 196, 202)
_LINE: Final = 172
_BUNDLED: Final = "bundled"
_LABEL: Final = 34.0
_THIN: Final = 0.4


class Bar(NamedTuple):
    """One bar of a chart; ``rest`` is a sum of many: paler, and no measure for the others."""

    label: str
    n: int
    rest: bool = False


class Page:
    """Draws on the last page of a PDF. ``texts`` is all that may have letters which printers' own fonts lack."""

    def __init__(self, pdf: "FPDF", texts: Iterable[str]) -> None:
        self._pdf = pdf
        bundled = not all(map(is_plain, texts)) and fonts.usable()
        self._font, self._ruler = (_BUNDLED if bundled else FONT), ruler(bundled=bundled)
        self._bundled = bundled
        if bundled:
            for bold, file in fonts.FILES.items():
                pdf.add_font(_BUNDLED, "B" if bold else "", file)

    def title(self, x: float, y: float, text: str) -> float:
        """The name of a part; where it goes on below."""
        self.text(x, y + 3, text, 10, bold=True)
        return y + 5

    def text(
        self, x: float, y: float, text: str, points: float, *, bold: bool = False, grey: int = 0
    ) -> None:
        """One line, its baseline at ``y``; ``grey`` 0 is black."""
        if shown := self._shown(text):
            self._pdf.set_font(self._font, "B" if bold else "", points)
            self._pdf.set_text_color(grey)
            self._pdf.text(x, y, shown)

    def cut(self, text: str, width: float, points: float) -> str:
        """As much of a text as has room, with three dots for the rest."""
        shown = self._shown(text)
        fits = self._ruler.width(shown, points) <= width
        return shown if fits else self._ruler.cut(shown, width, points)

    def wrap(self, text: str, width: float, points: float) -> list[str]:
        """A text on lines of at most this width."""
        return self._ruler.wrap(self._shown(text), width, points, bold=False)

    def rule(self, x1: float, y: float, x2: float) -> None:
        """A hairline."""
        self._pdf.set_draw_color(_LINE)
        self._pdf.set_line_width(0.2)
        self._pdf.line(x1, y, x2, y)

    def bars(self, x: float, y: float, width: float, title: str, rows: Sequence[Bar]) -> float:
        """A chart of lying bars, the number beside each; where it ends."""
        y = self.title(x, y, title)
        if not rows:
            self.text(x, y + 4, say("daysheet.pdf.none"), 9, grey=90)
            return y + ROW
        room = width - _LABEL - 12
        most = max((bar.n for bar in rows if not bar.rest), default=1) or 1
        for bar in rows:
            long = max(_THIN, min(room, room * bar.n / most))
            self.text(x, y + 3.6, self.cut(bar.label, _LABEL - 2, 8.5), 8.5)
            self._fill(x + _LABEL, y + 0.8, long, ROW - 1.8, pale=bar.rest)
            self.text(x + _LABEL + long + 1.5, y + 3.6, f"{bar.n}", 8.5, bold=True)
            y += ROW
        return y

    def columns(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        title: str,
        counted: Mapping[int, int],
    ) -> float:
        """A chart of standing bars from the first key to the last, the number on each; where it ends."""
        y = self.title(x, y, title)
        if not counted:
            self.text(x, y + 4, say("daysheet.pdf.none"), 9, grey=90)
            return y + ROW
        keys = range(min(counted), max(counted) + 1)
        step, base = min(12.0, width / len(keys)), y + height + 4
        most = max(counted.values()) or 1
        for place, key in enumerate(keys):
            n, left = counted.get(key, 0), x + place * step
            tall = height * n / most
            if n:
                self._fill(left + step * 0.15, base - tall, step * 0.7, tall)
                self._middle(left + step / 2, base - tall - 1, f"{n}", bold=True)
            self._middle(left + step / 2, base + 3.6, f"{key:02}")
        self.rule(x, base, x + step * len(keys))
        return base + 5

    def table(
        self, x: float, y: float, widths: Sequence[float], rows: Iterable[Sequence[str]]
    ) -> float:
        """The first column to the left, the others to the right; the first row is the head. Where it ends."""
        for line, cells in enumerate(rows):
            left = x
            for column, (text, width) in enumerate(zip(cells, widths, strict=False)):
                points, bold = (7.5, False) if line == 0 else (8.5, column == 1)
                shown = self.cut(text, width - 1.5, points)
                over = width - self._ruler.width(shown, points, bold=bold) if column else 0.0
                grey = 90 if line == 0 else 0
                self.text(left + over, y + 3.6, shown, points, bold=bold, grey=grey)
                left += width
            y += ROW
        return y

    def _fill(self, x: float, y: float, width: float, height: float, *, pale: bool = False) -> None:
        self._pdf.set_fill_color(*(_PALE if pale else _INK))
        self._pdf.rect(x, y, width, height, style="F")

    def _middle(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        self.text(x - self._ruler.width(text, 8, bold=bold) / 2, y, text, 8, bold=bold)

    def _shown(self, text: str) -> str:
        """What the font has letters for."""
        shown = printable(text)[0] if text.strip() else ""
        if self._bundled:
            return shown
        return "".join(letter if is_plain(letter) else "?" for letter in shown)
