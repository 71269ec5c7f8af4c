"""The wall of the house: arrows go one way, and start-up loads only what it shows."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import operator_tui
from operator_tui import config
from operator_tui.store import home, meta
from tests.conftest import PASSPHRASE

ROOT = Path(operator_tui.__file__).parent
LEAVES = {"core", "locale"}
ALLOWED = {
    "core": set(),
    "locale": {"core"},
    "forms": {"core"},
    "reference": {"core"},
    "store": {"core", "forms", "reference", "locale"},
    "logs": {"core", "locale"},
    "delivery": {"core", "forms", "locale", "store", "logs"},
    "paper": {"core", "locale", "store"},
    "reports": {"core", "forms", "locale", "reference", "store", "paper", "logs"},
    "office": {
        "core",
        "forms",
        "locale",
        "logs",
        "delivery.address",
        "delivery.bundle",
        "delivery.protocol",
        "store.backup",
        "store.vault",
        "store.sqlcipher",
    },
    "config": {"core", "delivery.address"},
    "doctor": {"config", "core", "delivery", "locale", "logs", "paper", "store"},
    "cli": {
        "config",
        "core",
        "delivery",
        "doctor",
        "forms",
        "locale",
        "logs",
        "office",
        "paper",
        "reference",
        "reports",
        "store",
        "ui.closed_window",
        "ui.run",
        "ui.session",
    },
    "ui": {
        "cli.context",  # its type only
        "config",
        "core",
        "delivery",
        "doctor",
        "forms",
        "locale",
        "logs",
        "paper",
        "reference",
        "reports",
        "store",
    },
}


def files(room: str) -> list[Path]:
    """The modules of a room: a folder of them, or one file."""
    folder = ROOT / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def module(file: Path) -> str:
    """Its name, within the program."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(file: Path) -> set[str]:
    """Every module of ours that a file imports, at any depth of its code."""
    return names(file.read_text(encoding="utf-8"), list(file.relative_to(ROOT).parent.parts))


def names(code: str, package: list[str]) -> set[str]:
    """The modules of ours that the code of a package imports, however that is written."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom):
            start = ["operator_tui", *package][: 2 + len(package) - node.level]
            whole = [*(start if node.level else []), *filter(None, [node.module])]
            found |= {".".join([*whole, alias.name]) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    ours = "operator_tui."
    return {name.removeprefix(ours) for name in found if name.startswith(ours)}


def arrows(room: str) -> set[tuple[str, str]]:
    """``(file, imported module of ours)`` for every import in a room."""
    return {
        (file.relative_to(ROOT).as_posix(), name) for file in files(room) for name in imported(file)
    }


def test_an_import_is_seen_however_it_is_written() -> None:
    written = (
        "import operator_tui.store.vault, os",
        "from operator_tui.store import journal",
        "from ..store import outbox",
        "from . import nik",
        "from .values import tidy",
        "from .. import forms",
        "def later():\n    from ..ui.app import OperatorApp",
    )
    found = {name for code in written for name in names(code, ["core"])}
    assert found == {
        "store.vault",
        "store.journal",
        "store.outbox",
        "core.nik",
        "core.values.tidy",
        "forms",
        "ui.app.OperatorApp",
    }


def test_every_room_has_its_row() -> None:
    rooms = {file.relative_to(ROOT).parts[0].removesuffix(".py") for file in ROOT.rglob("*.py")}
    assert rooms - {"__init__", "__main__"} == set(ALLOWED)
    assert imported(ROOT / "__init__.py") == set()


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_arrows_go_one_way(room: str) -> None:
    allowed = {room, *ALLOWED[room]}
    wrong = [
        (file, name)
        for file, name in arrows(room)
        if not any(name == to or name.startswith(to + ".") for to in allowed)
        and name != "__version__"
    ]
    assert wrong == []


def test_a_screen_imports_no_other_screen_and_a_widget_no_screen_or_store() -> None:
    screens = {
        (file, name)
        for file, name in arrows("ui/screens")
        if name.startswith("ui.screens.") and not name.startswith("ui.screens.base")
    }
    assert screens == set()
    assert not [n for _f, n in arrows("ui/widgets") if n.startswith(("ui.screens", "store"))]


def loaded_by(code: str, *given: str) -> set[str]:
    """The modules that are there once some code has run in a process of its own, with ``given`` as its arguments."""
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    command = [sys.executable, "-c", script, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return whole(done.stdout.split())


def whole(modules: Iterable[str]) -> set[str]:
    """Modules, and the packages that they belong to."""
    return {name.partition(".")[0] for name in modules} | {*modules}


def all_of(room: str) -> set[str]:
    """What is loaded once every module of a room is imported, all in one process."""
    return loaded_by("\n".join(f"import operator_tui.{module(file)}" for file in files(room)))


@pytest.mark.parametrize("room", ["core", "store", "delivery", "logs", "reports", "paper"])
def test_the_inner_rooms_load_no_screen(room: str) -> None:
    found = all_of(room)
    assert {f"operator_tui.{module(file)}" for file in files(room)} <= found
    assert not found & {"textual", "rich", "operator_tui.ui", "httpx", "fpdf"}


def test_the_core_needs_nothing_but_python() -> None:
    others = all_of("core") - loaded_by("") - sys.stdlib_module_names
    assert {name for name in others if "." not in name} == {"operator_tui"}


ON_SQLITE_UTILS = [
    module(file)
    for room in ALLOWED
    for file in files(room)
    if "sqlite_utils" in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", ON_SQLITE_UTILS)
def test_whoever_is_imported_first_sqlite_utils_stands_on_sqlcipher(name: str) -> None:
    """On plain SQLite it would not know SQLCipher's errors: RETURNING fails then."""
    code = f"import operator_tui.{name}, sqlite_utils.db; print(sqlite_utils.db.sqlite3.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "sqlcipher3"


