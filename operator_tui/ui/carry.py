"""What the applicant before had, in the fields that are carried over: of one sitting, in this window."""

from dataclasses import dataclass, field

from operator_tui.core.checks import Severity
from operator_tui.core.entry import Entry
from operator_tui.core.filling import FROM_CARRIED
from operator_tui.core.form import Kind


@dataclass
class CarryOver:
    """The texts that the next new form of the same name begins with, and which fields are switched off.

    Another operator, or another event, begins without any.
    """

    _sitting: tuple[str, str] = ("", "")
    _texts: dict[str, dict[str, str]] = field(default_factory=dict)
    _off: set[tuple[str, str]] = field(default_factory=set)
    _drafts: dict[str, dict[str, str]] = field(default_factory=dict)

    def sit(self, who: str, event: str) -> None:
        """Forget what another sitting left."""
        if (who, event) != self._sitting:
            self._sitting, self._texts, self._off = (who, event), {}, set()
            self._drafts = {}

    def left(self, entry: Entry) -> None:
        """An applicant's form is left: what can stand in the next one is kept. A field left empty carries nothing."""
        kept = self._texts.setdefault(entry.form.name, {})
        for spec in entry.form.fields():
            text = entry.texts.get(spec.name, "")
            worst = max(
                (p.severity for p in entry.problems.get(spec.name, ())), default=Severity.NOTE
            )
            if spec.carry and text and worst < Severity.REASON:
                kept[spec.name] = text
            elif spec.name in entry.visited:
                kept.pop(spec.name, None)

    def parked(self, draft: str, entry: Entry) -> None:
        """A draft is left before its end: what was carried into it is offered again when it is gone on with."""
        self._drafts[draft] = entry.carried()

    def into(self, draft: str) -> dict[str, str]:
        """What was carried into a draft in this sitting, by its id."""
        return self._drafts.get(draft, {})

    def texts(self, form: str) -> dict[str, str]:
        """What a new form begins with."""
        found = self._texts.get(form, {})
        return {name: text for name, text in found.items() if not self.is_off(form, name)}

    def is_off(self, form: str, name: str) -> bool:
        """Whether a field isn't carried over now."""
        return (form, name) in self._off

    def switch(self, form: str, name: str) -> bool:
        """Switch a field on or off; whether it is on now."""
        self._off ^= {(form, name)}
        return not self.is_off(form, name)


def switch(carry: CarryOver, entry: Entry) -> str:
    """F4 in a field that is carried over: on or off, and the key of what to say; empty where it means something else.

    That is while something is being typed, and in a village where nothing was carried: there it opens the list.
    """
    form, name, spec = entry.form.name, entry.focus, entry.spec
    off = carry.is_off(form, name)
    if not spec.carry or (entry.line.text and not entry.line.fresh):
        return ""
    if spec.kind is Kind.VILLAGE and not off and entry.filled.get(name) != FROM_CARRIED:
        return ""
    if not carry.switch(form, name):
        entry.uncarry(name)
        return "form.carry.off"
    if text := carry.texts(form).get(name):
        entry.carry(name, text)
    return "form.carry.on"
