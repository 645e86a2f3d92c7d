"""What the words around a number say of whose it is: a size that names a member, one of a family's list, what was before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.text.expression import expression

_APPOSED = expression(r"[)\"'`*_]{0,3}, an? (?:[a-z-]{2,14} ){0,2}")
_OF_A_MODEL = expression(r"[\d.]{1,6}[\w-]{0,24}(?: [\w-]{1,16}){0,3} (?:model|LLM|network|encoder|transformer)\b", re.IGNORECASE)
_LISTED_SIZE = expression(r"(?P<size>\d{1,4}(?:\.\d{1,2})?[BM])(?:,| and| or|\)| (?:sizes|variants|versions))")
_SIZE_HAS = expression(
    r"(?:, |; |\band )(?:the )?(?P<size>\d{1,4}(?:\.\d{1,2})?[BM]) (?:has|had|is|uses|counts|stacks|gets|needs"
    r"|takes) (?:about |only )?$"
)
#: "In 1B (1.24B) and 3B (3.21B)": a size in place of a name, and its number in brackets.
_SIZE_IN_FRONT = expression(
    r"(?<![\w.,-])(?P<size>\d{1,4}(?:\.\d{1,2})?[BM])(?: (?:model|version|variant|one))?\s\((?:with |about |~|≈|in fact |really )?$"
)
#: "Their hidden sizes are 512, 768 and 1,024": one of each.
_THEIR = expression(
    r"\btheir (?:[\w-]+ ){1,4}(?:are|were|measure|come to|stand at|amount to|count)\s"
    r"(?P<list>(?:[\d.,]+(?: ?[A-Za-z]{1,8})?(?:,? and |, )){0,7})$",
    re.IGNORECASE,
)
_REST_OF_LIST = expression(
    r"[\d.,]*\d(?: ?(?!and\b)[A-Za-z]{1,8})?(?P<list>(?:(?:,? and |, )[\d.,]*\d(?: ?(?!and\b)[A-Za-z]{1,8})?){0,7})"
)
_SIZES = expression(r"\bsizes\b[^.;]{0,30}$|^[^.;]{0,30}\bsizes\b", re.IGNORECASE)
_FAMILY = expression(
    r"\b[Mm]odels,? with (?:[\d., BM]|and |[mb]illion ){0,30}$"
    r"|\b(?:family|series|suite|collection) of [^.;:]{0,80}\bwith (?:[\d., ]|and ){0,30}$",
    re.IGNORECASE,
)
_SEVERAL = expression(
    r"\b(?:the|all|these) (two|three|four|five)(?: (?:models|sizes|versions|checkpoints|variants|members))?"
    r" (?!of\b)(?:[a-z]+ ){1,4}(?:[\d.]+(?: ?[A-Za-z]{1,8})?(?:, | and |, and )){0,4}$",
    re.IGNORECASE,
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}
_ENUMERATED = expression(r"\d(?: ?[A-Za-z]{1,8})?(?:,? and |, )(?=\d)")
_IN_LIST = expression(r"[\d.]{1,8}[BM]?(?:,| and) \d")
#: "from 512 to 8,192", "down from 31", "instead of 12": what was before.
_FORMERLY = expression(
    r"\b(?:(?<!learnt )(?<!learned )(?<!trained )(?<!drawn )(?<!collected )(?<!gathered )(?P<to>from)"
    r"|(?:up|down) from|instead of|rather than|vs\.?|versus|against)\s(?:about |~|roughly "
    r"|the )?$",
    re.IGNORECASE,
)
_TO = expression(
    r"(?:[^.;:]|\.(?=\d)){0,40}?\bto\b"
    # "From 110 million parameters 66 remain", "from twelve layers stay six".
    r"|[\w.,]{1,12} ?(?:[mb]illion |[KMB] )?(?:parameters|params|weights|layers|blocks|heads|dimensions),?"
    r"(?: (?:stay|remain|survive|only|just|merely|about|are left))* (?:\d|one\b|two|three|four|five|six|eight|ten\b|twelve)"
)
#: "A → B: layers 12 → 24": in front of an arrow stands what the first has.
_ARROW = r"[\s`*_\"]{0,3}(?:→|⟶|➔|➜|=>|-{1,2}>)[\s`*_\"]{0,3}"
_TO_ANOTHER = expression(rf"[\d.,]{{1,12}}\s?(?:[KMBTG]i?B?\b|[mb]illion)?(?: [a-z]{{3,12}})?{_ARROW}[~≈]?\d")
_BETWEEN = expression(_ARROW)
#: "Sits below XL, whose count is 48": of whom the clause is about, who is none of the known names.
_WHOSE = expression(
    r"\s(?:below|above|under|over|behind|before|after|beside|than|to|of|from|by|with|and|between|beats"
    r"|precedes|follows) (?:the |its )?[A-Z][\w.-]{0,20}(?: \d[\w.]{0,6})?,? (?:whose\b"
    r"|which (?:has|had|counts|holds|stacks|uses|needs|takes|comes|is)\b)[^.;:,]{0,50}$"
)


def before_arrow(text: str, offset: int, spoken: Sequence[tuple[int, int]]) -> int:
    """Return the place among the names `spoken` that has the number in front of an arrow ("A → B: layers 12 → 24"), or -1."""
    before = [end for _, end in spoken if end <= offset]
    if len(before) < 2 or not _TO_ANOTHER.match(text, offset):
        return -1
    last = len(before) - 1
    return last - 1 if _BETWEEN.fullmatch(text, before[-2], spoken[last][0]) else -1


#: "Multi-query attention keeps one key-value head": what a technique does is told of no model.
_TECHNIQUE = expression(
    r"^\W*(?:(?:but|and|so|then|in|with|under|plain|standard|classic) ){0,2}(?:the )?"
    r"(?:(?:multi|grouped|single)[- ](?:head|query)(?:ed)?(?: (?:self-?)?attention)?|MHA|MQA|GQA|mixtures?[- ]of[- ]experts"
    r"|LoRA|QLoRA|layer[- ]?drop|sliding[- ]window attention)"
    r" (?:goes|went|keeps?|has|uses?|shares?|gives|means|lets|reduces|cuts|saves|needs|stores|is|takes|leaves"
    r"|replaces|adds|trains)\b",
    re.IGNORECASE,
)
#: "Gradient checkpointing reduces memory by 5x": whatever model it is used with.
_METHOD = expression(
    r"^\W*(?:(?:in|on|for|with) [^.;:,]{1,60}, )?(?:the |our |this )?(?:(?!(?:is|has|with|and|uses?|that)\b)[\w-]{1,20} ){0,3}"
    r"(?:attention|checkpointing|caching|decoding|batching|kernels?|offloading|parallelism|sharding|paging|compilation|fusion"
    r"|mixed[- ]precision)(?: \([^()]{1,20}\))? (?:(?:can|could|may|will|also|then|further|typically|often) ){0,2}"
    r"(?:reduces?|cuts?|halves?|saves?|lowers?|speeds?|accelerates?|decreases?|shrinks?|makes?)\b",
    re.IGNORECASE,
)
#: "An adapter for X of the same rank, whose 40 layers …": X's or the adapter's.
_WHICHEVER = expression(r" (?:of|with|in|at|from|on) [^.;:,()]{1,40}, whose (?:\w{1,12} )?$")


def of_technique(sentence: str, offset: int, named: bool) -> bool:
    """Say whether the subject of a sentence that has `named` no model so far is a technique."""
    return not named and bool(_TECHNIQUE.match(sentence[:offset]) or _METHOD.match(sentence[:offset]))


def of_another(text: str, end: int, offset: int) -> bool:
    """Say whether a number is told of someone unknown named behind the last known name, which ends at `end`."""
    return bool(_WHOSE.search(text[end:offset]) or _WHICHEVER.fullmatch(text[end:offset]))


def apposed(text: str, offset: int, ends: Sequence[int]) -> int:
    """Return where the name ends that an apposition around `offset` explains ("X, a 9-billion-parameter model"), else -1."""
    if not _OF_A_MODEL.match(text[offset : offset + 60]):
        return -1
    return next((end for end in ends if end < offset and _APPOSED.fullmatch(text[end:offset])), -1)


def listed_size(text: str, offset: int) -> str:
    """Return the size at `offset` where it names a member of a family ("in 1B and 3B sizes"), else ""."""
    size = _LISTED_SIZE.match(text[offset : offset + 24])
    around = size and (_SIZES.search(text[max(0, offset - 50) : offset]) or _SIZES.match(text[offset : offset + 40]))
    return size["size"] if size and around else ""


def named_size(text: str, offset: int) -> str:
    """Return the size that names a model right in front of the number at `offset` ("X 7B has 32 layers, 13B has 40"), else ""."""
    front = text[max(0, offset - 36) : offset]
    size = _SIZE_HAS.search(front) or _SIZE_IN_FRONT.search(front)
    return size["size"] if size else ""


def of_family(sentence: str, offset: int) -> bool:
    """Say whether a number is one of several that a family's members have ("three models with 1.1, 3.2 and 8.0 billion …")."""
    listed = _IN_LIST.match(sentence[offset : offset + 40]) or re.search(
        r"\d[BM]?,? (?:and |or )?$", sentence[max(0, offset - 8) : offset]
    )
    return bool(listed and _FAMILY.search(sentence[max(0, offset - 120) : offset]))


