"""Comparisons with a number: "60% smaller", "twice as fast as", "97% of X's performance", "+2.1 points over X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.layout import devices
from claims.names import kin
from claims.properties import amounts, shares
from claims.properties.compared import ADJECTIVES, POSITIVES
from claims.properties.contrast import ONLY, TURNS, measured, told_of_both
from claims.properties.precision import ALTERED
from claims.properties.turn import Turn
from claims.quantities.numbers import Quantity
from claims.sentences import adjacent, advice, equivocal, former, gains, inferred, whom, yardstick
from claims.sentences.metric import dataset, known_datasets
from claims.sentences.reading import claim, of_ratio, ratio, relation_of
from claims.sentences.utterance import Utterance, said_of
from claims.sentences.yardstick import Before, Told
from claims.subjects.meant import Subjects
from claims.text.benchmark import is_benchmark
from claims.text.expression import expression
from schemas.claim import Claim, Form
from schemas.model import ModelRef, same_model

_MILLION, _TRILLION = 1e6, 1e12
_OF_TRAINING = expression(r"\b(?:train\w*|saw|seen|got|read|fed|tuned|learn\w*)\b[^.;:]{0,30}$", re.IGNORECASE)
#: "484 million by count, …": nothing else is counted.
_BARE = expression(
    r"(?: (?:by count|in all|in total|altogether|in sum|overall))?(?:\s?[,;:)–—]| (?:or|which|that) )", re.IGNORECASE
)
#: "4 times as long": as many times, not as many on top.
_AS = expression(r"\btimes as [a-z]", re.IGNORECASE)
_ON_AVERAGE = expression(r"\bon average\b", re.IGNORECASE)
#: "Trained on 160 GB of text, ten times larger than …": it is the text that is larger.
_OF_DATA = expression(
    r"\b(?:[KMGT]i?B|tokens|words|sentences|pairs|images|examples|documents)(?: of (?:[\w-]{1,20} ){0,3}[\w-]{1,20})?, "
    r"(?:which (?:is|was) |that is |or |i\.e\. )?(?:a corpus |a set )?$"
)
_ANYWHERE = (*TURNS, *shares.TURNS, *amounts.TURNS)
_BESIDE_SCORES = (*_ANYWHERE, *shares.BESIDE_SCORES)
_NO_SHARE = frozenset({"training_tokens", "training_examples", "training_data", "latency", "num_languages"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison found: what it is of, its form, the words that carry it and the value right in front that compares so."""

    quantity: Quantity
    turn: Turn
    property: str
    form: Form
    start: int
    end: int
    of: Quantity | None = None


def compare(utterance: Utterance, bound: Sequence[tuple[Quantity, str]], subjects: Subjects, before: Before) -> Iterator[Claim]:
    """Return the comparisons of a sentence.

    `bound` are its values, each with its property, `before` what was told in front, to which its comparisons are added.
    """
    shared: ModelRef | None = None
    gain: tuple[Quantity, Claim] | None = None
    taken = {quantity.start for quantity, _ in bound}
    for quantity in utterance.quantities:
        if quantity.start in taken or utterance.negates(quantity):
            continue
        if part := former.share(utterance, quantity, bound):
            yield from _of_itself(utterance, quantity, *part, subjects)
            continue
        turns = _turns(utterance, bound, before.scores)
        found = _found(utterance, quantity, bound, _beside(utterance, quantity, bound) or before.property, turns)
        if found is None:
            again = gain[1].subject if gain else gains.scored(utterance, quantity, bound, subjects)
            gained = list(gains.gain_of(utterance, quantity, subjects, again, before.scores)) or gains.gained_too(
                utterance, quantity, gain
            )
            gain = (quantity, gained[0]) if gained else gain
            yield from (_measured(one, utterance, quantity, bound, before.told, subjects) for one in gained)
            continue
        parties = None if _is_unclear(utterance, found, bound) else _parties(utterance, found, shared, bound, subjects, before)
        if parties is None:
            continue
        subject, baseline = parties
        shared = shared or baseline
        if baseline is not None and subject.mention:
            before.told.append(Told(utterance.block, found.end, subject, baseline))
        if subject.mention and not _lacks_baseline(utterance, found, baseline):
            yield _claim(utterance, found, subject, baseline)


