"""The receipt (*tanda terima*): what was captured, how it stands, what comes next, whom to ask, what was agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.paper.card import Card, Line
from operator_tui.paper.words import caption, copy_mark, day, day_and_time

_NEXT: Final = {Status.RETURNED: "returned", Status.QUARANTINED: "checked", Status.ISSUED: "issued"}


@dataclass(frozen=True)
class Receipt:
    """What stands on one receipt. Dates are ISO; ``copy`` counts prints from 1.

    ``what`` names the form; ``kbli`` is code and title. ``consents`` are the labels of what the applicant was asked,
    with the answer given last; ``contact`` whether they may be called. ``call`` says whom to ask: the office's setting,
    "" for none. ``by`` took it down.
    """

    ref: str
    what: str
    name: str
    nik_masked: str
    phone_masked: str
    business: str
    kbli: str
    kbli_version: str
    village: str
    status: Status
    recorded_at: str
    event: str
    event_date: str
    by: str
    consents: Mapping[str, bool]
    contact: bool
    notice_version: str
    call: str
    followup: bool
    training: bool
    copy: int


def card(receipt: Receipt) -> Card:
    """What a receipt says, in the language in use."""
    return Card(
        title=say("paper.receipt-training" if receipt.training else "paper.receipt"),
        note=say("paper.receipt-note", what=receipt.what),
        head=say("paper.receipt-head"),
        big=receipt.ref,
        big_size=19,
        rows=(
            Line(say("paper.name"), receipt.name),
            Line(say("paper.nik"), receipt.nik_masked),
            Line(say("paper.phone"), receipt.phone_masked),
            Line(say("paper.business"), receipt.business),
            Line(f"{say('paper.kbli')} {receipt.kbli_version}".strip(), receipt.kbli),
            Line(say("paper.village"), receipt.village),
        ),
        side=(
            Line(say("paper.status"), say(f"paper.state.{receipt.status}")),
            Line(
                say("paper.recorded"), f"{day_and_time(receipt.recorded_at)} {receipt.by}".strip()
            ),
            Line(say("paper.event"), f"{receipt.event} {day(receipt.event_date)}".strip()),
        ),
        paragraphs=(
            Line(say("paper.next"), _next(receipt)),
            Line(say("paper.agreed"), _agreed(receipt)),
            Line(say("paper.call"), receipt.call or say("paper.call-nobody")),
        ),
        code=receipt.ref,
        caption=caption(),
        across=say("paper.training") if receipt.training else "",
        mark=copy_mark(receipt.copy),
        lacking=say("paper.letters"),
    )


def _next(receipt: Receipt) -> str:
    key = _NEXT.get(receipt.status, "checked" if receipt.followup else "entered")
    if receipt.status is Status.ISSUED:
        return say(f"paper.next.{key}")
    news = say("paper.news.contact" if receipt.contact else "paper.news.ask")
    return f"{say(f'paper.next.{key}')} {news}"


def _agreed(receipt: Receipt) -> str:
    if not receipt.consents:
        return say("paper.agreed-basis")
    found = []
    for label, given in receipt.consents.items():
        answer = say("paper.yes" if given else "paper.no")
        found.append(say("paper.agreed-one", what=label, answer=answer))
    return " ".join([*found, say("paper.agreed-withdraw", version=receipt.notice_version)])
