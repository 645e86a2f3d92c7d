"""What sentences say: a claim of each quantity that is bound to a property, and of each comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.names import title
from claims.names.embedders import is_embedder
from claims.properties.bound import Bound
from claims.properties.row import Row
from claims.quantities import hedges
from claims.quantities.numbers import Quantity
from claims.sentences import advice, comparisons, signed, summed, tallies
from claims.sentences.binding import bind
from claims.sentences.metric import conditions_of
from claims.sentences.reading import claim, grouped, of_value
from claims.sentences.utterance import Utterance, said_of, utterances
from claims.sentences.yardstick import Before
from claims.subjects.meant import Subjects
from claims.text.expression import expression
from claims.text.once import remembered
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import ModelRef
from schemas.quantity import Relation

#: "It goes up to 36 layers": that is how many it has.
_GROWS = expression(r"\b(?:goes|went|grows|grew|gets|got|climbs|rises|comes|counts) $", re.IGNORECASE)
#: "Neither reads more than 8,192 tokens": that is the most.
_NOBODY = expression(
    r"\b(?:never|cannot|can['’]?t|can not|no (?:[\w.-]{1,20} ){0,3}(?:models?|one|variant)"
    r"|no (?:[\w.-]{1,20} ){1,5}(?:has|have|had|needs|uses|reads|takes|holds|counts|exceeds))\b[^.;:,]{0,50}$"
    r"|\b(?:neither|none|nobody)\b[^.;:]{0,90}$",
    re.IGNORECASE,
)
#: "None of them reads beyond 512".
_NOBODY_BEYOND = expression(
    r"\b(?:neither|none|nobody|no one)\b[^.;:]{0,90}\b(?:beyond|past|over|above|further than|exceeds?) (?:the )?$", re.IGNORECASE
)
_COUNTS = frozenset({"num_hidden_layers", "hidden_size", "num_attention_heads", "intermediate_size", "num_experts"})
#: What a sentence told of a part is no measure of what the next tells of a whole.
_OF_PARTS = frozenset({"embedding_parameters", "active_parameters"})
_PART = expression(
    r"(?P<own>weights?|activations?)|[^.;,]{0,50}?\b(?:for|of) (?:the )?(?P<part>weights?|activations?|embeddings?|KV cache)\b",
    re.IGNORECASE,
)

#: "On our own letters": another test, though none that is known.
_ON_ANOTHER = expression(r"\bon (?:our|my|the|its|their|an?|that|this|those|these|average|other|both|all|\d)\b", re.IGNORECASE)
#: "A maximum 8192 sequence length": that is how long it is, as with "maximum length: 8192".
_MAXIMUM = expression(r"max(?:imum|\.)? \d", re.IGNORECASE)
#: "Minimum VRAM: 24 GB", "16GB+ of memory", "32 GB in the required minimum memory size".
_LEAST = expression(r"\bmin(?:imum|\.)(?: (?:of|required|recommended|GPU|V?RAM|memory|size)){0,4}:? ?\|$", re.IGNORECASE)
#: "50+ layers"; in "6+12 layers" it adds.
_OPEN = expression(r"\+(?! ?\d)")
_AT_LEAST = expression(r"(?: (?:of )?(?:[A-Z]+|memory)){1,3} (?:in|as|is) the (?:[a-z]+ )?minimum\b")
#: What tells that images are cut into patches, and that vectors are what a model is for.
_PATCHES = expression(r"\bpatch(?:es)?[- ](?:size|tokens?|embedding)|\bViT-\w", re.IGNORECASE)
_OF_SENTENCES = expression(
    r"\bsentence|\b(?:text|image[- ]text|joint|shared|multimodal)[- ]embeddings?\b|\bCLIP\b|semantic search", re.IGNORECASE
)
_WIDTH_OF_LAYERS = expression(r"\bembedding (?:dim(?:ension)?s?|size|width)\b", re.IGNORECASE)
_DIMENSIONS = expression(r"[ -]?(?:dimensions?|dims?|d)", re.IGNORECASE)
#: "Embed into 384, 768 and 1,024 dimensions", each of another model.
_EMBEDS = expression(
    r"\b(?:embed|map|encod|project)(?:s|es?|ed)?\b[^.;\d]{0,60}\b(?:in|into|to|onto) (?:[\d,]{2,6}(?:, and |, | and )){0,9}$",
    re.IGNORECASE,
)
_HIDDEN = expression(r"\b(?:hidden|layers?|width|wide|internal|inside|intermediate|feed-?forward)\b", re.IGNORECASE)
_OF_LAYERS = expression(r"\b(?:layers?|blocks?|states?|units?),? (?:of|with|at|each|are|is|in) $", re.IGNORECASE)
_THAN_THE = expression(r"\bthan the\s$", re.IGNORECASE)
_OF_THE = expression(r"\s(?:of|in)\s(?:the\s|its\s|a\s|an\s)?(?:\w{3,12}\s)?", re.IGNORECASE)


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the claims of the document's sentences, sentence by sentence."""
    before: list[Bound] = []
    above: list[Bound] = []
    told = Before()
    block = -1
    test = ""
    for utterance in utterances(document, subjects):
        if utterance.block != block:
            above = before if _is_next_item(document, block, utterance.block) else []
            before, test, told.values, told.scores = [], "", [], []
        block = utterance.block
        bound = bind(utterance, before, above, _scores(told.scores))
        named = [(one.quantity, one.pattern.row.property) for one in bound]
        told.property = before[-1].pattern.row.property if before else ""
        values = list(_values(utterance, bound, subjects))
        told.values.extend(values)
        compared = comparisons.compare(utterance, named, subjects, told)
        gained = signed.find(utterance, {one.start for one, _ in named}, subjects)
        for said in (*values, *compared, *gained):
            tested = _on_the_same(utterance, said, test)
            test = tested.condition("dataset") or test if tested.property == "score" else test
            told.scores += [tested] if tested.property == "score" else []
            yield tested
        goes_on = utterance.text[: utterance.end].rstrip().endswith(";")
        before = [one for one in bound if goes_on or one.pattern.row.property not in _OF_PARTS]


