"""Saving the day's numbers as files from a screen: a job, and the sentence for how it went."""

import os
from collections.abc import Callable, Sequence
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

    def job() -> _Saved:
        from operator_tui.delivery import drives
        from operator_tui.reports.day_files import FOLDER, save
        from operator_tui.reports.day_laptops import brought

        parts = brought(others, window, desk.session.device).parts if others else ()
        files = save(store, window, desk.session.home / FOLDER, quota, parts)
        sticks = (
            [] if others or window.event else [drive.path / FOLDER for drive in drives.removable()]
        )
        return _Saved(files, *_carried(files[-1], sticks, desk.session.home))

    def done(result: _Saved | OperatorError) -> None:
        if isinstance(result, OperatorError):
            tell("!! " + sentence(result), "salah")
        elif result.refused:
            tell("! " + say("day.saved-no-stick", folder=result.refused[0]), "awas")
        elif result.carried:
            tell("√ " + say("day.saved-stick", folder=result.carried[0]), "baik")
        else:
            files = ", ".join(path.suffix.removeprefix(".").upper() for path in result.files)
            tell("√ " + say("day.saved", files=files, file=result.files[0]), "baik")

    tell(say("day.saving"))
    desk.jobs.run(job, done)


class _Saved(NamedTuple):
    """The files in the home; the folders on drives that have the JSON too, and those that didn't take it."""

    files: list[Path]
    carried: list[Path]
    refused: list[Path]


def _carried(file: Path, folders: Sequence[Path], home: Path) -> tuple[list[Path], list[Path]]:
    """Copy a file into those folders that are there: into which it went, and into which it didn't."""
    from operator_tui.reports import whole

    carried, refused = [], []
    for folder in folders:
        if not os.path.isdir(folder):  # noqa: PTH112  unlike Path's, it never raises: a drive may be gone
            continue
        try:
            whole.put(file.read_bytes(), folder / file.name, home, replace=True)
            carried.append(folder)
        except (OSError, OperatorError):
            refused.append(folder)
    return carried, refused
