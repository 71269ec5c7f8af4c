"""The office's settings for OSS: kept encrypted, a secret never shown."""

from pathlib import Path

import pytest

from operator_tui.core.errors import Usage
from operator_tui.office import settings
from tests.test_cli import Cli, cli

__all__ = ["cli"]

SECRET = "rahasia-sekali-7"


def test_a_secret_is_read_from_standard_input_and_shown_to_nobody(tmp_path: Path, cli: Cli) -> None:
    assert cli("office", "config", "list")[0] == 1  # no office there, and none is made by looking
    assert not (tmp_path / "h" / "office").exists()
    assert cli("office", "config", "set", "oss.username", "majalengka")[0] == 0
    assert cli("office", "config", "set", "oss.password", SECRET)[0] == 2
    code, out, err = cli("office", "config", "set", "oss.password", "-", typed=f"{SECRET}\r\n")
    assert code == 0 and SECRET not in out + err
    _, listed, _ = cli("office", "config", "list")
    assert listed.splitlines() == [
        "oss.username = majalengka", "oss.password = set", "oss.url = not set", "oss.user_key = not set",
    ]  # fmt: skip
    assert cli("office", "config", "get", "oss.password")[1] == "set\n"
    for file in (tmp_path / "h").rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()
    assert cli("office", "config", "unset", "oss.password")[0] == 0
    assert cli("office", "config", "get", "oss.password")[1] == "not set\n"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("oss.unknown", "x"),
        ("oss.username", ""),
        ("oss.password", "a\x00b"),
        ("oss.user_key", "a b"),
        ("oss.user_key", "kunci→"),
        ("oss.url", "http://api.oss.example/v1"),
        ("oss.url", "ftp://api.oss.example"),
        ("oss.url", "https://user@api.oss.example"),
        ("oss.url", "https://" + "a" * 600),
    ],
)
def test_a_value_that_could_never_work_is_refused(key: str, value: str) -> None:
    with pytest.raises(Usage):
        settings.checked(key, value)


def test_the_address_is_kept_without_its_last_slash() -> None:
    assert settings.checked("oss.url", "https://a.example/rba/") == "https://a.example/rba"
    assert settings.checked("oss.url", "http://127.0.0.1:9/x") == "http://127.0.0.1:9/x"
