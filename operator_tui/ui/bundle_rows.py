"""The rows of the screen of the USB bundles: drives, and the bundles that were written."""

from collections.abc import Sequence

from operator_tui.delivery.carry import Written
from operator_tui.delivery.haul import Haul
from operator_tui.locale import language, say
from operator_tui.reports.bundles import state
from operator_tui.store.bundles import Sent
from operator_tui.ui.bundle_jobs import Place, Seen
from operator_tui.ui.paint import Row, Span, fit, right, row
from operator_tui.ui.session import Session


def tally(seen: Seen) -> str:
    """How much waits for the office, and how much of it left before."""
    if not seen.waiting:
        return say("bundle.tally-none")
    return say("bundle.tally" if seen.left else "bundle.tally-new", n=seen.waiting, left=seen.left)


def done(result: Sequence[Written]) -> str:
    """What stands on the stick now; a bundle without an application asks for news."""
    file = result[0].path.name if len(result) == 1 else say("bundle.files", n=len(result))
    items, total = sum(one.items for one in result), sum(one.bytes for one in result)
    key = "bundle.done" if items else "bundle.done-asks"
    return say(key, file=file, items=items, size=size(total))


def hauled(haul: Haul) -> tuple[str, str]:
    """What came of the answers that were taken, and its role; a file that couldn't be read is named."""
    back = haul.refused + haul.returned
    key, mark, role, file = "bundle.hauled", "√", "baik", ""
    if haul.errors:
        key, mark, role, file = "bundle.hauled-some", "!", "awas", haul.errors[0][0]
    elif back:
        key, mark, role = "bundle.hauled-back", "◄", "awas"
    elif not (haul.accepted or haul.issued):
        key = "bundle.hauled-nothing"
    said = say(key, accepted=haul.accepted, issued=haul.issued, back=back, file=file)
    return f"{mark} {said}", role


def headings() -> Row:
    """What stands above the drives."""
    return _cells(say("bundle.columns").split("|"))


def place(where: Place, *, here: bool) -> Row:
    """A drive: where it is, its free room, the answers on it."""
    answers = say("bundle.answers", n=where.answers) if where.answers else "–"
    return _cells([str(where.path), size(where.free), answers], here=here)


def sent(one: Sent, session: Session) -> Row:
    """A bundle that was written, and whether it was answered."""
    left = f"   {session.date_time_of(one.at)}  {fit(one.name, 24)} {right(str(one.items), 4)}"
    return row(
        f"{left}  {right(size(one.bytes), 8)}   ",
        Span(fit(state(one), 21), "awas" if one.waiting else ""),
    )


def size(number: int) -> str:
    """Bytes as people read them: ``812 B``, ``5,1 kB``, ``12,3 GB``."""
    value, unit = float(number), "B"
    for bigger in ("kB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, bigger
    text = f"{value:.0f}" if unit == "B" else f"{value:.1f}"
    return f"{text.replace('.', ',') if language() == 'id' else text} {unit}"


def _cells(cells: list[str], *, here: bool = False) -> Row:
    path, free, answers = cells
    return row(
        f" {'>' if here else ' '} ", Span(fit(path, 46), "fokus" if here else ""), right(free, 11), f"   {answers}",
    )  # fmt: skip
