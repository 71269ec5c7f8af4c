"""What the first screens need, loaded by a job while a person types the passphrase."""

from importlib import import_module
from typing import Final

_NEXT: Final = (
    "cryptography.hazmat.primitives.ciphers.aead",
    "operator_tui.ui.screens.queue",
    "operator_tui.ui.screens.form",
    "operator_tui.store.migrations",
)


def load() -> None:
    """Import them, and read the form that comes first."""
    from operator_tui import forms

    for name in _NEXT:
        import_module(name)
    forms.load("nib")
