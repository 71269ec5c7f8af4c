"""The acts of F4 as they stand in the details: a list, then the lines that the chosen one asks for."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.ui.acts import Act, Answers
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, row

_LABEL: Final = 16


class ActPanel:
    """What was chosen and typed so far. It knows no store: the screen carries out what is ``ready``.

    A list of one is no choice: its act is begun at once. ``kept`` are lines that were typed before a lock.
    """

    def __init__(self, acts: Sequence[Act], today: date, kept: "dict[str, dict[str, str]]") -> None:
        self.acts, self._today, self._kept = acts, today, kept
        self.at = 0
        self.act: Act | None = None
        self.ready = False
        self.wrong = ""
        self.line = LineEdit()
        self._answers: dict[str, str] = {}
        self._place = 0
        if len(acts) == 1:
            self._choose()

    @property
    def answers(self) -> Answers:
        """What was typed, by line."""
        return self._answers

    @property
    def typed_so_far(self) -> dict[str, str]:
        """The same with the line under the cursor: what a lock keeps."""
        if self.act is None or not self.act.asks:
            return {}
        return {**self._answers, self.act.asks[self._place].name: self.line.text}

    def do(self, do: Do) -> bool:
        """A command while the panel is open; False for one that has no meaning in it."""
        self.wrong = ""
        match do:
            case Do.ENTER if self.act is None:
                self._choose()
            case Do.ENTER:
                self._take_line()
            case Do.UP | Do.BACKTAB if self.act is None:
                self.at = max(0, self.at - 1)
            case Do.DOWN | Do.TAB if self.act is None:
                self.at = min(len(self.acts) - 1, self.at + 1)
            case Do.UP | Do.BACKTAB if self._place:
                self._stand_at(self._place - 1)
            case _:
                return False
        return True

    def typed(self, text: str) -> None:
        """Characters: of the line, or the number of an act in the list."""
        if self.act is not None:
            self.line.insert(text)
        elif text.isdecimal() and 0 < int(text) <= len(self.acts):
            self.at = int(text) - 1
            self._choose()

    def press(self, key: str) -> bool:
        """An editing key."""
        return self.act is not None and self.line.press(key)

    def again(self) -> None:
        """It couldn't be carried out: what was typed stands there still."""
        self.ready = False

    def hint(self) -> str:
        """What to do now."""
        if self.act is None:
            return say("acts.list-hint")
        return say(f"{self.act.room}.hint.{self.act.asks[self._place].name}")

    def keys(self) -> Sequence[tuple[Do, str]]:
        """The keys that do something now."""
        if self.act is None:
            return (
                (Do.ENTER, "acts.key.do"),
                (Do.DOWN, "acts.key.choose"),
                (Do.BACK, "acts.key.keep"),
            )
        last = self._place == len(self.act.asks) - 1
        found = [(Do.ENTER, self.act.key if last else "acts.key.next")]
        if self._place:
            found.append((Do.UP, "acts.key.before"))
        return [*found, (Do.BACK, "acts.key.keep")]

    def rows(self, look: Look) -> list[Row]:
        """The list, or the lines down to the one under the cursor."""
        if self.act is None:
            rows = [(), row(" ", Span(say("acts.title"), "tebal"))]
            for i, act in enumerate(self.acts):
                mark = Span(f" {'>' if i == self.at else ' '} ", "nilai")
                rows.append(row(mark, fit(f"{i + 1}  {say(act.label)}", look.width - 4)))
            return rows
        rows = [(), row(" ", Span(say(self.act.label), "tebal"))]
        for ask in self.act.asks[: self._place]:
            text = self._answers[ask.name]
            shown = look.hidden * len(text) if ask.blind else text
            rows.append(
                row(self._label(ask.name), Span(fit(shown, look.width - 24).rstrip(), "nilai"))
            )
        name = self.act.asks[self._place].name
        rows.append(row(self._label(name), *box(self.line, look.width - 24, look)))
        return rows

    def _label(self, name: str) -> str:
        room = self.act.room if self.act else "acts"
        return f"   {fit(say(f'{room}.ask.{name}'), _LABEL)} "

    def _choose(self) -> None:
        self.act = self.acts[self.at]
        self._answers = dict(self._kept.get(self.act.name, {}))
        if self.act.asks:
            self._stand_at(0)
        else:
            self.ready = True

    def _stand_at(self, place: int) -> None:
        """Put the cursor into a line; one that is typed blind is typed anew."""
        if self.act is None:
            return
        self._place = place
        ask = self.act.asks[place]
        text = "" if ask.blind else self._answers.get(ask.name, "")
        self.line = LineEdit(text, len(text))

    def _take_line(self) -> None:
        if self.act is None:
            return
        ask = self.act.asks[self._place]
        self.wrong = ask.wrong(self.line.text, self._answers, self._today)
        if self.wrong:
            return
        self._answers[ask.name] = self.line.text.strip()
        if self._place + 1 < len(self.act.asks):
            self._stand_at(self._place + 1)
        else:
            self.ready = True
