"""The sentence under a day's numbers: whether all adds up, whether the day is closed, of how many laptops they are."""

from operator_tui.locale import say
from operator_tui.reports.closing import changed_since
from operator_tui.ui.day_together import Found, laptops
from operator_tui.ui.session import Session


def said(found: Found, session: Session) -> tuple[str, str]:
    """The sentence, and its role."""
    sheet, done, others = found.sheet, found.sealed, found.others
    if not sheet.day.adds_up:
        return "!! " + say("day.differs"), "salah"
    if others is not None:
        many = laptops(sheet)
        if others.unread:
            file, k = others.unread[0], len(others.unread)
            return "! " + say("day.added-unread", n=many, k=k, file=file), "awas"
        if many == 1:
            return "! " + say("day.added-none"), "awas"
        return "√ " + say("day.added", n=many, time=session.date_time_of(others.oldest)), "baik"
    if done is None:
        return "√ " + say("day.counted", time=f"{session.now():%H.%M}"), "baik"
    time = session.date_time_of(done.at)
    if changed_since(sheet.day, done):
        return "! " + say("day.sealed-since", time=time, seal=done.seal), "awas"
    return "√ " + say("day.sealed", time=time, seal=done.seal), "baik"
