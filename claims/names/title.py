"""What a document says of itself: its headline, and the model whose card it is."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import PurePath

from claims.names.mentions import Found, Spellings, scan, stem_of, unaccented
from claims.readers import frontmatter
from claims.text.expression import expression
from claims.text.lexicon import ADJECTIVES, DATASETS, OTHERS, PREFIXES
from claims.text.once import remembered
from schemas.document import Block, Document
from schemas.model import ModelRef, fold_name

#: An article is about one model where at least this share of all mentions names it.
OWN_SHARE = 0.25
#: A card's headline that is no longer than this is the model's name.
LONGEST_PHRASE = 8
LONGEST_NAME = 60
#: A text is about the model that it opens with where it names it more often than this.
MENTIONED = 2

_NO_MODELS = OTHERS | DATASETS
_PLAIN_NAMES = frozenset({"readme", "index", "card", "modelcard", "article", "document", "stdin", "text", "page", "main", "doc"})
#: "Prisma-B is a multilingual encoder …": a text opens with the model that it is about.
_OPENING = expression(
    r"[\s\"'“*_]{0,4}(?:The )?(?P<name>[A-Z][\w.+-]{1,40}(?: (?:[A-Z][\w.+-]{0,20}|\d[\w.]{0,8})){0,4})[*_]{0,2}"
    r"(?: ?\([^()]{1,60}\))?(?:,[^.,;]{1,60},)? is (?:an? |the |our )(?:[^\s.;:!?]{1,40} ){0,14}?"
    r"(?:models?|LLMs?|transformers?|encoders?|decoders?|networks?|checkpoints?|VLMs?|classifiers?|tagger|recogni[sz]er|embedder)\b"
)
#: The name with which a headline begins: "Wren-3: …", "(Wren-3) …", "Wren 3".
_BEGINS_WITH = expression(r"\W{0,3}(?P<name>[A-Za-z][\w.+-]{1,30}(?: v?\d{1,2}(?:\.\d{1,2})?)?)(?=\s?[:(),—–]| - |\s*$)")
_NAME_LIKE = expression(r"\d|[a-z][A-Z]|[A-Z]{2}|\w-\w")
#: In so many of its passages a text says "we" or "our" that its makers wrote.
WE = 2
_WE = expression(r"\b(?:we|our|us)\b", re.IGNORECASE)
_NEW = expression(
    r"\b(?:introducing|announcing|presenting|releasing|launching|unveiling|meet|welcome|hello,?|launch of|release of|releases?"
    r"|launches|unveils|presents|introduces|announces|ships|publishes|debuts)(?: the)?(?: new)? $",
    re.IGNORECASE,
)
_IS_HERE = expression(
    r"[*_]{0,2}(?: (?:\w+ )?(?:is|are) (?:\w+ )?(?:here|out|available|live|ready|released)"
    r"|,? (?:released|launched|arrives|launches|lands|ships"
    r"|goes live|now available|out now)| release\b)",
    re.IGNORECASE,
)
_WORD_AND_NUMBER = expression(r"(?P<word>[A-Z][A-Za-z]{3,20}) v?\d{1,2}(?:\.\d{1,2})?(?![\w.-])")
#: "how-bert-works", "small-bert-guide": a file named after what it tells, not after a model.
_TELLS = expression(
    r"(?:^|[-_ ])(?:articles?|blog|post|guides?|notes?|primer|tutorial|overview|survey|reviews?|comparison|compar(?:ed|ing)"
    r"|explained|introduction|intro|newsletter|cheat-?sheet|faq|handbook|lessons?|lecture|talk|story|how|why|what|which|the|your|our|vs"
    r"|versus|and|uebersicht|vergleich|leitfaden|anleitung)(?=[-_ ]|$)",
    re.IGNORECASE,
)
_DERIVED = expression(r"\b(?:fine-?tuned|finetuned|based on|distilled from|trained on|pruned|quantized version)\b", re.IGNORECASE)

#: "Brook (BRK) language model family": the name is in front.
_CLASSED = expression(
    r"(?P<name>[^():,]{2,30}?)\s?(?:\((?P<short>[^()]{2,30})\))?\s{0,2}(?:(?:open|large|small|base|pretrained|text|language"
    r"|embedding"
    r"|multilingual) ){0,3}(?:(?:model |encoder )?(?:series|family|suite)|language models|models)\s?",
    re.IGNORECASE,
)


@remembered
def headline(document: Document) -> Block | None:
    """Return the first heading; where there is none before the text, the first short paragraph that ends without a full stop."""
    spoken = [block for block in document.blocks if block.kind not in ("metadata", "code", "table") and block.passage.text.strip()]
    for block in spoken[:4]:
        if block.kind == "heading":
            return block
    first = spoken[0] if spoken else None
    is_title = (
        first and first.kind == "paragraph" and len(first.passage.text) < 120 and first.passage.text.rstrip()[-1:] not in ".!;,"
    )
    if is_title:
        return first
    return next((block for block in spoken if block.kind == "heading"), None)


def own(document: Document, spelled: Spellings, found: tuple[tuple[Found, ...], ...]) -> ModelRef | None:
    """Return the document's own model, or None for an article about many.

    `found` are the names in each block. A card says whose it is by its repository, its front matter or its file's name; other
    documents by a headline whose model the text is mostly about.
    """
    repository = document.repository or _repository_of(_stem_of_file(document.name))
    one_of_several = _is_one_of_several(document, spelled)
    called = "" if repository else _agreed(document) or ("" if one_of_several else _compound(document))
    if called:
        return ModelRef(called, spelled.names.candidates(called), own=True)
    if not repository and (repository := _from_file_name(document.name, spelled)) and not spelled.names.candidates(repository):
        # A file may be called by what it tells of: a headline's model of which the text speaks goes before a name nobody knows.
        headed = None if one_of_several else _from_headline(document, spelled, found) or _from_opening(document, spelled, found)
        if headed and not unaccented(repository).startswith(unaccented(headed.mention)):
            return headed
    if repository:
        known = spelled.names.candidates(repository)
        return ModelRef(_called(document, repository), known or ((repository,) if "/" in repository else ()), own=True)
    declared = _from_front_matter(document)
    if declared:
        return ModelRef(declared, spelled.names.candidates(declared) or _titled(document, spelled), own=True)
    return None if one_of_several else _from_headline(document, spelled, found) or _from_opening(document, spelled, found)


def _called(document: Document, repository: str) -> str:
    """Return how a headline calls the model in whose repository it stands: "Wren-3" of "owner/kit-wren3", else the repository."""
    title = headline(document)
    begins = _BEGINS_WITH.match(title.passage.text) if title else None
    parts = re.split(r"[-_]", repository.rsplit("/", 1)[-1])
    ends = {fold_name("".join(parts[at:])) for at in range(1, len(parts))}
    return begins["name"] if begins and fold_name(begins["name"]) in ends else repository


def aliases(document: Document, model: ModelRef, spelled: Spellings) -> frozenset[str]:
    """Return the folded spellings by which a document calls its own model."""
    written = [model.mention, model.mention.rsplit("/", 1)[-1], *(name.rsplit("/", 1)[-1] for name in model.candidates[:1])]
    title = headline(document)
    if title and not _DERIVED.search(title.passage.text):
        first = next(iter(scan(title.passage.text, spelled)), None)
        if first and (first.start < 12 or fold_name(title.passage.text[first.start : first.end]) == fold_name(model.mention)):
            written.append(title.passage.text[first.start : first.end])
        elif not first and len(title.passage.text) < 40:
            written.append(title.passage.text)
        classed = _CLASSED.fullmatch(title.passage.text) if not first else None
        written += [name for name in (classed.groups() if classed else ()) if name]
    stem = _stem_of_file(document.name)
    written += [stem] if unaccented(model.mention).startswith(stem_of(stem) or " ") else []
    return frozenset(fold_name(name) for name in written)


def names(document: Document) -> tuple[str, ...]:
    """Return how the document's repository, or its file and headline together, call its own model."""
    repository = document.repository or _repository_of(_stem_of_file(document.name))
    name = repository.rsplit("/", 1)[-1] if repository else _agreed(document) or _compound(document) or _opening(document)
    name = name or _numbered(document)
    return (name,) if name else ()


