"""``wheels``: everything that a laptop needs to have the program, in a folder for a USB stick; no network there."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused, Usage
from operator_tui.locale import say

PLATFORMS: Final = {
    "windows": ("win_amd64",),
    "linux": ("manylinux_2_28_x86_64", "manylinux2014_x86_64"),
}
"""The tags that pip knows a system by; later ones are tried too."""
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
_WANTED: Final = "operator-tui[office]"
_BY_MARKER: Final = {"windows": ("colorama",), "linux": ()}
"""What is needed on that system only: pip asks such conditions of the machine it runs on."""
_ALWAYS: Final = ("typing_extensions",)
_WHEELS: Final = "wheels"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--system",
    "systems",
    type=click.Choice(tuple(PLATFORMS)),
    multiple=True,
    help="For this system only.",
)
@click.option(
    "--python", "pythons", type=click.Choice(PYTHONS), multiple=True, help="For this Python only."
)
@click.pass_obj
def wheels(_context: Context, folder: Path, systems: Sequence[str], pythons: Sequence[str]) -> None:
    """Fill a folder with all that laptops without a network need, and its install scripts."""
    source = Path(__file__).parents[2]
    if not (source / "pyproject.toml").is_file():
        raise Usage("cli.wheels-no-source")
    shelf = folder / _WHEELS
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        for name, text in SCRIPTS.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
            (folder / name).chmod(0o755)
    except OSError as error:
        raise Refused("cli.wheels-folder", folder=folder) from error
    _pip("wheel", "--no-deps", "--wheel-dir", str(shelf), str(source))
    for system in systems or tuple(PLATFORMS):
        for python in pythons or PYTHONS:
            click.echo(say("cli.wheels-loading", system=system, python=python))
            _pip(
                "download", *_options(shelf, system, python), *_BY_MARKER[system], *_ALWAYS, _WANTED
            )
    count = len(list(shelf.glob("*.whl")))
    size = sum(file.stat().st_size for file in shelf.glob("*.whl")) // 1_000_000
    click.echo(say("cli.wheels-done", folder=folder, n=count, mb=size))


def _options(shelf: Path, system: str, python: str) -> Iterator[str]:
    """What pip is told to load wheels for another machine."""
    yield from ("--only-binary=:all:", "--dest", str(shelf), "--find-links", str(shelf))
    yield from ("--implementation", "cp", "--python-version", python)
    for tag in PLATFORMS[system]:
        yield from ("--platform", tag)


def _pip(*words: str) -> None:
    """Run the pip of this Python. Raises :class:`Refused` with its last line."""
    done = subprocess.run(  # noqa: S603  our own words, no shell
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        last = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "pip")
        raise Refused("cli.wheels-failed", why=last.strip()[:200])


_CMD: Final = """@echo off
rem Installs operator_tui for this user from this folder. No network is used.
setlocal
set "TARGET=%LOCALAPPDATA%\\operator_tui\\program"
py -3 -m venv "%TARGET%" || goto failed
set "FROM=--no-index --disable-pip-version-check --upgrade --find-links"
"%TARGET%\\Scripts\\python" -m pip install %FROM% "%~dp0wheels" "operator-tui[office]" || goto failed
echo.
echo Terpasang. Jalankan: "%TARGET%\\Scripts\\operator-tui"
exit /b 0
:failed
echo.
echo Belum terpasang. Perlu Python 3.11 sampai 3.14 (py -3 --version), lalu ulangi.
exit /b 1
"""
_SH: Final = """#!/bin/sh
# Installs operator_tui for this user from this folder. No network is used.
set -e
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/.local/share/operator_tui/program"}
python3 -m venv "$target"
from="--no-index --disable-pip-version-check --upgrade --find-links"
"$target/bin/python" -m pip install $from "$here/wheels" "operator-tui[office]"
echo "Terpasang. Jalankan: $target/bin/operator-tui"
"""
SCRIPTS: Final = {"install.cmd": _CMD.replace("\n", "\r\n"), "install.sh": _SH}
"""What installs from the folder, by file name."""
