"""A model's folder: what is read from it, and what is not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from schemas.errors import ConfigurationError, DocumentError, ModelMissing
from tests.hub.repository import header
from verifier import folder, snapshot

TINY = {"layer.weight": ("F16", (4, 3)), "layer.bias": ("F32", (4,))}
CONFIG = {"model_type": "roberta", "hidden_size": 8, "num_hidden_layers": 2}


def _weights(file: Path, tensors: dict[str, tuple[str, tuple[int, ...]]] | None = None) -> Path:
    data, rest = header(tensors or TINY)
    file.write_bytes(data + b"\0" * rest)
    return file


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "our-model"
    path.mkdir()
    (path / "config.json").write_text(json.dumps(CONFIG))
    (path / "README.md").write_text("# Our model\n")
    _weights(path / "model.safetensors")
    return path


def test_a_folder_is_resolved_to_its_model(model: Path) -> None:
    found = folder.resolve(model)
    assert (found.repository, found.origin, found.source, found.commit) == ("our-model", "folder", str(model), None)
    assert found.config == CONFIG
    assert found.library == "transformers"
    assert found.files["README.md"] == str(model / "README.md")
    assert found.facts["safetensors"]["parameters"] == {"F16": 12, "F32": 4}
    assert found.facts["files"]["model.safetensors"] == (model / "model.safetensors").stat().st_size
    assert found.facts["problems"] == []


def test_shards_are_counted_together(model: Path) -> None:
    (model / "model.safetensors").unlink()
    _weights(model / "model-1.safetensors", {"a": ("F32", (5,))})
    _weights(model / "model-2.safetensors", {"b": ("F32", (7,))})
    (model / "model.safetensors.index.json").write_text(
        json.dumps({"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}})
    )
    assert folder.resolve(model).facts["safetensors"]["total"] == 12


def test_a_missing_shard_is_a_problem_that_is_named(model: Path) -> None:
    (model / "model.safetensors").unlink()
    (model / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"a": "model-1.safetensors"}}))
    found = folder.resolve(model)
    assert "safetensors" not in found.facts
    assert "lacks model-1.safetensors" in found.facts["problems"][0]


def test_damaged_weights_are_a_problem_that_leaves_the_configuration(model: Path) -> None:
    with (model / "model.safetensors").open("ab") as file:
        file.write(b"more")
    found = folder.resolve(model)
    assert found.config == CONFIG
    assert "where its header tells of" in found.facts["problems"][0]


def test_a_folder_without_a_configuration_says_so(model: Path) -> None:
    (model / "config.json").unlink()
    found = folder.resolve(model)
    assert found.config == {}
    assert found.facts["problems"] == [f"{model} has no config.json"]


def test_pickles_are_listed_and_never_opened(model: Path) -> None:
    bomb = b"cos\nsystem\n(S'touch " + bytes(model / "opened") + b"'\ntR."
    (model / "pytorch_model.bin").write_bytes(bomb)
    assert folder.resolve(model).facts["pickles"] == ["pytorch_model.bin"]
    assert not (model / "opened").exists()


@pytest.mark.parametrize("content", ["[]", "{", "\xff", "[" * 100_000])
def test_a_configuration_that_is_none_is_refused(model: Path, content: str) -> None:
    (model / "config.json").write_text(content, encoding="latin-1")
    with pytest.raises(ConfigurationError, match=r"config\.json"):
        folder.resolve(model)


def test_a_configuration_that_is_too_large_is_refused(model: Path) -> None:
    os.truncate(model / "config.json", snapshot.LARGEST_CONFIG + 1)
    with pytest.raises(ConfigurationError, match="larger than 4 MB"):
        folder.resolve(model)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "vocab.json"])
def test_links_that_lead_out_of_the_folder_are_not_followed(model: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text(json.dumps({"secret": "yes"}))
    (model / name).unlink(missing_ok=True)
    (model / name).symlink_to(secret)
    if name == "config.json":
        with pytest.raises(ConfigurationError, match="leads outside its folder"):
            folder.resolve(model)
    else:
        found = folder.resolve(model)
        assert name not in found.files
        assert ("safetensors" in found.facts) == (name != "model.safetensors")


def test_a_card_that_leads_out_of_its_folder_is_not_followed(model: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (model / "README.md").unlink()
    (model / "README.md").symlink_to(tmp_path / "secret")
    with pytest.raises(DocumentError, match="leads outside its folder"):
        folder.card(model)


def test_the_links_of_the_standard_cache_are_followed(tmp_path: Path) -> None:
    blobs, snapshot = tmp_path / "models--org--tiny" / "blobs", tmp_path / "models--org--tiny" / "snapshots" / ("0" * 40)
    blobs.mkdir(parents=True)
    snapshot.mkdir(parents=True)
    (blobs / "abc").write_text(json.dumps(CONFIG))
    (snapshot / "config.json").symlink_to(Path("../../blobs/abc"))
    assert folder.resolve(snapshot).config == CONFIG


def test_folders_within_are_listed_but_links_to_folders_are_not(model: Path, tmp_path: Path) -> None:
    (model / "1_Pooling").mkdir()
    (model / "1_Pooling" / "config.json").write_text("{}")
    (model / "elsewhere").symlink_to(tmp_path)
    names = set(folder.resolve(model).files)
    assert "1_Pooling/config.json" in names
    assert not any(name.startswith("elsewhere") for name in names)


def test_a_folder_is_listed_only_so_deep_and_so_far(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = model.joinpath("a", "b", "c", "d")
    deep.mkdir(parents=True)
    for path in (deep.parent, deep, model / "a"):
        (path / "note.txt").write_text("here")
    (model / ".git").mkdir()
    (model / ".git" / "config").write_text("private")
    names = {"README.md", "config.json", "model.safetensors", "a/note.txt", "a/b/c/note.txt"}
    assert set(folder.resolve(model).files) == names
    monkeypatch.setattr(snapshot, "MOST_FILES", 2)
    assert len(folder.resolve(model).files) == 2


def test_a_queue_is_not_waited_for(model: Path) -> None:
    os.mkfifo(model / "vocab.json")
    assert "vocab.json" not in folder.resolve(model).files


def test_there_is_no_model_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="no such folder"):
        folder.resolve(tmp_path / "absent")


@pytest.mark.parametrize(
    ("files", "config", "library"),
    [
        ({"modules.json"}, {"model_type": "bert"}, "sentence-transformers"),
        ({"model_index.json"}, {}, "diffusers"),
        (set(), {"model_type": "bert"}, "transformers"),
        (set(), {"architecture": "resnet18", "num_classes": 10}, "timm"),
        (set(), {}, "unknown"),
    ],
)
def test_the_library_is_told_from_the_files_that_only_it_writes(files: set[str], config: dict[str, str], library: str) -> None:
    assert snapshot.library(config, dict.fromkeys(files)) == library


def test_a_card_is_the_readme_of_its_folder_or_the_file_itself(model: Path) -> None:
    expected = (b"# Our model\n", model / "README.md")
    assert folder.card(model) == expected
    assert folder.card(model / "README.md") == expected


def test_a_readme_beside_a_configuration_is_the_card_of_that_model(model: Path, tmp_path: Path) -> None:
    assert folder.owner(model / "README.md") == model
    assert folder.owner(model / "notes.md") is None
    (tmp_path / "README.md").write_text("# A project\n")
    assert folder.owner(tmp_path / "README.md") is None


def test_a_card_that_is_not_there_is_an_error_with_a_hint(model: Path, tmp_path: Path) -> None:
    (model / "README.md").unlink()
    for path in (model, tmp_path / "absent.md"):
        with pytest.raises(DocumentError, match="no such file") as caught:
            folder.card(path)
        assert caught.value.hint


def test_a_card_that_is_too_large_is_refused(model: Path) -> None:
    os.truncate(model / "README.md", snapshot.LARGEST_CARD + 1)
    with pytest.raises(DocumentError, match="larger than 5 MB"):
        folder.card(model)


def test_a_queue_is_no_card(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "card.md")
    with pytest.raises(DocumentError, match="is not a file"):
        folder.card(tmp_path / "card.md")
