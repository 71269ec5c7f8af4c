"""Frame 3: the form. Every key goes to one :class:`Entry`; what is left is saved in the background."""

from collections.abc import Sequence
from typing import Any, ClassVar

from operator_tui import forms
from operator_tui.core import checks
from operator_tui.core.checks import REASON, Problem, Severity
from operator_tui.core.entry import Entry
from operator_tui.core.errors import OperatorError
from operator_tui.core.form import FieldSpec, Kind, Section
from operator_tui.locale import language, say
from operator_tui.reference.lookups import Lookups
from operator_tui.store import applications
from operator_tui.store.applications import Application, Typed
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, row, wrap
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import option_word, problem_words, shown_text

_LABEL, _VALUE = 3, 22
_WIDE = 100


class FormScreen(HouseScreen):
    """One application under the keyboard: a new one, or one that was begun before (``seq``)."""

    TITLE_KEY = "form.title"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "form.key.enter"),
        (Do.COMMIT, "form.key.commit"),
        (Do.PROBLEM, "form.key.problem"),
        (Do.PARK, "form.key.park"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "form.key.back"),
    )

    def __init__(
        self, desk: Desk, seq: int = 0, focus: str = "", *, read_back: bool = False
    ) -> None:
        super().__init__(desk)
        self._read_back_next = read_back
        self.app_row: Application | None = None
        self.seq = seq
        self._early: list[tuple[str, str]] = []
        self._wanted = focus
        self._saved: dict[str, str] = {}
        self._asked_nik = ""
        self.form = forms.load("nib")
        district = self.session.event.village.partition(", ")[2] if self.session.event else ""
        self._lookups = Lookups(district)
        self.entry = self._blank()
        self._loading = seq > 0
        if seq:
            self._load(seq)

    @property
    def resume(self) -> int:
        """This draft, once it has been saved and as long as it can be typed in."""
        return (
            self.seq
            if self.app_row is None or self.app_row.status in applications.DRAFT_STATES
            else 0
        )

    def take(self, key: str, character: str) -> None:
        """Keys typed while a draft is still being read wait for it."""
        if self._loading:
            self._early.append((key, character))
            return
        super().take(key, character)

    def typed(self, text: str) -> None:
        self.entry.insert(text)

    def edit(self, key: str) -> bool:
        return self.entry.press(key)

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER:
                self._left(self.entry.enter)
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
                self._read_back()
            case Do.PROBLEM:
                self._left(self._next_problem)
            case Do.RESTORE:
                if not self.entry.restore():
                    self.tell(say("form.nothing-to-restore"))
            case Do.CHOICES:
                self.entry.list_shut = False
                self.entry.line.fresh = False
            case Do.PARK | Do.BACK | Do.QUEUE:
                self._go_back(do)
            case Do.NEXT | Do.NEW:
                self._left(self.entry.leave)
                self.desk.go_to("form")
            case Do.PRINT:
                self.tell(say("form.print-later"))
            case _:
                return False
        return True

    def go_to_field(self, name: str) -> None:
        """Put the cursor into a field, as the read-back asks."""
        self._left(lambda: self.entry.go(name))

    def save_now(self, name: str) -> None:
        """Save what the read-back took, like any field that was left."""
        self._save(name)

    @property
    def typing(self) -> bool:
        return not self.entry.line.fresh and bool(self.entry.line.text)

    def closing(self) -> None:
        """Left or locked in the middle of a field: what stands in it is saved too."""
        if not self._loading and (
            self.app_row is None or self.app_row.status in applications.DRAFT_STATES
        ):
            self._left(self.entry.leave)

    def help_text(self) -> str:
        return self.entry.spec.help[language()]

    def hint(self) -> str:
        return self.entry.spec.help[language()]

    def title(self, look: Look) -> Row:
        label = self.app_row.label if self.app_row else say("form.new")
        head = Span(f"{say('form.title')} {label}", "tebal")
        parts = [self._progress(section) for section in self.form.sections]
        here = next((i for i, part in enumerate(parts) if part.role == "tebal"), 0)
        first = 0
        while (
            first < here
            and len(head.text) + sum(len(p.text) for p in parts[first : here + 1]) > look.width - 4
        ):
            first += 1
        return (head, Span("  …" if first else ""), *parts[first:])

    def _progress(self, section: Section) -> Span:
        """A group's name with how far it is; counts stand at the one under the cursor only."""
        asked = [s for s in section.fields if s.asked(self.entry.texts)]
        answered = sum(bool(self.entry.texts.get(s.name)) for s in asked)
        name = section.label[language()]
        if any(s.name == self.entry.focus.removeprefix(REASON) for s in asked):
            return Span(f"  ► {name} {answered}/{len(asked)}", "tebal")
        if self._blocked(asked):
            return Span(f"  !! {name}", "salah")
        done = all(self.entry.texts.get(s.name) or not s.required for s in asked)
        return Span(f"  √ {name}" if done else f"  {name}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        width = 80 if look.width >= _WIDE and look.height >= 30 else look.width
        rows, focus_at, focus_end = self._rows(width, look)
        start = max(0, min(focus_at - height // 3, len(rows) - height))
        start = max(start, focus_end - height) if focus_end - start > height else start
        shown = rows[start : start + height]
        if width < look.width:
            return self._beside(shown, look, height)
        return shown

    def _rows(self, width: int, look: Look) -> tuple[list[Row], int, int]:
        """Every row of the form, and where the focused field begins and ends."""
        rows: list[Row] = []
        focus_at = focus_end = 0
        firsts = {section.fields[0].name: section for section in self.form.sections}
        for spec in self.entry.fields():
            if (section := firsts.get(spec.name)) and rows:
                rows += [(), row(" ", Span(section.label[language()], "tebal"))]
            here = spec.name == self.entry.focus
            if here:
                focus_at = len(rows)
            rows += self._field(spec, width, look)
            if here:
                rows += self._list(width)
                focus_end = len(rows)
        return rows, focus_at, focus_end

    def _field(self, spec: FieldSpec, width: int, look: Look) -> list[Row]:
        here = spec.name == self.entry.focus
        problems = [*self.entry.seen_problems(spec.name)]
        worst = max((p.severity for p in problems), default=None)
        filled = spec.name in self.entry.filled and bool(self.entry.texts.get(spec.name))
        mark, role = _mark(worst, filled)
        label = Span(f"{'':{_LABEL}}{fit(spec.label[language()], 16)} ")
        head = (label, Span(f"{mark:<2} ", role))
        room = width - _VALUE - 1
        value, size = self._value(spec, here, filled, look, room)
        words = "; ".join(problem_words(p) for p in problems) or self._remark(spec)
        left = width - _VALUE - size - 2
        if not problems and len(words) > left:
            words = fit(words, left) if left > 16 else ""
        said_role = role if problems else ""
        if words and _VALUE + size + 2 + len(words) <= width:
            gap = max(2, 24 - size)
            if _VALUE + size + gap + len(words) > width:
                gap = 2
            return [(*head, *value, Span(" " * gap), Span(words, said_role))]
        rows: list[Row] = [(*head, *value)]
        if words and problems:
            rows += [(Span(" " * _VALUE), Span(line, said_role)) for line in wrap(words, room, 2)]
        return rows

    def _value(
        self, spec: FieldSpec, here: bool, filled: bool, look: Look, room: int
    ) -> tuple[list[Span], int]:
        if here:
            return _edited(
                self.entry.line.text, self.entry.line.cursor, self.entry.line.fresh, look.mono, room
            )
        text = self.entry.texts.get(spec.name, "")
        if not text:
            return [Span("." if spec.required else " ")], 1
        shown = fit(shown_text(spec, text), min(len(shown_text(spec, text)), room)).rstrip()
        return [Span(shown, "diisi" if filled else "nilai")], len(shown)

    def _remark(self, spec: FieldSpec) -> str:
        text = self.entry.texts.get(spec.name, "")
        parts = [option_word(spec, text)]
        if spec.kind is Kind.KBLI:
            parts.append(self._lookups.kbli_title(text, self.entry.texts.get("kbli_version", "")))
            parts.append(f"KBLI {self.entry.texts.get('kbli_version', '')}")
        if origin := self.entry.filled.get(spec.name, ""):
            parts.append(say(f"form.origin.{origin}"))
        if spec.name == self.entry.focus and (offer := self.entry.offer()):
            parts.append(say("form.offer", value=offer))
        return " · ".join(part for part in parts if part)

    def _list(self, width: int) -> list[Row]:
        hits = self.entry.hits()
        taken = self.entry.taken(hits)
        rows: list[Row] = []
        for hit in hits:
            here = hit is taken
            rows.append(
                row(
                    " " * (_VALUE - 2),
                    Span(
                        f"{'>' if here else ' '} {fit(hit.title, width - _VALUE).rstrip()}",
                        "nilai" if here else "",
                    ),
                )
            )
            if hit.note:
                rows.append(row(" " * (_VALUE + 6), fit(hit.note, width - _VALUE - 6).rstrip()))
        return rows

    def _beside(self, shown: list[Row], look: Look, height: int) -> list[Row]:
        """At 120x40: help of the focused field and the list of problems in columns 82 and on."""
        room = look.width - 82
        side: list[Row] = [row(Span(self.entry.spec.label[language()].strip(), "tebal"))]
        side += [row(line) for line in wrap(self.entry.spec.help[language()], room, 4)]
        open_ = [name for name in self.entry.blocking_fields() if name in self.entry.visited]
        if open_:
            side += [(), row(Span(say("form.problems"), "tebal"))]
            side += [
                row(Span(f"!! {self._label(name)}", "salah"))
                for name in open_[: height - len(side)]
            ]
        found = []
        for y in range(height):
            left = shown[y] if y < len(shown) else ()
            used = sum(len(span.text) for span in left)
            found.append(
                (*left, Span(" " * max(1, 82 - used)), *(side[y] if y < len(side) else ()))
            )
        return found

    def _label(self, name: str) -> str:
        spec = self.form.index.get(name.removeprefix(REASON))
        return spec.label[language()] if spec else name

    def _blocked(self, asked: list[FieldSpec]) -> bool:
        return any(
            p.severity is Severity.BLOCK
            for s in asked
            if s.name in self.entry.visited
            for p in self.entry.problems.get(s.name, ())
        )

    def _left(self, move: Any) -> None:
        """Leave the field by ``move``, then save what changed and look the NIK up."""
        left = self.entry.focus
        move()
        self._save(left)

    def _save(self, left: str) -> None:
        now = {name: text for name, text in self.entry.texts.items() if text}
        if now == self._saved or (not self.seq and not self._saved and not self._anything_typed()):
            return
        self._saved = now
        typed = Typed(now, dict(self.entry.filled), self.entry.focus)
        label = self._label(left).strip()
        self.desk.jobs.follow(
            self.session.opened().write(self._saver(typed)), lambda r: self._was_saved(r, label)
        )

    def _anything_typed(self) -> bool:
        return any(
            text and name not in self.entry.filled for name, text in self.entry.texts.items()
        )

    def _saver(self, typed: Typed) -> Any:
        """A job for the writer thread: begin the draft with the first save, then keep saving it."""

        def save(tx: Tx) -> tuple[Application, Problem | None]:
            if self.seq:
                applications.save(tx, self.seq, typed)
            else:
                self.seq = applications.begin(tx, self.form, typed).seq
            app = applications.get(tx.db, self.seq)
            earlier = applications.earlier_with_nik(tx.db, app)
            return app, applications.duplicate(earlier) if earlier else None

        return save

    def _was_saved(
        self, result: "tuple[Application, Problem | None] | OperatorError", label: str
    ) -> None:
        if isinstance(result, OperatorError):
            self._saved = {}
            self.tell_error(result)
            return
        first = self.app_row is None
        self.app_row, duplicate = result
        if duplicate != self.entry.duplicate:
            self.entry.known(duplicate)
        warned = len(self.entry.warned_fields())
        rest = "   " + say("form.warned", n=warned) if warned else ""
        self.tell("√ " + say("form.saved", field=label, time=f"{self.session.now():%H.%M}") + rest)
        if first:
            self.desk.recount()

    def _next_problem(self) -> None:
        if not self.entry.next_problem():
            self.tell("√ " + say("form.no-problem"), "baik")

    def _read_back(self) -> None:
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
        self._saved = {}
        self._save(self.entry.focus)
        self.desk.open_screen("readback", form_screen=self)

    def _go_back(self, do: Do) -> None:
        if do is Do.BACK and self.entry.hits():
            self.entry.list_shut = True
            return
        self._left(self.entry.leave)
        if do is Do.QUEUE:
            self.desk.restart("queue")
        else:
            self.desk.close_screen()
            self.desk.recount()

    def _blank(self) -> Entry:
        return Entry.open(
            self.form, self._lookups, self.session.today(), self.session.config.kbli_version
        )

    def _load(self, seq: int) -> None:
        def read(db: Database) -> tuple[Application, Typed, Problem | None]:
            app = applications.get(db, seq)
            earlier = applications.earlier_with_nik(db, app)
            return (
                app,
                applications.typed(db, seq),
                applications.duplicate(earlier) if earlier else None,
            )

        self.desk.jobs.run(self.session.read(read), self._loaded)

    def _loaded(
        self, found: "tuple[Application, Typed, checks.Problem | None] | OperatorError"
    ) -> None:
        self._loading = False
        if isinstance(found, OperatorError):
            self.tell_error(found)
            return
        self.app_row, typed, duplicate = found
        focus = self._wanted or self.app_row.problem_field or typed.focus
        self.entry = Entry.open(
            self.form, self._lookups, self.session.today(), self.session.config.kbli_version,
            typed.texts, typed.filled, focus,
        )  # fmt: skip
        self.entry.known(duplicate)
        self._saved = dict(typed.texts)
        if self.app_row.problem_text:
            self.tell("◄ " + say("form.office-says", text=self.app_row.problem_text), "awas")
        if self._read_back_next:
            self._read_back()
        early, self._early = self._early, []
        for key, character in early:
            self.desk.take(key, character)


def _mark(worst: Severity | None, filled: bool) -> tuple[str, str]:
    if worst in (Severity.BLOCK, Severity.REASON):
        return "!!", "salah"
    if worst in (Severity.WARN, Severity.NOTE):
        return "!", "awas"
    return ("»", "diisi") if filled else ("", "")


def _edited(text: str, cursor: int, fresh: bool, mono: bool, room: int) -> tuple[list[Span], int]:
    """The field under the cursor: reversed, the cursor's cell turned back; brackets where there's no colour."""
    width = min(room - 2, max(30, len(text) + 1))
    start = max(0, cursor - width + 1)
    shown = fit(text[start:], width) if len(text) - start <= width else text[start : start + width]
    at = cursor - start
    left, cell, rest = shown[:at], shown[at : at + 1] or " ", shown[at + 1 :]
    spans = [Span(left, "fokus"), Span(cell, "" if not fresh else "fokus"), Span(rest, "fokus")]
    if mono:
        return [Span("["), *spans, Span("]")], width + 2
    return spans, width
