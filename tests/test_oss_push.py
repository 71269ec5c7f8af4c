"""``POST /receiveNIB``: an NIB that OSS pushes reaches its application, or waits for a person; never another's."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui import locale, logs
from operator_tui.core.errors import Refused, Usage
from operator_tui.delivery.protocol import Batch, Item, Update
from operator_tui.office import settings as office_settings
from operator_tui.office import strays
from operator_tui.office.app import build
from operator_tui.office.oss_reading import read_pushed
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told
from tests.conftest import PASSPHRASE
from tests.test_cli import Cli, cli
from tests.test_office import NOW, application, batch, device, json_values

__all__ = ["cli"]

NIB = "0220001234567"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    """A live office that OSS knows."""
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    store.write(lambda db: office_settings.put(db, "oss.username", "majalengka"))
    store.write(lambda db: office_settings.put(db, "oss.password", "kunci"))
    yield store
    store.close()


def a_nik() -> str:
    return f"3210{uuid.uuid4().int % 10**12:012}"


def a_nib() -> str:
    return f"9{uuid.uuid4().int % 10**12:012}"


def token(nib: str, day: str = "20261124") -> str:
    return hashlib.sha1(f"majalengkakunci{nib}{day}".encode()).hexdigest()  # noqa: S324  OSS's rule


def push(nik: str, nib: str, **more: Any) -> dict[str, Any]:
    """A ``dataNIB`` as FIELD §2 describes it, with things in it that nobody reads."""
    return {
        "nib": nib, "tgl_pengajuan_nib": "2026-11-23", "tgl_terbit_nib": "2026-11-24", "oss_id": "OSS-1",
        "jenis_pelaku_usaha": "02", "nama_perseroan": "ICIH", "skala_usaha": "01", "status_nib": "01",
        "no_id_user_proses": nik, "nama_user_proses": "ICIH", "agama": "-",
        "data_proyek": [{"id_proyek": "P1", "kbli": "10794", "uraian_usaha": "Keripik", "skala_resiko": "R"}],
        "penanggung_jwb": [{"no_identitas_penanggung_jwb": nik}], **more,
    }  # fmt: skip


async def send(
    store: OfficeStore,
    body: object,
    given: str | None = None,
    *,
    now: datetime = NOW,
    training: bool = False,
    method: str = "POST",
) -> tuple[int, dict[str, Any]]:
    app = build(store, training=training, clock=lambda: now)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {} if given is None else {b"Token": given.encode()}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://office"
    ) as client:
        answer = await client.request(method, "/receiveNIB", content=raw, headers=headers)
    data = answer.json()
    return answer.status_code, data.get("responreceiveNIB", data)


async def pushed(store: OfficeStore, data: dict[str, Any], nib: str = "") -> None:
    status, said = await send(store, {"dataNIB": data}, token(nib or str(data["nib"])))
    assert (status, said["kode"]) == (200, "200") and said["keterangan"]


def held(store: OfficeStore, nik: str, **content: Any) -> tuple[str, Item]:
    """A new laptop's application, accepted."""
    laptop = device(store)
    item = application(nik, **content)
    assert send_batch(store, laptop, item) == ["accepted"]
    return laptop, item


def send_batch(store: OfficeStore, laptop: str, *items: Item) -> list[str]:
    live = Batch.from_json(batch(*items).to_json() | {"training": False})
    return [r.verdict for r in store.take(laptop, live, NOW, training=False, request="r").results]


def news(store: OfficeStore, laptop: str) -> tuple[Update, ...]:
    return store.updates(laptop, 0)[0]


def whys(store: OfficeStore, nib: str) -> list[str]:
    """Why an NIB is kept for a person."""
    return [row["why"] for row in store.read(strays.listed) if row["nib"] == nib]


