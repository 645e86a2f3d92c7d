"""Comparisons with a number: "60% smaller", "twice as fast as", "97% of X's performance", "+2.1 points over X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.layout import devices
from claims.properties.compared import ADJECTIVES, POSITIVES
from claims.properties.contrast import ONLY, TURNS, Turn, measured, told_of_both
from claims.properties.performance import METRIC
from claims.properties.precision import ALTERED
from claims.quantities.numbers import Quantity
from claims.sentences import advice, equivocal, lower
from claims.sentences.metric import conditions_of, dataset, known_datasets
from claims.sentences.reading import claim, of_ratio, of_value, ratio, relation_of
from claims.sentences.utterance import Utterance, said_of
from claims.subjects.meant import Mention, Subjects
from claims.subjects.roles import ends_apposition, is_aside
from claims.text.expression import expression
from claims.text.lexicon import DATASETS, METRICS, OTHERS
from claims.text.sought import Sought
from schemas.claim import Claim, Form, Wording
from schemas.model import ModelRef, fold_name, same_model

_NO_MODELS = OTHERS | METRICS | DATASETS
#: "4 times as long": as many times, not as many on top.
_AS = expression(r"\btimes as [a-z]", re.IGNORECASE)
_WHOSE = expression(r"[)\"'*`_]{0,3},? whose [^.;,:()]{1,50}")
_ON_AVERAGE = expression(r"\bon average\b", re.IGNORECASE)
_CLAUSE = expression(r"[,;:(–—]\s?|\band\b|\bwhile\b|\bbut\b", re.IGNORECASE)
_REACH = expression(
    r"\s?(?:than|as|over|of|to|with|versus|vs\.?|against|uses|compared|relative|that|what)?\s?"
    r"(?:(?:the|its|their|to|with|of|teacher|student|predecessor|parent|original|larger|smaller|counterpart|model|sibling"
    r"|cousin|bigger|big|little|small|smallest|largest|biggest|middle|dense|sparse|full|plain|half-billion|\d+(?:\.\d+)?[BM])\b,?\s?){0,4}\(?",
    re.IGNORECASE,
)
_BY_A_VERB = expression(r"(?:doubl|tripl|quadrupl|halv)(?:es|ed|ing)\b", re.IGNORECASE)
_NEXT_VERB = expression(r"\b(?:and|while|but) (?:also |even )?[a-z]{3,14}(?:s|ed|ing)\s", re.IGNORECASE)
_POINTS = expression(
    r"(?:\s|-)?(?:percentage |absolute |GLUE |accuracy |F1 )?(?:points?|pp|pts?)?(?:\s(?:absolute|in \w+|of \w+))?\s?"
    r"(?P<way>over|better|higher|above|ahead|more|below|behind|lower|worse|short|less"
    r"|(?:lead|advantage|gain|improvement|edge|margin)\s(?:over|on)|(?:drop|loss|deficit)\b)(?![^\W_])",
    re.IGNORECASE,
)
_POINT_WORD = expression(
    r"(?:\s|-)(?:percentage |absolute |[A-Z][\w.-]{1,20} |accuracy )?(?:points?|pp|pts?|Punkten?|puntos?)(?![^\W_])", re.IGNORECASE
)
#: "Outperforms X by 2.8 F1": in points of the metric.
_IN_METRIC = expression(rf"\s(?P<metric>{METRIC})(?! (?:score )?of\b)(?![^\W_])", re.IGNORECASE)
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
_MARGIN = expression(rf"\s(?:absolute )?(?P<metric>{METRIC})\s(?:of|from)\s", re.IGNORECASE)
#: What stands between two gains of a list, and behind the second.
_AND_BY = expression(
    r"(?: points?)?(?: \w+)?(?: (?:than|of) [\w. -]{1,30}?)?"
    r"(?: (?:on|in) (?:the )?[A-Z][\w. -]{1,24}?)?,? and (?:gains|adds|wins|loses|drops) "
    r"|(?: ?%| ?points?| pp)?(?: \([^()]{1,24}\)| (?:on|in) [A-Z][\w. -]{1,24}?)?(?:,? and|,)(?: by)?\s",
    re.IGNORECASE,
)
_SET = expression(r"(?: ?%| ?points?| pp)?(?: \([A-Z][^()]{1,24}\)| (?:on|in) (?:the )?[A-Z])")
_WINS_BY = Sought(
    r"\b(?P<wins>outperform(?:s|ed|ing)?|beat(?:s|ing)?|surpass(?:es|ed|ing)?|exceeds?|improv(?:es?|ed|ing)|gains? of"
    r"|leads?|übertrifft|dépasse|supera)\b[^.;:!?]{0,80}\b(?:by|of|um|de|en|por)\s?\+?$"
    r"|\b(?P<gains>gains|wins|adds|improv(?:es?|ed|ing)|(?:gains|improvements|boosts|by an? (?:absolute |relative )?(?:gain"
    r"|improvement)) of)\s(?:another |a further )?$",
)
_FALLS_BY = Sought(
    r"\b(?:trails?|falls?(?: short| behind)?|lags?|loses?|lost|losing|drops?|costs?|underperforms?|gives? up"
    r"|gave up|sacrific(?:es?|ed)|concedes?|forfeits?)\b[^.;:!?]{0,60}(?:by|of"
    r"|only)?\s?$",
)
#: "Trained on 160 GB of text, ten times larger than …": it is the text that is larger.
_OF_DATA = expression(
    r"\b(?:[KMGT]i?B|tokens|words|sentences|pairs|images|examples|documents)(?: of (?:[\w-]{1,20} ){0,3}[\w-]{1,20})?, "
    r"(?:which (?:is|was) |that is |or |i\.e\. )?(?:a corpus |a set )?$"
)
_LOSES = frozenset({"below", "behind", "lower", "worse", "short", "less", "drop", "loss", "deficit"})
#: Words that tell which model is better, not whose figure is higher.
_OF_QUALITY = expression(
    r"\b(?:worse|behind|better|ahead|short|outperform\w*|beat\w*|surpass\w*|improv\w+|gains?|wins|leads?|trails?|lags?|los(?:es?|t|ing)"
    r"|costs?|underperform\w*|gives? up|gave up|sacrific\w+|concedes?|forfeits?)\b",
    re.IGNORECASE,
)
_SIZES = frozenset({"parameters", "num_hidden_layers", "num_attention_heads", "disk_size", "memory", "hidden_size"})
_NO_SHARE = frozenset({"training_tokens", "training_examples", "training_data", "latency", "num_languages"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison found: what it is of, its form and the words that carry it."""

    quantity: Quantity
    turn: Turn
    property: str
    form: Form
    start: int
    end: int


