"""What an answer changes, in one transaction: the batch's items, the news, the cursor, the binding."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from operator_tui.core.lifecycle import Status
from operator_tui.core.text import clean
from operator_tui.core.times import moment, stamp
from operator_tui.delivery.problems import REFUSALS, Failure, Problem, known_warnings
from operator_tui.delivery.protocol import Answer, Result, Update, UpdateKind, Verdict
from operator_tui.store import journal, meta, outbox, updates
from operator_tui.store.outbox import Leased
from operator_tui.store.store import Tx

_NIB: Final = re.compile(r"[0-9]{13}")
_SHORT, _LONG = 80, 400
"""Characters kept of a name or code, and of a sentence, that the office sends."""


@dataclass(frozen=True)
class Refusal:
    """An item that the office refused as it is; ``seq`` is its application's row."""

    seq: int
    kind: str
    problem: Problem
    field: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Settled:
    """What came of one answer.

    ``unsure`` items got no word and are asked again. ``ignored`` are results that nobody asked for and news
    that couldn't be applied. ``read_on``: the cursor has moved. ``anew``: the news was asked for with another
    office's cursor, and has to be asked for again, from the first on.
    """

    accepted: int = 0
    refusals: tuple[Refusal, ...] = ()
    unsure: int = 0
    issued: int = 0
    returned: int = 0
    ignored: int = 0
    read_on: bool = False
    anew: bool = False

    @property
    def refused(self) -> int:
        """How many items were refused as they are."""
        return len(self.refusals)


def settle(
    tx: Tx, batch: str, items: Sequence[Leased], answer: Answer, up: int, down: int, ms: int = 0
) -> Settled:
    """Settle a batch by its answer. Results of items that aren't in the batch are ignored.

    So is a word that this version doesn't know: it proves neither that the office holds the item, nor that it
    refused it. Such an item is *unknown*, and is asked again.
    """
    waiting = {(item.kind, item.id, item.revision): item for item in items}
    accepted, refusals, strangers = 0, list[Refusal](), 0
    for result in answer.results:
        item = waiting.get((result.kind, result.id, result.revision))
        if item is None or (result.verdict not in REFUSALS and not _proof(result)):
            strangers += 1
            continue
        del waiting[item.kind, item.id, item.revision]
        if result.verdict == Verdict.ACCEPTED:
            _accept(tx, item, result)
            accepted += 1
        else:
            problem = REFUSALS[result.verdict]
            refusals.append(_refuse(tx, item, problem, result.field, result.reason))
    unsure = outbox.give_back(tx, batch, untouched=False, problem=Problem.NO_RESULT)
    news = _news(tx, answer)
    _bind(tx, answer)
    meta.put(tx, meta.LAST_SUCCESS, tx.at)
    outbox.finish(
        tx, batch, "answered", up=up, down=down, request=clean(answer.request)[:_SHORT], ms=ms,
        accepted=accepted, refused=len(refusals), unsure=unsure,
    )  # fmt: skip
    return replace(
        news, accepted=accepted, refusals=tuple(refusals), unsure=unsure, ignored=news.ignored + strangers
    )  # fmt: skip


def keep_time(tx: Tx, time: str) -> None:
    """Keep the gateway's own time, as it told it; what can't be read is left."""
    with contextlib.suppress(ValueError, OverflowError):
        meta.put(tx, meta.GATEWAY_TIME, stamp(moment(time)))


def unanswered(tx: Tx, batch: str, failed: Failure, size: int) -> None:
    """End a batch that failed: its items are asked again, in batches of the size that was learnt."""
    items = outbox.give_back(tx, batch, untouched=failed.untouched, problem=failed.problem)
    _finish(tx, batch, failed, unsure=0 if failed.untouched else items)
    meta.put(tx, meta.BATCH_SIZE, str(size))


def put_aside(tx: Tx, batch: str, item: Leased, failed: Failure) -> Refusal:
    """End a batch of one application that the gateway can't read: the item is *quarantined*, those behind it wait."""
    _finish(tx, batch, failed, refused=1)
    refusal = _refuse(tx, item, Problem.INVALID, reason=failed.cause)
    outbox.give_back(tx, batch, untouched=True, problem="")
    return refusal


