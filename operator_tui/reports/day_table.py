"""The day's numbers as a table, each under its group: for CSV and Excel. Nothing of an applicant is in it."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from operator_tui.core.cells import safe
from operator_tui.locale import language, say, table
from operator_tui.reference import villages
from operator_tui.reports.day_values import NONE, Day, Part

if TYPE_CHECKING:
    from operator_tui.core.form import FieldSpec

Value = str | int | float | date | None
_WIDEST: Final = 44
_A4: Final = 9
_COLUMNS: Final = ("group", "item", "value", "unit")
_VALUE: Final = _COLUMNS.index("value")
_OPERATOR: Final = ("who", "applications", "per_hour", "mended", "returned", "looks", "different")


class Item(NamedTuple):
    """One number: its group, what it is, and its unit; None for what couldn't be measured."""

    group: str
    item: str
    value: Value
    unit: str = ""


def items(day: Day) -> list[Item]:
    """Every number of a day but those of the operators, in words."""
    return [
        *_about(day), *_people(day), *_applications(day), *_by(day), *_times(day), *_network(day), *_paper(day),
        *(
            Item(say("daysheet.group.due"), say(f"followups.kind.{kind}"), n, _unit("applications"))
            for kind, n in day.due.items()
        ),
    ]  # fmt: skip


def to_csv(day: Day) -> bytes:
    """As CSV in UTF-8 with CRLF; the operators below. What a spreadsheet would take for a formula is made text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say(f"daysheet.column.{name}") for name in _COLUMNS])
    for item in items(day):
        writer.writerow([_cell(value) for value in item])
    for one in day.operators:
        for name in _OPERATOR[1:]:
            head, what = say("daysheet.sheet.operators"), say(f"daysheet.operator.{name}")
            writer.writerow(
                [_cell(v) for v in (f"{head}: {one.who}", what, getattr(one, name), "")]
            )
    if day.few:
        few = say("daysheet.operator.few")
        head, what = say("daysheet.sheet.operators"), say("daysheet.operator.applications")
        writer.writerow([_cell(v) for v in (f"{head}: {few}", what, day.few, "")])
    return out.getvalue().encode("utf-8")


def to_json(part: Part) -> bytes:
    """As one JSON object: every number under its own name, and ``measured``, so that laptops can be added."""
    data = part.day.to_json() | {"measured": part.measured._asdict()}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def to_xlsx(day: Day) -> bytes:
    """As an Excel workbook of two sheets: numbers are numbers, days are days, the headers stay in sight."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )  # fmt: skip
    styles = {
        "head": book.add_format({"bold": True}),
        "int": book.add_format({"num_format": "#,##0"}),
        "float": book.add_format({"num_format": "#,##0.0"}),
        "unit": book.add_format({"indent": 1}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "right"}),
    }
    head = [say(f"daysheet.column.{name}") for name in _COLUMNS]
    _page(book, say("daysheet.sheet.numbers"), head, [tuple(i) for i in items(day)], styles)
    rows: list[tuple[Value, ...]] = [
        tuple(getattr(one, name) for name in _OPERATOR) for one in day.operators
    ]
    if day.few:
        rows.append((say("daysheet.operator.few"), day.few))
    head = [say(f"daysheet.operator.{name}") for name in _OPERATOR]
    _page(book, say("daysheet.sheet.operators"), head, rows, styles)
    book.close()
    return out.getvalue()


def _page(
    book: Any,
    title: str,
    head: list[str],
    rows: list[tuple[Value, ...]],
    styles: Mapping[str, object],
) -> None:
    page = book.add_worksheet(title[:31])
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    for column, name in enumerate(head):
        lengths = [len(f"{row[column]}") for row in rows if column < len(row)]
        page.set_column(column, column, min(_WIDEST, max([len(name), *lengths])) + 2)
        page.write_string(0, column, name, styles["head"])
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(line, column, value, styles["date"])
            elif isinstance(value, str):
                page.write_string(line, column, value, styles["unit"] if column > _VALUE else None)
            elif value is not None:
                page.write_number(line, column, value, styles[type(value).__name__])


