"""`verify extract`, `verify properties`: what is read, unchecked."""

from __future__ import annotations

import glob
import sys
from pathlib import Path
from typing import Annotated

import typer

from schemas.document import Document
from schemas.errors import DocumentError, VerifierError
from verifier import streams
from verifier.cli.delivery import FAILED, HELD, complain, opened, say, style
from verifier.cli.options import Output


def extract(
    files: Annotated[list[Path], typer.Argument(help="Documents to read; globs; - is standard input.")],
    format: Annotated[str, typer.Option("--format", "-f", help="text or json (default: json in a pipe).")] = "",  # noqa: A002
    output: Output = None,
    explain: Annotated[
        int | None, typer.Option(min=1, help="Explain the Nth claim of one document: its rule, its place, what was left.")
    ] = None,
) -> None:
    """List the claims of documents, unchecked."""
    chosen = format or ("text" if output is None and sys.stdout.isatty() else "json")
    if chosen not in ("text", "json"):
        raise VerifierError(f"no such format: {chosen}", "extract knows: text, json")
    named = [Path(name) for name in _expanded(files)]
    if explain is not None:
        with opened(output) as write:
            write(_explained(named, explain))
        return
    broken = False
    with opened(output) as write:
        for file in named:
            lines, failed = _extracted(file, chosen)
            broken |= failed
            write(lines)
    raise typer.Exit(FAILED if broken else HELD)


def properties(
    format: Annotated[str, typer.Option("--format", "-f", help="text, json or markdown.")] = "text",  # noqa: A002
) -> None:
    """List every checkable property: what is read, how it is found out."""
    from reports import properties as listing

    if format not in listing.FORMATS:
        raise VerifierError(f"no such format: {format}", f"properties knows: {', '.join(listing.FORMATS)}")
    say(listing.FORMATS[format](style()))


def _expanded(files: list[Path]) -> tuple[str, ...]:
    from verifier import globs

    return globs.expanded([str(file) for file in files], of_card=False)


def _explained(files: list[Path], number: int) -> str:
    from reports import extraction
    from verifier import reading

    if len(files) != 1:
        raise VerifierError("--explain is about one document", "name one file")
    document = _document(files[0])
    try:
        return extraction.render_explanation(document, reading.explain(document, number - 1), style())
    except IndexError:
        found = len(reading.extract(document))
        raise VerifierError(f"{files[0]} has no claim {number}", f"it has {found}: verify extract {files[0]}") from None


def _document(file: Path) -> Document:
    from verifier import piped, reading

    if str(file) == piped.STDIN:
        return reading.read(piped.read(), piped.NAME)
    if not file.exists() and glob.has_magic(str(file)):
        raise DocumentError(f"no file matches: {file}", "give one or more documents")
    if not file.is_file():
        raise DocumentError(f"{file} {'is a folder' if file.is_dir() else 'is no file'}", "give one or more documents")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file} cannot be read: {error.strerror}", "check the file's permissions") from error
    return reading.read(data, str(file))


def _extracted(file: Path, chosen: str) -> tuple[str, bool]:
    from reports import extraction
    from verifier import reading

    try:
        document = _document(file)
        found = reading.extract(document)
        if reading.is_cut(document):
            streams.complain(f"note: {file}: {reading.TOO_MANY}\n")
    except VerifierError as error:
        complain(error)
        return (extraction.render_failure(str(file), str(error)) if chosen == "json" else ""), True
    if chosen == "json":
        return extraction.render_json(document, found), False
    return extraction.render_table(document, found, style()), False
