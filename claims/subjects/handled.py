"""Numbers that sentences tell of layers that somebody picks, freezes or moves, of what stands on top, and of what was believed."""

from __future__ import annotations

import re

from claims.text.expression import expression
from claims.text.sought import Sought

_LAYERS = (
    r"(?:layers?|blocks?|attention heads|heads|Schichten|Layern?|couches|capas|strati|camadas|têtes|cabezas"
    r"|Köpfe)(?![\w-])|[层頭头]"
)
#: "3 of the 12 layers": what was taken of how many there are.
_OF_ALL = expression(
    rf"\w{{1,12}} (?:out )?of (?:the|its|their|all|those|these|[\w.-]{{2,30}}['’]s) (?:\w{{1,12}} ){{1,3}}(?:{_LAYERS})",
    re.IGNORECASE,
)
#: "33/33 layers", as a program prints while it moves them.
_COUNTED_OFF = expression(r"\d{1,3} ?/ ?\d{1,3} (?:\w{1,12} )?(?:layers|blocks)\b", re.IGNORECASE)
_OF_SO_MANY = expression(r"\d ?/ ?$")
_STACKED = expression(r"\d{1,3} (?:\w{1,12} )?(?:layers|blocks)\b", re.IGNORECASE)
#: "Keeps 6 of the 12 layers" says how many a model has, "we keep" does not.
_KEEPS = expression(
    r"\b(?:keeps|kept|retains|retained|preserves|has|inherits|inherited|leaves|left|with) (?:only |just )?$", re.IGNORECASE
)
_PLACED = (
    r"top(?:most)?|bottom(?:most)?|upper(?:most)?|lower(?:most)?|last|first|final|deepest|earliest|middle|remaining"
    r"|inferior(?:es|i)?"
    r"|supérieures|inférieures|superior(?:es|i)|últimas|primeras|dernières|premières|ultimi|primi|obersten?|untersten?"
    r"|oberen|unteren"
    r"|letzten|ersten|mittleren"
)
#: "The 4 top layers", "las 8 capas inferiores".
_SOME = expression(rf"\w{{1,12}} (?:(?:{_PLACED}) (?:\w{{1,12}} )?(?:{_LAYERS})|(?:{_LAYERS}) (?:{_PLACED})\b)", re.IGNORECASE)
#: "The lower 4 layers", "die letzten vier Schichten", "les 4 dernières couches".
_SOME_OF = expression(rf"\b(?:{_PLACED})\s(?:about |roughly )?$", re.IGNORECASE)
_COUNT = expression(rf"\w{{1,12}}[\s-]?[个個]?\s?(?:[a-z][\w-]{{1,14}} ){{0,2}}(?:{_LAYERS})", re.IGNORECASE)
#: What is done to some layers: they are what its object counts, unless that is all of them.
_HANDLES = expression(
    r"(?:\b(?:offload|freez|froz|unfreez|unfroz|thaw|re-?initiali[sz]|prob|visuali[sz]|inspect|concatenat|averag|summ|sum"
    r"|quanti[sz]"
    r"|skip|exit|load|mov|plac|updat|tun|fine-?tun|adapt)(?:p?ing|p?ed|es?|s|en)?"
    r"|\b(?:we|I|you|they|to|can|could|may|should|by|and|then|only) (?:then |only |just )?(?:tak|us|keep|train|pick|select"
    r"|copy)(?:e|ing)?"
    r"|\b(?:friere|entferne|streiche|lösche|kürze|lade)n?|\b(?:gel(?:er|ons|é)|gèle|supprim\w{1,4}|retir\w{1,4}|enl[eè]v\w{1,4}"
    r"|congel\w{1,5}|elimin\w{1,5}|quit(?:ar|amos|an)|pod(?:ar|amos|an)|rimuov\w{1,5}|remov\w{1,4}))"
    r"\s(?:(?:the|up to|only|just|about|around|roughly|another|as many as|at least|las|los|les|die|le|i|as|nur|solo"
    r"|seulement)\s){0,3}$"
    r"|(?:冻结|删除|去掉|移除|剪掉|裁剪|卸载)[^。，；]{0,30}$",
    re.IGNORECASE,
)
#: "Insert adapters in 6 layers".
_INTO = expression(
    r"\b(?:insert|add|put|plac|inject|attach|appl|us|train)(?:y|e|ed|es|s|ing|ies|ied)?\b[^.;:]{0,50}\b(?:adapters?|LoRA|prompts?"
    r"|prefix(?:es)?|modules?|gates?|probes?|hooks?|bottlenecks?)\b[^.;:,]{0,20}\b(?:in|into|to|at|after|on|behind|between|of)\s"
    r"(?:only |just |the )?$",
    re.IGNORECASE,
)
_PLACE = expression(
    rf"\w{{1,12}} (?:of (?:its|the|their) )?(?:\w{{1,12}} )?(?:{_LAYERS})(?: of [\w. -]{{2,30}}?)? (?:are |were |is "
    rf"|fit )?(?:on|onto|in|into|to)"
    r" (?:the |a |my |one |our |your )?(?:GPUs?|VRAM|CPU|RAM|disk|card|graphics card|device)\b",
    re.IGNORECASE,
)
_ONE = expression(r"(?:one|1|a single|single) (?:\w{1,12} )?(?:layer|block|head)\b(?! (?:each|only)\b)", re.IGNORECASE)
#: "Uses one layer over and over": not as deep as that.
_REUSED = expression(
    r"(?:one|a single|1) (?:\w{1,12} )?(?:layers?|blocks?)\b[^.;:]{0,24}\b(?:over and over|again and again|repeatedly|repeated"
    r"|reused|many times|several times|(?:\d{1,2}|six|twelve) times)\b",
    re.IGNORECASE,
)
_ONE_OF = expression(r"\b(?:of|for|in|from|per) (?:just |only |a )?$", re.IGNORECASE)
#: "Two layers have 14M": not "the two layers".
_HEADS_CLAUSE = expression(r"(?:^|[.;:,]|\band|\bwhile|\bbut|\bso|\bthus)\s*(?:just |only |then )?$", re.IGNORECASE)
_DO = expression(
    r"(?:\w{1,12})[\s-](?:\w{1,12} )?(?:layers|blocks) (?:ha(?:ve|d)|hold|held|weigh|cost|take|took|need|are enough|suffice"
    r"|make|add up)\b",
    re.IGNORECASE,
)
_NEEDS = expression(r"\b(?:needs?|requires?|wants?) (?:only |just |merely |no more than |about )?$", re.IGNORECASE)
_FOR_TASK = expression(rf"\w{{1,12}}[\s-](?:{_LAYERS}) (?:for|to)\b", re.IGNORECASE)
#: A network of another kind: what stands on top of a model, or beside it.
_OTHER_KIND = (
    r"(?:MLPs?|perceptrons?|(?:Bi-?)?LSTMs?|(?:Bi-?)?GRUs?|RNNs?|CRFs?|CNNs?|bottlenecks?|classification heads?|task heads?|softmax"
    r"|fully[ -]connected|probes?|regressors?)"
)
_LAYERS_ON_TOP = expression(rf"\w{{1,12}}[\s-](?:layers? )?(?:\w{{1,14}} )?{_OTHER_KIND}(?![\w-])", re.IGNORECASE)
_ON_TOP = expression(
    rf"(?<![\w-])(?!MLP){_OTHER_KIND}(?: layers?| heads?| networks?| classifiers?)?,? (?:with|of|has|have|had|having|whose|uses?|is"
    rf"|are)\b[^.;]{{0,40}}$"
    r"|\b(?:an?|our|one|small|simple|(?:two|three|one|single|\d)-layer(?:ed)?) MLP(?: head| classifier)?,? (?:with"
    r"|that has|having) [^.;]{0,40}$"
    r"|(?<!number )(?<!no\. )(?<!# )(?<!num )(?<!count )"
    r"\bof (?:the |its |our )?(?:classification |task |output )?(?:head|classifier|adapter|MLP|LSTM|bottleneck"
    r"|probe)s?\s?(?:[:=]|is|of|was)"
    r"\s?$",
    re.IGNORECASE,
)
#: "Adding 4 tokens to X makes a vocabulary of 30,526", "X was extended with 2,478 tokens".
_ENLARGED = expression(
    r"\b(?:adding|added|after|with|by|extended|expanded|enlarged|augmented|we (?:\w{2,12} )?(?:add|extend|append"
    r"|insert))\b[^.;]{0,50}"
    r"\d[^.;]{0,40}\b(?:tokens?|words|entries|pieces|symbols|embeddings)\b[^.;]{0,50}\bvocab(?:ulary)?\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
_ENLARGES = expression(r"\b(?:extend|expand|enlarg|augment)(?:ed|ing) (?:with|by) (?:about |some |another )?$", re.IGNORECASE)
#: "Every model but X has 512 positions".
_EXCEPTED = expression(
    r"\b(?:every|each|all|any|no|none|everything|everyone|everybody)\b[^.;,:]{0,40}\b(?:but|except(?: for)?|save(?: for)?"
    r"|apart from"
    r"|bar|excluding) [^.;:]{2,60}\b(?:has|have|had|is|are|reads?|takes?|uses?|needs?|comes?|counts?|holds?)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
#: "(previously stated: 12 heads)".
_IN_BRACKETS = expression(
    r"\((?:previously|formerly|earlier|before|wrongly|mistakenly|erroneously|not|was)\b[^()]{0,30}$", re.IGNORECASE
)
_WORDS = Sought(
    rf"{_LAYERS}|top|head|bottleneck|classif|adapter|{_OTHER_KIND}|vocab|extended|expanded|enlarged|augmented|extending|expanding"
    r"|enlarging|augmenting|\bbut\b|except|\bsave\b|apart|\bbar\b|excluding|\("
)


def is_set_aside(text: str, start: int, stop: int, offset: int) -> bool:
    """Say whether the number at `offset` of the sentence `start` to `stop` tells nothing of a whole model as it is.

    It counts some of its layers, or is of a network on top, of an enlarged vocabulary, of all but one, or of what was said before.
    """
    sentence = text[start:stop]
    if not _WORDS.may_be_in(sentence):
        return False
    before, after = text[max(start, offset - 160) : offset], text[offset : min(stop, offset + 100)]
    if _EXCEPTED.search(before) or _IN_BRACKETS.search(before[-50:]) or _ENLARGED.search(before) or _ENLARGES.search(before[-40:]):
        return True
    return bool(_ON_TOP.search(before[-100:]) or _LAYERS_ON_TOP.match(after)) or _is_of_some_layers(before, after)


def _is_of_some_layers(before: str, after: str) -> bool:
    """Say whether a number counts some of the layers of a model: those that are picked, moved, frozen or looked at."""
    counted = _COUNT.match(after)
    if _REUSED.match(after):
        return True
    if _SOME.match(after) or (_OF_ALL.match(after) and not _KEEPS.search(before[-40:])):
        return True
    if _COUNTED_OFF.match(after) or (_STACKED.match(after) and _OF_SO_MANY.search(before[-8:])):
        return True
    if _PLACE.match(after) or (_ONE.match(after) and _ONE_OF.search(before[-16:])):
        return True
    if _DO.match(after) and _HEADS_CLAUSE.search(before[-24:]):
        return True
    if _FOR_TASK.match(after) and _NEEDS.search(before[-40:]):
        return True
    return bool(counted and (_SOME_OF.search(before[-30:]) or _HANDLES.search(before[-70:]) or _INTO.search(before)))
