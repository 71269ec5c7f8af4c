"""Applications: begun, typed, finalised, moved. Every change of status goes through :func:`move`."""

import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from operator_tui.core import checks, content, followups, lifecycle
from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.lifecycle import Cause, Status
from operator_tui.core.times import local, moment
from operator_tui.core.values import read_date
from operator_tui.locale import say
from operator_tui.store import changes, events, forms, holding, intake, journal, meta
from operator_tui.store.application import (
    KEPT,
    Application,
    Typed,
    by_id,
    by_ref,
    earlier_with_nik,
    finalised,
    from_row,
    get,
    typed,
    with_nik,
)
from operator_tui.store.finalised import last as last_final
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

__all__ = [
    "DRAFT_STATES", "Application", "Typed", "as_sent", "begin", "by_id", "by_ref", "cancel", "differs", "duplicate",
    "earlier_with_nik", "finalise", "finalised", "from_row", "get", "leave_at", "mark", "move", "reopen", "save",
    "standing", "typed", "with_nik",
]  # fmt: skip

DRAFT_STATES: Final = (Status.DRAFT, Status.RETURNED, Status.QUARANTINED)
"""In these what was typed may be changed."""

_NOTHING_WRONG: Final = {"problem": "", "problem_field": "", "problem_text": ""}


def begin(tx: Tx, form: FormSpec, typed: Typed, app_id: str = "", parent: int = 0) -> Application:
    """A new draft, in the event in use, under a UUID of its own or the one given.

    A follow-up names the row of its NIB application as ``parent``.
    """
    event = events.current(tx.db)
    forms.keep(tx, form)
    app_id = app_id or str(uuid.uuid4())
    cursor = tx.db.execute(
        "INSERT INTO applications (id, draft_no, status, status_at, revision, event, form, form_version,"
        " created_at, updated_at, created_by, parent) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
        [
            app_id, meta.count(tx, "draft"), Status.DRAFT, tx.at, event.id if event else None,
            form.name, form.version, tx.at, tx.at, tx.who, parent or None,
        ],
    )  # fmt: skip
    seq = int(cursor.lastrowid or 0)
    tx.db.execute(
        "INSERT INTO answers (seq, texts, filled, focus) VALUES (?, '{}', '{}', '')", [seq]
    )
    tx.db.execute(
        "INSERT INTO found (rowid, name, nik, ref, village) VALUES (?, '', '', '', '')", [seq]
    )
    journal.add(tx, "begun", app_id, new=Status.DRAFT)
    save(tx, seq, typed)
    return get(tx.db, seq)


def save(tx: Tx, seq: int, new: Typed) -> None:
    """Autosave: what stands in the form now. Refused where the status lets nothing be changed."""
    status = get(tx.db, seq).status
    if status not in DRAFT_STATES:
        raise Refused("store.not-editable", status=say(f"core.status.{status}"))
    texts = new.texts
    tx.db.execute(
        "UPDATE answers SET texts = ?, filled = ?, focus = ? WHERE seq = ?",
        [_json(texts), _json(new.filled), new.focus, seq],
    )
    _columns(tx, seq, texts)


def leave_at(tx: Tx, app_id: str, focus: str) -> None:
    """Note the field a draft was left at; nothing was typed, so it is no younger for it."""
    tx.db.execute(
        "UPDATE answers SET focus = ? WHERE seq = (SELECT seq FROM applications WHERE id = ?)",
        [focus, app_id],
    )


def as_sent(tx: Tx, seq: int) -> None:
    """Put what lists and slips show back to what was finalised last: the office's word is on that."""
    if sent := finalised(tx.db, seq):
        _columns(tx, seq, {name: str(value) for name, value in sent.items()})


def mark(tx: Tx, seq: int, problem: str, field: str = "", text: str = "") -> None:
    """Say what is wrong with an application, its status as it is. The caller writes the journal."""
    tx.db.execute(
        "UPDATE applications SET problem = ?, problem_field = ?, problem_text = ?, updated_at = ? WHERE seq = ?",
        [problem, field, text, tx.at, seq],
    )


