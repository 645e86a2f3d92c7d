"""All six verbs: read, extract, plan, measure, judge; rendering is the caller's."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import claims
from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.errors import DocumentError, VerifierError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model, ModelRef
from schemas.policy import Policy
from schemas.property import PROPERTIES
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from verifier import consistency, doubling, evaluation, extent, member, metric, naming, quoted, reach, width
from verifier.alternates import alternates
from verifier.consistency import consider, dating
from verifier.consistency.statement import AT_ODDS, Statements, gather
from verifier.correction import correct
from verifier.folder import license_text
from verifier.joint import each, together
from verifier.judge import judge
from verifier.mistaken import mistaken
from verifier.plan import Question, pairs, plan
from verifier.progress import report_progress
from verifier.provenance import created
from verifier.reading import TOO_MANY, explain, extract, is_cut, read
from verifier.reference import benchmark, catalogue, publication
from verifier.resolution import Resolve, resolver
from verifier.reworked import reworked
from verifier.versions import of_language, untold

if TYPE_CHECKING:
    from verifier.measurement import Finding, Measure

__all__ = ["TOO_MANY", "explain", "extract", "is_cut", "measure", "read", "verify"]

#: An evaluation that could not be run is noted, the first few of them.
_NOT_RUN, _MOST_UNRUN = "not evaluated:", 5


def verify(
    document: Document,
    settings: Settings,
    *,
    network: bool,
    own: Model | None = None,
    notes: Sequence[str] = (),
    files: Sequence[tuple[str, bytes]] = (),
    policy: Policy | None = None,
) -> Report:
    """Document → Report: what it claims, what is true, how we know. `own` is the model whose card it is, where that is known.

    `files` are further files that state results of that model, as name and bytes; each has its own report in the report. What a
    `policy` switches off is not checked and left out.
    """
    begun = created()
    report_progress("looking for claims")
    stated = tuple(_owned(claim, own) for claim in extract(document))
    spoken = _with_names(stated, document, own) if settings.check_names else stated
    resolve = resolver(network, own)
    checked = spoken if policy is None else tuple(claim for claim in spoken if policy.checks(claim.property))
    verdicts, unrun = _verdicts(document, stated, checked, resolve, settings)
    models = _models(verdicts, resolve, own)
    return Report(
        document,
        verdicts,
        remarks=_remarks(document, stated, verdicts, own, models, resolve),
        notes=(*notes, *_left_out(len(spoken) - len(checked)), *([TOO_MANY] if is_cut(document) else []), *unrun),
        files=tuple(_of_file(name, data, settings, network, own, policy) for name, data in files),
        **_run(models, begun),
    )


def _run(models: Iterable[Model], begun: str) -> dict[str, Any]:
    """Return what a report says of its run: when and on what it took place, by which rules, and which models it saw."""
    from verifier.environment import describe, version
    from verifier.provenance import pinned, tolerance

    return {
        "models": tuple(map(pinned, models)),
        "environment": describe(),
        "version": version(),
        "created": begun,
        "tolerance": tolerance(),
    }


def _verdicts(
    document: Document, stated: tuple[Claim, ...], checked: Sequence[Claim], resolve: Resolve, settings: Settings
) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """Return a verdict on each of the claims that are checked, and a note for each evaluation that could not be run.

    `stated` are all claims that the document makes.
    """
    # What measures takes a while to import, and extraction needs none of it.
    from verifier.measurement import measurer
    from verifier.probes import ANSWERED
    from verifier.snippets import finder

    ask = partial(plan, answered=ANSWERED, portable=settings.portable)
    questions = [ask(one) for claim in checked for one in each(claim)]
    shared = replace(settings, budget=settings.budget / max(1, pairs(questions)))
    measure = measurer(resolve, shared)
    statements = gather(stated)
    find = finder(document, resolve, asked=settings.run_snippets)
    verdicts, unrun = [], list[str]()
    for number, claim in enumerate(checked, 1):
        report_progress(f"checking claim {number} of {len(checked)}: {PROPERTIES[claim.property].title.lower()}")
        shown = find(claim) if claim.property == "snippet" else None
        told = [(one, _ran(*shown) if shown else _finding(one, statements, measure, ask(one), document)) for one in each(claim)]
        unrun += [why for one, found in told if settings.evaluate for why in _unrun(one, found)]
        judged = [_doubted(_verdict(one, found, document), stated, measure, document) for one, found in told]
        verdicts.append(together(claim, judged))
    return tuple(verdicts), tuple(dict.fromkeys(unrun))[:_MOST_UNRUN]


def _unrun(claim: Claim, found: Finding) -> Iterator[str]:
    """Yield why a score was not evaluated as the user asked, where a figure that is published hides it."""
    if claim.property == "score" and found.evidence and not any(item.kind == "measured" for item in found.evidence):
        yield from (why if why.startswith(_NOT_RUN) else f"{_NOT_RUN} {why}" for why in found.failures)


def _remarks(
    document: Document,
    stated: tuple[Claim, ...],
    verdicts: Sequence[Verdict],
    own: Model | None,
    models: Sequence[Model],
    resolve: Resolve,
) -> tuple[Remark, ...]:
    from verifier import caption
    from verifier.measurement import measurer
    from verifier.observation import observe, units
    from verifier.probes import ANSWERED

    measure = measurer(resolve, Settings(speed=False))

    observed = observe(own, models, (item for verdict in verdicts for item in verdict.evidence))
    read = document.remarks + claims.remark(document, catalogue.names(), stated, evaluation)
    at_odds = consistency.remark(
        stated, document, license_text=license_text(own), licenses=publication.licenses(), published=publication.figures()
    )
    mixed_up = mistaken(verdicts, lambda claim: measure(plan(claim, ANSWERED)).evidence)
    return (*read, *at_odds, *mixed_up, *units(verdicts), *observed, *caption.remarks(document, stated))


def _with_names(stated: tuple[Claim, ...], document: Document, own: Model | None) -> tuple[Claim, ...]:
    """Return the claims with what the names of models say, in reading order."""
    named = (_owned(claim, own) for claim in claims.sizes_in_names(document, catalogue.names()))
    return tuple(sorted((*stated, *named), key=lambda claim: claim.span.start))


def _left_out(count: int) -> tuple[str, ...]:
    of = "claim of a property that is" if count == 1 else "claims of properties that are"
    return (f"left out: {count} {of} switched off",) if count else ()


def _of_file(name: str, data: bytes, settings: Settings, network: bool, own: Model | None, policy: Policy | None) -> Report:
    try:
        document = read(data, name, own.repository if own else None)
    except DocumentError as error:
        unread = Remark("unread", error.message)
        document = Document(name, "yaml", "", hashlib.sha256(data).hexdigest(), remarks=(unread,))
    return verify(document, settings, network=network, own=own, policy=policy)


def _owned(claim: Claim, own: Model | None) -> Claim:
    """Return the claim with the document's own model meant where it is named: the one at hand, not its namesake elsewhere."""
    if own is None:
        return claim
    subject, other = _meant(claim.subject, own), claim.relative_to and _meant(claim.relative_to, own)
    return claim if (subject, other) == (claim.subject, claim.relative_to) else replace(claim, subject=subject, relative_to=other)


