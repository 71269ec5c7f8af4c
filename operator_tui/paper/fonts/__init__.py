"""The bundled font, for letters that no printer's own font is sure to have. Its licence lies beside it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FILES: Final = {
    False: Path(__file__).parent / "DejaVuSansCondensed.ttf",
    True: Path(__file__).parent / "DejaVuSansCondensed-Bold.ttf",
}
"""The font's files: regular, and bold."""


@cache
def widths(*, bold: bool) -> dict[str, float]:
    """Millimetres of every letter at one point; empty where the file is missing or broken."""
    font = _open(FILES[bold])
    if font is None:
        return {}
    with font:
        unit = 25.4 / 72 / font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        return {chr(c): advances[name][0] * unit for c, name in font.getBestCmap().items()}


def usable() -> bool:
    """Whether both files are there and can be read."""
    return bool(widths(bold=False)) and bool(widths(bold=True))


def has(letter: str) -> bool:
    """Whether the font can show a letter, regular and bold."""
    return letter in widths(bold=False) and letter in widths(bold=True)


def _open(path: Path) -> "TTFont | None":
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(path, lazy=True)
        font.getBestCmap(), font["hmtx"].metrics
    except (OSError, TTLibError, KeyError, ValueError, AssertionError):
        return None
    return font
