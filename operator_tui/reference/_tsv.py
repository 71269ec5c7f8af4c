"""Reading the tables that ship beside this module."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """The cells of every row below the heading of ``reference/<name>.tsv``."""
    text = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
