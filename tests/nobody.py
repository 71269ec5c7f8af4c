"""Nobody in the log: every line that the whole test run writes is searched for the people of the sample data.

Lines of this process are searched as they are written (:func:`watch`), those of other processes in the files that
they left (:func:`left_in`). What is told is the place, never what stands there.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from operator_tui.logs.write import LogWriter

SAMPLES = Path(__file__).parent.parent / "sample_data"
LARGEST = 8_000_000
"""Bytes: the program begins a new file at five million, so a larger one is a test's own."""
_NUMBERS = ("nik", "kk", "phone", "npwp")
_WORDS = ("name", "email", "trade_name")
_RUN = re.compile(r"\d(?:[ .+-]{0,2}\d){8,}")


@cache
def people() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What would tell a person of the sample data: digits of numbers, and words in capitals."""
    numbers, words = set[str](), set[str]()
    for name in ("applicants.csv", "applicants-bad.csv"):
        with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                numbers |= {"".join(filter(str.isdigit, row[key])) for key in _NUMBERS}
                words |= {" ".join(row[key].upper().split()) for key in _WORDS}
    national = {number.removeprefix("62").removeprefix("0") for number in numbers}
    shape = "|".join(re.escape(word) for word in sorted(words - {""}))
    return tuple(n for n in national if len(n) >= 9), re.compile(rf"(?<!\w)(?:{shape})(?!\w)")


def found_in(text: str) -> list[str]:
    """The kinds of what is personal in a text of the log, each with its place."""
    numbers, words = people()
    found = [f"a name at {hit.start()}" for hit in words.finditer(text.upper())]
    for run in _RUN.finditer(text):
        digits = "".join(filter(str.isdigit, run.group()))
        if any(number in digits for number in numbers):
            found.append(f"a number at {run.start()}")
    return found


def left_in(folder: Path) -> Iterator[str]:
    """What is personal in the log files under a folder: file, kind and place."""
    for path in sorted(folder.rglob("*.jsonl")):
        if path.is_file() and path.stat().st_size <= LARGEST:
            text = path.read_bytes().decode("utf-8", "replace")
            yield from (f"{path.relative_to(folder)}: {what}" for what in found_in(text))


@contextmanager
def watch() -> Iterator[list[str]]:
    """Search each line that this process writes; what was found so far."""
    told: list[str] = []
    original = LogWriter.append

    def append(self: LogWriter, at: datetime, raw: bytes) -> None:
        told.extend(found_in(raw.decode("utf-8", "replace")))
        original(self, at, raw)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LogWriter, "append", append)
        yield told
