"""What pins a run: its time, its rules, and the files that it saw."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reports.json import render
from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.model import Model
from tests.hub.standin import Standin
from verifier import folder, hub, pipeline, provenance
from verifier.reference import catalogue

CARD = b"DistilRoBERTa has 6 layers and 85M parameters.\n"


def report(monkeypatch: pytest.MonkeyPatch, seconds: str) -> str:
    monkeypatch.setenv(provenance.EPOCH, seconds)
    document = pipeline.read(CARD, "card.md")
    return render(pipeline.verify(document, Settings(speed=False, offline=True), network=False))


def test_the_same_input_and_time_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert report(monkeypatch, "1700000000") == report(monkeypatch, "1700000000")


def test_a_time_that_is_set_is_that_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    # 1 700 000 000 seconds after 1970 is a Tuesday evening: https://www.epochconverter.com says 14 November 2023, 22:13:20.
    assert '"created": "2023-11-14T22:13:20Z"' in report(monkeypatch, "1700000000")


@pytest.mark.parametrize("told", ["٣", "1_000", " 3", "yesterday", "1.5", "9" * 30])
def test_a_time_that_is_none_is_a_users_mistake(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(provenance.EPOCH, told)
    with pytest.raises(VerifierError, match="is no time") as caught:
        provenance.created()
    assert caught.value.hint


def test_files_of_a_folder_have_the_digests_of_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b'{"model_type": "wren"}')
    (tmp_path / "weights.bin").write_bytes(b"x" * 100)
    found = folder.resolve(tmp_path)
    assert provenance.pinned(found, largest=99).digests == {
        "config.json": f"sha256:{hashlib.sha256((tmp_path / 'config.json').read_bytes()).hexdigest()}"
    }
    assert set(provenance.pinned(found).digests) == {"config.json", "weights.bin"}


def test_a_file_that_changed_has_another_digest(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b'{"model_type": "wren"}')
    before = provenance.pinned(folder.resolve(tmp_path)).digests
    (tmp_path / "config.json").write_bytes(b'{"model_type": "heron"}')
    assert provenance.pinned(folder.resolve(tmp_path)).digests != before


def test_a_model_of_the_hub_is_pinned_by_what_the_hub_tells(standin: Standin) -> None:
    repository = next(iter(standin.repositories))
    name, file = next((name, file) for name, file in standin.repositories[repository].files.items() if not file.lfs)
    digests = provenance.pinned(hub.resolve(repository)).digests
    assert digests[name] == f"gitBlob:{file.etag[:40]}"


def test_a_model_of_the_catalogue_is_pinned_by_the_catalogue() -> None:
    bundled = Path(catalogue.__file__).with_name("catalogue.json").read_bytes()
    pinned = provenance.pinned(Model("acme/wren", "catalogue", catalogue.VERSION))
    assert pinned.digests == {"catalogue.json": f"sha256:{hashlib.sha256(bundled).hexdigest()}"}


def test_the_rules_of_tolerance_name_every_margin() -> None:
    rules = dict(provenance.tolerance())
    assert "1%" in rules["parameters"]
    assert "5%" in rules["padding"]
    assert "10%" in rules["hedges"]
