"""The consent that a follow-up begins with: the notice is read, the purpose asked about, the answer kept."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from operator_tui.core.checks import METHODS
from operator_tui.core.errors import OperatorError
from operator_tui.core.followups import consent_name
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.mask import nik
from operator_tui.locale import language, say
from operator_tui.store import applications, followups
from operator_tui.store.applications import Application
from operator_tui.store.followups import Consent
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, fold, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_ANSWER: Final = "answer"
_METHOD: Final = "method"
_PAPER: Final = "paper"
_LETTERS: Final = {
    _ANSWER: {"y": "Y", "t": "T", "n": "T"},
    _METHOD: {letter.lower(): letter for letter in METHODS},
}


class ConsentScreen(HouseScreen):
    """Asks for the consent unless it was given before; only a yes opens the form of the follow-up."""

    TITLE_KEY = "followups.consent"
    HELP_KEY = "help.consent"
    ALSO = (Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.next"),
        (Do.COMMIT, "followups.key.commit"),
        (Do.BACK, "screens.key.back"),
    )
    GIVEN_KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "followups.key.commit"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk, seq: int, kind: str) -> None:
        super().__init__(desk)
        self.seq, self.kind = seq, kind
        self.form = self.session.form(kind)
        self.app_row: Application | None = None
        self.given: Consent | None = None
        begun = (dict.fromkeys((_ANSWER, _METHOD, _PAPER), ""), LineEdit())
        self._begun_as = (seq, kind, self.session.who)
        self.texts, self.paper = self.session.consents.setdefault(self._begun_as, begun)
        self.focus = _ANSWER
        self._busy = True

        def read(db: Database) -> tuple[Application, Consent | None]:
            return applications.get(db, seq), followups.consent(db, seq, kind)

        desk.jobs.run(self.session.read(read), self._was_read)

    def holds(self, key: str, character: str) -> bool:
        """While the consent is read or kept, what is typed waits for what comes of it."""
        return self._busy

    def do(self, do: Do) -> bool:
        match do:
            case Do.ENTER | Do.COMMIT if self._is_given or self.app_row is None:
                self._begin()
            case Do.ENTER if self.texts[_ANSWER] == "T":
                self._begin()
            case Do.ENTER if self.focus == self._places()[-1] and not self._missing():
                self._begin()
            case Do.ENTER | Do.TAB | Do.DOWN:
                self._step(1)
            case Do.BACKTAB | Do.UP:
                self._step(-1)
            case Do.COMMIT:
                self._begin()
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        if self._is_given:
            return False
        if self.focus == _PAPER:
            return self.paper.press(key)
        if key == "backspace":
            self.texts[self.focus] = ""
        return key == "backspace"

    def typed(self, text: str) -> None:
        if self._is_given:
            return
        if self.focus == _PAPER:
            self.paper.insert(text)
        elif letter := _LETTERS[self.focus].get(text.strip().casefold()):
            self.texts[self.focus] = letter
            self.tell("")
        else:
            self.tell("! " + say(f"followups.letters.{self.focus}"), "awas")

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.GIVEN_KEYS if self._is_given else self.KEYS

    def hint(self) -> str:
        return say("followups.hint-given" if self._is_given else f"followups.hint-{self.focus}")

    def title(self, look: Look) -> Row:
        app = self.app_row
        head = f"{say('followups.consent')} {say(f'followups.kind.{self.kind}').upper()}"
        return row(
            Span(head, "tebal"), f"   {app.name} · {nik(app.nik)} · NIB {app.nib}" if app else ""
        )

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if self.app_row is None:
            return [(), row("   …")]
        width = min(look.width, 100) - 6
        notice = say("followups.notice", version=self.form.notice_version)
        rows: list[Row] = [(), row(" ", Span(notice, "tebal"))]
        rows += [row("   ", line) for line in fold(self.form.notice[language()], width)]
        ask = say("followups.given" if self._is_given else "followups.ask")
        rows += [(), row(" ", Span(ask, "tebal"))]
        question = next(s for s in self.form.statements if s.name == consent_name(self.kind))
        rows += [row("   ", Span(question.question[language()], "nilai")), ()]
        if self.given is not None:
            rows += [
                row("   ", Span(line, "baik" if self._is_given else ""))
                for line in self._said(width)
            ]
        if not self._is_given:
            rows += [()] if self.given is not None else []
            rows += [self._row(place, look) for place in self._places()]
        # The notice and what is asked are seen whole; where it is tight, the empty rows give way.
        return rows if len(rows) <= height else [one for one in rows if one]

    @property
    def _is_given(self) -> bool:
        """Whether the last word on this purpose was a yes: then it isn't asked again."""
        return self.given is not None and self.given.answer == "Y"

    def _said(self, width: int) -> list[str]:
        """What was said before, when, how and before whom."""
        said = self.given
        if said is None:
            return []
        key = f"followups.said.{said.answer}" + (f".{said.method}" if said.answer == "Y" else "")
        at = self.session.date_time_of(said.at)
        return fold(
            say(key, at=at, by=said.by, paper=said.paper, version=said.notice_version), width
        )

    def _row(self, place: str, look: Look) -> Row:
        here = place == self.focus
        label = f"   {fit(say(f'followups.place.{place}'), 16)} "
        if place == _PAPER:
            return row(label, *box(self.paper, 24, look, here=here))
        text = self.texts[place]
        cell = [Span(text or (" " if here else "."), "fokus" if here else "nilai")]
        if here and look.brackets:
            cell = [Span("["), *cell, Span("]")]
        return row(label, *cell, "     " + say(f"followups.letters.{place}"))

    def _places(self) -> list[str]:
        """What is asked now: how it was given only after a yes, the paper only where there is one."""
        if self.texts[_ANSWER] == "T":
            return [_ANSWER]
        return [_ANSWER, _METHOD, *([_PAPER] if self.texts[_METHOD] == "S" else [])]

    def _step(self, by: int) -> None:
        places = self._places()
        here = places.index(self.focus) if self.focus in places else 0
        self.focus = places[(here + by) % len(places)]

    def _missing(self) -> str:
        """The first place that lacks an answer; empty for none."""
        self.texts[_PAPER] = self.paper.text.strip()
        return next((place for place in self._places() if not self.texts[place]), "")

    def _begin(self) -> None:
        """Keep the answer, and begin the follow-up after a yes: in one transaction, or not at all."""
        if self.app_row is None:
            return
        given, seq, form = self._is_given, self.seq, self.form
        if not given and (missing := self._missing()):
            self.focus = missing
            self.tell("! " + say("followups.consent-open"), "awas")
            return
        answer, method, paper = (self.texts[place] for place in (_ANSWER, _METHOD, _PAPER))
        self._busy = True

        def job(tx: Tx) -> Application | None:
            if not given:
                followups.answer_consent(tx, seq, form, answer, method, paper)
            return followups.begin(tx, seq, form) if given or answer == "Y" else None

        self.desk.jobs.follow(self.session.opened().write(job), self._begun)

    def _begun(self, result: "Application | OperatorError | None") -> None:
        self._busy = False
        if self.session.store is None:
            return  # locked meanwhile: the answer is kept, the draft stands in the list
        if isinstance(result, OperatorError):
            self._early.clear()
            self.tell_error(result)
            return
        if result is None:
            self.desk.close_screen()
            if self.desk.top is not None:
                kind = say(f"followups.kind.{self.kind}")
                self.desk.top.tell("× " + say("followups.refused", kind=kind))
        elif result.status in applications.DRAFT_STATES:
            self.desk.go_to("form", seq=result.seq)
        else:
            self.desk.go_to("detail", seq=result.seq)
        self.session.consents.pop(self._begun_as, None)
        self.desk.recount()
        self.go_on()

    def _was_read(self, result: Any) -> None:
        self._busy = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
        else:
            self.app_row, self.given = result
        self.go_on()
