"""The command line as it is promised: what it prints, its exit codes, and no traceback for bad input."""

import json
import os
import stat
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from operator_tui import __version__
from operator_tui.cli import main, run
from operator_tui.store import home, importing, listing, vault
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE, SAMPLES
from tests.gateway import Gateway
from tests.making import sample_rows

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Call the command line in this process on a home of the test's own: ``(exit code, stdout, stderr)``."""
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)

    def call(*args: str, folder: Path | None = None, typed: str = "") -> tuple[int, str, str]:
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(["--home", str(folder or tmp_path / "h"), "--lang", "en", *args])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def laptop(cli: Cli) -> Cli:
    """The same, with a home made."""
    assert cli("init", "--name", "Siti")[0] == 0
    return cli


def all_issued(cli: Cli, seconds: float = 120) -> list[dict[str, Any]]:
    """Sync until every application is issued, whatever day it was begun on; the queue then."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert cli("sync")[0] == 0
        found: list[dict[str, Any]] = json.loads(cli("queue", "--json")[1])
        if {one["status"] for one in found} == {"issued"}:
            return found
    raise AssertionError(f"not all issued: {Counter(one['status'] for one in found)}")


def test_the_whole_job_by_hand(cli: Cli, tmp_path: Path) -> None:
    with Gateway(tmp_path / "office", delay=0) as gateway:
        assert cli("init", "--name", "Siti Rohmah")[0] == 0
        assert (
            cli(
                "event",
                "add",
                "Jemput Bola Cikijing",
                "--date",
                "2026-11-24",
                "--village",
                "Cikijing, Cikijing",
            )[0]
            == 0
        )
        code, out, _ = cli("office", "enrol", "mjl03", "--json", folder=tmp_path / "office")
        enrolled = json.loads(out)
        assert (code, set(enrolled), enrolled["device"]) == (
            0,
            {"device", "token", "bundle_key"},
            "MJL03",
        )
        assert cli("config", "set", "gateway.url", gateway.url)[0] == 0
        code, out, _ = cli("config", "set", "gateway.token", "-", typed=enrolled["token"] + "\n")
        assert code == 0 and enrolled["token"] not in out
        code, out, err = cli("import", str(SAMPLES / "applicants.csv"), "--finalise")
        assert (code, out.strip()) == (0, "60 rows: 60 ready to send, 0 refused.")
        assert all(": warning: " in line for line in err.splitlines())
        assert cli("sync", "--once")[0] == 0
        found = all_issued(cli)
        keys = {
            "ref",
            "id",
            "revision",
            "status",
            "name",
            "nik_masked",
            "kbli",
            "kbli_version",
            "nib",
            "training",
            "problem",
        }
        assert len(found) == 60 and all(keys <= set(one) for one in found)
        assert all(one["training"] is True and one["nib"].startswith("0000") for one in found)
        niks = {row["nik"] for row in sample_rows()}
        assert not niks & set(json.dumps(found).replace('"', " ").split())
        code, out, _ = cli("slip", "--issued", "--out", str(tmp_path / "s.pdf"))
        assert (code, "60 slips, 15 pages" in out) == (0, True)
        ref, keys_file = found[0]["ref"], tmp_path / "h" / vault.KEYS_FILE
        code, out, _ = cli("slip", ref.lower(), ref, "--out", str(tmp_path / "one.pdf"))
        assert (code, "1 slips, 1 pages" in out) == (0, True)
        before = keys_file.read_bytes()
        assert cli("slip", ref, "--out", str(keys_file))[0] == 2
        assert keys_file.read_bytes() == before
        code, out, _ = cli("log", "-n", "50")
        assert code == 0 and " issued, 0 returned" in out
        assert not any(row["nik"] in out or row["name"] in out for row in sample_rows())
        lines = [json.loads(line) for line in cli("log", "--json", "-n", "200")[1].splitlines()]
        assert {"at", "level", "part", "event"} <= set(lines[0])
        told = {f"{line['part']}.{line['event']}" for line in lines}
        assert {"app.made", "app.set", "store.event.added", "import.done", "print.slip"} <= told
        [done] = [line for line in lines if line["event"] == "done"]
        assert (done["rows"], done["good"], done["refused"]) == (60, 60, 0)


def bad_rows(today: date) -> list[dict[str, str]]:
    """The sample rows that are refused; the boy of 14 stays 14, whatever day it is."""
    import csv

    with (SAMPLES / "applicants-bad.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    [young] = [row for row in rows if row["expected"] == "birth_date:age.under17"]
    born = f"{today.year - 14}"
    young["birth_date"] = young["birth_date"][:-4] + born
    young["nik"] = young["nik"][:10] + born[2:] + young["nik"][12:]
    return rows


def test_bad_rows_are_told_with_line_and_column(laptop: Cli, tmp_path: Path) -> None:
    import csv

    rows = bad_rows(datetime.now(UTC).date())
    with (tmp_path / "bad.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    assert laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")[0] == 0
    code, out, err = laptop("import", str(tmp_path / "bad.csv"), "--finalise")
    assert code == 1
    assert "30 rows: 0 ready to send, 30 refused." in out
    told = err.splitlines()
    assert len(told) == 30
    for number, (row, line) in enumerate(zip(rows, told, strict=True), 2):
        field = row["expected"].partition(":")[0]
        assert line.startswith(f"line {number}, {field}: ")
    assert not any(row["nik"] in err for row in sample_rows())


def test_each_bad_row_is_refused_for_its_own_reason(store: Store) -> None:
    import csv

    importing.import_file(store, SAMPLES / "applicants.csv", "2020", finalise=True)
    result = importing.import_file(store, SAMPLES / "applicants-bad.csv", "2020", finalise=True)
    with (SAMPLES / "applicants-bad.csv").open(encoding="utf-8", newline="") as file:
        expected = [row["expected"] for row in csv.DictReader(file)]
    assert [f"{r.column}:{r.problem.key}" for r in result.refusals] == expected


def test_importing_again_refuses_everybody_as_known(laptop: Cli) -> None:
    assert laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")[0] == 0
    code, out, _ = laptop("import", str(SAMPLES / "applicants.csv"))
    assert (code, out.strip()) == (1, "60 rows: 0 kept as drafts, 60 refused.")
    counts = json.loads(laptop("summary", "--json")[1])["counts"]
    assert (counts["ready"], sum(counts.values())) == (60, 60)


@pytest.mark.parametrize(("mark", "delimiter"), [("\ufeff", ","), ("", ";"), ("\ufeff", ";")])
def test_a_spreadsheets_ways_of_writing_csv(
    laptop: Cli, tmp_path: Path, mark: str, delimiter: str
) -> None:
    import csv
    import io

    rows = sample_rows()[:5]
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / "a.csv").write_text(mark + text.getvalue(), encoding="utf-8", newline="")
    code, out, err = laptop("import", str(tmp_path / "a.csv"), "--finalise")
    assert code == 0
    assert all(": warning: " in line for line in err.splitlines())
    assert out.startswith("5 rows: 5 ready")


HEADER = ",".join(sample_rows()[0])


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"\x00\x01\x02PNG", "text file"),
        ("nama;nik\nSöderström\n".encode("latin-1"), "UTF-8"),
        (b"a,b,c\n1,2,3\n", "columns are missing"),
        (HEADER.encode() + b'\n"open quote, never closed\n', "isn't whole CSV"),
    ],
)
def test_a_broken_csv_is_one_sentence(
    laptop: Cli, tmp_path: Path, content: bytes, word: str
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    code, out, err = laptop("import", str(tmp_path / "a.csv"), "--finalise")
    assert (code, out) == (1, "")
    assert word in err and len(err.splitlines()) == 1
    assert json.loads(laptop("queue", "--json")[1]) == []


def test_ten_megabytes_in_one_cell_refuse_that_row_only(laptop: Cli, tmp_path: Path) -> None:
    import csv

    rows = sample_rows()[:2]
    rows[0]["description"] = "x" * 10_000_000
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    code, out, err = laptop("import", str(tmp_path / "a.csv"), "--finalise")
    assert code == 1
    assert "2 rows: 1 ready to send, 1 refused." in out
    assert err.startswith("line 2, description") and len(err) < 300


def test_a_file_that_is_not_there(laptop: Cli, tmp_path: Path) -> None:
    assert laptop("import", str(tmp_path / "none.csv"))[0] == 1
    assert laptop("import", str(tmp_path))[0] == 1


def test_wrong_usage_is_two(cli: Cli, tmp_path: Path) -> None:
    assert cli("init")[0] == 0
    before = (tmp_path / "h" / vault.KEYS_FILE).read_bytes()
    assert cli("init")[0] == 2
    assert (tmp_path / "h" / vault.KEYS_FILE).read_bytes() == before
    for args in (
        ("nothing",),
        ("sync", "--once", "--watch"),
        ("sync",),
        ("slip", "--out", "x.pdf"),
        ("summary", "--date", "kemarin"),
        ("summary", "--date", "20260101"),
        ("summary", "--date", "2026-W01-1"),
        ("event", "add", "X", "--date", "20261231", "--village", "Y"),
        ("log", "-n", "99999999999999999999"),
        ("event", "add", "X", "--date", "31-12-2026", "--village", "Y"),
        ("config", "set", "gateway.url", "http://office.example"),
        ("config", "set", "gateway.url", "no url"),
        ("config", "set", "gateway.ca", "/nowhere.pem"),
        ("config", "set", "kbli.version", "1999"),
        ("config", "set", "lock.idle-minutes", "soon"),
        ("config", "set", "nothing", "x"),
        ("config", "set", "device.id", "a b"),
        ("office", "enrol", "a b"),
        ("office", "serve", "--tls-cert", "x.pem"),
        ("office", "serve", "--tls-cert", __file__, "--tls-key", __file__),
        ("office", "serve", "--tls-cert", "none.pem", "--tls-key", "none.pem"),
        ("queue", "--status", "sent"),
    ):
        code, _out, err = cli(*args)
        assert code == 2, args
        assert err.strip(), args


def test_an_unknown_reference_is_one(laptop: Cli, tmp_path: Path) -> None:
    assert laptop("slip", "MJL03-260101-9999", "--out", str(tmp_path / "s.pdf"))[0] == 1
    assert laptop("slip", "--issued", "--out", str(tmp_path / "s.pdf"))[0] == 1
    assert laptop("event", "use", "none")[0] == 1
    assert not (tmp_path / "s.pdf").exists()


def test_locked_is_three(laptop: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", "salah sekali")
    code, out, err = laptop("queue")
    assert (code, out) == (3, "")
    assert len(err.splitlines()) == 1
    monkeypatch.delenv("OPERATOR_TUI_PASSPHRASE")
    assert laptop("queue")[0] == 3
    assert laptop("--passphrase-file", str(tmp_path / "none"), "queue")[0] == 3
    (tmp_path / "word").write_text(PASSPHRASE + "\r\n", encoding="utf-8")
    assert laptop("--passphrase-file", str(tmp_path / "word"), "queue")[0] == 0
    assert laptop("log")[0] == 0


def test_a_gateway_that_is_not_there_or_refuses_is_four(laptop: Cli, tmp_path: Path) -> None:
    laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")
    laptop("config", "set", "gateway.url", "http://127.0.0.1:9/")
    laptop("config", "set", "gateway.token", "-", typed="wrong\n")
    code, _, err = laptop("sync")
    assert code == 4 and len(err.splitlines()) == 1
    with Gateway(tmp_path / "office") as gateway:
        laptop("config", "set", "gateway.url", gateway.url)
        assert laptop("sync")[0] == 4
    assert json.loads(laptop("summary", "--json")[1])["counts"]["ready"] == 60


def test_a_live_gateway_for_a_training_home_is_four(laptop: Cli, tmp_path: Path) -> None:
    laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")
    with Gateway(tmp_path / "one") as training, Gateway(tmp_path / "two", training=False) as live:
        for gateway, code in ((training, 0), (live, 4)):
            laptop("config", "set", "gateway.url", gateway.url)
            laptop("config", "set", "gateway.token", "-", typed=gateway.enrol() + "\n")
            assert laptop("sync")[0] == code
        assert live.held() == []


def test_a_home_that_cannot_be_written_is_five(cli: Cli, tmp_path: Path) -> None:
    """A file in the folder's place: nobody may write there, not even the one who may do everything."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for args in (("init",), ("office", "enrol", "MJL03"), ("office", "serve", "--port", "0")):
        code, out, err = cli(*args, folder=tmp_path / "file" / "h")
        assert (code, out) == (5, ""), args
        assert len(err.splitlines()) == 1, args
    assert cli("queue", folder=tmp_path / "none")[0] == 5
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="read-only folders don't bind this user"
)
def test_a_read_only_home_is_five(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "ro").mkdir()
    (tmp_path / "ro").chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert cli("init", folder=tmp_path / "ro" / "h")[0] == 5