def _cell(value: Value) -> str:
    """As text; what a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(value, str):
        return safe(value)
    return "" if value is None else f"{value}"


def _unit(name: str) -> str:
    return say(f"daysheet.unit.{name}")


def _about(day: Day) -> Iterator[Item]:
    group = say("daysheet.group.about")
    yield Item(group, say("daysheet.first"), date.fromisoformat(day.date))
    yield Item(group, say("daysheet.last"), date.fromisoformat(day.until))
    yield Item(group, say("daysheet.event"), day.event)
    yield Item(group, say("daysheet.device"), day.device)


def _people(day: Day) -> Iterator[Item]:
    group, unit = say("daysheet.group.people"), _unit("people")
    for name in ("taken_in", "served", "waiting", "called", "absent", "gone", "lost"):
        yield Item(group, say(f"daysheet.people.{name}"), getattr(day.intake, name), unit)
    yield Item(group, say("daysheet.people.absences"), day.intake.absences, _unit("times"))
    hours = say("daysheet.group.hour")
    for hour, n in day.intake.by_hour.items():
        yield Item(hours, f"{hour}.00", n, unit)


def _applications(day: Day) -> Iterator[Item]:
    group, unit = say("daysheet.group.applications"), _unit("applications")
    names = (
        "applications",
        "desk",
        "unsent",
        "issued_then",
        "issued_late",
        "open_drafts",
        "dropped",
    )
    for name in (*names, "lost", "unproven"):
        yield Item(group, say(f"daysheet.{name}"), getattr(day, name), unit)
    for status, n in day.final.items():
        yield Item(say("daysheet.group.status"), say(f"core.status.{status}"), n, unit)


def _by(day: Day) -> Iterator[Item]:
    unit = _unit("applications")
    groups = {
        "village": day.villages,
        "kbli": {kbli_words(key): n for key, n in day.kbli.items()},
        "sex": {sex_words(key): n for key, n in day.sex.items()},
        "service": {say(f"day.kind.{kind}"): n for kind, n in day.services.items()},
        "returned": {field_words(key): n for key, n in day.returned.items()},
    }
    for name, counted in groups.items():
        for what, n in counted.items():
            shown = what if what != NONE else say("daysheet.not-given")
            yield Item(say(f"daysheet.group.{name}"), shown, n, unit)


def _times(day: Day) -> Iterator[Item]:
    group, unit, desk = say("daysheet.group.times"), _unit("minutes"), day.intake
    for name, value in (
        ("wait_median", desk.wait_median_min), ("wait_p90", desk.wait_p90_min),
        ("typing_median", day.typing.median_min), ("typing_p90", day.typing.p90_min),
        ("reading_median", day.reading.median_min), ("reading_p90", day.reading.p90_min),
    ):  # fmt: skip
        yield Item(group, say(f"daysheet.{name}"), value, unit)


def _network(day: Day) -> Iterator[Item]:
    group, net = say("daysheet.group.network"), day.network
    yield Item(group, say("daysheet.batches"), net.batches, _unit("times"))
    yield Item(group, say("daysheet.bytes_up"), net.bytes_up, _unit("bytes"))
    yield Item(group, say("daysheet.bytes_down"), net.bytes_down, _unit("bytes"))
    yield Item(group, say("daysheet.quota"), net.quota_bytes or None, _unit("bytes"))
    yield Item(group, say("daysheet.outages"), net.outages, _unit("times"))
    yield Item(group, say("daysheet.outage_min"), net.outage_min, _unit("minutes"))


def _paper(day: Day) -> Iterator[Item]:
    group, unit = say("daysheet.group.paper"), _unit("times")
    for kind, n in day.printed.items():
        yield Item(group, print_words(kind), n, unit)
    yield Item(group, say("daysheet.copies"), day.copies, unit)
    yield Item(group, say("daysheet.sheets"), day.sheets, _unit("sheets"))


def kbli_words(key: str) -> str:
    """A group of KBLI with its version: ``10 (KBLI 2020)``."""
    version, _, group = key.partition(" ")
    return f"{group} (KBLI {version})" if group else key


def village_words(key: str) -> str:
    """A village by its name, with its district where there are several of that name (FIELD section 4)."""
    name = key.split(",")[0]
    return key if len(villages.named(name)) > 1 else name


def sex_words(key: str) -> str:
    """``laki-laki``, ``perempuan``, or nothing known."""
    if key not in ("L", "P"):
        return say("daysheet.not-given")
    return next(o.label[language()] for o in _form()["sex"].options if o.key == key)


def field_words(key: str) -> str:
    """A field as the NIB form calls it; one of another form as it stands."""
    spec = _form().get(key)
    return spec.label[language()].strip() if spec else key


def print_words(kind: str) -> str:
    """What was printed."""
    return say(f"daysheet.print.{kind if f'print.{kind}' in table('daysheet') else 'other'}")


@cache
def _form() -> "Mapping[str, FieldSpec]":
    from operator_tui import forms

    return forms.load("nib").index