async def test_a_pushed_nib_issues_its_application_once_and_is_verified(made: OfficeStore) -> None:
    nik, nib = a_nik(), a_nib()
    laptop, item = held(made, nik)
    for _ in range(3):
        await pushed(made, push(nik, nib))
    [update] = news(made, laptop)
    assert (update.id, update.nib, update.date, update.via, update.verified) == (
        item.id, nib, "2026-11-24", "pushed", True,
    )  # fmt: skip
    assert whys(made, nib) == []


async def test_what_a_laptop_has_claimed_oss_may_still_bring(made: OfficeStore) -> None:
    nik, nib = a_nik(), a_nib()
    laptop, item = held(made, nik)
    assert send_batch(made, laptop, Item("claim", item.id, 1, {})) == ["accepted"]
    await pushed(made, push(nik, nib))
    assert [u.nib for u in news(made, laptop)] == [nib]


async def test_a_pushed_nib_verifies_the_same_one_that_was_typed(made: OfficeStore) -> None:
    nik, nib = a_nik(), a_nib()
    laptop, item = held(made, nik)
    made.issue(item.id, nib, "2026-11-20", "typed", NOW)
    await pushed(made, push(nik, nib))
    await pushed(made, push(nik, nib, nama_user_proses="ICIH BINTI AHMAD"))  # not the very same
    typed, verified = news(made, laptop)
    assert (typed.verified, verified.verified) == (False, True)
    assert (verified.via, verified.nib, verified.date) == ("typed", nib, "2026-11-24")


@pytest.mark.parametrize(
    "change",
    [
        {"nib": 220001234567, "no_id_user_proses": 3210036605860041},
        {"no_id_user_proses": "", "penanggung_jwb": [{"no_identitas_penanggung_jwb": 3210036605860041}]},
        {"no_id_user_proses": None, "penanggung_jwb": {"no_identitas_penanggung_jwb": "3210 0366 0586 0041"}},
        {"data_proyek": None, "penanggung_jwb": "", "status_nib": 1, "jenis_pelaku_usaha": 2},
        {"data_proyek": [None, 7, {"kbli": []}], "penanggung_jwb": [[]], "tgl_terbit_nib": "24/11/2026"},
        {"nib": " 0220-0012-34567 ", "tgl_terbit_nib": "2026-11-24 10:11:12", "status_nib": None, "x": {"y": [1]}},
    ],
)  # fmt: skip
def test_types_are_read_leniently(change: dict[str, Any]) -> None:
    found = read_pushed(push("3210036605860041", NIB) | change)
    assert found.nib == NIB
    assert {found.user, *found.officers} - {""} == {"3210036605860041"}
    assert (found.date, found.kind) == ("2026-11-24", "02")
    assert found.status in ("01", "")


@pytest.mark.parametrize("key", sorted(push("1", "2")))
def test_a_field_that_is_missing_is_empty_and_no_fault(key: str) -> None:
    data = push("3210036605860041", NIB)
    del data[key]
    read_pushed(data)


@pytest.mark.parametrize("nib", [123, "123456789012", True, 1.5, None, "", [], {}, "١٢", 10**300])
def test_what_is_no_nib_is_none(nib: object) -> None:
    assert read_pushed({"nib": nib}).nib == ""


async def test_a_number_that_lost_its_zero_may_be_signed_with_or_without_it(
    made: OfficeStore,
) -> None:
    for spelling in (NIB, NIB.lstrip("0")):
        data = push(a_nik(), NIB) | {"nib": int(NIB)}
        await pushed(made, data, spelling)
    assert whys(made, NIB) == ["unknown-nik", "unknown-nik"]


