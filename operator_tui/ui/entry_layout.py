"""How frame 7 is laid out: the card above its result at 80 columns, beside it where there is room."""

from collections.abc import Sequence
from typing import Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.reasons import next_step
from operator_tui.locale import say, sentence
from operator_tui.ui import entry_result as results
from operator_tui.ui import entry_result_rows, entry_rows
from operator_tui.ui.clipboard import Where
from operator_tui.ui.entry_copier import Copier
from operator_tui.ui.entry_jobs import Opened, Outcome, Phase
from operator_tui.ui.entry_result import Result
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.paint import Look, Row, Span, beside, fold, row
from operator_tui.ui.session import Session

_SIDE: Final = 82
_LEAST: Final = 4
"""Rows below which the card gives way to its result."""


def refused(error: OperatorError | None, look: Look) -> list[Row]:
    """A card that isn't open: being opened still, or why not."""
    if error is None:
        return [(), row("   …")]
    text = "!! " + sentence(error)
    return [(), *(row("   ", Span(line, "salah")) for line in fold(text, look.width - 6))]


def without_card(found: Opened, session: Session, look: Look) -> list[Row]:
    """Why there is no card (any more), and what to do."""
    narrow = look._replace(width=min(80, look.width))
    text, role = entry_rows.permission(found, session)
    head = entry_rows.first_row(text, role, None, narrow)
    return [head, (), *entry_rows.instead(found, session, narrow)]


def work(
    found: Opened,
    session: Session,
    copier: Copier,
    result: Result,
    look: Look,
    height: int,
    *,
    in_result: bool,
) -> list[Row]:
    """The rows between name and message."""
    walk, where = copier.walk, copier.where
    wide = look.width >= 100 and look.height >= 30
    left = look._replace(width=80) if wide else look
    head = entry_rows.first_row(*entry_rows.permission(found, session), walk, left)
    looking_up = found.phase is Phase.LOOK_UP
    side = look._replace(width=look.width - _SIDE - 1) if wide else look
    last = entry_result_rows.rows(result, side, here=in_result, looking_up=looking_up)
    why = [(), *entry_rows.instead(found, session, left)] if looking_up else []
    if wide:
        rows = entry_rows.card_rows(walk, left, height - 2 - len(why), where, whole=True)
        return beside([head, (), *rows, *why], [(), (), *last], _SIDE)
    return [head, *_stacked(walk, left, height - 1, where, why, last)]


def _stacked(
    walk: Walk, look: Look, height: int, where: Where | None, why: Sequence[Row], last: list[Row]
) -> list[Row]:
    """The card above its result, with as many blank rows between as there is room for."""
    room = height - len(last)
    if room < _LEAST:
        return [*[()] * (room > 0), *last]
    below = why or [entry_rows.following(walk, look)]
    rows = entry_rows.card_rows(walk, look, max(1, room - len(below)), where, whole=False)
    spare = room - len(rows) - len(below)
    apart = not why and spare > 2
    return [*[()] * (spare > 0), *rows, *[()] * apart, *below, *[()] * (spare > 1), *last]


def told(what: Outcome, label: str, *, looking_up: bool) -> str:
    """The sentence for a result that was saved."""
    if what.kind == results.ISSUED:
        return "√ " + say("osscard.told.found" if looking_up else "osscard.told.issued", ref=label)
    if what.kind == results.NOT_THERE:
        return "√ " + say("osscard.told.not-there", ref=label)
    step = say(f"ossentry.next.{next_step(what.reason)}")
    return "! " + say("osscard.told.failed", ref=label, step=step)
