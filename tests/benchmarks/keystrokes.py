"""How many keys the sixty sample applicants cost an operator who knows the tool, against what their records hold.

Every key counted is really pressed on the form (:class:`Entry`), and what stands there at the end must be the sample's
record to the letter. Of the spellings that give it, the one with the fewest keys counts. Answers to the read-back are
counted apart. The form's own keys count: one that opens it, one that ends it.
"""

import copy
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from operator_tui.core.checks import CONSENT_METHOD, CONSENT_PAPER, REASON
from operator_tui.core.entry import Entry
from operator_tui.core.form import FieldSpec, Kind
from operator_tui.core.lineedit import LineEdit
from operator_tui.core.values import Bad, tidy
from operator_tui.reference.lookups import Lookups
from operator_tui.ui.carry import CarryOver
from tests.benchmarks.figure import Figure
from tests.benchmarks.spellings import spellings
from tests.conftest import SAMPLES, TODAY
from tests.making import FORM, sample_rows, texts_of

VERSION = "2020"
_OWN_KEYS = 2
"""Ctrl+N or F9 opens the form, F2 ends it."""
_MOST_STEPS = 3
"""Rows down a list that a practised operator still chooses by."""
_FIRSTS = frozenset(section.fields[0].name for section in FORM.sections)


@dataclass
class Count:
    """Keys and characters, by field, and over all records."""

    keys: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    answers: int = 0
    records: int = 0

    @property
    def ratio(self) -> float:
        """Keys for each character of the finalised records."""
        return (self.keys.total() + _OWN_KEYS * self.records) / self.characters.total()


def lookups() -> Lookups:
    """The lists as they are at the sample event: its own district first."""
    village: str = json.loads((SAMPLES / "event.json").read_text(encoding="utf-8"))["village"]
    return Lookups(village.partition(", ")[2])


def begun(carry: CarryOver, tables: Lookups) -> Entry:
    """A new form as the next applicant meets it: defaults, and what is carried over from the one before."""
    return Entry.open(FORM, tables, TODAY, VERSION, carried=carry.texts(FORM.name))


def typed(row: Mapping[str, str], carry: CarryOver, tables: Lookups, count: Count) -> None:
    """Type one applicant by the fewest keys. Fails where the form's texts aren't the sample's."""
    wanted = texts_of(dict(row)).texts
    entry = begun(carry, tables)
    while target := _next(entry, wanted, row):
        _go(entry, target, count)
        _put(entry, entry.spec, _text_for(target, wanted, row), count)
    entry.leave()
    for spec in (s for s in FORM.fields() if s.hidden or s.asked(wanted)):
        assert entry.texts.get(spec.name, "") == wanted.get(spec.name, ""), spec.name
        count.characters[spec.name] += len(wanted.get(spec.name, ""))
    assert entry.blocking_fields() == [], (row["name"], entry.blocking_fields())
    count.characters[REASON] += sum(len(t) for n, t in entry.texts.items() if n.startswith(REASON))
    count.answers += sum(
        1 + len(row[name]) for name in (*(s.name for s in FORM.statements), CONSENT_METHOD)
    ) + len(row[CONSENT_PAPER])
    count.records += 1
    carry.left(entry)


def _text_for(name: str, wanted: Mapping[str, str], row: Mapping[str, str]) -> str:
    return row["reason"] if name.startswith(REASON) else wanted.get(name, "")


def _next(entry: Entry, wanted: Mapping[str, str], row: Mapping[str, str]) -> str:
    """The first field that doesn't hold yet what it is to; empty once all do."""
    for spec in entry.fields():
        if entry.texts.get(spec.name, "") != _text_for(spec.name, wanted, row):
            return spec.name
    return ""


def _go(entry: Entry, target: str, count: Count) -> None:
    """Move to a field by Enter, or by PgDn over groups where that is shorter; by ↑ where it lies behind."""
    names = [spec.name for spec in entry.fields()]
    here, there = names.index(entry.focus), names.index(target)
    firsts = [at for at, name in enumerate(names) if name in _FIRSTS and at > here]
    ways = [(abs(there - here), 0)]
    ways += [(n + there - at, n) for n, at in enumerate(firsts, 1) if at <= there]
    pressed, leaps = min(ways)
    for _ in range(leaps):
        entry.section_step(1)
    for _ in range(pressed - leaps):
        entry.step(1 if there > here else -1)
    assert entry.focus == target
    count.keys[_own(target)] += pressed