def place_in_list(sentence: str, offset: int) -> tuple[int, int] | None:
    """Return which of how many numbers of a list this is that "their" leads to ("their widths are 512 and 768"), else None."""
    front = _THEIR.search(sentence[max(0, offset - 120) : offset])
    rest = _REST_OF_LIST.match(sentence, offset) if front else None
    if front is None or rest is None:
        return None
    before, after = (len(_ENUMERATED.findall(words)) for words in (f"{front['list']}1", f"1{rest['list']}"))
    return (before, before + after + 1) if before + after else None


#: "The next ones 24, 36 and 48 layers", "the rest have 8": of models that are not named.
_OTHERS = expression(
    r"\bthe (?:(?:next|other|remaining|following|larger|bigger|smaller) (?:ones|two|three|four)|others|rest)\b[^.;:()]{0,36}$"
    r"|\bthe (?:next|highest|lowest|topmost|following|third|fourth|fifth|sixth)(?: (?:one|step|rung))?"
    r"(?: (?:has|had|uses|gets|got|counts|takes|stacks|needs|is|reaches|with|goes to))?(?: (?:\d{1,3} ?\+|about|only|already))? $"
    r"|\b(?:\d{1,2}|several|many|more|some|two|three|four|five|six|further) (?:smaller|larger|bigger|other|further)"
    r" (?:ones|models|sizes|versions|variants)\b[^;:()]{0,36}$",
    re.IGNORECASE,
)


