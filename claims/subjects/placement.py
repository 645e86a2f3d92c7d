"""Where a number stands among the models of its sentence, and which of them it is said of."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.subjects import amid, composed, passive, whereas
from claims.subjects.reckoned import NUMBER_WORDS, is_reckoned
from claims.subjects.roles import Actor, bracket_of, is_aside, is_kind, joined
from claims.text.expression import expression

_RELATIVE_NUMBER = expression(
    r"\W?\d[\d.,]*\s*(?:%|percent|per cent|times\b|[x×]\b|-?fold)|\W?\w{3,9} (?:percent|per cent|times)\b"
    r"|\W?(?:half|twice|double|thrice|a (?:third|quarter))\b",
    re.IGNORECASE,
)
_UNIT = expression(r"(?<![\w-])\d[\d.,]{0,12}\s?(?P<unit>[A-Za-z%]{1,12})")
#: "X, whose teacher Y has 12 layers, has 6": a clause in commas, and the verb behind it.
_INSERT = expression(
    r"[)\"'`*_]{0,3}(?:\s\([^()]{1,40}\))?,\s(?P<insert>(?:unlike|like|just like|much like|whose|which|who|as opposed to"
    r"|in contrast to"
    r"|contrary to|compared (?:to|with)|similar to|based on|built on|distilled|derived|made|trained|pruned|not|an?|the|its"
    r"|successor"
    r"|heir|in comparison (?:to|with))\b(?:[^,;:]|,(?=\d)){3,120},)\s(?:(?:also|still|only|now|itself) )?"
    r"(?:has|had|have|is|was|are|were|reads|needs|takes|uses|gets?|got|comes|counts|weighs|reaches|scores|holds|stacks|contains"
    r"|runs"
    r"|knows|supports|offers|stays|keeps|makes|measures|saw|fits|stands|can|features|manages|went|goes|packs|carries|accepts)\b"
    r"(?:[^,;:]|,(?=\d)){0,60}",
    re.IGNORECASE,
)
_OF_WHAT = expression(
    r"\d[\d.,]*[KMB]? of (?:the )?|[\d.,]*[^.;:()\d]{1,60}(?<!\bas)(?<!\bthan)\s(?:for|in|of)\s(?:the |a "
    r"|its )?",
    re.IGNORECASE,
)
#: "A quarter of the 317 million of X": that is how many X has.
_DEFINITE = expression(
    r"\d[\d.,]{0,12}(?: ?(?:[KMBT]|[bmtr]+illion))?(?: [a-z/-]{3,14}){0,2} of (?:the |its |their |a )?", re.IGNORECASE
)
_COMPOUND = expression(
    r"[\w.,]{1,25}[ -](?:[mb]illion[ -])?(?:parameter|param|layer|head|bit"
    r"|dimensional)\s(?:\w+\s)?",
    re.IGNORECASE,
)
_SHARE_OF = expression(
    r"(?:%|\b(?:percent|half|third|quarter|tenth|times)\b)(?: (?:of|the|its|fewer|less))* ?[a-z ]{0,24}\bof (?:the )?$"
)
_ENUMERATED = expression(
    r"[)\]\"*`]{0,3}(?:,? (?:and|or) |, |/| & )"
    r"(?:(?:the )?[A-Z][\w./-]{0,30}(?: \d[\w.]{0,8})?(?:,? (?:and|or) |, )){0,6}(?:the )?[`\"*]{0,2}"
)
#: "1.4x speedup over F16 on X", "2x faster inference for X".
_ON_WHICH = expression(
    r"(?:(?! (?:and|but|while|or) )[^,;:()]){1,70}\s(?:on|for|of|in|with)\s(?:the |our )?[`\"*]{0,2}", re.IGNORECASE
)
_THAT = expression(r"[\d.,]*[^.,;:()]{1,30}\s(?:that|which)\s(?:the )?", re.IGNORECASE)
_NEXT_CLAUSE = expression(r",\s(?:and|while|whereas|but|though|although)\b", re.IGNORECASE)
_IS = expression(r"[^.,;:()]{1,25}\s(?:is|are|was) (?:the number of |that of |for |in |what )?", re.IGNORECASE)
#: "Not 24 but 12 layers has X", in the order of a German sentence.
_HAS = expression(r"\d[\d.,]{0,9} (?:[a-z-]{3,14} ){1,2}(?:has|have|had) (?:the )?", re.IGNORECASE)
_ENDS_CLAUSE = expression(r"\s?(?:[.,;:!]|$)")
#: "The 4-bit model is available at X".
_AVAILABLE = expression(
    r"[^.,;:()]{1,50}\s(?:is|are)(?: now| also)? (?:available|released|published|provided|hosted|found|uploaded|shared)"
    r" (?:at|as|on|under|in|here):? (?:the )?",
    re.IGNORECASE,
)
#: "My version of X has 10 layers": it is the version's.
_MADE_OF = (" of ", " of the ", " from ", " based on ", " of a ", " on top of ")
#: "X shares Y's architecture with 22 layers": it is X that has them.
_DESIGN = expression(
    r"(?:['’]s?)? (?:\w+ )?(?:architecture|design|recipe|tokeni[sz]er|configuration|layout|structure|skeleton|blueprint"
    r"|vocabulary|code)\b",
    re.I,
)
_BRACKETED = expression(r"\d?[\d.,]{0,12}[^.,;:()]{1,40}\((?:the |our )?")
_DIRECTLY = expression(
    r"\)?\s?(?:[(:=–—-]|\s)\s?(?:~|≈|about |approximately |around |with |at |has |only |, )?|['’]s (?:[\w-]+ ){0,3}"
    r"|\s(?:was|were|is|has|had|got|saw|uses?|needs?|takes?)(?: \w{2,9}){0,2} \("
    r"|\)?[\s,]*\(?(?:which|that(?! is (?:about |only )?\d)|whose|with its"
    r"|at(?! [^.;()]{2,40}, (?:and|but|yet) [a-z])) [^.;()]{0,40}"
    r"|\s?\((?!(?:vs|versus|compared|than|against|up|down|from|our|we|it|instead|with|where|which|on|in|for)\b)[^();]{1,80}"
    r"|\)?, (?:itself )?an? (?:[\w-]{1,20} ){0,4}?(?:model|network|transformer|encoder|decoder|one|version)"
    r" (?:of|with|that has|having|at|from) [^,;()]{0,60}"
    r"|(?: (?:can|could|does|did|has|had|was|is|gets?|got|takes?|handles?|reads?|given|used|uses|sees?|saw|needs?|been"
    r"|fed)){1,3} \("
)
_EACH = expression(r"[^.,;()]{1,40}\beach\b(?! (?:of|tokens?|words?|layers?|heads?|inputs?|forward|query|expert)\b)", re.IGNORECASE)
#: "X keeps the 12 layers of its teacher": it is X that has them.
_KEPT = expression(
    r"\b(?:keep|inherit|retain|share|reuse|preserve|kept|cop(?:y|ies))(?:s|ed)? (?:all )?(?:of )?(?:the |its )?(?:same )?$",
    re.IGNORECASE,
)
_BRACKET = expression(r"^\s?\([^()]{1,40}\)")
LISTED = expression(r"\S{1,16}(?: (?:million|billion))?(?:,? and |, |/)", re.IGNORECASE)
_COUNTED = expression(r"\S{1,16} (?P<noun>[a-z]{3,14})(?:,? and |, )", re.IGNORECASE)
_NOUN = expression(r"\d[\d.,]{0,12}(?<![.,])(?:(?=[.,;]|\s?$)| (?P<noun>[a-z]{3,14})\b)", re.IGNORECASE)
#: "With 66M parameters, X …", "Trained on 3B tokens, X …": the model follows.
_OPENS = expression(
    r"\W{0,3}(?:quanti[sz]ed|compressed|converted|stored|saved|loaded|rounded|served|distilled|exported|squeezed|packed"
    r"|pre-?trained"
    r"|fine-?tuned|running|stacking|holding|with|at|trained|built|building|based|despite|having|using|weighing|counting|featuring"
    r"|boasting|for)\b",
    re.IGNORECASE,
)
#: "Over its 32 layers X has": its are X's.
_ITS_OWN_AHEAD = expression(
    r"\W{0,3}(?:over|across|throughout|in|inside|of|with|for|despite|through|from|among|thanks to|because of|by)"
    r" (?:all )?(?:of )?its"
    r" [\d.,]{1,9}[KMB]? (?:[\w-]{2,16} ){0,3}?[a-z][\w-]{2,16},? (?:the )?[`*_\"]{0,2}",
    re.IGNORECASE,
)
_PRONOUN = expression(r",\s(?:it|they|we|the model)\s", re.IGNORECASE)
_POSSESSIVE = expression(r"['’]s?\s")
_SHORT = 24
_PLACED = expression(r"\b(?P<in>in|for|of|with|at) (?:the )?[\W_]{0,3}$", re.IGNORECASE)
#: What is counted of several models as of one, and what tells them apart: no statement about each.
_SUM = expression(r"\b(?:together|combined|combine|jointly|altogether|in (?:total|sum|all)|sum|between them)\b", re.IGNORECASE)
_APART = expression(
    r"\b(?:differ\w*|merged?|ensembles?d?|respectively|individually|separately|in turn|either|neither|nor|or)\b", re.IGNORECASE
)
_SUMMED = r"(?:taken together|together|combined|jointly|altogether|in (?:total|sum|all)|between them)"
_SUM_AHEAD = expression(
    rf"(?:^|[,:;.(] )\W{{0,4}}{_SUMMED},? (?:(?:has|have|had|counts?|comes? to) )?(?:(?:both|the) )?[\W_]{{0,3}}$", re.IGNORECASE
)
#: "14 and 2 heads, 12 and 2, respectively": two of each model, in an order that only the last numbers tell.
_PAIRS = expression(r"\d+ and \d+ [a-z-]{3,14}(?: [a-z-]{3,14})?,? (?:and )?\d+ and \d+,? respectively\b")
_SUM_BETWEEN = expression(
    rf"['’*_`)]{{0,3}},? (?:{_SUMMED},? |(?:has|have|had|counts?|comes? to|contains?|holds?) {_SUMMED} )[^,.;:()]{{0,30}}$",
    re.IGNORECASE,
)
#: "24, in Y only 12": the number behind a model is its own.
_APART_BY_COMMA = expression(r"\d[\d.]{0,12},\s")
_ITS_OWN = expression(r"['’*_`)]{0,3} (?:only |just |merely )?\d", re.IGNORECASE)
#: "X has instead of the 12 layers of Y only 6": they are the number of X.
_IN_PLACE = expression(r"\b(?:instead of|in place of|rather than|in lieu of)\s[^,.;:()]{0,60}$", re.IGNORECASE)
_MERELY = expression(r"['*_`)]{0,3},? (?:(?:only|just|merely|but) )?[*_]{0,2}")
#: In front of models that head a clause, and behind them.
_HEADS = expression(r"(?:^|[,:;.(] |\b(?:[Bb]oth|while|whereas|and|but|because|since|that|though|although|[Tt]he)\s)[\W_]{0,4}$")
_DO = expression(
    r"['’*_`)]{0,3},? (?:(?:both|all|each|alike|also|then|thus|therefore|too) )?(?:have|use|share|are|contain|need|come|consist"
    r"|were|rely|employ|stack|run|feature|ship|support|keep|count|offer|read|accept|take|had|used|got|hold|weigh|carry|boast"
    r"|get|reach|comprise)\b"
)
IN_TURN = expression(r"\b(?:respectively|individually|separately|in turn)\b", re.IGNORECASE)


def in_turn(sentence: str, start: int, offset: int, actors: list[Actor]) -> Actor | None:
    """Read "A and B have 12 and 24 layers": the numbers and the models go in the same order."""
    before = [one for one in actors if one.end <= offset]
    pair = next(
        (two for two in pairwise(before) if not two[1].aside and joined(sentence, two[0].end - start, two[1].start - start)), None
    )
    if pair and _EACH.match(sentence[offset - start :]):
        return pair[0]
    group = _group(sentence, start, before)
    if len(group) < 2:
        return None
    behind = _BRACKET.sub(lambda match: " " * len(match[0]), sentence[group[-1].end - start :], count=1)
    places = [group[-1].end + match.start() for match in NUMBER_WORDS.finditer(behind)]
    if offset not in places:
        return None
    row = places.index(offset) // len(group) * len(group)
    short = len(places) < len(group)
    if len(places) % len(group) and (
        short or row or not are_listed(behind, [place - group[-1].end for place in places[: len(group)]])
    ):
        return None
    listed = are_listed(behind, [place - group[-1].end for place in places[row : row + len(group)]])
    return group[places.index(offset) % len(group)] if listed or IN_TURN.search(sentence) else None


def of_each(sentence: str, start: int, offset: int, actors: list[Actor]) -> list[Actor]:
    """Return the models that a number is said of at once ("A and B both have 12 layers"); nothing where it is said of one."""
    group = _side_by_side(sentence, start, [one for one in actors if one.end <= offset])
    if not group or not _HEADS.search(sentence[: group[0].start - start]):
        return []
    each = _EACH.match(sentence[offset - start :])
    told = each or (_DO.match(sentence[group[-1].end - start :]) and not in_turn(sentence, start, offset, actors))
    return group if told and not _SUM.search(sentence) and not _APART.search(sentence) else []


def is_sum(sentence: str, start: int, offset: int, actors: list[Actor]) -> bool:
    """Say whether a number is that of several models together ("A and B have 36 layers in total", "together, A and B have 36").

    So is one of several of each model that are told behind one noun ("14 and 2 heads, 12 and 2, respectively").
    """
    before = [one for one in actors if one.end <= offset]
    if len(before) > 1 and is_reckoned(sentence, start, offset, before):
        return True
    group = _side_by_side(sentence, start, before)
    if not group:
        return False
    front, behind = sentence[: group[0].start - start], sentence[group[-1].end - start :]
    if _PAIRS.search(behind):
        return True
    if _HEADS.search(front) and _DO.match(behind) and _SUM.search(sentence[offset - start :]):
        return True
    between = sentence[group[-1].end - start : offset - start]
    told = _SUM_AHEAD.search(front) or (_HEADS.search(front) and _SUM_BETWEEN.match(between))
    each = _EACH.match(sentence[offset - start :]) or _APART.search(between)
    return bool(told and not each and not in_turn(sentence, start, offset, actors))


def _side_by_side(sentence: str, start: int, before: list[Actor]) -> list[Actor]:
    """Return the last models in front of a number where they are joined, two at least and none of them an aside."""
    group = _group(sentence, start, before)
    return group if len(group) > 1 and not any(one.aside for one in group) else []


def are_listed(text: str, places: list[int]) -> bool:
    """Say whether numbers stand in one list ("12, 24 and 36")."""
    return all(LISTED.fullmatch(text[left:right]) or _is_repeated(text, left, right) for left, right in pairwise(places))


def _is_repeated(text: str, left: int, right: int) -> bool:
    """Say whether two numbers are of one noun ("12 layers and 6 layers", "12 layers and 48")."""
    first = _COUNTED.fullmatch(text[left:right])
    second = _NOUN.match(text, right)
    return bool(first and second and (second["noun"] or first["noun"]) == first["noun"])


def _group(sentence: str, start: int, actors: list[Actor]) -> list[Actor]:
    """Return the last actors that are joined by "and" or commas."""
    group = actors[-1:]
    for one in reversed(actors[:-1]):
        if not joined(sentence, one.end - start, group[0].start - start):
            break
        group.insert(0, one)
    return group


_BASED = expression(
    r"(?:,| is| was)? (?:based|built|tuned|trained|initiali[sz]ed) (?:up)?(?:on|from)(?: top of)? (?:the |an? )?[`*\"]{0,2}$", re.I
)


#: "Same encoder architecture as X (12 layers)": of whom the list that it stands in is about.
_SAME_AS = expression(
    r"\W*(?:(?:trained|built|pre-?trained|based) on )?(?:the )?same (?:[\w-]{2,16} ){1,4}as (?:the )?[\[`*_\"]{0,3}", re.I
)
_WHICH_GIVES = expression(
    r"[)*_`\"]{0,3}, (?:which (?:then |thus )?(?:gives|makes|yields|leaves|means|brings|comes|adds|amounts|leads|results|puts)"
    r"|giving|making|yielding|leaving|bringing|putting)\b",
    re.I,
)


def _follows(text: str, start: int, offset: int, before: list[Actor], gap: str) -> bool:
    """Say whether the number behind the last actor is another's, whom the sentence goes on about."""
    if not before:
        return False
    last, aside = before[-1], before[-1].aside
    shared = gap.startswith(" (") and _SAME_AS.fullmatch(text[start : last.start])
    if aside and (shared or gap.lstrip().startswith(":") or is_kind(text, last.start) or _DESIGN.match(gap)):
        return True
    if len(before) > 1 and before[-2].reference == "unnamed" and text[before[-2].end : last.start] in _MADE_OF:
        return True
    # "X (distilled from Y) has 6 layers": of whom the bracket tells.
    if len(before) > 1 and aside and gap.startswith(")") and bracket_of(text, last.start, last.end) >= start:
        return True
    # "X is as wide as Y, which gives …": of what comes of it.
    if aside and _WHICH_GIVES.match(gap) and any(not one.aside for one in before):
        return True
    # "Six times as fast as X, at 44 tokens a second": of what is compared with X.
    if aside and gap.lstrip(")*_`").startswith(", at ") and _is_first(text, start, offset, before):
        return True
    # "Based on X, Y and Z with a total of …": of what they make up.
    several = len(before) > 1 and before[-2].aside and _ENUMERATED.fullmatch(text, before[-2].end, last.start)
    if several and aside and gap.startswith(" with "):
        return True
    # "We released X, based on Y with 6 layers": of what was made of it.
    made = len(before) > 1 and aside and gap.startswith(" with ") and not before[-2].aside
    if made and _BASED.search(text, before[-2].end, last.start):
        return True
    # "X is deeper than Y, at a width of …", "X uses Y at 336 pixels": it is still X that is spoken of.
    still = gap.startswith((", at a", ", at the ", ", at its ")) and any(not one.aside for one in before)
    if aside and (still or (len(before) > 1 and composed.takes_in(text, (before[-2].end, last.start), offset))):
        return True
    # "10% of the parameters of X, a small model (40M)": of whom the sentence is about.
    return any(
        one.aside and "(" in text[one.end : offset] and _SHARE_OF.search(text, max(0, one.start - 60), one.start)
        for one in before[-2:]
    )


