from __future__ import annotations

from schemas.document import Passage, Span


def test_words_put_in_behind_the_last_character_lead_no_span_past_the_end() -> None:
    passage = Passage("7B x", (0, 1, 2, 2, 2))
    assert passage.span(0, 4) == Span(0, 2)
