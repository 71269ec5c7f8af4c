"""Papers of committed rows: what is read of the store for each kind, and how it is counted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from operator_tui.core.form import FormSpec
from operator_tui.core.lifecycle import Status
from operator_tui.core.line import Standing
from operator_tui.core.mask import nik, phone
from operator_tui.core.times import local, moment
from operator_tui.forms import load
from operator_tui.locale import language, say
from operator_tui.paper import receipt, slip, ticket, words
from operator_tui.paper.card import Card
from operator_tui.paper.receipt import Receipt
from operator_tui.paper.sizes import Size
from operator_tui.paper.slip import Slip
from operator_tui.paper.ticket import Ticket
from operator_tui.paper.waiting import Waiter, Waiting
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, events, forms, intake, meta, prints, statements
from operator_tui.store.application import Application
from operator_tui.store.events import Event
from operator_tui.store.intake import Person
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx

_CONTACT: Final = "consent_contact"


class Kind(StrEnum):
    """What is printed of one row."""

    SLIP = prints.SLIP
    RECEIPT = prints.RECEIPT
    TICKET = "ticket"


@dataclass(frozen=True)
class Order:
    """What to print: ``ids`` are rows of applications, or of the front desk for tickets; each once.

    ``call`` is whom to ask, for a receipt; ``training`` marks all of it so, as an application of a training office
    is marked anyhow. ``logo`` is the file of the office's own, "" for none.
    """

    kind: Kind
    ids: tuple[int, ...]
    size: Size = Size.A4_FOUR
    call: str = ""
    training: bool = False
    logo: str = ""


def of(app: Application) -> Kind:
    """What F8 prints of an application: its slip once the NIB is there, else its receipt."""
    return Kind.SLIP if app.status is Status.ISSUED and not app.parent else Kind.RECEIPT


def ticket_ref(db: Database, person: Person) -> str:
    """The number of a ticket, unique among laptops and days: ``MJL03-261124-N047``."""
    day = person.day[2:].replace("-", "")
    return f"{meta.get(db, meta.DEVICE)}-{day}-N{person.number:03}"


def label(db: Database, order: Order) -> str:
    """What people call it: one paper by its number, several by how many they are."""
    if len(order.ids) != 1:
        return say("paper.cli-many", n=len(order.ids))
    [id_] = order.ids
    if order.kind is Kind.TICKET:
        return ticket_ref(db, intake.get(db, id_))
    return applications.get(db, id_).label


def cards(db: Database, order: Order) -> list[Card]:
    """The papers, as the rows stand. Raises :class:`Refused` where one can't be printed, or isn't there."""
    known = {event.id: event for event in events.all_events(db)}
    training = order.training or meta.get(db, meta.BINDING) == "training"
    make: dict[Kind, Callable[[int], Card]] = {
        Kind.SLIP: lambda id_: _slip(db, id_, known),
        Kind.RECEIPT: lambda id_: _receipt(db, id_, known, order, training=training),
        Kind.TICKET: lambda id_: _ticket(db, id_, training=training),
    }
    return [replace(make[order.kind](id_), logo=order.logo) for id_ in order.ids]


def count(tx: Tx, order: Order) -> None:
    """Count one print of each."""
    for id_ in order.ids:
        if order.kind is Kind.TICKET:
            prints.record_ticket(tx, id_)
        else:
            prints.record(tx, id_, order.kind)


def waiting(db: Database, day: str, at: str, *, training: bool) -> Waiting:
    """Who waits on a day, in the order of the line; ``at`` is the stored moment of the list."""
    event = events.current(db)
    training = training or meta.get(db, meta.BINDING) == "training"
    form = load("intake")
    people = tuple(_waiter(form, person, event) for person in intake.in_line(db, day))
    name = f"{event.name}, {event.village}, {words.day(event.date)}" if event else ""
    return Waiting(words.day_and_time(_clock(at, event)), name, people, training)


def _waiter(form: FormSpec, person: Person, event: Event | None) -> Waiter:
    states = [say("paper.priority")] if person.priority else []
    states += [say("paper.absent")] if person.state is Standing.ABSENT else []
    return Waiter(
        f"{person.number:03}", person.name, _words(form, "services", person.services),
        _words(form, "served", person.served), _clock(person.came_at, event)[-5:], ", ".join(states),
    )  # fmt: skip


def _slip(db: Database, seq: int, known: dict[str, Event]) -> Card:
    app = applications.get(db, seq)
    prints.check(app, prints.SLIP)
    event = known.get(app.event)
    found = Slip(
        ref=app.ref,
        name=app.name,
        nik_masked=nik(app.nik),
        business=app.business,
        kbli=app.kbli,
        kbli_version=app.kbli_version,
        kbli_title=TABLES.kbli_title(app.kbli, app.kbli_version),
        nib=app.nib,
        nib_date=app.nib_date,
        recorded_at=_clock(app.finalised_at, event),
        event=event.name if event else "",
        event_date=event.date if event else "",
        training=app.training,
        copy=prints.number(db, seq, prints.SLIP),
        via=app.nib_via,
        verified=app.nib_verified,
        village=app.village,
    )
    return slip.card(found)


def _receipt(
    db: Database, seq: int, known: dict[str, Event], order: Order, *, training: bool
) -> Card:
    app = applications.get(db, seq)
    prints.check(app, prints.RECEIPT)
    event = known.get(app.event)
    first = applications.get(db, app.parent) if app.parent else app
    asked = statements.given(db, first.seq)
    labels = {s.name: s.label[language()].strip() for s in forms.of(db, first).statements}
    found = Receipt(
        ref=app.ref,
        what=forms.of(db, app).title[language()],
        name=app.name,
        nik_masked=nik(app.nik),
        phone_masked=_phone(db, first),
        business=app.business,
        kbli=f"{app.kbli} {TABLES.kbli_title(app.kbli, app.kbli_version)}".strip(),
        kbli_version=app.kbli_version,
        village=app.village,
        status=app.status,
        recorded_at=_clock(app.finalised_at, event),
        event=event.name if event else "",
        event_date=event.date if event else "",
        by=app.created_by,
        consents={labels.get(one.name, one.name): one.yes for one in asked},
        contact=any(one.name == _CONTACT and one.yes for one in asked),
        notice_version=", ".join(dict.fromkeys(one.notice_version for one in asked)),
        call=order.call,
        followup=bool(app.parent),
        training=training or app.training,
        copy=prints.number(db, seq, prints.RECEIPT),
    )
    return receipt.card(found)


def _ticket(db: Database, id_: int, *, training: bool) -> Card:
    person = intake.get(db, id_)
    event = intake.event_of(db, id_)
    form = load("intake")
    found = Ticket(
        ref=ticket_ref(db, person),
        number=person.number,
        name=person.name,
        services=_words(form, "services", person.services),
        served=_words(form, "served", person.served),
        priority=person.priority,
        taken_at=_clock(person.came_at, event),
        event=event.name if event else "",
        event_date=event.date if event else "",
        training=training,
        copy=prints.ticket_number(db, id_),
    )
    return ticket.card(found)


def _words(form: FormSpec, field: str, letters: str) -> str:
    """The words behind stored letters: ``NIB, halal`` for ``N H``."""
    labels = {option.key: option.label[language()] for option in form.index[field].options}
    return ", ".join(labels.get(letter, letter) for letter in letters.split())


def _phone(db: Database, app: Application) -> str:
    number = applications.typed(db, app.seq).texts.get("phone", "")
    return phone(number) if number else ""


def _clock(stamp: str, event: Event | None) -> str:
    """A stored moment on the wall clock of its event: ``2026-11-24 09.50``."""
    return f"{local(moment(stamp), event.tz if event else 'WIB'):%Y-%m-%d %H.%M}" if stamp else ""