def compare(utterance: Utterance, bound: Sequence[tuple[Quantity, str]], subjects: Subjects, before: str = "") -> Iterator[Claim]:
    """Return the comparisons of a sentence; `bound` are its values, each with its property, `before` that of the last sentence."""
    shared: ModelRef | None = None
    gain: tuple[Quantity, Claim] | None = None
    taken = {quantity.start for quantity, _ in bound}
    for quantity in utterance.quantities:
        if quantity.start in taken or utterance.negates(quantity):
            continue
        found = _found(utterance, quantity, _beside(quantity, bound) or before)
        if found and found.property == "speed" and _is_of_work(utterance, found):
            continue
        if found is None:
            again = gain[1].subject if gain else _scored(utterance, quantity, bound, subjects)
            gained = list(_gain(utterance, quantity, subjects, again)) or _gained_too(utterance, quantity, gain)
            gain = (quantity, gained[0]) if gained else gain
            yield from gained
            continue
        as_many = found.turn.name == "as_noun" and equivocal.is_of_either(utterance.text, quantity, bound)
        inside = equivocal.is_inside(utterance.text, found.start, found.end)
        if as_many or inside or equivocal.is_recipe(utterance.text, found.start):
            continue
        baseline = _baseline(utterance, found.start, found.end) or shared
        if baseline is None and told_of_both(utterance.before(quantity.hedged, 90)):
            continue  # "128,256 versus 32,000, i.e. four times as large": whose which is, the words do not say
        relative = _relative(utterance, found.start)
        subject = relative or _subject(utterance, quantity, baseline, subjects)
        if relative and (baseline is None or same_model(baseline, relative)):
            baseline = next((one.ref for one in utterance.mentions[::-1] if not same_model(one.ref, relative)), None)
        baseline = baseline or _stranger(utterance, found) or _contrasted(utterance, found, subject, subjects)
        if baseline is not None and same_model(subject, baseline):
            baseline = None
        shared = shared or baseline
        if subject.mention and not _lacks_baseline(utterance, found, baseline):
            yield _claim(utterance, found, subject, baseline)


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


