"""Frame 2: the front desk. People are taken in above, and wait below; nobody vanishes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, ClassVar, Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.intake import IntakeEntry
from operator_tui.core.line import Standing
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.text import clean
from operator_tui.locale import language, say
from operator_tui.store import calling, intake
from operator_tui.store.application import Typed
from operator_tui.store.intake import Person
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx
from operator_tui.ui import desk_rows
from operator_tui.ui.commands import Do
from operator_tui.ui.desk_list import DeskList
from operator_tui.ui.intake_form import IntakeForm
from operator_tui.ui.paint import Look, Row, box, row
from operator_tui.ui.printing import print_ticket
from operator_tui.ui.screens.base import Desk, HouseScreen

_ACTS: Final = {
    "t": Standing.ABSENT, "p": Standing.GONE, "k": Standing.WAITING, "s": Standing.SERVED,
}  # fmt: skip
"""The letters that act on the marked row of the list, where nothing can be typed."""
_REFRESH: Final = 8
"""Half seconds between two looks at what the other windows did."""
_REASON: Final = 255
"""Characters of a reason that are kept."""
_Keys = tuple[tuple[Do, str], ...]
_Seen = tuple[list[Person], Typed | None]


class DeskScreen(HouseScreen):
    """Typing is in the form above, or the mark is in the list below; F4 goes there, Esc back.

    What is typed outlives this screen (see :class:`operator_tui.ui.intake_form.IntakeForm`).
    """

    TITLE_KEY = "desk.title"
    KEYS: ClassVar[_Keys] = (
        (Do.ENTER, "desk.key.enter"),
        (Do.COMMIT, "desk.key.commit"),
        (Do.PRINT, "desk.key.print"),
        (Do.CHOICES, "desk.key.list"),
        (Do.NEXT, "desk.key.next"),
        (Do.MENU, "desk.key.menu"),
    )
    FORM_ALSO = (
        Do.RESTORE, Do.PROBLEM, Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN,
    )  # fmt: skip
    WHY_KEYS: ClassVar[_Keys] = ((Do.ENTER, "desk.key.save"), (Do.BACK, "desk.key.not"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = DeskList()
        self.form = IntakeForm(desk, self.list, self.tell_error)
        self._why: LineEdit | None = None
        self._told = ""
        self._given_to: Person | None = None
        self._busy = self._opening = True
        self._ticks = self._turn = 0
        self._look()

    @property
    def entry(self) -> IntakeEntry:
        """What stands in the form."""
        return self.form.entry

    def holds(self, key: str, character: str) -> bool:
        """While somebody is written, or the desk is read for the first time, keys wait for what comes of it."""
        return self._busy

    def typed(self, text: str) -> None:
        if self._why is not None:
            self._why.insert(text)
        elif self.list.on:
            self._act(text)
        else:
            self.entry.insert(text)

    def edit(self, key: str) -> bool:
        if self._why is not None:
            return self._why.press(key)
        return self.list.press(key) if self.list.on else self.entry.press(key)

    def do(self, do: Do) -> bool:
        if self._why is not None:
            return self._do_why(do, self._why)
        if do is Do.PRINT:
            self._print()
            return True
        if self.list.on and do is not Do.COMMIT:
            return self.list.do(do)
        return self._do_form(do)

    def _do_form(self, do: Do) -> bool:
        entry = self.entry
        match do:
            case Do.ENTER:
                self.form.left(entry.enter)
            case Do.DOWN if entry.focus == entry.fields()[-1].name:
                self._to_list()
            case Do.TAB | Do.DOWN:
                self.form.left(lambda: entry.step(1))
            case Do.BACKTAB | Do.UP:
                self.form.left(lambda: entry.step(-1))
            case Do.COMMIT:
                self._give_number()
            case Do.RESTORE:
                if not entry.restore():
                    self.tell(say("form.nothing-to-restore"))
            case Do.PROBLEM:
                if not entry.next_problem():
                    self.tell("√ " + say("desk.no-problem"), "baik")
            case Do.CHOICES | Do.PAGE_DOWN | Do.PAGE_UP:
                self._to_list()
            case Do.BACK:
                self.form.put_down()
                self.desk.close_screen()
                if self.form.begun and self.desk.top is not None:
                    self.desk.top.tell(say("desk.left-open"))
            case _:
                if do in (Do.QUEUE, Do.NEXT, Do.NEW, Do.MENU):
                    self.form.put_down()
                return False
        return True

    def _do_why(self, do: Do, why: LineEdit) -> bool:
        """While the reason for going home is typed."""
        person = self.list.marked
        if do is Do.ENTER and person is not None:
            self._why = None
            self._move(person, Standing.GONE, clean(why.text)[:_REASON])
        elif do in (Do.ENTER, Do.BACK):
            self._why = None
        elif do in (Do.LOCK, Do.QUIT, Do.HELP):
            return False
        else:
            self.tell(say("desk.why-first"))
        return True

    @property
    def typing(self) -> bool:
        return not self.list.on and not self.entry.line.fresh and bool(self.entry.line.text)

    def news(self) -> None:
        self._look()

    def resumed(self) -> None:
        self._look()

    def tick(self) -> None:
        """Another window may have called somebody: look again every few seconds."""
        self._ticks += 1
        if self._ticks % _REFRESH == 0:
            self._look()

    def closing(self) -> "Future[Any] | None":
        """Left or locked in the middle of a field: it is kept as it stands."""
        if self._busy:
            return None
        self.entry.take_in()
        return self.form.keep()

    def help_title(self) -> str:
        return say("desk.title") if self.list.on else self.entry.spec.label[language()].strip()

    def help_text(self) -> str:
        """What the field asks and what can be typed; in the list, what its letters do."""
        return say("desk.list-help") if self.list.on else desk_rows.help_text(self.entry)

    def hint(self) -> str:
        if self._why is not None:
            return say("desk.hint-why")
        return say("desk.hint-list") if self.list.on else self.entry.spec.help[language()]

    def also(self) -> Sequence[Do]:
        if self._why is not None:
            return ()
        return self.list.ALSO if self.list.on else self.FORM_ALSO

    def keys(self) -> Sequence[tuple[Do, str]]:
        if self._why is not None:
            return self.WHY_KEYS
        return self.list.KEYS if self.list.on else self.KEYS

    def title(self, look: Look) -> Row:
        return desk_rows.title(self.list.people, self.session.clock())

    def work(self, look: Look, height: int) -> Sequence[Row]:
        above: list[Row] = [(), *desk_rows.fields(self.entry, look, typing=not self.list.on), ()]
        below: list[Row] = []
        if self._why is not None:
            below = [row(f"   {say('desk.why')}  ", *box(self._why, 40, look))]
        room = max(2, height - len(above) - len(below))
        self.list.page = max(1, room - 2)
        return [*above, *desk_rows.people(self.list, self.session.clock(), room), *below]

    def _give_number(self) -> None:
        """F2: check, write, and clear the form for the next one."""
        self.list.leave()
        entry = self.entry
        if self._told and not self.form.begun and not entry.line.text:
            self.tell(self._told, "baik")  # F2 twice: the number stays to be read
            return
        if lacking := self.form.lacking():
            self.tell("!! " + lacking, "salah")
            return
        texts, first = dict(entry.texts), self.session.window.is_first()

        def add(tx: Tx) -> Person:
            if first:
                intake.keep_open(tx, None)
            return intake.add(tx, texts)

        self._write(add, self._given)

    def _print(self) -> None:
        """F8: the ticket of the marked row; from the form, of the number that was given last."""
        if (person := self.list.marked or self._given_to) is None:
            self.tell(say("desk.no-ticket"))
        else:
            print_ticket(self.desk, person, self.tell)

    def _given(self, person: Person) -> None:
        self.form.clear()
        self._given_to = person
        self._told = "√ " + say("desk.given", number=f"{person.number:03}", name=person.name)
        self.tell(self._told, "baik")
        config = self.session.config
        if config.ticket_printer or config.printer:
            print_ticket(self.desk, person, self._ticket_told(self._told))

    def _ticket_told(self, told: str) -> Callable[..., None]:
        """How the ticket went that prints by itself: beside the number that was given, or what hinders it."""

        def tell(text: str, role: str = "") -> None:
            if role:
                said = f"{told} {say('desk.ticket-out')}" if role == "baik" else text
                self.tell(said, role, routine=role == "baik" and self._told != told)

        return tell

    def _to_list(self) -> None:
        self.form.put_down()
        if not self.list.enter():
            self.tell(say("desk.nobody-here"))

    def _act(self, letter: str) -> None:
        new, person = _ACTS.get(letter.casefold()), self.list.marked
        if new is None or person is None:
            self.tell(say("desk.hint-list"))
        elif new is Standing.GONE:
            self._why = LineEdit()
        else:
            self._move(person, new)

    def _move(self, person: Person, new: Standing, remark: str = "") -> None:
        self._write(lambda tx: calling.move(tx, person.id, new, remark), self._moved)

    def _moved(self, person: Person) -> None:
        words = {"number": f"{person.number:03}", "name": person.name}
        self.tell("√ " + say(f"desk.now.{person.state}", **words))

    def _write(self, job: Callable[[Tx], Person], then: Callable[[Person], None]) -> None:
        """Write about one person; keys typed meanwhile meet the line as it is after that."""

        def written(result: "tuple[Person, list[Person]] | OperatorError") -> None:
            self._busy = False
            if isinstance(result, OperatorError):
                self._early.clear()  # they were typed for what didn't come about
                self.tell_error(result)
                self._look()
                return
            person, people = result
            self._turn += 1
            self.list.read(people)
            then(person)
            self.go_on()

        def write(tx: Tx) -> tuple[Person, list[Person]]:
            person = job(tx)
            return person, intake.of_day(tx.db, person.day)

        self._busy = True
        self.desk.jobs.follow(self.session.opened().write(write), written)

    def _look(self) -> None:
        """Read everyone of today, elsewhere."""
        if self.session.store is None:
            return  # locked meanwhile
        today, first = self.session.today().isoformat(), self.session.window.is_first()

        def read(db: Database) -> _Seen:
            return intake.of_day(db, today), intake.kept_open(db) if first else None

        self._turn += 1
        turn = self._turn

        def looked(result: "_Seen | OperatorError") -> None:
            if turn == self._turn:  # else a later look, or what was written since, is the newer one
                self._looked(result)

        self.desk.jobs.run(self.session.read(read), looked)

    def _looked(self, result: "_Seen | OperatorError") -> None:
        kept: Typed | None = None
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            people, kept = result
            self.list.read(people)
        if self.form.begin(kept):
            self.tell("! " + say("desk.kept"), "awas")
        if self._opening:
            self._busy = self._opening = False
            self.go_on()
