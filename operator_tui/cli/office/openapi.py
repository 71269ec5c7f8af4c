"""``office openapi``: the description of the gateway for other programs."""

from pathlib import Path

import click


@click.command()
def openapi() -> None:
    """Print the description of the gateway as OpenAPI 3.1."""
    from operator_tui import office

    file = Path(office.__file__).with_name("openapi.json")
    click.echo(file.read_text(encoding="utf-8"), nl=False)
