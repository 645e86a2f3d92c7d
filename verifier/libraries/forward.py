"""Forward passes of a model with random weights, timed. Every function runs in a child process that keeps the model between calls.

The configuration is a stranger's: it is bounded, stripped of whatever names code or kernels, and built on the meta device first.
"""

from __future__ import annotations

import gc
import time
import warnings
from collections.abc import Mapping
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier.libraries.transformers import configuration

#: The model that this process times, and where it lies.
_built: dict[str, Any] = {}


def outline(argument: Mapping[str, Any]) -> dict[str, int | None]:
    """Build `argument["config"]` on the meta device and return its `parameters` and the `longest` input in tokens, if limited.

    Raises ConfigurationError where it cannot be built, VerifierError where it does not read tokens.
    """
    import torch

    config = _configuration(argument["config"])
    with warnings.catch_warnings(), torch.device("meta"):
        warnings.simplefilter("ignore")
        model = _model(config)
    return {"parameters": sum(weights.numel() for weights in model.parameters()), "longest": _longest(model, config)}


def build(argument: Mapping[str, Any]) -> dict[str, str]:
    """Build `argument["config"]` with random weights of `argument["seed"]` on `argument["device"]`; return what it runs on."""
    import torch
    import transformers

    device = _available(argument["device"])
    torch.set_num_threads(1)
    if not _built:
        torch.set_num_interop_threads(1)
    torch.manual_seed(argument["seed"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _built["model"] = _model(_configuration(argument["config"])).to(device)
    _built["device"] = device
    gc.collect()
    gc.freeze()
    return {
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "device": _device_name(device),
        "attention": str(_built["model"].config._attn_implementation),
    }


def run(argument: Mapping[str, int]) -> list[float]:
    """Run `repeats` forward passes on `batch` × `length` random tokens; return wall-clock and processor seconds a pass.

    The processor time is that of this thread, which does all the work: under a limit of processor time Linux counts that of the
    process in steps of 4 ms.
    """
    import torch

    model, device, repeats = _built["model"], _built["device"], argument["repeats"]
    inputs = _inputs(argument)
    gc.disable()
    with torch.inference_mode():
        _synchronize(device)
        wall, cpu = time.perf_counter(), time.thread_time()
        for _ in range(repeats):
            model(**inputs)
        _synchronize(device)
        wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
    gc.enable()
    return [wall / repeats, cpu / repeats]


def operations(argument: Mapping[str, int]) -> int:
    """Run one forward pass as `run` does and return its floating-point operations by torch's counter (0: none that it knows)."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    model, inputs = _built["model"], _inputs(argument)
    fused = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu
    counter = FlopCounterMode(display=False, custom_mapping={fused: _attention_operations})
    with torch.inference_mode(), counter:
        model(**inputs)
    return int(counter.get_total_flops())


def created(argument: Mapping[str, int]) -> int:
    """Run one forward pass and return the bytes of all tensors that its operations create: what grows with the input."""
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    class Counting(TorchDispatchMode):  # type: ignore[misc]  # torch is not typed here
        """Adds up the tensors that operations return."""

        total = 0

        def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            result = function(*args, **(kwargs or {}))
            given = {leaf.untyped_storage().data_ptr() for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor)}
            made = [leaf for leaf in tree_leaves(result) if isinstance(leaf, torch.Tensor)]
            # A view of what was given takes no memory of its own.
            self.total += sum(leaf.nbytes for leaf in made if leaf.untyped_storage().data_ptr() not in given)
            return result

    model, inputs = _built["model"], _inputs(argument)
    counting = Counting()
    with torch.inference_mode(), counting:
        model(**inputs)
    return counting.total


def _configuration(config: Mapping[str, Any]) -> Any:
    try:
        parsed = configuration(config)
    except VerifierError:
        raise
    except Exception as error:
        raise ConfigurationError(f"the configuration cannot be read: {str(error)[:300]}") from error
    parsed.use_cache = False
    return parsed


def _model(config: Any) -> Any:
    """Build the stack without a head, in evaluation mode; with eager attention where the architecture has no other."""
    import torch
    import transformers

    options = {"dtype": torch.float32, "trust_remote_code": False}
    try:
        try:
            model = transformers.AutoModel.from_config(config, attn_implementation="sdpa", **options)
        except ValueError:
            model = transformers.AutoModel.from_config(config, attn_implementation="eager", **options)
    except (MemoryError, ImportError):
        raise
    except Exception as error:
        raise ConfigurationError(f"the configuration cannot be built: {type(error).__name__}: {str(error)[:300]}") from error
    if model.main_input_name != "input_ids":
        raise VerifierError("speed is measured only for models that read tokens", f"this one reads {model.main_input_name}")
    return model.eval()


def _inputs(argument: Mapping[str, int]) -> dict[str, Any]:
    """Return `batch` × `length` random token ids on the device, above the special ones where there is room, and a mask."""
    import torch

    model, device, batch, length = _built["model"], _built["device"], argument["batch"], argument["length"]
    vocabulary = int(model.config.get_text_config().vocab_size)
    generator = torch.Generator().manual_seed(batch * 1_000_003 + length)
    ids = torch.randint(min(10, vocabulary // 2), vocabulary, (batch, length), generator=generator)
    inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
    inputs |= {"decoder_input_ids": ids} if model.config.is_encoder_decoder else {}
    return {name: tensor.to(device) for name, tensor in inputs.items()}


def _attention_operations(query: Any, key: Any, value: Any, *_rest: Any, **_named: Any) -> int:
    """Count one attention; torch's own table lacks the fused kernel that processors use."""
    from torch.utils.flop_counter import sdpa_flop_count

    return int(sdpa_flop_count(query, key, value))


def _longest(model: Any, config: Any) -> int | None:
    """Return how many tokens the position table holds; RoBERTa's kind numbers positions from behind the padding's id."""
    positions = getattr(config.get_text_config(), "max_position_embeddings", None)
    if not isinstance(positions, int) or positions <= 0:
        return None
    padding = getattr(getattr(model, "embeddings", None), "padding_idx", None)
    return positions - padding - 1 if isinstance(padding, int) else positions


def _available(name: str) -> str:
    import torch

    kinds = {"cpu": lambda: True, "cuda": torch.cuda.is_available, "mps": torch.backends.mps.is_available}
    if name not in kinds:
        raise VerifierError(f"there is no kind of device called {name!r}", "choose cpu, cuda or mps")
    if not kinds[name]():
        raise VerifierError(f"this machine has no {name} device that torch can use", "choose --device cpu")
    return name


def _device_name(device: str) -> str:
    import torch

    return str(torch.cuda.get_device_name()) if device == "cuda" else device


def _synchronize(device: str) -> None:
    import torch

    if device == "cuda":
        torch.cuda.synchronize()
    elif device == "mps":
        torch.mps.synchronize()
