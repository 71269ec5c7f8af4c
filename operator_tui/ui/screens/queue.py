"""Frame 5: the queue. A virtual list: row numbers in memory, rows read a page at a time, elsewhere."""

from array import array
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import NEEDS_A_HAND, UNSENT, Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.mask import nik
from operator_tui.locale import say
from operator_tui.reports.problems import application_problem
from operator_tui.store import listing
from operator_tui.store.applications import DRAFT_STATES, Application
from operator_tui.store.listing import Filter
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.commands import BY_KEY, Do
from operator_tui.ui.messages import Said
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import GLYPHS, STATUS_ROLES, short_ref, status_word

_PAGE: Final = 100
_FILTERS: Final[tuple[tuple[str, tuple[Status, ...]], ...]] = (
    ("screens.queue-all", ()),
    ("screens.queue-mine", NEEDS_A_HAND),
    ("screens.queue-unsent", UNSENT),
    ("screens.queue-drafts", DRAFT_STATES),
    *((f"core.status.{status}", (status,)) for status in Status),
)

_Read = tuple["array[int]", bool, dict[int, Application]]
"""Row numbers, whether there are older ones, and the first rows."""
_ON_ROW: Final = (Do.ENTER, Do.COMMIT, Do.PRINT, Do.COPY)


class QueueScreen(HouseScreen):
    """All applications; letters filter, Enter opens, rows keep their place while the engine works."""

    TITLE_KEY = "screens.queue"
    HELP_KEY = "help.queue"
    ALSO = (Do.PARK, Do.FIND, Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)

    def __init__(self, desk: Desk, mark: int = 0) -> None:
        super().__init__(desk)
        self._mark_first = mark
        self.filter = LineEdit()
        self._status = 0
        self.seqs: array[int] = array("q")
        self._more = False
        self.at = 0
        self._start = 0
        self._rows: dict[int, Application] = {}
        self._asked: set[int] = set()
        self._turn = 0
        self._busy = False
        self._visible = 20
        self._said_here: tuple[Said, int, Status] | None = None
        if self.session.demo:
            self.tell(say("screens.demo-hint"))
        self._search()

    def holds(self, key: str, character: str) -> bool:
        """While a filter is being applied, what would act on a row waits for its rows; and for its row to be read."""
        if self._busy:
            opens = key == "right" and self.filter.cursor == len(self.filter.text)
            return opens or (not character and not self.filter_key(key))
        acts = key == "right" or BY_KEY.get(key) in _ON_ROW
        return acts and self.marked is None and self.at < len(self.seqs)

    def filter_key(self, key: str) -> bool:
        """Whether a key only edits the filter, which never has to wait."""
        return key in ("backspace", "left", "right", "delete", "ctrl+u", "ctrl+w", "ctrl+k")

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
        if key in ("home", "end"):
            self.at = 0 if key == "home" else max(0, len(self.seqs) - 1)
            return True
        before = self.filter.text
        found = self.filter.press(key)
        if self.filter.text != before:
            self._search()
        return found

    def do(self, do: Do) -> bool:
        last = max(0, len(self.seqs) - 1)
        match do:
            case Do.DOWN | Do.TAB:
                self.at = min(last, self.at + 1)
            case Do.UP | Do.BACKTAB:
                self.at = max(0, self.at - 1)
            case Do.PAGE_DOWN:
                self.at = min(last, self.at + self._visible)
            case Do.PAGE_UP:
                self.at = max(0, self.at - self._visible)
            case Do.ENTER:
                self._open()
            case Do.CHOICES:
                self._status = (self._status + 1) % len(_FILTERS)
                self._search()
            case Do.PROBLEM:
                self._next_problem()
            case Do.FIND if self.filter.text and self.seqs:
                self.at = (self.at + 1) % len(self.seqs)
            case Do.FIND:
                self.tell(say("screens.queue-hint"))
            case Do.COMMIT:
                self._finalise()
            case Do.PRINT:
                self._print()
            case Do.BACK if self.filter.text or self._status:
                self.filter, self._status = LineEdit(), 0
                self._search()
            case Do.PARK:
                self.desk.open_screen("parked")
            case _:
                return False
        return True

    @property
    def marked(self) -> Application | None:
        """The application under the mark, if there is one and it has been read."""
        return self._rows.get(self.seqs[self.at]) if self.at < len(self.seqs) else None

    def news(self) -> None:
        """States may have changed: read the rows anew, each in its place."""
        self._rows_again()

    def resumed(self) -> None:
        self._search(keep=True)

    def copied(self) -> str:
        return self.marked.label if self.marked else ""

    def hint(self) -> str:
        filtered = self.filter.text or self._status
        return say("screens.queue-hint-filtered" if filtered else "screens.queue-hint")

    def keys(self) -> Sequence[tuple[Do, str]]:
        """What does something here, by the row under the mark."""
        app, found = self.marked, [(Do.NEW, "screens.key.queue-new")]
        if app is not None:
            found.insert(0, (Do.ENTER, "screens.key.queue-open"))
            if app.status in DRAFT_STATES:
                found.append((Do.COMMIT, "screens.key.queue-final"))
            elif app.status is Status.ISSUED:
                found.append((Do.PRINT, "screens.key.queue-print"))
        return [
            *found,
            (Do.CHOICES, "screens.key.queue-status"),
            (Do.SEND, "screens.key.queue-send"),
            (Do.PROBLEM, "screens.key.queue-problem"),
            (Do.MENU, "screens.key.menu"),
        ]

    def title(self, look: Look) -> Row:
        counts = self.session.counts
        spans = [Span(say("screens.queue"), "tebal")]
        if counts:
            spans.append(Span(f"  {sum(counts.by_status.values())}  "))
            spans += [
                Span(f" {GLYPHS[status]}{n}", STATUS_ROLES.get(status, ""))
                for status in Status
                if (n := counts.by_status.get(status, 0))
            ]
        return tuple(spans)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        label, _ = _FILTERS[self._status]
        all_ = (
            sum(self.session.counts.by_status.values()) if self.session.counts else len(self.seqs)
        )
        if self._more:
            count = say("screens.queue-newest", n=_dotted(len(self.seqs)), all=_dotted(all_))
        else:
            count = say("screens.queue-shown", n=len(self.seqs), all=all_)
        head = f"{say('screens.queue-filter')}  "
        tail = f"  {say('screens.queue-status', what=say(label))}   {count}"
        rows: list[Row] = [
            row(
                head, *box(self.filter, max(3, min(22, look.width - cell_len(head + tail))), look), tail,
            ),
            (),
            self._columns(look, say("screens.queue-columns").split("|")),
        ]  # fmt: skip
        room = height - len(rows)
        if not self.seqs:
            if not self._busy:
                filtered = self.filter.text or self._status
                rows.append(
                    row("   ", say("screens.queue-none" if filtered else "screens.queue-empty"))
                )
            return rows
        rows += self._list(look, room)
        return rows

    def _list(self, look: Look, room: int) -> list[Row]:
        self._visible = room
        if self.at < self._start:
            self._start = self.at
        while True:
            rows, shown = self._window(look, room)
            if self.at < self._start + shown or self._start >= self.at:
                break
            self._start += max(1, self.at - self._start - room + 1)
        self._read(self._start, room)
        return rows

    def _window(self, look: Look, room: int) -> tuple[list[Row], int]:
        """The rows from the first visible one on, and how many applications are whole among them."""
        rows: list[Row] = []
        shown = 0
        for i in range(self._start, len(self.seqs)):
            lines = self._item(look, i)
            if len(rows) + len(lines) > room:
                break
            rows += lines
            shown += 1
        return rows, shown

    def _item(self, look: Look, i: int) -> list[Row]:
        app = self._rows.get(self.seqs[i])
        mark = ">" if i == self.at else " "
        if app is None:
            return [row(f" {mark} …")]
        state = status_word(app.status) + (f" {say('ui.training')}" if app.training else "")
        village = app.village.split(",")[0]
        if app.parent:
            village = f"{say(f'followups.kind.{app.form}')} {village}"
        number = short_ref(app, self.session.today())
        name = app.name or (say("screens.queue-draft") if app.status is Status.DRAFT else "")
        cells = [
            number,
            name,
            nik(app.nik) if app.nik else "",
            village,
            "",
            self.session.short_age(app.status_at),
        ]
        spans = self._columns(look, cells, (state, STATUS_ROLES.get(app.status, "")))
        rows = [(Span(f" {mark} ", "nilai"), *spans[1:])]
        if problem := application_problem(app, self.session.form_of(app)):
            rows.append(row(" " * 14, Span(fit(problem, look.width - 14).rstrip())))
        return rows

    def _columns(self, look: Look, cells: list[str], status: tuple[str, str] | None = None) -> Row:
        wide = look.width >= 100
        sizes = (10, 34, 9, 28, 17) if wide else (10, 18, 9, 12, 16)
        number, name, nik_, village, word, age = cells
        shown, role = status or (word, "")
        return row(
            "   ", fit(number, sizes[0]) + " ", fit(name, sizes[1]) + " ", fit(nik_, sizes[2]) + " ",
            fit(village, sizes[3]) + " ", Span(fit(shown, sizes[4]), role), " ", right(age, 7),
        )  # fmt: skip

    def _open(self) -> None:
        app = self.marked
        if app is None:
            return
        if app.status in DRAFT_STATES:
            self.desk.open_screen("form", seq=app.seq)
        else:
            self.desk.open_screen("detail", seq=app.seq)

    def _finalise(self) -> None:
        """F2 on a draft: its read-back, if nothing is missing; else its form at what is."""
        app = self.marked
        if app is None:
            self._nothing()
        elif app.status in DRAFT_STATES:
            self.desk.open_screen("form", seq=app.seq, read_back=True)
        else:
            self.tell_here("! " + say("screens.queue-final-already"), "awas")

    def _nothing(self) -> None:
        filtered = self.filter.text or self._status
        self.tell(say("screens.queue-none" if filtered else "screens.queue-empty"))

    def _print(self) -> None:
        app = self.marked
        if app is None:
            self._nothing()
        else:
            print_one(self.desk, app, self.tell if app.status is Status.ISSUED else self.tell_here)

    def _next_problem(self) -> None:
        """The next row that needs a hand, wherever it stands; if none is shown, the filter of those that do."""
        wanted = Filter(self.filter.text, NEEDS_A_HAND)
        self._busy = True
        self.desk.jobs.run(self.session.read(lambda db: listing.seqs(db, wanted)), self._problems)

    def _problems(self, result: "array[int] | OperatorError") -> None:
        self._busy = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        here = self.seqs[self.at] if self.at < len(self.seqs) else 0
        shown = set(self.seqs)
        found = [seq for seq in result if seq in shown]
        counts = self.session.counts
        if found:
            later = [seq for seq in found if seq < here]
            self.at = self.seqs.index((later or found)[0])
            if found == [here]:
                self.tell_here(say("screens.queue-only-this"))
        elif counts and any(counts.by_status.get(s) for s in NEEDS_A_HAND):
            self._status, self.filter = 1, LineEdit()
            self._search()
        else:
            self.tell("√ " + say("screens.queue-no-problem"), "baik")
        self.go_on()

    def _search(self, *, keep: bool = False) -> None:
        """Read what the filter lets through; ``keep`` the mark on its person, or put it on the first."""
        self._turn += 1
        turn, wanted = self._turn, Filter(self.filter.text, _FILTERS[self._status][1])
        self._busy = True

        def found(result: "_Read | OperatorError") -> None:
            if turn == self._turn:
                self._found(result, keep)

        def read(db: Database) -> "_Read":
            seqs, more = listing.newest(db, wanted)
            return seqs, more, listing.page(db, seqs[:_PAGE])

        self.desk.jobs.run(self.session.read(read), found)

    def _found(self, result: "_Read | OperatorError", keep: bool) -> None:
        self._busy = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        marked = self.seqs[self.at] if self.at < len(self.seqs) else 0
        former = self.marked
        self.seqs, self._more, self._rows = result
        if former is not None:
            self._rows.setdefault(former.seq, former)
        self._asked.clear()
        if self._mark_first:
            keep, marked, self._mark_first = True, self._mark_first, 0
        self.at = self.seqs.index(marked) if keep and marked in self.seqs else 0
        self._start = min(self._start, self.at)
        self.go_on()

    def _rows_again(self) -> None:
        """Read the rows around the window anew; their order stays."""
        self._asked.clear()
        self._read(self._start, self._visible, again=True)
        if not self.filter.text and self.session.counts:
            total = sum(self.session.counts.by_status.values())
            if not self._status and total != len(self.seqs):
                self._search(keep=True)

    def _read(self, start: int, room: int, *, again: bool = False) -> None:
        wanted = self.seqs[max(0, start - room) : start + 2 * room]
        missing = [s for s in wanted if (again or s not in self._rows) and s not in self._asked]
        if not missing:
            return
        self._asked.update(missing)

        def read(result: "dict[int, Application] | OperatorError") -> None:
            if isinstance(result, OperatorError):
                self.tell_error(result)
            else:
                self._rows.update(result)
                self._take_back()
            if self.marked is not None or isinstance(result, OperatorError):
                self.go_on()

        self.desk.jobs.run(self.session.read(lambda db: listing.page(db, missing)), read)


def _dotted(number: int) -> str:
    return say("screens.queue-thousands").join(f"{number:,}".split(","))
