"""One application as it is stored, and the ways to find it. Reading only: what changes one is in ``applications``."""

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.store.sqlcipher import Database, one

AFTER_CANCEL: Final = "issued-after-cancel"
OTHER_CONTENT: Final = "issued-other-content"
OTHER_NIB: Final = "issued-other-nib"
TRAINING_NIB: Final = "issued-training"
STOPPED_NIB: Final = {"frozen": "nib-frozen", "revoked": "nib-revoked"}
"""The problem of an application whose NIB OSS has frozen or revoked since."""
UNREACHED: Final = "unreached"
"""The problem of an application that couldn't be sent, since the office wasn't reached."""
KEPT: Final = (AFTER_CANCEL, OTHER_CONTENT, OTHER_NIB, TRAINING_NIB, *STOPPED_NIB.values())
"""Problems of an NIB that was kept and not used, or stopped: delivery's own later words don't cover them."""


class Typed(NamedTuple):
    """What stands in a form: the texts, where the program's fills came from, and the field one was at."""

    texts: Mapping[str, str]
    filled: Mapping[str, str]
    focus: str = ""


class Application(NamedTuple):
    """One row of the store, as it is.

    ``parent`` is the row of the NIB application that a follow-up (halal, PIRT) belongs to, 0 for none; ``born`` the
    birth date in ISO; ``wants`` the follow-ups asked for (``halal pirt``); ``typing_s`` and ``reading_s`` the seconds
    spent at the form and at the read-back.
    """

    seq: int
    id: str
    ref: str
    draft_no: int
    status: Status
    status_at: str
    revision: int
    event: str
    form: str
    form_version: str
    name: str
    nik: str
    village: str
    business: str
    kbli: str
    kbli_version: str
    nib: str
    nib_date: str
    nib_via: str
    nib_verified: bool
    training: bool
    receipt: str
    accepted_at: str
    problem: str
    problem_field: str
    problem_text: str
    created_at: str
    updated_at: str
    finalised_at: str
    created_by: str
    prints: int
    parent: int
    born: str
    wants: str
    typing_s: float
    reading_s: float

    @property
    def label(self) -> str:
        """What people call it: its reference, or ``D-007`` before it has one."""
        return self.ref or f"D-{self.draft_no:03}"


def get(db: Database, seq: int) -> Application:
    """The application, by its row number. Raises :class:`Refused` if there is none."""
    return from_row(one(db, "SELECT * FROM applications WHERE seq = ?", [seq]), str(seq))


def by_ref(db: Database, ref: str) -> Application:
    """The application, by its reference, id or draft label. Raises :class:`Refused` if there is none."""
    draft = int(ref[2:]) if ref.upper().startswith("D-") and ref[2:].isdecimal() else -1
    row = one(
        db,
        "SELECT * FROM applications WHERE ref = ? OR id = ? OR (draft_no = ? AND ref IS NULL)",
        [ref, ref, draft],
    )
    return from_row(row, ref)


def by_id(db: Database, app_id: str) -> Application | None:
    """The application with this UUID, or None."""
    row = one(db, "SELECT * FROM applications WHERE id = ?", [app_id])
    return from_row(row, app_id) if row else None


def typed(db: Database, seq: int) -> Typed:
    """What stands in its form."""
    row = one(db, "SELECT texts, filled, focus FROM answers WHERE seq = ?", [seq])
    if row is None:
        raise Refused("store.ref-unknown", ref=seq)
    return Typed(json.loads(row["texts"]), json.loads(row["filled"]), row["focus"])


def finalised(db: Database, seq: int) -> Mapping[str, Any]:
    """The content that was finalised last, as it goes over the wire; empty for none."""
    row = one(db, "SELECT content FROM answers WHERE seq = ?", [seq])
    if row is None or not row["content"]:
        return {}
    content: Mapping[str, Any] = json.loads(row["content"])["content"]
    return content


def earlier_with_nik(db: Database, app: Application) -> Application | None:
    """Another application of the same NIK and form on this laptop that isn't cancelled; the newest."""
    return with_nik(db, app.nik, but=app.seq, form=app.form)


def with_nik(db: Database, nik: str, but: int = 0, form: str = "nib") -> Application | None:
    """The newest application of a NIK that isn't cancelled, leaving out one row; None for an unfinished NIK.

    Only those of one form count: whoever has an NIB may ask for a halal certificate.
    """
    if len(nik) != 16:
        return None
    row = one(
        db,
        "SELECT * FROM applications WHERE nik = ? AND form = ? AND seq <> ? AND status <> 'cancelled'"
        " ORDER BY seq DESC LIMIT 1",
        [nik, form, but],
    )
    return from_row(row, "") if row else None


def from_row(row: Mapping[str, Any] | None, ref: str) -> Application:
    """The application of a row; ``ref`` is what it was asked by. Raises :class:`Refused` for no row."""
    if row is None:
        raise Refused("store.ref-unknown", ref=ref)
    plain = {name: row[name] for name in Application._fields}
    plain |= {
        "status": Status(row["status"]), "ref": row["ref"] or "", "event": row["event"] or "",
        "nib_verified": bool(row["nib_verified"]), "training": bool(row["training"]),
        "parent": row["parent"] or 0,
    }  # fmt: skip
    return Application(**plain)
