"""Frame 7: an application as a card for typing it into OSS by hand, and what came of it."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, Final

from operator_tui.core.errors import OperatorError
from operator_tui.locale import say
from operator_tui.ui import entry_after, entry_jobs, entry_keys, entry_layout, entry_rows
from operator_tui.ui import entry_result as results
from operator_tui.ui.commands import Do
from operator_tui.ui.entry_copier import Copier, Went
from operator_tui.ui.entry_holder import Holder
from operator_tui.ui.entry_jobs import Opened, Phase
from operator_tui.ui.entry_result import CardKept, Result
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.paint import Look, Row
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
        self.holder = Holder(desk, seq, self._show, self._failed, self.tell_error)
        self.copier: Copier | None = None
        self.result: Result | None = None
        self.in_result = False
        self._kept = kept
        self._asked = self._sure_of = Do.HELP
        if kept is None:
            self.holder.begin()
        else:
            self.holder.go_on()

    @property
    def phase(self) -> Phase | None:
        """What the card is good for now; None while it isn't open."""
        return self.holder.found.phase if self.holder.found else None

    def holds(self, key: str, character: str) -> bool:
        """While the card is opened, and a result written, keys wait."""
        return self.holder.busy

    def take(self, key: str, character: str) -> None:
        self._sure_of, self._asked = self._asked, Do.HELP
        super().take(key, character)

    def do(self, do: Do) -> bool:
        if do is Do.BACK and self.in_result:
            self._to_card()
            return True
        if self.copier is None or self.result is None:
            return entry_after.do(do, self.holder, self.desk, self.tell, self._sure)
        if do in _LEAVES:
            begun = self.result.begun
            return not self._sure(do, "osscard.leave-begun" if begun else "osscard.leave-ask")
        if do is Do.COMMIT:
            self._save(self.result)
        elif self.in_result:
            return self._in_result(self.result, do)
        elif do is Do.CHOICES:
            entry_after.give_back(self.holder, self._sure)
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
        return entry_keys.shown(self.holder, in_result=self.in_result)

    def also(self) -> Sequence[Do]:
        return entry_keys.also(self.phase, in_result=self.in_result)

    @property
    def typing(self) -> bool:
        return self.in_result

    def news(self) -> None:
        self.holder.read()

    def resumed(self) -> None:
        self.holder.read()

    def gone(self) -> None:
        self.holder.let_go()
        if self.copier is not None:
            self.copier.close()
            self.holder.write_place(self._place())

    def closing(self) -> "Future[Any] | None":
        """Locked or left: its place is kept, and what was typed of a result; nothing stays on the clipboard."""
        if self.copier is None or self.result is None:
            return None
        self.copier.drop()
        session = self.session
        session.card = CardKept(self.holder.seq, session.who, self.result, self.in_result)
        return self.holder.write_place(self._place())

    def hint(self) -> str:
        if self.holder.found is None:
            return "" if self.holder.refused is None else say("osscard.hint.refused")
        walk = self.copier.walk if self.copier else None
        result = self.result if self.in_result else None
        return entry_keys.hint(self.holder.found, walk, result, self.session)

    def title(self, look: Look) -> Row:
        return entry_rows.title(self.holder.found, self.session, look)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        found = self.holder.found
        if found is None:
            return entry_layout.refused(self.holder.refused, look)
        if self.copier is None or self.result is None:
            return entry_layout.without_card(found, self.session, look)
        return entry_layout.work(
            found, self.session, self.copier, self.result, look, height, in_result=self.in_result
        )

    def _in_result(self, result: Result, do: Do) -> bool:
        if do in (Do.UP, Do.BACKTAB) and not result.place:
            self._to_card()
        elif result.do(do):
            self._tell_wrong(result)
        else:
            return False
        return True

    def _to_card(self) -> None:
        self.in_result = False
        self.tell("")

    def _tell_wrong(self, result: Result) -> None:
        self.tell("! " + say(result.wrong) if result.wrong else "", "awas")

    def _sure(self, do: Do, question: str) -> bool:
        """Whether it was asked before, with the key just pressed again; else it is asked now."""
        if self._sure_of is do:
            self.tell("")
            return True
        self._asked = do
        self.tell("! " + say(question), "awas")
        return False

    def _save(self, result: Result) -> None:
        entry, found = self.holder.entry, self.holder.found
        self.in_result = True
        if key := result.check():
            self.tell("!! " + say(key), "salah")
        elif result.kind == results.LATER:
            self.desk.close_screen()
        elif entry is not None and found is not None:
            what = entry_jobs.outcome(result)
            told = entry_layout.told(what, found.app.label, looking_up=found.phase is Phase.LOOK_UP)
            self.holder.write_place(self._place())
            self.holder.save(entry, what, told)

    def _failed(self, error: OperatorError) -> None:
        # What was typed on was meant for what follows; but whoever wants to go back goes back.
        self._early = [(key, text) for key, text in self._early if key == "escape"]
        if self.holder.found is not None:
            self.tell_error(error)
        else:
            self.tell(say("osscard.still") if self.holder.refused is not None else "")
        self.go_on()

    def _show(self, before: Opened | None, found: Opened, told: str) -> None:
        """The card as it is now. Where it is good for something else than before, one begins anew on it."""
        if before is None or not before.stands_as(found):
            self._begin_anew(found)
            told = told or entry_rows.changed(before, found, self.session)
        if told:
            self.tell(told, "baik" if told.startswith("√") else "awas")
        self.go_on()

    def _begin_anew(self, found: Opened) -> None:
        if self.copier is not None:
            self.copier.close()
        self.in_result, self.copier, self.result = False, None, None
        kinds = _RESULTS.get(found.phase)
        if found.entry is None or kinds is None:
            return
        if found.phase is Phase.OPEN:
            walk = Walk(found.card, found.entry.place)
        else:
            walk = Walk(found.look_up_card, asks=False)
        self.copier = Copier(self.desk, walk, self.tell, self._keep_place)
        self.result = Result(kinds, self.session.now)
        kept, self._kept = self._kept, None
        if kept is not None and kept.result.kinds == kinds:
            self.result, self.in_result = kept.result, kept.in_result

    def _place(self) -> str:
        """Where the card is; a look-up leaves it where it was."""
        if self.phase is Phase.OPEN and self.copier is not None:
            return self.copier.walk.place
        return self.holder.entry.place if self.holder.entry else ""

    def _keep_place(self) -> None:
        self.holder.keep_place(self._place())