def _put(entry: Entry, spec: FieldSpec, text: str, count: Count) -> None:
    """Type a field by the shortest spelling that gives the text; a list's row is taken by Enter."""
    listed = spec.kind in (Kind.VILLAGE, Kind.KBLI)
    keys, down = _shortest(entry, spec, text)
    if not text:
        entry.press("ctrl+u")
    for character in keys:
        entry.insert(character)
    for _ in range(down):
        assert entry.choose(1)
    entry.enter() if listed else entry.leave()
    assert entry.texts.get(spec.name, "") == text, (spec.name, keys, text)
    count.keys[_own(spec.name)] += len(keys) + down + (not text) + listed


def _shortest(entry: Entry, spec: FieldSpec, text: str) -> tuple[str, int]:
    """What to type, and how often to press ↓, for a text: the fewest keys of all spellings that give it."""
    if not text or spec.name.startswith(REASON):
        return text, 0
    best: tuple[str, int] | None = None
    for keys in spellings(spec, text, VERSION):
        if best is not None and len(keys) >= len(best[0]) + best[1]:
            break
        down = _gives(entry, spec, keys, text)
        if down is not None and (best is None or len(keys) + down < len(best[0]) + best[1]):
            best = keys, down
    assert best is not None, f"no spelling gives {spec.name}"
    return best


def _gives(entry: Entry, spec: FieldSpec, keys: str, text: str) -> int | None:
    """How often ↓ is pressed for a spelling to give the text; None where it doesn't."""
    trial = copy.copy(entry)
    trial.line, trial.marked, trial.list_shut = LineEdit(keys, len(keys)), 0, False
    hits = trial.hits()
    if not hits:
        try:
            return 0 if tidy(spec, keys, TODAY) == text else None
        except Bad:
            return None
    for down in range(_MOST_STEPS + 1):
        taken = trial.taken(hits)
        if taken is not None and taken.value == text:
            return down
        trial.choose(1)
    return None


def _own(name: str) -> str:
    return REASON if name.startswith(REASON) else name


def counted(say: Callable[[str], None] = lambda _line: None) -> Count:
    """All sixty, in the order of the file."""
    count, carry, tables = Count(), CarryOver(), lookups()
    for row in sample_rows():
        typed(row, carry, tables, count)
    say(f"{'field':20}{'keys':>7}{'characters':>12}{'ratio':>8}")
    for name in sorted({*count.keys, *count.characters}, key=lambda n: -count.keys[n]):
        keys, held = count.keys[name], count.characters[name]
        ratio = f"{keys / held:8.2f}" if held else f"{'-':>8}"
        say(f"{name:20}{keys:7}{held:12}{ratio}")
    say(f"{'open and end':20}{_OWN_KEYS * count.records:7}")
    say(f"{'answers, apart':20}{count.answers:7}")
    return count


TOLD = (
    "nik", "kk", "name", "ktp_address", "phone", "email", "npwp", "bpjs_health", "bpjs_employment", "trade_name",
    "description", "product_kind", "brand",
)  # fmt: skip
"""What stands on the applicant's papers or in their mouth alone: each character is a key, and Enter one more."""


def run() -> list[Figure]:
    """The ratio over all, of what the form shows and of the whole record; and why it isn't less."""
    count = counted(lambda line: print("  " + line))  # noqa: T201
    hidden = sum(count.characters[s.name] for s in FORM.fields() if s.hidden)
    seen = count.characters.total() - hidden
    keys = count.keys.total() + _OWN_KEYS * count.records
    told = sum(count.keys[name] for name in TOLD)
    others = count.characters.total() - sum(count.characters[name] for name in TOLD)
    return [
        Figure("keys a character of the record, 60 applicants", count.ratio, "", budget=0.6),
        Figure("the same without the fields that nobody sees", keys / seen, "", budget=0.6),
        Figure("of all keys: told by the applicant alone, no way to fill", 100 * told / keys, "%"),
        Figure("keys a character in all other fields", (keys - told) / others, "", budget=0.6),
        Figure("keys an applicant, answers apart", keys / count.records, "keys"),
        Figure("answers of the read-back, an applicant", count.answers / count.records, "keys"),
    ]