def _scores(past: Iterable[Claim]) -> list[float]:
    return [one.value for one in past if one.measure == "value" and isinstance(one.value, float)]


def _is_next_item(document: Document, last: int, block: int) -> bool:
    """Say whether a block is the item behind another one of a list."""
    return last >= 0 and block - last == 1 and document.blocks[last].kind == "item" == document.blocks[block].kind


def _on_the_same(utterance: Utterance, said: Claim, test: str) -> Claim:
    """Return a score that names no data set and no metric with the one of the score before it in its passage, `test`."""
    if said.property != "score" or said.measure == "ratio" or not test or _ON_ANOTHER.search(utterance.sentence):
        return said
    named = said.condition("dataset") or said.condition("metric")
    return said if named else replace(said, conditions=(("dataset", test), *said.conditions))


def _values(utterance: Utterance, bound: Iterable[Bound], subjects: Subjects) -> Iterator[Claim]:
    own = [one for one in bound if not tallies.is_no_value(utterance, one) and not summed.is_of_others(utterance, one)]
    own = [one for one in own if not advice.is_advice(utterance, one)]
    told = [(one, _whose(utterance, one, subjects)) for one in own]
    unclear = tallies.contradicting(utterance, told)
    for one, subject in told:
        if subject.mention and one.quantity.start not in unclear and not summed.is_its_own_elder(utterance, one, subject):
            yield stated(utterance, one, subject, _property(utterance, one, subject, subjects.document))
            if one.pattern.row.also:
                yield stated(utterance, one, subject, one.pattern.row.also)


def _property(utterance: Utterance, one: Bound, subject: ModelRef, document: Document) -> str:
    """Return what a number is of: the dimensions that a model of embeddings is said to have are those of what it returns."""
    name, words = one.pattern.row.property, utterance.text[one.quantity.end : one.end]
    asked = utterance.asked == name or _WIDTH_OF_LAYERS.search(utterance.led)
    if name == "output_dimension" and asked and _is_of_patches(document):
        return "hidden_size"
    bare = bool(_DIMENSIONS.fullmatch(words))
    # "12 layers, 384 dimensions" of a model of vectors are those of its vectors.
    if name == "hidden_size" and bare and is_embedder(subject.mention, subject.candidates):
        return name if _OF_LAYERS.search(utterance.before(one.quantity.hedged, 24)) else "output_dimension"
    if name != "hidden_size" or _HIDDEN.search(utterance.sentence):
        return name
    embeds = (bare or not words) and _EMBEDS.search(utterance.before(one.quantity.start, 120))
    return "output_dimension" if embeds or (bare and title.is_of_embedder(document)) else name


