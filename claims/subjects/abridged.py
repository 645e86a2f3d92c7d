"""Short names of models in prose: "BGE" for the only model of a document that is called "bge-small-en-v1.5"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from claims.layout import asides
from claims.names.mentions import Found, Spellings, scan
from claims.names.strangers import merged, overlaps
from claims.quantities.widths import is_format
from claims.subjects import callings, editions
from claims.subjects.scene import ref_of
from claims.text.expression import expression
from claims.text.lexicon import ADJECTIVES, COMMON, DATASETS, ENGLISH, KINDS, LANGUAGES, METRICS, OTHERS, PREFIXES, SIZES
from schemas.document import Block, Document, Passage
from schemas.model import ModelRef, fold_name

#: A table with more rows names too many models for short names.
MOST_ROWS = 60
#: What a name opens with: its family's, in front of a version or a size.
STEM = expression(r"(?P<name>[A-Z][A-Za-z]{2,14})(?=\d|[-\s])")
_BILLIONS = expression(r"(?<![\w.])\d{1,4}(?:\.\d{1,2})?[Bb]\b")
#: No name is longer.
LONGEST = 60
_FILE = expression(r"\.(?:safetensors|bin|gguf|pth?|onnx|ckpt|h5|tflite|zip|tar|pkl|npz|mlmodel|py|json|txt)$", re.IGNORECASE)
#: A name in small parts, such as stands beside the names of models: "Kestrel-r3".
_IDENTIFIER = expression(r"[A-Za-z][\w.]*(?:-[\w.]+)*-\w*\d[\w.]*(?= \(|$)")
#: A label that is a name where it stands among the names of models: "Plume", "Grand Heron".
_NAME = expression(r"[A-Z][a-z]{3,14}(?: [A-Z][a-z]{2,14})?(?: \d(?:\.\d)?)?")
_VERSIONED = expression(r"(?P<name>[A-Z][\w.-]{1,20} \d(?:\.\d)?)[ -]\d{1,4}(?:\.\d{1,2})?[BM]")
_SIZE_WORDS = "tiny|mini|small|base|medium|large|xl"
_STEM_AND_SIZE = expression(rf"(?<![\w/@.-])(?P<stem>[A-Za-z][A-Za-z\d]{{1,12}})-(?:{_SIZE_WORDS})(?![\w/@]|[-.]\w)")
_PARTS = expression(r"[-_\s/:()]+")
#: "e5", "BGE", "MiniLM": letters as no ordinary word has them.
_COINED = expression(r"[A-Za-z]{1,8}\d{1,2}|[A-Z][A-Z\d]{1,7}|[A-Za-z][a-z]*[A-Z]\w{0,12}")
_CAMEL = expression(r"(?<![\w/.-])[A-Z][a-z]{1,12}[A-Z][A-Za-z]{0,8}(?![\w/]|[-.]\w)")
#: A word of so many small letters is not written in capitals alone.
_LONG = 6
_SMALL = frozenset({"bge", "gte", "mpnet", "minilm", "sbert", "labse", "t5", "mt5", "opt", "yi", "vit", "deit"})
#: Words that make another checkpoint of a model.
_STAGES = frozenset(
    {
        *(
            "instruct",
            "chat",
            "it",
            "base",
            "sft",
            "dpo",
            "rlhf",
            "preview",
            "distilled",
            "merged",
            "lora",
            "qlora",
            "adapter",
            "hf",
        ),
        *("float16", "float32", "fp16", "fp32", "fp8", "bf16", "bfloat16", "int8", "int4", "nf4", "4bit", "8bit", "quantized"),
        *("awq", "gptq", "gguf", "ggml", "mlx", "onnx", "exl2", "bnb", "8k", "16k", "32k", "64k", "128k", "200k", "256k", "1m"),
    }
)
_NUMBERED = expression(r"v?\d[\d.]*(?:[bBmMkK]|x\d+[bB])?|[LHAvVPQR]\d{1,4}|\w")
_NO_NAMES = COMMON | OTHERS | DATASETS | METRICS | ADJECTIVES | SIZES | KINDS | ENGLISH | PREFIXES | LANGUAGES
_JOINED = expression(r"[\w/@.-]")
_RUNS_ON = expression(r"[\w/@]|[-.]\w|\s\d")
_NO_FAMILIES = _NO_NAMES - ENGLISH
#: "The first Heron" is another than the one that is called so.
_NOT_ANOTHER = "".join(rf"(?<!\b{word} )" for word in ("first", "original", "second", "third", "next", "older", "earlier", "old"))
#: What behind a word makes it another model's name, or no name at all.
_GOES_ON = rf"(?![\w/@]|[-.]\w|\s(?:v?\d+(?:\.\d+)?[bBmM]?(?![\w%.,])|(?:{'|'.join(sorted(SIZES))}|family|series|tokenizer)\b))"


#: What behind a model's name makes it that of a later or larger one: "-Large", " Mamba", "-v2".
_ANOTHER = expression(rf"[-_ ](?:{'|'.join(sorted(SIZES))}|[A-Z][a-z]{{3,12}}|v?[2-9](?:\.\d)?)", re.IGNORECASE)


#: A list of more names abridges none: each would be held against every other.
MOST = 1_000


def find(
    document: Document, spelled: Spellings, found: Iterable[tuple[Found, ...]], own: Collection[str] = ()
) -> dict[str, ModelRef | None]:
    """Return the words that stand for one model of the document alone, each with that model; None for a name that several share.

    `own` are the folded names of the document's own model: what is in one of those does not stand for another.
    """
    refs: dict[str, ModelRef] = {}
    found = tuple(found)
    for ref in _names(document, spelled, found):
        if not _FILE.search(ref.mention):
            refs.setdefault(fold_name(ref.mention.rsplit("/", 1)[-1]), ref)
    if len(refs) > MOST:
        return {}
    apart = _told_apart(document)
    begun = {
        name: other
        for name, ref in refs.items()
        if name not in own
        and name not in apart
        and (other := _begun(name, ref, refs))
        and not _elder(document.text, ref.mention, other)
    }
    longer: dict[str, ModelRef | None] = {refs.pop(name).mention: other for name, other in begun.items()}
    owners: dict[str, list[tuple[str, ModelRef]]] = {}
    for ref in refs.values():
        parts = [part for part in _PARTS.split(ref.mention.rsplit("/", 1)[-1]) if part]
        for place, part in enumerate(dict.fromkeys(parts) if len(parts) > 1 else ()):
            owners.setdefault(fold_name(part), []).append((_written(part, place), ref))
    owners = {part: _distinct(found) for part, found in owners.items()}
    told = [(*found[0], len(found)) for part, found in owners.items() if not any(part in name for name in own)]
    told = [one for one in told if not _is_elder(document.text, one[0], one[1])]
    words = [(word, ref if count == 1 else None) for word, ref, count in told if word and not spelled.names.candidates(word)]
    words = [(word, _elder(document.text, word, ref) or ref) for word, ref in words]
    words += _capitalized(document, spelled, {part: told[0][1] for part, told in owners.items() if len(told) == 1})
    whole: dict[str, ModelRef | None] = {
        name: refs.get(fold_name(name)) or ref for name, ref in _listed(document, spelled) if fold_name(name) not in own
    }
    whole |= ({} if own else callings.find(document, found)) | _versions(refs.values(), own)
    called = _resized(document, spelled, refs) | editions.find(document, spelled, refs)
    whole |= {word: ref for word, ref in called.items() if not any(fold_name(word) in name for name in own)}
    families = _families(document, refs.values(), own)
    # A name that is known means what it does everywhere, unless the text has told of one size of it alone.
    whole |= {
        name: ref for name, ref in families.items() if not spelled.names.candidates(name) or (ref and _BILLIONS.search(ref.mention))
    }
    return whole | longer | {form: ref for word, ref in words for form in _forms(word) if ref or form.isupper()}


def _is_elder(text: str, word: str, ref: ModelRef) -> bool:
    """Say whether a name stands alone in front of that of its next version ("Heron …; its successor, Heron 2, …")."""
    later = word and ref.mention in (f"{word} {number}" for number in range(2, 6))
    return bool(later) and 0 <= _alone(text, word) < text.find(ref.mention)


def _elder(text: str, word: str, ref: ModelRef | None) -> ModelRef | None:
    """Return the model that a word names by itself: it is told of before the longer name of another, later one begins with it.

    "Wren has 347M weights. Wren-Large is slower": of two models. "Wren-7B" is but Wren with its size.
    """
    longer = ref.mention.rsplit("/", 1)[-1] if ref else ""
    rest = longer[len(word) :] if longer.startswith(word) and word[:1].isupper() else ""
    if not _ANOTHER.fullmatch(rest) or _alone(text, word) < 0 or _alone(text, word) > text.find(longer):
        return None
    return ModelRef(word)


def _families(document: Document, refs: Iterable[ModelRef], own: Collection[str]) -> dict[str, ModelRef | None]:
    """Return the names of families, once a model of theirs was named: "Wren" of "Wren 2 2B"; None where several models have it."""
    found: dict[str, list[tuple[str, ModelRef]]] = {}
    for ref in refs:
        stem = STEM.match(ref.mention.rsplit("/", 1)[-1])
        if stem and not any(fold_name(stem["name"]) in name for name in own):
            found.setdefault(stem["name"], []).append((ref.mention, ref))
    known = {name: _first_named(document.text, name, told) for name, told in found.items() if _is_family(name, told)}
    return {name: _main(refs) for name, refs in known.items() if refs}


def _first_named(text: str, family: str, told: list[tuple[str, ModelRef]]) -> list[ModelRef]:
    """Return the models of a family that a text names in front of the first place where the family's name stands alone."""
    bare = _alone(text, family)
    return [ref for _, ref in _distinct(told) if 0 <= text.find(ref.mention) < bare]


