"""The kit list that an event begins with: the one that ships, or the office's own in ``HOME/kit.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from operator_tui.core.errors import Refused
from operator_tui.core.form import Words
from operator_tui.core.kit import MOST, OWN, PEOPLE, Item, Template
from operator_tui.core.text import clean

FILE: Final = "kit.toml"
_SHIPPED: Final = Path(__file__).with_name("kit.toml")
_ITEMS: Final = 60
_LABEL: Final = 40
_STOCKS: Final = ("", "sheets")
_LARGEST: Final = 200_000
_PEOPLE: Final = 60


@cache
def shipped() -> Template:
    """The list that ships with the program."""
    return parse(_SHIPPED.read_text(encoding="utf-8"))


def of_home(home: Path) -> Template:
    """The list of a home. Raises :class:`Refused` where the office's own file can't be used; it names what is wrong."""
    path = home / FILE
    if not path.is_file():
        return shipped()
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("kit.file-unreadable") from error
    return parse(text)


def parse(text: str) -> Template:
    """A list from its TOML. Raises :class:`Refused` at the first thing that can't be right."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused("kit.file-wrong", what=clean(str(error))[:80]) from error
    found = data.get("item")
    if not isinstance(found, list) or not 0 < len(found) <= _ITEMS:
        raise Refused("kit.file-wrong", what="[[item]]")
    items = tuple(_item(raw, i) for i, raw in enumerate(found, 1))
    if len({item.key for item in items}) < len(items):
        raise Refused("kit.file-wrong", what="key")
    if sum(bool(item.stock) for item in items) > 1:  # each would lose every sheet
        raise Refused("kit.file-wrong", what="stock")
    people = data.get("people", _PEOPLE)
    if type(people) is not int or not 0 < people <= MOST:
        raise Refused("kit.file-wrong", what="people")
    return Template(people, items)


def _item(raw: Any, number: int) -> Item:
    """One line of the file; ``number`` from 1, for what is said of a wrong one."""
    where = f"item {number}"
    if not isinstance(raw, dict):
        raise Refused("kit.file-wrong", what=where)
    key, need, each, stock = (
        raw.get("key"), raw.get("need", 1), raw.get("per_person", 0), raw.get("stock", "")
    )  # fmt: skip
    label = _label(raw.get("label"))
    right = {
        "key": _is_label(key) and key != PEOPLE and not str(key).startswith(OWN),
        "label": label is not None,
        "need": type(need) is int and 0 <= need <= MOST,
        "per_person": type(each) in (int, float) and 0 <= each <= MOST,
        "stock": stock in _STOCKS,
    }
    wrong = [name for name, fits in right.items() if not fits]
    if label is None or wrong:
        raise Refused("kit.file-wrong", what=f"{where}: {wrong[0]}")
    return Item(str(key), label, need, float(each), stock)


def _label(raw: Any) -> Words | None:
    """A label in both languages, or one for both; None where it is none."""
    words = {"id": raw, "en": raw} if isinstance(raw, str) else raw
    if not isinstance(words, dict) or not all(_is_label(words.get(lang)) for lang in ("id", "en")):
        return None
    return Words(clean(words["id"]), clean(words["en"]))


def _is_label(text: object) -> bool:
    return isinstance(text, str) and bool(clean(text)) and len(text) <= _LABEL
