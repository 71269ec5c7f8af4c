"""F4 in the kit: a letter says what to change of the list, then a line of text is asked for."""

from typing import Final

from operator_tui.core.kit import Line
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.text import clean
from operator_tui.locale import language, say
from operator_tui.ui.kit_cell import number
from operator_tui.ui.paint import Look, Row, box, row

CHOOSING: Final = "change"
NEED, NOTE, DROP, OWN = "need", "note", "drop", "own"
_ASKS: Final = {"j": NEED, "c": NOTE, "t": DROP, "l": OWN}
_BACK: Final = "k"
_WRONG: Final = {NEED: "kit.not-number", DROP: "kit.reason-needed", OWN: "kit.name-empty"}


class KitChange:
    """What F4 asks now: empty for nothing, else the letter, or the line of text."""

    def __init__(self) -> None:
        self.asks = ""
        self.answer = LineEdit()

    def hint(self) -> str:
        """What to type."""
        return say(f"kit.hint.{self.asks}")

    def rows(self, line: Line | None, look: Look) -> list[Row]:
        """What stands below the list meanwhile."""
        if not self.asks:
            return []
        if self.asks == CHOOSING:
            name = line.item.label[language()] if line else say("kit.people")
            return [(), row(f"   {say('kit.ask.change')}: {name}")]
        return [(), row(f"   {say(f'kit.ask.{self.asks}')}  ", *box(self.answer, 44, look))]

    def chosen(self, letter: str, line: Line | None) -> Line | None:
        """What F4 was followed by; the line, where nothing more has to be asked."""
        if letter == _BACK and line is not None:
            self.asks = ""
            return line._replace(dropped="")
        if letter in _ASKS and (line is not None or letter == "l"):
            self.asks = _ASKS[letter]
            former = (
                {NEED: str(line.item.need), NOTE: line.note, DROP: line.dropped} if line else {}
            )
            self.answer = LineEdit.entering(former.get(self.asks, ""))
        return None

    def wrong(self) -> str:
        """The sentence for an answer that can't be used; empty where it can."""
        text = clean(self.answer.text)
        usable = number(text) is not None if self.asks == NEED else bool(text)
        return "" if usable or self.asks == NOTE else say(_WRONG[self.asks])

    def answered(self, line: Line | None) -> Line | None:
        """The line as the answer makes it; None for another thing, whose name is :attr:`answer`."""
        text, asked = clean(self.answer.text), self.asks
        self.asks = ""
        if line is None or asked == OWN:
            return None
        if asked == NEED:
            return line._replace(item=line.item._replace(need=number(text) or 0))
        return line._replace(note=text) if asked == NOTE else line._replace(dropped=text)
