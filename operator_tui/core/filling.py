"""What the program fills in by itself, and from where. It never takes the place of what a person typed."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol

from operator_tui.core import nik as nik_
from operator_tui.core.form import FormSpec
from operator_tui.core.values import is_number, write_date

FROM_NIK: Final = "nik"
FROM_VILLAGE: Final = "village"
FROM_DEFAULT: Final = "default"
FROM_OFFICE: Final = "office"
FROM_LIST: Final = "list"
FROM_PARENT: Final = "parent"
"""Carried over from the NIB application that a follow-up belongs to."""
FROM_DESK: Final = "desk"
FROM_CARRIED: Final = "carried"
SOURCES: Final = ("nik", "ktp_village", "place_village")
"""Fields from which others follow."""
FOLLOWS: Final = {
    "nik": (FROM_NIK, ("birth_date", "sex")),
    "ktp_village": (FROM_VILLAGE, ("ktp_district", "ktp_regency", "ktp_province", "ktp_postcode")),
    "place_village": (FROM_VILLAGE, ("place_postcode",)),
}
"""What a source fills, and under which origin: it goes again where the source comes to say nothing."""
ORIGINS: Final = (
    FROM_NIK, FROM_VILLAGE, FROM_DEFAULT, FROM_OFFICE, FROM_LIST, FROM_PARENT, FROM_DESK, FROM_CARRIED,
)  # fmt: skip


class Places(Protocol):
    """Where the facts of a village come from."""

    def village_facts(self, label: str) -> Mapping[str, str] | None:
        """``code``, ``district``, ``regency``, ``province`` and ``postcode`` of ``desa, kecamatan``."""
        ...


def is_typed(name: str, filled: Mapping[str, str]) -> bool:
    """Whether what stands in a field is a person's: typed, or chosen from a list."""
    return filled.get(name, FROM_LIST) == FROM_LIST


def anything_typed(texts: Mapping[str, str], filled: Mapping[str, str]) -> bool:
    """Whether a person has put anything in: what the program filled by itself is no draft yet."""
    return any(text and is_typed(name, filled) for name, text in texts.items())


def defaults(form: FormSpec, kbli_version: str) -> dict[str, tuple[str, str]]:
    """What a blank form begins with: ``{field: (text, origin)}``."""
    found = {spec.name: (spec.default, FROM_DEFAULT) for spec in form.fields() if spec.default}
    if "kbli_version" in form.index:
        found["kbli_version"] = (kbli_version, FROM_OFFICE)
    return found


def after(
    field: str, texts: Mapping[str, str], today: date, places: Places
) -> dict[str, tuple[str, str]]:
    """What follows from a field that was just left: ``{field: (text, origin)}``; nothing is changed here."""
    text = texts.get(field, "")
    if field == "nik" and len(text) == nik_.LENGTH and is_number(text):
        born = nik_.born(text, today)
        if born:
            return {"birth_date": (write_date(born.date), FROM_NIK), "sex": (born.sex, FROM_NIK)}
    if field in ("ktp_village", "place_village", "place_same_as_ktp"):
        return _villages(texts, places)
    return {}


def _villages(texts: Mapping[str, str], places: Places) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    if facts := places.village_facts(texts.get("ktp_village", "")):
        for name in ("district", "regency", "province", "postcode"):
            found[f"ktp_{name}"] = (facts[name], FROM_VILLAGE)
    elsewhere = texts.get("place_same_as_ktp") == "T"
    facts = places.village_facts(texts.get("place_village" if elsewhere else "ktp_village", ""))
    found["place_village_code"] = (facts["code"] if facts else "", FROM_VILLAGE)
    if elsewhere and facts:
        found["place_postcode"] = (facts["postcode"], FROM_VILLAGE)
    return found
