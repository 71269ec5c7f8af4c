"""Whether two spellings are likely one person's name. A hint only: a name is stored as typed and never altered."""

import re
import unicodedata
from typing import Final

_TWINS: Final = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "h"), ("kh", "h"), ("dh", "d"),
    ("th", "t"), ("sh", "s"), ("sy", "s"), ("ph", "p"), ("ie", "i"), ("ae", "ai"), ("ey", "ay"), ("q", "k"),
    ("x", "ks"), ("v", "p"), ("f", "p"), ("z", "j"), ("y", "i"), ("j", "i"),
)  # fmt: skip
"""The old spelling (van Ophuijsen, to 1947; Soewandi, to 1972) beside today's, and letters that Sundanese people
write for one another, as in Patimah for Fatimah; in this order."""
_DOUBLED: Final = re.compile(r"(.)\1+")
_SHORT, _LONG = 5, 10


def folded(name: str) -> str:
    """The name with what spellings differ in taken out: case, accents, spaces and signs, doubled letters, twins."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = ("".join(c for c in word if c.isalpha()) for word in plain.split())
    text = "".join(words)
    for old, new in _TWINS:
        text = text.replace(old, new)
    return _DOUBLED.sub(r"\1", text)


def alike(one: str, other: str) -> bool:
    """Whether two names could be one: folded they are equal, or differ by a letter (by two from ten letters on).

    Names of fewer than five letters have to be equal when folded; no name is like an empty one.
    """
    return close(folded(one), folded(other))


def close(a: str, b: str) -> bool:
    """The same for names that are folded already."""
    if not a or not b:
        return False
    shorter = min(len(a), len(b))
    most = 0 if shorter < _SHORT else 1 if shorter < _LONG else 2
    return a == b or (most > 0 and _distance(a, b, most) <= most)


def _distance(a: str, b: str, most: int) -> int:
    """The edit distance, or something over ``most`` where it is larger."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other)))
        if min(row) > most:
            return most + 1
        before = row
    return before[-1]
