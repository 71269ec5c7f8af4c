"""The rows of frame 5: counts and pace in row 2, one row to three for each application; wider in a large window."""

from collections.abc import Mapping
from typing import Final

from rich.cells import cell_len

from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.mask import nik
from operator_tui.locale import say
from operator_tui.reports.problems import application_problem
from operator_tui.store.application import UNREACHED, Application
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row, wrap
from operator_tui.ui.queue_list import QueueList
from operator_tui.ui.session import Session
from operator_tui.ui.words import GLYPHS, STATUS_ROLES, short_ref, status_word

SIDE: Final = 38
"""Cells of the life line at the right of a large window."""


def is_wide(look: Look) -> bool:
    """Whether the life line has room beside the list."""
    return look.width >= 100 and look.height >= 30


def title(session: Session, look: Look) -> Row:
    """Counts by state; at the right how long sending will take, and what of the day's data is used."""
    spans = [Span(say("screens.queue"), "tebal")]
    if counts := session.counts:
        spans.append(Span(f"  {sum(counts.by_status.values())}  "))
        spans += [
            Span(f" {GLYPHS[status]}{n}", STATUS_ROLES.get(status, ""))
            for status in Status
            if (n := counts.by_status.get(status, 0))
        ]
    used = sum(cell_len(span.text) for span in spans)
    parts = _pace(session)
    while parts and used + 2 + cell_len(text := " · ".join(parts)) > look.width:
        parts.pop()
    if parts:
        spans.append(Span(right(text, look.width - used)))
    return tuple(spans)


def _pace(session: Session) -> list[str]:
    pace = session.pace
    unsent = session.counts.unsent if session.counts else 0
    found = []
    # What waits for a person (on a card, unsure in OSS) is unsent too, and goes by no batch.
    if unsent and pace.waiting and pace.drain_s is not None:
        key = "screens.queue-drain" if pace.drain_s >= 60 else "screens.queue-drain-soon"
        found.append(say(key, n=pace.waiting, minutes=round(pace.drain_s / 60)))
    if pace.budget_bytes:
        from operator_tui.reports.attempts import megabytes

        used, of = megabytes(pace.used_bytes), megabytes(pace.budget_bytes)
        found.append(say("screens.queue-budget", used=used, of=of))
    return found


def filter_row(line: LineEdit, what: str, found: QueueList, session: Session, look: Look) -> Row:
    """The words typed, what the filter lets through, and how many of all."""
    shown, counts = len(found.seqs), session.counts
    all_ = sum(counts.by_status.values()) if counts else shown
    if found.more:
        count = say("screens.queue-newest", n=_dotted(shown), all=_dotted(all_))
    else:
        count = say("screens.queue-shown", n=shown, all=all_)
    head = f"{say('screens.queue-filter')}  "
    tail = f"  {say('screens.queue-status', what=what)}   {count}"
    room = max(3, min(22, look.width - cell_len(head + tail)))
    more = f"   {say('screens.queue-channels')}" if is_wide(look) else ""
    return row(head, *box(line, room, look), tail, more)


def head(session: Session, look: Look) -> Row:
    """The names of the columns."""
    key = "screens.queue-columns-wide" if is_wide(look) else "screens.queue-columns"
    return _cells(session, look, say(key).split("|"))


def item(
    app: Application | None,
    channels: Mapping[int, str],
    session: Session,
    look: Look,
    *,
    here: bool,
) -> list[Row]:
    """One application: its row, and what is wrong with it below, in two rows at most; None for one not read yet."""
    mark = Span(f" {'>' if here else ' '} ", "nilai")
    if app is None:
        return [row(mark, "…")]
    wide = is_wide(look)
    state = status_word(app.status) + (f" {say('ui.training')}" if app.training else "")
    village = app.village.split(",")[0]
    if app.parent:
        village = f"{say(f'followups.kind.{app.form}')} {village}"
    name = app.name or (say("screens.queue-draft") if app.status is Status.DRAFT else "")
    number = app.nik[-4:].rjust(5, "…") if wide and app.nik else nik(app.nik) if app.nik else ""
    cells = [short_ref(app, session.today()), name, number, village, state]
    cells.append(session.short_age(app.status_at))
    if wide:
        cells += [app.created_by.split()[0] if app.created_by else "", app.kbli, ""]
        cells[-1] = say(f"screens.channel.{channels[app.seq]}") if app.seq in channels else ""
    rows = [(mark, *_cells(session, look, cells, STATUS_ROLES.get(app.status, ""))[1:])]
    if _is_weather(app):
        return rows
    if problem := application_problem(app, session.form_of(app)):
        room = (look.width - SIDE - 2 if wide else look.width) - 14
        rows += [row(" " * 14, Span(fit(text, room).rstrip())) for text in wrap(problem, room, 2)]
    return rows


def _is_weather(app: Application) -> bool:
    """Whether nothing but the link keeps it back: row 1 says that for all of them, and rows are for records."""
    return app.status is Status.READY and app.problem == UNREACHED


def _dotted(number: int) -> str:
    return say("screens.queue-thousands").join(f"{number:,}".split(","))


def _cells(session: Session, look: Look, cells: list[str], role: str = "") -> Row:
    spans = [Span("   ")]
    for i, (text, size) in enumerate(zip(cells, _sizes(session, look), strict=True)):
        shown = right(text, size) if i == 5 else fit(text, size)
        spans += [Span(shown, role if i == 4 else ""), Span(" ")]
    return tuple(spans[:-1])


def _sizes(session: Session, look: Look) -> list[int]:
    """The widths of the columns; the word for training needs room only where there is any."""
    if not is_wide(look):
        name = 34 if look.width >= 100 else 18
        return [10, name, 9, 28 if look.width >= 100 else 12, 17 if look.width >= 100 else 16, 7]
    training = session.counts is not None and session.counts.binding == "training"
    sizes = [10, 0, 5, 9, 17 if training else 13, 7, 5, 5, 1]
    sizes[1] = max(8, look.width - SIDE - 1 - sum(sizes) - len(sizes) - 2)
    return sizes
