"""What OSS said of applications, in the rows of a file that the staff filled in: an NIB with its day, or a reason.

Each row is taken or refused by itself, in a transaction of its own, and told by its line. The same file again changes
nothing. Where the sheet still has its column of NIKs, a row whose NIK isn't its application's is refused: a column
was sorted by itself. A reason that the laptop has to do something about (its :class:`Step` is the civil registry,
another KBLI or the applicant's account) sends the application back to it; any other is noted here, and the office
goes on with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Final

from operator_tui.core import nib as nibs
from operator_tui.core.canonical import digest
from operator_tui.core.errors import Refused
from operator_tui.core.reasons import Reason, Step, next_step
from operator_tui.core.text import clean
from operator_tui.core.times import local, stamp
from operator_tui.core.values import Bad
from operator_tui.locale import say, sentence, table
from operator_tui.office import acts, staff, telling
from operator_tui.office.nib_file import NIK
from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database

_SURE: Final = 15
"""Digits of a NIK that a spreadsheet keeps: it may make the sixteenth a 0."""
_FIELD: Final = {Step.DISDUKCAPIL: "nik", Step.KBLI: "kbli", Step.ACCOUNT: "email"}
"""The field at which the form opens on the laptop, after a reason that it has to act upon."""
_SAID: Final = 200
"""Characters kept of what OSS's screen said."""


class Did(StrEnum):
    """What came of a row; ``staff.row.<word>`` says it."""

    ISSUED = "issued"
    RETURNED = "returned"
    NOTED = "noted"
    SAME = "same"
    EMPTY = "empty"
    REFUSED = "refused"


@dataclass(frozen=True)
class Told:
    """The answer to a row: its line in the file (from 1), what came of it, whose it is, and why not."""

    line: int
    did: Did
    ref: str = ""
    why: str = ""


def take(
    store: OfficeStore,
    found: list[tuple[int, dict[str, str]]],
    by: str,
    now: datetime,
    *,
    dry: bool = False,
) -> Iterator[Told]:
    """Take the rows in their order; the answer to each. ``dry`` says what would come of each, and changes nothing."""
    before = _Before()
    for line, cells in found:
        job = partial(_one, line=line, cells=cells, by=by, now=now, before=before, dry=dry)
        try:
            yield store.write(job)
        except _Undone as undone:
            yield undone.told
        except Refused as error:
            key = cells.get("ref", "") or cells.get("id", "")
            yield Told(line, Did.REFUSED, clean(key)[:40], sentence(error))


@dataclass(frozen=True)
class _Before:
    """What earlier rows were about: the line of each application, and whose each NIB is (a trial stores none)."""

    lines: dict[str, int] = field(default_factory=dict)
    niks: dict[str, str] = field(default_factory=dict)


class _Undone(Exception):
    """A dry run's answer, on the way out of its transaction."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told


def _one(
    db: Database,
    *,
    line: int,
    cells: dict[str, str],
    by: str,
    now: datetime,
    before: _Before,
    dry: bool,
) -> Told:
    if "" in cells:
        raise Refused("staff.row-cells")
    key, number, reason = (cells.get(name, "") for name in ("id", "nib", "reason"))
    key = key or cells.get("ref", "")
    if not key:
        raise Refused("staff.row-nobody")
    app = staff.find(db, key)
    if not number and not reason:
        return Told(line, Did.EMPTY, app.ref)
    if number and reason:
        raise Refused("staff.row-both")
    _require_same(app, cells.get(NIK, ""))
    if former := before.lines.get(app.id):
        raise Refused("staff.row-twice", line=former)
    before.lines[app.id] = line
    at = stamp(now)
    if number:
        did = _issue(db, app, number, cells.get("date", ""), by, at, local(now).date())
        if before.niks.setdefault(nibs.digits(number), app.nik) != app.nik:
            raise Refused("office.nib-taken")
    else:
        did = _reason(db, app, reason, cells.get("text", ""), by, at)
    told = Told(line, did, app.ref)
    if dry:
        raise _Undone(told)
    return told


def _require_same(app: staff.Held, shown: str) -> None:
    """The NIK that stands in the row is the application's; one that a spreadsheet rounded says nothing."""
    typed = nibs.digits(shown)
    if len(typed) == 16 and typed.isdecimal() and typed[:_SURE] != app.nik[:_SURE]:
        raise Refused("staff.row-nik")


def _issue(
    db: Database, app: staff.Held, typed: str, typed_day: str, by: str, at: str, today: date
) -> Did:
    number = nibs.digits(typed)
    if nibs.wrong(number):
        raise Refused("staff.row-nib")
    day = _day(typed_day, today)
    if app.status == "issued":
        if (app.nib, app.nib_date) == (number, day) or (app.nib == number and app.nib_verified):
            return Did.SAME
        raise Refused("staff.row-issued")
    telling.issue(db, app.id, number, day, "typed", at, verified=False)
    acts.record(db, at, by, "issued", app.id)
    return Did.ISSUED


def _day(typed: str, today: date) -> str:
    """The day in ISO, in any spelling that a form takes too."""
    try:
        return nibs.day(typed, today).isoformat()
    except Bad as error:
        raise Refused("staff.row-date") from error


def _reason(db: Database, app: staff.Held, typed: str, text: str, by: str, at: str) -> Did:
    """Note why it failed, or send it back with that. The same of the same application was done before."""
    reason, said = _key(typed), clean(text)[:_SAID]
    if reason is None:
        raise Refused("staff.row-reason", reasons=", ".join(Reason))
    if reason is Reason.OTHER and not said:
        raise Refused("staff.row-text")
    mark = digest([app.id, reason, said])
    if acts.is_there(db, app.id, mark):
        return Did.SAME
    if app.claimed and app.status == "accepted":
        raise Refused("office.claimed")
    step = next_step(reason)
    if step in _FIELD:
        words = say(f"ossentry.reason.{reason}") + (f": {said}" if said else "")
        field = _FIELD[step] if _FIELD[step] in app.body["content"] else ""
        why = f"{words}. {say(f'ossentry.next.{step}')}"
        telling.give_back(db, app.id, field, why, by, at)
    elif app.status != "accepted":
        raise Refused("office.not-accepted", status=telling.status_word(app.status))
    else:
        db.execute("UPDATE applications SET note = ? WHERE id = ?", [f"{reason}: {said}", app.id])
    acts.record(db, at, by, "oss-failed", app.id, {"reason": reason, acts.MARK: mark})
    return Did.RETURNED if step in _FIELD else Did.NOTED


def _key(typed: str) -> Reason | None:
    """A reason by its key, or by its words in either language."""
    words = table("ossentry")
    for reason in Reason:
        pair = words[f"reason.{reason}"]
        if typed.casefold() in (reason, pair.id.casefold(), pair.en.casefold()):
            return reason
    return None
