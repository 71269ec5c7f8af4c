"""Writing a report: whole or not at all, its owner's alone, and never over something that isn't meant."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.text import clean


def put(data: bytes, path: Path, home: Path, *, replace: bool) -> None:
    """Write a file: beside it first, to the disk, then in its place; what stood there stays if anything goes wrong.

    Raises :class:`Refused` where a file is there and it may not be replaced, or what is there is no file;
    :class:`Usage` for a place among the store's own files; :class:`StoreTrouble` for the disk.
    """
    name = clean(path.name)
    try:
        target = path.resolve()
        inside = target.parent == home.resolve() or (home / "log").resolve() in target.parents
        if inside:
            raise Usage("daysheet.file-ours")
        if target.exists() and not (replace and target.is_file()):
            raise Refused("daysheet.file-there", file=name)
        write(data, target)
    except (OSError, RuntimeError, ValueError) as error:
        why = (
            error.strerror
            if isinstance(error, OSError) and error.strerror
            else type(error).__name__
        )
        raise StoreTrouble("daysheet.file-not-written", file=name, why=why) from error


def make_folder(folder: Path) -> None:
    """Make a folder that may be there already, its owner's alone. Raises :class:`StoreTrouble`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreTrouble("daysheet.file-not-written", file=clean(folder.name), why=why) from error


def write(data: bytes, target: Path) -> None:
    """Write under a name of its own to the disk first, then in its place. Raises ``OSError`` or ``ValueError``."""
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        handle = os.open(
            part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
