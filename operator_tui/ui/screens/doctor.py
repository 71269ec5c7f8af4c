"""Periksa: what is well with this laptop, what isn't, what to do. With the store open it sees more."""

import os
import sys
from collections.abc import Sequence
from typing import ClassVar, Final

from operator_tui import doctor
from operator_tui.core.errors import OperatorError
from operator_tui.doctor import terminal
from operator_tui.doctor.finding import MARKS, Finding, Level, Subject
from operator_tui.locale import say
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, fold, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_ROLES: Final = {Level.GOOD: "baik", Level.LOOK: "awas", Level.BAD: "salah", Level.SKIPPED: ""}
_ORDER: Final = (Level.BAD, Level.LOOK, Level.SKIPPED, Level.GOOD)
_NAME, _LEFT = 14, 20
_Found = list[Finding]


class DoctorScreen(HouseScreen):
    """Findings come in as they are made; ↑↓ reads on, F2 proves itself by being pressed."""

    TITLE_KEY = "doctor.title"
    HELP_KEY = "help.doctor"
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.COMMIT, "doctor.key.try"),
        (Do.SEND, "doctor.key.again"),
        (Do.DOWN, "doctor.key.read"),
        (Do.MENU, "screens.key.menu"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._here: _Found = []
        self._office: _Found = []
        self._asking = self._looking = False
        self._pressed: str | None = None
        self._start = self._more = 0
        self._page = 1
        self._look_again()

    def do(self, do: Do) -> bool:
        match do:
            case Do.COMMIT if self.session.pressed != "f2":
                self.tell(say("doctor.keys-by-itself"))
            case Do.COMMIT:
                self._pressed = terminal.F2[0]
                self.tell("√ F2: " + say("doctor.keys-good"), "baik")
            case Do.SEND:
                self._look_again()
            case Do.UP | Do.BACKTAB:
                self._start = max(0, self._start - 1)
            case Do.DOWN | Do.TAB:
                self._start += self._more > 0
            case Do.PAGE_UP:
                self._start = max(0, self._start - self._page)
            case Do.PAGE_DOWN:
                self._start += min(self._more, self._page)
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        """Home and End: the first rows, the last ones."""
        if key not in ("home", "end"):
            return False
        self._start = 0 if key == "home" else self._start + self._more
        return True

    def hint(self) -> str:
        return say("doctor.hint")

    def copied(self) -> str:
        """All of it, to be sent to IT."""
        return "; ".join(
            f"{MARKS[f.level]} {f.name}: {f.said}" for f in (*self._here, *self._office)
        )

    def title(self, look: Look) -> Row:
        head = Span(say("doctor.title"), "tebal")
        if self._asking or self._looking:
            return row(head, "  " + say("doctor.waiting"))
        found = self._all(look)
        bad, look_at = (sum(f.level is level for f in found) for level in (Level.BAD, Level.LOOK))
        said = (
            say("doctor.sum", bad=bad, look=look_at) if bad or look_at else say("doctor.all-well")
        )
        return row(head, "  ", Span(said, "salah" if bad else "awas" if look_at else "baik"))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows = [line for finding in self._all(look) for line in _rows(finding, look)]
        room = height - 1
        self._page = max(1, room - 2)  # the last row says how many are left, and one is seen twice
        self._start = max(0, min(self._start, len(rows) - room))
        self._more = max(0, len(rows) - room - self._start)
        shown = rows[self._start : self._start + room]
        return (
            [(), *shown]
            if not self._more
            else [(), *shown[:-1], row("   ", say("desk.more", n=self._more + 1))]
        )

    def _all(self, look: Look) -> _Found:
        """What was found, and what the screen itself tells of its terminal; the worst first."""
        encoding = getattr(sys.__stdout__, "encoding", "") or ""
        found = [
            *self._here,
            *self._office,
            terminal.size(look.width, look.height),
            terminal.letters(encoding, os.environ),
            terminal.colours(os.environ),
            terminal.key(self._pressed),
        ]
        return sorted(found, key=lambda finding: _ORDER.index(finding.level))

    def _look_again(self) -> None:
        if self._asking or self._looking:
            return
        self._asking = self._looking = True
        session = self.session
        subject = Subject(session.home, session.config, session.store)
        self.desk.jobs.run(lambda: list(doctor.here(subject)), self._seen)
        self.desk.jobs.run(lambda: list(doctor.office(subject)), self._heard)

    def _seen(self, result: "_Found | OperatorError") -> None:
        self._looking = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self._here = result

    def _heard(self, result: "_Found | OperatorError") -> None:
        self._asking = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self._office = result


def _rows(finding: Finding, look: Look) -> list[Row]:
    """A finding, and below it what to do where something is."""
    width = look.width - _LEFT
    first, *rest = fold(finding.said, width)
    mark = Span(f" {MARKS[finding.level]:2} ", _ROLES[finding.level])
    plain = "" if finding.level in (Level.GOOD, Level.SKIPPED) else "nilai"
    rows = [row(mark, fit(finding.name, _NAME), "  ", Span(first, plain))]
    rows += [row(" " * _LEFT, Span(line, plain)) for line in rest]
    if finding.remedy:
        rows += [row(" " * _LEFT, line) for line in fold(f"→ {finding.remedy}", width)]
    return rows
