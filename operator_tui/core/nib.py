"""An NIB as it is typed from what OSS shows: twice, with the day it was issued. Rules only.

It has 13 digits and may begin with 0, so it is a text; no public check digit is known. What is wrong is told by the
key of its sentence, empty for nothing.
"""

import re
from datetime import date
from typing import Final

from operator_tui.core.text import clean
from operator_tui.core.text import digits as numerals
from operator_tui.core.values import Bad, read_date, tidy_date

_NIB: Final = re.compile(r"[0-9]{13}")
_BETWEEN: Final = str.maketrans("", "", " .-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}")


def digits(text: str) -> str:
    """The number without the spaces, dots and dashes that people write in it, nor what a web page hides in it."""
    return numerals(clean(text)).translate(_BETWEEN)


def wrong(text: str) -> str:
    """What is wrong with a typed NIB."""
    return "" if _NIB.fullmatch(digits(text)) else "acts.not-13"


def differs(first: str, second: str) -> str:
    """What is wrong with an NIB that was typed a second time."""
    return "" if digits(first) == digits(second) else "acts.differs"


def day(text: str, today: date) -> date:
    """The day it was issued. Raises :class:`Bad` for none, and for one that hasn't come yet."""
    return read_date(tidy_date(text, today))


def wrong_day(text: str, today: date) -> str:
    """What is wrong with the day it was issued."""
    try:
        day(text, today)
    except Bad as bad:
        return f"checks.{bad.key}"
    return ""
