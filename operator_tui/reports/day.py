"""A day, or any stretch of days, as numbers: each counted from stored rows, and each with the rows behind it."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from operator_tui.core.errors import Refused
from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import NEEDS_A_HAND, UNSENT, Status
from operator_tui.core.line import Standing, percentile
from operator_tui.core.outages import outages
from operator_tui.core.times import local, moment, stamp
from operator_tui.reports.operators import Operator, operators_of
from operator_tui.store import daybook, daywindow, followups, meta
from operator_tui.store.daybook import Came, Fact
from operator_tui.store.daywindow import Window
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store

FEWEST: Final = 5
"""Applications of a person below which no rate is told of them (SCREENS frame 9)."""
ON_WAY: Final = (Status.READY, Status.SENDING)
"""Finalised, and nothing is wrong with it: it goes out by itself."""
NONE: Final = "-"
"""Stands for what is empty, where things are counted by it."""


@dataclass(frozen=True)
class Intake:
    """The front desk's people, by where they are now: ``taken_in`` is the sum of the five after it, and of ``lost``.

    ``lost`` numbers were given, says the journal, and have no row: there must be none. ``absences`` counts each time
    somebody was called and wasn't there. The waits are minutes from taking the number until the call, of those who
    were called or served, by nearest rank; None where there are none. ``by_hour`` are those who came, ``"08": 4``.
    """

    taken_in: int
    waiting: int
    called: int
    served: int
    absent: int
    gone: int
    lost: int
    absences: int
    wait_median_min: float | None
    wait_p90_min: float | None
    by_hour: dict[str, int]


@dataclass(frozen=True)
class Times:
    """How long something took, of so many that were measured; minutes by nearest rank, None where there are none."""

    measured: int
    median_min: float | None
    p90_min: float | None


@dataclass(frozen=True)
class Worked:
    """One person's part: the NIB applications they made final first, and what the operators' statistics say.

    ``looks`` second looks at what they had typed, of which ``different`` differed.
    """

    who: str
    applications: int
    per_hour: float | None
    mended: int
    returned: int
    looks: int
    different: int


@dataclass(frozen=True)
class Network:
    """Batches, bytes over the air, and how often and how many minutes the office couldn't be reached."""

    batches: int
    bytes_up: int
    bytes_down: int
    outages: int
    outage_min: float


