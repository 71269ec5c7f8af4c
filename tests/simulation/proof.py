"""What has to hold at the end of a day, in words where it doesn't."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from operator_tui.core.canonical import digest
from operator_tui.core.lifecycle import Status
from operator_tui.delivery.problems import Problem
from operator_tui.store import journal, updates
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database, one, open_database, rows
from tests.simulation.people import held
from tests.simulation.sides import DEVICE, DRAFTS, KEY, READY

if TYPE_CHECKING:
    from tests.simulation.day import Day
    from tests.simulation.weather import Outage

OPENING: Final = 12
"""Tries within the first minutes of an outage, until the back-off has grown; anew with each excuse."""
A_MINUTE: Final = 1.0
"""Tries a minute after that, at most; the mean of the back-off's cap is 0.4."""
_TOLD: Final = (Problem.CANCEL_REFUSED, Problem.ISSUED_AFTER_CANCEL)


def of(day: "Day") -> list[str]:
    """Every promise that isn't kept now."""
    apps = held(day.store)
    db = open_database(day.office.path, KEY, readonly=True)
    try:
        there = {row["id"]: row for row in rows(db, "SELECT * FROM applications")}
        return [*_laptop(day, apps), *_both(day, apps, there), *_office(day, db, apps, there)]
    finally:
        db.close()


def of_outages(outages: "Sequence[Outage]") -> list[str]:
    """Stretches of bad weather in which the laptop asked too often."""
    return [
        f"asked {o.asked} times in {o.seconds:.0f} s of {o.kind} with {o.excuses} excuses"
        for o in outages
        if o.asked > bound(o)
    ]


def bound(outage: "Outage") -> float:
    """The most requests that an outage may see: two a try where only batches fail."""
    tries = OPENING * (1 + outage.excuses) + A_MINUTE * outage.seconds / 60
    return tries * 2 if outage.kind == "server" else tries


def _laptop(day: "Day", apps: list[Application]) -> Iterator[str]:
    if len(apps) != READY + DRAFTS:
        yield f"lost: {len(apps)} of {READY + DRAFTS} applications on the laptop"
    stuck = sorted(
        app.status for app in apps if app.status not in (Status.ISSUED, Status.CANCELLED)
    )
    if stuck:
        yield f"stuck: {' '.join(stuck)}"
    waits = day.store.read(lambda db: list(rows(db, "SELECT kind, state FROM outbox")))
    if waits:
        yield f"stuck in the outbox: {waits}"
    if (broken := day.store.read(journal.first_broken)) is not None:
        yield f"the journal is broken at {broken}"


def _both(day: "Day", apps: list[Application], there: dict[str, dict[str, Any]]) -> Iterator[str]:
    for app in apps:
        row = there.get(app.id)
        if row is None:
            refused = app.status is Status.ISSUED and app.problem == Problem.INVALID
            if app.status is not Status.CANCELLED and not refused:
                yield f"lost: {app.label} is {app.status} here and not at the office"
        elif app.status is Status.CANCELLED:
            if row["status"] != "cancelled" and app.problem not in _TOLD:
                yield f"{app.label} is cancelled here, {row['status']} there, and nobody is told"
        else:
            yield from _same(day, app, row)


def _same(day: "Day", app: Application, row: dict[str, Any]) -> Iterator[str]:
    mine = (app.status.value, app.revision, app.nib, app.ref, app.nik)
    theirs = (row["status"], row["revision"], row["nib"], row["ref"], row["nik"])
    if mine != theirs:
        yield f"{mine[:3]} here, {theirs[:3]} there"

    def content(db: Database) -> str:
        found = one(db, "SELECT content FROM answers WHERE seq = ?", [app.seq])
        return str(found["content"]) if found else "{}"

    if digest(json.loads(day.store.read(content))) != digest(json.loads(row["body"])):
        yield f"{app.label} has other content at the office"


def _office(
    day: "Day", db: Database, apps: list[Application], there: dict[str, dict[str, Any]]
) -> Iterator[str]:
    if strangers := there.keys() - {app.id for app in apps}:
        yield f"{len(strangers)} at the office that nobody sent"
    items, given = (
        one(db, "SELECT count(*) AS n FROM items WHERE kind NOT GLOB 'claim@denied-*'"),
        one(db, "SELECT value AS n FROM counters WHERE name = 'receipt'"),
    )
    if (items or {"n": 0})["n"] != (given or {"n": 0})["n"]:
        yield f"twice: {given} receipts for {items} items"
    nibs = [row["nib"] for row in there.values() if row["nib"]]
    if len(nibs) != len(set(nibs)):
        yield "twice: an NIB"
    if conflicts := list(rows(db, "SELECT kind, revision FROM conflicts")):
        yield f"conflicts: {conflicts}"
    told = one(db, "SELECT last_update AS n FROM devices WHERE device = ?", [DEVICE])
    if day.store.read(updates.cursor) != (told or {"n": -1})["n"]:
        yield "the office's news isn't read to its end"
