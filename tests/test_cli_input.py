"""What reaches the command line from outside: closed input, strange bytes, strange names. One sentence each."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from operator_tui.cli import main, run
from operator_tui.store import home, meta
from tests.calling import Cli, Keyboard, caller
from tests.conftest import PASSPHRASE

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Cli]:
    yield from caller(tmp_path / "h", monkeypatch, capsys)


@pytest.fixture
def laptop(cli: Cli) -> Cli:
    assert cli("init", "--name", "Siti")[0] == 0
    return cli


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Give these answers to hidden questions."""
    left = list(answers)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _question: left.pop(0))


def test_the_token_is_typed_unseen_at_a_terminal(
    laptop: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, " abc-123 ")
    code, out, err = laptop("config", "set", "gateway.token", "-", stdin=Keyboard("not this\n"))
    assert (code, out.strip()) == (0, "gateway.token = …")
    assert "abc" not in err
    assert "gateway.token = set" in laptop("config")[1]


def test_a_token_that_is_none_changes_nothing(
    laptop: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert laptop("config", "set", "gateway.token", "-", typed="good\n")[0] == 0
    for token in ("", "  ", "tokén", "a\x1b[31mb", "a\x00b", "x" * 5000):
        typing(monkeypatch, token)
        for stdin in (Keyboard(), "typed"):
            code, out, err = laptop(
                "config", "set", "gateway.token", "-", typed=token + "\n", stdin=stdin
            )
            assert (code, out) == (2, "") and "\x1b" not in err
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        assert store.read(lambda db: meta.get(db, meta.TOKEN)) == "good"


def test_closed_input_is_a_sentence(laptop: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("gateway.token", "gateway.url", "device.id"):
        code, out, err = laptop("config", "set", key, "-", stdin=None)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert laptop(stdin=None)[0] == 2
    assert laptop("demo", stdin=None)[0] == 2
    monkeypatch.delenv("OPERATOR_TUI_PASSPHRASE")
    assert laptop("queue", stdin=None)[0] == 3
    closed = io.StringIO()
    closed.close()
    assert laptop("queue", stdin=closed)[0] == 3


@posix
@pytest.mark.parametrize("args", [["queue"], ["config", "set", "ui.ascii", "-"], [], ["demo"]])
def test_a_process_without_standard_input(tmp_path: Path, args: list[str]) -> None:
    command = [sys.executable, "-m", "operator_tui", "--home", str(tmp_path), *args]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command], capture_output=True, text=True, check=False
    )
    assert done.returncode in (2, 3, 5)
    assert len(done.stderr.splitlines()) == 1 and done.stdout == ""


