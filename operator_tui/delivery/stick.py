"""Files on a USB stick, which may be full, slow, pulled out at any moment, or hold anything at all."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Container
from pathlib import Path
from typing import Final

from operator_tui.core.errors import Refused, StoreTrouble, Usage

_FULL: Final = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_READ_ONLY: Final = (errno.EROFS, errno.EACCES, errno.EPERM)


def read(path: Path, most: int) -> bytes:
    """The bytes of a file, one more than ``most`` at most. Raises :class:`Refused` for what is no file, or gone."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused("bundle.unreadable", file=path.name)
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise Refused("bundle.unreadable", file=path.name) from error


def write(
    path: Path, data: bytes, whole: Callable[[], bool] = lambda: True, *, over: bool = False
) -> bool:
    """Write a file that is whole or not there. ``whole`` is called once its bytes are on the disk, before its name is.

    Where that says False, nothing is left of it, and the answer is False. A file of that name is :class:`Usage`, and
    stays, unless this one may take its place (``over``). Raises :class:`StoreTrouble`; after ``whole`` has said True
    it is ``bundle.no-name``.
    """
    if not over and _is_there(path):
        raise Usage("bundle.exists", file=path.name)
    part = path.with_name(
        f"{secrets.token_hex(6)}.part"
    )  # its own: another window may write here too
    named = False
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not whole():
            return False
        named = True
        part.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise _trouble(error, path, named=named) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def is_folder(path: Path) -> bool:
    """Whether a folder is there; where a bad stick only answers with an error, there is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def names(folder: Path, suffix: str) -> list[str]:
    """The names in a folder that end so, in their order; none where it can't be read (any more)."""
    try:
        return sorted(path.name for path in folder.iterdir() if path.name.lower().endswith(suffix))
    except OSError:
        return []


def found(folder: Path, suffix: str, bundles: Container[str]) -> list[Path]:
    """The files in a folder that are named after these bundles and end so, by name.

    A stick may carry those of many laptops: of no other file is more than its name looked at.
    """
    try:
        return [
            folder / name
            for name in names(folder, suffix)
            if name.partition(".")[0] in bundles and (folder / name).is_file()
        ]
    except OSError:
        return []


def _settle(folder: Path) -> None:
    """Have the name itself on the disk too, where the system can say so of a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems of sticks know no such thing
            os.fsync(handle)
    finally:
        os.close(handle)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError) as error:
        raise StoreTrouble("bundle.stick-gone", folder=path.parent) from error


def _trouble(error: OSError, path: Path, *, named: bool) -> StoreTrouble:
    if named:
        return StoreTrouble("bundle.no-name", file=path.name)
    if error.errno in _FULL:
        return StoreTrouble("bundle.stick-full", folder=path.parent)
    if error.errno in _READ_ONLY:
        return StoreTrouble("bundle.stick-read-only", folder=path.parent)
    return StoreTrouble("bundle.stick-gone", folder=path.parent)
