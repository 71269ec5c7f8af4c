"""What the office does with one item of a batch. The same item again gets the same result, counted once.

A claim, an outcome and a cancel are of the very revision that the office holds: of an older or an unknown one they
are *denied*, for what was decided there isn't what stands here. An NIB belongs to one person: an outcome with one
that another NIK already has is *denied* (a slip of the pen, in one of the two). A claim ends with its outcome: an
NIB, or a reason why it failed; after ``no-answer`` it stays, since OSS has to be looked into before anybody
enters that person again. A claim that ended may be made anew, and has an outcome of its own then; each names the
``entry`` at the laptop that it is of.

What the office's staff has on its sheet is claimed by nobody: it is entered there.

A cancel of what never came is noted as any other: should a copy of it still be on its way, it is *denied* then.
"""

import json
from typing import Any

from operator_tui.core.canonical import digest
from operator_tui.core.reasons import GIVEN_BACK, Reason, Step, next_step
from operator_tui.core.times import local, moment
from operator_tui.delivery.protocol import Item, ItemKind, Result, Verdict
from operator_tui.locale import say
from operator_tui.office import shelf
from operator_tui.office.form import SHIPPED, Known
from operator_tui.office.former import former_of, keep, keep_denied, set_aside
from operator_tui.office.shape import problem_of
from operator_tui.office.telling import belongs_to_another, count, is_nib, status_word
from operator_tui.store.sqlcipher import Database, one


def take_item(db: Database, device: str, item: Item, at: str, known: Known = SHIPPED) -> Result:
    """Take one item, inside the batch's transaction; its result. An item never stops the others."""
    if item.kind not in set(ItemKind):
        return _result(
            item, Verdict.UNSUPPORTED, reason=say("office.unsupported", kind=item.kind[:20])
        )
    if item.malformed:
        return _result(item, Verdict.INVALID, field=item.malformed, reason=say("office.bad-body"))
    # What was taken before keeps its answer, though a form of the office may have become stricter since.
    hashed = _digest(item)
    former = former_of(db, device, item, hashed)
    if former is not None and former["device"] == device and former["digest"] == hashed:
        return Result.from_json(json.loads(former["result"]))
    if problem := problem_of(item, known):
        return _result(item, Verdict.INVALID, field=problem[0], reason=problem[1])
    held = one(
        db,
        "SELECT device, revision, status, claimed, nib FROM applications WHERE id = ?",
        [item.id],
    )
    if former is not None or (held is not None and held["device"] != device):
        return _conflict(db, device, item, hashed, at)
    result = _effect(db, device, item, at, held, known)
    if result.verdict == Verdict.CONFLICT:
        return _conflict(db, device, item, hashed, at)
    if result.verdict == Verdict.ACCEPTED:
        keep(db, device, item, hashed, at, result)
    elif item.kind == ItemKind.CLAIM and result.verdict == Verdict.DENIED:
        keep_denied(db, device, item, hashed, at, result)
    return result  # any other is without effect, so asking again later may get another word


def _digest(item: Item) -> str:
    """Of the item alone: what stands beside it may change before it is sent again. Empty for what has none."""
    try:
        return digest(item.body)
    except (TypeError, ValueError, RecursionError):
        return ""


def _effect(
    db: Database, device: str, item: Item, at: str, held: dict[str, Any] | None, known: Known
) -> Result:
    if item.kind == ItemKind.APPLICATION:
        return _application(db, device, item, at, held, known)
    if held is None and item.kind == ItemKind.CANCEL:
        return _result(item, Verdict.ACCEPTED, receipt=_receipt(db), at=at)
    if held is None:
        return _denied(item, "office.unknown-id")
    if item.revision != held["revision"]:
        older = item.revision < held["revision"]
        return _denied(item, "office.revision-old" if older else "office.revision-unknown")
    if item.kind == ItemKind.CLAIM:
        if held["status"] != "accepted":
            return _not_accepted(item, held)
        if at_office := _on_sheet(db, item):
            return _denied(item, "office.on-sheet", at=at_office)
        set_aside(db, item, ItemKind.OUTCOME)
        db.execute("UPDATE applications SET claimed = 1 WHERE id = ?", [item.id])
        return _result(item, Verdict.ACCEPTED, receipt=_receipt(db), at=at)
    if item.kind == ItemKind.CANCEL:
        if held["status"] == "issued":
            return _denied(item, "office.issued-already")
        db.execute("UPDATE applications SET status = 'cancelled' WHERE id = ?", [item.id])
        return _result(item, Verdict.ACCEPTED, receipt=_receipt(db), at=at)
    return _outcome(db, item, at, held)


