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
_ALWAYS: Final = ("typing_extensions", "pip")
"""What is loaded for each: pip itself, for a Python that can't make one."""
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
rem Installs operator_tui for this user from this folder. No network is used. Any argument: no pause at the end.
setlocal
set "TARGET=%LOCALAPPDATA%\\operator_tui\\program"
set "RIGHT=import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32))"
set "PY="
for %%V in (3.14 3.13 3.12 3.11) do if not defined PY py -%%V -c "%RIGHT%" >nul 2>&1 && set "PY=py -%%V"
if not defined PY python -c "%RIGHT%" >nul 2>&1 && set "PY=python"
if not defined PY goto nopython
%PY% -m venv "%TARGET%" || goto failed
set "FROM=--no-index --isolated --disable-pip-version-check --upgrade --find-links"
"%TARGET%\\Scripts\\python" -m pip install %FROM% "%~dp0wheels" "operator-tui[office]" || goto failed
echo.
echo Terpasang. Jalankan: "%TARGET%\\Scripts\\operator-tui"
echo Installed. Run that line.
if "%~1"=="" pause
exit /b 0
:nopython
echo.
echo Belum terpasang: perlu Python 3.11 sampai 3.14, 64 bit. Tidak ada yang berubah. Pasang Python, lalu ulangi.
echo Not installed: Python 3.11 to 3.14, 64 bit, is needed. Nothing was changed. Install Python, then try again.
if "%~1"=="" pause
exit /b 1
:failed
echo.
echo Belum terpasang; sebabnya di atas. Data permohonan tidak disentuh. Tutup operator_tui bila terbuka, lalu ulangi.
echo Not installed; the cause stands above. No application was touched. Close operator_tui if open, then try again.
if "%~1"=="" pause
exit /b 1
"""
_SH: Final = """#!/bin/sh
# Installs operator_tui for this user from this folder. No network is used. An argument: the folder to install in.
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/.local/share/operator_tui/program"}
right='import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32))'
py=
for one in python3 python3.14 python3.13 python3.12 python3.11; do
    if [ -z "$py" ] && "$one" -c "$right" 2>/dev/null; then py=$one; fi
done
if [ -z "$py" ]; then
    echo "Belum terpasang: perlu Python 3.11 sampai 3.14, 64 bit. Tidak ada yang berubah. Pasang Python, lalu ulangi."
    echo "Not installed: Python 3.11 to 3.14, 64 bit, is needed. Nothing was changed. Install Python, then try again."
    exit 1
fi
failed() {
    echo "Belum terpasang; sebabnya di atas. Data permohonan tidak disentuh. Perbaiki, lalu ulangi."
    echo "Not installed; the cause stands above. No application was touched. Mend it, then try again."
    exit 1
}
# Debian's and Ubuntu's own Python makes no pip; then the one of this folder does it.
"$py" -m venv "$target" >/dev/null 2>&1 || "$py" -m venv --clear --without-pip "$target" || failed
if "$target/bin/python" -m pip --version >/dev/null 2>&1; then
    set -- -m pip
else
    for pip in "$here"/wheels/pip-*.whl; do set -- "$pip/pip"; done
fi
from="--no-index --isolated --disable-pip-version-check --upgrade --find-links"
"$target/bin/python" "$@" install $from "$here/wheels" "operator-tui[office]" || failed
echo "Terpasang. Jalankan: $target/bin/operator-tui"
echo "Installed. Run that line."
"""
SCRIPTS: Final = {"install.cmd": _CMD.replace("\n", "\r\n"), "install.sh": _SH}
"""What installs from the folder, by file name."""