def _of_itself(utterance: Utterance, quantity: Quantity, name: str, end: int, subjects: Subjects) -> Iterator[Claim]:
    """Return the share that a size is of the same model's before it was made smaller."""
    subject, form = said_of(utterance, quantity.start, subjects), _form(quantity, 0, positive=False)
    if subject.mention and form:
        yield _claim(utterance, Compared(quantity, former.TURN, name, form, quantity.hedged, end), subject, subject)


def _measured(
    gain: Claim,
    utterance: Utterance,
    quantity: Quantity,
    bound: Sequence[tuple[Quantity, str]],
    told: list[Told],
    subjects: Subjects,
) -> Claim:
    """Return a gain that leaves out over whom it is with what is told in front of it, and add it to the comparisons told."""
    baseline, subject = gain.relative_to, gain.subject
    if baseline is None and not whom.is_named(utterance, (quantity.hedged, quantity.end)):
        baseline = yardstick.beside(utterance, quantity, "score", bound, subject, subjects)
        larger = bool(told) and kin.of_one_family(told[-1].subject, subject) and not same_model(told[-1].subject, subject)
        # "X beats Y by two points, and X-large gains three more": over X, or over Y.
        baseline = baseline or (None if larger else yardstick.find(utterance, quantity.start, subject, told, subjects))
    if baseline is not None:
        told.append(Told(utterance.block, quantity.end, subject, baseline))
    return replace(gain, relative_to=baseline)


def _is_unclear(utterance: Utterance, found: Compared, bound: Sequence[tuple[Quantity, str]]) -> bool:
    """Say whether a comparison is of no model, or the words leave open what or who is compared."""
    if found.property == "speed" and _is_of_work(utterance, found):
        return True
    as_many = found.turn.name == "as_noun" and equivocal.is_of_either(utterance.text, found.quantity, bound)
    inside = equivocal.is_inside(utterance.text, found.start, found.end)
    return as_many or inside or equivocal.is_recipe(utterance.text, found.start)


def _parties(
    utterance: Utterance,
    found: Compared,
    shared: ModelRef | None,
    bound: Sequence[tuple[Quantity, str]],
    subjects: Subjects,
    before: Before,
) -> tuple[ModelRef, ModelRef | None] | None:
    """Return of whom a comparison tells and with whom that model is compared; None where the words leave open which is which.

    `shared` is the model with which the sentence compared in front.
    """
    quantity = found.quantity
    baseline = whom.baseline_of(utterance, found.start, found.end) or shared
    if baseline is None:
        how_many = ratio(quantity.digits, found.form)
        if worked_out := inferred.parties(utterance, found.start, found.property, how_many, before.values):
            return worked_out
        if told_of_both(utterance.before(quantity.hedged, 90)):
            return None  # "128,256 versus 32,000, i.e. four times as large": whose which is, the words do not say
    subject, baseline = _named(utterance, found, baseline, subjects)
    if baseline is None and former.is_than_before(utterance, found.property, found.end):
        return subject, subject
    if baseline is None and subject.mention and not whom.is_named(utterance, (quantity.hedged, found.end)):
        baseline = yardstick.beside(utterance, quantity, found.property, bound, subject, subjects)
        baseline = baseline or yardstick.find(utterance, quantity.start, subject, before.told, subjects)
    return subject, baseline


def _named(
    utterance: Utterance, found: Compared, baseline: ModelRef | None, subjects: Subjects
) -> tuple[ModelRef, ModelRef | None]:
    """Return the subject and the baseline of a comparison that its words tell; `baseline` is the one right behind them."""
    relative = whom.relative(utterance, found.start)
    subject = relative or whom.subject_of(utterance, found.of or found.quantity, baseline, subjects)
    if baseline is None and whom.is_kin(said := said_of(utterance, found.quantity.start, subjects)) and subject is not said:
        return subject, said
    baseline = baseline or whom.sized_behind(utterance, found.end, subject, subjects)
    if relative and (baseline is None or same_model(baseline, relative)):
        baseline = next((one.ref for one in utterance.mentions[::-1] if not same_model(one.ref, relative)), None)
    place = (found.quantity.hedged, found.end)
    baseline = baseline or whom.stranger(utterance, found.end) or whom.contrasted(utterance, place, subject, subjects)
    return subject, None if baseline is not None and same_model(subject, baseline) else baseline


