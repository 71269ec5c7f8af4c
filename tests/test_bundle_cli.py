"""Two homes, a stick between them, and nothing but the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PASSPHRASE, SAMPLES
from tests.test_cli import Cli, cli, laptop

__all__ = ["cli", "laptop"]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def enrol(laptop: Cli, office: Path) -> dict[str, Any]:
    """Enrol the laptop by what the office prints."""
    told: dict[str, Any] = json.loads(
        laptop("office", "enrol", "MJL03", "--json", folder=office)[1]
    )
    assert laptop("config", "set", "device.id", "MJL03")[0] == 0
    assert laptop("config", "set", "gateway.token", "-", typed=told["token"])[0] == 0
    assert laptop("config", "set", "bundle.key", told["bundle_key"])[0] == 0
    return told


def states(laptop: Cli) -> set[str]:
    return {one["status"] for one in json.loads(laptop("queue", "--json")[1])}


def test_a_day_without_signal_goes_to_the_office_on_a_stick_and_comes_back(
    laptop: Cli, tmp_path: Path, stick: Path
) -> None:
    office = tmp_path / "office"
    told = enrol(laptop, office)
    assert laptop("office", "key", folder=office)[1].strip() == told["bundle_key"]
    assert laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")[0] == 0
    code, out, err = laptop("bundle", "export", str(stick))
    assert (code, err) == (0, "") and "60 items" in out
    [file] = stick.iterdir()
    assert states(laptop) == {"unknown"}
    code, out, err = laptop("office", "import-bundle", str(file), "--training", folder=office)
    assert (code, err) == (0, ""), out
    assert "MJL03: 60 items, 60 accepted, 0 refused" in out
    [answer] = stick.glob("*.jawaban.optui")
    code, out, _ = laptop("bundle", "list")
    assert "60 await an answer" in out
    code, out, _ = laptop("bundle", "take", str(answer))
    assert code == 0 and "60 accepted, 0 refused" in out
    assert states(laptop) == {"accepted"}
    code, out, _ = laptop("bundle", "take", str(answer))
    assert code == 0 and "Nothing was changed" in out
    assert (
        "taken before"
        in laptop("office", "import-bundle", str(file), "--training", folder=office)[1]
    )
    listed = laptop("bundle", "list", "--json")[1]
    [one] = json.loads(listed)
    assert (one["items"], one["waiting"]) == (60, 0) and one["name"] == file.stem
    logs = "".join(
        file.read_text(encoding="utf-8")
        for folder in (tmp_path / "h", office)
        for file in (folder / "log").glob("*.jsonl")
    )
    assert "bundle.written" in logs and "bundle.taken" in logs
    [taken, *_] = [json.loads(line) for line in logs.splitlines() if '"bundle.taken"' in line]
    attempts = json.loads(laptop("attempts", "--json")[1])
    assert taken["request"] == attempts[0]["request"] and len(taken["request"]) == 8
    for secret in (told["token"], PASSPHRASE, "AGE-SECRET-KEY", "ENUNG", "3210"):
        assert secret not in logs + listed + laptop("config")[1]


def test_a_bad_file_stops_no_other_answers_may_lie_elsewhere_and_training_is_said(
    laptop: Cli, tmp_path: Path, stick: Path
) -> None:
    office, elsewhere = tmp_path / "office", tmp_path / "answers"
    elsewhere.mkdir()
    enrol(laptop, office)
    laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")
    laptop("bundle", "export", str(stick))
    (stick / "A.optui").write_bytes(b"rubbish")
    files = sorted(str(path) for path in stick.iterdir())
    code, out, err = laptop(
        "office", "import-bundle", *files, str(stick / "gone.optui"), "--answer", str(elsewhere), "--training",
        folder=office,
    )  # fmt: skip
    assert code == 1 and "60 accepted" in out
    assert [line.partition(":")[0] for line in err.splitlines()] == ["A.optui", "gone.optui"]
    assert len(list(elsewhere.iterdir())) == 1 and len(list(stick.iterdir())) == 2
    code, _, err = laptop("office", "import-bundle", files[-1], folder=office)
    assert code == 2 and "training data" in err  # it was no live office


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("bundle", "export", "{stick}"), 2, "key for USB bundles isn't here"),
        (("bundle", "take", "{stick}/gone.optui"), 1, "can't be read"),
        (("config", "set", "bundle.key", "age1nonsense"), 2, "no office's key"),
        (("office", "import-bundle", "{stick}/x.optui"), 1, "no office's store"),
        (("office", "import-bundle"), 2, "FILE"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(
    laptop: Cli, stick: Path, args: tuple[str, ...], code: int, words: str
) -> None:
    found, out, err = laptop(*(arg.replace("{stick}", str(stick)) for arg in args))
    assert (found, out) == (code, "") and words in err and len(err.splitlines()) == 1


def test_a_whole_stick_is_taken_at_the_office_and_on_the_laptop(
    laptop: Cli, tmp_path: Path, stick: Path
) -> None:
    office = tmp_path / "office"
    enrol(laptop, office)
    laptop("import", str(SAMPLES / "applicants.csv"), "--finalise")
    for _ in range(2):
        laptop("bundle", "export", str(stick))
    take = ("office", "import-bundle", str(stick), "--training")
    code, out, err = laptop(*take, folder=office)
    assert (code, err, out.count("60 accepted")) == (0, "", 2)
    code, out, err = laptop(*take, folder=office)
    assert (code, err) == (0, "") and "no bundle without an answer" in out
    every = sorted(str(path) for path in stick.iterdir())  # what a shell makes of *.optui
    code, out, err = laptop("office", "import-bundle", *every, "--training", folder=office)
    assert (code, err, out.count("taken before")) == (0, "", 2)
    (stick / "MJL09-261124-0900-01.jawaban.optui").write_bytes(b"another's")
    code, out, err = laptop("bundle", "take", str(stick))
    assert (code, err) == (0, "") and "60 accepted" in out
    code, out, err = laptop("bundle", "take", str(stick))
    assert (code, err) == (0, "") and "taken before" in out
    Path(every[0]).write_bytes(b"rubbish")
    code, out, err = laptop("bundle", "take", str(stick))
    assert code == 1 and err.startswith(f"{Path(every[0]).name}: ")
    assert laptop("bundle", "take", str(tmp_path / "h"))[1].startswith("There is no answer for")
