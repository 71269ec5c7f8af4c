"""The day as numbers, each counted from stored rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import UNSENT, Status
from operator_tui.core.line import Standing, percentile
from operator_tui.core.times import ZONES, local, moment
from operator_tui.store import events, followups, intake, listing
from operator_tui.store.intake import Person
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store


@dataclass(frozen=True)
class Intake:
    """The front desk's people of one day, by where they are now: ``taken_in`` is the sum of the five after it.

    ``absences`` counts each time somebody was called and wasn't there. The waits are minutes from taking the number
    until the call, of those who were called or served, by nearest rank; None where there are none.
    """

    taken_in: int
    waiting: int
    called: int
    served: int
    absent: int
    gone: int
    absences: int
    wait_median_min: float | None
    wait_p90_min: float | None


def intake_of(people: Sequence[Person]) -> Intake:
    """Count the people of a day, and how long they waited."""
    states = Counter(person.state for person in people)
    waits = [_minutes(p.came_at, p.called_at) for p in people if p.called_at]
    return Intake(
        taken_in=len(people),
        waiting=states[Standing.WAITING],
        called=states[Standing.CALLED],
        served=states[Standing.SERVED],
        absent=states[Standing.ABSENT],
        gone=states[Standing.GONE],
        absences=sum(person.absences for person in people),
        wait_median_min=percentile(waits, 50),
        wait_p90_min=percentile(waits, 90),
    )


def _minutes(start: str, end: str) -> float:
    """Minutes between two stored moments; none where the clock was put back in between."""
    return max(0.0, round((moment(end) - moment(start)).total_seconds() / 60, 1))


@dataclass(frozen=True)
class Day:
    """The NIB applications of this laptop begun on one day, by status, of whatever event; follow-ups apart.

    The day of each is that of its own event's wall clock (without an event: WIB). ``event`` names the events
    they belong to, by name, joined by ``"; "``: empty where there are none, whichever event is in use.
    ``followups`` counts the halal and PIRT applications begun that day, by kind and status; ``due`` those that are
    asked for and not yet with the office now, of whatever day, by kind.
    """

    date: str
    event: str
    counts: dict[str, int]
    issued: int
    unsent: int
    intake: Intake
    followups: dict[str, dict[str, int]]
    due: dict[str, int]

    def to_json(self) -> dict[str, Any]:
        """``{"date", "event", "counts": {status: n}, "issued", "unsent", "intake": {…}, "followups", "due"}``.

        ``followups`` is ``{kind: {status: n}}``, ``due`` ``{kind: n}``.
        """
        return asdict(self)


def day_summary(store: Store, day: date | None = None) -> Day:
    """Count a day (default: today on the wall clock of the event in use)."""

    def count(db: Database) -> Day:
        event = events.current(db)
        wanted = day or local(store.clock(), event.tz if event else "WIB").date()
        counts, names = Counter[Status](), set[str]()
        follow: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        for tz in ZONES:
            for name, form, status, n in listing.begun(db, wanted, tz):
                names.add(name)
                if form in follow:
                    follow[form][status.value] = follow[form].get(status.value, 0) + n
                else:
                    counts[status] += n
        return Day(
            date=wanted.isoformat(),
            event="; ".join(sorted(names - {""})),
            counts={status.value: counts[status] for status in Status},
            issued=counts[Status.ISSUED],
            unsent=sum(counts[status] for status in UNSENT),
            intake=intake_of(intake.of_day(db, wanted.isoformat())),
            followups=follow,
            due={
                kind: sum(n for state, n in by.items() if state not in followups.DONE)
                for kind, by in followups.tally(db).items()
            },
        )

    return store.read(count)
