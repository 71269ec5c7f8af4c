"""Frame 5: the queue. What is in it: ``ui/queue_list``; how it looks: ``ui/queue_rows``."""

from array import array
from collections.abc import Sequence
from typing import Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import NEEDS_A_HAND, Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.store import listing
from operator_tui.store.applications import DRAFT_STATES, Application
from operator_tui.store.listing import Filter
from operator_tui.ui import queue_filters, queue_keys, queue_rows
from operator_tui.ui.commands import BY_KEY, Do
from operator_tui.ui.life_side import LifeSide
from operator_tui.ui.messages import Said
from operator_tui.ui.paint import Look, Row, beside, row
from operator_tui.ui.printing import print_one
from operator_tui.ui.queue_list import QueueList
from operator_tui.ui.queue_window import QueueWindow
from operator_tui.ui.screens.base import Desk, HouseScreen

_STEPS: Final = {Do.DOWN: 1, Do.TAB: 1, Do.UP: -1, Do.BACKTAB: -1}
_ON_ROW: Final = (Do.ENTER, Do.COMMIT, Do.PRINT, Do.COPY)


class QueueScreen(HouseScreen):
    """All applications; letters filter, Enter opens, rows keep their place while the engine works.

    ``only`` shows none but these rows: those behind a number, which ``what`` names.
    """

    TITLE_KEY = "screens.queue"
    HELP_KEY = "help.queue"
    ALSO = (Do.PARK, Do.FIND, Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)

    def __init__(
        self, desk: Desk, mark: int = 0, only: "array[int] | None" = None, what: str = ""
    ) -> None:
        super().__init__(desk)
        self._only, self._what = only, what
        self.filter = LineEdit()
        self._status = 0
        self.list = QueueList(desk, self._heard)
        self._side = LifeSide(desk)
        self._window = QueueWindow(self.session, self.list)
        self._said_here: tuple[Said, int, Status] | None = None
        if self.session.demo:
            self.tell(say("screens.demo-hint"))
        self._search(mark)

    @property
    def marked(self) -> Application | None:
        """The application under the mark, if there is one and it has been read."""
        return self.list.marked

    def holds(self, key: str, character: str) -> bool:
        """While a filter is being applied, what would act on a row waits for its rows; and for its row to be read."""
        if self.list.busy:
            opens = key == "right" and self.filter.cursor == len(self.filter.text)
            return opens or (not character and key not in queue_keys.EDITS)
        acts = key == "right" or BY_KEY.get(key) in _ON_ROW
        return acts and self.marked is None and self.list.at < len(self.list.seqs)

    def take(self, key: str, character: str) -> None:
        super().take(key, character)
        self._take_back()

    def tell_here(self, text: str, role: str = "") -> None:
        """Say something of the marked row: it stands only as long as that row is marked, in its state."""
        self.tell(text, role)
        if app := self.marked:
            self._said_here = (self.said, app.seq, app.status)

    def _take_back(self) -> None:
        if self._said_here is None:
            return
        said, seq, status = self._said_here
        app = self.marked
        if app is None or (app.seq, app.status) != (seq, status):
            if self.said is said:
                self.tell("")
            self._said_here = None

    def typed(self, text: str) -> None:
        self.filter.insert(text)
        self._search()

    def edit(self, key: str) -> bool:
        if key == "right" and self.filter.cursor == len(self.filter.text):
            if app := self.marked:
                self.desk.open_screen("detail", seq=app.seq)
            return True
        if key == "left" and not self.filter.text:
            self.desk.open_screen("attempts")
            return True
        if key in ("home", "end"):
            self.list.to(0 if key == "home" else len(self.list.seqs))
            return True
        before = self.filter.text
        found = self.filter.press(key)
        if self.filter.text != before:
            self._search()
        return found

    def do(self, do: Do) -> bool:
        rows, page = self.list, self._window.room
        if (by := {**_STEPS, Do.PAGE_DOWN: page, Do.PAGE_UP: -page}.get(do)) is not None:
            rows.to(rows.at + by)
            return True
        match do:
            case Do.ENTER:
                self._open()
            case Do.CHOICES:
                self._status = (self._status + 1) % queue_filters.COUNT
                self._search()
            case Do.PROBLEM:
                self._next_problem()
            case Do.FIND if self.filter.text and rows.seqs:
                rows.at = (rows.at + 1) % len(rows.seqs)
            case Do.FIND:
                self.tell(say("screens.queue-hint"))
            case Do.COMMIT:
                self._finalise()
            case Do.PRINT:
                self._print()
            case Do.BACK if self._filtered:
                self.filter, self._status = LineEdit(), 0
                self._search()
            case Do.PARK:
                self.desk.open_screen("parked")
            case _:
                return False
        return True

    def news(self) -> None:
        """States may have changed: read the rows anew, each in its place."""
        self._window.again()
        self._side.again()
        if not self._filtered and self._only is None and self.session.counts:
            total = sum(self.session.counts.by_status.values())
            if total != len(self.list.seqs):
                self._search(self.list.here)

    def resumed(self) -> None:
        self._side.again()
        self.desk.recount()
        self._search(self.list.here)

    def copied(self) -> str:
        return self.marked.label if self.marked else ""

    @property
    def _filtered(self) -> bool:
        return bool(self.filter.text or self._status)

    def hint(self) -> str:
        return say("screens.queue-hint-filtered" if self._filtered else "screens.queue-hint")

    def keys(self) -> Sequence[tuple[Do, str]]:
        """What does something here, by the row under the mark."""
        return queue_keys.of(self.marked)

    def title(self, look: Look) -> Row:
        return queue_rows.title(self.session, look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        what = say(queue_filters.label(self._status))
        what = self._what if self._what and not self._status else what
        first = queue_rows.filter_row(self.filter, what, self.list, self.session, look)
        rows: list[Row] = [first, (), queue_rows.head(self.session, look)]
        if not self.list.seqs:
            if not self.list.busy:
                rows.append(row("   ", self._none()))
            return rows
        rows += self._window.rows(look, height - len(rows))
        if not queue_rows.is_wide(look):
            return rows
        self._side.rest_on(self.list.here)
        side = [(), *self._side.rows(self.marked, queue_rows.SIDE)]
        return [first, *beside(rows[1:], side, look.width - queue_rows.SIDE)]

    def _open(self) -> None:
        app = self.marked
        if app is None:
            return
        # What is held is looked at first: it may be another laptop's application that is in its way.
        screen = "form" if app.status in (Status.DRAFT, Status.RETURNED) else "detail"
        self.desk.open_screen(screen, seq=app.seq)

    def _finalise(self) -> None:
        """F2 on a draft: its read-back, if nothing is missing; else its form at what is."""
        app = self.marked
        if app is None:
            self.tell(self._none())
        elif app.status in DRAFT_STATES:
            self.desk.open_screen("form", seq=app.seq, read_back=True)
        else:
            self.tell_here("! " + say("screens.queue-final-already"), "awas")

    def _none(self) -> str:
        if self._filtered:
            return say("screens.queue-none")
        return say("screens.queue-empty" if self.session.event else "screens.queue-empty-no-event")

    def _print(self) -> None:
        app = self.marked
        if app is None:
            self.tell(self._none())
        else:
            nothing = app.status in (Status.DRAFT, Status.CANCELLED)
            print_one(self.desk, app, self.tell_here if nothing else self.tell)

    def _next_problem(self) -> None:
        """The next row that needs a hand, wherever it stands; if none is shown, the filter of those that do."""
        wanted = Filter(self.filter.text, NEEDS_A_HAND)
        self.list.busy = True
        self.desk.jobs.run(self.session.read(lambda db: listing.seqs(db, wanted)), self._problems)

    def _problems(self, result: "array[int] | OperatorError") -> None:
        self.list.busy = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        here, found = self.list.here, sorted({*result} & {*self.list.seqs}, reverse=True)
        counts = self.session.counts
        if found:
            later = [seq for seq in found if seq < here]
            self.list.at = self.list.seqs.index((later or found)[0])
            if found == [here]:
                self.tell_here(say("screens.queue-only-this"))
        elif counts and any(counts.by_status.get(s) for s in NEEDS_A_HAND):
            self._status, self.filter = queue_filters.MINE, LineEdit()
            self._search()
        else:
            self.tell("√ " + say("screens.queue-no-problem"), "baik")
        self.go_on()

    def _search(self, mark: int = 0) -> None:
        """Read what the filter lets through; keep the mark on one row, or put it on the first."""
        now = self.session.clock()
        wanted = queue_filters.wanted(self._status, self.filter.text, now, self._only)
        self.list.search(wanted, mark=mark)

    def _heard(self, error: OperatorError | None, whole: bool) -> None:
        """Rows came, or couldn't be read: keys that waited for them go on."""
        if error is not None:
            self.tell_error(error)
        elif not whole:
            self._take_back()
        if not (error and whole) and (whole or error or self.marked is not None):
            self.go_on()
