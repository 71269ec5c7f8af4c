"""A large log is read from any place either way, asked for what fits, and followed whatever becomes of its files."""

import re
import string
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from operator_tui import locale
from operator_tui.core.since import since
from operator_tui.logs import lines
from operator_tui.logs.count import count
from operator_tui.logs.follow import Follower
from operator_tui.logs.lines import Line
from operator_tui.logs.mask import encode
from operator_tui.logs.merge import at_moment, end_of, newer, older
from operator_tui.logs.needle import Block, Needle
from operator_tui.logs.query import Query
from operator_tui.logs.scan import Halt

BEGIN = datetime(2026, 11, 24, 3, tzinfo=UTC)
ROWS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("info", "app", "start", {"version": "1.0"}),
    ("info", "delivery", "probe", {"verdict": "online", "ms": 182, "cause": ""}),
    ("warning", "delivery", "probe", {"verdict": "down", "ms": 0, "cause": "TCP ditolak 10.8.0.2:8443"}),
    ("info", "delivery", "batch.sent", {"batch": "8c1f00aa", "items": 25, "bytes": 5102}),
    ("info", "office", "request", {"method": "POST", "up": 999, "down": 1_999_999, "ms": 6_290}),
    ("warning", "delivery", "batch.cut", {"batch": "8c1f00aa", "items": 11, "cause": "ReadError"}),
    ("error", "print", "failed", {"why": "EPSON-L3110"}),
    ("info", "office", "start", {"host": "127.0.0.1", "port": 8443, "training": True}),
    ("info", "baru", "hal lain", {"a": None, "b": [1, {"key": "x"}]}),
)  # fmt: skip


def raw(second: float, n: int) -> bytes:
    level, part, event, fields = ROWS[n % len(ROWS)]
    return encode(BEGIN + timedelta(seconds=second), level, part, event, fields)


def put(folder: Path, name: str, *raws: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"20261124-{name}.jsonl"
    path.write_bytes(b"".join(raws))
    return path


def places(found: list[Line]) -> list[tuple[str, int]]:
    return [(line.file, line.offset) for line in found]


FRAME = (
    b'{"at": "2026-%s:07.000Z", "level": "info", "part": "app", "event": "stop", "code": "%s"}\n'
)
RUBBISH = (
    FRAME % (b"02-31T03:00", b"timeout"),
    FRAME % (b"13-24T03:00", b"x"),
    FRAME % (b"11-24T24:00", b"x"),
    FRAME % (b"11-24T03:60", b"x"),
    FRAME % (b"11-24T03:00", b"\x00\x00"),
    FRAME % (b"11-24T03:00", b"\xff\xfe"),
    FRAME % (b"11-24T03:00", b"\\q"),
    FRAME[:70] % b"11-24T03:00" + FRAME % (b"11-24T03:00", b"x"),
)
"""Lines that look like ours and can't be read."""
JUNK = st.sampled_from(
    [b"{bro\n", b"\n", b"\x00\xff\n", b"y" * 9_000 + b"\n", b'{"at": 1}\n', *RUBBISH[:4]]
)
ROW = st.tuples(st.integers(0, 600), st.integers(0, len(ROWS) - 1))
FILE = st.lists(st.one_of(JUNK, ROW), max_size=40)


def laid(folder: Path, files: list[list[Any]]) -> None:
    """Files of lines in the order of their times, with junk between."""
    for n, rows in enumerate(files):
        seconds = sorted(row[0] for row in rows if isinstance(row, tuple))
        raws = [r if isinstance(r, bytes) else raw(seconds.pop(0), r[1]) for r in rows]
        put(folder, f"{n}", *raws, b'{"half')


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FILE, min_size=1, max_size=4), st.integers(1, 7), st.integers(0, 600))
def test_paging_either_way_from_any_moment_meets_each_line_once_and_in_one_order(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[Any]], step: int, second: int
) -> None:
    folder = tmp_path_factory.mktemp("log")
    laid(folder, files)
    every = older(folder, end_of(folder), most=10_000)
    assert not every.more
    cut = at_moment(folder, f"{BEGIN + timedelta(seconds=second):%Y-%m-%dT%H:%M:%S}.000Z")
    above, below = list[Line](), list[Line]()
    page = older(folder, cut, most=step)
    while page.lines:
        above = page.lines + above
        page = older(folder, page.place, most=step)
    page = newer(folder, cut, most=step)
    while page.lines:
        below += page.lines
        page = newer(folder, page.place, most=step)
    assert sorted(places(above + below)) == sorted(places(every.lines))
    for name in {line.file for line in every.lines}:
        own = [line.offset for line in above + below if line.file == name]
        assert own == sorted(own)
    good = [line.at for line in above + below if not line.broken]
    assert good == sorted(good)


