"""Forms that the office's staff adds: held to from then on, and what came before is looked at again."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from operator_tui import forms
from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.forms.mistakes import BadForm
from operator_tui.office import shelf, staff
from operator_tui.office.shelf import MISFIT, UNKNOWN, Added
from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database
from tests.conftest import PASSPHRASE
from tests.test_forms_home import newer
from tests.test_office import NOW, device, take
from tests.test_office_forms import application

OWN = "3-mjl"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[OfficeStore]:
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        yield store


def add(store: OfficeStore, text: str) -> Added:
    return shelf.add(store, shelf.read(text.encode()), "Siti", NOW)


def flags(store: OfficeStore) -> list[str]:
    return [one.flag for one in staff.held(store)]


def test_an_unknown_version_is_taken_and_flagged_until_its_form_comes(
    made: OfficeStore, tmp_path: Path
) -> None:
    laptop = device(made)
    fits = {**application().body["content"], "market_stall": "B12"}
    items = (
        application(1),
        application(1, form_version=OWN, content=fits),
        application(1, form_version=OWN),
        application(1, form="kue", form_version="9"),
    )
    assert [r.verdict for r in take(made, laptop, *items).results] == ["accepted"] * 4
    assert flags(made) == ["", UNKNOWN, UNKNOWN, UNKNOWN]
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as beside:  # another process
        assert add(beside, newer(OWN)) == Added(shelf.read(newer(OWN).encode()), True, 1, 1)
    assert flags(made) == ["", "", MISFIT, UNKNOWN]
    [bad] = take(made, laptop, application(2, form_version=OWN)).results
    assert (bad.verdict, bad.field) == ("invalid", "market_stall")
    [good] = take(made, laptop, application(2, form_version=OWN, content=fits)).results
    assert good.verdict == "accepted"
    assert flags(made) == ["", "", MISFIT, UNKNOWN, ""]
    assert add(made, newer(OWN).replace("\n", "\r\n")).new is False


def test_what_was_broken_off_is_finished_by_adding_it_again_or_serving(
    made: OfficeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = device(made)
    fits = {**application().body["content"], "market_stall": "B12"}
    for _ in range(3):
        take(
            made, laptop, application(form_version=OWN, content=fits), application(form_version=OWN)
        )
    monkeypatch.setattr(shelf, "_AT_ONCE", 2)
    write, left = made.write, [2]

    def dies(job: Callable[[Database], Any]) -> Any:
        if not left[0]:
            raise StoreTrouble("store.full")
        left[0] -= 1
        return write(job)

    monkeypatch.setattr(made, "write", dies)
    with pytest.raises(StoreTrouble):
        add(made, newer(OWN))
    monkeypatch.setattr(made, "write", write)
    assert flags(made) == ["", MISFIT, *[UNKNOWN] * 4]
    again = add(made, newer(OWN))
    assert (again.new, again.fit, again.misfit) == (False, 2, 2)
    assert flags(made) == ["", MISFIT] * 3
    made.write(lambda db: db.execute("UPDATE applications SET flag = ?", [UNKNOWN]))
    shelf.catch_up(made)  # as when a newer version of the program brought the form
    assert flags(made) == ["", MISFIT] * 3


def test_a_version_is_one_form_for_ever(made: OfficeStore) -> None:
    add(made, newer(OWN))
    with pytest.raises(Refused) as refused:
        add(made, newer(OWN, label="Nomor kios"))
    assert refused.value.key == "staff.form-taken"
    assert add(made, forms.shipped_text("nib")).new is False
    with pytest.raises(BadForm) as bad:
        add(made, newer("2"))
    assert bad.value.mistakes[0].key == "form.same-version"


def test_the_list_says_where_each_form_is_from_and_what_names_it(made: OfficeStore) -> None:
    laptop = device(made)
    take(made, laptop, application(1), application(2), application(3, form="kue", form_version="9"))
    add(made, newer(OWN))
    rows = {
        (row["name"], row["version"]): (row["origin"], row["applications"])
        for row in made.read(lambda db: shelf.listed(db, made.known.library))
    }
    assert rows["nib", "2"] == ("shipped", 2)
    assert rows["nib", OWN] == (shelf.ADDED, 0)
    assert rows["kue", "9"] == (UNKNOWN, 1)
