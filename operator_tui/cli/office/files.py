"""Files for the office's staff: with people's data in them, so they are their owner's alone, and whole or not there."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.core.text import clean


def require_new(path: Path) -> None:
    """Raise :class:`Refused` where there is a file already: somebody may have written into it meanwhile."""
    try:
        there = path.exists()
    except (OSError, ValueError) as error:
        raise _trouble(path, error) from error
    if there:
        raise Refused("staff.file-there", file=clean(path.name))


def write(path: Path, data: bytes) -> None:
    """Write a new file: under a name of its own to the disk first, then in its place. Raises :class:`StoreTrouble`."""
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        handle = os.open(
            part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, ValueError) as error:
        raise _trouble(path, error) from error
    finally:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)


def _trouble(path: Path, error: Exception) -> StoreTrouble:
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return StoreTrouble("staff.file-not-written", file=clean(path.name), why=why)
