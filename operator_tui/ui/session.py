"""What the screens share: the opened store, who is at it, the event, how things stand."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len

from operator_tui.config import Config
from operator_tui.core.kit import FEW
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import local, moment
from operator_tui.delivery.measure import Pace
from operator_tui.delivery.steady import Steady
from operator_tui.locale import say
from operator_tui.ui.carry import CarryOver
from operator_tui.ui.paint import Look, Row, Span, ends, fit
from operator_tui.ui.window import Window

EXERCISES: Final = 11
"""How many there are: the top line says how many of them are done."""

if TYPE_CHECKING:
    from operator_tui.core.form import FormSpec
    from operator_tui.core.intake import IntakeEntry
    from operator_tui.core.lineedit import LineEdit
    from operator_tui.store.application import Application
    from operator_tui.store.events import Event
    from operator_tui.store.forms import Forms
    from operator_tui.store.listing import Counts
    from operator_tui.store.store import Store
    from operator_tui.ui.entry_result import CardKept


@dataclass
class Session:
    """The state of one sitting. Changed in the UI thread only.

    ``intake`` is the form of the front desk, begun and without a number yet: it outlives its screen, and a lock.
    """

    home: Path
    config: Config
    demo: bool = False
    store: "Store | None" = None
    who: str = ""
    event: "Event | None" = None
    counts: "Counts | None" = None
    steady: Steady = field(default_factory=lambda: Steady("unconfigured"))
    """The link's verdict, as it is said on the screens."""
    pace: Pace = field(default_factory=Pace)
    """How sending goes: the engine's last word."""
    device: str = ""
    forms: "Forms | None" = None
    intake: "IntakeEntry | None" = None
    reasons: dict[int, dict[str, dict[str, str]]] = field(default_factory=dict)
    """Lines of acts that a lock came upon, by the row of their application and the act."""
    consents: "dict[tuple[int, str, str], tuple[dict[str, str], LineEdit]]" = field(
        default_factory=dict
    )
    """Answers to consents that were left or locked half way, by NIB application, kind and who asked."""
    card: "CardKept | None" = None
    """The card of an entry in OSS that a lock came upon."""
    practised: frozenset[str] = frozenset()
    """The exercises that the demo's rows prove done."""
    pressed: str = ""
    """The key that came last, as the terminal names it: an F key and its twin are two."""
    carry: CarryOver = field(default_factory=CarryOver)
    window: Window = field(init=False)
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    seconds: Callable[[], float] = time.monotonic
    """A clock that nobody sets."""

    def __post_init__(self) -> None:
        self.window = Window(self.home)

    @property
    def link(self) -> str:
        """The link's verdict, as the screens say it now."""
        return self.steady.shown(self.seconds())

    def now(self) -> datetime:
        """The local time of the event in use."""
        return local(self.clock(), self.event.tz if self.event else "WIB")

    def ascii_only(self) -> bool:
        """Whether only plain letters may be painted: by the setting, or for what the terminal can't show."""
        encoding = (getattr(sys.__stdout__, "encoding", "") or "").lower().replace("-", "")
        console = os.environ.get("TERM") in ("linux", "vt100")
        return self.config.ascii or encoding != "utf8" or console

    def _local(self, stamp: str) -> datetime:
        return local(moment(stamp), self.event.tz if self.event else "WIB")

    def today(self) -> date:
        """The local day of the event in use."""
        return self.now().date()

    def form(self, name: str) -> "FormSpec":
        """The form for new applications, as it was when the home was unlocked."""
        if self.forms is None:
            raise RuntimeError("locked")
        return self.forms.current(name)

    def form_of(self, app: "Application") -> "FormSpec":
        """The form that an application was begun with."""
        if self.forms is None:
            raise RuntimeError("locked")
        return self.forms.of(app)

    def opened(self) -> "Store":
        """The store, which a screen behind the lock always has."""
        if self.store is None:
            raise RuntimeError("locked")
        return self.store

    def count(self, status: Status) -> int:
        """Applications in a state, as last counted."""
        return self.counts.by_status.get(status, 0) if self.counts else 0

    def time_of(self, stamp: str) -> str:
        """A stored moment as a time on the wall, ``09.47``."""
        return f"{self._local(stamp):%H.%M}" if stamp else ""

    def date_time_of(self, stamp: str) -> str:
        """The same with its day: ``22/11 09.47``."""
        return f"{self._local(stamp):%d/%m %H.%M}" if stamp else ""

    def is_today(self, stamp: str) -> bool:
        """Whether a stored moment lies on today's date of the event in use."""
        return self._local(stamp).date() == self.today()

    def age(self, stamp: str) -> str:
        """How long ago a stored moment was, in words."""
        minutes = max(0, int((self.clock() - moment(stamp)).total_seconds() // 60))
        if minutes < 1:
            return say("ui.age.now")
        if minutes < 60:
            return say("ui.age.minutes", n=minutes)
        if minutes < 60 * 24:
            return say("ui.age.hours", n=minutes // 60)
        return say("ui.age.days", n=minutes // (60 * 24))

    def short_age(self, stamp: str) -> str:
        """The same for a column of seven cells: under a minute counts as none."""
        minutes = max(0, int((self.clock() - moment(stamp)).total_seconds() // 60))
        return say("ui.age.minutes", n=0) if minutes < 1 else self.age(stamp)

    def top_line(self, look: Look) -> Row:
        """Row 1: who, event, link, unsent, age of the last success; at the right the clock, or that paper runs out.

        Where it is too long for the window, the event's date gives way, then the words of what never was, then
        the end of the village.
        """
        few = self.counts.paper if self.store and self.counts else None
        scarce = few is not None and few < FEW
        clock = say("kit.top", n=few) if scarce else f"{self.now():%H.%M}"
        room = look.width - cell_len(clock) - 1
        left = self._top(day=True)
        if cell_len(left) > room:
            left = self._top()
        if cell_len(left) > room:
            left = self._top(never="-")
        if (over := cell_len(left) - room) > 0:
            left = self._top(never="-", cut=over)
        return (Span(ends(left, "", room)), Span(" "), Span(clock, "awas" if scarce else ""))

    def _top(self, *, day: bool = False, never: str = "", cut: int = 0) -> str:
        if self.store is None:
            return "operator_tui"
        parts = [self.who.split()[0]] if self.who else []
        if self.event:
            place = self.event.village.split(",")[0]
            place = fit(place, max(3, cell_len(place) - cut)) if cut else place
            parts.append(place + (f" {date.fromisoformat(self.event.date):%d/%m}" if day else ""))
        else:
            parts.append(say("ui.top.no-event"))
        parts.append(say(f"delivery.link.{self.link}.word"))
        if self.counts:
            parts.append(say("ui.top.unsent", n=self.counts.unsent))
            last = self.counts.last_success
            success = say("ui.top.success", age=self.age(last)) if last else ""
            parts.append(success or never or say("ui.top.never"))
        left = " · ".join(parts)
        training = self.demo or (self.counts and self.counts.binding == "training")
        word = say("ui.training")
        word += f" {len(self.practised)}/{EXERCISES}" if self.demo else ""
        return f"{word} · {left}" if training else left

    def read(self, job: Callable[[Any], Any]) -> Callable[[], Any]:
        """A job that reads the store, for :class:`operator_tui.ui.jobs.Jobs`."""
        store = self.opened()
        return lambda: store.read(job)
