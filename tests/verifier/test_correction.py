from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.claim import Form, Wording
from schemas.document import Span
from schemas.quantity import Interval, Reading, exactly
from tests.builders import claim, document, evidence, quoted, ref
from verifier.correction import correct

TEXT = "Big holds 345 million weights. Small is 60% smaller, 2.5 times faster, 4x smaller, 97% of it, 60% faster, half as deep."


@pytest.mark.parametrize(
    ("quote", "number", "form", "scale", "step", "truth", "expected"),
    [
        ("345 million", "345", "plain", 1e6, 1, 335_141_888, "335 million"),
        ("60% smaller", "60", "percent_less", 1, 1, 0.606, "39% smaller"),
        ("2.5 times faster", "2.5", "times", 1, 0.1, 2.004, "2.0 times faster"),
        ("4x smaller", "4", "times_less", 1, 1, 0.5, "2x smaller"),
        ("97% of it", "97", "percent_of", 1, 1, 0.912, "91% of it"),
        ("60% faster", "60", "percent_more", 1, 1, 1.63, "63% faster"),
    ],
)
def test_the_corrected_wording_keeps_the_documents_form(
    quote: str, number: str, form: Form, scale: float, step: float, truth: float, expected: str
) -> None:
    measure = "value" if form == "plain" else "ratio"
    stated = quoted(TEXT, quote, number, form, scale, step, measure=measure)
    assert correct(stated, document(TEXT), (evidence(truth),)) == expected


@pytest.mark.parametrize(("truth", "expected"), [(0.93, "1.1x smaller"), (0.99, "")])
def test_no_correction_says_once_smaller(truth: float, expected: str) -> None:
    stated = quoted(TEXT, "4x smaller", "4", "times_less", 1, 1, measure="ratio")
    said = correct(stated, document(TEXT), (evidence(truth),))
    assert said == expected if expected else "smaller" not in said


def test_a_strict_bound_is_not_mended_in_place() -> None:
    stated = replace(quoted(TEXT, "345 million", "345", scale=1e6), relation="lt")
    assert correct(stated, document(TEXT), (evidence(335_141_888),)) == "Parameters of acme/tiny: 335,141,888"


def test_the_plain_reading_corrects_and_what_was_found_here_goes_before_what_was_published() -> None:
    stated = quoted(TEXT, "345 million", "345", scale=1e6)
    found = (evidence(340e6, kind="published"), evidence(335_141_888), evidence(336_226_108))
    assert correct(stated, document(TEXT), found) == "335 million"


def test_a_form_that_cannot_say_the_truth_gives_a_plain_statement() -> None:
    stated = quoted(TEXT, "60% smaller", "60", "percent_less", measure="ratio", relative_to=ref("Big"), subject=ref("Small"))
    assert correct(stated, document(TEXT), (evidence(1.5),)) == "Parameters of Small against Big: 1.50 times"


def test_a_comparison_in_words_is_corrected_by_what_the_document_says() -> None:
    stated = claim("comparison", 1.0, measure="ratio", stated=(Reading(Interval(0, 0.99)),))
    found = (evidence(exactly(1.0), note="hidden size is the same: 768 against 768"),)
    assert correct(stated, document(), found) == "hidden size is the same: 768 against 768"


def test_without_evidence_there_is_nothing_to_say() -> None:
    assert correct(claim(), document(), ()) == ""


def test_a_number_outside_the_quoted_words_is_not_mended_in_place() -> None:
    stated = quoted(TEXT, "4x smaller", "4", "times_less", measure="ratio", relative_to=ref("Big"), subject=ref("Small"))
    elsewhere = replace(stated, wording=replace(stated.wording, span=Span(0, 3)))
    assert correct(elsewhere, document(TEXT), (evidence(0.5),)) == "Parameters of Small against Big: 0.50 times"


@pytest.mark.parametrize(
    ("before", "step", "truth", "expected"),
    [
        ("50,000", 1, 30522, "30,522"),
        ("50000", 1, 30522, "30522"),
        ("50.000", 1, 30522, "30.522"),
        ("50 000", 1, 30522, "30 522"),
        ("768", 1, 1024, "1,024"),
        ("2048", 1, 1024, "1024"),
        ("768", 1, 250002, "250,002"),
        ("3,5", 0.1, 2.04, "2,0"),
        ("3.5", 0.1, 2.04, "2.0"),
        ("1.234,5", 0.1, 2345.6, "2.345,6"),
        ("twelve", 1, 6, "6"),
        ("40", 1, 0.45, "0.45"),
    ],
)
def test_a_corrected_number_has_the_marks_of_the_one_in_its_place(before: str, step: float, truth: float, expected: str) -> None:
    text = f"It has {before} of them."
    span = Span(7, 7 + len(before))
    stated = claim("vocab_size", span=span, wording=Wording(span, step=step))
    assert correct(stated, document(text), (evidence(truth),)) == expected
