"""Which property each number of a sentence is a value of, by the words beside it or by what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.properties import (
    experts,
    interface,
    lookups,
    outcome,
    performance,
    pictures,
    sizes,
    stacks,
    structure,
    training,
    vectors,
    weights,
)
from claims.properties.bound import Bound, alike, fits
from claims.properties.row import Pattern
from claims.properties.shelf import Shelf
from claims.quantities.numbers import Quantity
from claims.sentences import answers, apposed, ellipsis, labels, memory, parallel, products, reach, results, totals
from claims.sentences.again import FROM_TO, NEXT, told_again
from claims.sentences.bare import follows_a_name, is_bare, is_in_a_word, is_of_a_setting
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: The families, in the order in which their rows are tried.
PATTERNS: tuple[Pattern, ...] = (
    *lookups.PATTERNS,
    *weights.PATTERNS,
    *experts.PATTERNS,
    *stacks.PATTERNS,
    *vectors.PATTERNS,
    *structure.PATTERNS,
    *outcome.PATTERNS,
    *interface.PATTERNS,
    *pictures.PATTERNS,
    *reach.PATTERNS,
    *training.PATTERNS,
    *sizes.PATTERNS,
    *performance.PATTERNS,
)
_AFTER = Shelf(tuple(one for one in PATTERNS if one.after))
_BEFORE = Shelf(tuple(one for one in PATTERNS if one.before))
_PARAMETERS = next(one for one in PATTERNS if one.rule == "weights.parameters")

_PART_OF_A_WHOLE = expression(
    r"\b(?:first|last|top|bottom|final|every|each|another|other|next|remaining|extra|per|for every|than the|additional"
    r"|layer|step|epoch|page|"
    r"section|table|figure|chapter|question|version|stage|level|task|day|round)\s(?:about |~)?$",
    re.IGNORECASE,
)
#: "The top 104 languages": those that have the most texts are all that there are.
_TOP_LANGUAGES = expression(r" (?:\w{3,12} )?(?:languages|Wikipedias)\b")
#: "32 blocks, each 4,096 wide": of all of them.
_EACH_WIDE = expression(r"[ -](?:wide|dimensions wide|units wide)\b")
_OF_ITS = expression(r"\s(?:out )?of (?:the |its |all |their )?(?:[\w.-]{2,30}['’]s )?", re.IGNORECASE)
#: "1.3 billion active parameters out of 6.9": the second is all of them.
_IS_PART = expression(r",? \(?out of (?:a total of |all |its |the )?", re.IGNORECASE)
#: "Of the 1.24 billion, 263 million are embeddings": the first is the whole.
_OF_ALL = expression(r"\bof (?:the|its|their|all|those|these)(?: total)? $", re.IGNORECASE)
#: "A block that grew from 11,008 to 14,336".
_GREW_FROM = expression(r"\b(?:that|which) [a-z]{3,9} (?:up |out )?from $", re.IGNORECASE)
_MEASURED = frozenset({"latency", "throughput", "memory", "disk_size", "flops"})
_PARTS = frozenset({"embedding_parameters", "active_parameters"})
_WITH_ACTIVE = expression(r",? ?(?:with|of which|of them|\()? ?(?:only |just |about )?", re.IGNORECASE)
#: "Yi 6B and 34B": sizes in place of names.
_SIZED_NAME = expression(r"[\s-]\d{1,4}(?:\.\d{1,2})?[BM]$")
_LISTS_SIZES = expression(r"(?:(?:, | and | or |/|, and )(?:\d{1,4}(?:\.\d{1,2})?[BM](?=[,/ ]))?){1,6}")
_LEADS_TO_NOUN = expression(r"[ -](?:[a-z]{3,12} )?(?:param|weights)", re.IGNORECASE)
#: "40% fewer": a comparison, whatever stands in front.
_COMPARES = expression(
    r"(?:(?:,? and |/|, )[\d.]{1,6} ?%){0,2}\s(?:fewer|less|more|smaller|lighter|larger|bigger|faster|slower|lower|higher"
    r"|cheaper|shorter|longer|reduction|increase)\b|\sof (?:that|those) of\b|\sof what\s",
    re.IGNORECASE,
)
#: Two amounts of one magnitude that are no farther apart may leave out the second "billion" behind a new verb.
_CLOSE = 4
#: The patterns that a bare answer takes, one a property.
_ASKED = {one.row.property: one for one in reversed(PATTERNS) if one.row.scale == 1 and one.row.low < 1e9} | {
    "parameters": _PARAMETERS
}
_LARGE = 1e6
_STACKS = frozenset({"encoder_layers", "decoder_layers"})
#: How many amounts tell of a model how large it is and how much of it works.
_WHOLE_AND_PART = 2
_CAPITAL = expression(r"\s[A-Z][a-z]")
_LEADS_ON = expression(r"[^\n:.]{0,24}:")


def bind(
    utterance: Utterance, before: Sequence[Bound] = (), above: Sequence[Bound] = (), scores: Sequence[float] = ()
) -> list[Bound]:
    """Return the quantities of a sentence that its words tie to a property, in reading order.

    `before` are the values of the last sentence, `above` those of the item in front of the sentence's own in a list,
    `scores` the scores that its passage has told.
    """
    bound = _bind_by_words(utterance, scores)
    free = [one for one in utterance.quantities if one.start not in bound and not utterance.negates(one)]
    free = [one for one in free if not (_names_a_size(utterance, one) or totals.stands_for_a_name(utterance, one))]
    bare = [one for one in free if is_bare(utterance, one) or answers.called(utterance, one) > one.end]
    bound |= {one.quantity.start: one for one in apposed.find(utterance, bare)}
    for quantity in reversed(bare):
        if quantity.start not in bound:
            _bind_listed(utterance, quantity, bound)
    bound |= {one.start: one for one in parallel.find(utterance, bare, bound, before or parallel.like(utterance, above))}
    bound |= {one.quantity.start: one for one in reach.find(utterance, [one for one in bare if one.start not in bound], before)}
    for quantity in bare:
        if quantity.start not in bound:
            _bind_elliptic(utterance, quantity, bound, before)
        if quantity.start not in bound:
            _bind_answer(utterance, quantity, bound, before)
    bound |= memory.answers(utterance, bound)
    bound |= memory.carried(utterance, bound, before)
    bound |= memory.goes_on(utterance, bound, before)
    _bind_fragments(utterance, bound, before)
    if len(utterance.questions) > 1 and len(bare) == len(utterance.questions) and not bound.keys() - {bare[0].start}:
        bound |= answers.in_turn(utterance, bare, [_ASKED.get(name) for name in utterance.questions])
    return [bound[start] for start in sorted(bound)]


def _bind_by_words(utterance: Utterance, scores: Sequence[float]) -> dict[int, Bound]:
    """Return what the words beside each quantity tie to a property, by where it starts."""
    bound: dict[int, Bound] = {}
    for quantity in utterance.quantities:
        if not (utterance.negates(quantity) or _is_compared(utterance, quantity) or totals.stands_for_a_name(utterance, quantity)):
            found = _by_joint_label(utterance, quantity) or _by_after(utterance, quantity)
            found = (
                found
                or _by_before(utterance, quantity, bound)
                or _result(utterance, quantity, scores)
                or _by_label(utterance, quantity)
            )
            if found and not is_in_a_word(utterance, quantity, found.pattern.row.property):
                bound[quantity.start] = found
    for first, second in pairwise(sorted(bound)):
        stack, gap = bound[first], utterance.text[bound[first].end : bound[second].start]
        if stack.pattern.row.property in _STACKS and FROM_TO.fullmatch(gap):
            bound[second] = replace(bound[second], pattern=stack.pattern)  # "its decoder from 32 to four layers"
    for one in products.find(utterance):
        if all(known.pattern.row.property != one.pattern.row.property for known in bound.values()):
            bound[one.quantity.start] = one
    return bound


def _bind_answer(utterance: Utterance, quantity: Quantity, bound: dict[int, Bound], before: Sequence[Bound]) -> None:
    """Give a bare number the property that the question in front asks for."""
    opens = bool(utterance.asked) and answers.opens(utterance, quantity)
    spoken = {one.pattern.row.property for one in (before if opens else (*bound.values(), *before))}
    first = not bound or opens or follows_a_name(utterance, quantity)
    asked = _ASKED.get(utterance.asked) if spoken <= set(utterance.questions[:1]) else None
    if first and asked and answers.answers(utterance, quantity, asked):
        bound[quantity.start] = Bound(quantity, asked, quantity.hedged, answers.called(utterance, quantity))
    titled = _ASKED.get(utterance.section) if not utterance.asked else None
    if titled and quantity.start not in bound and answers.under_a_heading(utterance, quantity, titled):
        bound[quantity.start] = Bound(quantity, titled, quantity.hedged, quantity.end)


def _names_a_size(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a bare size goes on a list that a model's name begins ("X 6B and 34B"): it names another model."""
    if not 1e6 <= quantity.scale <= 1e9 or quantity.hedged != quantity.start:
        return False
    before = next((one for one in reversed(utterance.mentions) if one.end <= quantity.start), None)
    gap = utterance.text[before.end : quantity.start] if before else ""
    sized = before is not None and _SIZED_NAME.search(utterance.text[before.start : before.end])
    return bool(sized and _LISTS_SIZES.fullmatch(gap) and not _LEADS_TO_NOUN.match(utterance.after(quantity.end, 30)))


