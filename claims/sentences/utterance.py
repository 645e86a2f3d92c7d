"""Utterances: the sentences of a document, each with its quantities and the models it names, found once and shared by all rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from claims.names import works
from claims.names.strangers import merged, overlaps
from claims.quantities import numbers
from claims.quantities.numbers import Quantity
from claims.subjects import erratum, quiz
from claims.subjects import topic as topics
from claims.subjects.meant import Mention, Subjects
from claims.subjects.topic import OPENS, Topic
from claims.text.expression import expression
from claims.text.lexicon import OTHERS
from claims.text.once import Shared, remembered
from claims.text.sentence import sentences
from claims.text.sought import Sought
from schemas.document import Document, Passage, Span
from schemas.model import ModelRef, fold_name

#: A sentence with more quantities is read in parts.
MOST = 60
Placed = TypeVar("Placed", Quantity, Mention)

#: What a sentence says that is not so, not yet so, or not known to be so;
#: of words in lower case, as that is searched faster.
_UNREAL = Sought(
    r"\bwould\b|\b(?:suppose|imagine|hypothetical(?:ly)?|let us assume|what if)\b|\bplan(?:s|ned|ning)? to\b|\bwill (?:have"
    r"|add|support|release)\b"
    r"|\bif\b[^.;]{3,60}\b(?:might|could)\b"
    r"|\bmight (?:well |even |just )?(?:fit|save|need|reach|run|take|get|have|come|cost|bring|shrink|drop|go)\b"
    r"|\bif (?:we|you|it|they) (?:get|can|could|reach|manage)\b|\bconsider(?:s|ing) (?:a|an|adding|training)\b|\b(?:is"
    r"|are) planned\b|\bplanned for\b"
    r"|\bif (?:it|the \w+|they|one|we|\w+) (?:had|were|was)\b|\bsome(?: \w+)? (?:say|claim|state|report"
    r"|write|wrote|said|list|listed|print|printed|quote|quoted|put|give|gave)\b"
    r"|,? which (?:is|was) (?:simply |just |plain |of course )?(?:wrong|false|untrue|incorrect|nonsense|mistaken"
    r"|a (?:mistake|myth|typo)"
    r"|an error|not (?:so|true|right|correct|the case))\b"
    r"|\b(?:one|you|we) (?:can )?(?:often|sometimes|frequently|occasionally|still|may)? ?(?:reads?|hears?|finds?|sees?)"
    r"(?: (?:often|sometimes|frequently|occasionally|everywhere|here and there))? that\b"
    r"|\bit is (?:often|sometimes|frequently|widely) (?:said|written|claimed|reported|stated) that\b"
    r"|^\W*(?:(?!because|since|with|after|for|from|if)[\w'’-]{1,14} ){0,3}(?:wrong|false|incorrect|mistaken|untrue|bad|rejected)"
    r" (?:answers?|claims?|statements?|beliefs?|figures?|numbers?|assertions?|replies|sentences?|facts?)\b[^.:;]{0,60}:"
    r"|\b(?:myths?|misconceptions?|fallac(?:y|ies)|rumou?r(?:ed|s)?|allegedly|could have had)\b"
    r"|\b(?:will (?:follow|come|be released|have to)|won['’]t have|may (?:come|follow)|(?:had|have) hoped|(?:it|this"
    r"|which) did(?:n['’]t| not) work"
    r"|(?:didn['’]t|did not|do not|don['’]t) (?:make|build|train|tie|plan|ask)|coming soon|on (?:the|our) roadmap"
    r"|in the works)\b"
    r"|\b(?:earlier|previous|first|original|printed) (?:version|edition|draft|article|post|story)\b[^.]{0,60}"
    r"\b(?:wrote|said|stated|gave|claimed|reported|put|called)\b|\bwe (?:wrongly|mistakenly|incorrectly|previously) \w+ed\b"
    r"|\bused to (?:say|state|read|claim) that\b"
    r"|\b(?:i|we) thought\b|\b(?:i|we) (?:had |have |once |long |first |previously |always |originally |mistakenly |wrongly ){0,2}"
    r"(?:believed|assumed|guessed|figured)\b|\b(?:i|we|they|people) used to (?:think|believe|assume)\b"
    r"|\b(?:first|originally|initially|formerly|once) (?:said|stated|claimed|gave|listed|wrote|put)\b"
    r"|^[\s\"'(*_>-]{0,6}(?:(?:before|formerly|previously(?: stated)?|old(?: text)?)[*_]{0,2}: |(?:wrong|false"
    r"|incorrect)[*_]{0,2}: [\"“«])"
    r"|\b(?:someone|somebody|people|everybody|everyone|colleagues?|friends?|they|many|he|she)"
    r" (?:told|claims?|claimed|says?|said|insists?|wrote|thinks?|believes?|believed|calls?)\b|\b(?:i"
    r"|we) (?:have )?(?:once )?(?:read|heard) (?:on|in|that|somewhere)"
    r"|\b(?:not|never|hardly|no longer|untrue|false|wrong|incorrect|mistake[n]?|misconception)(?: \w+)?(?: to (?:say"
    r"|claim|think|assume)"
    r"| true| correct| the case)? that\b|\b(?:nobody|no one) (?:should |would |can )?(?:believe|think|say|claim"
    r"|assume)s?\b|\bcontrary to (?:the )?(?:claim|belief|rumou?r)"
    r"|\b(?:a|an|one|some|another|my|your|his|her) (?:\w+ )?(?:reader|professor|teacher|colleague|friend|blog|post|user"
    r"|reviewer|student"
    r"|wiki|site|website|commenter|boss|neighbou?r|vendor|forum|tweet) (?:says?|said|claims?|claimed|insists?|insisted"
    r"|writes?|wrote"
    r"|thinks?|believes?|swears?|swore)\b|\bto (?:say|claim) that\b"
    r"|\b(?:no\.|issue|number|part|post|column|chapter) \d{1,4} (?:gave|said|put|claimed|listed|credited|made|called)\b"
    r"|\bwe (?:mistook|confused|took [^.;,]{2,40} for)\b"
    r"|\bif you (?:have|had|own)\b|\bin case you\b|\bunless you\b|\bwhether\b"
    r"|\b(?:i|you|he|she|we|they|it)['’]d (?:expect|need|get|have|guess|want|be)\b"
    r"|\b(?:half the truth|not the whole (?:truth|story))\b"
    r"|\blet(?:['’]s| us| me) (?:halve|double|take away|remove|drop|cut|add|widen|stretch|assume|say|pretend|shrink|grow|imagine)\b"
    r"|\bsurely\b|\bpresumably\b|\b(?:i|we) (?:guess|suppose|bet)\b"
    r"|\b(?:geplant|vorgesehen|prévue?s?|prevista?|planeada?)\b|计划|预计|将于",
    0,
)
#: "It does not.": what stands in front is told to be wrong.
_DENIED = expression(
    r"\W*(?:(?:it|they|that|this|he|she) (?:do|does|is|are|was|were|did|has|have)(?:n['’]t| not)|(?:that|this"
    r"|which) is (?:wrong|false"
    r"|not (?:so|true|right|correct)|untrue|nonsense|incorrect)|wrong|not so|nonsense|not true|untrue"
    r"|no(?!\. ?\d)|nope|not quite|not at all"
    r"|(?:half |partly |mostly |also )?false"
    r"|(?:it|that|this) (?:is|was|should be) (?:just |exactly |of course )?(?:the (?:other way a?round|opposite|reverse)"
    r"|a (?:typo|mistake|misprint)"
    r"|an error))\s?(?:[.,;:!)]|$)",
    re.IGNORECASE,
)
#: What follows is supposed; what stands before it is not.
_AND_IF = Sought(
    r",? (?:and|but|yet) if (?:we|you|it|they|one|somebody|someone|the \w+) (?:had|were|could|got)\b"
    r"|; with \w+ it would\b|,? (?:and|but) (?:it )?would\b",
)
#: "If you need more: X has 24 layers": whether one does or not.
_ADVICE = expression(
    r"\W{0,3}If you (?:can|want|need|have|prefer|like|are|only|must|would like)\b[^:;.?!]{3,70}:\s(?=[\W_]{0,3}[A-Z])"
)
_QUESTION = expression(r"\?[\s\"'”’)*_]*$")
#: "How many of X's 22 layers …?" takes for granted how many there are.
_WONDERS = expression(r"\W*(?:(?:and|so|but|then|now),? )?(?:how|why|what(?! if)|which|where|when)\b", re.IGNORECASE)
_PRESUPPOSED = expression(r"(?:['’]s|\b(?:the|its|their|whose))\s$", re.IGNORECASE)
_STAND_IN = Sought(r"\b(?:the|its|other) (?:[\w-]+ )?(?:one|small|large|base|other|bigger|smaller)\b")
#: "Max input: 512 tokens".
_LINE = expression(r"(?:(?<=\s)|^)[A-Z][a-z]+(?: [A-Z]?[a-z]+){0,3}:(?=\s)")
#: "width ....... 768": a label that dots lead from to its value.
_LEADER = expression(r"(?<=\s)[A-Za-z][\w/()-]{0,30}(?:,? [\w/()-]{1,30}){0,3} ?\.{4,60} ?(?=\d)")
_LABEL_LENGTH = 40
#: Choices in one paragraph with their question.
_INLINE = expression(r"\?[\s\"'”’)*_]{1,4}(?P<first>(?:\(?[Aa][.):]|\([i1]\))\s)")
_SECOND = expression(r"(?<=\s)(?:\(?[Bb][.):]|\((?:ii|2)\))\s")
_SOLVED = expression(r"\b(?:solution|answer|lösung|antwort|réponse|solución)\b", re.IGNORECASE)
#: "Gemma's 7B has": a name too.
_OWNED_SIZE = expression(
    r"(?:(?<=['’]s )|(?<=, )|(?<=; )|(?<=and ))\d{1,4}(?:\.\d{1,2})?[BM](?= (?:is|has|had|was|weighs|counts|holds"
    r"|stacks|uses|takes|needs|comes|came|runs|model)\b)"
)
#: "the 7B" is a name, not how many parameters a model has.
_SIZED = expression(r"\w+ \d{1,4}(?:\.\d{1,2})?[BM]", re.IGNORECASE)
#: "9.", the number of a question.
_NUMBER = expression(r"\W*\d{1,2}[.)]\W*")
_THEY = expression(r"\b(?:they|them|both|the two)\b", re.IGNORECASE)
_EACH = expression(r"\b(?:each|both|all of them|apiece)\b", re.IGNORECASE)
#: A heading of the answer that says nothing yet.
_HEADED = expression(r"\W*(?:show |the )?(?:solution|answer|lösung|réponse|solución)s?\W*", re.IGNORECASE)
_TRUE = expression(r"\W*(?:(?:solution|answer|lösung|solución)\b\W*)?(?:true|yes|correct|richtig|wahr|vrai)\b", re.IGNORECASE)
_UNCONFIRMED = expression(r"\b(?:true or (?:false|not)|wahr oder falsch|vrai ou faux)\b", re.IGNORECASE)
_NEGATED = expression(
    r"\b(?:not|never|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|nicht|neither|nor|nowhere(?: near)?|far from)\s"
    r"(?:(?:have|has|being|the|a|its|just|really|actually|truly|in fact|in truth) ){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: offsets `start` to `end` of its block's passage, its quantities outside of models' names, its models.

    `questions` are the properties that the question or short heading in front of it is about; `of` is the model that the
    question names where it stands elsewhere; `lead` are the words of a short label in front ("**Longer context.** 32,768 …").
    `section` is the property that the heading of its section names.
    """

    block: int
    passage: Passage
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    questions: tuple[str, ...] = ()
    of: ModelRef | None = None
    lead: str = ""
    section: str = ""

    @property
    def asked(self) -> str:
        """The property that the question or short heading in front is about, or ""."""
        return self.questions[0] if self.questions else ""

    @property
    def text(self) -> str:
        """The words of the whole passage; offsets are indices into it."""
        return self.passage.text

    @property
    def sentence(self) -> str:
        """The words of the sentence."""
        return self.passage.text[self.start : self.end]

    @property
    def led(self) -> str:
        """The words of the sentence with the short label in front of it."""
        return f"{self.lead} {self.sentence}" if self.lead else self.sentence

    def before(self, offset: int, width: int = 60) -> str:
        """Return up to `width` characters of the sentence in front of `offset`."""
        return self.text[max(self.start, offset - width) : offset]

    def after(self, offset: int, width: int = 80) -> str:
        """Return up to `width` characters of the sentence from `offset` on."""
        return self.text[offset : min(self.end, offset + width)]

    def span(self, start: int, end: int) -> Span:
        """Return where a part of the passage stands in the document."""
        return self.passage.span(start, end)

    def negates(self, quantity: Quantity) -> bool:
        """Say whether the sentence denies what the quantity says ("not 110M")."""
        return bool(_NEGATED.search(self.before(quantity.hedged, 24)))