def _application(
    db: Database, device: str, item: Item, at: str, held: dict[str, Any] | None, known: Known
) -> Result:
    """Store a new application, or a higher revision of one that can still be changed."""
    if held is not None and (
        item.revision <= held["revision"] or held["status"] in ("issued", "cancelled")
    ):
        return _result(item, Verdict.CONFLICT)
    if held is None and _cancelled_before(db, item):
        return _denied(item, "office.cancelled-before")
    nik = str(item.body["content"]["nik"])
    elsewhere = one(
        db, "SELECT id FROM applications WHERE nik = ? AND device <> ? LIMIT 1", [nik, device]
    )
    form = known.form(item.body["form"], item.body["form_version"])
    db.execute(
        "INSERT INTO applications (id, device, revision, ref, nik, status, accepted_at, event, body, flag)"
        " VALUES (?, ?, ?, ?, ?, 'accepted', ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision,"
        " nik = excluded.nik, status = 'accepted', accepted_at = excluded.accepted_at, event = excluded.event,"
        " body = excluded.body, flag = excluded.flag, note = '',"
        " on_sheet = CASE applications.status WHEN 'accepted' THEN on_sheet ELSE '' END",
        [
            item.id, device, item.revision, str(item.body["ref"]), nik, at, str(item.body.get("event") or ""),
            _json(item.body), "" if form else shelf.UNKNOWN,
        ],
    )  # fmt: skip
    warnings = ("nik-known",) if elsewhere else ()
    return _result(item, Verdict.ACCEPTED, receipt=_receipt(db), at=at, warnings=warnings)


def _outcome(db: Database, item: Item, at: str, held: dict[str, Any]) -> Result:
    """What an operator reports of entering it in OSS by hand: an NIB, or why it failed."""
    nib = str(item.body.get("nib", ""))
    if nib:
        if not is_nib(db, item.id):
            return _denied(item, "office.not-nib")
        if held["status"] == "issued" and held["nib"] == nib:
            return _result(item, Verdict.ACCEPTED, receipt=_receipt(db), at=at)
        if held["status"] == "issued":
            return _denied(item, "office.issued-already")
        if held["status"] == "cancelled":
            return _not_accepted(item, held)
        if belongs_to_another(db, item.id, nib):
            return _denied(item, "office.nib-taken")
        db.execute(
            "UPDATE applications SET status = 'issued', nib = ?, nib_date = ?, nib_via = 'typed' WHERE id = ?",
            [nib, str(item.body.get("date", "")), item.id],
        )
    else:
        if held["status"] == "accepted" and item.body.get("reason") != GIVEN_BACK:
            note = f"{item.body.get('reason', '')}: {item.body.get('text', '')}"
            db.execute("UPDATE applications SET note = ? WHERE id = ?", [note, item.id])
        if held["status"] == "accepted" and next_step(str(item.body["reason"])) is Step.KBLI:
            # Its laptop has it back for another code: until that comes, nobody enters this one.
            db.execute("UPDATE applications SET status = 'returned' WHERE id = ?", [item.id])
        if item.body.get("reason") != Reason.NO_ANSWER:
            set_aside(db, item, ItemKind.CLAIM)
            db.execute("UPDATE applications SET claimed = 0 WHERE id = ?", [item.id])
    return _result(item, Verdict.ACCEPTED, receipt=_receipt(db), at=at)


def _cancelled_before(db: Database, item: Item) -> bool:
    """Whether its cancel came first: the application was on its way all the time."""
    found = one(
        db, "SELECT 1 AS there FROM items WHERE id = ? AND kind = ? AND revision >= ?",
        [item.id, ItemKind.CANCEL.value, item.revision],
    )  # fmt: skip
    return found is not None


def _conflict(db: Database, device: str, item: Item, hashed: str, at: str) -> Result:
    """The first content stays untouched; the other is kept for a person to look at."""
    db.execute(
        "INSERT OR IGNORE INTO conflicts (id, kind, revision, digest, device, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [item.id, item.kind, item.revision, hashed, device, at, _json(item.body)],
    )
    return _result(item, Verdict.CONFLICT, reason=say("office.conflict"))


def _receipt(db: Database) -> str:
    return f"K-{count(db, 'receipt'):06}"


def _denied(item: Item, why: str, **words: str) -> Result:
    return _result(item, Verdict.DENIED, reason=say(why, **words))


def _on_sheet(db: Database, item: Item) -> str:
    """When the office took it to enter it itself, by the clock of West Java; empty where it didn't."""
    row = one(db, "SELECT on_sheet FROM applications WHERE id = ?", [item.id])
    return f"{local(moment(row['on_sheet'])):%d-%m %H.%M}" if row and row["on_sheet"] else ""


def _not_accepted(item: Item, held: dict[str, Any]) -> Result:
    return _result(
        item, Verdict.DENIED, reason=say("office.not-accepted", status=status_word(held["status"]))
    )


def _result(item: Item, verdict: Verdict, **more: Any) -> Result:
    return Result(
        kind=item.kind[:40], id=item.id[:80], revision=item.revision, verdict=verdict.value, **more
    )


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
