"""The budgets of the design, measured: each figure is a ratio against its floor in the same run, where it has one.

``python -m tests.benchmarks`` runs them all, ``python -m tests.benchmarks keystrokes`` one of them.
"""
