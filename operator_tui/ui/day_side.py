"""The right part of frame 9 in a large window: why the office sent back what it did, and what people want next."""

from datetime import date
from typing import Final

from operator_tui.core.followups import KINDS
from operator_tui.locale import say
from operator_tui.reports.day_table import field_words
from operator_tui.reports.day_values import NONE, Day, Sheet
from operator_tui.store.daybook import Sent
from operator_tui.ui.paint import Look, Row, Span, fit, fold, right, row
from operator_tui.ui.words import short_number

COLUMN: Final = 82
"""Where it begins."""
_LABEL: Final = 16
_NUMBER: Final = 8
_LINES: Final = 3
"""Rows that one sentence of the office gets at most."""


def is_wide(look: Look) -> bool:
    """Whether a window has room for it (SCREENS section C)."""
    return look.width >= 100 and look.height >= 30


def rows(sheet: Sheet, today: date, look: Look, height: int) -> list[Row]:
    """As much of it as has room; of those sent back the newest first, and how many there are more."""
    width = look.width - COLUMN - 1
    found = [(), *_wants(sheet.day), (), row(Span(say("day.reasons"), "tebal"))]
    if not sheet.sent_back:
        elsewhere = sum(sheet.day.returned.values())  # a sum of laptops has no rows
        return [*found, row(say("day.reasons-elsewhere" if elsewhere else "daysheet.pdf.none"))]
    left = len(sheet.sent_back)
    for sent in reversed(sheet.sent_back):
        item = _item(sent, today, width)
        if len(found) + len(item) + (left > 1) > height:
            return [*found, row(say("day.reasons-more", n=left))]
        found += item
        left -= 1
    return found


def _wants(day: Day) -> list[Row]:
    """Halal and PIRT: asked for by those taken in then, begun then, not yet with the office."""
    head = "".join(right(say(f"day.kind.{kind}"), _NUMBER) for kind in KINDS)
    table = {
        "asked": [day.services[kind] for kind in KINDS],
        "begun": [sum(day.followups[kind].values()) for kind in KINDS],
        "due": [day.due[kind] for kind in KINDS],
    }
    return [
        row(Span(fit(say("day.wants"), _LABEL), "tebal"), head),
        *(
            row(fit(say(f"day.wants-{name}"), _LABEL), *(right(f"{n}", _NUMBER) for n in numbers))
            for name, numbers in table.items()
        ),
    ]


def _item(sent: Sent, today: date, width: int) -> list[Row]:
    """One that was sent back: its number, the field, and below it what the office said."""
    field = field_words(sent.field) if sent.field else say("day.nothing")
    number = short_number(sent.ref, today) if sent.ref else NONE
    said = fold(sent.reason, width - 2) if sent.reason else []
    if len(said) > _LINES:
        said = [*said[: _LINES - 1], fit(said[_LINES - 1] + "…" * width, width - 2)]
    head = row(Span(fit(f"{number} {field}", width), "awas"))
    return [head, *(row(f"  {line}") for line in said)]