def _numbered(document: Document) -> str:
    """Return the word and the number that a headline begins with where the text speaks of them too ("# Tern 2"), else ""."""
    title = headline(document)
    begins = _WORD_AND_NUMBER.match(title.passage.text) if title else None
    if not begins or not stem_of(begins[0]):
        return ""
    told = (block.passage.text for block in document.blocks if block is not title and block.kind in ("paragraph", "item"))
    again = re.compile(rf"\b{re.escape(begins['word'])}(?: \d|-[A-Z])")
    return begins[0] if any(again.search(text) for text in told) else ""


def _compound(document: Document) -> str:
    """Return a headline that is one compound word with which the text goes on ("# Prisma-B", "Prisma-B takes …"), else ""."""
    title = headline(document)
    name = title.passage.text.strip(" *`") if title else ""
    segments = [one.casefold() for one in name.split("-")]
    if " " in name or len(segments) < 2 or segments[0] in PREFIXES or segments[-1] in ADJECTIVES or not stem_of(name):
        return ""
    told = (block.passage.text for block in document.blocks if block is not title and block.kind in ("paragraph", "item"))
    return name if any(name in text for text in told) else ""


#: "Wren Embed", "Text embedding models": what a card is of whose models return vectors.
_EMBEDS = expression(r"embed(?:ding|der)?s?(?![a-z])|sentence[- ](?:transformers?|similarity|encoders?)", re.IGNORECASE)