@dataclass(frozen=True)
class Day:
    """The NIB applications of this laptop of the days from ``date`` to ``until``, and what happened then.

    An application belongs to the day on which it was made final first, on its own event's clock (without an event:
    WIB), whatever became of it since; a draft that never was to the day it was begun on. ``counts`` has all of them
    by their status now: ``applications`` is its sum without ``open_drafts``, and without ``dropped`` (cancelled and
    never final). ``lost`` of them the journal knows and no row has, ``unproven`` have a row that the journal doesn't
    know: there must be none. ``event`` names the events they belong to, joined by ``"; "``: empty where there are
    none, whichever event is in use. ``desk`` of the applications have a number of the front desk.

    ``issued_then`` counts NIBs that came then, ``issued_late`` those among them of other days' applications.
    ``returned`` counts by the field that the office named. ``kbli`` is by version and first two digits. ``printed``
    counts first prints by kind, ``copies`` the others; ``sheets`` of paper were taken from the kit. ``operators`` has
    those with at least five applications, by name; ``few`` the applications of the others. ``followups`` counts the
    halal and PIRT applications begun then, by kind and status; ``due`` those asked for and not yet with the office
    now, of whatever day, by kind.
    """

    date: str
    until: str
    event: str
    device: str
    counts: dict[str, int]
    applications: int
    open_drafts: int
    dropped: int
    lost: int
    unproven: int
    desk: int
    issued: int
    unsent: int
    issued_then: int
    issued_late: int
    returned: dict[str, int]
    villages: dict[str, int]
    kbli: dict[str, int]
    sex: dict[str, int]
    services: dict[str, int]
    intake: Intake
    typing: Times
    reading: Times
    operators: tuple[Worked, ...]
    few: int
    network: Network
    printed: dict[str, int]
    copies: int
    sheets: int
    followups: dict[str, dict[str, int]]
    due: dict[str, int]

    def to_json(self) -> dict[str, Any]:
        """Every number under its own name, as JSON data; the operators as objects."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Day":
        """The numbers as :meth:`to_json` gave them. Raises :class:`Refused` for those of another version."""
        try:
            return cls(
                **{
                    **data,
                    "intake": Intake(**data["intake"]),
                    "typing": Times(**data["typing"]),
                    "reading": Times(**data["reading"]),
                    "network": Network(**data["network"]),
                    "operators": tuple(Worked(**one) for one in data["operators"]),
                }
            )
        except (KeyError, TypeError) as error:
            raise Refused("daysheet.other-version") from error

    @property
    def adds_up(self) -> bool:
        """Whether every sum is that of its parts."""
        return not (self.lost or self.unproven or self.intake.lost)


Behind = dict[str, "array[int]"]
"""The rows behind each number, newest first, by what it is called: ``all``, ``status:ready``, ``village:…``, …"""


@dataclass(frozen=True)
class Sheet:
    """The numbers, and the rows of the applications behind each."""

    window: Window
    day: Day
    behind: Behind


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


def read_sheet(db: Database, window: Window, now: str) -> Sheet:
    """Count a window, in one snapshot, at the moment ``now`` (stored text)."""
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
        behind.add("printed", seq)
        printed[kind] += copy == 1
        copies += copy > 1
    people = daybook.came(db, window)
    for person in people:
        if person.application:
            behind.add(f"desk:{person.state}", person.application)
    kinds, names = _followups(db, window)
    names |= {fact.event for fact in facts} | {one.event for one in loose}
    worked = _operators(facts, operators_of(db, window))
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
        returned=_most(Counter(sent.field or NONE for sent in sent_back)),
        villages=_most(Counter(fact.village or NONE for fact in facts)),
        kbli=_most(Counter(map(kbli_group, facts))),
        sex=_most(Counter(fact.sex or NONE for fact in facts)),
        services={
            "nib": len(facts),
            **{kind: sum(kind in fact.wants.split() for fact in facts) for kind in KINDS},
        },
        intake=intake_of(people, daybook.numbers_lost(db, window), window.tz),
        typing=_times([fact.typing_s for fact in facts]),
        reading=_times([fact.reading_s for fact in facts]),
        operators=shown,
        few=len(facts) - sum(one.applications for one in shown),
        network=_network(db, window, now),
        printed=_most(printed),
        copies=copies,
        sheets=daybook.sheets(db, window),
        followups=kinds,
        due={
            kind: sum(n for state, n in by.items() if state not in followups.DONE)
            for kind, by in followups.tally(db).items()
        },
    )
    return Sheet(window, day, behind.arrays())


def kbli_group(fact: Fact) -> str:
    """The version and the first two digits of a code: a bare code says nothing (FIELD section 4)."""
    return f"{fact.kbli_version} {fact.kbli[:2]}" if fact.kbli else NONE


def intake_of(people: Sequence[Came], lost: int = 0, tz: str = "WIB") -> Intake:
    """Count people of the front desk, and how long they waited."""
    states = Counter(person.state for person in people)
    waits = [_minutes(p.came_at, p.called_at) for p in people if p.called_at]
    hours = Counter(f"{local(moment(p.came_at), tz):%H}" for p in people)
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


def _network(db: Database, window: Window, now: str) -> Network:
    sent = daybook.traffic(db, window)
    broken = outages(daybook.reached(db, window), min(now, window.bounds[1]))
    return Network(sent.batches, sent.up, sent.down, broken.times, round(broken.minutes, 1))


def _times(seconds: Sequence[float]) -> Times:
    measured = [each / 60 for each in seconds if each]
    median, most = percentile(measured, 50), percentile(measured, 90)
    return Times(
        len(measured),
        None if median is None else round(median, 2),
        None if most is None else round(most, 2),
    )


def _most(counted: "Counter[str]") -> dict[str, int]:
    """The most frequent first, those alike by name."""
    return {key: n for key, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n}


def _minutes(start: str, end: str) -> float:
    """Minutes between two stored moments; none where the clock was put back in between."""
    return max(0.0, round((moment(end) - moment(start)).total_seconds() / 60, 1))