@remembered
def _is_of_patches(document: Document) -> bool:
    """Say whether a document is of vision transformers that are not for texts: their embedding is their layers' width."""
    texts = [block.passage.text for block in document.blocks if block.kind not in ("code", "metadata")]
    return any(_PATCHES.search(text) for text in texts) and not any(_OF_SENTENCES.search(text) for text in texts)


def _whose(utterance: Utterance, one: Bound, subjects: Subjects) -> ModelRef:
    named = tallies.named_inside(utterance, one)
    return named.ref if named else said_of(utterance, one.quantity.start, subjects, one.end)


def stated(utterance: Utterance, one: Bound, subject: ModelRef, name: str) -> Claim:
    row, quantity = one.pattern.row, one.quantity
    quantity = quantity.scaled(quantity.scale * grouped(utterance, quantity, name))
    quantity = replace(quantity, relation=_relation(row, quantity, utterance, one.end))
    low = float(f"{quantity.value * row.scale:.12g}")
    value = (low, float(quantity.high * row.scale)) if quantity.relation == "range" and quantity.high is not None else low
    return claim(
        utterance,
        quantity,
        name,
        subject,
        value,
        of_value(quantity, name, row.scale),
        (one.start, one.end),
        unit=row.scale,
        conditions=_conditions(utterance, one),
        rule=one.pattern.rule,
    )


def _relation(row: Row, quantity: Quantity, utterance: Utterance, end: int) -> Relation:
    """Return the relation that the words give, or the row's own where it says what an open end stands for.

    "More than the 12 layers of X" tells how many X has.
    """
    beyond = row.property == "max_position_embeddings" and _NOBODY_BEYOND.search(utterance.before(quantity.hedged, 120))
    if beyond or (quantity.relation in ("gt", "ge") and _NOBODY.search(utterance.before(quantity.hedged, 100))):
        return "le"
    if quantity.relation == "le" and row.property in _COUNTS and _GROWS.search(utterance.before(quantity.hedged, 16)):
        return "eq"
    if quantity.relation in ("gt", "lt") and _THAN_THE.search(utterance.text[quantity.hedged : quantity.start]):
        behind = next((one.start for one in utterance.mentions if one.start >= end), -1)
        if behind >= 0 and _OF_THE.fullmatch(utterance.text[end:behind]):
            return "eq"
    if row.property == "max_position_embeddings" and _MAXIMUM.match(utterance.text, quantity.hedged):
        return "eq"
    if row.property == "memory" and quantity.relation == "eq" and _LEAST.search(f"{utterance.before(quantity.hedged)}|"):
        return "ge"
    if quantity.relation == "eq" and (_OPEN.match(utterance.text, end) or _AT_LEAST.match(utterance.text, end)):
        return "ge"
    if quantity.relation == "eq" and (hedge := hedges.behind_noun(utterance.text, quantity.end, end)):
        return hedge
    if row.relation == "le" and quantity.relation in ("eq", "approx"):
        return "le"
    return row.relation if row.relation and quantity.relation in ("gt", "ge") else quantity.relation


def _conditions(utterance: Utterance, one: Bound) -> tuple[tuple[str, str], ...]:
    row = one.pattern.row
    conditions = row.conditions + ((("unit", one.unit.casefold()),) if one.unit else ())
    if row.property == "score":
        return conditions_of(utterance, one.quantity, one.start, one.end)
    if row.property == "quantization_bits":
        part = _PART.match(utterance.after(one.quantity.end, 70).lstrip(" -bits"))
        return conditions + ((("part", (part["own"] or part["part"]).casefold()),) if part else ())
    words = utterance.text[one.quantity.end : one.end].split()
    return conditions + ((("unit", words[-1].casefold()),) if row.property == "training_examples" and words else ())
