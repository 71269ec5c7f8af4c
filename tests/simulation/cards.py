"""What people do who enter applications in OSS by hand on such a day. OSS is a set of those it has."""

from typing import TYPE_CHECKING, Final

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.core.reasons import Reason, Step, next_step
from operator_tui.store import decisions, entries
from operator_tui.store.applications import Application
from operator_tui.store.entries import Entry
from tests.conftest import TODAY

if TYPE_CHECKING:
    from tests.simulation.day import Day

_OPENS: Final = (Status.READY, Status.ACCEPTED, Status.UNKNOWN)
_FAILS: Final = tuple(r for r in Reason if r not in (Reason.ALREADY_THERE, Reason.LOGGED_OUT))


def open_card(day: "Day", apps: list[Application]) -> None:
    """Somebody takes one to enter it."""
    if found := [app for app in apps if app.status in _OPENS]:
        app = day.rng.choice(found)
        try:
            entry = day.store.do(lambda tx: entries.begin(tx, app.seq))
            day.say(f"  the card of {app.label} is {entry.state}")
        except Refused as error:
            day.say(f"  {error.key}")


def go_on(day: "Day", apps: list[Application]) -> None:
    """Something comes of a card that lies there."""
    if cards := [(app, card) for app in apps if (card := _card(day, app)) is not None]:
        _step(day, *day.rng.choice(cards))


def end_all(day: "Day", apps: list[Application]) -> None:
    """Every card comes to an end, and what got no answer is looked up."""
    for app in apps:
        card = _card(day, app)
        if card is not None and card.state == entries.OPEN and app.status is not Status.UNKNOWN:
            _issued(day, app, card)
        elif app.status is Status.UNKNOWN:
            _look_up(day, app, card)
        elif card is not None:
            day.store.do(lambda tx, card=card: entries.give_back(tx, card.id))  # type: ignore[misc]


def _step(day: "Day", app: Application, card: Entry) -> None:
    if app.status is Status.UNKNOWN:
        _look_up(day, app, card)
    elif card.state == entries.CLAIMING or day.rng.random() < 0.2:
        day.say(f"  the card of {app.label} is given back")
        day.store.do(lambda tx: entries.give_back(tx, card.id))
    elif day.rng.random() < 0.5:
        _issued(day, app, card)
    else:
        _failed(day, app, card)


def _failed(day: "Day", app: Application, card: Entry) -> None:
    reason = day.rng.choice(_FAILS)
    if next_step(reason) is Step.LOOK_UP and day.rng.random() < 0.5:
        _into_oss(day, app)
    day.say(f"  {app.label} can't be entered: {reason}")
    day.store.do(lambda tx: entries.failed(tx, card.id, reason, "kata layar"))


def _issued(day: "Day", app: Application, card: Entry) -> None:
    _into_oss(day, app)
    day.say(f"  {app.label} is entered")
    day.store.do(lambda tx: entries.issued(tx, card.id, nib(app), TODAY))


def _look_up(day: "Day", app: Application, card: Entry | None) -> None:
    there = app.id in day.oss
    day.say(f"  {app.label} is looked up: {'there' if there else 'not there'}")
    if card is not None and card.state == entries.OPEN and there:
        day.store.do(lambda tx: entries.issued(tx, card.id, nib(app), TODAY))
    elif card is not None and card.state == entries.OPEN:
        day.store.do(lambda tx: entries.looked_up(tx, card.id, "tidak ada"))
    elif there:
        day.store.do(lambda tx: decisions.found(tx, app.seq, nib(app), TODAY))
    else:
        day.store.do(lambda tx: decisions.not_found(tx, app.seq, "tidak ada"))


def _into_oss(day: "Day", app: Application) -> None:
    if app.id in day.oss:
        day.faults.append(f"twice: {app.label} was entered in OSS again")
    day.oss.add(app.id)


def _card(day: "Day", app: Application) -> Entry | None:
    return day.store.read(lambda db: entries.active(db, app.seq))


def nib(app: Application) -> str:
    """What OSS gives this one, whoever enters it."""
    return nib_of(app.id)


def nib_of(app_id: str) -> str:
    """The same, by its id."""
    return f"02{int(app_id[:8], 16):011}"
