"""What a form looks up, from the tables of this folder."""

from collections.abc import Mapping, Sequence
from typing import Final

from operator_tui.core.entry import Hit
from operator_tui.reference import kbli, regions, villages


class Lookups:
    """The lists and tables of the regency; villages of ``first_district`` come first in lists."""

    def __init__(self, first_district: str = "") -> None:
        self._first = first_district

    def village_known(self, label: str) -> bool:
        """Whether ``desa, kecamatan`` is in the table."""
        return villages.by_label(label) is not None

    def villages_named(self, name: str) -> int:
        """How many villages have exactly this name."""
        return len(villages.named(name))

    def village_label(self, text: str, district: str = "") -> str:
        """The label of the one village that is meant, as the table writes it; empty where there is none.

        Meant is ``desa, kecamatan`` in any spelling, or a bare name within ``district``.
        """
        found = villages.by_label(text)
        if found is None and district:
            found = villages.by_label(f"{text}, {district}")
        return found.label if found else ""

    def region_known(self, code: str) -> bool:
        """Whether four digits name a regency, past or present."""
        return regions.region_of(code) is not None

    def region(self, nik: str) -> regions.Region | None:
        """Where a NIK was first registered, as ``regency, province``."""
        return regions.named(nik)

    def village_facts(self, label: str) -> Mapping[str, str] | None:
        """``code``, ``district``, ``regency``, ``province`` and ``postcode`` of ``desa, kecamatan``."""
        found = villages.by_label(label)
        if found is None:
            return None
        return {
            "code": found.code,
            "district": found.district,
            "regency": villages.REGENCY,
            "province": villages.PROVINCE,
            "postcode": found.postcode,
        }

    def villages(self, text: str) -> Sequence[Hit]:
        """Villages that fit, best first, shown as ``desa, kecamatan``."""
        found = villages.search(text, self._first)
        return [Hit(v.label, v.label) for v in found]

    def kblis(self, text: str, version: str) -> Sequence[Hit]:
        """KBLI codes that fit everyday words, best first."""
        found = kbli.search(text, version)
        return [Hit(k.code, f"{k.code} {k.title}", ", ".join(k.words[:3])) for k in found]

    def kbli_title(self, code: str, version: str) -> str:
        """The official title of a code in a version, or nothing."""
        found = kbli.lookup(code, version)
        return found.title if found else ""


TABLES: Final = Lookups()
"""The tables for checks, without a district of their own."""