#: "Carol says X has 400M": what somebody says is not what the document states.
_SOMEBODY_SAYS = Sought(
    r"(?:^\W*|[,;:] )(?!(?:The|This|That|It|He|She|They|We|I|You|One|What|Its|Our|Which|Who|Whoever|And|But|So)\b)"
    r"(?P<who>[A-Z][a-z]{2,12}) "
    r"(?:says|said|insists|insisted|thinks|believes|claims|claimed|swears|guesses|guessed|argues|maintains)\b",
    0,
)


#: "As one would expect of half the layers", "not to what the table would let you expect": what is told is so nevertheless.
_EXPECTED = expression(
    r"\b(?:as|than|what|like|that) (?:(?!if\b|it\b)[\w'’]{1,14} ){1,4}would"
    r" (?:(?:have|let|make|lead) (?:you |one |us |me )?(?:to )?)?"
    r"(?:expect(?:ed)?|think|thought|guess(?:ed)?|suppose[d]?|suggest(?:ed)?|imagine[d]?|believe[d]?|assume[d]?|hope[d]?)\b",
    re.IGNORECASE,
)


def is_stated(sentence: str) -> bool:
    """Say whether a sentence states what it says: no question, nothing supposed, planned or told of others."""
    sentence = _EXPECTED.sub("", sentence) if "would" in sentence else sentence
    somebody = _SOMEBODY_SAYS.search(sentence)
    # What a maker says of its models is taken for a statement.
    if _QUESTION.search(sentence) or (somebody and fold_name(somebody["who"]) not in OTHERS):
        return False
    return not _UNREAL.is_in(sentence.lower()) and not erratum.is_quoted(sentence)


