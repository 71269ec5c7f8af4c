"""The lower rows of frame 9: where, over what link, on how much paper, what came back, and for whom."""

from operator_tui.locale import language, say
from operator_tui.reports.attempts import megabytes, size
from operator_tui.reports.day_table import village_words
from operator_tui.reports.day_values import NONE, Day, Sheet
from operator_tui.ui.day_cells import (
    ATTEMPTS,
    FOLLOWUPS,
    KIT,
    Cell,
    Line,
    flow,
    joined,
    opens,
    some,
)
from operator_tui.ui.session import Session


def lines(sheet: Sheet, session: Session, width: int) -> list[Line]:
    """These rows, in their order."""
    day = sheet.day
    return [
        *flow(say("day.villages"), _villages(day), width),
        *flow(say("day.network"), _network(sheet, session), width),
        *flow(say("day.issued-then"), _issued(day), width),
        *flow(say("day.returned"), _returned(day, session), width),
        *flow(say("day.services"), _services(day), width),
        *flow(say("day.sex"), _sexes(day), width),
        *flow(say("day.kbli"), _kbli(day), width),
        *flow(say("day.due"), _due(day), width),
    ]


def _villages(day: Day) -> list[Cell]:
    shown = [
        (key, say("day.by", what=village_words(key) if key != NONE else say("day.nothing"), n=n), n)
        for key, n in day.villages.items()
    ]
    return some([(f"village:{key}", text, n) for key, text, n in shown], "day.more-villages", 3)


def _kbli(day: Day) -> list[Cell]:
    shown = []
    for key, n in day.kbli.items():
        version, _, group = key.partition(" ")
        text = say("day.kbli-group", group=group, version=version, n=n) if group else f"{key} {n}"
        shown.append((f"kbli:{key}", text, n))
    return some(shown, "day.more-kbli", 4)


def _network(sheet: Sheet, session: Session) -> list[Cell]:
    day, net = sheet.day, sheet.day.network
    broken = say("day.no-outages")
    if net.outages:
        broken = say("day.outages", n=net.outages, m=round(net.outage_min))
    used = size(net.bytes_up + net.bytes_down)
    if net.quota_bytes:
        used = say("day.bytes-of", size=used, of=megabytes(net.quota_bytes))
    cells = [
        Cell(broken, ATTEMPTS),
        Cell(say("day.batches", n=net.batches), ATTEMPTS),
        Cell(say("day.bytes", size=used), ATTEMPTS),
    ]
    prints = sum(day.printed.values())
    cells.append(opens(say("day.printed", n=prints), "printed", prints))
    if day.copies:
        cells.append(opens(say("day.copies", n=day.copies), "copied", day.copies))
    if day.sheets:
        event = session.event.id if session.event else ""
        own = sheet.window.event == event or sheet.window.last == session.today()
        cells.append(Cell(say("day.sheets", n=day.sheets), KIT if own else ""))
    return joined(cells)


def _issued(day: Day) -> list[Cell]:
    cells = [opens(say("day.issued-of", n=day.issued_then), "issued-then", day.issued_then)]
    if day.issued_late:
        cells.append(opens(say("day.issued-late", n=day.issued_late), "issued-late", 1))
    return joined(cells)


def _returned(day: Day, session: Session) -> list[Cell]:
    """By the field that the office named, as the form calls it."""
    index = session.form("nib").index
    cells = []
    for field, n in day.returned.items():
        known = index[field].label[language()] if field in index else field
        what = say("day.nothing") if known == NONE else known
        cells.append(opens(say("day.by", what=what.strip(), n=n), f"returned:{field}", n))
    return joined(cells) or [Cell(say("day.nothing"))]


def _services(day: Day) -> list[Cell]:
    return joined(
        [
            opens(say("day.service", kind=say(f"day.kind.{kind}"), n=n), f"service:{kind}", n)
            for kind, n in day.services.items()
        ]
    )


def _sexes(day: Day) -> list[Cell]:
    known = {**dict.fromkeys("PL", 0), **day.sex}
    return joined(
        [
            opens(say(f"day.sex.{sex if sex in 'LP' else NONE}", n=n), f"sex:{sex}", n)
            for sex, n in known.items()
        ]
    )


def _due(day: Day) -> list[Cell]:
    return joined(
        [
            Cell(say("day.due-of", kind=say(f"followups.kind.{kind}"), n=n), FOLLOWUPS if n else "")
            for kind, n in day.due.items()
        ]
    )
