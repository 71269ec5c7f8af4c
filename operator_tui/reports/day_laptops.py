"""Other laptops' numbers as the files that were brought from them: the newest of each laptop, of the very same days."""

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.core.text import clean
from operator_tui.core.times import stamp
from operator_tui.locale import table
from operator_tui.reports.day_join import LARGEST, read_part
from operator_tui.reports.day_values import AND, Part
from operator_tui.store.daywindow import Window

_MOST: Final = 300
"""Files of a folder that are read, the newest first: ten laptops, a month."""

_LATEST: Final = 4_102_444_800
"""The year 2100: a file's time beyond it, or before 1970, is the disk's fault and no moment on each system."""


class Brought(NamedTuple):
    """What lies in a folder: one part a laptop, by its device, and when the oldest of these files was written.

    ``oldest`` is stored text, empty for none: what a laptop did after its file isn't in it. ``unread`` names the
    summaries of these days, by their names, that this version can't read.
    """

    folder: Path
    parts: tuple[Part, ...]
    oldest: str
    unread: tuple[str, ...]


def read_file(path: Path) -> Part:
    """Another laptop's numbers. Raises :class:`Refused` for a file that is none, or that can't be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Refused("daysheet.join-unreadable", file=path.name) from error
    if len(data) > LARGEST:
        raise Refused("daysheet.join-not-a-summary", file=path.name)
    return read_part(data, path.name)


def brought(folder: Path, window: Window, own: str) -> Brought:
    """What a folder has of other laptops than ``own`` for these days; a folder that isn't there has nothing."""
    parts: dict[str, Part] = {}
    oldest, unread = math.inf, []
    for written, path in _newest(folder):
        try:
            part = read_file(path)
        except Refused:
            if window.days[0] in path.name:  # of other days nothing is missing here
                unread.append(clean(path.name))
            continue
        days = (part.day.date, part.day.until)
        alone = AND not in part.day.device and part.day.device != own
        if days == window.days and alone and part.day.device not in parts:
            parts[part.day.device] = part
            oldest = min(oldest, written)
    when = stamp(datetime.fromtimestamp(min(max(oldest, 0), _LATEST), UTC)) if parts else ""
    return Brought(folder, tuple(parts[device] for device in sorted(parts)), when, tuple(unread))


def _newest(folder: Path) -> list[tuple[float, Path]]:
    """The files that bear the name of a summary in either language: a stick has other people's files on it too."""
    try:
        files = [p for name in table("daysheet")["file"] for p in folder.glob(f"{name}-*.json")]
        found = [(p.stat().st_mtime, p.name, p) for p in files if p.is_file()]
    except OSError:
        return []
    return [(written, path) for written, _, path in sorted(found, reverse=True)[:_MOST]]
