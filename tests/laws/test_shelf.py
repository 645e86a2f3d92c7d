"""Laws: a shelf leaves out no pattern that matches."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.properties.nouns import places
from claims.properties.shelf import Shelf
from claims.sentences.binding import PATTERNS

SHELF = Shelf(PATTERNS)
#: The words that the rows themselves are written in.
WORDS = sorted({word for one in PATTERNS for word in re.findall(r"[^\W\d]+", f"{one.row.after} {one.row.before}")})
GAPS = (" ", " ", " ", "-", ", ", " (", "\n", "个", " of ", " of the ", " is ", ": ", "")
PHRASES = st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(WORDS)), min_size=1, max_size=5).map(
    lambda pairs: "".join(gap + word for gap, word in pairs)
)


#: What may stand between a number and its noun, in one expression.
GAP = r"(?:\s?[个種种的块]\s?)?[\s-]{0,2}"
FILLER = (
    r"(?:(?!(?:of|and|or|in|on|for|to|with|per|an?|than|from|the|is|are|was|has|have|that|which|as|by|at|while|but|more|less|fewer"
    r"|into|onto|before|after|during|using|when|where|so|then|under|over|between|against|without|other|another|additional"
    r"|extra|further|new|different|last|first|each|every|times|percent|[kKMGT]i?B|ms)\b)[^\W\d][\w/’'-]{0,24}[ -]){0,3}"
)


def _first(before: str, words: str, ends: set[int]) -> int:
    """Return which of some ends an expression comes to first, as an engine that tries one way after another does."""
    any_of = "|".join(rf"(?=[\s\S]{{{len(words) - end}}}\Z)" for end in ends)
    match = re.match(rf"{before}(?:{any_of})", words, re.IGNORECASE)
    return match.end() if match else -1


#: Expressions are compiled when they are first used: the first example takes longer.
@settings(deadline=None, max_examples=50)
@given(PHRASES, st.booleans())
def test_a_noun_is_looked_for_where_one_expression_of_gap_and_words_would_look(words: str, near: bool):
    left, order = set(range(len(words) + 1)), list[int]()
    while (end := _first(GAP if near else GAP + FILLER, words, left) if left else -1) >= 0:
        order.append(end)
        left.discard(end)
    assert order == list(places(words).near if near else places(words).all)


@settings(deadline=None)
@given(PHRASES, st.booleans())
def test_every_pattern_that_matches_behind_a_number_is_taken(words: str, upper: bool):
    said = words.upper() if upper else words
    where = places(said)
    matching = [(one.rule, noun.end()) for one in PATTERNS if (noun := one.behind(said, where.all, where))]
    assert [(one.rule, noun.end()) for one, noun in SHELF.behind(said)] == matching


@settings(deadline=None)
@given(PHRASES, st.sampled_from((" ", " of ", ": ", " is ", " (")))
def test_every_pattern_that_matches_in_front_of_a_number_is_taken(words: str, gap: str):
    said = words + gap
    matching = [one.rule for one in PATTERNS if one.before and one.before.search(said)]
    assert set(matching) <= {one.rule for one in SHELF.in_front(said)}


def test_a_noun_takes_few_patterns():
    shelf = Shelf(tuple(one for one in PATTERNS if one.before))
    assert 0 < len(shelf.in_front("attention heads: ")) < len(shelf.patterns) / 4
