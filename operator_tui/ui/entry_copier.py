"""The card under the keys: Enter puts the next value on the clipboard, everything else only moves."""

from collections.abc import Callable
from enum import Enum, auto

from operator_tui.core.entry_card import Item
from operator_tui.locale import language, say
from operator_tui.ui.clipboard import Where
from operator_tui.ui.commands import Do
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.program import Desk

_ANSWERS = {"y": "Y", "t": "T", "n": "T"}


class Went(Enum):
    """What became of a key: it did something, it led on to the result, or it has no meaning here."""

    DONE = auto()
    ON = auto()
    NOWHERE = auto()


class Copier:
    """Walks over a card with the clipboard in hand. ``taken`` is called when a place has to be noted."""

    def __init__(
        self, desk: Desk, walk: Walk, tell: Callable[..., None], taken: Callable[[], None]
    ) -> None:
        self._desk, self.walk, self._tell, self._taken = desk, walk, tell, taken
        self.where: Where | None = None
        self._closed = False

    def do(self, do: Do) -> Went:
        """A command on the card."""
        walk, on = self.walk, True
        match do:
            case Do.ENTER:
                on = self._copy(walk.enter())
            case Do.COPY:
                self._copy(walk.again())
            case Do.UP | Do.BACKTAB:
                walk.step(-1)
            case Do.DOWN | Do.TAB:
                on = walk.step(1)
            case Do.PAGE_UP:
                walk.page(-1)
            case Do.PAGE_DOWN:
                on = walk.page(1)
            case _:
                return Went.NOWHERE
        return Went.DONE if on else Went.ON

    def typed(self, text: str) -> None:
        """Whether the applicant's phone is there, at its question; on the values nothing is typed."""
        answer = _ANSWERS.get(text.strip().casefold())
        if self.walk.at >= 0 or self.walk.lowest == 0 or answer is None:
            self._tell(say("osscard.end-first"))
            return
        self.walk.phone = answer
        self._taken()
        self._tell("" if answer == "Y" else "! " + say("osscard.no-phone"), "awas")

    def drop(self) -> None:
        """Nothing of the card stays on the clipboard."""
        self._desk.clip.empty()
        self.walk.dropped()
        self.where = None

    def close(self) -> None:
        """The same for good: what is on its way there isn't told any more."""
        self._closed = True
        self.drop()

    def _copy(self, item: Item | None) -> bool:
        """Put a value on the clipboard; of one that is picked in OSS nothing of the row before stays on it."""
        if item is None:
            return False
        self.where = None
        self._taken()
        label = item.label[language()].strip()
        if item.picked:
            self._desk.clip.empty()
            self._tell(say("osscard.pick-there", what=label, value=item.shown))
        else:
            at = self.walk.at
            self._desk.clip.put(item.copy, lambda where: self._copied(at, where, label))
        return True

    def _copied(self, at: int, where: Where, label: str) -> None:
        if not self._closed and self.walk.clip == at:
            self.where = where
            mark = "√" if where is Where.SYSTEM else "!"
            self._tell(f"{mark} {say(f'osscard.copied.{where}', what=label)}", routine=True)
