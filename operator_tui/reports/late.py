"""What came after a day was sealed, as the next sheet keeps it (*susulan*), and in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from operator_tui.core.counts import Counted
from operator_tui.locale import say
from operator_tui.store.closing import Late


def late_of(rows: Iterable[Counted], changes: Iterable[Late]) -> list[dict[str, Any]]:
    """Applications that came to a sealed day, then those that are otherwise than on their last sheet; by reference."""
    return [
        *({"ref": r.ref, "new": True, "now": r.status.value} for r in rows if r.late),
        *(
            {"ref": c.ref, "day": c.day, "was": c.was, "now": c.now}
            | ({} if c.printed == c.had else {"printed": c.printed})
            for c in changes
        ),
    ]


def late_words(one: Mapping[str, Any]) -> str:
    """What came, of one as a sheet has it: what it was and is, and whether its paper came out since."""
    now = say(f"core.status.{one['now']}")
    if "was" not in one:
        return say("closing.late-new", now=now)
    parts = []
    if one["was"] != one["now"]:
        parts.append(say("closing.late-now", was=say(f"core.status.{one['was']}"), now=now))
    if "printed" in one:
        parts.append(say(f"closing.late-{'printed' if one['printed'] else 'unprinted'}"))
    return ", ".join(parts) or now
