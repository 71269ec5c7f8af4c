"""The technical log: nothing personal goes in, anything at all may be in its files."""

import ast
import errno
import json
import re
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import locale, logs
from operator_tui.core.mask import scrub
from operator_tui.logs import lines, mask, scan
from operator_tui.logs.mask import encode
from operator_tui.logs.read import Follower, Line, as_text, tail
from operator_tui.logs.write import LogWriter, prune

AT = datetime(2026, 11, 24, 3, 12, 3, tzinfo=UTC)


def line_of(second: float, event: str = "", **fields: Any) -> str:
    """A line as it stands in a file, some seconds after the third hour."""
    at = datetime(2026, 11, 24, 3, tzinfo=UTC) + timedelta(seconds=second)
    return encode(at, "info", "app", event or f"{second:g}", fields).decode()


def events(found: list[Line]) -> list[str]:
    return [line.event for line in found]


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
                 more={"email": "a@b.id", "cause": ["0812-2210-0138"]})  # fmt: skip
    writer.close()
    [line] = lines_of(tmp_path)
    text = json.dumps(line, ensure_ascii=False)
    for secret in ("ENUNG", "3210035704880001", "2210", "a@b.id"):
        assert secret not in text
    assert line["ms"] == 182


KEYS = st.sampled_from(["cause", "items", "why", "request"]) | st.text(max_size=20)
NUMBERS = st.integers() | st.integers(10**8, 10**16) | st.floats() | st.from_regex(r"\d{9,20}")
LEAVES = st.none() | st.booleans() | NUMBERS | st.text() | st.from_regex(r"[^\d]\d{9,16}[^\d]")
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


def texts(value: Any) -> list[str]:
    """Every text and number of a decoded line, its keys included."""
    if isinstance(value, dict):
        return [*value, *(t for inner in value.values() for t in texts(inner))]
    if isinstance(value, list):
        return [t for inner in value for t in texts(inner)]
    return [str(value)]


@given(st.dictionaries(KEYS, ANYTHING, max_size=4))
def test_no_run_of_nine_digits_survives_in_any_field(fields: dict[str, Any]) -> None:
    raw = encode(AT, "info", "delivery", "x", fields)
    assert raw.endswith(b"\n") and raw.count(b"\n") == 1
    assert not [t for t in texts(json.loads(raw)) if re.search(r"\d{9}", t)]


@given(st.integers(mask.LONGEST - 25, mask.LONGEST + 60), st.integers(9, 20))
def test_a_number_at_the_cut_does_not_survive(before: int, digits: int) -> None:
    text = json.loads(encode(AT, "info", "app", "x", {"cause": "." + "y" * before + "7" * digits}))
    assert "777" not in text["cause"]
    assert len(text["cause"]) <= mask.LONGEST


NIK = "3210031179005555"


@pytest.mark.parametrize(
    "between", [*":*–|;'~+\u200b\u00a0\u2011#=<\n\t", "::", " *", "\u200b\u200d"]
)
def test_nothing_but_a_letter_parts_a_number(between: str) -> None:
    for step in (1, 2, 4, 6):
        pieces = [NIK[i : i + step] for i in range(0, len(NIK), step)]
        assert scrub(f"nik {between.join(pieces)} ok") == "nik <16 digits> ok"


@pytest.mark.parametrize(
    "hidden",
    [
        "3210-03-11 79:00:55.55", "1901-10-11 3210031179005555", "081.222.100.138", "62.812.221.00138",
        "0812:2210:0138", "08:12:22.100138:1", "10.0.0.1 3210031179005555", "3210.03.11.79.00.55.55",
        "2026-11-24 0812221001", "812.221.001.38", "1.2.3.4:081222100138",
    ],
)  # fmt: skip
def test_a_number_in_the_clothes_of_an_address_or_a_time_is_cut(hidden: str) -> None:
    assert not re.search(r"\d", re.sub(r"<\d+ digits>", "", scrub(hidden)))


@pytest.mark.parametrize(
    "kept",
    [
        "192.168.100.200", "192.168.100.200:8443", "https://10.20.30.40:8443/v1/health", "127.0.0.1:8443, 10.0.0.1:80",
        "2026-11-24 03:12:03", "2026-11-24T03:12:03.123Z", "2026-11-24 03:12:03.123456+07:00", "03:12:03.000",
        "2026-11-24 03.12.03", "10.12.03", "2026-11-23, 2026-11-24", "3.11.14", "Python 3.11.7, textual 8.2.8",
        "HTTP 503", "[Errno 104] Connection reset", "25, 100, 7", "app.py:128", "12345678",
    ],
)  # fmt: skip
def test_addresses_dates_times_and_versions_stay(kept: str) -> None:
    assert scrub(kept) == kept