def of_several(sentence: str, offset: int) -> bool:
    """Say whether a number tells of one of several ("the three take 3.4, 15.9 and 20.9 GB", "the others 24")."""
    several = _SEVERAL.search(sentence[:offset])
    if _OTHERS.search(sentence[max(0, offset - 48) : offset]):
        return True
    return bool(several) and len(_ENUMERATED.findall(sentence)) + 1 == _MANY[several[1].casefold()] if several else False


#: "Instead of 14.5 GB in 16-bit": of the same model, stored otherwise.
_STORED = expression(
    r"[\d.,]+ ?[KMGT]i?B (?:\w+ )?(?:in|at|for|with|under|as) (?:\w+ )?(?:\d{1,2}[- ]?bits?\b|(?:b?f(?:p|loat)?|int|nf|q)\d"
    r"|(?:half|full|single|double|mixed|16-bit|32-bit) precision|bits\b)",
    re.IGNORECASE,
)


#: "2 heads for the keys against the 16 for queries": both of the same model.
_BESIDE_KEYS = expression(r"\d{1,3} (?:(?:heads )?for (?:the |its )?(?:quer|key)|(?:query|key|attention) heads)", re.IGNORECASE)


#: "60 layers then, 61 now".
_THEN = expression(
    r"[\w.,]{1,12}(?: [a-z]{3,12}){0,2} (?:(?:back )?then|before|previously|formerly|at the time|last time)\s?[,;:–—-]?"
    r" ?(?:and |but |against |versus )?(?:about |some |only )?[\w.,]{1,12}(?: [a-z]{3,12}){0,2}"
    r" (?:now|today|afterwards|this time)\b"
)


#: "Where the other needs 670 MB": of the two, the one that the sentence is not about.
_THE_OTHER = expression(
    r"\b(?:where(?:as)?|while|and|but|when) the other(?: one| model)?"
    r" (?:needs?|needed|takes?|took|has|had|uses?|used|weighs?|weighed"
    r"|wants?|asks for|reads?|costs?|occupies|holds?|held|gets?|got|is|was)"
    r"\s(?:only |just |some |about |roughly |nearly |almost |over |under )?$"
)


def is_former(text: str, offset: int) -> bool:
    """Say whether a number is what was before ("from 512 to 8,192", "down from 31"), or what the other of two has."""
    if _STORED.match(text, offset) or _BESIDE_KEYS.match(text, offset):
        return False
    if _THEN.match(text, offset) or _THE_OTHER.search(text[max(0, offset - 48) : offset]):
        return True
    formerly = _FORMERLY.search(text[max(0, offset - 24) : offset])
    return bool(formerly and (not formerly["to"] or _TO.match(text[offset : offset + 60])))


def of_newer(text: str, start: int, mention: str) -> bool:
    """Say whether the sentence from `start` on, whose subject has no `mention`, opens with the newer model ("With X it grew")."""
    return not mention and text.startswith("With ", start)


