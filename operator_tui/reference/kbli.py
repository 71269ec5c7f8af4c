"""KBLI codes that micro businesses use, found by everyday words (``kbli.tsv``, see ``SOURCES.md``).

A code means nothing without its version: 10793 is soy foods in KBLI 2020 and coconut foods in KBLI 2025.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from operator_tui.reference._tsv import rows

VERSIONS: Final = ("2020", "2025")
_WORD: Final = re.compile(r"[^\W_]+")
_WEAK: Final = str.maketrans("", "", "aeiouh")
_LAST: Final = chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class Kbli:
    """One code of one version: its official title, and the words that people say for it."""

    version: str
    code: str
    title: str
    words: tuple[str, ...]


@cache
def all_codes() -> tuple[Kbli, ...]:
    """Every code of every version in the order of the file."""
    return tuple(
        Kbli(version, code, title, tuple(words.split("; ")))
        for version, code, title, words in rows("kbli")
    )


def lookup(code: str, version: str) -> Kbli | None:
    """The code in that version, where the table holds it."""
    return _codes().get((code, version))


def search(text: str, version: str, limit: int = 3) -> list[Kbli]:
    """The codes where every typed word begins a word of a phrase, the title or the code, the best first.

    A phrase typed in full comes before the beginning of one, that before words in any order, the title last.
    Where nothing fits, the words are compared without their vowels: ``wrg klontong`` finds the shop.
    """
    typed = _WORD.findall(text.casefold())
    if not typed or version not in VERSIONS:
        return []
    return _plain(version).search(typed, limit) or _skeletons(version).search(typed, limit)


def _skeleton(word: str) -> str:
    """A word's first letter and consonants; ``h`` is often left out, and ``ng`` written ``g``."""
    bare = (word[0] + word[1:].translate(_WEAK)).replace("ng", "g")
    return bare if len(bare) > 1 else word


class _View:
    """The codes of one version with their words in one form: as they stand, or as skeletons."""

    def __init__(self, codes: tuple[Kbli, ...], form: Callable[[str], str]) -> None:
        self._codes, self._form = codes, form
        self._phrases = [
            [[form(word) for word in _WORD.findall(phrase.casefold())] for phrase in kbli.words]
            for kbli in codes
        ]
        self._holders = defaultdict[str, set[int]](set)
        for place, kbli in enumerate(codes):
            for word in _WORD.findall(kbli.title.casefold()):
                self._holders[form(word)].add(place)
            self._holders[kbli.code].add(place)
            for phrase in self._phrases[place]:
                for formed in phrase:
                    self._holders[formed].add(place)
        self._sorted = sorted(self._holders)

    def search(self, typed: list[str], limit: int) -> list[Kbli]:
        """The codes that hold every typed word, the best first."""
        formed = [self._form(word) for word in typed]
        places = set.intersection(*(self._beginning(word) for word in formed))
        ranked = sorted((self._rank(place, formed), place) for place in places)
        return [self._codes[place] for _, place in ranked[:limit]]

    def _beginning(self, start: str) -> set[int]:
        first, last = (bisect_left(self._sorted, key) for key in (start, start + _LAST))
        return set().union(*(self._holders[word] for word in self._sorted[first:last]))

    def _rank(self, place: int, typed: list[str]) -> tuple[int, int]:
        """How well a code fits: the kind of fit, then where its phrase stands; the first is the most usual."""
        return min(self._fits(place, typed), default=(3, 0))

    def _fits(self, place: int, typed: list[str]) -> Iterator[tuple[int, int]]:
        text = " ".join(typed)
        for order, words in enumerate(self._phrases[place]):
            if words == typed:
                yield 0, order
            elif " ".join(words).startswith(text):
                yield 1, order
            elif all(any(word.startswith(t) for word in words) for t in typed):
                yield 2, order


@cache
def _codes() -> Mapping[tuple[str, str], Kbli]:
    return {(kbli.code, kbli.version): kbli for kbli in all_codes()}


def _of(version: str) -> tuple[Kbli, ...]:
    return tuple(kbli for kbli in all_codes() if kbli.version == version)


@cache
def _plain(version: str) -> _View:
    return _View(_of(version), str)


@cache
def _skeletons(version: str) -> _View:
    return _View(_of(version), _skeleton)
