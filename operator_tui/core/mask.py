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


_DIGIT_RUN: Final = re.compile(r"\+?\d[\d\s.,()/_-]{7,}\d")


def scrub(text: str) -> str:
    """Free text made safe for a log: every run of nine or more digits (NIK, KK, phone, NIB) is cut.

    Spaces, dots, commas, slashes and dashes inside the run don't hide it. Dates and times are shorter and stay.
    """

    def cut(match: re.Match[str]) -> str:
        run = match.group()
        return (
            f"<{sum(c.isdigit() for c in run)} digits>"
            if sum(c.isdigit() for c in run) >= 9
            else run
        )

    return _DIGIT_RUN.sub(cut, text)
