"""USB bundles: what waits is written to a stick, and the office's answer taken from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from operator_tui.core.errors import OperatorError, Usage
from operator_tui.core.lineedit import LineEdit
from operator_tui.delivery import carry, haul
from operator_tui.delivery.carry import Written
from operator_tui.delivery.haul import Haul
from operator_tui.locale import say
from operator_tui.ui import bundle_jobs, bundle_rows
from operator_tui.ui.bundle_jobs import Place, Seen
from operator_tui.ui.commands import BY_KEY, Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_LOOK: Final = 4
"""Half seconds between two looks at the drives: a stick that is put in shows itself."""


class BundleScreen(HouseScreen):
    """The drives, a folder of one's own, and the bundles that were written. What is typed is that folder."""

    TITLE_KEY = "bundle.title"
    HELP_KEY = "bundle.help"
    HELP_BESIDE = True
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.COMMIT, "bundle.key.write"),
        (Do.ENTER, "bundle.key.take"),
        (Do.DOWN, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
        (Do.MENU, "screens.key.menu"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.seen: Seen | None = None
        self.folder = LineEdit()
        self.at = 0
        self._busy = False
        self._looking = False
        self._ticks = 0
        self._look()

    def holds(self, key: str, character: str) -> bool:
        """Until the drives are known, and while one is written or read, keys wait; what is typed doesn't."""
        return (self.seen is None or self._busy) and not character and key != "escape"

    def take(self, key: str, character: str) -> None:
        """While a stick is written or read, the same again isn't meant again: a slow stick makes people hammer."""
        if not (self._busy and BY_KEY.get(key) in (Do.COMMIT, Do.ENTER)):
            super().take(key, character)

    def resumed(self) -> None:
        self._look()

    def news(self) -> None:
        self._look()

    def tick(self) -> None:
        self._ticks += 1
        if self._ticks % _LOOK == 0:
            self._look()

    @property
    def typing(self) -> bool:
        return bool(self.folder.text)

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.TAB:
                self.at = min(len(self._places), self.at + 1)
            case Do.UP | Do.BACKTAB:
                self.at = max(0, self.at - 1)
            case Do.COMMIT:
                self._write()
            case Do.ENTER:
                self._take()
            case _:
                return False
        return True

    def typed(self, text: str) -> None:
        self.at = len(self._places)
        self.folder.insert(text)

    def edit(self, key: str) -> bool:
        return self.at == len(self._places) and self.folder.press(key)

    def hint(self) -> str:
        if self.at == len(self._places):
            return say("bundle.hint-folder")
        return say("bundle.hint-take" if self._places[self.at].answers else "bundle.hint-write")

    def title(self, look: Look) -> Row:
        words = bundle_rows.tally(self.seen) if self.seen else ""
        return row(Span(say("bundle.title"), "tebal"), f"   {words}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self.seen is None:
            return [(), row("   …")]
        rows: list[Row] = [(), bundle_rows.headings()]
        rows += [bundle_rows.place(p, here=i == self.at) for i, p in enumerate(self._places)]
        here = self.at == len(self._places)
        line = box(self.folder, look.width - 22, look, here=here)
        rows.append(row(f" {'>' if here else ' '} {fit(say('bundle.folder'), 14)} ", *line))
        if not self._places:
            rows.append(row("   ", say("bundle.no-drive")))
        rows += [(), row(" ", Span(say("bundle.last"), "tebal"))]
        room = height - len(rows)
        sent = [bundle_rows.sent(one, self.session) for one in self.seen.sent[:room]]
        return rows + (sent or [row("   ", say("bundle.none-written"))])

    @property
    def _places(self) -> tuple[Place, ...]:
        return self.seen.places if self.seen else ()

    def _target(self) -> Path | None:
        """The drive under the mark, or the folder that was typed; None, and said, where there is none."""
        if self.at < len(self._places):
            return self._places[self.at].path
        text = self.folder.text.strip().strip("\"'")
        if not text:
            self.tell("! " + say("bundle.choose"), "awas")
            return None
        try:
            return Path(text).expanduser()
        except (RuntimeError, ValueError):
            return Path(text)

    def _write(self) -> None:
        target = self._target()
        if target is None:
            return
        store, tz = self.session.opened(), self.session.event.tz if self.session.event else "WIB"
        home, settings = self.session.home, self.session.config

        def write() -> list[Written]:
            return carry.export(store, target, bundle_jobs.key(store, home, settings), tz)

        self._busy = True
        self.tell("► " + say("bundle.writing"))
        self.desk.jobs.run(write, self._was_written)

    def _was_written(self, result: "list[Written] | OperatorError") -> None:
        if self._ended(result) or isinstance(result, OperatorError):
            return
        self.tell("√ " + bundle_rows.done(result), "baik")
        self._after()

    def _take(self) -> None:
        target = self._target()
        if target is None:
            return
        store, home = self.session.opened(), self.session.home
        self._busy = True
        self.tell("► " + say("bundle.taking"))
        self.desk.jobs.run(lambda: haul.take(store, home, target), self._was_taken)

    def _was_taken(self, result: "Haul | OperatorError") -> None:
        if self._ended(result) or isinstance(result, OperatorError):
            return
        if result.taken:
            self.tell(*bundle_rows.hauled(result))
        elif result.errors:
            self.tell_error(result.errors[0][1])
        else:
            self.tell(say("bundle.hauled-again" if result.again else "bundle.no-answer"))
        self._after()

    def _ended(self, result: object) -> bool:
        """The end of a job; whether that was all: locked meanwhile, or an error, which is told."""
        self._busy = False
        if self.session.store is None:
            return True
        if isinstance(result, OperatorError):
            self.tell_error(result)
            self._after()
            return True
        return False

    def _after(self) -> None:
        self.desk.recount()
        self._look()
        self.go_on()

    def _look(self) -> None:
        """Look at the drives elsewhere; never twice at once, since a bad stick may take long."""
        if self._looking or self.session.store is None:
            return
        self._looking = True
        store = self.session.store
        self.desk.jobs.run(lambda: bundle_jobs.look(store), self._was_seen)

    def _was_seen(self, result: "Seen | OperatorError") -> None:
        """Take up what was seen; the mark stays on what it is on."""
        self._looking = False
        if self.session.store is None:
            return
        if isinstance(result, OperatorError):
            self.tell_error(result)
            result = self.seen or Seen((), 0, 0, ())
        first, marked = self.seen is None, self._places[self.at : self.at + 1]
        own = not first and self.at == len(self._places)
        self.seen = result
        paths = [place.path for place in result.places]
        if own or (first and self.folder.text):
            self.at = len(paths)
        elif marked and marked[0].path in paths:
            self.at = paths.index(marked[0].path)
        else:
            self.at = min(self.at, len(paths))
        if first:
            self._say_key()
            self.go_on()

    def _say_key(self) -> None:
        """Say at once what F2 would say: without the office's key nothing can be written."""
        store, home, settings = self.session.opened(), self.session.home, self.session.config

        def known(result: "str | OperatorError") -> None:
            if isinstance(result, Usage) and not self.said.text:
                self.tell("! " + say(result.key, **result.params), "awas")

        self.desk.jobs.run(lambda: bundle_jobs.key(store, home, settings), known)
