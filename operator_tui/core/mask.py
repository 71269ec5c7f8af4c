"""Hiding what a list, a slip or a log has no need to show."""

import re
from typing import Final

HIDDEN: Final = "…"


def nik(digits: str) -> str:
    """A NIK as lists and slips show it: first and last four, ``3210…0000``."""
    return f"{digits[:4]}{HIDDEN}{digits[-4:]}" if len(digits) > 8 else digits[:4] + HIDDEN


def phone(number: str) -> str:
    """A mobile number as lists show it: ``0812…0138`` from E.164 or national form."""
    national = "0" + number.removeprefix("+62") if number.startswith("+62") else number
    return f"{national[:4]}{HIDDEN}{national[-4:]}" if len(national) > 8 else HIDDEN


_MANY: Final = 9
"""Digits from which on it could be a phone, a NIK or an NIB."""
_RUN: Final = re.compile(r"\+?\d(?:(?>[\W_]{0,2}(?=\d)|[\s.,()/_-]+(?=\d))\d){8,}")
"""Digits with up to two of whatever is no letter between them, also what can't be seen, or any gap that people
leave in numbers."""
_OCTET: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_DATE: Final = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_HOUR: Final = r"(?:[01][0-9]|2[0-3])"
_TIME: Final = (
    rf"(?:{_HOUR}:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?(?:[+-]{_HOUR}:?[0-5][0-9])?"
    rf"|{_HOUR}\.[0-5][0-9]\.[0-5][0-9](?:[.,][0-9]{{1,3}})?)"
)
_ADDRESS: Final = rf"(?:{_OCTET}(?:\.{_OCTET}){{3}}(?::[1-9][0-9]{{0,4}})?)"
_SHAPE: Final = rf"(?:{_ADDRESS}|{_DATE}|{_TIME})"
_TECHNICAL: Final = re.compile(rf"{_SHAPE}(?:[ ,;|/-]{{1,2}}{_SHAPE})*")
"""Nothing but network addresses, dates and times: IT reads them, and no number of a person has their shape."""


def scrub(text: str) -> str:
    """Free text made safe for a log: every run of nine or more digits (NIK, KK, phone, NIB) is cut.

    Whatever isn't a letter may stand between them, up to two between any two digits, and still they are one run.
    A run that is nothing but IPv4 addresses (with port), ISO dates and times stays; versions are shorter.
    """
    return _RUN.sub(_cut, text)


def _cut(match: re.Match[str]) -> str:
    run = match.group()
    count = sum(c.isdigit() for c in run)
    return run if count < _MANY or _TECHNICAL.fullmatch(run) else f"<{count} digits>"
