"""What a form looks like: rows of spans, made from an :class:`Entry` and nothing else."""

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len

from operator_tui.core.checks import Problem, Severity, reason_field, reason_name
from operator_tui.core.entry import Entry
from operator_tui.core.form import FieldSpec, Kind, Section
from operator_tui.locale import language, say
from operator_tui.reference.lookups import TABLES
from operator_tui.ui.paint import Look, Row, Span, box, fit, fold, row, wrap
from operator_tui.ui.words import option_word, problem_words, shown_text

_LABEL, _VALUE = 3, 22
_WIDE = 100


def title(entry: Entry, name: str, look: Look) -> Row:
    """The name of the screen and how far each group is; the group under the cursor is always in sight."""
    head = Span(name, "tebal")
    parts = [_progress(entry, section) for section in entry.form.sections]
    here = next((i for i, part in enumerate(parts) if part.role == "tebal"), 0)
    first = 0
    while (
        first < here
        and len(head.text) + sum(len(p.text) for p in parts[first : here + 1]) > look.width - 4
    ):
        first += 1
    shown = [head, Span("  …" if first else "")]
    for i, part in enumerate(parts[first:], first):
        room = look.width - sum(cell_len(span.text) for span in shown)
        if cell_len(part.text) > room - (3 if i < len(parts) - 1 else 0):
            return (*shown, Span("  …"))
        shown.append(part)
    return tuple(shown)


def _progress(entry: Entry, section: Section) -> Span:
    """A group's name with how far it is; counts stand at the one under the cursor only."""
    asked = [s for s in section.fields if s.asked(entry.texts)]
    answered = sum(bool(entry.texts.get(s.name)) for s in asked)
    name = section.label[language()]
    if any(s.name == reason_field(entry.focus) for s in asked):
        return Span(f"  ► {name} {answered}/{len(asked)}", "tebal")
    if _blocked(entry, asked):
        return Span(f"  !! {name}", "salah")
    begun = any(s.name in entry.visited for s in asked) or answered
    done = begun and all(entry.texts.get(s.name) or not s.needed(entry.texts) for s in asked)
    return Span(f"  √ {name}" if done else f"  {name}")


