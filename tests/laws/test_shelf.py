"""Laws: a shelf leaves out no pattern that matches."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.binding import PATTERNS
from claims.shelf import Shelf

SHELF = Shelf(PATTERNS)
#: The words that the rows themselves are written in.
WORDS = sorted({word for one in PATTERNS for word in re.findall(r"[^\W\d]+", f"{one.row.after} {one.row.before}")})
GAPS = (" ", " ", " ", "-", ", ", " (", "\n", "个", " of ", " of the ", " is ", ": ", "")
PHRASES = st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(WORDS)), min_size=1, max_size=5).map(
    lambda pairs: "".join(gap + word for gap, word in pairs)
)


#: Expressions are compiled when they are first used: the first example takes longer.
@settings(deadline=None)
@given(PHRASES, st.booleans())
def test_every_pattern_that_matches_behind_a_number_is_taken(words: str, upper: bool):
    said = words.upper() if upper else words
    matching = [one.rule for one in PATTERNS if one.after and one.after.match(said)]
    taken = [one.rule for one in SHELF.behind(said)]
    assert set(matching) <= set(taken)
    assert taken == [one.rule for one in PATTERNS if one.rule in set(taken)]


@settings(deadline=None)
@given(PHRASES, st.sampled_from((" ", " of ", ": ", " is ", " (")))
def test_every_pattern_that_matches_in_front_of_a_number_is_taken(words: str, gap: str):
    said = words + gap
    matching = [one.rule for one in PATTERNS if one.before and one.before.search(said)]
    assert set(matching) <= {one.rule for one in SHELF.in_front(said)}


def test_a_noun_takes_few_patterns():
    assert 0 < len(SHELF.behind(" attention heads")) < len(PATTERNS) / 4
