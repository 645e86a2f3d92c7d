"""What stands around a table: the caption, sentences and headings above it, and the data set, task and metric they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.layout import headers, legends
from claims.names.title import headline
from claims.subjects.meant import Subjects
from claims.tables import models, trials
from claims.text.benchmark import is_benchmark
from claims.text.expression import expression
from claims.text.lexicon import OTHERS
from schemas.document import Document
from schemas.model import fold_name

#: At most this many characters of a sentence above a table are read.
LONGEST = 300
_SAYS = frozenset({"paragraph", "caption", "item"})
#: A heading that stands more blocks above a table than this is not its own.
FARTHEST = 200

_NAME = r"[A-Z][\w.’'/-]{0,30}(?: (?:v?\d[\d.]{0,6}|[A-Z][\w.-]{0,20})){0,4}"
_EVALUATED_ON = expression(
    r"\b(?i:evaluat|result|perform|test|score|accurac|report|achiev|measur|benchmark|rate|metric|F1|BLEU|WER|CER|EM|ROUGE"
    r"|chrF)\w{0,6}\b[^.]{0,60}?"
    rf" (?i:on|for|over) (?:the )?(?P<name>{_NAME})"
)
#: "Results from X v1.0 are shown below": what the next table is of.
_SHOWN = expression(
    rf"\b(?i:results?|scores?|figures|numbers|performance)(?: [a-z]{{2,12}}){{0,2}}"
    rf" (?i:on|for|over|from|of) (?:the )?(?P<name>{_NAME})"
    r"(?: (?:data ?set|corpus|benchmark|test set|set|task))? (?:are|is|can be|were) (?:also )?"
    r"(?:shown|displayed|listed|given|reported|presented|summari[sz]ed|found|seen|below|as follows|in the)\b"
)
#: "SQuAD as training data" is not what is reported.
_TRAINED_ON = expression(r"[\w .-]{0,12}\b(?:as|for) (?:the |our )?(?:pre-?|fine-?)?(?:train|tun)", re.IGNORECASE)
_CALLED = expression(
    rf"(?<![\w.])(?!(?:Th(?:is|e|ese|ose|at)|Our|Its?|Each|Every|All|Both|An?|Some|My|Their|Another|Any|One|Same) )"
    rf"(?P<name>{_NAME}) (?:data ?set|corpus|benchmark|leaderboard"
    r"|(?:test|dev|validation|evaluation)(?:[ -]?set| split)?)\b"
)
_WORD = expression(r"[A-Za-z][\w’'/-]{1,30}(?: v?\d{1,4}(?:\.\d{1,2})?(?![\w%.]))?")
_TASK = expression(
    r"\b(?:named?[ -]entity recognition|NER|part[ -]of[ -]speech(?: tagging)?|POS(?: tagging)?|question answering"
    r"|sentiment(?: analysis| classification)?|natural language inference|NLI|text classification|topic classification"
    r"|token classification|summari[sz]ation|(?:machine )?translation|speech recognition|ASR|(?:semantic )?textual similarity"
    r"|paraphrase (?:detection|identification)|dependency parsing|image classification|object detection|retrieval|reranking"
    r"|clustering|language identification|keyword spotting|speaker verification|hate speech(?: detection)?|toxicity(?: detection)?"
    r"|intent classification|emotion(?: classification| recognition)?|code generation|language modeling)\b",
    re.IGNORECASE,
)
_ENTITIES = expression(r"named?[ -]entity recognition|NER", re.IGNORECASE)
_TRIMMED = expression(
    r"\b(?:evaluation|eval|sets?|comparisons?|test|dev|validation|results?|performance|benchmarks?|scores?|metrics?|on|the|for|task"
    r"|tasks|downstream|model|analys[ei]s|of|and|:)\b",
    re.IGNORECASE,
)
#: A heading of a way of training or asking: what was measured is told by the heading above it.
_SETTING = expression(
    r"(?:fine-?tun\w+|train\w*|using|with|without|after|before|zero-shot|few-shot|full|low-resource|linear prob\w+|frozen|whole"
    r"|only|on)\b(?! (?:the )?(?:on |for )?(?-i:[A-Z])).*",
    re.IGNORECASE,
)
_NOTE = expression(r"\s?(?:[*†‡§¹²³⁎]|\[\d\]|\(\d\)|(?:foot)?notes?\b ?\d?[:.])", re.IGNORECASE)
_METRIC = expression(
    r"\b(?:word error rate|character error rate|exact match|WER|CER|BLEU|chrF(?:\+\+)?|ROUGE-?(?:L|1|2)?|accurac(?:y|ies)"
    r"|(?:macro|micro|weighted)?[ -]?F1|perplexit(?:y|ies)|mAP|MRR(?:@\d+)?|nDCG(?:@\d+)?|MCC|AUC"
    r"|Spearman|Pearson|pass@\d+)(?![\w])",
    re.IGNORECASE,
)


#: "Table 2.": a caption's number.
_NUMBER = expression(r"\W{0,4}(?:table|tab\.|tabelle|tableau|tabla|tabela|表) ?\d{1,3}\W{1,4}", re.IGNORECASE)
#: "Tested on the 18,000 tickets of October": a test of one's own.
_OWN_TEST = expression(
    r"\b(?:tested|evaluated|scored|assessed|validated|measured|judged|checked|evaluation|results?|scores?|accuracy)"
    r"(?: (?!on\b)[\w-]{2,14}){0,4}? on (?:the |our |my |a |an |their )?"
    r"(?:own |same |held-?out |internal |private |unseen |fresh )*"
    r"(?P<name>(?:\d[\d,.]{0,9}[kKM]? )?(?:[a-z][a-z-]{2,20} ){0,2}"
    r"(?:tickets|reviews|questions|documents|sentences|pairs|examples|samples|queries|images|recordings|articles|messages|emails"
    r"|tweets|posts|comments|conversations|dialogues|transcripts|utterances|letters|abstracts|passages|reports|records|contracts"
    r"|test (?:set|split)|(?:validation|dev|held-?out) (?:set|split))"
    r"(?: (?:of|from|in) (?:[A-Z][\w-]{2,20}|\d{4}))?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The texts above one table, nearest first; `topic` is what its nearest heading or caption names besides "results".

    `finds_spans` says that the table gives precision and recall: of the tasks that a text names, it is of finding entities.
    """

    texts: tuple[str, ...]
    topic: str | None
    finds_spans: bool = False
    document: Document | None = None

    def whole(self) -> str:
        """Return the one data set that the whole document is measured on; "" where it tells none."""
        return trials.dataset(self.document) if self.document else ""

    def dataset(self) -> str | None:
        """Return the data set that the nearest text names which names one."""
        return _first_dataset(self.texts)

    def own(self) -> str | None:
        """Return the test of the authors' own of which a text right around the table tells ("the 18,000 tickets of October")."""
        return next((match["name"] for text in self.texts[:2] if (match := _OWN_TEST.search(text))), None)

    def coined(self) -> str | None:
        """Return the topic where it is built like the name of a data set."""
        return self.topic if self.topic and _is_coined(self.topic) else None

    def task(self) -> str | None:
        """Return the task that the nearest text names which names any; None where it names several and nothing tells which."""
        tasks = next((found for text in self.texts if (found := [match[0] for match in _TASK.finditer(text)])), [])
        entities = [task for task in tasks if _ENTITIES.fullmatch(task)] if self.finds_spans else []
        return (entities or tasks)[0] if entities or len({task.casefold() for task in tasks}) == 1 else None

    def metric(self) -> str | None:
        """Return the one metric that the nearest text names; None where it names several."""
        return _metric(self.texts[0]) if self.texts else None


