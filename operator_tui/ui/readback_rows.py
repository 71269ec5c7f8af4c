"""What is read back, and how it looks: lines and statements, made from an :class:`Entry` and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from operator_tui.core import checks, revision
from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER
from operator_tui.core.entry import Entry
from operator_tui.core.form import FieldSpec, FormSpec, Kind, Statement
from operator_tui.core.nik import age
from operator_tui.core.revision import Former
from operator_tui.core.values import Bad, read_date, tidy_date
from operator_tui.locale import language, say, table
from operator_tui.reference.lookups import TABLES
from operator_tui.ui.paint import Look, Row, Span, fit, fold, row
from operator_tui.ui.words import long_date, option_word, problem_words, shown_text

_GROUPS: Final = (
    ("nik", "kk"), ("name",), ("birthplace", "birth_date", "sex"),
    ("ktp_address", "ktp_rt_rw", "ktp_village", "ktp_district", "ktp_regency", "ktp_postcode"),
    ("phone", "has_whatsapp", "phone_holder", "email"), ("npwp", "bpjs_health", "bpjs_employment"),
    ("trade_name", "since"), ("kbli",), ("description",),
    ("place_same_as_ktp", "place_address", "place_rt_rw", "place_village", "place_postcode"),
    ("area", "area_unit", "tenure", "industrial_zone"),
    ("working_capital", "machinery", "other_investment", "yearly_sales"), ("workers_male", "workers_female"),
    ("product_kind", "capacity", "capacity_unit", "brand", "has_halal", "has_sni"), ("want_halal", "want_pirt"),
)  # fmt: skip
"""What is read aloud together, in the order it is read; the first field names the line."""

_SPOKEN: Final = frozenset({
    "kk", "since", "has_whatsapp", "phone_holder", "bpjs_health", "bpjs_employment", "place_same_as_ktp", "tenure",
    "industrial_zone", "machinery", "other_investment", "yearly_sales", "workers_male", "workers_female", "brand",
    "has_halal", "has_sni", "want_halal", "want_pirt", "ktp_rt_rw", "place_rt_rw",
})  # fmt: skip
"""Answers that need words around them to be understood aloud: ``form.readback.part.<field>``."""

_JOINED: Final = frozenset({"area_unit", "capacity_unit"})
"""Units, which belong to the number before them."""

_UNREAD: Final = frozenset({"ktp_province", "running"})
"""Said by what is read: the regency's province, and since when the business has been running."""
REST: Final = "rest"
"""The line of a correction that stands for all that is as it was."""
_POINTED: Final = (Kind.NIK, Kind.MONEY, Kind.NPWP)
_FILLED: Final = " »"
_STUCK: Final = "\u00a0"
"""Keeps a mark or a separator on the row of what it follows."""
_LEFT: Final = 20
_ANSWERS: Final = 29


@dataclass(frozen=True)
class Line:
    """One line to read: its first field, and whether it is pointed at rather than spoken. ``»`` marks fills."""

    field: str
    label: str
    text: str
    pointed: bool
    problem: str

    def has(self, field: str) -> bool:
        """Whether a field is read in this line."""
        return field == self.field or any(
            field in group and self.field in group for group in _GROUPS
        )


def lines(entry: Entry, today: date) -> list[Line]:
    """Every answer of the form as lines to read; what is empty is left out."""
    found = []
    for group in _groups(entry.form, _UNREAD):
        specs = _specs(entry, group)
        parts: list[str] = []
        for spec in specs:
            if not (part := _part(entry.form, entry.texts, spec.name, today)):
                continue
            part += _FILLED if spec.name in entry.filled else ""
            if spec.name in _JOINED and parts:
                parts[-1] = f"{parts[-1].removesuffix(_FILLED)} {part}"
            else:
                parts.append(part)
        if not parts:
            continue
        if group[0] == "workers_male":
            scale = say(f"form.scale.{checks.scale(entry.texts)}")
            parts.append(f"{say('form.readback.scale')} {scale}{_FILLED}")
        found.append(_line(entry, specs, " · ".join(parts)))
    return found


