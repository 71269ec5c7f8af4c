"""The forms of a home: those that ship with the program, and the office's own in ``HOME/forms`` in their place."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from operator_tui import forms
from operator_tui.core.form import FormSpec
from operator_tui.forms import read

if TYPE_CHECKING:
    from operator_tui.forms.mistakes import Mistake

FOLDER: Final = "forms"
SHIPPED: Final = "shipped"
OFFICE: Final = "home"


class State(StrEnum):
    """What becomes of a form's file: each names its sentence ``forms.state.<state>``."""

    USED = "used"
    REPLACED = "replaced"
    BAD = "bad"
    SAME_VERSION = "same-version"
    UNREADABLE = "unreadable"
    NOBODYS = "nobodys"


class Listed(NamedTuple):
    """One form: ``origin`` is ``shipped`` or ``home``, ``file`` the name of an office's file."""

    name: str
    version: str
    origin: str
    state: State
    file: str = ""
    form: FormSpec | None = None
    mistakes: "tuple[Mistake, ...]" = ()


class Library(NamedTuple):
    """All forms of a home: the ``office``'s files with what became of each. A shipped form is read when asked for."""

    office: tuple[Listed, ...]

    def current(self, name: str) -> FormSpec:
        """The form for new applications: the office's, else the one that ships. ``KeyError`` for no form."""
        if (used := self._used(name)) is not None:
            return used
        if name not in forms.names():
            raise KeyError(name)
        return forms.load(name)

    def version(self, name: str, version: str) -> FormSpec | None:
        """The form of exactly this version, the office's or the shipped one; None where neither is."""
        used = self._used(name)
        shipped = forms.load(name) if name in forms.names() else None
        return next((one for one in (used, shipped) if one and one.version == version), None)

    @property
    def refused(self) -> tuple[Listed, ...]:
        """The office's files that aren't used."""
        return tuple(one for one in self.office if one.state is not State.USED)

    def listed(self) -> tuple[Listed, ...]:
        """Every form that ships, and every file of the office."""
        shipped = []
        for name in forms.names():
            state = State.REPLACED if self._used(name) else State.USED
            shipped.append(Listed(name, forms.load(name).version, SHIPPED, state))
        return tuple(sorted((*shipped, *self.office), key=lambda one: one.name))

    def _used(self, name: str) -> FormSpec | None:
        used = (one for one in self.office if one.name == name and one.state is State.USED)
        return next((one.form for one in used), None)


def look(home: Path, kept: Mapping[tuple[str, str], str] | None = None) -> Library:
    """The forms of a home. ``kept`` are the digests by name and version that drafts were begun with.

    An office's form is used if its file has no mistake and a version of its own: one that is changed and keeps its
    version would make two forms that nobody can tell apart. A file that can't be used harms nobody: the shipped one is.
    """
    shipped = forms.names()
    return Library(
        tuple(
            _office(path, kept or {}) if name in shipped else _unused(path, State.NOBODYS)
            for name, path in _files(home / FOLDER).items()
        )
    )


def without_version(form: FormSpec) -> "Mistake | None":
    """What is wrong with a form that differs from the shipped one and has its version; None where it has its own."""
    if form.name not in forms.names():
        return None
    shipped = forms.load(form.name)
    if form.version != shipped.version or read.digest(form.text) == read.digest(shipped.text):
        return None
    from operator_tui.forms.lines import line_of, places
    from operator_tui.forms.mistakes import Mistake

    line = line_of(places(form.text), ("form", "version"))
    return Mistake(line, "form.version", "form.same-version", {"version": form.version})


def _files(folder: Path) -> dict[str, Path]:
    """The forms in a folder, by name; nothing where it isn't there or can't be looked into."""
    try:
        return {path.stem: path for path in sorted(folder.glob("*.toml"))}
    except OSError:
        return {}


def _office(path: Path, kept: Mapping[tuple[str, str], str]) -> Listed:
    from operator_tui.forms.check import LARGEST, check
    from operator_tui.forms.mistakes import BadForm

    try:
        if not path.is_file():
            return _unused(path, State.UNREADABLE)
        with path.open("rb") as file:
            form = check(file.read(LARGEST + 1), path.stem)
    except OSError:
        return _unused(path, State.UNREADABLE)
    except BadForm as bad:
        return _unused(path, State.BAD, bad.mistakes)
    digest = read.digest(form.text)
    other = kept.get((form.name, form.version), digest) != digest or without_version(form)
    state = State.SAME_VERSION if other else State.USED
    return Listed(form.name, form.version, OFFICE, state, path.name, form)


def _unused(path: Path, state: State, mistakes: "tuple[Mistake, ...]" = ()) -> Listed:
    return Listed(path.stem, "", OFFICE, state, path.name, mistakes=mistakes)
