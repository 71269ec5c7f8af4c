"""What can be done on the card of an entry, state by state: the keys of the last row, and the hint above them."""

from collections.abc import Sequence

from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.ui import entry_result_rows
from operator_tui.ui.commands import Do
from operator_tui.ui.entry_holder import Holder
from operator_tui.ui.entry_jobs import Opened, Phase
from operator_tui.ui.entry_result import Result
from operator_tui.ui.entry_walk import Walk
from operator_tui.ui.session import Session
from operator_tui.ui.words import option_word

_BACK = (Do.BACK, "osscard.key.back")
_SAVE = (Do.COMMIT, "osscard.key.save")


def shown(holder: Holder, *, in_result: bool) -> Sequence[tuple[Do, str]]:
    """The keys that do something now."""
    found = holder.found
    phase = found.phase if found is not None else None
    match phase:
        case None if holder.refused is None:
            return (_BACK,)
        case None:
            over = [(Do.CHOICES, "osscard.key.take-over")] if holder.held_by_another else []
            return ((Do.ENTER, "osscard.key.again"), *over, _BACK)
        case Phase.CLAIMING:
            return (
                (Do.ENTER, "osscard.key.ask"), (Do.CHOICES, "osscard.key.withdraw"), _BACK,
            )  # fmt: skip
        case Phase.OVER:
            return (*_after(found), _BACK)
    if in_result:
        return (
            (Do.ENTER, "osscard.key.next"), (Do.UP, "osscard.key.before"), _SAVE,
            (Do.BACK, "osscard.key.to-card"),
        )  # fmt: skip
    page = [(Do.PAGE_DOWN, "osscard.key.page")] if phase is Phase.OPEN else []
    return (
        (Do.ENTER, "osscard.key.copy"), *page, _SAVE,
        (Do.CHOICES, "osscard.key.give-back"), _BACK,
    )  # fmt: skip


def also(phase: Phase | None, *, in_result: bool) -> Sequence[Do]:
    """What does something besides."""
    if phase not in (Phase.OPEN, Phase.LOOK_UP):
        return ()
    if in_result:
        return (Do.DOWN, Do.TAB, Do.BACKTAB)
    return (Do.COPY, Do.UP, Do.DOWN, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)


def hint(found: Opened, walk: Walk | None, result: Result | None, session: Session) -> str:
    """What to do in the focused place; ``result`` where that has the keys."""
    if walk is None:
        return say(f"osscard.hint.{found.phase}")
    if result is None:
        if walk.at < 0:
            return _phone(found, session)
        return say("osscard.hint.look-up" if found.phase is Phase.LOOK_UP else "osscard.hint.copy")
    if result.here == "reason":
        return entry_result_rows.next_words(result)
    looking_up = found.phase is Phase.LOOK_UP
    return say(f"osscard.hint.{result.here or ('found' if looking_up else 'result')}")


def _phone(found: Opened, session: Session) -> str:
    phone = found.phone
    spec = session.form_of(found.app).index.get("phone_holder")
    who = option_word(spec, phone.holder) if spec is not None else ""
    key = "osscard.hint.phone" if phone.whatsapp else "osscard.hint.phone-without"
    return say(key, number=phone.number or "…", who=who or "…")


def _after(found: Opened | None) -> list[tuple[Do, str]]:
    match found.app.status if found is not None else None:
        case Status.ISSUED:
            return [(Do.PRINT, "osscard.key.slip"), (Do.CHOICES, "osscard.key.attach")]
        case Status.UNKNOWN:
            return [(Do.ENTER, "osscard.key.look-up")]
        case Status.READY | Status.ACCEPTED:
            return [(Do.ENTER, "osscard.key.again")]
        case Status.RETURNED | Status.QUARANTINED:
            return [(Do.ENTER, "osscard.key.form")]
    return []
