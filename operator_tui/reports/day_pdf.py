"""The day on one A4 page, its charts drawn; nothing of an applicant is on it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from operator_tui.locale import say
from operator_tui.paper.pdf import blank
from operator_tui.reports.attempts import megabytes, size
from operator_tui.reports.day_table import (
    field_words,
    kbli_words,
    print_words,
    sex_words,
    village_words,
)
from operator_tui.reports.day_values import AND, NONE, Day
from operator_tui.reports.page import ROW, Bar, Page

if TYPE_CHECKING:
    from fpdf import FPDF

_LEFT, _RIGHT, _TOP, _FOOT = 15.0, 195.0, 15.0, 284.0
_MIDDLE: Final = 108.0
"""Where the right column begins; all measures are millimetres."""
_MOST, _FEW = 8, 6
"""Bars of a chart, fewer beneath a long one; what is left over is one more."""
_OTHERS: Final = 36.0
_FEW_LAPTOPS: Final = 4
"""So many at most are named at the top; all of them are at the foot."""
_MORE: Final = 2
"""Further lines at the foot for the names of laptops that were added."""
_STAFF: Final = 4
"""Operators who have room on any page; the others are summed up."""


class Annex(Protocol):
    """Pages that follow: what they may say, for the choice of the font, and how they are drawn."""

    @property
    def texts(self) -> Sequence[str]:
        """All that may have letters which printers' own fonts lack."""
        ...

    def draw(self, pdf: "FPDF", page: Page) -> None:
        """Add its pages."""
        ...


def to_pdf(day: Day, time: str, foot: Sequence[str] = (), annex: Annex | None = None) -> bytes:
    """The page as PDF. ``time`` is when it was counted, ``foot`` the lines below: the four counts, and the seal."""
    pdf = blank(say("daysheet.title"))
    pdf.add_page()
    sheet = _Sheet(pdf, day, foot, annex.texts if annex else ())
    sheet.draw(time)
    if annex is not None:
        annex.draw(pdf, sheet.page)
    return bytes(pdf.output())


