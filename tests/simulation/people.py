"""What people do on such a day: operators at the laptop, staff at the office. Each act is whole, or isn't done."""

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, listing
from operator_tui.store.applications import Application, Typed
from operator_tui.store.listing import Filter
from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Store
from tests.conftest import TODAY
from tests.making import FORM
from tests.simulation import cards

if TYPE_CHECKING:
    from tests.simulation.day import Day


def held(store: Store) -> list[Application]:
    """Every application on the laptop, oldest first."""

    def read(db: Database) -> list[Application]:
        seqs = listing.seqs(db, Filter())
        return sorted(listing.page(db, seqs).values(), key=lambda app: app.seq)

    return store.read(read)


def some_id(store: Store, rng: random.Random) -> set[str]:
    """The id of one application, by luck."""
    return {rng.choice(held(store)).id}


def finish_draft(day: "Day") -> None:
    """A draft is finished."""
    if app := _one(day, (Status.DRAFT,)):
        _finalise(day, app)


def correct(day: "Day") -> None:
    """What came back is put right."""
    if app := _one(day, (Status.RETURNED, Status.QUARANTINED)):
        _correct(day, app)


def cancel(day: "Day") -> None:
    """Somebody goes home."""
    statuses = (Status.READY, Status.ACCEPTED, Status.RETURNED, Status.QUARANTINED)
    if app := _one(day, statuses):
        day.say(f"  {app.label} is cancelled")
        with suppress(Refused):  # somebody holds its card
            day.store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))


def reopen(day: "Day") -> None:
    """A finished one is taken back, and finished anew."""
    if app := _one(day, (Status.READY,)):
        day.say(f"  {app.label} is opened again")
        try:
            day.store.do(lambda tx: applications.reopen(tx, app.seq))
        except Refused:
            return  # somebody holds its card
        if day.rng.random() < 0.7:
            _correct(day, app)


def issue(day: "Day") -> None:
    """The office has an NIB."""
    if accepted := _accepted(day):
        _issue(day, day.rng.choice(accepted))


def give_back(day: "Day") -> None:
    """The office sends one back."""
    if accepted := _accepted(day):
        app_id = day.rng.choice(accepted)
        day.say("  the office sends one back")
        day.office.store.give_back(
            app_id, "trade_name", "Nama usaha tidak jelas.", "Wiwin", day.now.office()
        )


def find_unfit(day: "Day") -> None:
    """The office will not have one as it is, until it is put right."""
    if app := _one(day, (Status.READY, Status.UNKNOWN)):
        day.say(f"  the office finds {app.label} unfit")
        day.office.unfit.add((app.ref, app.business))


def do_all(day: "Day") -> None:
    """At the end everybody does all there is to do."""
    cards.end_all(day, held(day.store))
    for app in held(day.store):
        if app.status is Status.DRAFT:
            _finalise(day, app)
        elif app.status in (Status.RETURNED, Status.QUARANTINED):
            _correct(day, app)
    for app_id in _accepted(day):
        _issue(day, app_id)


def open_card(day: "Day") -> None:
    """An application is taken to be entered in OSS by hand."""
    cards.open_card(day, held(day.store))


def go_on(day: "Day") -> None:
    """Something comes of a card that lies there."""
    cards.go_on(day, held(day.store))


ACTS: "Final[dict[str, Callable[[Day], None]]]" = {
    "finish-draft": finish_draft, "correct": correct, "cancel": cancel, "reopen": reopen, "issue": issue,
    "give-back": give_back, "unfit": find_unfit, "open-card": open_card, "card": go_on,
}  # fmt: skip


def _one(day: "Day", statuses: Sequence[Status]) -> Application | None:
    found = [app for app in held(day.store) if app.status in statuses]
    return day.rng.choice(found) if found else None


def _accepted(day: "Day") -> list[str]:
    """What the office may decide about: what it holds and no laptop has claimed."""
    return day.office.store.read(
        lambda db: [
            row["id"]
            for row in rows(
                db, "SELECT id FROM applications WHERE status = 'accepted' AND NOT claimed ORDER BY rowid"
            )
        ]
    )  # fmt: skip


def _issue(day: "Day", app_id: str) -> None:
    day.say("  the office has an NIB")
    if app_id in day.oss and not _cancelled(day, app_id):
        day.faults.append("twice: the office entered in OSS what was there")
    day.oss.add(app_id)
    try:
        day.office.store.issue(
            app_id, cards.nib_of(app_id), "2026-11-24", "typed", day.now.office()
        )
    except Refused as error:
        day.say(f"  {error.key}")


def _cancelled(day: "Day", app_id: str) -> bool:
    """One that was cancelled after it got no answer in OSS: the office's own look-up there finds it."""
    return any(app.id == app_id and app.status is Status.CANCELLED for app in held(day.store))


def _correct(day: "Day", app: Application) -> None:
    typed = day.store.read(lambda db: applications.typed(db, app.seq))
    texts = {**typed.texts, "trade_name": f"Warung {day.rng.randint(1, 10**6)}"}
    day.store.do(lambda tx: applications.save(tx, app.seq, Typed(texts, typed.filled)))
    _finalise(day, app)


def _finalise(day: "Day", app: Application) -> None:
    done = day.store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    day.say(f"  {done.label} is final, revision {done.revision}")
