"""Where a PDF may be written, and writing it there: whole or not at all, and taken back if need be."""

import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from operator_tui.core.errors import StoreTrouble, Usage

_PDF: Final = b"%PDF-"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OURS: Final = re.compile(r"\.[0-9a-f]{12}\.part")
_LONGEST: Final = 3600.0
"""Seconds that nobody writes at one file."""


def place(path: Path, home: Path) -> Path:
    """The file that ``path`` means, symbolic links followed: a new one, or a PDF that may be replaced.

    Raises :class:`Usage` for anything else that is there (a device, a pipe, somebody's file) and for the files
    of the store's own ``home``, which hold everything; :class:`StoreTrouble` where it can't be looked at.
    """
    try:
        target = path.resolve()
        ours = target.is_relative_to(home.resolve()) and target.suffix.lower() != ".pdf"
        if ours or not _is_free(target):
            raise Usage("paper.not-a-pdf", file=path.name)
    except (OSError, RuntimeError, ValueError) as error:
        raise _trouble(path, error) from error
    return target


def new_file(folder: Path, name: str) -> Path:
    """``name.pdf`` in a folder, or ``name-2.pdf`` and so on where there is one: papers that were counted stay."""
    number, path = 1, folder / f"{name}.pdf"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.pdf"
    return path


def make_folder(folder: Path) -> None:
    """Make a folder that may be there already. Raises :class:`StoreTrouble`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _trouble(folder, error) from error


@contextmanager
def written(data: bytes, path: Path) -> Iterator[None]:
    """Write a file and keep it if the ``with`` ends well; else what was there before is there again.

    It goes to a file beside it, its owner's alone, to the disk, and only then in its place. Where the disk knows no
    hard links (a USB stick), a former file can't be brought back: then none is there. Raises :class:`StoreTrouble`.
    """
    kept = _beside(path)
    try:
        _put(data, path, kept)
        try:
            yield
        except BaseException:
            _take_back(path, kept)
            raise
    finally:
        with suppress(OSError):
            kept.unlink(missing_ok=True)


def _is_free(target: Path) -> bool:
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(kind):
        return False
    with target.open("rb") as file:
        return file.read(len(_PDF)) == _PDF


def _put(data: bytes, path: Path, kept: Path) -> None:
    temporary = _beside(path)
    _sweep(path.parent)
    try:
        try:
            with os.fdopen(os.open(temporary, _NEW, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with suppress(OSError, NotImplementedError):
                kept.hardlink_to(path)
            os.replace(temporary, path)  # noqa: PTH105  one name for all that a test breaks
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _trouble(path, error) from error


def _take_back(path: Path, kept: Path) -> None:
    with suppress(OSError):
        if kept.exists():
            os.replace(kept, path)  # noqa: PTH105  as above
        else:
            path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what a power cut left half done: people stand in it, and nobody would find it."""
    with suppress(OSError):
        for file in folder.glob(".*.part"):
            if _OURS.fullmatch(file.name) and time.time() - file.stat().st_mtime > _LONGEST:
                file.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """A name of its own beside a file, short: the file's own may be as long as the disk allows."""
    return path.with_name(f".{secrets.token_hex(6)}.part")


def _trouble(path: Path, error: Exception) -> StoreTrouble:
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return StoreTrouble("paper.not-written", file=path.name, why=why)
