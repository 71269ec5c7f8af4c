"""Frame 7: an application as a card for typing it into OSS by hand, and what came of it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.store.entries import Entry
from operator_tui.store.store import Tx
from operator_tui.ui import entry_jobs, entry_keys, entry_layout, entry_rows
from operator_tui.ui import entry_result as results
from operator_tui.ui.commands import Do
from operator_tui.ui.entry_copier import Copier, Went
from operator_tui.ui.entry_jobs import Opened, Phase
from operator_tui.ui.entry_place import Place
from operator_tui.ui.entry_result import CardKept, Result
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen

_LEAVES: Final = (Do.BACK, Do.QUEUE, Do.NEW, Do.NEXT)
_RESULTS: Final = {Phase.OPEN: results.AFTER_ENTRY, Phase.LOOK_UP: results.AFTER_LOOK_UP}


class OssEntryScreen(HouseScreen):
    """One value after the other goes to the clipboard; then the result is recorded. It holds the application.

    ``kept`` is the card that a lock came upon, if this is that one again.
    """

    TITLE_KEY = "osscard.title"
    HELP_KEY = "osscard.help"

    def __init__(self, desk: Desk, seq: int, kept: CardKept | None = None) -> None:
        super().__init__(desk)
        self.seq = seq
        self.found: Opened | None = None
        self.refused: OperatorError | None = None
        self.copier: Copier | None = None
        self.result: Result | None = None
        self.in_result = False
        self._kept = kept
        self._place = Place(desk, self.tell_error)
        self._asked = self._sure_of = Do.HELP
        self._busy = self._gone = False
        self._begin()

    @property
    def phase(self) -> Phase | None:
        """What the card is good for now; None while it isn't open."""
        return self.found.phase if self.found else None

    @property
    def _entry(self) -> Entry | None:
        return self.found.entry if self.found else None

    def holds(self, key: str, character: str) -> bool:
        """While the card is opened, and a result written, keys wait."""
        return self._busy

    def take(self, key: str, character: str) -> None:
        self._sure_of, self._asked = self._asked, Do.HELP
        super().take(key, character)

    def do(self, do: Do) -> bool:
        if do is Do.BACK and self.in_result:
            self.in_result = False
            self.tell("")
            return True
        if self.copier is None or self.result is None:
            return self._without_card(do)
        if do in _LEAVES:
            return not self._sure(do, "osscard.leave-ask")
        if do is Do.COMMIT:
            self._save(self.result)
        elif self.in_result:
            return self._in_result(self.result, do)
        elif do is Do.CHOICES:
            self._give_back("osscard.give-back-ask")
        else:
            went = self.copier.do(do)
            self.in_result = went is Went.ON
            return went is not Went.NOWHERE
        return True

    def edit(self, key: str) -> bool:
        if self.copier is None or self.result is None:
            return False
        if self.in_result:
            return self.result.press(key)
        if key == "home":
            self.copier.walk.home()
        self.in_result = key == "end"
        return key in ("home", "end")

    def typed(self, text: str) -> None:
        if self.copier is None or self.result is None:
            return
        if self.in_result:
            self.result.typed(text)
            self._tell_wrong(self.result)
        else:
            self.copier.typed(text)

    def keys(self) -> Sequence[tuple[Do, str]]:
        return entry_keys.shown(self.phase, self.found, self.refused, in_result=self.in_result)

    def also(self) -> Sequence[Do]:
        return entry_keys.also(self.phase, in_result=self.in_result)

    @property
    def typing(self) -> bool:
        return self.in_result

    def news(self) -> None:
        self._read()

    def resumed(self) -> None:
        self._read()

    def gone(self) -> None:
        self._gone = True
        if self.copier is not None:
            self.copier.close()
            self._write_place()

    def closing(self) -> "Future[Any] | None":
        """Locked or left: its place is kept, and what was typed of a result; nothing stays on the clipboard."""
        if self.copier is None or self.result is None:
            return None
        self.copier.drop()
        self.session.card = CardKept(self.seq, self.session.who, self.result, self.in_result)
        return self._write_place()

    def hint(self) -> str:
        if self.found is None:
            return "" if self.refused is None else say("osscard.hint.refused")
        walk = self.copier.walk if self.copier else None
        result = self.result if self.in_result else None
        return entry_keys.hint(self.found, walk, result, self.session)

    def title(self, look: Look) -> Row:
        return entry_rows.title(self.found, self.session, look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self.found is None:
            return entry_layout.refused(self.refused, look)
        if self.copier is None or self.result is None:
            return entry_layout.without_card(self.found, self.session, look)
        return entry_layout.work(
            self.found, self.session, self.copier, self.result, look, height,
            in_result=self.in_result,
        )  # fmt: skip

    def _in_result(self, result: Result, do: Do) -> bool:
        if do in (Do.UP, Do.BACKTAB) and not result.place:
            self.in_result = False
            self.tell("")
        elif result.do(do):
            self._tell_wrong(result)
        else:
            return False
        return True

    def _tell_wrong(self, result: Result) -> None:
        self.tell("! " + say(result.wrong) if result.wrong else "", "awas")

    def _without_card(self, do: Do) -> bool:
        """A command where nothing can be entered: refused, waiting for the office, or over."""
        held = self.refused is not None and self.refused.key == "ossentry.held"
        match do:
            case Do.CHOICES if held:
                if self._sure(do, "osscard.take-over-ask"):
                    self._begin(take_over=True)
            case Do.CHOICES if self.phase is Phase.CLAIMING:
                self._give_back("osscard.withdraw-ask")
            case Do.ENTER if self.phase is Phase.CLAIMING:
                self.command(Do.SEND)
            case Do.ENTER if self.phase is Phase.OVER and self.found is not None:
                self._step(self.found)
            case Do.ENTER if self.refused is not None:
                self._begin()
            case Do.PRINT | Do.CHOICES if self.found and self.found.app.status is Status.ISSUED:
                if do is Do.PRINT:
                    print_one(self.desk, self.found.app, self.tell)
                else:
                    self.desk.open_screen("attach", seq=self.seq)
            case _:
                return False
        return True

    def _step(self, found: Opened) -> None:
        """What comes after an entry that is over."""
        match found.app.status:
            case Status.UNKNOWN | Status.READY | Status.ACCEPTED:
                self._begin()
            case Status.RETURNED | Status.QUARANTINED:
                self.desk.go_to("form", seq=self.seq)
            case Status.ISSUED:
                print_one(self.desk, found.app, self.tell)
            case _:
                self.tell(say("osscard.nothing-left"))

    def _sure(self, do: Do, question: str) -> bool:
        """Whether it was asked before, with the key just pressed again; else it is asked now."""
        if self._sure_of is do:
            self.tell("")
            return True
        self._asked = do
        self.tell("! " + say(question), "awas")
        return False

    def _give_back(self, question: str) -> None:
        entry = self._entry
        if entry is not None and self._sure(Do.CHOICES, question):
            told = "√ " + say("osscard.given-back")
            self._write(lambda tx: entry_jobs.give_back(tx, entry.id, self.seq), told)

    def _save(self, result: Result) -> None:
        entry, found = self._entry, self.found
        self.in_result = True
        if key := result.check():
            self.tell("!! " + say(key), "salah")
        elif result.kind == results.LATER:
            self.desk.close_screen()
        elif entry is not None and found is not None:
            what = entry_jobs.outcome(result)
            told = entry_layout.told(what, found.app.label, looking_up=found.phase is Phase.LOOK_UP)
            self._write_place()
            self._write(lambda tx: entry_jobs.save(tx, entry.id, self.seq, what), told)

    def _begin(self, *, take_over: bool = False) -> None:
        self._write(lambda tx: entry_jobs.begin(tx, self.seq, take_over=take_over), "")

    def _write(self, job: "Callable[[Tx], Opened]", told: str) -> None:
        self._busy = True
        future = self.session.opened().write(job)
        self.desk.jobs.follow(future, lambda result: self._written(result, told))

    def _written(self, result: "Opened | OperatorError", told: str) -> None:
        self._busy = False
        if self._gone or self.session.store is None:
            return
        if isinstance(result, OperatorError):
            # What was typed on was meant for what follows; but whoever wants to go back goes back.
            self._early = [(key, text) for key, text in self._early if key == "escape"]
            if self.found is None:
                self.tell(say("osscard.still") if self.refused is not None else "")
                self.refused = result
            else:
                self.tell_error(result)
                self._read()
            self.go_on()
            return
        self.refused = None
        self._show(result)
        if told:
            self.tell(told, "baik" if told.startswith("√") else "awas")
        self.desk.recount()
        self.go_on()

    def _show(self, found: Opened) -> None:
        """The card as it is now. Where it is good for something else than before, one begins anew on it."""
        before, self.found = self.found, found
        if before is not None and before.stands_as(found):
            return
        if self.copier is not None:
            self.copier.close()
        self.in_result, self.copier, self.result = False, None, None
        kinds = _RESULTS.get(found.phase)
        if found.entry is None or kinds is None:
            return
        walk = (
            Walk(found.card, found.entry.place)
            if found.phase is Phase.OPEN
            else Walk(found.look_up_card, asks=False)
        )
        self.copier = Copier(self.desk, walk, self.tell, self._keep_place)
        self.result = Result(kinds, self.session.now())
        kept, self._kept = self._kept, None
        if kept is not None and kept.result.kinds == kinds:
            self.result, self.in_result = kept.result, kept.in_result

    def _read(self) -> None:
        if not self._busy and self.found is not None:
            job = self.session.read(lambda db: entry_jobs.read(db, self.seq))
            self.desk.jobs.run(job, self._was_read)

    def _was_read(self, result: "Opened | OperatorError") -> None:
        if self._busy or self._gone or isinstance(result, OperatorError):
            return
        before = self.phase
        self._show(result)
        if before is not result.phase:
            self.tell(*entry_rows.permission(result, self.session))

    def _place_now(self) -> tuple[Entry, str] | None:
        """The entry and where its card is; a look-up leaves the card where it was."""
        entry, copier = self._entry, self.copier
        if entry is None or copier is None:
            return None
        return entry, copier.walk.place if self.phase is Phase.OPEN else entry.place

    def _keep_place(self) -> None:
        if (now := self._place_now()) is not None:
            self._place.keep(*now)

    def _write_place(self) -> "Future[Any] | None":
        now = self._place_now()
        return self._place.write(*now) if now is not None else None
