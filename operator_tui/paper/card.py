"""What one person gets in the hand: a ticket, a receipt or a slip, as words; how they stand is the layout's."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from operator_tui.paper.fit import is_plain, printable


class Line(NamedTuple):
    """A label and its value, or a heading and its sentences."""

    label: str
    value: str


@dataclass(frozen=True)
class Card:
    """One paper. ``big`` is what is read first (an NIB, a number), ``big_size`` points at most, ``head`` its label.

    ``code`` is the text of the QR code, "" for none, and ``caption`` what stands under it; ``across`` is a pale word
    over everything; ``mark`` says which copy it is. ``lacking`` is said where a letter can't be printed.
    """

    title: str
    note: str
    head: str
    big: str
    big_size: float
    rows: tuple[Line, ...]
    side: tuple[Line, ...]
    paragraphs: tuple[Line, ...] = ()
    code: str = ""
    caption: tuple[str, ...] = ()
    across: str = ""
    mark: str = ""
    lacking: str = ""
    logo: str = ""


def printed(card: Card) -> tuple[Card, bool]:
    """The card with only letters that can be printed, and no line without a value; whether it needs the bundled font.

    ``lacking`` is kept only where a letter is lacking.
    """
    bundled = lacking = False

    def fit(text: str) -> str:
        nonlocal bundled, lacking
        shown, lacks = printable(text)
        lacking, bundled = lacking or lacks, bundled or not is_plain(shown)
        return shown

    def lines(given: tuple[Line, ...]) -> tuple[Line, ...]:
        fitted = (Line(fit(line.label), fit(line.value)) for line in given)
        return tuple(line for line in fitted if line.value)

    shown = replace(
        card, title=fit(card.title), note=fit(card.note), head=fit(card.head), big=fit(card.big),
        rows=lines(card.rows), side=lines(card.side), paragraphs=lines(card.paragraphs),
        caption=tuple(map(fit, card.caption)), across=fit(card.across), mark=fit(card.mark),
    )  # fmt: skip
    return replace(shown, lacking=fit(card.lacking) if lacking else ""), bundled


def keep(cards: Sequence[Card]) -> bytes:
    """The cards as bytes, to be printed later as they are."""
    return json.dumps([asdict(card) for card in cards], ensure_ascii=False).encode(
        errors="surrogatepass"
    )


def kept(data: bytes) -> list[Card]:
    """The cards that :func:`keep` made bytes of."""
    return [_card(values) for values in json.loads(data.decode(errors="surrogatepass"))]


def _card(values: dict[str, Any]) -> Card:
    lines = {
        name: tuple(Line(*pair) for pair in values[name]) for name in ("rows", "side", "paragraphs")
    }
    return Card(**{**values, **lines, "caption": tuple(values["caption"])})
