"""What a model was made from: the base model and the data sets that the prose names, as front matter would."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from claims.declared.declared import Place, claim, is_denied, named, places
from claims.names.strangers import merged, overlaps
from claims.subjects.meant import Mention, Subjects, hub_repository
from claims.text.benchmark import is_benchmark
from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import ModelRef, fold_name, same_model
from schemas.quantity import Reading, Terms

_LEAD = (
    r"(?:(?:the|an?|our|its|original|official|public|pre-?trained|multilingual|monolingual|cased|uncased|large|small|base|model"
    r"|checkpoint|weights|of|[A-Z][a-z]{2,12}(?:ese|ish|an|ch)|[`*_\"'“(\[]) ?){0,5}"
)
#: Behind a model's name: something of it is meant, not its weights.
_BELONGING = expression(
    r"\W{0,3}(?:['’]s\b|github|repo\w*|papers?|code\w*|architecture|tokeni[sz]er|vocab\w*|config\w*|data ?sets?|corpus|embeddings?"
    r"|recipe|script|library|paper)",
    re.IGNORECASE,
)
_FROM = expression(
    r"(?:\b(?:fine-?tun(?:ed|ing)|derived|adapted|adapter|pruned|quanti[sz]ed|converted|merged)"
    r"(?: (?:version|variant|checkpoint|copy|model|form)s?)?(?: \[optional\])?(?: (?:from|of|for|on top of))"
    r"|\binitiali[sz]ed (?:from|with)|\bcontinued? (?:pre-?training|training) (?:from|of)"
    r"|\b(?:we|I) (?:then |have |further ){0,2}fine-?tuned|\b(?:obtained|created|made|produced|trained|built) by fine-?tuning"
    r"|\bfine-?tuned from model(?: \[optional\])?\W{0,4}:|\b(?:base|parent|backbone|foundation) model(?: \[optional\])?\W{0,4}[:=]"
    rf"|\bis an? (?:\w+ ){{0,2}}fine-?tuned)[\s*_`]{{1,4}}{_LEAD}$",
    re.IGNORECASE,
)
_TRAINED = r"\b(?:pre-?train(?:ed|ing)|train(?:ed|ing)|fine-?tun(?:ed|ing)|distilled)"
_WHICH = (
    r"(?:(?:the|a|an|both|only|combination|mixture|mix|union|concatenation|subset|corpus|corpora|datasets?|data|texts?|train"
    r"|training|split|part|version|large|publicly|public|available|English|of|from|in|two|three|four|five|named|called) ){0,8}"
)
_ON = Sought(rf"{_TRAINED}(?: [\w`*-]{{1,40}}){{0,6}}? (?:on|over) {_WHICH}")
_WITH = Sought(rf"(?:{_TRAINED} (?:using|with)|\blearn(?:ed|s|ing)? from) {_WHICH}")
_LABEL = expression(
    r"\W{0,4}(?:training |pre-?training |train(?:ed)? )?data ?sets?(?: used)?\W{0,4}[:=][\s*_`]{1,4}", re.IGNORECASE
)
_NAME = expression(r"[`*_\"“]{0,2}(?P<name>[A-Z][\w.+’/-]{0,40}(?: (?:[A-Z][\w.+’/-]{0,30}|v?\d[\w.-]{0,8})){0,4})[`*_\"”]{0,2}")
_NOUN = expression(
    r" ?(?:\([^()]{1,60}\))? ?(?:train(?:ing)? )?(?P<noun>data ?sets?|corpus|corpora)?(?: \([^()]{1,60}\))?", re.IGNORECASE
)
_JOINT = expression(
    r"(?:,? and (?:on )?|, (?:and )?|,? as well as (?:on )?|,? plus | ?& ?| ?\+ ?)(?:(?:the|a|an|English) ){0,2}", re.IGNORECASE
)
#: "To fine-tune and evaluate a pretrained X on …", "a tutorial for finetuning on": what anybody may do.
_HOW_TO = expression(
    r"^\W*(?:(?:to|or|and|now|then|please|you can|let['’]s) ){0,2}(?:pre-?train|fine-?tune|evaluate|run|use|try|see)\b"
    r"|\b(?:how to|tutorials?|instructions?|scripts?|code|examples?|guides?|notebooks?|recipes?)(?: (?:for|to|on|of|that))?"
    r"(?: \w+){0,2} $",
    re.IGNORECASE,
)
#: "Finetuning on X", as what links to how it is done.
_DOING = expression(r"\W*(?:fine-?tun|(?:pre-?)?train)ing on\b", re.IGNORECASE)
#: Corpora to learn from that are no benchmarks.
_CORPORA = (
    "BookCorpus|BooksCorpus|Books Corpus|Wikipedia|English Wikipedia|Wiki|Wikitext|WikiText-103|WikiText-2|"
    "Common Crawl|CommonCrawl|C4|mC4|CC-News|CC100|CC-100|CCNet|OpenWebText|WebText|OpenWebTextCorpus|Stories|OSCAR|"
    "The Pile|Pile|RedPajama|SlimPajama|FineWeb|FineWeb-Edu|RefinedWeb|Dolma|LAION|LAION-400M|LAION-2B|LAION-5B|"
    "LAION-Aesthetics|ImageNet|ImageNet-1k|ImageNet-21k|ImageNet-22k|COCO|LibriSpeech|Common Voice|GigaSpeech|"
    "VoxPopuli|VoxCeleb|PubMed|PMC|MIMIC-III|S2ORC|ArXiv|Reddit|StackExchange|Stack Exchange|The Stack|GitHub|"
    "Gutenberg|Project Gutenberg|Alpaca|Dolly|ShareGPT|OpenAssistant|UltraChat|UltraFeedback|OPUS|Europarl|ParaCrawl|"
    "CoNLL-2003|CoNLL|OntoNotes|MS MARCO|Uniref50|Uniref100|BFD|CodeSearchNet"
)
CORPORA = frozenset(map(fold_name, _CORPORA.split("|")))
_MOST = 30


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the base models and the data sets that sentences name for a model."""
    for place in places(document, ("tun", "train", "distil", "deriv", "adapt", "initiali", "base model", "dataset", "data set")):
        yield from _bases(place, subjects)
        yield from _datasets(place, subjects)


