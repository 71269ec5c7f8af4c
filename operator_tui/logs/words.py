"""A line of the log as people say it: time, level letter, part, and a sentence in the language in use."""

import re
from typing import Any, Final

from operator_tui.core.times import local, moment
from operator_tui.locale import say, table
from operator_tui.logs.lines import Line

LETTERS: Final = {"info": "i", "warning": "!", "error": "x"}
"""The letter of each level."""
UNITS: Final = {
    "ms": (("unit-ms", 1, 1), ("unit-s", 1_000, 10)),
    "bytes": (("unit-bytes", 1, 1), ("unit-kb", 1_000, 10), ("unit-mb", 1_000_000, 10)),
}
"""Fields with a unit: its words, from how much on, and into how many parts it is cut."""
_SAME: Final = {"up": "bytes", "down": "bytes"}
UNIT_FIELDS: Final = (*UNITS, *_SAME)
"""The names of the fields that have one."""
_KIND: Final = re.compile(r"^(\S+:\d+ )?[A-Za-z]+: (?:\[Errno -?\d+\] |\[SSL: [A-Z_]+\] )?")
"""Python's name of a cause, behind the address: people read the cause itself; the details have both."""
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
    if f"{key}-cause" in table("logs"):
        key += "-cause" if line.fields.get("cause") else "" if line.fields.get("ms") else "-silent"
    shown = _Known({name: _value(name, value) for name, value in line.fields.items()})
    if key in table("logs"):
        return say(f"logs.{key}").format_map(shown)
    return " ".join([line.event, *(f"{name}={value}" for name, value in shown.items())])


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _value(name: str, value: Any) -> Any:
    """A field as people say it: yes and no, times and sizes with their unit, the link's word for a verdict."""
    if value is None:
        return "?"
    if isinstance(value, bool):
        return say("logs.yes" if value else "logs.no")
    if isinstance(value, int | float) and (unit := unit_of(name)):
        return _measured(value, unit)
    word = f"link.{value}.word"
    if name == "verdict" and word in table("delivery"):
        return say(f"delivery.{word}")
    if name == "cause" and isinstance(value, str):
        return _KIND.sub(r"\1", value)
    return value


def unit_of(name: str) -> str:
    """What kind of unit a field's number has, a key of :data:`UNITS`; empty for none."""
    name = _SAME.get(name, name)
    return name if name in UNITS else ""


def _measured(value: float, unit: str) -> str:
    """``182 md``, ``6,2 d``, ``5,1 kB``: cut, never rounded, so that its figures stand in the file as well."""
    found = [step for step in UNITS[unit] if step[1] <= abs(value)]
    key, size, parts = found[-1] if found else UNITS[unit][0]
    whole, rest = divmod(int(abs(value)) * parts // size, parts)
    shown = f"{whole}{say('attempts.decimal')}{rest}" if parts > 1 else f"{whole}"
    return say(f"logs.{key}", n=f"-{shown}" if value < 0 else shown)
