"""The drives that can be taken out, as this system shows them: where a USB stick is."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_REMOVABLE: Final = 2
"""What Windows calls such a drive: ``DRIVE_REMOVABLE``."""
_LINUX: Final = ("/media/*", "/media/*/*", "/run/media/*/*", "/mnt/*")
_MAC: Final = ("/Volumes/*",)


@dataclass(frozen=True)
class Drive:
    """One drive, and its free bytes."""

    path: Path
    free: int


def removable() -> list[Drive]:
    """The drives, by name. One that doesn't answer is left out."""
    found = []
    for path in _windows() if sys.platform == "win32" else mounted(_globs()):
        try:
            found.append(Drive(path, shutil.disk_usage(path).free))
        except OSError:
            continue
    return found


def mounted(patterns: tuple[str, ...], root: Path = Path("/")) -> Iterator[Path]:
    """The folders of these names on which a drive stands, each once; no link, and not the system's own."""
    for path in sorted({p for pattern in patterns for p in root.glob(pattern.lstrip("/"))}):
        try:
            if not path.is_symlink() and os.path.ismount(path):
                yield path
        except OSError:
            continue


def _globs() -> tuple[str, ...]:
    return _MAC if sys.platform == "darwin" else _LINUX


def _windows() -> list[Path]:
    """Drive letters by what Windows says of each; A and B are left out, since a floppy would be looked for."""
    found: list[Path] = []
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        letters = kernel.GetLogicalDrives()
        for n in range(2, 26):
            root = f"{chr(ord('A') + n)}:\\"
            if letters >> n & 1 and kernel.GetDriveTypeW(ctypes.c_wchar_p(root)) == _REMOVABLE:
                found.append(Path(root))
    return found