#: "22M parameters, a fifth of X": not X's.
_A_SHARE = expression(
    r",\s(?:[\w-]+ ){0,3}(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?"
    r"|percent|times|fraction|multiple|share)\b|, [\d.,]+ ?(?:%|x|×)",
    re.IGNORECASE,
)


def is_share(gap: str) -> bool:
    """Say whether the words between a number and a model make it a share or a multiple of the model's."""
    return bool(_A_SHARE.search(gap))


_PRECISION = expression(
    r"quanti[sz]|\b(?:[2-8]|two|three|four|eight)[- ]bits?\b|\bint[48]\b|\b(?:GPTQ|AWQ|GGUF|NF4|FP8)\b|\bQ\d_", re.IGNORECASE
)


def is_quantized(sentence: str) -> bool:
    """Say whether a sentence tells of one model in two precisions ("quantized to 4 bits, X shrinks from 138 GB to 35")."""
    return bool(_PRECISION.search(sentence))


#: "Large has 24 layers": a size that stands for its model.
_BARE_SIZE = expression(
    r"\W{0,3}(?P<size>nano|tiny|mini|small|base|medium|large|xl|xxl|xlarge|xxlarge|huge)"
    r" (?:is|has|had|uses|needs|counts|takes|stacks|comes|reads)\b",
    re.IGNORECASE,
)


def bare_size(words: str) -> str:
    """Return the size that stands for its model at the beginning of a sentence ("Large has 24 layers"), else ""."""
    alone = _BARE_SIZE.match(words)
    return alone["size"] if alone else ""


#: "The lowest one, at 118M, is X": of X.
_THE_ONE = expression(
    r"(?:^|[;,:] |\band )\W?the (?:[\w-]{1,20} ){0,3}(?:one|model|member|entry|dot|point|bar|line|winner|\w{3,12}est)"
    r"(?: (?:of|in|on) (?:the|all|them|our) ?[\w ]{0,24})?,? (?:at|with) (?:only |just |about |some |a mere |~)?$",
    re.IGNORECASE,
)
_IDENTIFIES = expression(r", (?:is|was|remains|being) (?:of course |still |now )?(?:the )?")


def is_identified(front: str, between: str) -> bool:
    """Say whether a number is of the model named behind it, by the words in front and between: "the lowest, at 118M, is X"."""
    return bool(_IDENTIFIES.fullmatch(between) and _THE_ONE.search(front))


#: "You get 768 numbers from X and 384 from Y": each is of the model behind it.
_GETS = expression(r"\b(?:get|gets|got|obtain|obtains|receive|receives|expect|expects) (?:[^.;:]|\.(?=\d)){0,80}$", re.IGNORECASE)
_FROM = expression(r"\s(?:from|out of)\s(?:the )?[`*_\"]{0,3}", re.IGNORECASE)


def is_of_the_next(front: str, between: str) -> bool:
    """Say whether a number is of the model named behind it, as one gets it from that, or as it tells which that is."""
    return bool(_FROM.fullmatch(between) and _GETS.search(front)) or is_identified(front, between)


#: "Reduces 1.55 billion parameters to 809 million": the first is another's.
_MADE_LESS = expression(
    r"\b(?:reduc(?:es|ed|ing)|cut(?:s|ting)?|shr[ai]nks?|shrinking|br(?:ings|ought|inging)|lower(?:s|ed|ing)|trim(?:s|med|ming)"
    r"|slim(?:s|med|ming)|squeez(?:es|ed|ing)|compress(?:es|ed|ing)|prun(?:es|ed|ing)|turn(?:s|ed|ing)|expand(?:s|ed|ing)"
    r"|extend(?:s|ed|ing)|rais(?:es|ed|ing)) (?:about |~|roughly |the |its |their |all )?$",
    re.IGNORECASE,
)
_DOWN_TO = expression(
    r"[\w.,]{1,12} ?(?:(?!of\b|in\b|from\b)[^\W\d][\w-]{0,14} ){1,4}(?:down |up )?(?:in)?to (?:just |only |about |a mere |the |~)?"
    r"(?:\d|(?:one|two|three|four|six|eight|twelve)\b)",
    re.IGNORECASE,
)


def is_made_another(text: str, offset: int) -> bool:
    """Say whether a number is the object of what makes it another ("reduces 1.55 billion parameters to 809 million")."""
    return bool(_MADE_LESS.search(text[max(0, offset - 30) : offset]) and _DOWN_TO.match(text[offset : offset + 80]))