def _alone(text: str, name: str) -> int:
    """Return where a name first stands alone, as part of no longer one; -1 where it does nowhere."""
    at = text.find(name)
    while at >= 0 and (_JOINED.match(text[at - 1 : at]) or _RUNS_ON.match(text, at + len(name))):
        at = text.find(name, at + 1)
    return at


def _is_family(name: str, told: list[tuple[str, ModelRef]]) -> bool:
    """Say whether the word with which names begin may stand for one of them: a size or a word of size tells them apart."""
    if fold_name(name) in _NO_FAMILIES:
        return False
    return any(_BILLIONS.search(mention) or set(map(fold_name, _PARTS.split(mention))) & SIZES for mention, _ in told)


def _main(refs: list[ModelRef]) -> ModelRef | None:
    """Return the model that a family's name means: the only one, or the first where the others are stages of it."""
    first = fold_name(refs[0].mention.rsplit("/", 1)[-1])
    rests = [fold_name(ref.mention.rsplit("/", 1)[-1]) for ref in refs[1:]]
    staged = all(rest.startswith(first) and rest[len(first) :] in _STAGES for rest in rests)
    return refs[0] if staged else None


def _versions(refs: Iterable[ModelRef], own: Collection[str]) -> dict[str, ModelRef | None]:
    """Return the names without their sizes, where the document has one size alone: "Wren 2" of "Wren 2 7B"."""
    found: dict[str, ModelRef | None] = {}
    for ref in refs:
        told = _VERSIONED.fullmatch(ref.mention)
        if told and not any(fold_name(told["name"]) in name for name in own):
            found[told["name"]] = None if told["name"] in found else ref
    return found