ASKED = st.sampled_from(
    ["kirim", "link", "daring", "mati", "tcp", "8c1f", "b=8c1f", "epson", "ya", "latihan=ya", "10.0", "10.05", "baris",
     "terbaca", "bro", "kb", "md", "5,1", "byte", "d", "6,2", "999",
     "?", "lain", "server", "8443", "a=?", "x", "log", "cetak", "(readerror)", "tidak"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(FILE, min_size=1, max_size=3),
    st.lists(ASKED, max_size=2),
    st.sampled_from(["info", "warning", "error"]),
)
def test_what_is_found_by_bytes_is_what_reading_every_line_finds(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[Any]], words: list[str], level: str
) -> None:
    folder = tmp_path_factory.mktemp("log")
    laid(folder, files)
    query = Query(" ".join(words), level)
    every = older(folder, end_of(folder), most=10_000).lines
    found = older(folder, end_of(folder), query, 10_000).lines
    assert places(found) == [
        place for place, line in zip(places(every), every, strict=True) if query.fits(line)
    ]
    problems = sum(line.level != "info" for line in every)
    assert count(folder, {}, end_of(folder), 10**9) == (len(every), problems)


@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_a_line_that_only_looks_like_ours_is_a_problem_among_good_ones(
    tmp_path: Path, rubbish: bytes
) -> None:
    """As an impossible day is, or what a power cut left."""
    good = [raw(n, 0) for n in range(200)]
    put(tmp_path, "a", *good[:100], rubbish, *good[100:])
    [found] = older(tmp_path, end_of(tmp_path), Query(level="warning"), 10).lines
    assert found.broken and found.level == "error"
    [same] = newer(tmp_path, {}, Query("terbaca"), 10).lines
    assert places([same]) == places([found])


@given(
    st.lists(st.binary(max_size=40), max_size=30),
    st.text("aAbBzZ7xX.", min_size=1, max_size=7),
    st.integers(0, 3_000),
)
def test_bytes_are_found_whatever_is_rare_among_them(
    parts: list[bytes], text: str, padding: int
) -> None:
    needle = Needle(text.lower().encode())
    for whole in (
        b"abxz " * padding + b"".join(parts),
        text.encode().join(parts) + b"azb7x." * padding,
        b"q" * padding + text.encode(),
        text.encode() + b"Q" * padding,
    ):
        assert needle.within(Block(whole)) == (text.lower().encode() in whole.lower())


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_no_parameter_of_a_sentence_touches_a_letter(language: str) -> None:
    """The search by bytes takes a run of letters to stand in a value, or in the sentence, never across both."""
    for key, pair in locale.table("logs").items():
        text = pair.id if language == "id" else pair.en
        pieces = [*string.Formatter().parse(text)]
        for (before, name, *_), (after, *_) in zip(pieces, [*pieces[1:], ("",)], strict=True):
            if name is not None and after is not None:
                assert not before[-1:].isalnum() and not after[:1].isalnum(), key


def test_the_word_of_a_part_asks_for_that_part() -> None:
    probe = Line("2026-11-24T03:00:00.000Z", "info", "delivery", "probe", {"verdict": "online"})
    batch = Line("2026-11-24T03:00:00.000Z", "info", "delivery", "batch.cut", {"cause": "link"})
    assert Query("link").parts == ("link",)
    assert Query("link").fits(probe) and not Query("link").fits(batch)
    assert Query("kirim").fits(batch) and not Query("kirim").fits(probe)
    assert Query("lin").fits(probe) and Query("lin").fits(batch)


def test_a_time_of_day_is_asked_by_its_beginning() -> None:
    line = Line("2026-11-24T03:12:03.000Z", "info", "app", "start", {"version": "1"})
    assert all(Query(text).fits(line) for text in ("10.", "10.1", "10.12", "10.12.0", "10.12.03"))
    assert not any(Query(text).fits(line) for text in ("12.03", "11.", "0.12"))
    assert Query("12.12", tz="WIT").fits(line)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("09.30", "2026-11-24T02:30:00.000Z"), ("9:30:15", "2026-11-24T02:30:15.000Z"),
        ("2026-11-23", "2026-11-22T17:00:00.000Z"), ("2026-11-23 09.30", "2026-11-23T02:30:00.000Z"),
        ("2026-11-23T09:30", "2026-11-23T02:30:00.000Z"), ("30m", "2026-11-24T02:30:00.000Z"),
        ("2 jam", "2026-11-24T01:00:00.000Z"), ("2h", "2026-11-24T01:00:00.000Z"), ("1d", "2026-11-23T03:00:00.000Z"),
        ("1 hari", "2026-11-23T03:00:00.000Z"), ("45 mnt", "2026-11-24T02:15:00.000Z"),
    ],
)  # fmt: skip
def test_a_moment_is_typed_as_people_say_it(text: str, moment: str) -> None:
    assert since(text, BEGIN, "WIB") == moment


