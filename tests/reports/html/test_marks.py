"""Marks never overlap, and each claim can be reached from the place where it stands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.html.body import body
from reports.html.marks import Ink, segments
from schemas.document import Span
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document
from tests.reports.html.parsed import Page, rendered, verdict, written

TEXT = "Wren has 6 layers and 41M parameters, so it is smaller than Heron."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(min(pair), max(pair)))
VERDICTS = st.lists(
    st.builds(
        lambda span, outcome: Verdict(claim(span=span), outcome, reason="why", correction="so"), SPANS, st.sampled_from(Outcome)
    ),
    max_size=8,
)


@given(VERDICTS)
def test_segments_are_in_order_and_cover_all_that_is_claimed_and_no_more(verdicts: list[Verdict]) -> None:
    found = segments(verdicts)
    assert all(left.end <= right.start for left, right in pairwise(found))
    covered = {at for verdict in verdicts for at in range(verdict.claim.span.start, verdict.claim.span.end)}
    assert {at for segment in found for at in range(segment.start, segment.end)} == covered


@given(VERDICTS)
def test_a_segment_belongs_to_the_shortest_claim_there(verdicts: list[Verdict]) -> None:
    for segment in segments(verdicts):
        here = [verdict.claim.span for verdict in verdicts if verdict.claim.span.start <= segment.start < verdict.claim.span.end]
        span = verdicts[segment.number].claim.span
        assert span.end - span.start == min(other.end - other.start for other in here)


@given(VERDICTS)
def test_every_claim_with_words_has_a_place_and_every_place_exists(verdicts: list[Verdict]) -> None:
    ink = Ink(verdicts, 0)
    page = Page(body(document(TEXT), ink))
    ids = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    for number, given_verdict in enumerate(verdicts):
        span = given_verdict.claim.span
        seen = TEXT[span.start : span.end].strip()
        assert not seen or ink.anchor(number) in ids


def test_of_two_claims_at_one_place_the_wrong_one_is_shown() -> None:
    wrong, right = verdict(TEXT, "41M"), verdict(TEXT, "41M", Outcome.SUPPORTED)
    page = Page(body(document(TEXT), Ink([right, wrong], 0)))
    assert page.marked() == {1: "41M"}


def test_a_claim_around_another_is_marked_on_both_sides_of_it() -> None:
    page = written("text", TEXT, "6 layers and 41M parameters", "41M")
    assert page.marked() == {0: "6 layers and  parameters", 1: "41M"}


def test_only_the_first_piece_of_a_mark_is_a_stop_and_only_the_last_has_the_sign() -> None:
    page = written("markdown", "It has *41* **M** parameters.", "41* **M** parameters")
    marks = page.all("a", of="mark")
    assert [mark.attributes.get("tabindex") for mark in marks] == [None, *["-1"] * (len(marks) - 1)]
    assert len(marks) > 2
    assert len(page.all("svg", of="sign")) == 1


def test_each_outcome_has_a_form_of_its_own_and_is_told_in_words() -> None:
    forms = set()
    for outcome in Outcome:
        page = rendered("text", TEXT, verdict(TEXT, "41M", outcome))
        (mark,), (body,) = page.all("a", of="mark"), page.all("article")
        assert mark.attributes["class"] == f"mark {outcome.value}"
        assert f"41M ({outcome.value})" in body.heard
        forms.add(page.all("path")[-1].attributes["d"])
    assert len(forms) == len(Outcome)
