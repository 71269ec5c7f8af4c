"""The test page: whether letters, hairlines and the code come out, and how far the paper is printed on."""

from typing import Final

from operator_tui.locale import say
from operator_tui.paper.card import Card, Line
from operator_tui.paper.words import caption, day_and_time

_LETTERS: Final = "ABCDEFG abcdefg 0123456789"
_OTHERS: Final = "É Ñ Ş Ḥ Ž Ω Ж"


def card(printer: str, size: str, at: str, device: str) -> Card:
    """What a test page says; ``at`` is local, ``2026-11-24 09.50``."""
    return Card(
        title=say("paper.test"),
        note=say("paper.test-note"),
        head=say("paper.printer"),
        big=printer or say("paper.folder"),
        big_size=18,
        rows=(
            Line(say("paper.size"), size),
            Line(say("paper.letters-plain"), _LETTERS),
            Line(say("paper.letters-others"), _OTHERS),
        ),
        side=(Line(say("paper.printed"), day_and_time(at)),),
        paragraphs=(Line(say("paper.test-look"), say("paper.test-look-words")),),
        code=f"{device}-UJI" if device else "UJI",
        caption=caption(),
        lacking=say("paper.letters"),
    )
