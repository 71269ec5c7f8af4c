"""Frame 8: the technical log, followed. Needs no passphrase, since nothing in it names a person."""

from collections.abc import Sequence
from typing import ClassVar, Final

from operator_tui.config import LOG_FOLDER
from operator_tui.core.errors import OperatorError
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.logs.read import Follower, Line, as_text, tail
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, row, wrap
from operator_tui.ui.screens.base import Desk, HouseScreen

_KEPT: Final = 5_000
_LEVELS: Final = ("", "warning", "error")
_MARKS: Final = {"info": ("i", ""), "warning": ("!", "awas"), "error": ("x", "salah")}


class LogScreen(HouseScreen):
    """The newest lines, following; arrows stop it, End follows again."""

    TITLE_KEY = "screens.log"
    HELP_KEY = "help.log"
    HELP_BESIDE = True
    ALSO = (Do.FIND, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.log-detail"),
        (Do.CHOICES, "screens.key.log-level"),
        (Do.PROBLEM, "screens.key.log-problem"),
        (Do.SEND, "screens.key.queue-send"),
        (Do.BACK, "screens.key.back"),
    )

    def keys(self) -> Sequence[tuple[Do, str]]:
        """Sending needs the store; the log doesn't."""
        return [key for key in self.KEYS if key[0] is not Do.SEND or self.session.store]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder = self.session.home / LOG_FOLDER
        self._lines: list[Line] = []
        self._at: int | None = None
        self._new = 0
        self._level = 0
        self._filter = LineEdit()
        self._open = False
        self._visible = 10
        self._polling = False
        self._follower = Follower(self._folder)
        folder = self._folder
        desk.jobs.run(lambda: tail(folder, 1_000), self._was_read)

    def do(self, do: Do) -> bool:
        last = len(self._matching()) - 1
        at = last if self._at is None else self._at
        match do:
            case Do.UP:
                self._go(at - 1)
            case Do.DOWN:
                self._go(at + 1)
            case Do.PAGE_UP:
                self._go(at - self._visible)
            case Do.PAGE_DOWN:
                self._go(at + self._visible)
            case Do.ENTER:
                self._open = not self._open
            case Do.CHOICES:
                self._level, self._at = (self._level + 1) % len(_LEVELS), None
            case Do.FIND if self._filter.text and last >= 0:
                self._go((at + 1) % (last + 1))
            case Do.FIND:
                self.tell(say("screens.log-hint"))
            case Do.PROBLEM:
                self._next_problem(at)
            case Do.BACK if self._filter.text:
                self._filter = LineEdit()
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        if key == "end":
            self._at, self._new = None, 0
            return True
        if key == "home":
            self._go(0)
            return True
        return self._filter.press(key)

    def typed(self, text: str) -> None:
        self._filter.insert(text)
        self._at = None

    def tick(self) -> None:
        """Look for new lines, in a job of their own."""
        if not self._polling:
            self._polling = True
            self.desk.jobs.run(self._follower.poll, self._polled)

    def copied(self) -> str:
        found = self._matching()
        if not found:
            return ""
        return as_text(found[-1 if self._at is None else min(self._at, len(found) - 1)]).strip()

    def hint(self) -> str:
        return say("screens.log-hint")

    def title(self, look: Look) -> Row:
        state = (
            say("screens.log-following")
            if self._at is None
            else say("screens.log-stopped", n=self._new)
        )
        level = say(f"screens.log-level.{_LEVELS[self._level]}")
        counts = say("screens.log-lines", level=level, n=len(self._matching()))
        typed = f"   [{self._filter.text}]" if self._filter.text else ""
        return row(Span(say("screens.log"), "tebal"), f"  {state}   {counts}{typed}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        found = self._matching()
        if not found:
            hidden = self._filter.text or self._level
            return [(), row("   ", say("screens.log-none" if hidden else "screens.log-empty"))]
        self._visible = height
        at = len(found) - 1 if self._at is None else min(self._at, len(found) - 1)
        detail = self._detail(found[at], look) if self._open else []
        room = height - len(detail)
        start = max(
            0, min(at - room + 1 if self._at is None else at - room // 2, len(found) - room)
        )
        rows: list[Row] = []
        for i in range(start, min(start + room, len(found))):
            rows.append(self._row(found[i], i == at, look))
            if i == at:
                rows += detail
        return rows

    def _row(self, line: Line, here: bool, look: Look) -> Row:
        text = as_text(line).strip()
        time, _, rest = text.partition(" ")
        _, _, rest = rest.partition(" ")
        letter, role = _MARKS.get(line.level, ("i", ""))
        return row(
            f"{'>' if here else ' '}{time} ",
            Span(letter, role),
            Span(" " + fit(rest, look.width - len(time) - 4).rstrip(), "nilai" if here else ""),
        )

    def _detail(self, line: Line, look: Look) -> list[Row]:
        parts = [f"{key}={value}" for key, value in line.fields.items()]
        text = f"{line.part}.{line.event}  {line.at}  " + "  ".join(parts)
        return [row("          ", piece) for piece in wrap(text, look.width - 12, 4)]

    def _matching(self) -> list[Line]:
        level, words = _LEVELS[self._level], self._filter.text.casefold().split()
        allowed = {
            "": ("info", "warning", "error"),
            "warning": ("warning", "error"),
            "error": ("error",),
        }[level]
        return [
            line
            for line in self._lines
            if line.level in allowed
            and (not words or all(w in as_text(line).casefold() for w in words))
        ]

    def _go(self, at: int) -> None:
        last = len(self._matching()) - 1
        if self._at is None:
            self._new = 0
        self._at = max(0, min(last, at)) if last >= 0 else None

    def _next_problem(self, at: int) -> None:
        found = self._matching()
        for i in [*range(at + 1, len(found)), *range(at + 1)]:
            if found[i].level != "info":
                self._go(i)
                return
        self.tell("√ " + say("screens.queue-no-problem"), "baik")

    def _was_read(self, result: "list[Line] | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self._lines = result + self._lines

    def _polled(self, result: "list[Line] | OperatorError") -> None:
        self._polling = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        known = {(line.file, line.offset) for line in self._lines[-200:]}
        result = [line for line in result if (line.file, line.offset) not in known]
        if result:
            self._new += len(result) if self._at is not None else 0
            self._lines += result
            if self._at is None:
                del self._lines[:-_KEPT]
