"""A line of the log as people say it: time, level letter, part, and a sentence in the language in use."""

from typing import Any, Final

from operator_tui.core.times import local, moment
from operator_tui.locale import say, table
from operator_tui.logs.lines import Line

LETTERS: Final = {"info": "i", "warning": "!", "error": "x"}
"""The letter of each level."""
_PART: Final = 7
_WIDEST: Final = 2_000


def as_text(line: Line, tz: str = "WIB") -> str:
    """A line for people: time, level letter, part, and its sentence in the language in use."""
    text = f"{clock(line, tz)} {letter(line)} {part(line):<{_PART}} {sentence(line)}"
    return text[:_WIDEST].rstrip()


def letter(line: Line) -> str:
    """The mark of its level: ``i``, ``!`` or ``x``."""
    return LETTERS.get(line.level, "!")


def clock(line: Line, tz: str) -> str:
    """The wall clock; none for a broken line, whose moment is only its neighbour's."""
    try:
        return "--.--.--" if line.broken else f"{local(moment(line.at), tz):%H.%M.%S}"
    except (ValueError, OverflowError):
        return "--.--.--"


def part(line: Line) -> str:
    """The word of its part."""
    for key in (f"part.{line.part}.{line.event}", f"part.{line.part}"):
        if key in table("logs"):
            return say(f"logs.{key}")
    return line.part


def sentence(line: Line) -> str:
    """What it says; the names and values of its fields where there is no sentence for it."""
    key = f"{line.part}.{line.event}"
    shown = _Known({name: _value(name, value) for name, value in line.fields.items()})
    if key in table("logs"):
        return say(f"logs.{key}").format_map(shown)
    return " ".join([line.event, *(f"{name}={value}" for name, value in shown.items())])


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _value(name: str, value: Any) -> Any:
    """A field as people say it: yes and no, and the link's word for a verdict."""
    if value is None:
        return "?"
    if isinstance(value, bool):
        return say("logs.yes" if value else "logs.no")
    word = f"link.{value}.word"
    if name == "verdict" and word in table("delivery"):
        return say(f"delivery.{word}")
    return value