def by_place(text: str, start: int, offset: int, actors: list[Actor]) -> Actor | None:
    """Return the actor that the number belongs to by where it stands: beside it, after "for" or "of", else the topic before it."""
    before = [one for one in actors if one.end <= offset]
    gap = text[before[-1].end : offset] if before else ""
    if whereas.is_over(text, start, before, gap):
        return next((one for one in reversed(before[:-1]) if not one.aside), None)
    return (_bound(text, start, offset, before, gap) if before else None) or _near(text, start, offset, actors, gap)


def _bound(text: str, start: int, offset: int, before: list[Actor], gap: str) -> Actor | None:
    """Return the actor that the words between bind a number to, whatever else stands in the sentence; None where they do not."""
    last = before[-1]
    if last.aside and "(" not in gap and ")" not in gap and _heads_bracket(text, start, last):
        return last
    if whereas.is_inside(text, start, last, gap):
        return last
    if len(before) > 1 and _MERELY.fullmatch(gap) and _IN_PLACE.search(text, before[-2].end, last.start):
        return before[-2]
    framed = next((one for one in before if not one.aside and _goes_on_behind(text, one, offset, before)), None)
    if framed:
        return framed
    beside = _DIRECTLY.fullmatch(gap) and not _follows(text, start, offset, before, gap)
    return last if beside and not _RELATIVE_NUMBER.match(text[offset : offset + 30]) else None


