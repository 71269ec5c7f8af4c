"""``office serve``: the gateway itself."""

import ssl
from pathlib import Path

import click

from operator_tui.cli.context import Context
from operator_tui.cli.office.opening import need_extra, open_or_create
from operator_tui.core.errors import Usage
from operator_tui.core.text import clean
from operator_tui.locale import say


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8443,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--training", is_flag=True, help="Issue training NIBs, 13 digits that begin 0000.")
@click.option(
    "--tls-cert",
    type=click.Path(path_type=Path, dir_okay=False),
    help="PEM file with the certificate.",
)
@click.option(
    "--tls-key", type=click.Path(path_type=Path, dir_okay=False), help="PEM file with its key."
)
@click.option(
    "--per-minute",
    type=click.IntRange(10, 1_000_000),
    default=600,
    show_default=True,
    help="Requests that one laptop may make a minute.",
)
@click.option("--training-delay", type=click.FloatRange(0), default=3.0, hidden=True)
@click.option("--exit-with-stdin", is_flag=True, hidden=True)
@click.pass_obj
def serve(
    context: Context,
    host: str,
    port: int,
    training: bool,
    tls_cert: Path | None,
    tls_key: Path | None,
    per_minute: int,
    training_delay: float,
    exit_with_stdin: bool,
) -> None:
    """Serve the gateway until Ctrl+C. Its store is made by the first call, with the same passphrase rules."""
    need_extra()
    from operator_tui import logs
    from operator_tui.config import LOG_FOLDER
    from operator_tui.forms.library import look
    from operator_tui.logs.write import KEEP_DAYS, prune
    from operator_tui.office import shelf
    from operator_tui.office.serve import Serving, alone
    from operator_tui.office.serve import serve as serve_

    if (tls_cert is None) != (tls_key is None):
        raise Usage("office.tls-both")
    for file in (tls_cert, tls_key):
        if file is not None and not file.is_file():
            raise Usage("office.tls-no-file", file=file)
    if tls_cert is not None and tls_key is not None:
        try:
            trusted = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            trusted.load_cert_chain(tls_cert, tls_key, _no_password)
        except (ssl.SSLError, OSError) as error:
            raise Usage("office.tls-bad") from error
    if tls_cert is None and host not in ("127.0.0.1", "::1", "localhost"):
        click.echo(say("office.no-tls"), err=True)
    log = context.home / LOG_FOLDER
    how = Serving(
        host, port, training, training_delay, tls_cert, tls_key, exit_with_stdin, per_minute
    )
    for one in look(context.home).refused:
        click.echo(say("office.form-unused", file=clean(one.file)), err=True)
    store = open_or_create(context)
    try:
        with alone(context.home):
            store.require_kind(training=training)
            logs.start(log)
            shelf.catch_up(store)
            serve_(store, how, lambda: prune(log, KEEP_DAYS))
    finally:
        store.close()
        logs.stop()


def _no_password() -> str:
    """Asked for only where the key is encrypted; without it OpenSSL would ask the terminal."""
    raise Usage("office.tls-encrypted")
