"""A few of the kills of ``python -m tests.kills``: whichever side dies, at whatever moment, all counts are equal."""

from pathlib import Path

from tests.kills import run


def test_killed_at_random_moments_all_counts_are_equal_afterwards(tmp_path: Path) -> None:
    score = run(4, tmp_path, seed=4)
    assert not score.faults, score.faults
    assert sum(score.kills.values()) == 4
    assert score.kills["sender"] and score.kills["gateway"]