def put_behind(tx: Tx, batch: str, failed: Failure) -> int:
    """The same for one that may lie at the office: it stays *unknown*, behind the others; how many items wait."""
    items = outbox.give_back(tx, batch, untouched=False, problem=Problem.UNREADABLE, behind=True)
    _finish(tx, batch, failed, unsure=items)
    return outbox.waiting(tx.db)


def _finish(tx: Tx, batch: str, failed: Failure, *, refused: int = 0, unsure: int = 0) -> None:
    outbox.finish(
        tx, batch, failed.ended, up=failed.up, down=failed.down, cause=failed.cause, ms=failed.ms,
        refused=refused, unsure=unsure,
    )  # fmt: skip


def _refuse(tx: Tx, item: Leased, problem: Problem, field: str = "", reason: str = "") -> Refusal:
    """Put one leased item aside as refused: the application is *quarantined*, and blocks nobody."""
    field, reason = clean(field)[:_SHORT], clean(reason)[:_LONG]
    outbox.refused(tx, item, Status.QUARANTINED, problem, field, reason)
    return Refusal(item.seq, item.kind, problem, field, reason)


def _proof(result: Result) -> bool:
    """Accepted with the office's receipt: without one there is nothing to show for it."""
    return result.verdict == Verdict.ACCEPTED and result.receipt != ""


def _accept(tx: Tx, item: Leased, result: Result) -> None:
    try:
        at = stamp(moment(result.at))
    except (ValueError, OverflowError):
        at = tx.at
    receipt = clean(result.receipt)[:_SHORT]
    outbox.accepted(tx, item, receipt, at, known_warnings(result.warnings))


def _news(tx: Tx, answer: Answer) -> Settled:
    """Apply the office's news in its order, and move the cursor by what came, not by what the answer says of it: a
    cursor past news that isn't here would lose it.

    News that was asked for with another's cursor is left alone: its beginning isn't here. The same office at a cursor
    lower than the one asked with has forgotten: its news is all here, from the first on.
    """
    if updates.meet(tx, answer.whose):
        return Settled(anew=True)
    if answer.cursor < updates.cursor(tx.db):
        updates.restart(tx, f"the office is at {answer.cursor}")
    done = {UpdateKind.ISSUED.value: 0, UpdateKind.RETURNED.value: 0}
    missed, read_on = 0, False
    for update in sorted(answer.updates, key=lambda u: u.seq):
        if not updates.read_to(tx, update.seq):
            continue
        read_on = True
        applied = _apply(tx, update, training=answer.training)
        if applied and update.kind in done:
            done[update.kind] += 1
        elif applied is False:
            missed += 1
    return Settled(
        issued=done["issued"], returned=done["returned"], ignored=missed, read_on=read_on
    )


def _apply(tx: Tx, update: Update, *, training: bool) -> bool | None:
    """Apply one piece of news; False for one that isn't known here, or doesn't fit: the journal has it then.

    None where an NIB that stands here already is verified now: nothing new was issued.
    """
    if update.kind == UpdateKind.ISSUED and _NIB.fullmatch(update.nib):
        via = update.via if update.via in ("pushed", "typed", "training") else "typed"
        day = _day(update.date)
        news = updates.Issued(
            update.id, update.revision, update.nib, day, via, update.verified, training
        )
        return None if updates.verified(tx, news) else updates.issued(tx, news)
    if update.kind == UpdateKind.RETURNED:
        field, reason, by = (clean(text) for text in (update.field, update.reason, update.by))
        return updates.returned(
            tx, update.id, update.revision, field[:_SHORT], reason[:_LONG], by[:_SHORT]
        )
    if update.kind == UpdateKind.STOPPED and update.reason in updates.STOPS:
        return updates.stopped(tx, update.id, update.nib, update.reason, update.at[:10])
    detail = {"kind": clean(update.kind)[:_SHORT], "seq": update.seq}
    journal.add(tx, "update-not-applied", clean(update.id)[:_SHORT], detail=detail)
    return False


def _day(text: str) -> str:
    """An ISO day; empty for anything else, since an NIB isn't let go for a date that can't be read."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _bind(tx: Tx, answer: Answer) -> None:
    if not meta.get(tx.db, meta.BINDING):
        kind = "training" if answer.training else "live"
        meta.put(tx, meta.BINDING, kind)
        journal.add(tx, "bound", new=kind)
