"""QR codes of our own numbers: plain text, readable by any phone, and nothing like the NIB's."""

from functools import lru_cache
from typing import Final

QUIET: Final = 4
"""Modules that stay white around a code."""
MODULE: Final = 0.75
"""Millimetres of a module: six dots of a printer of 203 dpi."""
LARGE: Final = 0.875
"""The same where there is room."""
_MASK: Final = 3
"""Any mask is read; looking for the best of the eight takes longer than all else of a slip."""
_MOST: Final = 33
"""Modules of a side: version 4, which holds 90 letters and digits."""


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[bytes, ...]:
    """The rows of a QR code, 1 for black; error correction M. None for a text too long for one."""
    import segno

    try:
        code = segno.make_qr(text, error="m", mask=_MASK, boost_error=False)
    except (segno.DataOverflowError, UnicodeEncodeError):
        return ()
    rows = tuple(bytes(row) for row in code.matrix)
    return rows if len(rows) <= _MOST else ()