def said_of(utterance: Utterance, offset: int, subjects: Subjects, end: int | None = None) -> ModelRef:
    """Return the model that a number at `offset` is said of; `end` is where the words that carry it end."""
    named = any(one.start < offset for one in utterance.mentions) or _STAND_IN.search(utterance.before(offset))
    if utterance.of and not named:
        return utterance.of
    return subjects.at(utterance.block, offset, end)


@remembered
def utterances(document: Document, subjects: Subjects) -> Iterable[Utterance]:
    """Return the sentences of a document that state a quantity as a fact, each read when it is first asked for."""
    return Shared(_utterances(document, subjects))


def _utterances(document: Document, subjects: Subjects) -> Iterator[Utterance]:
    offered = quiz.choices(document)
    answers = quiz.find(document)
    questions = frozenset(answers.below.values())
    topic = Topic()
    for index, block in enumerate(document.blocks):
        if block.kind in ("code", "metadata", "table") or index in offered:
            continue
        text = block.passage.text
        found = numbers.find(text)
        topic.next(text, heading=block.kind == "heading", item=block.kind == "item")
        if index in questions:
            topic.names = ()
        asker = answers.questions.get(index)
        if asker is not None:
            topic.ask(document.blocks[asker].passage.text)
        if found:
            references = subjects.references(index)
            names = subjects.mentions(index)
            sized = (one for one in references if _SIZED.fullmatch(text, one.start, one.end))
            owned = (match.span() for match in _OWNED_SIZE.finditer(text)) if "B " in text or "M " in text else ()
            titled = works.titles(document.blocks[index]) if document.blocks[index].links else ()
            places = merged((*((one.start, one.end) for one in (*names, *sized)), *owned, *titled))
            low, high = _offered(text)
            outside = tuple(one for one in found if not overlaps(one.start, one.end, places) and not low <= one.start < high)
            asked = _UNCONFIRMED.search(text) and not _confirmed(document, answers.answers.get(index, index + 1))
            of = _only(subjects.mentions(asker)) if asker is not None else None
            if asked:
                topic.hear(text, sentences(text))
                _ask_of(topic, text, sentences(text), names)
            else:
                whole = bool(subjects.scene and index in subjects.scene.listed)
                yield from _sentences(index, block.passage, outside, references, topic, of, whole=whole)
        else:
            topic.hear(text, sentences(text))
            _ask_of(topic, text, sentences(text), subjects.mentions(index))


