"""Text in the cells of a comma file: nothing in it may be taken for a formula by a spreadsheet that opens it."""

import re
from typing import Final

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_INSIDE: Final = re.compile(r"(;\s*)(?=[=+\-@])")
"""Where Excel in Indonesia, whose cells end with semicolons, would begin one inside a text."""


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = _INSIDE.sub(r"\1'", text)
    return f"'{text}" if text.startswith(_RISKY) else text
