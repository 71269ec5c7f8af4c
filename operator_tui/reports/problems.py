"""What is wrong with an application, in words."""

from operator_tui.core.form import FormSpec
from operator_tui.locale import language, say
from operator_tui.store.applications import Application


def application_problem(app: Application, form: FormSpec) -> str:
    """One sentence; the office's own words where it gave some; empty where nothing is wrong.

    ``form`` is the one that the application was begun with: it has the label of the field.
    """
    if not app.problem:
        return ""
    if app.problem_text:
        spec = form.index.get(app.problem_field)
        where = f"{spec.label[language()]}: " if spec else ""
        return f'{where}"{app.problem_text}"'
    return say(f"delivery.problem.{app.problem}")
