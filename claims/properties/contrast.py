"""The words of comparisons: adjectives and nouns that say what is compared, and the turns of phrase around the number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claims.properties.compared import ADJECTIVES, NOUNS, POSITIVES
from claims.properties.turn import Turn
from claims.text.expression import expression

_NOUN = "|".join(rf"(?P<{name}>{words})" for name, words in NOUNS)
_ALL_NOUNS = "|".join(words for _, words in NOUNS)
_WORD = (
    r"(?:(?!(?:than|and|or|while|but|by|with|as|is|are|at|on|from|to|compared|learning)\b"
    # What a training takes is no property of the model.
    r"|(?:pre-?|post-?|fine-?)?t(?:rain|un)ing (?:time|cost|compute|comput|flops|speed|steps|latency|memory|gpu|hours|budget))"
    r"[^\W\d_][\w’'-]{0,24}\s)"
)
_PHRASE = rf"{_WORD}{{0,4}}?(?P<noun>{_ALL_NOUNS})(?![^\W_])"
#: "10 times smaller learning rate", "2x larger batches": what else may be small or large.
_OF_THINGS = (
    r"(?! (?:learning|batch\w*|steps?|data\w*|train\w*|corp\w+|vocab\w*|samples?|sets?|collections?|images?|inputs?|windows?"
    r"|gradients?"
    r"|errors?|loss\w*|gap|margin|ind(?:ex|ices)|budget|learner|scale of|number|amounts?|values?|weight decay|gains?|variance"
    r"|groups?"
    r"|sequences?|texts?|documents?|beam|patch\w*|resolutions?|dimension\w*|vectors?|embeddings?|codebooks?|tokeni[sz]er\w*"
    r"|audio)(?![^\W_]))"
)
_ADJECTIVE = rf"(?P<adjective>{'|'.join(ADJECTIVES)})(?![^\W_]){_OF_THINGS}"
_POSITIVE = rf"(?P<positive>{'|'.join(POSITIVES)})(?![^\W_])"
_MORE = r"(?P<more>more|higher|greater|longer|larger|bigger|additional|increased|better)"
_LESS = r"(?P<less>less|fewer|lower|reduced|smaller|shorter|weniger)"
_CUT = (
    r"reduc(?:es?|ed|ing)|cut(?:s|ting)?|shrinks?|shrank|shrunk|shrinking|lower(?:s|ed|ing)?|decreas(?:es?|ed|ing)"
    r"|trim(?:s|med|ming)?|sav(?:es?|ed|ing)|slash(?:es|ed|ing)?"
)
_RAISE = r"increas(?:es?|ed|ing)|boost(?:s|ed|ing)?|improv(?:es?|ed|ing)|rais(?:es?|ed|ing)|grows?|enlarg(?:es?|ed|ing)"
_SPEED_UP = r"(?:accelerat|speed)(?:es|ed|ing|s)?(?: up)?"
#: Words without another change: "reduces the size by 70% and improves the speed by 30%" are two.
_MENTIONED = rf"(?:(?!%|\b(?:by|{_RAISE})(?![^\W_]))[^.;:!?]){{0,60}}?"


def _expression(words: str) -> re.Pattern[str]:
    return expression(words, re.IGNORECASE)


_KEEPS = (
    r"\b(?:retain|maintain|keep|kept|preserv|achiev|reach|recover|hold|attain|deliver|match|conserv|obtain|provid|get|perform"
    r"|operat|behält|bewahrt|erreicht|conserve|mantiene)(?:s|es"
    r"|ed|ing|e)?"
    r"(?:\s(?:at|up|upwards|of|to|over|more|than|about|around|nearly|almost|at|least)){0,3}\s?$"
)

_LOSES = (
    r"\b(?:sav(?:es?|ed|ing)|los(?:es?|t|ing)|sheds?|drops?|sacrific(?:es?|ed|ing)|gives? up|giving up|forfeits?|cuts?"
    r"|removes?|shaves? off"
    r"|trims?|throws? away|frees?)\s(?:only |just |about |nearly )?$"
)
_OWNED = rf"(?:of\s)?(?:the |its |their )?(?:(?:[\w.-]{{1,30}} ){{0,3}}[\w.-]{{2,30}}['’]s? )?(?P<noun>{_ALL_NOUNS})(?![^\W_])"
_STOPS = r"(?=\s?[.,;:)–—]|\s?$|\s(?:and|while|but|yet|as)\b)"
_MANY = r"(?:(?P<up>longer|larger|bigger|higher|greater|wider|deeper)|(?P<down>shorter|smaller|lower|narrower|shallower))"
_TAKES = r"\b(?:takes?|took|needs?|runs?|taking|needing|lasts?)\b[^,;]{0,30}$"

_ANY = ("percent", "times", "words")
#: Turns that are told of some properties alone.
ONLY: Mapping[str, frozenset[str]] = {"the_rate": frozenset({"throughput", "speed"})}

TURNS: tuple[Turn, ...] = (
    Turn("loses", _expression(rf"\s?{_OWNED}"), _expression(_LOSES), sign=-1, kinds=("percent", "words"), scores=True),
    Turn(
        "within",
        _expression(rf"\s?of\s{_MENTIONED}(?P<noun>{dict(NOUNS)['score']})(?![^\W_])"),
        sign=-1,
        kinds=("percent",),
        scores=True,
        within=True,
    ),
    Turn(
        "noun_is",
        _expression(rf"\s?(?:{_MANY}|as (?:large|big|long|high|wide))(?![^\W_])"),
        _expression(
            rf"\b(?P<noun>{_ALL_NOUNS})(?: of [\w. /-]{{2,40}})?(?:,? (?:at|with) [\d.,]{{1,12}}[KMB]?(?: \w{{2,12}})?,)?"
            r"\s(?:is|are|was|were|grew|became|gets?)"
            r"(?: therefore| thus| hence| then)?"
            r"(?: (?:with|at) (?:about )?[\d.,]{1,12}(?: \w{2,12})?,?)?\s(?:about |only )?$"
        ),
        kinds=("percent", "times", "words"),
    ),
    Turn(
        "that_of",
        _expression(r"\s?(?:of\s)?(?:(?:that|those)|the (?:size|length|width)) of(?![^\W_])"),
        _expression(
            rf"\b(?P<noun>{_ALL_NOUNS})(?: of [\w. ()-]{{2,40}})?(?:, [^;.:]{{1,40}},)?"
            r"\s(?:is|are|was|were|became|measures?|reaches|grew to|shrank to)"
            r"(?: only| just| about| exactly)?\s$"
        ),
        kinds=("percent", "times", "words"),
        needs_baseline=True,
    ),
    Turn(
        "noun_is_theirs",
        _expression(rf"\s?(?:of\s)?(?:the\s)?(?:[\w.-]{{1,30}} ){{0,3}}[\w.-]{{1,30}}['’]s?{_STOPS}"),
        _expression(
            rf"\b(?P<noun>{_ALL_NOUNS})(?: of [\w. ()-]{{2,40}})?(?:, [^;.:]{{1,40}},)?"
            r"\s(?:is|are|was|were|became|measures?|reaches)(?: only| just| about| exactly)?\s$"
        ),
        kinds=("percent", "times", "words"),
        needs_baseline=True,
    ),
    Turn(
        "noun_as_long",
        _expression(r"\s?(?:as (?:large|big|long|high|wide)(?= as\b)|that of|those of|the (?:size|length|width) of)(?![^\W_])"),
        _expression(rf"\b(?P<noun>{_ALL_NOUNS})\s(?:that is |which is |of )?(?:about |only |nearly |almost |just )?$"),
        kinds=("percent", "times", "words"),
        needs_baseline=True,
    ),
    Turn(
        "weighs_as_much",
        _expression(r"\s?(?:as much|what)(?![^\W_])(?! (?:disk|memory|data|text|on disk))"),
        _expression(r"\b(?:weigh(?:s|ed|ing)?|stor(?:es?|ed|ing))\s(?:about |only |nearly |almost |just )?$"),
        property="parameters",
        kinds=("percent", "times", "words"),
    ),
    Turn(
        "reads_as_much",
        _expression(r"\s?as (?:much|far)(?![^\W_])(?! (?:data|text|code))"),
        _expression(r"\b(?:reads|can read|looks back|sees|remembers|digests|swallows)\s(?:about |only |nearly |almost |just )?$"),
        property="max_position_embeddings",
        kinds=("times", "words"),
    ),
    Turn(
        "takes_as_long",
        _expression(r"\s?as long(?![^\W_])"),
        _expression(_TAKES),
        property="latency",
        kinds=("times", "words", "percent"),
    ),
    Turn("takes_longer", _expression(r"\s?longer(?![^\W_])"), _expression(_TAKES), sign=1, property="latency"),
    Turn("adjective_noun", _expression(rf"\s?{_ADJECTIVE}\s(?:in |on )?(?:{_WORD}?)(?P<noun>{_ALL_NOUNS})(?![^\W_])")),
    Turn("adjective", _expression(rf"[\s-]?(?:(?:more|plus|más|mais) )?{_ADJECTIVE}"), kinds=("percent", "times", "words")),
    Turn("less_chinese", None, _expression(r"(?P<adjective>[小快慢大])了?\s?$")),
    Turn("less", _expression(rf"\s?{_LESS}\s{_PHRASE}"), sign=-1, kinds=("percent", "times", "words")),
    Turn("more", _expression(rf"\s?{_MORE}\s{_PHRASE}"), sign=1, kinds=("percent", "times", "words")),
    Turn(
        "as_many",
        _expression(rf"\s?as (?:many|much|long(?: an?)?|large an?|big an?)\s{_PHRASE}"),
        kinds=("percent", "times", "words"),
    ),
    Turn("as", _expression(rf"\s?as\s{_POSITIVE}"), kinds=("percent", "times", "words")),
    Turn("as_noun", _expression(r"\s?as (?:many|much)(?![^\W_])"), kinds=("percent", "times", "words")),
    Turn("change_of", _expression(rf"\s(?:reduction|decrease|drop|saving|cut)s? (?:in|of|on) {_PHRASE}"), sign=-1),
    Turn("rise_of", _expression(rf"\s(?:increase|boost|rise|growth) (?:in|of) {_PHRASE}"), sign=1),
    Turn(
        "of_score",
        _expression(rf"\s?of\s{_MENTIONED}(?P<noun>{dict(NOUNS)['score']})(?![^\W_])"),
        _expression(_KEEPS),
        kinds=("percent",),
    ),
    Turn("of_noun", _expression(rf"\s?of\s(?:the\s)?{_PHRASE}\s(?:of|that)\b"), kinds=("percent", "words"), needs_baseline=True),
    Turn(
        "of_size",
        _expression(
            r"\s?(?:of\s)?(?:the|its|their)\s(?:original\s|model\s|parameter\s|full\s)?"
            r"(?P<noun>size(?: on disk)?)(?![^\W_])"
        ),
        kinds=("percent", "times", "words"),
    ),
    Turn(
        "of_the_noun",
        _expression(rf"\s?of\s(?:the|its|their)\s{_PHRASE}{_STOPS}"),
        _expression(
            r"\b(?:has|have|had|with|at|keeps?|kept|uses?|needs?|takes?|on|retain(?:s|ed)?|requires?|holds?|only|just|and|for"
            r"|in)\s$"
        ),
        kinds=("percent", "words"),
        needs_baseline=True,
    ),
    Turn("the_noun", _expression(rf"\s?the\s(?:number of\s|amount of\s)?{_PHRASE}"), kinds=("times", "words")),
    Turn(
        "a_noun",
        _expression(rf"\s?(?:its|their|(?:[\w.-]{{1,24}} ){{0,2}}[\w.-]{{1,30}}['’]s)\s{_PHRASE}"),
        kinds=("times", "words"),
        needs_baseline=True,
    ),
    Turn(
        "of_its",
        _expression(rf"\s?of\s(?:the\s)?[\w ().-]{{2,40}}['’]s?\s{_PHRASE}"),
        kinds=("percent", "words"),
        needs_baseline=True,
    ),
    Turn(
        "of_what",
        _expression(r"\s?(?:of\s)?(?:what|that of|those of|the (?:number|amount|figure|count) (?:of|in|for))(?![^\W_])"),
        kinds=("percent", "times", "words"),
        needs_baseline=True,
    ),
    Turn(
        "of_that",
        _expression(rf"\s?(?:of\s)?(?:that|this)(?: (?:number|figure|amount|size|much|many))?{_STOPS}"),
        kinds=("words", "times", "percent"),
        needs_baseline=True,
    ),
    Turn("the_rate", _expression(r"\s?(?:of\s)?the (?:rate|pace)(?= of\b|\s?[.,;)]|\s?$)"), kinds=_ANY, needs_baseline=True),
    Turn(
        "of_theirs",
        _expression(
            r"\s?(?:of\s)?(?:the\s)?(?:[\w.-]{1,30} ){0,3}[\w.-]{2,30}(?:['’]s|s['’])(?: (?:own )?(?:requirements?|figures?"
            r"|counts?|numbers?|totals?|usage|needs?|values?|demands?))?(?=\s?[.,;:)–—]|\s?$|\s(?:\d|and\b|while\b))"
        ),
        kinds=("words", "times"),
        needs_baseline=True,
    ),
    Turn(
        "label",
        _expression(r"(?:\s(?:that )?of)?(?=\s(?-i:[A-Z]))"),
        _expression(rf"^\W*(?:relative )?(?P<noun>{_ALL_NOUNS})\s?[:=]\s?$"),
        needs_baseline=True,
    ),
    Turn(
        "retained",
        None,
        _expression(
            r"\b(?:performance|accuracy|quality|(?-i:[A-Z])[\w.-]{1,20})(?: scores?)? "
            r"(?:retained|kept|preserved|retention)\s?[:=]\s?$"
        ),
        property="score",
        kinds=("percent",),
    ),
    Turn("of_value", _expression(r"\s?of the (?=\d)"), kinds=("words", "percent")),
    Turn(
        "bare_less",
        _expression(rf"\s?{_LESS}(?![^\W_])(?=\s?[,.;)–—-]|\s(?:than|and|while|but)\b|$)"),
        sign=-1,
        kinds=("percent", "times", "words"),
    ),
    Turn("bare_more", _expression(rf"\s?(?!better){_MORE}(?![^\W_])(?=\s?[,.;)–—-]|\s(?:than|and|while|but)\b|$)"), sign=1),
    Turn("increase", _expression(r"\s?(?:increase|growth|jump)(?![^\W_])"), kinds=("times",)),
    Turn(
        "cut_by",
        None,
        _expression(rf"\b(?:{_CUT})\s{_MENTIONED}(?P<noun>{_ALL_NOUNS})\s{_MENTIONED}by\s(?:a factor of\s)?$"),
        sign=-1,
        kinds=("percent", "times"),
    ),
    Turn(
        "cut_by_factor",
        None,
        _expression(rf"\b(?:{_CUT})\s{_MENTIONED}(?P<noun>{_ALL_NOUNS})\s{_MENTIONED}by a factor of\s$"),
        sign=-1,
        kinds=("count",),
    ),
    Turn("cut_fold", None, _expression(rf"\b(?:{_CUT})\s(?:[\w'’-]+ ){{0,3}}(?P<noun>{_ALL_NOUNS})\s$"), sign=-1, kinds=("times",)),
    Turn(
        "cut_model",
        None,
        _expression(rf"\b(?:{_CUT}|compress\w*) (?:the (?:model|network)|it|(?-i:[A-Z])[^,.;:]{{1,40}}) by\s?$"),
        sign=-1,
        property="parameters",
        kinds=("percent",),
    ),
    Turn(
        "raised_by",
        None,
        _expression(rf"\b(?:{_RAISE})\s{_MENTIONED}(?P<noun>{_ALL_NOUNS})\s{_MENTIONED}(?:by|of)\s(?:a factor of )?$"),
        sign=1,
        kinds=("percent",),
    ),
    Turn(
        "sped_up_by",
        None,
        _expression(rf"\b(?:{_SPEED_UP})\s[^.;:!?%]{{0,60}}?by\s?$"),
        sign=1,
        property="speed",
        kinds=("percent", "times"),
    ),
    Turn(
        "sped_up_by_factor",
        None,
        _expression(rf"\b(?:{_SPEED_UP})\s[^.;:!?%]{{0,60}}?by a factor of\s?$"),
        sign=1,
        property="speed",
        kinds=("count", "times"),
    ),
    Turn(
        "speed_up_of",
        None,
        _expression(r"\b(?:speed-?up|acceleration)s?(?: factor)? of(?: about| nearly| over)?\s?$"),
        sign=1,
        property="speed",
    ),
    Turn(
        "adjective_by",
        None,
        _expression(rf"\b{_ADJECTIVE}\s(?:than [^,.;:]{{1,40}} )?(?:by|um)\s?(?:a factor of\s?)?$"),
        kinds=("percent", "count", "times"),
    ),
    Turn(
        "shaves_off",
        _expression(rf"\s?off\s{_OWNED}"),
        _expression(r"\b(?:shav|tak|cut|knock|trim)(?:es?|s|ed|ing)?\s(?:about |nearly |some )?$"),
        sign=-1,
        kinds=("percent", "words"),
    ),
    Turn("multiplies", _expression(r"\s(?:[\w.-]{1,30} ){1,3}in (?P<noun>size|depth|width|speed)(?![^\W_])"), kinds=("words",)),
    Turn(
        "outruns_by",
        None,
        _expression(r"\b(?:outruns?|outran|outpace[sd]?)\b[^.;:,]{1,50}\bby\s?$"),
        sign=1,
        property="speed",
        kinds=("percent",),
    ),
    Turn("reduction_by", None, _expression(r"\breduction (?:by|of)\s?$"), sign=-1, kinds=("percent",)),
    Turn(
        "is_halved",
        _expression(r"(?! of (?:your|my|our|the available)\b)"),
        _expression(
            rf"\b(?P<noun>{_ALL_NOUNS})\s(?:of [\w. -]{{2,30}} )?(?:is|are|was|were|has been|have been|gets?|nearly|almost)\s$"
        ),
        kinds=("words",),
    ),
)


def property_of(words: str) -> str:
    """Return the property that a noun phrase measures."""
    return next(name for name, phrase in NOUNS if re.fullmatch(phrase, words, re.IGNORECASE))


#: "In vocabulary, 128,256 versus 32,000, i.e. four times as large": of what both values are.
_BOTH = expression(
    r"\b(?P<noun>[a-z]{3,12}(?: (?:size|length|window))?)(?: of| at|,|:)? \(?[\d.,]{1,12}[KMB]? "
    r"(?:versus|vs\.?|against|to|compared (?:to|with)) [\d.,]{1,12}[KMB]?\)?,? (?:(?:i\.e\.|that is|or|namely|thus|so),? )?$",
    re.IGNORECASE,
)


def told_of_both(front: str) -> str:
    """Return the property of which both models' values stand right in front of a comparison; "" where they do not."""
    both = _BOTH.search(front)
    return next((name for name, phrase in NOUNS if re.fullmatch(phrase, both["noun"], re.IGNORECASE)), "") if both else ""


_QUANTIZED = expression(r"quanti[sz]|\bint[48]\b|\b[248][- ]bit\b|\b(?:GPTQ|AWQ|GGUF)\b", re.IGNORECASE).search


def measured(sentence: str, noun: str) -> str:
    """Return the property of a noun; tokens are those of the training where the sentence speaks of it.

    To quantize a model takes none of its weights: its size is then that of the file.
    """
    if noun.casefold() == "tokens" and re.search(r"train|\bsaw\b|\bseen\b", sentence, re.IGNORECASE):
        return "training_tokens"
    found = property_of(noun)
    return "disk_size" if found == "parameters" and noun[-4:].casefold() == "size" and _QUANTIZED(sentence) else found
