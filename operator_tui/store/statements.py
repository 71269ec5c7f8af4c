"""What an applicant has said: the newest answer to each purpose. Reading only; statements are append-only."""

from typing import NamedTuple

from operator_tui.store.sqlcipher import Database, rows


def consented(db: Database, seq: int) -> frozenset[str]:
    """The purposes (``halal``, ``pirt``, ``contact``) that an application has a consent for now."""
    said = {
        row["name"].removeprefix("consent_"): row["answer"]
        for row in rows(
            db,
            "SELECT name, answer FROM statements WHERE seq = ? AND kind = 'consent' ORDER BY id",
            [seq],
        )
    }
    return frozenset(purpose for purpose, answer in said.items() if answer == "Y")


class Given(NamedTuple):
    """The newest answer to one consent: ``name`` as the form calls it, and the notice it was given under."""

    name: str
    yes: bool
    notice_version: str


def given(db: Database, seq: int) -> tuple[Given, ...]:
    """Every consent that was asked of an applicant, with what was said last; in the order of the first asking."""
    said: dict[str, Given] = {}
    for row in rows(
        db,
        "SELECT name, answer, notice_version FROM statements WHERE seq = ? AND kind = 'consent' ORDER BY id",
        [seq],
    ):
        said[row["name"]] = Given(row["name"], row["answer"] == "Y", row["notice_version"])
    return tuple(said.values())
