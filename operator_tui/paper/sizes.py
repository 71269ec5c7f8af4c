"""The papers that are printed on, and a card laid out on each."""

from collections.abc import Iterable
from enum import StrEnum

from operator_tui.paper import pdf, roll, strip
from operator_tui.paper.card import Card
from operator_tui.paper.marks import Sheet


class Size(StrEnum):
    """``paper.size``: a strip of which four or two fill an A4 page, or a roll; the value is what is set."""

    A4_FOUR = "a4-4"
    A4_TWO = "a4-2"
    ROLL_80 = "roll-80"
    ROLL_58 = "roll-58"

    @property
    def per_page(self) -> int:
        """Cards on a page of A4; 0 for a roll."""
        return {Size.A4_FOUR: 4, Size.A4_TWO: 2}.get(self, 0)

    @property
    def width(self) -> float:
        """Millimetres of the paper's width."""
        return {Size.ROLL_80: 80.0, Size.ROLL_58: 58.0}.get(self, strip.WIDTH)

    def sheets(self, cards: int) -> int:
        """Sheets of paper, or pieces of the roll, that so many cards take."""
        return -(-cards // self.per_page) if self.per_page else cards


def lay(card: Card, size: Size) -> Sheet:
    """The card on this paper."""
    if size.per_page:
        return strip.lay(card, pdf.PAGE_HEIGHT / size.per_page)
    return roll.lay(card, size.width)


def to_pdf(cards: Iterable[Card], size: Size, title: str) -> bytes:
    """The cards as a PDF. Raises :class:`Refused` for none."""
    return pdf.make((lay(card, size) for card in cards), size.per_page, title)
