"""The office's applications as a sheet: what is typed into OSS, in the order of OSS's screens.

Before it stand the reference and what a person has to know first, behind it the empty columns of ``office
import-nib``: the same file, filled in, brings the NIBs back. A business at the KTP's address has that address in its
own columns too. Only what OSS asks is here: no family card, no consent for another purpose.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from operator_tui.core import entry_card
from operator_tui.core.cells import safe
from operator_tui.core.form import FieldSpec, FormSpec, Kind
from operator_tui.locale import language, say
from operator_tui.office.staff import Held

REF: Final = "ref"
RETURN_COLUMNS: Final = ("nib", "date", "reason", "text")
"""What ``office import-nib`` reads, besides the reference."""
_HEAD: Final = (REF, "device", "accepted_at", "note")
_NUMBERS: Final = (Kind.MONEY, Kind.INTEGER, Kind.YEAR)
_WIDEST: Final = 40

Cell = str | int | date


@dataclass(frozen=True)
class Sheet:
    """A header and its rows; every row has a cell for each column."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet(applications: Iterable[tuple[Held, FormSpec | None]], form: FormSpec) -> Sheet:
    """Applications with the form of each, in the columns of ``form`` and of any other version that asks for more.

    One whose form isn't known is read by ``form``: what that doesn't ask can't be told.
    """
    found = list(applications)
    specs = _columns([form, *(own for _, own in found if own is not None)])
    header = (*_HEAD, *_labels(specs), *_statement_labels(form), *RETURN_COLUMNS)
    return Sheet(header, tuple(_row(app, own or form, specs, form) for app, own in found))


def to_csv(made: Sheet, *, bom: bool = False) -> bytes:
    """As CSV in UTF-8 with CRLF; ``bom`` is for Excel. What a spreadsheet would take for a formula is made text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(name) for name in made.header])
    for row in made.rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else str(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def to_xlsx(made: Sheet, title: str) -> bytes:
    """As an Excel workbook: text stays text, numbers and days are such, the header stays in sight."""
    import xlsxwriter

    out = io.BytesIO()  # in memory: people's data lie in no temporary file
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = book.add_worksheet(title[:31])
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    day, number = (
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"num_format": "#,##0"}),
    )
    page.freeze_panes(1, 1)
    for column, name in enumerate(made.header):
        cells = [str(row[column]) for row in made.rows]
        width = min(_WIDEST, max(len(name), *map(len, cells)) if cells else len(name)) + 2
        page.set_column(column, column, width, text)
        page.write_string(0, column, name, bold)
    for line, row in enumerate(made.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(line, column, cell, text)
            elif isinstance(cell, date):
                page.write_datetime(line, column, cell, day)
            else:
                page.write_number(line, column, cell, number)
    if made.rows:
        page.autofilter(0, 0, len(made.rows), len(made.header) - 1)
    book.close()
    return out.getvalue()


def _columns(forms: Sequence[FormSpec]) -> list[FieldSpec]:
    """The fields in the order of OSS's screens; those that only another version has come behind."""
    found: dict[str, FieldSpec] = {}
    for form in forms:
        for screen in form.oss_screens:
            for name in screen.fields:
                found.setdefault(name, form.index[name])
    return list(found.values())


def _labels(specs: Sequence[FieldSpec]) -> list[str]:
    """The fields' labels; where two are alike, with the field's name."""
    labels = [spec.label[language()] for spec in specs]
    return [
        f"{label} ({spec.name})" if labels.count(label) > 1 or label in RETURN_COLUMNS else label
        for spec, label in zip(specs, labels, strict=True)
    ]


def _statement_labels(form: FormSpec) -> list[str]:
    return [s.label[language()] for s in form.statements if s.kind == "declaration"]


def _row(app: Held, own: FormSpec, specs: Sequence[FieldSpec], form: FormSpec) -> tuple[Cell, ...]:
    content = entry_card.with_place(app.body["content"])
    said = app.body["statements"]
    given = [_yes(said.get(s.name)) for s in form.statements if s.kind == "declaration"]
    note = [say(f"staff.flag.{app.flag}")] if app.flag else []
    note += [app.note_words] if app.note else []
    return (
        app.ref, app.device, app.accepted_at, "; ".join(note),
        *(_cell(own.index.get(spec.name, spec), content.get(spec.name)) for spec in specs), *given,
        *("" for _ in RETURN_COLUMNS),
    )  # fmt: skip


def _cell(spec: FieldSpec, value: Any) -> Cell:
    """A value as OSS's screens want it: words for a choice, a day, a number, a national phone number."""
    if value is None:
        return ""
    if spec.kind in _NUMBERS and isinstance(value, int) and not isinstance(value, bool):
        return value
    text = str(value)
    if spec.kind is Kind.DATE:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if spec.kind is Kind.PHONE:
        return entry_card.national(text)
    if spec.kind is Kind.YESNO:
        return _yes(text)
    words = {option.key: option.label[language()] for option in spec.options}
    return (
        ", ".join(words.get(key, key) for key in text.split())
        if spec.kind is Kind.MULTI
        else words.get(text, text)
    )


def _yes(answer: object) -> str:
    return {"Y": say("staff.yes"), "T": say("staff.no")}.get(str(answer or ""), str(answer or ""))
