"""Frame 4: the read-back. Each line is walked, each statement answered; only then the form can be final."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, ClassVar

from operator_tui.core import checks
from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER
from operator_tui.core.errors import OperatorError
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import language, say
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, looks
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Tx
from operator_tui.ui import readback_rows
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import problem_words, short_ref, spent_words

if TYPE_CHECKING:
    from operator_tui.ui.screens.form import FormScreen


class ReadBackScreen(HouseScreen):
    """Reads the form back to the applicant, takes the statements, and makes it final."""

    TITLE_KEY = "form.readback.title"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.readback.key.enter"),
        (Do.CHOICES, "form.readback.key.choices"),
        (Do.COMMIT, "form.readback.key.commit"),
        (Do.PROBLEM, "form.readback.key.problem"),
        (Do.BACK, "form.readback.key.back"),
    )
    FINAL_KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.NEXT, "form.readback.key.next"),
        (Do.QUEUE, "form.readback.key.queue"),
    )

    def __init__(self, desk: Desk, form_screen: "FormScreen", at: str = "") -> None:
        super().__init__(desk)
        self._form_screen = form_screen
        self.form = form_screen.form
        self.texts = form_screen.entry.texts
        self.final: Application | None = None
        self._saving = False
        self.paper = LineEdit.entering(self.texts.get(CONSENT_PAPER, ""))
        self.lines = readback_rows.lines(form_screen.entry, self.session.today())
        self.places = self._places()
        self.focus_at = next((i for i, line in enumerate(self.lines) if line.has(at)), 0)
        form_screen.times.reading.key(self.session.clock())

    @property
    def with_draft(self) -> bool:
        """Until it is final, it belongs to the form below."""
        return self.final is None

    def holds(self, key: str, character: str) -> bool:
        """While it is made final, what is typed waits for what comes of it."""
        return self._saving

    def take(self, key: str, character: str) -> None:
        if self.final is None:
            self._form_screen.times.reading.key(self.session.clock())
        super().take(key, character)

    def do(self, do: Do) -> bool:
        if self.final is not None:
            return self._after(do)
        match do:
            case Do.ENTER | Do.TAB | Do.DOWN:
                self._step(1)
            case Do.BACKTAB | Do.UP:
                self._step(-1)
            case Do.CHOICES if self.focus_at < len(self.lines):
                self._back_to(self.lines[self.focus_at].field)
            case Do.CHOICES:
                self.desk.open_screen(
                    "help", text=self.form.notice[language()], title=say("form.readback.title")
                )
            case Do.PROBLEM:
                self._next_open()
            case Do.COMMIT:
                self._finalise()
            case Do.BACK:
                self._back_to("")
            case Do.PRINT:
                self.tell(say("form.print-later"))
            case Do.NEXT | Do.NEW | Do.QUEUE:
                self._keep_paper()
                return False
            case _:
                return False
        return True

    def closing(self) -> "Future[Any] | None":
        """Left or locked: the number under the cursor is kept."""
        if self.final is not None:
            return None
        self._keep_paper()
        return self._form_screen.closing()

    def edit(self, key: str) -> bool:
        if self._name() != CONSENT_PAPER or self.final:
            return key == "backspace" and self._answer("")
        return self.paper.press(key)

    def typed(self, text: str) -> None:
        name = self._name()
        if self.final:
            return
        if name == CONSENT_PAPER:
            self.paper.insert(text)
        elif name == CONSENT_METHOD:
            self._letter(text, {"l": "L", "s": "S"}, say("form.readback.method-keys"))
        elif name:
            self._letter(text, {"y": "Y", "t": "T", "n": "T"}, say("form.readback.yes-no"))
        else:
            self.tell(say("form.readback.only-read"))

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.FINAL_KEYS if self.final else self.KEYS

    def hint(self) -> str:
        name = self._name()
        if self.final:
            return spent_words(self.final)
        if not name:
            pointed = self.lines[self.focus_at].pointed
            return say("form.readback.hint-point" if pointed else "form.readback.hint-line")
        if name == CONSENT_METHOD:
            return say("form.readback.hint-method")
        if name == CONSENT_PAPER:
            return say("form.readback.hint-paper")
        return next(s.question[language()] for s in self.form.statements if s.name == name)

    def title(self, look: Look) -> Row:
        app = self._form_screen.app_row
        label = short_ref(app, self.session.today()) if app else say("form.new")
        label = app.ref if app and self.final else label
        what = "form.readback.final" if self.final else "form.readback.turn"
        return row(Span(f"{say('form.readback.title')} {label}", "tebal"), "   " + say(what))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        """The part around the cursor; the statements are always seen together."""
        rows: list[Row] = []
        focus: int | None = None
        for i, line in enumerate(self.lines):
            here = i == self.focus_at and not self.final
            focus = len(rows) if here else focus
            rows += readback_rows.line_rows(line, look, here=here)
        rows += [()] if look.height > 24 else []
        rows += readback_rows.statement_rows(
            self.form, self.texts, look, self._name(), self.paper.text
        )
        last = max(0, len(rows) - height)
        start = last if focus is None else max(0, min(focus - height // 3, last))
        shown = rows[start : start + height]
        if start + height < len(rows):
            shown[-1] = row(" " + say("form.readback.more"))
        side = Span(" " * ((look.width - 80) // 2) if look.width >= 100 else "")
        return [(side, *one) for one in shown]

    def _name(self) -> str:
        """The statement under the cursor, or nothing on a line that is read."""
        at = self.focus_at - len(self.lines)
        return self.places[at] if 0 <= at < len(self.places) else ""

    def _places(self) -> list[str]:
        names = [
            s.name for s in (*self.form.declarations(self.texts), *self.form.consents(self.texts))
        ]
        return [
            *names,
            CONSENT_METHOD,
            *([CONSENT_PAPER] if self.texts.get(CONSENT_METHOD) == "S" else []),
        ]

    def _step(self, by: int) -> None:
        self._keep_paper()
        self.places = self._places()
        self.focus_at = (self.focus_at + by) % (len(self.lines) + len(self.places))
        if self._name() == CONSENT_PAPER:
            self.paper = LineEdit.entering(self.texts.get(CONSENT_PAPER, ""))

    def _keep_paper(self) -> None:
        if self._name() == CONSENT_PAPER and self.paper.text.strip() != self.texts.get(
            CONSENT_PAPER, ""
        ):
            self.texts[CONSENT_PAPER] = self.paper.text.strip()
            self._form_screen.save_now(CONSENT_PAPER)

    def _letter(self, text: str, letters: dict[str, str], remedy: str) -> None:
        answer = letters.get(text.strip().casefold())
        if answer is None:
            self.tell("! " + remedy, "awas")
        else:
            self._answer(answer)

    def _answer(self, answer: str) -> bool:
        name = self._name()
        if not name:
            return False
        self.texts[name] = answer
        self.tell("")
        self.places = self._places()
        self._form_screen.save_now(name)
        return True

    def _open(self) -> list[str]:
        return [p.field for p in checks.statements(self.form, self.texts)]

    def _next_open(self) -> None:
        self._keep_paper()
        self.places = self._places()
        open_ = self._open()
        if open_:
            at = self.places.index(open_[0])
            self.focus_at = len(self.lines) + at
        else:
            self.tell("√ " + say("form.readback.all-answered"), "baik")

    def _finalise(self) -> None:
        self._keep_paper()
        if problems := checks.statements(self.form, self.texts):
            refused = [p for p in problems if p.key == "refused"]
            open_ = say("form.readback.open", n=len(problems))
            self._next_open()
            self.tell(f"! {problem_words(refused[0]) if refused else open_}", "awas")
            return
        screen, form, today = self._form_screen, self.form, self.session.today()
        spent = screen.times.spent
        typed = Typed(
            {n: t for n, t in self.texts.items() if t},
            dict(screen.entry.filled),
            screen.entry.focus,
        )
        self._saving = True
        self.tell(say("form.readback.saving"))

        def job(tx: Tx) -> Application:
            app = screen.keep(tx, typed, opened=False)
            looks.spend(tx, app.id, spent)
            return applications.finalise(tx, app.seq, form, today, TABLES)

        self.desk.jobs.follow(self.session.opened().write(job), self._finalised)

    def _finalised(self, result: "Application | OperatorError") -> None:
        self._saving = False
        if isinstance(result, OperatorError):
            # What was typed meanwhile was meant for a screen that doesn't come.
            self._early.clear()
            self.tell_error(result)
            return
        self.final = self._form_screen.app_row = result
        self.tell("√ " + say("form.readback.done", ref=result.ref), "baik")
        self.desk.recount()
        self.desk.wake_engine()
        self.go_on()

    def _after(self, do: Do) -> bool:
        """Once final, only onwards: the next person, or the queue."""
        if do in (Do.NEXT, Do.NEW, Do.QUEUE, Do.BACK):
            if do in (Do.NEXT, Do.NEW):
                self.desk.restart("form", call=do is Do.NEXT)
            else:
                self.desk.restart("queue")
            if self.final is not None and self.desk.top is not None:
                self.desk.top.tell(
                    "√ " + say("form.readback.done-short", ref=self.final.ref), "baik"
                )
        elif do in (Do.MENU, Do.LOCK, Do.QUIT, Do.HELP, Do.SEND):
            return False
        elif self.final is not None:
            self.tell(say("form.readback.is-final", ref=self.final.ref))
        return True

    def _back_to(self, field: str) -> None:
        self._keep_paper()
        self._form_screen.times.pause()
        self.desk.close_screen()
        if field:
            self._form_screen.go_to_field(field)
