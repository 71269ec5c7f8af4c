"""What the engine tells of itself: one step's news, and the sum of a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from operator_tui.core.errors import OperatorError
from operator_tui.delivery.link import Link
from operator_tui.delivery.measure import Pace
from operator_tui.delivery.settle import Settled


@dataclass(frozen=True)
class Report:
    """What a run did so far: items that left, what came of them, bytes each way.

    An item that was asked for twice has left twice; ``settled.unsure`` is of the last batch only, since the next
    one asks for the same items again.
    """

    sent: int = 0
    settled: Settled = field(default_factory=Settled)
    up: int = 0
    down: int = 0

    def plus(self, other: "Report") -> "Report":
        """The sum with what a later batch did."""
        was, now = self.settled, other.settled
        total = Settled(
            was.accepted + now.accepted, was.refusals + now.refusals, now.unsure, was.issued + now.issued,
            was.returned + now.returned, was.ignored + now.ignored, was.read_on or now.read_on, now.anew,
        )  # fmt: skip
        return Report(self.sent + other.sent, total, self.up + other.up, self.down + other.down)


@dataclass(frozen=True)
class Remark:
    """What is worth saying though nothing is wrong: the key of its sentence, and what it names."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class News:
    """One step of the engine: the link, what was settled, seconds to wait, and an error that stopped it.

    ``more``: there is more to do at once, so ``wait`` counts for nothing. ``pace``: how sending goes, for a screen.
    ``asked``: a person asked for this step. ``remark``: where there is no error.
    """

    link: Link
    report: Report
    wait: float
    error: OperatorError | None = None
    more: bool = False
    pace: Pace = field(default_factory=Pace)
    asked: bool = False
    remark: Remark | None = None
