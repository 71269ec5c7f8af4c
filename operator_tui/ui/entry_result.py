"""What came of entering an application in OSS, as it is typed: the result, then the lines that it asks for."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

from operator_tui.core import nib
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.reasons import Reason, Step, next_step
from operator_tui.core.until import next_time, wrong_time
from operator_tui.core.values import write_date
from operator_tui.ui.commands import Do

ISSUED, NO_ANSWER, FAILED, NOT_THERE, LATER = "N", "T", "G", "B", "."
AFTER_ENTRY: Final = (ISSUED, NO_ANSWER, FAILED, LATER)
AFTER_LOOK_UP: Final = (ISSUED, NOT_THERE, LATER)
REASONS: Final = tuple(Reason)
LONGEST: Final = 255
"""Characters of what OSS's screen said."""
_LINES: Final = {
    ISSUED: ("nib", "again", "date"), NO_ANSWER: ("said",), FAILED: ("reason", "said", "until"), NOT_THERE: ("said",),
}  # fmt: skip


class Result:
    """The choice and its lines. It knows no store; ``wrong`` is the key of what was the matter with the last key.

    What was typed for one result stays while another is looked at. ``now`` is the local time, whenever it is asked.
    """

    def __init__(self, kinds: tuple[str, ...], now: Callable[[], datetime]) -> None:
        self.kinds, self.now = kinds, now
        self.kind = ""
        self.place = 0
        self.reason: Reason | None = None
        self.reason_at = 0
        self.wrong = ""
        self.left: set[str] = set()
        self.today = write_date(now().date())
        self.lines = {name: LineEdit() for name in ("nib", "again", "said", "until")}
        self.lines["date"] = LineEdit.entering(self.today)

    @property
    def names(self) -> tuple[str, ...]:
        """The lines that the chosen result asks for; a time only where waiting is the step."""
        names = _LINES.get(self.kind, ())
        waits = self.reason is not None and next_step(self.reason) is Step.WAIT
        return names if waits else tuple(name for name in names if name != "until")

    @property
    def here(self) -> str:
        """The line under the cursor; empty at the choice itself."""
        return self.names[self.place - 1] if self.place else ""

    @property
    def begun(self) -> bool:
        """Whether anything was chosen that would be lost."""
        return self.kind not in ("", LATER)

    def typed(self, text: str) -> None:
        """Characters: a letter of the choice or of the reasons, or text of a line."""
        self.wrong = ""
        if not self.place:
            letter = text.strip().upper()
            if letter in self.kinds and letter:
                self.kind = letter
            else:
                self.wrong = "osscard.pick-result"
        elif self.here == "reason":
            self._reason_by_letter(text.strip().lower())
        else:
            self.lines[self.here].insert(text)

    def press(self, key: str) -> bool:
        """An editing key of a line."""
        return self.here not in ("", "reason") and self.lines[self.here].press(key)

    def do(self, do: Do) -> bool:
        """A command while the result has the keys; False for one that leads out of it at the top, or means nothing."""
        self.wrong = ""
        match do:
            case Do.UP | Do.DOWN if self.here == "reason":
                self._mark_reason(-1 if do is Do.UP else 1)
            case Do.ENTER | Do.TAB | Do.DOWN:
                self._forward(take=do is Do.ENTER)
            case Do.UP | Do.BACKTAB if self.place:
                self.stand_at(self.place - 1)
            case _:
                return False
        return True

    def stand_at(self, place: int) -> None:
        """Put the cursor into a line, or to the choice; the second NIB is typed without the first in sight."""
        if self.here:
            self.left.add(self.here)
        self.place = place
        if self.here == "again" and self.problem("again"):
            self.lines["again"] = LineEdit()
            self.left.discard("again")
        elif self.here not in ("", "reason"):
            self.lines[self.here] = LineEdit.entering(self.lines[self.here].text)

    def problem(self, name: str) -> str:
        """The key of what is wrong with a line, empty for nothing."""
        text = self.lines[name].text if name != "reason" else ""
        match name:
            case "nib":
                return nib.wrong(text)
            case "again":
                return nib.differs(self.lines["nib"].text, text)
            case "date":
                return nib.wrong_day(text, self.now().date())
            case "reason":
                return "" if self.reason else "osscard.pick-reason"
            case "until":
                return wrong_time(text)
        if len(text) > LONGEST:
            return "acts.long"
        needed = self.kind == NOT_THERE or (self.kind == FAILED and self.reason is Reason.OTHER)
        return "osscard.said-needed" if needed and not text.strip() else ""

    def shown_problem(self, name: str) -> str:
        """The same for a line that was left: nothing is said while it is being typed."""
        return self.problem(name) if name in self.left else ""

    def check(self) -> str:
        """What keeps it from being saved; the cursor goes there."""
        if not self.kind:
            self.place = 0
            return "osscard.pick-result"
        for i, name in enumerate(self.names, 1):
            if key := self.problem(name):
                self.stand_at(i)
                self.left.add(name)
                return key
        return ""

    @property
    def nib(self) -> str:
        """The number as digits."""
        return nib.digits(self.lines["nib"].text)

    @property
    def said(self) -> str:
        """What OSS's screen said."""
        return self.lines["said"].text.strip()

    @property
    def until(self) -> datetime | None:
        """The moment to wait for, if there is one."""
        return next_time(self.lines["until"].text, self.now()) if "until" in self.names else None

    def _forward(self, *, take: bool) -> None:
        if self.here == "reason" and take:
            self.reason = REASONS[self.reason_at]
        if not self.kind:
            self.wrong = "osscard.pick-result"
        elif self.here == "reason" and self.reason is None:
            self.wrong = "osscard.pick-reason"
        elif self.place < len(self.names):
            self.stand_at(self.place + 1)
        else:
            self.left |= {self.here} - {""}
            self.wrong = "osscard.f2-saves"

    def _mark_reason(self, by: int) -> None:
        if self.reason_at + by < 0:
            self.stand_at(self.place - 1)
        else:
            self.reason_at = min(len(REASONS) - 1, self.reason_at + by)

    def _reason_by_letter(self, letter: str) -> None:
        at = ord(letter) - ord("a") if len(letter) == 1 else -1
        if 0 <= at < len(REASONS):
            self.reason_at, self.reason = at, REASONS[at]
        else:
            self.wrong = "osscard.pick-reason"


class CardKept(NamedTuple):
    """A card that a lock came upon: whose it is, and what was typed of its result."""

    seq: int
    who: str
    result: Result
    in_result: bool
