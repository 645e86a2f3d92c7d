"""A report under a project's policy: how grave each wrong claim is, which are let pass, and what a run makes of the rest. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.document import Remark
from schemas.fingerprint import fingerprints
from schemas.policy import Policy, Severity, as_grave
from schemas.report import Report
from schemas.verdict import Outcome, Verdict, Waiver
from verifier.baseline import Baseline, refuted
from verifier.judge import judge
from verifier.suppression import Suppression, suppressions, unused

_WAYS = {"comment": "a comment in the document", "baseline": "the baseline"}


def enforce(report: Report, policy: Policy, baseline: Baseline | None = None) -> Report:
    """Return a report under a policy: with tolerances, severities, waivers, remarks on comments that nothing needs, and notes.

    A wrong claim with a waiver stays refuted, and is shown with the reason why it is let pass.
    """
    files = tuple(_enforced(file, policy, baseline) for file in report.files)
    found = replace(_enforced(report, policy, baseline), files=files)
    return replace(found, notes=(*found.notes, *_notes(found, policy, baseline)))


def _enforced(report: Report, policy: Policy, baseline: Baseline | None) -> Report:
    if report.document is None:
        return report
    comments, remarks = suppressions(report.document)
    known = baseline.of(report.document.name) if baseline else frozenset()
    marks = fingerprints(verdict.claim for verdict in report.verdicts)
    graded = (_graded(verdict, policy) for verdict in report.verdicts)
    verdicts = tuple(_waived(verdict, mark, comments, known) for verdict, mark in zip(graded, marks, strict=True))
    asked = [one for one in comments if not one.properties or any(map(policy.checks, one.properties))]
    idle = tuple(unused(comment) for comment in asked if not any(_needs(verdict, comment) for verdict in verdicts))
    return replace(report, verdicts=verdicts, remarks=_in_order((*report.remarks, *remarks, *idle)))


def _graded(verdict: Verdict, policy: Policy) -> Verdict:
    """Return a verdict with its severity; what misses the evidence by no more than the tolerance is left open."""
    tolerance = policy.tolerance_of(verdict.claim.property)
    if tolerance and _is_tolerable(verdict, tolerance):
        reason = f"misses the evidence by no more than the tolerance of {100 * tolerance:.3g}%"
        return replace(verdict, outcome=Outcome.INCONCLUSIVE, reason=reason, correction="")
    return replace(verdict, severity=policy.severity_of(verdict.claim.property))


def _is_tolerable(verdict: Verdict, tolerance: float) -> bool:
    """Say whether it is the tolerance, and nothing else, that keeps a statement from being refuted when it is judged again."""
    if verdict.outcome is not Outcome.REFUTED:
        return False
    plain, again = (judge(verdict.claim, verdict.evidence, tolerance=share) for share in (0.0, tolerance))
    return plain.outcome is Outcome.REFUTED and again.outcome is not Outcome.REFUTED


def _waived(verdict: Verdict, fingerprint: str, comments: Sequence[Suppression], known: frozenset[str]) -> Verdict:
    if verdict.outcome is not Outcome.REFUTED:
        return verdict
    claim = verdict.claim
    comment = next((one for one in comments if one.covers(claim.property, claim.span)), None)
    if comment is not None:
        return replace(verdict, waiver=Waiver("comment", comment.reason or "no reason is given"))
    return replace(verdict, waiver=Waiver("baseline", "known before")) if fingerprint in known else verdict


def _needs(verdict: Verdict, comment: Suppression) -> bool:
    """Say whether a comment may be of use to a claim: where that is not supported, it might be refuted in another run."""
    return verdict.outcome is not Outcome.SUPPORTED and comment.covers(verdict.claim.property, verdict.claim.span)


def _in_order(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.span.start if remark.span else -1))


def _notes(report: Report, policy: Policy, baseline: Baseline | None) -> Iterator[str]:
    if policy.source:
        yield f"configuration: {policy.source}"
    let_pass = Counter(verdict.waiver.kind for verdict in _wrong(report) if verdict.waiver)
    for kind, count in sorted(let_pass.items()):
        yield f"{count} wrong claim{'' if count == 1 else 's'} let pass by {_WAYS[kind]}"
    if baseline is not None and (gone := _gone(report, baseline)):
        yield f"{gone} of the claims that the baseline knows {'is' if gone == 1 else 'are'} not found wrong now: write it anew"


def _gone(report: Report, baseline: Baseline) -> int:
    """Return how many of the claims that the baseline knows of these documents are not refuted now."""
    parts = [(part, part.document.name) for part in (report, *report.files) if part.document]
    return sum(len(baseline.of(name) - {mark for mark, _ in refuted(part)}) for part, name in parts)


def _wrong(report: Report) -> Iterator[Verdict]:
    for part in (report, *report.files):
        for verdict in part.verdicts:
            if verdict.outcome is Outcome.REFUTED:
                yield verdict


def fails(report: Report, least: Severity) -> bool:
    """Say whether a wrong claim of a severity of at least `least` is not let pass."""
    return any(verdict.waiver is None and as_grave(verdict.severity, least) for verdict in _wrong(report))


def shown(report: Report, least: Severity) -> Report:
    """Return a report without what is less grave than `least`; what is not wrong is of the severity info."""
    if least == "info":
        return report
    left = [len(part.verdicts) for part in (report, *report.files)]
    found = replace(_grave(report, least), files=tuple(_grave(file, least) for file in report.files))
    gone = sum(left) - sum(len(part.verdicts) for part in (found, *found.files))
    note = f"left out: {gone} claim{'' if gone == 1 else 's'} less grave than {least}"
    return replace(found, notes=(*found.notes, note)) if gone else found


def _grave(report: Report, least: Severity) -> Report:
    kept = (verdict for verdict in report.verdicts if verdict.outcome is Outcome.REFUTED and as_grave(verdict.severity, least))
    return replace(report, verdicts=tuple(kept))
