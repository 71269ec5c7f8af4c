"""The second look: a few fields are typed once more, blind, before the form is read back."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, ClassVar

from operator_tui.core.errors import OperatorError
from operator_tui.core.form import FieldSpec
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.looks import LOOKED, open_fields, tidied
from operator_tui.core.text import clean
from operator_tui.locale import language, say
from operator_tui.store import looks
from operator_tui.store.applications import Typed
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do
from operator_tui.ui.draft import Draft
from operator_tui.ui.look_rows import difference
from operator_tui.ui.paint import Look, Row, Span, box, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import short_ref


class SecondLookScreen(HouseScreen):
    """Takes each field once more, without showing the first; where they differ, a person decides.

    What is recorded is what was typed blind: one row per field. Once both are seen, a third typing settles the
    matter where it agrees with one of them, and is no look of its own.
    """

    TITLE_KEY = "form.look.title"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.look.key.enter"),
        (Do.PARK, "form.key.park"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "form.readback.key.back"),
    )
    DIFFERENT_KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.RESTORE, "form.look.key.first"),
        (Do.CHOICES, "form.look.key.second"),
        (Do.ENTER, "form.look.key.third"),
        (Do.BACK, "form.readback.key.back"),
    )

    def __init__(self, desk: Desk, form_screen: Draft) -> None:
        super().__init__(desk)
        self._form_screen = form_screen
        self._fields = open_fields(form_screen.form, form_screen.entry.texts)
        self._at = 0
        self._line = LineEdit()
        self._second = ""
        self._saving = False

    @property
    def with_draft(self) -> bool:
        """It belongs to the form below."""
        return True

    @property
    def typing(self) -> bool:
        return bool(self._line.text)

    def holds(self, key: str, character: str) -> bool:
        """While a look is written down, what is typed waits for what comes of it."""
        return self._saving

    def edit(self, key: str) -> bool:
        return self._line.press(key)

    def typed(self, text: str) -> None:
        self._line.insert(text)

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER | Do.COMMIT if self._has_passed():
                self._next()
            case Do.ENTER | Do.COMMIT if not clean(self._line.text):
                self.tell(say("form.look.choose" if self._second else "form.look.empty"))
            case Do.ENTER | Do.COMMIT if self._second:
                self._third()
            case Do.ENTER | Do.COMMIT:
                self._compare()
            case Do.RESTORE if self._second:
                self._settle(self._first)
            case Do.CHOICES if self._second:
                self._settle(self._second)
            case Do.TAB | Do.BACKTAB | Do.UP | Do.DOWN:
                self.tell(say("form.look.choose" if self._second else "form.look.empty"))
            case Do.PARK:
                self.desk.onward(Do.PARK)
            case Do.PRINT:
                self.tell(say("form.print-later"))
            case _:
                return False
        return True

    def closing(self) -> "Future[Any] | None":
        """Left or locked: the form is kept; what stands in the box stays in it."""
        return self._form_screen.closing()

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.DIFFERENT_KEYS if self._second else self.KEYS

    def hint(self) -> str:
        return say("form.look.hint") if self._second else self._spec.help[language()]

    def help_text(self) -> str:
        """Why it is typed twice, then what the field asks."""
        return "\n".join([say("form.look.why"), self._spec.help[language()]])

    def title(self, look: Look) -> Row:
        app = self._form_screen.app_row
        label = short_ref(app, self.session.today()) if app else say("form.new")
        where = say("form.look.where", n=self._at + 1, of=len(self._fields))
        return row(Span(f"{say('form.look.title')} {label}", "tebal"), f"   {where}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [()]
        for i, name in enumerate(self._fields):
            label = fit(self._form_screen.form.index[name].label[language()].strip(), 16)
            head = Span(f"   {label}   ", "tebal" if i == self._at else "")
            if i == self._at:
                rows.append((head, *box(self._line, 54, look)))
            elif i < self._at:
                rows.append(row(head, Span(f"√ {say('form.look.done')}", "baik")))
            else:
                rows.append(row(head, "."))
        if self._second:
            rows += [(), *difference(self._first, self._second)]
        return rows

    @property
    def _name(self) -> str:
        return self._fields[self._at]

    @property
    def _spec(self) -> FieldSpec:
        return self._form_screen.form.index[self._name]

    @property
    def _first(self) -> str:
        return self._form_screen.entry.texts.get(self._name, "")

    def _typed(self) -> str:
        return tidied(self._spec, self._line.text, self.session.today())

    def _compare(self) -> None:
        """Write down whether the two agree; the field goes on only once that is on the disk."""
        screen, name, second = self._form_screen, self._name, self._typed()
        same, typist = second == self._first, screen.typist(name)
        texts = {n: t for n, t in screen.entry.texts.items() if t}
        typed = Typed(
            texts | ({LOOKED + name: second} if same else {}),
            dict(screen.entry.filled),
            screen.entry.focus,
        )
        self._saving = True

        def job(tx: Tx) -> None:
            looks.add(tx, screen.keep(tx, typed, opened=True), name, same=same, typist=typist)

        future = self.session.opened().write(job)
        self.desk.jobs.follow(future, lambda result: self._compared(result, second, same=same))

    def _compared(self, result: "OperatorError | None", second: str, *, same: bool) -> None:
        self._saving = False
        if isinstance(result, OperatorError):
            self._early.clear()
            self.tell_error(result)
            return
        if same:
            self._form_screen.entry.texts[LOOKED + self._name] = second
        else:
            # What was typed on meanwhile was meant for the next field, not for the decision.
            self._early.clear()
            self._second, self._line = second, LineEdit()
            self.tell("! " + say("form.look.different", field=self._label), "awas")
        if self.session.store is None:  # locked meanwhile: Enter goes on once it is open again
            self._early.clear()
            return
        if same:
            self._next()
        self.go_on()

    def _third(self) -> None:
        third = self._typed()
        if third in (self._first, self._second):
            self._settle(third)
        else:
            self._line = LineEdit()
            self.tell("! " + say("form.look.third"), "awas")

    def _settle(self, text: str) -> None:
        """This is the field's text, by a person's decision; on to the next one, or to the read-back."""
        screen, name = self._form_screen, self._name
        if text != self._first:
            screen.put(name, text)
        screen.entry.texts[LOOKED + name] = screen.entry.texts.get(name, "")
        screen.save_now(name)
        self._next()

    def _has_passed(self) -> bool:
        return self._form_screen.entry.texts.get(LOOKED + self._name) == self._first

    def _next(self) -> None:
        self._second, self._line = "", LineEdit()
        self.tell("")
        if self._at + 1 < len(self._fields):
            self._at += 1
        else:
            self.desk.close_screen()
            self._form_screen.do(Do.COMMIT)

    @property
    def _label(self) -> str:
        return self._spec.label[language()].strip()
