"""SQLite's log of writes beside a database: which pages of it stand there. Only its frames' headers are read, which
SQLCipher leaves in the clear."""

from pathlib import Path
from typing import BinaryIO, Final

_HEADER, _FRAME = 32, 24
_NEVER_USED: Final = 0x4000_0000
"""The byte whose page SQLite keeps for its locks, and for nothing else."""


def covers(path: Path, page: int) -> bool:
    """Whether every page that the database at ``path`` must have, and its file lacks, stands in its log.

    SQLite itself notices a file that was cut only where there is no log: with one, it would go by the log alone, and
    at its end write what is left of both into one.
    """
    try:
        with path.with_name(f"{path.name}-wal").open("rb") as file:
            logged, last = _committed(file, page)
    except FileNotFoundError:
        return True
    # After the log: another process may write it into the file at any moment, never the other way round.
    held = path.stat().st_size // page
    never = _NEVER_USED // page + 1
    return all(number in logged or number == never for number in range(held + 1, last + 1))


def _committed(file: BinaryIO, page: int) -> tuple[set[int], int]:
    """The numbers of the pages in a log, up to its last commit, and how many pages the database has since that."""
    salts = file.read(_HEADER)[16:24]
    logged, pending, last = set[int](), set[int](), 0
    while len(frame := file.read(_FRAME)) == _FRAME and frame[8:16] == salts:
        pending.add(int.from_bytes(frame[:4], "big"))
        if size := int.from_bytes(frame[4:8], "big"):
            logged |= pending
            pending, last = set(), size
        file.seek(page, 1)
    return logged, last
