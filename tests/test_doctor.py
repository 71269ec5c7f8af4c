"""``doctor`` and *periksa*: each trouble is found with what to do, and a support file tells of nobody."""

import json
import os
import sys
import zipfile
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from operator_tui import doctor, logs
from operator_tui.cli import run
from operator_tui.config import Config
from operator_tui.core.errors import Refused
from operator_tui.core.mask import scrub
from operator_tui.core.times import local
from operator_tui.doctor import (
    Finding,
    Level,
    Subject,
    bundle,
    home,
    link,
    paper,
    terminal,
    versions,
)
from operator_tui.locale import say, table
from operator_tui.logs.mask import encode
from operator_tui.paper.printers import Found
from operator_tui.store import home as homes
from operator_tui.store import meta
from operator_tui.store.store import Store, Tx
from tests import nobody
from tests.conftest import PASSPHRASE
from tests.gateway import Gateway
from tests.making import ready, sample_rows
from tests.test_screens import burst, running, shown, until

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def of(part: str, found: Any) -> Finding:
    [one] = [finding for finding in found if finding.part == part]
    return one


def test_a_home_in_order_has_nothing_bad(store: Store, tmp_path: Path) -> None:
    ready(store, 2)
    homes.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    found = list(doctor.here(Subject(tmp_path / "h", Config(), store)))
    assert {f.part for f in found} == {
        "versions",
        "config",
        "store",
        "disk",
        "log",
        "printer",
        "fonts",
    }
    assert [f.key for f in found if f.level is Level.BAD] == []
    assert "2 permohonan, skema 00" in of("store", found).said


def test_every_finding_has_words_and_what_is_wrong_a_remedy() -> None:
    keys = [key for key in table("doctor") if f"part.{key.partition('-')[0]}" in table("doctor")]
    assert len(keys) > 60
    for key in keys:
        if not key.endswith(".do"):
            say(f"doctor.part.{key.partition('-')[0]}")
    needing = {
        "config-broken", "config-values", "store-none", "store-keys", "store-missing", "store-damaged", "disk-little",
        "disk-full", "disk-slow", "disk-unwritable", "log-crashes", "link-unset", "link-offline", "link-portal",
        "link-certificate", "link-down", "link-slow", "token-refused", "token-none", "clock-ahead", "clock-behind",
        "clock-year", "printer-none", "printer-gone", "fonts-missing", "size-small", "versions-lacking", "keys-other",
        "store-unread", "link-ca",
    }  # fmt: skip
    assert {key for key in needing if f"{key}.do" not in table("doctor")} == set()


def test_a_locked_store_is_there_and_its_inside_is_not_judged(tmp_path: Path) -> None:
    homes.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    [found] = home.store(Subject(tmp_path / "h", Config()))
    assert (found.level, found.key) == (Level.SKIPPED, "store-locked")
    assert "Siti" not in json.dumps(found.data())


@pytest.mark.parametrize(
    ("harm", "key"),
    [
        (lambda folder: (folder / "store.db").unlink(), "store-missing"),
        (lambda folder: (folder / "keys.json").write_text("{", encoding="utf-8"), "store-keys"),
        (lambda folder: (folder / "keys.json").unlink(), "store-keys"),
    ],
)
def test_a_store_that_lacks_a_part_is_bad_and_nothing_is_to_be_deleted(
    harm: Callable[[Path], object], key: str, tmp_path: Path
) -> None:
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    harm(tmp_path / "h")
    [found] = home.store(Subject(tmp_path / "h", Config()))
    assert (found.level, found.key, found.code) == (Level.BAD, key, 5)
    assert "cadangan" in found.remedy


def test_a_home_that_was_never_made_is_only_looked_at(tmp_path: Path) -> None:
    [found] = home.store(Subject(tmp_path / "none", Config()))
    assert (found.level, found.key) == (Level.LOOK, "store-none")
    assert home.disk(Subject(tmp_path / "none", Config())).level is Level.GOOD
    assert not (tmp_path / "none").exists() and list(tmp_path.iterdir()) == []


