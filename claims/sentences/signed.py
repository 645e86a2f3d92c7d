"""Signed shares beside a test or a model: "MMLU (+23%), GSM8K (+571%)", "better than X (+4.0%) on LAMBADA", "(73.8%, +5.8%) on Y".

Points or a share on top, the words do not say: where one of a sentence is over a hundred, all are shares on top, as no score gains
so many points; those with a decimal and small ones are points; of what may be either nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from claims.quantities.numbers import Quantity
from claims.sentences.metric import known_datasets
from claims.sentences.reading import claim, of_ratio, of_value, ratio
from claims.sentences.utterance import Utterance, said_of
from claims.subjects.meant import Subjects
from claims.subjects.roles import is_aside
from claims.text.benchmark import is_benchmark
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.model import ModelRef, same_model

_SIGN = expression(r"(?:^|[\s(（,，:：])\+$")
_CLOSES = expression(r"\s?(?:[)）,，;；、]|\.(?!\d)|$)|\s(?:and|on|over)\b")
_NAME = r"(?P<name>[A-Z][\w.+#-]{0,24}(?: [A-Z\d][\w.-]{0,16}){0,3})"
#: A test in front of a bracket or of a sign: "MMLU (+", "7 zero-shot CLUE datasets (+", "Python +".
_TEST = expression(rf"(?<![\w-]){_NAME}(?P<tests> (?:datasets?|benchmarks?|tasks?|tests?|suite))?[ :：]{{0,2}}[(（]?\+$")
#: A test behind a sign, where others may be listed in between: "…), Y (+5.5%), and Z (+13.0%) on LAMBADA".
_ON = expression(rf"\b(?:on|in) (?:the )?{_NAME}")
_BETTER = expression(
    r"\b(?:better than|outperform\w*|surpass\w*|beat\w*|exceed\w*|superior to|ahead of|improv\w+ (?:over|on|upon))\s", re.IGNORECASE
)
#: A model that is known by its capitals alone.
_MODEL = expression(r"[A-Z][\w-]*[A-Z\d][\w-]*(?: [A-Z\d][\w.-]{0,16}){0,3}(?= (?:on|by|in|with|across)\b)")
#: With an elder that has no name here, something is compared that nobody can look up.
_ELDER = expression(
    r"\b(?:first|previous|last|prior|earlier|older|old)[ -](?:generation|version|release|edition|model|one)s?\b|\bpredecessors?\b"
    r"|\bthan before\b|\bbaselines?\b",
    re.IGNORECASE,
)
#: More points than so many, without a decimal, may as well be a share on top.
_FEW, _MOST = 10, 100
#: Tests in turn have so many at least where their names are none of known tests ("Python +57%, C++ +71%, Java +54%").
_LISTED = 3


def find(utterance: Utterance, taken: Collection[int], subjects: Subjects) -> Iterator[Claim]:
    """Return what a sentence tells with a sign of scores; `taken` is where its quantities start that have a claim."""
    if "+" not in utterance.sentence:
        return
    signed = [one for one in utterance.quantities if one.start not in taken and _is_signed(utterance, one)]
    on_top = any(one.digits > _MOST for one in signed)
    for one in signed:
        if on_top or one.step < 1 or one.digits <= _FEW:
            beaten = _beaten(utterance, one)
            test = _test(utterance, one, beaten, listed=len(signed) >= _LISTED)
            models = _compared(utterance, one, beaten, subjects) if test else None
            if models:
                yield _told(utterance, one, models, test, on_top=on_top)


def _is_signed(utterance: Utterance, quantity: Quantity) -> bool:
    front = utterance.before(quantity.start, 3)
    return quantity.kind == "percent" and bool(_SIGN.search(front)) and bool(_CLOSES.match(utterance.after(quantity.end, 6)))


def _beaten(utterance: Utterance, quantity: Quantity) -> ModelRef | None:
    """Return the model that is said to be worse: right in front of the bracket, or the last one behind "better than"."""
    better = next(iter([*_BETTER.finditer(utterance.text, utterance.start, quantity.start)][::-1]), None)
    if better is None:
        return None
    behind = [one for one in utterance.mentions if better.end() <= one.start < quantity.start]
    named = _MODEL.match(utterance.text, better.end(), quantity.start)
    if named and not is_benchmark(named[0]) and (not behind or named.start() < behind[-1].start < named.end()):
        return ModelRef(named[0], span=utterance.span(*named.span()))
    return behind[-1].ref if behind else None


def _test(utterance: Utterance, quantity: Quantity, beaten: ModelRef | None, *, listed: bool) -> str:
    """Return the test that a signed share is of: in front of its sign, else the next one behind "on"; "" where none is known."""
    known = known_datasets(utterance)
    front = _TEST.search(utterance.before(quantity.start, 60))
    name = front["name"] if front else ""
    if front and (front["tests"] or is_benchmark(name)):
        return name
    behind = (one["name"] for one in _ON.finditer(utterance.after(quantity.end, 140)))
    told = next((name.rstrip(".") for name in behind if is_benchmark(name)), "")
    if told or beaten or not (name and listed and known):
        return told
    return utterance.text[slice(*known[0])]


def _compared(
    utterance: Utterance, quantity: Quantity, beaten: ModelRef | None, subjects: Subjects
) -> tuple[ModelRef, ModelRef | None] | None:
    """Return the model that gains and the one with which it is compared; None where somebody is meant who is not named."""
    front = utterance.text[: quantity.start]
    baseline = beaten or _aside(utterance, quantity)
    subject = said_of(utterance, quantity.start, subjects)
    if baseline and (same_model(subject, baseline) or subject.mention in baseline.mention):
        subject = subjects.topic(utterance.block)
    if not subject.mention or (baseline and same_model(subject, baseline)):
        return None
    told = subjects.mentions(utterance.block)
    others = told and not any(same_model(one.ref, subject) for one in told if one.start < quantity.start)
    return None if (baseline is None and _ELDER.search(front)) or (others and baseline is None) else (subject, baseline)


def _aside(utterance: Utterance, quantity: Quantity) -> ModelRef | None:
    """Return the model that the sentence brings in to compare; one behind a number of something else belongs to that."""
    other = (one.start for one in utterance.quantities if one.start > quantity.start and not _is_signed(utterance, one))
    stop = next(other, utterance.end)
    return next((one.ref for one in utterance.mentions if one.start < stop and is_aside(utterance.text, one.start)), None)


def _told(utterance: Utterance, quantity: Quantity, models: tuple[ModelRef, ModelRef | None], test: str, *, on_top: bool) -> Claim:
    """Return the claim of a signed share: a ratio where it is one on top, else a gain in points."""
    subject, baseline = models
    value = ratio(quantity.digits, "percent_more") if on_top else quantity.digits
    return claim(
        utterance,
        quantity,
        "score",
        subject,
        value,
        of_ratio(quantity, "percent_more", "score") if on_top else of_value(quantity, "score"),
        (quantity.start - 1, quantity.end),
        measure="ratio" if on_top else "gain",
        form="percent_more" if on_top else "plain",
        relative_to=baseline,
        conditions=(("dataset", test),),
        rule="signed.share",
    )