def _relative(utterance: Utterance, start: int) -> ModelRef | None:
    """Return the model of which a clause in front of a comparison tells ("Y, whose stack is half as deep", ", and Z 4% larger")."""
    last = next(reversed(_before(utterance, start)), None)
    anew = last and equivocal.opens_clause(utterance.text, (last.start, last.end), start)
    return last.ref if last and (anew or _WHOSE.fullmatch(utterance.text, last.end, start)) else None


def _stranger(utterance: Utterance, found: Compared) -> ModelRef | None:
    """Return the model compared with that is known by its name alone ("faster than EfficientNet")."""
    match = _THAN_NAME.match(utterance.text, found.end, min(utterance.end, found.end + 90))
    if match is None or fold_name(match["name"]) in _NO_MODELS:
        return None
    return ModelRef(match["name"], span=utterance.span(*match.span("name")))


def _contrasted(utterance: Utterance, found: Compared, subject: ModelRef, subjects: Subjects) -> ModelRef | None:
    """Return the model that a comparison leaves out; none where it tells of others without their names."""
    if _THAN_OTHERS.match(utterance.text, found.end, min(utterance.end, found.end + 120)):
        return None
    return subjects.contrast(utterance.block, found.quantity.hedged, subject)


def _found(utterance: Utterance, quantity: Quantity, beside: str) -> Compared | None:
    after, before = utterance.after(quantity.end), utterance.before(quantity.hedged, 90)
    for turn in TURNS:
        if quantity.kind not in turn.kinds:
            continue
        behind = turn.after.match(after) if turn.after else None
        if turn.after and not behind:
            continue
        front = turn.before.search(before) if turn.before else None
        if turn.before and not front:
            continue
        if (behind or front) and not (turn.within and quantity.relation != "le"):
            start = quantity.hedged - (len(before) - front.start() if front and not turn.after else 0)
            end = quantity.end + (behind.end() if behind and turn.name != "of_value" else 0)
            said = {**(front.groupdict() if front else {}), **(behind.groupdict() if behind else {})}
            found = _described(utterance, quantity, turn, {key: word for key, word in said.items() if word}, beside, (start, end))
            if found:
                return found
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
    if name == "training_bytes" and "noun" not in said:
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


def _beside(quantity: Quantity, bound: Sequence[tuple[Quantity, str]]) -> str:
    """Return the property of the value that stands next to a comparison: before it, or right behind ("a third of the 1.1 GB")."""
    behind = [name for one, name in bound if 0 <= one.start - quantity.end <= 8]
    before = [name for one, name in bound if one.end <= quantity.start]
    return behind[0] if behind else before[-1] if before else ""


def _baseline(utterance: Utterance, start: int, end: int) -> ModelRef | None:
    """Return the model compared with: behind the words, else the one that the sentence brings in for comparison."""
    text, inside = utterance.text, [one for one in utterance.mentions if start <= one.start < end]
    if inside:
        return inside[0].ref
    behind = [one for one in utterance.mentions if one.start >= end]
    gap = text[end : behind[0].start] if behind else ""
    if behind and gap and _REACH.fullmatch(gap) and ("," not in gap or ends_apposition(text, behind[0].end)):
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


def _subject(utterance: Utterance, quantity: Quantity, baseline: ModelRef | None, subjects: Subjects) -> ModelRef:
    subject = said_of(utterance, quantity.start, subjects)
    if baseline is None or not same_model(subject, baseline):
        return subject
    others = [one.ref for one in _before(utterance, quantity.start) if not same_model(one.ref, baseline)]
    return others[-1] if others else subjects.topic(utterance.block)


def _claim(utterance: Utterance, found: Compared, subject: ModelRef, baseline: ModelRef | None) -> Claim:
    quantity = found.quantity
    if quantity.relation == "eq" and _ON_AVERAGE.search(utterance.sentence):
        quantity = replace(quantity, relation="approx")
    named = next((one for one in utterance.mentions if one.ref is baseline and one.start >= found.end), None)
    near = named and _REACH.fullmatch(utterance.text[found.end : named.start])
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


