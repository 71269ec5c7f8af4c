"""A day, or any stretch of days, counted from stored rows: one value, and the rows behind each number."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import NEEDS_A_HAND, UNSENT, Status
from operator_tui.core.line import Standing, percentile
from operator_tui.core.outages import outages
from operator_tui.core.times import local, moment, stamp
from operator_tui.reports.day_values import (
    FEWEST,
    NONE,
    ON_WAY,
    Behind,
    Day,
    Intake,
    Measured,
    Network,
    Sheet,
    Times,
    Worked,
    most_first,
)
from operator_tui.reports.operators import Operator, operators_of
from operator_tui.store import daybook, daywindow, followups, meta
from operator_tui.store.daybook import Came, Fact
from operator_tui.store.daywindow import Window
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store


def day_summary(store: Store, day: date | None = None, last: date | None = None) -> Day:
    """Count a day, or up to ``last``, of all events; default: today on the wall clock of the event in use."""
    now = stamp(store.clock())
    return store.read(lambda db: read_sheet(db, daywindow.of_day(db, day, now, last), now)).day


def event_summary(
    store: Store, event: str, first: date | None = None, last: date | None = None
) -> Day:
    """Count one event, by its id or name: every day of it, or the days given. Raises :class:`Refused` for none."""
    now = stamp(store.clock())
    return store.read(
        lambda db: read_sheet(db, daywindow.of_event(db, event, first, last), now)
    ).day


def read_sheet(db: Database, window: Window, now: str, quota: int = 0) -> Sheet:
    """Count a window, in one snapshot, at the moment ``now`` (stored text); ``quota`` is a day's bytes, 0 for none."""
    facts, loose = daybook.facts(db, window), daybook.loose(db, window)
    unproven = daybook.unproven(db, window)
    behind = _Behind()
    for fact in facts:
        behind.fact(fact)
    counts = Counter(fact.status for fact in facts)
    for one in loose:
        counts[one.status] += 1
        behind.add(f"status:{one.status}", one.seq)
        behind.add("drafts" if one.status is Status.DRAFT else "dropped", one.seq)
    for seq in unproven:
        behind.add("unproven", seq)
    issued = daybook.issued(db, window)
    late = set(issued) - {fact.seq for fact in facts}
    for seq in issued:
        behind.add("issued-then", seq)
        if seq in late:
            behind.add("issued-late", seq)
    sent_back = daybook.sent_back(db, window)
    for sent in sent_back:
        behind.add(f"returned:{sent.field or NONE}", sent.seq)
    printed, copies = Counter[str](), 0
    for seq, kind, copy in daybook.printed(db, window):
        behind.add("printed" if copy == 1 else "copied", seq)
        printed[kind] += copy == 1
        copies += copy > 1
    people = daybook.came(db, window)
    for person in people:
        if person.application:
            behind.add(f"desk:{person.state}", person.application)
    kinds, names = _followups(db, window)
    names |= {fact.event for fact in facts} | {one.event for one in loose}
    known = operators_of(db, window)
    worked = _operators(facts, known)
    shown = tuple(one for one in worked if one.applications >= FEWEST)
    day = Day(
        *window.days,
        event="; ".join(sorted(names - {""})),
        device=meta.get(db, meta.DEVICE),
        counts={status.value: counts[status] for status in Status},
        applications=len(facts),
        open_drafts=behind.count("drafts"),
        dropped=behind.count("dropped"),
        lost=daybook.lost(db, window),
        unproven=len(unproven),
        desk=sum(fact.desk for fact in facts),
        issued=counts[Status.ISSUED],
        unsent=sum(counts[status] for status in UNSENT),
        issued_then=len(issued),
        issued_late=len(late),
        returned=most_first(Counter(sent.field or NONE for sent in sent_back)),
        villages=most_first(Counter(fact.village or NONE for fact in facts)),
        kbli=most_first(Counter(map(kbli_group, facts))),
        sex=most_first(Counter(fact.sex or NONE for fact in facts)),
        services={
            "nib": len(facts),
            **{kind: sum(kind in fact.wants.split() for fact in facts) for kind in KINDS},
        },
        intake=intake_of(people, daybook.numbers_lost(db, window)),
        typing=_times([fact.typing_s for fact in facts]),
        reading=_times([fact.reading_s for fact in facts]),
        operators=shown,
        few=len(facts) - sum(one.applications for one in shown),
        network=_network(db, window, now, quota),
        printed=most_first(printed),
        copies=copies,
        sheets=daybook.sheets(db, window),
        followups=kinds,
        due={
            kind: sum(n for state, n in by.items() if state not in followups.DONE)
            for kind, by in followups.tally(db).items()
        },
    )
    measured = Measured(
        tuple(sorted(_waits(people))),
        tuple(sorted(_in_minutes(fact.typing_s for fact in facts))),
        tuple(sorted(_in_minutes(fact.reading_s for fact in facts))),
        {one.who: one.hours for one in known if any(one.who == each.who for each in shown)},
    )
    return Sheet(window, day, behind.arrays(), measured, tuple(sent_back))


