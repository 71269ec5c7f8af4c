"""The life line of an application: what happened, when, for how long, by whom; and what is still to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from operator_tui.core.form import FieldSpec, FormSpec, Kind
from operator_tui.core.lifecycle import Status
from operator_tui.core.mask import nik, phone
from operator_tui.core.times import moment
from operator_tui.delivery.problems import Problem
from operator_tui.locale import language, say, table
from operator_tui.reports.problems import entry_words
from operator_tui.store.application import Application
from operator_tui.store.bundles import CHANNEL, PROBLEM
from operator_tui.store.changes import Change
from operator_tui.store.history import Attempt, Probe
from operator_tui.ui.paint import Look, Row, Span, fit, fold, right, row
from operator_tui.ui.session import Session
from operator_tui.ui.words import STATUS_ROLES, shown_text, status_word

_STATE, _LASTED, _WHO = 15, 9, 12
_CUT: Final = (Kind.NIK, Kind.KK, Kind.NPWP, Kind.DIGITS)
_ENDS: Final = (Status.ISSUED, Status.CANCELLED)
"""Nobody waits in these."""
_PATH: Final = (Status.READY, Status.ACCEPTED, Status.ISSUED)
_REACHED: Final = {
    Status.READY: 1, Status.SENDING: 1, Status.UNKNOWN: 1, Status.ACCEPTED: 2, Status.ISSUED: 3, Status.CANCELLED: 3,
}  # fmt: skip
"""How many steps of the path are behind an application; none for the others."""


@dataclass(frozen=True)
class Entry:
    """One row of the journal, as :func:`operator_tui.store.journal.of` gives it, or a value that was changed."""

    at: str
    who: str
    what: str
    new: str
    detail: dict[str, Any]


def with_batches(entries: Sequence[Entry], batches: Mapping[str, Attempt]) -> list[Entry]:
    """The life line with the number and size of each batch that it went with.

    On a stick nothing is *sending*: that row stands only for what was written, or answered, in the same moment, and
    the row of it names the bundle.
    """
    found: list[Entry] = []
    bundle: Attempt | None = None
    for entry in entries:
        batch = batches.get(str(entry.detail.get("batch", "")))
        if batch and batch.channel == CHANNEL and entry.new == Status.SENDING:
            bundle = batch
            continue
        known = {"number": batch.number, "items": batch.items} if batch else {}
        if bundle and entry.what == "moved":
            known, bundle = {"bundle": bundle.number, "items": bundle.items}, None
        found.append(replace(entry, detail={**entry.detail, **known}))
    return found


def asked(probes: Sequence[Probe]) -> list[Entry]:
    """What the server was asked since the last batch, and how the link was then."""
    return [
        Entry(one.at, "engine", "asked", "", {"verdict": one.verdict})
        for one in probes
        if one.verdict not in ("online", "slow")
    ]


def is_late(usual: Mapping[str, float], app: Application, session: Session) -> bool:
    """Whether an application waits in its state longer than nine of ten of the day did."""
    most = usual.get(app.status.value)
    waited = (session.clock() - moment(app.status_at)).total_seconds() / 60
    return most is not None and waited > most and app.status not in _ENDS


def with_changes(
    entries: Sequence[Entry], changes: Sequence[Change], form: FormSpec
) -> list[Entry]:
    """The life line with each changed value below the revision that changed it."""
    found = [*entries, *(_changed(change, form) for change in changes)]
    return sorted(
        found, key=lambda entry: entry.at
    )  # the journal's row of the same moment comes first


def _changed(change: Change, form: FormSpec) -> Entry:
    spec = form.index.get(change.field)
    label = spec.label[language()].strip() if spec else change.field
    old, new = (_masked(spec, text) for text in (change.old, change.new))
    return Entry(
        change.at, change.by, "changed", "", {"field": label, "old": old or "–", "new": new or "–"}
    )


def _masked(spec: FieldSpec | None, text: str) -> str:
    """A changed value as the life line shows it: numbers of a person, of a card and of a phone are cut."""
    if spec is None or not text:
        return text
    if spec.kind is Kind.PHONE:
        return phone(text)
    return nik(text) if spec.sensitive and spec.kind in _CUT else shown_text(spec, text)


def rows(
    entries: Sequence[Entry],
    status: Status,
    session: Session,
    look: Look,
    usual: Mapping[str, float],
    *,
    follows: bool = False,
) -> list[Row]:
    """The life line, oldest first; a date stands before the time where not all is of today.

    One that ``follows`` an NIB ends with being accepted. A stay that took longer than ``usual`` carries ``!``.
    """
    today = all(session.is_today(entry.at) for entry in entries)
    room = min(look.width, 100) - 8 - _STATE - _LASTED - _WHO - (5 if today else 11)
    found: list[Row] = []
    last = max(
        (i for i, entry in enumerate(entries) if entry.what in ("moved", "begun")), default=0
    )
    before, former = "", ""
    for i, entry in enumerate(entries):
        time = session.time_of(entry.at) if today else session.date_time_of(entry.at)
        state, why = _words(entry)
        lasted = _lasted(before, entry.at, usual.get(former)) if state else ""
        before, former = (entry.at, entry.new) if state else (before, former)
        role = STATUS_ROLES.get(Status(entry.new), "nilai") if state and i == last else ""
        first, *rest = fold(why, room - 1)
        found.append(
            row(
                f"   {time}  ", Span(fit(state, _STATE), role), fit(first, room), " ",
                right(lasted, _LASTED), "  ", fit(_name(entry.who), _WHO).rstrip(),
            )
        )  # fmt: skip
        found += [row(" " * (5 + len(time) + _STATE), line) for line in rest]
    dots = "." * (5 if today else 11)
    found += [
        row(f"   {dots}  ", fit(status_word(step), _STATE), say("screens.detail-not-yet"))
        for step in _PATH[_REACHED.get(status, 0) : 2 if follows else 3]
    ]
    return found


def narrow(entries: Sequence[Entry], session: Session, width: int) -> list[Row]:
    """The life line in a narrow column: time and state, or what happened, then why below it."""
    found: list[Row] = []
    for entry in entries:
        at = session.time_of(entry.at)
        if not session.is_today(entry.at):
            at = session.date_time_of(entry.at)
        state, why = _words(entry)
        first, *rest = fold(state or why, width - len(at) - 2)
        found.append(row(f"{at}  {first}"))
        lines = fold(why, width - 7) if state and why else []
        found += [row(" " * 7 + line) for line in (*rest, *lines)]
    return found


def _name(who: str) -> str:
    return say("screens.engine") if who == "engine" else who.split()[0] if who else ""


def _words(entry: Entry) -> tuple[str, str]:
    """The state that was reached, if one was, and what there is to say of it."""
    if entry.what in ("moved", "begun"):
        return status_word(Status(entry.new)), _why(entry)
    key = f"what.{entry.what}"
    if key not in table("screens"):
        key = "what.other"
    plain = {"kind": "", "copy": "", "nib": "", "line": "", **entry.detail, "what": entry.what}
    if entry.what == "nib-stopped":
        plain["state"] = say(f"screens.nib-state.{entry.detail['state']}")
    if entry.what == "entry-failed":
        plain["reason"] = entry_words(entry.detail)
    if entry.what == "printed":
        plain["kind"] = say(f"screens.kind.{entry.detail['kind']}")
    if entry.what == "asked":
        plain["verdict"] = say(f"delivery.link.{entry.detail['verdict']}.word")
    return "", say(f"screens.{key}", **plain)


def _why(entry: Entry) -> str:
    """Why a state was reached, and by which bundle, where it was one."""
    detail = entry.detail
    if entry.what != "moved" or "bundle" not in detail:
        return _cause(entry)
    if detail.get("why") == PROBLEM:
        return say("bundle.life-written", n=detail["bundle"], items=detail["items"])
    by = say("bundle.life-answered", n=detail["bundle"])
    return " · ".join(part for part in (_cause(entry), by) if part)


def _cause(entry: Entry) -> str:
    """Why a state was reached: a person's reason, a receipt, or what delivery knows, in its first words."""
    detail = entry.detail
    if detail.get("cause") == "looked-up":
        words = say(f"screens.looked-up.{entry.new}", nib=detail.get("nib", ""))
        return f'{words}: "{detail["said"]}"' if detail.get("said") else words
    if detail.get("cause") == "assisted":
        return entry_words(detail)
    if entry.new == Status.RETURNED and detail.get("reason"):
        return ": ".join(part for part in (detail.get("by"), f'"{detail["reason"]}"') if part)
    if said := detail.get("reason") or detail.get("receipt"):
        return str(said)
    if entry.new == Status.SENDING and "number" in detail:
        return say("screens.life-batch", n=detail["number"], items=detail["items"])
    problem = str(detail.get("problem") or detail.get("why") or "")
    if problem in {p.value for p in Problem}:
        return say(f"delivery.problem.{problem}").partition(";")[0]
    if int(detail.get("revision", 1)) > 1:
        return say("screens.detail-revision", n=detail["revision"])
    return ""


def _lasted(before: str, at: str, most: float | None) -> str:
    if not before:
        return ""
    spent = (moment(at) - moment(before)).total_seconds() / 60
    minutes = int(spent)
    if minutes < 1:
        return ""
    words = (
        say("ui.age.minutes", n=minutes) if minutes < 120 else say("ui.age.hours", n=minutes // 60)
    )
    return f"! {words}" if most is not None and spent > most else words
