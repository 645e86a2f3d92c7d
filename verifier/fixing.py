"""Wrong claims → the document with their numbers mended, and nothing else changed by a byte. Pure but for the check it is given."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.document import Document
from schemas.errors import DocumentError
from schemas.evidence import Evidence
from schemas.model import ModelRef
from schemas.quantity import Interval
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from verifier.correction import Edit, edit, plainest

Check = Callable[[bytes], Report]

_ENCODINGS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-8"))
_NO_FIGURE = "no one figure can take the place of its words: say “{}”"
_SUPPRESSED = "a comment lets it pass: {}"
_SEVERAL = "“{}” may also be {}, which the document speaks of: say which is meant"
_OF_ITSELF = "the document contradicts itself, and which of its figures is wrong cannot be told"
_A_RANGE = "what was measured is a range: choose a figure, and say where it was measured"
_FROM_TO = "more than one figure is stated: say “{}”"
_DISAGREE = "another correction of the same words says something else"
_NEVER_ENDS = "each correction makes another statement wrong"
_NOT_HELD = "“{}” in its place would not be found right: {}"
#: So many times what is mended is mended again.
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Fix:
    """A wrong claim of a document, and the change that mends it."""

    document: Document
    verdict: Verdict
    edit: Edit


@dataclass(frozen=True, slots=True)
class Left:
    """A wrong claim that is not mended, and why."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of a document: its new bytes, the fixes in them, the report on them, and what is still wrong in that."""

    data: bytes
    fixes: tuple[Fix, ...]
    left: tuple[Left, ...]
    report: Report


def mend(data: bytes, report: Report, check: Check) -> Mending:
    """Return the bytes of a document with every fix that holds when they are checked again; what is left has a reason.

    A statement may be found wrong only once another is mended, so the mended document is mended again, a few times at most.
    Raises DocumentError where the bytes are not those of the document's text in a known encoding.
    """
    done = Mending(data, (), (), report)
    for _ in range(_ROUNDS):
        again = _mended(done, check)
        if not again.fixes:
            return replace(done, left=again.left)
        done = replace(again, fixes=(*done.fixes, *again.fixes))
    return replace(done, left=tuple(Left(verdict, _NEVER_ENDS) for verdict in _wrong(done.report)))


def _mended(done: Mending, check: Check) -> Mending:
    """Return what becomes of a mended document when it is mended once more, with the fixes of this time alone."""
    fixes, left = propose(done.report)
    while fixes:
        mended = applied(done.data, _document(done.report), fixes)
        after = check(mended)
        edits = _edits(fixes)
        tried = [(fix, _failure(fix, edits, after)) for fix in fixes]
        if not any(why for _, why in tried):
            return Mending(mended, fixes, left, after)
        left += tuple(Left(fix.verdict, _NOT_HELD.format(fix.edit.text, why)) for fix, why in tried if why)
        fixes = tuple(fix for fix, why in tried if not why)
    return replace(done, fixes=(), left=left)


def _wrong(report: Report) -> list[Verdict]:
    return [verdict for verdict in report.verdicts if verdict.outcome is Outcome.REFUTED]


def propose(report: Report) -> tuple[tuple[Fix, ...], tuple[Left, ...]]:
    """Return a fix for every wrong claim of a document that has one exact correction, and the others with the reason."""
    spoken = frozenset(ref.repository for one in report.verdicts for ref in _models(one) if ref.repository)
    tried = [_tried(verdict, report, spoken) for verdict in _wrong(report)]
    fixes = [one for one in tried if isinstance(one, Fix)]
    clashing = {fix.edit for fix in fixes if any(_clash(fix.edit, other.edit) for other in fixes)}
    left = [one for one in tried if isinstance(one, Left)]
    left += [Left(fix.verdict, _DISAGREE) for fix in fixes if fix.edit in clashing]
    return tuple(fix for fix in fixes if fix.edit not in clashing), tuple(left)


def _tried(verdict: Verdict, report: Report, spoken: frozenset[str]) -> Fix | Left:
    if verdict.waiver is not None and verdict.waiver.kind == "comment":
        return Left(verdict, _SUPPRESSED.format(verdict.waiver.reason))
    firm = [item for item in verdict.evidence if item.firm]
    document = _document(report)
    change = edit(verdict.claim, document, firm)
    if change is None:
        return Left(verdict, _NO_FIGURE.format(verdict.correction))
    doubt = _inexactness(verdict, plainest(firm)) or _ambiguity(verdict, spoken)
    return Left(verdict, doubt) if doubt else Fix(document, verdict, change)


