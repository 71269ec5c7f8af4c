"""How many lines lie between two places, and how many of them are problems."""

from pathlib import Path
from typing import Final

from operator_tui.logs.lines import LONGEST, files, parse, read_at
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
            whole, newline, rest = (rest + data).rpartition(b"\n")
            rest = rest[:_BLOCK]
            if not problem.block(whole + newline, 0, len(whole) + len(newline)):
                lines += whole.count(b"\n") + len(newline)
                continue
            raws = [raw for raw in whole.split(b"\n") if raw.strip()]
            lines += len(raws)
            doubtful = [raw[:LONGEST] for raw in raws if problem.line(raw)]
            problems += sum(problem.fits(parse(raw, path, 0, "")) for raw in doubtful)
    return lines, problems


def _block(path: Path, at: int, size: int) -> bytes:
    try:
        return read_at(path, at, size)
    except OSError:
        return b""
