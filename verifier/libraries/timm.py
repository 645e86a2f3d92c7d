"""timm: models of images by the name of their architecture, built on the meta device. An extra: `cardproof[timm]`.

A configuration names an architecture that timm has and plain settings for it; nothing is fetched and no checkpoint is opened.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from functools import partial
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier.libraries import convention, dryrun
from verifier.libraries.bounds import bound

_NAME = re.compile(r"[a-z0-9_]{1,80}", re.ASCII)
#: Settings that open files or name code.
_REFUSED = ("pretrained", "checkpoint", "cache", "path", "url", "file", "script", "export", "jit", "features_only")
_USUAL_PIXELS = 224


def count(argument: Mapping[str, Any]) -> dict[str, int]:
    """Return the parameters of `argument["config"]`, without and with its classification head. For a child process.

    Raises ConfigurationError where the architecture is unknown or cannot be built, VerifierError where timm is not installed.
    """
    found = {convention.BASE: _total(_built(argument["config"], 0))}
    classes = _classes(argument["config"])
    return found | ({convention.CLASSIFIER: _total(_built(argument["config"], classes))} if classes else {})


def passes(argument: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Run one forward pass for each of `argument["inputs"]` as verifier.libraries.dryrun.passes does."""
    import torch

    config = argument["config"]
    stacks = {convention.BASE_STACK: _built(config, 0), convention.HEAD_STACK: _built(config, _classes(config))}

    with warnings.catch_warnings(), torch.device("meta"), torch.inference_mode():
        warnings.simplefilter("ignore")
        return [dryrun.one_pass(stacks, asked, partial(_inputs, config, asked)) for asked in argument["inputs"]]


def _inputs(config: Mapping[str, Any], asked: Mapping[str, int], _model: Any) -> tuple[dict[str, int], dict[str, Any]]:
    import torch

    channels, *sides = _shape(config)
    sides = [asked["image_size"]] * 2 if asked.get("image_size") else sides
    batch = dryrun.bounded(asked.get("batch", 1), dryrun.MOST_BATCH, "batch")
    pixels = [dryrun.bounded(value, dryrun.MOST_PIXELS, "image_size") for value in sides]
    return {"batch": batch, "image_size": max(pixels)}, {"x": torch.zeros((batch, channels, *pixels))}


def sizes(config: Mapping[str, Any]) -> dict[str, int]:
    """Return the sizes that a timm configuration states under Transformers' names."""
    found = {"num_labels": _classes(config), "hidden_size": config.get("num_features"), "image_size": _shape(config)[-1]}
    told = found if isinstance(config.get("pretrained_cfg"), Mapping) else {**found, "image_size": None}
    return {name: value for name, value in told.items() if isinstance(value, int) and value > 0}


def _built(config: Mapping[str, Any], classes: int) -> Any:
    import torch

    bound(config)
    timm = installed()
    name = str(config.get("architecture", ""))
    if not _NAME.fullmatch(name) or not timm.is_model(name):
        raise ConfigurationError(f"timm knows no architecture {name[:80]!r}", "a newer release of timm may")
    try:
        with warnings.catch_warnings(), torch.device("meta"):
            warnings.simplefilter("ignore")
            return timm.create_model(name, pretrained=False, num_classes=classes, **_settings(config)).eval()
    except MemoryError:
        raise
    except Exception as error:
        raise ConfigurationError(f"timm cannot build {name}: {type(error).__name__}: {str(error)[:200]}") from error


def installed(extra: str = "timm") -> Any:
    """Return timm. Raises VerifierError, whose hint names the extra, where it is not installed."""
    try:
        _allow_torchvision()
        import timm
    except (ImportError, RuntimeError) as error:
        raise VerifierError(f"timm is needed to build this model ({str(error)[:120]})", f"install cardproof[{extra}]") from error
    return timm


def _allow_torchvision() -> None:
    """Name torchvision's operators where its library does not fit torch's: it then imports, and counting runs none of them."""
    import torch

    try:
        import torchvision  # noqa: F401
    except ImportError:
        raise
    except RuntimeError:
        declared = torch.library.Library("torchvision", "FRAGMENT")
        for name in ("nms", "qnms"):
            declared.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _kept.append(declared)


#: Operators are forgotten with the object that declared them.
_kept: list[Any] = []


def _settings(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain settings of an architecture that a configuration adds."""
    given = config.get("model_args")
    settings = {str(key): value for key, value in given.items()} if isinstance(given, Mapping) else {}
    return {key: value for key, value in settings.items() if not any(word in key for word in _REFUSED) and key != "num_classes"}


def _classes(config: Mapping[str, Any]) -> int:
    classes = config.get("num_classes")
    return classes if isinstance(classes, int) and 0 < classes < 10**6 else 0


def _shape(config: Mapping[str, Any]) -> list[int]:
    """Return channels, height and width of an image."""
    trained = config.get("pretrained_cfg")
    shape = trained.get("input_size") if isinstance(trained, Mapping) else None
    return list(shape) if isinstance(shape, list | tuple) and len(shape) == 3 else [3, _USUAL_PIXELS, _USUAL_PIXELS]


def _total(model: Any) -> int:
    return sum(weights.numel() for weights in model.parameters())
