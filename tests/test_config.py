"""Settings: one bad value never locks a person out, and ``config set`` mends it."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import certifi
import pytest

from operator_tui import config
from operator_tui.core.errors import StoreTrouble, Usage
from tests.calling import Cli, caller


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Cli]:
    yield from caller(tmp_path / "h", monkeypatch, capsys)


@pytest.fixture
def laptop(cli: Cli) -> Cli:
    assert cli("init", "--name", "Siti")[0] == 0
    return cli


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / config.CONFIG_FILE).write_text(text, encoding="utf-8")
    return folder


BAD = [
    ("gateway.url", '[gateway]\nurl = "http://office.example"'),
    ("gateway.url", '[gateway]\nurl = ["https://office.example"]'),
    ("gateway.ca", "[gateway]\nca = { file = 1 }"),
    ("kbli.version", '[kbli]\nversion = "1999"'),
    ("lock.idle-minutes", "[lock]\nidle-minutes = -3"),
    ("lock.idle-minutes", "[lock]\nidle-minutes = 1441"),
    ("lock.idle-minutes", f'[lock]\nidle-minutes = "{"9" * 5000}"'),
    ("delivery.daily-mb", "[delivery]\ndaily-mb = 0.5"),
    ("delivery.daily-mb", "[delivery]\ndaily-mb = 10001"),
    ("delivery.daily-mb", "[delivery]\ndaily-mb = true"),
    ("ui.ascii", '[ui]\nascii = "perhaps"'),
    ("ui.language", '[ui]\nlanguage = "fr"'),
    ("capture.double-entry", '[capture]\ndouble-entry = "sometimes"'),
    ("capture.double-entry", "[capture]\ndouble-entry = 101"),
    ("capture.double-entry", "[capture]\ndouble-entry = true"),
    ("capture.double-entry", "[capture]\ndouble-entry = 0.5"),
    ("ui.language", "ui = 5"),
    ("paper.size", '[paper]\nsize = "a3"'),
    ("paper.printer", '[paper]\nprinter = "-o landscape"'),
    ("paper.ticket-printer", '[paper]\nticket-printer = "tcp:192.0.2.7:99999"'),
    ("paper.contact", f'[paper]\ncontact = "{"x" * 121}"'),
]
GOOD = {
    "gateway.url": "https://office.example/",
    "kbli.version": "2025",
    "lock.idle-minutes": "15",
    "delivery.daily-mb": "50",
    "ui.ascii": "true",
    "ui.language": "en",
    "capture.double-entry": "10",
    "gateway.ca": certifi.where(),
    "paper.size": "roll-80",
    "paper.printer": "EPSON-L3110",
    "paper.ticket-printer": "tcp:192.0.2.7:9100",
    "paper.ticket-size": "",
    "paper.logo": __file__,
    "paper.contact": "Dinas K2UKM, WhatsApp 0812-0000-0000",
}


@pytest.mark.parametrize(("key", "text"), BAD)
def test_a_bad_value_falls_back_and_is_named(tmp_path: Path, key: str, text: str) -> None:
    found = config.load(written(tmp_path, text))
    assert key in found.problems
    assert config.show(found) == config.show(config.Config())


@pytest.mark.parametrize(("key", "text"), BAD)
def test_a_bad_value_can_be_mended(tmp_path: Path, key: str, text: str) -> None:
    written(tmp_path, text)
    config.put(tmp_path, key, GOOD[key])
    found = config.load(tmp_path)
    assert key not in found.problems
    assert config.show(found)[key] == GOOD[key]


def test_good_values_stand_beside_a_bad_one(tmp_path: Path) -> None:
    text = '[kbli]\nversion = 2025\n[lock]\nidle-minutes = "soon"\n'
    found = config.load(written(tmp_path, text))
    assert (found.kbli_version, found.idle_minutes) == ("2025", 10)
    assert found.problems == ("lock.idle-minutes",)


def test_a_ca_file_that_went_away_locks_nobody_out(laptop: Cli, tmp_path: Path) -> None:
    ca = tmp_path / "office.pem"
    shutil.copy(certifi.where(), ca)
    assert laptop("config", "set", "gateway.url", "https://office.example")[0] == 0
    assert laptop("config", "set", "gateway.token", "-", typed="abc\n")[0] == 0
    assert laptop("config", "set", "gateway.ca", str(ca))[0] == 0
    ca.unlink()
    assert laptop("queue")[0] == 0
    code, out, _ = laptop("config", "show")
    assert code == 0 and str(ca) in out
    code, _, err = laptop("sync")
    assert code == 2 and "gateway.ca" in err and len(err.splitlines()) == 1
    assert laptop("config", "set", "kbli.version", "2025")[0] == 0
    assert laptop("config", "set", "gateway.ca", "")[0] == 0


def test_a_bad_address_is_named_by_show_and_by_sync(laptop: Cli, tmp_path: Path) -> None:
    written(tmp_path / "h", '[gateway]\nurl = "http://office.example"\n')
    code, _, err = laptop("config")
    assert code == 0 and "gateway.url" in err and len(err.splitlines()) == 1
    code, _, err = laptop("sync")
    assert code == 2 and "gateway.url" in err
    assert laptop("queue")[0] == 0


@pytest.mark.parametrize("held", [b"", b"not a certificate", b"0\x82\x03\x00" + bytes(768)])
def test_a_ca_file_that_is_no_certificate_is_refused_at_once(tmp_path: Path, held: bytes) -> None:
    """Such as the DER that Windows exports unless told otherwise; the gateway had seemed to be silent."""
    ca = tmp_path / "office.cer"
    ca.write_bytes(held)
    with pytest.raises(Usage) as told:
        config.put(tmp_path / "h", "gateway.ca", str(ca))
    assert told.value.key == "cli.config-no-certificate"


def test_the_ca_file_is_kept_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(certifi.where(), tmp_path / "office.pem")
    monkeypatch.chdir(tmp_path)
    config.put(tmp_path / "h", "gateway.ca", "office.pem")
    assert config.load(tmp_path / "h").gateway_ca == str(tmp_path / "office.pem")


@pytest.mark.parametrize("value", ["-1", "1441", "1.5", "", "9" * 5000, "soon"])
def test_minutes_are_bounded(tmp_path: Path, value: str) -> None:
    with pytest.raises(Usage):
        config.put(tmp_path, "lock.idle-minutes", value)
    assert not (tmp_path / config.CONFIG_FILE).exists()


@pytest.mark.parametrize("key", ["lock.idle-minutes", "delivery.daily-mb"])
def test_the_bounds_themselves_are_good(tmp_path: Path, key: str) -> None:
    for value in ("0", {"lock.idle-minutes": "1440"}.get(key, "10000")):
        config.put(tmp_path, key, value)
        assert config.show(config.load(tmp_path))[key] == value


@pytest.mark.parametrize("value", ["x\udcff", "a\0b", "a\nb", "n" * 5000])
def test_a_name_that_no_file_has_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(Usage):
        config.put(tmp_path, "gateway.ca", value)


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "[gateway") / config.CONFIG_FILE
    for act in (config.load, lambda home: config.put(home, "kbli.version", "2025")):
        with pytest.raises(StoreTrouble):
            act(tmp_path)
    assert path.read_text(encoding="utf-8") == "[gateway"


def test_what_is_written_is_toml_with_types(tmp_path: Path) -> None:
    config.put(tmp_path, "lock.idle-minutes", "15")
    config.put(tmp_path, "ui.ascii", "y")
    config.put(tmp_path, "kbli.version", "2025")
    text = (tmp_path / config.CONFIG_FILE).read_text(encoding="utf-8")
    assert tomllib.loads(text) == {
        "lock": {"idle-minutes": 15},
        "ui": {"ascii": True},
        "kbli": {"version": "2025"},
    }
