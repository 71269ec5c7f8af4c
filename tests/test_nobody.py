"""The search for people in everything that the test run logs finds them, wherever they stand."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from operator_tui import logs
from operator_tui.logs.mask import encode
from operator_tui.logs.write import LogWriter
from tests import nobody
from tests.making import sample_rows

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("key", ["nik", "kk", "phone", "npwp", "name", "email", "trade_name"])
def test_each_person_is_found_by_each_of_their_words_and_numbers(key: str) -> None:
    told = [row[key] for row in sample_rows() if row[key]]
    assert told
    for value in told:
        for shown in (value, value.lower(), value.replace(" ", "  ") if key == "phone" else value):
            line = f'{{"at": "2026-11-24T03:00:00.000Z", "cause": "x {shown} y"}}'
            assert nobody.found_in(line), "a person was not found"


def test_lines_without_a_person_are_not_taken_for_one() -> None:
    for text in (
        "kiriman 14: 25 dikirim, 25 diterima  r=8c1f",
        "2026-11-24T03:12:03.123Z",
        "10.8.0.2:8443",
    ):
        assert nobody.found_in(text) == []


def test_what_is_written_here_is_seen_with_the_test_that_wrote_it(
    tmp_path: Path, watched: list[str]
) -> None:
    writer = LogWriter(tmp_path, lambda: AT)
    writer.write(
        "info", "app", "start", name=sample_rows()[0]["name"], cause=sample_rows()[0]["nik"]
    )
    assert watched == [], "masked, it tells nobody"
    raw = encode(AT, "info", "app", "start", {"cause": sample_rows()[0]["name"]})
    writer.append(AT, raw)
    assert len(watched) == 1
    watched.clear()
    writer.close()
    [path] = tmp_path.iterdir()
    path.unlink()  # or the run's own last search would find it


def test_a_line_that_another_process_wrote_fails_the_whole_run(tmp_path: Path) -> None:
    """A run of its own, in which a test lets a process write a name: no test fails, the run does."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (inner / "test_it.py").write_text(
        "import pathlib\n"
        "def test_writes(tmp_path: pathlib.Path) -> None:\n"
        "    name = chr(69) + 'NUNG NURHAYATI'\n"
        "    (tmp_path / 'x.jsonl').write_text(name, encoding='utf-8')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-n0", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider",
            f"--rootdir={inner}", f"--basetemp={inner / 'base'}", str(inner),
        ],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    (inner / "base" / "test_writes0" / "x.jsonl").unlink()
    assert done.returncode == 1
    assert "1 error" in done.stdout and "failed" not in done.stdout
    assert "x.jsonl: a name at 0" in done.stdout and "NURHAYATI" not in done.stdout


def test_the_program_itself_logs_through_what_is_watched(
    tmp_path: Path, watched: list[str]
) -> None:
    logs.start(tmp_path)
    logs.info("app", "set", key=sample_rows()[1]["name"])
    logs.stop()
    assert len(watched) == 1
    watched.clear()
    for path in tmp_path.iterdir():
        path.unlink()
