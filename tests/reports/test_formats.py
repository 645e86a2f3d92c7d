"""What each machine format says of a report, beyond being valid."""

from __future__ import annotations

import csv as table
import hashlib
import io
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from reports import FORMATS, attestation, claimreview, comment, csv, cyclonedx, github, junit, markdown, rule, sarif
from reports.message import message
from reports.region import region
from reports.style import Style
from schemas.document import Span
from schemas.fingerprint import fingerprints
from schemas.model import Model
from schemas.quantity import Interval
from schemas.report import Report
from schemas.verdict import Outcome, Verdict, Waiver
from tests.builders import claim, document, evidence, quoted, ref
from tests.goldens import sample

TEXT = "Wren has 41M parameters."
WREN = ref("Wren", "acme/wren")
SAID = quoted(TEXT, "41M parameters", "41", scale=1e6, value=41e6, subject=WREN)
FOUND = evidence(45e6, model="acme/wren")
WRONG = Verdict(SAID, Outcome.REFUTED, (FOUND,), correction="45M parameters")
RIGHT = Verdict(SAID, Outcome.SUPPORTED, (FOUND, evidence(41e6)), fitting=evidence(41e6))
OPEN = Verdict(SAID, Outcome.INCONCLUSIVE, (FOUND,), reason="too noisy")
BLANK = Verdict(SAID, Outcome.UNCHECKED, reason="not known")
PASSED = replace(WRONG, waiver=Waiver("comment", "of the base model"))


def of(*verdicts: Verdict, text: str = TEXT, **given: Any) -> Report:
    return Report(document(text), verdicts, version="0.1.0", created="2026-11-21T18:00:00Z", **given)


def run(report: Report, style: Style | None = None) -> dict[str, Any]:
    return dict(json.loads(sarif.render(report, style or Style()))["runs"][0])


# SARIF


def test_only_what_is_refuted_is_a_result_of_sarif() -> None:
    assert [result["kind"] for result in run(of(WRONG, RIGHT, OPEN, BLANK, PASSED))["results"]] == ["fail"]


def test_asked_for_all_sarif_has_a_result_for_each_claim_and_levels_only_for_what_fails() -> None:
    results = run(of(WRONG, RIGHT, OPEN, BLANK, PASSED), Style(verbose=True))["results"]
    assert [(one["kind"], one["level"]) for one in results] == [
        ("fail", "error"),
        ("pass", "none"),
        ("open", "none"),
        ("review", "none"),
        ("fail", "error"),
    ]
    assert results[4]["suppressions"] == [{"kind": "inSource", "justification": "of the base model"}]


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_the_severity_of_a_claim_is_its_level(severity: Any, level: str) -> None:
    assert run(of(replace(WRONG, severity=severity)))["results"][0]["level"] == level


def test_a_result_has_its_place_and_a_fingerprint_that_survives_moved_lines() -> None:
    below = "A new line.\n\n" + TEXT
    moved = replace(WRONG, claim=quoted(below, "41M parameters", "41", scale=1e6, value=41e6, subject=WREN))
    before, after = (run(one)["results"][0] for one in (of(WRONG), of(moved, text=below)))
    places = [one["locations"][0]["physicalLocation"]["region"] for one in (before, after)]
    assert [(at["startLine"], at["startColumn"], at["endLine"], at["endColumn"]) for at in places] == [
        (1, 10, 1, 24),
        (3, 10, 3, 24),
    ]
    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["partialFingerprints"]["primaryLocationLineHash"] == fingerprints([SAID])[0]


def test_the_help_of_a_rule_is_the_page_that_explains_it() -> None:
    (shown,) = run(of(WRONG))["tool"]["driver"]["rules"]
    page = rule.page("parameters")
    assert shown["id"] == "parameters"
    assert shown["help"] == {"text": rule.render_text(page), "markdown": rule.render_markdown(page)}
    assert len(shown["fullDescription"]["text"]) <= 1024


def test_a_remark_is_a_note_of_the_run_and_no_result() -> None:
    found = run(sample.report())
    told = [note["message"]["text"] for note in found["invocations"][0]["toolExecutionNotifications"]]
    assert "2 letters only look like Latin ones" in told
    assert "no network: answered from catalogue 2026-11" in told


