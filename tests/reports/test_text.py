"""Text holds its width, its words and its readers' terminals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from reports import FORMATS, extraction, figure, text
from reports.escape import markdown, visible
from reports.excerpt import excerpt
from reports.layout import clip, columns, wrap
from reports.style import Style
from schemas.document import Span, line_starts
from schemas.quantity import Interval
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document, evidence, quoted, ref
from tests.goldens import sample
from tests.reports.strategies import reports

HOSTILE = [
    "\x1b[2Jgone",
    "\u202edesrever",
    "a\x9b31mb",
    "x\x07y",
    "</details>",
    "| a |",
    "`tick`",
    "@someone",
    "http://evil.example",
    "a\nb",
]


def shown(source: str, quote: str, width: int = 80) -> list[str]:
    start = source.index(quote)
    return excerpt(document(source), Span(start, start + len(quote)), width)


def underlined(lines: list[str]) -> str:
    """Return what stands above the carets, counting columns as a terminal does."""
    first, last = lines[1].index("^"), lines[1].rindex("^") + 1
    at, kept = 0, ""
    for char in lines[0]:
        kept += char if first <= at < last else ""
        at += columns(char)
    return kept


@pytest.mark.parametrize("before", ["", "plain ", "\t", "漢字", "e\u0301 ", "\x1b[31m", "far " * 200])
@pytest.mark.parametrize("after", ["", " more", " and on" * 200, "\r\nnext line"])
def test_the_quote_is_underlined(before: str, after: str) -> None:
    lines = shown(f"first\n{before}82M parameters{after}", "82M parameters")
    assert underlined(lines) == "82M parameters"
    assert all(columns(line) <= 80 for line in lines)
    assert lines[0].lstrip().startswith("2 | ")


def test_a_quote_longer_than_the_line_is_cut() -> None:
    lines = shown("z" * 10_000, "z" * 10_000)
    assert lines[0].endswith("…")
    assert columns(lines[0]) <= 80


def test_a_quote_over_two_lines_is_underlined_on_its_first() -> None:
    lines = shown("one two\nthree four", "two\nthree")
    assert underlined(lines) == "two"


def test_a_refuted_claim_says_what_is_stated_found_and_to_be_said() -> None:
    source = "Heron has 345 million parameters."
    said = quoted(source, "345 million parameters", "345", scale=1e6, value=345e6, subject=ref("Heron"))
    verdict = Verdict(said, Outcome.REFUTED, (evidence(335_141_888, definition="with pooler"),), correction="335 million")
    rendered = text.render(Report(document(source), (verdict,)))
    for words in (
        "card.md:1:11: refuted: parameters of Heron",
        "344.5M to 346M",
        "335,141,888  with pooler",
        "say       “335 million”",
    ):
        assert words in rendered


def test_published_evidence_is_never_called_measured() -> None:
    piece = evidence(0.97, kind="published", unit="ratio", method="table 1", source="The Wren paper")
    for outcome in Outcome:
        verdict = Verdict(claim(), outcome, (piece,), reason="why", correction="so", fitting=piece)
        for name in ("text", "markdown"):
            rendered = FORMATS[name].render(Report(document(), (verdict,)))
            assert "published" in rendered
            assert "The Wren paper" in rendered
            assert "measured" not in rendered


def test_claims_with_one_reason_are_grouped_and_each_is_listed() -> None:
    source = "84.0 71.3 66.9"
    verdicts = [Verdict(quoted(source, cell, cell, name="score"), Outcome.UNCHECKED, reason="no paper") for cell in source.split()]
    rendered = text.render(Report(document(source), tuple(verdicts)))
    assert rendered.count("no paper") == 1
    assert "unchecked: 3 claims" in rendered
    for place, cell in (("1:1", "84.0"), ("1:6", "71.3"), ("1:11", "66.9")):
        assert f"{place} “{cell}”" in rendered


def test_a_measured_claim_shows_every_cell_although_it_holds() -> None:
    cells = sample.timed(((2.0, 2.2, "batch 1"), (1.1, 1.2, "batch 8")))
    verdict = Verdict(claim("speed", 2.1), Outcome.SUPPORTED, cells, fitting=cells[0])
    rendered = text.render(Report(document(), (verdict,)))
    assert "2× to 2.2×  batch 1" in rendered
    assert "1.1× to 1.2×  batch 8" in rendered
    assert "quiet yes" in rendered


def test_what_differs_between_cells_is_told_of_each() -> None:
    first, second = sample.timed(((2.0, 2.2, "batch 1"), (1.1, 1.2, "batch 8")))
    first = replace(first, method="median 2.1; one thread", environment=(("quiet", "yes"),))
    second = replace(second, method="median 1.1; one thread", environment=(("quiet", "no"),), note="too busy")
    verdict = Verdict(claim("speed", 2.1), Outcome.INCONCLUSIVE, (first, second), reason="noise")
    rendered = text.render(Report(document(), (verdict,)))
    assert "how       one thread; this machine" in rendered
    assert "note      batch 8: too busy" in rendered
    assert "machine   quiet yes or no" in rendered


@given(reports(of_document=True) | reports(of_document=False))
def test_no_format_lets_a_control_character_through(report: Report) -> None:
    for form in ("text", "markdown"):
        rendered = FORMATS[form].render(report)
        assert visible(rendered.replace("\n", "")) == rendered.replace("\n", "")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("build", [sample.report, sample.measurement])
def test_no_line_of_the_samples_is_wider_than_the_screen(build: Any, width: int) -> None:
    assert all(columns(line) <= width for line in text.render(build(), Style(width=width)).splitlines())


def test_color_is_added_to_the_words_and_takes_none_away() -> None:
    painted = text.render(sample.report(), Style(color=True))
    plain = text.render(sample.report())
    assert "\x1b" not in plain
    for code in ("1", "2", "1;31", "32", "33", "34", "0"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == plain


def test_many_claims_of_one_document_find_its_lines_once() -> None:
    source = "Wren has 41M parameters.\n" * 2_000
    verdicts = [
        Verdict(claim(span=Span(25 * i, 25 * i + 4)), Outcome.REFUTED, (evidence(1),), correction="no") for i in range(2_000)
    ]
    before = line_starts.cache_info().misses
    for form in FORMATS.values():
        form.render(Report(document(source), tuple(verdicts)))
    assert line_starts.cache_info().misses == before + 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words_in_markdown(hostile: str) -> None:
    verdict = Verdict(
        claim(span=Span(0, len(hostile)), subject=ref(hostile)), Outcome.REFUTED, (evidence(1, note=hostile),), correction=hostile
    )
    rendered = FORMATS["markdown"].render(Report(document(hostile), (verdict,), notes=(hostile,)))
    row = next(line for line in rendered.splitlines() if line.startswith("| 1:1 "))
    assert row.replace("\\|", "").count("|") == 5
    # The one section of details is our own, and closes once.
    assert rendered.count("</details>") == rendered.count("<details>") == 1
    assert not any(active in rendered for active in (" `tick", "@someone", "http://", "\x1b", "\u202e"))


def test_a_long_quote_is_cut_in_every_format_for_people() -> None:
    verdict = Verdict(claim(span=Span(0, 10_000)), Outcome.UNCHECKED, reason="why")
    for form in ("text", "markdown"):
        assert len(FORMATS[form].render(Report(document("q" * 10_000), (verdict,)))) < 1_500


def test_markdown_keeps_plain_words_as_they_are() -> None:
    assert markdown("distilroberta-base, 82.1M (6 layers)!") == "distilroberta-base, 82.1M (6 layers)!"


def test_the_table_of_claims_fits_the_screen() -> None:
    found = [verdict.claim for verdict in sample.report().verdicts]
    table = extraction.render_table(document(sample.TEXT), found, Style(width=60))
    assert len(table.splitlines()) == len(found) + 1
    assert all(columns(line) <= 60 for line in table.splitlines())


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (335_141_888, "count", "335,141,888"),
        (344.5e6, "count", "344,500,000"),
        (0.12, "seconds", "120 ms"),
        (2e9, "bytes", "2 GB (1.863 GiB)"),
        (512, "tokens", "512 tokens"),
        (2.5, "ratio", "2.5×"),
    ],
)
def test_a_number_is_written_for_people(value: float, unit: str, expected: str) -> None:
    assert figure.quantity(value, unit) == expected


def test_ratios_speak_in_the_form_of_the_claim() -> None:
    assert figure.ratio(0.606, "percent_less") == "39.4% less"
    assert figure.ratio(1.6, "percent_more") == "60% more"
    assert figure.ratio(0.969, "percent_of") == "96.9%"
    assert figure.ratio(1.2, "percent_less") == "1.2×"


def test_an_open_interval_is_said_in_words() -> None:
    assert figure.found(evidence(Interval(3, float("inf")))) == "3 or more"
    assert figure.found(evidence(Interval(float("-inf"), 3))) == "3 or less"


def test_words_are_wrapped_by_columns_and_long_ones_stay_whole() -> None:
    assert wrap("aa bb cc", 5) == ["aa bb", "cc"]
    assert wrap("漢字 漢字", 6) == ["漢字", "漢字"]
    assert wrap("a-very-long-word b", 4) == ["a-very-long-word", "b"]
    assert clip("漢字漢字", 5) == "漢字…"


def test_what_a_snippet_prints_is_of_no_model() -> None:
    found = claim("snippet", subject=ref("the code snippet"))
    assert "of the code snippet" not in text.title(found)
    assert text.title(replace(found, property="parameters")).endswith("of the code snippet")
