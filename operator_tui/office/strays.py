"""NIBs that OSS told of and that no application could be given: kept until a person has settled each."""

import json
from collections.abc import Sequence
from typing import Any, Final

from operator_tui.core.canonical import digest
from operator_tui.core.errors import Refused, Usage
from operator_tui.office import acts, staff, telling
from operator_tui.office.oss_match import RUNS, STOPPED, Held, of_niks, place
from operator_tui.office.oss_reading import Pushed
from operator_tui.store.sqlcipher import Database, one, rows

OSS: Final = "OSS"
"""Who settled it, where OSS told the same again and it fitted then."""


def take(db: Database, pushed: Pushed, at: str) -> str:
    """What comes of an NIB that OSS pushes: ``issued``, ``verified``, ``known``, or why it is kept as a stray.

    The same again changes nothing, also where a person has settled it meanwhile; only a stray that fits now goes
    where it belongs. One that was typed by hand is ``verified`` so. Laptops that were given it hear where it is frozen
    or revoked, or runs again.
    """
    if what := STOPPED.get(pushed.status) or (telling.ACTIVE if pushed.status in RUNS else ""):
        telling.stop(db, pushed.nib, what, at)
    key = digest(pushed.to_json())
    if one(db, "SELECT 1 AS yes FROM pushes WHERE digest = ?", [key]):
        return "known"
    if one(db, "SELECT 1 AS yes FROM strays WHERE digest = ? AND settled_at <> ''", [key]):
        return "known"
    app_id, why = place(db, pushed)
    if not why and telling.belongs_to_another(db, app_id, pushed.nib):
        why = "nib-taken"
    if why:
        db.execute(
            "INSERT OR IGNORE INTO strays (at, nib, digest, body, why) VALUES (?, ?, ?, ?, ?)",
            [at, pushed.nib, key, json.dumps(pushed.to_json(), ensure_ascii=False), why],
        )
        return why
    done = _give(db, app_id, pushed, at)
    db.execute("INSERT INTO pushes (digest, at, application) VALUES (?, ?, ?)", [key, at, app_id])
    db.execute(
        "UPDATE strays SET settled_at = ?, settled_by = ?, application = ? WHERE digest = ?",
        [at, OSS, app_id, key],
    )
    return done


def listed(db: Database, *, settled: bool = False) -> list[dict[str, Any]]:
    """The strays, oldest first, with what they hold and the applications of their NIKs; ``settled`` adds those."""
    found = rows(
        db,
        "SELECT row, at, nib, body, why, settled_at, settled_by, application, reason FROM strays"
        " WHERE settled_at = '' OR ? ORDER BY row",
        [int(settled)],
    )
    return [_with_held(db, row) for row in list(found)]


def settle(
    db: Database, row: int, refs: Sequence[str], by: str, reason: str, at: str
) -> tuple[str, ...]:
    """Give a stray's NIB to the applications that a person names by reference or id; their ids.

    An application under another NIK than OSS tells needs a ``reason``: one of the two was mistyped. Raises
    :class:`Refused`, with nothing changed: settled already, a frozen or revoked NIB, an application that can't have it.
    """
    stray = _open(db, row)
    pushed = Pushed.from_json(json.loads(stray["body"]))
    if pushed.status in STOPPED:
        raise Refused(f"oss.why.{STOPPED[pushed.status]}")
    found = [staff.find(db, ref) for ref in refs]
    for app in found:
        if app.nik not in (pushed.user, *pushed.officers) and not reason:
            raise Usage("oss.other-nik", ref=app.ref)
        if telling.belongs_to_another(db, app.id, pushed.nib):
            raise Refused("office.nib-taken")
        _give(db, app.id, pushed, at)
        acts.record(db, at, by, "stray-settled", app.id, {"row": row})
    ids = tuple(app.id for app in found)
    _close(db, row, by, ",".join(ids), reason, at)
    return ids


def discard(db: Database, row: int, by: str, reason: str, at: str) -> None:
    """A stray that is of no use here, with the reason; it stays in the store. Raises :class:`Refused`."""
    if not reason:
        raise Usage("oss.reason-needed")
    _open(db, row)
    acts.record(db, at, by, "stray-discarded", "", {"row": row})
    _close(db, row, by, "", reason, at)


def _give(db: Database, app_id: str, pushed: Pushed, at: str) -> str:
    held = one(db, "SELECT status, nib FROM applications WHERE id = ?", [app_id])
    if held is not None and held["status"] == "issued" and held["nib"] == pushed.nib:
        return "verified" if telling.confirm(db, app_id, pushed.nib, at, pushed.date) else "known"
    telling.issue(db, app_id, pushed.nib, pushed.date, "pushed", at, verified=True)
    return "issued"


def _open(db: Database, row: int) -> dict[str, Any]:
    stray = one(db, "SELECT body, settled_at FROM strays WHERE row = ?", [row])
    if stray is None:
        raise Refused("oss.no-stray", row=row)
    if stray["settled_at"]:
        raise Refused("oss.settled-already", row=row)
    return stray


def _close(db: Database, row: int, by: str, application: str, reason: str, at: str) -> None:
    db.execute(
        "UPDATE strays SET settled_at = ?, settled_by = ?, application = ?, reason = ? WHERE row = ?",
        [at, by, application, reason, row],
    )


def _with_held(db: Database, row: dict[str, Any]) -> dict[str, Any]:
    pushed = Pushed.from_json(json.loads(row.pop("body")))
    niks = list(filter(None, (pushed.user, *pushed.officers)))
    held: tuple[Held, ...] = of_niks(db, niks) if niks else ()
    return {**row, "pushed": pushed, "held": held, "fits": place(db, pushed)[0]}
