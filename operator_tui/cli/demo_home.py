"""The demo's home and its office, staged by the same code that works on a real day: nothing is faked."""

import csv
import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from operator_tui import forms
from operator_tui.core.reasons import Reason
from operator_tui.core.times import local, stamp
from operator_tui.delivery.engine import make_batch
from operator_tui.delivery.protocol import Batch
from operator_tui.delivery.settle import settle
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, entries, events, home, importing, meta, outbox, prints
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Store, Tx

LOADED = 40
_DRAFTS = (36, 37, 38, 39, 40)
_SENT, _ISSUED = 24, 12
_SILENT, _NO_PAPER = 35, 34
"""OSS fell silent while one was entered; one went home without a receipt, which the four counts find."""


def make(folder: Path, office_folder: Path, person: str, passphrase: str) -> None:
    """A home with forty sample applicants in different states.

    Some are drafts, some wait, some are at the office, with an NIB or returned; one is held, one unsure,
    one cancelled.
    """
    device = home.create(folder, person, passphrase, "MJL03")
    now = datetime.now(UTC)
    office = OfficeStore.open_or_create(office_folder, passphrase)
    try:
        with home.open_store(folder, passphrase) as store:
            token = office.enrol(device, now)
            store.do(lambda tx: meta.put(tx, meta.TOKEN, token))
            store.do(_event)
            apps = store.do(_capture)
            _deliver(store, office, device, _SENT, now, other=apps[_SENT - 1].id)
            sent = apps[:_SENT]
            for number, app in enumerate(sent[:_ISSUED], 1):
                office.issue(app.id, f"00009{number:08}", f"{local(now):%Y-%m-%d}", "training", now)
            kbli = "Kode tidak sesuai uraian: pemohon membuat, bukan hanya menjual."
            office.give_back(sent[_ISSUED].id, "kbli", kbli, "Bu Wiwin", now)
            office.give_back(sent[_ISSUED + 1].id, "phone", "Nomor tidak aktif.", "Bu Wiwin", now)
            _deliver(store, office, device, 0, now)
            store.do(lambda tx: applications.cancel(tx, apps[_SENT].seq, "pulang sebelum selesai"))
            store.do(lambda tx: _no_answer(tx, apps[_SILENT - 1].seq))
            store.do(lambda tx: outbox.lease(tx, str(uuid.uuid4()), 1))
            store.do(lambda tx: outbox.resolve_dead(tx, "cut"), "engine")
    finally:
        office.close()


def sample_rows() -> list[dict[str, str]]:
    """The invented applicants; the first forty fill the demo."""
    from operator_tui.config import sample_data

    with (sample_data() / "applicants.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _event(tx: Tx) -> None:
    from operator_tui.config import sample_data

    event = json.loads((sample_data() / "event.json").read_text(encoding="utf-8"))
    today = f"{local(datetime.now(UTC)):%Y-%m-%d}"
    events.add(tx, event["name"], today, event["village"], event["tz"])


def _capture(tx: Tx) -> list[Application]:
    """The first forty rows of the sample file; all but the last five are final."""
    form = forms.load("nib")
    today = local(datetime.now(UTC)).date()
    found = []
    for number, row in enumerate(sample_rows()[:LOADED], 1):
        texts, filled = importing.row_texts(form, row, today, "2020")
        if reason := row.get("reason", ""):
            texts["reason:nik"] = reason
        if number in _DRAFTS:
            kept = dict(list(texts.items())[: 6 + number % 5])
            kept |= {name: texts[name] for name in ("nik", "name", "ktp_village") if name in texts}
            found.append(applications.begin(tx, form, Typed(kept, {}, "phone")))
            continue
        draft = applications.begin(tx, form, Typed(texts, filled))
        app = applications.finalise(tx, draft.seq, form, today, TABLES)
        if number != _NO_PAPER:
            prints.record(tx, app.seq, prints.RECEIPT)
        found.append(app)
    return found


def _no_answer(tx: Tx, seq: int) -> None:
    """Entered in OSS by hand, which fell silent: nobody sends it again before a person has looked it up there."""
    entry = entries.begin(tx, seq)
    entries.failed(tx, entry.id, Reason.NO_ANSWER, "")


def _deliver(
    store: Store, office: OfficeStore, device: str, count: int, now: datetime, other: str = ""
) -> None:
    """One round trip without the wire between: the same batch, the same answer, the same settling.

    Of the application ``other`` the office was given another content before, under the same id and revision, as
    from a laptop that was put back to an older copy: it is held.
    """
    name = str(uuid.uuid4())
    items = store.do(lambda tx: outbox.lease(tx, name, count), "engine") if count else []
    batch = store.read(lambda db: make_batch(db, name, items, stamp(now), training=True))
    if other:
        office.take(device, _otherwise(batch, other), now, training=True, request="demo")
    answer = office.take(device, batch, now, training=True, request="demo")
    store.do(lambda tx: settle(tx, name, items, answer, 0, 0), "engine")


def _otherwise(batch: Batch, app_id: str) -> Batch:
    """A batch with this one application of it, its trade name another."""
    [item] = [item for item in batch.items if item.id == app_id]
    content = {**item.body["content"], "trade_name": "Warung Lama"}
    changed = replace(item, body={**item.body, "content": content})
    return replace(batch, batch=str(uuid.uuid4()), items=(changed,))
