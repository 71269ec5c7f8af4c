"""Frame 6: one application with its life line, what to do, and the other acts of its state."""

from collections.abc import Sequence

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.reports.problems import application_problem
from operator_tui.store import journal
from operator_tui.store.applications import Application
from operator_tui.ui import acts, detail_rows, first_step
from operator_tui.ui.act_panel import ActPanel
from operator_tui.ui.commands import Do
from operator_tui.ui.detail_rows import Details
from operator_tui.ui.life_window import LifeWindow
from operator_tui.ui.looking import details
from operator_tui.ui.paint import Look, Row, Span, row
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen


class DetailScreen(HouseScreen):
    """Shows what happened to an application, carries out the next step, and lists the other acts (F4)."""

    TITLE_KEY = "screens.detail"
    HELP_KEY = "help.detail"
    HELP_BESIDE = True
    ALSO = (Do.UP, Do.DOWN, Do.PAGE_UP, Do.PAGE_DOWN)

    def __init__(self, desk: Desk, seq: int) -> None:
        super().__init__(desk)
        self.seq = seq
        self._found: Details | None = None
        self._full = False
        self._window = LifeWindow()
        self._unreadable = self._busy = self._stale = False
        self._reads = 0
        self._panel: ActPanel | None = None
        self._read()

    @property
    def app_row(self) -> Application | None:
        """The application as it was last read."""
        return self._found.app if self._found else None

    def holds(self, key: str, character: str) -> bool:
        """Until the application has been read, anew after an act, and while one is written, keys wait."""
        return self._busy or self._stale or (self._found is None and not self._unreadable)

    def do(self, do: Do) -> bool:
        app = self.app_row
        if app is None:
            return False
        if self._panel is not None:
            return self._in_panel(self._panel, do)
        match do:
            case Do.ENTER:
                self._step(app)
            case Do.PRINT:
                print_one(self.desk, app, self.tell)
            case Do.SHOW:
                self._show_nik(app)
            case Do.CHOICES:
                self._open_panel()
            case Do.UP | Do.PAGE_UP:
                self._window.up()
            case Do.DOWN | Do.PAGE_DOWN:
                self._window.down()
            case _:
                return False
        return True

    def closing(self) -> None:
        """Locked while an act is being typed: its lines stand there again when it is begun anew."""
        panel = self._panel
        if panel is not None and panel.act is not None and any(panel.typed_so_far.values()):
            self.session.reasons[self.seq] = {panel.act.name: panel.typed_so_far}

    def edit(self, key: str) -> bool:
        if self._panel is not None:
            return self._panel.press(key)
        if key in ("home", "end"):
            self._window.to(first=key == "home")
            return True
        return False

    def typed(self, text: str) -> None:
        if self._panel is not None:
            self._panel.typed(text)
            self._carry_out()

    def copied(self) -> str:
        app = self.app_row
        return (app.nib or app.label) if app else ""

    def keys(self) -> Sequence[tuple[Do, str]]:
        """Only what does something in this state."""
        if self._panel is not None:
            return self._panel.keys()
        app = self.app_row
        if app is None:
            return ((Do.BACK, "screens.key.back"),)
        step = detail_rows.step_key(app)
        found = [(Do.ENTER, step)] if step else []
        if there := self._acts():
            found.append((Do.CHOICES, there[0].key if len(there) == 1 else "acts.key.list"))
        if app.status not in (Status.DRAFT, Status.CANCELLED):
            found.append((Do.PRINT, "screens.key.queue-print"))
        found.append(
            (Do.SHOW, "screens.key.detail-mask" if self._full else "screens.key.detail-nik")
        )
        return [*found, (Do.BACK, "screens.key.back"), (Do.MENU, "screens.key.menu")]

    @property
    def typing(self) -> bool:
        return self._panel is not None

    def news(self) -> None:
        self._read()

    def resumed(self) -> None:
        self._read()

    def hint(self) -> str:
        if self._panel is not None:
            return self._panel.hint()
        return detail_rows.hint(self.app_row) if self.app_row else ""

    def title(self, look: Look) -> Row:
        if self._found is None:
            return row(Span(say("screens.detail"), "tebal"))
        return detail_rows.title(self._found, self.session)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        found = self._found
        if found is None:
            return [(), row("   …")]
        rows = detail_rows.facts(found, self.session, look, full=self._full)
        if self._panel is not None:
            last = self._panel.rows(look)
        else:
            problem = application_problem(found.app, self.session.form_of(found.app))
            last = detail_rows.todo(found.app, problem, look)
        room = max(3, height - len(rows) - len(last) - 2)
        rows += [*detail_rows.life(found, self.session, look, self._window, room), *last]
        if self._panel is not None and len(rows) > height:
            # In a small window: whose it is, and what is being chosen or written.
            return [rows[0], *rows[1 - height :]] if height > 1 else rows[-1:]
        return rows

    def _acts(self) -> Sequence[acts.Act]:
        if self._found is None:
            return ()
        return acts.of(acts.Situation(self._found.app, self._found.consents))

    def _open_panel(self) -> None:
        there = self._acts()
        if not there:
            self.tell(say("acts.none"))
            return
        self.tell("")
        kept = self.session.reasons.pop(self.seq, {})
        self._panel = ActPanel(there, self.session.today(), kept)
        self._carry_out()

    def _in_panel(self, panel: ActPanel, do: Do) -> bool:
        if do is Do.BACK:
            self._panel = None
            self.tell("")
        elif panel.do(do):
            self.tell("! " + say(panel.wrong) if panel.wrong else "", "awas")
            self._carry_out()
        elif do in (Do.QUIT, Do.LOCK, Do.MENU, Do.HELP):
            return False
        else:
            self.tell(say("acts.keys-only"))
        return True

    def _carry_out(self) -> None:
        """What the panel has all of: open the screen of it, or write it."""
        panel, app = self._panel, self.app_row
        if panel is None or panel.act is None or app is None or not panel.ready:
            return
        act, given, today = panel.act, panel.answers, self.session.today()
        if act.screen:
            self._panel = None
            self.desk.open_screen(act.screen, **act.opens(app))
            return
        if (job := act.job) is None:
            return
        self._busy = True
        self.tell(say("acts.busy"))
        future = self.session.opened().write(lambda tx: job(tx, app, given, today))
        self.desk.jobs.follow(future, lambda result: self._carried_out(act, result))

    def _carried_out(self, act: acts.Act, result: "Application | OperatorError") -> None:
        self._busy = False
        if self.session.store is None:
            return
        if isinstance(result, OperatorError):
            if self._panel is not None:
                self._panel.again()
            self._early.clear()  # meant for what follows it
            self.tell_error(result)
            return
        self._panel = None
        mark = "×" if result.status is Status.CANCELLED else "√"
        self.tell(f"{mark} {say(act.done, ref=result.label)}")
        self.desk.recount()
        self._stale = True
        self._read()

    def _step(self, app: Application) -> None:
        """The next step, whatever the state; the hint line names it."""
        if way := first_step.of(app):
            self.desk.open_screen(way.screen, **way.opens(app))
            return
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

    def _read(self) -> None:
        today, tz = self.session.today(), self.session.event.tz if self.session.event else "WIB"
        job = self.session.read(lambda db: details(db, self.seq, today, tz))
        self._reads += 1
        number = self._reads
        self.desk.jobs.run(job, lambda result: self._was_read(result, number))

    def _was_read(self, result: "Details | OperatorError", number: int) -> None:
        """Take what was read, unless it was asked for again since: what is older may come later."""
        if number != self._reads:
            return
        self._stale = False
        if isinstance(result, OperatorError):
            self._unreadable = True
            self.tell_error(result)
        else:
            self._found = result
        self.go_on()
