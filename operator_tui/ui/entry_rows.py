"""The rows of frame 7: whether it may be entered, the values of OSS's screens, and what comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len

from operator_tui.core.entry_card import Item
from operator_tui.core.lifecycle import Status
from operator_tui.core.values import write_date
from operator_tui.locale import language, say
from operator_tui.reports.problems import application_problem
from operator_tui.ui.clipboard import Where
from operator_tui.ui.entry_jobs import Opened, Phase
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.paint import Look, Row, Span, ends, fit, fold, row
from operator_tui.ui.session import Session
from operator_tui.ui.words import STATUS_ROLES, status_word

_LABEL, _VALUE = 22, 30
_LEFT: Final = 5 + _LABEL
_OFFLINE: Final = ("online", "slow")


def permission(found: Opened, session: Session) -> tuple[str, str]:
    """Line 3: whether it may be entered, or why not, and its role."""
    entry = found.entry
    if entry is None:
        return _over(found)
    time = session.time_of(entry.began_at)
    match found.phase:
        case Phase.CLAIMING:
            waits = session.link in _OFFLINE
            key = "osscard.claim-asked" if waits else "osscard.claim-offline"
            link = say(f"delivery.link.{session.link}.word")
            return "! " + say(key, time=time, link=link), "awas"
        case Phase.LOOK_UP:
            return "!! " + say("osscard.look-up-first"), "salah"
    if entry.claimed:
        return "√ " + say("osscard.granted"), "baik"
    if entry.looked_at:
        return "√ " + say("osscard.looked-up", time=session.time_of(entry.looked_at)), "baik"
    return "√ " + say("osscard.never-sent"), "baik"


def changed(before: Opened | None, found: Opened, session: Session) -> str:
    """What to say of a card that became good for something else by itself; of one just opened, nothing."""
    return permission(found, session)[0] if before is not None else ""


def _over(found: Opened) -> tuple[str, str]:
    last = found.last
    if last is not None and last.outcome == "denied":
        return "!! " + say("osscard.denied"), "salah"
    status = found.app.status
    return f"{status_word(status)}: {say('osscard.over')}", STATUS_ROLES.get(status, "nilai")


def first_row(text: str, role: str, walk: Walk | None, look: Look) -> Row:
    """Line 3, with the question for the applicant's phone at the right; it has the cursor before the first value."""
    if walk is None or walk.lowest == 0:
        return row(" ", Span(fit(text, look.width - 2), role))
    here = walk.at < 0
    answer = walk.phone or ("_" if look.ascii or here else ".")
    left, right = (
        ("[", "]") if here and look.brackets else (" ", " ") if look.brackets else ("", "")
    )
    asked, why = f"{say('osscard.phone-there')} ", f" {say('osscard.phone-why')}"
    room = look.width - cell_len(asked + left + answer + right + why) - 2
    return row(
        " ", Span(fit(text, room), role), asked, left, Span(answer, "fokus" if here else "nilai"), right, why,
    )  # fmt: skip


def card_rows(walk: Walk, look: Look, room: int, where: Where | None, *, whole: bool) -> list[Row]:
    """The screen of OSS that one is at, or with ``whole`` all of them, as much as has room around the cursor."""
    card = walk.card
    if not card.screens:
        return [row("   ", say("osscard.empty"))]
    at = card.screen_of(max(0, walk.at))
    if not whole:
        first = card.first_of(at)
        rows = [_item(i, walk, where, look.width) for i in card.range_of(at)]
        title = _screen_title(walk, at)
        return [title, *window(rows, walk.at - first, room - 1, [True] * len(rows))]
    rows, counted, place = [], [], 0
    for screen in range(len(card.screens)):
        rows.append(_screen_title(walk, screen))
        counted.append(False)
        for i in card.range_of(screen):
            place = len(rows) if i == walk.at else place
            rows.append(_item(i, walk, where, look.width))
            counted.append(True)
    return window(rows, place, room, counted)


