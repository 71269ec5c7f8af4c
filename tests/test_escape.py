"""Esc and a character right after it are two keys, as they were typed."""

import os
import sys
from pathlib import Path

import pytest
from textual import events

from operator_tui.store import home, listing
from operator_tui.store.store import Store
from operator_tui.ui.escape import strokes
from tests.conftest import PASSPHRASE
from tests.making import ready
from tests.test_screens import burst, running, shown, until


@pytest.mark.parametrize(
    ("key", "character", "expected"),
    [
        ("a", "a", [("a", "a")]),
        ("enter", "\r", [("enter", "")]),
        ("alt+a", "a", [("escape", ""), ("a", "a")]),
        ("alt+shift+o", "O", [("escape", ""), ("O", "O")]),
        ("alt+7", None, [("escape", ""), ("7", "7")]),
        ("alt+left", None, [("alt+left", "")]),
        ("section_sign", "§", [("section_sign", "§")]),
    ],
)
def test_alt_and_a_character_is_esc_and_that_character(
    key: str, character: str | None, expected: list[tuple[str, str]]
) -> None:
    assert strokes(events.Key(key, character)) == expected


async def test_esc_and_letters_go_to_the_screen_that_esc_leads_to(
    store: Store, tmp_path: Path
) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<ctrl+n>", "<alt+z>", "zz")
        await until(pilot, lambda: "zzz" in shown(app) and "ANTREAN" in shown(app))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_a_burst_of_esc_and_what_follows_types_no_foreign_character(tmp_path: Path) -> None:
    from tests.terminal import Terminal

    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE, "MJL03")
    env = {
        **os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8",
        "OPERATOR_TUI_PASSPHRASE": PASSPHRASE,
    }  # fmt: skip
    command = [sys.executable, "-m", "operator_tui", "--home", str(tmp_path / "h")]
    with Terminal(command, env) as terminal:
        terminal.wait("ANTREAN")
        for typed, filtered in (("7", "7"), ("7b9", "7b9"), ("bfd<f4>", "bfd"), ("-=/", "-=/")):
            key = [typed.removesuffix("<f4>"), *(["<f4>"] if typed.endswith("<f4>") else [])]
            terminal.send("x", "<escape>", *key)
            text = terminal.wait(lambda text, f=filtered: f" {f} " in text.splitlines()[2])  # type: ignore[misc]
            assert not set("^¶ª–≠") & set(text.splitlines()[2])
            terminal.send("<escape>", "<f4>")
            terminal.wait(lambda text, f=filtered: f not in text.splitlines()[2])  # type: ignore[misc]
        terminal.send("<escape>")
        terminal.send("<ctrl+n>", "3210035704880001", "<enter>", "<escape>", "\r")
        terminal.wait("FORMULIR D-001")
        # A paste with escapes in it types itself only, in its order, and presses no key.
        pasted = "\x1b[200~IIS\x1b[31m ROHA\x1b[20~YATI\r\x1bOQ\x1b[201~"
        terminal.send("<enter>", pasted, "<enter>")
        terminal.wait("  IIS ROHAYATI")
        terminal.send("<ctrl+q>")
        assert terminal.ended() == 0
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        [draft] = store.read(listing.drafts)
    assert (draft.nik, draft.name) == ("3210035704880001", "IIS ROHAYATI")
