"""What becomes of a failure: the code on the application, the word on the link, the sentence. One place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from operator_tui.core.errors import OperatorError, Unreachable
from operator_tui.delivery.link import Verdict as LinkVerdict
from operator_tui.delivery.outcome import MaybeLeft, NotLeft, RefusedWhole
from operator_tui.delivery.protocol import Verdict
from operator_tui.locale import say
from operator_tui.store import application, bundles, outbox

SHOWN, _PLACE = 40, 20
"""Characters in a sentence's brackets, and of those for ``host:port``; the last ones each. The log has all of it."""
_KIND: Final = re.compile(r"^[A-Za-z]+: (\[Errno -?[0-9]+\] |\[SSL: [A-Z_]+\] )?")
"""What stands before the words of a cause: for the log, not for a sentence."""


FACTS: Final = ("n", "since", "next", "clock")
"""What a sentence may name besides the cause: :func:`complete` puts it in."""


class Problem(StrEnum):
    """What is wrong with an application, as far as delivery knows: ``delivery.problem.<code>`` says it."""

    CUT = "cut"
    PORTAL = "portal"
    SERVER = "server"
    DEAD_SENDER = "dead-sender"
    NO_RESULT = "no-result"
    UNREACHED = application.UNREACHED
    REFUSED = "refused"
    CONFLICT = "conflict"
    INVALID = "invalid"
    DENIED = "denied"
    UNSUPPORTED = "unsupported"
    NIK_KNOWN = "nik-known"
    RETURNED = "returned"
    UNREADABLE = "unreadable"
    BUNDLE = bundles.PROBLEM
    CANCEL_REFUSED = outbox.CANCEL_REFUSED
    OUTCOME_REFUSED = outbox.OUTCOME_REFUSED
    ISSUED_AFTER_CANCEL = application.AFTER_CANCEL
    ISSUED_OTHER_CONTENT = application.OTHER_CONTENT
    ISSUED_OTHER_NIB = application.OTHER_NIB
    ISSUED_TRAINING = application.TRAINING_NIB
    NIB_FROZEN = application.STOPPED_NIB["frozen"]
    NIB_REVOKED = application.STOPPED_NIB["revoked"]


REFUSALS: Final = {
    Verdict.CONFLICT.value: Problem.CONFLICT,
    Verdict.INVALID.value: Problem.INVALID,
    Verdict.DENIED.value: Problem.DENIED,
    Verdict.UNSUPPORTED.value: Problem.UNSUPPORTED,
}
"""The office's verdicts that end an item here. Any other word that isn't *accepted* proves nothing."""


def known_warnings(codes: Sequence[str]) -> tuple[str, ...]:
    """The warnings that this version has words for."""
    return tuple(code for code in codes if code == Problem.NIK_KNOWN)


@dataclass(frozen=True)
class Failure:
    """How a batch failed, for the items, the record of the batch, the screen and the next wait.

    ``untouched``: provably without effect. ``unreadable``: the gateway can't take the batch as it is, so a
    smaller one may go through.
    """

    problem: Problem
    ended: str
    link: LinkVerdict
    error: Unreachable
    cause: str
    untouched: bool
    up: int = 0
    down: int = 0
    retry: float | None = None
    unreadable: bool = False
    status: int = 0
    ms: int = 0


def failure(sent: NotLeft | MaybeLeft | RefusedWhole, *, empty: bool, where: str = "") -> Failure:
    """What a failed batch means. ``empty``: it held no items and only asked for news. ``where``: ``host:port``."""
    if isinstance(sent, NotLeft):
        link = LinkVerdict(sent.failure)
        own = link in (LinkVerdict.REFUSED, LinkVerdict.CERTIFICATE)
        error = _told("" if own else "unreached", link, sent.cause, where)
        return Failure(Problem.UNREACHED, "unreached", link, error, sent.cause, untouched=True)
    if isinstance(sent, MaybeLeft):
        problem = Problem(sent.problem)
        link = LinkVerdict.PORTAL if problem is Problem.PORTAL else LinkVerdict.DOWN
        error = _told("" if empty else problem.value, link, sent.cause, where)
        return Failure(
            problem, "cut", link, error, sent.cause, untouched=False, up=sent.up, down=sent.down,
            retry=sent.retry_after, ms=sent.ms,
        )  # fmt: skip
    return _refused(sent, where)


def sentence_of(link: LinkVerdict, cause: str, where: str = "", which: str = "") -> Unreachable:
    """The sentence of a link that lets nothing through; ``which`` of its sentences, where it has several."""
    key = f"delivery.link.{which or link}.sentence"
    return Unreachable(key, **dict.fromkeys(FACTS, ""), cause=_brackets(cause, where))


def complete(error: OperatorError, facts: Mapping[str, object]) -> OperatorError:
    """An error whose sentence names what only the engine knows: how many items wait, since when, the next try."""
    known = {name: value for name, value in facts.items() if error.params.get(name) == ""}
    return type(error)(error.key, **{**error.params, **known}) if known else error


def not_again(error: OperatorError) -> OperatorError:
    """An error that ends a run: what its sentence says of the next try is no time any more."""
    if "next" not in error.params:
        return error
    return type(error)(error.key, **{**error.params, "next": say("delivery.later")})


def _refused(sent: RefusedWhole, where: str) -> Failure:
    cause = f"HTTP {sent.status} {sent.code}".strip()
    key, link = "refused", LinkVerdict.DOWN
    if sent.status in (401, 403):
        key, link = "", LinkVerdict.REFUSED
    elif sent.status in (429, 503):
        key = "busy"
    error = _told(key, link, cause, where)
    if sent.code == "other-kind":
        error = Unreachable("delivery.other-kind")
    return Failure(
        Problem.REFUSED, "refused", link, error, cause, untouched=True, up=sent.up, down=sent.down,
        retry=sent.retry_after, unreadable=sent.status in (400, 413, 422), status=sent.status,
        ms=sent.ms,
    )  # fmt: skip


def _told(stopped: str, link: LinkVerdict, cause: str, where: str) -> Unreachable:
    if not stopped:
        return sentence_of(link, cause, where)
    key = f"delivery.stopped.{stopped}"
    return Unreachable(key, **dict.fromkeys(FACTS, ""), cause=_brackets(cause, where))


def _brackets(cause: str, where: str) -> str:
    """What stands in a sentence's brackets for IT: ``host:port`` and the cause's own words."""
    place = _end(where, _PLACE)
    words = _end(_KIND.sub("", cause), SHOWN - len(place) - 1)
    return f"{place} {words}".strip()


def _end(text: str, most: int) -> str:
    return text if len(text) <= most else f"…{text[1 - most :]}"
