"""The command: `verify`. Thin: it turns arguments into settings, a target and an exit status."""

from __future__ import annotations

import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from reports import FORMATS, Style
from schemas.document import Document
from schemas.errors import DocumentError, VerifierError
from schemas.evidence import Settings
from schemas.report import Report
from verifier import streams
from verifier.environment import version

DEVICES = ("cpu", "cuda", "mps")
#: Exit statuses: nothing refuted, something refuted, the run failed, nothing could be checked.
HELD, REFUTED, FAILED, NOTHING_CHECKED = 0, 1, 2, 3
#: What shells expect of a command that Ctrl-C ended: 128 and the number of the signal.
INTERRUPTED = 130

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

_REPORT, _MEASURING, _STATUS = "Report", "Finding out", "Exit status"
_CHECK, _LOOK = "Check a document", "Look things up"


def _known_format(chosen: str) -> str:
    if chosen not in FORMATS:
        raise VerifierError(f"no such format: {chosen}", f"reports come as: {', '.join(FORMATS)}")
    return chosen


_FORMAT = typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.", rich_help_panel=_REPORT, callback=_known_format)
Format = Annotated[str, _FORMAT]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the report to a file.", rich_help_panel=_REPORT)]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.", rich_help_panel=_MEASURING)]


def _known_device(chosen: str) -> str:
    if chosen not in DEVICES:
        raise VerifierError(f"no such device: {chosen}", f"speed is measured on: {', '.join(DEVICES)}")
    return chosen


_DEVICE = typer.Option(help="Where speed is measured: cpu, cuda or mps.", rich_help_panel=_MEASURING, callback=_known_device)
Device = Annotated[str, _DEVICE]
NoSpeed = Annotated[bool, typer.Option("--no-speed", help="Leave out speed measurements.", rich_help_panel=_MEASURING)]
Budget = Annotated[float, typer.Option(min=1, help="Seconds allowed for measuring, about.", rich_help_panel=_MEASURING)]
OnRequest = Annotated[bool, typer.Option("--on-request", help="Also count what longer inputs cost.", rich_help_panel=_MEASURING)]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever was found.", rich_help_panel=_STATUS)]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 unless every claim is supported.", rich_help_panel=_STATUS)]


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"cardproof {version()}")
        raise typer.Exit


@app.callback()
def root(
    _shown: Annotated[bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)] = False,
) -> None:
    """Check whether what is written about a model is true."""


@app.command(
    rich_help_panel=_CHECK, epilog="Examples:  verify card distilroberta-base  ·  verify card org/name@main  ·  verify card ./model"
)
def card(
    target: Annotated[str, typer.Argument(help="A Hub id (org/name, org/name@REVISION), a model folder, or a README file.")],
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = None,
    offline: Offline = False,
    device: Device = "cpu",
    no_speed: NoSpeed = False,
    budget: Budget = 60,
    on_request: OnRequest = False,
    exit_zero: ExitZero = False,
    strict: Strict = False,
) -> None:
    """Check a model card."""
    settings = Settings(not no_speed, budget, device, offline, on_request)
    report = _checked(target, settings, of_card=True)
    _finish(report, format, output, exit_zero=exit_zero, strict=strict)


@app.command(
    rich_help_panel=_CHECK, epilog="Examples:  verify article post.md  ·  verify article https://example.org/post --format markdown"
)
def article(
    target: Annotated[str, typer.Argument(help="A file (.md .txt .html .rst .ipynb) or an http(s) address.")],
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = None,
    offline: Offline = False,
    device: Device = "cpu",
    no_speed: NoSpeed = False,
    budget: Budget = 60,
    on_request: OnRequest = False,
    exit_zero: ExitZero = False,
    strict: Strict = False,
) -> None:
    """Check an article about models."""
    settings = Settings(not no_speed, budget, device, offline, on_request)
    report = _checked(target, settings, of_card=False)
    _finish(report, format, output, exit_zero=exit_zero, strict=strict)


