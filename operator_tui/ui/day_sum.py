"""The sentence under a day's numbers: whether all adds up, whether the day is closed, of how many laptops they are."""

from operator_tui.locale import say
from operator_tui.reports.closing import changed_since
from operator_tui.ui.day_together import Found, laptops
from operator_tui.ui.session import Session


def said(found: Found, session: Session, *, others: bool) -> tuple[str, str]:
    """The sentence, and its role; ``others``: other laptops were asked for too."""
    sheet, done, many = found.sheet, found.sealed, laptops(found.sheet)
    if not sheet.day.adds_up:
        return "!! " + say("day.differs"), "salah"
    if many > 1:
        return "√ " + say("day.added", n=many, time=session.date_time_of(found.oldest)), "baik"
    if others:
        return "! " + say("day.added-none"), "awas"
    if done is None:
        return "√ " + say("day.counted", time=f"{session.now():%H.%M}"), "baik"
    time = session.date_time_of(done.at)
    if changed_since(sheet.day, done):
        return "! " + say("day.sealed-since", time=time, seal=done.seal), "awas"
    return "√ " + say("day.sealed", time=time, seal=done.seal), "baik"