def finalise(tx: Tx, seq: int, form: FormSpec, today: date, tables: checks.Tables) -> Application:
    """Make a draft (or a returned or quarantined one) ready: checked, consented, with its reference.

    Refused with the first blocking problem; the draft is untouched then. A second time raises the revision.
    A ``form`` of another version than the draft was begun with gives way to that one.
    """
    app = get(tx.db, seq)
    now = _with_parent(tx.db, app, typed(tx.db, seq))
    if (form.name, form.version) != (app.form, app.form_version):
        form = forms.of(tx.db, app)
    problems = checks.check(form, now.texts, today, tables) + checks.statements(form, now.texts)
    if against := standing(tx.db, app):
        problems.append(against)
    if blocking := checks.blocking(problems, now.texts):
        first = blocking[0]
        raise Refused("store.not-final", field=first.field, problem=first.key, count=len(blocking))
    again = app.status is not Status.DRAFT or app.ref != ""
    revision = app.revision + 1 if again else 1
    ref = app.ref or _new_ref(tx)
    given = content.statements(form, now.texts)
    body = {
        "ref": ref, "form": form.name, "form_version": form.version, "event": app.event,
        "content": content.content(form, now.texts, today), "statements": given,
        "reasons": content.reasons(now.texts), "made_at": tx.at, "by": tx.who,
    }  # fmt: skip
    _state(tx, seq, revision, form, given)
    if revision > 1:
        former = content.texts_of(form, finalised(tx.db, seq))
        changes.record(tx, seq, revision, former, content.tidied(form, now.texts, today))
    tx.db.execute("UPDATE answers SET content = ? WHERE seq = ?", [_json(body), seq])
    tx.db.execute(
        "INSERT INTO outbox (kind, seq, revision, body, state, created_at)"
        " VALUES ('application', ?, ?, '', 'waiting', ?)",
        [seq, revision, tx.at],
    )
    said = {"said": _said(app)} if app.problem else {}
    move(
        tx, seq, Status.READY, Cause.PERSON,
        {"revision": revision, "typing": round(app.typing_s), "reading": round(app.reading_s), **said},
        ref=ref, revision=revision, finalised_at=tx.at, wants="" if app.parent else followups.wanted(now.texts),
        form_version=form.version, **_NOTHING_WRONG,
    )  # fmt: skip
    _index(tx, seq)
    intake.finished(tx, seq, app.parent)
    return get(tx.db, seq)


def move(
    tx: Tx,
    seq: int,
    new: Status,
    cause: Cause,
    detail: Mapping[str, Any] | None = None,
    **columns: str | int,
) -> None:
    """Change the status, with its journal row: the one place that does. ``columns`` change along with it."""
    app = get(tx.db, seq)
    lifecycle.require(app.status, new, cause)
    holding.moving(tx, app, new, cause)
    if new is Status.ISSUED and app.parent:
        raise Refused("core.move", old=app.status.value, new=new.value)  # only an NIB is issued
    changes: dict[str, Any] = {
        **columns,
        "status": new.value,
        "status_at": tx.at,
        "updated_at": tx.at,
    }
    if not set(changes) <= set(Application._fields):
        raise ValueError(sorted(changes))
    sets = ", ".join(f"{name} = :{name}" for name in changes)
    tx.db.execute(f"UPDATE applications SET {sets} WHERE seq = :seq", {**changes, "seq": seq})  # noqa: S608
    journal.add(tx, "moved", app.id, app.status, new, {"cause": cause.value, **(detail or {})})


def reopen(tx: Tx, seq: int) -> Application:
    """Take a ready one back to draft; its place in the outbox is given up. It keeps its reference.

    What the office had said of it before stands on it again, as long as it wasn't sent anew. Raises :class:`Refused`
    where a copy of it may still reach the office: that one would take effect beside the changed one.
    """
    app = get(tx.db, seq)
    sql = "SELECT 1 FROM outbox WHERE seq = ? AND kind = 'application' AND left = 1"
    if app.status is Status.READY and one(tx.db, sql, [seq]):
        raise Refused("store.may-lie-there", ref=app.label)
    said = _said(app) if app.problem in KEPT else journal.said_before(tx.db, app.id)
    _withdraw(tx, seq)
    move(tx, seq, Status.DRAFT, Cause.PERSON, None, **{**_NOTHING_WRONG, **said})
    return get(tx.db, seq)


def _said(app: Application) -> dict[str, str]:
    return {name: getattr(app, name) for name in _NOTHING_WRONG}


def cancel(tx: Tx, seq: int, reason: str) -> Application:
    """Cancel, with a reason. Where a copy may lie at the office, it is told with the next batch."""
    if not reason.strip():
        raise Refused("store.reason-needed")
    app = get(tx.db, seq)
    _withdraw(tx, seq)
    asked_no_more = (
        _NOTHING_WRONG if app.status is Status.UNKNOWN and app.problem not in KEPT else {}
    )
    move(tx, seq, Status.CANCELLED, Cause.PERSON, {"reason": reason}, **asked_no_more)
    intake.dropped(tx, seq, reason)
    if revision := journal.revision_that_left(tx.db, app.id):
        tx.db.execute(
            "INSERT INTO outbox (kind, seq, revision, body, state, created_at)"
            " VALUES ('cancel', ?, ?, ?, 'waiting', ?)",
            [seq, revision, _json({"reason": reason}), tx.at],
        )
    return get(tx.db, seq)


