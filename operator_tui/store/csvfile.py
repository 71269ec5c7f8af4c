"""A CSV file of applicants as rows of cells by column. What is wrong with the file as a whole is said at once."""

import csv
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER, Problem, Severity
from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.text import clean

if TYPE_CHECKING:
    from _csv import Reader

LARGEST: Final = 200_000_000
"""Bytes of a file that is read at all."""
REASON_COLUMN: Final = "reason"
DUPLICATE_COLUMN: Final = "reason_duplicate"
COMPUTED: Final = ("place_village_code",)
"""Columns that are never taken from a file: the program knows better."""
_REMARKS: Final = ("note", "expected")
"""Columns of the sample data that are for people only."""
_NAMED: Final = 10
_NAME_LIMIT: Final = 40


@dataclass(frozen=True)
class Row:
    """A row that isn't empty: its line in the file (from 1), its cells by column, what is wrong with its shape."""

    line: int
    cells: dict[str, str]
    problem: Problem | None = None


@dataclass(frozen=True)
class Table:
    """The rows of a file, and the names of columns that nothing is read from."""

    rows: list[Row]
    unknown: tuple[str, ...]


def read(path: Path, form: FormSpec) -> Table:
    """The rows of a file (UTF-8, ``,`` or ``;``). Raises :class:`Refused` for the file as a whole."""
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    former = csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [clean(cell).lower() for cell in next(reader, [])]
        unknown = _check_header(header, form)
        return Table(list(_rows(reader, header)), unknown)
    except csv.Error as error:
        raise Refused("cli.csv-broken", line=reader.line_num) from error
    finally:
        csv.field_size_limit(former)


def _check_header(header: list[str], form: FormSpec) -> tuple[str, ...]:
    """The unknown columns by name. Raises :class:`Refused` for a missing one, or one that stands there twice."""
    missing = [
        s.name
        for s in form.fields()
        if s.required and not s.default and not s.when and s.name not in header
    ]
    if missing:
        raise Refused("cli.csv-columns", columns=", ".join(missing[:6]))
    statements = [s.name for s in form.statements]
    known = {*form.index, *statements, CONSENT_METHOD, CONSENT_PAPER}
    known |= {REASON_COLUMN, DUPLICATE_COLUMN, *COMPUTED}
    if twice := sorted(name for name in known if header.count(name) > 1):
        raise Refused("cli.csv-twice", columns=", ".join(twice[:6]))
    others = dict.fromkeys(name for name in header if name and name not in {*known, *_REMARKS})
    return tuple(name[:_NAME_LIMIT] for name in list(others)[:_NAMED])


def _rows(reader: "Reader", header: list[str]) -> Iterator[Row]:
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        problem = None
        if len(cells) != len(header):
            params = {"cells": len(cells), "columns": len(header)}
            problem = Problem("", "csv.cells", Severity.BLOCK, params)
        yield Row(line, dict(zip(header, cells, strict=False)), problem)


def _text(path: Path) -> str:
    data = _bytes(path)
    if len(data) > LARGEST:
        raise Refused("cli.csv-large", file=path.name)
    if not data.strip():
        raise Refused("cli.csv-empty", file=path.name)
    if b"\0" in data[:100_000]:
        raise Refused("cli.csv-binary", file=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            "cli.csv-encoding", file=path.name, line=data[: error.start].count(b"\n") + 1
        ) from error


def _bytes(path: Path) -> bytes:
    """The bytes of a file or a pipe, one more than is taken at most: a device has no end."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise Refused("cli.file-unreadable", file=path.name)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Refused("cli.file-unreadable", file=path.name) from error