@app.command(rich_help_panel=_LOOK, epilog="Examples:  verify extract README.md  ·  verify extract docs/*.md --format json")
def extract(
    files: Annotated[list[Path], typer.Argument(help="Documents to read.")],
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
    if explain is not None:
        with _opened(output) as write:
            write(_explained(files, explain))
        return
    broken = False
    with _opened(output) as write:
        for file in files:
            lines, failed = _extracted(file, chosen)
            broken |= failed
            write(lines)
    raise typer.Exit(FAILED if broken else HELD)


@app.command(
    rich_help_panel=_LOOK,
    epilog="Examples:  verify measure roberta-base  ·  verify measure distilroberta-base --baseline roberta-base",
)
def measure(
    model: Annotated[str, typer.Argument(help="A Hub id, a well-known name, or a model folder.")],
    baseline: Annotated[
        str | None, typer.Option(help="Compare with this model: sizes and speed.", rich_help_panel=_MEASURING)
    ] = None,
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = None,
    offline: Offline = False,
    device: Device = "cpu",
    no_speed: NoSpeed = False,
    budget: Budget = 60,
) -> None:
    """Find out what can be found out about a model, with no document."""
    from verifier import pipeline, target

    settings = Settings(not no_speed, budget, device, offline)
    with _progress():
        network, notes = target.connected(offline)
        subject = target.model(model, network)
        reference = target.model(baseline, network) if baseline else None
        report = pipeline.measure(subject, reference, settings, notes)
    _deliver(report, format, output)


@app.command(rich_help_panel=_LOOK)
def properties(
    format: Annotated[str, typer.Option("--format", "-f", help="text, json or markdown.")] = "text",  # noqa: A002
) -> None:
    """List every checkable property: what is read, how it is found out."""
    from reports import properties as listing

    if format not in listing.FORMATS:
        raise VerifierError(f"no such format: {format}", f"properties knows: {', '.join(listing.FORMATS)}")
    _print(listing.FORMATS[format](_style()))


def _checked(name: str, settings: Settings, *, of_card: bool) -> Report:
    from verifier import pipeline, target

    with _progress():
        network, notes = target.connected(settings.offline)
        found = target.card(name, network) if of_card else target.article(name, settings.offline)
        document = pipeline.read(found.data, found.name, found.repository)
        told = (*found.notes, *notes)
        return pipeline.verify(document, settings, network=network, own=found.own, notes=told, files=found.files)


def _explained(files: list[Path], number: int) -> str:
    from reports import extraction
    from verifier import pipeline

    if len(files) != 1:
        raise VerifierError("--explain is about one document", "name one file")
    document = _document(files[0])
    try:
        return extraction.render_explanation(document, pipeline.explain(document, number - 1), _style())
    except IndexError:
        found = len(pipeline.extract(document))
        raise VerifierError(f"{files[0]} has no claim {number}", f"it has {found}: verify extract {files[0]}") from None


def _document(file: Path) -> Document:
    from verifier import pipeline

    if not file.is_file():
        raise DocumentError(f"{file} {'is a folder' if file.is_dir() else 'is no file'}", "give one or more documents")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file} cannot be read: {error.strerror}", "check the file's permissions") from error
    return pipeline.read(data, str(file))


def _extracted(file: Path, chosen: str) -> tuple[str, bool]:
    from reports import extraction
    from verifier import pipeline

    try:
        document = _document(file)
        found = pipeline.extract(document)
    except VerifierError as error:
        _complain(error)
        return (extraction.render_failure(str(file), str(error)) if chosen == "json" else ""), True
    if chosen == "json":
        return extraction.render_json(document, found), False
    return extraction.render_table(document, found, _style()), False


def _finish(report: Report, chosen: str, output: Path | None, *, exit_zero: bool, strict: bool) -> None:
    """Deliver the report of a document and end with its exit status."""
    _deliver(report, chosen, output)
    raise typer.Exit(HELD if exit_zero else _status(report, strict))


def _status(report: Report, strict: bool) -> int:
    """Tell from the verdicts of a report and of its files."""
    counts = Counter(verdict.outcome.value for one in (report, *report.files) for verdict in one.verdicts)
    if counts["refuted"] or (strict and counts["supported"] < counts.total()):
        return REFUTED
    return HELD if counts["supported"] or counts["inconclusive"] else NOTHING_CHECKED


def _deliver(report: Report, chosen: str, output: Path | None) -> None:
    with _opened(output) as write:
        write(FORMATS[chosen].render(report, _style(output)))


class _opened:  # noqa: N801 - used as a function
    """Where the report goes: standard output, or a file that is written at once at the end."""

    def __init__(self, output: Path | None) -> None:
        self.output, self.parts = output, list[str]()

    def __enter__(self) -> Callable[[str], None]:
        return self.parts.append if self.output else _print

    def __exit__(self, kind: object, *_: object) -> None:
        if self.output and kind is None:
            _write(self.output, "".join(part if part.endswith("\n") else part + "\n" for part in self.parts if part))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise VerifierError(f"{path} cannot be written: {error.strerror}", "choose another --output") from error


def _print(text: str) -> None:
    if text:
        streams.say(text)


def _style(output: Path | None = None) -> Style:
    terminal = output is None and sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() else (_columns() if terminal else 80)
    return Style(width=max(40, min(width, 120)), color=color)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return 80


def _progress() -> Any:
    """Show what is going on, on a terminal alone; a pipe gets nothing."""
    if not sys.stderr.isatty():
        return nullcontext()
    from verifier.spinner import spinning

    return spinning()


def _complain(error: VerifierError) -> None:
    streams.complain(f"error: {error.message}\n" + (f"hint: {error.hint}\n" if error.hint else ""))


def main() -> None:
    """Run the command; a user's mistake is an error and a hint, a bug a traceback, and both exit 2."""
    streams.prepare()
    try:
        app()
    except VerifierError as error:
        _complain(error)
        sys.exit(FAILED)
    except streams.Interrupted:
        streams.complain("interrupted\n")
        sys.exit(INTERRUPTED)
    except SystemExit:
        raise
    except BaseException:  # a bug, or a library's panic, must not exit 1, which says that a claim was refuted
        streams.complain(traceback.format_exc())
        sys.exit(FAILED)
