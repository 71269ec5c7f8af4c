"""The technical log: nothing personal goes in, anything at all may be in its files."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import logs
from operator_tui.core.mask import scrub
from operator_tui.logs import read
from operator_tui.logs.read import Follower, as_text, tail
from operator_tui.logs.write import LogWriter, prune

AT = datetime(2026, 11, 24, 3, 12, 3, tzinfo=UTC)


def lines_of(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for p in sorted(folder.iterdir())
        for line in p.read_text(encoding="utf-8").splitlines()
    ]


@given(
    st.text(max_size=80),
    st.from_regex(r"[0-9]{16}", fullmatch=True),
    st.sampled_from(["", " ", "-", "."]),
)
def test_no_long_run_of_digits_survives(around: str, nik: str, separator: str) -> None:
    spaced = separator.join((nik[:6], nik[6:12], nik[12:]))
    text = scrub(f"{around} {spaced} {around}")
    assert nik not in "".join(c for c in text if c not in " .-")


def test_personal_fields_are_hidden_and_others_scrubbed(tmp_path: Path) -> None:
    writer = LogWriter(tmp_path, lambda: AT)
    writer.write("info", "delivery", "x", name="ENUNG", phone="081222100138", applicant_nik="3210035704880001",
                 cause="nik 3210035704880001 at +62 812 2210 0138", number=3210035704880001, ms=182,
                 more={"email": "a@b.id", "text": ["0812-2210-0138"]})  # fmt: skip
    writer.close()
    [line] = lines_of(tmp_path)
    text = json.dumps(line, ensure_ascii=False)
    for secret in ("ENUNG", "3210035704880001", "2210", "a@b.id"):
        assert secret not in text
    assert line["ms"] == 182


def test_a_new_name_per_process_day_and_size(tmp_path: Path) -> None:
    day = [AT]
    writer = LogWriter(tmp_path, lambda: day[0], max_bytes=200)
    for _ in range(4):
        writer.write("info", "app", "start", version="1")
    day[0] = datetime(2026, 11, 25, 3, tzinfo=UTC)
    writer.write("info", "app", "stop")
    writer.close()
    names = sorted(p.name for p in tmp_path.iterdir())
    assert len(names) >= 3
    assert names[0].startswith("20261124-") and names[-1].startswith("20261125-")
    assert prune(tmp_path, 0, datetime(2026, 11, 25, tzinfo=UTC)) == len(names) - 1


def test_what_cannot_be_written_is_counted(tmp_path: Path) -> None:
    blocked = tmp_path / "log"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    writer = LogWriter(blocked, lambda: AT)
    writer.write("info", "app", "start", version="1")
    writer.write("info", "app", "start", version="1")
    assert writer.lost == 2
    blocked.unlink()
    writer.write("info", "app", "stop")
    writer.close()
    assert [line["event"] for line in lines_of(blocked)] == ["lost", "stop"]


def test_threads_write_whole_lines(tmp_path: Path) -> None:
    writer = LogWriter(tmp_path, lambda: AT)

    def work() -> None:
        for i in range(100):
            writer.write("info", "app", "start", version=i)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    assert len(lines_of(tmp_path)) == 400


def test_files_are_merged_by_time(tmp_path: Path) -> None:
    for name, seconds in (("a", (1, 4, 7)), ("b", (2, 3, 9))):
        text = "".join(
            json.dumps(
                {
                    "at": f"2026-11-24T03:00:0{s}.000Z",
                    "level": "info",
                    "part": "app",
                    "event": str(s),
                }
            )
            + "\n"
            for s in seconds
        )
        (tmp_path / f"20261124-{name}.jsonl").write_text(text, encoding="utf-8")
    assert [line.event for line in tail(tmp_path, 4)] == ["3", "4", "7", "9"]
    assert [line.event for line in tail(tmp_path, 99)] == ["1", "2", "3", "4", "7", "9"]


def test_rubbish_is_shown_as_such_and_stops_nothing(tmp_path: Path) -> None:
    good = json.dumps(
        {"at": "2026-11-24T03:00:01.000Z", "level": "info", "part": "app", "event": "start"}
    ).encode()
    rubbish = [
        b"{broken",
        b"\x00\xff\xfe\x1b[2J",
        b"[]",
        b'"x"',
        b'{"at": 1}',
        b"y" * 3_000_000,
        b"",
        b"[" * 5000,
    ]
    (tmp_path / "20261124-a.jsonl").write_bytes(
        b"\n".join([good, *rubbish, good]) + b"\n" + b"unfinished"
    )
    found = tail(tmp_path, 100)
    assert sum(line.event == "start" for line in found) == 2
    assert all(as_text(line).isprintable() for line in found)
    assert max(len(as_text(line)) for line in found) < 400


def test_only_the_end_of_a_large_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = (
        json.dumps(
            {"at": "2026-11-24T03:00:01.000Z", "level": "info", "part": "app", "event": "start"}
        )
        + "\n"
    )
    (tmp_path / "20261124-a.jsonl").write_text(line * 100_000, encoding="utf-8")
    blocks = []
    original = read._raw_backwards

    class Counting:
        def __init__(self, file: Any) -> None:
            self.file = file

        def seek(self, at: int) -> int:
            blocks.append(at)
            return int(self.file.seek(at))

        def read(self, size: int) -> bytes:
            return bytes(self.file.read(size))

    monkeypatch.setattr(read, "_raw_backwards", lambda file, end: original(Counting(file), end))  # type: ignore[arg-type]
    assert len(tail(tmp_path, 50)) == 50
    assert len(blocks) == 1


def test_following_sees_new_lines_new_files_and_truncation(tmp_path: Path) -> None:
    def text(n: int) -> str:
        return (
            json.dumps(
                {
                    "at": f"2026-11-24T03:00:0{n}.000Z",
                    "level": "info",
                    "part": "app",
                    "event": str(n),
                }
            )
            + "\n"
        )

    first = tmp_path / "20261124-a.jsonl"
    first.write_text(text(1), encoding="utf-8")
    follower = Follower(tmp_path)
    assert follower.poll() == []
    with first.open("a", encoding="utf-8") as file:
        file.write(text(2) + text(3)[:10])
    assert [line.event for line in follower.poll()] == ["2"]
    with first.open("a", encoding="utf-8") as file:
        file.write(text(3)[10:])
    assert [line.event for line in follower.poll()] == ["3"]
    (tmp_path / "20261124-b.jsonl").write_text(text(4), encoding="utf-8")
    assert [line.event for line in follower.poll()] == ["4"]
    first.write_text(text(5), encoding="utf-8")
    assert [line.event for line in follower.poll()] == ["5"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert tail(tmp_path / "none", 5) == []
    assert Follower(tmp_path / "none").poll() == []


def test_lines_before_start_are_kept(tmp_path: Path) -> None:
    logs.stop()
    logs.info("app", "start", version="1")
    logs.start(tmp_path)
    logs.error("print", "failed", why="x")
    logs.stop()
    assert [line["event"] for line in lines_of(tmp_path)] == ["start", "failed"]


def test_a_sentence_with_a_field_missing_is_still_a_sentence() -> None:
    line = read.Line("2026-11-24T03:12:03.000Z", "warning", "print", "slip", {"slips": 3})
    assert as_text(line) == "10.12.03 ! cetak   3 slip, ? halaman"
