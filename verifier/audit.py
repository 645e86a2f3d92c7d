"""A report in every format, with a manifest of digests: what an auditor keeps. Pure; signing is left to sigstore's own tools."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from reports import FORMATS, SUFFIXES
from reports.json import encode
from reports.style import Style
from schemas.report import Report

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
_WIDTH = 100


def written(report: Report) -> dict[str, bytes]:
    """Return every file of an audit by name: the report in each format, the manifest, and sums that `sha256sum -c` reads."""
    files = {f"report{SUFFIXES[form]}": _rendered(report, form) for form in FORMATS}
    files[MANIFEST] = (encode(_manifest(report, files), indent=2) + "\n").encode()
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in files.items())
    return {**files, SUMS: sums.encode()}


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def signing(folder: str) -> tuple[str, ...]:
    """Return the commands that sign an audit: the sums, which pin every file, and the attestation as a statement of its own."""
    return (
        f"cosign sign-blob --bundle {folder}/{SUMS}.sigstore.json {folder}/{SUMS}",
        f"cosign attest-blob --statement {folder}/report{SUFFIXES['in-toto']} --bundle {folder}/report.intoto.sigstore.json",
    )


def _rendered(report: Report, form: str) -> bytes:
    style = Style(width=_WIDTH, verbose=form == "text")
    return (FORMATS[form].render(report, style) + "\n").encode("utf-8", "backslashreplace")


def _manifest(report: Report, files: Mapping[str, bytes]) -> dict[str, object]:
    forms = {f"report{suffix}": form for form, suffix in SUFFIXES.items()}
    documents = [part.document for part in (report, *report.files) if part.document]
    return {
        "schema": "manifest-v1",
        "tool": {"name": "cardproof", "version": report.version},
        "created": report.created,
        "documents": [{"path": document.name, "sha256": document.sha256} for document in documents],
        "models": [{"repository": one.repository, "commit": one.commit, "source": one.source} for one in report.models],
        "summary": report.summary(),
        "files": [
            {"name": name, "format": forms[name], "bytes": len(data), "sha256": digest(data)} for name, data in files.items()
        ],
    }
