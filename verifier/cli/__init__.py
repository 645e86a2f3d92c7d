"""The command: `verify`. Thin: it turns arguments into settings, a target and an exit status. One module a group of commands."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable
from typing import Annotated

import typer

from schemas.errors import VerifierError
from verifier import streams
from verifier.cli import auditing, caching, checking, explaining, known, listing, measuring, mending, rendering
from verifier.cli.delivery import FAILED, complain
from verifier.environment import version

#: A command makes much that it keeps, and few cycles: looking for them after every 700 objects takes a twentieth of its time.
_OBJECTS = 50_000
#: What shells expect of a command that Ctrl-C ended: 128 and the number of the signal.
INTERRUPTED = 130
_CHECK, _MEND, _LOOK = "Check a document", "Deal with what is wrong", "Look things up"

#: Every command by its name: its function, the panel of the help that lists it, examples.
COMMANDS: dict[str, tuple[Callable[..., None], str, str]] = {
    "card": (
        checking.card,
        _CHECK,
        "verify card distilroberta-base  ·  verify card org/name@main  ·  verify card ./model docs/*.md",
    ),
    "article": (checking.article, _CHECK, "verify article post.md  ·  verify article https://example.org/post posts/*.md"),
    "audit": (auditing.audit, _CHECK, "verify audit ./model --output audit  ·  verify audit org/name --output audit"),
    "render": (
        rendering.render,
        _CHECK,
        "verify render report.json --format sarif  ·  verify render report.json -f html -o report.html",
    ),
    "baseline": (known.baseline, _MEND, "verify baseline README.md docs/*.md  ·  verify baseline --article posts/*.md"),
    "fix": (mending.fix, _MEND, "verify fix README.md  ·  verify fix ./model --write  ·  verify fix org/name --pull-request"),
    "extract": (listing.extract, _LOOK, "verify extract README.md  ·  verify extract docs/*.md --format json"),
    "measure": (
        measuring.measure,
        _LOOK,
        "verify measure roberta-base  ·  verify measure distilroberta-base --baseline roberta-base",
    ),
    "cache": (caching.cache, _LOOK, "verify cache  ·  verify cache --clear"),
    "explain": (explaining.explain, _LOOK, "verify explain parameters  ·  verify explain headline-model"),
    "properties": (listing.properties, _LOOK, "verify properties  ·  verify properties --format markdown"),
}

app = typer.Typer(
    name="verify",
    help="Check whether what is written about a model is true.",
    epilog="Examples:  verify card distilroberta-base  ·  verify article post.md --format json  ·  verify measure gpt2",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, (_function, _panel, _examples) in COMMANDS.items():
    app.command(_name, rich_help_panel=_panel, epilog=f"Examples:  {_examples}")(_function)


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"cardproof {version()}")
        raise typer.Exit


@app.callback()
def root(
    _shown: Annotated[bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)] = False,
) -> None:
    """Check whether what is written about a model is true."""


def main() -> None:
    """Run the command; a user's mistake is an error and a hint, a bug a traceback, and both exit 2."""
    streams.prepare()
    gc.set_threshold(_OBJECTS)
    try:
        app()
    except VerifierError as error:
        complain(error)
        sys.exit(FAILED)
    except streams.Interrupted:
        streams.complain("interrupted\n")
        sys.exit(INTERRUPTED)
    except SystemExit:
        raise
    except BaseException:  # a bug, or a library's panic, must not exit 1, which says that a claim was refuted
        streams.complain(traceback.format_exc())
        sys.exit(FAILED)
