"""The 343 villages of Majalengka: Kemendagri's codes, with postcodes (``villages.tsv``, see ``SOURCES.md``).

Fourteen names occur more than once, so people are always shown ``desa, kecamatan``.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from operator_tui.reference._tsv import rows

REGENCY: Final = "Majalengka"
PROVINCE: Final = "Jawa Barat"
_LONGEST: Final = 200
"""Characters that are searched by; no name is longer, but a paste can be."""


class Village(NamedTuple):
    """One desa or kelurahan (``kind``); ``code`` is the ten-digit Kemendagri code."""

    code: str
    name: str
    kind: str
    district_code: str
    district: str
    postcode: str

    @property
    def label(self) -> str:
        """The one unmistakable way to write it: ``Banjaran, Banjaran``."""
        return f"{self.name}, {self.district}"


class _Sought(NamedTuple):
    """A village as it is compared with what was typed."""

    village: Village
    name: str
    label: str
    words: tuple[str, ...]
    parts: str


@cache
def all_villages() -> tuple[Village, ...]:
    """Every village in the order of the codes."""
    return tuple(Village(*cells) for cells in rows("villages"))


def search(text: str, first_district: str = "", limit: int = 6) -> list[Village]:
    """The villages that hold every typed word in name or district, the best first.

    Case, spaces, hyphens and apostrophes don't count. At equal rank, ``first_district`` comes first.
    """
    typed = tuple(filter(None, map(_squash, text[:_LONGEST].replace(",", " ").split())))
    if not typed:
        return []
    whole, first = "".join(typed), _squash(first_district)
    found = [
        (rank, _squash(sought.village.district) != first, place)
        for place, sought in enumerate(_sought())
        if (rank := _rank(sought, whole, typed)) is not None
    ]
    return [all_villages()[place] for _, _, place in sorted(found)[:limit]]


def by_label(text: str) -> Village | None:
    """The village that ``desa, kecamatan`` names; case, spaces, hyphens and apostrophes don't count."""
    name, comma, district = text.partition(",")
    return _labels().get((_squash(name), _squash(district))) if comma else None


def named(text: str) -> list[Village]:
    """All villages of exactly this name, whatever the case."""
    return list(_names().get(text.casefold(), ()))


def _squash(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _rank(sought: _Sought, whole: str, typed: tuple[str, ...]) -> int | None:
    if whole in (sought.name, sought.label):
        return 0
    if sought.name.startswith(whole):
        return 1
    if sought.label.startswith(whole):
        return 2
    if all(any(word.startswith(t) for word in sought.words) for t in typed):
        return 3
    if whole in sought.name or all(t in sought.parts for t in typed):
        return 4
    return None


@cache
def _sought() -> tuple[_Sought, ...]:
    return tuple(
        _Sought(
            village,
            _squash(village.name),
            _squash(village.label),
            tuple(map(_squash, f"{village.name} {village.district}".split())),
            f"{_squash(village.name)} {_squash(village.district)}",
        )
        for village in all_villages()
    )


@cache
def _labels() -> Mapping[tuple[str, str], Village]:
    return {(_squash(v.name), _squash(v.district)): v for v in all_villages()}


@cache
def _names() -> Mapping[str, list[Village]]:
    names: defaultdict[str, list[Village]] = defaultdict(list)
    for village in all_villages():
        names[village.name.casefold()].append(village)
    return names
