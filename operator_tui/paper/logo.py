"""The office's own logo, if it has set one: a PNG or JPEG. One that is none is left out, and told; papers go on."""

from pathlib import Path
from typing import Final

_LARGEST: Final = 5_000_000
"""Bytes of a file at most."""
_MOST: Final = 16_000_000
"""Pixels at most."""


def aspect(file: str) -> float:
    """Its width by its height; 0 for no logo, or for one that can't be printed."""
    if not file:
        return 0.0
    from PIL import Image

    path = Path(file)
    try:
        if path.stat().st_size > _LARGEST:
            return 0.0
        with Image.open(path) as image:
            width, height = image.size
            if image.format not in ("PNG", "JPEG") or not 0 < width * height <= _MOST:
                return 0.0
            image.load()
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        return 0.0
    return width / height


def box(file: str, width: float, height: float) -> tuple[float, float]:
    """The largest width and height in millimetres that it takes within these; both 0 for none."""
    shape = aspect(file)
    if not shape:
        return 0.0, 0.0
    return (width, width / shape) if width / shape < height else (height * shape, height)
