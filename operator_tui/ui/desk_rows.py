"""What the front desk looks like: rows of spans, made from its form, its line and the clock."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rich.cells import cell_len

from operator_tui.core.checks import Severity
from operator_tui.core.entry import Entry
from operator_tui.core.form import FieldSpec, Kind
from operator_tui.core.line import IN_LINE, OPERATOR, Standing
from operator_tui.core.times import moment
from operator_tui.locale import language, say
from operator_tui.store.intake import Person
from operator_tui.ui.desk_list import DeskList
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row, wrap
from operator_tui.ui.words import problem_words, shown_text

_LABEL, _VALUE = 3, 22
_WIDE, _NUMBER, _LETTERS = 40, 24, 9
"""Cells of a name, of a number, and of letters."""
_LONG: Final = 30
"""Minutes of waiting from which on a row is marked (SCREENS frame 2)."""
_PAPERS: Final = ("K", "F", "W")


def title(people: Sequence[Person], now: datetime) -> Row:
    """The name of the screen, the next number, and where everybody is; nobody vanishes from the counts."""
    left = Counter(p.state for p in people)
    waits = [minutes(p, now) for p in people if p.state in IN_LINE]
    parts = [
        say("desk.next", number=f"{1 + max((p.number for p in people), default=0):03}"),
        say("desk.waiting", n=left[Standing.WAITING]),
    ]
    if waits:
        parts.append(say("desk.longest", n=max(waits)))
    parts += [
        f"{say(f'desk.state.{state}')} {left[state]}"
        for state in (Standing.ABSENT, Standing.GONE)
        if left[state]
    ]
    return row(Span(say("desk.title"), "tebal"), "  " + " · ".join(parts))


def minutes(person: Person, now: datetime) -> int:
    """Whole minutes that someone has waited, or did until called."""
    end = moment(person.waited_until) if person.waited_until else now
    return max(0, int((end - moment(person.came_at)).total_seconds() // 60))


def fields(entry: Entry, look: Look, *, typing: bool) -> list[Row]:
    """The form, a row for each field; what is wrong stands beside it or below. ``typing``: the cursor is in it."""
    found: list[Row] = []
    for spec in entry.fields():
        found += _field(entry, spec, look, here=typing and spec.name == entry.focus)
    return found


def people(line: DeskList, now: datetime, room: int) -> list[Row]:
    """The list in ``room`` rows: its head, the rows around the mark, and how many more there are."""
    head = "desk.columns-all" if line.everyone else "desk.columns"
    rows = [_columns(say(head).split("|"), "tebal")]
    shown = line.rows
    if not shown:
        return [*rows, row("   ", say("desk.empty"))]
    fits = room - 1
    if len(shown) > fits:
        fits -= 1
    start = max(0, min(line.at - fits // 2, len(shown) - fits))
    for i, person in enumerate(shown[start : start + fits], start):
        rows.append(_person(person, now, line.on and i == line.at))
    if (left := len(shown) - start - fits) > 0:
        rows.append(row("   ", say("desk.more", n=left)))
    elif start:
        rows.append(row("   ", say("desk.before", n=start)))
    return rows


def help_text(entry: Entry) -> str:
    """What the field asks, what can be typed into it, and what is wrong with what stands there."""
    spec = entry.spec
    parts = [spec.help[language()], say(f"form.kind.{spec.kind}")]
    parts += [f"{o.key}  {o.label[language()]}" for o in spec.options]
    parts += [say("desk.no-ktp-help")] if spec.name == "papers" else []
    parts += [problem_words(problem) for problem in entry.seen_problems(spec.name)]
    return "\n".join(parts)


def _field(entry: Entry, spec: FieldSpec, look: Look, *, here: bool) -> list[Row]:
    problems = entry.seen_problems(spec.name)
    worst = max((p.severity for p in problems), default=None)
    text = entry.texts.get(spec.name, "")
    mark, role = _mark(worst, spec.name in entry.filled and bool(text))
    width = _width(spec)
    if here:
        value = list(box(entry.line, width, look))
    else:
        empty = "." if spec.needed(entry.texts) else ""
        value = [
            Span(
                fit(shown_text(spec, text) or empty, width),
                "diisi" if spec.name in entry.filled else "nilai",
            )
        ]
    label = f"{'':{_LABEL}}{fit(spec.label[language()], 16)} "
    first = [Span(label), Span(f"{mark:<2} ", role), *value, Span("  ")]
    words = "; ".join(problem_words(p) for p in problems)
    room = look.width - _VALUE - width - 2
    if words and cell_len(words) <= room and not spec.options:
        return [(*first, Span(words, role))]
    beside = _options(spec) or ("" if words or text or spec.required else say("desk.may-be-empty"))
    below = wrap(words, look.width - _VALUE - 1, 2) if words else []
    return [
        (*first, Span(fit(beside, room).rstrip())),
        *(row(" " * _VALUE, Span(line, role)) for line in below),
    ]


def _width(spec: FieldSpec) -> int:
    if spec.options:
        return _LETTERS
    return _NUMBER if spec.kind in (Kind.NIK, Kind.PHONE) else _WIDE


def _options(spec: FieldSpec) -> str:
    return "  ".join(f"{o.key} {o.label[language()]}" for o in spec.options)


def _mark(worst: Severity | None, filled: bool) -> tuple[str, str]:
    if worst is not None and worst >= Severity.REASON:
        return "!!", "salah"
    if worst is not None:
        return "!", "awas"
    return ("»", "diisi") if filled else ("", "")


def _person(person: Person, now: datetime, here: bool) -> Row:
    waited = minutes(person, now)
    late = person.state in IN_LINE and waited > _LONG
    state = "" if person.state is Standing.WAITING else say(f"desk.state.{person.state}")
    papers = person.papers.split()
    seen = [p if p in papers else "-" for p in _PAPERS]
    seen[0] = "D" if "D" in papers and "K" not in papers else seen[0]
    cells = [
        f"{person.number:03}", "P" if person.priority else "", person.name, _services(person), " ".join(seen),
        say("desk.by-operator" if person.served == OPERATOR else "desk.by-oneself"),
        ("! " if late else "") + say("ui.age.minutes", n=waited), state,
    ]  # fmt: skip
    return _columns(cells, late="awas" if late else "", here=here)


def _services(person: Person) -> str:
    letters = person.services.split()
    return " ".join("NIB" if letter == "N" else letter for letter in letters)


def _columns(cells: Sequence[str], role: str = "", *, late: str = "", here: bool = False) -> Row:
    number, flag, name, services, papers, served, wait, state = cells
    return row(
        " > " if here else "   ", Span(fit(f"{number:<5}{flag}", 9), role),
        Span(fit(name, 20), "fokus" if here else role), " ", Span(fit(services, 8), role), " ",
        Span(fit(papers, 7), role), Span(fit(served, 9), role), Span(right(wait, 9), late or role), "  ",
        Span(fit(state, 11), role),
    )  # fmt: skip
