"""KBLI by everyday words, villages by any part of their name: how often right, how fast on every key."""

import time
from collections.abc import Callable, Iterable, Sequence

from operator_tui.reference import kbli, villages
from tests.benchmarks.figure import Figure, percentile
from tests.kbli_phrases import FRESH, HELD_OUT, TUNED, Phrase

SETS = {"tuned on": TUNED, "held out": HELD_OUT, "written afterwards": FRESH}
_OF = 3


def missed(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases whose right codes aren't among the first three."""
    return [
        phrase
        for phrase in phrases
        if not set(phrase.codes) & {k.code for k in kbli.search(phrase.text, "2020", _OF)}
    ]


def prefixes(texts: Iterable[str]) -> list[str]:
    """What stands in the field after every key."""
    return [text[:end] for text in texts for end in range(1, len(text) + 1)]


def costs(search: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds that a search takes for each text: the best of three, so that other programs don't count."""
    search("warm")

    def once(text: str) -> float:
        begun = time.perf_counter()
        search(text)
        return (time.perf_counter() - begun) * 1000

    return [min(once(text) for _ in range(3)) for text in texts]


def village_parts() -> list[tuple[str, str]]:
    """Of every village: its first word, its last five letters, its first four, each with its label."""
    found = []
    for village in villages.all_villages():
        name = village.name.lower()
        found += [(part, village.label) for part in (name.split()[0], name[-5:], name[:4])]
    return found


def run() -> list[Figure]:
    """The share of right answers of each set, and the cost of a key."""
    figures = []
    for name, phrases in SETS.items():
        lost = missed(phrases)
        for phrase in lost:
            found = [k.code for k in kbli.search(phrase.text, "2020", _OF)]
            print(f"  missed ({name}): {phrase.text!r} wants {phrase.codes}, got {found}")  # noqa: T201
        share = 100 * (len(phrases) - len(lost)) / len(phrases)
        what = f"KBLI among the first three, {len(phrases)} phrases {name}"
        figures.append(Figure(what, share, "%", budget=90, at_least=True))
    texts = prefixes(p.text for phrases in SETS.values() for p in phrases)
    spent = costs(lambda text: kbli.search(text, "2020"), texts)
    figures.append(Figure("KBLI search, a key, p99", percentile(spent, 0.99), "ms", budget=10))
    parts = village_parts()
    lost_villages = [
        label
        for part, label in parts
        if label not in {v.label for v in villages.search(part, limit=len(villages.all_villages()))}
    ]
    share = 100 * (len(parts) - len(lost_villages)) / len(parts)
    figures.append(Figure("village by a part of its name", share, "%", budget=100, at_least=True))
    spent = costs(villages.search, prefixes(dict.fromkeys(part for part, _ in parts)))
    figures.append(Figure("village search, a key, p99", percentile(spent, 0.99), "ms", budget=10))
    return figures
