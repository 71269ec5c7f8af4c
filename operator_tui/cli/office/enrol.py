"""``office enrol``: a token for a laptop."""

import json
from datetime import UTC, datetime

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import open_or_create, who
from operator_tui.locale import say


@click.command()
@click.argument("device")
@click.option("--json", "as_json", is_flag=True, help="As JSON: device, token, bundle_key.")
@click.option("--by", default="", help="Who enrols it.")
@click.pass_obj
def enrol(context: Context, device: str, as_json: bool, by: str) -> None:
    """Give DEVICE a token, printed once; a former one stops working. Works while the gateway serves."""
    from operator_tui import logs
    from operator_tui.office import bundle
    from operator_tui.office.tokens import check_device

    device = (
        device.upper() if device.isascii() else device
    )  # ß would become SS, which may be another laptop
    check_device(device)  # before a store is made
    store = open_or_create(context)
    try:
        token = store.enrol(device, datetime.now(UTC), who(by))
        key = bundle.public_key(store)
    finally:
        store.close()
    with context.logged():
        logs.info("office", "enrolled", device=device)
    if as_json:
        click.echo(json.dumps({"device": device, "token": token, "bundle_key": key}))
    else:
        click.echo(say("bundle.office-key", key=key), err=True)
        click.echo(say("office.enrolled", device=device), err=True)
        click.echo(token)
