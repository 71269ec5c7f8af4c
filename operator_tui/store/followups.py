"""Follow-ups of an NIB: asked for, consented to, begun. Each is an application of its own that names its parent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.checks import CONSENT_METHOD, CONSENT_NOTICE, CONSENT_PAPER, METHODS
from operator_tui.core.errors import Refused
from operator_tui.core.filling import FROM_PARENT
from operator_tui.core.followups import KINDS, carried, consent_name
from operator_tui.core.form import FormSpec
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, journal, listing
from operator_tui.store.applications import Application, Typed, from_row
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

WAITING: Final = "waiting"
"""Asked for; the NIB isn't there yet."""
OPEN: Final = "open"
"""The NIB is there, and the follow-up may be begun."""
_LONGEST: Final = 255
"""Characters of a paper's number."""
DONE: Final = (Status.ACCEPTED.value,)
"""Where a follow-up ends: the office has it. It is never issued."""


_ASKED: Final = (
    "SELECT p.seq AS parent, k.kind AS kind FROM applications p JOIN kinds k"
    " WHERE p.wants <> '' AND p.status <> 'cancelled' AND instr(p.wants, k.kind) > 0 AND NOT EXISTS"
    " (SELECT 1 FROM applications c WHERE c.parent = p.seq AND c.form = k.kind AND c.status = 'cancelled')"
    " UNION SELECT f.parent, f.form FROM applications f WHERE f.parent IS NOT NULL AND f.status <> 'cancelled'"
)
_WITH: Final = (
    "WITH kinds(kind) AS (VALUES "
    + ", ".join(f"('{kind}')" for kind in KINDS)
    + "), due AS ({due})"
)
_ROWS: Final = (
    "SELECT d.parent AS parent, d.kind AS kind, coalesce(f.seq, 0) AS app,"
    " CASE WHEN f.seq IS NOT NULL THEN f.status WHEN p.status = 'issued' THEN 'open' ELSE 'waiting' END AS state,"
    " CASE WHEN f.seq IS NOT NULL THEN f.status_at WHEN p.status = 'issued' THEN p.status_at"
    " ELSE p.finalised_at END AS since,"
    " coalesce(p.ref, printf('D-%03d', p.draft_no)) AS ref,"
    " CASE WHEN f.seq IS NULL THEN '' ELSE coalesce(f.ref, printf('D-%03d', f.draft_no)) END AS label,"
    " p.name AS name, p.nik AS nik, p.nib AS nib, p.training AS training,"
    " f.seq IS NOT NULL OR instr(p.wants, d.kind) > 0 AS asked,"
    " CASE WHEN f.status IN ('returned', 'quarantined', 'unknown') THEN 0 WHEN f.seq IS NULL AND p.status = 'issued'"
    " THEN 1 WHEN f.status = 'draft' THEN 2 WHEN f.seq IS NULL THEN 4 WHEN f.status = 'accepted' THEN 5 ELSE 3 END"
    " AS rank"
    " FROM due d JOIN applications p ON p.seq = d.parent"
    " LEFT JOIN applications f ON f.parent = d.parent AND f.form = d.kind AND f.status <> 'cancelled'"
)


@dataclass(frozen=True)
class Consent:
    """What an applicant last said about one purpose; ``answer`` is Y or T, ``method`` L or S, ``at`` a time stamp."""

    answer: str
    method: str
    paper: str
    notice_version: str
    by: str
    at: str


@dataclass(frozen=True)
class Followup:
    """One follow-up of one NIB application: ``parent`` is its row, ``app`` that of the follow-up, 0 for none yet.

    ``state`` is ``waiting``, ``open``, or the follow-up's own status; ``since`` when it came to that. ``asked`` says
    whether the applicant has asked for it.
    """

    parent: int
    kind: str
    app: int
    state: str
    since: str
    ref: str
    label: str
    name: str
    nik: str
    nib: str
    training: bool
    asked: bool


def consent(db: Database, seq: int, kind: str) -> Consent | None:
    """The newest answer to the consent for a follow-up, of an NIB application; None where it was never asked."""
    row = one(
        db,
        "SELECT answer, method, paper, notice_version, by, at FROM statements WHERE seq = ? AND name = ?"
        " ORDER BY id DESC LIMIT 1",
        [seq, consent_name(kind)],
    )
    return Consent(**row) if row else None


def answer_consent(
    tx: Tx, seq: int, form: FormSpec, answer: str, method: str = "", paper: str = ""
) -> None:
    """Record what the applicant said to the consent for a follow-up, under its form's notice. Append-only.

    A yes is kept as a wish, a no ends one. A yes needs how it was given. Raises :class:`Refused`.
    """
    given = method in METHODS and (method != "S" or bool(paper.strip()))
    if answer not in ("Y", "T") or (answer == "Y" and not given):
        raise Refused("followups.consent-open")
    if len(paper) > _LONGEST:
        raise Refused("followups.paper-long", length=len(paper), limit=_LONGEST)
    parent = _nib_application(tx.db, seq)
    tx.db.execute(
        "INSERT INTO statements (seq, revision, name, kind, answer, method, paper, notice_version, by, at)"
        " VALUES (?, ?, ?, 'consent', ?, ?, ?, ?, ?, ?)",
        [
            seq, parent.revision, consent_name(form.name), answer, method, paper.strip() if method == "S" else "",
            form.notice_version, tx.who, tx.at,
        ],
    )  # fmt: skip
    wishes = (
        {*parent.wants.split()} | {form.name}
        if answer == "Y"
        else {*parent.wants.split()} - {form.name}
    )
    tx.db.execute(
        "UPDATE applications SET wants = ? WHERE seq = ?",
        [" ".join(kind for kind in KINDS if kind in wishes), seq],
    )
    _say_in_form(tx, parent, form.name, answer)
    detail = {
        "purpose": form.name,
        "answer": answer,
        "method": method,
        "notice": form.notice_version,
    }
    journal.add(tx, "consent", parent.id, detail=detail)


