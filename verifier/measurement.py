"""A question → evidence: asks the probes, the cheapest first, for every model that the wording may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from verifier import cache
from verifier.derivation import ratios
from verifier.plan import Question
from verifier.probes import PROBES, Probe
from verifier.resolution import Resolve

#: Conditions that a measurement can act on; the others only describe what a document says.
_ACTED_ON = {"speed": frozenset({"batch", "length"})}
_UNSEEN = "not every model that the name may stand for could be looked at"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out for a question: evidence, and the reasons for what could not be.

    `whole` where the document's own table shows that the statement is about the whole of a model, not a part.
    """

    evidence: tuple[Evidence, ...] = ()
    failures: tuple[str, ...] = ()
    whole: bool = False

    @property
    def reason(self) -> str:
        """The reason to show where there is no evidence."""
        return self.failures[0] if self.failures else ""


Measure = Callable[[Question], Finding]


def measurer(resolve: Resolve, settings: Settings) -> Measure:
    """Return a function that answers questions within `settings`; the same question is measured once."""
    known: dict[Question, Finding] = {}

    def measure(question: Question) -> Finding:
        acted_on = _ACTED_ON.get(question.property)
        kept = tuple(pair for pair in question.conditions if acted_on is None or pair[0] in acted_on)
        asked = replace(question, conditions=kept)
        if asked not in known:
            found = _answer(asked, resolve, settings)
            known[asked] = found if found.evidence or found.failures else Finding(failures=(_silence(asked),))
        return known[asked]

    return measure


def _silence(question: Question) -> str:
    """Return why a question may be left without evidence although its probes were asked."""
    said = {
        "score": "no figure is published for this model on this data set, as far as is known here; --evaluate runs the evaluation",
        "token_count": "the text that was counted, or a tokenizer for it, is not known",
        "tensor_shape": "the input that gives this shape is not known",
    }
    return said.get(question.property, f"nothing that is known of {', '.join(question.subjects[:3])} tells this")


def _answer(question: Question, resolve: Resolve, settings: Settings) -> Finding:
    if question.refusal:
        return Finding(failures=(question.refusal,))
    subjects, missing = _resolved(question.subjects, question.revision, resolve)
    baselines, absent = _resolved(question.baselines, None, resolve)
    if not subjects or (question.ratio and not baselines):
        return Finding(failures=missing + absent)
    if question.pairwise:
        found = _between(question, subjects, baselines, settings)
        here = f"found on this machine; the document speaks of {question.elsewhere}" if question.elsewhere else ""
        return Finding(tuple(_doubted(item, here) for item in found.evidence), found.failures)
    found = _derived(question, subjects, baselines, settings) if question.ratio else _values(question, subjects, settings)
    doubt = _UNSEEN if question.cut or missing or absent else ""
    return Finding(tuple(_doubted(item, doubt) for item in found.evidence), missing + absent + found.failures)


def _resolved(repositories: Iterable[str], revision: str | None, resolve: Resolve) -> tuple[list[Model], tuple[str, ...]]:
    models: list[Model] = []
    failures: list[str] = []
    for repository in repositories:
        try:
            models.append(resolve(repository, revision))
        except VerifierError as error:
            failures.append(_said(error))
    return models, tuple(failures)


def _values(question: Question, models: list[Model], settings: Settings) -> Finding:
    wanted = Wanted(question.property, settings, conditions=question.conditions)
    findings = [ask(model, wanted) for model in models]
    evidence = tuple(item for finding in findings for item in finding.evidence)
    return Finding(evidence, tuple(why for finding in findings for why in finding.failures))


def _between(question: Question, subjects: list[Model], baselines: list[Model], settings: Settings) -> Finding:
    wanted = Wanted(question.property, settings, relative_to=baselines[0], conditions=question.conditions)
    return ask(subjects[0], wanted)


def _derived(question: Question, subjects: list[Model], baselines: list[Model], settings: Settings) -> Finding:
    wanted = Wanted(question.property, settings, conditions=question.conditions)
    own, other = [ask(model, wanted) for model in subjects], [ask(model, wanted) for model in baselines]
    evidence = tuple(item for one in own for two in other for item in ratios(one.evidence, two.evidence))
    return Finding(evidence, tuple(why for finding in own + other for why in finding.failures))


def ask(model: Model, wanted: Wanted) -> Finding:
    """Ask every probe that answers the property about one model, the cheapest first."""
    evidence: list[Evidence] = []
    failures: list[str] = []
    for probe in answering(wanted.property):
        try:
            with cache.refreshed(wanted.settings.refresh):
                evidence += probe.measure(model, wanted)
        except VerifierError as error:
            failures.append(_said(error))
    return Finding(tuple(evidence), tuple(failures))


def answering(name: str) -> list[Probe]:
    """Return the probes that answer a property, the cheapest first."""
    return sorted((probe for probe in PROBES if name in probe.ANSWERS), key=lambda probe: probe.COST)


def _doubted(item: Evidence, doubt: str) -> Evidence:
    return replace(item, firm=False, note=doubt) if doubt and item.firm else item


def _said(error: VerifierError) -> str:
    return f"{error.message} ({error.hint})" if error.hint else error.message