def _resized(document: Document, spelled: Spellings, refs: Mapping[str, ModelRef]) -> dict[str, ModelRef | None]:
    """Return the ends of names with a size, such as "e5-base" beside "multilingual-e5-small", each with the model that it means."""
    found: dict[str, ModelRef | None] = {}
    for match in _STEM_AND_SIZE.finditer(document.text):
        word = match[0]
        if word in found or fold_name(word) in refs or spelled.names.candidates(word):
            continue
        longer = re.compile(rf"(?P<front>.+-){re.escape(match['stem'])}-(?:{_SIZE_WORDS})(?P<behind>-.*)?", re.IGNORECASE)
        fits = (longer.fullmatch(ref.mention.rsplit("/", 1)[-1]) for ref in refs.values())
        names = {f"{fit['front']}{word}{fit['behind'] or ''}" for fit in fits if fit}
        if len(names) == 1:
            name = names.pop()
            found[word] = refs.get(fold_name(name)) or ModelRef(name, spelled.names.candidates(name))
    return found


def _distinct(found: list[tuple[str, ModelRef]]) -> list[tuple[str, ModelRef]]:
    """Return the owners of a part, each once that is spelled in several ways ("Mistral 7B" is Mistral-7B-v0.1)."""
    kept: list[tuple[str, ModelRef]] = []
    for one in found:
        if not any(set(one[1].candidates) & set(other[1].candidates) for other in kept):
            kept.append(one)
    return kept


def _capitalized(document: Document, spelled: Spellings, parts: Mapping[str, ModelRef]) -> list[tuple[str, ModelRef | None]]:
    """Return the words with a capital inside that a text writes for a part of a name in small letters: "NeoX" of "gpt-neox-20b"."""
    wanted = {part for part, ref in parts.items() if len(part) > 3 and part in ref.mention and part not in _NO_NAMES}
    if not wanted:
        return []
    words = {word for block in document.blocks if block.kind != "code" for word in _CAMEL.findall(block.passage.text)}
    alone = [word for word in sorted(words) if fold_name(word) in wanted and not spelled.names.candidates(word)]
    return [(word, parts[fold_name(word)]) for word in alone]


def _forms(word: str) -> set[str]:
    """Return how a part of a name is written alone: "bge" as "BGE" too, and "wren" as "the wren model" only."""
    if not (word.islower() and word.isalpha()):
        return {word, word[:1].upper() + word[1:]}
    if word in _SMALL:
        return {word.upper(), word}
    called = {f"{the} {one} {thing}" for the in ("the", "The") for one in (word, word.title()) for thing in ("model", "one")}
    return {word.upper(), *called} if len(word) < _LONG else called


