"""The life of an application: its states and the only moves between them (DESIGN section 4).

Three moves more than DESIGN draws. *Returned* and *quarantined* may become *issued* by delivery. Both are this laptop's
view of what the office holds, and the office may decide otherwise later: it answered a batch that it couldn't read with
a refusal, and had taken the application before; or it sent one back and then had its NIB issued as it was. An NIB of
the same revision is a fact that no view outweighs; losing it would have the person entered twice.

And *unknown* may become *cancelled* by a person: the office is told, whether it has the application or never gets it.

Entering by hand (``ASSISTED``) needs no *sending*: its lease is the entry itself (``store/entries.py``), under which
an application stays what it was until its outcome. From *ready*, and from *accepted* where the office has granted the
claim, the outcome is *issued*, *unknown* (OSS gave no answer, so it is looked up before anybody enters it again), or
*returned* where another KBLI has to be chosen; any other failure leaves it as it was. So one may be *issued* that the
office has never had: if its NIB turns out wrong it is *ready* again, or *unknown* where it was on its way meanwhile.
"""

from enum import StrEnum
from typing import Final

from operator_tui.core.errors import Refused


class Status(StrEnum):
    """Where an application stands; the value is what is stored and sent."""

    DRAFT = "draft"
    READY = "ready"
    SENDING = "sending"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    QUARANTINED = "quarantined"
    ISSUED = "issued"
    CANCELLED = "cancelled"


class Cause(StrEnum):
    """Why a move is made, where the move is allowed for some causes only."""

    PERSON = "person"
    DELIVERY = "delivery"
    NEVER_LEFT = "never-left"
    LOOKED_UP = "looked-up"
    ASSISTED = "assisted"
    WRONG_NIB = "wrong-nib"


_S = Status
MOVES: Final[dict[Status, dict[Status, frozenset[Cause]]]] = {
    _S.DRAFT: {
        _S.READY: frozenset({Cause.PERSON}),
        _S.CANCELLED: frozenset({Cause.PERSON}),
    },
    _S.READY: {
        _S.DRAFT: frozenset({Cause.PERSON}),
        _S.SENDING: frozenset({Cause.DELIVERY}),
        _S.ISSUED: frozenset({Cause.ASSISTED}),
        _S.UNKNOWN: frozenset({Cause.ASSISTED}),
        _S.RETURNED: frozenset({Cause.ASSISTED}),
        _S.CANCELLED: frozenset({Cause.PERSON}),
    },
    _S.SENDING: {
        _S.ACCEPTED: frozenset({Cause.DELIVERY}),
        _S.RETURNED: frozenset({Cause.DELIVERY}),
        _S.QUARANTINED: frozenset({Cause.DELIVERY}),
        _S.UNKNOWN: frozenset({Cause.DELIVERY}),
        _S.READY: frozenset({Cause.NEVER_LEFT}),
    },
    _S.UNKNOWN: {
        _S.SENDING: frozenset({Cause.DELIVERY}),
        _S.ISSUED: frozenset({Cause.DELIVERY, Cause.LOOKED_UP}),
        _S.READY: frozenset({Cause.LOOKED_UP}),
        _S.CANCELLED: frozenset({Cause.PERSON}),
    },
    _S.ACCEPTED: {
        _S.ISSUED: frozenset({Cause.DELIVERY, Cause.PERSON, Cause.ASSISTED}),
        _S.UNKNOWN: frozenset({Cause.ASSISTED}),
        _S.RETURNED: frozenset({Cause.DELIVERY, Cause.ASSISTED}),
        _S.CANCELLED: frozenset({Cause.PERSON}),
    },
    _S.RETURNED: {
        _S.ISSUED: frozenset({Cause.DELIVERY}),
        _S.READY: frozenset({Cause.PERSON}),
        _S.CANCELLED: frozenset({Cause.PERSON}),
    },
    _S.QUARANTINED: {
        _S.ISSUED: frozenset({Cause.DELIVERY}),
        _S.READY: frozenset({Cause.PERSON}),
        _S.CANCELLED: frozenset({Cause.PERSON}),
    },
    _S.ISSUED: {
        _S.ACCEPTED: frozenset({Cause.WRONG_NIB}),
        _S.READY: frozenset({Cause.WRONG_NIB}),
        _S.UNKNOWN: frozenset({Cause.WRONG_NIB}),
    },
    _S.CANCELLED: {},
}
"""``MOVES[old][new]`` are the causes for which the move is allowed; a missing pair is never allowed."""

UNSENT: Final = (_S.READY, _S.SENDING, _S.UNKNOWN)
"""What the top line counts as not yet proven at the office."""

NEEDS_A_HAND: Final = (_S.UNKNOWN, _S.RETURNED, _S.QUARANTINED)
"""What a person has to look at."""


def allowed(old: Status, new: Status, cause: Cause) -> bool:
    """Whether ``old`` may become ``new`` for this cause."""
    return cause in MOVES[old].get(new, frozenset())


def require(old: Status, new: Status, cause: Cause) -> None:
    """Raise :class:`Refused` unless the move is allowed."""
    if not allowed(old, new, cause):
        raise Refused("core.move", old=old.value, new=new.value)
