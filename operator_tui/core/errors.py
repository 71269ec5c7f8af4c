"""The whole tree of errors that a person can meet.

OperatorError
├── Refused        exit 1  some items refused, an unknown reference, an unreadable file
├── Usage          exit 2  the command was used wrongly
├── Locked         exit 3  no passphrase, or a wrong one
├── Unreachable    exit 4  the gateway wasn't reached, or it refused us
└── StoreTrouble   exit 5  the store, the disk or a version

Each carries the key of a sentence in :mod:`operator_tui.locale` and its parameters; the sentence
says what happened, what is safe and what to do next. Parameters never hold a person's data.
"""


class OperatorError(Exception):
    """Something a person is told in one sentence; ``exit_code`` is the command line's."""

    exit_code = 1

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class Refused(OperatorError):
    """Some items were refused, a reference is unknown, or a file can't be read."""

    exit_code = 1


class Usage(OperatorError):
    """The command was used wrongly; nothing was changed."""

    exit_code = 2


class Locked(OperatorError):
    """No passphrase, or one that doesn't fit; nothing was changed."""

    exit_code = 3


class Unreachable(OperatorError):
    """The gateway wasn't reached, or it refused this laptop; everything is kept."""

    exit_code = 4


class StoreTrouble(OperatorError):
    """The store can't be opened or written: disk, lock or version."""

    exit_code = 5
