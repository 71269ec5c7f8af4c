"""The four counts of a day, side by side, and the sheet that seals them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from operator_tui.core.counts import (
    Count,
    Counted,
    Difference,
    Four,
    differences,
    four,
    same_seal,
    short_seal,
    unexplained,
)
from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.reports.day import read_sheet
from operator_tui.reports.day_values import Day
from operator_tui.reports.late import late_of
from operator_tui.store import closing, daybook, daywindow, hand_counts, journal
from operator_tui.store.closing import Closed, Late
from operator_tui.store.hand_counts import HandCount
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx

_OF_ANY_TIME: Final = {"network", "due"}


@dataclass(frozen=True)
class Counts:
    """A day as it would be closed now: the counts, what doesn't agree, what is late from sealed days, what is open.

    ``drafts`` were never made final and go along to the next day; ``waiting`` people have a number and weren't
    served. ``names`` were typed so far: the supervisor's, the witness's. ``closed`` is the sealed sheet where there
    is one: then nothing here counts any more. ``hands`` are all counts of the paper; the last one holds.
    """

    day: date
    rows: tuple[Counted, ...]
    four: Four
    differences: tuple[Difference, ...]
    late: tuple[Late, ...]
    drafts: int
    waiting: int
    event: str
    names: tuple[str, ...] = ("", "")
    closed: Closed | None = None
    hands: tuple[HandCount, ...] = ()

    @property
    def open(self) -> list[Difference]:
        """The differences that nobody has explained."""
        return unexplained(self.differences)


class Verdict(NamedTuple):
    """What came of recomputing a seal: ``wrong`` is empty where all fits, else the key of a sentence about ``row``."""

    day: str
    seal: str
    wrong: str = ""
    row: int = 0


def read_counts(db: Database, day: date, now: str) -> Counts:
    """Count a day of the laptop for its closing, in one snapshot; ``now`` is the moment as it is stored."""
    window = daywindow.of_day(db, day, now)
    text = day.isoformat()
    rows = closing.counted(db, window)
    paper = closing.paper(db, text)
    trail = daybook.lost(db, window) + len(daybook.unproven(db, window))
    people = daybook.came(db, window)
    facts, loose = daybook.facts(db, window), daybook.loose(db, window)
    events = {fact.event for fact in facts} | {one.event for one in loose}
    return Counts(
        day,
        tuple(rows),
        four(paper, rows),
        tuple(differences(paper, rows, trail, closing.explained(db, text))),
        tuple(closing.late_changes(db, text)),
        sum(one.status is Status.DRAFT for one in loose),
        sum(person.state not in ("served", "gone") for person in people),
        "; ".join(sorted(events - {""})),
        closing.names(db, text),
        closing.closed(db, text),
        tuple(hand_counts.all_of(db, day)),
    )


def close(tx: Tx, day: date, supervisor: str, witness: str = "") -> Closed:
    """Seal a day with its numbers as they are in this very transaction.

    Raises :class:`Refused` before the paper was counted, while a difference has no reason, for a day that is still to
    come or sealed already, and without a supervisor.
    """
    if day > daywindow.of_day(tx.db, None, tx.at).first:
        raise Refused("closing.to-come")
    found = read_counts(tx.db, day, tx.at)
    if found.closed:
        raise Refused("closing.closed", seal=found.closed.seal)
    if found.four.paper is None:
        raise Refused("closing.no-paper")
    if left := found.open:
        raise Refused("closing.open", n=len(left))
    window = daywindow.of_day(tx.db, day, tx.at)
    supervisor, witness = (
        name.strip()[: closing.LONGEST].strip() for name in (supervisor, witness)
    )
    sheet = _sheet(found, read_sheet(tx.db, window, tx.at).day, tx, supervisor, witness)
    text = json.dumps(sheet, ensure_ascii=False, indent=1, sort_keys=True)
    numbers = found.four._asdict()
    names = (supervisor, witness)
    return closing.seal(
        tx, day.isoformat(), text, numbers, list(found.rows), list(found.late), names
    )


def verify(db: Database, day: str = "", written: str = "") -> list[Verdict]:
    """Recompute the seals of every closed day, or of one; ``written`` is one copied on paper, to be compared.

    The whole journal is sealed anew from its first row on; then each closing's row, sheet and seal are compared.
    """
    broken = journal.first_broken(db)
    kept = {one_.day: one_ for one_ in closing.all_closed(db)}
    known = {entry[1]: entry for entry in closing.entries(db)}
    days = [day] if day else sorted({*kept, *known})
    return [_verdict(each, kept.get(each), known.get(each), broken, written) for each in days]


def changed_since(day: Day, done: Closed) -> bool:
    """Whether people, applications or paper of a sealed day are other numbers by now than on its sheet.

    What goes over the air afterwards and follow-ups, which are of whatever day, change all the time: they don't count.
    """
    sealed = sheet_of(done)["summary"]
    now = json.loads(json.dumps(day.to_json()))
    return any(now[name] != sealed[name] for name in now.keys() & sealed.keys() - _OF_ANY_TIME)


def hands_of(done: Closed) -> tuple[HandCount, ...]:
    """Every count of the paper that a sealed sheet tells of; sheets of an older version tell of none."""
    kept = sheet_of(done).get("hand_counts", ())
    return tuple(HandCount(**{**hand, "seen": tuple(hand["seen"])}) for hand in kept)


def told(hands: Sequence[HandCount]) -> list[str]:
    """What an auditor has to know of how the paper was counted: not blind, or again; nothing for one blind count."""
    lines = []
    if hands and hands[0].seen:
        lines.append(say("closing.not-blind", who=", ".join(hands[0].seen)))
    if len(hands) > 1:
        each = ", ".join(f"{hand.sheets} ({hand.by})" for hand in hands)
        lines.append(say("closing.counted-again", n=len(hands), each=each))
    return lines


def difference_words(one: Mapping[str, Any]) -> str:
    """What differs, in words, of a difference as a sheet has it."""
    what, amount = one["what"], int(one["amount"])
    if what == Count.PAPER:
        return say(f"closing.paper-{'more' if amount > 0 else 'fewer'}", n=abs(amount))
    if what == Count.TRAIL:
        return say("closing.trail", n=amount)
    return say("closing.printed") if what == Count.PRINTED else say(f"core.status.{one['status']}")


def sheet_of(done: Closed) -> Mapping[str, Any]:
    """The sealed sheet as data."""
    found: Mapping[str, Any] = json.loads(done.sheet)
    return found


def _verdict(
    day: str,
    kept: Closed | None,
    entry: tuple[int, str, str, str] | None,
    broken: int | None,
    written: str,
) -> Verdict:
    if kept is None and entry is None:
        return Verdict(day, "", "closing.verify-none")
    if kept is None or entry is None:
        return Verdict(
            day, kept.seal if kept else short_seal(entry[3] if entry else ""), "closing.verify-gone"
        )
    number, _, digest, mac = entry
    if broken is not None and broken <= number:
        return Verdict(day, kept.seal, "closing.verify-journal", broken)
    sealed = (digest, number, short_seal(mac)) == (
        closing.digest_of(kept.sheet), kept.entry, kept.seal,
    )  # fmt: skip
    if not sealed or not _beside_its_sheet(kept):
        return Verdict(day, kept.seal, "closing.verify-sheet", number)
    if written and not same_seal(written, kept.seal):
        return Verdict(day, kept.seal, "closing.verify-other")
    return Verdict(day, kept.seal)


def _beside_its_sheet(kept: Closed) -> bool:
    """Whether what is kept beside a sheet is what stands on it."""
    sheet = sheet_of(kept)
    beside = (kept.day, kept.at, kept.by, kept.supervisor, kept.witness)
    names = ("day", "closed_at", "closed_by", "supervisor", "witness")
    return beside == tuple(sheet.get(name) for name in names)


def _sheet(found: Counts, day: Day, tx: Tx, supervisor: str, witness: str) -> dict[str, Any]:
    """What is sealed: the numbers, and each difference by its reference and reason; no applicant."""
    return {
        "day": found.day.isoformat(),
        "device": day.device,
        "event": day.event,
        "closed_at": tx.at,
        "closed_by": tx.who,
        "supervisor": supervisor,
        "witness": witness,
        "counts": found.four._asdict(),
        "hand_counts": [hand._asdict() for hand in found.hands],
        "differences": [{**one_._asdict(), "what": one_.what.value} for one_ in found.differences],
        "late": late_of(found.rows, found.late),
        "open": {"drafts": found.drafts, "waiting": found.waiting},
        "summary": day.to_json(),
    }
