"""How many lines lie between two places, and how many of them are problems."""

from pathlib import Path
from typing import Final

from operator_tui.logs.lines import files, read_at
from operator_tui.logs.merge import Place
from operator_tui.logs.query import Query

_BLOCK: Final = 262_144


def count(folder: Path, start: Place, end: Place, most: int) -> tuple[int, int] | None:
    """Lines, and warnings and errors among them; None where it is more than ``most`` bytes."""
    if sum(max(0, to - start.get(name, 0)) for name, to in end.items()) > most:
        return None
    problem, lines, problems = Query(level="warning"), 0, 0
    for path in files(folder):
        at, stop, rest = start.get(path.name, 0), end.get(path.name, 0), b""
        while at < stop and (data := _block(path, at, min(_BLOCK, stop - at))):
            at += len(data)
            *raws, rest = (rest + data).split(b"\n")
            lines += sum(1 for raw in raws if raw.strip())
            problems += sum(1 for raw in raws if problem.line(raw) and raw.strip())
            rest = rest[:_BLOCK]
    return lines, problems


def _block(path: Path, at: int, size: int) -> bytes:
    try:
        return read_at(path, at, size)
    except OSError:
        return b""
