"""Each machine format is what its own standard says it is, whatever was found out: checked by the standard's schema."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import FORMATS
from reports.style import Style
from schemas.report import Report
from tests.goldens import sample
from tests.reports.strategies import reports

STANDARDS = Path(__file__).resolve().parents[1] / "standards"
ANY = st.booleans().flatmap(lambda of_document: reports(of_document=of_document))
SOME = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30, deadline=None)


@cache
def _sarif() -> Any:
    from jsonschema import Draft4Validator

    return Draft4Validator(json.loads((STANDARDS / "sarif-2.1.0.schema.json").read_text(encoding="utf-8")))


def sarif(text: str) -> None:
    _sarif().validate(json.loads(text))


@cache
def _junit() -> Any:
    import xmlschema

    return xmlschema.XMLSchema(str(STANDARDS / "junit-10.xsd"))


def junit(text: str) -> None:
    _junit().validate(text)


@cache
def _cyclonedx() -> Any:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    return JsonStrictValidator(SchemaVersion.V1_6)


def cyclonedx(text: str) -> None:
    found = _cyclonedx().validate_str(text)
    assert found is None, str(found)[:500]
    bill = json.loads(text)
    known = list(references(bill))
    assert len(set(known)) == len(known), "every bom-ref is unique"
    for claim in bill["declarations"]["claims"]:
        assert {claim["target"], *claim.get("evidence", ()), *claim.get("counterEvidence", ())} <= set(known)


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "bom-ref" in value:
            yield value["bom-ref"]
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from references(part)


def attestation(text: str) -> None:
    from google.protobuf import json_format
    from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
    from in_toto_attestation.v1 import statement_pb2
    from in_toto_attestation.v1.statement import Statement

    parsed = json_format.Parse(text, statement_pb2.Statement())
    Statement.copy_from_pb(parsed).validate()
    json_format.ParseDict(json.loads(text)["predicate"], test_result_pb2.TestResult())


def claimreview(text: str) -> None:
    """Hold every object against the class of schema.org that it says it is: its properties, and the classes of their values."""
    graph = json.loads(text)
    assert graph["@context"] == "https://schema.org"
    for review in graph["@graph"]:
        _is_of_its_class(review)
    assert "<" not in text


def _is_of_its_class(value: dict[str, Any]) -> None:
    import msgspec_schemaorg.models as models

    of = getattr(models, value["@type"])
    ranges = {name: hint for kind in of.__mro__ for name, hint in vars(kind).get("__annotations__", {}).items()}
    for name, given_ in value.items():
        if not name.startswith("@"):
            assert name in ranges, f"{value['@type']} has no {name}"
            if isinstance(given_, dict):
                admitted = set(re.findall(r"'(\w+)'", str(ranges[name])))
                assert admitted & {kind.__name__ for kind in getattr(models, given_["@type"]).__mro__}, (name, given_)
                _is_of_its_class(given_)


def table(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text)))
    assert all(len(row) == len(rows[0]) for row in rows)
    for cell in (cell for row in rows for cell in row):
        # https://owasp.org/www-community/attacks/CSV_Injection: what a cell must not begin with, unless it is a number.
        assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell) or re.fullmatch(r"[-+]?[\d.,]+", cell)


def commands(text: str) -> None:
    for line in text.split("\n"):
        assert re.fullmatch(r"::(error|warning|notice) [^:\x00-\x1f]+::[^\x00-\x1f]+", line), line


STANDARD: dict[str, Callable[[str], None]] = {
    "sarif": sarif,
    "junit": junit,
    "cyclonedx": cyclonedx,
    "in-toto": attestation,
    "claimreview": claimreview,
    "csv": table,
    "github": commands,
}


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("build", [sample.report, sample.measurement])
@pytest.mark.parametrize("form", STANDARD)
def test_the_samples_are_valid(form: str, build: Callable[[], Report], verbose: bool) -> None:
    STANDARD[form](FORMATS[form].render(build(), Style(verbose=verbose)))


@SOME
@given(ANY)
def test_whatever_was_found_out_is_valid(report: Report) -> None:
    for form, check in STANDARD.items():
        check(FORMATS[form].render(report))
