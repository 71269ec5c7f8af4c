"""Applicants from a CSV file: each row checked like a form, the good ones kept, the others told."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from operator_tui import forms
from operator_tui.core import checks, filling
from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER, REASON, Problem, Severity
from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.times import local
from operator_tui.core.values import Bad, tidy
from operator_tui.locale import say
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, events
from operator_tui.store.applications import Typed
from operator_tui.store.store import Store, Tx

LARGEST: Final = 200_000_000
"""Bytes of a file that is read at all."""
_LONGEST_CELL: Final = 10_000
_CHUNK: Final = 100
_REASON_COLUMN: Final = "reason"


@dataclass(frozen=True)
class Refusal:
    """Why a row was refused: its line in the file (from 1), the column, and the problem."""

    line: int
    column: str
    problem: Problem
    label: str = ""
    kept: bool = False

    def sentence(self) -> str:
        """One line for people; never what the cell holds."""
        params = dict(self.problem.params)
        if "status" in params:
            params["status_word"] = say(f"core.status.{params['status']}")
        why = say(f"checks.{self.problem.key}", **params)
        tail = f" {say('cli.import-kept', ref=self.label)}" if self.kept else ""
        return say("cli.import-refused", line=self.line, column=self.column, why=why) + tail


@dataclass
class Imported:
    """What an import did: rows read, rows that are as good as was asked, and the refusals."""

    rows: int = 0
    good: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def import_file(store: Store, path: Path, kbli_version: str, *, finalise: bool) -> Imported:
    """Import a CSV file as drafts, or as ready applications. Raises :class:`Refused` for the file as a whole.

    Consent is never invented: with ``finalise`` a row without it stays a draft and counts as refused.
    """
    form, result = forms.load("nib"), Imported()
    rows = list(_rows(path, form))
    event = store.read(events.current)
    today = local(store.clock(), event.tz if event else "WIB").date()
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]

        def take(
            tx: Tx, chunk: list[tuple[int, dict[str, str], Problem | None]] = chunk
        ) -> list[list[Refusal]]:
            return [_take(tx, form, row, today, kbli_version, finalise=finalise) for row in chunk]

        for refusals in store.do(take):
            result.rows += 1
            result.good += not refusals
            result.refusals += refusals
    return result


def _rows(path: Path, form: FormSpec) -> Iterator[tuple[int, dict[str, str], Problem | None]]:
    """``(line, {column: cell}, problem of the row's shape)`` for every row that isn't empty."""
    text = _read(path)
    header_line = text.partition("\n")[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    former = csv.field_size_limit(LARGEST)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        header = [cell.strip().lower() for cell in next(reader, [])]
        missing = [
            s.name
            for s in form.fields()
            if s.required and not s.default and not s.when and s.name not in header
        ]
        if missing:
            raise Refused("cli.csv-columns", columns=", ".join(missing[:6]))
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            problem = None
            if len(cells) != len(header):
                problem = Problem(
                    "", "csv.cells", Severity.BLOCK, {"cells": len(cells), "columns": len(header)}
                )
            yield line, dict(zip(header, cells, strict=False)), problem
    except csv.Error as error:
        raise Refused("cli.csv-broken", line=reader.line_num) from error
    finally:
        csv.field_size_limit(former)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("cli.csv-large", file=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise Refused("cli.file-unreadable", file=path.name) from error
    if not data.strip():
        raise Refused("cli.csv-empty", file=path.name)
    if b"\0" in data[:100_000]:
        raise Refused("cli.csv-binary", file=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            "cli.csv-encoding", file=path.name, line=data[: error.start].count(b"\n") + 1
        ) from error


def _take(
    tx: Tx,
    form: FormSpec,
    row: tuple[int, dict[str, str], Problem | None],
    today: date,
    kbli_version: str,
    *,
    finalise: bool,
) -> list[Refusal]:
    line, cells, problem = row
    if problem is not None:
        return [Refusal(line, "", problem)]
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            params = {"length": len(cell), "limit": _LONGEST_CELL}
            return [Refusal(line, column, Problem(column, "text.long", Severity.BLOCK, params))]
    texts, filled = row_texts(form, cells, today, kbli_version)
    problems = checks.check(form, texts, today, TABLES)
    if earlier := applications.with_nik(tx.db, texts.get("nik", "")):
        problems.append(applications.duplicate(earlier))
    if reason := cells.get(_REASON_COLUMN, "").strip():
        texts |= {REASON + p.field: reason for p in problems if p.severity is Severity.REASON}
    if blocking := checks.blocking(problems, texts):
        return [Refusal(line, p.field, p) for p in blocking]
    draft = applications.begin(tx, form, Typed(texts, filled))
    if not finalise:
        return []
    if missing := checks.statements(form, texts):
        return [Refusal(line, p.field, p, draft.label, kept=True) for p in missing]
    applications.finalise(tx, draft.seq, form, today, TABLES)
    return []


def row_texts(
    form: FormSpec, cells: dict[str, str], today: date, kbli_version: str
) -> tuple[dict[str, str], dict[str, str]]:
    """The row as the form would hold it: tidied where it can be, empty cells filled as the form fills them."""
    known = {*form.index, *(s.name for s in form.statements), CONSENT_METHOD, CONSENT_PAPER}
    texts: dict[str, str] = {}
    for name in known & cells.keys():
        text = cells[name]
        if spec := form.index.get(name):
            try:
                text = tidy(spec, text, today)
            except Bad:
                text = text.strip()
        elif name != CONSENT_PAPER:
            text = text.strip().upper()
        if text:
            texts[name] = text
    filled: dict[str, str] = {}
    fills = [filling.defaults(form, kbli_version)]
    fills += [filling.after(name, texts, today, TABLES) for name in ("nik", "ktp_village")]
    for found in fills:
        for name, (text, origin) in found.items():
            if text and not texts.get(name):
                texts[name], filled[name] = text, origin
    for name, (text, origin) in filling.after("place_village", texts, today, TABLES).items():
        if text and not texts.get(name):
            texts[name], filled[name] = text, origin
    return texts, filled
