"""Who is compared with whom: the model of which a comparison tells, and the one that it is measured by."""

from __future__ import annotations

import re

from claims.names import kin
from claims.quantities.numbers import Quantity
from claims.sentences import equivocal
from claims.sentences.utterance import Utterance, said_of
from claims.subjects.meant import Mention, Subjects
from claims.subjects.roles import ends_apposition, is_aside
from claims.text.expression import expression
from claims.text.lexicon import DATASETS, METRICS, OTHERS
from schemas.model import ModelRef, fold_name, same_model

_NO_MODELS = OTHERS | METRICS | DATASETS
_WHOSE = expression(r"[)\"'*`_]{0,3},? whose [^.;,:()]{1,50}")
REACH = expression(
    r"\s?(?:than|as|over|of|to|with|versus|vs\.?|against|uses|compared|relative|that|what)?\s?"
    r"(?:(?:the|its|their|to|with|of|teacher|student|predecessor|parent|original|larger|smaller|counterpart|model|sibling"
    r"|cousin|bigger|big|little|small|smallest|largest|biggest|middle|dense|sparse|full|plain|half-billion|\d+(?:\.\d+)?[BM])\b,?\s?){0,4}\(?",
    re.IGNORECASE,
)
_BY_A_VERB = expression(r"(?:doubl|tripl|quadrupl|halv)(?:es|ed|ing)\b", re.IGNORECASE)
_NEXT_VERB = expression(r"\b(?:and|while|but) (?:also |even )?[a-z]{3,14}(?:s|ed|ing)\s", re.IGNORECASE)
#: "Than the best existing network": with whom it is compared is told, though not by name.
_THAN_OTHERS = expression(
    r"[^.;()]{0,60}?\b(?:than|over|compared (?:to|with)|as)\s(?:(?:the|an?|any|our|all|many|its) )?(?:[\w-]{1,20} ){0,3}?"
    r"(?:best|previous|prior|existing|other|others|state-of-the-art|sota|current|competing|conventional|traditional|typical|similar"
    r"|comparable|leading|alternatives?|baselines?|methods?|approach(?:es)?|competitors?|rivals|convnets?|cnns?|rnns?|lstms?"
    r"|networks|models|llms|systems|solutions|implementations?|work|(?:full|half|single) precision|B?F(?:P|loat)? ?\d{1,2}"
    r"|INT\d|eager|vanilla|PyTorch|CPUs?|GPUs?)(?![^\W_])",
    re.IGNORECASE,
)
#: "Than EfficientNet": a name by its letters, of which nothing else is known.
_THAN_NAME = expression(
    r"[^.;:()]{0,30}?\bthan (?:the )?(?P<name>(?!\d)(?=\S{3,30})(?:[A-Z][\w+-]*[A-Z\d][\w+-]*"
    r"|[A-Z][a-z]+-[\w+-]+)(?:\.\d[\w-]*)?)(?!\w)"
)


#: "Half the time that base takes": a name that is not known, but for "the full model" and what else means the one before.
_UNKNOWN = expression(
    r"\s?(?:than|as|of|that|what)\s(?!(?:it|this|that|these|before|usual)\b)"
    r"(?!(?:the |its |their )?(?:full|original|unpruned|uncompressed|undistilled|whole|complete|larger|bigger)\b)"
    r"(?:the |its |their |an? )?\w",
    re.IGNORECASE,
)


#: "Its own base sibling", "its parent".
_KIN = expression(
    r"(?:its|their) (?:own )?(?:[a-z-]{2,12} ){0,2}(?:parent|teacher|sibling|brother|sister|cousin|predecessor|mentor)",
    re.IGNORECASE,
)
#: So far from an item's beginning stands the name that heads it.
_HEADING = 3
_SIZED = expression(
    rf"\s?(?:of |than |as )?(?:the )?(?P<size>{kin.SIZE_WORDS})(?: one| model| version)?(?=\s?[.,;:)!?]|\s?$| (?:and|but|while)\b)",
    re.IGNORECASE,
)
_ORIGINAL = expression(
    r"\s?(?:of |than |as )?(?:the )?(?:original|full|unpruned|uncompressed|undistilled|whole)"
    r"(?: (?:one|model|network|version|size))?"
    r"(?=\s?[.,;:)!?]|\s?$| (?:and|but|while|on|in|at|with)\b)",
    re.IGNORECASE,
)
#: "It grows from 60 to 77 million, 17% more": than before.
_FROM_TO = expression(r"\bfrom [^.;:]{1,30} (?:down |up )?to [^.;:,]{1,40}, $")


def relative(utterance: Utterance, start: int) -> ModelRef | None:
    """Return the model of which a clause in front of a comparison tells ("Y, whose stack is half as deep", ", and Z 4% larger")."""
    last = next(reversed(_before(utterance, start)), None)
    anew = last and equivocal.opens_clause(utterance.text, (last.start, last.end), start)
    return last.ref if last and (anew or _WHOSE.fullmatch(utterance.text, last.end, start)) else None


