"""The rows of frame 6 around the life line: who it is, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from operator_tui.core.lifecycle import Status
from operator_tui.core.mask import nik, phone
from operator_tui.core.nik import grouped
from operator_tui.core.reasons import Reason
from operator_tui.core.values import write_date
from operator_tui.locale import say
from operator_tui.store.applications import Application
from operator_tui.store.holding import MARK
from operator_tui.ui import first_step, life_rows
from operator_tui.ui.life_rows import Entry, is_late
from operator_tui.ui.life_window import LifeWindow
from operator_tui.ui.paint import Look, Row, Span, fold, row, wrap
from operator_tui.ui.session import Session
from operator_tui.ui.words import STATUS_ROLES, status_word

_FAILED: Final = frozenset(f"{MARK}{reason}" for reason in Reason)
_NOTHING: Final = (Status.ACCEPTED, Status.CANCELLED)
"""States with nothing for a person to do."""


@dataclass(frozen=True)
class Details:
    """What is read of one application: its row, its life line, its number, its parent, its consents.

    ``usual`` is how long each state lasted at most in nine of ten cases of the day, in minutes.
    """

    app: Application
    life: tuple[Entry, ...]
    phone: str
    parent: Application | None
    consents: frozenset[str]
    usual: dict[str, float]


def title(found: Details, session: Session) -> Row:
    """Which one, its state and since when; ``!`` where that is longer than usual."""
    app = found.app
    time, age = session.time_of(app.status_at), session.age(app.status_at)
    late = "! " if is_late(found.usual, app, session) else ""
    return row(
        Span(f"{say('screens.detail')} {app.label}   ", "tebal"),
        Span(status_word(app.status).upper(), STATUS_ROLES.get(app.status, "tebal")),
        "  ", Span(late, "awas"), say("screens.detail-since", time=time, age=age),
        f"   {say('screens.detail-revision', n=app.revision)}",
    )  # fmt: skip


def step_key(app: Application) -> str:
    """The key of what Enter is called: the first step of its state; empty where there is none for a person."""
    if way := first_step.of(app):
        return way.key
    return "" if app.status in _NOTHING else f"screens.key.step.{app.status}"


def hint(app: Application) -> str:
    """What Enter does."""
    way = first_step.of(app)
    return say(f"{way.words}.detail-hint" if way else f"screens.detail-hint.{app.status}")


def facts(found: Details, session: Session, look: Look, *, full: bool) -> list[Row]:
    """Who it is, and the NIB or the receipt; ``full``: with the whole NIK."""
    app = found.app
    number = grouped(app.nik) if full else nik(app.nik)
    text = " · ".join(p for p in (app.name, number, app.village, app.business) if p)
    line = say(
        "screens.detail-line", version=app.kbli_version, kbli=app.kbli or "…",
        phone=phone(found.phone) if found.phone else "…", by=app.created_by,
    )  # fmt: skip
    rows = [row("   ", Span(part, "nilai")) for part in fold(text, look.width - 4)]
    rows.append(row("   ", line))
    if app.nib:
        via = say(f"screens.via.{app.nib_via}")
        nib = say("screens.detail-nib", nib=app.nib, date=_day(app.nib_date), via=via)
        rows.append(row("   ", Span(nib, "baik")))
        if app.training:
            rows.append(row("   ", Span(say("screens.detail-training"), "awas")))
    elif app.receipt:
        time = session.time_of(app.accepted_at)
        rows.append(row("   ", say("screens.detail-receipt", receipt=app.receipt, time=time)))
    if parent := found.parent:
        kind = say(f"followups.kind.{app.form}")
        rows.append(
            row("   ", say("followups.detail", kind=kind, ref=parent.label, nib=parent.nib))
        )
    return rows


def life(found: Details, session: Session, look: Look, window: LifeWindow, room: int) -> list[Row]:
    """The life line in so many rows below its title, which says how much is above."""
    rows = life_rows.rows(
        found.life, found.app.status, session, look, found.usual, follows=found.parent is not None
    )
    seen = window.rows(rows, room)
    more = say("screens.detail-above", n=window.above) if window.above else ""
    return [(), row(" ", Span(say("screens.detail-life"), "tebal"), f"   {more}"), *seen]


def todo(app: Application, problem: str, look: Look) -> list[Row]:
    """What to do in its state, step by step; ``problem`` is what is wrong with it, in words."""
    rows: list[Row] = [(), row(" ", Span(say("screens.detail-next"), "tebal"))]
    if problem:
        first, *rest = wrap(problem, look.width - 6, 4)
        rows.append(row("   ", Span(f"! {first}", "awas")))
        rows += [row("     ", Span(line, "awas")) for line in rest]
    for i, step in enumerate(_steps(app), 1):
        first, *rest = wrap(step, look.width - 9, 3)
        rows += [row(f"   {i}  {first}"), *(row(f"      {line}") for line in rest)]
    return rows


def _steps(app: Application) -> Sequence[str]:
    ended = app.parent and app.status is Status.ACCEPTED
    key = "followups.detail-do" if ended else f"screens.detail-do.{app.status}"
    if way := first_step.of(app):
        key = f"{way.words}.detail-do"
    elif app.problem in _FAILED and app.status in (Status.READY, Status.ACCEPTED):
        key = f"osscard.detail-after.{app.status}"
    steps = say(key).split("|")
    if app.status is Status.ISSUED and app.wants:
        kinds = ", ".join(say(f"followups.kind.{kind}") for kind in app.wants.split())
        steps.append(say("followups.detail-wants", kinds=kinds))
    return steps


def _day(iso: str) -> str:
    """The day of an NIB as people write it; one that couldn't be read is not invented."""
    return write_date(date.fromisoformat(iso)) if iso else "…"