async def test_of_several_the_name_of_the_business_decides_then_the_kbli(made: OfficeStore) -> None:
    nik, nib, other = a_nik(), a_nib(), a_nib()
    same = {"kbli": "10794", "kbli_version": "2020"}
    _, chips = held(made, nik, trade_name="Keripik Bu Icih", **same)
    _, sewing = held(made, nik, trade_name="Jahit Icih", kbli="14120", kbli_version="2020")
    await pushed(made, push(nik, nib, nama_perseroan="KERIPIK BU  ICIH."))
    assert issued(made) >= {(chips.id, nib)} and (sewing.id, nib) not in issued(made)
    await pushed(made, push(nik, nib, data_proyek=[{"kbli": 14120}]))
    assert (sewing.id, nib) in issued(made)
    await pushed(made, push(nik, other))
    assert whys(made, other) == ["other-nib"]


@pytest.mark.parametrize("versions", [("2020", "2020"), ("2020", "2025")])
async def test_several_alike_are_for_a_person(made: OfficeStore, versions: tuple[str, str]) -> None:
    nik, nib = a_nik(), a_nib()
    codes = ("10794", "10794") if len(set(versions)) == 1 else ("10794", "56102")
    for version, code in zip(versions, codes, strict=True):
        held(made, nik, trade_name="Keripik", kbli=code, kbli_version=version)
    await pushed(made, push(nik, nib))
    await pushed(made, push(nik, nib))
    assert whys(made, nib) == ["several"]


def issued(store: OfficeStore) -> set[tuple[str, str]]:
    return {(row["id"], row["nib"]) for row in store.applications() if row["status"] == "issued"}


async def test_what_mustnt_be_issued_is_kept_with_its_reason(made: OfficeStore) -> None:
    nik, taken, nib = a_nik(), a_nib(), a_nib()
    laptop, item = held(made, nik)
    _, other = held(made, a_nik())
    made.issue(other.id, taken, "2026-11-24", "typed", NOW)
    for change, why in (
        ({"status_nib": "05"}, "frozen"),
        ({"status_nib": 6}, "revoked"),
        ({"status_nib": "Dicabut", "nama_perseroan": "IBU ICIH"}, "revoked"),
        ({"nib": taken}, "nib-taken"),
        ({"jenis_pelaku_usaha": 1}, "not-individual"),
        ({"no_id_user_proses": "", "penanggung_jwb": []}, "no-nik"),
        ({"no_id_user_proses": nik, "penanggung_jwb": [{"no_identitas_penanggung_jwb": a_nik()}]}, "persons-differ"),
        ({"no_id_user_proses": a_nik(), "penanggung_jwb": []}, "unknown-nik"),
    ):  # fmt: skip
        before = len(whys(made, taken)) + len(whys(made, nib))
        await pushed(made, push(nik, nib) | change)
        assert len(whys(made, taken)) + len(whys(made, nib)) == before + 1
        assert why in whys(made, taken) + whys(made, nib)
        assert locale.say(f"oss.why.{why}")
    assert news(made, laptop) == ()
    made.give_back(item.id, "kbli", "salah", "Wiwin", NOW)
    await pushed(made, push(nik, nib))
    assert "not-waiting" in whys(made, nib)


async def test_a_stray_that_fits_later_goes_where_it_belongs(made: OfficeStore) -> None:
    nik, nib = a_nik(), a_nib()
    await pushed(made, push(nik, nib))
    [row] = [r for r in made.read(strays.listed) if r["nib"] == nib]
    assert (row["why"], row["fits"]) == ("unknown-nik", "")
    _, item = held(made, nik)
    [row] = [r for r in made.read(strays.listed) if r["nib"] == nib]
    assert row["fits"] == item.id
    await pushed(made, push(nik, nib))
    assert whys(made, nib) == [] and (item.id, nib) in issued(made)


