"""What the screen of the day has read elsewhere than in the UI thread: its days, and other laptops' numbers to add."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from operator_tui.core.times import stamp
from operator_tui.delivery import drives
from operator_tui.reports.day import read_sheet
from operator_tui.reports.day_files import FOLDER
from operator_tui.reports.day_join import join
from operator_tui.reports.day_laptops import Brought, brought
from operator_tui.reports.day_values import AND, Part, Sheet
from operator_tui.store import closing, events
from operator_tui.store.closing import Closed
from operator_tui.store.daywindow import Window
from operator_tui.store.events import Event
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.day_choice import Wanted
from operator_tui.ui.session import Session


class Found(NamedTuple):
    """The numbers, all events for the list of F4, and the sealed sheet where it is one day that is closed.

    ``others``: what was brought of other laptops, where they were asked for.
    """

    sheet: Sheet
    events: list[Event]
    sealed: Closed | None
    others: Brought | None = None


def counting(session: Session, wanted: Wanted) -> Callable[[], Found]:
    """A job that counts what is wanted, in one snapshot of now; it raises as :meth:`Wanted.window`."""
    now, quota = stamp(session.clock()), session.pace.budget_bytes

    def read(db: Database) -> Found:
        window = wanted.window(db, now)
        day, last = window.days
        sealed = closing.closed(db, day) if day == last else None
        return Found(read_sheet(db, window, now, quota), events.all_events(db), sealed)

    job = session.read(read)

    def count() -> Found:
        found: Found = job()
        if wanted.others is None:
            return found
        sheet = found.sheet
        others = brought(wanted.others, sheet.window, sheet.day.device)
        return found._replace(sheet=_together(sheet, others), others=others)

    return count


def look(home: Path, window: Window, own: str) -> list[Brought]:
    """The folders with something of other laptops for these days: the home's own, each drive, and its folder."""
    stuck = [drive.path for drive in drives.removable()]
    places = [home / FOLDER, *stuck, *(path / FOLDER for path in stuck)]
    found = (brought(place, window, own) for place in places)
    return [one for one in found if one.parts or one.unread]


def laptops(sheet: Sheet) -> int:
    """Of how many these numbers are."""
    return len(sheet.day.device.split(AND))


def _together(sheet: Sheet, others: Brought) -> Sheet:
    """This laptop's numbers and the others' added; no rows stand behind a number here, they are on each laptop."""
    own = Part(sheet.day, sheet.measured)
    day, measured = join([own, *others.parts])
    return replace(sheet, day=day, measured=measured, behind={}, sent_back=())
