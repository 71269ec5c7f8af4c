"""The rows of frame 9: what stands in them, and what each number opens."""

from datetime import date
from typing import Final

from operator_tui.core.lifecycle import NEEDS_A_HAND, Status
from operator_tui.locale import say
from operator_tui.reports.day_values import ON_WAY, Day, Sheet, Worked
from operator_tui.ui import day_below
from operator_tui.ui.day_cells import (
    DESK,
    LABEL,
    TOGETHER,
    Cell,
    Line,
    decimal,
    flow,
    joined,
    opens,
)
from operator_tui.ui.paint import fit, right
from operator_tui.ui.session import Session
from operator_tui.ui.words import GLYPHS, STATUS_ROLES, long_date, status_word

_BAR: Final = 40
_STANDINGS: Final = ("served", "waiting", "called", "absent", "gone")


def title(sheet: Sheet) -> str:
    """Which days, which event, which laptop."""
    day = sheet.day
    first, last = date.fromisoformat(day.date), date.fromisoformat(day.until)
    days = _weekday(first)
    if first != last:
        days = say("day.days", first=long_date(first), last=long_date(last))
    key = "day.place" if day.event else "day.place-no-event"
    return say(key, days=days, event=day.event, device=day.device)


def _weekday(day: date) -> str:
    return f"{say(f'ui.weekday.{day.weekday()}')} {long_date(day)}"


def lines(sheet: Sheet, session: Session, width: int) -> list[Line]:
    """All of it, in the order of the frame; what is rarer below."""
    day = sheet.day
    found = [
        *flow(say("day.people"), _people(sheet, session), width),
        *flow(say("day.applications"), _applications(day), width),
        Line(),
        *_bars(day),
        Line(),
        *flow(say("day.waited"), _waited(sheet, session), width),
        *flow(say("day.typed"), _typed(day), width),
    ]
    if day.operators or day.few:
        found += [Line(), *_operators(sheet)]
    return [*found, Line(), *day_below.lines(sheet, session, width)]


def _people(sheet: Sheet, session: Session) -> list[Cell]:
    desk = sheet.day.intake
    if not desk.taken_in:
        return [Cell(say("day.nobody"))]
    cells = [
        _standing(sheet, session, say(f"day.{name}", n=n), n, name)
        for name in _STANDINGS
        if (n := getattr(desk, name)) or name in ("served", "waiting")
    ]
    if desk.lost:
        cells.append(Cell(say("day.lost", n=desk.lost), role="salah"))
    total = _standing(sheet, session, say("day.taken-in", n=desk.taken_in), desk.taken_in)
    return [total, Cell(" = "), *joined(cells, " + ")]


def _standing(sheet: Sheet, session: Session, text: str, n: int, state: str = "") -> Cell:
    """People of the desk, in a state or all: their applications, where they have one; today's stand at the desk.

    Nobody but those of today stands there any more.
    """
    today = session.today()
    if state != "served" and (sheet.window.first, sheet.window.last) == (today, today):
        return opens(text, DESK, n)
    keys = [f"desk:{name}" for name in ((state,) if state else _STANDINGS)]
    found = [key for key in keys if key in sheet.behind]
    made = len(sheet.rows(*found))
    what = text if made == n else say("day.made-of", what=text, made=made)
    return opens(text, TOGETHER.join(found), n, what)


def _applications(day: Day) -> list[Cell]:
    cells = [
        opens(
            f"{GLYPHS[status]}{n} {say(f'core.status.{status}')}", f"final:{status}", n,
            status_word(status), STATUS_ROLES.get(status, "") if n else "",
        )
        for status, n in day.final.items()
        if n or status in (Status.READY, Status.ACCEPTED, Status.ISSUED)
    ]  # fmt: skip
    if day.lost:
        cells.append(Cell(say("day.lost", n=day.lost), role="salah"))
    if day.unproven:
        cells.append(opens(say("day.unproven", n=day.unproven), "unproven", 1, role="salah"))
    total = day.applications + day.lost + day.unproven
    found = [opens(f"{total}", "all", day.applications, say("day.applications"), "nilai")]
    found += [Cell(" = "), *joined(cells, "  ")]
    loose = [
        opens(say(f"day.{name}", n=n), name, n)
        for name, n in (("drafts", day.open_drafts), ("dropped", day.dropped))
        if n
    ]
    if loose:
        last = loose[-1]._replace(text=loose[-1].text + say("day.not-counted"))
        found += [Cell("   "), *joined([*loose[:-1], last], ", ")]
    return found


