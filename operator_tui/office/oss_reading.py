"""Reading what OSS says: its types are loose, so numbers come as strings, strings as numbers, lists not at all.

Only the fields that this program needs are read; what else stands there (faith, marriage) is not kept anywhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from operator_tui.core.text import clean, digits

INDIVIDUAL: Final = "02"
"""The kind of business that belongs to one person, as all of this programme do."""
FROZEN: Final = "05"
REVOKED: Final = "06"
_LONGEST: Final = 300
_MOST: Final = 500
"""Characters of one text, and entries of one list, that are kept."""
_ZEROS: Final = 3
"""Leading zeros that a number may have lost; with four it would be a training NIB, or no NIB at all."""
_ISO: Final = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9])")
_OURS: Final = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})(?![0-9])")


@dataclass(frozen=True)
class Project:
    """One business of an NIB: its KBLI as five digits, or empty, and what it is called."""

    kbli: str
    called: tuple[str, ...]


@dataclass(frozen=True)
class Pushed:
    """An NIB as OSS tells of it. ``date`` is an ISO day or empty, ``status`` and ``kind`` two digits or empty."""

    nib: str
    date: str
    status: str
    user: str
    """The NIK of who asked for it; empty where it isn't told."""
    officers: tuple[str, ...]
    """The NIKs of those answerable for it."""
    person: str
    company: str
    projects: tuple[Project, ...]
    kind: str

    def to_json(self) -> dict[str, Any]:
        """The fields as JSON data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Pushed":
        """What :meth:`to_json` gave."""
        projects = tuple(Project(p["kbli"], tuple(p["called"])) for p in data["projects"])
        return cls(**{**data, "officers": tuple(data["officers"]), "projects": projects})


def read_pushed(data: Mapping[str, Any]) -> Pushed:
    """The fields of a ``dataNIB``; those that can't be read are empty."""
    officers = (
        nik_of(one.get("no_identitas_penanggung_jwb")) for one in some(data, "penanggung_jwb")
    )
    return Pushed(
        nib=nib_of(data.get("nib")),
        date=day_of(data.get("tgl_terbit_nib")),
        status=status_of(data.get("status_nib")),
        kind=code_of(data.get("jenis_pelaku_usaha")),
        user=nik_of(data.get("no_id_user_proses")),
        officers=tuple(dict.fromkeys(filter(None, officers))),
        person=text_of(data.get("nama_user_proses")),
        company=text_of(data.get("nama_perseroan")),
        projects=tuple(_project(one) for one in some(data, "data_proyek")),
    )


def some(data: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a list, which may be missing, null, empty text, or one object by itself."""
    value = data.get(key)
    for one in value[:_MOST] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def text_of(value: object) -> str:
    """A text on one line; a number as its digits; anything else is empty."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else ""
    return clean(value[: 4 * _LONGEST])[:_LONGEST] if isinstance(value, str) else ""


def nib_of(value: object) -> str:
    """An NIB as 13 digits, or empty. One that came as a number gets back the zeros that it lost."""
    text = _digits(value)
    if not isinstance(value, str) and 13 - _ZEROS <= len(text) < 13:
        text = text.zfill(13)
    return text if len(text) == 13 else ""


def nik_of(value: object) -> str:
    """A NIK as 16 digits, or empty: a passport's number, for one, is none. No NIK begins with 0."""
    text = _digits(value)
    return text if len(text) == 16 and text[0] != "0" else ""


def status_of(value: object) -> str:
    """The status of an NIB as two digits, also where it is written out; empty where it isn't told."""
    text = text_of(value)
    if "beku" in text.lower():
        return FROZEN
    if "cabut" in text.lower():
        return REVOKED
    return code_of(value)


def code_of(value: object) -> str:
    """A code of OSS's lists as two digits; empty where there is none."""
    text = _digits(value)
    return text.zfill(2) if 0 < len(text) <= 2 else ""


def day_of(value: object) -> str:
    """An ISO day, whatever time stands behind it; empty for anything else, and for ``0000-00-00``."""
    text = text_of(value)
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _OURS.match(text):
        day, month, year = found.groups()
    else:
        return ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def plain(name: str) -> str:
    """A name for comparing: capitals, letters and digits only, one space between words."""
    return " ".join(re.sub(r"[\W_]+", " ", name.upper()).split())


def _project(data: Mapping[str, Any]) -> Project:
    kbli = _digits(data.get("kbli"))
    if (
        not isinstance(data.get("kbli"), str) and len(kbli) == 4
    ):  # crops are 01…: a number lost the zero
        kbli = f"0{kbli}"
    called = (text_of(data.get(key)) for key in ("nama_kegiatan", "uraian_usaha"))
    return Project(kbli if len(kbli) == 5 else "", tuple(filter(None, called)))


def _digits(value: object) -> str:
    """ASCII digits, without the blanks, dots and dashes that people put between them; empty for anything else."""
    text = re.sub(r"[ .\-]", "", digits(text_of(value)))
    return text if text.isascii() and text.isdigit() else ""
