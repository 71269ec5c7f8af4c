"""The file that the staff filled in, as rows: what :mod:`operator_tui.office.sheet` exported, saved as CSV."""

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from operator_tui.core.errors import Refused
from operator_tui.core.text import clean

LARGEST: Final = 50_000_000
"""Bytes of a file that is read at all."""
_COLUMNS: Final = ("ref", "id", "nib", "date", "reason", "text")
NIK: Final = "nik"
"""A column of the exported sheet that is only compared."""


def read(data: bytes) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file (UTF-8 with or without a mark, ``,`` ``;`` or tabs, any line ends), with their lines.

    Raises :class:`Refused` for the file as a whole. A row with more cells than columns has the key ``""``; one with
    fewer is empty at its end, for Excel leaves out the delimiters there.
    """
    if len(data) > LARGEST:
        raise Refused("staff.file-large", most=LARGEST // 1_000_000)
    if data.startswith(b"PK\x03\x04"):
        raise Refused("staff.file-xlsx")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused("staff.file-encoding", line=line) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [clean(cell).lower() for cell in next(reader, [])]
        _check(header)
        return list(_rows(reader, header))
    except csv.Error as error:
        raise Refused("staff.file-broken", line=reader.line_num) from error


def _check(header: list[str]) -> None:
    if "ref" not in header and "id" not in header:
        raise Refused("staff.columns-ref")
    if "nib" not in header and "reason" not in header:
        raise Refused("staff.columns-nib")
    if twice := [name for name in _COLUMNS if header.count(name) > 1]:
        raise Refused("staff.columns-twice", columns=", ".join(twice))


def _rows(reader: Any, header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        row = {
            name: clean(cell).removeprefix("'")
            for name, cell in zip(header, cells, strict=False)
            if name in (*_COLUMNS, NIK)
        }
        yield line, row if len(cells) <= len(header) else {**row, "": "x"}


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
