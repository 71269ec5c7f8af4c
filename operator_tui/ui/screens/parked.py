"""The parked drafts, the one last typed in first: Enter goes on where it was left."""

from collections.abc import Sequence
from typing import ClassVar

from operator_tui.core.checks import reason_field
from operator_tui.core.errors import OperatorError
from operator_tui.core.mask import nik
from operator_tui.locale import language, say
from operator_tui.store import listing
from operator_tui.store.applications import Application
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, right, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import GLYPHS, STATUS_ROLES, short_ref


class ParkedScreen(HouseScreen):
    """Drafts and corrections that wait to be gone on with."""

    TITLE_KEY = "screens.parked"
    HELP_KEY = "help.parked"
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.parked-open"),
        (Do.DOWN, "screens.key.choose"),
        (Do.NEW, "screens.key.queue-new"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.drafts: list[tuple[Application, str]] | None = None
        self.at = 0
        self.resumed()

    def resumed(self) -> None:
        self.desk.jobs.run(self.session.read(listing.parked), self._read)

    def holds(self, key: str, character: str) -> bool:
        """Until the drafts have been read, keys wait."""
        return self.drafts is None

    def do(self, do: Do) -> bool:
        drafts = self.drafts or []
        match do:
            case Do.DOWN | Do.TAB:
                self.at = min(max(0, len(drafts) - 1), self.at + 1)
            case Do.UP | Do.BACKTAB:
                self.at = max(0, self.at - 1)
            case Do.ENTER if drafts:
                self.desk.go_to("form", seq=drafts[self.at][0].seq)
            case Do.ENTER:
                self.tell(say("screens.parked-none"))
            case _:
                return False
        return True

    def hint(self) -> str:
        return say("screens.parked-hint") if self.drafts else ""

    def title(self, look: Look) -> Row:
        count = f"  {len(self.drafts)}" if self.drafts else ""
        return row(Span(say("screens.parked"), "tebal"), count)

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if not self.drafts:
            return [(), row("   ", say("screens.parked-none"))] if self.drafts is not None else []
        first = max(0, min(self.at - height // 2, len(self.drafts) - height + 2))
        rows = [(), self._cells(look, say("screens.parked-columns").split("|"), " ", "")]
        for i, (app, field) in enumerate(self.drafts[first : first + height - 2], first):
            number = f"{GLYPHS[app.status]} {short_ref(app, self.session.today())}"
            cells = [
                number,
                app.name or "…",
                nik(app.nik) if app.nik else "",
                self._label(app, field),
            ]
            cells.append(self.session.short_age(app.updated_at))
            mark = ">" if i == self.at else " "
            rows.append(self._cells(look, cells, mark, STATUS_ROLES.get(app.status, "")))
        return rows

    def _cells(self, look: Look, cells: list[str], mark: str, role: str) -> Row:
        number, name, number_of_person, field, age = cells
        return row(
            Span(f" {mark} ", "nilai"), Span(fit(number, 12), role), " ", fit(name, 26), " ",
            fit(number_of_person, 9), "  ", fit(field, 17), " ", right(age, 7),
        )  # fmt: skip

    def _read(self, result: "list[tuple[Application, str]] | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.drafts = []
            self.tell_error(result)
        else:
            self.drafts = result
            self.at = min(self.at, max(0, len(result) - 1))
        self.go_on()

    def _label(self, app: Application, field: str) -> str:
        """The field a draft was left at, as its own form names it."""
        spec = self.session.form_of(app).index.get(reason_field(field))
        return spec.label[language()].strip() if spec else ""
