"""The public key of an office, as the age format writes it: ``age1`` and 58 characters, Bech32 (BIP 173)."""

from typing import Final

PREFIX: Final = "age1"
LENGTH: Final = 62
_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_STEPS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def is_public(text: str) -> bool:
    """Whether a text is a key, whole and without a slip of the pen: its last six characters check the others."""
    body = text.removeprefix(PREFIX)
    if len(text) != LENGTH or body == text or not set(body) <= set(_LETTERS):
        return False
    name = PREFIX[:-1]
    values = [ord(c) >> 5 for c in name] + [0] + [ord(c) & 31 for c in name]
    return _checksum(values + [_LETTERS.index(c) for c in body]) == 1


def _checksum(values: list[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for i, step in enumerate(_STEPS):
            found ^= step if top >> i & 1 else 0
    return found
