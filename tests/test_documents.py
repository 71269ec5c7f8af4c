"""The official PDF that OSS gave: kept whole with its application, encrypted, and given out unchanged."""

import os
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core import dropped
from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.reports import attached
from operator_tui.store import applications, decisions, documents, entries, home, journal, listing
from operator_tui.store.application import Application
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.making import ready
from tests.test_cli import Cli, cli, laptop  # noqa: F401  fixtures
from tests.test_screens import burst, running, shown, until

DAY = date(2026, 11, 24)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\r\n"


def issued(store: Store, number: int = 1) -> Application:
    """An application that was entered in OSS by hand."""
    [app] = ready(store, 1, number)
    entry = store.do(lambda tx: entries.begin(tx, app.seq))
    return store.do(lambda tx: entries.issued(tx, entry.id, f"12990000{number:05}", DAY))


def attach(store: Store, app: Application, data: bytes = PDF) -> documents.Document:
    return store.do(lambda tx: documents.attach(tx, app.seq, "nib.pdf", data))


def papers(store: Store, app: Application) -> list[documents.Document]:
    return store.read(lambda db: documents.of(db, app.seq))


def test_what_is_attached_comes_out_as_it_went_in_and_lies_there_once(store: Store) -> None:
    app = issued(store)
    first = attach(store, app)
    assert attach(store, app) == first
    assert papers(store, app) == [first]
    assert store.read(lambda db: documents.content(db, first)) == PDF
    told = [
        row for row in store.read(lambda db: journal.of(db, app.id)) if row["what"] == "attached"
    ]
    assert [row["detail"] for row in told] == [{"digest": first.digest, "size": len(PDF)}]
    newer = attach(store, app, PDF + b"%%EOF")
    assert papers(store, app) == [newer, first]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "no-pdf"),
        (b"<html>masuk</html>" + PDF[9:], "no-pdf"),
        (b" " * 1100 + PDF, "no-pdf"),
        (PDF[:-9], "cut"),
        (PDF[:-7] + b"\n" * 1100, "cut"),
        (PDF + bytes(documents.LARGEST - len(PDF) + 1), "large"),
    ],
)
def test_what_is_no_whole_pdf_is_refused_in_words(store: Store, data: bytes, key: str) -> None:
    app = issued(store)
    with pytest.raises(Refused) as told:
        attach(store, app, data)
    assert told.value.key == f"documents.{key}"
    assert papers(store, app) == []


def test_the_largest_there_may_be_is_kept(store: Store) -> None:
    app = issued(store)
    data = PDF[:9] + os.urandom(documents.LARGEST - len(PDF)) + PDF[9:]
    kept = attach(store, app, data)
    assert kept.size == documents.LARGEST
    assert store.read(lambda db: documents.content(db, kept)) == data


def test_only_an_issued_one_has_papers_and_each_is_one_persons(store: Store) -> None:
    [waiting] = ready(store, 1, 3)
    with pytest.raises(Refused) as told:
        attach(store, waiting)
    assert told.value.key == "documents.not-issued"
    one, other = issued(store, 1), issued(store, 2)
    attach(store, one)
    with pytest.raises(Refused) as told:
        attach(store, other)
    assert (told.value.key, told.value.params["ref"]) == ("documents.of-another", one.ref)


def test_the_paper_of_a_wrong_nib_is_shown_no_more_and_never_taken_again(store: Store) -> None:
    app = issued(store)
    attach(store, app)
    store.do(lambda tx: decisions.wrong_nib(tx, app.seq, "NIB tetangganya"))
    assert papers(store, app) == []
    entry = store.do(lambda tx: entries.begin(tx, app.seq))
    store.do(lambda tx: entries.issued(tx, entry.id, "1299000099999", DAY))
    with pytest.raises(Refused) as told:
        attach(store, app)
    assert told.value.key == "documents.was-wrong"


def test_bytes_that_changed_in_the_store_are_never_given_out(store: Store) -> None:
    kept = attach(store, issued(store))
    store.do(lambda tx: tx.db.execute("UPDATE documents SET content = ?", [PDF + b"x"]))
    with pytest.raises(StoreTrouble):
        store.read(lambda db: documents.content(db, kept))


def test_the_store_on_the_disk_shows_nothing_of_a_document(store: Store) -> None:
    attach(store, issued(store))
    store.do(lambda tx: tx.db.execute("SELECT 1"))
    for file in store.path.parent.glob("store.db*"):
        assert b"%PDF-" not in file.read_bytes()
        assert bytes(range(32, 96)) not in file.read_bytes()


