"""Printing from a screen: jobs, and the sentence for how each went."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.locale import say, sentence
from operator_tui.store import prints
from operator_tui.store.applications import Application
from operator_tui.store.intake import Person
from operator_tui.ui.screens.base import Desk
from operator_tui.ui.session import Session

if TYPE_CHECKING:
    from operator_tui.reports.outcome import Outcome, Setup
    from operator_tui.store.kit import Check

Tell = Callable[..., None]
Job = Callable[[], "Any"]


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


def again(session: Session, id_: int) -> Job:
    """A job that prints a kept one again."""
    return all_again(session, [id_])


def save(session: Session, id_: int) -> Job:
    """A job that writes a kept one to a PDF."""
    store = session.opened()

    def job() -> "Outcome":
        from operator_tui.reports import kept

        return kept.save(store, id_)

    return job


def drop(session: Session, id_: int) -> Job:
    """A job that gives a kept one up; it answers with a sentence."""
    store = session.opened()

    def job() -> str:
        from operator_tui.reports import kept

        kept.drop(store, id_)
        return say("prints.dropped")

    return job


def all_again(session: Session, ids: Sequence[int]) -> Job:
    """A job that prints kept ones again, the oldest first; a printer that hinders one hinders the rest."""
    store = session.opened()

    def job() -> "Outcome":
        from operator_tui.reports import kept
        from operator_tui.store import print_jobs

        # Some may have come out since they were shown.
        left = {run.id for run in store.read(print_jobs.open_jobs)}
        for id_ in sorted(left.intersection(ids) or ids):
            outcome = kept.again(store, setup(session), id_)
            if outcome.why:
                break
        return outcome

    return job


def missing(session: Session, kind: str) -> Job:
    """A job that prints all papers of a kind that were never printed, on as few sheets as they take."""
    store = session.opened()

    def job() -> "Outcome":
        from operator_tui.reports.cards import Kind
        from operator_tui.reports.printing import print_order

        ids = store.read(partial(prints.without, kind=kind))
        order = setup(session).order(Kind(kind), *ids)
        return print_order(store, setup(session), order)

    return job


def never_printed(session: Session, kind: str) -> Job:
    """A job that counts the papers of a kind that were never printed, and how many of them OSS's own PDF goes with."""
    store = session.opened()

    def job() -> tuple[int, int]:
        from operator_tui.store import documents

        ids = store.read(partial(prints.without, kind=kind))
        having = store.read(partial(documents.having, seqs=ids)) if kind == prints.SLIP else []
        return len(ids), len(having)

    return job


def sheets(session: Session, kind: str, papers: int) -> int:
    """The sheets, or pieces of the roll, that so many papers of a kind take."""
    return setup(session).size_of(kind).sheets(papers)


def ask_queues(session: Session) -> Job:
    """A job that asks the printers' own queues what came out by now; it answers with how many."""
    store = session.opened()

    def job() -> int:
        from operator_tui.reports.kept import ask_queues as ask

        return ask(store)

    return job


def waiting_list(session: Session) -> Job:
    """A job that prints who waits at the front desk now."""
    store, day = session.opened(), session.today().isoformat()

    def job() -> "Outcome":
        from operator_tui.reports.lists import print_waiting

        return print_waiting(store, setup(session), day)

    return job


def kit_list(session: Session, check: "Check", event: str) -> Job:
    """A job that prints the kit of an event."""
    store = session.opened()

    def job() -> "Outcome":
        from operator_tui.reports.kit_sheet import print_kit

        return print_kit(store, setup(session), check, event)

    return job


def test_page(session: Session) -> Job:
    """A job that prints a test page on each printer that is set; what became of each."""
    now = session.now()

    def job() -> "list[Outcome | Refused]":
        from operator_tui.reports.lists import print_test

        done: list[Outcome | Refused] = []
        for printer, size in setup(session).each():
            try:
                done.append(print_test(printer, size, now, session.home))
            except Refused as error:
                done.append(error)
        return done

    return job


def setup(session: Session) -> "Setup":
    """How this home prints, from its settings."""
    from operator_tui.reports.outcome import Setup

    config = session.config
    return Setup(
        config.printer, config.paper_size, config.ticket_printer, config.ticket_size, config.contact,
        session.demo, config.logo,
    )  # fmt: skip


def tell_of(result: "Outcome | str | OperatorError | list[Outcome | Refused]", tell: Tell) -> None:
    """Say what became of a print, or of several."""
    from operator_tui.reports.outcome import words

    if isinstance(result, list):
        said = [sentence(one) if isinstance(one, Refused) else words(one) for one in result]
        bad = any(isinstance(one, Refused) or one.why for one in result)
        tell(f"{'!' if bad else '√'} {' '.join(said)}", "awas" if bad else "baik")
    elif isinstance(result, Refused):
        tell("! " + sentence(result), "awas")
    elif isinstance(result, OperatorError):
        tell("!! " + sentence(result), "salah")
    elif isinstance(result, str):
        tell("× " + result)
    elif result.why:
        tell("! " + words(result), "awas")
    else:
        tell("√ " + words(result), "baik")


def _run(desk: Desk, job: "Callable[[], Outcome]", tell: Tell) -> None:
    tell(say("paper.making"))
    desk.jobs.in_turn(job, lambda result: tell_of(result, tell))
