"""Ends of things: a disk that is full under the output, a certificate nobody knows, an office's file that is broken."""

import errno
import ssl
from pathlib import Path

import httpx
import pytest

from operator_tui.cli import ending
from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.delivery import reading
from operator_tui.delivery.link import Heard, Verdict, judge
from operator_tui.delivery.problems import sentence_of
from operator_tui.locale import say, sentence
from operator_tui.office.store import DB_FILE, FOLDER, OfficeStore
from operator_tui.store import events
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE, fixed_clock


def test_a_full_disk_under_the_output_is_no_fault_of_the_program() -> None:
    assert ending.crashed(OSError(errno.ENOSPC, "No space left on device")) == say("store.full")
    assert "OSError" in ending.crashed(OSError(errno.EIO, "x"))


def test_a_certificate_that_is_not_known_has_its_own_sentence() -> None:
    inner = ssl.SSLCertVerificationError(
        1, "[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate"
    )
    error = httpx.ConnectError(f"{'x' * 200} Hostname mismatch for 'localhost'")
    error.__cause__ = inner
    assert reading.failure(error) == Verdict.CERTIFICATE
    link = judge(
        Heard(failure=reading.failure(error), cause=reading.cause(error)), "n", fixed_clock()
    )
    told = sentence(sentence_of(link.verdict, link.cause))
    assert "Sertifikat" in told
    assert told.endswith("Hostname mismatch for 'localhost']")


def test_the_reason_of_an_unknown_certificate_is_told_and_no_line_of_a_library() -> None:
    why = "certificate verify failed: unable to get local issuer certificate"
    error = httpx.ConnectError(f"[SSL: CERTIFICATE_VERIFY_FAILED] {why} (_ssl.c:1006)")
    told = sentence(sentence_of(Verdict.CERTIFICATE, reading.cause(error)))
    assert told.endswith("unable to get local issuer certificate]")


@pytest.mark.parametrize("kept", [0, 8192])
def test_a_damaged_office_is_never_taken_for_a_new_one(tmp_path: Path, kept: int) -> None:
    made = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    made.enrol("MJL03", fixed_clock())
    folder = tmp_path / FOLDER
    copy = tmp_path / "later"
    copy.mkdir()
    (copy / FOLDER).mkdir()
    for file in folder.iterdir():  # as a killed gateway leaves it: its writes are still in the log
        (copy / FOLDER / file.name).write_bytes(file.read_bytes())
    made.close()
    db = copy / FOLDER / DB_FILE
    db.write_bytes(db.read_bytes()[:kept])
    before = {file.name: file.read_bytes() for file in (copy / FOLDER).iterdir()}
    with pytest.raises(StoreTrouble, match=r"store\.damaged"):
        OfficeStore.open_or_create(copy, PASSPHRASE)
    after = {file.name: file.read_bytes() for file in (copy / FOLDER).iterdir()}
    assert {name: after[name] for name in before if "shm" not in name} == {
        name: data for name, data in before.items() if "shm" not in name
    }


def test_an_event_is_not_chosen_by_a_letter_of_its_id(store: Store) -> None:
    made = store.do(
        lambda tx: events.add(tx, "Cikijing", "2026-11-24", "Cikijing, Cikijing", "WIB")
    )
    with pytest.raises(Refused):
        store.do(lambda tx: events.use(tx, made.id[:3]))
    assert store.do(lambda tx: events.use(tx, made.id[:8])) == made
    assert store.do(lambda tx: events.use(tx, "Cikijing")) == made
