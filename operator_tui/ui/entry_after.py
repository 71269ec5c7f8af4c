"""What can be done where there is no card to copy from: refused, waiting for the office, or over."""

from collections.abc import Callable

from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.ui.commands import Do
from operator_tui.ui.entry_holder import Holder
from operator_tui.ui.entry_jobs import Opened, Phase
from operator_tui.ui.printing import print_one
from operator_tui.ui.program import Desk

Sure = Callable[[Do, str], bool]
"""Whether a question (the key of its words) was asked before, with the same key; else it is asked now."""


def do(do: Do, holder: Holder, desk: Desk, tell: Callable[..., None], sure: Sure) -> bool:
    """A command; False for one that has no meaning then."""
    found, refused = holder.found, holder.refused
    if found is None:
        return _refused(do, holder, sure) if refused is not None else False
    issued = found.app.status is Status.ISSUED
    match do:
        case Do.CHOICES if found.phase is Phase.CLAIMING:
            give_back(holder, sure)
        case Do.ENTER if found.phase is Phase.CLAIMING:
            tell(say("ui.trying"))
            desk.wake_engine(asked=True)
        case Do.ENTER:
            _step(found, holder, desk, tell)
        case Do.PRINT if issued:
            print_one(desk, found.app, tell)
        case Do.CHOICES if issued:
            desk.open_screen("attach", seq=holder.seq)
        case _:
            return False
    return True


def give_back(holder: Holder, sure: Sure) -> None:
    """Let go of it again; asked once."""
    entry, found = holder.entry, holder.found
    if entry is None or found is None:
        return
    phase = found.phase
    if sure(Do.CHOICES, f"osscard.give-back-ask.{phase}"):
        mark = "!" if phase is Phase.LOOK_UP else "√"
        holder.give_back(entry, f"{mark} {say(f'osscard.given-back.{phase}')}")


def _refused(do: Do, holder: Holder, sure: Sure) -> bool:
    if do is Do.ENTER:
        holder.begin()
    elif do is Do.CHOICES and holder.held_by_another:
        if sure(do, "osscard.take-over-ask"):
            holder.begin(take_over=True)
    else:
        return False
    return True


def _step(found: Opened, holder: Holder, desk: Desk, tell: Callable[..., None]) -> None:
    """What comes after an entry that is over."""
    match found.app.status:
        case Status.UNKNOWN | Status.READY | Status.ACCEPTED:
            holder.begin()
        case Status.RETURNED | Status.QUARANTINED:
            desk.go_to("form", seq=holder.seq)
        case Status.ISSUED:
            print_one(desk, found.app, tell)
        case _:
            tell(say("osscard.nothing-left"))
