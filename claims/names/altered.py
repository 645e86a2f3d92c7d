"""Names that look like a known one and mean another model: "Gemma 3 27B", "ViT-B/16", "Chinese RoBERTa-base", "a pruned BERT"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.names.mentions import Found
from claims.text.expression import expression
from claims.text.lexicon import OTHERS
from schemas.model import fold_name

#: What a longer name goes on with, right behind the known one.
_PATCHES = expression(r"(?:/(?:8|14|16|32)(?![\w.]))?@\d{3}(?:px)?(?!\w)|/(?:8|14|16|32)(?![\w.])")
_VERB = (
    r"(?:has|have|had|is|are|was|were|uses?|comes|counts|stacks|contains|holds|weighs|takes|needs|reads|supports"
    r"|accepts|with|runs|handles"
    r"|offers|ships|keeps|got|can|and|at)"
)
_SIZE = r"\d{1,4}(?:\.\d{1,2})?(?:x\d{1,3})?[BM]"
_COUNTED = r"(?! ?(?:param|token|weight|sentence|pair|image|word|example|document|row|sample|layer|head))"
_VERSION = expression(
    rf" (?:v?[1-9](?:\.\d)?)(?=(?: {_SIZE}(?![\w%]){_COUNTED})|(?: [A-Z][a-z]+)? {_VERB}\b"
    rf"|['’]s | (?:from|by|which|that|made|published|released|arrived|followed|goes|went)\b|: (?=\S)|, (?:an?|the|our|which)\b)"
    rf"(?: [A-Z][a-z]+)?(?: {_SIZE}(?![\w%]){_COUNTED})?"
)
_VARIANT = expression(
    r" (?:Pocket|Nano|Mini|Tiny|Micro|Pico|Pro|Max|Plus|Ultra|Lite|Flash|Next|Edge|Vision|Coder|Code|Math|Audio|Omni"
    r"|Guard|Scout"
    r"|(?:large|small|base|medium|tiny|mini|huge|xl)-v?\d[\w.]*"
    rf"|Maverick|Thinking|Reasoning|Air|Medium|Small|Large|XL|Base)(?![\w-])(?: [1-9](?:\.\d)?(?= {_VERB}\b))?"
)
#: A size in small letters that no known name goes on with: "CamemBERT large has" is not CamemBERT.
_SIZED = expression(
    rf" (?:large|small|medium|tiny|mini|huge|giant|nano|xl|xxl)(?=(?: (?:model|checkpoint|version))? {_VERB}\b|['’]s |[,.;:)]| \()"
)
#: "Distil-Whisper large-v3".
_DISTILLED = expression(r"\b[Dd]istil\w{0,12}-\w{2,14} $")
_CLASS = frozenset(
    {"model", "models", "transformer", "encoder", "decoder", "tokenizer", "base", "large", "small", "chat", "instruct", "uncased"}
    | {"cased", "paper", "team"}
)
TONGUES = (
    r"Chinese|German|French|Japanese|Korean|Russian|Arabic|Dutch|Italian|Spanish|Portuguese|Polish|Turkish|Finnish|Swedish"
    r"|Czech|Hindi|Vietnamese|Greek|Hebrew|Danish|Norwegian|Romanian|Hungarian|Indonesian|Persian|Ukrainian|Thai|Bulgarian"
    r"|Scandinavian|Nordic|Bengali|Bangla|Urdu|Estonian|Latvian|Lithuanian|Slovak|Sloven(?:e|ian)|Croatian|Serbian|Catalan|Basque"
    r"|Galician|Irish|Icelandic|Malay|Filipino|Tamil|Telugu|Marathi|Swahili|Georgian|Armenian|Albanian|Macedonian|Nepali"
)
#: The same in German, whose adjectives end like what they stand with.
_TONGUES_IN_GERMAN = (
    r"(?:[Dd]eutsch|[Ff]ranzösisch|[Ii]talienisch|[Ss]panisch|[Pp]ortugiesisch|[Nn]iederländisch|[Pp]olnisch|[Tt]schechisch"
    r"|[Rr]ussisch|[Tt]ürkisch|[Jj]apanisch|[Cc]hinesisch|[Kk]oreanisch|[Aa]rabisch|[Ff]innisch|[Ss]chwedisch|[Nn]orwegisch"
    r"|[Dd]änisch|[Gg]riechisch|[Uu]krainisch|[Uu]ngarisch|[Rr]umänisch)(?:e[nrsm]?)?"
)
#: Words in front that make it another model.
_RELATED = expression(rf"\b(?:{TONGUES}|{_TONGUES_IN_GERMAN}|[Ll]egal|[Cc]linical|[Bb]iomedical|[Ff]inancial|[Ss]cientific) $")
_CHANGED = expression(
    r"\b(?:pruned|distilled|truncated|shrunken|shrunk|compressed|modified|custom|shallow(?:er)?|reduced|deepened"
    r"|widened|thinned|extended"
    r"|shortened|trimmed|halved|lengthened|merged|upcycled|slimmed[- ]down|cut[- ]down|scaled[- ](?:down|up)|home-?made"
    r"|(?:\d{1,2}|two|three|four|six|eight|ten"
    r"|twelve)-layer(?:ed)?"
    r"|randomly initiali[sz]ed|ensembled|modified version of|stripped[- ]down|half-sized?|re-?implemented|our own"
    r"|my own)(?: copy of)? $"
    r"|\b(?:training|building|initiali[sz]ing|configuring|pre-?training) (?:an? |our |my )?$"
    r"|\b(?:trained?|built|build|create[d]?|configured?|pretrained|initiali[sz]ed?|instantiated?) (?:an?|our"
    r"|my) (?:small |tiny |new )?$",
    re.IGNORECASE,
)
#: "Our mini X": a small one of that kind.
_LITTLE = expression(r"\b(?:our|my) (?:own )?(?:mini|tiny|small|little|toy|baby|nano|micro|miniature) $", re.IGNORECASE)
#: "A BERT base for Swedish", "BERT-base Swedish": a model of that kind for a language.
_FOR_TONGUE = expression(rf"(?: models?)? (?:for (?:the )?)?(?:{TONGUES})(?![\w-])")
#: "BERT model with 10 layers", at the head of a sentence without a verb: some model of that kind.
_OPENS = expression(r"(?:^|[.!?:]\s|\n)[\W_]{0,4}(?:from[ -]scratch )?(?:pre-?trained |an? (?:\w+ )?)?$", re.IGNORECASE)
_MODEL_WITH = expression(
    r"[*_`\]]{0,3} models? (?:with|of|that has|having) (?!(?:an?|the)\b)[^.;]{0,24}\d[^.!?]{0,60}", re.IGNORECASE
)
#: "GPT-2, ours (pruned)", "a Mixtral upcycled from …": words behind that make it another model.
_DONE = (
    r"(?:pruned|distilled|truncated|shrunken|compressed|modified|extended|expanded|upcycled|merged|shortened|halved"
    r"|deepened|widened"
    r"|thinned|slimmed|re-?trained)"
)
_CHANGED_BEHIND = expression(rf"(?:,? ?\(|, )(?:{_DONE}|ours?\b|re-?implement\w+)(?=[\s,)]|$)|,? ours?\b", re.IGNORECASE)
_MADE_BEHIND = expression(rf" (?:that was |which was )?{_DONE} (?:from|to|into|by|with|of)\b", re.IGNORECASE)
_INDEFINITE = expression(r"\b(?:an?|our|my|another) $", re.IGNORECASE)
_BUILDS = expression(r"(?:\b(?:an?|our|my) (?:\w+ )?|ing )$", re.IGNORECASE)
_BUILT_WITH = expression(r"(?: (?:model|network|encoder|variant|classifier))?,? (?:with|of|that has|having)\b", re.IGNORECASE)


_WORD = expression(rf" (?P<word>[A-Z][A-Za-z]{{2,15}})(?= (?:\d(?:\.\d)? )?{_VERB}\b)")


def altered(text: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the names of a text with those that mean another model than the one they look like: longer, or with no candidates."""
    spoken: list[Found] = []
    for at, one in enumerate(found):
        limit = found[at + 1].start if at + 1 < len(found) else len(text)
        end = _end(text, one, limit)
        same = end == one.end and not is_other(text, one)
        spoken.append(one if same else replace(one, end=end, candidates=()))
    return tuple(spoken)


