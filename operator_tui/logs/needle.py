"""Bytes looked for in a large block, in capital or small letters, by the rarest of them.

Looking for a single byte is fifty times faster than looking for a word; most blocks hold no word with a rare byte, and
those that do are asked at its few places only. Without a rare one the block is read in small letters, as a whole.
"""

from functools import cached_property
from typing import Final

_RARE: Final = 500
"""A byte is rare that stands once in so many: from there on asking each of its places is slower than reading all."""
_SHORTEST: Final = 3
"""Bytes of a piece of the word that rules a block out by itself."""


class Block:
    """Some bytes, and the same in small letters once somebody asks for that."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def low(self) -> bytes:
        """In small letters."""
        return self.raw.lower()


class Needle:
    """``text`` is in small letters. Which of its bytes is the rarest is learned from what it is looked for in."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self._at = self._common = self._learned = 0

    def within(self, block: Block) -> bool:
        """Whether the block holds it, exactly as ``text in raw.lower()`` would say."""
        raw = block.raw
        if len(raw) >= 2 * self._learned:
            self._learn(raw)
        if self._common * _RARE < self._learned:
            stands = self._stands(raw)
            if stands is not None:
                return stands
        piece = self._piece(raw)
        return (not piece or piece in raw) and self.text in block.low

    def _learn(self, raw: bytes) -> None:
        """Choose its rarest byte. Counting is slow: done while blocks grow, a few times in a search."""
        self._learned = len(raw)
        counts = [sum(map(raw.count, _both(byte))) for byte in self.text]
        self._common = min(counts)
        self._at = counts.index(self._common)

    def _stands(self, raw: bytes) -> bool | None:
        """Whether it stands around one of the places of its rarest byte; None where those are too many here."""
        left = len(raw) // _RARE + 1
        for byte in _both(self.text[self._at]):
            found = raw.find(byte, self._at)
            while found >= 0:
                start = found - self._at
                if raw[start : start + len(self.text)].lower() == self.text:
                    return True
                if not (left := left - 1):
                    return None
                found = raw.find(byte, found + 1)
        return False

    def _piece(self, raw: bytes) -> bytes:
        """The longest part of it that can't stand there in capitals, as none of those do; empty for a short one."""
        parts = bytes(c if _capital(c) not in raw else 0 for c in self.text).split(b"\0")
        longest = max(parts, key=len)
        return longest if len(longest) >= _SHORTEST else b""


def _capital(byte: int) -> bytes:
    """The capital of a small letter; of any other byte one that stands nowhere in UTF-8."""
    capital = bytes((byte,)).upper()
    return capital if capital[0] != byte else b"\xff"


def _both(byte: int) -> tuple[bytes, ...]:
    small = bytes((byte,))
    return (small,) if small.upper() == small else (small, small.upper())
