"""``python -m operator_tui``: the same program as the ``operator-tui`` script."""

from operator_tui.cli import run

if __name__ == "__main__":
    run()
