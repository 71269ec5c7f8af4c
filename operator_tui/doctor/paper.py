"""Printers and fonts: whether what the settings name is there and could print now. Nothing is printed."""

from collections.abc import Iterator

from operator_tui.core import printer as names
from operator_tui.core.errors import Refused
from operator_tui.doctor.finding import Finding, Level, Subject
from operator_tui.locale import say, sentence
from operator_tui.paper import printers


def printer(subject: Subject) -> Iterator[Finding]:
    """Each printer that ``paper.printer`` and ``paper.ticket-printer`` name."""
    config = subject.config
    if config is None:
        yield Finding("printer", Level.SKIPPED, "printer-unread")
        return
    named = [config.printer, config.ticket_printer]
    wanted = list(dict.fromkeys(text for text in named if text))
    if not wanted:
        yield Finding("printer", Level.LOOK, "printer-none")
    for text in wanted:
        yield _looked_for(text)


def fonts() -> Finding:
    """Whether the font for letters that printers lack is there whole."""
    from operator_tui.paper import fonts as bundled

    if bundled.usable():
        return Finding("fonts", Level.GOOD, "fonts-good")
    return Finding("fonts", Level.LOOK, "fonts-missing")


def _looked_for(text: str) -> Finding:
    params: dict[str, object] = {"printer": text}
    try:
        wanted = names.parse(text)
        if wanted.is_raw:
            printers.send(wanted, b"", "")  # asks it, and hands nothing over
            return Finding("printer", Level.GOOD, "printer-there", params)
        found = next((one for one in printers.found() if one.name == wanted.where), None)
    except ValueError:
        return Finding("printer", Level.BAD, "printer-gone", params)
    except Refused as error:
        return Finding("printer", Level.BAD, "printer-trouble", {**params, "why": sentence(error)})
    if found is None:
        return Finding("printer", Level.BAD, "printer-gone", params)
    if found.why:
        why = say(f"paper.{found.why}", printer=found.name)
        return Finding("printer", Level.BAD, "printer-trouble", {**params, "why": why})
    return Finding("printer", Level.GOOD, "printer-there", params)