def standing(db: Database, app: Application) -> checks.Problem | None:
    """What other rows have against one: a follow-up that isn't its NIB's any more, or a NIK that is here already."""
    earlier = earlier_with_nik(db, app)
    return differs(db, app) or (duplicate(earlier) if earlier else None)


def differs(db: Database, app: Application) -> checks.Problem | None:
    """Where a follow-up names somebody else than the application of its NIB; None where it doesn't, or is none."""
    if not app.parent:
        return None
    parent = get(db, app.parent)
    for field in followups.FIXED:
        if getattr(app, field) != (value := getattr(parent, field)):
            return checks.Problem(
                field, "followup.differs", checks.Severity.BLOCK, {"value": value}
            )
    return None


def _with_parent(db: Database, app: Application, now: Typed) -> Typed:
    """A follow-up goes out under the NIB that its parent has now. Refused where that isn't issued (any more)."""
    if not app.parent:
        return now
    parent = get(db, app.parent)
    if parent.status is not Status.ISSUED:
        raise Refused("followups.not-issued", ref=parent.label)
    return Typed({**now.texts, "nib": parent.nib}, now.filled, now.focus)


def duplicate(earlier: Application) -> checks.Problem:
    """The problem that an application of the same NIK is here already; it asks for a reason."""
    params = {
        "ref": earlier.label,
        "status": earlier.status.value,
        "at": earlier.status_at,
        "by": earlier.created_by,
        "nib": earlier.nib,
    }
    return checks.Problem("nik", checks.DUPLICATE, checks.Severity.REASON, params)


def _columns(tx: Tx, seq: int, texts: Mapping[str, str]) -> None:
    """What lists, filters and slips show of the texts."""
    row = {
        "name": texts.get("name", ""), "nik": "".join(c for c in texts.get("nik", "") if c.isdigit()),
        "village": content.village(texts), "business": texts.get("trade_name", ""),
        "kbli": texts.get("kbli", ""), "kbli_version": texts.get("kbli_version", ""),
        "born": _iso(texts.get("birth_date", "")),
    }  # fmt: skip
    tx.db.execute(
        "UPDATE applications SET name = :name, nik = :nik, village = :village, business = :business,"
        " kbli = :kbli, kbli_version = :kbli_version, born = :born, updated_at = :at WHERE seq = :seq",
        {**row, "at": tx.at, "seq": seq},
    )
    _index(tx, seq)


def _iso(text: str) -> str:
    """A birth date as it stands in a form, or as it was sent, in ISO; empty for one that is no date (yet)."""
    for read in (date.fromisoformat, read_date):
        try:
            return read(text).isoformat()
        except ValueError:
            continue
    return ""


def _withdraw(tx: Tx, seq: int) -> None:
    """Give up its place in the outbox: also of one that left before, since what goes out next tells the office more."""
    holding.drop(tx, seq)


def _state(tx: Tx, seq: int, revision: int, form: FormSpec, answers: Mapping[str, Any]) -> None:
    """Add a row for each statement that was answered anew; one that stood as it was finalised keeps its row alone."""
    former = last_final(tx.db, seq)
    last = {
        row["name"]: (row["answer"], row["method"], row["paper"], row["notice_version"])
        for row in rows(tx.db, "SELECT * FROM statements WHERE seq = ? ORDER BY id", [seq])
    }
    for statement in form.statements:
        name = statement.name
        if name not in answers:
            continue
        before = answers.get("consent_notice") if statement.kind == "consent" else ""
        notice = before or form.notice_version
        given = (answers[name], answers["method"], answers.get("paper", ""), notice)
        dropped = former is not None and name not in former["statements"]
        if last.get(name) == given and not dropped:
            continue
        tx.db.execute(
            "INSERT INTO statements (seq, revision, name, kind, answer, method, paper, notice_version, by, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [seq, revision, name, statement.kind, *given, tx.who, tx.at],
        )


def _new_ref(tx: Tx) -> str:
    event = events.current(tx.db)
    day = f"{local(moment(tx.at), event.tz if event else 'WIB'):%y%m%d}"
    return f"{meta.get(tx.db, meta.DEVICE)}-{day}-{meta.count(tx, f'ref:{day}'):04}"


def _index(tx: Tx, seq: int) -> None:
    row = one(
        tx.db, "SELECT name, nik, ref, draft_no, village FROM applications WHERE seq = ?", [seq]
    )
    if row:
        tx.db.execute(
            "UPDATE found SET name = ?, nik = ?, ref = ?, village = ? WHERE rowid = ?",
            [
                row["name"], f"{row['nik']} {row['nik'][-4:]}",
                (row["ref"] or f"D-{row['draft_no']:03}"), row["village"], seq,
            ],
        )  # fmt: skip


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
