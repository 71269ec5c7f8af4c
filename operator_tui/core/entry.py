"""A form under the keyboard, as plain values: every key changes them at once, in the order it came.

There is one queue of keys and one place that takes them, so no field can get another's characters however
fast they come. Nothing here waits for a disk, a clock or a screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple, Protocol, Self

from operator_tui.core import checks, filling
from operator_tui.core.checks import REASON, Problem, Severity
from operator_tui.core.form import FieldSpec, FormSpec, Kind
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.reason_rows import reason_spec
from operator_tui.core.text import clean
from operator_tui.core.values import Bad, tidy


class Hit(NamedTuple):
    """A row of an open list: ``value`` is what it puts into the field."""

    value: str
    title: str
    note: str = ""


class Lookups(checks.Tables, filling.Places, Protocol):
    """All that a form looks up: lists to choose from, and the tables of the checks."""

    def village_label(self, text: str) -> str:
        """``desa, kecamatan`` as the table writes it, for any spelling of it; empty for no village here."""
        ...

    def villages(self, text: str) -> Sequence[Hit]:
        """Villages that fit, best first; the event's district before others."""
        ...

    def kblis(self, text: str, version: str) -> Sequence[Hit]:
        """KBLI codes that fit, best first."""
        ...


_LISTED: Final = (Kind.VILLAGE, Kind.KBLI)


