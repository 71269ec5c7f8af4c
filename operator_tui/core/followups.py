"""What follows an NIB: the halal certificate and the home food permit (PIRT). Rules only, nothing stored."""

from collections.abc import Mapping
from typing import Final

from operator_tui.core.content import village
from operator_tui.core.form import FormSpec

KINDS: Final = ("halal", "pirt")
"""The follow-ups, by the names of their forms."""
FIXED: Final = ("nik", "kbli")
"""What a follow-up has from its NIB application and may not differ from."""
_SAME: Final = (
    "nik", "name", "email", "trade_name", "kbli", "kbli_version", "yearly_sales",
)  # fmt: skip
_PRODUCT: Final = ("products", "product_name")


def consent_name(kind: str) -> str:
    """The statement by which the applicant lets data be used for a follow-up."""
    return f"consent_{kind}"


def wanted(texts: Mapping[str, str]) -> str:
    """The follow-ups asked for with the NIB, ``halal pirt``: wished for, and with the consent for that purpose.

    A wish without its consent isn't kept (UU 27/2022 art. 20-22).
    """
    found = (
        kind
        for kind in KINDS
        if texts.get(f"want_{kind}") == "Y" and texts.get(consent_name(kind)) == "Y"
    )
    return " ".join(found)


def carried(form: FormSpec, nib: str, texts: Mapping[str, str]) -> dict[str, str]:
    """What a follow-up begins with: the fields of its form that the NIB and its application (``texts``) answer.

    A number without WhatsApp isn't carried into the halal form, which asks for one that has it.
    """
    found = {name: texts.get(name, "") for name in _SAME}
    if form.name != "halal" or texts.get("has_whatsapp") == "Y":
        found["phone"] = texts.get("phone", "")
    found |= {name: texts.get("product_kind", "") for name in _PRODUCT}
    found |= {"nib": nib, "address": _address(texts), "village": village(texts)}
    return {name: text for name, text in found.items() if text and name in form.index}


def _address(texts: Mapping[str, str]) -> str:
    """Where the business is, on one line."""
    where = "place" if texts.get("place_same_as_ktp") == "T" else "ktp"

    def part(name: str) -> str:
        return texts.get(f"{where}_{name}", "").strip()

    rt_rw = f"RT/RW {part('rt_rw')}" if part("rt_rw") else ""
    place = part("village")
    district = "" if ", " in place else part("district")
    regency = part("regency") if where == "ktp" else ""
    first = f"{part('address')} {rt_rw}".strip()
    return ", ".join(p for p in (first, place, district, regency, part("postcode")) if p)
