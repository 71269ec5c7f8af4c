"""Which application an NIB of OSS belongs to. In doubt none: a person looks then.

By NIK; where one NIK has several applications, by the name of the business, and where that doesn't tell them apart,
by KBLI. A KBLI counts only where all of them are of one version: the code that OSS sends has none beside it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.office.oss_reading import FROZEN, INDIVIDUAL, REVOKED, Pushed, plain
from operator_tui.store.sqlcipher import Database, rows

STOPPED: Final = {FROZEN: "frozen", REVOKED: "revoked"}
"""Such an NIB never makes an application *issued*."""
RUNS: Final = ("01", "03", "04")
"""The states in which an NIB is in force: active, may run, may operate."""


@dataclass(frozen=True)
class Held:
    """An application of the office, as far as it matters here."""

    id: str
    ref: str
    nik: str
    status: str
    nib: str
    name: str
    business: str
    kbli: str
    kbli_version: str


def of_niks(db: Database, niks: Sequence[str]) -> tuple[Held, ...]:
    """The applications for an NIB under some NIKs, oldest first."""
    marks = ", ".join("?" * len(niks))
    found = rows(
        db,
        f"SELECT id, ref, nik, status, nib, body FROM applications WHERE nik IN ({marks})"  # noqa: S608  marks only
        " AND json_extract(body, '$.form') = 'nib' ORDER BY accepted_at, id",
        list(niks),
    )
    return tuple(_held(row) for row in found)


def place(db: Database, pushed: Pushed) -> tuple[str, str]:
    """``(application, "")``, or ``("", why not)``: one of the codes that ``oss.why.…`` has a sentence for."""
    if pushed.status in STOPPED:
        return "", STOPPED[pushed.status]
    if pushed.kind not in ("", INDIVIDUAL):
        return (
            "",
            "not-individual",
        )  # a company's, whose director may well be an applicant of his own
    held, why = _of_person(db, pushed)
    if why:
        return "", why
    if any(one.status == "issued" and one.nib != pushed.nib for one in held):
        return "", "other-nib"  # one person has one NIB
    open_ = [one for one in held if one.status in ("accepted", "issued")]
    if not open_:
        return "", "not-waiting"
    chosen = _chosen(open_, pushed)
    return (chosen.id, "") if chosen else ("", "several")


def _of_person(db: Database, pushed: Pushed) -> tuple[tuple[Held, ...], str]:
    """The applications of the person that the NIB is of; or why it can't be said who that is."""
    if not pushed.user and not pushed.officers:
        return (), "no-nik"
    if pushed.user and (not pushed.officers or pushed.user in pushed.officers):
        held = of_niks(db, [pushed.user])
        return held, "" if held else "unknown-nik"
    officers = of_niks(db, pushed.officers)
    if pushed.user and of_niks(db, [pushed.user]):
        return (), "persons-differ"  # who typed it in is somebody else than who answers for it
    return officers, "" if officers else "unknown-nik"


def _chosen(held: Sequence[Held], pushed: Pushed) -> Held | None:
    if len(held) == 1:
        return held[0]
    names = {plain(name) for project in pushed.projects for name in project.called}
    names = (names | {plain(pushed.company)}) - {""}
    named = [one for one in held if plain(one.business) in names]
    if len(named) == 1:
        return named[0]
    among = named or held
    if len({one.kbli_version for one in held}) > 1:
        return None
    codes = {project.kbli for project in pushed.projects} - {""}
    coded = [one for one in among if one.kbli in codes]
    return coded[0] if len(coded) == 1 else None


def _held(row: dict[str, Any]) -> Held:
    content = json.loads(row["body"])["content"]
    business, kbli, version = (
        str(content.get(key) or "") for key in ("trade_name", "kbli", "kbli_version")
    )
    return Held(
        row["id"], row["ref"], row["nik"], row["status"], row["nib"], str(content["name"]), business, kbli, version
    )  # fmt: skip
