"""Documents → reports: each under the policy nearest to it, several of them in parallel processes."""

from __future__ import annotations

import hashlib
import os
import signal
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.document import Document, Remark
from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.policy import Policy, Severity
from schemas.report import Report
from verifier import baseline, enforcement, pipeline, policy, streams, target
from verifier.progress import report_progress
from verifier.target import Target

# What a single document has no need of is imported where it is used.
if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_CRASHED = "checking it ended without a word: it may need more memory than there is"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a run, over any policy: None leaves it to that.

    `config` is the configuration to use in place of the nearest, "" for none; `baseline` the same of the known wrong claims.
    """

    settings: Settings
    device: str | None = None
    budget: float | None = None
    fail_on: Severity | None = None
    config: str | None = None
    baseline: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A document to check: a card or an article by its name, with or without the network, and a note that tells why without."""

    name: str
    of_card: bool
    wishes: Wishes
    network: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, and from which severity on a wrong claim in it fails the run; `error` where the document could not be checked."""

    report: Report
    fail_on: Severity = "error"
    error: VerifierError | None = None


def listed(config: str | None) -> tuple[str, ...]:
    """Return the globs of documents that the configuration of a run lists, as seen from here. Raises ConfigurationError."""
    found = _policy(Path(), config)
    folder = Path(os.path.relpath(Path(found.source).parent)) if found.source else Path()
    return tuple(str(folder / one) for one in found.documents)


def check(job: Job) -> Checked:
    """Check one document. Raises VerifierError where it cannot be read, or its policy or baseline cannot."""
    return judged(job, found(job))


def found(job: Job) -> Target:
    """Return the target that a job names. Raises VerifierError."""
    return target.card(job.name, job.network) if job.of_card else target.article(job.name, job.wishes.settings.offline)


def judged(job: Job, read: Target) -> Checked:
    """Check the bytes of a target under the policy nearest to it. Raises VerifierError."""
    place = Path(job.name).expanduser()
    rules = _policy(place if place.is_dir() else place.parent if place.exists() else Path(), job.wishes.config)
    known = _baseline(rules, job.wishes.baseline)
    report = pipeline.verify(
        pipeline.read(read.data, read.name, read.repository),
        _settings(job.wishes, rules),
        network=job.network,
        own=read.own,
        notes=(*read.notes, *job.notes),
        files=read.files,
        policy=rules,
    )
    return Checked(enforcement.enforce(report, rules, known), job.wishes.fail_on or rules.fail_on or "error")


def _policy(place: Path, config: str | None) -> Policy:
    if config is None:
        return policy.find(place)
    return policy.read(Path(config)) if config else Policy()


def _baseline(rules: Policy, named: str | None) -> baseline.Baseline | None:
    """Return the known wrong claims of the file that is named, else of the policy's, else of the usual one where there is one."""
    wanted = rules.baseline if named is None else named
    if wanted is not None:
        return baseline.read(Path(wanted)) if wanted else None
    return baseline.read(_usual(rules)) if _usual(rules).is_file() else None


def _usual(rules: Policy) -> Path:
    """Return where the baseline lies that nobody names: beside the configuration, or here. Raises ConfigurationError."""
    return baseline.confined(Path(rules.source).parent if rules.source else Path(), baseline.NAME)


def baseline_path(config: str | None) -> Path:
    """Return where a run's baseline is looked for, and so is to be written. Raises ConfigurationError."""
    rules = _policy(Path(), config)
    return Path(rules.baseline) if rules.baseline else _usual(rules)


def _settings(wishes: Wishes, rules: Policy) -> Settings:
    return replace(
        wishes.settings,
        device=wishes.device or rules.device or wishes.settings.device,
        budget=wishes.budget or rules.budget or wishes.settings.budget,
    )


def check_all(jobs: Sequence[Job], workers: int = 0) -> list[Checked]:
    """Check documents in parallel processes, at most `workers` (0: one a processor), and return what was found in their order.

    A document that cannot be checked, whatever happens to its process, is one with an `error`; the others are checked.
    """
    most = min(len(jobs), workers or os.cpu_count() or 1)
    untimed = [replace(job, wishes=replace(job.wishes, settings=replace(job.wishes.settings, speed=False))) for job in jobs]
    done: dict[int, Checked] = {}
    for number, checked in _in_processes(untimed, most):
        done[number] = checked
        report_progress(f"checked {len(done)} of {len(jobs)} documents")
    for number, job in enumerate(jobs):
        if job.wishes.settings.speed and _has_timed(done[number].report):
            done[number] = _tried(job)
    return [done[number] for number in range(len(jobs))]


def _in_processes(jobs: Sequence[Job], workers: int) -> Iterator[tuple[int, Checked]]:
    """Yield the number of each job with its result, as they are done. One that fell with a process is tried once more, alone."""
    from concurrent.futures import as_completed
    from concurrent.futures.process import BrokenProcessPool

    crashed = list[int]()
    with _pool(workers) as pool:
        running: dict[Future[Checked], int] = {pool.submit(_tried, job): number for number, job in enumerate(jobs)}
        try:
            for done in as_completed(running):
                if isinstance(done.exception(), BrokenProcessPool):
                    crashed.append(running[done])
                else:
                    yield running[done], done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for number in crashed:
        yield number, _alone(jobs[number])


def _alone(job: Job) -> Checked:
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(_tried, job).result()
        except BrokenProcessPool:
            return _failed(job, VerifierError(f"{job.name}: {_CRASHED}", "check it by itself"))


def _pool(workers: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Fresh processes: a copy of this one would have the locks of its threads, held by nobody.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_quiet)


def _quiet() -> None:
    """Let Ctrl-C end this process without a word: its parent says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _tried(job: Job) -> Checked:
    try:
        return check(job)
    except VerifierError as error:
        return _failed(job, error)
    except Exception as bug:  # the other documents are checked all the same
        streams.complain(traceback.format_exc())
        return _failed(
            job, VerifierError(f"{job.name}: {type(bug).__name__}: {str(bug)[:200]}", "this is a bug: please tell of it")
        )


def _failed(job: Job, error: VerifierError) -> Checked:
    unread = Document(job.name, "text", "", hashlib.sha256(b"").hexdigest(), remarks=())
    return Checked(Report(unread, remarks=(Remark("unread", error.message),)), error=error)


def _has_timed(report: Report) -> bool:
    """Say whether a report has claims that are timed: on shared cores two measurements at once spoil one another."""
    from verifier.probes import speed

    return any(verdict.claim.property in speed.ANSWERS for verdict in report.verdicts)