def _near(text: str, start: int, offset: int, actors: list[Actor], gap: str) -> Actor | None:
    """Return the actor behind a number that its words lead to, else the last one in front that the sentence is about."""
    before = [one for one in actors if one.end <= offset]
    after = next((one for one in actors if one.start > offset), None)
    told = any(not one.aside for one in before) and after and _NEXT_CLAUSE.search(text[offset : after.start])
    told = told or (after and _KEPT.search(text[max(0, offset - 40) : offset]))
    parallel = bool(before) and after is not None and _in_parallel(text, before[-1], offset, after)
    if (
        after
        and not (told or parallel)
        and not _RELATIVE_NUMBER.match(text[offset : offset + 30])
        and _belongs(text, offset, after)
    ):
        return after
    topic = next((one for one in actors if one.start > offset and not one.aside), None)
    if topic and not before and _opens(text, start, topic):
        return topic
    if after and not before and not after.aside and len(gap := text[offset : after.start]) < 80 and _ON_WHICH.fullmatch(gap):
        return after
    opened = before and (_OPENS.match(text[start : before[0].start + 1]) or _POSSESSIVE.match(gap))
    if opened and _PRONOUN.search(gap):
        return None
    return next((one for one in reversed(before) if not one.aside), None)


def _goes_on_behind(text: str, one: Actor, offset: int, before: list[Actor]) -> bool:
    """Say whether a clause in commas about another stands between a model and its verb ("X, unlike Y with its 12, has 24")."""
    insert = _INSERT.match(text, one.end, offset)
    return (
        insert is not None
        and any(one.end < other.start < insert.end("insert") for other in before)
        and (before[-1].start < insert.end("insert"))
    )


