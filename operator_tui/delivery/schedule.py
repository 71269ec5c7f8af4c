"""What the engine does next: one truth table, read from above. The first row that fits decides, nothing else does."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from operator_tui.delivery.link import Verdict


class Act(StrEnum):
    """What can be done: a batch (or a look for news), a look at the link, or nothing for a while."""

    SEND = "send"
    PROBE = "probe"
    WAIT = "wait"


class Moment(StrEnum):
    """When it is asked: at the end of a step, of a look at the link, of a wait; or in the middle of a wait.

    ``items``: something new waits to be sent. ``settings``: they were changed, or a day's budget is there again.
    ``person``: somebody asked for it with a key.
    """

    ENDED = "ended"
    PROBED = "probed"
    DUE = "due"
    ITEMS = "items"
    SETTINGS = "settings"
    PERSON = "person"


class Fault(StrEnum):
    """What stopped the last step, besides the link: the verdict says what is wrong with that.

    ``smaller``: the gateway couldn't read the batch, half of it may pass. ``unread``: what is left can't be read.
    ``kind``: training meets live. ``other``: another process sends. ``trouble``: the disk, or the program itself.
    """

    NONE = "none"
    SMALLER = "smaller"
    UNREAD = "unread"
    KIND = "kind"
    OTHER = "other"
    TROUBLE = "trouble"


class Work(StrEnum):
    """What there is to do on a good link.

    ``stuck``: only items that get no word. ``read-on``: the office has more news. ``expected``: training, where
    people wait for an NIB.
    """

    ITEMS = "items"
    READ_ON = "read-on"
    EXPECTED = "expected"
    STUCK = "stuck"
    NOTHING = "nothing"


class Pause(StrEnum):
    """How long a wait is. ``rest``: what is left of the one under way."""

    NONE = "none"
    REST = "rest"
    CLASSROOM = "classroom"
    CALM = "calm"
    OTHER = "other"
    BACKOFF = "backoff"
    BATTERY = "battery"
    HOUR = "hour"
    TOMORROW = "tomorrow"


LENGTHS: Final = {
    Pause.NONE: (0.0, 0.0),
    Pause.REST: (0.0, 0.0),
    Pause.CLASSROOM: (2.4, 3.6),
    Pause.CALM: (48.0, 72.0),
    Pause.OTHER: (20.0, 20.0),
    Pause.BATTERY: (600.0, 900.0),
    Pause.HOUR: (3600.0, 3600.0),
}
"""Seconds, from and to. The two others: :class:`operator_tui.delivery.backoff.Backoff`, and until the day is over."""


class Why(StrEnum):
    """Why it is so; ``Pace.why`` for the screens."""

    WORK = "work"
    LOOK = "look"
    CALM = "calm"
    LINK = "link"
    TOKEN = "token"  # noqa: S105  a word
    STUCK = "stuck"
    OTHER = "other"
    TROUBLE = "trouble"
    BATTERY = "battery"
    BUDGET = "budget"


@dataclass(frozen=True)
class Situation:
    """All that is looked at. ``verdict`` is None while nothing is known of the link."""

    moment: Moment
    verdict: Verdict | None = None
    fault: Fault = Fault.NONE
    work: Work = Work.NOTHING
    spent: bool = False
    low: bool = False


@dataclass(frozen=True)
class Next:
    """What to do, how long to wait where that is to wait, and why."""

    act: Act
    pause: Pause
    why: Why


@dataclass(frozen=True)
class Row:
    """A row of the table; what it says nothing of may be anything."""

    then: Next
    moment: Set[Moment] = frozenset(Moment)
    verdict: Set[Verdict | None] = frozenset({None, *Verdict})
    fault: Set[Fault] = frozenset(Fault)
    work: Set[Work] = frozenset(Work)
    spent: Set[bool] = frozenset({True, False})
    low: Set[bool] = frozenset({True, False})

    def fits(self, now: Situation) -> bool:
        """Whether this row speaks of a situation."""
        return (
            now.moment in self.moment
            and now.verdict in self.verdict
            and now.fault in self.fault
            and now.work in self.work
            and now.spent in self.spent
            and now.low in self.low
        )


GOOD: Final = frozenset({Verdict.ONLINE, Verdict.SLOW})
_WELL: Final = frozenset({Fault.NONE, Fault.SMALLER})
_BEGUN_ANEW: Final = frozenset({Moment.DUE, Moment.SETTINGS, Moment.PERSON})
_SEND: Final = Next(Act.SEND, Pause.NONE, Why.WORK)
_PROBE: Final = Next(Act.PROBE, Pause.NONE, Why.LOOK)
_TO_DO: Final = frozenset({Work.ITEMS, Work.READ_ON})


def _wait(pause: Pause, why: Why) -> Next:
    return Next(Act.WAIT, pause, why)


TABLE: Final = (
    # A budget that is spent is spent, whoever asks.
    Row(_wait(Pause.TOMORROW, Why.BUDGET), spent={True}),
    # A wait is over, or cut short: go on where the link was good, else look at it first.
    Row(_SEND, moment=_BEGUN_ANEW, verdict=GOOD, fault=_WELL),
    Row(_PROBE, moment=_BEGUN_ANEW),
    # A new item hurries nothing that waits for a reason.
    Row(_SEND, moment={Moment.ITEMS}, verdict=GOOD, fault=_WELL),
    Row(_PROBE, moment={Moment.ITEMS}, verdict={None}, fault={Fault.NONE}),
    Row(_wait(Pause.REST, Why.LINK), moment={Moment.ITEMS}),
    # A step is over.
    Row(_wait(Pause.OTHER, Why.OTHER), fault={Fault.OTHER}),
    Row(_wait(Pause.BATTERY, Why.BATTERY), fault={Fault.KIND, Fault.TROUBLE, Fault.UNREAD}, low={True}),
    Row(_wait(Pause.BACKOFF, Why.TROUBLE), fault={Fault.KIND, Fault.TROUBLE}),
    Row(_wait(Pause.BACKOFF, Why.STUCK), fault={Fault.UNREAD}),
    Row(_PROBE, verdict={None}),
    # A token that was refused is asked for once.
    Row(_wait(Pause.HOUR, Why.TOKEN), verdict={Verdict.REFUSED}),
    Row(_wait(Pause.BATTERY, Why.BATTERY), verdict=frozenset(Verdict) - GOOD, low={True}),
    Row(_wait(Pause.BACKOFF, Why.LINK), verdict=frozenset(Verdict) - GOOD),
    # The link is good.
    Row(_SEND, moment={Moment.PROBED}),
    Row(_SEND, fault={Fault.SMALLER}),
    Row(_SEND, work=_TO_DO),
    Row(_wait(Pause.BATTERY, Why.BATTERY), low={True}),
    Row(_wait(Pause.CLASSROOM, Why.CALM), work={Work.EXPECTED}),
    Row(_wait(Pause.CALM, Why.STUCK), work={Work.STUCK}),
    Row(_wait(Pause.CALM, Why.CALM)),
)  # fmt: skip


def decide(now: Situation) -> Next:
    """What to do in a situation."""
    return next(row.then for row in TABLE if row.fits(now))