def _is_of_work(utterance: Utterance, found: Compared) -> bool:
    """Say whether it is a program or a way of working that is fast, and no model."""
    words, behind = utterance.text[found.start : found.end], utterance.after(found.end, 60)
    return advice.is_of_work(utterance.before(found.start, 80), words, behind)


def _lacks_baseline(utterance: Utterance, found: Compared, baseline: ModelRef | None) -> bool:
    """Say whether nobody is compared with who has to be, or a model with itself before it was made smaller."""
    if baseline is None or any(same_model(one.ref, baseline) for one in utterance.mentions):
        return baseline is None and found.turn.needs_baseline
    start = utterance.start - 90 if utterance.sentence.startswith(("That ", "This ", "It is ")) else utterance.start
    return bool(ALTERED.search(utterance.text[max(0, start) : found.start]))


def _turns(utterance: Utterance, bound: Sequence[tuple[Quantity, str]], past: Sequence[Claim]) -> tuple[Turn, ...]:
    """Return the turns of phrase to look for: more where scores are spoken of."""
    scored = past or known_datasets(utterance) or any(name == "score" for _, name in bound)
    return _BESIDE_SCORES if scored else _ANYWHERE


def _found(
    utterance: Utterance, quantity: Quantity, bound: Sequence[tuple[Quantity, str]], beside: str, turns: Sequence[Turn]
) -> Compared | None:
    after, before = utterance.after(quantity.end), utterance.before(quantity.hedged, 90)
    for turn in turns:
        if quantity.kind not in turn.kinds:
            continue
        behind = turn.after.match(after) if turn.after else None
        if turn.after and not behind:
            continue
        front = turn.before.search(before) if turn.before else None
        if turn.before and not front:
            continue
        if (behind or front) and not (turn.within and quantity.relation != "le"):
            opens = quantity.hedged - (len(before) - front.start() if front else 0)
            near = adjacent.stands(utterance, turn, quantity, opens, bound) if turn.near else ""
            if turn.near and not near:
                continue
            start = quantity.hedged - (len(before) - front.start() if front and not turn.after else 0)
            end = quantity.end + (behind.end() if behind and turn.name != "of_value" else 0)
            said = {**(front.groupdict() if front else {}), **(behind.groupdict() if behind else {})}
            found = _described(
                utterance,
                quantity,
                turn,
                {key: word for key, word in said.items() if word},
                near if turn.near in ("value", "rise") else beside,
                (start, end),
            )
            if (
                found
                and ("test" not in said or is_benchmark(said["test"]))
                and not (turn.named and not adjacent.is_behind(utterance, end))
            ):
                value = max((one for one, _ in bound if one.end <= opens), key=lambda one: one.end, default=None)
                return replace(found, of=value) if turn.near == "value" else found
    return None


