"""`verify fix`: the corrected wording of what is wrong, as a diff, in the file, or in a pull request on the Hub."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import DocumentError, VerifierError
from schemas.evidence import Settings
from schemas.report import Report
from verifier import streams
from verifier.cli.checking import wished
from verifier.cli.delivery import HELD, REFUTED, progress, say
from verifier.cli.options import CheckNames, Config, Known, NoConfig, NoSpeed, Offline, SetBudget, SetDevice

if TYPE_CHECKING:
    from verifier.batch import Job
    from verifier.fixing import Mending
    from verifier.target import Target

_Write = Annotated[bool, typer.Option("--write", "-w", help="Change the file.")]
_Propose = Annotated[bool, typer.Option("--pull-request", help="Open a pull request on the Hub, after asking.")]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def fix(
    target: Annotated[str, typer.Argument(help="A file, a model folder, or a Hub id.")],
    write: _Write = False,
    pull_request: _Propose = False,
    yes: _Yes = False,
    offline: Offline = False,
    device: SetDevice = None,
    no_speed: NoSpeed = False,
    budget: SetBudget = None,
    check_names: CheckNames = False,
    config: Config = None,
    no_config: NoConfig = False,
    baseline: Known = None,
) -> None:
    """Correct the numbers that are wrong, and nothing else; by default only show how."""
    from verifier import batch
    from verifier import target as targets

    _require_possible(target, write=write, pull_request=pull_request)
    settings = Settings(not no_speed, offline=offline, check_names=check_names)
    wishes = wished(settings, device, budget, None, config, no_config=no_config, baseline=baseline)
    with progress():
        network, notes = targets.connected(offline)
        done = _mended(batch.Job(target, True, wishes, network, notes))
    _show(done, "mended" if write else "can be mended")
    mended = bool(done.mending.fixes) and (write or pull_request)
    if mended and write:
        _rewrite(Path(done.target.name), done.target.data, done.mending.data)
    elif mended:
        mended = _propose(done, yes=yes)
    raise typer.Exit(done.status(mended=mended))


@dataclass(frozen=True, slots=True)
class _Done:
    """A target, the report on it as it is, and what its mending made of it."""

    target: Target
    report: Report
    mending: Mending

    def status(self, *, mended: bool) -> int:
        """Return the exit status: whether a wrong claim is left that counts, in what is there now."""
        from verifier.enforcement import fails

        return REFUTED if fails(self.mending.report if mended else self.report, "info") else HELD


def _require_possible(target: str, *, write: bool, pull_request: bool) -> None:
    local = Path(target).expanduser().exists()
    if write and pull_request:
        raise VerifierError("--write and --pull-request exclude one another", "give one of them")
    if write and not local:
        raise VerifierError(f"{target} is no file here", "a card on the Hub is changed by a pull request: --pull-request")
    if pull_request and local:
        raise VerifierError(f"{target} is a file here", "change it with --write, or name the model by its Hub id")


def _mended(job: Job) -> _Done:
    """Check a target and mend it. Raises VerifierError where it cannot be read or written anew."""
    from verifier import batch, fixing

    found = batch.found(job)

    def check(data: bytes) -> Report:
        return batch.judged(job, replace(found, data=data)).report

    report = check(found.data)
    return _Done(found, report, fixing.mend(found.data, report, check))


def _show(done: _Done, verb: str) -> None:
    """Print the diff to standard output, where it can be applied, and to standard error what is left and why."""
    from verifier import fixing

    before, after = done.report.document, done.mending.report.document
    if before is None or after is None:
        return
    say(_shown(fixing.diff(before.text, after.text, done.target.name)))
    for left in done.mending.left:
        at = after.position(left.verdict.claim.span.start)
        quote = after.quote(left.verdict.claim.span)
        streams.complain(_safe(f"{after.name}:{at.line}:{at.column}: not mended: “{quote}”: {left.reason}") + "\n")
    for file in done.report.files:
        if file.document and (count := file.summary()["refuted"]):
            streams.complain(_safe(f"{file.document.name}: not mended: {_claims(count)} in a file of results") + "\n")
    streams.complain(f"{_claims(len(done.mending.fixes))} {verb}, {len(done.mending.left)} left\n")


def _claims(count: int) -> str:
    return f"{count} wrong claim{'' if count == 1 else 's'}"


def _shown(diff: str) -> str:
    """Return a diff as it is, for a file or a pipe, and made safe line by line for a terminal."""
    return "\n".join(map(_safe, diff.split("\n"))) if sys.stdout.isatty() else diff


def _safe(line: str) -> str:
    from reports.escape import visible

    return visible(line)


def _rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Write the mended bytes in place of the ones that were read. Raises VerifierError where others are there by now."""
    try:
        if path.read_bytes() != before:
            raise DocumentError(f"{path} was changed meanwhile", "run it again")
        path.write_bytes(after)
    except OSError as error:
        raise VerifierError(f"{path} cannot be written: {error.strerror}", "check the file's permissions") from error


def _propose(done: _Done, *, yes: bool) -> bool:
    """Open a pull request where the user agrees, and say whether. Raises VerifierError where the Hub does not."""
    from reports import proposal
    from verifier import hub

    own, count = done.target.own, len(done.mending.fixes)
    if own is None or own.origin != "hub":
        raise VerifierError("the card is not one of the Hub", "connect, and name a model of the Hub")
    figures = f"{count} figure{'' if count == 1 else 's'}"
    if not yes and not _agreed(f"Open a pull request on {own.repository} that corrects {figures}?"):
        streams.complain("no pull request is opened\n")
        return False
    description = proposal.render((fix.document, fix.verdict) for fix in done.mending.fixes)
    url = hub.propose(own, "README.md", done.mending.data, f"Correct {figures} of the model card", description)
    streams.complain(f"opened: {url}\n")
    return True


def _agreed(question: str) -> bool:
    """Ask on the terminal. Raises VerifierError where nobody is there to answer."""
    if not sys.stdin.isatty():
        raise VerifierError("nobody is there to be asked for a pull request", "give --yes to open it without asking")
    return typer.confirm(question, err=True)
