"""The menu knows every screen and every command, and does it on the screen below as its key would."""

from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.store import applications
from operator_tui.store.store import Store
from operator_tui.ui.commands import Do, key_of
from operator_tui.ui.commands import shown as shown_key
from operator_tui.ui.palette import choices
from operator_tui.ui.stack import _SCREENS
from tests.making import draft, ready
from tests.standing import EVERY, standing
from tests.test_screens import burst, running, shown, until


@pytest.mark.parametrize("name", EVERY)
async def test_what_is_offered_has_a_meaning_and_what_is_not_says_why(
    name: str, tmp_path: Path
) -> None:
    """No offered command is called meaningless; one that isn't offered leaves the screen, and says something."""
    async with standing(name, tmp_path) as (app, pilot, screen):
        below = list(app._stack)
        for do in Do:
            if do in (Do.QUIT, Do.LOCK) and do in screen.offers():
                continue
            offered = do in screen.offers()
            screen.tell("")
            burst(app, f"<{key_of(do)}>")
            await pilot.pause()
            await until(pilot, lambda: not screen.holds("enter", ""))
            meaningless = say("ui.no-meaning", key=shown_key(do), what=say(f"keys.{do}"))
            if offered:
                assert screen.said.text != meaningless, do
            else:
                assert app.top is screen, do
                assert screen.said.text, do
            app._stack._screens[:] = below


async def test_every_command_is_in_the_menu_of_some_screen(tmp_path: Path) -> None:
    found: set[Do | str] = set()
    for name in ("queue", "form", "detail issued", "log"):
        async with standing(name, tmp_path / name) as (_app, _pilot, screen):
            found |= {choice.act for choice in choices(screen.offers(), unlocked=True)}
    assert set(Do) - found == {Do.MENU}


async def test_every_screen_is_in_it_or_opened_by_a_key_there(tmp_path: Path) -> None:
    acts = {
        choice.act
        for choice in choices({Do.NEW: "keys.new", Do.QUEUE: "keys.queue"}, unlocked=True)
    }
    reached_otherwise = {
        "setup", "unlock", "readback", "secondlook", "consent", "parked", "detail", "menu", "help", "form", "queue",
        "ossentry", "attach", "exercises", "event-new",
    }  # fmt: skip
    assert {str(act) for act in acts} >= set(_SCREENS) - reached_otherwise


async def test_a_command_chosen_acts_on_the_screen_below(store: Store, tmp_path: Path) -> None:
    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<right>")
        await until(pilot, lambda: "RINCIAN D-001" in shown(app))
        burst(app, "<f10>", "batal", "<enter>", "pulang dulu", "<enter>")
        await until(
            pilot,
            lambda: (
                store.read(lambda db: applications.get(db, app_.seq)).status is Status.CANCELLED
            ),
        )


async def test_what_is_typed_after_a_choice_goes_to_what_it_opened(
    store: Store, tmp_path: Path
) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f10>", "formulir", "<enter>", "3210035704880001")
        await until(pilot, lambda: "FORMULIR" in shown(app) and "3210035704880001" in shown(app))


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("sinyal", "Coba hubungi kantor"),
        ("kunci", "Kunci sekarang"),
        ("f6", "Antrean kirim"),
        ("slip pdf", "Cetak"),
    ],
)
async def test_other_words_for_the_same_thing_find_it(
    typed: str, label: str, tmp_path: Path
) -> None:
    async with standing("detail issued", tmp_path) as (app, pilot, _screen):
        burst(app, "<f10>", typed)
        await until(pilot, lambda: typed in shown(app))
        assert label in "\n".join(shown(app).splitlines()[4:8])


async def test_what_is_not_found_is_said_and_esc_brings_all_back(tmp_path: Path) -> None:
    async with standing("queue", tmp_path) as (app, pilot, _screen):
        burst(app, "<f10>", "zzz")
        await until(pilot, lambda: "Tidak ada yang cocok" in shown(app))
        burst(app, "<enter>")
        await pilot.pause()
        assert "MENU" in shown(app)
        burst(app, "<escape>")
        await until(pilot, lambda: "> Formulir baru" in shown(app))


async def test_behind_the_lock_the_menu_offers_nothing_that_needs_the_store(tmp_path: Path) -> None:
    async with standing("unlock", tmp_path) as (app, pilot, _screen):
        burst(app, "<f10>")
        await until(pilot, lambda: "MENU" in shown(app))
        for word in ("Formulir", "Antrean", "Kegiatan", "Kunci sekarang"):
            assert word not in shown(app)
        assert "Log teknis" in shown(app)


async def test_a_long_menu_scrolls_with_its_mark(tmp_path: Path) -> None:
    async with standing("form", tmp_path) as (app, pilot, _screen):
        burst(app, "<f10>", "<end>")
        await until(pilot, lambda: "> Kelompok atau halaman berikutnya" in shown(app))
        burst(app, "<home>")
        await until(pilot, lambda: "> Formulir baru" in shown(app))


async def test_a_menu_that_goes_on_below_says_so(store: Store, tmp_path: Path) -> None:
    draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        burst(app, "<f10>")
        await until(pilot, lambda: "lagi (PgDn)" in shown(app))
        burst(app, "<end>")
        await until(pilot, lambda: "lagi (PgDn)" not in shown(app))
