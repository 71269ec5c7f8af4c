"""People who type faster than a slow laptop paints: nothing is lost. The long runs are ``python -m tests.typing``."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.making import sample_rows
from tests.typing import Result, compare, type_all


def test_bursts_at_a_quarter_of_a_core_lose_nothing(tmp_path: Path) -> None:
    rows = sample_rows()[-2:]
    result = type_all(tmp_path, rows, rate=0, windows=2, share=0.25)
    assert result.applicants == 2
    assert result.fields > 80
    assert result.wrong == []
    other = Result()
    compare(tmp_path / "w0", [rows[0] | {"brand": "LAIN"}], other)
    assert [line for line in other.wrong if "brand" in line] == other.wrong != []


def test_sixty_applicants_in_bursts_are_stored_letter_by_letter(tmp_path: Path) -> None:
    result = type_all(tmp_path, sample_rows(), rate=0, windows=6, share=1)
    assert result.applicants == 60
    assert result.wrong == []
