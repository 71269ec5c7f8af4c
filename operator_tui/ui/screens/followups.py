"""The follow-ups of the NIBs: what may be begun now, what is under way, what waits for its NIB."""

from collections.abc import Sequence
from typing import ClassVar, Final

from operator_tui.core.errors import OperatorError
from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.mask import nik
from operator_tui.locale import say
from operator_tui.store import followups
from operator_tui.store.applications import DRAFT_STATES
from operator_tui.store.followups import OPEN, WAITING, Followup
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import STATUS_ROLES, short_number, status_word

_MOST: Final = 500
"""Rows that are read; typing narrows them."""
_SIZES: Final = (10, 18, 9, 5, 23)
_Tally = dict[str, dict[str, int]]


class FollowupsScreen(HouseScreen):
    """All that was asked for or begun, or, with ``parent``, both kinds for one NIB. Letters filter, Enter opens."""

    TITLE_KEY = "followups.title"
    HELP_KEY = "help.followups"
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "followups.key.open"),
        (Do.DOWN, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
        (Do.QUEUE, "followups.key.queue"),
        (Do.MENU, "screens.key.menu"),
    )

    def __init__(self, desk: Desk, parent: int = 0) -> None:
        super().__init__(desk)
        self._parent = parent
        self.filter = LineEdit()
        self.rows: list[Followup] = []
        self.at = 0
        self._tally: _Tally = {}
        self._turn = 0
        self._busy = False
        self._visible = 10
        self._read()

    def holds(self, key: str, character: str) -> bool:
        """While the list is being read, what acts on a row waits for it; typing goes on."""
        return self._busy and not character and key not in ("backspace", "ctrl+u")

    def typed(self, text: str) -> None:
        if not self._parent:
            self.filter.insert(text)
            self._read()

    def edit(self, key: str) -> bool:
        if key in ("home", "end"):
            self._to(0 if key == "home" else len(self.rows))
            return True
        before = self.filter.text
        found = self.filter.press(key)
        if self.filter.text != before:
            self._read()
        return found

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.TAB:
                self._to(self.at + 1)
            case Do.UP | Do.BACKTAB:
                self._to(self.at - 1)
            case Do.PAGE_DOWN:
                self._to(self.at + self._visible)
            case Do.PAGE_UP:
                self._to(self.at - self._visible)
            case Do.ENTER:
                self._open()
            case Do.BACK if self.filter.text:
                self.filter = LineEdit()
                self._read()
            case _:
                return False
        return True

    @property
    def marked(self) -> Followup | None:
        """The follow-up under the mark."""
        return self.rows[self.at] if self.at < len(self.rows) else None

    def news(self) -> None:
        """States may have changed: read them anew, each row in its place."""
        self._read(still=True)

    def resumed(self) -> None:
        self._read(still=True)

    def copied(self) -> str:
        return (self.marked.label or self.marked.ref) if self.marked else ""

    def hint(self) -> str:
        if self.marked is None:
            return say("followups.hint-none" if self.filter.text else "followups.hint-empty")
        narrows = "" if self._parent else say("followups.hint-type")
        return say(f"followups.hint.{_does(self.marked)}") + narrows

    def title(self, look: Look) -> Row:
        head = Span(say("followups.title"), "tebal")
        if self._parent:
            return row(
                head, f"   {self.rows[0].name} · NIB {self.rows[0].nib}" if self.rows else ""
            )
        n = {
            state: sum(by.get(state, 0) for by in self._tally.values()) for state in (OPEN, WAITING)
        }
        return row(head, "   " + say("followups.tally", open=n[OPEN], waiting=n[WAITING]))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [()]
        if not self._parent:
            asked = sum(n for by in self._tally.values() for n in by.values())
            shown = say("followups.shown", n=len(self.rows), all=asked)
            rows = [
                row(say("screens.queue-filter"), "  ", *box(self.filter, 22, look), f"  {shown}"),
                (),
            ]
        rows.append(self._cells(say("followups.columns").split("|")))
        if not self.rows:
            if not self._busy:
                key = "screens.queue-none" if self.filter.text else "followups.empty"
                rows += [row("   ", line) for line in say(key).split("|")]
            return rows
        self._visible = max(1, height - len(rows))
        start = max(0, min(self.at - self._visible // 2, len(self.rows) - self._visible))
        return [
            *rows,
            *(self._item(i) for i in range(start, min(len(self.rows), start + self._visible))),
        ]

    def _item(self, i: int) -> Row:
        one = self.rows[i]
        state, role = _state(one)
        if one.training:
            state += f" {say('ui.training')}"
        cells = [
            short_number(one.label or one.ref, self.session.today()), one.name, nik(one.nik),
            say(f"followups.kind.{one.kind}"), "", self.session.short_age(one.since) if one.since else "",
        ]  # fmt: skip
        return self._cells(cells, (state, role), here=i == self.at)

    def _cells(
        self, cells: list[str], state: tuple[str, str] | None = None, *, here: bool = False
    ) -> Row:
        *texts, word, age = cells
        shown, role = state or (word, "")
        left = [f"{fit(text, size)} " for text, size in zip(texts, _SIZES, strict=False)]
        return row(
            f" {'>' if here else ' '} ",
            *left,
            Span(fit(shown, _SIZES[-1]), role),
            " ",
            right(age, 7),
        )

    def _to(self, at: int) -> None:
        self.at = max(0, min(len(self.rows) - 1, at))

    def _open(self) -> None:
        one = self.marked
        if one is None:
            self.tell(say("followups.nothing"))
        elif one.state == WAITING:
            self.tell("! " + say("followups.not-issued", ref=one.ref), "awas")
        elif one.state == OPEN:
            self.desk.open_screen("consent", seq=one.parent, kind=one.kind)
        elif one.state in DRAFT_STATES:
            self.desk.open_screen("form", seq=one.app)
        else:
            self.desk.open_screen("detail", seq=one.app)

    def _read(self, *, still: bool = False) -> None:
        """Read what the filter lets through; ``still`` leaves every row, and the mark, where it is."""
        self._turn += 1
        turn, text, parent = self._turn, self.filter.text, self._parent
        self._busy = self._busy or not still

        def read(db: Database) -> tuple[list[Followup], _Tally]:
            if parent:
                return followups.of_nib(db, parent), {}
            return followups.found(db, text, _MOST), followups.tally(db)

        def done(result: "tuple[list[Followup], _Tally] | OperatorError") -> None:
            if turn == self._turn:
                self._was_read(result, still=still)

        self.desk.jobs.run(self.session.read(read), done)

    def _was_read(
        self, result: "tuple[list[Followup], _Tally] | OperatorError", *, still: bool
    ) -> None:
        self._busy = False
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        former, (rows, self._tally) = self.marked, result
        if still:
            places = {_key(one): i for i, one in enumerate(self.rows)}
            rows = sorted(rows, key=lambda one: places.get(_key(one), len(places)))
        self.rows = rows
        keys = [_key(one) for one in rows]
        kept = still and former is not None and _key(former) in keys
        self._to(keys.index(_key(former)) if kept and former is not None else self.at * still)
        self.go_on()


def _key(one: Followup) -> tuple[int, str]:
    return one.parent, one.kind


def _does(one: Followup) -> str:
    """What Enter does on a row, as a key of its sentence."""
    if one.state in (WAITING, OPEN):
        return one.state
    return "form" if one.state in DRAFT_STATES else "detail"


def _state(one: Followup) -> tuple[str, str]:
    """The words for a state, and their role; what has no status of its own yet has no glyph either."""
    if one.state in (WAITING, OPEN):
        word = one.state if one.asked else "unasked"
        return say(f"followups.state.{word}"), "nilai" if word == OPEN else ""
    status = Status(one.state)
    return status_word(status), STATUS_ROLES.get(status, "")
