"""Clauses that repeat the one before with bare numbers: "X has 12 layers and 8 heads, Y 24 and 16; Z has 36 and 20"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.properties.bound import Bound, alike
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.subjects.meant import Mention
from claims.text.expression import expression

_JOINED = expression(r",? and |, |/| & | \(", re.IGNORECASE)
#: "24 of 1,024" behind "12 layers of 768": no narrower are layers.
_OF, _NARROWEST = expression(r" of (?:only |just )?", re.IGNORECASE), 64
#: Between the name of a clause's model and its numbers.
_LEADS = expression(
    r"(?:['’]s?)?(?:,? (?:which|that|who))?\s?(?:\([^()\d]{1,20}\)\s?)?(?P<verb>(?:has|have|had|with|uses?|gets?|counts?|comes with"
    r"|needs?|takes?|stacks|at|is at|stands at|goes (?:up )?to|rises to|grows to|(?:with|has|had) (?:its|their)|knows?|knew|sees"
    r"|saw|seen|reads?|holds?|held|carries|packs|manage[sd]|offers?|supports?|settles for|sticks (?:to|with)"
    r"|is (?:content|happy) with|(?:makes|made|(?:has|had|have) to make) do with|(?:goes|went) as far as"
    r"|stops at|stopped at|ends at"
    r"|stays (?:at|with)|remains at|runs to|reache[sd]|comes in at|was (?:fed|given|trained on)|hat|haben|mit|compte|a|tiene|con"
    r"|,? ?(?:it|this|that|they|these|those|there) (?:is|are|was|were))\b|:|[–—]|in(?= [\d.]{1,6} ?%))?\s?"
    r"(?:(?:just|only|exactly|but) )?",
    re.IGNORECASE,
)
_WORD = expression(r"\w")
_YEAR = expression(r"(?:19|20)\d\d(?!\d)")


def find(utterance: Utterance, bare: Sequence[Quantity], bound: Mapping[int, Bound], before: Sequence[Bound]) -> Iterator[Bound]:
    """Give the bare numbers of a clause the properties of the clause before, in its order; `before` are the last sentence's."""
    known = dict(bound)
    for group in _groups(utterance, [one for one in bare if one.start not in bound]):
        named = _named(utterance, group[0])
        template = _template(utterance, known, named, before) if named else ()
        for one, other in zip(group, _fitting(group, template), strict=False):
            known[one.start] = Bound(one, other.pattern, one.hedged, one.end)
            yield known[one.start]


def like(utterance: Utterance, above: Sequence[Bound]) -> Sequence[Bound]:
    """Return the values of the item above in a list, where an item opens with a name ("- X: 32,000 pieces", "- Y: 64,000")."""
    opens = bool(utterance.mentions) and not _WORD.search(utterance.text, utterance.start, utterance.mentions[0].start)
    return above if opens else ()


def _groups(utterance: Utterance, bare: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Return the numbers that stand in lists of their own ("24 and 16")."""
    group: list[Quantity] = []
    for one in bare:
        gap = utterance.text[group[-1].end : one.hedged] if group else ""
        if group and not (_JOINED.fullmatch(gap) or (_OF.fullmatch(gap) and one.value >= _NARROWEST)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _named(utterance: Utterance, first: Quantity) -> Mention | None:
    """Return the model right in front of a number, where the number can be a value of it."""
    named = next((one for one in reversed(utterance.mentions) if one.end <= first.hedged), None)
    leads = _LEADS.fullmatch(utterance.text[named.end : first.hedged]) if named else None
    is_year = _YEAR.match(utterance.text, first.start) and not (leads and leads["verb"])
    return named if leads and not is_year else None


def _template(utterance: Utterance, bound: Mapping[int, Bound], named: Mention, before: Sequence[Bound]) -> Sequence[Bound]:
    """Return the values of the clause before: those of the model named last in the sentence, else those of the last sentence."""
    prior = [bound[start] for start in sorted(bound) if bound[start].end <= named.start]
    if not prior:
        return before
    last = next((one for one in reversed(utterance.mentions) if one.end <= prior[-1].start), None)
    if last is None or last.ref is named.ref:
        return ()
    return [one for one in prior if one.start >= last.start]


def _fitting(group: Sequence[Quantity], template: Sequence[Bound]) -> Sequence[Bound]:
    """Return which values of a clause the numbers of the next go with, in order; nothing where more than one way is open."""
    pairs = [*zip(group, template, strict=False)]
    # A clause that repeats the one before number by number repeats what it tells of parts, too.
    if len(group) == len(template) and all(alike(one, other, whole=len(group) == 1) for one, other in pairs):
        return template
    if len(group) == 1 and len({other.pattern.row.property for other in template}) == 1 < len(template):
        template = template[-1:]
    near = [other for other in template if any(_near(one, other) for one in group)]
    if len(near) == len(group) and all(_near(one, other) for one, other in zip(group, near, strict=True)):
        return near
    if len(group) == 1:
        # The only value that it may go with may be farther off.
        only = [other for other in template if _near(group[0], other, 16)]
        return only if len(only) == 1 else ()
    return ()


def _near(one: Quantity, other: Bound, share: int = 8) -> bool:
    scaled = (one.scale > 1) == (other.quantity.scale > 1)
    return alike(one, other) and scaled and 1 / share <= one.value / other.quantity.value <= share
