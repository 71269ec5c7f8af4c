"""The forms as data. A new field is a line in a ``.toml`` here, nowhere else.

An office changes a form by a file of the same name, with a new version, in ``HOME/forms``:
:mod:`operator_tui.forms.library`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from operator_tui.core.form import FormSpec
from operator_tui.forms import read

__all__ = ["load", "names", "parse", "shipped_text"]
_FOLDER: Final = Path(__file__).parent
_ENDING: Final = ".toml"


def names() -> tuple[str, ...]:
    """The names of the forms that ship with the program."""
    return tuple(sorted(file.stem for file in _FOLDER.glob(f"*{_ENDING}")))


@cache
def load(name: str) -> FormSpec:
    """The form that ships as ``forms/<name>.toml``; the tests say that it has no mistake."""
    text = shipped_text(name)
    return read.form(tomllib.loads(text), text)


def shipped_text(name: str) -> str:
    """The TOML of a form that ships with the program."""
    return read.plain((_FOLDER / f"{name}{_ENDING}").read_text(encoding="utf-8"))


def parse(text: str) -> FormSpec:
    """A form from its TOML text. Raises :class:`operator_tui.forms.mistakes.BadForm` with every mistake in it."""
    from operator_tui.forms.check import check

    return check(text.encode("utf-8", "surrogatepass"))