class _Sheet:
    def __init__(self, pdf: "FPDF", day: Day, foot: Sequence[str], more: Sequence[str]) -> None:
        self._day, self._foot = day, foot
        names = [day.event, *foot, *day.villages, *(one.who for one in day.operators), *more]
        self.page = Page(pdf, names)

    def draw(self, time: str) -> None:
        day, page = self._day, self.page
        top = self._sums(self._header() + 3) + 5
        hours = {int(hour): n for hour, n in day.intake.by_hour.items()}
        statuses = self._statuses()
        most = _MOST if len(statuses) <= _FEW else _FEW
        left = page.bars(_LEFT, top, 85, say("daysheet.pdf.status"), statuses)
        right = page.columns(_MIDDLE, top, 87, 26, say("daysheet.pdf.hours"), hours)
        top = max(left, right) + 4
        left = page.bars(_LEFT, top, 85, say("daysheet.pdf.villages"), self._villages(most))
        right = page.bars(_MIDDLE, top, 87, say("daysheet.pdf.kbli"), self._kbli(most))
        top = max(left, right) + 4
        top = max(self._operators(_LEFT, top), self._times(_MIDDLE + 18, top)) + 4
        self._others(top)
        y = self._end
        page.rule(_LEFT, y - 5, _RIGHT)
        counted = say("daysheet.pdf.counted", device=day.device, time=time)
        above, *below = page.wrap(counted, _RIGHT - _LEFT, 8)
        page.text(_LEFT, y, above, 8, grey=90)
        for line in below[:_MORE]:
            y += 3.6
            page.text(_LEFT, y, line, 8, grey=90)
        for place, line in enumerate(self._foot, 1):
            page.text(_LEFT, y + place * 4.6, page.cut(line, _RIGHT - _LEFT, 9), 9, bold=True)

    @property
    def _end(self) -> float:
        """Where the foot begins."""
        below = 0 if AND not in self._day.device else _MORE
        return _FOOT - 5 * len(self._foot) - 3.6 * below

    def _header(self) -> float:
        day, page = self._day, self.page
        first, last = date.fromisoformat(day.date), date.fromisoformat(day.until)
        one_day = first == last
        days = _long(first) if one_day else say("day.days", first=_long(first), last=_long(last))
        title = say("daysheet.title" if one_day else "daysheet.title-days")
        page.text(_LEFT, _TOP + 5, title, 18, bold=True)
        page.text(_LEFT, _TOP + 11, days, 11)
        devices = day.device.split(AND)
        laptops = (
            day.device if len(devices) <= _FEW_LAPTOPS else say("daysheet.laptops", n=len(devices))
        )
        where = " · ".join(part for part in (day.event, laptops) if part)
        page.text(_LEFT, _TOP + 16, page.cut(where, _RIGHT - _LEFT, 10), 10, grey=70)
        page.rule(_LEFT, _TOP + 19, _RIGHT)
        return _TOP + 19

    def _sums(self, y: float) -> float:
        """Three large numbers, and below each the sum it is."""
        day, page = self._day, self.page
        boxes = (
            (say("day.people"), day.intake.taken_in, self._people()),
            (say("day.applications"), day.applications + day.lost, self._states()),
            (say("daysheet.issued_then"), day.issued_then, self._beside()),
        )
        width, deepest = (_RIGHT - _LEFT) / len(boxes), y
        for place, (label, n, said) in enumerate(boxes):
            x = _LEFT + place * width
            page.text(x, y + 5, label, 9, grey=90)
            page.text(x, y + 14, f"{n}", 24, bold=True)
            lines = page.wrap(said, width - 6, 8)[:5]
            for i, line in enumerate(lines):
                page.text(x, y + 19 + i * 3.6, line, 8, grey=70)
            deepest = max(deepest, y + 19 + len(lines) * 3.6)
        return deepest

    def _people(self) -> str:
        desk = self._day.intake
        names = ("served", "waiting", "called", "absent", "gone", "lost")
        return _sum((say(f"daysheet.people.{name}"), getattr(desk, name)) for name in names)

    def _states(self) -> str:
        """The states of what was made final."""
        day = self._day
        parts = [(say(f"core.status.{status}"), n) for status, n in day.final.items()]
        return _sum([*parts, (say("daysheet.lost"), day.lost)])

    def _beside(self) -> str:
        """What isn't in a sum, and what differs."""
        day = self._day
        parts = [
            (say(f"daysheet.{name}"), getattr(day, name))
            for name in ("issued_late", "open_drafts", "dropped", "unproven")
        ]
        return " · ".join(f"{n} {word}" for word, n in parts if n)

    def _statuses(self) -> list[Bar]:
        found = [Bar(say(f"core.status.{s}"), n) for s, n in self._day.final.items() if n]
        return sorted(found, key=lambda bar: -bar.n)

    def _villages(self, most: int) -> list[Bar]:
        rows = [Bar(_known(village_words(key)), n) for key, n in self._day.villages.items()]
        return _top(rows, most)

    def _kbli(self, most: int) -> list[Bar]:
        return _top([Bar(_known(kbli_words(key)), n) for key, n in self._day.kbli.items()], most)

    def _operators(self, x: float, y: float) -> float:
        day, page = self._day, self.page
        y = page.title(x, y, say("daysheet.pdf.operators"))
        if not day.operators and not day.few:
            page.text(x, y + 4, say("daysheet.pdf.none"), 9, grey=90)
            return y + ROW
        room = int((self._end - 9 - _OTHERS - y) / ROW) - 3
        shown, rest = day.operators[: max(_STAFF, room)], day.operators[max(_STAFF, room) :]
        names = ("applications", "per_hour", "mended", "different")
        rows = [["", *(say(f"daysheet.operator.{name}") for name in names)]]
        for one in shown:
            looks = f"{one.different}/{one.looks}" if one.looks else ""
            rows.append(
                [one.who, f"{one.applications}", _number(one.per_hour), f"{one.mended}", looks]
            )
        if rest:
            left = sum(one.applications for one in rest)
            rows.append([say("daysheet.pdf.rest", k=len(rest)), f"{left}"])
        if day.few:
            rows.append([say("daysheet.pdf.few"), f"{day.few}"])
        return page.table(x, y, (36, 17, 14, 17, 14), rows)

    def _times(self, x: float, y: float) -> float:
        day, page = self._day, self.page
        y = page.title(x, y, say("daysheet.pdf.times"))
        desk, typing, reading = day.intake, day.typing, day.reading
        rows = [["", say("daysheet.pdf.median"), say("daysheet.pdf.p90")]]
        for name, median, most in (
            ("waiting", desk.wait_median_min, desk.wait_p90_min),
            ("typing", typing.median_min, typing.p90_min),
            ("reading", reading.median_min, reading.p90_min),
        ):
            rows.append([say(f"daysheet.pdf.{name}"), _number(median), _number(most)])
        return page.table(x, y, (28, 18, 20), rows)

    def _others(self, y: float) -> None:
        """What is left, in sentences of one line each."""
        day, net, page = self._day, self._day.network, self.page
        y = page.title(_LEFT, y, say("daysheet.pdf.rest-of-day"))
        broken = say("day.no-outages")
        if net.outages:
            broken = say("day.outages", n=net.outages, m=round(net.outage_min))
        prints = [f"{print_words(kind)} {n}" for kind, n in day.printed.items()]
        prints += [say("day.copies", n=day.copies)] if day.copies else []
        prints += [say("day.sheets", n=day.sheets)] if day.sheets else []
        used = size(net.bytes_up + net.bytes_down)
        if net.quota_bytes:
            used = say("day.bytes-of", size=used, of=megabytes(net.quota_bytes))
        lines = {
            "services": [f"{say(f'day.kind.{kind}')} {n}" for kind, n in day.services.items()],
            "sex": [f"{sex_words(key)} {n}" for key, n in day.sex.items()],
            "returned": [f"{_known(field_words(key))} {n}" for key, n in day.returned.items()],
            "network": [broken, say("day.batches", n=net.batches), used],
            "paper": prints,
            "due": [f"{say(f'followups.kind.{kind}')} {n}" for kind, n in day.due.items()],
        }
        for name, parts in lines.items():
            shown = " · ".join(parts) or say("daysheet.pdf.none")
            page.text(_LEFT, y + 3.6, say(f"daysheet.pdf.line.{name}"), 9, grey=90)
            page.text(_LEFT + 36, y + 3.6, page.cut(shown, _RIGHT - _LEFT - 36, 9), 9)
            y += ROW


def _sum(parts: Iterable[tuple[str, int]]) -> str:
    shown = " + ".join(f"{n} {word}" for word, n in parts if n)
    return f"= {shown}" if shown else ""


def _known(text: str) -> str:
    return say("daysheet.not-given") if text == NONE else text


def _top(rows: Sequence[Bar], most: int) -> list[Bar]:
    """The first so many, and the others as one: all of them add up."""
    if len(rows) <= most + 1:
        return list(rows)
    rest = rows[most:]
    label = say("daysheet.pdf.rest", k=len(rest))
    return [*rows[:most], Bar(label, sum(bar.n for bar in rest), rest=True)]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}".replace(".", say("attempts.decimal"))


def _long(day: date) -> str:
    weekday, month = say(f"ui.weekday.{day.weekday()}"), say(f"ui.month.{day.month}")
    return f"{weekday}, {day.day} {month} {day.year}"
