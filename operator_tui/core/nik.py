"""The NIK: 6 region of first registration + DDMMYY (women: day + 40) + 4 serial (PP 40/2019).

It never changes, so a date or region in it that differs from today's papers is real.
"""

from datetime import date
from typing import Final, NamedTuple

LENGTH: Final = 16
YOUNGEST, OLDEST = 17, 110


class Born(NamedTuple):
    """What a NIK says of its bearer: the birth date, and sex ``L`` or ``P``."""

    date: date
    sex: str


def born(nik: str, today: date) -> Born | None:
    """The birth date and sex in a 16-digit NIK, or None where the day or month is impossible.

    Of the two centuries, the one that makes the person 17 to 110 years old; where neither does, the younger.
    """
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = "P" if day > 40 else "L"
    day -= 40 if day > 40 else 0
    century = today.year // 100 * 100
    candidates = [
        d for c in (century, century - 100) if (d := _date(c + year, month, day)) and d <= today
    ]
    fitting = [d for d in candidates if YOUNGEST <= age(d, today) <= OLDEST]
    chosen = next(iter(fitting or candidates), None)
    return Born(chosen, sex) if chosen else None


def age(birth: date, today: date) -> int:
    """Whole years lived. Someone born on 29 February is a year older on 1 March of a common year."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def grouped(nik: str) -> str:
    """A NIK as people read it: ``321003 570488 0000``."""
    return f"{nik[:6]} {nik[6:12]} {nik[12:]}".rstrip() if len(nik) == LENGTH else nik


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
