"""A stick that is full, locked or pulled out at any moment, files that are anything: nothing is left half done."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from operator_tui.core.errors import OperatorError, Refused, StoreTrouble
from operator_tui.delivery import bring, bundle, carry, haul, stick
from operator_tui.locale import sentence
from operator_tui.store import bundles, outbox
from operator_tui.store.sqlcipher import rows
from tests.links import Bench
from tests.making import ready, statuses
from tests.sticks import Stick, everything
from tests.test_bundle_format import BAD


@pytest.fixture
def usb(at: Bench, tmp_path: Path) -> Stick:
    return Stick(at, tmp_path / "stick")


def failing(code: int) -> Callable[..., Any]:
    def fail(*_args: object, **_more: object) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


class Limited:
    """A file that takes some bytes, then the stick is full or gone."""

    def __init__(self, file: Any, code: int) -> None:
        self._file, self._code = file, code

    def __enter__(self) -> "Limited":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        self._file.write(data[: len(data) // 2])
        raise OSError(self._code, os.strerror(self._code))


FAULTS = {
    "full": (errno.ENOSPC, "bundle.stick-full"),
    "locked": (errno.EROFS, "bundle.stick-read-only"),
    "not allowed": (errno.EACCES, "bundle.stick-read-only"),
    "broken": (errno.EIO, "bundle.stick-gone"),
    "pulled out": (errno.ENODEV, "bundle.stick-gone"),
}


@pytest.mark.parametrize("moment", ["open", "write", "sync"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_stick_that_fails_before_the_file_is_whole_leaves_no_file_and_nothing_has_left(
    usb: Stick, monkeypatch: pytest.MonkeyPatch, fault: str, moment: str
) -> None:
    code, key = FAULTS[fault]
    store = usb.at.store
    ready(store, 2)
    real = Path.open
    with monkeypatch.context() as patch:
        if moment == "open":
            patch.setattr(Path, "open", failing(code))
        elif moment == "write":
            patch.setattr(Path, "open", lambda path, *a, **m: Limited(real(path, *a, **m), code))
        else:
            patch.setattr(os, "fsync", failing(code))
        with pytest.raises(StoreTrouble) as trouble:
            usb.export()
    assert trouble.value.key == key and sentence(trouble.value)
    assert list(usb.folder.iterdir()) == []
    assert statuses(store) == {"ready": 2} and store.read(lambda db: bundles.newest(db, 9)) == []
    usb.export()  # and the next stick takes it
    assert statuses(store) == {"unknown": 2}


def test_a_stick_that_goes_as_the_file_gets_its_name_counts_as_taken_along_and_is_only_asked_again(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = usb.at.store
    ready(store, 2)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(errno.EIO))
        with pytest.raises(StoreTrouble, match="no-name"):
            usb.export()
    assert list(usb.folder.iterdir()) == []
    assert statuses(store) == {"unknown": 2} and store.read(outbox.waiting) == 2
    [batch] = store.read(lambda db: list(rows(db, "SELECT verdict, cause FROM batches")))
    assert batch == {"verdict": "cut", "cause": "no name"}
    path = usb.written()
    usb.to_office(path)
    usb.take(path)
    assert statuses(store) == {"accepted": 2}


def test_a_power_cut_between_the_record_and_the_name_is_only_asked_again(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(*_args: object) -> Path:
        raise PowerCut

    store = usb.at.store
    ready(store, 1)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(PowerCut):
            usb.export()
    assert statuses(store) == {"unknown": 1}
    usb.at.engine.run_once()
    assert statuses(store) == {"accepted": 1}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_changes_nothing_at_the_office(usb: Stick, name: str) -> None:
    from operator_tui.office import bundle as office_bundle

    ready(usb.at.store, 1)
    before = usb.at.office.read(lambda db: [*rows(db, "SELECT * FROM applications")])
    with pytest.raises(Refused):
        office_bundle.take(usb.at.office, BAD[name][0], usb.at.clock(), training=True)
    assert usb.at.office.read(lambda db: [*rows(db, "SELECT * FROM applications")]) == before


@pytest.mark.parametrize("name", [*BAD, "the bundle itself"])
def test_a_bad_file_changes_nothing_on_the_laptop(usb: Stick, name: str) -> None:
    store = usb.at.store
    ready(store, 1)
    data = usb.written().read_bytes() if name == "the bundle itself" else BAD[name][0]
    carry._identity(store)
    before = everything(store)
    with pytest.raises(Refused) as refused:
        bring.take(store, usb.folder, data)
    assert sentence(refused.value) and everything(store) == before


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_bundle_cut_anywhere_is_refused_whole(usb: Stick, cut: int) -> None:
    from operator_tui.office import bundle as office_bundle

    ready(usb.at.store, 1)
    data = usb.written().read_bytes()
    with pytest.raises(Refused):
        office_bundle.take(
            usb.at.office, data[: len(data) * cut // 100], usb.at.clock(), training=True
        )


def test_a_file_of_a_gigabyte_is_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "x.optui"
    with large.open("wb") as file:
        file.write(b"age-encryption.org/v1\n")
        file.truncate(1 << 30)
    data = stick.read(large, bundle.LARGEST)
    assert len(data) == bundle.LARGEST + 1
    with pytest.raises(Refused, match="too-large"):
        bundle.open_bundle(data, bundle.new_secret_key())


def test_what_is_no_file_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone", tmp_path / "a\0b"):
        with pytest.raises(Refused, match="unreadable"):
            stick.read(path, 10)


def test_only_files_that_end_so_are_found_and_a_stick_that_is_gone_has_none(tmp_path: Path) -> None:
    for name in ("b.jawaban.optui", "a.JAWABAN.OPTUI", "c.optui", "d.txt", "x.jawaban.optui"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "e.jawaban.optui").mkdir()
    found = [path.name for path in stick.found(tmp_path, bundle.ANSWER_SUFFIX, "abcde")]
    assert found == ["a.JAWABAN.OPTUI", "b.jawaban.optui"]
    assert stick.found(tmp_path / "gone", bundle.ANSWER_SUFFIX, "abcde") == []


def test_on_a_stick_with_a_thousand_files_of_other_laptops_ones_own_are_found(usb: Stick) -> None:
    ready(usb.at.store, 2)
    for n in range(1_000):
        (usb.folder / f"MJL01-261123-0901-{n:04}{bundle.ANSWER_SUFFIX}").touch()
    path = usb.written()
    usb.to_office(path)
    done = haul.take(usb.at.store, usb.folder, usb.folder)
    assert (done.accepted, done.errors) == (2, [])


def test_a_stick_that_only_answers_with_errors_is_one_sentence(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(usb.at.store, 1)
    stat = Path.stat
    gone = failing(errno.EIO)
    monkeypatch.setattr(
        Path, "stat", lambda path, **how: gone() if usb.folder in (path, path.parent) else stat(path, **how)
    )  # fmt: skip
    with pytest.raises(OperatorError, match="no-folder"):
        carry.export(usb.at.store, usb.folder, usb.key)
    [(name, error)] = haul.take(usb.at.store, usb.folder, usb.folder).errors
    assert (name, error.key) == (usb.folder.name, "bundle.unreadable")
    assert statuses(usb.at.store) == {"ready": 1}


def test_a_folder_that_is_none_is_one_sentence(usb: Stick) -> None:
    ready(usb.at.store, 1)
    for target in (usb.folder / "gone", usb.folder / "gone" / "x.optui"):
        with pytest.raises(OperatorError, match="no-folder"):
            carry.export(usb.at.store, target, usb.key)
    assert statuses(usb.at.store) == {"ready": 1}
