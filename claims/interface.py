"""What a model takes in and gives out: vocabulary, longest input, images, vectors, labels, languages, bits of its weights."""

from __future__ import annotations

from claims.row import Row, compiled

_TRAINED_ON = (
    r"train|corpus|corpora|dataset|data\b|tokens? of (?:text|data|code)|batch|epoch|fine-?tun|generat"
    r"|output (?:length|limit)|max_new|\bsteps"
)
_INPUT = (
    r"context|window|sequence|input|prompt|look|read|attend|accept|process|take|handle|devour|positions?|truncat|limit"
    r"|long|length|stops? at"
)

ROWS = (
    Row(
        "output",
        "output_dimension",
        r"(?:-?dimensional|-?dim|-?d) (?:dense |sentence |text |output |normali[sz]ed |image )?(?:vectors?|embeddings?"
        r"|vector space|representations?)",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "vectors",
        "output_dimension",
        before=r"(?:vectors?|(?:sentence |text |output )?embeddings?)(?: with| has| have| are)?",
        after="",
        low=1e9,
    ),
    Row(
        "returns",
        "output_dimension",
        r"dimensions?|dims?",
        needs=r"vectors?|embeddings?|return",
        unless=r"hidden|layers",
        low=16,
        high=1e5,
    ),
    Row(
        "vocabulary",
        "vocab_size",
        before=r"(?:vocab(?:ulary)?|jargon|Vokabular|vocabulaire|vocabulario|词表)(?:[ _-]?(?:size|größe))?(?: (?:with|contains"
        r"|has|comprises|holds|consists))?"
        r"(?: of (?:its|the|a|\w+) (?=\w))?|token table|vocabulary of (?:size|about)",
        low=10,
        high=1e8,
    ),
    Row(
        "vocabulary_of",
        "vocab_size",
        r"(?:vocabulary|vocab) ?(?:entries|size|tokens|items|pieces|words)?|(?:sub-?word|byte-?level|wordpiece|sentencepiece"
        r"|bpe)? ?(?:pieces|sub-?words|wordpieces|entries)"
        r"|(?:sub-?word |bpe )?(?:tokens?|units?|symbols|types) (?:in (?:its|the) )?vocab(?:ulary)?|jargon \w+",
        needs=r"vocab|token|jargon|piece",
        low=100,
        high=1e8,
        unless=r"dictionary of|bleu",
    ),
    Row(
        "table_of_tokens",
        "vocab_size",
        r"tokens?|sections|pieces",
        needs=r"token table|table of|vocabulary|vocab|jargon|tokeni[sz]er",
        low=1000,
        high=1e8,
        unless=r"train|context|window|corpus",
    ),
    Row(
        "context_of",
        "max_position_embeddings",
        r"(?:tokens? )?(?:context|input)(?: (?:length|window|size))?|(?:token )?(?:context (?:length|window))"
        r"|tokens? (?:of (?:context|input)|long|per input|in length|window|context)"
        r"|(?:token )?sequence length|Kontext",
        low=32,
        high=1e8,
        filler=False,
        unless_front=r"train\w*\b[^;]{0,70}$",
        unless=r"\bbatch|epoch|learning rate|fine-?tun|pre-?train(?:ed|ing) (?:with|on|at|using)|trained (?:with|using|at)"
        r"|generat",
    ),
    Row(
        "context",
        "max_position_embeddings",
        before=r"(?:max(?:imum|\.|imal)? )?(?:context|sequence|input|position)(?:[ -](?:length|window|size|limit"
        r"|embeddings))(?: of \w+)?(?: (?:up|extends|reaches|grows))?(?: to| up to)?|max_position_embeddings"
        r"|context|window|上下文(?:长度)?",
        low=32,
        high=1e8,
        unless_front=r"train\w*\b[^;]{0,70}$",
        unless=r"\bbatch|epoch|learning rate|fine-?tun|pre-?train(?:ed|ing) (?:with|on|at|using)|trained (?:with|using|at|on)"
        r"|extended from|tokens/s|second|generat",
    ),
    Row(
        "longest_input",
        "max_position_embeddings",
        r"tokens?|positions|token \w+|Tokens",
        needs=_INPUT,
        unless=_TRAINED_ON + r"|second|/s\b|becomes|tokeni[sz]ed|per token|special",
        low=32,
        high=1e8,
    ),
    Row(
        "image_size",
        "image_size",
        r"(?:pixels?|px)?(?: (?:input )?(?:images?|resolution|inputs?))?",
        needs=r"image|resolution|pixel",
        unless_front=r"patch\w*[^,;]{0,20}$",
        low=16,
        high=1e4,
    ),
    Row(
        "patch_size",
        "patch_size",
        r"(?:pixels? )?patch(?:es)?",
        before=r"patch(?:es)?(?: size)?(?: of(?: size)?)?",
        needs=r"patch",
        low=2,
        high=256,
    ),
    Row(
        "labels",
        "num_labels",
        r"(?:output )?(?:labels|classes)",
        needs=r"classif|predict|output|\bhead\b|model|label|sorts|tells|distinguish",
        unless=r"dataset|data set|corpus|annotated",
        low=2,
        high=1e6,
    ),
    Row(
        "bits",
        "quantization_bits",
        r"bits?(?: (?:integers?|weights?|precision|quanti[sz]ation|quanti[sz]ed|per (?:channel|weight|token)|groupwise))?",
        needs=r"quanti[sz]|bits per weight|weights",
        unless=r"instead of 32|gpu",
        low=1,
        high=32,
        filler=False,
    ),
    Row(
        "languages",
        "num_languages",
        r"(?:languages?|dialects|Sprachen|langues|idiomas|lenguas|语言)",
        low=2,
        high=8000,
        unless=r"programming|plans? to|beyond",
    ),
)


PATTERNS = compiled(__name__, ROWS)
