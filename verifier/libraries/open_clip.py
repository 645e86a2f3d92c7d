"""open_clip: models of images and texts from their open_clip_config.json, on the meta device. An extra: `cardproof[open-clip]`.

Nothing is fetched: a tower that open_clip would take from the Hub is built of its architecture alone where timm has it, and refused
where the Hub has.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier.libraries import convention, timm
from verifier.libraries.bounds import bound

FILE = "open_clip_config.json"


def count(argument: Mapping[str, Any]) -> dict[str, int]:
    """Return the parameters of the model that `argument["files"]` describes, of both towers and of each. For a child process.

    Raises ConfigurationError where it cannot be built, VerifierError where open_clip is not installed.
    """
    model = _built(_settings(argument))
    counts = {convention.BASE: _total(model)}
    vision = getattr(model, "visual", None)
    # A model that also writes captions has a third part, beside the two towers.
    if vision is not None and not hasattr(model, "text_decoder"):
        counts[convention.VISION_TOWER] = _total(vision)
        # The text tower is laid out flat in the plain class; the scale of the scores belongs to neither.
        scales = sum(value.numel() for name, value in model.named_parameters() if name in ("logit_scale", "logit_bias"))
        counts[convention.TEXT_TOWER] = counts[convention.BASE] - counts[convention.VISION_TOWER] - scales
    return counts


def sizes(files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sizes of an open_clip model under Transformers' names, tower by tower; empty where the file makes no sense."""
    config = files.get(FILE)
    model = config.get("model_cfg") if isinstance(config, Mapping) else None
    if not isinstance(model, Mapping):
        return {}
    names = {"width": "hidden_size", "layers": "num_hidden_layers", "patch_size": "patch_size", "image_size": "image_size"}
    words = names | {"heads": "num_attention_heads", "context_length": "max_position_embeddings", "vocab_size": "vocab_size"}
    towers = {"text_config": _renamed(model.get("text_cfg"), words), "vision_config": _renamed(model.get("vision_cfg"), names)}
    return {key: value for key, value in {"projection_dim": model.get("embed_dim"), **towers}.items() if value}


def _renamed(config: Any, names: Mapping[str, str]) -> dict[str, int]:
    """Keep plain numbers alone: a list of layers is that of a residual network, whose sizes have no such names."""
    found = {new: config.get(old) for old, new in names.items()} if isinstance(config, Mapping) else {}
    return {name: value for name, value in found.items() if isinstance(value, int) and not isinstance(value, bool)}


def _settings(argument: Mapping[str, Any]) -> dict[str, Any]:
    config = argument.get("files", {}).get(FILE)
    model = config.get("model_cfg") if isinstance(config, Mapping) else None
    if not isinstance(model, Mapping):
        raise ConfigurationError(f"{FILE} names no model_cfg")
    bound(model)
    text = model.get("text_cfg")
    if isinstance(text, Mapping) and text.get("hf_model_name"):
        raise ConfigurationError(f"the text tower is another repository's model: {str(text['hf_model_name'])[:80]}")
    return {str(key): _offline(value) for key, value in model.items()}


def _offline(value: Any) -> Any:
    """Turn off whatever asks for weights."""
    if isinstance(value, Mapping):
        return {key: False if "pretrained" in str(key) else _offline(inner) for key, inner in value.items()}
    return value


def _built(settings: dict[str, Any]) -> Any:
    import torch

    timm.installed("open-clip")
    try:
        import open_clip.model as library
        from open_clip import coca_model
    except ImportError as error:
        raise VerifierError(f"open_clip is needed to build this model ({error})", "install cardproof[open-clip]") from error
    custom = settings.pop("custom_text", False) or "timm_model_name" in settings.get("vision_cfg", {})
    kind = coca_model.CoCa if "multimodal_cfg" in settings else library.CustomTextCLIP if custom else library.CLIP
    try:
        with warnings.catch_warnings(), torch.device("meta"):
            warnings.simplefilter("ignore")
            return kind(**settings)
    except MemoryError:
        raise
    except Exception as error:
        raise ConfigurationError(f"open_clip cannot build this: {type(error).__name__}: {str(error)[:200]}") from error


def _total(model: Any) -> int:
    return sum(weights.numel() for weights in model.parameters())
