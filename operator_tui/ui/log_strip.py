"""The picture of the link over the day: a row of marks for the link, for the answers' time, for batches."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from operator_tui.core.outages import Outages
from operator_tui.core.times import stamp
from operator_tui.locale import say
from operator_tui.reports.linkday import Cell, LinkDay, cells, from_log, from_store, window
from operator_tui.ui.paint import Look, Row, Span, fit, row
from operator_tui.ui.session import Session

_MARKS: Final = {"online": "#", "slow": "=", "down": "x", "portal": "p", "offline": ".", "": " "}
_ROLES: Final = {"#": "baik", "=": "awas", "x": "salah", "p": "awas", "!": "salah"}
_LEFT: Final = 7
_MINUTE: Final = timedelta(minutes=1)


class Scale(NamedTuple):
    """So many cells of ``step``; an hour's name above the first cell of each ``mark``."""

    step: timedelta
    cells: int
    mark: timedelta
    hours: str = "%H"


_SMALL: Final = (
    Scale(5 * _MINUTE, 36, 60 * _MINUTE),
    Scale(40 * _MINUTE, 36, 240 * _MINUTE),
)
"""Three hours, or a day."""
_MOST: Final = 112


def _large(width: int) -> tuple[Scale, Scale]:
    """Of a large window: a cell a minute, or a day."""
    count = min(_MOST, width - _LEFT - 1)
    day = 15 if count * 15 >= 24 * 60 else 20
    return (
        Scale(_MINUTE, count, 15 * _MINUTE, "%H.%M"),
        Scale(day * _MINUTE, count, 120 * _MINUTE),
    )


def day_job(session: Session, folder: Path, tz: str) -> Callable[[], LinkDay]:
    """A job that reads today's link: from the store where it is open, else from the log."""
    day = session.today()
    if session.store is not None:
        return session.read(lambda db: from_store(db, day, tz))
    return lambda: from_log(folder, day, tz)


class _Counted(NamedTuple):
    """What is drawn of a day: its cells, its answers' times, how often the office couldn't be reached."""

    cells: list[Cell]
    times: tuple[int, int] | None
    broken: Outages | None