def _end(text: str, one: Found, limit: int) -> int:
    """Return where the name ends that the words at `one` begin."""
    rest = text[one.end : min(limit, one.end + 60)]
    more = _PATCHES.match(rest) or _version(text, one, rest) or _VARIANT.match(rest) or _SIZED.match(rest) or _word(rest)
    return one.end + more.end() if more else one.end


def _version(text: str, one: Found, rest: str) -> re.Match[str] | None:
    return None if text[one.end - 1 : one.end].isdecimal() else _VERSION.match(rest)


def _word(rest: str) -> re.Match[str] | None:
    """Return a capitalized word that goes on a name, in front of a verb ("Lumen Pocket has")."""
    match = _WORD.match(rest)
    return match if match and match["word"].casefold() not in _CLASS and fold_name(match["word"]) not in OTHERS else None


def is_other(text: str, one: Found) -> bool:
    """Say whether the words in front of a name make it another model ("our pruned X", "Swedish X")."""
    front = text[max(0, one.start - 50) : one.start]
    behind = text[one.end : one.end + 90]
    if _RELATED.search(front) or _LITTLE.search(front) or _DISTILLED.search(front) or _FOR_TONGUE.match(behind):
        return True
    if text[one.start : one.end].isalpha() and _OPENS.search(front) and _MODEL_WITH.match(behind):
        return True
    if _CHANGED_BEHIND.match(behind) or (_INDEFINITE.search(front) and _MADE_BEHIND.match(behind)):
        return True
    changed = _CHANGED.search(front)
    built = changed and _BUILDS.search(changed[0])
    return bool(changed and (not built or _BUILT_WITH.match(text[one.end : one.end + 40])))
