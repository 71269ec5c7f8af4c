"""What delivery writes into the technical log: identifiers, counts and causes, never a person's data."""

from operator_tui import logs
from operator_tui.delivery.outcome import Answered
from operator_tui.delivery.problems import Failure, Problem
from operator_tui.delivery.settle import Settled


def answered(name: str, items: int, sent: Answered, settled: Settled) -> None:
    """A batch was answered; one without items only where it brought news."""
    if items:
        logs.info(
            "delivery", "batch.answered", batch=name[:8], accepted=settled.accepted, refused=settled.refused,
            bytes=sent.up + sent.down, ms=sent.ms, request=sent.answer.request,
        )  # fmt: skip
    if settled.unsure:
        logs.warning(
            "delivery", "batch.cut", batch=name[:8], items=settled.unsure, cause="no-result"
        )
    if settled.ignored:
        logs.warning("delivery", "ignored", batch=name[:8], items=settled.ignored)
    if settled.issued or settled.returned:
        logs.info("delivery", "updates", issued=settled.issued, returned=settled.returned)


def failed(name: str, items: int, how: Failure) -> None:
    """A batch wasn't answered."""
    if how.problem is Problem.REFUSED:
        logs.warning("delivery", "refused", code=how.status, cause=how.cause)
    elif how.untouched:
        logs.warning("delivery", "probe", verdict=how.link.value, ms=0, cause=how.cause)
    else:
        logs.warning("delivery", "batch.cut", batch=name[:8], items=items, cause=how.cause)
