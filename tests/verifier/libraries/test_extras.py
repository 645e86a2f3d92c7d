"""Libraries that are extras: what they count where they are installed, and what is said where they are not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from verifier import folder
from verifier.isolation import Worker
from verifier.libraries import convention, diffusers, open_clip, timm
from verifier.probes import configuration, counting

needs = {
    name: pytest.mark.skipif(find_spec(name) is None, reason=f"{name} is an extra") for name in ("timm", "open_clip", "diffusers")
}
RESNET = {
    "architecture": "resnet50",
    "num_classes": 1000,
    "num_features": 2048,
    "pretrained_cfg": {"input_size": [3, 224, 224], "url": "https://example.org/weights.bin"},
}
CLIP = {
    "model_cfg": {
        "embed_dim": 512,
        "vision_cfg": {"image_size": 224, "layers": 12, "width": 768, "patch_size": 32},
        "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 512, "heads": 8, "layers": 12},
    }
}
PIPELINE = {
    "_class_name": "StableDiffusionPipeline",
    "unet": ["diffusers", "UNet2DConditionModel"],
    "vae": ["diffusers", "AutoencoderKL"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "scheduler": ["diffusers", "PNDMScheduler"],
    "feature_extractor": [None, None],
    "requires_safety_checker": False,
}
COMPONENTS = {
    "unet/config.json": {
        "block_out_channels": [320, 640, 1280, 1280],
        "cross_attention_dim": 768,
        "attention_head_dim": 8,
        "sample_size": 64,
    },
    "vae/config.json": {
        "block_out_channels": [128, 256, 512, 512],
        "down_block_types": ["DownEncoderBlock2D"] * 4,
        "up_block_types": ["UpDecoderBlock2D"] * 4,
        "layers_per_block": 2,
        "latent_channels": 4,
    },
    "text_encoder/config.json": {
        "model_type": "clip_text_model",
        "hidden_size": 768,
        "intermediate_size": 3072,
        "num_attention_heads": 12,
        "num_hidden_layers": 12,
    },
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=None) as child:
        yield child


def count(worker: Worker, library: str, config: dict[str, Any] | None = None, **files: Any) -> Any:
    named = {name.replace("__", "/") + ".json": value for name, value in files.items()}
    argument = {"config": config or {}, "files": named or COMPONENTS}
    return worker.call(f"verifier.libraries.{library}:count", argument, seconds=120)


@needs["timm"]
def test_timm_counts_with_and_without_the_head(worker: Worker) -> None:
    # torchvision's documentation of ResNet-50: 25,557,032 parameters
    assert count(worker, "timm", RESNET) == {convention.BASE: 25_557_032 - 2049 * 1000, convention.CLASSIFIER: 25_557_032}


@needs["timm"]
def test_timm_runs_a_pass_at_the_size_of_its_training(worker: Worker) -> None:
    (one,) = worker.call("verifier.libraries.timm:passes", {"config": RESNET, "inputs": [{}]}, seconds=120)
    assert one["input"] == {"batch": 1, "image_size": 224}
    # torchvision's documentation of ResNet-50: 4.09 GFLOPS, a multiply-add as one
    assert round(one["operations"][convention.HEAD_STACK] / 2e9, 2) == 4.09


@needs["timm"]
@pytest.mark.parametrize("name", ["no_such_net", "hf-hub:acme/evil", "../resnet50", 7, None])
def test_timm_builds_no_architecture_that_it_does_not_have(worker: Worker, name: object) -> None:
    with pytest.raises(ConfigurationError, match="knows no architecture"):
        count(worker, "timm", {"architecture": name})


@needs["timm"]
def test_settings_that_would_open_a_file_are_left_out(worker: Worker) -> None:
    given = RESNET | {"model_args": {"checkpoint_path": "/etc/passwd", "pretrained": True, "cache_dir": "/"}}
    assert count(worker, "timm", given) == count(worker, "timm", RESNET)


@needs["open_clip"]
def test_open_clip_counts_both_towers(worker: Worker) -> None:
    found = count(worker, "open_clip", open_clip_config=CLIP)
    # the table of models in open_clip's documentation: ViT-B-32 has 151.28M, 87.85M for images and 63.43M for texts
    assert found == {convention.BASE: 151_277_313, convention.VISION_TOWER: 87_849_216, convention.TEXT_TOWER: 63_428_096}


@needs["open_clip"]
def test_a_tower_of_another_repository_is_a_reason(worker: Worker) -> None:
    borrowed = {"model_cfg": {**CLIP["model_cfg"], "text_cfg": {"hf_model_name": "acme/text"}}}
    with pytest.raises(ConfigurationError, match="another repository's model: acme/text"):
        count(worker, "open_clip", open_clip_config=borrowed)


@needs["diffusers"]
def test_the_components_of_a_pipeline_are_counted_one_by_one(worker: Worker) -> None:
    argument = {"config": {}, "files": {"model_index.json": PIPELINE, **COMPONENTS}}
    found = worker.call("verifier.libraries.diffusers:count", argument, seconds=120)
    # Rombach et al.'s README: an 860M UNet and a 123M text encoder
    assert found == {
        "component unet": 859_520_964,
        "component vae": 83_653_863,
        "component text_encoder": 123_060_480,
        convention.ALL_COMPONENTS: 859_520_964 + 83_653_863 + 123_060_480,
    }


@needs["diffusers"]
@pytest.mark.parametrize(
    "stranger",
    [["evil_module", "Evil"], ["diffusers", "load_file"], ["diffusers", "StableDiffusionPipeline"], ["transformers", "pipeline"]],
)
def test_a_component_of_strangers_code_is_not_built_and_the_whole_not_told(worker: Worker, stranger: list[str]) -> None:
    files = {"model_index.json": PIPELINE | {"extra": stranger}, "extra/config.json": {}, **COMPONENTS}
    found = worker.call("verifier.libraries.diffusers:count", {"config": {}, "files": files}, seconds=120)
    assert "component extra" not in found
    assert convention.ALL_COMPONENTS not in found
    assert found["component vae"] == 83_653_863


def test_schedulers_and_tokenizers_have_no_weights() -> None:
    assert [name for name, _, _ in diffusers.components(PIPELINE)] == ["unet", "vae", "text_encoder"]
    assert list(diffusers.components([1, 2])) == []


def _missing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, name, None)


@pytest.mark.parametrize(
    ("library", "adapter", "argument", "extra"),
    [
        ("timm", timm.count, {"config": RESNET}, "cardproof[timm]"),
        ("timm", open_clip.count, {"config": {}, "files": {open_clip.FILE: CLIP}}, "cardproof[open-clip]"),
        ("diffusers", diffusers.count, {"config": {}, "files": {diffusers.FILE: PIPELINE, **COMPONENTS}}, "cardproof[diffusers]"),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_its_extra(
    library: str, adapter: Any, argument: dict[str, Any], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _missing(library, monkeypatch)
    _missing("torchvision", monkeypatch)
    with pytest.raises(VerifierError) as caught:
        adapter(argument)
    assert extra in caught.value.hint


def _folder(path: Path, **files: Any) -> Model:
    for name, value in files.items():
        (path / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return folder.resolve(path)


def _declared(model: Model, name: str) -> dict[str, object]:
    return {item.definition: item.value for item in configuration.measure(model, Wanted(name, Settings()))}


def test_the_sizes_of_an_open_clip_model_are_told_by_tower(tmp_path: Path) -> None:
    model = _folder(tmp_path, open_clip_config=CLIP)
    assert model.library == "open_clip"
    assert _declared(model, "num_hidden_layers") == {
        "layers of the text model": exactly(12),
        "layers of the vision tower": exactly(12),
    }
    assert _declared(model, "image_size") == {"image size of the vision tower": exactly(224)}
    assert exactly(512) in _declared(model, "output_dimension").values()
    assert exactly(77) in _declared(model, "max_position_embeddings").values()


def test_the_sizes_of_a_timm_model_are_told_in_the_usual_names(tmp_path: Path) -> None:
    model = _folder(tmp_path, config=RESNET)
    assert model.library == "timm"
    assert list(_declared(model, "num_labels").values()) == [exactly(1000)]
    assert list(_declared(model, "image_size").values()) == [exactly(224)]
    assert exactly(2048) in _declared(model, "output_dimension").values()


def test_a_pipeline_without_its_components_is_a_reason(tmp_path: Path) -> None:
    model = _folder(tmp_path, model_index=PIPELINE)
    assert model.library == "diffusers"
    with pytest.raises(VerifierError):
        counting.measure(model, Wanted("parameters", Settings()))
