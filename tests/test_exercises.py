"""The training sheet can't lie: the demo is driven in a real terminal with the keys printed on it, and nothing else."""

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from rich.cells import cell_len

from operator_tui import locale
from operator_tui.cli import main
from operator_tui.config import Config
from operator_tui.locale import say
from operator_tui.reports import exercise_sheet
from operator_tui.store import exercises, intake
from operator_tui.store.store import Store
from operator_tui.ui.paint import Look, plain, to_ascii
from operator_tui.ui.screens.base import Desk
from operator_tui.ui.screens.exercises import ExercisesScreen
from operator_tui.ui.session import EXERCISES, Session
from tests.making import sample_rows

TOKEN = re.compile(r'\[(?P<key>[^\]]+)\]|«(?P<typed>[^»]+)»|"(?P<seen>[^"]+)"')
CARD = {"id": "Kartu A", "en": "Card A"}
ARROWS = {"→": "right"}
ROW = sample_rows()[exercise_sheet.CARD_ROW - 1]


def printed(pdf: Path) -> str:
    """All words of a PDF as another program reads them."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.mark.parametrize("lang", locale.LANGUAGES)
def test_the_sheet_holds_every_step_and_the_whole_card(tmp_path: Path, lang: str) -> None:
    file = tmp_path / "sheet.pdf"
    done = CliRunner().invoke(main, ["--lang", lang, "demo", "--sheet", str(file)])
    assert done.exit_code == 0, done.output
    words = printed(file)
    locale.use(lang)
    for key in exercises.KEYS:
        for step in say(f"exercises.{key}.steps").split("\n"):
            assert step in words
        assert say(f"exercises.{key}.ask") in words
        assert say(f"exercises.{key}.answer") in words
    fields = exercise_sheet.card(ROW)
    assert ROW["nik"] in {field.value for field in fields}
    assert [f for f in fields if f"{f.label} {f.value or '-'}" not in words] == []


def test_a_file_that_is_no_sheet_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(main, ["demo", "--sheet", str(file)])
    assert done.exception is not None
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("words", [[], ["latihan"], ["latihan.pdf"]])
def test_the_sheet_has_a_name_and_an_ending_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["demo", "--sheet", *words])
    assert done.exit_code == 0, done.output
    assert [file.name for file in tmp_path.iterdir()] == ["latihan.pdf"]
    assert "latihan.pdf" in done.output


def test_both_languages_press_the_same_keys() -> None:
    for key in exercises.KEYS:
        pressed = []
        for lang in locale.LANGUAGES:
            locale.use(lang)
            found = TOKEN.finditer(say(f"exercises.{key}.steps"))
            pressed.append([token["key"] for token in found if token["key"]])
        assert pressed[0] == pressed[1]


def test_a_store_in_which_nobody_practised_proves_nothing(store: Store) -> None:
    assert len(exercises.KEYS) == EXERCISES
    assert store.read(exercises.done) == frozenset()


def test_a_name_typed_small_is_an_exercise_done_too(store: Store) -> None:
    store.do(lambda tx: intake.add(tx, {"name": "Iis Rohayati"}))
    assert store.read(exercises.done) == frozenset({"desk"})


@pytest.mark.parametrize("lang", locale.LANGUAGES)
def test_every_exercise_fits_a_small_window(lang: str) -> None:
    locale.use(lang)
    look = Look(80, 24)
    screen = ExercisesScreen(cast(Desk, SimpleNamespace(session=Session(Path("none"), Config()))))
    for screen.at in range(EXERCISES):
        rows = screen.work(look, 100)
        assert len(rows) <= look.height - 5
        assert "…" not in plain(rows)
        assert max(sum(cell_len(span.text) for span in one) for one in rows) <= look.width


def test_plain_letters_show_what_is_typed_as_it_is_typed() -> None:
    """On a bare console it stood as ?jemput bola=, and the passphrase is typed from here."""
    screen = ExercisesScreen(cast(Desk, SimpleNamespace(session=Session(Path("none"), Config()))))
    shown = to_ascii(plain(screen.work(Look(80, 24, ascii=True), 100)))
    assert f"<{exercises.WORD}>" in shown


def keys_of(lang: str, token: "re.Match[str]") -> list[str]:
    """What a person presses for one token of a step."""
    if token["key"]:
        return [f"<{ARROWS.get(token['key'], token['key'].lower())}>"]
    if token["typed"] == CARD[lang]:
        return [key for field in exercise_sheet.card(ROW) for key in (field.value, "<enter>")]
    return [token["typed"]]


def check_slip(folder: Path) -> None:
    """The slip of the one who was typed says whose it is and its training NIB, and shows no NIK whole."""
    [pdf] = (folder / "laptop" / "slips").glob("*.pdf")
    text = printed(pdf)
    assert ROW["name"] in text
    assert f"{ROW['nik'][:4]}...{ROW['nik'][-4:]}" in text
    assert ROW["nik"] not in text
    nib = next(word for word in text.split() if len(word) == 13 and word.isdigit())
    assert nib.startswith("0000")
    assert pdf.stem in text
    assert "LATIHAN" in text


def check_log(folder: Path) -> None:
    """The technical log knows of the sending, and of nobody."""
    logged = "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.jsonl"))
    assert "batch.answered" in logged
    told = [json.loads(line) for line in logged.splitlines()]
    texts = " ".join(f"{v}" for one in told for k, v in one.items() if k not in ("at", "request"))
    for secret in (
        ROW["nik"],
        ROW["name"],
        "2210",
    ):  # a request's random number may have these four
        assert secret not in texts


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
@pytest.mark.parametrize("lang", locale.LANGUAGES)
def test_every_key_of_the_sheet_leads_where_it_says(tmp_path: Path, lang: str) -> None:
    from tests.terminal import Terminal
    from tests.test_terminal import environment

    locale.use(lang)
    env = environment(TMPDIR=str(tmp_path), TEMP=str(tmp_path))
    with Terminal([sys.executable, "-m", "operator_tui", "--lang", lang, "demo"], env) as terminal:
        terminal.wait(f"{say('ui.training')} 0/{EXERCISES}")
        terminal.wait("■")
        for n, key in enumerate(exercises.KEYS, 1):
            held: list[str] = []
            steps = say(f"exercises.{key}.steps")
            for token in TOKEN.finditer(steps):
                if not token["seen"]:
                    held += keys_of(lang, token)
                    continue
                if key == "unknown" and steps[token.end() :] == ".":
                    # Whoever reads a line of paper between two keys finds it sent already.
                    terminal.wait(f"√ {say('core.status.accepted').upper()}")
                terminal.send(*held)
                held = []
                terminal.wait(lambda text, seen=token["seen"]: seen in " ".join(text.split()))
            terminal.send(*held)
            answer = say(f"exercises.{key}.answer")
            terminal.wait(lambda text, answer=answer: answer in " ".join(text.split()))
            if lang == "id":
                terminal.wait(f" {n}/{EXERCISES} ")
        [folder] = tmp_path.iterdir()
        check_slip(folder)
        check_log(folder)
        terminal.wait(f" {EXERCISES}/{EXERCISES} ")
        terminal.send("<f10>", say("exercises.menu")[:6], "<enter>")
        terminal.wait(say("exercises.all-done")[:20])
        terminal.send("<ctrl+q>")
        assert terminal.ended() == 0
    assert list(tmp_path.iterdir()) == []
