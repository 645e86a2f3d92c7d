"""What happens to a text: into how many tokens it is cut, and the shape of the tensor that comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.quantities.numbers import Quantity
from claims.sentences.reading import claim, of_value
from claims.sentences.utterance import Utterance, said_of, utterances
from claims.subjects.meant import NOBODY, Subjects
from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import ModelRef
from schemas.quantity import Reading, Terms

_TOKENS = expression(r"[\s-](?:\w{1,12}\s)?(?:tokens?|word ?pieces?|sub-?words?)(?![^\W_])", re.IGNORECASE)
#: A document without one of these words states neither.
_SPEAKS = Sought(r"token|word|shape|torch\.size")
_CUT = expression(r"tokeni[sz]|becom|split|\bcut|turn|encod|brok|break|into|yield|gives?|produc|result|maps?", re.IGNORECASE)
_QUOTED = expression(
    r"(?:^|(?<=[\s(]))(?:\"(?P<d>[^\"\n]{1,160})\"|'(?P<s>[^'\n]{1,160})'|[“„](?P<c>[^”“\n]{1,160})[”“])(?=[^\"'“”.;]{0,60}$)"
)
_SHAPE = Sought(
    r"\b(?:shape|torch\.Size)(?:\s(?:of|is|becomes|equals|will be"
    r"|\w{2,12}))?\s?[:=(]{0,2}\s?(?P<shape>[\[(]\s?\d{1,7}(?:\s?,\s?\d{1,7}){1,5}\s?[\])])",
    0,
)


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the counts of tokens and the shapes of tensors that the document's sentences state."""
    if not any(_SPEAKS.may_be_in(block.passage.text) for block in document.blocks):
        return
    for utterance in utterances(document, subjects):
        for quantity in utterance.quantities:
            yield from _count(utterance, quantity, subjects)
        yield from _shapes(utterance, subjects)


def _count(utterance: Utterance, quantity: Quantity, subjects: Subjects) -> Iterator[Claim]:
    unit = _TOKENS.match(utterance.text, quantity.end)
    # A text that is quoted may hold a sentence's end, so the words in front are those of the passage.
    front = utterance.text[max(0, quantity.hedged - 240) : quantity.hedged]
    quoted = _QUOTED.search(front) if unit and quantity.kind == "count" else None
    subject = _nearest(utterance, quantity.start, subjects) if quoted else NOBODY
    if not quoted or not unit or not subject.mention or not _CUT.search(front[quoted.end() :]):
        return
    text = quoted["d"] or quoted["s"] or quoted["c"]
    place = (quantity.hedged, unit.end())
    stated = of_value(quantity, "token_count")
    yield claim(
        utterance,
        quantity,
        "token_count",
        subject,
        quantity.value,
        stated,
        place,
        conditions=(("text", text),),
        rule="tokens.count",
    )


def _nearest(utterance: Utterance, offset: int, subjects: Subjects) -> ModelRef:
    """Return the model whose tokenizer is meant: the sentence's, else the passage's nearest, else what is spoken of."""
    named = subjects.mentions(utterance.block)
    told = [one for one in named if utterance.start <= one.start < utterance.end]
    closest = sorted(told or named, key=lambda one: abs(one.start - offset))
    return closest[0].ref if closest else subjects.at(utterance.block, offset)


def _shapes(utterance: Utterance, subjects: Subjects) -> Iterator[Claim]:
    for match in _SHAPE.finditer(utterance.text, utterance.start, utterance.end):
        subject = said_of(utterance, match.start("shape"), subjects)
        if subject.mention:
            numbers = tuple(float(one) for one in re.findall(r"\d+", match["shape"]))
            # A shape is one thing: a reading for each number would let a single dimension support it.
            stated = (Reading(Terms(frozenset({"x".join(f"{number:.0f}" for number in numbers)}))),)
            yield Claim(
                "tensor_shape", subject, "value", numbers, "eq", stated, utterance.span(*match.span("shape")), rule="tokens.shape"
            )