@pytest.mark.parametrize(
    "key",
    [
        "name", "NIK", "kk", "phone", "email", "address", "npwp", "applicant_name", "no-hp", "Alamat", "names",
        "full_name", "fullname", "nama_usaha", "name_of", "applicant", "pemohon", "holder", "person", "mobile", "ktp",
        "ktp_village", "birth_date", "reason", "village", "detail", "text", "anything", "",
    ],
)  # fmt: skip
def test_what_is_not_known_to_be_technical_is_hidden_at_any_depth(key: str) -> None:
    for held in ("ENUNG", ["ENUNG"], {"in": "ENUNG"}, Path("ENUNG"), {"ENUNG NURHAYATI": 1}):
        raw = encode(AT, "info", "app", "x", {key: held, "more": [{"in": {key: held}}]})
        assert b"ENUNG" not in raw
    assert b"1979" not in encode(AT, "info", "app", "x", {"birth_date": 1979, "born": AT.date()})


NUMBERS_ONLY = {
    "accepted", "again", "bytes", "down", "good", "issued", "items", "lines", "ms", "pages", "people", "port",
    "refused", "returned", "row", "rows", "seconds", "slips", "status", "step", "training", "unsent", "up",
}  # fmt: skip


def test_every_field_that_the_program_logs_is_shown() -> None:
    """A field of text is named as technical; any other holds a number, or yes or no."""
    fields = set[str]()
    for file in Path(logs.__file__).parent.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "logs.info", "logs.warning", "logs.error", "write",
            ):  # fmt: skip
                fields |= {word.arg for word in node.keywords if word.arg}
    assert len(fields) > 20
    assert fields <= mask.TECHNICAL | NUMBERS_ONLY
    for field in fields:
        shown = "online" if field in mask.TECHNICAL else 7
        line = json.loads(encode(AT, "info", "app", "x", {field: shown}))
        assert line[f"{field}_" if field in ("at", "level", "part", "event") else field] == shown


class Applicant:
    def __str__(self) -> str:
        return "ENUNG NURHAYATI"


def test_whatever_is_given_makes_a_line_and_unknown_objects_are_not_asked() -> None:
    endless: list[Any] = []
    endless.append(endless)
    strange = {
        "who": Applicant(), "why": ValueError("ENUNG"), "disk": OSError(errno.ENOSPC, "No space left"),
        "endless": endless, "nan": float("nan"), "inf": float("-inf"), "huge": 10**5000, "half": "\ud800",
        "where": Path("log"), "when": AT, "at": "mine", "level": "mine", "many": list(range(10_000)),
    }  # fmt: skip
    raw = encode(AT, "info", "app", "start", strange)
    line = json.loads(raw)
    assert b"ENUNG" not in raw
    assert (line["at"], line["level"]) == ("2026-11-24T03:12:03.000Z", "info")
    assert (line["at_"], line["level_"], line["why"]) == ("mine", "mine", "<ValueError>")
    assert line["disk"] == "OSError: No space left"
    assert len(line["many"]) == 100


def test_a_line_is_never_longer_than_a_reader_looks() -> None:
    raw = encode(AT, "info", "app", "x", {"cause": ["y" * 5_000] * 100})
    assert len(raw) < lines.LONGEST
    assert json.loads(raw)["cut_bytes"] > mask.LARGEST


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


