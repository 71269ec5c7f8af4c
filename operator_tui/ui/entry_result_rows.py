"""The rows of an entry's result: the choice, and the lines that it asks for."""

from rich.cells import cell_len

from operator_tui.core.reasons import next_step
from operator_tui.core.until import next_time
from operator_tui.locale import say
from operator_tui.ui.entry_result import REASONS, Result
from operator_tui.ui.paint import Look, Row, Span, box, fit, fold, row

_LABEL = 16
_VALUE = 22


def rows(result: Result, look: Look, *, here: bool, looking_up: bool) -> list[Row]:
    """The result as it stands; ``here``: the keys go to it. Below 80 columns one thing stands on a row."""
    found = _choice(result, look, here=here and not result.place, looking_up=looking_up)
    for i, name in enumerate(result.names, 1):
        at = here and result.place == i
        if name == "reason":
            found += _reasons(result, look) if at else [_chosen(result, look)]
        else:
            found += _line(result, name, look, here=at)
    return found


def words_of(kind: str, *, looking_up: bool) -> str:
    """What a letter of the choice means; an NIB that was there already is not one that was just issued."""
    name = {"N": "found" if looking_up else "issued", ".": "later"}.get(kind, kind)
    return say(f"osscard.kind.{name}")


def _choice(result: Result, look: Look, *, here: bool, looking_up: bool) -> list[Row]:
    role = "fokus" if here else "nilai"
    left, right = ("[", "]") if here and look.brackets else (" ", " ")
    head = row(
        " ", Span(fit(say("osscard.result"), 8), "tebal"), left, Span(result.kind or " ", role), right
    )  # fmt: skip
    words = [f"{kind} {words_of(kind, looking_up=looking_up)}" for kind in result.kinds]
    if look.width < 80:
        return [head, *(row("   ", fit(text, look.width - 4)) for text in words)]
    return [row(*head, " ", "   ".join(words))]


def _chosen(result: Result, look: Look) -> Row:
    text = say(f"ossentry.reason.{result.reason}") if result.reason else "."
    return row(_head("reason"), Span(fit(text, look.width - _VALUE - 1), "nilai"))


def _reasons(result: Result, look: Look) -> list[Row]:
    found = [row("   ", say("osscard.ask.reason"))]
    for i, reason in enumerate(REASONS):
        at = i == result.reason_at
        first, *rest = fold(say(f"ossentry.reason.{reason}"), look.width - 8)
        mark, role = f" {'>' if at else ' '} ", "fokus" if at else ""
        text = f"{chr(ord('a') + i)}  {first}"
        found.append(row(Span(mark, "nilai"), Span(fit(text, look.width - 4), role)))
        found += [row("      ", Span(fit(part, look.width - 7), role)) for part in rest]
    return found


def next_words(result: Result) -> str:
    """The step after the marked reason."""
    return say(f"ossentry.next.{next_step(REASONS[result.reason_at])}")


def _line(result: Result, name: str, look: Look, *, here: bool) -> list[Row]:
    line = result.lines[name]
    room = look.width - _VALUE - 1
    most = {"nib": 20, "again": 20, "date": 12, "until": 7}.get(name, room)
    filled = name == "date" and line.text == result.today
    head = _head(name, "»" if filled else "")
    if here:
        value: Row = box(line, min(most, room), look)
    else:
        hidden = name in ("nib", "again") and result.problem("again")
        text = look.hidden * len(line.text) if hidden else line.text or "."
        value = row(
            Span(fit(text, min(most, room)), "diisi" if filled else "nilai"),
            "  " if look.brackets else "",
        )
    remark, role = _remark(result, name, here=here)
    used = _VALUE + sum(cell_len(span.text) for span in value)
    if remark and used + 1 + cell_len(remark) > look.width:
        below = fold(remark, look.width - 4)
        return [row(head, *value), *(row("   ", Span(part, role)) for part in below)]
    return [row(head, *value, " ", Span(remark, role))]


def _remark(result: Result, name: str, *, here: bool) -> tuple[str, str]:
    if key := result.shown_problem(name):
        return ("", "") if here and name == "again" else ("!! " + say(key), "salah")
    text = result.lines[name].text
    if name == "again" and text and not result.problem("again"):
        return "√ " + say("osscard.same-twice"), "baik"
    if name == "date" and text == result.today:
        return say("osscard.today"), "diisi"
    moment = next_time(text, result.now()) if name == "until" else None
    if moment is not None:
        tomorrow = moment.date() > result.now().date()
        return say("osscard.tomorrow" if tomorrow else "osscard.today"), ""
    return "", ""


def _head(name: str, mark: str = "") -> Span:
    return Span(f"   {fit(say(f'osscard.ask.{name}'), _LABEL)}{fit(mark, 2)} ")