def _is_compared(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a share compares ("the accuracy of X with 40% fewer parameters")."""
    return quantity.kind == "percent" and bool(_COMPARES.match(utterance.after(quantity.end, 40)))


def _bind_fragments(utterance: Utterance, bound: dict[int, Bound], before: Sequence[Bound]) -> None:
    """Bind what leans on a value before: bytes and times of another model or device, "as many" of another part."""
    for quantity in utterance.quantities:
        ahead = max((one for one in bound.values() if one.end <= quantity.hedged), key=lambda one: one.end, default=None)
        ahead = ahead or (before[-1] if before else None)
        if ahead and quantity.start not in bound and quantity.kind == "count" and not utterance.negates(quantity):
            found = ellipsis.lent(utterance, quantity, ahead.pattern, _AFTER.patterns)
            if found and fits(quantity, found[0].row):
                bound[quantity.start] = Bound(quantity, found[0], quantity.hedged, found[1])
    for one in list(bound.values()) if " as many " in utterance.sentence or " the same number " in utterance.sentence else ():
        again = ellipsis.as_many(utterance, one.quantity, one.pattern.row.property)
        if again and not one.pattern.row.also:
            bound[again[0].start] = Bound(again[0], again[1], again[0].hedged, again[2])


def _possible(pattern: Pattern, utterance: Utterance, quantity: Quantity, front: str) -> bool:
    """Say whether the words around allow a pattern; the cheapest tests come first."""
    if not _allows(pattern.front, pattern.unless_front, front) or not _allows(pattern.needs, pattern.unless, utterance.led):
        return False
    if pattern.passage and not pattern.passage.search(utterance.text):
        return False
    if not pattern.near and not pattern.unless_near:
        return True
    return _allows(pattern.near, pattern.unless_near, _clause(utterance, quantity))


def _allows(needs: re.Pattern[str] | None, unless: re.Pattern[str] | None, words: str) -> bool:
    return not (needs and not needs.search(words)) and not (unless and unless.search(words))


def _clause(utterance: Utterance, quantity: Quantity) -> str:
    """Return the words of the number's own clause: up to a comma, a bracket, an "and" or another number on either side.

    What stands in a model's name ("X 7B") breaks none.
    """
    front, behind = utterance.before(quantity.hedged, 100), utterance.after(quantity.end, 90)
    low = quantity.hedged - len(front)
    breaks = [match.end() for match in totals.CLAUSE.finditer(front) if not _is_in_a_name(utterance, low + match.start())]
    stops = (
        match.start() for match in totals.CLAUSE.finditer(behind) if not _is_in_a_name(utterance, quantity.end + match.start())
    )
    return front[breaks[-1] if breaks else 0 :] + behind[: next(stops, None)]


def _is_in_a_name(utterance: Utterance, offset: int) -> bool:
    return any(one.start <= offset < one.end for one in utterance.mentions)


def _by_after(utterance: Utterance, quantity: Quantity) -> Bound | None:
    if (
        quantity.scale < 1e6
        and _PART_OF_A_WHOLE.search(utterance.before(quantity.hedged, 24))
        and not _EACH_WIDE.match(utterance.after(quantity.end, 24))
        and not _TOP_LANGUAGES.match(utterance.after(quantity.end, 24))
    ):
        return None
    words, front = utterance.after(quantity.end), utterance.before(quantity.hedged, 100)
    for pattern, noun in _AFTER.behind(words):
        if not (noun.end() > 0 or quantity.kind == "pair" or pattern.row.ahead) or _is_label(words, noun.end()):
            continue
        if fits(quantity, pattern.row) and _possible(pattern, utterance, quantity, front):
            unit = noun.groupdict().get("unit") or ""
            return Bound(quantity, pattern, quantity.hedged, quantity.end + len(words[: noun.end()].rstrip()), unit)
    return None


def _is_label(words: str, end: int) -> bool:
    """Say whether the noun that ends here begins the next line and leads to what stands behind it ("…\nMax input: 512")."""
    return bool(_CAPITAL.search(words, 0, end) and _LEADS_ON.match(words, end))


#: "Its WER is 1.5 points lower": a difference, no score.
_DIFFERENCE = expression(
    r"\s?(?:%|pp|percent|(?:absolute |percentage )?points?)?"
    r"\s(?:lower|higher|below|above|better|worse|ahead|behind|less|more|short)\b",
    re.IGNORECASE,
)


def _by_before(utterance: Utterance, quantity: Quantity, bound: dict[int, Bound]) -> Bound | None:
    # A noun belongs to the number that it stands behind ("8 heads of 128").
    taken = max((one.end for one in bound.values()), default=0)
    front = utterance.before(quantity.hedged, max(0, min(60, quantity.hedged - taken)))
    if not front or (quantity.worded and quantity.value == 1):
        return None
    for pattern in _BEFORE.in_front(front):
        match = pattern.before.search(front) if pattern.before and fits(quantity, pattern.row) else None
        if (
            match
            and _possible(pattern, utterance, quantity, front)
            and not (pattern.row.property == "score" and _DIFFERENCE.match(utterance.after(quantity.end, 40)))
            and (not front.endswith("from ") or _changes(utterance, quantity))
        ):
            return Bound(quantity, pattern, quantity.hedged - len(front) + match.start(), quantity.end)
    return None


def _changes(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a "from" in front leads to a model's value: its name follows, or "to" and another number."""
    named = any(0 < one.start - quantity.end <= 24 for one in utterance.mentions)
    return named or any(
        FROM_TO.fullmatch(utterance.text[quantity.end : one.hedged]) for one in utterance.quantities if one.start > quantity.end
    )


def _result(utterance: Utterance, quantity: Quantity, scores: Sequence[float]) -> Bound | None:
    pattern = results.pattern_of(utterance, quantity, scores)
    return Bound(quantity, pattern, quantity.start, quantity.end) if pattern else None


def _by_joint_label(utterance: Utterance, quantity: Quantity) -> Bound | None:
    pattern = labels.one_of_several(utterance, quantity)
    return Bound(quantity, pattern, quantity.hedged, quantity.end) if pattern and fits(quantity, pattern.row) else None


def _by_label(utterance: Utterance, quantity: Quantity) -> Bound | None:
    pattern = labels.pattern_of(utterance, quantity)
    return Bound(quantity, pattern, quantity.hedged, quantity.end) if pattern and fits(quantity, pattern.row) else None


def _bind_listed(utterance: Utterance, quantity: Quantity, bound: dict[int, Bound]) -> None:
    """Give a bare number the property of the one that it is listed with ("12 and 24 layers")."""
    behind = next((one for one in utterance.quantities if one.start >= quantity.end), None)
    listed = bound.get(behind.start) if behind else None
    gap = utterance.text[quantity.end : behind.start] if behind else ""
    if listed and listed.pattern.row.property == "active_parameters" and quantity.scale >= 1e6 and not _in_turn(utterance, gap):
        listed = replace(listed, pattern=_PARAMETERS)
    if listed and listed.pattern.row.property in _PARTS and gap == ", " and _OF_ALL.search(utterance.before(quantity.hedged, 16)):
        listed = replace(listed, pattern=_PARAMETERS)
    if listed and gap == ", " and listed.pattern.row.property in _MEASURED and listed.end > listed.quantity.end:
        return  # "a width of 384, 41 ms": the unit is that of the second
    if gap == " to " and _GREW_FROM.search(utterance.before(quantity.hedged, 30)):
        return  # whose the block was that grew, nobody says
    joined = NEXT.fullmatch(gap) or (listed and listed.pattern is _PARAMETERS and _WITH_ACTIVE.fullmatch(gap))
    if listed and listed.pattern.row.property in ("parameters", "num_experts", "num_languages") and _OF_ITS.fullmatch(gap):
        return  # a part of all
    if listed and "," in gap and utterance.asked not in ("", listed.pattern.row.property) and answers.opens(utterance, quantity):
        return  # "How many heads …? 16, and 24 layers."
    if listed and joined and alike(quantity, listed):
        bound[quantity.start] = replace(listed, quantity=quantity, start=quantity.hedged, end=quantity.end)


def _in_turn(utterance: Utterance, gap: str) -> bool:
    """Say whether a list gives one and the same property of several models: "1.0B, 2.8B and 4.5B activated parameters"."""
    if "respectively" in utterance.sentence:
        return True
    # "X: 30.5B and 3.3B active": two amounts of one model are all and some of them.
    total = len(utterance.mentions) == 1 and len([one for one in utterance.quantities if one.scale >= 1e6]) == _WHOLE_AND_PART
    return gap.strip(" ,") in ("and", "or") and not total


def _bind_elliptic(utterance: Utterance, quantity: Quantity, bound: dict[int, Bound], before: Sequence[Bound]) -> None:
    """Give a bare number the property of the one in front of it ("…, while X contains 345 million"), or of a model's size."""
    ahead = max((one for one in bound.values() if one.end <= quantity.hedged), key=lambda one: one.end, default=None)
    if ellipsis.is_changed(utterance.before(quantity.hedged, 60)):
        ahead = ahead or (before[-1] if before else None)
        if ahead and alike(quantity, ahead):
            bound[quantity.start] = replace(ahead, quantity=quantity, start=quantity.hedged, end=quantity.end)
        if quantity.scale < _LARGE:
            return
    scaled = _in_the_same_unit(utterance, quantity, ahead)
    if ahead and alike(scaled, ahead) and told_again(utterance, ahead, scaled):
        whole = _IS_PART.fullmatch(utterance.text[ahead.end : quantity.hedged]) and ahead.quantity.scale > 1
        again = replace(ahead, pattern=_PARAMETERS) if whole else ahead
        bound[quantity.start] = replace(again, quantity=scaled, start=quantity.hedged, end=quantity.end)
        return
    # "19.9 billion, and with two tables you land at 20.5", but "the largest, at 1.7 billion, has 24" of something else.
    quantity = scaled if ahead and ahead.quantity.digits / _CLOSE <= scaled.digits <= ahead.quantity.digits * _CLOSE else quantity
    if totals.is_named(utterance, quantity) or totals.is_counted(utterance, quantity, bound.values(), before):
        bound[quantity.start] = Bound(quantity, _PARAMETERS, quantity.hedged, quantity.end)


#: "Where Y got 61": how well it did, and no amount.
_SCORED = expression(
    r"\b(?:gets?|got|scor(?:es|ed|ing)|achiev(?:es|ed)|(?:sits|stands|lands|ends up) at|earn(?:s|ed))\s(?:about |only |just )?$",
    re.IGNORECASE,
)
#: "74M, 6, 512": figures right behind an amount are of something else.
_NEXT_FIGURE = expression(r"[\s,\d.]*")
#: Between millions and the next figure of a list, which another one follows.
_FIGURES = expression(r"(?: (?:parameters|params|weights))?, \d{2,3}, ")


def _in_the_same_unit(utterance: Utterance, quantity: Quantity, ahead: Bound | None) -> Quantity:
    """Return a number in the magnitude of the one before ("110 million parameters, the large one 335")."""
    bare = quantity.scale == 1 and quantity.kind == "count" and quantity.digits < 1000
    bare = bare and not _SCORED.search(utterance.before(quantity.hedged, 28))
    bare = bare and not (ahead and _NEXT_FIGURE.fullmatch(utterance.text, ahead.end, quantity.hedged))
    # "(86M, 768, 12 heads)": a list of figures, each of its own kind.
    bare = bare and not (ahead and _FIGURES.fullmatch(utterance.text[ahead.quantity.end : quantity.end + 2]))
    bare = bare and not is_of_a_setting(utterance, quantity)
    if ahead and ahead.quantity.scale >= 1e6 and bare and not utterance.before(quantity.hedged, 4).endswith("by "):
        return quantity.scaled(ahead.quantity.scale)
    return quantity
