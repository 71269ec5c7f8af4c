"""Frame 6: one application with its life line, and what to do."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Cause, Status, allowed
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.mask import nik, phone
from operator_tui.core.nik import grouped
from operator_tui.core.values import write_date
from operator_tui.locale import say
from operator_tui.reports.problems import application_problem
from operator_tui.store import applications, changes, forms, journal
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database
from operator_tui.ui import life_rows
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, fold, row, wrap
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import GLYPHS, STATUS_ROLES, status_word

_NOTHING: Final = (Status.ACCEPTED, Status.CANCELLED)
"""States with nothing for a person to do."""
_Read = tuple[Application, list[life_rows.Entry], str, Application | None]


class DetailScreen(HouseScreen):
    """Shows what happened to an application and carries out the next step."""

    TITLE_KEY = "screens.detail"
    HELP_KEY = "help.detail"
    HELP_BESIDE = True
    ALSO = (Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN)

    def __init__(self, desk: Desk, seq: int) -> None:
        super().__init__(desk)
        self.seq = seq
        self.app_row: Application | None = None
        self.life: list[life_rows.Entry] = []
        self._phone = ""
        self._parent: Application | None = None
        self._full = False
        self._start, self._last = -1, 0
        self._unreadable = False
        self._reason: LineEdit | None = None
        self._read()

    def holds(self, key: str, character: str) -> bool:
        """Until the application has been read, keys wait."""
        return self.app_row is None and not self._unreadable

    def do(self, do: Do) -> bool:
        app = self.app_row
        if app is None:
            return False
        if self._reason is not None:
            return self._reasoning(do, app)
        match do:
            case Do.ENTER:
                self._step(app)
            case Do.PRINT:
                print_one(self.desk, app, self.tell)
            case Do.SHOW:
                self._show_nik(app)
            case Do.CHOICES if app.status is Status.ISSUED:
                self.desk.open_screen("followups", parent=app.seq)
            case Do.CHOICES:
                self._ask_reason(app)
            case Do.UP | Do.PAGE_UP:
                self._start = max(0, (self._last if self._start < 0 else self._start) - 1)
            case Do.DOWN | Do.PAGE_DOWN:
                self._start = -1 if self._start in (-1, self._last) else self._start + 1
            case _:
                return False
        return True

    def closing(self) -> None:
        """Locked while a reason is being written: it stands there again when it is asked for."""
        if self._reason is not None and (text := self._reason.text.strip()):
            self.session.reasons[self.seq] = text

    def edit(self, key: str) -> bool:
        if self._reason is not None:
            return self._reason.press(key)
        if key in ("home", "end"):
            self._start = 0 if key == "home" else -1
            return True
        return False

    def typed(self, text: str) -> None:
        if self._reason is not None:
            self._reason.insert(text)

    def copied(self) -> str:
        app = self.app_row
        return (app.nib or app.label) if app else ""

    def keys(self) -> Sequence[tuple[Do, str]]:
        """Only what does something in this state."""
        app = self.app_row
        if self._reason is not None:
            return ((Do.ENTER, "screens.key.detail-cancel"), (Do.BACK, "screens.key.detail-keep"))
        if app is None:
            return ((Do.BACK, "screens.key.back"),)
        found = [] if app.status in _NOTHING else [(Do.ENTER, f"screens.key.step.{app.status}")]
        if allowed(app.status, Status.CANCELLED, Cause.PERSON):
            found.append((Do.CHOICES, "screens.key.detail-cancel"))
        if app.status is Status.ISSUED:
            found.append((Do.PRINT, "screens.key.queue-print"))
            found.append((Do.CHOICES, "followups.key.detail"))
        found.append(
            (Do.SHOW, "screens.key.detail-mask" if self._full else "screens.key.detail-nik")
        )
        return [*found, (Do.BACK, "screens.key.back"), (Do.MENU, "screens.key.menu")]

    @property
    def typing(self) -> bool:
        return self._reason is not None

    def news(self) -> None:
        self._read()

    def hint(self) -> str:
        if self._reason is not None:
            return say("screens.detail-reason-ask")
        return say(f"screens.detail-hint.{self.app_row.status}") if self.app_row else ""

    def title(self, look: Look) -> Row:
        app = self.app_row
        if app is None:
            return row(Span(say("screens.detail"), "tebal"))
        since = say(
            "screens.detail-since",
            time=self.session.time_of(app.status_at),
            age=self.session.age(app.status_at),
        )
        return row(
            Span(f"{say('screens.detail')} {app.label}   ", "tebal"),
            Span(status_word(app.status).upper(), STATUS_ROLES.get(app.status, "tebal")),
            f"  {since}   {say('screens.detail-revision', n=app.revision)}",
        )

    def work(self, look: Look, height: int) -> Sequence[Row]:
        app = self.app_row
        if app is None:
            return [(), row("   …")]
        number = grouped(app.nik) if self._full else nik(app.nik)
        facts = " · ".join(p for p in (app.name, number, app.village, app.business) if p)
        rows = [
            *(row("   ", Span(line, "nilai")) for line in fold(facts, look.width - 4)),
            row(
                "   ",
                say(
                    "screens.detail-line",
                    version=app.kbli_version,
                    kbli=app.kbli or "…",
                    phone=phone(self._phone) if self._phone else "…",
                    by=app.created_by,
                ),
            ),
        ]
        if app.nib:
            via = say(f"screens.via.{app.nib_via}")
            rows.append(
                row(
                    "   ",
                    Span(
                        say("screens.detail-nib", nib=app.nib, date=_day(app.nib_date), via=via),
                        "baik",
                    ),
                )
            )
            if app.training:
                rows.append(row("   ", Span(say("screens.detail-training"), "awas")))
        elif app.receipt:
            time = self.session.time_of(app.accepted_at)
            rows.append(row("   ", say("screens.detail-receipt", receipt=app.receipt, time=time)))
        if parent := self._parent:
            kind = say(f"followups.kind.{app.form}")
            rows.append(
                row("   ", say("followups.detail", kind=kind, ref=parent.label, nib=parent.nib))
            )
        todo = self._todo(app, look)
        life = life_rows.rows(
            self.life, app.status, self.session, look, follows=self._parent is not None
        )
        room = max(3, height - len(rows) - len(todo) - 2)
        self._last = max(0, len(life) - room)
        start = self._last if self._start < 0 else min(self._start, self._last)
        rows += [
            (),
            row(" ", Span(say("screens.detail-life"), "tebal")),
            *life[start : start + room],
        ]
        rows += todo
        if self._reason is not None and len(rows) > height:
            # In a small window: whose it is, and what is being written.
            return [rows[0], *rows[1 - height :]] if height > 1 else rows[-1:]
        return rows

    def _todo(self, app: Application, look: Look) -> list[Row]:
        rows: list[Row] = [(), row(" ", Span(say("screens.detail-next"), "tebal"))]
        if problem := application_problem(app, self.session.form_of(app)):
            rows.append(row("   ", Span(f"! {problem}", "awas")))
        ended = app.parent and app.status is Status.ACCEPTED
        key = "followups.detail-do" if ended else f"screens.detail-do.{app.status}"
        steps = say(key).split("|")
        if app.status is Status.ISSUED and app.wants:
            kinds = ", ".join(say(f"followups.kind.{kind}") for kind in app.wants.split())
            steps.append(say("followups.detail-wants", kinds=kinds))
        for i, step in enumerate(steps, 1):
            first, *rest = wrap(step, look.width - 9, 3)
            rows += [row(f"   {i}  {first}"), *(row(f"      {line}") for line in rest)]
        if self._reason is not None:
            line = box(self._reason, look.width - 20, look)
            rows.append(row(f"   {fit(say('screens.detail-reason'), 8)} ", *line))
        return rows

    def _step(self, app: Application) -> None:
        """The next step, whatever the state; the hint line names it."""
        match app.status:
            case Status.DRAFT | Status.RETURNED | Status.QUARANTINED:
                self.desk.go_to("form", seq=app.seq)
            case Status.READY | Status.UNKNOWN | Status.SENDING:
                self.command(Do.SEND)
            case Status.ISSUED:
                print_one(self.desk, app, self.tell)
            case _:
                self.tell(say("screens.detail-nothing"))

    def _show_nik(self, app: Application) -> None:
        self._full = not self._full
        if self._full:
            future = self.session.opened().write(lambda tx: journal.add(tx, "nik-shown", app.id))
            self.desk.jobs.follow(future, self._shown)

    def _shown(self, _result: object) -> None:
        if self.session.store is not None:
            self._read()

    def _ask_reason(self, app: Application) -> None:
        if not allowed(app.status, Status.CANCELLED, Cause.PERSON):
            word = f"{GLYPHS[app.status]} {say(f'core.status.{app.status}')}"
            self.tell("! " + say("screens.detail-cannot-cancel", status=word), "awas")
            return
        text = self.session.reasons.pop(app.seq, "")
        self._reason = LineEdit(text, len(text))
        self.tell("")

    def _reasoning(self, do: Do, app: Application) -> bool:
        if do is Do.BACK:
            self._reason = None
        elif do is Do.ENTER and self._reason is not None:
            reason = self._reason.text.strip()
            future = self.session.opened().write(
                lambda tx: applications.cancel(tx, app.seq, reason)
            )
            self.desk.jobs.follow(future, self._cancelled)
        elif do in (Do.QUIT, Do.LOCK, Do.MENU, Do.HELP):
            return False
        else:
            self.tell(say("screens.detail-reason-keys"))
        return True

    def _cancelled(self, result: "Application | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        self._reason = None
        self.tell("× " + say("screens.detail-cancelled", ref=result.label))
        self.desk.recount()

    def _read(self) -> None:
        def read(db: Database) -> _Read:
            app = applications.get(db, self.seq)
            life = [
                life_rows.Entry(r["at"], r["who"], r["what"], r["new"], r["detail"])
                for r in journal.of(db, app.id)
            ]
            life = life_rows.with_changes(life, changes.of(db, self.seq), forms.of(db, app))
            parent = applications.get(db, app.parent) if app.parent else None
            return app, life, applications.typed(db, self.seq).texts.get("phone", ""), parent

        self.desk.jobs.run(self.session.read(read), self._was_read)

    def _was_read(self, result: "_Read | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self._unreadable = True
            self.tell_error(result)
        else:
            self.app_row, self.life, self._phone, self._parent = result
        self.go_on()


def _day(iso: str) -> str:
    """The day of an NIB as people write it; one that couldn't be read is not invented."""
    return write_date(date.fromisoformat(iso)) if iso else "…"
