"""What stands for a glyph or a letter where a terminal has only the plainest ones."""

import unicodedata
from typing import Final

ASCII: Final = str.maketrans({
    "»": "=", "·": "|", "→": ">", "←": "<", "…": "~", "█": "#", "±": "~", "√": "+", "►": ">", "◄": "<", "○": ".",
    "□": "o", "■": "*", "×": "x", "↓": "v", "↑": "^", "–": "-", "’": "'", "“": '"', "”": '"',
})  # fmt: skip
"""The glyphs of the screens, for ``str.translate``."""


def bare(letter: str) -> str:
    """A letter without its accents; empty where nothing of it is ASCII."""
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")