def kbli_group(fact: Fact) -> str:
    """The version and the first two digits of a code: a bare code says nothing (FIELD section 4)."""
    return f"{fact.kbli_version} {fact.kbli[:2]}" if fact.kbli else NONE


def intake_of(people: Sequence[Came], lost: int = 0) -> Intake:
    """Count people of the front desk, each hour on the clock of their own event, and how long they waited."""
    states = Counter(person.state for person in people)
    waits = _waits(people)
    hours = Counter(f"{local(moment(p.came_at), p.tz):%H}" for p in people)
    return Intake(
        taken_in=len(people) + lost,
        waiting=states[Standing.WAITING],
        called=states[Standing.CALLED],
        served=states[Standing.SERVED],
        absent=states[Standing.ABSENT],
        gone=states[Standing.GONE],
        lost=lost,
        absences=sum(person.absences for person in people),
        wait_median_min=percentile(waits, 50),
        wait_p90_min=percentile(waits, 90),
        by_hour=dict(sorted(hours.items())),
    )


class _Behind:
    """Gathers the rows behind each number, each row once."""

    def __init__(self) -> None:
        self._rows: dict[str, set[int]] = {}

    def add(self, key: str, seq: int) -> None:
        self._rows.setdefault(key, set()).add(seq)

    def fact(self, fact: Fact) -> None:
        services = ("nib", *fact.wants.split())
        keys = [
            "all", f"status:{fact.status}", f"final:{fact.status}", f"village:{fact.village or NONE}",
            f"kbli:{kbli_group(fact)}", f"sex:{fact.sex or NONE}", f"operator:{fact.who}",
            *(f"service:{service}" for service in services),
        ]  # fmt: skip
        keys += ["desk"] if fact.desk else []
        keys += ["to-go"] if fact.status in ON_WAY else []
        keys += ["hand"] if fact.status in NEEDS_A_HAND else []
        keys += ["typed"] if fact.typing_s else []
        for key in keys:
            self.add(key, fact.seq)

    def count(self, key: str) -> int:
        return len(self._rows.get(key, ()))

    def arrays(self) -> Behind:
        return {key: array("q", sorted(found, reverse=True)) for key, found in self._rows.items()}


def _followups(db: Database, window: Window) -> tuple[dict[str, dict[str, int]], set[str]]:
    """Those begun then by kind and status, and the events they belong to."""
    counted: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    names = set()
    for name, kind, status, n in daybook.followups_begun(db, window):
        names.add(name)
        counted[kind][status.value] = counted[kind].get(status.value, 0) + n
    return counted, names


def _operators(facts: Sequence[Fact], known: Sequence[Operator]) -> list[Worked]:
    """Everybody who made an application final then, by name."""
    made = Counter(fact.who for fact in facts)
    by = {one.who: one for one in known}
    found = []
    for who in sorted(made):
        one = by.get(who)
        looks = list(one.looks.values()) if one else []
        found.append(
            Worked(
                who=who,
                applications=made[who],
                per_hour=one.per_hour if one else None,
                mended=one.mended if one else 0,
                returned=one.returned if one else 0,
                looks=sum(each.looks for each in looks),
                different=sum(each.different for each in looks),
            )
        )
    return found


def _network(db: Database, window: Window, now: str, quota: int) -> Network:
    sent = daybook.traffic(db, window)
    broken = outages(daybook.reached(db, window), min(now, window.bounds[1]))
    days = (window.last - window.first).days + 1
    return Network(
        sent.batches, sent.up, sent.down, quota * days, broken.times, round(broken.minutes, 1)
    )  # fmt: skip


def _times(seconds: Sequence[float]) -> Times:
    measured = _in_minutes(seconds)
    return Times(len(measured), percentile(measured, 50), percentile(measured, 90))


def _in_minutes(seconds: Iterable[float]) -> list[float]:
    return [round(each / 60, 2) for each in seconds if each]


def _waits(people: Iterable[Came]) -> list[float]:
    """Minutes from taking the number until the call."""
    return [_minutes(p.came_at, p.called_at) for p in people if p.called_at]


def _minutes(start: str, end: str) -> float:
    """Minutes between two stored moments; none where the clock was put back in between."""
    return max(0.0, round((moment(end) - moment(start)).total_seconds() / 60, 1))
