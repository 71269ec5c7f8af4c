"""Saving the day's numbers as files from a screen: a job, and the sentence for how it went."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

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


def save_day(desk: Desk, window: Window, tell: Tell, others: Path | None = None) -> None:
    """Write the numbers of these days in each kind of file into the home, and say where they are.

    ``others``: a folder with files of other laptops, to be added. This laptop's JSON alone goes onto each drive
    with a folder ``summaries`` too, so that another laptop can add it.
    """
    store, quota = desk.session.opened(), desk.session.pace.budget_bytes

    def job() -> list[Path]:
        from operator_tui.reports.day_files import FOLDER, save
        from operator_tui.reports.day_laptops import brought

        parts = brought(others, window, desk.session.device).parts if others else ()
        return save(store, window, desk.session.home / FOLDER, quota, parts)

    def done(result: list[Path] | OperatorError) -> None:
        if isinstance(result, OperatorError):
            tell("!! " + sentence(result), "salah")
            return
        files = ", ".join(path.suffix.removeprefix(".").upper() for path in result)
        tell("√ " + say("day.saved", files=files, file=result[0]), "baik")
        if not others and not window.event:  # told first: a stick may take its time
            _carry(desk, result[-1], tell)

    tell(say("day.saving"))
    desk.jobs.run(job, done)


class _Carried(NamedTuple):
    """The folders on drives into which a file went, and those that didn't take it."""

    taken: list[Path]
    refused: list[Path]


def _carry(desk: Desk, file: Path, tell: Tell) -> None:
    """Copy a file onto each drive that has a folder for it, and say so; without one nothing is said."""

    def done(result: _Carried | OperatorError) -> None:
        if isinstance(result, OperatorError):
            tell("!! " + sentence(result), "salah")
        elif result.refused:
            tell("! " + say("day.saved-no-stick", folder=result.refused[0]), "awas")
        elif result.taken:
            tell("√ " + say("day.saved-stick", folder=result.taken[0]), "baik")

    desk.jobs.run(lambda: _carried(file, desk.session.home), done)


def _carried(file: Path, home: Path) -> _Carried:
    from operator_tui.delivery import drives
    from operator_tui.reports import whole
    from operator_tui.reports.day_files import FOLDER

    found = _Carried([], [])
    for folder in (drive.path / FOLDER for drive in drives.removable()):
        if not os.path.isdir(folder):  # noqa: PTH112  unlike Path's, it never raises: a drive may be gone
            continue
        try:
            whole.put(file.read_bytes(), folder / file.name, home, replace=True)
            found.taken.append(folder)
        except (OSError, OperatorError):
            found.refused.append(folder)
    return found