def test_the_first_and_the_last_day_there_are(laptop: Cli) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        code, out, err = laptop("summary", "--date", day, "--json")
        assert (code, err, json.loads(out)["date"]) == (0, "", day)


def test_a_fault_of_the_program_is_one_sentence_and_names_nobody(
    laptop: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("ENUNG NURHAYATI 3210031179005555")

    monkeypatch.setattr("operator_tui.reports.day.read_sheet", fail)
    code, out, err = laptop("summary")
    assert (code, out, len(err.splitlines())) == (5, "", 1)
    assert "[RuntimeError test_cli.py:" in err and "ENUNG" not in err
    code, out, _ = laptop("log", "-n", "1")
    assert "RuntimeError test_cli.py:" in out and "ENUNG" not in out


def test_a_log_that_is_there_is_never_said_not_to_be(laptop: Cli, tmp_path: Path) -> None:
    assert laptop("log", folder=tmp_path / "none")[2] != ""
    assert laptop("log", "-n", "0") == (0, "", "")


@pytest.mark.parametrize(
    ("args", "code", "told_too"),
    [
        (["log", "-n", "5000"], 0, False),
        (["--help"], 0, False),
        (["log", "--help"], 0, False),
        (["nothing"], 2, True),
        (["queue"], 5, True),
    ],
)
def test_a_reader_that_goes_away_is_no_error(
    tmp_path: Path, args: list[str], code: int, told_too: bool
) -> None:
    """The reader is gone before the first byte, so every write meets a closed pipe."""
    from operator_tui import logs

    logs.start(tmp_path / "log")
    for _ in range(300):
        logs.info("app", "start", version="1")
    logs.stop()
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "operator_tui", "--home", str(tmp_path), *args],
        stdout=write, stderr=write if told_too else subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr or b"") == (code, b"")


