"""The NIB slip: this program's own record of an NIB. It imitates nothing official."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from operator_tui.locale import say
from operator_tui.paper import sizes
from operator_tui.paper.card import Card, Line
from operator_tui.paper.sizes import Size
from operator_tui.paper.words import caption, copy_mark, day, day_and_time

_VIA: Final = ("pushed", "typed", "training")


@dataclass(frozen=True)
class Slip:
    """What stands on one slip. ``nib`` has 13 digits; dates are ISO; ``copy`` counts prints from 1."""

    ref: str
    name: str
    nik_masked: str
    business: str
    kbli: str
    kbli_version: str
    kbli_title: str
    nib: str
    nib_date: str
    recorded_at: str
    event: str
    event_date: str
    training: bool
    copy: int
    via: str
    verified: bool
    village: str


def slips_pdf(slips: Sequence[Slip], size: Size = Size.A4_FOUR) -> bytes:
    """The slips as a PDF. Raises :class:`Refused` for no slips."""
    return sizes.to_pdf(map(card, slips), size, say("paper.title"))


def card(slip: Slip) -> Card:
    """What a slip says, in the language in use."""
    via = slip.via if slip.via in _VIA else "typed"
    source = f"paper.via-{'training' if slip.training else via}"
    if slip.verified and not slip.training:
        source = "paper.verified"
    return Card(
        title=say("paper.title-training" if slip.training else "paper.title"),
        note=say("paper.not-official"),
        head=say("paper.nib"),
        big=slip.nib,
        big_size=24,
        rows=(
            Line(say("paper.name"), slip.name),
            Line(say("paper.nik"), slip.nik_masked),
            Line(say("paper.business"), slip.business),
            Line(say("paper.kbli"), f"{slip.kbli} (KBLI {slip.kbli_version})"),
            Line(say("paper.kbli-title"), slip.kbli_title),
            Line(say("paper.village"), slip.village),
        ),
        side=(
            Line(say("paper.issued"), day(slip.nib_date)),
            Line(say("paper.source"), say(source)),
            Line(say("paper.ref"), slip.ref),
            Line(say("paper.event"), f"{slip.event} {day(slip.event_date)}".strip()),
            Line(say("paper.recorded"), day_and_time(slip.recorded_at)),
        ),
        code=slip.ref,
        caption=caption(),
        across=say("paper.training") if slip.training else "",
        mark=copy_mark(slip.copy),
        lacking=say("paper.letters"),
    )