class LogStrip:
    """What was seen of the link, how it is drawn, and the cell under the cursor while the picture has the keys."""

    def __init__(self) -> None:
        self.day = LinkDay()
        self.here = False
        self._scales, self._day = _SMALL, 0
        self._at = self._scale.cells - 1
        self._known: tuple[object, _Counted] | None = None

    def scale(self) -> None:
        """The other scale: a day, or its last three hours."""
        self._day = 1 - self._day

    def move(self, by: int) -> None:
        """Choose another cell."""
        self._at = max(0, min(self._scale.cells - 1, self._at + by))

    def moment(self, now: datetime) -> str:
        """The moment (stored text) where the chosen cell begins."""
        return stamp(self._start(now) + self._at * self._scale.step)

    def words(self, now: datetime) -> str:
        """The chosen cell in words."""
        from operator_tui.reports.attempts import link_word

        begun = self._start(now) + self._at * self._scale.step
        cell = self._counted(now).cells[self._at]
        parts = [link_word(cell.verdict) if cell.verdict else say("logview.cell-unknown")]
        parts += [say("logview.cell-answer", ms=_seconds(cell.ms))] if cell.ms else []
        parts += [say("logview.cell-batches", n=cell.batches)] if cell.batches else []
        parts += [say("logview.cell-cut")] if cell.cut else []
        start, end = f"{begun:%H.%M}", f"{begun + self._scale.step:%H.%M}"
        return say("logview.cell", start=start, end=end, what=", ".join(parts))

    def rows(self, now: datetime, look: Look, *, large: bool = False) -> list[Row]:
        """The picture: four rows with its legend beside it; ``large``: six as wide as the window, the legend below."""
        self._take(_large(look.width) if large else _SMALL)
        found = self._counted(now).cells
        marks = [_MARKS.get(cell.verdict, "!") for cell in found]
        answers = [str(min(9, round(cell.ms / 1000))) if cell.ms else " " for cell in found]
        sent = ["x" if c.cut else "+" if c.batches > 9 else str(c.batches or " ") for c in found]
        step = say("logview.strip-step", n=int(self._scale.step / _MINUTE))
        said = (
            self._cuts(now),
            say("logview.legend-1"),
            say("logview.legend-2", step=step),
            self._times(now),
        )
        hours, link, answer, batches = ("",) * 4 if large else said
        rows = [
            row(
                " " * _LEFT,
                Span(fit(self._hours(now), self._scale.cells)),
                f"  {hours}" if hours else "",
            ),
            self._row("link", marks, link, look),
            self._row("answer", answers, answer, look),
            self._row("sent", sent, batches, look),
        ]
        if large:
            rows.append(row(" " * _LEFT, f"{said[1]} {said[2]}"))
            rows.append(row(" " * _LEFT, "   ".join(text for text in (said[0], said[3]) if text)))
        return rows

    @property
    def _scale(self) -> Scale:
        return self._scales[self._day]

    def _take(self, scales: tuple[Scale, Scale]) -> None:
        """Be drawn with these scales; the cursor keeps its distance from the end, which is now."""
        if scales != self._scales:
            from_end = self._scale.cells - self._at
            self._scales = scales
            self._at = max(0, self._scale.cells - from_end)

    def _start(self, now: datetime) -> datetime:
        return window(now, self._scale.step, self._scale.cells)

    def _counted(self, now: datetime) -> "_Counted":
        """What is drawn, counted anew only where something came, or a minute has gone by."""
        day = self.day
        key = (id(day), len(day.looks), len(day.batches), self._scale, stamp(now)[:16])
        if self._known is None or self._known[0] != key:
            found = cells(day, self._start(now), self._scale.step, self._scale.cells)
            broken = day.outages(stamp(now)) if day.looks or day.batches else None
            self._known = key, _Counted(found, day.times(), broken)
        return self._known[1]

    def _hours(self, now: datetime) -> str:
        """The hours above the cells they begin in."""
        scale, begun = self._scale, self._start(now)
        letters = [" "] * scale.cells
        midnight = begun.replace(hour=0, minute=0, second=0, microsecond=0)
        for at in range(scale.cells):
            first = begun + at * scale.step
            mark = midnight - (midnight - first) // scale.mark * scale.mark
            name = f"{mark:{scale.hours}}"
            if mark < first + scale.step and at + len(name) <= scale.cells:
                letters[at : at + len(name)] = name
        return "".join(letters)

    def _row(self, name: str, marks: Sequence[str], said: str, look: Look) -> Row:
        spans = [Span(f" {fit(say(f'logview.strip-{name}'), _LEFT - 1)}")]
        cursor = self._at if self.here and name == "link" else -1
        for at, mark in enumerate(self._with_cursor(marks, cursor, look)):
            role = _ROLES.get(mark, "") if name != "answer" else ""
            role = "fokus" if at == cursor else role
            if len(spans) > 1 and spans[-1].role == role:
                spans[-1] = Span(spans[-1].text + mark, role)
            else:
                spans.append(Span(mark, role))
        return (*spans, Span(f"  {said}" if said else ""))

    @staticmethod
    def _with_cursor(marks: Sequence[str], cursor: int, look: Look) -> list[str]:
        """Where reverse video can't be counted on, the cursor is a mark of its own."""
        return ["^" if at == cursor and look.brackets else mark for at, mark in enumerate(marks)]

    def _times(self, now: datetime) -> str:
        times = self._counted(now).times
        if times is None:
            return say("logview.no-times")
        return say("logview.times", p95=_seconds(times[0]), most=_seconds(times[1]))

    def _cuts(self, now: datetime) -> str:
        """How often and how long the office couldn't be reached today; nothing where nobody looked."""
        broken = self._counted(now).broken
        if broken is None:
            return ""
        if not broken.times:
            return say("logview.unbroken")
        return say("logview.broken", n=broken.times, m=round(broken.minutes))


def _seconds(ms: int) -> str:
    """``182 md``, ``6,2 d``."""
    if ms < 1_000:
        return say("attempts.ms", n=ms)
    return say("logview.seconds", n=f"{ms / 1_000:.1f}".replace(".", say("attempts.decimal")))