def _heads_bracket(text: str, start: int, one: Actor) -> bool:
    """Say whether a name is what a bracket speaks of ("(BERT-base: 12)", "(for comparison, X has 12)")."""
    return bracket_of(text, one.start, one.end) >= start and not is_aside(text, one.start, end=one.end)


def _is_first(text: str, start: int, offset: int, before: list[Actor]) -> bool:
    """Say whether the sentence tells nothing in the unit of a number in front of the last model, only how that compares."""
    unit = _UNIT.match(text, offset)
    return unit is not None and all(one["unit"] != unit["unit"] for one in _UNIT.finditer(text, start, before[-1].start))


def _in_parallel(text: str, one: Actor, offset: int, other: Actor) -> bool:
    """Say whether the models on both sides of a number stand behind the same word ("in X there are 12 layers, in Y 24")."""
    first, second = (_PLACED.search(text[max(0, place - _SHORT) : place]) for place in (one.start, other.start))
    same = first and second and first["in"].casefold() == second["in"].casefold()
    return bool(same and "," in text[offset : other.start])


def _opens(text: str, start: int, actor: Actor) -> bool:
    """Say whether the sentence opens with a phrase that tells of the actor behind its comma."""
    gap = text[start : actor.start]
    if _ITS_OWN_AHEAD.fullmatch(gap):
        return True
    return len(gap) < 160 and bool(_OPENS.match(gap)) and bool(re.search(r",\s(?:the |our )?$", gap))


def _belongs(text: str, offset: int, actor: Actor) -> bool:
    gap = text[offset : actor.start]
    if amid.is_share(gap):
        return False
    if len(gap) > 80 or (_APART_BY_COMMA.match(gap) and _ITS_OWN.match(text, actor.end)):
        return False
    if _BRACKETED.fullmatch(gap):
        return text[actor.end : actor.end + 1] == ")"
    if _AVAILABLE.fullmatch(gap):
        return True
    if text[max(0, offset - 4) : offset] == "the " and _DEFINITE.fullmatch(gap):
        return True
    if _HAS.fullmatch(gap) and _ENDS_CLAUSE.match(text, actor.end):
        return True
    return bool(
        (_OF_WHAT.fullmatch(gap) and not actor.aside)
        or _COMPOUND.fullmatch(gap)
        or _IS.fullmatch(gap)
        or _THAT.fullmatch(gap)
        or (not actor.aside and passive.is_told(text, gap, actor.end))
    )