def _bars(day: Day) -> list[Line]:
    counts = day.counts
    hand = sum(counts[s.value] for s in NEEDS_A_HAND)
    rows = [
        ("issued", counts["issued"], "final:issued", ""),
        ("accepted", counts["accepted"], "final:accepted", ""),
        ("ready", sum(counts[s.value] for s in ON_WAY), "to-go", ""),
        ("hand", hand, "hand", "awas" if hand else ""),
    ]
    most = max(n for _, n, *_ in rows)
    found = []
    for name, n, key, role in rows:
        label = say(f"day.bar.{name}")
        bar = "█" * (round(n * _BAR / most) or 1) if n else ""
        cells = [Cell(f"{fit(label, LABEL)} ", role=role), opens(f"{n:>4}", key, n, label)]
        cells.append(Cell(f"  {bar}"))
        if name == "hand" and n:
            marks = "  ".join(
                f"{GLYPHS[s]}{counts[s.value]}" for s in NEEDS_A_HAND if counts[s.value]
            )
            cells.append(Cell(f"   {marks}", role=role))
        found.append(Line(tuple(cells)))
    return found


def _waited(sheet: Sheet, session: Session) -> list[Cell]:
    desk = sheet.day.intake
    if desk.wait_median_min is None or desk.wait_p90_min is None:
        found = [Cell(say("day.times-none"))]
    else:
        median, most = round(desk.wait_median_min), round(desk.wait_p90_min)
        said = say("day.times", median=median, most=most)
        found = [_standing(sheet, session, said, desk.taken_in)]
    if hours := [int(hour) for hour in desk.by_hour]:
        first, last = min(hours), max(hours)
        each = " ".join(f"{desk.by_hour.get(f'{h:02}', 0)}" for h in range(first, last + 1))
        head = say("day.by-hour", first=f"{first:02}", last=f"{last:02}")
        found.append(Cell(f"    {head}{each}"))
    return found


def _typed(day: Day) -> list[Cell]:
    typing, reading = day.typing, day.reading
    if typing.median_min is None or typing.p90_min is None:
        return [Cell(say("day.times-none"))]
    text = say("day.times", median=decimal(typing.median_min), most=decimal(typing.p90_min))
    found = [opens(text, "typed", 1, say("day.typed")), Cell(f"    {say('day.target')}")]
    if reading.median_min is not None:
        found.append(Cell(f"    {say('day.read', median=decimal(reading.median_min))}"))
    return found


def _operators(sheet: Sheet) -> list[Line]:
    day = sheet.day
    head = f"{fit(say('day.operator'), 24)} {say('day.operator-columns')}"
    found = [Line((Cell(head),))]
    found += [_operator(one) for one in day.operators]
    if day.few:
        named = {f"operator:{one.who}" for one in day.operators}
        few = (key for key in sheet.behind if key.startswith("operator:") and key not in named)
        label = say("day.few")
        number = opens(f"{day.few:>6}", TOGETHER.join(few), day.few, label)
        found.append(Line((Cell(f"  {fit(label, 24)}"), number)))
    return found


def _operator(one: Worked) -> Line:
    rate = decimal(one.per_hour) if one.per_hour is not None else say("day.nothing")
    looks = say("day.looks", different=one.different, n=one.looks) if one.looks else ""
    rest = f"  {right(rate, 7)}  {right(f'{one.mended}', 10)}  {right(looks, 16)}"
    return Line(
        (
            Cell(f"  {fit(one.who, 24)}"),
            opens(f"{one.applications:>6}", f"operator:{one.who}", one.applications, one.who),
            Cell(rest.rstrip()),
        )
    )
