"""A day's numbers as one value, and the rows of the applications behind each."""

from array import array
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import Status
from operator_tui.store.daybook import Sent
from operator_tui.store.daywindow import Window

FEWEST: Final = 5
"""Applications of a person below which no rate is told of them (SCREENS frame 9)."""
ON_WAY: Final = (Status.READY, Status.SENDING)
"""Finalised, and nothing is wrong with it: it goes out by itself."""
AND: Final = " + "
"""Stands between laptops whose numbers were added; no device id holds a space."""
NONE: Final = "-"
"""Stands for what is empty, where things are counted by it."""


_COUNTED: Final = ("returned", "villages", "kbli", "sex", "printed")


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
    """Batches, bytes over the air, and how often and how many minutes the office couldn't be reached.

    ``quota_bytes`` is what may go over the air on so many days, as the settings have it; 0 for no limit.
    """

    batches: int
    bytes_up: int
    bytes_down: int
    quota_bytes: int
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
        """The numbers as :meth:`to_json` gave them, whatever became of their order: a sheet is sealed by the alphabet.

        Raises :class:`Refused` for those of another version.
        """
        try:
            counted = {name: most_first(data[name]) for name in _COUNTED}
            return cls(
                **{
                    **data,
                    **counted,
                    "counts": {status.value: data["counts"][status] for status in Status},
                    "services": {kind: data["services"][kind] for kind in ("nib", *KINDS)},
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
    def final(self) -> dict[Status, int]:
        """The ``applications`` by their status now: a draft in it was opened again, one cancelled was final before."""
        found = {status: self.counts[status] for status in Status}
        found[Status.DRAFT] -= self.open_drafts
        found[Status.CANCELLED] -= self.dropped
        return found

    @property
    def adds_up(self) -> bool:
        """Whether every sum is that of its parts."""
        return not (self.lost or self.unproven or self.intake.lost)


class Measured(NamedTuple):
    """What medians are made of, each sorted: minutes of waiting, typing, reading; hours of work by name."""

    waits: tuple[float, ...]
    typing: tuple[float, ...]
    reading: tuple[float, ...]
    hours: dict[str, float]


class Part(NamedTuple):
    """A laptop's numbers, with what is needed to add them to those of another."""

    day: Day
    measured: Measured


def most_first(counted: Mapping[str, int]) -> dict[str, int]:
    """The most frequent first, those alike by name; none that is nought."""
    return {key: n for key, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n}


Behind = dict[str, "array[int]"]
"""The rows behind each number, newest first, by what it is called: ``all``, ``status:ready``, ``village:…``, …"""


@dataclass(frozen=True)
class Sheet:
    """The numbers, the rows behind each, what medians are made of, and what the office said of those it sent back."""

    window: Window
    day: Day
    behind: Behind
    measured: Measured
    sent_back: tuple[Sent, ...] = ()

    def rows(self, *keys: str) -> "array[int]":
        """The rows behind numbers together, newest first, each once."""
        found = {seq for key in keys for seq in self.behind.get(key, ())}
        return array("q", sorted(found, reverse=True))
