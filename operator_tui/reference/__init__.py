"""Villages, NIK regions and KBLI words, each with its source in ``SOURCES.md``; read on first use.

This module itself is what :mod:`operator_tui.core.checks` and :mod:`operator_tui.core.filling` look things up in.
"""

from collections.abc import Mapping

from operator_tui.reference import regions, villages


def village_known(label: str) -> bool:
    """Whether ``desa, kecamatan`` is in the regency's table."""
    return villages.by_label(label) is not None


def villages_named(name: str) -> int:
    """How many villages of the regency have exactly this name."""
    return len(villages.named(name))


def village_facts(label: str) -> Mapping[str, str] | None:
    """``code``, ``district``, ``regency``, ``province`` and ``postcode`` of ``desa, kecamatan``."""
    village = villages.by_label(label)
    if village is None:
        return None
    return {
        "code": village.code,
        "district": village.district,
        "regency": villages.REGENCY,
        "province": villages.PROVINCE,
        "postcode": village.postcode,
    }


def region_known(code: str) -> bool:
    """Whether a NIK's first four digits name a regency, past or present."""
    return regions.region_of(code) is not None
