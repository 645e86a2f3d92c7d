"""Forward passes on the meta device: what they cost and the shapes that come out, without weights and without arithmetic.

Runs in a child process. What a pass needs to know of values (is there padding? which experts are chosen?) is answered by a mode
that says "no" and by looking experts up one by one, so that the operations are those of a pass over plain input.
"""

from __future__ import annotations

import warnings
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier.libraries import transformers as adapter
from verifier.libraries.convention import BASE_STACK, HEAD_STACK

#: Inputs beyond these are no forward pass that anybody describes.
MOST_TOKENS, MOST_PIXELS, MOST_BATCH = 131_072, 4_096, 4_096
#: What a vision-language model's text tower is fed where nothing is said: CLIP's own length.
_CAPTION = 77
_USUAL_PIXELS = 224
_SECOND_OF_SOUND, _FRAMES = 16_000, 3_000

#: Makes an input for a model: what it is made of, and its tensors by the names of the model's arguments.
Feed = Callable[[Any], tuple[dict[str, int], dict[str, Any]]]


def passes(argument: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Run one pass for each of `argument["inputs"]` through `argument["config"]`'s model and return what each cost.

    An input may name its `batch`, its `length` in tokens and its `image_size` in pixels; what it leaves out is 1, 128 and the
    configuration's own. An answer holds the `input` as it was, and by stack the `parameters`, the `operations` (torch's counter: a
    multiply-add is two), the `activations` (the most bytes alive at once in float32, beside the weights; not of mixtures of
    experts) and the shapes of the `outputs`. Where the model cannot take an input the answer holds the `reason` instead. Raises
    ConfigurationError where the model cannot be built.
    """
    import torch

    config = adapter.configuration(argument["config"])
    with warnings.catch_warnings(), torch.device("meta"), torch.inference_mode():
        warnings.simplefilter("ignore")
        stacks = _stacks(config, wanted=argument.get("stacks", [BASE_STACK, HEAD_STACK]))
        return [one_pass(stacks, asked, partial(_inputs, config, asked)) for asked in argument["inputs"]]


def _stacks(config: Any, wanted: list[str]) -> dict[str, Any]:
    """Return the models to run by stack: without a head, and with the head that predicts tokens or classes."""
    import transformers

    built = {BASE_STACK: adapter.base_class(config), HEAD_STACK: adapter.head_class(config)}
    images = transformers.AutoModelForImageClassification
    if built[HEAD_STACK] is None and type(config) in images._model_mapping and not hasattr(config, "vision_config"):
        built[HEAD_STACK] = images
    try:
        return {stack: _model(auto, config) for stack, auto in built.items() if auto is not None and stack in wanted}
    except (ImportError, MemoryError, VerifierError):
        raise
    except Exception as error:
        raise ConfigurationError(f"the configuration cannot be built: {type(error).__name__}: {str(error)[:300]}") from error


def _model(auto: Any, config: Any) -> Any:
    """Build one model; experts are looked up by matrix products of the chosen ones alone, where the architecture lets us choose."""
    config.use_cache = False
    try:
        model = adapter.build(auto, config, experts_implementation="batched_mm")
    except (ValueError, TypeError):
        model = adapter.build(auto, config)
    return model.float().eval()


def one_pass(stacks: Mapping[str, Any], asked: Mapping[str, int], feed: Feed) -> dict[str, Any]:
    """Run one input through each stack and return what `passes` answers; `feed` makes it for a model, and says what it is."""
    found: dict[str, Any] = {name: {} for name in ("parameters", "operations", "activations", "outputs")}
    for stack, model in stacks.items():
        try:
            described, inputs = feed(model)
            operations, activations, outputs = _run(model, inputs)
        except MemoryError:
            raise
        except Exception as error:
            said = error.message if isinstance(error, VerifierError) else f"{type(error).__name__}: {str(error)[:200]}"
            return {"input": dict(asked), "reason": said}
        found["input"], found["parameters"][stack] = described, sum(weights.numel() for weights in model.parameters())
        found["operations"][stack], found["outputs"][stack] = operations, outputs
        # A copy of the chosen experts for every token is how they are counted here, not how they are run.
        if not any(".experts." in name for name, _ in model.named_parameters()):
            found["activations"][stack] = activations
    return found


def _run(model: Any, inputs: Mapping[str, Any]) -> tuple[int, int, dict[str, list[int]]]:
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    counter = FlopCounterMode(display=False)
    with _answered(), _alive() as most, counter:
        outputs = model(**inputs)
    named = {"output": outputs} if isinstance(outputs, torch.Tensor) else outputs
    shapes = {name: list(value.shape) for name, value in named.items() if isinstance(value, torch.Tensor)}
    return int(counter.get_total_flops()), most[0], shapes


def _inputs(config: Any, asked: Mapping[str, int], model: Any) -> tuple[dict[str, int], dict[str, Any]]:
    """Return what one input is made of, and its tensors."""
    import torch

    batch = bounded(asked.get("batch", 1), MOST_BATCH, "batch")
    reads = model.main_input_name
    described, inputs = {"batch": batch}, {}
    seen = getattr(config, "vision_config", None)
    if reads == "input_ids":
        length = bounded(asked.get("length", _CAPTION if seen else 128), MOST_TOKENS, "length")
        ids = torch.zeros((batch, length), dtype=torch.long)
        described["length"], inputs = length, {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
        if config.is_encoder_decoder:
            inputs["decoder_input_ids"] = ids
    if reads == "pixel_values" or (reads == "input_ids" and hasattr(model, "vision_model")):
        sides = _sides(seen or config, asked)
        described["image_size"] = max(sides)
        inputs["pixel_values"] = torch.zeros((batch, getattr(seen or config, "num_channels", 3), *sides))
    if reads == "input_features":
        inputs["input_features"] = torch.zeros((batch, config.num_mel_bins, _FRAMES))
        inputs["decoder_input_ids"] = torch.zeros((batch, bounded(asked.get("length", 1), MOST_TOKENS, "length")), dtype=torch.long)
        described["length"] = inputs["decoder_input_ids"].shape[1]
    if reads == "input_values":
        described["samples"], inputs["input_values"] = _SECOND_OF_SOUND, torch.zeros((batch, _SECOND_OF_SOUND))
    if not inputs:
        raise VerifierError(f"models that read {reads} are not run")
    return described, inputs


def _sides(config: Any, asked: Mapping[str, int]) -> tuple[int, int]:
    size = asked.get("image_size") or getattr(config, "image_size", None) or _USUAL_PIXELS
    sides = tuple(size) if isinstance(size, list | tuple) else (size, size)
    return bounded(sides[0], MOST_PIXELS, "image_size"), bounded(sides[-1], MOST_PIXELS, "image_size")


def bounded(value: int, most: int, name: str) -> int:
    """Return a size of an input. Raises VerifierError where it is none that anybody would feed."""
    if not isinstance(value, int) or not 0 < value <= most:
        raise VerifierError(f"a forward pass with a {name.replace('_', ' ')} of {value} is not counted", f"at most {most:,}")
    return value


@contextmanager
def _answered() -> Iterator[None]:
    """Answer what a model asks of a value (is any token padding?) with no, zero: on the meta device there are no values."""
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode

    class Answering(TorchDispatchMode):  # type: ignore[misc]  # torch is not typed here
        """Gives scalars for values that nobody has."""

        def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            if function is torch.ops.aten._local_scalar_dense.default:
                kind = args[0].dtype
                return False if kind is torch.bool else 0.0 if kind.is_floating_point else 0
            return function(*args, **(kwargs or {}))

    with Answering():
        yield


@contextmanager
def _alive() -> Iterator[list[int]]:
    """Keep count of the bytes of tensors that operations make and nothing has let go of; the list holds the most so far."""
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    most, now, known = [0], [0], weakref.WeakSet[Any]()

    def release(size: int) -> None:
        now[0] -= size

    class Watching(TorchDispatchMode):  # type: ignore[misc]  # torch is not typed here
        """Counts storages when they are made and when they go."""

        def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            for leaf in tree_leaves((args, kwargs)):
                if isinstance(leaf, torch.Tensor):
                    known.add(leaf.untyped_storage())
            result = function(*args, **(kwargs or {}))
            for leaf in tree_leaves(result):
                if isinstance(leaf, torch.Tensor) and (storage := leaf.untyped_storage()) not in known:
                    known.add(storage)
                    now[0] += storage.nbytes()
                    weakref.finalize(storage, release, storage.nbytes())
            most[0] = max(most[0], now[0])
            return result

    with Watching():
        yield most
