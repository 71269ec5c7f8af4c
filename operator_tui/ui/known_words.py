"""Who this is already, in words: one line with number, state, time, operator and NIB."""

from collections.abc import Callable

from operator_tui.core.checks import CANCELLED, DUPLICATE, NAMESAKE, Problem, Severity
from operator_tui.locale import say
from operator_tui.store.application import Application
from operator_tui.store.known import Known
from operator_tui.ui.session import Session
from operator_tui.ui.words import problem_words, short_ref, status_word


def problems(
    found: Known, session: Session
) -> tuple[Problem | None, list[Problem], dict[str, int]]:
    """What asks for a reason, what is only to be known, and the row that each field's F4 opens."""
    duplicate, hints, others = None, [], {}
    if found.earlier:
        duplicate = _problem("nik", DUPLICATE, Severity.REASON, found.earlier, session)
    if found.cancelled:
        hints.append(_problem("nik", CANCELLED, Severity.NOTE, found.cancelled, session))
    if found.namesake:
        hints.append(_problem("name", NAMESAKE, Severity.WARN, found.namesake, session))
    duplicate = found.differs or duplicate
    for field, other in (("nik", found.earlier or found.cancelled), ("name", found.namesake)):
        if other:
            others[field] = other.seq
    return duplicate, hints, others


def news(duplicate: Problem, label: Callable[[str], str]) -> str:
    """The sentence for the message line, when it becomes known."""
    if duplicate.key == DUPLICATE:
        return say("form.already", who=duplicate.params["who"])
    return f"{label(duplicate.field).strip()}: {problem_words(duplicate)}"


def _problem(
    field: str, key: str, severity: Severity, app: Application, session: Session
) -> Problem:
    return Problem(field, key, severity, {"who": _who(app, session)})


def _who(app: Application, session: Session) -> str:
    """``0017, √ diterima 10.02, Dede``, and the NIB where there is one."""
    at = app.status_at
    time = session.time_of(at) if session.is_today(at) else session.date_time_of(at)
    by = app.created_by.split()[0] if app.created_by else ""
    nib = f"NIB {app.nib}" if app.nib else ""
    parts = [short_ref(app, session.today()), f"{status_word(app.status)} {time}", by, nib]
    return ", ".join(part for part in parts if part)
