"""Corrections: every value that was put in the place of another is kept, with who and when, and can't be taken back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from operator_tui.core import content
from operator_tui.core.errors import StoreTrouble
from operator_tui.core.lifecycle import Status
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, changes
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY
from tests.making import FORM, in_every_status, ready, sample_rows, texts_of
from tests.test_screens import burst, running, shown, until


def corrected(store: Store, app: Application, **new: str) -> Application:
    """The application with some of its answers changed, made final again."""
    typed = store.read(lambda db: applications.typed(db, app.seq))
    texts = {**typed.texts, **new}

    def job(tx: Tx) -> Application:
        if app.status is Status.READY:
            applications.reopen(tx, app.seq)
        applications.save(tx, app.seq, Typed(texts, typed.filled))
        return applications.finalise(tx, app.seq, FORM, TODAY, TABLES)

    return store.do(job)


def told(store: Store, app: Application) -> list[tuple[int, str, str, str]]:
    found = store.read(lambda db: changes.of(db, app.seq))
    assert {(c.by, bool(c.at)) for c in found} <= {("Siti", True)}
    return [(c.revision, c.field, c.old, c.new) for c in found]


def test_a_first_revision_changes_nothing(store: Store) -> None:
    [app] = ready(store)
    assert told(store, app) == []


def test_each_changed_value_is_kept_old_and_new(store: Store) -> None:
    app = in_every_status(store)[Status.RETURNED]
    former = store.read(lambda db: applications.typed(db, app.seq)).texts
    again = corrected(store, app, kbli="56102", working_capital="5jt", birth_date="18-04-1990")
    assert again.revision == 2
    assert told(store, app) == [
        (2, "birth_date", former["birth_date"], "18-04-1990"),
        (2, "kbli", former["kbli"], "56102"),
        (2, "working_capital", former["working_capital"], "5000000"),
    ]


def test_what_was_emptied_and_what_is_new_are_kept_too(store: Store) -> None:
    [app] = ready(store)
    former = store.read(lambda db: applications.typed(db, app.seq)).texts
    corrected(store, app, kk="", brand="RENYAH")
    found = told(store, app)
    assert (2, "kk", former["kk"], "") in found
    assert (2, "brand", former.get("brand", ""), "RENYAH") in found


def test_changes_are_never_altered_nor_taken_out(store: Store) -> None:
    [app] = ready(store)
    corrected(store, app, trade_name="LAIN")
    for sql in ("UPDATE changes SET old = ''", "DELETE FROM changes"):
        with pytest.raises(StoreTrouble):
            store.do(lambda tx, sql=sql: tx.db.execute(sql))  # type: ignore[misc]
    assert [field for _, field, _, _ in told(store, app)] == ["trade_name"]


@pytest.mark.parametrize("number", range(1, 61, 4))
def test_what_was_sent_can_be_read_back_as_it_stood_in_the_form(number: int) -> None:
    texts = texts_of(sample_rows()[number - 1]).texts
    sent = content.content(FORM, texts, TODAY)
    assert content.texts_of(FORM, sent) == content.tidied(FORM, texts, TODAY)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=st.lists(st.sampled_from(["ANI", "TUTI", "IIN", "OOM"]), min_size=1, max_size=5))
def test_the_history_can_be_walked_back_to_the_first_value(store: Store, values: list[str]) -> None:
    typed = texts_of(sample_rows()[0])
    texts = {**typed.texts, "trade_name": "AWAL", "reason:nik:duplicate": "usaha lain"}
    seq = store.do(lambda tx: applications.begin(tx, FORM, Typed(texts, typed.filled))).seq
    app = store.do(lambda tx: applications.finalise(tx, seq, FORM, TODAY, TABLES))
    for value in values:
        app = corrected(store, app, trade_name=value)
    now = values[-1]
    for revision, field, old, new in reversed(told(store, app)):
        assert (field, new) == ("trade_name", now)
        assert revision <= app.revision
        now = old
    assert now == "AWAL"


async def test_the_life_line_shows_them_without_a_whole_number(
    store: Store, tmp_path: Path
) -> None:
    [app_] = ready(store)
    corrected(store, app_, trade_name="KERIPIK ENUNG", phone="081322100999")
    former = store.read(lambda db: changes.of(db, app_.seq))
    old = next(c.old for c in former if c.field == "trade_name")
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        app.open_screen("detail", seq=app_.seq)
        await until(pilot, lambda: "revisi 2" in shown(app))
        burst(app, *["<up>"] * 6)
        await until(pilot, lambda: f"Nama usaha: {old}" in shown(app))
        text = shown(app)
    assert "KERIPIK ENUNG" in text
    assert "0813…0999" in text and "22100999" not in text