def read(document: Document, block: int, subjects: Subjects, labels: frozenset[str] = frozenset()) -> Surroundings:
    """Return what is around the table that is the `block`-th of a document and has these labels; its title stands last."""
    texts = [*_captioned(document, block)]
    level = 99
    for index in range(block - 1, max(-1, block - FARTHEST), -1):
        above = document.blocks[index]
        if above.kind == "heading" and above.level < level:
            texts.append(above.passage.text)
            level = above.level
        elif level == 99 and block - index < 4 and above.kind in _SAYS and not _is_anothers(document, index, block):
            texts.append(_NUMBER.sub("", above.passage.text[-LONGEST:], count=1))
        if level == 1:
            break
    title = headline(document)
    texts += [title.passage.text] if title else []
    telling = (text for text in texts[:3] if not _SETTING.fullmatch(text.strip(" #*")) and not text.rstrip().endswith("."))
    topic = _topic(next(telling, ""), subjects)
    finds_spans = all(any(label.casefold().startswith(name) for label in labels) for name in ("prec", "rec"))
    return Surroundings(tuple(texts), topic, finds_spans, document)


def _captioned(document: Document, block: int) -> Iterator[str]:
    """Return the numbered caption right below a table, without its number."""
    below = document.blocks[block + 1] if block + 1 < len(document.blocks) else None
    number = _NUMBER.match(below.passage.text) if below and below.kind in ("paragraph", "caption") else None
    if below and number:
        yield below.passage.text[number.end() : number.end() + LONGEST]


