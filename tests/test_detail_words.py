"""Frame 6 in an office's own words: what it sent back for stands whole, stays in the life line, and holds no number."""

from pathlib import Path

from operator_tui.core.reasons import Reason
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, entries, journal, outbox, updates
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY
from tests.making import FORM, ready
from tests.test_screens import burst, running, shown, until

REASON = (
    "Kode tidak sesuai uraian; pemohon membuat, bukan hanya menjual."
    " Nomor WA 0857-9410-0061 juga tidak aktif, minta nomor keluarga."
)


def sent_back(store: Store) -> int:
    [app] = ready(store, 1)

    def bring(tx: Tx) -> None:
        [item] = outbox.lease(tx, "b1", 1)
        outbox.accepted(tx, item, "K-000001", tx.at)
        updates.returned(tx, app.id, 1, "kbli", REASON, "Bu Wiwin")

    store.do(bring)
    return app.seq


async def test_the_offices_words_stand_whole_in_the_details(store: Store, tmp_path: Path) -> None:
    seq = sent_back(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=seq)
        await until(pilot, lambda: "◄ PERBAIKI" in shown(app))
        rows = shown(app).splitlines()
        at = next(i for i, line in enumerate(rows) if line.startswith("   ! KBLI"))
        assert " ".join(line.strip() for line in rows[at : at + 3]).startswith(
            f'! KBLI: "{REASON}" 1  Perbaiki'
        )
        assert "baris di atas (↑)" in shown(app)
        assert rows[-1].rstrip().endswith("Esc kembali"), "a key without room is left out, not cut"


async def test_what_lies_on_a_card_says_so_and_enter_opens_it(store: Store, tmp_path: Path) -> None:
    [app_] = ready(store, first=8)
    entry = store.do(lambda tx: entries.begin(tx, app_.seq))
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        await until(pilot, lambda: "1  Dipegang untuk entri OSS" in shown(app))
        assert "Enter membuka kartu entri OSS" in shown(
            app
        ) and "sendiri begitu ada sinyal" not in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: "ENTRI OSS" in shown(app))
        store.do(lambda tx: entries.failed(tx, entry.id, Reason.NO_ANSWER, "layar putih"))
        app.restart("queue")
        app.open_screen("detail", seq=app_.seq)
        await until(pilot, lambda: "1  Cari dulu NIK-nya di OSS" in shown(app))
        assert "server ditanya lagi" not in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: "cari NIK di OSS dulu" in shown(app))


def test_the_offices_words_stay_in_the_journal_without_a_number(store: Store) -> None:
    seq = sent_back(store)
    store.do(lambda tx: applications.finalise(tx, seq, FORM, TODAY, TABLES))
    app = store.read(lambda db: applications.get(db, seq))
    [row] = [r for r in store.read(lambda db: journal.of(db, app.id)) if r["new"] == "returned"]
    assert row["detail"]["by"] == "Bu Wiwin"
    assert row["detail"]["reason"].startswith("Kode tidak sesuai uraian;")
    assert "9410" not in row["detail"]["reason"]
