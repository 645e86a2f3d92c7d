"""What can go wrong through no fault of the code.

    VerifierError            the user can mend it: shown as `error:` and `hint:`, exit status 2
    ├── DocumentError        the document cannot be read
    ├── ModelError           a model cannot be resolved
    │   ├── ModelMissing     no such repository, revision or file
    │   ├── ModelGated       the repository asks for a login or for consent
    │   └── ModelAmbiguous   the name fits several models; the hint lists them
    ├── HubError             the Hub answered with an error, too late, or not at all
    ├── ConfigurationError   a configuration is out of bounds or of an unknown shape
    └── IsolationError       a child process failed, or ran into one of its limits

Inside a verification these become an `unchecked` verdict with the message as its reason; only what stops the whole run
reaches the command line. Anything else that is raised is a bug, and shows as a traceback.
"""

from __future__ import annotations


class VerifierError(Exception):
    """A failure that the user can understand and mend: a message and a hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class DocumentError(VerifierError):
    """The document cannot be read."""


class ModelError(VerifierError):
    """A model cannot be resolved."""


class ModelMissing(ModelError):
    """There is no such repository, revision or file."""


class ModelGated(ModelError):
    """The repository asks for a login or for consent."""


class ModelAmbiguous(ModelError):
    """The name fits several models."""


class HubError(VerifierError):
    """The Hub answered with an error, too late, or not at all."""


class ConfigurationError(VerifierError):
    """A configuration is out of bounds or of an unknown shape."""


class IsolationError(VerifierError):
    """A child process failed, or ran into one of its limits."""


def plainly(error: Exception, most: int = 120) -> str:
    """Return the first line of what a parser says, in plain words where Python's are advice to programmers."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if "int_max_str_digits" in str(error):
        return "it holds a number of thousands of digits"
    return str(error).partition("\n")[0][:most]
