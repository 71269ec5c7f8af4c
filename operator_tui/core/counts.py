"""The four counts of a day that must agree, and what doesn't: paper, applications, prints, the office."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from operator_tui.core.lifecycle import Status


class Count(StrEnum):
    """Which count an application (or a sheet of paper) is missing from; the value is what is stored.

    ``TRAIL``: the audit trail and the rows of the store differ, which must never be.
    """

    PAPER = "paper"
    PRINTED = "printed"
    OFFICE = "office"
    TRAIL = "trail"


class Counted(NamedTuple):
    """One application of a day as it is counted now.

    ``printed``: a receipt or a slip was printed of it, copies aside. ``accepted_at``: the office's proof, empty for
    none. ``late``: of a day that was closed already. ``why`` and ``by``: of a cancelled one, the reason and whose.
    ``untold``: its NIB was typed here, and the office hasn't answered for the application yet.
    """

    seq: int
    ref: str
    status: Status
    printed: bool
    accepted_at: str = ""
    late: bool = False
    why: str = ""
    by: str = ""
    untold: bool = False

    @property
    def accepted(self) -> bool:
        """Whether the office has it: proven, and not made anew since. One that it sent back it has had."""
        if self.status in (Status.ACCEPTED, Status.ISSUED):
            return not self.untold
        return self.status in (Status.RETURNED, Status.CANCELLED) and bool(self.accepted_at)


class Difference(NamedTuple):
    """One thing that doesn't agree: an application by its row and reference (0 and empty: none is known).

    ``amount`` is 1 of an application; of paper the sheets too many (or, below nought, too few). ``reason`` and ``by``
    explain it, empty while nobody did.
    """

    what: Count
    seq: int
    ref: str
    status: str
    amount: int
    reason: str = ""
    by: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What an explanation of it is kept under."""
        return self.what.value, self.seq


class Four(NamedTuple):
    """The counts, in the order of the frame; ``paper`` None as long as nobody counted. ``late`` of the applications."""

    paper: int | None
    applications: int
    printed: int
    accepted: int
    late: int


class Given(NamedTuple):
    """An explanation that was given for a difference of this amount."""

    amount: int
    reason: str
    by: str


Explained = Mapping[tuple[str, int], Given]
MOST: Final = 100_000
"""Sheets of paper that one laptop's day can have."""
_SEAL: Final = re.compile(r"[0-9a-f]{12}")


def four(paper: int | None, rows: Sequence[Counted]) -> Four:
    """Count the rows of a day."""
    return Four(
        paper,
        len(rows),
        sum(row.printed for row in rows),
        sum(row.accepted for row in rows),
        sum(row.late for row in rows),
    )


def differences(
    paper: int | None, rows: Sequence[Counted], trail: int, explained: Explained
) -> list[Difference]:
    """All that doesn't agree, each with its explanation: paper, audit trail, then application by application.

    A cancelled application is explained by the reason it was cancelled for. An explanation of another amount than
    the difference has now explains nothing.
    """
    found = []
    if paper is not None and paper != len(rows):
        found.append(Difference(Count.PAPER, 0, "", "", paper - len(rows)))
    if trail:
        found.append(Difference(Count.TRAIL, 0, "", "", trail))
    for row in sorted(rows, key=lambda row: row.ref):
        lacks = [] if row.printed else [Count.PRINTED]
        lacks += [] if row.accepted else [Count.OFFICE]
        why, by = (row.why, row.by) if row.status is Status.CANCELLED else ("", "")
        found += [
            Difference(count, row.seq, row.ref, row.status.value, 1, why, by) for count in lacks
        ]
    return [_with_reason(one, explained) for one in found]


def unexplained(found: Sequence[Difference]) -> list[Difference]:
    """Those that nobody has explained yet."""
    return [one for one in found if not one.reason]


def short_seal(mac: str) -> str:
    """The first twelve characters of a seal of the journal, as people copy them: ``9c41-07be-55a2``."""
    return f"{mac[:4]}-{mac[4:8]}-{mac[8:12]}"


def same_seal(written: str, seal: str) -> bool:
    """Whether a seal that was copied on paper is this one; capitals, gaps and dashes don't matter."""
    plain = "".join(c for c in written.lower() if c.isalnum())
    return bool(_SEAL.fullmatch(plain)) and short_seal(plain) == seal


def _with_reason(one: Difference, explained: Explained) -> Difference:
    given = explained.get(one.key)
    if given is None or given.amount != one.amount or not given.reason:
        return one
    return one._replace(reason=given.reason, by=given.by)
