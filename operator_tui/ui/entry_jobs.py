"""What the card of an entry reads and writes: jobs for the store, each in one transaction or snapshot."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from operator_tui.core.entry_card import Card, CardScreen, Item, card, national
from operator_tui.core.form import Words
from operator_tui.core.lifecycle import Status
from operator_tui.core.nib import day
from operator_tui.core.reasons import Reason
from operator_tui.core.times import stamp
from operator_tui.store import applications, entries, finalised, forms
from operator_tui.store.applications import Application
from operator_tui.store.entries import Entry
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx
from operator_tui.ui import entry_result as results
from operator_tui.ui.entry_result import Result

_LOOK_UP = Words("Cari di OSS", "Look up in OSS")


class Phase(StrEnum):
    """What the card is good for now: entered, looked up first, waiting for the office, or nothing any more."""

    OPEN = "open"
    LOOK_UP = "look-up"
    CLAIMING = "claiming"
    OVER = "over"


@dataclass(frozen=True)
class Phone:
    """Where OSS sends its code: the number, whether it has WhatsApp, and who holds it (the form's letter)."""

    number: str = ""
    whatsapp: bool = True
    holder: str = ""


@dataclass(frozen=True)
class Opened:
    """An application on its card: ``entry`` holds it now, ``last`` is its newest entry, ended or not."""

    app: Application
    entry: Entry | None
    last: Entry | None
    card: Card
    phone: Phone

    @property
    def phase(self) -> Phase:
        """What the card is good for now."""
        if self.entry is None:
            return Phase.OVER
        if self.entry.state == entries.CLAIMING:
            return Phase.CLAIMING
        return Phase.LOOK_UP if self.app.status is Status.UNKNOWN else Phase.OPEN

    def stands_as(self, other: "Opened") -> bool:
        """Whether a card that is good for this goes on as it is: the same entry, in the same phase."""
        ids = [one.entry.id if one.entry else 0 for one in (self, other)]
        return ids[0] == ids[1] and self.phase is other.phase

    @property
    def look_up_card(self) -> Card:
        """The NIK alone: what is searched for in OSS while nothing may be entered."""
        found = tuple(item for item in self.card.items if item.name == "nik") or (
            Item("nik", Words("NIK", "NIK"), self.app.nik, self.app.nik),
        )
        return Card((CardScreen(1, "look-up", _LOOK_UP, found[:1]),), 1)


def read(db: Database, seq: int) -> Opened:
    """The application and its entry as they are."""
    app = applications.get(db, seq)
    body = finalised.last(db, seq) or {"content": {}, "statements": {}}
    content = body["content"]
    phone = Phone(
        national(str(content.get("phone", ""))),
        content.get("has_whatsapp") != "T",
        str(content.get("phone_holder", "")),
    )
    return Opened(
        app, entries.active(db, seq), entries.last(db, seq),
        card(forms.of(db, app), content, body["statements"]), phone,
    )  # fmt: skip


def begin(tx: Tx, seq: int, *, take_over: bool) -> Opened:
    """Put it on the card, or take it over. Raises :class:`operator_tui.core.errors.Refused`."""
    (entries.take_over if take_over else entries.begin)(tx, seq)
    return read(tx.db, seq)


def go_on(tx: Tx, seq: int) -> Opened:
    """The card again where somebody holds it still; what isn't held any more is only read."""
    if entries.active(tx.db, seq) is not None:
        entries.begin(tx, seq)
    return read(tx.db, seq)


@dataclass(frozen=True)
class Outcome:
    """What is saved of a result: one of the letters of ``entry_result``, and what was typed for it."""

    kind: str
    nib: str = ""
    day: date | None = None
    reason: Reason = Reason.NO_ANSWER
    said: str = ""
    until: str = ""


def outcome(result: Result) -> Outcome:
    """What is written of a result that has nothing wrong with it."""
    if result.kind == results.ISSUED:
        issued_on = day(result.lines["date"].text, result.now().date())
        return Outcome(result.kind, result.nib, issued_on)
    failed = result.kind == results.FAILED and result.reason is not None
    reason = result.reason if failed and result.reason else Reason.NO_ANSWER
    until = stamp(result.until) if failed and result.until is not None else ""
    return Outcome(result.kind, "", None, reason, result.said, until)


def save(tx: Tx, number: int, seq: int, what: Outcome) -> Opened:
    """Write the result of an entry. Raises :class:`operator_tui.core.errors.Refused`; nothing is written then."""
    if what.kind == results.ISSUED and what.day is not None:
        entries.issued(tx, number, what.nib, what.day)
    elif what.kind == results.NOT_THERE:
        entries.looked_up(tx, number, what.said)
    else:
        entries.failed(tx, number, what.reason, what.said, what.until)
    return read(tx.db, seq)


def give_back(tx: Tx, number: int, seq: int) -> Opened:
    """Nothing was entered: back to where it was."""
    entries.give_back(tx, number)
    return read(tx.db, seq)
