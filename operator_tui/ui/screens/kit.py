"""Frame 12: the kit. What is carried to an event is counted, line by line, before leaving."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, ClassVar

from operator_tui.core.errors import OperatorError
from operator_tui.core.kit import Line, Mark, checked, mark, short
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.text import clean
from operator_tui.locale import say, sentence
from operator_tui.store.kit import Check
from operator_tui.ui import kit_cell, kit_rows, printing
from operator_tui.ui.commands import Do
from operator_tui.ui.kit_cell import COUNT, Cell
from operator_tui.ui.kit_change import CHOOSING, KitChange
from operator_tui.ui.kit_keeper import KitKeeper
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import Desk, HouseScreen

_Keys = tuple[tuple[Do, str], ...]


class KitScreen(HouseScreen):
    """Typing is in one cell: a count or a condition; leaving it keeps the line. F4 changes the list itself."""

    TITLE_KEY = "kit.title"
    HELP_KEY = "kit.help"
    HELP_BESIDE = True
    ALSO = (Do.DOWN, Do.TAB, Do.BACKTAB, Do.UP, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[_Keys] = (
        (Do.ENTER, "kit.key.enter"),
        (Do.COMMIT, "kit.key.done"),
        (Do.PRINT, "kit.key.print"),
        (Do.CHOICES, "kit.key.change"),
        (Do.PROBLEM, "kit.key.short"),
        (Do.BACK, "kit.key.back"),
    )
    ASK_KEYS: ClassVar[_Keys] = ((Do.ENTER, "kit.key.save"), (Do.BACK, "kit.key.not"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.cell = Cell(0, COUNT, LineEdit())
        self.change = KitChange()
        self._page = 10
        self._event = self.session.event
        self._keeper = KitKeeper(desk, self._event.id if self._event else "")
        self._waits = self._event is not None
        if self._event is None:
            self.tell("! " + say("kit.no-event"), "awas")
        else:
            self._keeper.read(self._first_read)

    @property
    def check(self) -> Check | None:
        """The list as it is shown; None until it is read."""
        return self._keeper.check

    def holds(self, key: str, character: str) -> bool:
        """Until the list has been read, or is longer by a thing, keys wait."""
        return self._waits

    def news(self) -> None:
        """Something was printed or written: what is there now is read again, under what is being typed."""
        if self.check is not None:
            self._read_anew(self.check)
        elif self._event is not None and not self._waits and self.session.store is not None:
            self._keeper.read(self._first_read)

    @property
    def typing(self) -> bool:
        return bool(self.change.asks) or not self.cell.line.fresh

    @property
    def unsaved(self) -> bool:
        return self._keeper.unsaved

    def closing(self) -> "Future[Any] | None":
        """Left or locked in the middle of a cell: what can be used of it is kept."""
        return self._leave() if self.check is not None and not self.change.asks else None

    def typed(self, text: str) -> None:
        if self.check is None:
            return
        if self.change.asks == CHOOSING:
            if (line := self.change.chosen(text.casefold(), self._here())) is not None:
                self._keep(line)
        else:
            self._line().insert(text)

    def edit(self, key: str) -> bool:
        return self._line().press(key)

    def do(self, do: Do) -> bool:
        if self.check is None:
            return False
        return self._do_change(do) if self.change.asks else self._do_list(do, self.check)

    def _do_list(self, do: Do, check: Check) -> bool:
        match do:
            case Do.ENTER | Do.TAB:
                self._step(1)
            case Do.BACKTAB:
                self._step(-1)
            case Do.DOWN | Do.UP:
                self._to_row(self.cell.row + (1 if do is Do.DOWN else -1))
            case Do.PAGE_DOWN | Do.PAGE_UP:
                self._to_row(self.cell.row + (self._page if do is Do.PAGE_DOWN else -self._page))
            case Do.PROBLEM:
                self._next_short()
            case Do.CHOICES:
                if self._kept_here():
                    self.change.asks = CHOOSING
            case Do.COMMIT:
                self._finish()
            case Do.PRINT:
                if self._kept_here():
                    self._print(check)
            case Do.BACK:
                if self._kept_here():
                    self.desk.close_screen()
            case _:
                return False
        return True

    def _do_change(self, do: Do) -> bool:
        if do is Do.BACK:
            self.change.asks = ""
        elif do is Do.ENTER and self.change.asks != CHOOSING:
            self._answered()
        elif do in (Do.LOCK, Do.QUIT, Do.HELP):
            return False
        else:
            self.tell(self.hint())
        return True

    def keys(self) -> Sequence[tuple[Do, str]]:
        if self.check is None:
            return ((Do.MENU, "screens.key.menu"), (Do.BACK, "kit.key.back"))
        if self.change.asks == CHOOSING:
            return self.ASK_KEYS[1:]
        return self.ASK_KEYS if self.change.asks else self.KEYS

    def also(self) -> Sequence[Do]:
        return () if self.change.asks or self.check is None else self.ALSO

    def hint(self) -> str:
        if self.check is None:
            return ""
        if self.change.asks:
            return self.change.hint()
        return say("kit.hint.people" if self.cell.row == 0 else f"kit.hint.{self.cell.part}")

    def title(self, look: Look) -> Row:
        time = ""
        if self.check is not None and (at := self.check.closed_at):
            today = self.session.is_today(at)
            time = self.session.time_of(at) if today else self.session.date_time_of(at)
        return kit_rows.title(self.check, self._event.name if self._event else "", time, look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self.check is None:
            return ()
        below = self.change.rows(self._here(), look)
        room = height - 2 - len(below)
        self._page = max(1, room - 3)
        above = [(), kit_rows.people(self.check.people, self.cell, look)]
        return [
            *above,
            *kit_rows.lines(self.check.lines, self.check.people, self.cell, look, room),
            *below,
        ]

    def _here(self) -> Line | None:
        """The line that the cell is in; None on the row of the applicants."""
        return self.check.lines[self.cell.row - 1] if self.check and self.cell.row else None

    def _line(self) -> LineEdit:
        """Where characters go."""
        return self.change.answer if self.change.asks else self.cell.line

    def _step(self, by: int) -> None:
        """To the next cell, or the one before."""
        if self._kept_here():
            self._enter(*kit_cell.stepped(self.cell, self._here(), by))

    def _to_row(self, at: int) -> None:
        if self._kept_here():
            self._enter(at, COUNT)

    def _enter(self, at: int, part: str) -> None:
        if self.check is not None:
            self.cell = kit_cell.entered(self.check, at, part)

    def _kept_here(self) -> bool:
        """Take in what stands in the cell, and keep it; False, with what is wrong said, where it can't be used."""
        self._leave()
        return not kit_cell.wrong(self.cell)

    def _leave(self) -> "Future[Any] | None":
        if wrong := kit_cell.wrong(self.cell):
            self.tell("!! " + wrong, "salah")
            return None
        if self.check is None:
            return None
        before = self._keeper.retry(self.check, self._written)
        line = self._here()
        if self.cell.line.fresh:
            return before
        if line is None:
            people = kit_cell.number(clean(self.cell.line.text)) or 1
            if people == self.check.people:
                return before
            self._fresh()
            return self._keeper.keep_people(self.check, people, self._written)
        new = kit_cell.changed(self.cell, line)
        return self._keep(new, recounted=self.cell.part == COUNT) if new != line else before

    def _fresh(self) -> None:
        """What stands in the cell is taken in."""
        self.cell = self.cell._replace(line=LineEdit.entering(clean(self.cell.line.text)))

    def _keep(self, line: Line, *, recounted: bool = False) -> "Future[Any]":
        """Show a line as it is now, and write it."""
        if self.check is None:
            raise RuntimeError("nothing read")
        self._fresh()
        words = kit_rows.warning(line, self.check.people)
        role = {Mark.NONE: "salah", Mark.SHORT: "awas"}.get(mark(line, self.check.people), "")
        self.tell(f"{'!!' if role == 'salah' else '!'} {words}" if words else "", role)
        return self._keeper.keep(self.check, line, self._written, recounted=recounted)

    def _written(self, error: OperatorError | None) -> None:
        if error is not None:
            self.tell("!! " + say("kit.not-saved", why=sentence(error)), "salah")
        else:
            self.desk.recount()

    def _print(self, check: Check) -> None:
        event = f"{self._event.name} · {self._event.date}" if self._event else ""
        self.tell(say("paper.making"))
        job = printing.kit_list(self.session, self.check or check, event)

        def printed(result: "Any | OperatorError") -> None:
            printing.tell_of(result, self.tell)
            self.desk.recount()

        self.desk.jobs.in_turn(job, printed)

    def _next_short(self) -> None:
        """F7: to the next line that is short, or not checked."""
        if not self._kept_here() or self.check is None:
            return
        at = kit_cell.next_short(self.check, self.cell.row)
        if not at:
            self.tell("√ " + say("kit.all-enough"), "baik")
            return
        self._enter(at, COUNT)
        if words := kit_rows.warning(self.check.lines[at - 1], self.check.people):
            self.tell("! " + words, "awas")

    def _answered(self) -> None:
        """The answer to what F4 asked."""
        if wrong := self.change.wrong():
            self.tell("!! " + wrong, "salah")
            return
        line = self.change.answered(self._here())
        if line is None:
            self._add(clean(self.change.answer.text))
        else:
            self._keep(line)
            self._enter(self.cell.row, self.cell.part)

    def _add(self, label: str) -> None:
        self._waits = True
        self._keeper.add(label, self._added)

    def _added(self, error: OperatorError | None) -> None:
        self._waits = False
        if error is not None:
            self.tell_error(error)
        elif self.check is not None:
            self._enter(len(self.check.lines), COUNT)
            self.desk.recount()
        self.go_on()

    def _finish(self) -> None:
        """F2: the check is finished, whatever is missing; who and when is kept."""
        if not self._kept_here():
            self.tell("!! " + say("kit.wrong-first"), "salah")
            return
        if self.check is None:
            return
        check = self.check

        def closed(error: OperatorError | None) -> None:
            if error is not None:
                self.tell_error(error)
                return
            missing = len(short(check.lines, check.people))
            left = len(check.lines) - checked(check.lines)
            if missing or left:
                self.tell("! " + say("kit.done-short", short=missing, open=left), "awas")
            else:
                self.tell("√ " + say("kit.done", n=checked(check.lines)), "baik")
            self._read_anew(check)

        self._keeper.close(check, closed)

    def _first_read(self, error: OperatorError | None) -> None:
        """To the first line that isn't checked, where some are."""
        self._waits = False
        if error is not None and self.check is not None:
            self.tell("! " + sentence(error), "awas")  # the list that ships is there instead
        elif error is not None:
            self.tell_error(error)
        if self.check is not None:
            lines = list(enumerate(self.check.lines, 1))
            open_ = [at for at, line in lines if line.counted is None and not line.dropped]
            self._enter(open_[0] if 0 < len(open_) < len(lines) else 0, COUNT)
        self.go_on()

    def _read_anew(self, before: Check) -> None:
        """The cell says what is there now, unless somebody has typed into it."""

        def read(error: OperatorError | None) -> None:
            if error is not None:
                self.tell_error(error)
            elif self.cell == kit_cell.entered(before, self.cell.row, self.cell.part):
                self._enter(self.cell.row, self.cell.part)

        if self.session.store is not None:  # it may be locked by now
            self._keeper.read(read)
