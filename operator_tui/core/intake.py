"""The form of the front desk: what must be seen before anyone gets a number."""

from collections.abc import Mapping
from typing import Final

from operator_tui.core.checks import Problem, Severity
from operator_tui.core.entry import Entry

KTP, KK, WHATSAPP, LETTER = "K", "F", "W", "D"
"""The papers: id card, family card, phone with WhatsApp, letter of Disdukcapil in place of a KTP."""
NIB: Final = "N"
"""The service that needs nothing before it."""
NO_KTP: Final = "papers.no-ktp"
"""The problem that stops someone at the desk."""
IN_LINE: Final = "nik.in-line"
"""The problem of a NIK that stands in today's line already."""


def problems(texts: Mapping[str, str]) -> list[Problem]:
    """Papers: without a KTP (or Disdukcapil's letter) nobody can be served. The rest is only told."""
    seen = texts.get("papers", "").split()
    found = []
    if not texts.get("phone"):
        found.append(Problem("phone", "phone.none", Severity.WARN))
    if KTP not in seen and LETTER not in seen:
        found.append(Problem("papers", NO_KTP, Severity.BLOCK))
        return found
    if KK not in seen:
        found.append(Problem("papers", "papers.no-kk", Severity.WARN))
    if texts.get("phone") and WHATSAPP not in seen:
        found.append(Problem("papers", "papers.no-whatsapp", Severity.WARN))
    return found


class IntakeEntry(Entry):
    """The desk's form under the keyboard: an :class:`Entry` that knows of papers, and goes round at its end."""

    def enter(self) -> None:
        """Forward; from the last field to the first."""
        last = self.focus == self.fields()[-1].name
        super().enter()
        if last and self.focus == self.fields()[-1].name:
            self.step(1)

    def _check(self) -> None:
        super()._check()
        for problem in problems(self.texts):
            self.problems.setdefault(problem.field, []).append(problem)
