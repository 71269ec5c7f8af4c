"""Words for values that several screens show."""

from datetime import date
from typing import Final

from operator_tui.core.checks import Problem
from operator_tui.core.form import FieldSpec, Kind, Words
from operator_tui.core.lifecycle import Status
from operator_tui.core.values import show
from operator_tui.locale import language, say
from operator_tui.store.applications import Application

GLYPHS: Final = {
    Status.DRAFT: "○", Status.READY: "□", Status.SENDING: "►", Status.UNKNOWN: "?", Status.ACCEPTED: "√",
    Status.RETURNED: "◄", Status.QUARANTINED: "#", Status.ISSUED: "■", Status.CANCELLED: "×",
}  # fmt: skip
STATUS_ROLES: Final = {
    Status.ACCEPTED: "baik", Status.ISSUED: "baik", Status.UNKNOWN: "awas", Status.RETURNED: "awas",
    Status.QUARANTINED: "salah",
}  # fmt: skip


def status_word(status: Status) -> str:
    """Glyph and word of a state: everywhere the same."""
    return f"{GLYPHS[status]} {say(f'core.status.{status}')}"


def problem_words(problem: Problem) -> str:
    """A problem as it stands beside its field."""
    params = dict(problem.params)
    if "status" in params and "who" not in params:
        word = say(f"core.status.{params['status']}")
        params["who"] = f"{params['ref']}, {word}, {params['by']}"
    if isinstance(why := params.get("why"), Words):
        params["why"] = why[language()]
    return say(f"checks.{problem.key}", **params)


def shown_text(spec: FieldSpec, text: str) -> str:
    """A stored text as people read it."""
    return show(spec, text)


def option_word(spec: FieldSpec, text: str) -> str:
    """The word behind a stored letter: ``perempuan`` for ``P``; empty where the text says it all."""
    if spec.kind is Kind.YESNO and text.upper() in ("Y", "T"):
        return say("form.yes" if text.upper() == "Y" else "form.no")
    letters = text.casefold().split() if spec.kind is Kind.MULTI else [text.casefold()]
    return ", ".join(o.label[language()] for o in spec.options if o.key.casefold() in letters)


def long_date(day: date) -> str:
    """A date as it is read aloud: ``17 April 1988``."""
    return f"{day.day} {say(f'ui.month.{day.month}')} {day.year}"


def short_date(day: date) -> str:
    """The same with the month's first three letters, without the year: ``17 Apr``."""
    return f"{day.day} {say(f'ui.month.{day.month}')[:3]}"


def short_ref(app: Application, today: date) -> str:
    """The number in lists: ``0042`` today, ``22/11-0018`` of another day, ``D-007`` for a draft."""
    return short_number(app.label, today)


def short_number(label: str, today: date) -> str:
    """The same, of a reference or a draft's label."""
    if label.count("-") < 2:
        return label
    _, day, number = label.rsplit("-", 2)
    return number if day == f"{today:%y%m%d}" else f"{day[4:]}/{day[2:4]}-{number}"


def spent_words(app: Application) -> str:
    """How long an application took the first time: ``diketik 2 mnt 40 dtk · dibacakan 48 dtk``; empty for unmeasured.

    Not of a correction: its seconds are added to those of the first time, and mean nothing beside three minutes.
    """
    if app.revision > 1 or not app.typing_s or not app.reading_s:
        return ""
    return say("form.spent", typing=duration(app.typing_s), reading=duration(app.reading_s))


def duration(seconds: float) -> str:
    """Seconds in words: ``48 dtk``, ``2 mnt 40 dtk``."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return say("form.seconds", n=rest)
    return say("form.minutes", m=minutes, n=rest)
