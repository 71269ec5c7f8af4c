"""``wheels``: everything that a laptop needs to have the program, in a folder for a USB stick; no network there."""

import shutil
import subprocess
import sys
import tempfile
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
_BY_MARKER: Final = {"windows": ("colorama",), "linux": ()}
"""What is needed on that system only: pip asks such conditions of the machine it runs on."""
_ALWAYS: Final = ("typing_extensions", "pip")
"""What is loaded for each: pip itself, for a Python that can't make one."""
_WHEELS: Final = "wheels"
_STICK: Final = Path(__file__).parent / "stick"
_NAME: Final = "operator-tui"


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
    source = _source()
    shelf = folder / _WHEELS
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        for name, text in scripts().items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        wanted = f"{_own(source, shelf)}[office]"
    except OSError as error:
        raise Refused("cli.wheels-folder", folder=folder) from error
    for system in systems or tuple(PLATFORMS):
        for python in pythons or PYTHONS:
            click.echo(say("cli.wheels-loading", system=system, python=python))
            _pip(
                "download", *_options(shelf, system, python), *_BY_MARKER[system], *_ALWAYS, wanted
            )
    count = len(list(shelf.glob("*.whl")))
    size = sum(file.stat().st_size for file in shelf.glob("*.whl")) // 1_000_000
    click.echo(say("cli.wheels-done", folder=folder, n=count, mb=size))


def scripts() -> dict[str, str]:
    """What lies beside the wheels, by file name: what installs from the folder, and what to read first."""
    found = {file.name: file.read_text(encoding="utf-8") for file in sorted(_STICK.iterdir())}
    return {
        name: text if name.endswith(".sh") else text.replace("\n", "\r\n")
        for name, text in found.items()
    }


def _source() -> Path:
    """The copy of the source that this runs from, or else the one it was called in.

    Raises :class:`Usage` where there is neither.
    """
    import tomllib

    for folder in (Path(__file__).parents[2], Path.cwd()):
        try:
            with (folder / "pyproject.toml").open("rb") as file:
                if tomllib.load(file).get("project", {}).get("name") == _NAME:
                    return folder
        except (OSError, ValueError):  # none here, or one that is no TOML: not ours
            continue
    raise Usage("cli.wheels-no-source")


def _own(source: Path, shelf: Path) -> Path:
    """Our own wheel, made of this source and laid on the shelf in place of any former one."""
    with tempfile.TemporaryDirectory() as folder:
        _pip("wheel", "--no-deps", "--wheel-dir", folder, str(source))
        [made] = Path(folder).glob("*.whl")
        for former in shelf.glob("operator_tui-*.whl"):
            former.unlink()
        return Path(shutil.copy(made, shelf))


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
