"""Numbers in a sentence that are no model's own: of several together, of what is trained or added, a setting of a run."""

from __future__ import annotations

import re

from claims.names.strangers import NUMBERS
from claims.text.expression import expression

#: Models counted together, and what is none of the model's own parameters.
_TOGETHER = expression(
    rf"\b(?:ensembles? of|pairs? of|(?:{NUMBERS}) (?:[\w./-]+ ){{0,3}}(?:models|copies|instances|encoders|networks"
    rf"|checkpoints|towers|branches)"
    rf"|(?:combination|pipeline|cascade|stack|committee|mix) of|mixture of (?:{NUMBERS}))\b|\b(?:together|combined"
    rf"|in total|altogether|jointly)\b[^.;,]{{0,70}}\b(?:have|count|hold|weigh)\b",
    re.IGNORECASE,
)
#: "Two models, X, a 4B-parameter model, and Y (9B parameters)": each has its own.
_INTRODUCES = expression(
    r"[\"'’`*_)\]]{0,4}(?:, (?:which is |itself )?(?:an?|our|the) (?:[a-z-]{3,16} ){0,2}| ?[(:–—-] ?(?:(?:with|at|has) )?)"
    r"(?:(?:about|roughly|around|nearly|over|just|only|almost|some) |~ ?|≈ ?){0,2}",
    re.IGNORECASE,
)
_RANGES = expression(
    r"\b(?:rang(?:es?|ed|ing)|spans?|spanning|span|go(?:es)?|scales?|var(?:y|ies)|sizes|anything|anywhere|everything|comes?) "
    r"(?:in size |in sizes |in |up )?(?:from|between) (?:[^.;]|\.(?=\d)){0,60}$",
    re.IGNORECASE,
)
#: "From single words to documents of up to 8,192 tokens": how long the texts of one model may be.
_OF_TEXTS = expression(
    r"\b(?:to|and) (?:an? )?(?:[a-z-]{3,12} ){0,3}(?:documents?|articles?|texts?|passages?|books?|papers?|pages?|inputs?|sequences?"
    r"|reports?|stor(?:y|ies)|chapters?|transcripts?|essays?) (?:of|with|at) (?:[a-z]{2,8} ){0,2}$",
    re.IGNORECASE,
)
_TRAINABLE = expression(
    r"[^.;,]{0,12}\b(?:parameters?|params|weights)\b(?: (?:of|in) [^.;,]{1,50}?)? (?:that )?(?:is|are|were|was|get"
    r"|got|remain(?:ed)?|being) (?:actually |only |then |being )?"
    r"(?:trained|updated|tuned|fine-?tuned|trainable|learned|unfrozen|touched|changed|frozen|adapted|optimi[sz]ed"
    r"|added)\b(?! (?:on|from|using|with|by|over|during|for)\b| (?-i:in [A-Z\d]))"
    r"|[^.;,]{0,12}\b(?:parameters?|params|weights)\b (?:trained|updated|tuned|frozen|adapted) (?:were|was|are|is|got)\b"
    r"|\s?(?:[MKB]|million|billion|thousand)?\s(?:additional|extra|new|added|adapter|task-specific|frozen|updated"
    r"|non-trainable)\b",
    re.IGNORECASE,
)
_ADDED = expression(
    r"\b(?:(?<!attention )(?<!\d )heads?"
    r"|adapters?|LoRA|DoRA|prefix(?:es)?|prompts?|prober?|projections?|projector|classifiers?|pooler"
    r"|bottlenecks?|modules?|matrices"
    r"|fine-?tuning|tuning|unfreez\w+|training only|trains? only|updat(?:es?|ed|ing)|train(?:ed|s|ing)? (?:just"
    r"|only))\b[^.;,:]{0,60}"
    r"\b(?:adds?|added|adding|has|have|had|with|introduces?|contains?|needs?|of|only|just|touch(?:es)?|updates?"
    r"|trains?|counts?|holds?|is|are|costs?|brings?)"
    r"\s(?:(?:about|only|just|another|an? (?:extra|additional|further)|roughly|some|~)\s?){0,2}$",
    re.IGNORECASE,
)
#: "removing four layers": what is gone.
_REMOVED = expression(
    r"\b(?:remov|dropp|delet|cut|strip|discard|prun|skipp|freez|froz|add|append)(?:t?ing|p?ed|es?|s"
    r"|en)? (?:away )?(?:the )?(?:(?:first|last|top|bottom|upper|lower|final|about"
    r"|all|other) )?$",
    re.IGNORECASE,
)
_COUNTS_WEIGHTS = expression(
    r"[\d.,]+\s?(?:[KMB]|million|billion|thousand)?[\s-]{0,2}(?:\w+ ){0,2}(?:parameters?|params|weights)\b", re.IGNORECASE
)
#: "Released 1.3B, 3.8B and 5.8B …", "for the 2.7B, 6.7B and 13B": sizes of several models.
_ONE_SIZE = r"\d{1,4}(?:\.\d{1,2})?[BM]"
_SIZES = expression(
    r"\b(?:released?|releasing|trained|offers?|provides?|published|for)\s(?:the |our |its )?"
    rf"(?P<more>(?:{_ONE_SIZE},? ){{0,6}})(?:(?:and|or) )?$",
    re.IGNORECASE,
)
_MORE_SIZES = expression(rf"(?:{_ONE_SIZE},? ){{1,6}}(?:and|or) {_ONE_SIZE}(?![\w-])")
#: "Language models under 5 billion parameters", "models larger than 7B": a class.
_CLASS = expression(
    r"(?<!our )(?<!these )(?<!the )(?<!its )\b(?:(?!(?:our|these|the|its)\b)[\w-]+ )?(?:models|LLMs|LMs|networks|transformers"
    r"|encoders)"
    r" (?:with )?(?:under|below|over|above|beyond|up to|(?:less|fewer|more|larger|smaller|bigger|greater) than|of (?:up to"
    r"|under|over))"
    r" (?:\w+ )?$",
    re.IGNORECASE,
)
#: "3-layer Transformer models", which are not said to be anybody.
_LAYERED = expression(
    r"[\d.]+[- ](?:layers?|heads?)(?:ed)? (?:[A-Za-z][\w-]{1,20} ){0,3}(?:models|networks|transformers|encoders"
    r"|variants)\b"
    r"|(?:[\d.]+|two|three|four|five|six|eight|nine|ten|twelve|sixteen|eighteen|twenty-four|thirty-two)-layer(?:ed)?"
    r" (?:[a-z-]{3,14} )?(?:brother|sister|sibling|cousin|counterpart|twin|relative"
    r"|teacher|predecessor|successor|child|parent|offspring|student|descendant)\b",
    re.IGNORECASE,
)
_ARE = expression(r"\b(?:are|is|were|was|both|all|be|being|two|three|our|these|the|into|to)\b[^.;:]{0,24}$", re.IGNORECASE)
#: "Models like X and Y are limited to …": told of all of a kind.
_EXAMPLES = expression(
    r"(?:^|[.;:,]\s|\b(?:hence|thus|while|whereas|and|but|that|because|since|as),? )\W{0,3}(?:[\w-]+ ){0,3}"
    r"(?:models|encoders|networks|LLMs|transformers|architectures|ones) (?:like|such as|including) [^.;:()]{2,80}"
    r"\b(?:are|have|can|were|use|take|support|accept|read|need|had|come|contain)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
#: "We used a maximum length of 256": a setting of somebody's run.
_SETTING = expression(
    r"\b(?:we|I|authors|they|us|run|runs|experiments?)\b[^.;]{0,60}\b(?:us(?:e|ed|ing)|set(?:ting)?|chose|choose|cut"
    r"|truncat\w+|pad\w*|limit\w*|cap\w*|fed|feed|kept"
    r"|ran|run|fine-?tuned?|train(?:ed)?|evaluat\w+|pick(?:ed)?|went|cropp?\w*|split|clip\w*"
    r"|restrict\w*)\b[^.;]{0,80}\b(?:length|tokens?|window|chunks?|max_length"
    r"|max_seq_length|max_seq_len)\b[^.;,]{0,20}$"
    r"|\b(?:texts?|inputs?|documents?|passages?|sentences?|articles|reviews|sequences|examples)\b[^.;]{0,20}\b(?:were"
    r"|was)\b[^.;]{0,20}\b(?:truncat\w+"
    r"|padd\w*|limit\w*|capp\w*|fed|chunk\w*|cropp?\w*|split|cut|clip\w*|restrict\w*)\b[^.;]{0,40}$"
    r"|\b(?:was|were|been|(?<!can )(?<!could )(?<!may )be) (?:fed|given|prompted)\b[^.;]{0,30}$"
    r"|\b(?:usually|typically|commonly|often) [\d.,]+ ?k? tokens\b[^.;()]{0,40}(?:,|\bor|\band) $"
    r"|\btokens\b[^.;,]{0,20}\b(?:at|with) (?:a |an )?(?:sequence|context|input) length (?:of )?$"
    r"|\b(?:results?|numbers|figures|measurements?|timings?|benchmarks?|throughputs?|latenc(?:y|ies)|performance|speed-?ups?)\b"
    r"(?:(?! (?:has|have|had|supports?|accepts?|takes?|reads?|whose|which|while|because)\b)(?:[^.;]|\.(?=\d))){0,90}"
    r"(?:,|\b(?:at|with|for|on|using|and)) (?:an? |the )?(?:max(?:imum|\.)? |fixed |input )?(?:sequence|seq\.?|context|input)"
    r"[ _-](?:length|len|size)s? ?(?:of |is |[=:] ?)?$"
    r"|\b(?:evaluation|training|fine-?tuning|pre-?training|inference|experiments?|runs?) (?:used|was|were|ran"
    r"|happened|took)\b[^.;]{0,50}\blength\b[^.;,]{0,12}$"
    r"|\b(?:during|for|in) (?:evaluation|training|fine-?tuning|pre-?training|inference"
    r"|our experiments)\b[^.;]{0,60}\blength\b[^.;,]{0,12}$"
    r"|\b(?:we|I|authors|they)\b[^.;]{0,60}\b(?:truncat\w+|padd\w*|limit\w*|cap\w*|fed|chunk\w*|cropp?\w*|split|cut"
    r"|clip\w*|restrict\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: "Measured with 2,048 tokens of context", "at 8,192 tokens the cache takes 0.4 GB".
_MEASURED = expression(
    r"\b(?:measured|benchmarked|timed|profiled|recorded|evaluated|computed) (?:with|at|on|for|over) [^.;,]{0,30}$"
    r"|(?:^|[.;:(]\s)\W{0,3}on (?:the )?[A-Z][\w.-]{1,20}(?: [\w.-]{1,12}){0,3},? (?:with|at) (?:an? )?$"
    r"|\b(?:usually|typically|commonly|often|for example|e\.g\.|say),? $",
    re.IGNORECASE,
)
#: "Enables 512K of context on X": what somebody's kernel makes possible.
_ENABLES = expression(r"\b(?:enabl|allow|unlock)\w{0,4} (?:an? |for )?(?:up to )?$", re.IGNORECASE)
_ON_SOMETHING = expression(
    r"[\d.,]+\s?[kKmM]?\+?[\s-](?:tokens? )?(?:of )?(?:sequence|context|input)(?: (?:lengths?|windows?|sizes?))? (?:on|for|with) ",
    re.IGNORECASE,
)
#: "51,865 for multilingual models and 51,864 for English-only ones": of each of a class.
_FOR_A_CLASS = expression(
    r"[\d.,]+\s?(?:[a-z-]{3,14} ){0,2}(?:for|in|with) (?:the |all |most |other ){0,2}(?!these\b|those\b|both\b)[A-Za-z][\w-]{2,20}"
    r"(?: [a-z-]{2,14})? (?:models|ones|versions|variants|checkpoints)\b",
    re.IGNORECASE,
)
_OF_TOKENS = expression(r"[\d.,]+\s?[kK]?[\s-](?:tokens?|context|sequence length)\b", re.IGNORECASE)
_LENGTH = expression(
    r"[\d.,]+\s?k?[\s-]?(?:tokens?|word ?pieces|positions|in\b|for\b|with\b|during|when|followed|on\b|and\b|are\b|were\b"
    r"|unless\b|[.,;)](?!\d)|$)",
    re.IGNORECASE,
)


#: "An index of our 400,000 tickets at 768 floats each is some 1.2 GB".
_STORE = expression(
    r"(?:^|[.;:] )(?:an?|the|our|such an?|this|each) (?:[\w-]{2,14} ){0,2}(?:index|vector store|vector database)\b"
    r"(?:(?!\b(?:model|it|and)\b)[^.;:]){0,110}$",
    re.IGNORECASE,
)


def is_nobodys(text: str, start: int, stop: int, offset: int, named: int = -1) -> bool:
    """Say whether the number at `offset` of the sentence `start` to `stop` is none of one model's own: of several together, of a
    whole family, of what is trained or added, or a setting of a run. `named` is where the last name in front of it ends."""
    before, after = text[max(start, offset - 160) : offset], text[offset : min(stop, offset + 120)]
    if _REMOVED.search(before[-50:]) and re.match(r"\w+ (?:\w+ )?(?:layers|blocks|heads)\b", after):
        return True
    texts = _OF_TOKENS.match(after) and _OF_TEXTS.search(before[-60:])
    if (_RANGES.search(before[-80:]) and not texts) or (_names_examples(before) and _EXAMPLES.search(before)):
        return True
    if (_OF_TOKENS.match(after) and _MEASURED.search(before)) or (_ON_SOMETHING.match(after) and _ENABLES.search(before)):
        return True
    if _COUNTS_WEIGHTS.match(after) or re.match(r"[\d.,]+\s?(?:[KMB]\b|million|billion)", after):
        tail = re.sub(r"^[\d.,]+", "", after)
        return bool(
            _is_of_sizes(before, after)
            or _CLASS.search(before[-60:])
            or (
                _TOGETHER.search(before)
                and "embedding" not in before
                and not (named > start and _is_introduced(text, named, offset))
            )
            or _TRAINABLE.match(tail)
            or _ADDED.search(before)
        )
    if _LAYERED.match(after) and not _ARE.search(before[-40:]):
        return True
    if _FOR_A_CLASS.match(after) or _STORE.search(before):
        return True
    return bool(_LENGTH.match(after) and _SETTING.search(before))


def _is_introduced(text: str, named: int, offset: int) -> bool:
    """Say whether a number stands in the words that introduce the name which ends at `named` ("two models: X, a 4B model")."""
    return bool(_INTRODUCES.fullmatch(text, named, offset))


def _names_examples(before: str) -> bool:
    return " like " in before or " such as " in before or " including " in before


def _is_of_sizes(before: str, after: str) -> bool:
    listed = _SIZES.search(before)
    return bool(listed and (listed["more"] or _MORE_SIZES.match(after)))