def test_a_document_goes_in_and_out_by_command(laptop: Cli, tmp_path: Path) -> None:  # noqa: F811
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        app = issued(store)
    file, out = tmp_path / "unduhan NIB.pdf", tmp_path / "out"
    file.write_bytes(PDF)
    out.mkdir()
    assert laptop("attach", app.ref.lower(), str(file))[0] == 0
    code, said, _ = laptop("attach", app.ref)
    assert (code, said.count("\n"), "unduhan NIB.pdf" in said) == (0, 1, True)
    assert laptop("attach", app.ref, "--out", str(out))[0] == 0
    assert {one.name: one.read_bytes() for one in out.iterdir()} == {f"{app.ref}.pdf": PDF}
    file.write_bytes(b"<html>")
    code, _, err = laptop("attach", app.ref, str(file))
    assert (code, "is no PDF" in err) == (1, True)


def test_what_is_no_file_attaches_nothing_and_what_has_no_paper_writes_none(
    store: Store, tmp_path: Path
) -> None:
    for path in (tmp_path, tmp_path / "not-there.pdf", Path("a\0b.pdf")):
        with pytest.raises(Refused) as told:
            documents.read(path)
        assert told.value.key == "documents.unreadable"
    app = issued(store)
    with pytest.raises(Refused):
        attached.write(store, app, tmp_path)
    attach(store, app)
    attach(store, app, PDF + b"%%EOF")
    with pytest.raises(Usage):
        attached.write(store, app, tmp_path / "nowhere")
    done = attached.write(store, app, tmp_path)
    assert [path.name for path, _ in done] == [f"{app.ref}.pdf", f"{app.ref}-2.pdf"]
    assert [path.read_bytes() for path, _ in done] == [PDF, PDF + b"%%EOF"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (" /home/siti/nib.pdf ", "/home/siti/nib.pdf"),
        ("'/home/siti/NIB ibu Enung.pdf'", "/home/siti/NIB ibu Enung.pdf"),
        ("'/home/Ma'\\''mun.pdf'", "/home/Ma'mun.pdf"),
        ('"C:\\Users\\Siti\\NIB baru.pdf"', "C:\\Users\\Siti\\NIB baru.pdf"),
        ("C:\\Users\\Siti\\nib.pdf", "C:\\Users\\Siti\\nib.pdf"),
        ("\\\\kantor\\nib.pdf", "\\\\kantor\\nib.pdf"),
        ("/home/siti/NIB\\ ibu\\ (1).pdf", "/home/siti/NIB ibu (1).pdf"),
        ("file:///home/siti/NIB%20ibu.pdf", "/home/siti/NIB ibu.pdf"),
        ("file:///C:/Users/nib.pdf", "C:/Users/nib.pdf"),
        ("file://kantor/bagi/nib.pdf", "//kantor/bagi/nib.pdf"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_file_dropped_on_the_terminal_is_its_path(text: str, path: str) -> None:
    assert dropped.path(text) == path


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\'\"\0")))
def test_a_path_in_any_quotes_is_that_path(name: str) -> None:
    assert dropped.path(f"'/x{name}x'") == dropped.path(f'"/x{name}x"') == f"/x{name}x"


def test_every_state_but_issued_refuses_a_document(store: Store) -> None:
    from tests.making import in_every_status

    for status, app in in_every_status(store).items():
        if status is not Status.ISSUED:
            with pytest.raises(Refused):
                attach(store, app)
    kept = store.read(
        lambda db: [
            seq
            for seq in listing.seqs(db, Filter())
            if documents.of(db, applications.get(db, seq).seq)
        ]
    )
    assert kept == []


async def test_what_is_typed_while_the_screen_is_read_is_taken_after_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was attached all the same, and nothing said so."""
    issued_ = issued(store)
    file, begun, original = tmp_path / "nib.pdf", threading.Event(), documents.of
    file.write_bytes(PDF)

    def slow(*args: Any) -> Any:
        if not begun.is_set():
            begun.set()
            threading.Event().wait(0.5)  # a disk that takes its time
        return original(*args)

    monkeypatch.setattr("operator_tui.store.documents.of", slow)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("attach", seq=issued_.seq)
        burst(app, str(file), "<enter>")
        await until(pilot, lambda: f"nib.pdf terlampir pada {issued_.ref}" in shown(app))
