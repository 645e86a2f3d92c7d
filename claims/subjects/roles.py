"""Who is spoken of in a passage: the names and stand-ins in it, and whether each is its topic or merely compared with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claims.names.kin import BILLIONS, SIZE_WORDS, SIZES_DO
from claims.names.sizing import is_so_large
from claims.subjects import composed, groups, shares, taken
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from claims.text.sought import Sought
from schemas.model import ModelRef

#: What a stand-in refers back to: "model" ("this model"), "teacher", "former", "sized" ("the large one") …; "" is a name.
Reference = str

_SIZE_WORDS = rf"{SIZE_WORDS}|(?:extra|x)[- ]?(?:large|small)"
_SIZE = rf"(?:{_SIZE_WORDS}|largest|biggest|smallest|tiniest)"
_RELATIVE = r"brother|sister|sibling|cousin|counterpart|twin"
_ONE = rf"(?:one|model|version|variant|flavou?r|checkpoint|form|edition|size|member|{_RELATIVE})(?![s\w-])"
_COUNTED = (
    r"(?! ?(?:param|token|weight|sentence|pair|image|word|example|document|row|sample"
    r"|backbone|core|body|stack|encoder|decoder|trunk|embedding|vocab|table|head))"
)
#: How a variant was trained, that is another checkpoint.
_TRAINED = r"(?:long(?:er)?-context|extended-context|instruct|chat|instruction-(?:tuned|following))"
#: "The first is …, the second has …": of the two that were named.
_OF_TWO = r"(?:is|was|has|had|uses|needs|takes|counts|stacks|reads)"
_STAND_IN = expression(
    # With what each begins stands in `_BEGINS` too.
    rf"\b(?:(?P<sized>(?:the|its|their) [a-z]{{3,12}}, (?:{_SIZE})(?=,)"
    rf"|(?:(?<=; )|(?<=\band )|(?<=\bwhile ))(?:{_SIZE_WORDS})(?= (?:has|had|uses|needs|counts|takes|stacks|reads|gets|goes)\b)"
    rf"|(?<=\bfor )(?:the )?(?:{_SIZE_WORDS})(?=\s?[,.;:)(]|\s(?:and|or|but|while|where|against|versus)\b|$)"
    rf"|(?<=[.;:!] )(?:{_SIZE_WORDS})(?=: [~≈]?\w)"
    rf"|(?<=['’]s )(?:{_SIZE_WORDS}) {_ONE}"
    rf"|(?!(?:(?<=for )|(?<=despite )|(?<=given ))(?:its|their) [a-z]+ size\b)(?:the|our|its|their|his"
    rf"|an?) (?:(?:{_SIZE})(?:-sized?)? {_ONE}"
    rf"|{BILLIONS}(?: {_ONE})?(?![\w%/-]){_COUNTED})"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!as )(?<!far )(?<!among )(?<!one of )(?<!remains )"
    r"the (?:largest|biggest|smallest|tiniest)(?=\s?[,.;:)(]|$| [~≈]?\d| (?:and|or|but|while|with|at|against|versus|only"
    r"|just|already|alone"
    r"|ha[sd]|holds|counts|weigh(?:s|ed)|is|was|comes|needs|takes|took|uses|used|scores|scored|reaches|reached|gets|got|runs|reads"
    r"|stacks|sits|wants|costs|ends|starts|achieves|keeps|gains|loses|does|fits|goes|packs|stands)\b)"
    rf"|the (?:{_SIZE_WORDS})(?= (?:has|had|holds|counts|weighs|is|was|comes|needs|takes|uses|reads|gets|stacks|reaches)\b)"
    rf"|the {BILLIONS}[ -]param(?:eter)? (?:model|version|variant|checkpoint)(?!s)"
    rf"|{SIZES_DO}|\d{{1,2}}x\d{{1,3}}B(?![\w-]){_COUNTED}|(?-i:V)\d(?:\.\d)?(?![\w.-]))"
    r"|(?P<own>(?:the|its) successor|our implementation"
    r"|the (?:new|latest|present|current) (?:model|version|release|edition|generation|checkpoint|one|arrival)(?! of|[\w-])"
    r"|the (?:update|newcomer|new arrival)(?= (?:has|had|is|\w+s|\w+ed) )"
    r"|this(?= is an? (?:[\w-]{1,20} ){0,3}(?:version|variant|checkpoint|copy) of )"
    r"|(?:this|our|the (?:present|new|proposed|resulting|released))(?: \w+)? (?:model|checkpoint|network|encoder))"
    rf"|(?P<kin>(?:(?:its|the|their|his) |(?<=['’]s ))(?:[a-z-]{{2,14}} ){{0,2}}(?:{_RELATIVE})(?!s)"
    r"|the (?:one|model|version|variant)(?= (?:with|of|at) [\d.]{1,5} ?(?:B|M|[bm]illion)\b)"
    r"|la versi[oó]n (?:grande|large|base|pequeña|petite)|die (?:kleine|große) (?:variante|version))"
    r"|(?P<part>the (?:(?-i:[A-Z])[A-Za-z]{1,11}|turbo|lite) (?:version|variant|edition|model))(?![\w-])"
    rf"|(?P<trained>(?:the|its|our) {_TRAINED} (?:version|variant|edition|checkpoint))(?![\w-])"
    r"|(?P<compared>its (?:smaller|larger|bigger) (?:model|version|variant|edition)(?![\w-])"
    r"|(?<=\bof )the (?:smaller|larger|bigger)(?= and\b| or\b| \()"
    r"|the (?:smaller|larger|bigger|(?<!in the )(?<!at the )middle|little|big)"
    r"(?: (?:one|model|version|variant)(?![\w-])|(?=[,;.)]"
    r"| (?:has|is|was|at|with|needs?|really|only|just|takes|uses|counts|gets|goes|comes|wants|stacks|holds|reads|of the)\b)))"
    r"|(?P<model>(?!(?<=(?:as|an) )the \w+ (?:that|which|whose|it)\b)the (?:model|network|checkpoint)(?!s| of ))"
    r"|(?P<student>(?:the|its|our|their|a) (?:student|pupil))(?: model| network)?"
    r"|(?P<teacher>(?:the|its|our|their|a) (?:teacher|educator|instructor|mentor|parent)|the original(?=[,;.)]|$"
    r"| ?[~≈]?\d| (?:and|but|while|only|just|however|though|on the other hand|about|some|has|had|is|was|needs?|takes?|took|gets?"
    r"|got|counts?|stands?|with|at)\b))"
    r"(?: model| network)?"
    r"|(?<!\d of )(?:(?P<former>the (?:former|first one|(?<=but the )first(?= (?:has|had|uses|needs|takes|counts|stacks)\b)"
    rf"|(?<=: the )first(?= {_OF_TWO}\b)|first(?= {_OF_TWO} [^.;:]{{3,120}},(?: and| but| while)? the second {_OF_TWO}\b)))"
    r"|(?P<latter>the (?:latter|last option|second one"
    r"|(?:(?<=[,;] the )|(?<=, and the )|(?<=, but the )|(?<=, while the ))second(?= (?:has|is|was|only|just|\d)))))"
    r"|(?P<predecessor>(?:its|the|their) (?:predecessor"
    r"|(?:first|previous|earlier|older|original|last) (?:edition|generation|release)))"
    rf"|(?P<both>{groups.WORDS}|both|(?<!one of )(?<!er of )(?<!est of )(?<!first of )(?<!last of )(?<!all of )the two)"
    r"(?![.!?]| (?:of|encoder|decoder|stack|case"
    r"|(?:[a-z-]{3,12} )?(?:matri|table)|shapes|numbers|values|figures|halves|ways|times|counts|columns|rows))"
    r"|(?P<it>it|its)(?![\w']))\b",
    re.IGNORECASE,
)

#: With what a stand-in may begin, in lower case: this is found in a fifth of the time, and most words are passed over.
_BEGINS = expression(
    rf"\b(?:{groups.BEGIN}"
    r"|th(?:e|is|eir)\b|its?\b|an? |both\b|our |his |la |die |\d{1,2}x|v\d|(?<=['’]s )[a-z]"
    r"|\d[\d.]{0,5}[bm](?=,| and| &|/| models| versions| variants| checkpoints)"
    rf"|(?:(?<=for )|(?<=; )|(?<=and )|(?<=while ))(?:{_SIZE_WORDS})\b|(?<=[.;:!] )(?:{_SIZE_WORDS})(?=: ))"
)

_DETERMINER = (
    r"(?:(?:[A-Z][\w.-]{2,20}['’]s|the|an?|its|their|our|original|teacher|student|model|larger|smaller|standard|much|big"
    r"|little|tiny|small|smallest|largest|biggest|middle|large|older|newer|old|new|half-billion"
    r"|\d+(?:\.\d+)?[BM]"
    r"|full|plain|vanilla|official"
    r"|English|base|former|predecessor,?|previous|earlier|counterpart,?|brother|sister|sibling|cousin|[(]) ?){0,4}"
)
_COMPARED = (
    r"(?:than|as)(?: (?:for|in|with|on|by|at))?|unlike|like|versus|vs\.?|against|compared (?:to|with)|comparable (?:to|with)"
    r"|similar(?:ly)? to|relative to|over"
    r"|(?:\d|\d points?|\d pp|points?) (?:above|below|under)|(?:(?<=[a-z\d] )times|half|twice|double|triple)"
    r"|contrast to|identical to|close to|what|(?:amount|number|quantity|size|data|text|corpus|tokens) (?:that|which)"
    r"|(?<!while )(?<!whereas )(?<!and )(?<!but )(?:that|those) of"
    r"|(?:as|than) (?:in|for|of|with|on)|except(?: for)?|other than|instead of|rather than|besides"
)
_VERBS = (
    r"approach(?:es|ing)|on (?:a )?par with|similar|comparable|follow(?:s|ed|ing)?|mimic(?:s|king)?|imitat(?:es|ing)"
    r"|duplicates|reproduces?|out ?perform(?:s|ed|ing)?|beat(?:s|ing)?"
    r"|surpass(?:es|ed|ing)?|match(?:es|ing)?|exceed(?:s|ed|ing)?|improv(?:e|es|ed|ing)(?: up)?(?: ?on)?|replac(?:e|es|ing)"
    r"|doubles|trebles|triples|quadruples|halves|dwarfs|equals|rivals|leads|tops|trails|overtakes|overtook|outscores"
    r"|outpaces|outdoes|outranks|(?:behind|ahead of|short of|shy of)"
)
#: "X has the skeleton of Y": it is another's too.
_HAS_THE_SAME = (
    r"(?:ha[sd]|have|having|tak(?:es?|ing)|took|cop(?:y|ies|ied|ying)|follow(?:s|ed|ing)?|shar(?:es?|ed|ing)|ke(?:eps?|pt|eping)"
    r"|adopt(?:s|ed|ing)?|us(?:es|ed|ing)|inherit(?:s|ed|ing)?|borrow(?:s|ed|ing)?|wears?|reus(?:es?|ed|ing))"
    r" (?:the|an?) (?:[a-z]{3,12} )?(?:skeleton|frame|anatomy|body|bones|build|blueprint|geometry|dimensions|proportions|topology"
    r"|chassis|backbone) of"
)
_ORIGINS = (
    r"based (?:up)?on|(?:named|modell?ed|patterned|styled) (?:closely )?after|(?:inspired|motivated|influenced|powered) by"
    r"|in the (?:spirit|style|vein) of|(?:port|fork|reproduction|(?:re-?)?implementation|supervision|guidance|tutelage) of"
    r"|(?:basad[oa] (?:en|in)|basead[oa] (?:in|em|no|na)|basat[oa] (?:su|in|on)"
    r"|basée? sur|basiert auf)(?: (?:la|l['’]|der?) ?ar[cq]\w+ de)?|(?:de|of) type|"
    r"(?:by|through|via|after) (?:further |continued |continual |additional )?(?:pre-?train|fine-?tun|train|tun)ing(?: of)?"
    r"(?: the)?(?: (?:pre-?trained|existing|original))?(?: model)?|"
    rf"(?:starts|grew|grown|descends|stems|derives|comes|inherits|borrows)(?: [a-z]{3, 12}){{0,2}} (?:from|out of)|{_HAS_THE_SAME}"
    r"|(?:shares?|sharing) (?:its|their) (?:[a-z]{3,14} ){1,2}with|(?:mirrors|echoes|resembles|emulates|copies|clones)"
    r"|buil(?:t|ds) (?:up)?on|initiali[sz]ed (?:with|from)|distill?(?:ed|ation)(?: version)? (?:of|from)"
    r"|(?:distill?ed|pruned|trained|derived|compressed) (?:(?!and\b|but\b|then\b)[\w-]{1,12} ){1,6}from"
    r"|(?:made|derived|adapted|fine-?tuned|trained|inherited|taken|learns?|starting|upcycled|merged|pruned|shrunk|extended|expanded"
    r"|grown|extracted|sliced|carved) from"
    r"|(?:created|built|obtained|derived|constructed|produced|made) (?:using|with)(?: the)?(?: original)?"
    r"|\b(?:we|they|I|team|authors) (?:started (?:out )?(?:from|with)|began with|forked)"
    r"|\b(?:we|they|I|to) (?:then )?(?:compress|distill?|prune|shrink|truncate)"
    r"|(?:prun|distill|compress|truncat|halv|trimm|shorten|slimm|stripp)(?:e[ds]|ing)|shr[iau]nk(?:s|ing)?|cut(?:s|ting)?"
    r"|(?:remov|dropp|delet|cutt|stripp|tak)ing (?:[\w-]{1,15} ){1,3}(?:from|of|off)"
    r"|(?:version|variant|copy|sibling|kin|cousin|successor|fine-?tune|derivative|clone|twin|relative|descendant) of"
    r"|(?:encoder|decoder|tokeni[sz]er|adapter|projector|head|vocabulary|drafter|draft model|LoRA|tower|replacement) for"
    r"|(?:architecture|configuration|structure|shape|skeleton|anatomy|chassis|state|design|layout|recipe|objective|method|technique|procedure"
    r"|framework|idea"
    r"|tokeni[sz]er|half|percent|third|quarter"
    r"|fraction|student|(?:only )?one|member|part|most|any|none) of"
    r"|(?:(?:base|language|parent|original|backbone|foundation|teacher|student) model|architecture|backbone|base|teacher|objective"
    r"|initiali[sz]ation|tokeni[sz]er|finetuned from(?: model)?):"
    r"|(?:half|twice|double|triple|times|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth) (?:of )?the (?:\w+ ){1,3}of"
)
_ASIDE = expression(
    rf"(?:\b(?:{_COMPARED}|{_VERBS}|{_ORIGINS})|% ?of|% (?:of )?(?:the )?(?:[\w-]{{2,14}} ){{1,3}}of)\s+{_DETERMINER}"
    r"[`\"*]{0,2}$",
    re.IGNORECASE,
)
#: "Based on Aaa, Bbb, and X": the others may be names that nobody knows.
_LISTED = expression(
    rf"\b(?:{_ORIGINS})\s+(?:the )?(?:(?-i:[A-Z])[\w./-]{{1,30}}(?: \d[\w.]{{0,6}})?(?:,? (?:and|or) "
    rf"|, )){{1,6}}"
    r"(?:the )?[`\"*]{0,2}$",
    re.IGNORECASE,
)
#: "Matches the accuracy of X", "surpasses the much bigger X": words may stand between.
_BEATEN = expression(
    r"\b(?:out ?perform(?:s|ed|ing)?|beat(?:s|ing)?|surpass(?:es|ed|ing)?|match(?:es|ing)?|exceed(?:s|ed|ing)?|rival(?:s|ing)"
    r"|equals|approach(?:es|ing)|overtak(?:es|ing)|tops|out(?:scores|paces|does|ranks)|on (?:a )?par with"
    r"|similar\b[^.,;]{1,40} (?:to|as)|comparable\b[^.,;]{1,40} (?:to|with))\s+"
    r"(?:(?!(?:that|which|who|whose|is|are|was|were|has|have|had|and|but|or|while|with|at|by|on|in|than|when|if|as|because|since"
    r"|where|though|from)\b)[\w/’'-]{1,24} ){0,6}[`\"*]{0,2}$",
    re.IGNORECASE,
)
#: A word, in lower case, without which nothing is brought in: this is told in a tenth of the time.
#: "Y's 1/4", "开发于 Y 之后": a yardstick, and what was before.
_YARDSTICK = expression(r"(?:\b\d ?/ ?\d{1,2}(?:th)? of (?:the )?(?:size of )?|(?:继|基于|衍生自|改自)\s?)[\[`\"*(]{0,3}$")
_BRINGS_IN = expression(rf"\b(?:{_COMPARED}|{_VERBS}|{_ORIGINS.replace('|I|', '|i|')})\s|% ?of\s|% [^%]{{1,60}}of\s")
#: "117 million for X": what X has is only told for comparison.
_HAS_FOR = Sought(
    r"\b(?:instead of|rather than|against|versus|vs\.?|as opposed to|compared (?:to|with))\s(?:about |only |the )?[~≈]?[\d.,]{1,12}"
    r"\s?[\w%/]{0,10}"
    r"\s(?:[\w-]{1,14}\s){0,2}?(?:for|in|of|with|by)\s(?:the )?[`\"*]{0,2}$",
)
_AGAINST = expression(rf"\b(?:{_COMPARED}|{_VERBS})\s+{_DETERMINER}$", re.IGNORECASE)
#: "Its recipe was Y's, minus …": what is Y's is told in comparison.
_ABSOLUTE = expression(r"['’]s?(?=\s?(?:[.,;:!?)—–]|$)|\s(?:but|minus|plus|except|without|with|only)\b)")
#: "X shares Y's architecture": Y is where it comes from.
_BORROWS = expression(
    r"\b(?:shar(?:es?|ed|ing)|us(?:es|ed|ing)|adopt(?:s|ed|ing)|tak(?:es|ing)|took|reus(?:es|ed|ing)|inherit(?:s|ed"
    r"|ing)|cop(?:ies|ied|ying)"
    r"|employ(?:s|ed|ing)|keep(?:s|ing)?|kept|borrow(?:s|ed|ing)?|with|has|on) (?:the )?[\"“`*]{0,2}$",
    re.IGNORECASE,
)
_DESIGN = expression(
    r"[^\s,;][^,.;]{0,40}?(?:['’]s?|[\"”])? (?:\w+ )?(?:architecture|design|framework|paradigm|recipe|tokeni[sz]er"
    r"|configuration|layout|structure|skeleton|anatomy|chassis|blueprint|vocabulary|code|width|depth|shape|backbone)\b",
    re.IGNORECASE,
)
#: "X is a multilingual Y": Y says of what kind X is.
_KIND = expression(
    r"(?:(?:\b(?:is|are|was|as)|\b[Ii]t['’]s)(?: (?!not)[a-z]{3,12}){0,2} an? "
    r"(?:(?!called|named|dubbed)[\"“'‘`*_]{0,2}[\w-]{1,20}[\"”'’`*_]{0,2} ){0,4}[`*_]{0,2}"
    r"|(?:(?:architecture|configuration|structure|shape|skeleton|anatomy|chassis|state|design|layout) of"
    rf"|{_HAS_THE_SAME}) (?:the |an? )?)$"
    r"|(?:\b(?-i:[A-Z])[\w.-]{1,30}(?: \d[\w.]{0,5})?[)\"'”’]?,|\w[)\"'”’*`]{0,4}(?::[*_]{0,2}| [–—-])) "
    r"(?:just |simply |basically )?an? (?:[\w-]{1,20} ){0,3}$",
    re.IGNORECASE,
)
#: "X is Y cut to four layers": Y is what X was made of.
_EQUATED = expression(r"['’)]?\s(?:is|was|are|were)\s(?:\w{3,12}ly |just )?(?:the )?", re.IGNORECASE)
#: "Inheriting the features of X, Y has": a phrase in front of whom the sentence is about.
_DOING = expression(r"(?:^|[.:;!?]\s)\W{0,3}(?-i:[A-Z])[a-z]{2,14}ing\b(?! (?:is|was|has)\b)[^,.;:]{1,64}$", re.IGNORECASE)
_THEN = expression(
    r"[`\"*)]{0,3}[^,.;:()]{0,40}, (?:(?:the|our|this) )?(?:it\b|model\b|[`\"*]{0,2}(?-i:[A-Z])[\w.-]{1,30}\b)", re.IGNORECASE
)
#: "12 heads where X has 4, and was …": X is over with its number.
_WHERE = expression(r"\bwhere (?:the )?[`\"*]{0,2}$", re.IGNORECASE)
_HAS_SO_MANY = expression(
    r"[`\"*]{0,2} (?:has|had|needs?|needed|takes|took|gets|got|uses|used|reads|generate[sd]?|reaches|scores|manages"
    r"|stacks|counts|weighs) (?:only |just |about )?[\d.,]{1,8}(?<![.,])(?=[,;.)]|$| (?:and|but)\b)"
)
#: "Its child, a Finnish X fine-tuned on …, reaches": X is what it was made of.
_A_COPY = expression(r"[\w*_`\"')], an? (?:[\w-]{1,20} ){0,3}[`\"*]{0,2}$", re.IGNORECASE)
_TUNED = expression(
    r"[`\"*]{0,2},? (?:(?:further|then|later|carefully) )?(?:fine-?tuned|trained|tuned|pruned|distilled|quanti[sz]ed|cut|stripped"
    r"|adapted|compressed|retrained|shrunk|finetuned)\b[^.;:]{0,90},",
    re.IGNORECASE,
)
#: A phrase that opens a sentence and has no verb of its own ("With half as many layers as X, Y …").
_PHRASE = expression(
    r"\W{0,3}(?:with|at|compared|despite|unlike|like|against|in|by|having|using|while|although)\b[^,;:]*", re.IGNORECASE
)
#: "X applies … to Y and runs …": the second verb is of whom the sentence is about.
_OBJECT = expression(r"\b(?:to|with|on|into|onto|from|for|of|in|by) (?:the |an? )?[`\"*]{0,2}$", re.IGNORECASE)
_GOES_ON = expression(
    r"[`\"*)]{0,3}(?:['’]s [\w -]{3,30})?(?: ?\([^()]{1,40}\))?,? (?:and|but|yet) "
    r"(?:then |thereby |thus |hence |so |also "
    r"|still |therefore |even ){0,2}(?:runs|is|has|needs|takes|gets|uses|keeps|cuts|reduces|retains|reaches"
    r"|scores|gains|loses|weighs|comes|holds|answers|trains"
    r"|fits|costs|handles|makes|does|beats|stays|ends|shrinks|drops|requires|works|reads|supports|achieves|preserves)\b"
)
_AND = expression(r"(?:\s\([^()]{1,40}\))?[\s,)]*(?:and|or|,|/|&)?\s*(?:the |even )?(?:(?<!\w)[-–‑])?")
#: "… than X, and Y is slow": Y begins a clause of its own.
_NEW_CLAUSE = expression(r"\)?, (?:and|but|while) ")
_FINITE = expression(
    r" (?:is|are|was|has|had|needs|takes|runs|gets|comes|uses|holds|weighs|reaches|scores|reads|goes|knows|counts|stays|keeps)\b"
)
#: "We took X, continued …": it is not X that is spoken of then.
_TOOK = Sought(r"\b(?:we|they|I|team|authors) (?:took|take|adapted|picked|chose) (?:the )?$")
_MADE = expression(
    r"\S[^;:]{0,60}?(?:,| and| as) (?:then )?(?:continu|train|fine-?tun|tuned|add|cut|prun|quanti[sz]|extend|distil|shr[ai]nk"
    r"|(?:a|our|the) (?:start|base|parent|found))",
    re.IGNORECASE,
)
#: A name behind a comma tells who is meant ("its teacher, X, …") where the clause ends with it.
_ENDS_APPOSITION = expression(r"\s?(?:\[\^?\w{1,3}\])?\s?(?:[.,;:!?)(]|$|(?:and|but|with|in|on|which|whose)\b)", re.IGNORECASE)


def ends_apposition(text: str, end: int) -> bool:
    """Say whether a name that stands behind a comma and ends here may tell who was meant, and does not open a clause."""
    return bool(_ENDS_APPOSITION.match(text, end))


_OPENED, _CLOSED = expression(r"\((?P<words>[^()]{0,80})$"), expression(r"(?P<words>[^()]{0,80})\)")
_NAMELY = expression(r"[\s\"'`*_]*(?:(?:the|our|here|i\.e\.|that is|namely|now|called|from here on)[,\s\"'`*_]*)?", re.IGNORECASE)


def bracket_of(text: str, start: int, end: int) -> int:
    """Return where the bracket opens in which a name stands with other words ("(distilled from X)", "(X: 12)"); -1 for none."""
    opened, closed = _OPENED.search(text, max(0, start - 82), start), _CLOSED.match(text, end)
    if not opened or not closed or (_NAMELY.fullmatch(opened["words"]) and _NAMELY.fullmatch(closed["words"])):
        return -1
    return opened.start()


@dataclass(frozen=True, slots=True)
class Actor:
    """The characters `start` to `end` name a model or stand in for one.

    `aside` says that the sentence brings it in for comparison or as an origin ("than BERT", "based on BERT"). `reference` is
    empty for a name; `ref` is None for a stand-in that has not been resolved.
    """

    start: int
    end: int
    aside: bool
    reference: Reference = ""
    ref: ModelRef | None = None


#: "Reduces it from 1,024 in X to 768": X only tells what it was.
_FORMERLY = Sought(r"\bfrom (?:the )?[\w.,]{1,14}(?: [a-z-]{3,14}){0,2} (?:in|of|for) (?:the )?[`\"*]{0,2}$", 0)
#: "Halves the layers of X to 6": it is another that has 6.
_MADE_LESS = Sought(
    r"\b(?:reduc|cut|halv|shrink|shrunk|lower|trim|compress|bring|brought|drop|prun|slash|doubl|increas|rais|extend|widen|shorten)\w*"
    r"(?: down| up)? (?:the |its )?(?:[\w-]+ ){1,3}of (?:its |the )?(?:[\w-]+ )?[`\"*]{0,2}$",
)
_MADE_TO = expression(r"[^.;:,]{2,50}?(?: from [^.;:]{1,24})? to (?:about |only |just )?[\w.,]{1,14}")
_TO = expression(
    r"[^.;:]{2,60}? to (?:about |only |just )?[\w.,]{1,14}"
    r"|[^.;:,]{2,40} (?:stay|remain|survive|are left|were left|are kept)(?:ed|d)?(?: (?:only|just))? [\w.,]{1,14}"
)


def is_aside(text: str, start: int, before: Actor | None = None, end: int = -1) -> bool:
    """Say whether what stands from `start` to `end` is brought in as a comparison or origin; `before` is the actor before it."""
    if before and before.aside and joined(text, before.end, start) and not _opened(text, before, start):
        return not (end > 0 and _NEW_CLAUSE.match(text, before.end) and _FINITE.match(text, end))
    if before and composed.is_part(text, (before.start, before.end), start, joined=before.aside):
        return True
    if before and not before.aside and end > 0 and _is_object(text, before, start, end):
        return True
    if before and before.end < start <= before.end + 24 and _EQUATED.fullmatch(text[before.end : start]):
        return True
    front = text[max(0, start - 70) : start]
    return not (end > 0 and shares.is_divided(text, start, end)) and bool(
        (_BRINGS_IN.search(front.lower()) and (_ASIDE.search(front) or _BEATEN.search(front) or _LISTED.search(front)))
        or _HAS_FOR.search(front)
        or _YARDSTICK.search(front[-30:])
        or (end > 0 and "ing " in front and _DOING.search(front) and _THEN.match(text, end))
        or (end > 0 and _WHERE.search(front) and _HAS_SO_MANY.match(text, end))
        or (end > 0 and _A_COPY.search(front) and _TUNED.match(text, end))
        or is_kind(text, start)
        or (_MADE_LESS.search(front) and _MADE_TO.match(text[start : start + 110]))
        or (_FORMERLY.search(front) and _TO.match(text[start : start + 90]))
        or (_TOOK.search(front) and _MADE.match(text[start : start + 120]))
        or taken.is_taken(text, front, start)
        or (_BORROWS.search(front) and _DESIGN.match(text[start : start + 80]))
    )


def _is_object(text: str, before: Actor, start: int, end: int) -> bool:
    """Say whether a name is an object in a sentence that goes on with another verb of its subject ("X adds it to Y and runs")."""
    gap = text[before.end : start]
    same = sentence_at(text, before.start)[0] == sentence_at(text, start)[0] and not any(sign in gap for sign in ",:()")
    return same and bool(_OBJECT.search(gap)) and bool(_GOES_ON.match(text, end))


def is_absolute(text: str, end: int) -> bool:
    """Say whether a name that ends here stands in the genitive without a noun: "as many as Y's", "its recipe was Y's"."""
    return bool(_ABSOLUTE.match(text, end))


def is_compared(text: str, start: int) -> bool:
    """Say whether what stands at `start` is what something is compared with ("than a model …")."""
    front = text[max(0, start - 70) : start]
    return bool(_BRINGS_IN.search(front.lower()) and _AGAINST.search(front))


def _opened(text: str, before: Actor, start: int) -> bool:
    """Say whether a comparison opened the sentence and is over ("Compared with X, Y …")."""
    first = sentence_at(text, before.start)[0]
    opens = before.start - first < 36 or (before.start - first < 90 and _PHRASE.fullmatch(text, first, before.start))
    return bool(opens) and text[before.end : start].strip(" )") == ","


def is_kind(text: str, start: int) -> bool:
    """Say whether the name at `start` tells of what kind a model is ("X is a multilingual Y")."""
    front = text[max(0, start - 110) : start]
    low = front.lower()
    return (" a " in low or " an " in low or " of " in low) and bool(_KIND.search(front))


def joined(text: str, end: int, start: int) -> bool:
    """Say whether only "and", "or" or a comma stands between a name that ends at `end` and one that starts at `start`."""
    return end < start and bool(_AND.fullmatch(text[end:start]))


def _is_apposed(gap: str, text: str, end: int) -> bool:
    """Say whether a name right behind a stand-in tells whom it means: not one that opens the next sentence or clause."""
    return not any(sign in gap for sign in ".!?;") and ("," not in gap or ends_apposition(text, end))


_NAMED_BEFORE = expression(r"[A-Z][\w.-]{0,20}\s$")


def stand_ins(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, Reference]]:
    """Return the stand-ins of a text ("this model", "it") that overlap and introduce no name; `names` are in order."""
    ends = dict(names)
    for match in _standing_in(text):
        name = next((place for place in range(match.end(), match.end() + 3) if place in ends), None)
        introduces = name is not None and _is_apposed(text[match.end() : name], text, ends[name])
        at = bisect_right(names, (match.end() - 1, len(text)))
        overlaps = at > 0 and names[at - 1][1] > match.start()
        # "API V2" is none of a model's versions.
        other = text[match.start()] == "V" and _NAMED_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        if not introduces and not overlaps and not other and not is_so_large(text, match.start()):
            yield match.start(), match.end(), str(match.lastgroup)


def _standing_in(text: str) -> Iterator[re.Match[str]]:
    """Find as `_STAND_IN.finditer` does."""
    reached = 0
    if len(low := text.lower()) != len(text):
        return (yield from _STAND_IN.finditer(text))
    for begun in _BEGINS.finditer(low):
        match = _STAND_IN.match(text, begun.start()) if begun.start() >= reached else None
        if match:
            reached = match.end()
            yield match
