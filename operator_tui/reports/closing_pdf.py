"""What follows the page of a closed day: the four counts, each difference by reference and reason, lines to sign on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from operator_tui.locale import say
from operator_tui.reports.closing import difference_words, hands_of, sheet_of, told
from operator_tui.reports.late import late_words
from operator_tui.reports.page import ROW, Page
from operator_tui.store.closing import Closed

if TYPE_CHECKING:
    from fpdf import FPDF

_LEFT, _RIGHT, _TOP, _FOOT, _EDGE = 15.0, 195.0, 15.0, 280.0, 287.0
_COLUMNS: Final = (15.0, 48.0, 98.0, 162.0)
"""Where reference, difference, reason and name begin; all measures are millimetres."""
_REASON: Final = 2
_POINTS: Final = 8.5
_SIGNING: Final = 40.0
_ROWS: Final = ("paper", "applications", "printed", "accepted")


class SealedPages:
    """The pages after the first one of a sealed sheet."""

    def __init__(self, done: Closed) -> None:
        self._done, self._sheet = done, sheet_of(done)
        self._told = told(hands_of(done))

    @property
    def texts(self) -> Sequence[str]:
        """Names and reasons: what people typed."""
        given = [str(one[name]) for one in self._differences for name in ("reason", "by")]
        return [self._done.supervisor, self._done.witness, self._done.by, *given]

    def draw(self, pdf: "FPDF", page: Page) -> None:
        """The counts, the list on as many pages as it takes, and below it where to sign; each page has the seal."""
        pdf.add_page()
        y = self._counts(page)
        y = page.title(_LEFT, y + 4, say("closing.list-all", n=len(self._differences)))
        parts = _paged([_wrapped(page, cells) for cells in self._lines()], y)
        for number, rows in enumerate(parts, 2):
            if number > 2:
                pdf.add_page()
                y = _TOP
            for texts in rows:
                y = _row(page, y, texts)
            foot = say(
                "closing.page", place=self._place, seal=self._done.seal, n=number, of=len(parts) + 1
            )
            page.text(_LEFT, _EDGE, foot, 8, grey=90)
        self._sign(page, y + 12)

    @property
    def _differences(self) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = self._sheet["differences"]
        return found

    @property
    def _place(self) -> str:
        return f"{date.fromisoformat(self._done.day):%d-%m-%Y} · {self._sheet['device']}"

    def _counts(self, page: Page) -> float:
        page.text(_LEFT, _TOP + 5, f"{say('closing.title')}  {self._place}", 13, bold=True)
        numbers, y = self._sheet["counts"], _TOP + 10
        rows = [["", say("closing.number"), say("closing.differs-by")]]
        for name in _ROWS:
            by = numbers[name] - numbers["applications"]
            label = say(f"closing.row.{name}")
            rows.append([label, f"{numbers[name]}", f"{by:+d}" if by else ""])
        y = page.table(_LEFT, y, (70, 20, 20), rows)
        for line in self._told:
            page.text(_LEFT, y + 3.6, page.cut(line, _RIGHT - _LEFT, 9), 9)
            y += ROW
        return y

    def _lines(self) -> list[tuple[str, ...]]:
        """Each difference; then what was late on this sheet."""
        rows: list[tuple[str, ...]] = [
            (_name(one), difference_words(one), one["reason"], one["by"])
            for one in self._differences
        ]
        rows += [
            (late["ref"], say("closing.late-mark"), late_words(late))
            for late in self._sheet["late"]
        ]
        return rows or [("", say("closing.list-none"))]

    def _sign(self, page: Page, y: float) -> None:
        page.text(_LEFT, y, f"{say('closing.seal')} {self._done.seal}", 14, bold=True)
        for x, what, name in (
            (_LEFT, "supervisor", self._done.supervisor),
            (110.0, "witness", self._done.witness),
        ):
            page.text(x, y + 8, say(f"closing.{what}"), 9, grey=90)
            page.rule(x, y + 22, x + 70)
            page.text(x, y + 26.5, page.cut(name, 70, 9), 9)


def _name(one: Mapping[str, Any]) -> str:
    return str(one["ref"]) or say(f"closing.name.{one['what']}")


def _paged(items: Sequence[Sequence[Sequence[str]]], y: float) -> list[list[Sequence[str]]]:
    """The rows of each page, the first from ``y`` on: no item is broken, and where to sign has room on the last."""
    pages: list[list[Sequence[str]]] = [[]]
    for rows in items:
        if y + len(rows) * ROW > _FOOT:
            pages.append([])
            y = _TOP
        pages[-1] += rows
        y += len(rows) * ROW
    return [*pages, []] if y > _FOOT - _SIGNING else pages


def _wrapped(page: Page, cells: Sequence[str]) -> list[Sequence[str]]:
    """A line of the list on as many rows as its reason takes: what is signed is never cut."""
    if len(cells) <= _REASON:
        return [cells]
    end = _COLUMNS[_REASON + 1]
    first, *more = page.wrap(cells[_REASON], end - _COLUMNS[_REASON] - 2, _POINTS) or [""]
    head = [*cells[:_REASON], first, *cells[_REASON + 1 :]]
    return [head, *(["", "", line] for line in more)]


def _row(page: Page, y: float, cells: Sequence[str]) -> float:
    for i, (x, text) in enumerate(zip(_COLUMNS, cells, strict=False)):
        end = (*_COLUMNS, _RIGHT)[i + 1]
        fits = text if i == _REASON else page.cut(text, end - x - 2, _POINTS)
        page.text(x, y + 3.6, fits, _POINTS, bold=i == 0)
    return y + ROW