def test_a_damaged_store_is_bad_and_is_to_be_used_no_more(tmp_path: Path) -> None:
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    key = os.urandom(32)

    def harm(tx: Tx) -> None:
        """Two tables in one place."""
        tx.db.execute("PRAGMA writable_schema = ON")
        tx.db.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'events')"
            " WHERE name = 'prints'"
        )

    with Store(tmp_path / "s.db", key, "Siti") as harmed:
        harmed.do(harm)
    with Store(tmp_path / "s.db", key, "Siti") as again:
        [found] = home.store(Subject(tmp_path / "h", Config(), again))
    assert (found.level, found.key, found.code) == (Level.BAD, "store-damaged", 5)


Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("free", "level", "key"),
    [
        (10**10, Level.GOOD, "disk-good"),
        (4 * 10**8, Level.LOOK, "disk-little"),
        (4 * 10**7, Level.BAD, "disk-full"),
    ],
)
def test_little_room_is_said_before_it_is_none(
    free: int, level: Level, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**11, 0, free))
    found = home.disk(Subject(tmp_path, Config()))
    assert (found.level, found.key) == (level, key)


def test_a_disk_that_cannot_be_written_is_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", fail)
    found = home.disk(Subject(tmp_path, Config()))
    assert (found.level, found.key, found.code) == (Level.BAD, "disk-unwritable", 5)
    assert list(tmp_path.iterdir()) == []


def test_crashes_in_the_log_are_told(tmp_path: Path) -> None:
    logs.start(tmp_path / "log")
    logs.error("app", "crashed", kind="RuntimeError", where="x.py:1")
    logs.stop()
    found = home.log(Subject(tmp_path, Config()))
    assert (found.level, found.key, found.params["n"]) == (Level.LOOK, "log-crashes", 1)


def test_settings_that_are_no_good_are_named(tmp_path: Path) -> None:
    assert of("config", home.settings(Subject(tmp_path, None))).level is Level.BAD
    found = of(
        "config", home.settings(Subject(tmp_path, replace(Config(), problems=("gateway.url",))))
    )
    assert "gateway.url" in found.said


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Gateway(tmp_path_factory.mktemp("office")) as one:
        yield one


def test_the_gateway_tells_of_link_token_and_clock(
    store: Store, gateway: Gateway, tmp_path: Path
) -> None:
    config = replace(Config(), gateway_url=gateway.url)
    token = gateway.enrol("MJL03")
    found = list(link.look(Subject(tmp_path, config), lambda: datetime.now(UTC)))
    assert of("link", found).key == "link-training" and of("token", found).key == "token-locked"
    assert of("clock", found).key in ("clock-good", "clock-zone")
    said = of("clock", found).said
    assert scrub(said) == said, "the support file keeps what the clock shows"
    store.do(lambda tx: meta.put(tx, meta.TOKEN, token))
    found = list(link.look(Subject(tmp_path, config, store), lambda: datetime.now(UTC)))
    assert of("token", found).said == "diterima, laptop ini MJL03"
    store.do(lambda tx: meta.put(tx, meta.TOKEN, "wrong"))
    found = list(link.look(Subject(tmp_path, config, store), lambda: datetime.now(UTC)))
    assert (of("token", found).key, of("token", found).code) == ("token-refused", 4)
    for minutes, key, level, words in (
        (3, "clock-ahead", Level.LOOK, "terlalu cepat 3 mnt"),
        (-47, "clock-behind", Level.BAD, "terlambat 47 mnt"),
        (400 * 24 * 60 + 1, "clock-ahead", Level.BAD, "terlalu cepat 400 hari"),
    ):
        off = timedelta(minutes=minutes, seconds=30 if minutes > 0 else -30)
        found = list(link.look(Subject(tmp_path, config), lambda off=off: datetime.now(UTC) + off))  # type: ignore[misc]
        assert (of("clock", found).key, of("clock", found).level) == (key, level)
        said = of("clock", found).said
        assert words in said and f"di kantor {local(datetime.now(UTC)):%Y-%m-%d}" in said
        assert scrub(said) == said


