"""Every sentence a user reads, in Indonesian (the default) and English.

A sentence stands once, as a pair, in the table of its room: ``say("cli.init.done", ref=…)`` looks in
``operator_tui/locale/cli.py``. A pair can't lack a language: its type has both. Tables load on first use.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final, NamedTuple

from operator_tui.core.errors import OperatorError

LANGUAGES: Final = ("id", "en")


class Pair(NamedTuple):
    """One sentence in both languages, with ``{name}`` for its parameters."""

    id: str
    en: str


_language = "id"


def use(language: str) -> None:
    """Speak ``id`` or ``en`` from here on, in the whole process."""
    global _language  # noqa: PLW0603  the one setting that every sentence depends on
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language


def language() -> str:
    """The language spoken now: ``id`` or ``en``."""
    return _language


@cache
def table(room: str) -> Mapping[str, Pair]:
    """All sentences of one room, keyed without the room's name."""
    sentences: Mapping[str, Pair] = import_module(f"operator_tui.locale.{room}").SENTENCES
    return sentences


def say(key: str, /, **params: object) -> str:
    """The sentence ``room.rest`` in the language in use. An unknown key raises ``KeyError``."""
    room, _, rest = key.partition(".")
    pair = table(room)[rest]
    sentence = pair.id if _language == "id" else pair.en
    return sentence.format(**params) if params else sentence


def sentence(error: OperatorError) -> str:
    """What an error says to people."""
    return say(error.key, **error.params)
