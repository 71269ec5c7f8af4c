"""The program standing on any of its screens: for what has to hold on every one of them."""

import atexit
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest
from textual.pilot import Pilot

from operator_tui.core.lifecycle import Status
from operator_tui.delivery import drives
from operator_tui.store import events, home, intake, journal, meta
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.screens.base import HouseScreen
from tests.conftest import PASSPHRASE, fixed_clock
from tests.making import draft, in_every_status
from tests.test_screens import burst, running, until

KEY = os.urandom(32)
NEEDS_A_WORD = (Status.UNKNOWN, Status.ACCEPTED, Status.SENDING)
"""States in which a card doesn't show its values: looked up first, claimed first, or refused."""
_OF_ONE = {"OssEntryScreen": "ossentry", "AttachScreen": "attach"}
Opening = Callable[[OperatorApp], None]


def _keys(*keys: str) -> Opening:
    return lambda app: burst(app, *keys)


def _screen(name: str, **what: object) -> Opening:
    return lambda app: app.open_screen(name, **what)


def _desk_list(app: OperatorApp) -> None:
    app.open_screen("desk")
    burst(app, "<f4>")


def _kit_change(app: OperatorApp) -> None:
    app.open_screen("kit")
    burst(app, "<down>", "<f4>")


def _closing(app: OperatorApp) -> None:
    app.open_screen("closing")
    burst(app, "52", "<enter>")


BEHIND_THE_LOCK: dict[str, tuple[str, Opening | Status]] = {
    "queue": ("QueueScreen", _keys()),
    "queue filtered": ("QueueScreen", _keys("nur")),
    "queue nothing found": ("QueueScreen", _keys("zzz")),
    "form": ("FormScreen", _keys("<ctrl+n>")),
    "read-back": ("ReadBackScreen", _keys("<end>", "<f2>")),
    "read-back final": ("ReadBackScreen", _keys("<end>", "<f2>", "<f2>")),
    "event": ("EventScreen", _screen("event")),
    "event new": ("NewEventScreen", _screen("event-new")),
    "log": ("LogScreen", _screen("log")),
    "doctor": ("DoctorScreen", _screen("doctor")),
    "menu": ("MenuScreen", _keys("<f10>")),
    "help": ("HelpScreen", _keys("<f1>")),
    "parked": ("ParkedScreen", _screen("parked")),
    "followups": ("FollowupsScreen", _screen("followups")),
    "consent": ("ConsentScreen", Status.ISSUED),
    "second look": ("SecondLookScreen", _keys("<end>", "<f2>")),
    "desk": ("DeskScreen", _screen("desk")),
    "desk list": ("DeskScreen", _desk_list),
    "bundle": ("BundleScreen", _screen("bundle")),
    "prints": ("PrintsScreen", _screen("prints")),
    "attempts": ("AttemptsScreen", _screen("attempts")),
    "kit": ("KitScreen", _screen("kit")),
    "kit list": ("KitScreen", _kit_change),
    "attach": ("AttachScreen", Status.ISSUED),
    "day": ("DayScreen", _screen("day")),
    "closing": ("ClosingScreen", _screen("closing")),
    "closing counted": ("ClosingScreen", _closing),
    "acts": ("DetailScreen", Status.UNKNOWN),
    **{f"entry {s}": ("OssEntryScreen", s) for s in (Status.READY, *NEEDS_A_WORD)},
    "reason": ("DetailScreen", _keys("<end>", "<right>", "<f4>")),
    **{f"detail {s}": ("DetailScreen", s) for s in Status},
}
BEFORE_THE_LOCK = {"unlock": "UnlockScreen", "setup": "SetupScreen", "log locked": "LogScreen"}
EVERY = (*BEHIND_THE_LOCK, *BEFORE_THE_LOCK)


@asynccontextmanager
async def standing(
    name: str, folder: Path
) -> AsyncIterator[tuple[OperatorApp, Pilot[None], HouseScreen]]:
    """The program on the screen of that name, with an application in every state and the oldest a whole draft."""
    if name in BEFORE_THE_LOCK:
        if name != "setup":
            home.create(folder / "h", "Siti Rohmah", PASSPHRASE)
        async with running(None, folder / "h") as (app, pilot):
            if name == "log locked":
                app.open_screen("log")
            yield app, pilot, await _top(app, pilot, BEFORE_THE_LOCK[name])
        return
    staged, rows = _staged()
    shutil.copytree(staged, folder, dirs_exist_ok=True)
    with Store(folder / "store.db", KEY, "Siti", fixed_clock) as store:
        kind, opening = BEHIND_THE_LOCK[name]
        twice = "always" if name == "second look" else "off"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(drives, "removable", list)  # whatever stick is in this machine
            async with running(store, folder, gateway_url="", double_entry=twice) as (app, pilot):
                await until(pilot, lambda: app.top is not None)
                if kind == "ConsentScreen" and isinstance(opening, Status):
                    app.open_screen("consent", seq=rows[opening], kind="halal")
                elif kind in _OF_ONE and isinstance(opening, Status):
                    app.open_screen(_OF_ONE[kind], seq=rows[opening])
                elif isinstance(opening, Status):
                    app.open_screen("detail", seq=rows[opening])
                    burst(app, *(["<f4>"] if name == "acts" else []))
                else:
                    opening(app)
                yield app, pilot, await _top(app, pilot, kind)


@cache
def _staged() -> tuple[Path, dict[Status, int]]:
    """A store made once and copied for each screen, and the rows of its applications by their state."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Store(folder / "store.db", KEY, "Siti", fixed_clock) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        store.do(
            lambda tx: events.add(tx, "Jemput Bola", "2026-11-24", "Cikijing, Cikijing", "WIB")
        )
        draft(store, 12)
        desk = {"name": "ICIH", "services": "N H", "papers": "K W", "served": "O", "priority": "Y"}
        store.do(lambda tx: intake.add(tx, desk))
        return folder, {status: app.seq for status, app in in_every_status(store).items()}


async def _top(app: OperatorApp, pilot: Pilot[None], kind: str) -> HouseScreen:
    await until(pilot, lambda: type(app.top).__name__ == kind and not _waiting(app))
    for _ in range(3):
        await pilot.pause()
    assert app.top is not None
    return app.top


def _waiting(app: OperatorApp) -> bool:
    """Whether the screen on top still reads what it shows."""
    return app.top is not None and (app.top.holds("enter", "") or bool(app.top._early))