async def test_a_person_settles_a_stray_once(made: OfficeStore) -> None:
    nib = a_nib()
    await pushed(made, push(a_nik(), nib))
    [row] = [r["row"] for r in made.read(strays.listed) if r["nib"] == nib]
    laptop, item = held(made, a_nik())
    at = "2026-11-24T03:00:00.000Z"
    for refs, reason, error in (([item.id], "", Usage), (["X-1"], "ya", Refused)):
        with pytest.raises(error):
            made.write(
                lambda db, refs=refs, reason=reason: strays.settle(db, row, refs, "W", reason, at)
            )
    assert made.write(lambda db: strays.settle(db, row, [item.id], "W", "NIK salah ketik", at)) == (
        item.id,
    )
    [update] = news(made, laptop)
    assert (update.nib, update.via, update.verified) == (nib, "pushed", True)
    with pytest.raises(Refused):
        made.write(lambda db: strays.discard(db, row, "W", "ganda", at))
    [told] = [r for r in made.read(lambda db: strays.listed(db, settled=True)) if r["nib"] == nib]
    assert (told["settled_by"], told["application"], told["reason"]) == (
        "W", item.id, "NIK salah ketik",
    )  # fmt: skip


async def test_a_discarded_stray_stays_away_and_a_frozen_one_is_issued_by_nobody(
    made: OfficeStore,
) -> None:
    nik, nib = a_nik(), a_nib()
    await pushed(made, push(nik, nib, status_nib="05"))
    _, item = held(made, nik)
    [row] = [r["row"] for r in made.read(strays.listed) if r["nib"] == nib]
    with pytest.raises(Refused):
        made.write(lambda db: strays.settle(db, row, [item.id], "W", "", "x"))
    with pytest.raises(Usage):
        made.write(lambda db: strays.discard(db, row, "W", "", "x"))
    made.write(lambda db: strays.discard(db, row, "W", "dibekukan", "x"))
    await pushed(made, push(nik, nib, status_nib="05"))
    assert whys(made, nib) == []


async def test_the_path_is_closed_without_both_settings_and_in_training(tmp_path: Path) -> None:
    store = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    try:
        data = {"dataNIB": push(a_nik(), NIB)}
        for key, training in (("oss.username", False), ("oss.password", True)):
            for method in ("POST", "GET"):
                status, said = await send(store, data, token(NIB), training=training, method=method)
                assert (status, said["code"]) == (404, "not-found")
            value = {"oss.username": "majalengka", "oss.password": "kunci"}[key]
            store.write(lambda db, key=key, value=value: office_settings.put(db, key, value))
        assert (await send(store, data, token(NIB), training=True))[0] == 404
        assert (await send(store, data, token(NIB), method="GET"))[0] == 405
        assert (await send(store, data, token(NIB)))[0] == 200
    finally:
        store.close()


@pytest.mark.parametrize(
    "given",
    [None, "", "0" * 40, token(NIB, "20261123"), token(NIB, "20261125"), token(NIB)[:-1], "é", "x" * 9000],
)  # fmt: skip
async def test_a_wrong_token_is_told_nothing(made: OfficeStore, given: str | None) -> None:
    assert await send(made, {"dataNIB": push(a_nik(), NIB)}, given) == (
        401, {"kode": "401", "keterangan": "Pengguna tidak sah."},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "day", "good"),
    [
        (datetime(2026, 11, 24, 16, 59, tzinfo=UTC), "20261124", True),  # 23.59 in Majalengka
        (datetime(2026, 11, 24, 16, 59, tzinfo=UTC), "20261125", True),
        (datetime(2026, 11, 24, 17, 30, tzinfo=UTC), "20261124", True),
        (datetime(2026, 11, 24, 15, 30, tzinfo=UTC), "20261125", False),
        (datetime(2026, 11, 24, 18, 30, tzinfo=UTC), "20261124", False),
        (datetime(2026, 11, 24, 23, 0, tzinfo=UTC), "20261125", True),
    ],
)
async def test_the_token_is_of_the_day_in_wib_and_of_its_neighbour_at_midnight(
    made: OfficeStore, now: datetime, day: str, good: bool
) -> None:
    nib = a_nib()
    status, _ = await send(made, {"dataNIB": push(a_nik(), nib)}, token(nib, day).upper(), now=now)
    assert (status == 200) is good


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"\xff", b"[" * 50_000, {}, {"dataNIB": None}, {"dataNIB": [{}, {}]}, {"datanib": {}},
        b"1" * 5000, b"x" * 1_100_000,
    ],
)  # fmt: skip
async def test_what_cannot_be_read_is_a_bad_parameter(made: OfficeStore, body: object) -> None:
    status, said = await send(made, body, token(NIB))
    assert (status, said["kode"]) == (400, "400")


