"""Invented applicants for tests, made the way the program makes them."""

import csv
from collections.abc import Iterator
from datetime import date

from operator_tui import forms
from operator_tui.core.lifecycle import Status
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, importing, outbox, updates
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Store, Tx
from tests.conftest import SAMPLES, TODAY

FORM = forms.load("nib")


def sample_rows() -> list[dict[str, str]]:
    """The 60 sample applicants, as they stand in the file."""
    with (SAMPLES / "applicants.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts_of(row: dict[str, str], today: date = TODAY) -> Typed:
    """A sample row as the form would hold it."""
    texts, filled = importing.row_texts(FORM, row, today, "2020")
    return Typed(texts, filled)


def typed_texts(row: dict[str, str], today: date = TODAY) -> dict[str, str]:
    """What stands in the form once a person typed a sample row: no answer to what isn't asked."""
    texts = texts_of(row, today).texts
    asked = FORM.asked_statements(texts)
    return {
        n: t for n, t in texts.items() if all(s.name != n or s in asked for s in FORM.statements)
    }


def draft(store: Store, number: int = 1) -> Application:
    """A draft of the sample applicant with this number, from 1."""
    typed = texts_of(sample_rows()[number - 1])
    return store.do(lambda tx: applications.begin(tx, FORM, typed))


def ready(store: Store, count: int = 1, first: int = 1) -> list[Application]:
    """Finalised applications of the sample applicants from ``first`` on."""
    found = []
    for number in range(first, first + count):
        seq = draft(store, number).seq
        found.append(
            store.do(lambda tx, seq=seq: applications.finalise(tx, seq, FORM, TODAY, TABLES))
        )  # type: ignore[misc]
    return found


def many(store: Store, count: int, first: int = 1) -> list[Application]:
    """Any number of ready applications: the first sample applicant under distinct NIKs, the first one's ``first``."""
    typed = texts_of(sample_rows()[1])

    def make(tx: Tx) -> Iterator[Application]:
        for n in range(first, first + count):
            texts = {**typed.texts, "nik": f"{321003031179}{n:04}"}
            seq = applications.begin(tx, FORM, Typed(texts, typed.filled)).seq
            yield applications.finalise(tx, seq, FORM, TODAY, TABLES)

    return store.do(lambda tx: list(make(tx)))


def in_every_status(store: Store) -> dict[Status, Application]:
    """One application in each status, moved there as on a real day; the newest stands in ``ready``."""
    apps = ready(store, 8)
    names = dict(
        zip(
            (
                Status.ACCEPTED, Status.ISSUED, Status.RETURNED, Status.QUARANTINED, Status.UNKNOWN, Status.SENDING,
                Status.CANCELLED, Status.READY,
            ),
            apps,
            strict=True,
        )
    )  # fmt: skip
    office = "2026-11-24T03:00:00.000Z"
    store.do(lambda tx: applications.cancel(tx, names[Status.CANCELLED].seq, "pulang dulu"))

    def deliver(tx: Tx) -> None:
        for item in outbox.lease(tx, "b1", 4):
            if item.seq == names[Status.QUARANTINED].seq:
                outbox.refused(tx, item, Status.QUARANTINED, "conflict")
            else:
                outbox.accepted(tx, item, "K-000001", office)
        outbox.lease(tx, "b2", 1)
        outbox.give_back(tx, "b2", untouched=False, problem="cut")
        [asked, _] = outbox.lease(tx, "b3", 2)
        outbox.refused(tx, asked, Status.UNKNOWN, "cut")

    def news(tx: Tx) -> None:
        nib = ("0000000000001", "2026-11-24", "training", False, True)
        updates.issued(tx, updates.Issued(names[Status.ISSUED].id, 1, *nib))
        updates.returned(
            tx, names[Status.RETURNED].id, 1, "kbli", "Kode tidak sesuai uraian.", "Bu Wiwin"
        )

    store.do(deliver)
    store.do(news)
    names[Status.DRAFT] = draft(store, 9)
    return {
        status: store.read(lambda db, seq=app.seq: applications.get(db, seq))  # type: ignore[misc]
        for status, app in names.items()
    }


def statuses(store: Store) -> dict[str, int]:
    """How many applications are in each status."""
    from operator_tui.store import listing

    counts = store.read(listing.counts).by_status
    return {status.value: n for status, n in counts.items() if status in Status}
