"""F1 on a field of the form."""

from operator_tui.core.checks import Severity
from operator_tui.core.entry import Entry
from operator_tui.locale import language, say
from operator_tui.ui.carry import CarryOver
from operator_tui.ui.words import problem_words


def text(entry: Entry, carry: CarryOver, office: str = "") -> str:
    """What the office said, what the field asks, what can be typed into it, and what is wrong with it."""
    spec = entry.spec
    parts = [office] if office else []
    parts += [spec.help[language()], say(f"form.kind.{spec.kind}")]
    if spec.carry:
        off = carry.is_off(entry.form.name, spec.name)
        parts.append(say("form.carry.help-off" if off else "form.carry.help-on"))
    parts += [f"{o.key}  {o.label[language()]}" for o in spec.options]
    for problem in entry.seen_problems(spec.name):
        mark = "!!" if problem.severity >= Severity.REASON else "!"
        parts.append(f"{mark} {problem_words(problem)}")
    return "\n".join(parts)
