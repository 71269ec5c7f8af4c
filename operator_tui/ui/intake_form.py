"""The front desk's form under the keyboard: it outlives its screen, and a crash."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from operator_tui.core.checks import Problem, Severity
from operator_tui.core.errors import OperatorError
from operator_tui.core.intake import IN_LINE as AGAIN
from operator_tui.core.intake import NO_KTP, IntakeEntry
from operator_tui.core.line import IN_LINE
from operator_tui.locale import language, say
from operator_tui.reference.lookups import TABLES
from operator_tui.store import intake
from operator_tui.store.application import Typed
from operator_tui.ui.desk_list import DeskList
from operator_tui.ui.program import Desk


class IntakeForm:
    """What is typed stays in the session over a lock and under another screen, and in the store over a crash.

    ``line`` is the list below it. ``not_kept`` hears why the store couldn't remember it.
    """

    def __init__(
        self, desk: Desk, line: DeskList, not_kept: Callable[[OperatorError], None]
    ) -> None:
        self._desk, self._session = desk, desk.session
        self._line, self._not_kept = line, not_kept
        self.spec = desk.session.form("intake")
        self._handed: Typed | None = None
        self._spare = self._blank()

    @property
    def entry(self) -> IntakeEntry:
        """The form, which outlives the screen."""
        return self._session.intake or self._spare

    @property
    def begun(self) -> bool:
        """Whether anything was typed that hasn't got its number yet."""
        entry = self.entry
        return any(text and name not in entry.filled for name, text in entry.texts.items())

    def begin(self, kept: Typed | None) -> bool:
        """Take up the form of this session, the one that a crash left (True), or a blank one."""
        if self._session.intake is not None:
            return False
        self._session.intake = self._resumed(kept) if kept else self._spare
        return kept is not None

    def clear(self) -> None:
        """For the next one."""
        self._session.intake, self._handed = self._blank(), None

    def left(self, move: Callable[[], object]) -> None:
        """Leave the field by ``move``; what stands in the form is kept, and a NIK that waits already is told."""
        move()
        nik = self.entry.texts.get("nik", "")
        waiting = [p for p in self._line.people if nik and p.nik == nik and p.state in IN_LINE]
        number = {"number": f"{waiting[0].number:03}"} if waiting else {}
        again = Problem("nik", AGAIN, Severity.WARN, number) if waiting else None
        self.entry.known(again)
        self.keep()

    def put_down(self) -> None:
        """Leave the form as it is; a field that is empty, and was, isn't called unanswered by that."""
        if self.entry.line.text or self.entry.texts.get(self.entry.focus):
            self.left(self.entry.take_in)

    def lacking(self) -> str:
        """Go to the first field that keeps it from getting a number, and say why; empty for none."""
        entry = self.entry
        self.left(entry.leave)
        entry.visited.update(spec.name for spec in entry.fields())
        if not (open_ := entry.blocking_fields()):
            return ""
        entry.go(open_[0])
        no_ktp = any(p.key == NO_KTP for p in entry.problems.get(open_[0], ()))
        label = entry.spec.label[language()].strip()
        return say("desk.no-ktp" if no_ktp else "desk.not-complete", field=label)

    def keep(self) -> "Future[Any] | None":
        """Have the store remember a form that was begun, for a crash; in the first window only."""
        entry = self.entry
        now = Typed(dict(entry.texts), dict(entry.filled), entry.focus) if self.begun else None
        if now == self._handed or not self._session.window.is_first():
            return None
        self._handed = now
        future = self._session.opened().write(lambda tx: intake.keep_open(tx, now))
        self._desk.jobs.follow(future, self._kept)
        return future

    def _kept(self, result: "OperatorError | None") -> None:
        if isinstance(result, OperatorError):
            self._handed = None
            self._not_kept(result)

    def _blank(self) -> IntakeEntry:
        return IntakeEntry.open(self.spec, TABLES, self._session.today(), "")

    def _resumed(self, kept: Typed) -> IntakeEntry:
        self._handed = kept
        return IntakeEntry.open(
            self.spec, TABLES, self._session.today(), "", kept.texts, kept.filled, kept.focus
        )