def _begun(name: str, ref: ModelRef, refs: Mapping[str, ModelRef]) -> ModelRef | None:
    """Return the one name that goes on where a shorter, unknown one of two parts ends: "bge-small" is short itself."""
    others = [one for other, one in refs.items() if other.startswith(name) and other != name]
    same = others and others[0].mention.rsplit("/", 1)[-1].casefold().startswith(ref.mention.casefold())
    if not same or ref.candidates or len(others) != 1 or len(_PARTS.split(ref.mention)) < 2:
        return None
    rest = others[0].mention.rsplit("/", 1)[-1][len(ref.mention) :]
    copied = is_format(rest.strip("-_ "))
    return (
        others[0] if rest[:1] in "-_" and not copied and not set(map(fold_name, _PARTS.split(rest))) & (SIZES | _STAGES) else None
    )


def _told_apart(document: Document) -> frozenset[str]:
    """Return the folded labels of tables that begin another label beside them: a name, and that of a copy in another format."""
    apart: set[str] = set()
    for block in document.blocks:
        for cells in labels(block):
            names = sorted({fold_name(cell.text.strip(" *_`")) for cell in cells} - {""})
            apart.update(one for one, other in pairwise(names) if other.startswith(one))
    return frozenset(apart)


def _written(part: str, place: int) -> str:
    """Return a part of a name as it may stand alone; "" for what is no name: a size, a language, an ordinary word."""
    if fold_name(part) in _NO_NAMES or _NUMBERED.fullmatch(part):
        return ""
    if _COINED.fullmatch(part) or part in _SMALL:
        return part
    first = place == 0 and part.isalpha() and ((part.istitle() and len(part) > 3) or part.islower())
    return part if first else ""


def _names(document: Document, spelled: Spellings, found: Iterable[tuple[Found, ...]]) -> Iterator[ModelRef]:
    for block, names in zip(document.blocks, found, strict=True):
        yield from (ref_of(block.passage, one) for one in names)
        for cells in labels(block):
            named = [(cell, scan(cell.text, spelled)) for cell in cells]
            yield from (ref_of(cell, told[0]) for cell, told in named if len(told) == 1 and told[0].start < 3)
            if sum(bool(told) for _, told in named) * 2 >= len(cells):
                alike = ((cell, _IDENTIFIER.match(cell.text)) for cell, told in named if not told)
                yield from (ref_of(cell, Found(*match.span())) for cell, match in alike if match)


def _listed(document: Document, spelled: Spellings) -> Iterator[tuple[str, ModelRef]]:
    """Return the labels of tables that are names because those beside them are."""
    for block in document.blocks:
        for cells in labels(block):
            named = [bool(scan(cell.text, spelled)) for cell in cells]
            for cell, known in zip(cells, named, strict=True):
                word = cell.text.strip(" *_`")
                if not known and sum(named) * 2 >= len(cells) and _NAME.fullmatch(word) and _is_no_word(word):
                    yield word, ref_of(cell, Found(cell.text.index(word), cell.text.index(word) + len(word)))


def _is_no_word(name: str) -> bool:
    return not any(fold_name(part) in _NO_NAMES for part in (name, *name.split())) and not asides.is_summary(name)


def labels(block: Block) -> Iterator[list[Passage]]:
    """Return the first cells of a table's rows, and those of its columns, without the corner."""
    rows = block.table.rows if block.table else ()
    for cells in ((row[0] for row in rows[1:] if row), rows[0][1:]) if 1 < len(rows) <= MOST_ROWS else ():
        yield [cell.passage for cell in cells if 0 < len(cell.passage.text) < LONGEST]


def added(text: str, found: tuple[Found, ...], short: Mapping[str, ModelRef | None]) -> tuple[Found, ...]:
    """Return the names of a text with its short names."""
    words = [word for word in short if word in text]
    if not words:
        return found
    known = merged((one.start, one.end) for one in found)
    pattern = re.compile(rf"(?<![\w./@-]){_NOT_ANOTHER}(?:{'|'.join(map(re.escape, words))}){_GOES_ON}")
    more = [Found(*match.span()) for match in pattern.finditer(text)]
    longer = {one: [other for other in found if one.start <= other.start and other.end < one.end] for one in more}
    fresh = [one for one in more if longer[one] or not overlaps(one.start, one.end, known)]
    kept = [one for one in found if not any(one in longer[other] for other in fresh)]
    return tuple(sorted((*kept, *fresh), key=lambda one: one.start)) if fresh else found
