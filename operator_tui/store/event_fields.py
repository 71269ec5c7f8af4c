"""What may stand in an event: its name, place, day and time zone, as they are typed."""

from datetime import date
from typing import Final

from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.core.times import ZONES
from operator_tui.core.values import Bad, read_date, tidy_date

LONGEST: Final = 100
"""Characters of an event's name or place."""
_FIRST, _LAST = 2000, 2100


def name(text: str) -> str:
    """The name, cleaned. Raises :class:`Usage` for none, or one that is too long."""
    found = clean(text)
    if not found or len(found) > LONGEST:
        raise Usage("cli.event-name", limit=LONGEST)
    return found


def day(text: str) -> date:
    """A day as people write it (``25-12-2026``, ``25/12/26``, ``251226``) or in ISO; it may be to come.

    Raises :class:`Usage` for anything else.
    """
    try:
        found = read_date(tidy_date(text, date(_LAST, 12, 31)))
    except Bad:
        raise Usage("cli.event-date", date=clean(text)[:LONGEST]) from None
    return within_years(found)


def within_years(found: date) -> date:
    """The day, of a year that can be meant. Raises :class:`Usage`."""
    if not _FIRST <= found.year <= _LAST:
        raise Usage("cli.event-year", first=_FIRST, last=_LAST)
    return found


def zone(text: str) -> str:
    """One of the three time zones. Raises :class:`Usage` for anything else."""
    found = clean(text).upper()
    if found not in ZONES:
        raise Usage("screens.event-zone-bad")
    return found


def place(text: str) -> tuple[str, bool]:
    """The village as the table writes it, and True; a place that the table lacks as typed, and False.

    Raises :class:`Usage` for none, one that is too long, and a name that several villages have.
    """
    from operator_tui.reference import villages
    from operator_tui.reference.lookups import TABLES

    found = clean(text)
    if not found or len(found) > LONGEST:
        raise Usage("cli.event-place", limit=LONGEST)
    named = villages.named(found)
    if len(named) > 1:
        raise Usage("cli.event-places", labels="; ".join(v.label for v in named))
    label = named[0].label if named else TABLES.village_label(found)
    return (label, True) if label else (found, False)