def _inexactness(verdict: Verdict, item: Evidence | None) -> str:
    """Return why there is no one exact figure to put in the place of another; nothing where there is."""
    if isinstance(verdict.claim.value, tuple):
        return _FROM_TO.format(verdict.correction)
    if item is None or item.kind == "document":
        return _OF_ITSELF
    value = item.value
    return "" if isinstance(value, Interval) and value.low == value.high else _A_RANGE


def _ambiguity(verdict: Verdict, spoken: frozenset[str]) -> str:
    """Return why it cannot be told which model a correction is of: the document speaks of another that the name may stand for."""
    for ref in _models(verdict):
        other = next((name for name in ref.candidates[1:] if name in spoken), None)
        if other is not None:
            return _SEVERAL.format(ref.mention, other)
    return ""


def _models(verdict: Verdict) -> Iterator[ModelRef]:
    yield verdict.claim.subject
    yield from verdict.claim.subject.beside
    if verdict.claim.relative_to is not None:
        yield verdict.claim.relative_to


def _clash(one: Edit, other: Edit) -> bool:
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return one != other and overlap


def applied(data: bytes, document: Document, fixes: Iterable[Fix]) -> bytes:
    """Return a document's bytes with some fixes, none of which overlap. Raises DocumentError for an unknown encoding."""
    mark, encoding = _encoding(data, document)
    parts, at = [], 0
    for change in _edits(fixes):
        parts += [document.text[at : change.span.start], change.text]
        at = change.span.end
    return mark + "".join([*parts, document.text[at:]]).encode(encoding)


def _edits(fixes: Iterable[Fix]) -> list[Edit]:
    return sorted({fix.edit for fix in fixes}, key=lambda change: change.span)


def _encoding(data: bytes, document: Document) -> tuple[bytes, str]:
    for mark, encoding in _ENCODINGS:
        if data == mark + document.text.encode(encoding, "replace"):
            return mark, encoding
    raise DocumentError(f"{document.name} is not valid UTF-8", "save it as UTF-8: every other byte of it has to stay as it is")


def _failure(fix: Fix, edits: Sequence[Edit], after: Report) -> str:
    """Return why a fix does not hold in the report on the mended document; nothing where its claim is supported there."""
    start = _moved(fix.edit.span.start, edits)
    found = [one for one in after.verdicts if one.claim.property == fix.verdict.claim.property and _at(one, start)]
    if any(one.outcome is Outcome.SUPPORTED for one in found) and all(one.outcome is not Outcome.REFUTED for one in found):
        return ""
    if not found and any(
        _says_again(fix, one, _line(after, start) == _line(after, one.claim.span.start)) for one in after.verdicts
    ):
        return ""
    return next(
        (one.reason or f"say “{one.correction}”" for one in found if one.outcome is not Outcome.SUPPORTED), "it is not read"
    )


def _line(report: Report, offset: int) -> int:
    return _document(report).position(offset).line


def _says_again(fix: Fix, one: Verdict, beside: bool) -> bool:
    """Say whether a fix makes its claim say what a right one `beside` it, on its line, says: the two are read as one.

    Words of several parts ("nine hundred") are left out: what a magnitude among them does to the figure is not known here.
    """
    claim, said = fix.verdict.claim, one.claim
    if not beside or one.outcome is not Outcome.SUPPORTED or claim.wording is None or claim.wording.form != "plain":
        return False
    if (said.property, said.measure, said.subject.candidates) != (claim.property, claim.measure, claim.subject.candidates):
        return False
    found = plainest([item for item in fix.verdict.evidence if item.firm])
    truth = found.value if found else None
    if not isinstance(truth, Interval) or not isinstance(said.value, float | int) or " " in fix.document.quote(fix.edit.span):
        return False
    return abs(said.value - truth.low) <= claim.wording.step * claim.wording.scale / 2


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    """Return where an offset lies once the edits before it are made."""
    before = [change for change in edits if change.span.end <= offset]
    return offset + sum(len(change.text) - (change.span.end - change.span.start) for change in before)


def _at(verdict: Verdict, start: int) -> bool:
    span = verdict.claim.wording.span if verdict.claim.wording else verdict.claim.span
    return span.start == start


def _document(report: Report) -> Document:
    if report.document is None:
        raise ValueError("a report on a model has no document to mend")
    return report.document


def diff(before: str, after: str, name: str) -> str:
    """Return the unified diff of two texts as `git apply` takes it: lines end at line feeds alone, so that other ends are kept."""
    one, two = _lines(before), _lines(after)
    plain = name.lstrip("/")
    lines = difflib.unified_diff(one, two, f"a/{plain}", f"b/{plain}", n=3)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]
