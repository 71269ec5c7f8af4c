"""What paper promises: printed only of what is issued, and the second print says so. On a real store."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.reports.slips import print_slips
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Store
from tests.making import in_every_status, ready


def read(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def prints(store: Store) -> int:
    row = store.read(lambda db: one(db, "SELECT count(*) AS n FROM prints"))
    return int(row["n"]) if row else 0


@pytest.fixture
def apps(store: Store) -> dict[Status, Application]:
    return in_every_status(store)


def test_every_print_after_the_first_is_marked_as_a_copy(
    store: Store, tmp_path: Path, apps: dict[Status, Application]
) -> None:
    app, path = apps[Status.ISSUED], tmp_path / "s.pdf"
    marks = []
    for _ in range(3):
        print_slips(store, [app.seq], path)
        text = read(path)
        assert app.nib in text and app.ref in text
        marks.append(re.findall(r"SALINAN \S+", text))
    assert marks == [[], ["SALINAN ke-2"], ["SALINAN ke-3"]]
    assert prints(store) == 3


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.ISSUED])
@pytest.mark.parametrize("beside", [True, False])
def test_no_slip_of_what_is_not_issued(
    store: Store, tmp_path: Path, apps: dict[Status, Application], status: Status, beside: bool
) -> None:
    path = tmp_path / "slips.pdf"
    seqs = [apps[Status.ISSUED].seq] * beside + [apps[status].seq]
    with pytest.raises(Refused, match=r"store\.not-issued"):
        print_slips(store, seqs, path)
    assert not path.exists()
    assert list(tmp_path.glob("*.pdf")) == list(tmp_path.glob(".*.part")) == []
    assert prints(store) == 0


def test_an_unknown_row_prints_nothing(store: Store, tmp_path: Path) -> None:
    ready(store)
    with pytest.raises(Refused, match=r"store\.ref-unknown"):
        print_slips(store, [99], tmp_path / "s.pdf")
    assert not (tmp_path / "s.pdf").exists()
