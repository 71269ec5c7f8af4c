"""Printing from a screen: a job, and the sentence for how it went."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.locale import say, sentence
from operator_tui.store.applications import Application
from operator_tui.store.intake import Person
from operator_tui.ui.screens.base import Desk
from operator_tui.ui.session import Session

if TYPE_CHECKING:
    from operator_tui.reports.printing import Outcome, Setup

Tell = Callable[..., None]


def print_one(desk: Desk, app: Application, tell: Tell) -> None:
    """Print the slip of an issued application, the receipt of any other that is final; say what became of it."""
    session, store = desk.session, desk.session.opened()

    def job() -> "Outcome":
        from operator_tui.reports.printing import print_application

        return print_application(store, setup(session), app.seq)

    _run(desk, job, tell)


def print_ticket(desk: Desk, person: Person, tell: Tell) -> None:
    """Print a queue ticket; say what became of it."""
    session, store = desk.session, desk.session.opened()

    def job() -> "Outcome":
        from operator_tui.reports.printing import print_ticket as print_

        return print_(store, setup(session), person.id)

    _run(desk, job, tell)


def setup(session: Session) -> "Setup":
    """How this home prints, from its settings."""
    from operator_tui.reports.printing import Setup

    config = session.config
    return Setup(
        config.printer, config.paper_size, config.ticket_printer, config.ticket_size, config.contact,
        session.demo,
    )  # fmt: skip


def _run(desk: Desk, job: "Callable[[], Outcome]", tell: Tell) -> None:
    def done(result: "Outcome | OperatorError") -> None:
        from operator_tui.reports.printing import words

        if isinstance(result, Refused):
            tell("! " + sentence(result), "awas")
        elif isinstance(result, OperatorError):
            tell("!! " + sentence(result), "salah")
        elif result.why:
            tell("! " + words(result), "awas")
        else:
            tell("√ " + words(result), "baik")

    tell(say("paper.making"))
    desk.jobs.run(job, done)