def _meant(ref: ModelRef, own: Model) -> ModelRef:
    beside = tuple(_meant(one, own) for one in ref.beside)
    return replace(ref, candidates=(own.repository,), revision=None, beside=beside) if ref.own else replace(ref, beside=beside)


def _finding(claim: Claim, statements: Statements, measure: Measure, question: Question, document: Document) -> Finding:
    """Return what was found out for a claim: of a comparison in words, and of what nothing else tells, by the document itself."""
    from verifier.inheritance import inherited
    from verifier.measurement import Finding

    if claim.property == "comparison" and (own := consider(claim, statements, document)):
        return Finding(own)
    found = inherited(claim, measure(question), statements.claims, measure)
    found = _about(claim, found, document, statements, measure)
    if naming.is_name(claim):
        return replace(found, evidence=tuple(naming.loosely(claim, found.evidence)))
    own = () if _is_decided(claim, found) else consider(claim, statements, document)
    return replace(found, evidence=own) if own else found


def _about(claim: Claim, found: Finding, document: Document, statements: Statements, measure: Measure) -> Finding:
    """Return what was found out less what the document's words or table do not speak of, where a property has several meanings."""
    from verifier.probes import ANSWERED

    def ask(one: Claim) -> tuple[Evidence, ...]:
        return measure(plan(one, ANSWERED)).evidence

    if width.is_of_whole_files(claim, document, statements, ask):
        return replace(found, evidence=width.told(claim, found.evidence, document, ask), whole=True)
    if claim.property == "score":
        return replace(found, evidence=quoted.told(claim, found.evidence, document, statements, ask))
    if claim.property == "memory":
        return replace(found, evidence=doubling.told(claim, found.evidence, document))
    told = reach.meant(claim, found.evidence, document, statements, ask)
    return replace(found, evidence=member.meant(claim, told, document, statements, ask))


def _is_decided(claim: Claim, found: Finding) -> bool:
    """Say whether what was found out decides a claim, so that the document's own numbers need not; of a value anything does."""
    if not found.evidence or claim.measure == "value":
        return bool(found.evidence)
    return any(item.firm for item in found.evidence) and judge(claim, found.evidence).outcome is not Outcome.INCONCLUSIVE