def _is_anothers(document: Document, place: int, block: int) -> bool:
    """Say whether a text is a footnote to the table right above it, or the caption of the one right below, and not of a `block`."""
    above, text, below = document.blocks[place - 1] if place else None, document.blocks[place], document.blocks[place + 1]
    captions = text.kind == "caption" and below.table is not None and place + 1 != block
    return captions or bool(above and above.table and _NOTE.match(text.passage.text))


def _topic(text: str, subjects: Subjects) -> str | None:
    """Return what a short heading names besides "results" and the like; a question, a sentence or a model names nothing."""
    words = re.sub(r"\s+", " ", _TRIMMED.sub(" ", text)).strip(" :-.#*")
    short = words and len(words.split()) < 6 and text.rstrip()[-1] not in "?.!"
    said = short and not models.is_model(words, subjects) and not legends.is_metric(words) and not headers.property_of(words)
    return words if said else None


@lru_cache(maxsize=64)
def _metric(text: str) -> str | None:
    found = {match[0].casefold(): match[0] for match in _METRIC.finditer(text)}
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=64)
def _first_dataset(texts: tuple[str, ...]) -> str | None:
    return next((name for text in texts if (name := named_in(text))), None)


@lru_cache(maxsize=256)
def named_in(text: str) -> str | None:
    """Return the data set that a text names: the one evaluated on, a known one, or one called so."""
    text = _NUMBER.sub("", text, count=1)
    told = _SHOWN.search(text) or _EVALUATED_ON.search(text)
    if told and (is_benchmark(told["name"]) or _CALLED.match(text, told.start("name")) or _is_coined(told["name"])):
        return re.split(r"\.\s", told["name"])[0].rstrip(".,")
    words = [match for match in _WORD.finditer(text) if not _TRAINED_ON.match(text, match.end())]
    pairs = (text[one.start() : other.end()] for one, other in pairwise(words) if text[one.end() : other.start()] == " ")
    known = next((name for name in (*(word[0] for word in words), *pairs) if is_benchmark(name)), None)
    called = _CALLED.search(text)
    if known or not called or legends.is_metric(called["name"]):
        return known.strip() if known else None
    return called["name"]


def _is_coined(name: str) -> bool:
    """Say whether a name is built like a data set's: capitals or digits inside its words, and no device or library."""
    return fold_name(name.split(maxsplit=1)[0]) not in OTHERS and bool(re.search(r"[a-z][A-Z]|[A-Z]{2,}[\w-]*\d|[A-Z]{3}", name))