def test_a_gateway_that_is_not_there_is_four(tmp_path: Path) -> None:
    config = replace(Config(), gateway_url="http://127.0.0.1:9")
    found = list(link.look(Subject(tmp_path, config), lambda: NOW))
    assert (of("link", found).level, of("link", found).code) == (Level.BAD, 4)
    assert of("link", found).remedy


def test_a_clock_before_the_programs_own_time_is_bad(tmp_path: Path) -> None:
    found = list(link.look(Subject(tmp_path, Config()), lambda: datetime(2019, 1, 1, tzinfo=UTC)))
    assert of("clock", found).key == "clock-year"


def test_each_printer_that_is_set_is_looked_for_and_nothing_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(name: str, tickets: str = "") -> list[Finding]:
        config = replace(Config(), printer=name, ticket_printer=tickets)
        return list(paper.printer(Subject(tmp_path, config)))

    device = tmp_path / "lp0"
    device.touch()
    monkeypatch.setattr(
        "operator_tui.paper.printers.found",
        lambda: [Found("EPSON", True), Found("HP", False, "no-paper")],
    )
    [one] = looked("EPSON", "EPSON")
    assert one.level is Level.GOOD
    one, two = looked("HP", f"device:{device}")
    assert (one.level, two.level) == (Level.BAD, Level.GOOD)
    assert "HP habis" in one.said and one.remedy
    assert device.read_bytes() == b""
    [gone] = looked("CANON")
    assert (gone.level, gone.key) == (Level.BAD, "printer-gone") and gone.remedy
    for dead in ("tcp:127.0.0.1:9", f"device:{device}x"):
        assert looked(dead)[0].key == "printer-trouble"
    assert looked("-o raw")[0].key == "printer-gone"
    assert looked("")[0].key == "printer-none"


def test_a_lacking_library_or_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from operator_tui.paper import fonts

    monkeypatch.setattr(versions, "libraries", lambda: {"pyrage": "", "rich": "14"})
    assert versions.program().params["lacking"] == "pyrage"
    monkeypatch.setattr(fonts, "usable", lambda: False)
    assert paper.fonts().key == "fonts-missing"


