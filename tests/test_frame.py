"""Every screen keeps to the frame: 24 rows of 80 cells, a hint and a row of keys that aren't cut, in both languages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from operator_tui import locale
from operator_tui.config import Config
from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.times import stamp
from operator_tui.store import home
from operator_tui.store.events import Event
from operator_tui.store.listing import Counts
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.paint import Look, box
from operator_tui.ui.session import Session
from tests.conftest import PASSPHRASE
from tests.making import draft, in_every_status, sample_rows
from tests.standing import EVERY, standing
from tests.test_screens import burst, running, shown, until

LANGUAGES = ["id", "en"]


def frame(app: OperatorApp) -> list[str]:
    """The rows as painted, checked: none too wide, hint and keys whole, at most seven keys."""
    shown(app)
    rows = ["".join(span.text for span in row) for row in app._canvas._rows]
    assert len(rows) == 24
    assert [cell_len(row) for row in rows] == [80] * 24
    assert app.top is not None
    for row in rows[-2:]:
        assert not row.rstrip().endswith("…"), row
    assert len(app.top.keys()) <= 7
    return [row.rstrip() for row in rows]


@asynccontextmanager
async def on(
    store: Store | None, folder: Path, *keys: str
) -> AsyncIterator[tuple[OperatorApp, Pilot[None]]]:
    async with running(store, folder, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        burst(app, *keys)
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize("name", EVERY)
async def test_every_screen_its_help_and_its_menu_keep_to_the_frame(
    name: str, tmp_path: Path
) -> None:
    async with standing(name, tmp_path) as (app, pilot, _screen):
        for language in LANGUAGES:
            locale.use(language)
            for key in ("<f1>", "<escape>", "<f10>", "<escape>"):
                frame(app)
                burst(app, key)
                await pilot.pause()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("<ctrl+n>",),
        ("<f1>",),
        ("<f10>",),
        ("<f10>", "log", "<enter>"),
        ("zzz",),
        ("<f4>",),
        ("<ctrl+o>",),
    ],
    ids=["queue", "form", "help", "menu", "log", "nothing found", "filtered", "parked"],
)
async def test_a_screen_keeps_to_the_frame(
    store: Store, tmp_path: Path, language: str, keys: tuple[str, ...]
) -> None:
    in_every_status(store)
    locale.use(language)
    async with on(store, tmp_path, *keys) as (app, _pilot):
        frame(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [s for s in Status if s is not Status.DRAFT])
async def test_the_detail_of_each_state_keeps_to_the_frame(
    store: Store, tmp_path: Path, language: str, status: Status
) -> None:
    app_ = in_every_status(store)[status]
    assert app_.status is status
    locale.use(language)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=app_.seq)
        await until(pilot, lambda: app_.name in shown(app))
        rows = frame(app)
        assert any(f"operator {app_.created_by}" in row for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", ["unlock", "setup"])
async def test_the_screens_before_the_lock_keep_to_the_frame(
    tmp_path: Path, language: str, folder: str
) -> None:
    if folder == "unlock":
        home.create(tmp_path / folder, "Siti Rohmah", PASSPHRASE)
    locale.use(language)
    async with on(None, tmp_path / folder) as (app, _pilot):
        frame(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(1, 61, 7))
async def test_the_read_back_shows_every_answer_whole(
    store: Store, tmp_path: Path, language: str, number: int
) -> None:
    row = sample_rows()[number - 1]
    app_ = draft(store, number)
    locale.use(language)
    async with on(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: app_.label in frame(app)[1] and app_.name in shown(app))
        seen = set(frame(app))
        for _ in range(20):
            burst(app, "<down>")
            await pilot.pause()
            seen |= set(frame(app))
        read = " ".join(" ".join(line.split()) for line in sorted(seen))
        for name in (
            "ktp_address",
            "ktp_village",
            "description",
            "place_address",
            "email",
            "brand",
        ):
            for word in row[name].upper().split():
                assert word in read.upper(), (name, word)


async def test_every_field_that_holds_an_answer_is_read_back() -> None:
    from operator_tui.ui.readback_rows import _GROUPS
    from tests.making import FORM

    read = {name for group in _GROUPS for name in group}
    left = {s.name for s in FORM.fields() if not s.hidden} - read
    assert left == {"ktp_province", "running"}


def test_every_hint_fits_its_row() -> None:
    from tests.making import FORM

    pairs = [
        pair
        for room in (
            "screens",
            "form",
            "ui",
            "bundle",
            "acts",
            "attempts",
            "osscard",
            "logview",
            "doctor",
            "day",
            "kit",
            "closing",
        )
        for key, pair in locale.table(room).items()
        if "hint" in key
    ]
    pairs += [locale.Pair(s.help.id, s.help.en) for s in FORM.fields()]
    pairs += [locale.Pair(s.question.id, s.question.en) for s in FORM.statements]
    assert len(pairs) > 60
    assert [text for pair in pairs for text in pair if cell_len(text) > 80] == []


@pytest.mark.parametrize("width", range(-3, 12))
def test_a_box_without_room_is_painted_all_the_same(width: int) -> None:
    line = LineEdit("IIS ROHAYATI", 12)
    spans = box(line, width, Look(40, 12))
    assert sum(cell_len(span.text) for span in spans) <= max(width, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clock_stands_apart_however_full_the_top_line_is(
    store: Store, tmp_path: Path, language: str
) -> None:
    locale.use(language)
    event = Event("x", "Jemput Bola", "2026-11-24", "Leuwimunding, Leuwimunding", "WIB")
    for unsent in (1, 10, 999, 99_999):
        counts = Counts({Status.READY: unsent}, stamp(datetime.now(UTC)), "training")
        session = Session(
            tmp_path, Config(), store=store, who="Siti Rohmah", event=event, counts=counts
        )
        spans = session.top_line(Look(80, 24))
        row = "".join(span if isinstance(span, str) else span.text for span in spans)
        assert cell_len(row) == 80 and row[-6] == " " and row[-3] == "."