def test_files_in_use_or_not_ours_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "20261101-1.jsonl").mkdir()
    for name in ("20269999-1.jsonl", "notes.jsonl", "20261101-2.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert prune(tmp_path, 7, datetime(2026, 11, 25, tzinfo=UTC)) == 0
    assert prune(tmp_path / "none", 7) == 0


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
    assert [(line["event"], line.get("lines")) for line in lines_of(blocked)] == [
        ("lost", 2),
        ("stop", None),
    ]


class NearlyFull(FileIO):
    """A file on a disk with so many bytes left."""

    left = 0

    def write(self, data: Any) -> int:
        if self.left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        part = bytes(data)[: self.left]
        NearlyFull.left -= len(part)
        return super().write(part)


def test_a_disk_that_fills_up_and_is_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.logs.write.FileIO", NearlyFull)
    NearlyFull.left = 150
    writer = LogWriter(tmp_path, lambda: AT)
    for n in range(5):
        writer.write("info", "app", "start", n=n)
    assert writer.lost == 4
    NearlyFull.left = 10_000
    writer.write("info", "app", "stop")
    writer.close()
    assert events(tail(tmp_path, 9)) == ["start", "unreadable", "lost", "stop"]
    assert writer.lost == 0


def test_closing_tells_what_was_lost_and_never_raises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.logs.write.FileIO", NearlyFull)
    NearlyFull.left = 0
    writer = LogWriter(tmp_path, lambda: AT)
    writer.write("info", "app", "start")
    writer.close()
    assert writer.lost == 1
    NearlyFull.left = 10_000
    writer.close()
    assert [line["event"] for line in lines_of(tmp_path)] == ["lost"]


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
    for name, seconds in (("20261124-a", (1, 4, 7)), ("20261124-b", (2, 3, 9)), ("x", (5, 8))):
        text = "".join(map(line_of, seconds))
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    assert events(tail(tmp_path, 4)) == ["5", "7", "8", "9"]
    assert events(tail(tmp_path, 99)) == ["1", "2", "3", "4", "5", "7", "8", "9"]
    assert tail(tmp_path, 0) == []


def test_a_clock_set_back_reorders_no_file(tmp_path: Path) -> None:
    """The first program's clock is set back after 30; the second one wrote at 10 and 20."""
    for name, seconds in (("a", (1, 30, 2, 3, 40)), ("b", (10, 20, 35))):
        text = "".join(map(line_of, seconds))
        (tmp_path / f"20261124-{name}.jsonl").write_text(text, encoding="utf-8")
    assert events(tail(tmp_path, 9)) == ["1", "30", "2", "3", "10", "20", "35", "40"]
    assert events(tail(tmp_path, 4)) == ["10", "20", "35", "40"]
    follower = Follower(tmp_path)
    with (tmp_path / "20261124-a.jsonl").open("a", encoding="utf-8", newline="\n") as file:
        file.write("".join(map(line_of, (50, 4, 5))))
    assert events(follower.poll()) == ["50", "4", "5"]


def test_what_is_no_json_never_comes_out_again(tmp_path: Path) -> None:
    head = line_of(1).strip().removesuffix("}")
    strange = ', "a": NaN, "b": [Infinity, {"c": -Infinity}], "d": 1e999}\n'
    (tmp_path / "20261124-a.jsonl").write_text(head + strange, encoding="utf-8")
    [line] = tail(tmp_path, 9)
    assert line.fields == {"a": "NaN", "b": ["Infinity", {"c": "-Infinity"}], "d": "inf"}
    json.dumps(line.fields, allow_nan=False)


RUBBISH = [
    b"{broken", b"\x00\xff\xfe\x1b[2J", b"[]", b'"x"', b'{"at": 1}', b"y" * 3_000_000, b"", b"[" * 5000,
    b'{"at":"zzz","level":"info","part":"a","event":"b"}', b'{"at":"0001-01-01T00:00:00+14:00"}',
    b'{"at":"9999-12-31T23:59:59Z","level":"?","part":"\\u001b[2J","event":"a\\nb","x":"\\ud800","y":["\\u0007"]}',
]  # fmt: skip


def test_rubbish_is_shown_as_such_and_stops_nothing(tmp_path: Path) -> None:
    good = line_of(1, "start").strip().encode()
    (tmp_path / "20261124-a.jsonl").write_bytes(b"\n".join([good, *RUBBISH, good, b"unfinished"]))
    found = tail(tmp_path, 100)
    assert sum(line.event == "start" for line in found) == 2
    assert len(found) == len(RUBBISH) + 1
    assert all(as_text(line).isprintable() for line in found)
    assert all(line.level in ("info", "warning", "error") for line in found)
    assert max(len(as_text(line)) for line in found) < 400
    json.dumps([line.fields for line in found], ensure_ascii=False).encode()


@pytest.mark.parametrize("before", [b"{broken ", b"x" * 190])
def test_a_broken_line_shows_no_number_of_a_person(tmp_path: Path, before: bytes) -> None:
    """Nobody masked it: another program may have written it, or two of ours at once."""
    path = tmp_path / "20261124-a.jsonl"
    path.write_bytes(before + b"nik 3210-0366 0586.0041 hp 081222100138\n")
    [line] = tail(tmp_path, 9)
    path.unlink()  # what stands in it was written by this test, not by the program
    assert line.broken and re.search(r"\d{4}", as_text(line)) is None


def test_a_broken_line_keeps_its_place_among_other_files(tmp_path: Path) -> None:
    broken = (line_of(1) + "{bro\r\n" + line_of(5)).encode()  # An editor on Windows was here.
    (tmp_path / "20261124-a.jsonl").write_bytes(broken)
    (tmp_path / "20261124-b.jsonl").write_text(line_of(2) + line_of(3), encoding="utf-8")
    found = tail(tmp_path, 9)
    assert events(found) == ["1", "2", "3", "unreadable", "5"]
    assert as_text(found[3]) == "--.--.-- x log     baris tidak terbaca: {bro"
    (tmp_path / "20261124-c.jsonl").write_text("{bro\n", encoding="utf-8")
    assert len(tail(tmp_path, 9)) == 6


class Counted:
    """Bytes that a look at the log reads from its files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.total = self.largest = 0
        original = lines.read_at

        def read_at(path: Path, start: int, count: int) -> bytes:
            data = original(path, start, count)
            self.total += len(data)
            self.largest = max(self.largest, len(data))
            return data

        for module in (lines, scan):
            monkeypatch.setattr(module, "read_at", read_at)


def test_only_the_ends_of_large_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = line_of(1, "start") * 130_000
    for name in ("a", "b"):
        (tmp_path / f"20261124-{name}.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "20261123-a.jsonl").write_text(text[:1_000], encoding="utf-8")
    assert len(text) > 10_000_000
    counted = Counted(monkeypatch)
    assert len(tail(tmp_path, 50)) == 50
    assert 0 < counted.total <= 4 * lines.FIRST
    Follower(tmp_path)
    assert counted.largest <= lines.FIRST


def test_one_endless_line_fills_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "20261124-a.jsonl"
    with path.open("wb") as file:
        file.write(line_of(1).encode())
        for _ in range(50):
            file.write(b"y" * 1_000_000)
        file.write(b"\n" + line_of(2).encode())
    counted = Counted(monkeypatch)
    found = tail(tmp_path, 9)
    assert events(found) == ["1", "unreadable", "2"]
    assert found[1].offset == len(line_of(1))
    assert len(found[1].fields["text"]) == 200
    assert 0 < counted.largest <= scan.LARGEST < 1_000_000
    follower = Follower(tmp_path)
    with path.open("ab") as file:
        file.write(b"z" * 3_000_000)
    assert follower.poll() == []
    with path.open("ab") as file:
        file.write(b"\n" + line_of(3).encode())
    assert events(follower.poll()) == ["unreadable", "3"]


@given(st.lists(st.binary(max_size=40).filter(lambda b: b"\n" not in b), max_size=30))
def test_backwards_and_forwards_see_the_same_lines(
    tmp_path_factory: pytest.TempPathFactory, raws: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("log") / "20261124-a.jsonl"
    path.write_bytes(b"".join(raw + b"\n" for raw in raws) + b"unfinished")
    every = scan.Everything()
    there = [*scan.forwards(path, 0, every, scan.Halt())]
    back = [*scan.backwards(path, lines.size(path), every, scan.Halt())][::-1]
    good, same = ([n for n in some if isinstance(n, Line)] for some in (there, back))
    assert [(n.offset, n.end, n.fields) for n in good] == [
        (n.offset, n.end, n.fields) for n in same
    ]
    whole = lines.unfinished(path)
    assert [n.offset for n in there if isinstance(n, scan.Passed)][-1:] == (
        [whole] if whole else []
    )


def test_following_sees_new_lines_new_files_and_truncation(tmp_path: Path) -> None:
    first = tmp_path / "20261124-a.jsonl"
    first.write_text(line_of(1) + line_of(2)[:10], encoding="utf-8")
    follower = Follower(tmp_path)
    assert follower.poll() == []
    with first.open("a", encoding="utf-8", newline="\n") as file:
        file.write(line_of(2)[10:] + line_of(3)[:10])
    assert events(follower.poll()) == ["2"]
    assert follower.poll() == []
    with first.open("a", encoding="utf-8", newline="\n") as file:
        file.write(line_of(3)[10:])
    (tmp_path / "20261124-b.jsonl").write_text(line_of(2.5), encoding="utf-8")
    assert events(follower.poll()) == ["2.5", "3"]
    first.write_text(line_of(5), encoding="utf-8")
    assert events(follower.poll()) == ["5"]
    first.unlink()
    assert follower.poll() == []
    first.write_text(line_of(6), encoding="utf-8")
    assert events(follower.poll()) == ["6"]


def test_a_flood_is_followed_in_portions(tmp_path: Path) -> None:
    follower = Follower(tmp_path, most=4)
    for name in ("a", "b"):
        text = "".join(line_of(n) for n in range(5))
        (tmp_path / f"20261124-{name}.jsonl").write_text(text, encoding="utf-8")
    assert [len(follower.poll()) for _ in range(4)] == [4, 4, 2, 0]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert tail(tmp_path / "none", 5) == []
    assert Follower(tmp_path / "none").poll() == []


def test_lines_before_start_are_kept_with_their_time(tmp_path: Path) -> None:
    logs.start(tmp_path / "other")
    logs.stop()
    before = datetime.now(UTC)
    logs.info("app", "start", level="mine")
    after = datetime.now(UTC)
    logs.start(tmp_path / "log")
    logs.error("print", "failed", why="x")
    logs.stop()
    first, second = lines_of(tmp_path / "log")
    assert (first["event"], second["event"]) == ("start", "failed")
    at = datetime.fromisoformat(first["at"])
    assert before - timedelta(milliseconds=1) <= at <= after


def test_of_a_flood_before_start_the_last_stay_and_the_rest_are_counted(tmp_path: Path) -> None:
    logs.start(tmp_path / "other")
    logs.stop()
    for n in range(250):
        logs.info("app", "start", version=n)
    logs.start(tmp_path / "log")
    logs.stop()
    found = lines_of(tmp_path / "log")
    assert (found[0]["event"], found[0]["lines"], len(found)) == ("lost", 50, 201)
    assert found[-1]["version"] == 249


def test_two_processes_write_files_of_their_own(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from operator_tui import logs;"
        "logs.start(pathlib.Path(sys.argv[1])); logs.info('app', 'stop')"
    )
    for _ in range(2):
        subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_event_has_a_sentence_even_with_all_fields_missing(language: str) -> None:
    locale.use(language)
    parts = {key.split(".")[1] for key in locale.table("logs") if key.startswith("part.")}
    asked = [key for key in locale.table("logs") if key.split(".")[0] in parts]
    assert len(asked) >= 20
    for key in asked:
        part, _, event = key.partition(".")
        text = as_text(Line("2026-11-24T03:12:03.000Z", "info", part, event))
        assert text.startswith(("10.12.03 i ", "--.--.-- i "))
        assert "{" not in text
        assert text[11 : 11 + 8].endswith(" "), "a part's word is at most seven wide"


def test_lines_in_the_words_of_people() -> None:
    at = "2026-11-24T03:12:03.000Z"
    probe = Line(at, "warning", "delivery", "probe", {"verdict": "down", "ms": 182, "cause": ""})
    assert as_text(probe) == "10.12.03 ! link    server mati, 182 md"
    served = Line(at, "info", "office", "start", {"host": "h", "port": 1, "training": True})
    assert as_text(served).endswith("server di h:1, latihan=ya")
    assert as_text(Line(at, "info", "new", "thing", {"a": 1, "b": None}), "WIT") == (
        "12.12.03 i new     thing a=1 b=?"
    )
    slip = Line(at, "warning", "print", "slip", {"slips": 3})
    assert as_text(slip) == "10.12.03 ! cetak   3 slip, ? halaman"


def test_times_and_sizes_have_their_unit_and_a_cause_stands_in_place_of_a_time() -> None:
    at = "2026-11-24T03:12:03.000Z"

    def said(event: str, **fields: object) -> str:
        return as_text(Line(at, "info", "delivery", event, fields)).split(maxsplit=3)[3]

    sent = said("batch.answered", accepted=25, refused=0, bytes=5_199, ms=6_299, request="8c1f")
    assert sent == "kiriman: 25 diterima, 0 ditolak, 5,1 kB, 6,2 d  r=8c1f"
    assert said("batch.sent", items=1, bytes=999, batch="a") == "kiriman: 1 dikirim, 999 byte  b=a"
    assert said("bundle.written", items=1, bytes=3_100_000, batch="a").endswith("3,1 MB  b=a")
    assert said("probe", verdict="online", ms=182, cause="") == "daring, 182 md"
    down = said("probe", verdict="down", ms=0, cause="TCP ditolak 10.8.0.2:8443")
    assert down == "server mati: TCP ditolak 10.8.0.2:8443"
    assert said("probe", verdict="no-token", ms=0, cause="") == "tanpa token"
    cause = "127.0.0.1:18743 ConnectError: [Errno 111] Connection refused"
    refused = said("probe", verdict="down", ms=2, cause=cause)
    assert refused == "server mati: 127.0.0.1:18743 Connection refused"
    locale.use("en")
    assert said("batch.answered", bytes=5_199, ms=6_299).endswith("5.1 kB, 6.2 s  r=?")
