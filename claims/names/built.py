"""Words that are built like a model's name: of a family, with a size, a version or a count of layers."""

from __future__ import annotations

from functools import lru_cache

from claims.text.expression import expression
from claims.text.families import AMBIGUOUS, FAMILIES
from claims.text.lexicon import ADJECTIVES, COMMON, DATASETS, ENGLISH, KINDS, LOOKALIKES, METRICS, OTHERS, SIZES
from schemas.model import fold_name

SEGMENT = expression(r"[-_‐‑]")
SIZE = expression(r"\d{1,4}(?:\.\d{1,3})?[bBmM]|[0-9]{1,2}x\d{1,3}(?:\.\d)?[bB]|A\d{1,3}(?:\.\d)?[bB]")
VERSION = expression(r"[vV]\d{1,2}(?:\.\d{1,2})?|[LH]\d{1,4}|\d{1,2}(?:\.\d{1,2})?[bBmM]?")
FAMILY = expression(
    r"bert(?:a|weet|o|inho|in)?s?(?=$|[^a-z])|bert$|^bert|gpt(?!q)|^llama|llama$|electra|xlnet|^xlm|^m?t5|t5$|bart$|^bart"
    r"|^qwen|^mistral|^mixtral|^gemma|gemma$|llava|^siglip|^blip"
    r"|minilm|wav2vec|^whisper|^falcon|^pythia|^bloom|^opt|^phi|^vit|^deit|^clip|^dinov|^mpnet|^bge|^smollm|^deepseek"
    r"|^internlm|^baichuan|^yi|^distil-"
)
#: Folded words that are no model's name, whatever they are built like.
NO_NAMES = COMMON | OTHERS | DATASETS | METRICS
#: Folded words that are built like a name and are none.
_NONE = LOOKALIKES | NO_NAMES
_NAMELESS = expression(r"[\s\d%.,]*")
#: "SmolLM", "Chinese-CLIP", "MobileSAM", "UniCoder": the last letters tell what it is, a word or a part of one what kind.
_CAMEL = expression(
    r"(?:[A-Z][A-Za-z\d]{0,16}[a-z][A-Za-z\d]{0,12}-?(?:CLIP|SAM|VLM?|LM|GPT|ViT|Former|Coder|LLaVA|Llama)|[A-Z][a-z]{2,12}(?:former|coder|Mamba)"
    r"|[A-Z][A-Za-z\d]{0,10}(?:[Ss]igLIP|-CLIP|-SAM|-ViT|-LLaVA|DETR))(?:-?[vV]?\d{1,2}(?:\.\d{1,2})?)?(?:[-_][A-Z\d][\w.]{0,12}){0,3}"
)
#: "Auto Encoder", "Transformer": words with such endings that name no model.
_NO_CAMEL = expression(
    r"(?:Trans|Per|In|Re|Con|De|Plat|Uni|Auto)former|(?:En|De|Auto\w*|Trans|Uni|Bar|Vo|Au|Hard)[Cc]oder|(?:Large|Small|Tiny|Multi|Open|My|Our|Any|Masked|Mask|Causal)-?(?:VLM?|L?LM)s?"
    r"|Auto[Mm]odel\w*|[A-Z]\w{1,30}For[A-Z]\w*"
)
#: What tells a member of a family: "B0", "T", "VL", "7B", "v2".
_VARIANT = expression(
    r"(?!(?i:corpus|data|dataset|demo|gradio|bench|eval|leaderboard|space|hub|code)\w*$)[A-Z\d][\w.]{0,14}|v\d[\w.]{0,4}"
)
#: "SmolLM-Corpus": what stands beside a model and bears its name.
_COLLECTED = frozenset({"corpus", "dataset", "datasets", "data", "demo", "leaderboard", "bench", "benchmark"})
_TAIL = expression(r"(?<=[A-Za-z])[vV]?\d{1,2}(?:\.\d{1,2})?$")
_SHORT_OF_BERT = expression(r"[a-z]{2}bert(?:a|o)?$")
_NO_WORDS = DATASETS | OTHERS


@lru_cache(maxsize=4096)
def is_built_like_a_name(chunk: str) -> bool:
    """Say whether one chunk is built like a model's name: of a known family, or a word with a size, a version or a kind."""
    segments = SEGMENT.split(chunk)
    if chunk in FAMILIES:
        return True
    if fold_name(chunk) in _NONE or _NAMELESS.fullmatch(chunk):
        return False
    first, lettered = segments[0].casefold(), len(segments) == 2 and len(segments[0]) == 1 and segments[0].isupper()  # "I-BERT"
    last = segments[-1].casefold()
    if last in ADJECTIVES or last in _COLLECTED or (first in COMMON and not lettered) or first in SIZES:
        return False
    if _is_of_a_family(chunk, segments) or _counts_layers(segments):
        return True
    return _has_a_size(segments) or _is_listed(segments) or _is_camel(chunk)


def _is_listed(segments: list[str]) -> bool:
    """Say whether a chunk is the name of a known family or begins with one ("StarCoder2", "Swin-B", "Canary-1B")."""
    stem, rest = _TAIL.sub("", segments[0]), segments[1:]
    varied = all(_VARIANT.fullmatch(one) or one in SIZES or one in KINDS for one in rest)
    if not varied:
        return False
    return stem in FAMILIES or (stem in AMBIGUOUS and (bool(rest) or stem != segments[0]))


def _is_camel(chunk: str) -> bool:
    return bool(_CAMEL.fullmatch(chunk)) and not _NO_CAMEL.match(chunk)


def _counts_layers(segments: list[str]) -> bool:
    """Say whether a name of a family ends with numbers ("distilbart-cnn-12-6")."""
    first = segments[0].casefold()
    return len(segments) > 2 and segments[-1].isdigit() and bool(FAMILY.search(first)) and first not in ENGLISH


def _is_of_a_family(chunk: str, segments: list[str]) -> bool:
    folded = chunk.casefold()
    if not FAMILY.search(folded) or folded in ENGLISH or folded in LOOKALIKES:
        return False
    shaped = len(segments) > 1 or any(letter.isdigit() for letter in chunk) or sum(letter.isupper() for letter in chunk) > 1
    return shaped or bool(_SHORT_OF_BERT.search(folded))


def _has_a_size(segments: list[str]) -> bool:
    if len(segments) < 2 or not segments[0][:1].isalpha() or len(segments[0]) < 2 or fold_name(segments[0]) in _NO_WORDS:
        return False
    sized = any(SIZE.fullmatch(one) or one.casefold() in SIZES for one in segments[1:])
    versioned = any(VERSION.fullmatch(one) or one.casefold() in KINDS for one in segments[1:])
    if segments[0][0].isupper():
        return sized or (versioned and segments[0][1:].islower() and len(segments[0]) > 2)
    return len(segments) > 2 and sized
