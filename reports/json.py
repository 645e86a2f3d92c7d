"""JSON: versioned, valid against schemas/report-v1.schema.json or schemas/measure-v1.schema.json."""

from __future__ import annotations

import json
import re
from typing import Any

from reports.record import document_report, model_report
from reports.style import PLAIN, Style
from schemas.report import Report

#: What a terminal might obey, or an encoder refuse, and JSON itself leaves alone: DEL and the C1 controls, marks of direction
#: and other invisible format characters, line separators, lone surrogates. Escaped as JSON allows, so nothing is lost.
_UNSAFE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def encode(value: Any, indent: int | None = None) -> str:
    """Return JSON text with keys in their given order and no unsafe character; raise ValueError on NaN."""
    encoded = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """Return the report as one JSON object, without a final line end."""
    record = model_report(report) if report.document is None else document_report(report, report.document)
    return encode(record, indent=2)