def test_the_terminal_is_judged_by_size_letters_colours_and_f2() -> None:
    assert terminal.size(79, 24).level is Level.BAD and terminal.size(80, 24).level is Level.GOOD
    assert terminal.letters("utf-8", {"TERM": "linux"}).key == "letters-plain"
    assert terminal.letters("cp437", {}).key == "letters-plain"
    assert terminal.letters("UTF-8", {"TERM": "xterm"}).key == "letters-good"
    assert terminal.colours({"NO_COLOR": "1"}).key == "colours-off"
    assert terminal.colours({"TERM": "xterm-256color"}).params["n"] == 256
    assert (
        terminal.key("\x1bOQ").level is Level.GOOD and terminal.key("\x1b[24~").key == "keys-other"
    )
    assert terminal.key(None).level is Level.SKIPPED


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_at_a_terminal_f2_is_asked_for_and_seen(tmp_path: Path) -> None:
    from tests.terminal import Terminal

    command = [sys.executable, "-m", "operator_tui", "--home", str(tmp_path), "doctor", "--offline"]
    with Terminal(
        command, {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    ) as seen:
        seen.wait("Tekan F2 sekali")
        seen.send("<f2>")
        seen.wait("sampai ke program")
        assert "256 warna" in seen.text
        assert "config set ui.ascii true" in " ".join(seen.text.split()), "cut within a word"
        assert seen.ended() == 0


def cli(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        run([*args])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_the_exit_code_is_that_of_the_worst(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "h"
    homes.create(folder, "Siti", PASSPHRASE)
    assert cli(capsys, "--home", str(folder), "doctor", "--offline")[0] == 0
    (folder / "config.toml").write_text('[gateway]\nurl = "http://127.0.0.1:9"\n', encoding="utf-8")
    code, out, _ = cli(capsys, "--home", str(folder), "doctor")
    assert code == 4 and "!!" in out and "→" in out
    (folder / "store.db").unlink()
    code, out, _ = cli(capsys, "--home", str(folder), "doctor", "--json")
    assert code == 5
    assert {"part", "level", "key", "says", "do"} == set(json.loads(out)[0])


def test_a_passphrase_that_does_not_fit_is_said_and_the_rest_is_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", "bukan itu sama sekali")
    code, out, err = cli(capsys, "--home", str(tmp_path / "h"), "doctor", "--offline")
    assert code == 0 and "tidak cocok" in err and "terkunci" in out
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)
    assert "utuh" in cli(capsys, "--home", str(tmp_path / "h"), "doctor", "--offline")[1]


def test_a_store_that_cannot_be_opened_is_bad_though_the_passphrase_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    (tmp_path / "h" / "store.db").write_bytes(b"\x00" * 20_000)
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)
    code, out, _ = cli(capsys, "--home", str(tmp_path / "h"), "doctor", "--offline")
    assert code == 5 and "tidak bisa dibuka" in out and "Jangan hapus apa pun" in out


def test_damage_found_while_reading_leaves_the_rest_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check-up had ended there, as if nothing else were to be told."""
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "h" / "store.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:40_960] + bytes(12_288) + whole[53_248:])
    code, out, _ = cli(capsys, "--home", str(tmp_path / "h"), "doctor", "--offline", "--json")
    found = {one["part"]: one for one in json.loads(out)}
    assert code == 5 and {"disk", "log", "colours"} <= set(found)
    assert found["store"]["key"] in ("store-unread", "store-damaged")
    assert "Salin seluruh foldernya" in found["store"]["do"]


@pytest.mark.parametrize("command", [["doctor"], ["log"]])
def test_settings_that_cannot_be_read_keep_nobody_from_looking(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    (tmp_path / "h" / "config.toml").write_text("[[[", encoding="utf-8")
    code, out, err = cli(capsys, "--home", str(tmp_path / "h"), *command)
    if command == ["log"]:
        assert (code, out) == (0, "") and "log" in err
    else:
        assert code == 5 and "config.toml tidak terbaca" in out and "√  Jendela" in out
        assert "tidak ditanya" in out and "belum diatur" not in out
    assert cli(capsys, "--home", str(tmp_path / "h"), "config")[0] == 5


def test_a_certificate_file_that_is_none_is_told_as_such(tmp_path: Path) -> None:
    """Not as a gateway that is silent: IT had looked for the fault at the office."""
    bad = tmp_path / "ca.pem"
    bad.write_text("not a certificate", encoding="utf-8")
    config = replace(Config(), gateway_url="https://127.0.0.1:9", gateway_ca=str(bad))
    found = of("link", link.look(Subject(tmp_path, config), lambda: NOW))
    assert (found.key, found.level) == ("link-ca", Level.BAD) and "gateway.ca" in found.remedy


def test_a_support_file_tells_of_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the applicants, though another program wrote them into the log, and not who uses the laptop."""
    person = sample_rows()[0]
    folder = tmp_path / "Siti Rohmah" / "h"
    homes.create(folder, "Siti Rohmah", PASSPHRASE)
    monkeypatch.setattr("operator_tui.doctor.bundle.getuser", lambda: "sitirohmah")
    (folder / "config.toml").write_text(
        f'[gateway]\nca = "{(folder / "ca.pem").as_posix()}"\n[bundle]\nkey = ""\n',
        encoding="utf-8",
    )
    line = {
        "at": "2026-11-24T03:00:00.000Z", "level": "info", "part": "app", "event": "x", "name": person["name"],
        "cause": f"nik {person['nik']} di {folder} oleh sitirohmah", "detail": person["name"], "ms": int(person["nik"]),
    }  # fmt: skip
    written = [
        json.dumps(line),
        f"{{broken {person['name']} {person['nik']}",
        encode(NOW, "info", "app", "start", {"version": "1.0"}).decode().strip(),
    ]
    (folder / "log").mkdir()
    log = folder / "log" / "20261124-a.jsonl"
    log.write_text("\n".join(written) + "\n", encoding="utf-8")
    target = tmp_path / "bantuan.zip"
    assert (
        cli(capsys, "--home", str(folder), "doctor", "--offline", "--bundle", str(target))[0] == 0
    )
    log.unlink()  # what stands in it was written by this test, not by the program
    with zipfile.ZipFile(target) as packed:
        told = {name: packed.read(name).decode() for name in packed.namelist()}
    assert set(told) == {"findings.json", "versions.json", "settings.json", "log.jsonl"}
    whole = "\n".join(told.values())
    assert nobody.found_in(whole) == []
    for secret in ("siti", person["name"].split()[0].casefold(), PASSPHRASE):
        assert secret not in whole.casefold(), "somebody is named"
    assert [json.loads(one)["event"] for one in told["log.jsonl"].splitlines()] == [
        "x",
        "unreadable",
        "start",
    ]
    assert json.loads(told["settings.json"])["gateway.ca"] == "set"
    assert json.loads(told["versions.json"])["libraries"]["textual"]


def test_a_support_file_writes_over_nothing_and_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.zip"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused):
        bundle.write(target, [], Subject(tmp_path, Config()))
    assert target.read_text(encoding="utf-8") == "mine"
    from operator_tui.core.errors import StoreTrouble

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.writestr", full)
    with pytest.raises(StoreTrouble):
        bundle.write(tmp_path / "y.zip", [], Subject(tmp_path, Config()))
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


async def test_the_screen_opens_before_the_lock_and_notes_f2(tmp_path: Path) -> None:
    homes.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h", gateway_url="http://127.0.0.1:9") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        burst(app, "<f10>", "periksa", "<enter>")
        await until(pilot, lambda: "server kantor tidak menjawab" in " ".join(shown(app).split()))
        assert "terkunci" in shown(app) and "Rohmah" not in shown(app)
        await until(pilot, lambda: "harus dibetulkan" in shown(app))
        burst(app, "<ctrl+g>", "2")
        await until(pilot, lambda: "hanya bila tombol F2 sendiri" in shown(app))
        assert "sampai ke program" not in shown(app), "its twin proves nothing of F2"
        burst(app, "<f2>")
        await until(pilot, lambda: "F2: sampai ke program" in shown(app))
        burst(app, "<pagedown>")
        await until(pilot, lambda: "lurus semua?" in shown(app))


async def test_page_by_page_every_finding_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PgDn had gone to the end at once: on a laptop with many faults those in the middle were passed over."""
    homes.create(tmp_path / "h", "Siti", PASSPHRASE)
    many = [
        Finding("printer", Level.BAD, "printer-gone", {"printer": f"PRINTER-{n:02}"})
        for n in range(20)
    ]
    monkeypatch.setattr(doctor, "here", lambda _subject: many)
    async with running(None, tmp_path / "h") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        burst(app, "<f10>", "periksa", "<enter>")
        await until(pilot, lambda: "PRINTER-00" in shown(app) and "menanyakan" not in shown(app))
        seen = shown(app)
        for _page in range(6):
            burst(app, "<pagedown>")
            await pilot.pause()
            seen += shown(app)
        assert [n for n in range(20) if f"PRINTER-{n:02}" not in seen] == []
        burst(app, "<home>")
        await until(pilot, lambda: "PRINTER-00" in shown(app))


def test_a_support_file_that_is_there_is_told_before_all_is_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.zip").touch()
    code, out, err = cli(
        capsys, "--home", str(tmp_path / "h"), "doctor", "--bundle", str(tmp_path / "x.zip")
    )
    assert (code, out) == (1, "") and "sudah ada" in err
