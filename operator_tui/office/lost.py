"""Whose data a lost laptop held, as far as it came here."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from operator_tui.core.times import stamp
from operator_tui.office import acts
from operator_tui.office.staff import Device, the_device
from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database, rows

CONFLICT: Final = "conflict"
"""The status of content that the office refused, since it holds another."""


@dataclass(frozen=True)
class Person:
    """Somebody whose data a lost laptop held, with what is needed to reach them (UU 27/2022: within 3 x 24 hours)."""

    ref: str
    status: str
    accepted_at: str
    name: str
    phone: str
    address: str


def lost(store: OfficeStore, device: str, by: str, now: datetime) -> tuple[Device, list[Person]]:
    """Whose data a lost laptop held, as far as it came here; the look is recorded. Raises :class:`Refused`.

    Content that was refused as a conflict was on that laptop too, and its people are told like the others.
    """
    known, people = store.read(lambda db: (the_device(db, device), _people(db, device)))
    detail = {"people": len(people), "unsent": known.unsent}
    store.write(lambda db: acts.record(db, stamp(now), by, "looked-lost", device, detail))
    return known, people


def _people(db: Database, device: str) -> list[Person]:
    held = rows(db, "SELECT * FROM applications WHERE device = ? ORDER BY rowid", [device])
    refused = rows(
        db, "SELECT at, body FROM conflicts WHERE device = ? AND kind = 'application' ORDER BY row", [device]
    )  # fmt: skip
    people = [
        _person(row["ref"], row["status"], row["accepted_at"], json.loads(row["body"]))
        for row in held
    ]
    for row in refused:
        body = json.loads(row["body"])
        people.append(_person(str(body.get("ref", "")), CONFLICT, row["at"], body))
    return people


def _person(ref: str, status: str, at: str, body: dict[str, Any]) -> Person:
    content = body.get("content")
    texts = {k: str(v) for k, v in content.items()} if isinstance(content, dict) else {}
    where = texts.get("ktp_village") or texts.get("village", "")
    district = texts.get("ktp_district", "")
    parts = [texts.get("ktp_address", ""), texts.get("ktp_rt_rw", ""), where]
    parts += [district if district not in where else "", texts.get("ktp_regency", "")]
    address = ", ".join(part for part in parts if part)
    return Person(ref, status, at, texts.get("name", ""), texts.get("phone", ""), address)
