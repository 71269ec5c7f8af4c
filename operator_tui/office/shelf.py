"""Forms that the office's staff added to its store, beside those that ship and those in its ``HOME/forms``.

A version is added once and never changed: applications name it. One of a form or version that isn't known is taken
all the same, with the flag :data:`UNKNOWN`; once its form is added it is held to it, and keeps the flag
:data:`MISFIT` where it doesn't fit: it isn't refused any more, a person looks at it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.times import stamp
from operator_tui.forms.check import check
from operator_tui.forms.library import Library, without_version
from operator_tui.forms.mistakes import BadForm
from operator_tui.forms.read import digest
from operator_tui.office import acts
from operator_tui.office.form import Known
from operator_tui.store.sqlcipher import Database, one, rows

if TYPE_CHECKING:
    from operator_tui.office.store import OfficeStore

UNKNOWN: Final = "form-unknown"
MISFIT: Final = "form-misfit"
ADDED: Final = "added"
_AT_ONCE: Final = 200
"""Applications looked at in one transaction."""


@dataclass(frozen=True)
class Added:
    """What adding a form did: ``new`` is False where it was there already; applications that fit it now, or don't."""

    form: FormSpec
    new: bool
    fit: int = 0
    misfit: int = 0


def read(data: bytes) -> FormSpec:
    """The form of a file's bytes. Raises :class:`BadForm` with every mistake, by line."""
    form = check(data)
    if same := without_version(form):
        raise BadForm((same,))
    return form


def find(db: Database, name: str, version: str) -> FormSpec | None:
    """A form that was added, or None."""
    row = one(db, "SELECT text FROM forms WHERE name = ? AND version = ?", [name, version])
    return check(row["text"].encode()) if row else None


def listed(db: Database, library: Library) -> list[dict[str, Any]]:
    """Every form and version that this office holds applications to, and how many applications name each."""
    counts = {
        (row["name"], row["version"]): row["n"]
        for row in rows(
            db,
            "SELECT json_extract(body, '$.form') AS name, json_extract(body, '$.form_version') AS version,"
            " count(*) AS n FROM applications GROUP BY 1, 2",
        )
    }
    found = [
        (one.name, one.version, one.origin) for one in library.listed() if one.form or not one.file
    ]
    found += [
        (row["name"], row["version"], ADDED) for row in rows(db, "SELECT name, version FROM forms")
    ]
    known = {(name, version) for name, version, _ in found}
    found += [(name, version, UNKNOWN) for name, version in counts if (name, version) not in known]
    return [
        {"name": name, "version": version, "origin": origin, "applications": counts.get((name, version), 0)}
        for name, version, origin in sorted(found)
    ]  # fmt: skip


def add(store: "OfficeStore", form: FormSpec, by: str, now: datetime) -> Added:
    """Keep a form, and hold to it what came before. Raises :class:`Refused` where its version is another form's.

    Adding it again looks again: what was broken off is finished so.
    """
    new = store.write(lambda db: _keep(db, form, store.known.library, by, now))
    fit, misfit = _look_again(store, form)
    return Added(form, new, fit, misfit)


def catch_up(store: "OfficeStore") -> None:
    """Hold what is flagged to the forms that are known by now: a newer version of the program may have brought them."""
    named = store.read(
        lambda db: [
            (str(row["name"]), str(row["version"]))
            for row in rows(
                db,
                "SELECT DISTINCT json_extract(body, '$.form') AS name, json_extract(body, '$.form_version') AS version"
                " FROM applications WHERE flag = ?",
                [UNKNOWN],
            )
        ]
    )
    for key in named:
        added = store.read(lambda db, key=key: find(db, *key))  # type: ignore[misc]
        if form := store.known.form(*key) or added:
            _look_again(store, form)


def _keep(db: Database, form: FormSpec, library: Library, by: str, now: datetime) -> bool:
    """Whether it is new."""
    held = library.version(form.name, form.version) or find(db, form.name, form.version)
    if held is not None:
        if digest(held.text) != digest(form.text):
            raise Refused("staff.form-taken", name=form.name, version=form.version)
        return False
    db.execute(
        "INSERT INTO forms (name, version, text, added_at) VALUES (?, ?, ?, ?)",
        [form.name, form.version, form.text, stamp(now)],
    )
    acts.record(db, stamp(now), by, "form-added", "", {"name": form.name, "version": form.version})
    return True


def _look_again(store: "OfficeStore", form: FormSpec) -> tuple[int, int]:
    """Hold the flagged applications of a form to it; how many fit, how many don't.

    So many in one transaction: no laptop waits for all of them.
    """
    done, last = {"": 0, MISFIT: 0}, 0
    while True:
        looked = store.write(lambda db, after=last: _look_at(db, form, store.known, after))  # type: ignore[misc]
        for row, flag in looked:
            last = row
            done[flag] += 1
        if len(looked) < _AT_ONCE:
            return done[""], done[MISFIT]


def _look_at(db: Database, form: FormSpec, known: Known, after: int) -> list[tuple[int, str]]:
    """The next of them, by row, with the flag that each has now."""
    found = list(
        rows(
            db,
            "SELECT rowid AS row, body FROM applications WHERE rowid > ? AND flag = ?"
            " AND json_extract(body, '$.form') = ? AND json_extract(body, '$.form_version') = ?"
            " ORDER BY rowid LIMIT ?",
            [after, UNKNOWN, form.name, form.version, _AT_ONCE],
        )
    )
    done = [
        (int(row["row"]), MISFIT if known.problem_in(form, json.loads(row["body"])) else "")
        for row in found
    ]
    for row, flag in done:
        db.execute("UPDATE applications SET flag = ? WHERE rowid = ?", [flag, row])
    return done
