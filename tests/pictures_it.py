"""The README's pictures of what IT looks at: the log, the prints, the check-up, of a morning that is written here.

What these screens show depends on the machine, so its part (a file of log lines, a printer, the findings) is fixed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from unittest.mock import patch

from operator_tui import doctor, logs
from operator_tui.core.times import stamp
from operator_tui.doctor import terminal
from operator_tui.doctor.finding import Finding, Level
from operator_tui.logs.mask import encode
from operator_tui.store import attempts, print_jobs
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store
from tests.conftest import fixed_clock
from tests.test_history import write_batch
from tests.test_screens import burst, running, shown, until

PRINTER: Final = "EPSON-L3110"
_BEGIN: Final = datetime(2026, 11, 24, 1, tzinfo=UTC)  # eight o'clock at Cikijing
_LOOKS: Final = (
    (15, "online", 340), (45, "slow", 2_400), (65, "offline", 0), (72, "offline", 0), (84, "portal", 0),
    (90, "online", 410), (110, "online", 280),
)  # fmt: skip
"""Minutes after the beginning, what the link was, and milliseconds of the answer."""
_BATCHES: Final = ((16, "answered", 1_240, 11), (64, "cut", 0, 6), (91, "answered", 980, 6))
_LINES: Final[tuple[tuple[int, str, str, str, dict[str, object]], ...]] = (
    (0, "info", "app", "start", {"version": "1.0.0"}),
    (0, "info", "store", "opened", {}),
    *((at, "warning" if not ms else "info", "delivery", "probe", {"verdict": verdict, "ms": ms, "cause": ""})
      for at, verdict, ms in _LOOKS),
    (16, "info", "delivery", "batch.sent", {"batch": "3f0c21aa", "items": 11, "bytes": 2_310}),
    (16, "info", "delivery", "batch.answered",
     {"batch": "3f0c21aa", "accepted": 11, "refused": 0, "bytes": 460, "ms": 1_240, "request": "9b1d07c2"}),
    (46, "info", "delivery", "batch.sent", {"batch": "77be5190", "items": 6, "bytes": 1_280}),
    (64, "warning", "delivery", "batch.cut", {"batch": "77be5190", "items": 6, "cause": "reset"}),
    (91, "info", "delivery", "batch.sent", {"batch": "c2a94410", "items": 6, "bytes": 1_290}),
    (91, "info", "delivery", "batch.answered",
     {"batch": "c2a94410", "accepted": 6, "refused": 0, "bytes": 310, "ms": 980, "request": "41f07e9d"}),
)  # fmt: skip
_RUNS: Final = (
    ("slip", "MJL03-261124-0002", print_jobs.PRINTED, ""),
    ("receipt", "MJL03-261124-0001", print_jobs.FILE, ""),
    ("receipt", "MJL03-261124-0008", print_jobs.WAITING, "paper.no-paper"),
)
_HERE: Final = (
    Finding("versions", Level.GOOD, "versions-good",
            {"version": "1.0.0", "python": "3.13.9", "system": "Linux 6.8 x86_64"}),
    Finding("config", Level.GOOD, "config-good"),
    Finding("store", Level.GOOD, "store-good", {"size": "1,4 MB", "n": 52, "steps": "0008_prints"}),
    Finding("disk", Level.LOOK, "disk-little", {"free": "1,1 GB"}),
    Finding("log", Level.GOOD, "log-good", {"files": 6, "size": "310 kB"}),
    Finding("printer", Level.BAD, "printer-trouble",
            {"printer": PRINTER, "why": f"Kertas {PRINTER} habis. Isi kertas."}),
    Finding("fonts", Level.GOOD, "fonts-good"),
)  # fmt: skip
_OFFICE: Final = (
    Finding("link", Level.GOOD, "link-live", {"ms": 340}),
    Finding("token", Level.GOOD, "token-good", {"device": "MJL03"}),
    Finding("clock", Level.GOOD, "clock-good", {"now": "2026-11-24 10.00.00 WIB"}),
)


async def draw(store: Store, folder: Path) -> dict[str, str]:
    """Each picture's text, by its name; the store has an event of that day."""
    found = {}
    _morning(store, folder)
    with _machine():
        async with running(store, folder, printer=PRINTER, paper_size="a4-4") as (app, pilot):
            await until(pilot, lambda: "ANTREAN" in shown(app))
            app.open_screen("log")
            whole = ("15 baris", "putus 1 kali", ">09.50.14")
            await until(pilot, lambda: all(part in shown(app) for part in whole))
            found["log"] = shown(app)
            app.restart("queue")
            app.open_screen("prints")
            await until(pilot, lambda: "MJL03-261124-0008" in shown(app))
            found["prints"] = shown(app)
            app.restart("queue")
            app.open_screen("doctor")
            await until(pilot, lambda: "MJL03" in shown(app) and "dibetulkan" in shown(app))
            burst(app, "<f2>")
            await until(pilot, lambda: "√ F2" in shown(app))
            found["check-up"] = shown(app)
    return found


def _morning(store: Store, folder: Path) -> None:
    """The lines of the log, the same looks at the link in the store, and three prints."""
    (folder / "log").mkdir(exist_ok=True)
    lines = [
        encode(_BEGIN + timedelta(minutes=at, seconds=n), level, part, event, fields)
        for n, (at, level, part, event, fields) in enumerate(sorted(_LINES, key=lambda one: one[0]))
    ]
    (folder / "log" / "20261124-a.jsonl").write_bytes(b"".join(lines))
    for at, verdict, ms in _LOOKS:
        store.clock = lambda at=at: _BEGIN + timedelta(minutes=at)
        look = attempts.Look(verdict, "", ms)
        store.do(lambda tx, look=look: attempts.looked(tx, look))  # type: ignore[misc]
    store.clock = fixed_clock
    for number, (at, verdict, ms, items) in enumerate(_BATCHES, 1):
        moment = stamp(_BEGIN + timedelta(minutes=at))
        done = {"verdict": verdict, "ms": ms, "items": items, "accepted": items if ms else 0}
        store.do(lambda tx, n=number, at=moment, done=done: write_batch(tx, n, at, **done))  # type: ignore[misc]
    for kind, ref, state, why in _RUNS:
        job = Job(kind, f"{kind}:1", ref, "a4-4", 1, 1, PRINTER)
        content = b"%PDF-" if state == print_jobs.WAITING else None
        id_ = store.do(
            lambda tx, job=job, content=content, state=state: print_jobs.add(
                tx, job, content, state
            )
        )  # type: ignore[misc]
        if why:
            store.do(
                lambda tx, id_=id_, why=why: print_jobs.move(tx, id_, print_jobs.WAITING, why=why)
            )  # type: ignore[misc]


@contextmanager
def _machine() -> Iterator[None]:
    """The findings of a laptop that isn't this one."""
    letters = Finding("letters", Level.GOOD, "letters-good", {"glyphs": terminal.GLYPHS})
    colours = Finding("colours", Level.GOOD, "colours-good", {"n": 256})
    with (
        patch.object(
            logs, "started", lambda: True
        ),  # so that none is: its lines are of this very run
        patch.object(doctor, "here", lambda _subject: iter(_HERE)),
        patch.object(doctor, "office", lambda _subject: iter(_OFFICE)),
        patch.object(terminal, "letters", lambda *_: letters),
        patch.object(terminal, "colours", lambda *_: colours),
    ):
        yield
