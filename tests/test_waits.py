"""What takes longer than nine of ten of the day did carries a mark."""

from datetime import timedelta
from pathlib import Path

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import applications, waits
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY, fixed_clock
from tests.making import many
from tests.test_screens import running, shown, until


def wait(store: Store, minutes: float) -> None:
    """Let the clock of the store stand so long before now."""
    store.clock = lambda: fixed_clock() - timedelta(minutes=minutes)


def sent(store: Store, seqs: list[int]) -> None:
    def move(tx: Tx) -> None:
        for seq in seqs:
            applications.move(tx, seq, Status.SENDING, Cause.DELIVERY)

    store.do(move)


async def test_a_wait_beyond_what_is_usual_today_is_marked(store: Store, tmp_path: Path) -> None:
    wait(store, 60)
    apps = many(store, 12)
    wait(store, 55)
    sent(store, [app.seq for app in apps[:10]])
    wait(store, 20)
    sent(store, [apps[10].seq])
    wait(store, 0)
    usual = store.read(lambda db: waits.usual(db, TODAY, "WIB"))
    assert usual == {"ready": 5.0, "draft": 0.0}
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        for seq, late in ((apps[0].seq, ""), (apps[10].seq, "! 40 mnt")):
            app.open_screen("detail", seq=seq)
            await until(pilot, lambda: "► mengirim" in shown(app))
            [line] = [li for li in shown(app).splitlines() if "► mengirim" in li]
            assert (late in line) and ("!" in line) == bool(late)
            app.close_screen()
        app.open_screen("detail", seq=apps[11].seq)
        await until(pilot, lambda: "! sejak 09.00" in shown(app))


def test_of_few_stays_nothing_is_called_usual(store: Store) -> None:
    wait(store, 60)
    apps = many(store, 9)
    wait(store, 0)
    sent(store, [app.seq for app in apps])
    assert store.read(lambda db: waits.usual(db, TODAY, "WIB")) == {}