def changed_lines(entry: Entry, former: Former, today: date) -> list[Line]:
    """What isn't as it was finalised, old → new; and a last line for the rest."""
    changed = revision.changed(entry.form, former, entry.texts, today)
    found = []
    for group in _groups(entry.form):
        parts = [_old_and_new(entry, former, name, today) for name in group if name in changed]
        if parts:
            specs = [spec for name in group if (spec := entry.form.index.get(name))]
            found.append(_line(entry, specs, " · ".join(parts)))
    rest = say("form.readback.rest" if found else "form.readback.nothing-changed")
    label = say("form.readback.line.rest")
    return [*found, Line(REST, label, rest, pointed=False, problem="")]


def _old_and_new(entry: Entry, former: Former, name: str, today: date) -> str:
    """An answer as it was and as it is; the words around it are said once."""
    spec = entry.form.index[name]
    now = entry.texts if spec.asked(entry.texts) else {}
    old, new = (
        _shown(entry.form, texts, name, today) or say("form.readback.empty")
        for texts in (former.texts, now)
    )
    mark = _FILLED if name in entry.filled else ""
    value = f"{old} → {new}{mark}"
    return say(f"form.readback.part.{name}", value=value) if name in _SPOKEN else value


def _specs(entry: Entry, group: tuple[str, ...]) -> list[FieldSpec]:
    return [s for n in group if (s := entry.form.index.get(n)) and s.asked(entry.texts)]


def _line(entry: Entry, specs: list[FieldSpec], text: str) -> Line:
    problems = [problem_words(p) for s in specs for p in entry.problems.get(s.name, ())]
    first = specs[0]
    key = f"readback.line.{first.name}"
    label = say(f"form.{key}") if key in table("form") else first.label[language()].strip()
    return Line(first.name, label, text, first.kind in _POINTED, "; ".join(problems))


