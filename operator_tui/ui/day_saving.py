"""Saving the day's numbers as files from a screen: a job, and the sentence for how it went."""

from collections.abc import Callable
from pathlib import Path

from operator_tui.core.errors import OperatorError
from operator_tui.locale import say, sentence
from operator_tui.store.closing import Closed
from operator_tui.store.daywindow import Window
from operator_tui.ui.program import Desk

Tell = Callable[..., None]


def save_sealed_day(desk: Desk, done: Closed, tell: Tell) -> None:
    """Write the sheet of a closed day into the home, and say where it is."""
    store = desk.session.opened()

    def job() -> Path:
        from operator_tui.reports.day_files import FOLDER, save_sealed

        return save_sealed(store, done, desk.session.home / FOLDER)

    def saved(result: Path | OperatorError) -> None:
        if isinstance(result, OperatorError):
            tell("!! " + sentence(result), "salah")
        else:
            tell("√ " + say("closing.saved", file=result), "baik")

    tell(say("day.saving"))
    desk.jobs.run(job, saved)


def save_day(desk: Desk, window: Window, tell: Tell) -> None:
    """Write the numbers of these days in each kind of file into the home, and say where they are."""
    store, quota = desk.session.opened(), desk.session.pace.budget_bytes

    def job() -> list[Path]:
        from operator_tui.reports.day_files import FOLDER, save

        return save(store, window, desk.session.home / FOLDER, quota)

    def done(result: list[Path] | OperatorError) -> None:
        if isinstance(result, OperatorError):
            tell("!! " + sentence(result), "salah")
            return
        files = ", ".join(path.suffix.removeprefix(".").upper() for path in result)
        tell("√ " + say("day.saved", files=files, file=result[0]), "baik")

    tell(say("day.saving"))
    desk.jobs.run(job, done)