@remembered
def is_of_embedder(document: Document) -> bool:
    """Say whether a document's headline, repository or front matter says that its model returns vectors."""
    told = headline(document)
    keys = frontmatter.keys(document)
    declared = (word for key in ("pipeline_tag", "library_name") for word in frontmatter.words(keys.get(key)))
    return any(
        _EMBEDS.search(text) for text in (told.passage.text if told else "", document.repository or document.name, *declared)
    )


@remembered
def _opening(document: Document) -> str:
    """Return the name with which the first paragraph opens, to say what it is, and with which the text goes on; else ""."""
    blocks = [block for block in document.blocks if block.kind in ("heading", "paragraph")][:4]
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    match = _OPENING.match(first.passage.text) if first else None
    name = match["name"].rstrip(".-+") if match else ""
    title = headline(document)
    if name and title and fold_name(title.passage.text) == fold_name(name):
        return name
    if not first or not _NAME_LIKE.search(name) or fold_name(name) in _NO_MODELS:
        return ""
    return name if sum(block.passage.text.count(name) for block in document.blocks) > MENTIONED else ""


def _agreed(document: Document) -> str:
    """Return the name that the headline gives where the file is named after the same model, else ""."""
    title, stem = headline(document), _stem_of_file(document.name)
    text = title.passage.text.strip(" *`") if title else ""
    first = text.split(" ", 1)[0]
    if not stem_of(stem) or unaccented(re.split(r"[-_]", first)[0]) != stem_of(stem):
        return ""
    if fold_name(text) == fold_name(stem) or " " not in text:
        return text
    return first if frontmatter.is_card(document) else ""


@lru_cache(maxsize=8)
def _stem_of_file(name: str) -> str:
    path = PurePath(name.split("?", 1)[0])
    stem = path.stem if path.suffix.casefold() in (".md", ".txt", ".html", ".htm", ".rst", ".ipynb", ".markdown") else path.name
    return path.parent.name if fold_name(stem) in _PLAIN_NAMES else stem


def _repository_of(stem: str) -> str | None:
    return stem.replace("--", "/", 1) if re.fullmatch(r"[\w.]+(?:-[\w.]+)*--[\w.-]+", stem) else None


def _from_file_name(name: str, spelled: Spellings) -> str | None:
    stem = _stem_of_file(name)
    if _TELLS.search(stem):
        return None
    whole = [one for one in scan(stem, spelled) if (one.start, one.end) == (0, len(stem))]
    return stem if whole else None


def _from_front_matter(document: Document) -> str | None:
    keys = frontmatter.keys(document)
    index = frontmatter.items(keys.get("model-index"))
    listed = frontmatter.mapping(index[0]).get("name") if index else None
    for node in (keys.get("model_name"), keys.get("model_id"), listed):
        for name in frontmatter.words(node):
            if 2 < len(name) < 100:
                return name
    return None