def _ran(evidence: tuple[Evidence, ...], reason: str) -> Finding:
    from verifier.measurement import Finding

    return Finding(evidence, (reason,) if reason else ())


def _verdict(claim: Claim, finding: Finding, document: Document) -> Verdict:
    correction = correct(claim, document, [item for item in finding.evidence if item.firm])
    verdict = judge(claim, finding.evidence, reason=finding.reason, correction=correction, whole=finding.whole)
    own = claim.measure != "value" and all(item.kind == "document" for item in finding.evidence)
    return replace(verdict, reason=AT_ODDS) if own and verdict.outcome is Outcome.REFUTED else verdict


def _doubted(verdict: Verdict, stated: Sequence[Claim], measure: Measure, document: Document) -> Verdict:
    """Return a verdict, left open where what it refutes may be said of another version, or holds for another model of the name."""
    from verifier.probes import ANSWERED

    if verdict.outcome is not Outcome.REFUTED:
        return verdict
    version = untold(verdict.claim, stated, document) or of_language(verdict.claim, document, verdict.evidence)
    if why := version or extent.beside(verdict.claim, document, verdict.evidence) or reworked(verdict.claim, document):
        return replace(verdict, outcome=Outcome.INCONCLUSIVE, reason=why, correction="")
    if all(item.kind == "document" for item in verdict.evidence) and dating.is_dated(verdict.claim, document):
        return replace(verdict, outcome=Outcome.INCONCLUSIVE, reason=dating.WHY, correction="")
    for other in alternates(verdict.claim, claims.named(document, catalogue.names())):
        said = replace(verdict.claim, subject=other)
        found = _about(said, measure(plan(said, ANSWERED)), document, gather(stated), measure)
        if judge(said, found.evidence).outcome is Outcome.SUPPORTED:
            reason = f"not so of {verdict.claim.subject.mention}, but it holds for {other.mention}, which may be meant here"
            return replace(verdict, outcome=Outcome.INCONCLUSIVE, reason=reason, correction="")
    return verdict


def _models(verdicts: Sequence[Verdict], resolve: Resolve, own: Model | None) -> tuple[Model, ...]:
    """Return the document's own model, then those that evidence was found for, as the document speaks of them; each once."""
    found = {own.repository: own} if own else {}
    for verdict in verdicts:
        refs = (verdict.claim.subject, *verdict.claim.subject.beside, verdict.claim.relative_to)
        for repository in (name for ref in refs if ref and verdict.evidence for name in ref.candidates):
            try:
                model = resolve(repository, None)
            except VerifierError:
                continue
            if any(repository in item.model or model.repository in item.model for item in verdict.evidence):
                found.setdefault(model.repository, model)
    return tuple(found.values())


def measure(
    model: Model, baseline: Model | None, settings: Settings, notes: Sequence[str] = (), properties: Collection[str] = PROPERTIES
) -> Report:
    """Model → Report: what can be found out of `properties` with no document, and with a baseline the speed ratio."""
    from verifier.measurement import ask
    from verifier.observation import observe
    from verifier.probes import ANSWERED

    begun = created()
    told = [name for name in PROPERTIES if name in ANSWERED and name in properties]
    wanted = [Wanted(name, settings) for name in told if name not in ("speed", "score")]
    wanted += [Wanted("score", settings, conditions=(("dataset", name), ("metric", metric.USUAL))) for name in _datasets(settings)]
    findings = [ask(model, one) for one in wanted]
    if baseline is not None:
        findings += [ask(baseline, one) for one in wanted]
        findings += [ask(model, Wanted(name, settings, relative_to=baseline)) for name in told if name == "speed"]
    evidence = _distinct(item for finding in findings for item in finding.evidence)
    return Report(
        None,
        evidence=evidence,
        failures=tuple(dict.fromkeys(why for finding in findings for why in finding.failures)),
        notes=(*notes, *(remark.message for remark in observe(model, (baseline,) if baseline else (), evidence))),
        **_run((one for one in (model, baseline) if one), begun),
    )


def _datasets(settings: Settings) -> Iterable[str]:
    """Return the names of the data sets to evaluate on: what a file is called by the user, else by its own name."""
    for name, path in settings.datasets if settings.evaluate else ():
        known = benchmark.in_file_name(Path(path).stem)
        yield name or (known.name if known else Path(path).stem)


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Leave out what says the same of a model under another property's name: of one stack, the layers of the encoder."""
    return tuple(
        {(item.model, item.definition, item.method, item.value, item.unit): item for item in reversed([*evidence])}.values()
    )[::-1]
