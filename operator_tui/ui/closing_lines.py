"""The lines of frame 10 that can be typed in: the paper's, a reason for each difference, two names."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from operator_tui.core.counts import MOST, Count, Difference
from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.values import is_number
from operator_tui.locale import say
from operator_tui.reports.closing import Counts
from operator_tui.store import closing
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do

PAPER: Final = "paper"
NAMES: Final = ("supervisor", "witness")
Stop = str | tuple[str, int]
"""A line: the paper's, a difference by its key, or a name's."""
_MOST_KEYS: Final = 5
"""Keys beside which the menu's has no room in the last row."""
Keys = Sequence[tuple[Do, str]]


class ClosingLines:
    """Where the keyboard is, and what is typed there. It writes nothing itself: it gives the job that does."""

    def __init__(self, day: date) -> None:
        self._day = day.isoformat()
        self.counts: Counts | None = None
        self.names = {name: LineEdit() for name in NAMES}
        self.line = LineEdit()
        self._at = 0
        self.gone: Difference | None = None
        self._gone_at = 0

    @property
    def is_blind(self) -> bool:
        """Whether the paper has still to be counted, so that nothing else is shown."""
        return self.counts is None or self.counts.four.paper is None

    @property
    def stops(self) -> list[Stop]:
        """The lines, from above; none of a sealed day."""
        found = self.counts
        if found is None or found.closed:
            return []
        if found.four.paper is None:
            return [PAPER]
        return [PAPER, *(one.key for one in self.shown), *NAMES]

    @property
    def shown(self) -> Sequence[Difference]:
        """The differences, and in its place the one under the keyboard that has just come to agree."""
        found = self.counts.differences if self.counts else ()
        return (
            found
            if self.gone is None
            else (*found[: self._gone_at], self.gone, *found[self._gone_at :])
        )

    @property
    def here(self) -> Stop:
        """The line under the keyboard; empty for none."""
        stops = self.stops
        return stops[min(self._at, len(stops) - 1)] if stops else ""

    @property
    def marked(self) -> Difference | None:
        """The difference whose reason is under the keyboard."""
        here = self.here
        return next((one for one in self.shown if one.key == here), None)

    @property
    def edited(self) -> LineEdit:
        """The line that takes what is typed."""
        here = self.here
        return self.names[here] if isinstance(here, str) and here in self.names else self.line

    @property
    def alike(self) -> list[Difference]:
        """The other differences without a reason that are like the marked one."""
        one = self.marked
        if one is None or one is self.gone or self.counts is None:
            return []
        same = [d for d in self.counts.open if d.what is one.what and d != one]
        return same if one.what is Count.PRINTED else [d for d in same if d.status == one.status]

    @property
    def is_bad(self) -> bool:
        """Whether what is typed as the number of sheets is none."""
        text = self.line.text.strip()
        return bool(self.here == PAPER and text) and not (is_number(text) and int(text) <= MOST)

    def take(self, counts: Counts, *, by: int = 0, still: bool = False) -> None:
        """A new count: the keyboard stays on its line, or goes so many on; ``still``: what is typed there stays.

        The difference under the keyboard keeps its line until it is left, though it agrees by now: else the keys that
        are on their way to it would go into another.
        """
        here, before, marked = self.here, self.counts, self.marked
        above = set(self.stops[: self._at])
        self.counts, self.gone = counts, None
        if marked and not counts.closed and all(one.key != here for one in counts.differences):
            self.gone, self._gone_at = marked, sum(one.key in above for one in counts.differences)
        if before is None:
            for name, kept in zip(NAMES, counts.names, strict=True):
                self.names[name] = LineEdit(kept, len(kept))
        stops = self.stops
        if here in stops:
            self._at = stops.index(here)
        self._at = max(0, min(len(stops) - 1, self._at + by))
        if not still or before is None or self.here != here:
            self.stand()

    def to(self, stop: Stop) -> None:
        """Stand on a line."""
        if self.gone is not None and self.gone.key != stop:
            self.gone = None
        self._at = self.stops.index(stop)
        self.stand()

    def step(self, by: int) -> Stop:
        """The line so many further on; the last one has none after it."""
        stops = self.stops
        return stops[max(0, min(len(stops) - 1, stops.index(self.here) + by))]

    def next_open(self) -> Stop | None:
        """The next difference without a reason, after this line or from above; None where all have one."""
        if self.counts is None or not self.counts.open:
            return None
        stops = self.stops
        open_ = [stops.index(one.key) for one in self.counts.open]
        at = stops.index(self.here)
        return stops[next((place for place in open_ if place > at), open_[0])]

    def stand(self) -> None:
        """Put what is kept of the line under the keyboard into it; a name stands in its own."""
        one = self.marked
        if self.here == PAPER:
            paper = self.counts.four.paper if self.counts else None
            self.line = LineEdit.entering("" if paper is None else f"{paper}")
        elif one is not None:
            self.line = LineEdit.entering(one.reason)

    def job(self) -> Callable[[Tx], None] | None:
        """What writes the line under the keyboard; None where nothing is new in it."""
        if self.counts is None or self.counts.closed or self.is_bad:
            return None
        day, text, one = self._day, self.line.text.strip(), self.marked
        if self.here == PAPER and text and int(text) != self.counts.four.paper:
            return lambda tx: closing.count_paper(tx, day, int(text))
        if one is not None and one is not self.gone and text != one.reason:
            if text:
                return lambda tx: closing.explain(tx, day, one.what, one.seq, one.amount, text)
            if one.status != Status.CANCELLED:  # its own history has the reason
                return lambda tx: closing.withdraw(tx, day, one.what, one.seq, one.amount)
        names = tuple(self.names[name].text for name in NAMES)
        if self.here in NAMES and names != self.counts.names:
            return lambda tx: closing.keep_names(tx, day, names)
        return None

    def job_for_alike(self) -> Callable[[Tx], None] | None:
        """What writes this line's reason for all that are alike; None where there is none in it."""
        one, text, day, alike = self.marked, self.line.text.strip(), self._day, self.alike
        if one is None or not text:
            return None

        def write(tx: Tx) -> None:
            for each in (one, *alike):
                closing.explain(tx, day, each.what, each.seq, each.amount, text)

        return write

    def hint(self) -> str:
        """What to do in this line."""
        one = self.marked
        if self.counts is not None and self.counts.closed:
            return say("closing.hint-sealed")
        if one is not None and one is self.gone:
            return say("closing.hint-gone")
        if one is None:
            return say(f"closing.hint-{self.here}") if self.here else ""
        if one.what is Count.OFFICE:
            return say(f"closing.hint-{one.status}")
        if one.what is Count.PAPER:
            return say(f"closing.hint-paper-{'more' if one.amount > 0 else 'fewer'}")
        return say(f"closing.hint-{one.what}")

    def keys(self) -> Keys:
        """The keys that do something here; the menu's, where it has room."""
        found = [*self._own_keys(), (Do.BACK, "screens.key.back")]
        return found if len(found) > _MOST_KEYS else [*found, (Do.MENU, "screens.key.menu")]

    def _own_keys(self) -> Iterator[tuple[Do, str]]:
        if self.counts is not None and self.counts.closed:
            yield Do.PRINT, "closing.key.save"
            yield Do.COPY, "closing.key.copy"
            return
        yield Do.ENTER, "closing.key.next"
        if self.counts is None or self.is_blind:
            return
        if (one := self.marked) is not None and one is not self.gone:
            if self.alike:
                yield Do.CHOICES, "closing.key.same"
            if one.what is Count.PRINTED:
                yield Do.PRINT, "closing.key.print"
            elif one.what is Count.OFFICE:
                yield Do.SEND, "closing.key.send"
        if self.counts.open:
            yield Do.PROBLEM, "closing.key.problem"
        yield Do.COMMIT, "closing.key.seal"
