"""Provinces and regencies as a NIK's first digits name them, former ones marked (``nik_regions.tsv``).

Codes retired before 2015 are in no list, so an unknown code is a note and never a fault.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from operator_tui.reference._tsv import rows


class Region(NamedTuple):
    """A province (two digits) or regency (four); not ``current`` where the code is no longer given out."""

    code: str
    name: str
    current: bool


@cache
def all_regions() -> Mapping[str, Region]:
    """Every province and regency by its code."""
    return {code: Region(code, name, current == "1") for code, name, current in rows("nik_regions")}


def region_of(nik4: str) -> Region | None:
    """The regency that the first four digits of a NIK name."""
    return all_regions().get(nik4) if len(nik4) == 4 else None


def province_of(code2: str) -> Region | None:
    """The province that the first two digits of a NIK name."""
    return all_regions().get(code2) if len(code2) == 2 else None


def named(nik: str) -> Region | None:
    """The regency that a NIK names, as people say it: ``Majalengka, Jawa Barat``; a city keeps its *Kota*."""
    regency, province = region_of(nik[:4]), province_of(nik[:2])
    if regency is None:
        return None
    parts = [_said(regency.name), *([_said(province.name)] if province else [])]
    return Region(regency.code, ", ".join(parts), regency.current)


def _said(name: str) -> str:
    """Former regencies are written in capitals in the table."""
    name = name.title() if name.isupper() else name
    return name.removeprefix("Kabupaten ").removeprefix("Kab. ")
