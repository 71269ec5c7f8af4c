"""A log of 1 GB: opened at its end, paged, searched from end to end; against ``tail`` and ``grep`` in the same run.

One file of one day, a minute to each block of lines. What is searched for stands in its very first line, so a search
goes through all of it. The floor ignores case, as the program's own search does. Without ``tail`` and ``grep`` on the
machine, their work is done by a few lines of Python.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from operator_tui.store import home
from tests.benchmarks.figure import Figure, percentile
from tests.benchmarks.form import environment
from tests.benchmarks.pty import Timed
from tests.conftest import PASSPHRASE

SIZE: Final = 1_000_000_000
NEEDLE, LAST = "deniable", "zlast7x1"
"""Letters that stand in every line of it: a word with a rare one is found several times faster."""
_RUNS, _PAGES = 3, 60
_BLOCK: Final = 1_000_000
_ROW = (
    '{{"at": "2026-11-24T@@:@@:{second:02}.{ms:03}Z", "level": "{level}", "part": "delivery", "event":'
    ' "batch.answered", "accepted": 25, "refused": 0, "bytes": 51, "ms": 62, "request": "{request}"}}\n'
)


@dataclass(frozen=True)
class Measured:
    """Milliseconds: opened, a page up (p95), found; and what ``tail`` and ``grep`` took.

    ``_busy`` is the processor's own time of it: other programs on the machine stretch what a clock says.
    """

    opened: float
    page: float
    found: float
    tail: float
    grep: float
    opened_busy: float
    page_busy: float
    found_busy: float
    grep_busy: float


def lay(path: Path, size: int) -> None:
    """Write a log of about so many bytes; the first line and the last hold a word that no other does."""
    count = min(size, _BLOCK) // 180
    rows = "".join(
        _ROW.format(
            second=n * 60 // count,
            ms=n % 1_000,
            level="warning" if n % 500 == 250 else "info",
            request=f"r{n:06x}",
        )
        for n in range(count)
    ).encode()

    def one(at: str, request: str) -> bytes:
        row = _ROW.format(second=0, ms=0, level="info", request=request)
        return row.encode().replace(b"@@:@@", at.encode())

    with path.open("wb") as file:
        file.write(one("00:00", NEEDLE))
        for n in range(max(1, size // len(rows))):
            file.write(rows.replace(b"@@:@@", f"{n // 60:02}:{n % 60:02}".encode()))
        file.write(one("23:59", LAST))


def measure(size: int = SIZE, runs: int = _RUNS) -> Measured:
    """Lay the log, run the program on it in a pseudo-terminal, take both away again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "home"
        home.create(folder, "Siti", PASSPHRASE)
        (folder / "log").mkdir()
        path = folder / "log" / "20261124-1.jsonl"
        lay(path, size)
        _grep(path)  # what the program meets in the system's memory, the floor does too
        grep = statistics.median(_timed(lambda: _grep(path)) for _ in range(runs))
        grep_busy = statistics.median(_busy(lambda: _grep(path)) for _ in range(runs))
        tail = statistics.median(_timed(lambda: _tail(path)) for _ in range(runs))
        env = {k: v for k, v in environment().items() if k != "OPERATOR_TUI_PASSPHRASE"}
        opened, pages, found = [], [], []
        spent: dict[str, list[float]] = {"opened": [], "page": [], "found": []}
        for _ in range(runs):
            with Timed([sys.executable, "-m", "operator_tui", "--home", str(folder)], env) as seen:
                seen.painted("BUKA")
                seen.send("\x1b[21~log")
                seen.drain(0.5)
                before = seen.busy()
                opened.append(seen.shows("\r", LAST))
                spent["opened"].append(seen.busy() - before)
                seen.drain(0.5)
                before = seen.busy()
                pages += [seen.key("\x1b[5~") for _ in range(_PAGES)]
                spent["page"].append((seen.busy() - before) / _PAGES)
                seen.drain(0.5)
                seen.send(f"\x1bOR{NEEDLE}")
                seen.drain(0.5)
                before = seen.busy()
                found.append(seen.shows("\x1bOR", f"r={NEEDLE}"))
                spent["found"].append(seen.busy() - before)
        return Measured(
            opened=statistics.median(opened),
            page=percentile(pages, 0.95),
            found=statistics.median(found),
            tail=tail,
            grep=grep,
            opened_busy=statistics.median(spent["opened"]),
            page_busy=statistics.median(spent["page"]),
            found_busy=statistics.median(spent["found"]),
            grep_busy=grep_busy,
        )


def run() -> list[Figure]:
    """The budgets of the design for the log."""
    done = measure()
    return [
        Figure("1 GB log: tail -n 40 (told beside)", done.tail, "ms"),
        Figure("1 GB log: opened at its end, key to painted", done.opened, "ms", budget=150),
        Figure("1 GB log: a page up, key to painted, p95", done.page, "ms", budget=150),
        Figure("1 GB log: found from end to end, against grep -i", done.found, "ms", 3, done.grep),
        Figure("  of it the processor's own time: opened", done.opened_busy, "ms"),
        Figure("  of it the processor's own time: a page up", done.page_busy, "ms"),
        Figure("  of it the processor's own time: found", done.found_busy, "ms", 3, done.grep_busy),
    ]


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _busy(act: Callable[[], object]) -> float:
    """What the processor had to do with it, in this process and its child."""
    before, _, after = os.times(), act(), os.times()
    return 1000 * sum(
        getattr(after, n) - getattr(before, n)
        for n in ("user", "system", "children_user", "children_system")
    )


def _grep(path: Path) -> int:
    if program := shutil.which("grep"):
        done = subprocess.run([program, "-ic", NEEDLE, str(path)], capture_output=True, check=True)
        return int(done.stdout)
    with path.open("rb") as file:
        return sum(NEEDLE.encode() in line.lower() for line in file)


def _tail(path: Path) -> bytes:
    if program := shutil.which("tail"):
        return subprocess.run(
            [program, "-n", "40", str(path)], capture_output=True, check=True
        ).stdout
    with path.open("rb") as file:
        file.seek(-20_000, 2)
        return b"".join(file.readlines()[-40:])
