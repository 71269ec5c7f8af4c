"""The training sheet on A4: a card to type from, the exercises with a box to tick, the answers for the trainer."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from operator_tui import forms
from operator_tui.locale import language, say
from operator_tui.paper.pdf import blank
from operator_tui.reports.page import ROW, Page
from operator_tui.store.exercises import KEYS

if TYPE_CHECKING:
    from fpdf import FPDF

CARD_ROW: Final = 41
"""Whose papers the card is a copy of: a row of the sample file that the demo doesn't hold."""
_LEFT, _TOP, _FOOT, _WIDTH = 15.0, 14.0, 282.0, 180.0
_TEXT: Final = 9.0
_LINE: Final = 4.4
_COLUMN: Final = _WIDTH / 2
_VALUE: Final = 32.0


class Field(NamedTuple):
    """One field of the card: its label on the screen, and what is typed into it."""

    section: str
    label: str
    value: str


def card(row: Mapping[str, str]) -> list[Field]:
    """The fields that the form asks this person for, in the order of the screen; ``row`` is of the sample file."""
    form = forms.load("nib")
    return [
        Field(
            section.label[language()].strip(),
            spec.label[language()].strip(),
            row.get(spec.name, ""),
        )
        for section in form.sections
        for spec in section.fields
        if spec.asked(row)
    ]


def to_pdf(row: Mapping[str, str]) -> tuple[bytes, int]:
    """The sheet with the card of this person as a PDF, and on how many pages."""
    pdf = blank(say("exercises.sheet.title"))
    pdf.add_page()
    texts = [say(f"exercises.{key}.steps") for key in KEYS]
    _Sheet(pdf, Page(pdf, texts), card(row)).draw()
    return bytes(pdf.output()), pdf.page_no()


class _Sheet:
    """Draws from the top of the first page downwards."""

    def __init__(self, pdf: "FPDF", page: Page, fields: Sequence[Field]) -> None:
        self._pdf, self._page, self._fields = pdf, page, fields
        self._y = _TOP

    def draw(self) -> None:
        """The whole sheet."""
        self._head()
        self._card()
        for number, key in enumerate(KEYS, 1):
            self._exercise(number, key)
        self._answers()

    def _head(self) -> None:
        self._page.text(_LEFT, self._y + 5, say("exercises.sheet.title"), 16, bold=True)
        for x, key in ((112.0, "name"), (165.0, "date")):
            label = say(f"exercises.sheet.{key}")
            self._page.text(x, self._y + 5, label, _TEXT, grey=90)
            self._page.rule(x + 14, self._y + 5.6, x + (48 if key == "name" else 30))
        self._y += 11
        for key in ("about", "signs"):
            self._lines(_LEFT, _WIDTH, say(f"exercises.sheet.{key}"))
            self._y += 1

    def _card(self) -> None:
        """Two columns, read downwards as on the screen."""
        fields = self._fields
        self._y = self._page.title(_LEFT, self._y + 2, say("exercises.sheet.card"))
        self._lines(_LEFT, _WIDTH, say("exercises.sheet.card-how"), grey=90)
        half, top, bottom = (len(fields) + 1) // 2, self._y, self._y
        for x, column in ((_LEFT, fields[:half]), (_LEFT + _COLUMN, fields[half:])):
            self._y, section = top, ""
            for field in column:
                if field.section != section:
                    section = field.section
                    self._page.text(x, self._y + 4.2, section, 8, bold=True, grey=90)
                    self._y += ROW
                self._page.text(x + 2, self._y + 3.6, field.label, _TEXT)
                self._lines(x + 2 + _VALUE, _COLUMN - _VALUE - 4, field.value or "-", bold=True)
            bottom = max(bottom, self._y)
        self._y = bottom + 4

    def _exercise(self, number: int, key: str) -> None:
        """A box, the name, the steps, the question with a line to write on; never over the end of a page."""
        steps = [
            self._page.wrap(step, _WIDTH - 13, _TEXT)
            for step in say(f"exercises.{key}.steps").split("\n")
        ]
        tall = 7 + _LINE * sum(map(len, steps)) + 9
        if self._y + tall > _FOOT:
            self._new_page()
        self._pdf.set_draw_color(0)
        self._pdf.set_line_width(0.3)
        self._pdf.rect(_LEFT, self._y, 4, 4)
        self._page.text(
            _LEFT + 7, self._y + 3.6, f"{number}  {say(f'exercises.{key}')}", 11, bold=True
        )
        self._y += 7
        for letter, lines in zip("abcd", steps, strict=False):
            self._page.text(_LEFT + 7, self._y + 3, letter, _TEXT, grey=90)
            for line in lines:
                self._page.text(_LEFT + 12, self._y + 3, line, _TEXT)
                self._y += _LINE
        ask = f"?  {say(f'exercises.{key}.ask')}"
        self._page.text(_LEFT + 7, self._y + 3.6, ask, _TEXT, bold=True)
        self._page.rule(_LEFT + 112, self._y + 4.4, _LEFT + _WIDTH)
        self._y += 9

    def _answers(self) -> None:
        """On a strip of its own at the end, to be cut off."""
        if self._y + 12 + _LINE * (len(KEYS) + 2) > _FOOT:
            self._new_page()
        self._y += 2
        self._pdf.set_dash_pattern(dash=2, gap=2)
        self._page.rule(_LEFT, self._y, _LEFT + _WIDTH)
        self._pdf.set_dash_pattern()
        self._y = self._page.title(_LEFT, self._y + 3, say("exercises.sheet.answers"))
        self._lines(_LEFT, _WIDTH, say("exercises.sheet.answers-how"), grey=90)
        for number, key in enumerate(KEYS, 1):
            told = f"{number}  {say(f'exercises.{key}')}: {say(f'exercises.{key}.answer')}"
            self._lines(_LEFT, _WIDTH, told)

    def _lines(
        self, x: float, width: float, text: str, *, bold: bool = False, grey: int = 0
    ) -> None:
        """A text at this place, on as many lines as it needs."""
        for line in self._page.wrap(text, width, _TEXT):
            self._page.text(x, self._y + 3.6, line, _TEXT, bold=bold, grey=grey)
            self._y += _LINE + 0.2

    def _new_page(self) -> None:
        self._pdf.add_page()
        self._y = _TOP