def _groups(form: FormSpec, unread: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    """The groups, and each field that is in none of them by itself: one that was added to a form is read too."""
    grouped = {name for group in _GROUPS for name in group}
    alone = [
        (spec.name,)
        for spec in form.fields()
        if not spec.hidden and spec.kind is not Kind.NOTE and spec.name not in grouped | unread
    ]
    return [*_GROUPS, *alone]


def line_rows(line: Line, look: Look, *, here: bool) -> list[Row]:
    """A line on as many rows as it needs: nothing that is to be read is cut."""
    width = min(look.width, 80) - _LEFT - 1
    tail = f" {say('form.readback.point')}" if line.pointed else ""
    label = fit(line.label, 16)
    rows: list[Row] = []
    whole = (line.text + tail).replace(_FILLED, f"{_STUCK}»").replace(" · ", f"{_STUCK}· ")
    for text in fold(whole, width - 1):
        pieces = text.replace(_STUCK, " ").split(_FILLED.strip())
        spans = [Span("[" if here and look.brackets else "")]
        for i, piece in enumerate(pieces):
            spans += [Span("»", "diisi")] if i else []
            spans.append(Span(piece, "fokus" if here else "nilai"))
        spans.append(Span("]" if here and look.brackets else ""))
        head = f" {'>' if here else ' '} {label} " if not rows else " " * _LEFT
        rows.append((Span(head), *spans))
    if line.problem:
        rows += [row(" " * _LEFT, Span(text, "awas")) for text in fold(f"! {line.problem}", width)]
    return rows


def statement_rows(
    form: FormSpec, texts: dict[str, str], look: Look, focus: str, paper: str
) -> list[Row]:
    """The declarations at the left, the consents at the right; ``focus`` is the one under the cursor."""

    def cell(name: str, text: str) -> list[Span]:
        if focus != name:
            return [Span(text or ".", "nilai" if text else "")]
        inner = Span(text or " ", "fokus")
        return [Span("["), inner, Span("]")] if look.brackets else [inner]

    def answer(name: str, label: str, width: int) -> Row:
        return (Span(fit(label, width) + " "), *cell(name, texts.get(name, "")))

    method = [
        Span(say("form.readback.method") + " "),
        *cell(CONSENT_METHOD, texts.get(CONSENT_METHOD, "")),
    ]
    if texts.get(CONSENT_METHOD) == "S":
        shown = paper if focus == CONSENT_PAPER else texts.get(CONSENT_PAPER, "")
        method += [Span(f"  {say('form.readback.paper')} "), *cell(CONSENT_PAPER, shown)]
    else:
        method.append(Span("   " + say("form.readback.method-keys")))
    left = [answer(s.name, s.label[language()], 22) for s in form.declarations(texts)]
    right: list[Row] = [
        row(say("form.readback.basis")),
        *(answer(s.name, s.label[language()], 34) for s in form.consents(texts)),
        tuple(method),
    ]
    notice = say("form.readback.consents", version=form.notice_version)
    heads = Span(fit(say("form.readback.declarations"), _ANSWERS - 1), "tebal")
    if look.width < 80:
        under = [row("   ", *one) for one in right]
        return [
            row(" ", heads),
            *(row("   ", *one) for one in left),
            row(" ", Span(notice, "tebal")),
            *under,
        ]
    rows: list[Row] = [row(" ", heads, " ", Span(notice, "tebal"))]
    for i in range(max(len(left), len(right))):
        first: Sequence[Span] = left[i] if i < len(left) else ()
        gap = max(1, _ANSWERS - sum(len(span.text) for span in first))
        rows.append((Span("   "), *first, Span(" " * gap), *(right[i] if i < len(right) else ())))
    lacking = [_no_consent(s) for s in revision.missing_consents(form, texts)]
    return [*rows, *(row("   ", Span(f"! {text}", "awas")) for text in lacking)]


def former_rows(form: FormSpec, former: Former, texts: Mapping[str, str], look: Look) -> list[Row]:
    """The former statements that still stand: in one line, on as many rows as it needs."""
    given = former.statements
    parts = [
        f"{s.label[language()]} {given[s.name]}".replace(" ", _STUCK)
        for s in form.asked_statements(texts)
    ]
    method = say(f"form.readback.given.{given.get('method') or 'L'}", paper=given.get("paper", ""))
    text = say("form.readback.former", answers=" · ".join([*parts, method]))
    lines = fold(text.replace(" · ", f"{_STUCK}· "), min(look.width, 80) - 4)
    return [row("   ", line.replace(_STUCK, " ")) for line in lines]


def _no_consent(statement: Statement) -> str:
    """What follows from a refused consent: the purpose's data aren't asked for."""
    label = statement.label[language()]
    return say("form.readback.no-consent", purpose=label[:1].lower() + label[1:])


def _part(form: FormSpec, texts: Mapping[str, str], name: str, today: date) -> str:
    """An answer in words; what another answer says already is left out."""
    shown = "" if _said(texts, name) else _shown(form, texts, name, today)
    spoken = shown and name in _SPOKEN
    return say(f"form.readback.part.{name}", value=shown) if spoken else shown


def _shown(form: FormSpec, texts: Mapping[str, str], name: str, today: date) -> str:
    """An answer as people read it, without the words around it."""
    spec, text = form.index[name], texts.get(name, "")
    if spec.kind is Kind.KBLI and text:
        version = texts.get("kbli_version", "")
        return f"{version}: {text} {TABLES.kbli_title(text, version)}".strip()
    if name == "birth_date" and text:
        try:
            born = read_date(tidy_date(text, today))
        except Bad:
            return text
        return f"{long_date(born)} ({say('ui.years', n=age(born, today))})"
    return option_word(spec, text) or shown_text(spec, text)


def _said(texts: Mapping[str, str], name: str) -> bool:
    """Whether a KTP's village, written ``desa, kecamatan``, says the district already."""
    if name != "ktp_district":
        return False
    _, _, district = texts.get("ktp_village", "").partition(", ")
    return district.casefold() == texts.get(name, "").casefold()
