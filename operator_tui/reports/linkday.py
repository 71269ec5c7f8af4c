"""The link over a day, as a strip of cells: what it was like, how long answers took, how many batches went.

From the store where it is open, from the technical log where it isn't: the log has the same looks and batches.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from operator_tui.core.line import percentile
from operator_tui.core.outages import Outages, Seen, outages
from operator_tui.core.times import day_bounds, moment, stamp
from operator_tui.logs.lines import Line
from operator_tui.logs.merge import at_moment, older
from operator_tui.logs.scan import Halt
from operator_tui.store import history, outbox
from operator_tui.store.history import USABLE, Attempt
from operator_tui.store.sqlcipher import Database

_KNOWN_FOR: Final = timedelta(minutes=10)
"""How long a look at the link is taken to hold where none came after it: nobody looked, nobody knows."""
_ANSWERED: Final = (*USABLE, "clock", "refused", "no-token")
"""The verdicts that an answer of the office itself led to: a refused or silent connection is none, however fast."""
_MOMENT: Final = timedelta(milliseconds=1)
_MOST, _PORTION = 5_000, 64_000_000
"""Lines of a day that are shown, the newest, and bytes of the log that are looked at for them."""
_WORST: Final = (
    "down",
    "refused",
    "certificate",
    "clock",
    "no-token",
    "portal",
    "offline",
    "slow",
    "online",
)
"""The verdicts, the worst first: of a cell's the worst is shown."""


@dataclass(frozen=True)
class Look:
    """What the link was like from a moment (stored text) until another; milliseconds of the answer, 0 for none."""

    at: str
    until: str
    verdict: str
    ms: int = 0


@dataclass(frozen=True)
class Batch:
    """A batch: when, whether it was answered, and milliseconds until then."""

    at: str
    good: bool
    ms: int = 0


@dataclass
class LinkDay:
    """What was seen of the link, in any order."""

    looks: list[Look] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Take in a line of the log, if it is about the link."""
        match line.part, line.event, line.fields:
            case "delivery", "probe", fields:
                verdict, ms = str(fields.get("verdict", "")), _ms(fields)
                self.looks.append(Look(line.at, line.at, verdict, _answer(verdict, ms)))
            case "delivery", "batch.answered", fields:
                self.batches.append(Batch(line.at, good=True, ms=_ms(fields)))
            case "delivery", "batch.cut", _:
                self.batches.append(Batch(line.at, good=False))
            case _:
                pass

    def outages(self, now: str) -> Outages:
        """How often and how long the office couldn't be reached."""
        seen = [
            Seen(at, look.verdict in USABLE) for look in self.looks for at in {look.at, look.until}
        ]
        seen += [Seen(batch.at, batch.good) for batch in self.batches]
        return outages(sorted(seen, key=lambda one: one.at), now)

    def times(self) -> tuple[int, int] | None:
        """The time that 95 of 100 answers don't exceed, and the longest, in milliseconds; None without answers."""
        found = [ms for ms in (*(k.ms for k in self.looks), *(b.ms for b in self.batches)) if ms]
        p95 = percentile(found, 95)
        return None if p95 is None else (int(p95), max(found))


@dataclass(frozen=True)
class Cell:
    """A stretch of the day: worst verdict, empty where nobody looked; longest answer; batches, and if one failed."""

    verdict: str = ""
    ms: int = 0
    batches: int = 0
    cut: bool = False


def from_store(db: Database, day: date, tz: str) -> LinkDay:
    """The looks and batches of a local day, out of the store.

    A batch that the program itself left lying tells nothing of the link.
    """
    found = LinkDay()
    for entry in history.of_day(db, day, tz):
        if not isinstance(entry, Attempt):
            ms = _answer(entry.verdict, entry.ms)
            found.looks.append(Look(entry.at, entry.last_at or entry.at, entry.verdict, ms))
        elif entry.channel == "office" and entry.verdict not in ("", outbox.DEAD):
            good = entry.verdict == "answered"
            found.batches.append(
                Batch(entry.finished_at or entry.at, good, entry.ms if good else 0)
            )
    return found


class _OfDelivery:
    """Asks for the lines of sending."""

    def block(self, data: bytes, start: int, end: int) -> bool:
        """Whether one of these may be."""
        return data.find(b'"delivery"', start, end) >= 0

    def line(self, raw: bytes) -> bool:
        """Whether this one may be."""
        return b'"delivery"' in raw

    def fits(self, line: Line) -> bool:
        """Whether it is."""
        return line.part == "delivery"


def from_log(folder: Path, day: date, tz: str) -> LinkDay:
    """The same out of the technical log."""
    start, end = day_bounds(day, tz)
    found = LinkDay()
    last = older(folder, at_moment(folder, end), _OfDelivery(), _MOST, Halt(_PORTION)).lines
    for line in last:
        if start <= line.at < end:
            found.add(line)
    return found


def cells(found: LinkDay, start: datetime, step: timedelta, count: int) -> list[Cell]:
    """So many cells of ``step`` from a moment on."""
    edges = [stamp(start + n * step) for n in range(count + 1)]
    verdicts: list[set[str]] = [set() for _ in range(count)]
    ms, batches, cut = [0] * count, [0] * count, [False] * count

    def place(at: str) -> int:
        """The cell of a stored moment; -1 before the first, ``count`` behind the last."""
        return bisect_right(edges, at) - 1

    looks = sorted(found.looks, key=lambda look: look.at)
    for look, after in zip(looks, [*looks[1:], None], strict=False):
        held = stamp(moment(look.until) + _KNOWN_FOR - _MOMENT)
        if after is not None and after.at <= held:
            held = max(look.until, stamp(moment(after.at) - _MOMENT))
        for at in range(max(0, place(look.at)), min(count - 1, place(held)) + 1):
            verdicts[at].add(look.verdict)
        if 0 <= (at := place(look.until)) < count:
            ms[at] = max(ms[at], look.ms)
    for batch in found.batches:
        if 0 <= (at := place(batch.at)) < count:
            batches[at] += 1
            cut[at] = cut[at] or not batch.good
            ms[at] = max(ms[at], batch.ms)
            verdicts[at].add("online" if batch.good else "down")
    return [Cell(_worst(verdicts[at]), ms[at], batches[at], cut[at]) for at in range(count)]


def window(now: datetime, step: timedelta, count: int) -> datetime:
    """Where a strip of so many cells begins that ends with the one of this moment; cells begin at whole steps."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    last = midnight + (now - midnight) // step * step
    return last - (count - 1) * step


def _worst(verdicts: Iterable[str]) -> str:
    known: Sequence[str] = [v for v in _WORST if v in verdicts]
    return known[0] if known else next(iter(sorted(verdicts)), "")


def _answer(verdict: str, ms: int) -> int:
    return ms if verdict in _ANSWERED else 0


def _ms(fields: Any) -> int:
    value = fields.get("ms", 0)
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0
