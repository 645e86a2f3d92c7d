"""Which library the prose says that a model is used with, by the Hub's names of libraries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.declared.declared import claim, is_denied, named, places
from claims.subjects.meant import Subjects
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.document import Document

#: The Hub's name of a library, and how texts write it.
_ROWS: tuple[tuple[str, str], ...] = (
    ("sentence-transformers", r"[Ss]entence[- ]?[Tt]ransformers"),
    ("adapter-transformers", r"[Aa]dapter-[Tt]ransformers"),
    ("transformers.js", r"[Tt]ransformers\.js"),
    ("transformers", r"[Tt]ransformers"),
    ("diffusers", r"[Dd]iffusers"),
    ("timm", r"timm"),
    ("spacy", r"spa[Cc]y"),
    ("flair", r"[Ff]lair"),
    ("fastai", r"fast\.?ai"),
    ("keras", r"Keras"),
    ("espnet", r"ESP[Nn]et"),
    ("speechbrain", r"SpeechBrain"),
    ("nemo", r"(?:NVIDIA )?NeMo"),
    ("peft", r"PEFT"),
    ("stanza", r"[Ss]tanza"),
    ("open_clip", r"[Oo]pen_?CLIP|open_clip"),
    ("setfit", r"SetFit"),
    ("span-marker", r"SpanMarker"),
    ("bertopic", r"BERTopic"),
    ("mlx", r"MLX"),
    ("gguf", r"GGUF|llama\.cpp"),
    ("allennlp", r"AllenNLP"),
    ("fairseq", r"fairseq"),
)
_NAMES = "|".join(f"(?P<n{number}>{words})" for number, (_, words) in enumerate(_ROWS))
_BRAND = r"(?:the |a )?(?:🤗 ?|[Hh]ugging ?[Ff]ace(?:['’]s)? ?|HF )?[`*_]{0,2}"
_STATED = expression(
    r"\b(?:(?:used|loaded|run|usable|available|compatible|works?|works directly|trained|fine-?tuned|implemented|integrated)"
    rf" (?:with|in|via|through|using|by|from) {_BRAND}(?:{_NAMES})[`*_]{{0,2}}"
    r"(?= (?:library|package|toolkit|framework)|[.,;)]|$| and )"
    r"|[Ll]ibrary(?: name)?[*_]{0,2}\s?[:=][\s*_`]{1,4}"
    rf"{_BRAND}(?:{_NAMES.replace('P<n', 'P<m')})(?![\w-]))"
)
#: A word without which a text, in lower case, names none of these libraries.
_SPOKEN = (
    *("transformers", "diffusers", "timm", "spacy", "flair", "fastai", "fast.ai", "keras", "espnet", "speechbrain", "nemo", "peft"),
    *("stanza", "clip", "setfit", "spanmarker", "bertopic", "mlx", "gguf", "llama.cpp", "allennlp", "fairseq"),
)
#: The model stands at most so many characters in front of the library.
NEAR = 300
_MODEL = expression(r"\b(?:models?|checkpoints?|weights|it|this|you|encoder|network)\b", re.IGNORECASE)


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the libraries that sentences name for a model."""
    for place in places(document, _SPOKEN):
        models = named(place, subjects)
        for match in _STATED.finditer(place.text, place.start, place.end):
            group = next(name for name, words in match.groupdict().items() if words)
            at = match.span(group)
            spoken = models or group[0] == "m" or _MODEL.search(place.text, max(place.start, at[0] - NEAR), at[0])
            if spoken and not is_denied(place, at[0]):
                yield from claim(place, "library_name", _ROWS[int(group[1:])][0], at, subjects.at(place.index, at[0]))
