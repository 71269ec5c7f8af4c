"""Which words of a table are meant by a word as people type it: misspelt, cut short, derived, or in Sundanese.

Nearness is between 0 and 1, and only ranks: 1 is the very word, 0.9 its beginning.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from operator_tui.reference._tsv import rows

_EXACT, _BEGINS, _SAME_MEANING, _ROOT = 1.0, 0.9, 0.85, 0.8
_SKELETON, _ONE_SLIP, _OTHER_VOWELS, _CUT, _SKELETON_SLIP = 0.8, 0.75, 0.65, 0.6, 0.5
_WEAK: Final = str.maketrans("", "", "aeiouh")
_SOUNDS: Final = str.maketrans({"f": "p", "v": "p", "q": "k", "x": "ks", "z": "s"})
_WORD: Final = re.compile(r"[^\W_]+")
_TWICE: Final = re.compile(r"([^\W\d]{2,})2(\w*)")
_FILLER: Final = "-"
_LAST: Final = chr(0x10FFFF)
_PREFIXES: Final = (
    ("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k"), ("mem", "p"), ("pem", "p"), ("men", "t"),
    ("pen", "t"), ("nga", ""), ("ng", "k"), ("ny", "c"), ("ny", "s"), ("ber", ""), ("per", ""), ("me", ""),
    ("pe", ""), ("di", ""), ("n", "t"), ("m", "p"),
)  # fmt: skip
_SUFFIXES: Final = ("keun", "kan", "an", "nya", "na", "i", "")
_SHORTEST_ROOT, _SHORTEST_SLIP = 3, 4


def words_of(text: str) -> list[str]:
    """The words of a text; ``oleh2`` is ``oleh oleh``, ``kos2an`` is ``kos kosan``."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold()):
        twice = _TWICE.fullmatch(word) if "2" in word else None
        found += [twice[1], twice[1] + twice[2]] if twice else [word]
    return found


def skeleton(word: str) -> str:
    """A word's first letter and consonants; ``h`` is often left out, and ``ng`` written ``g``."""
    bare = (word[0] + word[1:].translate(_WEAK)).replace("ng", "g")
    return bare if len(bare) > 1 else word


def is_filler(word: str) -> bool:
    """Whether a word says nothing of the business: ``usaha``."""
    return word in _meanings().get(_FILLER, frozenset())


class Vocabulary:
    """The words of a table, found by how near they are to what was typed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._known = frozenset(self._sorted)
        by_sound = defaultdict[str, list[str]](list)
        self._by_length = defaultdict[int, list[str]](list)
        self._sounds_by_length = defaultdict[int, list[str]](list)
        for word in self._sorted:
            by_sound[_sound(word)].append(word)
            self._by_length[len(word)].append(word)
        for sound in by_sound:
            self._sounds_by_length[len(sound)].append(sound)
        self._by_sound, self._sounds = by_sound, sorted(by_sound)

    def near(self, typed: str) -> dict[str, float]:
        """The words that may be meant, each with its nearness."""
        found: dict[str, float] = {}
        for word, nearness in self._candidates(typed):
            if nearness > found.get(word, 0.0):
                found[word] = nearness
        return found

    def _candidates(self, typed: str) -> Iterator[tuple[str, float]]:
        for word in _beginning(self._sorted, typed):
            yield word, _EXACT if word == typed else _BEGINS
        if typed.isdigit():
            return
        for word in _same_meaning(typed):
            if word in self._known:
                yield word, _SAME_MEANING
        for root in _roots(typed):
            for word in (root, *_same_meaning(root)):
                if word in self._known:
                    yield word, _ROOT
        if typed in self._known:
            return  # It is meant as it stands: ``pisang`` is no ``pasang``.
        for word in _a_slip_apart(typed, self._by_length):
            yield word, _ONE_SLIP
        yield from self._sounding(typed)

    def _sounding(self, typed: str) -> Iterator[tuple[str, float]]:
        sound = _sound(typed)
        for word in self._by_sound.get(sound, ()):
            yield word, _SKELETON if _left_out(typed, word) else _OTHER_VOWELS
        if len(sound) >= (2 if sound == typed.translate(_SOUNDS) else 3):
            for longer in _beginning(self._sounds, sound):
                for word in self._by_sound[longer]:
                    yield word, _CUT
        for other in _a_slip_apart(sound, self._sounds_by_length):
            for word in self._by_sound[other]:
                yield word, _SKELETON_SLIP


def _beginning(ordered: list[str], start: str) -> list[str]:
    first, last = (bisect_left(ordered, key) for key in (start, start + _LAST))
    return ordered[first:last]


def _sound(word: str) -> str:
    """The skeleton by sound, with no letter twice in a row: ``konpeksi`` is ``konveksi``."""
    bare = skeleton(word).translate(_SOUNDS)
    once = "".join(c for at, c in enumerate(bare) if at == 0 or c != bare[at - 1])
    return once if len(once) > 1 else word


def _a_slip_apart(word: str, by_length: Mapping[int, list[str]]) -> Iterator[str]:
    """Words with one letter more, less or other, or two changed about; of four letters at least."""
    size = len(word)
    if size < _SHORTEST_SLIP:
        return
    for length in (size - 1, size, size + 1):
        for other in by_length.get(length, ()):
            if length >= _SHORTEST_SLIP and _is_slip(word, other):
                yield other


def _is_slip(one: str, other: str) -> bool:
    at, least = 0, min(len(one), len(other))
    while at < least and one[at] == other[at]:
        at += 1
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return long[at + 1 :] == short[at:]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def _left_out(short: str, whole: str) -> bool:
    """Whether letters of a word were only left out, none changed: ``krpk`` of ``keripik``."""
    letters = iter(whole)
    return all(letter in letters for letter in short)


def _roots(word: str) -> set[str]:
    """What may be the root of an Indonesian or Sundanese derived word; the word itself is one."""
    stems = {word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix)}
    found = set(stems)
    for prefix, lost in _PREFIXES:
        if word.startswith(prefix):
            for stem in stems:
                rest = stem[len(prefix) :]
                found |= {rest, lost + rest}
    return {root for root in found if len(root) >= _SHORTEST_ROOT}


@cache
def _meanings() -> Mapping[str, frozenset[str]]:
    """``everyday.tsv``: a meaning, and the words for it. A meaning may have several rows."""
    found = defaultdict[str, set[str]](set)
    for meaning, words in rows("everyday"):
        found[meaning].update(words.split())
    return {meaning: frozenset(words) for meaning, words in found.items()}


@cache
def _groups() -> Mapping[str, list[frozenset[str]]]:
    found = defaultdict[str, list[frozenset[str]]](list)
    for meaning, words in rows("everyday"):
        if meaning != _FILLER:
            group = frozenset((meaning, *words.split()))
            for word in group:
                found[word].append(group)
    return found


def _same_meaning(word: str) -> frozenset[str]:
    return frozenset().union(*_groups().get(word, ()))
