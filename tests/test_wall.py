"""The wall of the house: arrows go one way, and start-up loads only what it shows."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import operator_tui

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
        "delivery.protocol",
        "store.vault",
        "store.sqlcipher",
    },
    "config": {"core", "delivery.address"},
}


def arrows(room: str) -> set[tuple[str, str]]:
    """``(file, imported module of ours)`` for every import in a room, at any depth of its code."""
    folder = ROOT / room
    files = folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("operator_tui"):
                tail = (node.module or "").removeprefix("operator_tui").lstrip(".")
                names = [f"{tail}.{alias.name}".lstrip(".") for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [
                    a.name.removeprefix("operator_tui.")
                    for a in node.names
                    if a.name.startswith("operator_tui.")
                ]
            found |= {(str(file.relative_to(ROOT)), name) for name in names}
    return found


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
    typing_only = {("ui/screens/readback.py", "ui.screens.form.FormScreen")}
    assert screens - {(f.replace("\\", "/"), n) for f, n in typing_only} == set()
    assert not [n for _f, n in arrows("ui/widgets") if n.startswith(("ui.screens", "store"))]


def loaded_by(code: str) -> set[str]:
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {name.partition(".")[0] for name in done.stdout.split()} | set(done.stdout.split())


@pytest.mark.parametrize(
    "room", ["core.entry", "store.importing", "store.listing", "delivery.engine", "delivery.client"]
)
def test_the_inner_rooms_load_no_screen(room: str) -> None:
    assert "textual" not in loaded_by(f"import operator_tui.{room}")


def test_the_command_line_starts_light() -> None:
    found = loaded_by("import operator_tui.cli")
    assert not found & {"textual", "httpx", "fpdf", "sqlite_utils", "starlette", "cryptography"}


FIRST_PAINT = """
import asyncio, os, sys, tempfile
from pathlib import Path
from operator_tui.config import Config
from operator_tui.store.home import create, open_store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.session import Session
home = Path(tempfile.mkdtemp())
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
import shutil; shutil.rmtree(home)
"""


def test_the_form_is_painted_without_network_paper_or_office() -> None:
    found = loaded_by(FIRST_PAINT)
    assert "textual" in found
    assert not found & {
        "httpx",
        "fpdf",
        "starlette",
        "uvicorn",
        "xlsxwriter",
        "operator_tui.office",
    }
