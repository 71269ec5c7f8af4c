"""What is wrong with an application, in words."""

from collections.abc import Mapping
from typing import Any

from operator_tui.core.form import FormSpec
from operator_tui.core.reasons import Reason, Step, next_step
from operator_tui.locale import language, say
from operator_tui.store.applications import Application
from operator_tui.store.holding import CLAIMING, MARK, OPEN


def application_problem(app: Application, form: FormSpec) -> str:
    """One sentence; the office's own words where it gave some; empty where nothing is wrong.

    ``form`` is the one that the application was begun with: it has the label of the field.
    """
    if not app.problem:
        return ""
    if app.problem.startswith(MARK):
        return entry_problem(app.problem.removeprefix(MARK), app.problem_text)
    if app.problem_text:
        spec = form.index.get(app.problem_field)
        where = f"{spec.label[language()]}: " if spec else ""
        return f'{where}"{app.problem_text}"'
    return say(f"delivery.problem.{app.problem}")


def entry_words(detail: Mapping[str, Any]) -> str:
    """What an entry in OSS came to, as the journal tells it: its NIB, its reason and what OSS said, who left it."""
    if detail.get("nib"):
        return say("ossentry.life.issued", nib=detail["nib"])
    if detail.get("from"):
        return say("ossentry.life.taken-over", who=detail["from"])
    reason = str(detail.get("reason", ""))
    words = say(f"ossentry.reason.{reason}") if reason in set(Reason) else reason
    return f'{words}: "{detail["said"]}"' if detail.get("said") else words


def entry_problem(what: str, text: str) -> str:
    """Who is entering it in OSS since when; or why that failed, what the screen said, and what to do next."""
    if what in (OPEN, CLAIMING, "denied"):
        return say(f"ossentry.problem.{what}", text=text)
    if what not in set(Reason):
        return text or say("ossentry.next.office")
    step = next_step(what)
    if step is Step.WAIT and text:
        return f"{say(f'ossentry.reason.{what}')}. {say('ossentry.next.wait-until', time=text)}"
    said = f' "{text}"' if text else ""
    return f"{say(f'ossentry.reason.{what}')}{said}. {say(f'ossentry.next.{step}')}"
