"""KBLI codes that micro businesses use, found by everyday words (``kbli.tsv``, see ``SOURCES.md``).

A code means nothing without its version: 10793 is soy foods in KBLI 2020 and coconut foods in KBLI 2025.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import chain
from math import log
from typing import Final, NamedTuple

from operator_tui.reference._tsv import rows
from operator_tui.reference.nearness import Vocabulary, is_filler, words_of

VERSIONS: Final = ("2020", "2025")
_LAST: Final = chr(0x10FFFF)
_LONGEST: Final = 200
"""Characters that are searched by; no phrase is longer, but a paste can be."""
_LEAST_FIT: Final = 0.35
_UNKNOWN_WEIGHT: Final = 2.0
_BY_TITLE: Final = 0.6
"""What a word counts that stands elsewhere in the code than in the phrase that fits best."""
_USUAL: Final = 0.02
"""How much less a phrase counts for each word of its own that wasn't typed; its place counts a tenth of that."""


class Kbli(NamedTuple):
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
    Where nothing fits so, near words count too (see :mod:`operator_tui.reference.nearness`), and a word that nothing
    is near to, or only little, is passed over: ``wrg klontong`` and ``nyieun kurupuk`` find theirs.
    """
    typed = words_of(text[:_LONGEST])
    if not typed or version not in VERSIONS:
        return []
    return _view(version).search(typed, limit) or _nearly(version).search(typed, limit)


class _View:
    """The codes of one version, with their words as they stand."""

    def __init__(self, codes: tuple[Kbli, ...]) -> None:
        self.codes = codes
        self.phrases = [[words_of(phrase) for phrase in kbli.words] for kbli in codes]
        self._joined = [[" ".join(words) for words in phrases] for phrases in self.phrases]
        self.holders = defaultdict[str, set[int]](set)
        for place, kbli in enumerate(codes):
            everything = chain((kbli.code,), words_of(kbli.title), *self.phrases[place])
            for word in everything:
                self.holders[word].add(place)
        self._sorted = sorted(self.holders)

    def search(self, typed: list[str], limit: int) -> list[Kbli]:
        """The codes that hold every typed word, the best first."""
        places = set.intersection(*(self._beginning(word) for word in typed))
        ranked = sorted((self._rank(place, typed), place) for place in places)
        return [self.codes[place] for _, place in ranked[:limit]]

    def _beginning(self, start: str) -> set[int]:
        first, last = (bisect_left(self._sorted, key) for key in (start, start + _LAST))
        return set().union(*(self.holders[word] for word in self._sorted[first:last]))

    def _rank(self, place: int, typed: list[str]) -> tuple[int, int]:
        """How well a code fits: the kind of fit, then where its phrase stands; the first is the most usual."""
        text, rank = " ".join(typed), (3, 0)
        for order, phrase in enumerate(self._joined[place]):
            if phrase == text:
                return 0, order
            if rank[0] > 1 and phrase.startswith(text):
                rank = 1, order
            elif rank[0] > 2 and all(f" {word}" in f" {phrase}" for word in typed):
                rank = 2, order
        return rank


class _Sought(NamedTuple):
    """A typed word: its weight, and how near the codes and their phrases have a word to it."""

    weight: float
    places: Mapping[int, float]
    phrases: Mapping[tuple[int, int], float]


class _Nearly:
    """The same codes, by words that are near to what was typed; a rare word weighs more than a common one."""

    def __init__(self, view: _View) -> None:
        self._view = view
        self._vocabulary = Vocabulary(view.holders)
        self._phrases_of = defaultdict[str, list[tuple[int, int]]](list)
        for place, phrases in enumerate(view.phrases):
            for order, words in enumerate(phrases):
                for word in set(words):
                    self._phrases_of[word].append((place, order))

    def search(self, typed: list[str], limit: int) -> list[Kbli]:
        """The codes that fit well enough, the best first."""
        telling = [word for word in dict.fromkeys(typed) if len(word) > 1 and not is_filler(word)]
        sought = [self._near(word) for word in telling]
        least = _LEAST_FIT * sum(one.weight for one in sought)
        fits = {place: 0.0 for one in sought for place in one.places}
        for place in fits:
            fits[place] = sum(one.weight * _BY_TITLE * one.places.get(place, 0.0) for one in sought)
        for phrase in {phrase for one in sought for phrase in one.phrases}:
            fits[phrase[0]] = max(fits[phrase[0]], self._fit(phrase, sought))
        best = sorted((-fit, place) for place, fit in fits.items() if fit >= least)
        return [self._view.codes[place] for _, place in best[:limit]]

    def _near(self, typed: str) -> _Sought:
        """What is near to a typed word; it weighs more the fewer codes hold the nearest words."""
        near = self._vocabulary.near(typed)
        places: dict[int, float] = {}
        phrases: dict[tuple[int, int], float] = {}
        for word, nearness in near.items():
            for place in self._view.holders[word]:
                places[place] = max(places.get(place, 0.0), nearness)
            for phrase in self._phrases_of[word]:
                phrases[phrase] = max(phrases.get(phrase, 0.0), nearness)
        if not near:
            return _Sought(_UNKNOWN_WEIGHT, places, phrases)
        least = max(near.values()) - 0.1
        nearest = sum(nearness >= least for nearness in places.values())
        return _Sought(log(1 + len(self._view.codes) / nearest), places, phrases)

    def _fit(self, phrase: tuple[int, int], sought: list[_Sought]) -> float:
        """What a phrase has of what was typed; a word found only elsewhere in its code counts less."""
        place, order = phrase
        said = sum(phrase in one.phrases for one in sought)
        unsaid = max(0, len(self._view.phrases[place][order]) - said)
        found = sum(
            one.weight * max(one.phrases.get(phrase, 0.0), _BY_TITLE * one.places.get(place, 0.0))
            for one in sought
        )
        return found * (1 - _USUAL * (unsaid + order / 10))


@cache
def _codes() -> Mapping[tuple[str, str], Kbli]:
    return {(kbli.code, kbli.version): kbli for kbli in all_codes()}


@cache
def _view(version: str) -> _View:
    return _View(tuple(kbli for kbli in all_codes() if kbli.version == version))


@cache
def _nearly(version: str) -> _Nearly:
    return _Nearly(_view(version))
