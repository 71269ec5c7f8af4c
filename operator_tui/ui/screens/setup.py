"""The first start of a home: who works here, and a passphrase, twice."""

from collections.abc import Sequence
from typing import ClassVar

from operator_tui.core.errors import OperatorError
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.store import home, vault
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, box, fit, row, wrap
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.sitting import Sitting, begin

_NAME, _WORD, _AGAIN = range(3)


class SetupScreen(HouseScreen):
    """Makes the store: the same as ``operator-tui init``."""

    TITLE_KEY = "screens.setup"
    HELP_KEY = "help.setup"
    ALSO = (Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.next"),
        (Do.SHOW, "screens.key.see"),
        (Do.COMMIT, "screens.key.make"),
        (Do.HELP, "form.key.help"),
        (Do.QUIT, "screens.key.quit"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = [LineEdit(), LineEdit(), LineEdit()]
        self._at = _NAME
        self._seen = False
        self._making = False

    def holds(self, key: str, character: str) -> bool:
        """While the store is made, what is typed waits for the next screen."""
        return self._making

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER if self._at == _AGAIN:
                self._make()
            case Do.COMMIT:
                self._make()
            case Do.ENTER | Do.TAB | Do.DOWN:
                self._at, self._seen = (self._at + 1) % 3, False
            case Do.BACKTAB | Do.UP:
                self._at, self._seen = (self._at - 1) % 3, False
            case Do.SHOW:
                self._seen = not self._seen
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        return self._lines[self._at].press(key)

    def typed(self, text: str) -> None:
        self._lines[self._at].insert(text)

    def hint(self) -> str:
        return say(
            ("screens.setup-hint-name", "screens.setup-hint-word", "screens.setup-hint-again")[
                self._at
            ]
        )

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [()]
        rows += [row("   " + line) for line in wrap(say("screens.setup-text"), 74, 4)]
        rows.append(())
        labels = ("screens.setup-name", "screens.unlock-word", "screens.setup-again")
        for i, label in enumerate(labels):
            here = i == self._at
            hide = "" if i == _NAME or (self._seen and here) else look.hidden
            line = box(self._lines[i], 32, look, here=here, hide=hide)
            rows += [row(f"   {fit(say(label), 18)}", *line), ()]
        rows.append(row(f"   {fit(say('screens.setup-home'), 18)}", str(self.session.home)))
        return rows

    def _make(self) -> None:
        name, word, again = (
            line.text.strip() if i == _NAME else line.text for i, line in enumerate(self._lines)
        )
        if not name:
            self._at = _NAME
            self.tell("! " + say("screens.setup-name-needed"), "awas")
            return
        if word != again:
            self._at, self._lines[_AGAIN] = _AGAIN, LineEdit()
            self.tell("!! " + say("cli.passphrases-differ"), "salah")
            return
        try:
            vault.check_new_passphrase(word)
        except OperatorError as error:
            self._at = _WORD
            self.tell_error(error)
            return
        folder, window = self.session.home, self.session.window
        self._making = True
        self.tell(say("screens.setup-making"))

        def make() -> Sitting:
            home.create(folder, name, word)
            return begin(home.open_store(folder, word), window)

        self.desk.jobs.run(make, self._made)

    def _made(self, result: "Sitting | OperatorError") -> None:
        self._making = False
        if isinstance(result, OperatorError):
            self._early.clear()
            self.tell_error(result)
            return
        self.desk.unlocked(result)
        self.go_on()
