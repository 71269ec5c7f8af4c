"""What the office's staff looks at and decides: applications and devices."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from operator_tui.core import mask
from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.lifecycle import Status
from operator_tui.core.reasons import Reason
from operator_tui.core.text import clean
from operator_tui.core.times import stamp
from operator_tui.locale import say
from operator_tui.office import acts, shelf, telling
from operator_tui.office.form import Known
from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database, rows

PAGE: Final = 500
"""Applications read at once, so that a serving gateway's store is never held for long."""
LONGEST: Final = 400
"""Characters of a reason: as many as a laptop keeps."""


@dataclass(frozen=True)
class Held:
    """One application as the office holds it; ``body`` is what the laptop sent."""

    row: int
    id: str
    device: str
    revision: int
    ref: str
    nik: str
    status: str
    accepted_at: str
    nib: str
    nib_date: str
    nib_via: str
    nib_verified: bool
    claimed: bool
    note: str
    flag: str
    on_sheet: str
    body: dict[str, Any]

    @property
    def name(self) -> str:
        """The applicant's name."""
        return str(self.body["content"].get("name", ""))

    @property
    def note_words(self) -> str:
        """The note; where it begins with a reason of OSS's, that reason in words."""
        key, _, said = self.note.partition(": ")
        if key not in set(Reason):
            return self.note
        words = say(f"ossentry.reason.{key}")
        return f"{words}: {said}" if said else words

    @property
    def form(self) -> tuple[str, str]:
        """The form's name and version."""
        return str(self.body["form"]), str(self.body["form_version"])

    def to_json(self) -> dict[str, Any]:
        """For a list: the NIK masked, without content."""
        form, version = self.form
        return {
            "ref": self.ref, "id": self.id, "device": self.device, "revision": self.revision, "form": form,
            "form_version": version, "status": self.status, "accepted_at": self.accepted_at, "name": self.name,
            "nik_masked": mask.nik(self.nik), "nib": self.nib, "nib_date": self.nib_date, "nib_via": self.nib_via,
            "nib_verified": self.nib_verified, "claimed": self.claimed, "flag": self.flag, "note": self.note,
            "on_sheet": self.on_sheet,
        }  # fmt: skip


@dataclass(frozen=True)
class Device:
    """One laptop as the office knows it; times are UTC, ISO 8601, or empty. ``counts`` is by status.

    ``journal_head`` is the head of its audit trail at the last contact: a trail that ends before it lost its tail.
    """

    device: str
    enrolled_at: str
    last_contact: str
    app: str
    unsent: int
    revoked_at: str
    journal_head: str
    counts: dict[str, int]


def find(db: Database, key: str) -> Held:
    """The application with this id or reference. Raises :class:`Refused` for none, or several of one reference."""
    found = list(
        rows(
            db,
            "SELECT rowid AS row, * FROM applications WHERE id = ? OR ref = ? LIMIT 2",
            [key.strip().lower(), key.strip().upper()],
        )
    )
    if not found:
        raise Refused("store.ref-unknown", ref=key[:40])
    if len(found) > 1:
        raise Refused("staff.ref-several", ref=key[:40])
    return _held(found[0])


def held(
    store: OfficeStore, *, status: str = "", device: str = "", flagged: bool = False
) -> Iterator[Held]:
    """The applications, oldest first; of one status or device, or only those with a flag."""
    last = 0
    while True:

        def page(db: Database, after: int = last) -> list[Held]:
            return [
                _held(row)
                for row in rows(
                    db,
                    "SELECT rowid AS row, * FROM applications WHERE rowid > ? AND (? = '' OR status = ?)"
                    " AND (? = '' OR device = ?) AND (? = 0 OR flag <> '') ORDER BY rowid LIMIT ?",
                    [after, status, status, device, device, int(flagged), PAGE],
                )
            ]

        found = store.read(page)
        yield from found
        if len(found) < PAGE:
            return
        last = found[-1].row


def form_in_use(store: OfficeStore, name: str) -> FormSpec:
    """The form of that name that this office uses. Raises :class:`Refused` for no form."""
    try:
        return store.known.library.current(name)
    except KeyError:
        raise Refused("staff.form-unknown", name=clean(name)[:40]) from None


def with_forms(store: OfficeStore, found: Sequence[Held]) -> list[tuple[Held, FormSpec | None]]:
    """Applications with the form of each; None where it isn't known here."""
    forms: dict[tuple[str, str], FormSpec | None] = {}
    for one in found:
        if one.form not in forms:
            added = store.read(lambda db, key=one.form: shelf.find(db, *key))  # type: ignore[misc]
            forms[one.form] = store.known.form(*one.form) or added
    return [(one, forms[one.form]) for one in found]


def give_back(
    db: Database, key: str, field: str, reason: str, by: str, now: datetime, known: Known
) -> Held:
    """Send an application back to its laptop, by reference or id. Raises :class:`Refused`, with nothing changed.

    The field is one of its form, where that is known; what its laptop has claimed is being entered there.
    """
    app = find(db, key)
    form = known.form(*app.form) or shelf.find(db, *app.form)
    if not reason:
        raise Refused("staff.reason-empty")
    if len(reason) > LONGEST:
        raise Refused("staff.reason-long", limit=LONGEST)
    if (
        form is not None
        and field not in form.index
        and all(s.name != field for s in form.statements)
    ):
        raise Refused("staff.field-unknown", field=field[:40], form=form.name, version=form.version)
    if app.claimed and app.status == Status.ACCEPTED:
        raise Refused("office.claimed")
    telling.give_back(db, app.id, field, reason, by, stamp(now))
    acts.record(db, stamp(now), by, "returned", app.id, {"field": field})
    return app


def devices(db: Database) -> list[Device]:
    """Every laptop that was ever enrolled, by name."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows(
        db, "SELECT device, status, count(*) AS n FROM applications GROUP BY device, status"
    ):
        counts.setdefault(row["device"], {})[row["status"]] = row["n"]
    return [
        Device(
            row["device"], row["enrolled_at"], row["last_contact"], row["app"], row["unsent"], row["revoked_at"],
            row["journal_head"], counts.get(row["device"], {}),
        )
        for row in rows(db, "SELECT * FROM devices ORDER BY device")
    ]  # fmt: skip


def the_device(db: Database, device: str) -> Device:
    """One of them. Raises :class:`Refused` for an unknown one."""
    found = next((one for one in devices(db) if one.device == device), None)
    if found is None:
        raise Refused("staff.device-unknown", device=device[:12])
    return found


def revoke(db: Database, device: str, by: str, now: datetime) -> bool:
    """From now on the device's token opens nothing; False where it was so already. Its applications stay."""
    if the_device(db, device).revoked_at:
        return False
    db.execute("UPDATE devices SET revoked_at = ? WHERE device = ?", [stamp(now), device])
    acts.record(db, stamp(now), by, "revoked", device)
    return True


def _held(row: dict[str, Any]) -> Held:
    return Held(
        row["row"], row["id"], row["device"], row["revision"], row["ref"], row["nik"], row["status"],
        row["accepted_at"], row["nib"], row["nib_date"], row["nib_via"], bool(row["nib_verified"]),
        bool(row["claimed"]), row["note"], row["flag"], row["on_sheet"], json.loads(row["body"]),
    )  # fmt: skip
