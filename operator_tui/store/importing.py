"""Applicants from a CSV file: each row checked like a form, the good ones kept, the others told."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from operator_tui.core import checks, filling
from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER, DUPLICATE, Problem, Severity
from operator_tui.core.form import FormSpec, Kind
from operator_tui.core.text import clean
from operator_tui.core.times import local
from operator_tui.core.values import Bad, tidy
from operator_tui.locale import say
from operator_tui.reference import kbli, villages
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, csvfile, events, forms, journal
from operator_tui.store.applications import Application, Typed
from operator_tui.store.csvfile import DUPLICATE_COLUMN, REASON_COLUMN, Row
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx

_LONGEST_CELL: Final = 10_000
_LONGEST_WORDS: Final = 255
"""Characters of a reason or the number of a paper."""
_CHUNK: Final = 100
_IMPORTED: Final = "imported"
"""What the journal says of a draft that a row made or renewed."""


@dataclass(frozen=True)
class Finding:
    """What is said of a row: its line in the file (from 1), the column, and the problem.

    ``label`` is the draft's, where the row was ``kept`` all the same.
    """

    line: int
    column: str
    problem: Problem
    label: str = ""
    kept: bool = False

    @property
    def warning(self) -> bool:
        """Whether the row was taken nevertheless."""
        return self.problem.severity < Severity.REASON

    def sentence(self) -> str:
        """One line for people; never what the cell holds."""
        params = dict(self.problem.params)
        if "status" in params:
            word = say(f"core.status.{params['status']}")
            params["who"] = f"{params['ref']}, {word}, {params['by']}"
        why = say(f"checks.{self.problem.key}", **params)
        if not self.column:
            return say("cli.import-row", line=self.line, why=why)
        if self.warning:
            return say("cli.import-warned", line=self.line, column=self.column, why=why)
        tail = f" {say('cli.import-kept', ref=self.label)}" if self.kept else ""
        return say("cli.import-refused", line=self.line, column=self.column, why=why) + tail


@dataclass
class Imported:
    """What an import did: rows read, rows that are as good as was asked, what was said of them, columns not read."""

    rows: int = 0
    good: int = 0
    findings: list[Finding] = field(default_factory=list)
    unknown: tuple[str, ...] = ()

    @property
    def refusals(self) -> list[Finding]:
        """Why rows were refused."""
        return [f for f in self.findings if not f.warning]

    @property
    def warnings(self) -> list[Finding]:
        """What is odd about rows that were taken."""
        return [f for f in self.findings if f.warning]


@dataclass
class _Run:
    """One import: the form, the day, what the office and the caller asked for, and the rows it has written."""

    form: FormSpec
    today: date
    kbli_version: str
    finalise: bool
    written: set[int] = field(default_factory=set)


def import_file(store: Store, path: Path, kbli_version: str, *, finalise: bool) -> Imported:
    """Import a CSV file as drafts, or as ready applications. Raises :class:`Refused` for the file as a whole.

    Consent is never invented: with ``finalise`` a row without it stays a draft and counts as refused. A draft
    that an earlier import made, and nobody touched since, is renewed by a row of the same NIK.
    """
    form = forms.read(store).current("nib")
    table = csvfile.read(path, form)
    event = store.read(events.current)
    today = local(store.clock(), event.tz if event else "WIB").date()
    run, result = _Run(form, today, kbli_version, finalise), Imported(unknown=table.unknown)
    for start in range(0, len(table.rows), _CHUNK):
        chunk = table.rows[start : start + _CHUNK]

        def take(tx: Tx, chunk: list[Row] = chunk) -> list[list[Finding]]:
            return [_take_or_leave(tx, run, row) for row in chunk]

        for findings in store.do(take):
            result.rows += 1
            result.good += all(f.warning for f in findings)
            result.findings += findings
    return result


def row_texts(
    form: FormSpec, cells: dict[str, str], today: date, kbli_version: str
) -> tuple[dict[str, str], dict[str, str]]:
    """The row as the form would hold it: tidied where it can be, empty cells filled as the form fills them."""
    known = {*form.index, *(s.name for s in form.statements), CONSENT_METHOD, CONSENT_PAPER}
    texts: dict[str, str] = {}
    for name in (known & cells.keys()) - {*csvfile.COMPUTED}:
        text = cells[name]
        if spec := form.index.get(name):
            try:
                text = tidy(spec, text, today)
            except Bad:
                text = text.strip()
        else:
            text = clean(text) if name == CONSENT_PAPER else text.strip().upper()
        if text:
            texts[name] = text
    _name_villages(form, texts)
    filled: dict[str, str] = {}
    _fill(texts, filled, filling.defaults(form, kbli_version))
    for name in ("nik", "ktp_village", "place_village"):
        _fill(texts, filled, filling.after(name, texts, today, TABLES))
    return texts, filled


def _fill(texts: dict[str, str], filled: dict[str, str], found: dict[str, tuple[str, str]]) -> None:
    for name, (text, origin) in found.items():
        if text and not texts.get(name):
            texts[name], filled[name] = text, origin


def _name_villages(form: FormSpec, texts: dict[str, str]) -> None:
    """Write villages as the table does: a bare KTP village by its district, one of here by being the only one."""
    for spec in form.fields():
        if spec.kind is not Kind.VILLAGE or not (text := texts.get(spec.name)):
            continue
        district = "" if spec.known else texts.get("ktp_district", "")
        label = TABLES.village_label(text, district)
        if spec.known and not label and len(named := villages.named(text)) == 1:
            label = named[0].label
        texts[spec.name] = label or text


def _take_or_leave(tx: Tx, run: _Run, row: Row) -> list[Finding]:
    """Take a row whole or not at all: what goes wrong with one takes nothing back of the others."""
    tx.db.execute("SAVEPOINT import_row")
    try:
        found = _take(tx, run, row)
    except Bad as bad:
        tx.db.execute("ROLLBACK TO import_row")
        found = [Finding(row.line, "", Problem("", bad.key, Severity.BLOCK, bad.params))]
    tx.db.execute("RELEASE import_row")
    return found


def _take(tx: Tx, run: _Run, row: Row) -> list[Finding]:
    if problem := row.problem or _too_long(row.cells):
        return [Finding(row.line, problem.field, problem)]
    texts, filled = row_texts(run.form, row.cells, run.today, run.kbli_version)
    problems = checks.check(run.form, texts, run.today, TABLES)
    if texts.get("kbli_version", run.kbli_version) not in kbli.VERSIONS:
        problems.append(Problem("kbli_version", "kbli.version", Severity.BLOCK))
    earlier = applications.with_nik(tx.db, texts.get("nik", ""))
    renewed = earlier if earlier and _renewable(tx.db, run, earlier) else None
    if earlier and not renewed:
        problems.append(applications.duplicate(earlier))
    texts |= _reasons(row.cells, problems)
    if blocking := checks.blocking(problems, texts):
        return [Finding(row.line, p.field, p) for p in blocking]
    draft = _keep(tx, run, row, Typed(texts, filled), renewed)
    found = [Finding(row.line, p.field, p) for p in problems if p.severity is Severity.WARN]
    if not run.finalise:
        return found
    if missing := checks.statements(run.form, texts):
        return [*found, *(Finding(row.line, p.field, p, draft.label, kept=True) for p in missing)]
    applications.finalise(tx, draft.seq, run.form, run.today, TABLES)
    return found


def _keep(tx: Tx, run: _Run, row: Row, typed: Typed, renewed: Application | None) -> Application:
    """Make a draft of a row, or renew the one that is there; the journal says from which line."""
    if renewed:
        forms.renew(tx, renewed.seq, run.form)
        applications.save(tx, renewed.seq, typed)
    draft = renewed or applications.begin(tx, run.form, typed)
    run.written.add(draft.seq)
    journal.add(tx, _IMPORTED, draft.id, detail={"line": row.line, "renewed": bool(renewed)})
    return draft


def _renewable(db: Database, run: _Run, app: Application) -> bool:
    """Whether a row may take the place of this draft: an import made it, nobody touched it since, it is the only one.

    Not one of the same file: there the second row is a second person, or a mistake.
    """
    if app.status not in applications.DRAFT_STATES or app.ref or app.seq in run.written:
        return False
    if applications.with_nik(db, app.nik, but=app.seq):
        return False
    imports = [e["at"] for e in journal.of(db, app.id) if e["what"] == _IMPORTED]
    return bool(imports) and imports[-1] == app.updated_at


def _reasons(cells: dict[str, str], problems: list[Problem]) -> dict[str, str]:
    """The row's reasons, each under the problem it is for. ``reason`` is for a duplicate where nothing else asks."""
    asking = [p for p in problems if p.severity is Severity.REASON]
    reason, again = (clean(cells.get(name, "")) for name in (REASON_COLUMN, DUPLICATE_COLUMN))
    found = {}
    for problem in asking:
        sole = reason if len(asking) == 1 else ""
        text = (again or sole) if problem.key == DUPLICATE else reason
        if text:
            found[checks.reason_name(problem)] = text
    return found


def _too_long(cells: dict[str, str]) -> Problem | None:
    """A cell that is longer than anything in it could be."""
    for column, cell in cells.items():
        words = column in (REASON_COLUMN, DUPLICATE_COLUMN, CONSENT_PAPER)
        limit = _LONGEST_WORDS if words else _LONGEST_CELL
        if len(cell) > limit:
            params = {"length": len(cell), "limit": limit}
            return Problem(column[:40], "text.long", Severity.BLOCK, params)
    return None