def stranger(utterance: Utterance, end: int) -> ModelRef | None:
    """Return the model compared with behind `end` that is known by its name alone ("faster than EfficientNet")."""
    match = _THAN_NAME.match(utterance.text, end, min(utterance.end, end + 90))
    if match is None or fold_name(match["name"]) in _NO_MODELS:
        return None
    return ModelRef(match["name"], span=utterance.span(*match.span("name")))


def contrasted(utterance: Utterance, place: tuple[int, int], subject: ModelRef, subjects: Subjects) -> ModelRef | None:
    """Return the model that a comparison at a place leaves out; none where it tells of others without their names."""
    start, end = place
    return None if is_told_of_others(utterance, end) else subjects.contrast(utterance.block, start, subject)


def is_told_of_others(utterance: Utterance, end: int) -> bool:
    """Say whether the words behind a comparison tell of others without their names ("than the best existing network")."""
    return bool(_THAN_OTHERS.match(utterance.text, end, min(utterance.end, end + 120)))


def is_named(utterance: Utterance, place: tuple[int, int]) -> bool:
    """Say whether the words around a comparison tell whom it is with, known or not ("half the time that base takes")."""
    start, end = place
    if _FROM_TO.search(utterance.before(start, 80)):
        return True
    begins = max(utterance.text.rfind(" ", 0, end), 0) if utterance.text[end - 4 : end] in ("that", "than", "what") else end
    return is_told_of_others(utterance, end) or bool(_UNKNOWN.match(utterance.text, begins, utterance.end))


def baseline_of(utterance: Utterance, start: int, end: int) -> ModelRef | None:
    """Return the model compared with: behind the words, else the one that the sentence brings in for comparison."""
    text, inside = utterance.text, [one for one in utterance.mentions if start <= one.start < end]
    if inside:
        return inside[0].ref
    behind = [one for one in utterance.mentions if one.start >= end]
    gap = text[end : behind[0].start] if behind else ""
    if behind and REACH.fullmatch(gap) and ("," not in gap or ends_apposition(text, behind[0].end)):
        return behind[0].ref
    if _BY_A_VERB.match(text, start):
        # "Doubles the context to 64K, eight times what X takes": X belongs to the comparison behind.
        again = (one.start for one in utterance.quantities if one.start >= end and one.kind in ("times", "words", "percent"))
        until = min(again, default=len(text))
        behind = [one for one in behind if one.start < until]
    later = [one for one in behind if is_aside(text, one.start)]
    earlier = [one for one in reversed(_before(utterance, start)) if is_aside(text, one.start)]
    if later and earlier and _NEXT_VERB.search(text, end, later[0].start):
        later = []  # "matches X with fewer parameters and surpasses Y": Y belongs to what follows.
    aside = later or earlier
    return aside[0].ref if aside else None


def _before(utterance: Utterance, offset: int) -> list[Mention]:
    return [one for one in utterance.mentions if one.end <= offset]


def subject_of(utterance: Utterance, quantity: Quantity, baseline: ModelRef | None, subjects: Subjects) -> ModelRef:
    """Return the model of which a comparison tells: another one than it is compared with."""
    subject = said_of(utterance, quantity.start, subjects)
    others = [one.ref for one in _before(utterance, quantity.start) if baseline is None or not same_model(one.ref, baseline)]
    if others and others[0] is not subject and is_kin(subject):
        return others[0]  # "X leads its own sibling by 0.3 points, at three times the parameters"
    if baseline is None or not same_model(subject, baseline):
        return subject
    return others[-1] if others else _heads(utterance, baseline, subjects) or subjects.topic(utterance.block)


def is_kin(ref: ModelRef) -> bool:
    """Say whether a stand-in tells a model by how it is related to another one ("its own base sibling")."""
    return bool(_KIN.fullmatch(ref.mention))


def _heads(utterance: Utterance, baseline: ModelRef, subjects: Subjects) -> ModelRef | None:
    """Return another model than a comparison is with whose name heads the item that it stands in."""
    if subjects.document.blocks[utterance.block].kind != "item":
        return None
    first = next(iter(subjects.mentions(utterance.block)), None)
    return first.ref if first and first.start <= _HEADING and not same_model(first.ref, baseline) else None


def sized_behind(utterance: Utterance, end: int, subject: ModelRef, subjects: Subjects) -> ModelRef | None:
    """Return the member of the subject's family that a size alone names behind a comparison ("3.5 times the base")."""
    told = _SIZED.match(utterance.text, end, utterance.end)
    if told is None or subjects.scene is None or not subject.mention:
        return None
    member = kin.sized(told["size"].casefold(), [subject], subjects.scene.everyone, subjects.spelled)
    if member is None or not kin.of_one_family(member, subject) or same_model(member, subject):
        return None
    return member if member.candidates or any(same_model(member, one) for one in subjects.scene.everyone) else None


def is_sized(utterance: Utterance, end: int) -> bool:
    """Say whether a size alone stands behind a comparison in place of a name ("3.5 times the base")."""
    return bool(_SIZED.match(utterance.text, end, utterance.end))


def is_original(utterance: Utterance, end: int) -> bool:
    """Say whether the words behind a comparison mean the model from which its subject was made ("52% of the original")."""
    return bool(_ORIGINAL.match(utterance.text, end, utterance.end))
