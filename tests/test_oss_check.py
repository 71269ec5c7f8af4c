"""Verifying typed NIBs with OSS: every answer its verdict, every trouble its word, and off unless set."""

import asyncio
import json
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from operator_tui import locale, logs
from operator_tui.cli.office.verify import _trouble as words_of
from operator_tui.core.errors import StoreTrouble
from operator_tui.office import oss_check, oss_keeper
from operator_tui.office import settings as office_settings
from operator_tui.office.crowd import Door
from operator_tui.office.oss_check import Checked, Due
from operator_tui.office.oss_client import Oss, Said, understood
from operator_tui.office.oss_keeper import Keeper
from operator_tui.office.serve import Serving, _with_helpers
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told
from tests.conftest import PASSPHRASE
from tests.oss_stand_in import USER_KEY, StandIn
from tests.test_cli import Cli, cli
from tests.test_office import NOW
from tests.test_oss_push import a_nib, a_nik, held, news

__all__ = ["cli"]

NIB, NIK = "0220001234567", "3210036605860041"
DUE = Due("id", "MJL03-261124-0001", NIB, NIK, ("ICIH", "Keripik Bu Icih"))


@pytest.fixture
def oss() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield store
    store.close()


@asynccontextmanager
async def asking(oss: StandIn, key: str = USER_KEY, seconds: float = 5.0) -> AsyncIterator[Oss]:
    async with Oss(oss.url, key, seconds=seconds) as client:
        yield client


async def verdict(oss: StandIn, key: str = USER_KEY, seconds: float = 5.0) -> Checked:
    async with asking(oss, key, seconds) as client:
        return await oss_check.ask(client, DUE)


@pytest.mark.parametrize("name", ["ICIH", "keripik bu  icih", "KERIPIK BU ICIH."])
async def test_the_name_of_the_person_or_the_business_verifies(oss: StandIn, name: str) -> None:
    oss.knows(NIB, name, a_nik())
    assert (await verdict(oss)).verdict == "verified"
    assert [(m, k, n) for m, k, n in oss.asked] == [("checkNIB", USER_KEY, NIB)]


async def test_under_another_name_the_nik_decides(oss: StandIn) -> None:
    oss.knows(NIB, "UD SUMBER REJEKI", NIK)
    assert (await verdict(oss)).verdict == "verified"
    oss.knows(NIB, "UD SUMBER REJEKI", a_nik())
    assert (await verdict(oss)).verdict == "name-differs"
    assert [m for m, _, _ in oss.asked] == ["checkNIB", "inqueryNIB"] * 2


@pytest.mark.parametrize("second", ["kode-403", "http-404", "kode-401"])
async def test_without_inquerynib_another_name_differs(oss: StandIn, second: str) -> None:
    oss.knows(NIB, "UD SUMBER REJEKI", NIK)
    oss.faults = ["", second]
    assert (await verdict(oss)).verdict == "name-differs"


async def test_an_unknown_number_and_a_stopped_one_are_never_verified(oss: StandIn) -> None:
    assert await verdict(oss) == Checked("unknown", "NIB tidak ditemukan")
    for status, name in ((5, "frozen"), ("05", "frozen"), ("Dicabut", "revoked")):
        oss.knows(NIB, "ICIH", NIK, status)
        assert (await verdict(oss)).verdict == name
        oss.knows(NIB, "LAIN", NIK, status)
        assert (await verdict(oss)).verdict == name


TROUBLES = [
    ("silence", "timeout"), ("drip", "timeout"), ("close", "unreachable"), ("cut", "unreachable"),
    ("html", "not-json"), ("json", "not-json"), ("shape", "shape"), ("redirect", "redirect"), ("gzip", "encoded"),
    ("huge", "too-large"), ("http-502", "http-502"), ("kode-400x", "shape"),
    *((f"kode-{n}", f"kode-{n}") for n in (401, 403, 404, 405, 500, 504)),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "said"), TROUBLES)