def _described(
    utterance: Utterance, quantity: Quantity, turn: Turn, said: dict[str, str], beside: str, place: tuple[int, int]
) -> Compared | None:
    name, sign = turn.property or beside, turn.sign or ("up" in said) - ("down" in said)
    for words, table in ((said.get("adjective"), ADJECTIVES), (said.get("positive"), POSITIVES)):
        if words:
            name, sign = table[words.casefold()]
    if name == "parameters":
        name = equivocal.part_in_front(front := utterance.before(quantity.hedged, 90)) or told_of_both(front) or name
    if name == "parameters" and beside.startswith("training_") and _OF_DATA.search(utterance.before(quantity.hedged, 80)):
        name = "training_data"
    if name == "training_bytes" and "noun" not in said and turn.near != "value":
        name = "training_data"
    if "noun" in said:
        name = measured(utterance.sentence, said["noun"])
        # "Its table of 152,064 tokens is four times as long": the tokens that it knows.
        known = beside == "vocab_size" or utterance.before(quantity.hedged, 24).endswith(("knows ", "know ", "knew "))
        name = "vocab_size" if name == "max_position_embeddings" and known and said["noun"] == "tokens" else name
    shares = sign == 0 and quantity.kind == "percent" and name in _NO_SHARE and not turn.needs_baseline
    if turn.name in ONLY and name not in ONLY[turn.name]:
        return None
    if not name or (name == "score" and sign and not turn.scores and "positive" not in said) or shares:
        return None
    if quantity.kind == "words" and quantity.digits < 1 and sign and "positive" not in said:
        # "A third wider" is a share on top, "a third smaller" a share less.
        quantity = replace(quantity, digits=quantity.digits * 100, step=5.0, kind="percent")
    form = _form(quantity, sign, positive="positive" in said)
    return Compared(_bounded(quantity, turn), turn, name, form, *place) if form else None


def _bounded(quantity: Quantity, turn: Turn) -> Quantity:
    return replace(quantity, relation="le") if turn.within else quantity


def _form(quantity: Quantity, sign: int, *, positive: bool) -> Form | None:
    if quantity.kind == "percent":
        return "percent_of" if positive or not sign else "percent_less" if sign < 0 else "percent_more"
    if quantity.kind == "words" and sign >= 0:
        return "words"
    if quantity.kind == "words":
        return "times_less"
    return "times_less" if sign < 0 else "times"


def _beside(utterance: Utterance, quantity: Quantity, bound: Sequence[tuple[Quantity, str]]) -> str:
    """Return the property of the value that stands next to a comparison: before it, or right behind ("a third of the 1.1 GB").

    A number of millions in between that no noun follows ("484 million in all, eight times as many") is one of parameters.
    """
    behind = [name for one, name in bound if 0 <= one.start - quantity.end <= 8]
    before = [(one, name) for one, name in bound if one.end <= quantity.start]
    last = before[-1][0].end if before else utterance.start
    between = (one for one in utterance.quantities if last <= one.start < quantity.hedged and one.kind == "count")
    large = [one for one in between if _MILLION <= one.scale < _TRILLION and _BARE.match(utterance.text, one.end)]
    if large and not behind and not _OF_TRAINING.search(utterance.before(large[-1].hedged, 60)):
        return "parameters"
    return behind[0] if behind else before[-1][1] if before else ""


def _claim(utterance: Utterance, found: Compared, subject: ModelRef, baseline: ModelRef | None) -> Claim:
    quantity = found.quantity
    if quantity.relation == "eq" and _ON_AVERAGE.search(utterance.sentence):
        quantity = replace(quantity, relation="approx")
    named = next((one for one in utterance.mentions if one.ref is baseline and one.start >= found.end), None)
    near = named and whom.REACH.fullmatch(utterance.text[found.end : named.start])
    return claim(
        utterance,
        quantity,
        found.property,
        subject,
        ratio(quantity.digits, found.form),
        of_ratio(quantity, found.form, found.property, on_top=not _AS.search(utterance.text[found.start : found.end])),
        (found.start, named.end if named and near else found.end),
        measure="ratio",
        form=found.form,
        relation=relation_of(quantity, found.form),
        relative_to=baseline,
        conditions=_measured_on(utterance, found),
        rule=f"comparisons.{found.turn.name}",
    )


def _measured_on(utterance: Utterance, found: Compared) -> tuple[tuple[str, str], ...]:
    """Return the data set of a share of a score ("98% of its SQuAD score", "97% of it on GLUE"), the machine of a speed."""
    if found.property == "speed":
        device = devices.named(utterance.sentence)
        return (("device", device),) if device else ()
    if found.property != "score":
        return ()
    inside = [utterance.text[start:end] for start, end in known_datasets(utterance) if found.start <= start and end <= found.end]
    name = inside[0] if inside else dataset(utterance, found.quantity)
    return (("dataset", name),) if name else ()