def _ask_of(topic: Topic, text: str, places: Iterable[tuple[int, int]], mentions: tuple[Mention, ...]) -> None:
    """Remember the models that the last question of a text names."""
    for start, end in places:
        if "?" in text[start:end] and _QUESTION.search(text[start:end]):
            named = _between(mentions, start, end) or (_between(mentions, 0, start) if _THEY.search(text[start:end]) else ())
            topic.of = tuple({fold_name(one.ref.mention): one.ref for one in named}.values())


def _asked_of(models: tuple[ModelRef, ...], answer: str) -> ModelRef | None:
    """Return whom an answer is about: the one model that its question names, or each of several ("12 each.")."""
    if len(models) > 1 and _EACH.search(answer):
        return replace(models[0], beside=models[1:])
    return models[0] if len(models) == 1 else None


def _offered(text: str) -> tuple[int, int]:
    """Return where choices stand that follow their question in the same paragraph ("…? a. 12 layers. b. 24 layers.")."""
    inline = _INLINE.search(text)
    if inline is None or not _SECOND.search(text, inline.start("first")):
        return 0, 0
    solved = _SOLVED.search(text, inline.end())
    return inline.start("first"), solved.start() if solved else len(text)


def _only(mentions: tuple[Mention, ...]) -> ModelRef | None:
    """Return the one model that a question names; None where it names more or none."""
    names = {fold_name(one.ref.mention) for one in mentions}
    return mentions[0].ref if len(names) == 1 else None


