"""An application as a card for typing it into OSS by hand: screen after screen, each value as OSS takes it. Pure.

The order is that of the form file (``oss_screen``), with the applicant's own statements behind it. OSS speaks
Indonesian whoever reads the card, so the words of a choice are the Indonesian ones. The number of a screen is its
place in the form file, also where one before it has nothing to enter.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from operator_tui.core import nik as nik_
from operator_tui.core.form import FieldSpec, FormSpec, Kind, Words
from operator_tui.core.text import clean
from operator_tui.core.values import is_number

STATEMENTS: Final = "statements"
"""The name of the last screen, which no form file lists."""
_AT_KTP: Final = {
    "place_address": "ktp_address", "place_rt_rw": "ktp_rt_rw", "place_village": "ktp_village",
    "place_postcode": "ktp_postcode",
}  # fmt: skip
_PICKED: Final = (Kind.CHOICE, Kind.YESNO, Kind.MULTI, Kind.VILLAGE)
_YES_NO: Final = {"Y": "Ya", "T": "Tidak"}
_DECLARED: Final = Words("Pernyataan", "Declarations")


class Item(NamedTuple):
    """One value of a screen. ``shown`` is for the eye, ``copy`` for the clipboard; a choice of OSS has no copy."""

    name: str
    label: Words
    shown: str
    copy: str

    @property
    def picked(self) -> bool:
        """Whether it is chosen from a list in OSS: there is nothing to paste."""
        return not self.copy


class CardScreen(NamedTuple):
    """One screen of OSS that has something to be entered; ``number`` is its place among all of them, from 1."""

    number: int
    name: str
    label: Words
    items: tuple[Item, ...]


class Card(NamedTuple):
    """All that is to be entered; ``screens`` of ``total`` have a value."""

    screens: tuple[CardScreen, ...]
    total: int

    @property
    def items(self) -> tuple[Item, ...]:
        """The values of all screens, in order."""
        return tuple(item for screen in self.screens for item in screen.items)

    def screen_of(self, at: int) -> int:
        """The index of the screen that holds the item with this index; the last one behind the end."""
        for i, screen in enumerate(self.screens):
            if at < len(screen.items):
                return i
            at -= len(screen.items)
        return max(0, len(self.screens) - 1)

    def first_of(self, screen: int) -> int:
        """The index of the first item of a screen."""
        return sum(len(s.items) for s in self.screens[:screen])

    def range_of(self, screen: int) -> range:
        """The indices of a screen's items."""
        first = self.first_of(screen)
        return range(first, first + len(self.screens[screen].items))


def card(form: FormSpec, content: Mapping[str, Any], statements: Mapping[str, Any]) -> Card:
    """The card of what was finalised: ``content`` and ``statements`` as they go over the wire.

    A business at the KTP's address has that address at its own place too. A field without a value isn't on the card.
    """
    values = with_place(content)
    screens = [
        CardScreen(number, screen.name, screen.label, tuple(_items(form, screen.fields, values)))
        for number, screen in enumerate(form.oss_screens, 1)
    ]
    said = tuple(
        Item(s.name, s.label, _YES_NO[str(statements[s.name])], "")
        for s in form.statements
        if s.kind == "declaration" and str(statements.get(s.name)) in _YES_NO
    )
    screens.append(CardScreen(len(screens) + 1, STATEMENTS, _DECLARED, said))
    return Card(tuple(screen for screen in screens if screen.items), len(screens))


def with_place(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with the KTP's address as the business's own, where the business is there."""
    found = dict(content)
    if found.get("place_same_as_ktp") == "Y":
        found |= {to: found[at] for to, at in _AT_KTP.items() if at in found and not found.get(to)}
    return found


def _items(form: FormSpec, names: tuple[str, ...], values: Mapping[str, Any]) -> Iterator[Item]:
    for name in names:
        spec, value = form.index.get(name), values.get(name)
        if spec is not None and value is not None and (text := clean(str(value))):
            yield Item(name, spec.label, *_written(spec, text))


def _written(spec: FieldSpec, text: str) -> tuple[str, str]:
    """How a value is shown, and what is copied: a day as dd/mm/yyyy, a phone as 08…, money without dots."""
    if spec.kind in _PICKED:
        return _picked(spec, text), ""
    if spec.kind is Kind.NIK and is_number(text):
        return nik_.grouped(text), text
    if spec.kind is Kind.MONEY and is_number(text):
        return f"Rp {int(text):,}".replace(",", "."), text
    if spec.kind is Kind.DATE:
        text = _day(text)
    elif spec.kind is Kind.PHONE:
        text = national(text)
    elif spec.kind is Kind.DECIMAL:
        return text.replace(".", ","), text
    return text, text


def national(phone: str) -> str:
    """A number as people in the country dial it: ``+6281…`` is ``081…``."""
    return "0" + phone.removeprefix("+62") if phone.startswith("+62") else phone


def _picked(spec: FieldSpec, text: str) -> str:
    if spec.kind is Kind.YESNO:
        return _YES_NO.get(text, text)
    words = {option.key: option.label.id for option in spec.options}
    keys = text.split() if spec.kind is Kind.MULTI else [text]
    found = ", ".join(words.get(key, key) for key in keys)
    return found if any(c.isdigit() for c in found) else found[:1].upper() + found[1:]


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
