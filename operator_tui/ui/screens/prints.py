"""What was printed, and what still waits for the printer: kept until it is on paper, a PDF, or given up."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from operator_tui.core.errors import OperatorError
from operator_tui.locale import say
from operator_tui.store import print_jobs, prints
from operator_tui.store.print_jobs import Job
from operator_tui.ui import print_rows, printing
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_MOST: Final = 200
"""Runs that are shown."""


class PrintsScreen(HouseScreen):
    """Enter prints the marked one again, F8 all that wait; letters do the rest, since nothing is typed here."""

    TITLE_KEY = "prints.title"
    HELP_KEY = "prints.help"
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "prints.key.again"),
        (Do.DOWN, "screens.key.choose"),
        (Do.PRINT, "prints.key.all"),
        (Do.HELP, "prints.key.help"),
        (Do.BACK, "screens.key.back"),
        (Do.MENU, "screens.key.menu"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.runs: list[Job] | None = None
        self.at = 0
        self._busy = False
        self._visible = 8
        self._sure = ""
        """The kind of which all were counted, and the same letter prints them."""
        self._read()
        self._ask_queues()

    def tell(self, text: str, role: str = "", *, routine: bool = False) -> None:
        """As any screen; what was asked before is then no longer in view, so it isn't meant any more."""
        self._sure = ""
        super().tell(text, role, routine=routine)

    def holds(self, key: str, character: str) -> bool:
        """Until the runs have been read, keys wait."""
        return self.runs is None

    def resumed(self) -> None:
        self._read()
        self._ask_queues()

    def news(self) -> None:
        self._read()

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.TAB:
                self._to(self.at + 1)
            case Do.UP | Do.BACKTAB:
                self._to(self.at - 1)
            case Do.PAGE_DOWN:
                self._to(self.at + self._visible)
            case Do.PAGE_UP:
                self._to(self.at - self._visible)
            case Do.ENTER:
                self._marked(printing.again)
            case Do.PRINT:
                self._all()
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        if key in ("home", "end"):
            self._to(0 if key == "home" else len(self.runs or ()))
            return True
        return False

    def typed(self, text: str) -> None:
        match text.casefold():
            case "p":
                self._marked(printing.save)
            case "b":
                self._marked(printing.drop)
            case "r":
                self._missing(prints.RECEIPT)
            case "s":
                self._missing(prints.SLIP)
            case "t":
                self._start(printing.waiting_list(self.session))
            case "u":
                self._start(printing.test_page(self.session))
            case _:
                self.tell(say("prints.hint"))

    def hint(self) -> str:
        return say("prints.hint")

    def title(self, look: Look) -> Row:
        left = sum(run.state in print_jobs.OPEN for run in self.runs or ())
        said = say("prints.left", n=left) if left else say("prints.none-left")
        return row(
            Span(say("prints.title"), "tebal"), "  ", Span(said, "awas" if left else ""),
            f" · {print_rows.printer_words(self.session.config)}",
        )  # fmt: skip

    def work(self, look: Look, height: int) -> Sequence[Row]:
        self._visible = max(1, (height - 2) // 2)
        return print_rows.rows(self.runs or [], self.at, self.session, look, height)

    def _to(self, at: int) -> None:
        self.at = max(0, min(at, len(self.runs or ()) - 1))

    def _marked(self, act: "Callable[[Any, int], Callable[[], Any]]") -> None:
        """Do something with the marked run, if it isn't on paper yet."""
        run = self.runs[self.at] if self.runs else None
        if run is None:
            self.tell(say("prints.empty"))
        elif run.state not in print_jobs.OPEN:
            self.tell("! " + say("prints.done-already", what=print_rows.what(run)), "awas")
        else:
            self._start(act(self.session, run.id))

    def _all(self) -> None:
        left = [run.id for run in self.runs or () if run.state in print_jobs.OPEN]
        if left:
            self._start(printing.all_again(self.session, left))
        else:
            self.tell("√ " + say("prints.none-left"), "baik")

    def _missing(self, kind: str) -> None:
        """All of a kind that were never printed: the first time how many they are, the second time they are printed."""
        if self._sure == kind:
            self._start(printing.missing(self.session, kind))
            return
        job = printing.never_printed(self.session, kind)
        self.desk.jobs.run(job, lambda result: self._counted(kind, result))

    def _counted(self, kind: str, result: "tuple[int, int] | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
        elif result[0]:
            papers, official = result
            key = f"prints.sure-{'official' if official else kind}"
            sheets = printing.sheets(self.session, kind, papers)
            self.tell(say(key, n=papers, sheets=sheets, official=official))
            self._sure = kind
        else:
            self.tell("√ " + say("paper.cli-all-printed"), "baik")

    def _ask_queues(self) -> None:
        """What the printer's own queue still had when it was last watched may be on paper by now."""
        if self.session.store is not None:
            self.desk.jobs.in_turn(printing.ask_queues(self.session), self._queues_told)

    def _queues_told(self, result: "int | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
        elif result:
            self._read()

    def _start(self, job: Callable[[], Any]) -> None:
        """One thing at a time: a printer that doesn't answer takes seconds."""
        if self._busy:
            self.tell(say("prints.busy"))
            return
        self._busy = True
        self.tell(say("paper.making"))
        self.desk.jobs.in_turn(job, self._ended)

    def _ended(self, result: "Any | OperatorError") -> None:
        self._busy = False
        if self.session.store is None:
            return
        printing.tell_of(result, self.tell)
        self._read()

    def _read(self) -> None:
        if self.session.store is not None:
            job = self.session.read(lambda db: print_jobs.recent(db, _MOST))
            self.desk.jobs.run(job, self._was_read)

    def _was_read(self, result: "list[Job] | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.runs = self.runs or []
            self.tell_error(result)
        else:
            self.runs = result
            self._to(self.at)
        self.go_on()