async def test_a_token_for_no_nib_is_a_bad_parameter(made: OfficeStore) -> None:
    status, said = await send(made, {"dataNIB": {"nib": "12"}}, token("12"))
    assert (status, said["kode"]) == (400, "400")


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(push("1", "2"))), json_values, max_size=6))
def test_whatever_stands_in_the_fields_is_read_and_kept(
    made: OfficeStore, odd: dict[str, Any]
) -> None:
    found = read_pushed(push("3210036605860041", NIB) | odd)
    assert found.nib in ("", NIB) or "nib" in odd
    assert made.write(lambda db: strays.take(db, found, "2026-11-24T03:00:00.000Z")) != "issued"


async def test_a_push_leaves_nothing_personal_in_the_log(made: OfficeStore, tmp_path: Path) -> None:
    nik, nib = a_nik(), a_nib()
    logs.start(tmp_path)
    try:
        await pushed(made, push(nik, nib, nama_perseroan="KERIPIK ICIH"))
        await send(made, {"dataNIB": push(nik, nib)}, "wrong")
    finally:
        logs.stop()
    text = "".join(
        file.read_text(encoding="utf-8") for file in tmp_path.rglob("*") if file.is_file()
    )
    assert "unknown-nik" in text and '"code": "oss-token"' in text
    assert not any(word in text for word in (nik, nib, "ICIH", "kunci"))


def test_the_command_lists_what_waits_masked_and_settles_it(tmp_path: Path, cli: Cli) -> None:
    store = OfficeStore.open_or_create(tmp_path / "h", PASSPHRASE)
    try:
        nik, nib = "3210036605860041", a_nib()
        _, item = held(store, nik, trade_name="Keripik Bu Icih")
        found = read_pushed(
            push(nik, nib, penanggung_jwb=[{"no_identitas_penanggung_jwb": a_nik()}])
        )
        for one in (found, replace(found, status="05")):
            store.write(lambda db, one=one: strays.take(db, one, "2026-11-24T03:00:00.000Z"))
        code, out, _ = cli("office", "strays", "list")
        assert code == 0 and nik not in out and "3210…0041" in out and "Keripik Bu Icih" in out
        assert "isn't that of who answers" in out and "is frozen" in out
        assert (
            json.loads(cli("office", "strays", "list", "--json")[1])[0]["held"][0]["id"] == item.id
        )
        assert cli("office", "strays", "settle", "1")[0] == 2
        assert (
            cli("office", "strays", "settle", "1", "--application", item.id, "--by", "Wiwin")[0]
            == 0
        )
        assert (item.id, nib) in issued(store)
        assert cli("office", "strays", "settle", "2", "--discard", "--reason", "dibekukan")[0] == 0
        assert store.read(strays.listed) == []
        assert nib not in "".join(f.read_text("utf-8") for f in (tmp_path / "h/log").iterdir())
    finally:
        store.close()


async def test_a_flood_of_wrong_tokens_writes_few_lines(made: OfficeStore, tmp_path: Path) -> None:
    told = Told()
    app = build(made, training=False, clock=lambda: NOW, told=told)
    logs.start(tmp_path)
    try:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://office"
        ) as client:
            for _ in range(60):
                answer = await client.post("/receiveNIB", json={"dataNIB": {"nib": NIB}})
                assert answer.status_code == 401
    finally:
        logs.stop()
    lines = sum(len(f.read_text("utf-8").splitlines()) for f in tmp_path.iterdir() if f.is_file())
    assert 20 <= lines < 60
