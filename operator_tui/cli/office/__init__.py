"""``office``: the office's gateway and its staff, on the office's own machine (extra ``office``).

One module a command here; each is imported when it is called.
"""

from importlib import import_module
from typing import Final

import click

from operator_tui.cli import wording

_COMMANDS: Final = {
    "serve": "serve:serve",
    "enrol": "enrol:enrol",
    "config": "config:config",
    "key": "bundle:key",
    "import-bundle": "bundle:import_bundle",
    "list": "listing:list_",
    "return": "returning:return_",
    "export": "export:export",
    "off-sheet": "export:off_sheet",
    "import-nib": "nibs:import_nib",
    "strays": "strays:strays",
    "verify": "verify:verify",
    "devices": "devices:devices",
    "revoke": "devices:revoke",
    "release": "release:release",
    "lost": "devices:lost",
    "forms": "shelf:forms",
    "record": "record:record",
    "openapi": "openapi:openapi",
}
"""Each command's name, with its module in this package and what it is called there."""


class OfficeCommands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), attribute)
        wording.speak(command, f"office.{name}")
        return command


@click.group(cls=OfficeCommands)
def office() -> None:
    """The office's gateway: serve it, enrol laptops, and what its staff does."""
