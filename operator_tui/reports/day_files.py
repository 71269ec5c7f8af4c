"""The day's numbers as a file of any of four kinds, written whole or not at all."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from operator_tui.core.times import local, moment, stamp
from operator_tui.locale import say
from operator_tui.reports import day_table, whole
from operator_tui.reports.closing import hands_of, sheet_of, told
from operator_tui.reports.day import read_sheet
from operator_tui.reports.day_join import join
from operator_tui.reports.day_values import AND, Day, Part, Sheet
from operator_tui.store import closing, daywindow
from operator_tui.store.closing import Closed
from operator_tui.store.daywindow import Window
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store

KINDS: Final = ("pdf", "xlsx", "csv", "json")
FOLDER: Final = "summaries"
"""Where the screen puts them, in the home."""


def render(
    store: Store,
    window: Callable[[Database], Window],
    kind: str,
    quota: int = 0,
    others: Sequence[Part] = (),
) -> tuple[Day, bytes]:
    """Count a window in one snapshot and put it into one of :data:`KINDS`; the numbers, and the file's bytes.

    ``quota``: the bytes that may go over the air in a day, 0 for no limit; ``others``: laptops to be added.

    Raises as :func:`operator_tui.reports.day_join.join`, and as ``window`` does for an event that isn't there.
    """
    now = stamp(store.clock())

    def read(db: Database) -> tuple[Sheet, Closed | None]:
        chosen = window(db)
        first, last = chosen.days
        sealed = closing.closed(db, first) if first == last and not chosen.event else None
        return read_sheet(db, chosen, now, quota), sealed

    sheet, sealed = store.read(read)
    part = join([Part(sheet.day, sheet.measured), *others])
    tz = sheet.window.tz
    foot = [say("daysheet.join-sum", n=len(others) + 1)] if others else _foot(sheet, sealed)
    return part.day, _as(kind, part, f"{_time(now, tz)} {tz}", foot)


def save(
    store: Store, window: Window, folder: Path, quota: int = 0, others: Sequence[Part] = ()
) -> list[Path]:
    """Write a window in each kind into a folder, made if need be; an older file of the same days gives way.

    ``others``: laptops to be added.

    Raises as :func:`operator_tui.reports.whole.put`.
    """
    whole.make_folder(folder)
    written = []
    for kind in KINDS:
        day, data = render(store, lambda _db: window, kind, quota, others)
        path = folder / f"{name(window, day.device)}.{kind}"
        whole.put(data, path, store.path.parent, replace=True)
        written.append(path)
    return written


def name(window: Window, device: str) -> str:
    """What a file of these days is called, without its ending: on one stick each laptop's has another name."""
    first, last = window.days
    days = first if first == last else f"{first}_{last}"
    devices = device.split(AND)
    laptop = device if len(devices) == 1 else say("daysheet.file-laptops", n=len(devices))
    return f"{say('daysheet.file')}-{days}-{laptop}" + (
        f"-{window.event[:8]}" if window.event else ""
    )


def _as(kind: str, part: Part, time: str, foot: Sequence[str]) -> bytes:
    if kind == "json":
        return day_table.to_json(part)
    plain: Mapping[str, Callable[[Day], bytes]] = {
        "csv": day_table.to_csv,
        "xlsx": day_table.to_xlsx,
    }
    if kind in plain:
        return plain[kind](part.day)
    from operator_tui.reports.day_pdf import to_pdf

    return to_pdf(part.day, time, foot)


def sealed_pdf(done: Closed, tz: str) -> bytes:
    """The sheet of a closed day with the numbers that were sealed: its page, then what differed and why.

    Raises :class:`Refused` for one that another version sealed.
    """
    from operator_tui.reports.closing_pdf import SealedPages
    from operator_tui.reports.day_pdf import to_pdf

    day = Day.from_json(sheet_of(done)["summary"])
    return to_pdf(day, f"{_time(done.at, tz)} {tz}", _seal(done, tz), SealedPages(done))


def save_sealed(store: Store, done: Closed, folder: Path) -> Path:
    """Write the sheet of a closed day into a folder, made if need be. Raises as :func:`save` and :func:`sealed_pdf`."""
    day = date.fromisoformat(done.day)
    tz = store.read(lambda db: daywindow.of_day(db, day, done.at)).tz
    whole.make_folder(folder)
    path = folder / f"{say('closing.file')}-{done.day}-{sheet_of(done)['device']}.pdf"
    whole.put(sealed_pdf(done, tz), path, store.path.parent, replace=True)
    return path


def _foot(sheet: Sheet, sealed: Closed | None) -> list[str]:
    """The four counts and the seal of a closed day; of an open one that it is open; of several days nothing.

    Numbers that have changed since are said to be no longer those of the sealed sheet.
    """
    if sealed is None:
        alone = sheet.day.date == sheet.day.until and not sheet.window.event
        return [say("daysheet.pdf.not-final")] if alone else []
    lines = _seal(sealed, sheet.window.tz)
    network = sheet_of(sealed)["summary"][
        "network"
    ]  # a quota is a setting, and no number of the day
    quota = network.get("quota_bytes", 0)
    same = replace(sheet.day, network=replace(sheet.day.network, quota_bytes=quota))
    if json.loads(json.dumps(same.to_json())) != sheet_of(sealed)["summary"]:
        lines.append(say("daysheet.pdf.since"))
    return lines


def _seal(done: Closed, tz: str) -> list[str]:
    by, supervisor, time = done.by, done.supervisor, _time(done.at, tz)
    return [
        say("daysheet.pdf.four", **sheet_of(done)["counts"]),
        *told(hands_of(done)),
        say("daysheet.pdf.sealed", time=time, by=by, supervisor=supervisor, seal=done.seal),
    ]


def _time(at: str, tz: str) -> str:
    return f"{local(moment(at), tz):%d-%m-%Y %H.%M}"