def window(rows: Sequence[Row], at: int, room: int, counted: Sequence[bool]) -> list[Row]:
    """As many rows as have room, around one of them. How many of the ``counted`` are hidden is said at either end."""
    if len(rows) <= room or room < 4:
        start = max(0, min(at, len(rows) - room))
        return list(rows[start : start + room])
    start = max(0, min(at - room // 2, len(rows) - room))
    end = start + room
    found = list(rows[start:end])
    if start:
        found[0] = row("   ↑ ", say("osscard.more", n=sum(counted[: start + 1])))
    if end < len(rows):
        found[-1] = row("   ↓ ", say("osscard.more", n=sum(counted[end - 1 :])))
    return found


def _screen_title(walk: Walk, index: int) -> Row:
    screen = walk.card.screens[index]
    name = screen.label[language()]
    if walk.lowest == 0:
        return row(" ", Span(name, "tebal"))
    text = say("osscard.screen", n=screen.number, of=walk.card.total, name=name)
    return row(" ", Span(text, "tebal"))


def following(walk: Walk, look: Look) -> Row:
    """The screens of OSS after this one, with how much is to be entered in each."""
    at = walk.card.screen_of(max(0, walk.at))
    rest = walk.card.screens[at + 1 :]
    if not rest:
        return row("   ", say("osscard.last-screen"))
    keys = ["osscard.next-screen", *["osscard.later-screen"] * (len(rest) - 1)]
    parts = [
        say(key, n=s.number, name=s.label[language()], count=len(s.items))
        for key, s in zip(keys, rest, strict=True)
    ]
    return row("   ", fit(say("osscard.then", screens=" · ".join(parts)), look.width - 4))


def instead(found: Opened, session: Session, look: Look) -> list[Row]:
    """What stands in place of the values: why they are hidden, what was recorded, what to do now."""
    match found.phase:
        case Phase.CLAIMING:
            text = say("osscard.claiming-why")
        case Phase.LOOK_UP:
            text = say("osscard.look-up-why")
        case _:
            text = _after(found, session)
    return [row("   ", line) for part in text.split("\n") for line in fold(part, look.width - 6)]


def _after(found: Opened, session: Session) -> str:
    app = found.app
    if app.status is Status.ISSUED:
        issued = write_date(date.fromisoformat(app.nib_date)) if app.nib_date else "…"
        via = say(f"screens.via.{app.nib_via}")
        return say("osscard.after-issued", nib=app.nib, date=issued, via=via)
    problem = application_problem(app, session.form_of(app))
    return problem or say("osscard.after-elsewhere")


def _item(i: int, walk: Walk, where: Where | None, width: int) -> Row:
    item = walk.card.items[i]
    on_clip = i == walk.clip
    gutter = ">" if i == walk.at and not on_clip else " "
    mark = "►" if on_clip else "√" if i in walk.done else " "
    role = "nilai" if on_clip or i == walk.at else ""
    label = Span(f" {gutter} {mark} {fit(item.label[language()].strip(), _LABEL)}", role)
    remark = _remark(item, on_clip=on_clip, done=i in walk.done, where=where)
    room = width - _LEFT - 1
    if not remark:
        return row(label, Span(fit(item.shown, room), "nilai"))
    if cell_len(item.shown) < _VALUE and _LEFT + _VALUE + cell_len(remark) < width:
        return row(label, Span(fit(item.shown, _VALUE), "nilai"), Span(remark, role))
    short = fit(item.shown, min(cell_len(item.shown), room - cell_len(remark) - 1))
    return row(label, Span(short, "nilai"), " ", Span(remark, role))


def _remark(item: Item, *, on_clip: bool, done: bool, where: Where | None) -> str:
    if on_clip:
        return say(f"osscard.clip.{where}" if where else "osscard.clip.going")
    if item.picked:
        return say("osscard.picked")
    return (
        "→ " + say("osscard.was-copied", text=item.copy) if done and item.copy != item.shown else ""
    )


def title(found: Opened | None, session: Session, look: Look) -> Row:
    """Row 2: whose card it is, and since when it is open."""
    name = Span(say("osscard.title"), "tebal")
    if found is None:
        return row(name)
    app = found.app
    head = f" {app.label}   "
    began = found.entry or found.last
    since = ""
    if began is not None:
        since = say(
            "osscard.began", time=session.time_of(began.began_at), age=session.age(began.began_at)
        )
    left = cell_len(say("osscard.title") + head)
    return row(name, head, Span(ends(app.name, since, look.width - left - 1), "tebal"))
