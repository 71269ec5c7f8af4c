"""The statements under the keyboard: which are asked, what is answered, and how it was given."""

from collections.abc import Callable
from typing import Final

from operator_tui.core import checks
from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER
from operator_tui.core.form import FormSpec
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import language, say

_METHODS: Final = {"l": "L", "s": "S"}
_YES_NO: Final = {"y": "Y", "t": "T", "n": "T"}


class Answering:
    """Changes the texts of the form; ``save`` is called with the name of each one that changed."""

    def __init__(self, form: FormSpec, texts: dict[str, str], save: Callable[[str], None]) -> None:
        self._form, self._texts, self._save = form, texts, save
        self.paper = LineEdit()
        self.enter("")

    @property
    def places(self) -> list[str]:
        """What is to be answered, in order: declarations, consents, how they were given, the paper's number."""
        asked = [*self._form.declarations(self._texts), *self._form.consents(self._texts)]
        by_paper = self._texts.get(CONSENT_METHOD) == "S"
        return [*(s.name for s in asked), CONSENT_METHOD, *([CONSENT_PAPER] if by_paper else [])]

    def open(self) -> list[str]:
        """What still lacks an answer."""
        return [p.field for p in checks.statements(self._form, self._texts)]

    def refused(self) -> checks.Problem | None:
        """A no that ends the matter, if one was given."""
        found = checks.statements(self._form, self._texts)
        return next((p for p in found if p.key == "refused"), None)

    def enter(self, name: str) -> None:
        """The cursor comes to a place: the paper's number stands there as it is stored."""
        if name in ("", CONSENT_PAPER):
            self.paper = LineEdit.entering(self._texts.get(CONSENT_PAPER, ""))

    def leave(self, name: str) -> None:
        """The cursor leaves a place: a number typed there is kept."""
        text = self.paper.text.strip()
        if name == CONSENT_PAPER and text != self._texts.get(CONSENT_PAPER, ""):
            self._texts[CONSENT_PAPER] = text
            self._save(CONSENT_PAPER)

    def letter(self, name: str, text: str) -> str:
        """An answer is typed; a sentence for what isn't one."""
        by_method = name == CONSENT_METHOD
        answer = (_METHODS if by_method else _YES_NO).get(text.strip().casefold())
        if answer is None:
            return say("form.readback.method-keys" if by_method else "form.readback.yes-no")
        self.answer(name, answer)
        return ""

    def answer(self, name: str, answer: str) -> None:
        """The answer is this one; an empty one takes it back."""
        self._texts[name] = answer
        self._save(name)

    def hint(self, name: str) -> str:
        """What to ask, word for word."""
        if name == CONSENT_METHOD:
            return say("form.readback.hint-method")
        if name == CONSENT_PAPER:
            return say("form.readback.hint-paper")
        return next(s.question[language()] for s in self._form.statements if s.name == name)
