"""Frame 12: the kit. What is carried to an event is counted, line by line, before leaving."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, ClassVar

from rich.cells import cell_len

from operator_tui.core.errors import OperatorError
from operator_tui.core.kit import Line, Mark, checked, mark, short
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.text import clean
from operator_tui.locale import say, sentence
from operator_tui.reference import kit as lists
from operator_tui.store import kit
from operator_tui.store.kit import Check
from operator_tui.store.store import Tx
from operator_tui.ui import kit_cell, kit_rows, printing
from operator_tui.ui.commands import Do
from operator_tui.ui.kit_cell import COUNT, Cell
from operator_tui.ui.kit_change import CHOOSING, KitChange
from operator_tui.ui.paint import Look, Row, Span, fit, row
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
        self.check: Check | None = None
        self.cell = Cell(0, COUNT, LineEdit())
        self.change = KitChange()
        self._page = 10
        self._reading = self._failed = False
        self._writes = 0
        self._event = self.session.event
        if self._event is None:
            self.tell("! " + say("kit.no-event"), "awas")
        else:
            self._read()

    def holds(self, key: str, character: str) -> bool:
        """Until the list has been read, keys wait."""
        return self._reading

    def news(self) -> None:
        """Something was printed or written: what is there now is read again, under what is being typed."""
        if self.check is not None and not self._failed:
            self._read()

    @property
    def typing(self) -> bool:
        return bool(self.change.asks) or not self.cell.line.fresh

    @property
    def unsaved(self) -> bool:
        return self._failed

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
                self._next_short(check)
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
        head, parts = say("kit.title"), list[str]()
        if self.check is not None:
            lines = self.check.lines
            parts.append(say("kit.progress", n=checked(lines), of=len(lines)))
            if missing := short(lines, self.check.people):
                parts.append(say("kit.short", n=len(missing)))
            if self.check.closed_at:
                time = self.session.time_of(self.check.closed_at)
                parts.append(say("kit.closed", time=time, who=self.check.closed_by.split(" ")[0]))
        said = " · ".join(parts)
        name = self._event.name if self._event else ""
        room = (
            look.width - len(head) - 2 - cell_len(said) - 3
        )  # the event gives way, not who and when
        shown = fit(name, min(cell_len(name), room))
        return row(Span(head, "tebal"), "  " + " · ".join(part for part in (shown, said) if part))

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
        if self.check is None or (self.cell.line.fresh and not self._failed):
            return None
        line = self._here()
        if line is None:
            return self._write_people(kit_cell.number(clean(self.cell.line.text)) or 1)
        new = kit_cell.changed(self.cell, line)
        counted = self.cell.part == COUNT and not new.used
        return self._keep(new, recounted=counted) if new != line or self._failed else None

    def _keep(self, line: Line, *, recounted: bool = False) -> "Future[Any]":
        """Show a line as it is now, and write it."""
        if self.check is None:
            raise RuntimeError("nothing read")
        lines = tuple(line if old.item.key == line.item.key else old for old in self.check.lines)
        self.check = self.check._replace(lines=lines)
        self.cell = self.cell._replace(line=LineEdit.entering(clean(self.cell.line.text)))
        event = self.check.event
        words = kit_rows.warning(line, self.check.people)
        role = {Mark.NONE: "salah", Mark.SHORT: "awas"}.get(mark(line, self.check.people), "")
        self.tell(f"{'!!' if role == 'salah' else '!'} {words}" if words else "", role)
        return self._write(lambda tx: kit.write(tx, event, line, recounted=recounted))

    def _write_people(self, people: int) -> "Future[Any] | None":
        if self.check is None or people == self.check.people:
            return None
        self.check = self.check._replace(people=people)
        self.cell = self.cell._replace(line=LineEdit.entering(str(people)))
        event = self.check.event
        return self._write(lambda tx: kit.write_people(tx, event, people))

    def _write(self, job: Callable[[Tx], object]) -> "Future[Any]":
        future = self.session.opened().write(job)
        self._writes += 1
        self.desk.jobs.follow(future, self._written)
        return future

    def _written(self, result: object) -> None:
        self._writes += 1
        self._failed = isinstance(result, OperatorError)
        if isinstance(result, OperatorError):
            self.tell("!! " + say("kit.not-saved", why=sentence(result)), "salah")
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

    def _next_short(self, check: Check) -> None:
        """F7: to the next line that is short, or not checked."""
        if not self._kept_here():
            return
        rows = len(check.lines)
        for i in range(1, rows + 1):
            at = (self.cell.row + i - 1) % rows + 1
            line = self.check.lines[at - 1] if self.check else check.lines[at - 1]
            if mark(line, check.people) in (Mark.SHORT, Mark.NONE, Mark.UNCHECKED):
                self._enter(at, COUNT)
                if words := kit_rows.warning(line, check.people):
                    self.tell("! " + words, "awas")
                return
        self.tell("√ " + say("kit.all-enough"), "baik")

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
        if self.check is None:
            return
        event = self.check.event
        self._reading = True
        self._writes += 1
        future = self.session.opened().write(lambda tx: kit.add_own(tx, event, label, 1))
        self.desk.jobs.follow(future, self._added)

    def _added(self, result: "Line | OperatorError") -> None:
        self._reading = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
        elif self.check is not None:
            self._writes += 1
            self.check = self.check._replace(lines=(*self.check.lines, result))
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

        def closed(result: object) -> None:
            if isinstance(result, OperatorError):
                self.tell_error(result)
                return
            missing, left = (
                len(short(check.lines, check.people)),
                len(check.lines) - checked(check.lines),
            )
            if missing or left:
                self.tell("! " + say("kit.done-short", short=missing, open=left), "awas")
            else:
                self.tell("√ " + say("kit.done", n=checked(check.lines)), "baik")
            self._read()

        self.desk.jobs.follow(self.session.opened().write(lambda tx: kit.close(tx, check)), closed)

    def _read(self) -> None:
        """Read the list of the event, elsewhere. Where the office's file can't be used, the shipped one is."""
        if self._event is None:
            return
        event, home = self._event.id, self.session.home
        read = self.session.read

        def job() -> "tuple[Check, OperatorError | None]":
            try:
                template, wrong = lists.of_home(home), None
            except OperatorError as error:
                template, wrong = lists.shipped(), error
            return read(lambda db: kit.of_event(db, event, template))(), wrong

        began = self._writes
        self._reading = self._reading or self.check is None
        self.desk.jobs.run(job, lambda result: self._got(result, began))

    def _got(
        self, result: "tuple[Check, OperatorError | None] | OperatorError", began: int
    ) -> None:
        first = self.check is None
        if not first and (began != self._writes or self._failed):
            return  # older than what was typed meanwhile; the end of that has it read again
        self._reading = self._reading and not first
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self.check, wrong = result
            if first and wrong is not None:
                self.tell("! " + sentence(wrong), "awas")
            if not first and self.cell.line.fresh:
                self._enter(self.cell.row, self.cell.part)
            if first:
                open_ = [
                    i
                    for i, line in enumerate(self.check.lines, 1)
                    if line.counted is None and not line.dropped
                ]
                self._enter(open_[0] if open_ and len(open_) < len(self.check.lines) else 0, COUNT)
        self.go_on()
