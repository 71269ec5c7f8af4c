"""Why entering an application in OSS failed, and what is the right thing to do next (FIELD section 6).

The exact texts of OSS aren't known, so a reason is chosen and what the screen said is written down beside it. The
words stand in ``locale/ossentry.py``, as ``reason.<key>`` and ``next.<step>``.
"""

from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """What went wrong; the value is what is stored, and sent to the office."""

    NO_ANSWER = "no-answer"
    LOGGED_OUT = "logged-out"
    OSS_DOWN = "oss-down"
    NO_SIGNAL = "no-signal"
    NIK_MISMATCH = "nik-mismatch"
    NIK_OFFLINE = "nik-offline"
    NO_CODE = "no-code"
    ACCOUNT_LOST = "account-lost"
    ALREADY_THERE = "already-there"
    KBLI = "kbli"
    SCALE_RISK = "scale-risk"
    OTHER = "other"


class Step(StrEnum):
    """What has to be done before the next try.

    ``look-up``: search OSS for the NIK, since something may stand there already. ``wait``: until a time.
    ``disdukcapil``: the applicant goes to the civil registry. ``kbli``: choose another code in the form.
    ``account``: the applicant gets the account open again. ``office``: it isn't for the stand, the office decides.
    """

    LOOK_UP = "look-up"
    WAIT = "wait"
    DISDUKCAPIL = "disdukcapil"
    KBLI = "kbli"
    ACCOUNT = "account"
    OFFICE = "office"


NEXT: Final[dict[Reason, Step]] = {
    Reason.NO_ANSWER: Step.LOOK_UP,
    Reason.LOGGED_OUT: Step.LOOK_UP,
    Reason.OSS_DOWN: Step.WAIT,
    Reason.NO_SIGNAL: Step.WAIT,
    Reason.NIK_MISMATCH: Step.DISDUKCAPIL,
    Reason.NIK_OFFLINE: Step.DISDUKCAPIL,
    Reason.NO_CODE: Step.WAIT,
    Reason.ACCOUNT_LOST: Step.ACCOUNT,
    Reason.ALREADY_THERE: Step.LOOK_UP,
    Reason.KBLI: Step.KBLI,
    Reason.SCALE_RISK: Step.OFFICE,
    Reason.OTHER: Step.OFFICE,
}
"""The right step after each reason. Whatever may have left something in OSS is looked up before anybody tries again."""

GIVEN_BACK: Final = "given-back"
"""What ends a claim of the office's without an outcome: nothing was entered. No reason that a person chooses."""


def next_step(reason: str) -> Step:
    """What has to be done after a reason, also after one that this version doesn't know (the office decides)."""
    return NEXT[Reason(reason)] if reason in set(Reason) else Step.OFFICE