def test_show_tells_device_and_token_once_unlocked(
    laptop: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = laptop("config", "set", "device.id", "mjl03")
    assert (code, out.strip()) == (0, "device.id = MJL03")
    out = laptop("config", "show")[1]
    assert "device.id = MJL03" in out and "gateway.token = not set" in out
    monkeypatch.delenv("OPERATOR_TUI_PASSPHRASE")
    code, out, _ = laptop("config")
    assert code == 0 and "In the store (encrypted)" in out and "MJL03" not in out
    typing(monkeypatch, PASSPHRASE)
    assert "device.id = MJL03" in laptop("config", stdin=Keyboard())[1]


def test_show_without_a_store_asks_for_nothing(cli: Cli) -> None:
    code, out, _ = cli("config", stdin=Keyboard())
    assert code == 0 and "In the store (encrypted)" in out


def test_a_passphrase_that_is_no_text_is_locked(
    laptop: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "word").write_bytes(b"kopi \xff\xfe pahit")
    (tmp_path / "long").write_bytes(b"x" * 100_000)
    for name in ("word", "long", "none", "."):
        code, _, err = laptop("--passphrase-file", str(tmp_path / name), "queue")
        assert (code, len(err.splitlines())) == (3, 1)
    monkeypatch.delenv("OPERATOR_TUI_PASSPHRASE")

    def broken(_question: str) -> str:
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")

    monkeypatch.setattr("click.termui.hidden_prompt_func", broken)
    assert laptop("queue", stdin=Keyboard())[0] == 3
    typing(monkeypatch, "kopi \udcff pahit")
    assert laptop("queue", stdin=Keyboard())[0] == 3


@posix
def test_a_passphrase_in_the_environment_that_is_no_text(
    laptop: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", "kopi \udcff pahit talaga")
    assert laptop("queue")[0] == 3


@posix
def test_a_passphrase_file_without_an_end_is_none(laptop: Cli) -> None:
    assert laptop("--passphrase-file", "/dev/zero", "queue")[0] == 3


EVENT = ["--date", "2026-11-24", "--village", "Cikijing, Cikijing"]


def test_an_event_is_cleaned(laptop: Cli) -> None:
    places = {
        "cikijing,CIKIJING": "Cikijing, Cikijing",
        "banjaransari": "Banjaransari, Cikijing",
        "Pasar\nLama \udcff": "Pasar Lama",
        "Cigugur, Kuningan": "Cigugur, Kuningan",
    }
    name = "Jemput\x1b[31m Bola\n\udcff Cikijing"
    for village in places:
        code, out, _ = laptop("event", "add", name, "--date", "2026-11-24", "--village", village)
        assert code == 0 and "Jemput Bola Cikijing" in out
    listed = laptop("event", "list")[1].splitlines()
    assert len(listed) == len(places)
    for stored in places.values():
        assert sum(f"Jemput Bola Cikijing  ({stored}, WIB)" in line for line in listed) == 1


BAD_EVENTS = [
    *((name, "2026-11-24", "Cikijing") for name in ("", "  ", "\x1b[2J", "\udcff", "x" * 300)),
    *(
        ("Jemput Bola", day, "Cikijing, Cikijing")
        for day in ("1999-12-31", "2101-01-01", "0001-01-01", "kemarin\x1b[2J", "")
    ),
    *(("Jemput Bola", "2026-11-24", place) for place in ("", "\udcff", "y" * 300, "Banjaran")),
]


def test_an_event_of_no_name_day_or_place_is_refused(laptop: Cli) -> None:
    for name, day, village in BAD_EVENTS:
        code, out, err = laptop("event", "add", name, "--date", day, "--village", village)
        assert (code, out, len(err.splitlines())) == (2, "", 1), (name, day, village)
        assert "\x1b" not in err
    assert laptop("event", "list")[1] == ""


@pytest.mark.parametrize("name", ["\udcff", "x" * 300])
def test_a_person_needs_a_name(cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    code, _, err = cli("init", "--name", name)
    assert (code, len(err.splitlines())) == (2, 1)


def test_a_home_that_is_none_is_five(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    homes = [tmp_path / "file", tmp_path / "file" / "h"]
    if sys.platform != "win32":  # To Windows a name that is too long is one of nothing there.
        homes += [tmp_path / ("x" * 300), Path("y" * 5000)]
    for folder in homes:
        for args in (
            ["queue"],
            ["init"],
            ["log"],
            ["config"],
            ["config", "set", "ui.ascii", "y"],
            [],
        ):
            code, out, err = cli(*args, home=folder)
            assert (code, out, len(err.splitlines())) == (5, "", 1), (folder, args)
            assert len(err) < 300
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"
    monkeypatch.setattr("os.access", lambda *_: False)
    assert cli("log", home=tmp_path)[0] == 5


@pytest.mark.parametrize(("place", "warned"), [("Cikijing, Cikijing", False), ("Cikijng", True)])
def test_an_event_in_a_village_that_is_in_no_table_is_made_and_warned_about(
    cli: Cli, place: str, *, warned: bool
) -> None:
    assert cli("init", "--name", "Siti Rohmah")[0] == 0
    code, out, err = cli("event", "add", "X", "--date", "2026-11-24", "--village", place)
    assert code == 0 and "is added" in out
    assert (f'"{place}" isn\'t among the villages' in err) == warned
    assert warned or err == ""


CALLS = [
    (["nothing"], "nothing"),
    (["--nope"], "--nope"),
    (["\x1b[31mred"], "red"),
    (["event"], "add | list | use"),
    (["event", "add"], "NAME"),
    (["event", "add", "X"], "--date"),
    (["config", "set", "ui.ascii"], "VALUE"),
    (["log", "-n", "many"], "-n"),
    (["log", "more"], "more"),
    (["sync", "--twice"], "--twice"),
    (["sync", "--once=yes"], "--once"),
    (["slip"], "--out"),
    (["slip", "--out"], "--out"),
    (["event", "add", "X", "--tz", "UTC"], "WIB, WITA, WIT"),
]


@pytest.mark.parametrize(("args", "word"), CALLS)
def test_a_call_that_cannot_be_understood_is_one_sentence(
    cli: Cli, args: list[str], word: str
) -> None:
    code, out, err = cli(*args)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert word in err and "\x1b" not in err
    assert "Nothing was changed. See: operator-tui" in err and "--help" in err


def test_a_call_that_cannot_be_understood_in_indonesian(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--lang=id", "nothing"])
    assert ended.value.code == 2
    assert "tidak dikenal" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "word"), [("id", "Tambah kegiatan"), ("en", "Add an event")])
def test_help_is_in_the_language(capsys: pytest.CaptureFixture[str], lang: str, word: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--lang", lang, "--help"])
    assert ended.value.code == 0
    first = capsys.readouterr().out
    assert ("Catat" in first) == (lang == "id")
    context = click.Context(main)
    assert isinstance(main, click.Group)
    event = main.get_command(context, "event")
    assert isinstance(event, click.Group) and word in (event.commands["add"].help or "")