def _titled(document: Document, spelled: Spellings) -> tuple[str, ...]:
    """Return what a headline stands for that is nothing but a name."""
    title = headline(document)
    text = title.passage.text.strip(" *`") if title else ""
    return next((one.candidates for one in scan(text, spelled) if (one.start, one.end) == (0, len(text))), ())


def _from_headline(document: Document, spelled: Spellings, found: tuple[tuple[Found, ...], ...]) -> ModelRef | None:
    title = headline(document)
    text = title.passage.text if title else ""
    titled = scan(text, spelled)
    is_card = frontmatter.is_card(document)
    if title and is_card and not titled and len(text) <= LONGEST_NAME:
        classed = _CLASSED.fullmatch(text)
        name = classed["name"] if classed and classed.end("name") < len(text.rstrip()) else text.strip()
        return ModelRef(name, own=True, span=title.passage.span(0, len(text)))
    if not title or len({fold_name(text[one.start : one.end]) for one in titled}) != 1:
        return None
    name = text[titled[0].start : titled[0].end]
    told = is_card or _spells_out(text, titled[0]) or _covers(text, titled[0]) or _announces(document, text, titled[0])
    if not (told or _dominates(fold_name(name), document, found)):
        return None
    return ModelRef(name, titled[0].candidates, own=True, span=title.passage.span(titled[0].start, titled[0].end))


def _is_one_of_several(document: Document, spelled: Spellings) -> bool:
    """Say whether a headline only begins the first section: a later heading of its level is little but another model's name."""
    title = headline(document)
    called = _only_name(title, spelled) if title and title.kind == "heading" and not frontmatter.is_card(document) else ""
    if not title or not called:
        return False
    level = (one for one in document.blocks if one.kind == "heading" and one.level == title.level)
    return any(_only_name(one, spelled) not in ("", called) for one in level)


def _only_name(block: Block, spelled: Spellings) -> str:
    """Return the folded name of the model that a heading is little more than, else ""."""
    named = scan(block.passage.text, spelled)
    if len(named) != 1 or not _covers(block.passage.text, named[0]):
        return ""
    return fold_name(block.passage.text[named[0].start : named[0].end])


def _from_opening(document: Document, spelled: Spellings, found: tuple[tuple[Found, ...], ...]) -> ModelRef | None:
    name, title = _opening(document), headline(document)
    titled = name and title and fold_name(title.passage.text) == fold_name(name)
    if not name or not (titled or _dominates(fold_name(name), document, found)):
        return None
    return ModelRef(name, spelled.names.candidates(name), own=True)


def _spells_out(title: str, found: Found) -> bool:
    """Say whether a headline is a name in brackets behind the words that it stands for ("Vision Transformer (ViT)")."""
    words = title[: found.start].rstrip()
    closed = title[found.end :].strip() == ")" and words.endswith("(")
    return (
        closed
        and words[:1].casefold() == title[found.start].casefold()
        and words[:1].isupper()
        and len(words.split()) < LONGEST_PHRASE
    )


def _covers(title: str, found: Found) -> bool:
    rest = re.sub(
        r"\b(?:model|card|for|the|base|large|language|pretrained|of|readme|about)\b",
        "",
        title[: found.start] + title[found.end :],
        flags=re.I,
    )
    return len(re.sub(r"\W", "", rest)) < 4


def _announces(document: Document, title: str, found: Found) -> bool:
    """Say whether a headline announces a model in the words of its makers ("Tern 2 is here", and "we" in the text)."""
    if not (_NEW.search(title[: found.start]) or _IS_HERE.match(title, found.end)):
        return False
    return sum(bool(_WE.search(block.passage.text)) for block in document.blocks if block.kind in ("paragraph", "item")) >= WE


def _dominates(name: str, document: Document, found: tuple[tuple[Found, ...], ...]) -> bool:
    counted: Counter[str] = Counter()
    for block, names in zip(document.blocks, found, strict=True):
        counted.update(fold_name(block.passage.text[one.start : one.end]) for one in names)
    own_times = counted[name] - 1
    most = max(counted.values(), default=0)
    return own_times > 1 and own_times + 1 >= most and own_times >= OWN_SHARE * (sum(counted.values()) - 1)
