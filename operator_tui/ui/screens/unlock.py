"""Frame 1: unlock. Name, passphrase, the event in use; Enter on the passphrase opens."""

from collections.abc import Sequence
from typing import ClassVar

from operator_tui import __version__
from operator_tui.core.errors import OperatorError
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.store import home, vault
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, ends, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.sitting import Sitting, begin
from operator_tui.ui.words import long_date, short_date


class UnlockScreen(HouseScreen):
    """Asks who it is and for the passphrase. What is typed while the key is made waits for the next screen."""

    TITLE_KEY = "screens.unlock"
    HELP_KEY = "help.unlock"
    ALSO = (Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.next"),
        (Do.SHOW, "screens.key.see"),
        (Do.HELP, "form.key.help"),
        (Do.MENU, "screens.key.menu-log"),
        (Do.QUIT, "screens.key.quit"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.people: list[tuple[str, str]] = []
        try:
            self.people = [(p.name, p.role) for p in vault.read(self.session.home).people]
        except OperatorError as error:
            self.tell_error(error)
        self._who = 0
        self._on_name = len(self.people) > 1
        self._word = LineEdit()
        self._seen = False
        self._opening = False

    def holds(self, key: str, character: str) -> bool:
        """While the key is made, what is typed waits for the next screen; or for this one, if it doesn't fit."""
        return self._opening

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER if self._on_name:
                self._on_name = False
            case Do.ENTER:
                self._open()
            case Do.TAB | Do.BACKTAB:
                self._on_name, self._seen = not self._on_name and len(self.people) > 1, False
            case Do.UP if self._on_name:
                self._who = max(0, self._who - 1)
            case Do.DOWN if self._on_name:
                self._who = min(len(self.people) - 1, self._who + 1)
            case Do.SHOW:
                self._seen = not self._seen
            case Do.BACK:
                self.tell(say("ui.no-way-back"))
            case _:
                return False
        return True

    def also(self) -> Sequence[Do]:
        """Names to choose from, and a field to come from, only where there are several people."""
        if len(self.people) < 2:
            return (Do.TAB, Do.BACKTAB)
        return self.ALSO if self._on_name else (Do.TAB, Do.BACKTAB)

    def edit(self, key: str) -> bool:
        return not self._on_name and self._word.press(key)

    def typed(self, text: str) -> None:
        if not self._on_name:
            self._word.insert(text)
            return
        for i, (name, _role) in enumerate(self.people):
            if name.casefold().startswith(text.casefold()):
                self._who = i
                return

    def hint(self) -> str:
        return say("screens.unlock-hint-name" if self._on_name else "screens.unlock-hint")

    def draw(self, look: Look) -> Sequence[Row]:
        now = self.session.now()
        clock = f"{say(f'ui.weekday.{now.weekday()}')[:3]} {short_date(now)} {now:%Y %H.%M}"
        return [
            (Span(ends(f"operator_tui {__version__}", clock, look.width)),),
            *super().draw(look)[1:],
        ]

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [(), ()]
        for i, (name, role) in enumerate(self.people):
            label = say("screens.unlock-name") if i == 0 else ""
            shown = name if role == "operator" else f"{name} ({role})"
            focus = i == self._who and self._on_name
            chosen = "nilai" if i == self._who else ""
            mark = ">" if i == self._who and len(self.people) > 1 else " "
            rows.append(
                row(
                    f"   {fit(label, 16)}{mark} ",
                    Span(fit(shown, 30), "fokus" if focus else chosen),
                )
            )
        rows += [(), self._passphrase_row(look), ()]
        now = self.session.now()
        rows.append(
            row(
                f"   {fit(say('screens.unlock-clock'), 18)}",
                Span(
                    f"{say(f'ui.weekday.{now.weekday()}')} {long_date(now)}, {now:%H.%M} WIB", "nilai",
                ),
            )
        )  # fmt: skip
        rows.append(row(" " * 21, say("screens.unlock-clock-right")))
        return rows

    def _passphrase_row(self, look: Look) -> Row:
        hide = "" if self._seen else look.hidden
        line = box(self._word, 32, look, here=not self._on_name, hide=hide)
        return row(f"   {fit(say('screens.unlock-word'), 18)}", *line)

    def _open(self) -> None:
        if not self._word.text or not self.people:
            self.tell(say("screens.unlock-empty"), "awas")
            return
        self._opening, self._seen = True, False
        folder, word, person = self.session.home, self._word.text, self.people[self._who][0]
        self._word = LineEdit()
        self.tell(say("screens.unlock-opening"))
        window = self.session.window
        self.desk.jobs.run(
            lambda: begin(home.open_store(folder, word, person), window), self._opened
        )

    def _opened(self, result: "Sitting | OperatorError") -> None:
        self._opening = False
        if isinstance(result, OperatorError):
            # Meant for what is behind the lock: it isn't taken for another try.
            self._early.clear()
            self.tell_error(result)
            return
        self.desk.unlocked(result)
        self.go_on()
