"""Frame 7: an application as a card for typing it into OSS by hand, and what came of it."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, ClassVar, Final

from operator_tui.core.entry_card import Item
from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.core.nib import day
from operator_tui.core.reasons import Reason
from operator_tui.core.times import stamp
from operator_tui.locale import language, say
from operator_tui.store import entries
from operator_tui.ui import entry_jobs, entry_keys, entry_layout, entry_rows
from operator_tui.ui import entry_result as results
from operator_tui.ui.clipboard import Where
from operator_tui.ui.commands import Do
from operator_tui.ui.entry_jobs import Opened, Outcome, Phase
from operator_tui.ui.entry_result import CardKept, Result
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.printing import print_one
from operator_tui.ui.screens.base import Desk, HouseScreen

_LEAVES: Final = (Do.BACK, Do.QUEUE, Do.NEW, Do.NEXT)
_WORKING: Final = (Phase.OPEN, Phase.LOOK_UP)
_AT_IT: Final = {Phase.OPEN: results.AFTER_ENTRY, Phase.LOOK_UP: results.AFTER_LOOK_UP}


class OssEntryScreen(HouseScreen):
    """One value after the other goes to the clipboard; then the result is recorded. It holds the application."""

    TITLE_KEY = "osscard.title"
    HELP_KEY = "osscard.help"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = ()

    def __init__(self, desk: Desk, seq: int, kept: CardKept | None = None) -> None:
        super().__init__(desk)
        self.seq = seq
        self.found: Opened | None = None
        self.refused: OperatorError | None = None
        self.walk: Walk | None = None
        self.result: Result | None = None
        self.in_result = False
        self.where: Where | None = None
        self._kept = kept
        self._since = self.session.clock()
        self._asked = self._again = Do.HELP
        self._busy = self._keeping = self._changed = self._gone = False
        self._begin()

    @property
    def phase(self) -> Phase | None:
        """What the card is good for now; None while it isn't open."""
        return self.found.phase if self.found else None

    def holds(self, key: str, character: str) -> bool:
        """While the card is opened, and a result written, keys wait."""
        return self._busy

    def take(self, key: str, character: str) -> None:
        self._again, self._asked = self._asked, Do.HELP
        super().take(key, character)

    def do(self, do: Do) -> bool:
        if do in _LEAVES and not (do is Do.BACK and self.in_result):
            return self._stays(do)
        if self.phase not in _WORKING:
            return self._beside(do)
        if do is Do.COMMIT:
            self._save()
        elif self.in_result:
            return self._in_result(do)
        else:
            return self._on_card(do)
        return True

    def edit(self, key: str) -> bool:
        if self.walk is None or self.result is None:
            return False
        if self.in_result:
            return self.result.press(key)
        if key == "end":
            self.in_result = True
        elif key == "home":
            self.walk.home()
        else:
            return False
        return True

    def typed(self, text: str) -> None:
        if self.walk is None or self.result is None:
            return
        answer = {"y": "Y", "t": "T", "n": "T"}.get(text.strip().casefold())
        if self.in_result:
            self.result.typed(text)
            self._tell_wrong(self.result.wrong)
        elif self.walk.at < 0 and answer:
            self.walk.phone = answer
            self._keep()
            self.tell("" if answer == "Y" else "! " + say("osscard.no-phone"), "awas")
        else:
            self.tell(say("osscard.end-first"))

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
        self.desk.clip.empty()
        if self.session.store is not None:
            self._write_place()

    def closing(self) -> "Future[Any] | None":
        """Locked or left: its place is kept, and what was typed of a result; nothing stays on the clipboard."""
        self.desk.clip.empty()
        if self.walk is not None:
            self.walk.dropped()
        if self.phase in _WORKING and self.result is not None:
            self.session.card = CardKept(self.seq, self.session.who, self.result, self.in_result)
        return self._write_place()

    def hint(self) -> str:
        if self.found is None:
            return "" if self.refused is None else say("osscard.hint.refused")
        return entry_keys.hint(self.found, self.walk, self.result, self.session, self.in_result)

    def title(self, look: Look) -> Row:
        return entry_rows.title(self.found, self.session, look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self.found is None:
            return entry_layout.refused(self.refused, look)
        return entry_layout.work(
            self.found, self.session, self.walk, self.result, look, height,
            where=self.where, in_result=self.in_result,
        )  # fmt: skip

    def _on_card(self, do: Do) -> bool:
        walk = self.walk
        if walk is None:
            return False
        match do:
            case Do.ENTER:
                self._copy(walk.enter())
            case Do.COPY:
                self._copy(walk.again())
            case Do.UP | Do.BACKTAB | Do.PAGE_UP:
                _ = walk.page(-1) if do is Do.PAGE_UP else walk.step(-1)
            case Do.DOWN | Do.TAB | Do.PAGE_DOWN:
                moved = walk.page(1) if do is Do.PAGE_DOWN else walk.step(1)
                self.in_result = not moved
            case Do.CHOICES:
                self._give_back()
            case _:
                return False
        return True

    def _copy(self, item: Item | None) -> None:
        """Put a value on the clipboard; one that is picked in OSS leaves nothing of the row before on it."""
        self.where = None
        if item is None:
            self.in_result = True
            return
        self._keep()
        label = item.label[language()].strip()
        if item.picked:
            self.desk.clip.empty()
            self.tell(say("osscard.pick-there", what=label, value=item.shown))
        else:
            self.desk.clip.put(item.copy, lambda where: self._copied(where, item, label))

    def _copied(self, where: Where, item: Item, label: str) -> None:
        walk = self.walk
        if self._gone or walk is None or walk.clip is None or walk.card.items[walk.clip] != item:
            return
        self.where = where
        self.tell(say(f"osscard.copied.{where}", what=label), routine=True)

    def _in_result(self, do: Do) -> bool:
        result = self.result
        if result is None:
            return False
        if do is Do.BACK or (do in (Do.UP, Do.BACKTAB) and not result.place):
            self.in_result = False
            self.tell("")
        elif result.do(do):
            self._tell_wrong(result.wrong)
        else:
            return False
        return True

    def _tell_wrong(self, key: str) -> None:
        self.tell("! " + say(key) if key else "", "awas")

    def _beside(self, do: Do) -> bool:
        """A command where nothing can be entered: refused, waiting for the office, or over."""
        held = self.refused is not None and self.refused.key == "ossentry.held"
        match do:
            case Do.CHOICES if held:
                if self._sure(do, say("osscard.take-over-ask")):
                    self._begin(take_over=True)
            case Do.CHOICES if self.phase is Phase.CLAIMING:
                self._give_back()
            case Do.ENTER if self.phase is Phase.CLAIMING:
                self.command(Do.SEND)
            case Do.ENTER if self.phase is Phase.OVER and self.found is not None:
                self._step(self.found)
            case Do.ENTER if self.refused is not None:
                self._begin()
            case Do.PRINT if self.found is not None and self.phase is Phase.OVER:
                print_one(self.desk, self.found.app, self.tell)
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

    def _stays(self, do: Do) -> bool:
        """Leaving without a result is asked once; the card is kept for later then."""
        if self.phase not in _WORKING:
            return False
        return not self._sure(do, say("osscard.leave-ask"))

    def _sure(self, do: Do, question: str) -> bool:
        if self._again is do:
            self.tell("")
            return True
        self._asked = do
        self.tell("! " + question, "awas")
        return False

    def _give_back(self) -> None:
        entry = self.found.entry if self.found else None
        key = "osscard.withdraw-ask" if self.phase is Phase.CLAIMING else "osscard.give-back-ask"
        if entry is not None and self._sure(Do.CHOICES, say(key)):
            self._write(
                lambda tx: entry_jobs.give_back(tx, entry.id, self.seq), say("osscard.given-back")
            )

    def _save(self) -> None:
        result, entry = self.result, self.found.entry if self.found else None
        if result is None or entry is None:
            return
        self.in_result = True
        if key := result.check():
            self.tell("!! " + say(key), "salah")
        elif result.kind == results.LATER:
            self.desk.close_screen()
        else:
            what, label = _outcome(result), self.found.app.label if self.found else ""
            self._write_place()
            told = entry_layout.told(what, label, looking_up=self.phase is Phase.LOOK_UP)
            self._write(lambda tx: entry_jobs.save(tx, entry.id, self.seq, what), told)

    def _begin(self, *, take_over: bool = False) -> None:
        self._write(lambda tx: entry_jobs.begin(tx, self.seq, take_over=take_over), "")

    def _write(self, job: Any, told: str) -> None:
        self._busy = True
        future: Future[Opened] = self.session.opened().write(job)
        self.desk.jobs.follow(future, lambda result: self._written(result, told))

    def _written(self, result: "Opened | OperatorError", told: str) -> None:
        self._busy = False
        if self._gone or self.session.store is None:
            return
        if isinstance(result, OperatorError):
            self._early.clear()  # meant for what follows it
            if self.found is None:
                self.tell(say("osscard.still") if self.refused is not None else "")
                self.refused = result
                return
            self.tell_error(result)
            self._read()
            return
        self.refused = None
        self._show(result)
        if told:
            self.tell(told, "baik" if told.startswith("√") else "awas")
        self.desk.recount()
        self.go_on()

    def _show(self, found: Opened) -> None:
        """The card as it is now. Where it is good for something else than before, one begins anew on it."""
        before = (self.phase, self.found.entry.id if self.found and self.found.entry else 0)
        self.found = found
        if before == (found.phase, found.entry.id if found.entry else 0):
            return
        self.desk.clip.empty()
        self.where, self.in_result = None, False
        self.walk = self.result = None
        if found.entry is None or found.phase not in _WORKING:
            return
        if found.phase is Phase.OPEN:
            self.walk = Walk(found.card, found.entry.place)
        else:
            self.walk = Walk(found.look_up_card, asks=False)
        self.result = Result(_AT_IT[found.phase], self.session.now())
        kept, self._kept = self._kept, None
        if kept is not None and kept.result.kinds == self.result.kinds:
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
            text, role = entry_rows.permission(result, self.session)
            self.tell(text, role)

    def _keep(self) -> None:
        """Note the place, and the time spent; one write at a time."""
        self._changed = self._keeping
        if not self._keeping and (write := self._write_place()) is not None:
            self._keeping = True
            self.desk.jobs.follow(write, self._was_kept)

    def _was_kept(self, result: "OperatorError | None") -> None:
        self._keeping = False
        if isinstance(result, OperatorError):
            if not self._gone and self.session.store is not None:
                self.tell_error(result)
        elif self._changed and not self._gone and self.session.store is not None:
            self._keep()

    def _write_place(self) -> "Future[Any] | None":
        entry, walk = self.found.entry if self.found else None, self.walk
        if entry is None or walk is None or self.session.store is None:
            return None
        now = self.session.clock()
        seconds, self._since = (now - self._since).total_seconds(), now
        place = walk.place if self.phase is Phase.OPEN else entry.place
        return self.session.store.write(lambda tx: entries.leave(tx, entry.id, place, seconds))


def _outcome(result: Result) -> Outcome:
    """What is written of a result that has nothing wrong with it."""
    until = stamp(result.until) if result.until is not None else ""
    issued = result.kind == results.ISSUED
    reason = result.reason if result.kind == results.FAILED and result.reason else Reason.NO_ANSWER
    return Outcome(
        result.kind,
        result.nib if issued else "",
        day(result.lines["date"].text, result.now.date()) if issued else None,
        reason, result.said, until,
    )  # fmt: skip
