"""Pictures show what a claim admits and what was found, at their places on one axis, or nothing where words say as much."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.html import chart
from reports.html.chart import interval_chart
from reports.html.region import region_chart
from schemas.claim import Wording
from schemas.document import Span
from schemas.quantity import Interval, Reading, Terms, exactly
from tests.builders import claim, evidence
from tests.goldens import sample
from tests.reports.html.parsed import Page

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def drawn(low: float, high: float, *found: Any, **given_claim: Any) -> Page:
    said = claim(stated=(Reading(Interval(low, high)),), **given_claim)
    return Page(interval_chart(said, [evidence(value) for value in found]))


def places(page: Page) -> tuple[tuple[float, float], list[float]]:
    """Return the ends of the band, and the middles of the dots."""
    (band,) = page.all("rect", of="band")
    start, wide = (float(band.attributes[name]) for name in ("x", "width"))
    return (start, start + wide), [float(dot.attributes["cx"]) for dot in page.all("circle", of="dot")]


def test_values_lie_in_the_band_or_outside_as_they_lie_to_the_claim() -> None:
    (low, high), dots = places(drawn(80e6, 84e6, 70e6, 81e6, 99e6))
    below, inside, above = sorted(dots)
    assert below < low < inside < high < above


def test_a_value_that_fits_is_told_from_one_that_does_not_and_a_published_one_from_both() -> None:
    said = claim(stated=(Reading(Interval(80e6, 84e6)),))
    page = Page(interval_chart(said, [evidence(81e6), evidence(90e6), evidence(91e6, kind="published")]))
    assert [dot.attributes["class"] for dot in page.all("circle")] == ["dot fits", "dot", "dot published"]


def test_values_close_to_one_another_are_stacked_and_none_hides_another() -> None:
    page = drawn(1.0, 1.1, 2.0, 2.001, 2.002, 9.0, name="speed", measure="ratio")
    dots = [(float(dot.attributes["cx"]), float(dot.attributes["cy"])) for dot in page.all("circle")]
    assert all(math.dist(one, other) >= 9 for at, one in enumerate(dots) for other in dots[at + 1 :])


def test_values_far_apart_stand_on_a_logarithmic_axis() -> None:
    (low, high), dots = places(drawn(90.0, 110.0, 10_000.0, 1.0))
    assert dots[0] == pytest.approx(400 - dots[1], abs=1)
    assert low < 200 < high


def test_a_measured_interval_is_a_bar_of_its_width() -> None:
    page = drawn(1.0, 2.0, Interval(2.0, 3.0), name="speed", measure="ratio")
    ((low, high), _), (bar,) = places(page), page.all("rect", of="dot")
    assert float(bar.attributes["x"]) == pytest.approx(high, abs=0.2)
    assert float(bar.attributes["width"]) == pytest.approx(high - low, abs=0.2)


def test_an_open_end_reaches_to_the_edge_and_has_no_bound() -> None:
    page = drawn(80e6, math.inf, 70e6, 81e6)
    (band,), (bound,) = page.all("rect", of="band"), page.all("path", of="bound")
    assert float(band.attributes["x"]) + float(band.attributes["width"]) >= 380
    assert bound.attributes["d"].count("M") == 1


def test_ticks_are_worded_as_the_claim_is() -> None:
    less = Wording(Span(0, 3), form="percent_less")
    page = drawn(0.37, 0.43, 0.606, name="parameters", measure="ratio", wording=less, relative_to=sample.HERON)
    assert "60% less" in [text.words for text in page.all("text")]


def test_the_picture_is_told_in_words_too() -> None:
    (picture,) = drawn(80e6, 84e6, 70e6).all("svg")
    assert picture.attributes["role"] == "img"
    assert picture.attributes["aria-label"] == "stated: 80M to 84M as written; found: 70,000,000"


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (exactly(12), [12]),
        (exactly(12), [6]),
        (Interval(1, 2), []),
        (Terms(frozenset({"mit"})), [Terms(frozenset({"mit"}))]),
        (Interval(1, 2), [Terms(frozenset({"mit"}))]),
        (Interval(-math.inf, math.inf), [1.0]),
        (Interval(0, 1.7e308), [-1.7e308]),
    ],
)
def test_there_is_no_picture_where_it_would_say_nothing(stated: Any, found: list[Any]) -> None:
    assert interval_chart(claim(stated=(Reading(stated),)), [evidence(value) for value in found]) == ""


@settings(deadline=None)
@given(st.lists(FINITE, max_size=4))
def test_an_axis_holds_its_values_in_their_order_with_a_few_ticks(values: list[float]) -> None:
    axis = chart._axis(values)
    if axis:
        places_ = [axis.place(value) for value in sorted(values)]
        assert places_ == sorted(places_)
        assert all(0 <= at <= chart.WIDTH for at in places_)
        assert len(axis.ticks()) <= 12


CELLS = ((2.42, 2.58, "batch 1 × 32 tokens"), (2.08, 2.2, "batch 8 × 128 tokens"), (0.9, 0.95, "batch 8 × 512 tokens"))


def test_the_region_has_a_cell_for_each_measurement_and_frames_those_in_which_the_claim_holds() -> None:
    page = Page(region_chart(sample.timed(CELLS), [Interval(2.1, 2.3)]))
    kinds = [cell.attributes["class"] for cell in page.all("rect", of="cell")]
    assert kinds == ["cell faster", "cell faster fits", "cell slower"]
    words = [text.words for text in page.all("text")]
    assert words == ["32 tokens", "128 tokens", "512 tokens", "batch 1", "2.42–2.58×", "batch 8", "2.08–2.2× ✓", "0.9–0.95×"]


def test_the_region_is_darker_the_larger_the_ratio() -> None:
    cells = sample.timed(((1.0, 1.0, "batch 1 × 8 tokens"), (1.5, 1.5, "batch 1 × 16 tokens"), (3.0, 3.0, "batch 1 × 32 tokens")))
    shades = [float(cell.attributes["fill-opacity"]) for cell in Page(region_chart(cells)).all("rect")]
    assert shades == sorted(set(shades))


def test_one_cell_is_no_region() -> None:
    assert region_chart(sample.timed(CELLS[:1])) == ""