def work(entry: Entry, look: Look, height: int, refused: Collection[str] = ()) -> Sequence[Row]:
    """The rows around the cursor; at 120x40 with help and open problems beside them.

    ``refused`` are the fields that the office sent back, as long as they stand as they came.
    """
    width = 80 if look.width >= _WIDE and look.height >= 30 else look.width
    rows, focus_at, focus_end = _rows(entry, width, look, refused)
    start = max(0, min(focus_at - height // 2, len(rows) - height))
    start = max(start, focus_end - height) if focus_end - start > height else start
    shown = rows[start : start + height]
    if width < look.width:
        return _beside(entry, shown, look, height)
    return shown


def _rows(
    entry: Entry, width: int, look: Look, refused: Collection[str]
) -> tuple[list[Row], int, int]:
    """Every row of the form, and where the focused field begins and ends."""
    rows: list[Row] = []
    focus_at = focus_end = 0
    former: Section | None = None
    for section, spec in _parts(entry):
        if section is not former and rows:
            rows += [(), row(" ", Span(section.label[language()], "tebal"))]
        former = section
        if spec.kind is Kind.NOTE:
            rows += _note(spec, width)
            continue
        here = spec.name == entry.focus
        if here:
            focus_at = len(rows)
        rows += _field(entry, spec, width, look, spec.name in refused)
        rows += _former(entry, spec, width)
        if here:
            rows += _list(entry, width)
            focus_end = len(rows)
    return rows, focus_at, focus_end


def _parts(entry: Entry) -> Iterator[tuple[Section, FieldSpec]]:
    """What stands on the form, in order: fields, each with the reasons it needs, and notes."""
    fields: dict[str, list[FieldSpec]] = {}
    for spec in entry.fields():
        fields.setdefault(reason_field(spec.name), []).append(spec)
    for section in entry.form.sections:
        for spec in section.fields:
            note = [spec] if spec.kind is Kind.NOTE and spec.seen(entry.texts) else []
            for one in fields.get(spec.name, note):
                yield section, one


def _note(spec: FieldSpec, width: int) -> list[Row]:
    """A note, whole, at the column of the values; the cursor never comes here."""
    label = f"{'':{_LABEL}}{fit(spec.label[language()], 16)}"
    lines = fold(spec.help[language()], width - _VALUE - 1)
    return [row(f"{label if i == 0 else '':<{_VALUE}}{line}") for i, line in enumerate(lines)]


def _field(entry: Entry, spec: FieldSpec, width: int, look: Look, refused: bool) -> list[Row]:
    here = spec.name == entry.focus
    problems = [*entry.seen_problems(spec.name)]
    worst = max((_weight(p, entry) for p in problems), default=None)
    filled = spec.name in entry.filled and bool(entry.texts.get(spec.name))
    says = "" if here and not entry.line.fresh else entry.now_says(spec.name)
    if says and worst is None:
        worst = Severity.WARN
    mark, role = ("◄", "awas") if refused else _mark(worst, filled)
    label = Span(f"{'':{_LABEL}}{fit(spec.label[language()], 16)}")
    head = (label, Span(f"{mark:<2} ", role))
    room = width - _VALUE - 1
    value, size = _value(entry, spec, here, filled, look, room)
    warned = [problem_words(p) for p in problems]
    if says:
        meant = " ".join(part for part in (says, option_word(spec, says)) if part)
        warned.append(say("form.nik-says", value=meant))
    words = "; ".join(warned) or _remark(entry, spec)
    said_role = role if warned else ""
    if words and _VALUE + size + 2 + cell_len(words) <= width:
        gap = max(2, 24 - size)
        if _VALUE + size + gap + cell_len(words) > width:
            gap = 2
        return [(*head, *value, Span(" " * gap), Span(words, said_role))]
    rows: list[Row] = [(*head, *value)]
    if words:
        rows += [(Span(" " * _VALUE), Span(line, said_role)) for line in wrap(words, room, 2)]
    return rows


def _former(entry: Entry, spec: FieldSpec, width: int) -> list[Row]:
    """What was sent in a field that the office refused, as soon as something else stands there."""
    name = spec.name
    if name not in entry.former:
        return []
    now = entry.line.text if name == entry.focus else entry.texts.get(name, "")
    former = entry.former[name]
    if now == former or not former:
        return []
    parts = [shown_text(spec, former), option_word(spec, former)]
    if spec.kind is Kind.KBLI:
        parts.append(TABLES.kbli_title(former, entry.texts.get("kbli_version", "")))
    said = say("form.former", value=" ".join(part for part in parts if part))
    return [row(" " * _VALUE, line) for line in wrap(said, width - _VALUE - 1, 2)]


def _value(
    entry: Entry, spec: FieldSpec, here: bool, filled: bool, look: Look, room: int
) -> tuple[list[Span], int]:
    if here:
        width = min(room, max(30, cell_len(entry.line.text) + 1) + (2 if look.brackets else 0))
        return list(box(entry.line, width, look)), width
    text = entry.texts.get(spec.name, "")
    if not text:
        return [Span("." if spec.needed(entry.texts) else " ")], 1
    shown = shown_text(spec, text)
    shown = fit(shown, min(cell_len(shown), room)).rstrip()
    return [Span(shown, "diisi" if filled else "nilai")], cell_len(shown)


def _remark(entry: Entry, spec: FieldSpec) -> str:
    """What the text beside it means: the stored one, or what is being typed."""
    here = spec.name == entry.focus and not entry.line.fresh
    text = entry.line.text.strip() if here else entry.texts.get(spec.name, "")
    parts = [option_word(spec, text)]
    if spec.kind is Kind.NIK and len(text) == 16 and (region := TABLES.region(text)):
        former = "" if region.current else say("form.region-former")
        parts.append(f"{region.name} {former}".rstrip())
    if spec.kind is Kind.KBLI:
        parts.append(TABLES.kbli_title(text, entry.texts.get("kbli_version", "")))
        parts.append(f"KBLI {entry.texts.get('kbli_version', '')}")
    if origin := entry.filled.get(spec.name, ""):
        parts.append(say(f"form.origin.{origin}"))
    if spec.name == entry.focus and not entry.now_says(spec.name) and (offer := entry.offer()):
        parts.append(say("form.offer", value=offer))
    return " · ".join(part for part in parts if part)


def _list(entry: Entry, width: int) -> list[Row]:
    hits = entry.hits()
    taken = entry.taken(hits)
    rows: list[Row] = []
    for hit in hits:
        here = hit is taken
        rows.append(
            row(
                " " * (_VALUE - 2),
                Span(
                    f"{'>' if here else ' '} {fit(hit.title, width - _VALUE).rstrip()}",
                    "nilai" if here else "",
                ),
            )
        )
        if hit.note:
            rows.append(row(" " * (_VALUE + 6), fit(hit.note, width - _VALUE - 6).rstrip()))
    return rows


def _beside(entry: Entry, shown: list[Row], look: Look, height: int) -> list[Row]:
    """At 120x40: help of the focused field and the list of problems in columns 82 and on."""
    room = look.width - 82
    side: list[Row] = [row(Span(entry.spec.label[language()].strip(), "tebal"))]
    side += [row(line) for line in wrap(entry.spec.help[language()], room, 4)]
    open_ = [name for name in entry.blocking_fields() if name in entry.visited]
    if open_:
        side += [(), row(Span(say("form.problems"), "tebal"))]
        side += [
            row(Span(f"!! {_label(entry, name)}", "salah")) for name in open_[: height - len(side)]
        ]
    found = []
    for y in range(height):
        left = shown[y] if y < len(shown) else ()
        used = sum(cell_len(span.text) for span in left)
        found.append((*left, Span(" " * max(1, 82 - used)), *(side[y] if y < len(side) else ())))
    return found


def _blocked(entry: Entry, asked: list[FieldSpec]) -> bool:
    return any(
        p.severity is Severity.BLOCK
        for s in asked
        if s.name in entry.visited
        for p in entry.problems.get(s.name, ())
    )


def _label(entry: Entry, name: str) -> str:
    spec = entry.form.index.get(reason_field(name))
    return spec.label[language()] if spec else name


def _weight(problem: Problem, entry: Entry) -> Severity:
    """A problem whose reason has been given is only to be looked at."""
    given = problem.severity is Severity.REASON and entry.texts.get(reason_name(problem))
    return Severity.WARN if given else problem.severity


def _mark(worst: Severity | None, filled: bool) -> tuple[str, str]:
    if worst in (Severity.BLOCK, Severity.REASON):
        return "!!", "salah"
    if worst in (Severity.WARN, Severity.NOTE):
        return "!", "awas"
    return ("»", "diisi") if filled else ("", "")