def test_the_command_line_starts_light() -> None:
    found = loaded_by("import operator_tui.cli")
    assert not found & {"textual", "httpx", "fpdf", "sqlite_utils", "starlette", "cryptography"}


HEAVY = {"httpx", "fpdf", "pyrage", "starlette", "uvicorn", "xlsxwriter", "operator_tui.office"}
FIRST_WORDS = """
import os, sys
from operator_tui.cli import run
from operator_tui.ui.widgets.canvas import Canvas
painted = Canvas.render_line
def first(self, y):
    strip = painted(self, y)
    if strip.text.strip():
        Canvas.render_line = painted
        with open(os.environ["LOADED"], "w", encoding="utf-8") as file:
            file.write("\\n".join(list(sys.modules)))
    return strip
Canvas.render_line = first
run()
"""
"""The real entry, which writes down what is loaded when the first words are painted."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
@pytest.mark.parametrize(
    ("given", "setting", "words"),
    [
        ({}, {"gateway.url": "http://127.0.0.1:9/"}, "BUKA"),
        ({"OPERATOR_TUI_PASSPHRASE": PASSPHRASE}, {}, "ANTREAN"),
        (
            {"OPERATOR_TUI_PASSPHRASE": PASSPHRASE},
            {"gateway.url": "http://127.0.0.1:9/"},
            "ANTREAN",
        ),
    ],
    ids=["locked", "unlocked", "unlocked with a gateway"],
)
def test_the_first_words_are_painted_without_network_paper_or_office(
    tmp_path: Path, given: dict[str, str], setting: dict[str, str], words: str
) -> None:
    from tests.terminal import Terminal

    folder = tmp_path / "h"
    home.create(folder, "Siti Rohmah", PASSPHRASE)
    for key, value in setting.items():
        config.put(folder, key, value)
    with home.open_store(folder, PASSPHRASE) as store:
        store.do(lambda tx: meta.put(tx, meta.TOKEN, "t"))
    env = {**os.environ, "TERM": "xterm-256color", "LOADED": str(tmp_path / "loaded"), **given}
    with Terminal([sys.executable, "-c", FIRST_WORDS, "--home", str(folder)], env) as terminal:
        terminal.wait(words)
        terminal.send("<ctrl+q>")
        assert terminal.ended() == 0
    found = whole((tmp_path / "loaded").read_text(encoding="utf-8").split())
    assert {"textual", "operator_tui.ui.app"} <= found
    assert not found & HEAVY
    if not setting:  # what sends writes, maybe by then
        assert "sqlite_utils" not in found


FORM = """
import asyncio, sys
from pathlib import Path
from operator_tui.config import Config
from operator_tui.store.home import create, open_store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.session import Session
home = Path(sys.argv[1])
create(home, "Siti", "kopi pahit pasar talaga")
async def main():
    session = Session(home, Config(), store=open_store(home, "kopi pahit pasar talaga"))
    app = OperatorApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
    app.jobs.close()
    session.store.close()
asyncio.run(main())
"""


def test_the_form_is_painted_without_network_paper_or_office(tmp_path: Path) -> None:
    found = loaded_by(FORM, str(tmp_path / "home"))
    assert "textual" in found
    assert not found & HEAVY
