"""Frame 3: the form. Every key goes to one :class:`Entry`; what is left is saved in the background."""

from collections.abc import Sequence
from typing import Any, ClassVar

from operator_tui.core.checks import reason_field
from operator_tui.core.looks import due, open_fields, share
from operator_tui.locale import language, say
from operator_tui.store.intake import Person
from operator_tui.ui import carry, form_help, form_rows
from operator_tui.ui.commands import Do
from operator_tui.ui.drafting import DraftScreen
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import Desk


class FormScreen(DraftScreen):
    """The draft with its keys, and how it is painted."""

    TITLE_KEY = "form.title"
    ALSO = (
        Do.CHOICES, Do.RESTORE, Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN,
    )  # fmt: skip
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.key.enter"),
        (Do.COMMIT, "form.key.commit"),
        (Do.PROBLEM, "form.key.problem"),
        (Do.PARK, "form.key.park"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "form.key.back"),
    )
    MENDING_KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.key.enter"),
        (Do.PROBLEM, "form.mend.key.problem"),
        (Do.RESTORE, "form.mend.key.restore"),
        (Do.COMMIT, "form.key.commit"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "form.key.back"),
    )

    def __init__(self, desk: Desk, seq: int = 0, focus: str = "", **how: Any) -> None:
        self._from_read_back = ""
        super().__init__(desk, seq, focus, **how)

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER:
                before = self.entry.focus
                self._left(self.entry.enter)
                if self._from_read_back:
                    self.read_back()
                elif self.entry.focus == before:
                    self.tell(say("form.last-field"), routine=True)
            case Do.TAB:
                self._left(lambda: self.entry.step(1))
            case Do.BACKTAB:
                self._left(lambda: self.entry.step(-1))
            case Do.DOWN:
                if not self.entry.choose(1):
                    self._left(lambda: self.entry.step(1))
            case Do.UP:
                if not self.entry.choose(-1):
                    self._left(lambda: self.entry.step(-1))
            case Do.PAGE_DOWN:
                self._left(lambda: self.entry.section_step(1))
            case Do.PAGE_UP:
                self._left(lambda: self.entry.section_step(-1))
            case Do.COMMIT:
                self.read_back()
            case Do.PROBLEM:
                self._left(self._next_problem)
            case Do.RESTORE:
                self._restore()
            case Do.CHOICES if self._open_other():
                pass
            case Do.CHOICES if self._switch_carry():
                pass
            case Do.CHOICES:
                self.entry.list_shut = False
                self.entry.line.fresh = False
            case Do.BACK if self.entry.hits():
                self.entry.list_shut = True
            case Do.BACK if self._from_read_back:
                self.read_back()
            case Do.NEXT if self._person is not None and self._untouched():
                self._not_there(self._person)
            case Do.NEXT | Do.NEW:
                self._park(lambda: self.desk.go_to("form", call=do is Do.NEXT))
            case Do.QUEUE:
                self._park(lambda: self.desk.restart("queue"))
            case Do.PARK | Do.BACK:
                self._park(self.desk.close_screen)
            case Do.PRINT:
                self.tell(say("form.print-later"))
            case _:
                return False
        return True

    def go_to_field(self, name: str) -> None:
        """Put the cursor into a field, as the read-back asks; Enter there goes back to it."""
        self._left(lambda: self.entry.go(name))
        self._from_read_back = name

    def help_title(self) -> str:
        return self.entry.spec.label[language()].strip()

    def help_text(self) -> str:
        """What the field asks, what can be typed into it, what is wrong with it, what the office said."""
        said = self._mending.said(self.session) if self._mending else ""
        return form_help.text(self.entry, self.session.carry, said)

    def hint(self) -> str:
        return self.entry.spec.help[language()]

    def title(self, look: Look) -> Row:
        if self._mending:
            return self._mending.title(self.entry)
        app = self.app_row
        label = app.label if app else say("form.new")
        if self._person is not None:
            label = f"{self._person.number:03}"
        title = self.form.title[language()].upper() if app and app.parent else say("form.title")
        return form_rows.title(self.entry, f"{title} {label}", look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        said = self._mending.rows(self.session, look) if self._mending else []
        open_ = self.entry.unsettled()
        return [*said, *form_rows.work(self.entry, look, height - len(said), open_)]

    def keys(self) -> Sequence[tuple[Do, str]]:
        keys = self.MENDING_KEYS if self.entry.former else self.KEYS
        below = self.desk.below(self)
        if self._from_read_back:
            back = "form.key.commit"
        else:
            queue = below is None or below.TITLE_KEY == "screens.queue"
            back = "form.key.back" if queue else "screens.key.back"
        return [(do, back if do is Do.BACK else words) for do, words in keys]

    def _open_other(self) -> bool:
        """The application that this person has already, in place of this draft, which is parked."""
        other = self._others.get(reason_field(self.entry.focus), 0)
        if other:
            self._park(lambda: self.desk.go_to("detail", seq=other))
        return other > 0

    def _restore(self) -> None:
        """The program's value; in a refused field what was sent, which then needs a reason."""
        field = self.entry.focus
        if field in self.entry.former:
            self._left(lambda: self.entry.insist(field))
            self.tell("◄ " + say("form.mend.insist", field=self._label(field).strip()), "awas")
        elif not self.entry.restore():
            self.tell(say("form.nothing-to-restore"))

    def _next_problem(self) -> None:
        """The next refused field, then what blocks, then what warns."""
        self.entry.leave()
        refused = self.entry.unsettled()
        later = (
            refused[refused.index(self.entry.focus) + 1 :]
            if self.entry.focus in refused
            else refused
        )
        if later:
            self._to_refused(later[0])
        elif not self.entry.next_problem() and refused:
            self._to_refused(refused[0])
        elif not self.entry.blocking_fields() and not self.entry.warned_fields():
            self.tell("√ " + say("form.no-problem"), "baik")
        elif open_ := self.entry.blocking_fields():
            self.tell("! " + say("form.still-open", n=len(open_)), "awas")

    def _to_refused(self, field: str) -> None:
        self.entry.go(field)
        self.tell("◄ " + say("form.unchanged", field=self._label(field).strip()), "awas")

    def read_back(self) -> None:
        self._left(self.entry.leave)
        self.entry.visited.update(spec.name for spec in self.entry.fields())
        open_ = self.entry.blocking_fields()
        if open_:
            self._left(lambda: self.entry.go(open_[0]))
            self.tell(
                "! " + say("form.not-complete", n=len(open_), field=self._label(open_[0]).strip()),
                "awas",
            )
            return
        if refused := self.entry.unsettled():
            self._to_refused(refused[0])
            return
        self.times.pause()
        part = share(self.session.config.double_entry)
        if due(self._keeping.id, part) and open_fields(self.form, self.entry.texts):
            self.desk.open_screen("secondlook", form_screen=self)
            return
        self.session.carry.left(self.entry)
        at, self._from_read_back = self._from_read_back, ""
        self._keeping.write(self.entry, self.entry.focus)
        self.desk.open_screen("readback", form_screen=self, at=at)

    def _switch_carry(self) -> bool:
        said = carry.switch(self.session.carry, self.entry)
        if said:
            self.tell(say(said, field=self._label(self.entry.focus).strip()))
        return bool(said)

    def _not_there(self, person: Person) -> None:
        """F9 on an untouched draft: asked once, then the person is absent, and the next one is called."""
        words = "! " + say("desk.not-there", number=f"{person.number:03}")
        if self.said.text != words:
            self.tell(words, "awas")
        else:
            self.desk.go_to("form", call=True, absent=person.id)
