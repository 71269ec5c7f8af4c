"""The office's own logo, if it has set one: a PNG or JPEG. One that is none is left out, and told; papers go on."""

from functools import lru_cache
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
    try:
        now = Path(file).stat()
    except (OSError, ValueError):
        return 0.0
    return _aspect(file, now.st_mtime_ns, now.st_size) if now.st_size <= _LARGEST else 0.0


@lru_cache(maxsize=8)
def _aspect(file: str, _changed: int, _size: int) -> float:
    """Decoded once, not for every paper, as long as the file isn't another one."""
    from PIL import Image

    try:
        with Image.open(file) as image:
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