def test_a_damaged_store_or_setting_is_five(laptop: Cli, tmp_path: Path) -> None:
    (tmp_path / "h" / "config.toml").write_text("[gateway", encoding="utf-8")
    assert laptop("config")[0] == 5
    (tmp_path / "h" / "config.toml").unlink()
    (tmp_path / "h" / "store.db").write_bytes(b"rubbish" * 1000)
    code, _, err = laptop("queue")
    assert code == 5 and len(err.splitlines()) == 1


def test_the_screens_need_a_terminal(laptop: Cli) -> None:
    assert laptop()[0] == 2


def test_settings_keep_the_files_comments(laptop: Cli, tmp_path: Path) -> None:
    (tmp_path / "h" / "config.toml").write_text(
        "# ours\n[kbli]\nversion = '2020' # for now\n", encoding="utf-8"
    )
    assert laptop("config", "set", "kbli.version", "2025")[0] == 0
    text = (tmp_path / "h" / "config.toml").read_text(encoding="utf-8")
    assert "# ours" in text and "# for now" in text and "2025" in text
    code, out, _ = laptop("config")
    assert code == 0 and "kbli.version = 2025" in out


def every_command(group: click.Command, *path: str) -> Iterator[tuple[str, ...]]:
    """The words of the program itself, of each command and of each command below it."""
    yield path
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None, name
            yield from every_command(command, *path, name)


