"""`verify explain`: the page of a rule, for everyone who met its name in a report."""

# Annotations are evaluated here, because Typer reads those of a function.

from typing import Annotated

import typer

from schemas.errors import VerifierError
from verifier.cli.delivery import say, style


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(help="A property, the rule of a remark or of a claim, or an outcome; all are listed where none is named."),
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="text or markdown.")] = "text",  # noqa: A002 - the option's name
) -> None:
    """Say what a message means: why it is given, how it was found out, how to fix or to suppress it."""
    from reports import rule as pages

    if format not in ("text", "markdown"):
        raise VerifierError(f"no such format: {format}", "explain knows: text, markdown")
    if rule is None:
        say(pages.render_list(style()))
    elif format == "markdown":
        say(pages.render_markdown(pages.page(_property_of(rule))))
    else:
        say(pages.render_text(pages.page(_property_of(rule)), style()))


def _property_of(rule: str) -> str:
    """Return the property that a rule of sentences reads ("structure.layers"); any other name as it is."""
    from claims.sentences.binding import PATTERNS

    return next((pattern.row.property for pattern in PATTERNS if pattern.rule == rule), rule)