def test_a_moment_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # half past one the next day at Ambon
    assert since("00.15", late, "WIT") == "2026-11-24T15:15:00.000Z"
    assert since("00.15", late, "WIB") == "2026-11-23T17:15:00.000Z"
    assert since("2026-11-24", late, "WITA") == "2026-11-23T16:00:00.000Z"


@pytest.mark.parametrize(
    "text", ["", "soon", "25.00", "09.60", "2026-13-01", "2026-11-24 x", "-5m", "9"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        since(text, BEGIN, "WIB")


def test_a_search_in_portions_goes_on_from_where_it_was(tmp_path: Path) -> None:
    path = put(tmp_path, "a", *(raw(n / 100, n) for n in range(20_000)))
    page = older(tmp_path, end_of(tmp_path), Query("zzz"), halt=Halt(1))
    assert (page.lines, page.more) == ([], True)
    assert 0 < page.place[path.name] < path.stat().st_size
    searches = 1
    while page.more:
        page, searches = older(tmp_path, page.place, Query("v1"), 1, Halt(100_000)), searches + 1
    assert searches > 5
    assert older(tmp_path, page.place).lines == []


@pytest.mark.parametrize("search", [older, newer])
def test_a_search_in_portions_gets_past_a_line_longer_than_a_portion(
    tmp_path: Path, search: Any
) -> None:
    """It had begun the same line anew with each portion, for ever."""
    long = b'{"at": "2026-11-24T03:00:01.000Z", "x": "' + b"y" * 1_500_000 + b'"}\n'
    ours = [raw(n / 100, 0) for n in range(5_000)]
    put(tmp_path, "a", raw(0, 0), long, raw(2, 6))
    put(tmp_path, "b", *ours, long)
    place, found = (end_of(tmp_path) if search is older else {}), list[Line]()
    for _portion in range(30):
        page = search(tmp_path, place, Query(level="error"), 9, Halt(100_000))
        place, found = page.place, found + page.lines
        if not page.more:
            break
    assert (page.more, len(found)) == (False, 3)


def test_only_the_day_that_is_asked_for_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(10, 25):
        (tmp_path / f"202611{day}-a.jsonl").write_bytes(raw(1, 0))
    opened = set[str]()
    original = lines.read_at

    def read_at(path: Path, start: int, count: int) -> bytes:
        opened.add(path.name)
        return original(path, start, count)

    for module in ("scan", "lines"):
        monkeypatch.setattr(f"operator_tui.logs.{module}.read_at", read_at)
    assert len(older(tmp_path, end_of(tmp_path), most=1).lines) == 1
    assert opened == {"20261124-a.jsonl"}


def texts(found: list[Line]) -> list[str]:
    return [str(line.fields.get("version", line.event)) for line in found]


def row(n: int) -> bytes:
    return encode(BEGIN + timedelta(seconds=n), "info", "app", "start", {"version": f"v{n}"})


def test_a_file_given_another_name_goes_on_and_its_successor_begins(tmp_path: Path) -> None:
    path = put(tmp_path, "a", row(1), row(2))
    follower = Follower(tmp_path)
    with path.open("ab") as file:
        file.write(row(3))
    path.rename(tmp_path / "20261124-a.old.jsonl")
    put(tmp_path, "a", row(4))
    assert texts(follower.poll()) == ["v3", "v4"]
    assert follower.restarted == {path.name}
    assert follower.poll() == []


def test_a_file_cut_short_and_grown_beyond_its_old_end_is_read_from_its_start(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "a", row(1), row(2))
    follower = Follower(tmp_path)
    path.write_bytes(b"".join(row(n) for n in range(10, 20)))
    assert texts(follower.poll()) == [f"v{n}" for n in range(10, 20)]
    with path.open("ab") as file:
        file.write(row(20))
    assert texts(follower.poll()) == ["v20"]


def test_a_file_written_anew_in_the_middle_of_a_flood_is_read_from_its_start(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "a")
    follower = Follower(tmp_path, most=3)
    path.write_bytes(b"".join(row(n) for n in range(5)))
    assert texts(follower.poll()) == ["v0", "v1", "v2"]
    path.write_bytes(b"".join(row(n) for n in range(50, 54)))
    assert [text for _ in range(2) for text in texts(follower.poll())] == [
        "v50",
        "v51",
        "v52",
        "v53",
    ]


def test_lines_that_end_as_on_windows_are_read(tmp_path: Path) -> None:
    put(tmp_path, "a", *(row(n).replace(b"\n", b"\r\n") for n in range(3)))
    assert texts(older(tmp_path, end_of(tmp_path)).lines) == ["v0", "v1", "v2"]
    assert older(tmp_path, end_of(tmp_path), Query(level="warning")).lines == []


def test_time_is_never_read_from_a_word_that_only_holds_one() -> None:
    assert re.search("10", "v10") and not Query("x10.12").fits(
        Line("2026-11-24T03:12:03.000Z", "info", "a", "b")
    )