def _bases(place: Place, subjects: Subjects) -> Iterator[Claim]:
    for mention, at in _origins(place, subjects):
        subject = None if is_denied(place, at) else _made(place, subjects, at, (mention,))
        if subject:
            yield from _based(place, subject, mention)


def _origins(place: Place, subjects: Subjects) -> Iterator[tuple[Mention, int]]:
    """Return the models of a sentence that it calls an origin, and where the words that say so begin."""
    mentions = named(place, subjects)
    taken = merged((one.start, one.end) for one in mentions)
    linked = (one for one in _linked(place, subjects) if not overlaps(one.start, one.end, taken))
    for mention in (*mentions, *linked):
        front = place.text[max(place.start, mention.start - 120) : mention.start]
        lead = _FROM.search(front)
        if lead and not _BELONGING.match(place.text, mention.end, place.end):
            yield mention, mention.start - len(front) + lead.start()


def _linked(place: Place, subjects: Subjects) -> Iterator[Mention]:
    """Return the links of a sentence that lead to models, whatever their words ("this one")."""
    links = place.block.links
    low, high = (bisect_left(links, at, key=lambda one: one.start) for at in (place.start, place.end))
    for link in links[low:high]:
        repository = hub_repository(link) if link.start < link.end <= place.end else None
        if repository:
            names = subjects.candidates(repository) or (repository,)
            yield Mention(link.start, link.end, ModelRef(place.text[link.start : link.end], names))


def _made(place: Place, subjects: Subjects, at: int, bases: tuple[Mention, ...]) -> ModelRef | None:
    """Return the model that is made at `at`: the one spoken of so far, else the document's own, and none of its bases."""
    told = (subjects.at(place.index, at), subjects.own)
    return next((one for one in told if one and one.mention and not any(same_model(one, base.ref) for base in bases)), None)


def _based(place: Place, subject: ModelRef, mention: Mention) -> Iterator[Claim]:
    names = mention.ref.candidates or (mention.ref.mention,)
    stated = tuple(Reading(Terms(frozenset({name}))) for name in names)
    span = place.block.passage.span(mention.start, mention.end)
    yield Claim("base_model", subject, "value", names[0], "eq", stated, span, rule="base_model.prose")


def _datasets(place: Place, subjects: Subjects) -> Iterator[Claim]:
    label = _LABEL.match(place.text, place.start, place.end)
    models = merged((one.start, one.end) for one in named(place, subjects))
    leads = (one for pattern in (_ON, _WITH) for one in pattern.finditer(place.text, place.start, place.end))
    for lead in (label,) if label else leads:
        advised = _HOW_TO.search(place.text[place.start : lead.start()]) or _DOING.match(place.text, place.start, lead.end())
        listed = () if advised or is_denied(place, lead.start()) else tuple(_listed(place, lead.end()))
        if any(known for _, _, known in listed) and not overlaps(listed[0][0], listed[-1][1], models):
            names = tuple(place.text[start:end] for start, end, _ in listed)
            bases = tuple(mention for mention, _ in _origins(place, subjects))
            subject = _made(place, subjects, lead.start(), bases)
            value = names if len(names) > 1 else names[0]
            yield from claim(place, "datasets", value, (listed[0][0], listed[-1][1]), subject)
            return


def _listed(place: Place, at: int) -> Iterator[tuple[int, int, bool]]:
    """Return the names of a list that begins at `at`, and whether each is known, or called, a data set."""
    for _ in range(_MOST):
        match = _NAME.match(place.text, at, place.end)
        if not match:
            return
        start, end = match.start("name"), match.start("name") + len(match["name"].rstrip(".,"))
        noun = _NOUN.match(place.text, match.end(), place.end)
        yield start, end, _is_known(place.text[start:end]) or bool(noun and noun["noun"])
        after = noun.end() if noun else match.end()
        joint = _JOINT.match(place.text, len(place.text[:after].rstrip()), place.end)
        if not joint:
            return
        at = joint.end()


def _is_known(name: str) -> bool:
    folded = fold_name(name)
    return folded in CORPORA or fold_name(name.partition(" ")[0]) in CORPORA or is_benchmark(name)
