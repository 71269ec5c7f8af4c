"""Files for the office's staff: with people's data in them, so they are their owner's alone, and whole or not there."""

from pathlib import Path

from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.core.text import clean
from operator_tui.reports import whole


def require_new(path: Path) -> None:
    """Raise :class:`Refused` where there is a file already: somebody may have written into it meanwhile."""
    try:
        there = path.exists()
    except (OSError, ValueError) as error:
        raise _trouble(path, error) from error
    if there:
        raise Refused("staff.file-there", file=clean(path.name))


def write(path: Path, data: bytes) -> None:
    """Write a new file, whole or not at all. Raises :class:`StoreTrouble`."""
    try:
        whole.write(data, path)
    except (OSError, ValueError) as error:
        raise _trouble(path, error) from error


def _trouble(path: Path, error: Exception) -> StoreTrouble:
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return StoreTrouble("staff.file-not-written", file=clean(path.name), why=why)
