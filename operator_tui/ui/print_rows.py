"""How runs of the printer look: when, what, on how many sheets, and how it stands; below it what went wrong."""

from collections.abc import Sequence
from typing import Final

from operator_tui.config import Config
from operator_tui.core.printer import parse
from operator_tui.locale import say, table
from operator_tui.store import print_jobs
from operator_tui.store.print_jobs import Job
from operator_tui.ui.paint import Look, Row, Span, fit, right, row
from operator_tui.ui.session import Session

_ROLES: Final = {
    print_jobs.WAITING: "awas",
    print_jobs.SENT: "awas",
    print_jobs.PRINTED: "baik",
    print_jobs.FILE: "baik",
}
_MARKS: Final = {
    print_jobs.WAITING: "!",
    print_jobs.SENT: "►",
    print_jobs.PRINTED: "√",
    print_jobs.FILE: "√",
    print_jobs.DROPPED: "×",
}


def what(run: Job) -> str:
    """What people call a run: ``Tanda terima MJL03-261124-0042``; how many they are, in the language of now."""
    many = run.items > 1 and run.label
    ref = say("paper.cli-many", n=run.items) if many else run.label
    return say(f"paper.of.{run.kind}", ref=ref).strip()


def printer_words(config: Config) -> str:
    """Which printer is set, and the paper."""
    name = parse(config.printer).label or say("paper.cli-folder")
    return say("prints.printer", name=fit(name, 30).rstrip(), size=config.paper_size)


def rows(runs: Sequence[Job], at: int, session: Session, look: Look, height: int) -> list[Row]:
    """The runs around the mark, what hinders one below it."""
    found = [(), _cells(say("prints.columns").split("|"), "", "tebal", " ")]
    if not runs:
        return [*found, row("   ", say("prints.empty"))]
    room = height - len(found)
    start = max(0, at - max(1, room // 2) + 1)
    for i, run in enumerate(runs[start:], start):
        time = session.time_of(run.at) if session.is_today(run.at) else session.date_time_of(run.at)
        state = f"{_MARKS.get(run.state, '')} {say(f'prints.state.{run.state}')}"
        cells = [time, what(run), str(run.sheets), state]
        found.append(_cells(cells, _ROLES.get(run.state, ""), "", ">" if i == at else " "))
        if run.state in print_jobs.OPEN and (why := _why(run)):
            found.append(row(" " * 16, fit(why, look.width - 17)))
    return found[:height]


def _why(run: Job) -> str:
    key = run.why.removeprefix("paper.")
    if not run.why or key not in table("paper"):
        return ""
    return say(f"paper.{key}", printer=parse(run.printer).label)


def _cells(cells: Sequence[str], state: str, role: str, mark: str) -> Row:
    time, name, sheets, word = cells
    return row(
        Span(f" {mark} ", "nilai"), Span(fit(time, 12), role), " ", Span(fit(name, 36), role or "nilai"),
        Span(right(sheets, 7), role), "  ", Span(fit(word, 19), role or state),
    )  # fmt: skip
