"""A reason opens the one gate it was given for: the check of a field, or a NIK that is here already."""

import pytest

from operator_tui import forms
from operator_tui.core import checks, content
from operator_tui.core.checks import DUPLICATE, REASON, Problem, Severity
from operator_tui.core.entry import Entry
from operator_tui.core.errors import Refused
from operator_tui.reference.lookups import TABLES, Lookups
from operator_tui.store import applications
from operator_tui.store.applications import Typed
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY
from tests.making import FORM, sample_rows, texts_of

IMPOSSIBLE = Problem("nik", "nik.day", Severity.REASON)
TWICE = Problem(
    "nik", DUPLICATE, Severity.REASON, {"ref": "D-001", "status": "draft", "by": "Siti"}
)
ODD = 33
"""The sample applicant whose NIK holds an impossible date; the file gives the reason."""


def test_each_problem_has_its_own_reason() -> None:
    assert checks.reason_name(IMPOSSIBLE) == "reason:nik"
    assert checks.reason_name(TWICE) == "reason:nik:duplicate"
    assert {checks.reason_field(checks.reason_name(p)) for p in (IMPOSSIBLE, TWICE)} == {"nik"}
    assert checks.reason_field("nik") == "nik"


def test_a_reason_for_one_opens_no_other() -> None:
    both = [IMPOSSIBLE, TWICE]
    assert checks.blocking(both, {"reason:nik": "KTP dilihat"}) == [TWICE]
    assert checks.blocking(both, {"reason:nik:duplicate": "usaha kedua"}) == [IMPOSSIBLE]
    given = {"reason:nik": "KTP dilihat", "reason:nik:duplicate": "usaha kedua"}
    assert checks.blocking(both, given) == []
    assert content.reasons(given) == {"nik": "KTP dilihat", "nik:duplicate": "usaha kedua"}


def test_each_reason_has_a_row_of_its_own_in_the_form() -> None:
    entry = Entry.open(forms.load("nib"), Lookups(), TODAY, "2020", {"nik": "3210033213990001"})
    entry.known(TWICE)
    names = [spec.name for spec in entry.fields()]
    assert names[:3] == ["nik", REASON + "nik", REASON + "nik:duplicate"]
    labels = [spec.label for spec in entry.fields()[1:3]]
    assert labels[0] != labels[1] and all(len(label.id) <= 16 for label in labels)
    assert {REASON + "nik", REASON + "nik:duplicate"} <= set(entry.blocking_fields())
    entry.go(REASON + "nik:duplicate")
    for character in "usaha kedua":
        entry.insert(character)
    entry.leave()
    assert REASON + "nik" in entry.blocking_fields()
    assert REASON + "nik:duplicate" not in entry.blocking_fields()
    entry.section_step(1)
    assert entry.focus == "phone"


def test_a_row_that_is_no_longer_needed_gives_the_cursor_back() -> None:
    entry = Entry.open(forms.load("nib"), Lookups(), TODAY, "2020", {"nik": "3210035704880001"})
    entry.known(TWICE)
    entry.go(REASON + "nik:duplicate")
    entry.known(None)
    assert entry.focus == "nik"


def test_a_draft_with_the_former_key_opens_and_keeps_its_words(store: Store) -> None:
    texts = {**texts_of(sample_rows()[0]).texts, "reason:nik": "usaha kedua"}
    entry = Entry.open(FORM, Lookups(), TODAY, "2020", texts)
    entry.known(TWICE)
    assert entry.texts["reason:nik"] == "usaha kedua"
    assert entry.blocking_fields() == [REASON + "nik:duplicate"]


def test_the_same_odd_person_twice_needs_the_second_reason(store: Store) -> None:
    row = sample_rows()[ODD]
    typed = texts_of(row)
    texts = {**typed.texts, "reason:nik": row["reason"]}

    def make(texts: dict[str, str]) -> applications.Application:
        def job(tx: Tx) -> applications.Application:
            seq = applications.begin(tx, FORM, Typed(texts, typed.filled)).seq
            return applications.finalise(tx, seq, FORM, TODAY, TABLES)

        return store.do(job)

    assert row["reason"] and make(texts).ref
    with pytest.raises(Refused) as refused:
        make(texts)
    assert refused.value.params["problem"] == DUPLICATE
    assert make({**texts, "reason:nik:duplicate": "usaha kedua"}).ref
