"""What an answer changes, in one transaction: the batch's items, the news, the cursor, the binding."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from operator_tui.core.lifecycle import Status
from operator_tui.delivery.protocol import Answer, ItemKind, Result, Update, UpdateKind, Verdict
from operator_tui.store import journal, meta, outbox
from operator_tui.store.outbox import Leased
from operator_tui.store.store import Tx

_NIB = re.compile(r"[0-9]{13}")


@dataclass(frozen=True)
class Settled:
    """What came of one answer; ``unsure`` items got no word and are asked again."""

    accepted: int = 0
    refused: int = 0
    unsure: int = 0
    issued: int = 0
    returned: int = 0


def settle(
    tx: Tx, batch: str, items: Sequence[Leased], answer: Answer, up: int, down: int
) -> Settled:
    """Settle a batch by its answer. Results of items that aren't in the batch are ignored."""
    waiting = {(item.kind, item.id, item.revision): item for item in items}
    accepted = refused = 0
    for result in answer.results:
        item = waiting.pop((result.kind, result.id, result.revision), None)
        if item is None:
            continue
        if result.verdict == Verdict.ACCEPTED:
            outbox.accepted(tx, item, result.receipt, result.at, result.warnings)
            accepted += 1
        else:
            _refuse(tx, item, result)
            refused += 1
    unsure = outbox.give_back(tx, batch, untouched=False, problem="no-result") if waiting else 0
    issued, returned = _news(tx, answer)
    # By what came, not by what the answer says of it: a cursor past news that isn't here would lose it.
    read_to = max([outbox.cursor(tx.db), *(update.seq for update in answer.updates)])
    meta.put(tx, meta.CURSOR, str(read_to))
    if not meta.get(tx.db, meta.BINDING):
        kind = "training" if answer.training else "live"
        meta.put(tx, meta.BINDING, kind)
        journal.add(tx, "bound", new=kind)
    outbox.finish(tx, batch, "answered", up=up, down=down, request=answer.request)
    return Settled(accepted, refused, unsure, issued, returned)


def _refuse(tx: Tx, item: Leased, result: Result) -> None:
    known = result.verdict in (
        Verdict.CONFLICT,
        Verdict.INVALID,
        Verdict.DENIED,
        Verdict.UNSUPPORTED,
    )
    problem = str(result.verdict) if known else "invalid"
    outbox.refused(tx, item, Status.QUARANTINED, problem, result.field, result.reason)
    if item.kind == ItemKind.CANCEL:
        journal.add(tx, "cancel-refused-by-office", item.id, detail={"reason": result.reason})


def _news(tx: Tx, answer: Answer) -> tuple[int, int]:
    """Apply the office's news in its order; how many were issued and returned."""
    issued = returned = 0
    for update in sorted(answer.updates, key=lambda u: u.seq):
        if update.seq <= outbox.cursor(tx.db):
            continue
        if update.kind == UpdateKind.ISSUED and _NIB.fullmatch(update.nib):
            issued += _issue(tx, update, training=answer.training)
        elif update.kind == UpdateKind.RETURNED:
            returned += outbox.returned(
                tx, update.id, update.revision, update.field, update.reason, update.by
            )
        else:
            journal.add(
                tx, "update-not-applied", update.id, detail={"kind": update.kind, "seq": update.seq}
            )
    return issued, returned


def _issue(tx: Tx, update: Update, *, training: bool) -> bool:
    via = update.via if update.via in ("pushed", "typed", "training") else "typed"
    return outbox.issued(
        tx,
        update.id,
        update.revision,
        update.nib,
        update.date,
        via,
        verified=update.verified,
        training=training,
    )
