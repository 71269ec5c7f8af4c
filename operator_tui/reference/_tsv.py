"""Reading the tables that ship beside this module."""

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The cells of every row below the heading of ``reference/<name>.tsv``."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
