"""Who is on stage: whom "it" means, and whom a sentence is about that names nobody, where one model alone was spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claims.names.strangers import begins_no_name
from claims.subjects.roles import Actor
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.document import Document
from schemas.model import ModelRef, same_model

#: "It has", "On a phone it needs": the sentence goes on about its own subject.
_IT = expression(
    r"[\s\"'(*_]*(?:(?:on|in|at|with|for|of|that|this|then|and|but|so|quantized|trained|compiled|exported|loaded|stored|cut|run"
    r"|compared|measured|by|after|before|without) [^.,;:]{0,60}(?:, )?)?\b(?:it|its)\b",
    re.IGNORECASE,
)
#: What may stand in front of the model with which a sentence opens.
_LINKS = expression(
    r"[\s\"'(*_]*(?:(?:so|thus|hence|then|now|finally|but|and|yet|however|also|meanwhile|later|first|next|today|still),? ){0,2}"
    r"(?:(?:on|in|at|for|with|by|after|since|under|during) [^.,;:]{1,40},? )?"
    r"(?:the |[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20})?['’]s (?:own |new )?)?[\"'(*_]*",
    re.IGNORECASE,
)
#: "X has 12 layers, and Y has 24. Its …": of Y.
_AND_ANOTHER = expression(r"[,;] and (?:the )?[*_`\"]{0,3}$")
_VERB = expression(r"[*_`\"]{0,3} (?:has|is|was|had|needs|takes|uses|counts|comes|weighs|reads|gets|runs|holds|stacks)\b")

#: Whom a sentence may be about who is not the model on stage: other models, data, machines, people, anybody.
_OTHERS = (
    r"teachers?|students?|pupils?|parents?|originals?|baselines?|predecessors?|successors?|ancestors?|competitors?|competition|rivals?"
    r"|runner-?up|winners?|others?|another|alternatives?|siblings?|brothers?|sisters?|cousins?|twins?|variants?|versions?|editions?"
    r"|releases?|cop(?:y|ies)|smaller|larger|bigger|older|newer|earlier|previous(?:ly)?|former(?:ly)?|latter|old|most|many|some|few"
    r"|any|both|models|networks|encoders|decoders|LLMs|transformers|checkpoints|ensembles?|adapters?|LoRA|drafts?"
    r"|typical(?:ly)?|usual(?:ly)?|common(?:ly)?|conventional|standard|plain|normal(?:ly)?|would|could|might|should|if|unlike"
    r"|tiny|mini|small|medium|base|large|huge|giant|nano|xs|xl|xxl"
    r"|instead|than|compared|against|versus|vs|no|nobody|nothing|none|neither|used to|until|second|third|next|rest"
)
_THINGS = (
    r"data ?sets?|corp(?:us|ora)|collections?|benchmarks?|test sets?|training sets?|dumps?|GPUs?|CPUs?|TPUs?|cards?|machines?"
    r"|\d[\d.]{0,5}[BM]|servers?|phones?|laptops?|nodes?|clusters?|boards?|chips?|devices?|ind(?:ex|exes|ices)|databases?|stores?|batch(?:es)?|APIs?|apps?"
    r"|plugins?|librar(?:y|ies)|tools?|compan(?:y|ies)|papers?|articles?|sections?|chapters?|questions?|projectors?|classifiers?"
    r"|rerankers?|retrievers?|vectori[sz]ers?|runtimes?|compilers?|batter(?:y|ies)|probes?|optimi[sz]ers?|gradients?|reviews?"
)
_BEARER = expression(rf"\b(?:{_OTHERS}|{_THINGS})\b", re.IGNORECASE)
#: What somebody does, owns or uses is nobody's.
_AGENT = expression(
    r"^\W*(?:(?:and|but|so|then|also|here|today|now|finally|for [^.,;:]{2,30}|in [^.,;:]{2,30}),? ){0,2}"
    r"(?:we|I|you|they|he|she|our|my|your|his|her|their|an?|every|each|people|somebody|someone|everyone|everybody)\b"
    r"|\b(?:we|I|you|they|he|she|people) (?:\w+ ){0,2}(?:use|set|chose|choose|train|fine|need|want|have|had|took|bought|added"
    r"|cut)\w*\b",
    re.IGNORECASE,
)
#: "A 12-layer student", "two LSTM layers": the noun behind the number tells of another.
_KIND = expression(
    r"[\d.,]+[- ]?(?:layers?|heads?|[KMB]\b|[mb]illion)?[- ]?(?:param(?:eter)?s?[- ])?(?:[\w-]{2,14} ){0,3}?"
    r"(?:Bi-?LSTMs?|LSTMs?|GRUs?|RNNs?|CNNs?|MLPs?|head on top|classifiers?|students?|teachers?|baselines?|adapters?|probes?|models"
    r"|ones|alternatives?|siblings?|competitors?|rivals?|neighbou?rs?)\b",
    re.IGNORECASE,
)
#: "Inside sits a 22-layer decoder": what a model is made of, and no other one.
_INSIDE = expression(
    r"(?:^|[\s,;:(])(?:inside|within|under the hood|underneath|beneath(?: it)?|behind (?:it|the scenes|this|that)|in there"
    r"|internally"
    r"|(?:at|in) (?:its|the|their) (?:core|heart|center|centre|base|bottom|middle)(?: of (?:it|this|that|the model|all this))?"
    r"|its (?:core|heart|backbone|body|engine|inside|trunk|skeleton)|the (?:core|heart|backbone|body|engine|trunk)(?: of it)?),?"
    r" (?:there )?(?:(?:you|we|one)(?: will|['’]ll| can)? (?:find|see|get|meet)s?|sits?|is|was|are|works?|lies|runs|hides|beats"
    r"|hums|ticks|stands|lives|does its work) (?:just |only |simply |still )?$",
    re.IGNORECASE,
)
_BODY = expression(
    r"(?:an?|one|the) (?:[\w-]{2,20} ){0,3}(?:encoder|decoder|transformer|network|stack|backbone|trunk|model)\b(?! of [A-Z])",
    re.IGNORECASE,
)
#: A word in capitals is a name, as what opens a sentence may be ("Scout reads …"); a measure in capitals is none.
_CAPITAL = expression(r"(?<![\w.-])[A-Z][\w.-]{1,30}")
_BEGINS = expression(r"[\W_]{0,4}(?:[A-Z][\w-]{0,20}:\W{1,4})?(?P<word>[A-Z][\w.-]{1,30})(?P<colon>:?)")
_MEASURES = frozenset({"VRAM", "RAM", "KV", "GB", "MB", "GiB", "BPE", "FP16", "FP8", "INT8", "INT4", "BF16", "VQA", "FFN", "MLP"})
#: How far in front of a block its model may have been spoken of.
NEAR = 2
_SPOKEN = frozenset({"", "sized", "compared", "part", "trained", "stranger", "own", "model", "student"})
Spoken = Callable[[int, int], list[Actor]]


def centered(text: str, start: int, sentence: str, spoken_in: Spoken) -> ModelRef | None:
    """Return whom "it" at the head of a sentence means: what the sentence before opens with; None where that is not told.

    `spoken_in` returns the actors between two offsets of the text.
    """
    if not _IT.match(sentence):
        return None
    while start > 0:
        first = sentence_at(text, max(0, start - 2))[0]
        spoken = [one for one in spoken_in(first, start) if one.ref and one.ref.mention]
        pronoun = _IT.match(text[first:start])
        kin_of_it = pronoun and any(one.start < first + pronoun.end() <= one.end for one in spoken)
        if first >= start or kin_of_it:
            return None
        if not pronoun:
            last = next((one for one in spoken[1:] if _AND_ANOTHER.search(text[first : one.start]) and not one.aside), None)
            if last and _VERB.match(text, last.end):
                return last.ref
            return spoken[0].ref if spoken and not spoken[0].aside and _LINKS.fullmatch(text[first : spoken[0].start]) else None
        start = first
    return None


def alone(document: Document, cast: Sequence[tuple[Actor, ...]]) -> tuple[ModelRef | None, ...]:
    """Return for each block the only model that its section spoke of in front of it, and lately; None for no one or several."""
    found: list[ModelRef | None] = []
    spoken: list[ModelRef] = []
    age = 0
    for block, actors in zip(document.blocks, cast, strict=True):
        spoken = [] if block.kind == "heading" else spoken
        found.append(spoken[0] if spoken and age < NEAR and _is_one(spoken) else None)
        told = [one.ref for one in actors if one.ref and one.ref.mention and one.reference in _SPOKEN]
        spoken = [*spoken[:2], *told] if told else spoken
        age = 0 if told else age + bool(block.passage.text)
    return tuple(found)


def _is_one(spoken: Sequence[ModelRef]) -> bool:
    return all(same_model(ref, spoken[0]) for ref in spoken)


def carried(text: str, sentence: tuple[int, int], offset: int, actors: Sequence[Actor], above: ModelRef | None) -> ModelRef | None:
    """Return the model on stage that a sentence is about which names nobody in front of the number at `offset`.

    That is the only one that its passage spoke of so far, or the only one `above` it where the passage named none.
    """
    start, stop = sentence
    if any(start <= one.start < offset and one.reference != "it" for one in actors):
        return None
    if any(offset < one.start < stop and not one.aside for one in actors) or is_of_another(text[start:offset], text[offset:stop]):
        return None
    front = [one for one in actors if one.end <= start and not one.aside]
    if not front:
        return above
    if any(not (one.ref and one.ref.mention) or one.reference not in _SPOKEN for one in front):
        return None
    refs = [one.ref for one in front if one.ref]
    return refs[0] if _is_one(refs) else None


def is_inside(text: str, start: int, end: int) -> bool:
    """Say whether what is called by no name at `start` is told to be inside of the model spoken of ("under the hood sits a …")."""
    return bool(_BODY.match(text, start, end + 20) and _INSIDE.search(text, max(0, start - 60), start))


def is_of_another(before: str, after: str) -> bool:
    """Say whether the words around a number tell that it is of something else than the model spoken of."""
    if _BEARER.search(before) or _AGENT.search(before) or _KIND.match(after):
        return True
    head = _BEGINS.match(before)
    if head and not head["colon"] and not begins_no_name(head["word"]):
        return True
    return any(name not in _MEASURES for name in _CAPITAL.findall(before, head.end() if head else 0))
