"""What stands on a sheet, as values: measured once, then drawn as PDF or as the dots of a thermal printer."""

from typing import NamedTuple


class Text(NamedTuple):
    """One line of text; ``x`` and its baseline ``y`` in millimetres, ``size`` in points, ``grey`` 0 (black) to 255."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    grey: int = 0


class Rule(NamedTuple):
    """A hairline, or a dashed line to cut along; millimetres."""

    x1: float
    y1: float
    x2: float
    y2: float
    grey: int = 0
    dashed: bool = False


class Code(NamedTuple):
    """A QR code: its modules by row, each ``module`` millimetres; the quiet zone is outside ``x`` and ``y``."""

    x: float
    y: float
    module: float
    rows: tuple[bytes, ...]


class Picture(NamedTuple):
    """An image file, in millimetres."""

    x: float
    y: float
    width: float
    height: float
    file: str


class Across(NamedTuple):
    """A pale word over the whole sheet, under everything else; its middle in millimetres."""

    x: float
    y: float
    text: str
    size: float


Mark = Text | Rule | Code | Across | Picture


class Sheet(NamedTuple):
    """A strip of a page, or a piece of a roll: millimetres, and what stands on it.

    ``bundled``: it has letters that printers' own fonts lack, so all of it is set in the bundled font.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    bundled: bool = False