def test_words_of_a_card_make_no_link_and_no_argument_in_a_message() -> None:
    text = "Wren [click](https://evil.example) {0} has 41M parameters."
    hostile = replace(WRONG, claim=replace(SAID, span=Span(0, len(text))))
    said = run(of(hostile, text=text))["results"][0]["message"]["text"]
    assert "](" not in said
    assert "{0}" not in said


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("./docs/my card.md", "docs/my%20card.md"),
        ("a#b%.md", "a%23b%25.md"),
        ("/tmp/card.md", "file:///tmp/card.md"),
        ("https://example.org/post?id=1", "https://example.org/post?id=1"),
        ("Karte ü.md", "Karte%20%C3%BC.md"),
    ],
)
def test_a_document_is_named_by_an_address(name: str, uri: str) -> None:
    found = run(Report(replace(document(TEXT), name=name), (WRONG,)))
    assert found["artifacts"][0]["location"]["uri"] == uri
    assert found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_lines_are_counted_by_line_feeds_alone() -> None:
    text = "a\u2028b\x0bc\r\nd\ne"
    assert [region(document(text), Span(at, at + 1)).start_line for at in (0, 2, 4, 7, 9)] == [1, 1, 1, 2, 3]


def test_a_region_ends_before_the_line_end_that_it_holds() -> None:
    at = region(document("ab\r\ncd\n"), Span(1, 4))
    assert (at.start_line, at.start_column, at.end_line, at.end_column) == (1, 2, 1, 3)


def test_of_much_evidence_the_first_is_told_and_how_much_more_there_is() -> None:
    much = replace(WRONG, evidence=tuple(evidence(float(count)) for count in range(50, 55)))
    assert "51, base model (derived)" in message(document(TEXT), much)
    assert "54, base model" not in message(document(TEXT), much)
    assert " and 2 more; say " in message(document(TEXT), much)


# GitHub annotations


def test_an_annotation_stands_at_its_line_and_columns() -> None:
    assert github.render(of(WRONG)).startswith("::error file=card.md,line=1,endLine=1,col=10,endColumn=24,title=parameters%3A ")


def test_a_card_cannot_forge_a_command() -> None:
    text = "41M\n::set-output name=x::1\r\n::error::a,b:c%0A"
    forged = replace(WRONG, claim=replace(SAID, span=Span(0, len(text)), subject=ref("a,b:c\n::error::%")))
    rendered = github.render(Report(replace(document(text), name="a,b:c.md"), (forged,)))
    assert len(rendered.split("\n")) == 1
    assert rendered.startswith("::error file=a%2Cb%3Ac.md,")
    assert "%250A" in rendered


def test_what_the_platform_would_drop_is_told() -> None:
    lines = github.render(of(*[WRONG] * 14)).split("\n")
    assert len(lines) == 11
    assert lines[-1] == "::notice title=cardproof::10 of 14 shown: the platform shows 10 of a level a step"


def test_each_level_has_its_ten_and_the_last_notice_is_kept_for_the_count() -> None:
    severe: list[Any] = ["error", "warning", "info"]
    lines = github.render(of(*[replace(WRONG, severity=one) for one in severe for _ in range(12)])).split("\n")
    assert [sum(line.startswith(f"::{level} ") for line in lines) for level in ("error", "warning", "notice")] == [10, 10, 10]
    assert "29 of 36 shown" in lines[-1]


def test_what_is_let_pass_is_not_annotated() -> None:
    assert "::error" not in github.render(of(PASSED))


# Markdown


def test_a_comment_begins_with_its_marker_and_a_summary_does_not() -> None:
    assert comment.render(of(WRONG)).split("\n")[0] == comment.MARKER
    assert comment.MARKER not in markdown.render(of(WRONG))


@pytest.mark.parametrize(("form", "most"), [("comment", 65_536), ("markdown", 1 << 20)])
def test_markdown_fits_where_it_is_shown_and_says_what_is_left_out(form: str, most: int) -> None:
    text = "41M parameters of Wren, told with a great many words ÷ " * 4
    wordy = [replace(one, claim=replace(SAID, span=Span(0, len(text)))) for one in (WRONG, OPEN, BLANK) for _ in range(1500)]
    rendered = FORMATS[form].render(of(*wordy, text=text))
    assert 0.5 * most < len(rendered.encode()) <= most
    shown = re.search(r"(\d+) of 1500 shown", rendered)
    assert shown is not None
    assert rendered.count("<details>") == rendered.count("</details>")


