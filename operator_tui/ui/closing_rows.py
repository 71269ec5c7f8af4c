"""The rows of frame 10: the four counts side by side, what doesn't agree, and a sheet that is sealed."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from operator_tui.core.counts import Count, Difference
from operator_tui.core.lifecycle import Status
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.reports.closing import Counts, hands_of, sheet_of, told
from operator_tui.reports.late import late_of, late_words
from operator_tui.store.closing import Closed
from operator_tui.store.hand_counts import HandCount
from operator_tui.ui.paint import Look, Row, Span, box, fit, right, row
from operator_tui.ui.words import STATUS_ROLES, long_date, short_number, status_word

_LABEL: Final = 46
_NUMBER: Final = 6
_NAMES: Final = {
    Count.PAPER: "paper", None: "applications", Count.PRINTED: "printed", Count.OFFICE: "accepted",
}  # fmt: skip
"""The four counts in the order of the frame, by what is missing from each; the second is what all are compared with."""
_MOST_LATE: Final = 2
_NAME_ROOM: Final = 24
_SIGNED: Final = ("supervisor", "witness")


def place(day: date, event: str, device: str) -> str:
    """Which day, which event, which laptop."""
    days = f"{say(f'ui.weekday.{day.weekday()}')} {long_date(day)}"
    key = "day.place" if event else "day.place-no-event"
    return say(key, days=days, event=event, device=device)


def head() -> list[Row]:
    """The names of the two columns."""
    return [(), row(" " * (_LABEL + 2), say("closing.columns"))]


def blind(line: LineEdit, look: Look) -> list[Row]:
    """Before the paper was counted: its line alone."""
    rows = [*head(), _count_row(1, "paper", box(line, 8, look), "", "")]
    return [*rows, (), row("   ", say("closing.blind"))]


def counts(found: Counts, line: LineEdit | None, look: Look) -> list[Row]:
    """The four rows; ``line`` is the paper's where it is under the keyboard."""
    four = found.four
    typed = box(line, 8, look) if line else _number(four.paper or 0)
    rows = head()
    for place_, (what, n) in enumerate(_NAMES.items(), 1):
        number = getattr(four, n) or 0
        said = _mark(found, what, number - four.applications) if what else (_base(four.late), "")
        rows.append(_count_row(place_, n, typed if n == "paper" else _number(number), *said))
    return rows


def _count_row(place_: int, name: str, number: Row, said: str, role: str) -> Row:
    label = fit(f"   {place_}  {say(f'closing.row.{name}')}", _LABEL)
    return row(label, *number, "   ", Span(said, role))


def _number(n: int) -> Row:
    return (Span(right(f"{n}", _NUMBER), "nilai"),)


def _mark(found: Counts, what: Count, by: int) -> tuple[str, str]:
    """What stands beside a count, and its role."""
    own = [one for one in found.differences if one.what is what]
    if not own:
        return say("closing.fits"), "baik"
    if any(not one.reason for one in own):
        return f"{by:+d}  {say('closing.differs')}", "salah"
    return f"{by:+d}  {say('closing.explained')}", "awas"


def difference(
    one: Difference,
    today: date,
    look: Look,
    line: LineEdit | None,
    state: str = "",
    *,
    gone: bool = False,
) -> Row:
    """One row of the list; ``line`` is its reason under the keyboard. ``state`` in place of its status now.

    ``gone``: it agrees by now, and stands there because the keyboard does.
    """
    name = short_number(one.ref, today) if one.ref else say(f"closing.name.{one.what}")
    what, role = (say("closing.gone"), "baik") if gone else _what(one, state)
    cells = row(
        Span(f" {'>' if line else ' '} ", "nilai"), fit(name, 11), " ", Span(fit(what, 26), role), "  "
    )  # fmt: skip
    room = look.width - 44
    if line is not None:
        return (*cells, *box(line, room, look))
    if not one.reason:
        return (*cells, Span(say("closing.no-reason"), "salah"))
    return (*cells, Span(fit(say("closing.reason", reason=one.reason, by=one.by), room)))


def _what(one: Difference, state: str) -> tuple[str, str]:
    if one.what is Count.PAPER:
        more = one.amount > 0
        return say(f"closing.paper-{'more' if more else 'fewer'}", n=abs(one.amount)), "salah"
    if one.what is Count.TRAIL:
        return say("closing.trail", n=one.amount), "salah"
    if one.what is Count.PRINTED:
        return say("closing.printed"), ""
    status = Status(one.status)
    return say("closing.office", state=state or status_word(status)), STATUS_ROLES.get(status, "")


def counting(hands: Sequence[HandCount], look: Look) -> list[Row]:
    """What has to be known of how the paper was counted; nothing for one blind count."""
    return [row(" ", Span(fit(f"! {line}", look.width - 1), "awas")) for line in told(hands)]


def still_open(found: Counts) -> list[Row]:
    """Drafts and people that are left, and what is late from sealed days; nothing where there is nothing."""
    parts = [
        say(f"closing.open-{name}", n=n)
        for name, n in (("drafts", found.drafts), ("waiting", found.waiting))
        if n
    ]
    rows: list[Row] = []
    if parts:
        rows.append(row(" ", say("closing.still-open", what=" · ".join(parts))))
    if late := _late(found):
        shown = late[:_MOST_LATE]
        if rest := late[_MOST_LATE:]:
            shown.append(say("closing.late-more", n=len(rest)))
        rows.append(row(" ", say("closing.late", what=" · ".join(shown))))
    return rows


def _late(found: Counts) -> list[str]:
    late = late_of(found.rows, found.late)
    return [say("closing.late-one", ref=one["ref"][-11:], what=late_words(one)) for one in late]


def names(supervisor: Row, witness: Row) -> Row:
    """Who closes it, and who looked on."""
    first, second = fit(say("closing.supervisor"), 11), say("closing.witness")
    return row(f"   {first} ", *supervisor, f"   {second} ", *witness)


def name(line: LineEdit, look: Look, *, here: bool) -> Row:
    """A name's line, under the keyboard or not."""
    if here:
        return box(line, _NAME_ROOM, look)
    return (Span(fit(line.text or ".", _NAME_ROOM), "nilai"),)


def sealed_head(done: Closed, time: str, look: Look) -> list[Row]:
    """A sealed sheet down to its counts: its seal, who signs, how the paper was counted."""
    sheet = sheet_of(done)
    numbers = sheet["counts"]
    rows: list[Row] = [
        (),
        row("   ", Span(fit(say("closing.seal"), 11), "tebal"), " ", Span(done.seal, "nilai")),
        row("   ", say("closing.sealed-head", time=time, by=sheet["closed_by"])),
        names(*((Span(fit(sheet[who] or "–", _NAME_ROOM), "nilai"),) for who in _SIGNED)),
        (),
    ]
    for place_, name in enumerate(_NAMES.values(), 1):
        by = numbers[name] - numbers["applications"]
        said = f"{by:+d}" if by else say("closing.fits")
        if name == "applications":
            said = _base(numbers["late"])
        rows.append(_count_row(place_, name, _number(numbers[name]), said, ""))
    return [*rows, *counting(hands_of(done), look), ()]


def _base(late: int) -> str:
    return say("closing.base-late", n=late) if late else say("closing.base")
