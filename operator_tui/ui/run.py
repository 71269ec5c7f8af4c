"""Running the screens: from the command line, and for the demo."""

import sys
from typing import TYPE_CHECKING

from operator_tui import __version__, logs
from operator_tui.config import LOG_FOLDER
from operator_tui.core.errors import Usage
from operator_tui.logs.write import KEEP_DAYS, prune
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.hangup import ends_with_terminal
from operator_tui.ui.session import Session

if TYPE_CHECKING:
    from operator_tui.cli.context import Context
    from operator_tui.store.store import Store


def run_app(context: "Context", store: "Store | None" = None) -> None:
    """Open the screens on a home; with its opened store, unlocked at once."""
    from operator_tui.store import home

    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise Usage("cli.no-terminal")
    session = Session(context.home, context.config, store=store)
    if home.exists(context.home):
        logs.start(context.home / LOG_FOLDER)
    try:
        code = run_session(session)
    finally:
        logs.stop()
    if code:
        sys.exit(code)


def run_session(session: Session) -> int:
    """Run the screens until they are left; the exit code. The store is closed then."""
    logs.info("app", "start", version=__version__)
    app = OperatorApp(session)
    app.jobs.run(lambda: prune(session.home / LOG_FOLDER, KEEP_DAYS), lambda _gone: None)
    try:
        with ends_with_terminal(app.hung_up, signals=not session.demo):
            app.run(mouse=False)
    finally:
        app.end()
        logs.info("app", "stop")
    return app.return_code or 0