def test_what_is_refuted_has_room_before_all_else() -> None:
    rendered = comment.render(of(*[BLANK] * 1500, *[WRONG] * 100))
    assert rendered.count("| 1:10 |") > 100
    assert "100 shown" not in rendered


# JUnit


def test_junit_fails_what_is_refuted_and_skips_what_is_not_settled() -> None:
    suite = ElementTree.fromstring(junit.render(of(WRONG, RIGHT, OPEN, BLANK, PASSED)))[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("5", "1", "3")
    results = [next((part.tag for part in case if part.tag != "system-out"), "passed") for case in suite.iter("testcase")]
    assert results == ["failure", "passed", "skipped", "skipped", "skipped"]
    reasons = [skipped.get("message") for skipped in suite.iter("skipped")]
    assert reasons == ["inconclusive: too noisy", "unchecked: not known", "refuted, but let pass: of the base model"]


def test_characters_that_xml_cannot_write_are_shown_as_something_else() -> None:
    text = '41M\x00\x1b\ufffe\ud800<&>]]>" parameters'
    hostile = replace(WRONG, claim=replace(SAID, span=Span(0, len(text))))
    rendered = junit.render(Report(replace(document(), text=text), (hostile,)))
    case = next(ElementTree.fromstring(rendered.encode()).iter("testcase"))
    assert '<&>]]>" parameters' in str(case.get("name"))


# CSV


@pytest.mark.parametrize(
    ("quote", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("  =1", "'  =1"),
        ("＝1+1", "'＝1+1"),
        ("-2.5", "-2.5"),
        ("+3", "+3"),
        ("41M, or “so”", "41M, or “so”"),
    ],
)
def test_no_cell_is_a_formula(quote: str, cell: str) -> None:
    said = replace(SAID, span=Span(0, len(quote)))
    rows = list(table.DictReader(io.StringIO(csv.render(of(replace(WRONG, claim=said), text=quote)))))
    assert rows[0]["quote"] == cell


def test_a_row_tells_what_was_found_and_what_to_say() -> None:
    (row,) = table.DictReader(io.StringIO(csv.render(of(WRONG))))
    told = ("property", "model", "stated", "outcome", "severity", "correction", "line", "column")
    assert [row[name] for name in told] == ["parameters", "acme/wren", "41M", "refuted", "error", "45M parameters", "1", "10"]
    assert row["found"].startswith("45,000,000")
    assert row["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


# in-toto


def statement(report: Report) -> dict[str, Any]:
    return dict(json.loads(attestation.render(report)))


def test_the_subject_of_an_attestation_is_the_document_by_its_digest() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert statement(of(RIGHT))["subject"] == [{"name": "card.md", "digest": {"sha256": digest}}]


def test_of_a_measurement_the_subject_is_the_json_report_as_it_is_written() -> None:
    report = sample.measurement()
    written = (FORMATS["json"].render(report) + "\n").encode()
    assert statement(report)["subject"] == [{"name": "report.json", "digest": {"sha256": hashlib.sha256(written).hexdigest()}}]


@pytest.mark.parametrize(
    ("verdicts", "result"),
    [
        ((RIGHT,), "PASSED"),
        ((RIGHT, OPEN), "WARNED"),
        ((BLANK,), "WARNED"),
        ((PASSED,), "WARNED"),
        ((RIGHT, BLANK, WRONG), "FAILED"),
    ],
)
def test_a_test_fails_by_what_is_refuted_and_passes_by_what_is_borne_out_alone(verdicts: tuple[Verdict, ...], result: str) -> None:
    assert statement(of(*verdicts))["predicate"]["result"] == result


def test_the_configuration_pins_models_and_their_files() -> None:
    pinned = Model(
        "acme/wren", "hub", "acme/wren@0c1", "0c1d2e3", digests={"config.json": "gitBlob:ab", "x.safetensors": "sha256:cd"}
    )
    told = statement(of(RIGHT, models=(pinned,)))["predicate"]["configuration"]
    assert told[1]["digest"] == {"gitCommit": "0c1d2e3"}
    assert [one["digest"] for one in told[2:]] == [{"gitBlob": "ab"}, {"sha256": "cd"}]


# CycloneDX


def declared(*verdicts: Verdict, **given: Any) -> dict[str, Any]:
    return dict(json.loads(cyclonedx.render(of(*verdicts, **given)))["declarations"])


def test_what_refutes_a_claim_is_its_counter_evidence() -> None:
    found = declared(WRONG)
    (said,) = found["claims"]
    assert "evidence" not in said
    (ref_,) = said["counterEvidence"]
    (piece,) = found["evidence"]
    assert piece["bom-ref"] == ref_
    assert json.loads(piece["data"][0]["contents"]["attachment"]["content"])["value"] == 45_000_000


def test_what_bears_a_claim_out_is_its_evidence_alone() -> None:
    found = declared(RIGHT)
    assert "counterEvidence" not in found["claims"][0]
    linked = {piece["bom-ref"]: piece for piece in found["evidence"]}
    assert [linked[name]["description"] for name in found["claims"][0]["evidence"]] == [
        "acme/tiny: 41,000,000, base model, derived; meta device; catalogue"
    ]


def test_what_decides_neither_way_is_linked_to_nothing() -> None:
    found = declared(OPEN)
    assert not {"evidence", "counterEvidence"} & set(found["claims"][0])
    assert len(found["evidence"]) == 1


def test_a_model_card_holds_what_was_found_out_and_scores_that_held() -> None:
    score = claim("score", 84.2, subject=WREN, conditions=(("dataset", "MNLI"), ("metric", "accuracy")))
    paper = evidence(84.2, property="score", model="acme/wren", kind="published", unit="as written")
    wrong = replace(score, value=99.0)
    pinned = Model("acme/wren", "hub", "acme/wren@0c1", "0c1d2e3")
    held, refuted = Verdict(score, Outcome.SUPPORTED, (paper,)), Verdict(wrong, Outcome.REFUTED, (paper,), correction="84.2")
    bill = json.loads(cyclonedx.render(of(WRONG, held, refuted, models=(pinned,))))
    about = bill["metadata"]["component"]
    assert about["purl"] == "pkg:huggingface/acme/wren@0c1d2e3"
    assert about["modelCard"]["quantitativeAnalysis"]["performanceMetrics"] == [
        {"type": "accuracy", "value": "84.2", "slice": "MNLI"}
    ]
    assert about["modelCard"]["properties"] == [{"name": "cardproof:parameters", "value": "45,000,000, base model, derived"}]


def test_the_same_report_has_the_same_serial_number_and_another_has_another() -> None:
    numbers = [json.loads(cyclonedx.render(of(one)))["serialNumber"] for one in (WRONG, WRONG, RIGHT)]
    assert numbers[0] == numbers[1] != numbers[2]


# ClaimReview


def reviews(*verdicts: Verdict, **given: Any) -> list[dict[str, Any]]:
    return list(json.loads(claimreview.render(of(*verdicts, **given)))["@graph"])


def test_a_claim_is_rated_false_or_true_and_never_half_true() -> None:
    ratings = [
        (one["reviewRating"].get("ratingValue"), one["reviewRating"]["alternateName"]) for one in reviews(WRONG, RIGHT, OPEN)
    ]
    assert ratings == [(1, "Refuted"), (5, "Supported"), (None, "Inconclusive")]


def test_what_was_not_checked_has_no_review() -> None:
    assert reviews(BLANK) == []


def test_a_review_may_stand_in_a_page() -> None:
    text = "</script><!-- 41M parameters"
    hostile = replace(WRONG, claim=replace(SAID, span=Span(0, len(text))))
    assert "<" not in claimreview.render(of(hostile, text=text))
    assert reviews(hostile, text=text)[0]["itemReviewed"]["text"] == text


# Every one of them


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"text", "github"}))
def test_every_report_that_is_kept_names_its_tool_its_document_and_its_models(form: str) -> None:
    report = sample.report()
    assert report.document is not None
    rendered = FORMATS[form].render(report)
    for told in ("0.1.0", report.document.sha256):
        assert told in rendered


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_files_beside_the_document_are_told_of_too(form: str) -> None:
    beside = Report(
        replace(document("Wren has 9M parameters."), name="results.yaml"), (replace(WRONG, claim=replace(SAID, span=Span(9, 22))),)
    )
    assert "results.yaml" in FORMATS[form].render(of(RIGHT, files=(beside,)))


def test_an_interval_without_an_end_is_told_in_every_format() -> None:
    endless = replace(WRONG, evidence=(evidence(Interval(50e6, float("inf"))),))
    for form in FORMATS.values():
        assert form.render(of(endless))