def test_the_version_and_help_of_every_command(cli: Cli, tmp_path: Path) -> None:
    commands = list(every_command(main))
    assert {(), ("demo",), ("event", "add"), ("config", "set"), ("office", "serve")} <= {*commands}
    for words in commands:
        code, out, err = cli(*words, "--help")
        assert (code, err) == (0, ""), words
        usage, _, said = out.partition("\n\n")
        assert usage.startswith(" ".join(("Usage: operator-tui", *words))), words
        assert said.strip() and not said.lstrip().startswith("Options:"), words
    assert not (tmp_path / "h").exists()
    for args, said in ((["--version"], __version__), (["--help"], "Cara pakai: operator-tui")):
        done = subprocess.run(
            [sys.executable, "-m", "operator_tui", *args],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout


def test_two_imports_at_once_lose_nothing(laptop: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "h"

    def take() -> None:
        with home.open_store(folder, PASSPHRASE) as store:
            importing.import_file(store, SAMPLES / "applicants.csv", "2020", finalise=False)

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with home.open_store(folder, PASSPHRASE) as store:
        seqs = store.read(lambda db: listing.seqs(db, Filter()))
        niks = [app.nik for app in store.read(lambda db: listing.page(db, seqs)).values()]
    assert sorted(niks) == sorted(row["nik"] for row in sample_rows())


def test_passphrase_is_asked_twice_in_a_terminal(tmp_path: Path) -> None:
    if sys.platform == "win32":
        return
    from tests.terminal import Terminal
    from tests.test_terminal import environment

    command = [
        sys.executable,
        "-m",
        "operator_tui",
        "--home",
        str(tmp_path / "h"),
        "init",
        "--name",
        "Siti",
    ]
    with Terminal(command, environment()) as terminal:
        terminal.wait("Kata sandi")
        terminal.send(PASSPHRASE, "<enter>")
        terminal.wait("Sekali lagi")
        terminal.send("lain sama sekali", "<enter>")
        assert PASSPHRASE not in terminal.wait("berbeda")
        assert terminal.ended() == 2
    assert not home.exists(tmp_path / "h")


def test_log_follows_what_is_written_later(laptop: Cli, tmp_path: Path) -> None:
    from operator_tui import logs

    folder = tmp_path / "h" / "log"
    logs.start(folder)
    logs.info("app", "start", version="1")
    command = [
        sys.executable,
        "-m",
        "operator_tui",
        "--home",
        str(tmp_path / "h"),
        "--lang",
        "en",
        "log",
        "-f",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        assert "made" in process.stdout.readline()
        assert "started" in process.stdout.readline()
        logs.warning("print", "slip", slips=3, pages=1)
        logs.stop()
        assert "3 slips, 1 pages" in process.stdout.readline()
        process.terminate()