def _scored(utterance: Utterance, quantity: Quantity, bound: Sequence[tuple[Quantity, str]], subjects: Subjects) -> ModelRef | None:
    """Return the model whose score the sentence gives in front of a number ("scores 77.7, a mere 0.6 below Y")."""
    scores = [one for one, name in bound if name == "score" and one.end <= quantity.start]
    return said_of(utterance, scores[-1].start, subjects) if scores else None


def _gain(utterance: Utterance, quantity: Quantity, subjects: Subjects, again: ModelRef | None) -> Iterator[Claim]:
    """Return the absolute gain of a score that a number states: "+2.1 points over X", "outperforms X by 3%".

    `again` is the model of which the sentence has stated one before: its unit counts here, too ("…, and 0.31 ahead of Y").
    """
    if quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.digits > 100:
        return
    after, before = utterance.after(quantity.end, 40), utterance.before(quantity.hedged, 110)
    wins, falls = _WINS_BY.search(before), _FALLS_BY.search(before)
    unit, way = _POINT_WORD.match(after) or ((wins or falls) and _IN_METRIC.match(after)), _POINTS.match(after)
    margin = _MARGIN.match(after) if quantity.relation == "le" and quantity.kind == "percent" else None
    pointed = margin or (unit and (way or wins or falls)) or (again and way and quantity.step < 1)
    if not pointed and not (
        quantity.kind == "percent" and wins and (wins["wins"] or "").casefold().startswith(("outperform", "beat", "surpass"))
    ):
        return
    loses = (way and way["way"].casefold() in _LOSES) or (falls and not wins)
    end = quantity.end + (unit.end() if unit else margin.end("metric") if margin else 0)
    stop = quantity.end + (way.end() if way else margin.end("metric") if margin else 0)
    told = _beaten(utterance, wins or falls, quantity) if before.endswith("by ") else None
    baseline = told or _baseline(utterance, quantity.start, stop) or _beaten(utterance, wins or falls, quantity)
    subject = again if again and not unit else _subject(utterance, quantity, baseline, subjects)
    if subject.mention:
        told_of = f"{way['way'] if way else ''} {(wins or falls or [''])[0]}"
        down = bool(loses) != (lower.is_error(utterance.sentence, utterance.text) and bool(_OF_QUALITY.search(told_of)))
        value, place = -quantity.digits if down else quantity.digits, (quantity.hedged, end)
        yield claim(
            utterance,
            quantity,
            "score",
            subject,
            value,
            of_value(replace(quantity, digits=value), "score"),
            place,
            measure="gain",
            relative_to=baseline,
            conditions=conditions_of(utterance, quantity, *place),
            rule="comparisons.gain",
        )


def _gained_too(utterance: Utterance, quantity: Quantity, gain: tuple[Quantity, Claim] | None) -> list[Claim]:
    """Return the gain that a bare number adds to a list of them ("by 5.8 points (MMLU), 7.4 (BBH) and 7.2 (MBPP)")."""
    if gain is None or quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.digits > 100:
        return []
    last, first = gain
    told = _SET.match(utterance.after(quantity.end, 40))
    if not told or not _AND_BY.fullmatch(utterance.text[last.end : quantity.hedged]) or not isinstance(first.value, float):
        return []
    value = -quantity.digits if first.value < 0 else quantity.digits
    place = (quantity.hedged, quantity.end)
    stated = of_value(replace(quantity, digits=value), "score")
    conditions = conditions_of(utterance, quantity, *place)
    wording = Wording(utterance.span(*quantity.number), "plain", quantity.scale, quantity.step)
    span = utterance.span(*place)
    return [
        replace(first, value=value, stated=stated, span=span, wording=wording, conditions=conditions, relation=quantity.relation)
    ]


def _beaten(utterance: Utterance, verb: re.Match[str] | None, quantity: Quantity) -> ModelRef | None:
    """Return the model that stands between the verb and the number ("outperforms X by 3%")."""
    if verb is None:
        return None
    start = quantity.hedged - (len(verb.string) - verb.start())
    between = [one for one in utterance.mentions if start <= one.start and one.end <= quantity.start]
    return between[-1].ref if between else None
