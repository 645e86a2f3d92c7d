"""Code snippets run, where that is asked for: what they print, shapes and exceptions against what a document says of them."""

from __future__ import annotations

import ast
import platform
import re
from collections.abc import Callable

from claims.listings.source import listings
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Terms
from verifier import sandbox
from verifier.environment import version
from verifier.resolution import Resolve
from verifier.snippets import comparison, doubt
from verifier.snippets.comparison import Answer
from verifier.snippets.running import Failure, Run, Runs, runner

#: What was found out about a snippet: evidence, or the reason why there is none.
Told = tuple[tuple[Evidence, ...], str]
Find = Callable[[Claim], Told]

NOT_ASKED = "code is run only where that is asked for: --run-snippets"
_SHOWN = 300
#: What asks for all that a snippet prints, and not for the value of something in it.
_OF_OUTPUT = re.compile(r"\b(?:output|print(?:s|ed)?|display(?:s|ed)?|happens?|error)\b", re.IGNORECASE)
_NAMED = ("torch", "transformers", "numpy")


def finder(document: Document, resolve: Resolve, *, asked: bool) -> Find:
    """Return a function that runs the snippet of a claim and says what it showed; where it is not asked for, it runs nothing."""
    run = runner(resolve)

    def find(claim: Claim) -> Told:
        if not asked:
            return (), NOT_ASKED
        reason = sandbox.refusal()
        if reason:
            return (), reason
        code = claim.condition("code") or ""
        before = "\n".join(text for at, text in listings(document) if at < claim.span.start and text != code)
        return _told(claim, code, run(code, before))

    return find


def _told(claim: Claim, code: str, runs: Runs) -> Told:
    if runs.problem:
        return (), runs.problem
    answers = [comparison.understood(str(words)) for words in _answers(claim)]
    failure = runs.first.failure
    if failure is not None and _reached(claim, code, failure):
        return _of_failure(claim, code, runs, failure, answers)
    shown, again = (_shown(claim, code, one) for one in (runs.first, runs.second))
    if not shown:
        return (), _why_unseen(claim, failure)
    return _of_output(claim, code, runs, answers, (shown, again))


def _answers(claim: Claim) -> tuple[object, ...]:
    return claim.value if isinstance(claim.value, tuple) else (claim.value,)


def _reached(claim: Claim, code: str, failure: Failure) -> bool:
    """Say whether an exception is what the claim is about: the snippet's own end, or that of the statement."""
    line = claim.condition("line")
    return line is None or _first_line(code, int(line)) <= failure.line <= int(line)


def _first_line(code: str, last: int) -> int:
    """Return the line on which the statement that ends on a line begins."""
    starts = [node.lineno for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt) and node.end_lineno == last]
    return max(starts, default=last)


def _shown(claim: Claim, code: str, run: Run) -> str:
    """Return what a claim is about: all that is printed, or what one statement printed, its value, or its shape."""
    if claim.condition("line") is None:
        return run.output()
    last = int(claim.condition("line") or 0)
    if claim.condition("shown") == "shape":
        return str(run.shapes[last]) if last in run.shapes else ""
    if claim.condition("shown") == "value":
        return run.values.get(last, "")
    first = _first_line(code, last)
    return "".join(text for line, text in run.printed if first <= line <= last)


def _why_unseen(claim: Claim, failure: Failure | None) -> str:
    if failure is not None:
        return f"the run ends before this line: {str(failure)[:200]}"
    return "it prints nothing" if claim.condition("line") is None else "this line shows nothing when the snippet is run"


def _of_failure(claim: Claim, code: str, runs: Runs, failure: Failure, answers: list[Answer]) -> Told:
    right = [one.words for one in answers if comparison.raised(failure, one)]
    here = "" if right else doubt.of_here(failure, code)
    if here:
        return (), here
    unsure = doubt.firm_failure(failure, code, runs)
    note = f"it raises {failure} ({_versions(claim)}){_none_of(answers)}"
    return (_evidence(claim, runs, right or [failure.types[0]], "the exception that it raises", unsure, note),), ""


def _of_output(claim: Claim, code: str, runs: Runs, answers: list[Answer], shown: tuple[str, str]) -> Told:
    fits = [comparison.same(shown[0], one) for one in answers]
    right = [one.words for one, fit in zip(answers, fits, strict=True) if fit]
    if not right and shown[0] != shown[1]:
        return (), "what it prints depends on random numbers, on weights, on the time or the place"
    if not right and all(fit is None for fit in fits):
        return (), f"what is said of it cannot be compared with what it prints: {_short(shown[0])}"
    line = _line_of(claim, code)
    doubts = [doubt.unsure(one, code, runs, line) for one in answers if not right]
    unsure = next(filter(None, doubts), "") or _unsure_of_question(claim, fits)
    note = f"it prints {_short(shown[0])} ({_versions(claim)}){_none_of(answers)}"
    return (_evidence(claim, runs, right or [_short(shown[0])], _what(claim), unsure, note),), ""


def _unsure_of_question(claim: Claim, fits: list[bool | None]) -> str:
    if None in fits:
        return "one of the answers cannot be compared with what it prints"
    asked = claim.condition("question")
    return "" if asked is None or _OF_OUTPUT.search(asked) else "what is asked for may be something else than what it prints"


def _line_of(claim: Claim, code: str) -> str:
    line = claim.condition("line")
    return "\n".join(code.split("\n")[_first_line(code, int(line)) - 1 : int(line)]) if line else code


def _what(claim: Claim) -> str:
    return {"value": "the value of the statement", "shape": "the shape of what is assigned"}.get(
        claim.condition("shown") or "", "what it prints"
    )


def _none_of(answers: list[Answer]) -> str:
    return f": none of the {len(answers)} answers is right" if len(answers) > 1 else ""


def _evidence(claim: Claim, runs: Runs, words: list[str], what: str, unsure: str, note: str) -> Evidence:
    stand_ins = ", ".join(runs.first.stand_ins)
    method = ["run twice in a sandbox without network"]
    method += ["behind the listings above it"] if runs.joined else []
    method += [f"with a stand-in for {stand_ins}: its configuration with random weights"] if stand_ins else []
    return Evidence(
        property="snippet",
        model=claim.subject.mention,
        kind="measured",
        value=Terms(frozenset(words)),
        unit="text",
        definition=what,
        method="; ".join(method),
        source="this document's code",
        firm=not unsure,
        note=f"{note}; {unsure}" if unsure else note,
        environment=tuple((name, version(name)) for name in _NAMED if name in (claim.condition("code") or "")),
    )


def _versions(claim: Claim) -> str:
    named = [f"{name} {version(name)}" for name in _NAMED if name in (claim.condition("code") or "")]
    return ", ".join(named) or f"Python {platform.python_version()}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
