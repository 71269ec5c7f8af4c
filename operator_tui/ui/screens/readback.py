"""Frame 4: the read-back. Each line is walked, each statement answered; only then the form can be final."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from operator_tui.core import checks
from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER
from operator_tui.core.errors import OperatorError
from operator_tui.core.form import Kind
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.nik import age
from operator_tui.core.values import Bad, read_date, tidy_date
from operator_tui.locale import language, say
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import option_word, problem_words, shown_text

if TYPE_CHECKING:
    from operator_tui.ui.screens.form import FormScreen

_GROUPS = (
    ("nik",), ("name",), ("birthplace", "birth_date", "sex"),
    ("ktp_address", "ktp_rt_rw", "ktp_village", "ktp_regency"), ("phone", "has_whatsapp", "phone_holder"),
    ("trade_name", "since"), ("kbli",), ("description",),
    ("place_same_as_ktp", "place_address", "place_village"), ("area", "area_unit", "tenure", "industrial_zone"),
    ("working_capital", "yearly_sales"), ("workers_male", "workers_female"), ("want_halal", "want_pirt"),
)  # fmt: skip
"""What is read aloud together, in the order it is read; the first field names the line."""

_SPOKEN = frozenset({
    "since", "has_whatsapp", "phone_holder", "place_same_as_ktp", "tenure", "industrial_zone", "yearly_sales",
    "workers_male", "workers_female", "want_halal", "want_pirt", "ktp_rt_rw", "ktp_regency",
})  # fmt: skip
"""Answers that need words around them to be understood aloud: ``form.readback.part.<field>``."""


@dataclass(frozen=True)
class Line:
    """One line to read: the field it begins with, and whether it is pointed at rather than spoken."""

    field: str
    text: str
    filled: bool
    pointed: bool
    problem: str


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

    def __init__(self, desk: Desk, form_screen: "FormScreen") -> None:
        super().__init__(desk)
        self._form_screen = form_screen
        self.form = form_screen.form
        self.texts = form_screen.entry.texts
        self.final: Application | None = None
        self._saving = False
        self.paper = LineEdit.entering(self.texts.get(CONSENT_PAPER, ""))
        self.lines = self._lines()
        self.places = self._places()
        self.focus_at = 0

    def do(self, do: Do) -> bool:
        if self.final is not None or self._saving:
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
            case Do.NEXT | Do.NEW:
                self.tell("! " + say("form.readback.open", n=len(self._open())), "awas")
            case _:
                return False
        return True

    def closing(self) -> None:
        """Left or locked: the number under the cursor is kept."""
        if self.final is None:
            self._keep_paper()

    def edit(self, key: str) -> bool:
        if self._name() != CONSENT_PAPER or self.final:
            return key == "backspace" and self._answer("")
        return self.paper.press(key)

    def typed(self, text: str) -> None:
        name = self._name()
        if self.final or self._saving:
            return
        if name == CONSENT_PAPER:
            self.paper.insert(text)
        elif name == CONSENT_METHOD:
            self._letter(text, {"l": "L", "s": "S"}, say("form.readback.method-keys"))
        elif name:
            self._letter(text, {"y": "Y", "t": "T", "n": "T"}, say("form.readback.yes-no"))

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.FINAL_KEYS if self.final else self.KEYS

    def hint(self) -> str:
        name = self._name()
        if self.final:
            return ""
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
        label = app.label if app else say("form.new")
        return row(
            Span(f"{say('form.readback.title')} {label}", "tebal"),
            "   " + say("form.readback.turn"),
        )

    def work(self, look: Look, height: int) -> Sequence[Row]:
        width = min(look.width, 80)
        rows = [self._line_row(i, line, width) for i, line in enumerate(self.lines)]
        rows += self._statement_rows(look)
        if height > len(rows):
            rows.insert(len(self.lines), ())
        focus = self.focus_at if self.focus_at < len(self.lines) else len(rows) - 1
        start = max(0, min(focus - height // 2, len(rows) - height)) if len(rows) > height else 0
        return rows[start:]

    def _line_row(self, index: int, line: Line, width: int) -> Row:
        here = index == self.focus_at
        label = say(f"form.readback.line.{line.field}")
        tail = "  " + say("form.readback.point") if line.pointed else ""
        listen = " »" if line.filled else ""
        problem = f"  ! {line.problem}" if line.problem else ""
        room = width - 20 - len(tail) - len(listen)
        shown = fit(line.text, min(len(line.text), room)).rstrip()
        left = width - 20 - len(shown) - len(tail) - len(listen)
        return row(
            f" {'>' if here else ' '} {fit(label, 16)} ",
            Span(shown, "fokus" if here else "nilai"), Span(listen, "diisi"), tail,
            Span(fit(problem, min(left, len(problem))).rstrip() if left > 8 else "", "awas"),
        )  # fmt: skip

    def _statement_rows(self, look: Look) -> list[Row]:
        left, right = self.form.declarations(), self.form.consents()
        rows: list[Row] = [
            row(
                " ", Span(fit(say("form.readback.declarations"), 28), "tebal"), " ",
                Span(say("form.readback.consents", version=self.form.notice_version), "tebal"),
            )
        ]  # fmt: skip
        right_rows: list[tuple[Span, ...]] = [
            row(say("form.readback.basis")),
            *(self._answer_spans(s.name, s.label[language()], 34, look) for s in right),
            self._method_spans(look),
        ]
        for i in range(max(len(left), len(right_rows))):
            first = (
                self._answer_spans(left[i].name, left[i].label[language()], 22, look)
                if i < len(left)
                else ()
            )
            used = sum(len(s.text) for s in first)
            second = right_rows[i] if i < len(right_rows) else ()
            rows.append((Span("   "), *first, Span(" " * max(1, 29 - used)), *second))
        return rows

    def _answer_spans(self, name: str, label: str, width: int, look: Look) -> tuple[Span, ...]:
        return (
            Span(fit(label, width)),
            Span(" "),
            *self._cell(name, self.texts.get(name, ""), look),
        )

    def _method_spans(self, look: Look) -> tuple[Span, ...]:
        spans = [
            Span(say("form.readback.method") + " "),
            *self._cell(CONSENT_METHOD, self.texts.get(CONSENT_METHOD, ""), look),
        ]
        if self.texts.get(CONSENT_METHOD) == "S":
            shown = (
                self.paper.text
                if self._name() == CONSENT_PAPER
                else self.texts.get(CONSENT_PAPER, "")
            )
            spans += [
                Span(f"  {say('form.readback.paper')} "),
                *self._cell(CONSENT_PAPER, shown, look),
            ]
        else:
            spans.append(Span("   " + say("form.readback.method-keys")))
        return tuple(spans)

    def _cell(self, name: str, text: str, look: Look) -> list[Span]:
        if self._name() == name:
            inner = [Span(text or " ", "fokus")]
            return [Span("["), *inner, Span("]")] if look.mono else inner
        return [Span(text or ".", "nilai" if text else "")]

    def _name(self) -> str:
        """The statement under the cursor, or nothing on a line that is read."""
        at = self.focus_at - len(self.lines)
        return self.places[at] if 0 <= at < len(self.places) else ""

    def _places(self) -> list[str]:
        names = [s.name for s in (*self.form.declarations(), *self.form.consents())]
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

    def _finalise(self) -> None:
        self._keep_paper()
        if open_ := self._open():
            self.tell("! " + say("form.readback.open", n=len(open_)), "awas")
            self._next_open()
            return
        screen, form, today = self._form_screen, self.form, self.session.today()
        typed = Typed(
            {n: t for n, t in self.texts.items() if t},
            dict(screen.entry.filled),
            screen.entry.focus,
        )
        self._saving = True
        self.tell(say("form.readback.saving"))

        def job(tx: Tx) -> Application:
            return applications.finalise(tx, screen.keep(tx, typed).seq, form, today, TABLES)

        self.desk.jobs.follow(self.session.opened().write(job), self._finalised)

    def _finalised(self, result: "Application | OperatorError") -> None:
        self._saving = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        self.final = self._form_screen.app_row = result
        self.tell("√ " + say("form.readback.done", ref=result.ref), "baik")
        self.desk.recount()
        self.desk.wake_engine()

    def _after(self, do: Do) -> bool:
        """Once final, only onwards: the next person, or the queue."""
        if do in (Do.NEXT, Do.NEW):
            self.desk.restart("form")
        elif do in (Do.QUEUE, Do.BACK):
            self.desk.restart("queue")
        elif do in (Do.MENU, Do.LOCK, Do.QUIT, Do.HELP, Do.SEND):
            return False
        elif self.final is not None:
            self.tell(say("form.readback.is-final", ref=self.final.ref))
        return True

    def _back_to(self, field: str) -> None:
        self._keep_paper()
        self.desk.close_screen()
        if field:
            self._form_screen.go_to_field(field)

    def _lines(self) -> list[Line]:
        entry = self._form_screen.entry
        found = []
        for group in _GROUPS:
            specs = [self.form.index[n] for n in group if self.form.index[n].asked(self.texts)]
            parts = [p for s in specs if (p := self._part(s.name))]
            problems = [problem_words(p) for s in specs for p in entry.problems.get(s.name, ())]
            if parts:
                found.append(
                    Line(
                        specs[0].name,
                        " · ".join(parts),
                        any(s.name in entry.filled for s in specs if self.texts.get(s.name)),
                        specs[0].kind in (Kind.NIK, Kind.MONEY),
                        problems[0] if problems else "",
                    )
                )
        return found

    def _part(self, name: str) -> str:
        spec, text = self.form.index[name], self.texts.get(name, "")
        if not text:
            return ""
        if spec.kind is Kind.KBLI:
            title = TABLES.kbli_title(text, self.texts.get("kbli_version", ""))
            return f"{self.texts.get('kbli_version', '')}: {text} {title}".strip()
        if name == "birth_date":
            try:
                years = age(read_date(tidy_date(text, self.session.today())), self.session.today())
            except Bad:
                return text
            return f"{text} ({say('ui.years', n=years)})"
        shown = option_word(spec, text) or shown_text(spec, text)
        return say(f"form.readback.part.{name}", value=shown) if name in _SPOKEN else shown
