"""Several documents in one machine format."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from reports import several
from schemas.document import Document, Remark
from schemas.model import Model
from schemas.report import Report
from schemas.verdict import Verdict
from tests.builders import document
from tests.reports.test_formats import RIGHT, TEXT, WRONG
from tests.reports.test_standards import STANDARD


def named(name: str, *verdicts: Verdict, **given: Any) -> Report:
    return Report(replace(document(TEXT), name=name), verdicts, **given)


LOST = Report(
    Document("lost.md", "text", "", hashlib.sha256(b"").hexdigest()), remarks=(Remark("unread", "lost.md cannot be read"),)
)


@pytest.mark.parametrize("form", ["sarif", "github", "junit", "csv", "in-toto", "cyclonedx", "claimreview", "comment"])
def test_several_documents_are_one_report_that_is_valid_too(form: str) -> None:
    rendered = several.render([named("one.md", WRONG), named("two.md", WRONG, RIGHT)], form)
    assert "one.md" in rendered
    assert "two.md" in rendered
    if form in STANDARD:
        STANDARD[form](rendered)


def test_a_document_that_could_not_be_read_is_told_and_passes_nothing() -> None:
    found = [named("one.md", RIGHT), LOST]
    assert "::error file=lost.md::not read: lost.md cannot be read" in several.render(found, "github").split("\n")
    suites = ElementTree.fromstring(several.render(found, "junit"))
    assert [suite.get("errors") for suite in suites] == ["0", "1"]
    (log,) = json.loads(several.render(found, "sarif"))["runs"]
    assert not log["invocations"][0]["executionSuccessful"]
    told = json.loads(several.render(found, "in-toto"))
    assert [one["name"] for one in told["subject"]] == ["one.md"]
    assert told["predicate"]["result"] == "FAILED"


def test_what_several_documents_rest_on_is_told_once() -> None:
    model = Model("acme/wren", "hub", "acme/wren@0c1", "0c1d2e3")
    merged = several.merged(
        [named("one.md", models=(model,), notes=("no network",)), named("two.md", models=(model,), notes=("no network",))]
    )
    assert merged.models == (model,)
    assert merged.notes == ("no network",)
