"""Frame 6: one application with its life line, and what to do."""

from collections.abc import Sequence
from typing import Any, ClassVar

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Cause, Status, allowed
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.mask import nik
from operator_tui.core.nik import grouped
from operator_tui.locale import say
from operator_tui.reports.problems import application_problem
from operator_tui.store import applications, journal
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, row, wrap
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import GLYPHS, STATUS_ROLES, status_word


class DetailScreen(HouseScreen):
    """Shows what happened to an application and carries out the next step."""

    TITLE_KEY = "screens.detail"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.detail-enter"),
        (Do.CHOICES, "screens.key.detail-cancel"),
        (Do.PRINT, "screens.key.queue-print"),
        (Do.SHOW, "screens.key.detail-nik"),
        (Do.BACK, "screens.key.back"),
        (Do.MENU, "screens.key.menu"),
    )

    def __init__(self, desk: Desk, seq: int) -> None:
        super().__init__(desk)
        self.seq = seq
        self.app_row: Application | None = None
        self.life: list[dict[str, Any]] = []
        self._full = False
        self._start = -1
        self._reason: LineEdit | None = None
        self._read()

    def do(self, do: Do) -> bool:
        app = self.app_row
        if app is None:
            return do not in (Do.BACK, Do.MENU, Do.QUIT, Do.LOCK)
        if self._reason is not None:
            return self._reasoning(do, app)
        match do:
            case Do.ENTER:
                self._step(app)
            case Do.PRINT:
                print_one(self.desk, app, self.tell)
            case Do.SHOW:
                self._show_nik(app)
            case Do.CHOICES:
                self._ask_reason(app)
            case Do.UP | Do.PAGE_UP:
                self._start = max(0, self._start - 1)
            case Do.DOWN | Do.PAGE_DOWN:
                self._start += 1
            case _:
                return False
        return True

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

    @property
    def typing(self) -> bool:
        return self._reason is not None

    def news(self) -> None:
        self._read()

    def hint(self) -> str:
        if self._reason is not None:
            return say("screens.detail-reason-ask")
        return say(f"screens.detail-do.{self.app_row.status}") if self.app_row else ""

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
        rows = [
            row(
                "   ",
                Span(
                    " · ".join(p for p in (app.name, number, app.village, app.business) if p),
                    "nilai",
                ),
            ),
            row(
                "   ",
                say(
                    "screens.detail-line",
                    version=app.kbli_version,
                    kbli=app.kbli,
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
                        say("screens.detail-nib", nib=app.nib, date=app.nib_date, via=via), "baik"
                    ),
                )
            )
            if app.training:
                rows.append(row("   ", Span(say("screens.detail-training"), "awas")))
        elif app.receipt:
            time = self.session.time_of(app.accepted_at)
            rows.append(row("   ", say("screens.detail-receipt", receipt=app.receipt, time=time)))
        todo = self._todo(app, look)
        life = self._life(look)
        room = max(3, height - len(rows) - len(todo) - 2)
        last = max(0, len(life) - room)
        start = last if self._start < 0 else min(self._start, last)
        self._start = -1 if start == last else start
        rows += [
            (),
            row(" ", Span(say("screens.detail-life"), "tebal")),
            *life[start : start + room],
        ]
        return [*rows, *todo]

    def _todo(self, app: Application, look: Look) -> list[Row]:
        rows: list[Row] = [(), row(" ", Span(say("screens.detail-next"), "tebal"))]
        if problem := application_problem(app):
            rows.append(row("   ", Span(f"! {problem}", "awas")))
        rows += [
            row("   ", line)
            for line in wrap(say(f"screens.detail-do.{app.status}"), look.width - 6, 2)
        ]
        if self._reason is not None:
            text = self._reason.text
            box = [Span(fit(text[-49:], 50), "fokus")]
            rows.append(
                row(
                    f"   {say('screens.detail-reason')} ", *(["[", *box, "]"] if look.mono else box)
                )
            )
        return rows

    def _life(self, look: Look) -> list[Row]:
        rows = []
        for entry in self.life:
            when = self.session.time_of(entry["at"])
            rows.append(
                row(f"   {when}  ", *self._life_words(entry), f"   {self._who(entry['who'])}")
            )
        return rows

    def _who(self, name: str) -> str:
        return say("screens.engine") if name == "engine" else name

    def _life_words(self, entry: dict[str, Any]) -> list[Span]:
        if entry["what"] in ("moved", "begun"):
            status = Status(entry["new"])
            why = str(entry["detail"].get("reason") or entry["detail"].get("receipt") or "")
            return [
                Span(fit(status_word(status), 15), STATUS_ROLES.get(status, "")),
                Span(fit(why, 30)),
            ]
        known = {"printed": "screens.what.printed", "nik-shown": "screens.what.nik-shown"}
        key = known.get(entry["what"], "screens.what.other")
        return [Span(fit("  " + say(key, **{"what": entry["what"], **entry["detail"]}), 45))]

    def _step(self, app: Application) -> None:
        """The next step, whatever the state; the hint line names it."""
        match app.status:
            case Status.DRAFT | Status.RETURNED | Status.QUARANTINED:
                self.desk.go_to("form", seq=app.seq)
            case Status.READY | Status.UNKNOWN | Status.SENDING:
                self.desk.wake_engine()
                self.tell(say("ui.trying"))
            case Status.ISSUED:
                print_one(self.desk, app, self.tell)
            case _:
                self.tell(say(f"screens.detail-do.{app.status}"))

    def _show_nik(self, app: Application) -> None:
        self._full = not self._full
        if self._full:
            future = self.session.opened().write(lambda tx: journal.add(tx, "nik-shown", app.id))
            self.desk.jobs.follow(future, lambda _r: self._read())

    def _ask_reason(self, app: Application) -> None:
        if not allowed(app.status, Status.CANCELLED, Cause.PERSON):
            word = f"{GLYPHS[app.status]} {say(f'core.status.{app.status}')}"
            self.tell("! " + say("screens.detail-cannot-cancel", status=word), "awas")
            return
        self._reason = LineEdit()
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
        return do not in (Do.QUIT, Do.LOCK)

    def _cancelled(self, result: "Application | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        self._reason = None
        self.tell("× " + say("screens.detail-cancelled", ref=result.label))
        self.desk.recount()

    def _read(self) -> None:
        def read(db: Database) -> tuple[Application, list[dict[str, Any]]]:
            app = applications.get(db, self.seq)
            return app, journal.of(db, app.id)

        self.desk.jobs.run(self.session.read(read), self._was_read)

    def _was_read(self, result: "tuple[Application, list[dict[str, Any]]] | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self.app_row, self.life = result
