"""A copy of an encrypted database beside it, before a step that changes it."""

import os
from collections.abc import Callable
from pathlib import Path

from operator_tui.core.errors import StoreTrouble
from operator_tui.store.sqlcipher import Database, look


def back_up(db: Database, target: Path, key: bytes, check: Callable[[Database], object]) -> None:
    """A copy under the same key, whole or not at all; an older copy of the same step is the better one and stays.

    ``check`` raises :class:`StoreTrouble` for what isn't this store's. Raises it too, with no copy made.
    """
    if target.exists() and opens(target, key, check):
        return
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        db.execute("VACUUM INTO ?", [str(part)])
        if not opens(part, key, check):
            raise StoreTrouble("store.no-backup")
        _to_disk(part, os.O_RDWR)
        part.replace(target)
        if os.name == "posix":
            _to_disk(part.parent, os.O_RDONLY)
    except OSError as error:
        raise StoreTrouble("store.no-backup") from error


def opens(path: Path, key: bytes, check: Callable[[Database], object]) -> bool:
    """Whether a copy can be read, and holds what it should."""
    try:
        with look(path, key) as copy:
            check(copy)
    except StoreTrouble:
        return False
    return True


def _to_disk(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
