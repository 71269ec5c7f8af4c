"""Windows: SumatraPDF where it is installed, which prints silently; else the print verb of whatever opens PDFs.

Never run on Windows by whoever wrote it: the README says so.
"""

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.paper.printers import Found, Progress, Stage

_LONGEST: Final = 60.0
"""Seconds that a program may take to hand a PDF over."""
_KEPT: Final = 600.0
"""Seconds after which a PDF that a program was given by its print verb is taken away."""
_PREFIX: Final = "operator_tui-print-"
_PLACES: Final = (
    ("ProgramFiles", "SumatraPDF/SumatraPDF.exe"),
    ("ProgramFiles(x86)", "SumatraPDF/SumatraPDF.exe"),
    ("LOCALAPPDATA", "SumatraPDF/SumatraPDF.exe"),
)
_NAMES: Final = (
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8;"  # else names come in the console's code page
    "Get-Printer | ForEach-Object { $_.Name };"
    "'*' + (Get-CimInstance Win32_Printer -Filter 'Default=TRUE').Name"
)


def send(name: str, data: bytes, title: str) -> str:
    """Print a PDF; there is no number to ask about afterwards. Raises :class:`Refused`."""
    del title
    _sweep()
    file = Path(tempfile.gettempdir()) / f"{_PREFIX}{secrets.token_hex(8)}.pdf"
    reader = sumatra()
    try:
        file.write_bytes(data)
        if reader is None:
            _print_verb(file, name)
            return ""
        command = [str(reader), "-print-to", name, "-print-settings", "noscale", "-silent"]
        done = _run([*command, "-exit-when-done", str(file)])
    except (OSError, Refused) as error:
        _take_away(file)
        if isinstance(error, Refused):
            raise
        raise Refused("paper.printer-refuses", printer=name) from error
    _take_away(file)
    if done.returncode != 0:
        raise Refused("paper.printer-refuses", printer=name)
    return ""


def progress(name: str, request: str) -> Progress:
    """Windows is asked no more once it took the PDF."""
    del name, request
    return Progress(Stage.DONE)


def cancel(request: str) -> None:
    """There is nothing to take back."""
    del request


def found() -> list[Found]:
    """Every printer, by PowerShell."""
    shell = shutil.which("powershell") or shutil.which("pwsh")
    if shell is None:
        return []
    done = _run([shell, "-NoProfile", "-NonInteractive", "-Command", _NAMES])
    lines = [
        line.strip() for line in done.stdout.decode("utf-8-sig", errors="replace").splitlines()
    ]
    usual = next((line[1:] for line in lines if line.startswith("*")), "")
    return [Found(line, line == usual) for line in lines if line and not line.startswith("*")]


def sumatra() -> Path | None:
    """SumatraPDF, in the path or where its installer puts it."""
    if (there := shutil.which("SumatraPDF")) is not None:
        return Path(there)
    places = (
        Path(os.environ[root], *rest.split("/")) for root, rest in _PLACES if root in os.environ
    )
    return next((place for place in places if place.is_file()), None)


def _print_verb(file: Path, name: str) -> None:
    """Have the program that opens PDFs print it; the file stays a while, since nobody says when it was read."""
    start: Callable[..., None] | None = getattr(os, "startfile", None)
    if start is None:
        raise Refused("paper.no-spooler")
    start(str(file), "printto", f'"{name}"')


def _take_away(file: Path) -> None:
    """Delete a PDF; one that something still holds goes at a later print."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _sweep() -> None:
    """Take away what print verbs were given a while ago."""
    for file in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*.pdf"):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > _KEPT:
                _take_away(file)


def _run(command: list[str]) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=_LONGEST)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise Refused("paper.spooler-hangs") from error
