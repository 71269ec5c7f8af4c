"""The queue ticket: the number that is called, large, and what to have ready."""

from dataclasses import dataclass

from operator_tui.locale import say
from operator_tui.paper.card import Card, Line
from operator_tui.paper.words import caption, copy_mark, day, day_and_time


@dataclass(frozen=True)
class Ticket:
    """What stands on one ticket. ``ref`` is unique among laptops and days; dates are ISO; ``copy`` counts from 1."""

    ref: str
    number: int
    name: str
    services: str
    served: str
    priority: bool
    taken_at: str
    event: str
    event_date: str
    training: bool
    copy: int


def card(ticket: Ticket) -> Card:
    """What a ticket says, in the language in use."""
    return Card(
        title=say("paper.ticket-training" if ticket.training else "paper.ticket"),
        note=say("paper.ticket-note"),
        head=say("paper.ticket-head"),
        big=f"{ticket.number:03}" + (" P" if ticket.priority else ""),
        big_size=60,
        rows=(
            Line(say("paper.name"), ticket.name),
            Line(say("paper.services"), ticket.services),
            Line(say("paper.served"), ticket.served),
            Line(say("paper.event"), f"{ticket.event} {day(ticket.event_date)}".strip()),
            Line(say("paper.taken"), day_and_time(ticket.taken_at)),
        ),
        side=(),
        paragraphs=(
            Line(say("paper.ready-with"), say("paper.ready-papers")),
            Line(say("paper.turn"), say(f"paper.turn-{'first' if ticket.priority else 'words'}")),
        ),
        code=ticket.ref,
        caption=caption(),
        across=say("paper.training") if ticket.training else "",
        mark=copy_mark(ticket.copy),
        lacking=say("paper.letters"),
    )
