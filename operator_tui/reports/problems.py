"""What is wrong with an application, in words."""

from operator_tui import forms
from operator_tui.locale import language, say
from operator_tui.store.applications import Application


def application_problem(app: Application) -> str:
    """One sentence; the office's own words where it gave some; empty where nothing is wrong."""
    if not app.problem:
        return ""
    if app.problem_text:
        spec = forms.load(app.form).index.get(app.problem_field)
        where = f"{spec.label[language()]}: " if spec else ""
        return f'{where}"{app.problem_text}"'
    return say(f"delivery.problem.{app.problem}")
