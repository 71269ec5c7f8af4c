"""``python -m tests.benchmarks [NAME…]``: run the benchmarks and print one table."""

import importlib
import sys

from tests.benchmarks.figure import Figure, table

NAMES = ("search", "keystrokes", "form", "gateway", "slips", "log", "edge")


def main(wanted: list[str]) -> int:
    """Run the named benchmarks (all, if none is named); 1 where a budget isn't kept."""
    if unknown := set(wanted) - set(NAMES):
        print(f"unknown: {' '.join(sorted(unknown))}; known: {' '.join(NAMES)}", file=sys.stderr)  # noqa: T201
        return 2
    figures: list[Figure] = []
    for name in wanted or NAMES:
        figures += importlib.import_module(f"tests.benchmarks.{name}").run()
    print("\n" + table(figures))  # noqa: T201
    return int(any(figure.met is False for figure in figures))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