def _confirmed(document: Document, index: int) -> bool:
    """Say whether the solution that begins at a block or behind it says that a "true or false" statement is true."""
    following = (block.passage.text for block in document.blocks[index : index + 4])
    answer = next((text for text in following if text and not _HEADED.fullmatch(text)), "")
    return bool(_TRUE.match(answer))


def _sentences(
    block: int,
    passage: Passage,
    quantities: tuple[Quantity, ...],
    mentions: tuple[Mention, ...],
    topic: Topic,
    of: ModelRef | None,
    *,
    whole: bool,
) -> Iterator[Utterance]:
    lead = ""
    for start, end in [(0, len(passage.text))] if whole else _advised(passage.text):
        inside = _between(quantities, start, end)
        words = passage.text[start:end]
        asked = topic.hear(passage.text, ((start, end),))
        answers = asked and inside and OPENS.fullmatch(passage.text, start, inside[0].hedged) and not _NUMBER.fullmatch(words)
        whose = of or (_asked_of(topic.of, words) if answers else None)
        _ask_of(topic, passage.text, ((start, end),), mentions)
        stop = end if not inside else _stated_to(words, start, end)
        words, inside = passage.text[start:stop], _between(inside, start, stop)
        if inside and is_stated(words) and not (_DENIED.match(passage.text, stop) or erratum.takes_back(passage.text, stop)):
            labelled = _LINE.match(words)
            asked = (labelled and topics.asked(labelled[0])) or asked
            for low, high, part in _parts(start, stop, inside):
                yield Utterance(block, passage, low, high, part, _between(mentions, low, high), asked, whose, lead, topic.section)
        elif inside and _WONDERS.match(words) and _QUESTION.search(words):
            told = tuple(one for one in inside if _PRESUPPOSED.search(passage.text[max(start, one.hedged - 24) : one.hedged]))
            if told:
                yield Utterance(block, passage, start, stop, told, _between(mentions, start, stop))
        lead = words if not inside and len(words) < _LABEL_LENGTH else ""


def _stated_to(words: str, start: int, end: int) -> int:
    """Return where what a sentence states ends: in front of "and if we had …", where nothing before that is supposed."""
    supposed = _AND_IF.search(words)
    return start + supposed.start() if supposed and is_stated(words[: supposed.start()]) else end


def _parts(start: int, end: int, inside: tuple[Quantity, ...]) -> Iterator[tuple[int, int, tuple[Quantity, ...]]]:
    """Return a sentence in parts of `MOST` quantities, as what one of them is of may depend on every other one."""
    cuts = [start, *(one.hedged for one in inside[MOST::MOST]), end]
    for at, (low, high) in enumerate(pairwise(cuts)):
        yield low, high, inside[at * MOST : (at + 1) * MOST]


def _between(found: tuple[Placed, ...], start: int, end: int) -> tuple[Placed, ...]:
    """Return what begins between two offsets, of what stands in order."""
    low, high = (bisect_left(found, place, key=lambda one: one.start) for place in (start, end))
    return found[low:high]


def _advised(text: str) -> Iterator[tuple[int, int]]:
    """Return where the sentences of a text stand, each without the advice that leads to it ("If you can go up to 9B: X has …")."""
    for start, end in _lines(text):
        advice = _ADVICE.match(text, start, end)
        yield (advice.end() if advice else start), end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Return where the sentences of a text stand; lines that each begin with a label are sentences of their own."""
    labelled = bool(_LINE.match(text))
    dotted = "...." in text
    for start, end in sentences(text):
        cuts = [match.start() for match in _LINE.finditer(text, start, end) if match.start() > start] if labelled else []
        cuts = [match.start() for match in _LEADER.finditer(text, start, end) if match.start() > start] if dotted else cuts
        yield from pairwise((start, *cuts, end))
