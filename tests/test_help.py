"""F1 on every screen: what it is for, an example, and every key that does something there."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from operator_tui import locale
from operator_tui.locale import say
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.commands import shown as key_shown
from operator_tui.ui.screens.base import HouseScreen
from tests.making import FORM
from tests.standing import EVERY, standing
from tests.test_screens import burst, shown, until


@pytest.mark.parametrize("name", [n for n in EVERY if n != "help"])
async def test_it_names_every_key_of_the_last_row(name: str, tmp_path: Path) -> None:
    async with standing(name, tmp_path) as (app, pilot, screen):
        for language in locale.LANGUAGES:
            locale.use(language)
            burst(app, "<f1>")
            await until(pilot, lambda: say("screens.help") in shown(app))
            names_every_key(await whole_text(app, pilot), screen)
            burst(app, "<escape>")
            await until(pilot, lambda: app.top is screen)


async def whole_text(app: OperatorApp, pilot: Pilot[None]) -> str:
    """All that F1 says, by scrolling to its end."""
    seen: list[str] = []
    while True:
        rows = shown(app).splitlines()
        seen += [row for row in rows[2:-3] if row not in seen]
        if say("screens.help-end") in rows[-2]:
            return "\n".join(seen)
        burst(app, "<pagedown>")
        await pilot.pause()


def names_every_key(text: str, screen: HouseScreen) -> None:
    labels = [(key_shown(do), say(label)) for do, label in list(screen.keys())]
    assert labels
    here = text[text.index(say("screens.keys-here")) : text.index(say("screens.keys"))]
    for key, label in labels:
        assert any(row.strip().startswith(key) and label in row for row in here.splitlines()), key
    assert not any(row.endswith("…") for row in text.splitlines())


@pytest.mark.parametrize("room", ["id", "en"])
def test_each_text_has_an_example(room: str) -> None:
    words = {"id": ("ontoh",), "en": ("or example", "e.g.")}[room]
    for key, pair in locale.table("help").items():
        text = pair.id if room == "id" else pair.en
        assert any(word in text for word in words), key


async def test_every_screen_but_the_form_has_a_text(tmp_path: Path) -> None:
    import importlib

    from operator_tui.ui.stack import _SCREENS

    for module, _, name in (place.partition(":") for place in _SCREENS.values()):
        kind = getattr(importlib.import_module(f"operator_tui.ui.screens.{module}"), name)
        assert kind.HELP_KEY or kind.help_text.__qualname__.startswith(name) or name == "HelpScreen"


@pytest.mark.parametrize("name", ["kit", "detail issued"])
async def test_a_large_window_has_it_at_the_right(name: str, tmp_path: Path) -> None:
    async with standing(name, tmp_path) as (app, pilot, screen):
        before = shown(app).splitlines()[2:10]
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: len(shown(app).splitlines()) == 40)
        rows = shown(app).splitlines()
        text = " ".join(" ".join(row[82:] for row in rows[2:36]).split())
        assert " ".join(screen.help_text().split()) in text
        assert [row.rstrip() for row in before if row] == [
            row[:80].rstrip() for row, was in zip(rows[2:10], before, strict=True) if was
        ]


async def test_a_field_is_explained_with_what_can_be_typed_and_its_keys(tmp_path: Path) -> None:
    async with standing("form", tmp_path) as (app, pilot, _screen):
        burst(app, "<f1>")
        await until(pilot, lambda: "BANTUAN" in shown(app))
        spec = next(s for s in FORM.fields())
        assert spec.label.id.strip() in shown(app).splitlines()[1]
        assert "Tombol di sini" in shown(app)