async def test_each_trouble_has_its_word_and_says_nothing_of_the_nib(
    oss: StandIn, fault: str, said: str
) -> None:
    oss.knows(NIB, "ICIH", NIK)
    oss.faults = [fault]
    assert await verdict(oss, seconds=0.4 if said == "timeout" else 5) == Checked("not-asked", said)
    for language in locale.LANGUAGES:
        locale.use(language)
        assert words_of(said)
    oss.faults = []
    assert (
        await verdict(oss)
    ).verdict == "verified"  # and the next one is asked as if nothing had been


async def test_a_key_that_is_not_valid_is_told_as_such(oss: StandIn) -> None:
    assert await verdict(oss, "other") == Checked("not-asked", "kode-401")


async def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    async with Oss(url, USER_KEY) as client:
        assert (await client.check(NIB)).trouble == "unreachable"


async def test_another_nib_in_the_answer_is_no_answer(
    oss: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = f'{{"responcheckNIB": {{"kode": 200, "dataNIB": {{"nib": "{a_nib()}", "nama_perusahaan": "ICIH"}}}}}}'
    said = understood("checkNIB", 200, other.encode())
    assert said.kode == 200 and said.data["nama_perusahaan"] == "ICIH"

    async def other_nib(*_asked: object) -> Said:
        return said

    monkeypatch.setattr(Oss, "check", other_nib)
    assert await verdict(oss) == Checked("not-asked", "shape")


def typed(store: OfficeStore) -> tuple[str, str, str]:
    """An application with an NIB that was typed by hand: its laptop, its id, the NIB."""
    nib = a_nib()
    laptop, item = held(store, a_nik())
    store.issue(item.id, nib, "2026-11-24", "typed", NOW)
    return laptop, item.id, nib


def checks(store: OfficeStore, app_id: str) -> list[str]:
    sql = "SELECT verdict FROM checks WHERE application = ? ORDER BY row"
    return store.read(lambda db: [row["verdict"] for row in db.query(sql, [app_id])])


class Bench:
    """A keeper over a clock that is moved by hand, and that never sleeps."""

    def __init__(self, store: OfficeStore) -> None:
        self.now = NOW
        self.slept: list[float] = []
        self.keeper = Keeper(store, lambda: self.now, self._sleep, lambda: 0.0)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def fresh(made: OfficeStore, oss: StandIn) -> OfficeStore:
    """The office, set to ask the stand-in, with nothing of another test to verify."""
    made.write(
        lambda db: db.execute("UPDATE applications SET nib_verified = 1 WHERE status = 'issued'")
    )
    made.write(lambda db: office_settings.put(db, "oss.url", oss.url))
    made.write(lambda db: office_settings.put(db, "oss.user_key", USER_KEY))
    return made


async def test_typed_nibs_are_verified_by_themselves_and_the_laptop_is_told(
    fresh: OfficeStore, oss: StandIn
) -> None:
    laptop, app_id, nib = typed(fresh)
    pushed_laptop, pushed = held(fresh, a_nik())
    fresh.issue(pushed.id, a_nib(), "2026-11-24", "pushed", NOW, verified=True)
    oss.knows(nib, "ICIH", NIK)
    bench = Bench(fresh)
    assert await bench.keeper.look() == 1
    assert [u.verified for u in news(fresh, laptop)] == [False, True]
    assert checks(fresh, app_id) == ["verified"] and len(news(fresh, pushed_laptop)) == 1
    assert await bench.keeper.look() == 0
    assert [nib for _, _, nib in oss.asked] == [nib]


@pytest.mark.parametrize("key", ["oss.url", "oss.user_key"])
async def test_it_is_off_unless_both_are_set(fresh: OfficeStore, oss: StandIn, key: str) -> None:
    typed(fresh)
    fresh.write(lambda db: office_settings.put(db, key, ""))
    assert await Bench(fresh).keeper.look() == 0
    assert oss.asked == []


async def test_what_oss_does_not_confirm_is_asked_again_once_a_day_and_not_for_ever(
    fresh: OfficeStore, oss: StandIn
) -> None:
    laptop, app_id, _ = typed(fresh)
    bench = Bench(fresh)
    for day in range(10):
        bench.now = NOW + timedelta(days=day, hours=day)
        assert await bench.keeper.look() == int(day < 7)
        assert await bench.keeper.look() == 0
    assert checks(fresh, app_id) == ["unknown"] * 7
    assert len(news(fresh, laptop)) == 1


async def asks_of_a_day(bench: Bench, oss: StandIn) -> list[float]:
    """Seconds from now at which OSS was asked, looking every half minute of a day."""
    begun, found = bench.now, []
    while bench.now - begun < timedelta(hours=20):
        if await bench.keeper.look():
            found.append((bench.now - begun).total_seconds())
        bench.now += timedelta(seconds=30)
    return found


async def test_while_oss_fails_it_is_asked_ever_more_rarely(
    fresh: OfficeStore, oss: StandIn
) -> None:
    typed(fresh)
    oss.faults = ["kode-500"] * 50
    found = await asks_of_a_day(Bench(fresh), oss)
    gaps = [later - former for former, later in pairwise(found)]
    assert gaps[:9] == [60.0 * 2**n for n in range(9)]
    assert gaps[9:] == [6 * 3600.0] and len(oss.asked) == 11


async def test_a_clock_that_was_years_ahead_keeps_nobody_waiting(
    fresh: OfficeStore, oss: StandIn
) -> None:
    _, app_id, nib = typed(fresh)
    bench = Bench(fresh)
    bench.now = NOW + timedelta(days=1500)
    assert await bench.keeper.look() == 1
    bench.now = NOW
    oss.knows(nib, "ICIH", NIK)
    assert await bench.keeper.look() == 1
    assert checks(fresh, app_id) == ["unknown", "verified"]
    typed(fresh)
    bench.now, oss.faults = NOW + timedelta(days=1500), ["kode-500"]
    assert (await bench.keeper.look(), await bench.keeper.look()) == (1, 0)
    bench.now = NOW
    assert await bench.keeper.look() == 1


async def test_one_that_oss_stumbles_over_keeps_no_other_from_being_asked(
    fresh: OfficeStore, oss: StandIn
) -> None:
    apps = [typed(fresh) for _ in range(3)]
    for _, _, nib in apps:
        oss.knows(nib, "ICIH", NIK)
    oss.stumbles_over = apps[0][2]
    bench = Bench(fresh)
    for _ in range(4):
        await bench.keeper.look()
        bench.now += timedelta(minutes=5)
    assert [checks(fresh, app_id)[-1] for _, app_id, _ in apps] == [
        "not-asked", "verified", "verified",
    ]  # fmt: skip


async def test_one_look_asks_few_with_a_pause_between(
    fresh: OfficeStore, oss: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oss_keeper, "MOST", 3)
    for _ in range(5):
        typed(fresh)
    bench = Bench(fresh)
    assert await bench.keeper.look() == 3
    assert bench.slept == [2.0] * 2
    assert await bench.keeper.look() == 2


async def test_another_address_is_asked_at_once(fresh: OfficeStore, oss: StandIn) -> None:
    _, _, nib = typed(fresh)
    oss.knows(nib, "ICIH", NIK)
    fresh.write(lambda db: office_settings.put(db, "oss.user_key", "alt"))
    bench = Bench(fresh)
    assert (await bench.keeper.look(), await bench.keeper.look()) == (1, 0)
    fresh.write(lambda db: office_settings.put(db, "oss.user_key", USER_KEY))
    assert await bench.keeper.look() == 1


async def test_a_nib_that_changed_while_oss_was_asked_is_not_marked(
    fresh: OfficeStore, oss: StandIn
) -> None:
    laptop, app_id, nib = typed(fresh)
    oss.knows(nib, "ICIH", NIK)

    async def ask(client: Oss) -> None:
        [due] = fresh.read(oss_check.unverified)
        change = "UPDATE applications SET nib = ? WHERE id = ?"
        fresh.write(lambda db: db.execute(change, [a_nib(), app_id]))
        asked = oss_check.verify(fresh, client, [due], lambda: NOW, lambda: asyncio.sleep(0))
        found = [c async for _, c in asked]
        assert [c.verdict for c in found] == ["verified"]

    async with asking(oss) as client:
        await ask(client)
    assert [u.verified for u in news(fresh, laptop)] == [False]


async def test_the_log_has_the_verdict_and_nothing_of_the_person(
    fresh: OfficeStore, oss: StandIn, tmp_path: Path
) -> None:
    _, _, nib = typed(fresh)
    oss.faults = ["kode-403"]
    logs.start(tmp_path)
    try:
        await Bench(fresh).keeper.look()
        await Bench(fresh).keeper.look()
    finally:
        logs.stop()
    text = "".join(f.read_text(encoding="utf-8") for f in tmp_path.rglob("*") if f.is_file())
    assert '"kode-403"' in text and '"unknown"' in text
    assert not any(word in text for word in (nib, "ICIH", USER_KEY))


async def test_the_gateway_asks_while_it_serves_and_goes_on_after_a_fault(
    fresh: OfficeStore, oss: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, app_id, nib = typed(fresh)
    oss.knows(nib, "ICIH", NIK)
    monkeypatch.setattr(oss_keeper, "TICK", 0.01)
    monkeypatch.setattr(oss_keeper, "_FIRST", 0.0)
    broken: list[Exception] = [StoreTrouble("store.busy"), ValueError("a proxy that is no URL")]
    due = oss_check.due

    def once_broken(*asked: Any) -> Any:
        if broken:
            raise broken.pop()
        return due(*asked)

    monkeypatch.setattr(oss_check, "due", once_broken)
    app = _with_helpers(fresh, Serving("127.0.0.1", 0), Told(), Door(), lambda: None)
    async with app.router.lifespan_context(app), asyncio.timeout(10):
        while not checks(fresh, app_id):
            await asyncio.sleep(0.01)
    assert checks(fresh, app_id) == ["verified"] and broken == []


async def test_a_training_gateway_never_asks(fresh: OfficeStore, oss: StandIn) -> None:
    typed(fresh)
    app = _with_helpers(fresh, Serving("127.0.0.1", 0, training=True), Told(), Door(), lambda: None)
    names = []
    async with app.router.lifespan_context(app):
        names = [getattr(task.get_coro(), "__qualname__", "") for task in asyncio.all_tasks()]
    assert any("clerk" in name for name in names) and not any("Keeper" in name for name in names)


def test_the_command_asks_tells_and_ends_with_its_code(
    tmp_path: Path, cli: Cli, oss: StandIn
) -> None:
    folder = tmp_path / "h"
    store = OfficeStore.open_or_create(folder, PASSPHRASE)
    try:
        _, good, nib = typed(store)
        _, bad, _ = typed(store)
        oss.knows(nib, "ICIH", NIK)
        assert cli("office", "verify", "--all")[0] == 2  # not set
        store.write(lambda db: office_settings.put(db, "oss.url", oss.url))
        store.write(lambda db: office_settings.put(db, "oss.user_key", USER_KEY))
        assert cli("office", "verify")[0] == 2
        code, out, _ = cli("office", "verify", "--all", "--json")
        assert code == 1
        assert {one["id"]: one["verdict"] for one in json.loads(out)} == {
            good: "verified", bad: "unknown",
        }  # fmt: skip
        code, out, _ = cli("office", "verify", "--list")
        assert code == 0 and out.count("\n") == 1 and "doesn't know this number" in out
        oss.faults = ["html"]
        code, _, err = cli("office", "verify", bad)
        assert code == 4 and "a page, not OSS" in err
    finally:
        store.close()


async def test_a_certificate_nobody_vouches_for_is_told_as_such(tmp_path: Path) -> None:
    server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_tls.load_cert_chain(*self_signed(tmp_path))
    server = await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0, ssl=server_tls)
    port = server.sockets[0].getsockname()[1]
    try:
        async with Oss(f"https://127.0.0.1:{port}", USER_KEY) as client:
            assert (await client.check(NIB)).trouble == "certificate"
    finally:
        server.close()
        await server.wait_closed()


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that no authority signed, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    cert, secret = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert, secret
