"""How sending stands: what the last step came to, what is known of the link, the budget and the battery."""

from collections.abc import Callable
from datetime import datetime

from operator_tui.core.errors import OperatorError
from operator_tui.core.times import stamp
from operator_tui.delivery.link import Link, Verdict
from operator_tui.delivery.schedule import Act, Fault, Moment, Next, Situation, Why, decide
from operator_tui.delivery.sending import LEAST, Step
from operator_tui.delivery.surroundings import Surroundings
from operator_tui.delivery.today import Today, today, used
from operator_tui.store.store import Store


class Standing:
    """What the schedule is asked with. ``around`` tells of the budget and the battery, anew at each step.

    ``known`` is the link's verdict as long as it may be relied on; ``since`` when the link became what it is.
    """

    def __init__(
        self, store: Store, clock: Callable[[], datetime], around: Callable[[], Surroundings]
    ) -> None:
        self._store, self._clock, self._around = store, clock, around
        self.about = Surroundings()
        self.last = Step(Link(Verdict.OFFLINE))
        self.known: Verdict | None = None
        self.since = ""

    def refresh(self) -> None:
        """Take up what stands around now. Raises :class:`OperatorError` where the settings can't be read."""
        self.about = self._around()

    def decide(self, now: Moment) -> Next:
        """What the schedule says at this moment."""
        room = self.room()
        return self._decide(now, spent=room is not None and room < LEAST)

    def room(self) -> int | None:
        """Bytes that are left of the day's budget; None where there is none."""
        if not self.about.budget:
            return None
        now = self._clock()
        return self.about.budget - self._store.read(lambda db: used(db, now))

    def today(self) -> Today:
        """How the day stands."""
        now = self._clock()
        return self._store.read(lambda db: today(db, now))

    def ended(self, done: Step) -> Step:
        """Remember how a step ended."""
        if done.link.verdict is not self.last.link.verdict or not self.since:
            self.since = stamp(self._clock())
        self.last, self.known = done, done.link.verdict
        return done

    def failed(self, error: OperatorError) -> tuple[Step, Next]:
        """A step that the disk, or the program itself, put an end to; nothing is read for what follows."""
        self.last, self.known = Step(self.last.link, error=error, fault=Fault.TROUBLE), None
        return self.last, self._decide(Moment.ENDED, spent=False)

    def hurried(self, why: str) -> bool:
        """Whether a new item ends a wait, that has this reason."""
        return self._decide(Moment.ITEMS, spent=why == Why.BUDGET).act is not Act.WAIT

    def freed(self) -> bool:
        """Whether there is a budget again: another day, or a higher one."""
        try:
            self.refresh()
            return self.decide(Moment.DUE).why is not Why.BUDGET
        except OperatorError:
            return False  # the step after this wait says it

    def _decide(self, now: Moment, *, spent: bool) -> Next:
        last = self.last
        return decide(Situation(now, self.known, last.fault, last.work, spent, self.about.low))
