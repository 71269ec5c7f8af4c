"""The second look: some fields are typed twice, blind, and compared (as CSPro's verify mode does).

Which applications are asked is decided by their UUID, so it is decided once: parking a draft, or opening it at
another laptop, tosses no new coin.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from operator_tui.core.form import FieldSpec, FormSpec
from operator_tui.core.text import clean
from operator_tui.core.values import Bad, tidy

FIELDS: Final = ("nik", "phone", "trade_name")
"""What is typed twice: what finds a person, what reaches them, and what stands on their NIB."""
LOOKED: Final = "look:"
"""``look:<field>`` in the texts holds the field's text that passed its second look; another text needs another."""
OFF: Final = "off"
ALWAYS: Final = "always"


class Cell(NamedTuple):
    """One place of two texts laid beside each other; an empty side has nothing there."""

    first: str
    second: str

    @property
    def same(self) -> bool:
        """Whether both have the same there."""
        return self.first == self.second


def share(setting: str) -> int:
    """How many of a hundred are typed twice: ``off``, ``always`` or a percentage. Raises ``ValueError``."""
    if setting in (OFF, ALWAYS):
        return 100 if setting == ALWAYS else 0
    if not (setting.isascii() and setting.isdecimal() and len(setting) <= 3):
        raise ValueError(setting)
    if not 0 <= (percent := int(setting)) <= 100:
        raise ValueError(setting)
    return percent


def due(app_id: str, percent: int) -> bool:
    """Whether the application with this UUID is one of them."""
    drawn = int.from_bytes(hashlib.sha256(app_id.encode()).digest()[:8], "big")
    return drawn % 100 < percent


def open_fields(form: FormSpec, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that are answered, and whose text hasn't passed a second look."""
    return tuple(
        name
        for name in FIELDS
        if (spec := form.index.get(name)) is not None
        and spec.asked(texts)
        and texts.get(name)
        and texts.get(LOOKED + name) != texts[name]
    )


def tidied(spec: FieldSpec, text: str, today: date) -> str:
    """What would be stored for a text; one that is no good answer is compared as it was typed."""
    try:
        return tidy(spec, text, today)
    except Bad:
        return clean(text)


def aligned(first: str, second: str) -> list[Cell]:
    """Both texts letter by letter, so laid that as few places as possible differ; accents stay on their letter."""
    left, right = _letters(first), _letters(second)
    cost = _costs(left, right)
    found: list[Cell] = []
    i, j = len(left), len(right)
    while i or j:
        changed = i and j and left[i - 1] != right[j - 1]
        if i and j and cost[i][j] == cost[i - 1][j - 1] + bool(changed):
            i, j = i - 1, j - 1
            found.append(Cell(left[i], right[j]))
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            found.append(Cell(left[i], ""))
        else:
            j -= 1
            found.append(Cell("", right[j]))
    return found[::-1]


def _costs(left: list[str], right: list[str]) -> list[list[int]]:
    """``[i][j]``: how many changes make the first i letters into the first j of the other (Levenshtein)."""
    rows = [list(range(len(right) + 1))]
    for i, letter in enumerate(left, 1):
        row = [i]
        for j, other in enumerate(right, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other)))
        rows.append(row)
    return rows


def _letters(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        if found and unicodedata.combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found