@dataclass
class Entry:
    """The form's texts, where the cursor is, and what is wrong with what was left so far."""

    form: FormSpec
    lookups: Lookups
    today: date
    kbli_version: str
    texts: dict[str, str] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)
    focus: str = ""
    line: LineEdit = field(default_factory=LineEdit)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    duplicate: Problem | None = None
    hints: Sequence[Problem] = ()
    former: Mapping[str, str] = field(default_factory=dict)
    insisted: set[str] = field(default_factory=set)
    marked: int = 0
    list_shut: bool = False
    _offers: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def open(
        cls,
        form: FormSpec,
        lookups: Lookups,
        today: date,
        kbli_version: str,
        texts: Mapping[str, str] | None = None,
        filled: Mapping[str, str] | None = None,
        focus: str = "",
        carried: Mapping[str, str] | None = None,
    ) -> Self:
        """A blank form with its defaults, or one that was begun before, at the field it was left at.

        ``carried`` is what the applicant before had: it stands where nothing but a default does.
        """
        entry = cls(form, lookups, today, kbli_version)
        entry._offers = filling.defaults(form, kbli_version)
        if texts is None:
            for name, (text, origin) in entry._offers.items():
                entry.texts[name], entry.filled[name] = text, origin
        else:
            for name in filling.SOURCES:
                entry._offers |= filling.after(name, texts, today, lookups)
            entry.texts, entry.filled = dict(texts), dict(filled or {})
            entry._offers |= {
                name: (entry.texts.get(name, ""), origin)
                for name, origin in entry.filled.items()
                if origin in (filling.FROM_PARENT, filling.FROM_DESK, filling.FROM_CARRIED)
            }
            entry.visited = {
                name for name, text in entry.texts.items() if text and name not in entry.filled
            }
        for name, text in (carried or {}).items():
            entry.carry(name, text)
        entry._check()
        names = [spec.name for spec in entry.fields()]
        entry._enter(focus if focus in names else names[0])
        return entry

    def fields(self) -> list[FieldSpec]:
        """The fields asked now, in order; a field is followed by the reasons it needs."""
        found = []
        for spec in self.form.fields():
            if not spec.asked(self.texts):
                continue
            found.append(spec)
            found += [
                reason_spec(p)
                for p in self.problems.get(spec.name, ())
                if p.severity is Severity.REASON
            ]
        return found

    @property
    def spec(self) -> FieldSpec:
        """The field under the cursor."""
        return next(spec for spec in self.fields() if spec.name == self.focus)

    def hits(self) -> Sequence[Hit]:
        """The list that is open under the field, computed from the text as it is now."""
        spec = self.spec
        text = clean(self.line.text)
        if spec.kind not in _LISTED or self.list_shut or not text or self.line.fresh:
            return ()
        if spec.kind is Kind.VILLAGE:
            return self.lookups.villages(text)
        return self.lookups.kblis(text, self.texts.get("kbli_version", self.kbli_version))

    def taken(self, hits: Sequence[Hit]) -> Hit | None:
        """The row that Enter takes: the marked one, unless rows share the name as typed and none was chosen."""
        if not hits:
            return None
        if self.marked == 0 and self.spec.kind is Kind.VILLAGE:
            typed = clean(self.line.text).casefold()
            if self.lookups.villages_named(typed) > 1:
                return None
            return hits[0]
        return hits[max(0, min(self.marked - 1, len(hits) - 1)) if self.marked else 0]

    def insert(self, typed: str) -> None:
        """Characters typed or pasted into the field under the cursor."""
        before = self.line.text
        self.line.insert(typed)
        self._touched(before)

    def press(self, key: str) -> bool:
        """An editing key in the field; False if it isn't one."""
        before = self.line.text
        if not self.line.press(key):
            return False
        self._touched(before)
        return True

    def enter(self) -> None:
        """Forward, taking the marked row of an open list first. The last field is left, and stays under the cursor."""
        hit = self.taken(self.hits())
        if hit is not None:
            self.line = LineEdit(hit.value, len(hit.value))
        last = self.focus == self.fields()[-1].name
        self._leave(filling.FROM_LIST if hit is not None else "")
        names = [spec.name for spec in self.fields()]
        stays = last and names[-1] == self.focus
        self._enter(self.focus if stays else names[(names.index(self.focus) + 1) % len(names)])

    def step(self, by: int, origin: str = "") -> None:
        """Leave the field and go ``by`` fields on or back, taking no row; round at the ends."""
        self._leave(origin)
        names = [spec.name for spec in self.fields()]
        here = names.index(self.focus) if self.focus in names else 0
        self._enter(names[(here + by) % len(names)])

    def go(self, name: str) -> None:
        """Leave the field and go to another one, if it is asked now."""
        self._leave()
        if any(spec.name == name for spec in self.fields()):
            self._enter(name)

    def stand_at(self, name: str) -> None:
        """Put the cursor into a field that is asked now, as where a draft was left: no other field is left by it."""
        if name != self.focus and any(spec.name == name for spec in self.fields()):
            self._enter(name)

    def section_step(self, by: int) -> None:
        """Leave the field and go to the first field of the next (or former) section that is asked."""
        self._leave()
        sections = [
            names
            for section in self.form.sections
            if (names := [s.name for s in section.fields if s.asked(self.texts)])
        ]
        here = checks.reason_field(self.focus)
        at = next((i for i, names in enumerate(sections) if here in names), 0)
        self._enter(sections[(at + by) % len(sections)][0])

    def choose(self, by: int) -> bool:
        """Move the mark in an open list; False if none is open."""
        hits = self.hits()
        if not hits:
            return False
        start = self.marked or (0 if self.taken(hits) is None else 1)
        self.marked = max(1, min(len(hits), start + by))
        return True

    def offer(self) -> str:
        """What the program would fill in here, if it isn't what stands there; empty for nothing."""
        text = self._offers.get(self.focus, ("", ""))[0]
        return text if text != self.texts.get(self.focus, "") else ""

    def restore(self) -> bool:
        """Put the program's value back into the field; False if it has none."""
        if self.focus not in self._offers:
            return False
        text, origin = self._offers[self.focus]
        self.texts[self.focus], self.filled[self.focus] = text, origin
        self._follow(self.focus)
        self.line = LineEdit.entering(text)
        self._check()
        return True

    def carry(self, name: str, text: str) -> None:
        """Put in what the applicant before had, with what follows from it, unless more than a default stands there."""
        self._offers[name] = (text, filling.FROM_CARRIED)
        if self.texts.get(name) and self.filled.get(name) != filling.FROM_DEFAULT:
            return
        self.texts[name], self.filled[name] = text, filling.FROM_CARRIED
        self._follow(name)
        if name == self.focus:
            self.line = LineEdit.entering(text)

    def carried(self) -> dict[str, str]:
        """What the applicant before had, of all fields where it is offered, also where something else was typed."""
        found = self._offers.items()
        return {name: text for name, (text, origin) in found if origin == filling.FROM_CARRIED}

    def offer_carried(self, texts: Mapping[str, str]) -> None:
        """Offer this again in a draft that is gone on with; what stands in it stays."""
        for name, text in texts.items():
            if name in self.form.index and name not in self.filled:
                self._offers[name] = (text, filling.FROM_CARRIED)

    def uncarry(self, name: str) -> None:
        """Offer it no more, and take it out where it stands untouched."""
        usual = filling.defaults(self.form, self.kbli_version).get(name)
        if self._offers.get(name, ("", ""))[1] == filling.FROM_CARRIED:
            del self._offers[name]
            if usual:
                self._offers[name] = usual
        if self.filled.get(name) == filling.FROM_CARRIED:
            self.texts[name] = ""
            del self.filled[name]
            if usual:
                self.texts[name], self.filled[name] = usual
            self._follow(name)
            if name == self.focus:
                self.line = LineEdit.entering(self.texts[name])
        self._check()

    def now_says(self, name: str) -> str:
        """What the NIK says of a field that was typed otherwise; empty where they agree."""
        text, origin = self._offers.get(name, ("", ""))
        typed = self.texts.get(name, "")
        if origin != filling.FROM_NIK or not typed or name in self.filled:
            return ""
        return text if text != typed else ""

    def next_problem(self) -> bool:
        """Leave the field and go to the next one that blocks, else the next that warns; False if all is well."""
        self._leave()
        self.visited.update(spec.name for spec in self.fields())
        self._check()
        names = [spec.name for spec in self.fields()]
        here = names.index(self.focus) if self.focus in names else 0
        round_ = names[here + 1 :] + names[: here + 1]
        for worst in (self.blocking_fields(), self.warned_fields()):
            for name in round_:
                if name in worst:
                    self._enter(name)
                    return True
        self._enter(self.focus)
        return False

    def blocking_fields(self) -> list[str]:
        """The fields that keep the form from being read back, in order; a missing reason counts at its own row."""
        found = checks.blocking([p for ps in self.problems.values() for p in ps], self.texts)
        missing = {
            checks.reason_name(p) if p.severity is Severity.REASON else p.field for p in found
        }
        return [spec.name for spec in self.fields() if spec.name in missing]

    def warned_fields(self) -> list[str]:
        """The fields with a warning, in order."""
        return [
            name
            for name, ps in self.problems.items()
            if any(p.severity is Severity.WARN for p in ps)
        ]

    def seen_problems(self, name: str) -> list[Problem]:
        """The problems to show beside a field: none before it was visited, none for it while it is typed in."""
        if name not in self.visited or (
            name == self.focus and not self.line.fresh and self.line.text
        ):
            return []
        return self.problems.get(name, [])

    def leave(self) -> None:
        """Take what stands under the cursor into the texts, staying there."""
        self._leave()
        self._enter(self.focus)

    def take_in(self) -> None:
        """The same, with line and cursor left as they are: typing goes on in the middle of a word."""
        line = self.line
        self._leave()
        self.line = line

    def standing(self) -> dict[str, str]:
        """What stands in the form, without empty fields and without a reason for what is no longer as it was."""
        moot = {_kept(name) for name in self.former if self.differs(name)}
        return {name: text for name, text in self.texts.items() if text and name not in moot}

    def mend(self, former: Mapping[str, str]) -> None:
        """The office refused these fields; ``former`` is what was sent in them, and what Ctrl+R puts back."""
        self.former = former
        self._check()

    def differs(self, name: str) -> bool:
        """Whether a refused field stands otherwise than it was sent."""
        return self.texts.get(name, "") != self.former[name]

    def unsettled(self) -> list[str]:
        """The refused fields that stand as they were sent, without a reason why."""
        return [
            spec.name
            for spec in self.fields()
            if spec.name in self.former
            and not self.differs(spec.name)
            and not self.texts.get(_kept(spec.name))
        ]

    def insist(self, name: str) -> None:
        """A refused field is right as it was: put that back, and ask for the reason in a row of its own."""
        self.leave()
        self.insisted.add(name)
        self.texts[name] = self.former[name]
        self.filled.pop(name, None)
        self._follow(name)
        self.visited.add(name)
        self._check()
        self._enter(_kept(name))

    def anything_typed(self) -> bool:
        """Whether a person has put anything in: what the program filled is no draft yet."""
        return filling.anything_typed(self.texts, self.filled)

    def known(self, duplicate: Problem | None, hints: Sequence[Problem] = ()) -> None:
        """Take note that the NIK is here already (or isn't), and of what else is known of the person."""
        self.duplicate, self.hints = duplicate, hints
        self._check()
        if all(spec.name != self.focus for spec in self.fields()):
            self._enter(checks.reason_field(self.focus))

    def _is_insisted(self, name: str) -> bool:
        return name in self.insisted or bool(self.texts.get(_kept(name)))

    def _touched(self, before: str) -> None:
        if self.line.text != before:
            self.list_shut, self.marked = False, 0
            self.filled.pop(self.focus, None)

    def _enter(self, name: str) -> None:
        self.focus, self.marked, self.list_shut = name, 0, False
        self.line = LineEdit.entering(self.texts.get(name, ""))

    def _leave(self, origin: str = "") -> None:
        """Take the line into the texts, with what follows from it; ``origin`` marks what a list put there."""
        self.visited.add(self.focus)
        if self._keep():
            self._follow(self.focus)
        if origin:
            self.filled[self.focus] = origin
        self._check()

    def _keep(self) -> bool:
        """Store the line as the field's text, tidied where it can be; whether it changed."""
        if self.focus.startswith(REASON):
            new = clean(self.line.text)
        else:
            try:
                new = tidy(self.spec, self.line.text, self.today)
            except Bad:
                new = clean(self.line.text)
            if self.spec.kind is Kind.VILLAGE:
                new = self.lookups.village_label(new) or new
        changed = new != self.texts.get(self.focus, "")
        if changed:
            self.texts[self.focus] = new
            self.filled.pop(self.focus, None)
        return changed

    def _follow(self, source: str) -> None:
        """Fill what follows from a field; what it filled before and says no more goes."""
        found = filling.after(source, self.texts, self.today, self.lookups)
        for name, (text, origin) in found.items():
            self._fill(name, text, origin)
        came_from, names = filling.FOLLOWS.get(source, ("", ()))
        for name in names:
            if name in found:
                continue
            if self._offers.get(name, ("", ""))[1] == came_from:
                del self._offers[name]
            if self.filled.get(name) == came_from:
                self.texts[name] = ""
                del self.filled[name]

    def _fill(self, name: str, text: str, origin: str) -> None:
        self._offers[name] = (text, origin)
        typed = self.texts.get(name) and name not in self.filled
        if not typed:
            self.texts[name] = text
            if text:
                self.filled[name] = origin
            else:
                self.filled.pop(name, None)

    def _check(self) -> None:
        found = checks.check(self.form, self.texts, self.today, self.lookups)
        if self.duplicate:
            found.append(self.duplicate)
        found += self.hints
        found += [_is_kept(n) for n in self.former if self._is_insisted(n) and not self.differs(n)]
        self.problems = {}
        for problem in found:
            self.problems.setdefault(problem.field, []).append(problem)


def _is_kept(name: str) -> Problem:
    return Problem(name, checks.KEPT, Severity.REASON)


def _kept(name: str) -> str:
    return checks.reason_name(_is_kept(name))