def unsay(tx: Tx, parent: Application, purpose: str) -> None:
    """End the wish of a purpose whose consent was taken back, in the list and in the form."""
    wishes = [kind for kind in parent.wants.split() if kind != purpose]
    tx.db.execute("UPDATE applications SET wants = ? WHERE seq = ?", [" ".join(wishes), parent.seq])
    _say_in_form(tx, parent, purpose, "T")


def _say_in_form(tx: Tx, parent: Application, kind: str, answer: str) -> None:
    """What was said last stands in the NIB application's form too: sealed again, it revives no former answer."""
    texts = {**applications.typed(tx.db, parent.seq).texts, consent_name(kind): answer}
    if kind in KINDS:
        texts[f"want_{kind}"] = answer
    tx.db.execute(
        "UPDATE answers SET texts = ? WHERE seq = ?",
        [json.dumps(texts, ensure_ascii=False, sort_keys=True), parent.seq],
    )


def begin(tx: Tx, seq: int, form: FormSpec) -> Application:
    """Begin a follow-up of an issued NIB, with what the NIB application holds already; or the one that is open.

    Raises :class:`Refused` before the NIB is there, and without the applicant's consent for this purpose.
    """
    if (there := of(tx.db, seq, form.name)) is not None:
        return there
    parent = _nib_application(tx.db, seq)
    if parent.status is not Status.ISSUED:
        raise Refused("followups.not-issued", ref=parent.label)
    given = consent(tx.db, seq, form.name)
    if given is None or given.answer != "Y":
        raise Refused("followups.no-consent", ref=parent.label)
    texts = carried(form, parent.nib, applications.typed(tx.db, seq).texts)
    shown = {
        "nik": parent.nik, "name": parent.name, "trade_name": parent.business, "kbli": parent.kbli,
        "kbli_version": parent.kbli_version,
    }  # fmt: skip
    texts |= {name: text for name, text in shown.items() if text}
    filled = dict.fromkeys(texts, FROM_PARENT)
    texts |= {consent_name(form.name): given.answer, CONSENT_METHOD: given.method}
    texts |= {CONSENT_PAPER: given.paper} if given.paper else {}
    texts[CONSENT_NOTICE] = given.notice_version
    asked = [spec.name for spec in form.fields() if spec.asked(texts)]
    first = next((name for name in asked if not texts.get(name)), asked[0])
    return applications.begin(tx, form, Typed(texts, filled, first), parent=seq)


def of(db: Database, seq: int, kind: str) -> Application | None:
    """The follow-up of a kind that an NIB application has, unless it was cancelled."""
    row = one(
        db,
        "SELECT * FROM applications WHERE parent = ? AND form = ? AND status <> 'cancelled' ORDER BY seq DESC LIMIT 1",
        [seq, kind],
    )
    return from_row(row, "") if row else None


def found(db: Database, text: str = "", limit: int = -1) -> list[Followup]:
    """Follow-ups asked for or begun: first what needs a hand, then what may be begun, what is under way, what waits.

    ``text`` narrows them as in the queue. One that was cancelled isn't asked for any more.
    """
    match = listing.match(text)
    if text.strip() and not match:
        return []
    clause = "WHERE p.seq IN (SELECT rowid FROM found WHERE found MATCH ?)" if match else ""
    params: list[Any] = [match] if match else []
    return _read(
        db, _ASKED, f"{clause} ORDER BY rank, p.seq DESC, d.kind LIMIT ?", [*params, limit]
    )


def of_nib(db: Database, seq: int) -> list[Followup]:
    """Every kind of follow-up of one NIB application, asked for or not."""
    return _read(db, "SELECT :seq AS parent, kind FROM kinds", "ORDER BY d.kind", {"seq": seq})


def tally(db: Database) -> dict[str, dict[str, int]]:
    """How many follow-ups are in each state, by kind: ``{"halal": {"open": 2}, "pirt": {}}``."""
    counted: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    due = _WITH.format(due=_ASKED)
    sql = f"{due} SELECT kind, state, count(*) AS n FROM ({_ROWS}) GROUP BY 1, 2"  # noqa: S608  no value in it
    for row in rows(db, sql):
        counted[row["kind"]][row["state"]] = int(row["n"])
    return counted


def _nib_application(db: Database, seq: int) -> Application:
    app = applications.get(db, seq)
    if app.form != "nib":
        raise Refused("followups.not-nib", ref=app.label)
    return app


def _read(
    db: Database, due: str, tail: str, params: Sequence[Any] | dict[str, Any]
) -> list[Followup]:
    sql = f"{_WITH.format(due=due)} {_ROWS} {tail}"
    found_ = db.execute(sql, params)
    names = [column[0] for column in found_.description]
    made = []
    for values in found_:
        row = dict(zip(names, values, strict=True))
        row.pop("rank")
        made.append(
            Followup(**{**row, "training": bool(row["training"]), "asked": bool(row["asked"])})
        )
    return made
