"""Frame 4: the read-back. Each line is walked, each statement answered; only then the form can be final.

Of one that was final before, only what changed is read (frame 11); the rest is one key away.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any, ClassVar

from operator_tui.core import revision
from operator_tui.core.checks import CONSENT_PAPER
from operator_tui.core.errors import OperatorError
from operator_tui.locale import language, say
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, finalised, looks
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Tx
from operator_tui.ui.answering import Answering
from operator_tui.ui.commands import Do
from operator_tui.ui.draft import Draft
from operator_tui.ui.paint import Look, Row, Span, row
from operator_tui.ui.printing import print_one
from operator_tui.ui.readback_rows import REST
from operator_tui.ui.reading import Reading
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import problem_words, short_ref, spent_words


class ReadBackScreen(HouseScreen):
    """Reads the form back to the applicant, takes the statements, and makes it final."""

    TITLE_KEY = "form.readback.title"
    HELP_KEY = "help.readback"
    ALSO = (Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.readback.key.enter"),
        (Do.CHOICES, "form.readback.key.choices"),
        (Do.COMMIT, "form.readback.key.commit"),
        (Do.PROBLEM, "form.readback.key.problem"),
        (Do.BACK, "form.readback.key.back"),
    )
    FINAL_KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.PRINT, "form.readback.key.print"),
        (Do.NEXT, "form.readback.key.next"),
        (Do.QUEUE, "form.readback.key.queue"),
    )

    def __init__(self, desk: Desk, form_screen: Draft, at: str = "") -> None:
        super().__init__(desk)
        self._form_screen = form_screen
        self.form = form_screen.form
        self.texts = form_screen.entry.texts
        self.final: Application | None = None
        self._saving = False
        self._at = at
        self._answering = Answering(self.form, self.texts, form_screen.save_now)
        self._reading = Reading(form_screen.entry, self._answering, self.session.today())
        form_screen.times.reading.key(self.session.clock())
        before = form_screen.app_row
        self._loading = before is not None and before.ref != ""
        if before is not None and self._loading:
            seq = before.seq
            job = self.session.read(lambda db: finalised.last(db, seq))
            self.desk.jobs.run(job, self._loaded)
        else:
            self._reading.whole(at)

    @property
    def with_draft(self) -> bool:
        """Until it is final, it belongs to the form below."""
        return self.final is None

    def holds(self, key: str, character: str) -> bool:
        """While it is made final, or what was final before is read, what is typed waits for what comes of it."""
        return self._saving or self._loading

    def take(self, key: str, character: str) -> None:
        if self.final is None:
            self._form_screen.times.reading.key(self.session.clock())
        super().take(key, character)

    def do(self, do: Do) -> bool:
        if self.final is not None:
            return self._after(do)
        match do:
            case Do.ENTER | Do.TAB | Do.DOWN:
                self._reading.step(1)
            case Do.BACKTAB | Do.UP:
                self._reading.step(-1)
            case Do.CHOICES:
                self._choices()
            case Do.PROBLEM if self._reading.next_open():
                pass
            case Do.PROBLEM:
                self.tell("√ " + say("form.readback.all-answered"), "baik")
            case Do.COMMIT:
                self._finalise()
            case Do.BACK:
                self._back_to("")
            case Do.PRINT:
                self.tell(say("form.print-later"))
            case Do.PARK:
                self._answering.leave(self._reading.name)
                self.desk.onward(Do.PARK)
            case Do.NEXT | Do.NEW | Do.QUEUE:
                self._answering.leave(self._reading.name)
                return False
            case _:
                return False
        return True

    def closing(self) -> "Future[Any] | None":
        """Left or locked: the number under the cursor is kept."""
        if self.final is not None:
            return None
        self._answering.leave(self._reading.name)
        return self._form_screen.closing()

    def edit(self, key: str) -> bool:
        name = self._reading.name
        if name == CONSENT_PAPER and not self.final:
            return self._answering.paper.press(key)
        if key == "backspace" and name and not self.final:
            self._answering.answer(name, "")
            self.tell("")
        return key == "backspace"

    def typed(self, text: str) -> None:
        name = self._reading.name
        if self.final:
            return
        if name == CONSENT_PAPER:
            self._answering.paper.insert(text)
        elif name:
            remedy = self._answering.letter(name, text)
            self.tell("! " + remedy if remedy else "", "awas")
        else:
            self.tell(say("form.readback.only-read"))

    def also(self) -> Sequence[Do]:
        return () if self.final else self.ALSO

    def keys(self) -> Sequence[tuple[Do, str]]:
        if self.final:
            return self.FINAL_KEYS
        line = self._reading.line
        what = "notice" if line is None else "whole" if line.field == REST else "choices"
        return [
            (do, f"form.readback.key.{what}" if do is Do.CHOICES else key) for do, key in self.KEYS
        ]

    def hint(self) -> str:
        if self.final or self._loading:
            return spent_words(self.final) if self.final else ""
        line = self._reading.line
        if line is None:
            return self._answering.hint(self._reading.name)
        kind = "rest" if line.field == REST else "point" if line.pointed else "line"
        return say(f"form.readback.hint-{kind}")

    def title(self, look: Look) -> Row:
        app = self._form_screen.app_row
        label = short_ref(app, self.session.today()) if app else say("form.new")
        label = app.ref if app and self.final else label
        what = say("form.readback.final" if self.final else "form.readback.turn")
        if app and self._reading.former and not self.final:
            what = say("form.readback.changed", n=app.revision + 1)
        return row(Span(f"{say('form.readback.title')} {label}", "tebal"), "   " + what)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        side = Span(" " * ((look.width - 80) // 2) if look.width >= 100 else "")
        rows = self._reading.rows(look, height, final=self.final is not None)
        return [] if self._loading else [(side, *one) for one in rows]

    def _loaded(self, body: "Mapping[str, Any] | OperatorError | None") -> None:
        self._loading = False
        if body is None or isinstance(body, OperatorError):
            self._reading.whole(self._at)
            if body is not None:
                self.tell_error(body)
        else:
            former = revision.former(self.form, body, self.session.today())
            self._reading.changed(former, self._at)
        if self.session.store is None:  # locked meanwhile: what was typed is no passphrase
            self._early.clear()
            return
        self.go_on()

    def _choices(self) -> None:
        """F4: the notice on a statement, the whole of it on the rest, else the field of the line."""
        line = self._reading.line
        if line is None:
            heading = say("form.readback.notice", version=self.form.notice_version)
            self.desk.open_screen("help", text=self.form.notice[language()], title=heading)
        elif line.field == REST:
            self._reading.whole()
            self.tell("")
        else:
            self._back_to(line.field)

    def _finalise(self) -> None:
        self._answering.leave(self._reading.name)
        if unread := self._reading.next_unread():
            self.tell("! " + say("form.readback.unread", n=unread), "awas")
            return
        if open_ := self._answering.open():
            self._reading.next_open()
            refused = self._answering.refused()
            words = problem_words(refused) if refused else say("form.readback.open", n=len(open_))
            self.tell(f"! {words}", "awas")
            return
        screen, form, today = self._form_screen, self.form, self.session.today()
        spent = screen.times.spent
        typed = Typed(
            screen.entry.standing(),
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
            self.desk.restart("form" if do in (Do.NEXT, Do.NEW) else "queue")
            if self.final is not None and self.desk.top is not None:
                self.desk.top.tell(
                    "√ " + say("form.readback.done-short", ref=self.final.ref), "baik"
                )
        elif do in (Do.MENU, Do.LOCK, Do.QUIT, Do.HELP, Do.SEND):
            return False
        elif do is Do.PRINT and self.final is not None:
            print_one(self.desk, self.final, self.tell)
        elif self.final is not None:
            self.tell(say("form.readback.is-final", ref=self.final.ref))
        return True

    def _back_to(self, field: str) -> None:
        self._answering.leave(self._reading.name)
        self._form_screen.times.pause()
        self.desk.close_screen()
        if field:
            self._form_screen.go_to_field(field)
