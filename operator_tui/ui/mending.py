"""Frame 11: what the office said of an application, and what of it is still to be settled."""

from collections.abc import Mapping
from typing import NamedTuple

from operator_tui.core import content
from operator_tui.core.checks import KEPT, Problem, Severity, reason_field, reason_name
from operator_tui.core.entry import Entry
from operator_tui.core.form import FormSpec
from operator_tui.core.lifecycle import Status
from operator_tui.locale import language, say
from operator_tui.reports.problems import application_problem
from operator_tui.store import application, journal
from operator_tui.store.application import Application
from operator_tui.store.holding import MARK
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.paint import Look, Row, Span, fold, row
from operator_tui.ui.session import Session


class Mending(NamedTuple):
    """An application that was final before: its refused fields with what was sent in them, and who sent it back when.

    ``fresh``: nothing was saved since, so a reason in it was given to what the office said before.
    """

    app: Application
    form: FormSpec
    former: Mapping[str, str]
    by: str = ""
    at: str = ""
    fresh: bool = False

    def begin(self, entry: Entry) -> None:
        """Tell the form which fields were refused; reasons given to a former refusal count no more."""
        if self.fresh:
            for name in self.former:
                entry.texts.pop(reason_name(Problem(name, KEPT, Severity.REASON)), None)
        entry.mend(self.former)

    def said(self, session: Session) -> str:
        """The office's or OSS's sentence, whole, with who said it and when; else what else is wrong, if anything is."""
        if not self.app.problem_text:
            words = application_problem(self.app, self.form)
            return f"◄ {words}" if words else ""
        at = self.at or self.app.status_at
        time = session.time_of(at) if session.is_today(at) else session.date_time_of(at)
        who = ", ".join(part for part in (self.by, time) if part)
        key = "form.mend.oss" if self.app.problem.startswith(MARK) else "form.mend.office"
        return "◄ " + say(key, who=who, text=self.app.problem_text)

    def title(self, entry: Entry) -> Row:
        """The application, the revision it will have, and which of the refused fields one is at."""
        parts = [say("form.mend.revision", old=self.app.revision, new=self.app.revision + 1)]
        names = [spec.name for spec in entry.fields() if spec.name in self.former]
        here = reason_field(entry.focus)
        if len(names) == 1:
            label = entry.form.index[names[0]].label[language()].strip()
            parts.append(say("form.mend.refused-one", field=label))
        elif names:
            at = names.index(here) + 1 if here in names else 1
            parts.append(say("form.mend.refused", at=at, n=len(names)))
        head = Span(f"{say('form.mend.title')} {self.app.label}  ", "tebal")
        return row(head, "   ".join(parts))

    def rows(self, session: Session, look: Look) -> list[Row]:
        """The office's sentence on the first rows, however far one scrolls; F1 shows what is beyond two."""
        said = self.said(session)
        if not said:
            return []
        lines = fold(said, look.width - 4)
        if len(lines) > 2:
            lines = [lines[0], lines[1][: look.width - 10].rstrip() + " … F1"]
        first, *rest = lines
        return [
            row(" ", Span(first, "awas")),
            *(row("   ", Span(line, "awas")) for line in rest),
            (),
        ]


def read(db: Database, app: Application, form: FormSpec) -> Mending | None:
    """What there is to mend; None for an application that never was final."""
    if not app.ref:
        return None
    sent = content.texts_of(form, application.finalised(db, app.seq))
    refused = app.problem_field.split()
    former = {name: sent.get(name, "") for name in form.index if name in refused}
    back = [r for r in journal.of(db, app.id) if r["new"] == Status.RETURNED]
    if not back:
        return Mending(app, form, former)
    by, at = str(back[-1]["detail"].get("by", "")), back[-1]["at"]
    fresh = app.status is Status.RETURNED and app.updated_at == app.status_at
    return Mending(app, form, former, by, at, fresh)
