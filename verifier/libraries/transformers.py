"""Transformers: configurations built on the meta device, and what is counted there.

Nothing of a stranger's code is run: `trust_remote_code=False`, no `auto_map`, the attention implementation fixed to "eager" (a
configuration may name a kernel from the Hub). Bounds are checked before torch is even imported.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from schemas.errors import ConfigurationError
from verifier.libraries import convention
from verifier.libraries.bounds import bound

if TYPE_CHECKING:
    import torch

#: Keys that bear on how weights are stored or computed, never on how many there are.
_UNBUILT = frozenset({"auto_map", "attn_implementation", "_attn_implementation", "quantization_config", "torch_dtype", "dtype"})

#: Model types whose prediction layers are built like DeepSeek-V3's (vLLM: deepseek_mtp.py, glm4_moe_mtp.py).
_PREDICTING = ("deepseek_v3", "deepseek_v32", "glm4_moe", "glm_moe_dsa")

#: Numbers of a configuration object that no file states and no claim is about.
_UNREAD = frozenset({"return_dict", "chunk_size_feed_forward", "output_hidden_states", "pretraining_tp"})


def count(argument: Mapping[str, Any]) -> dict[str, int]:
    """Return the parameters of `argument["config"]` by convention (see `verifier.libraries.convention`).

    Meant for a child process. Raises ConfigurationError where the configuration is out of bounds, of an unknown type, or
    cannot be built.
    """
    config = argument["config"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _counts(configuration(config), untied=config.get("tie_word_embeddings") is False)
        except ConfigurationError:
            raise
        except (ImportError, MemoryError):
            raise
        except Exception as error:
            raise ConfigurationError(f"the configuration cannot be built: {type(error).__name__}: {str(error)[:300]}") from error


def count_all(argument: Mapping[str, Any]) -> list[dict[str, int] | str]:
    """Return the counts of each of `argument["configs"]`, or the reason why there are none."""
    return [_count_or_reason(config) for config in argument["configs"]]


def _count_or_reason(config: Mapping[str, Any]) -> dict[str, int] | str:
    try:
        return count({"config": config})
    except ConfigurationError as error:
        return error.message


def defaults(argument: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what a configuration file leaves unsaid, for each of `argument["model_types"]`: the numbers its class starts from."""
    from transformers import CONFIG_MAPPING

    kinds = [kind for kind in argument["model_types"] if kind in CONFIG_MAPPING]
    return {kind: _numbers(CONFIG_MAPPING[kind]()) for kind in kinds}


def _numbers(config: Any) -> dict[str, Any]:
    values = {key: value for key, value in vars(config).items() if not key.startswith("_") and not key.endswith("_id")}
    numbers = {key: value for key, value in values.items() if isinstance(value, int) and key not in _UNREAD}
    return dict(
        sorted((key, value) for key, value in numbers.items() if not isinstance(value, bool) or key == "tie_word_embeddings")
    )


def configuration(config: Mapping[str, Any]) -> Any:
    """Return Transformers' object of a stranger's configuration: bounded first, and without what names code, kernels or storage.

    Raises ConfigurationError where it is out of bounds or of an unknown type, and whatever its class raises at odd values.
    """
    bound(config)
    from transformers import CONFIG_MAPPING
    from transformers.utils import logging

    logging.set_verbosity_error()
    kind = config.get("model_type")
    if not isinstance(kind, str) or kind not in CONFIG_MAPPING:
        raise ConfigurationError(f"Transformers knows no model type {str(kind)[:60]!r}")
    return CONFIG_MAPPING[kind].from_dict(_cleaned(config))


def _cleaned(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _cleaned(inner) for key, inner in value.items() if key not in _UNBUILT}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def build(auto: Any, config: Any, **options: Any) -> torch.nn.Module:
    """Build a model of an auto class on the meta device, with none of a stranger's code and eager attention."""
    import copy

    import torch

    config = copy.deepcopy(config)
    config.architectures = config.architectures or []  # none named: the first of several classes
    with torch.device("meta"):
        model: torch.nn.Module = auto.from_config(config, attn_implementation="eager", trust_remote_code=False, **options)
    return model


def _counts(config: Any, *, untied: bool) -> dict[str, int]:
    """Count under every convention. `untied`: the file says so, though Transformers 5 ties T5's later versions all the same."""
    import transformers

    base = build(base_class(config), config)
    counts = _of_base(base)
    auto = head_class(config)
    head = build(auto, config) if auto is not None else None
    if head is not None:
        counts |= _of_head(head, untied)
    if type(config) in transformers.AutoModelForPreTraining._model_mapping:
        heads = _total(build(transformers.AutoModelForPreTraining, config))
        if heads != counts.get(convention.WITH_HEAD):
            counts[convention.PRETRAINING] = heads
    counts |= _active(head or base, config, counts) | _with_prediction(head, config, counts)
    return counts | _towers(base) | ({} if head is not None else _with_classifier(config))


def _towers(base: torch.nn.Module) -> dict[str, int]:
    """Count each of two towers, where a model is made of a text model and a vision model side by side."""
    towers = {convention.VISION_TOWER: _below(base, "vision_model"), convention.TEXT_TOWER: _below(base, "text_model")}
    return towers if all(towers.values()) else {}


def _with_classifier(config: Any) -> dict[str, int]:
    """Count a model of images with its head: authors of such models count it, and it may be a third of a small one."""
    import transformers

    if type(config) not in transformers.AutoModelForImageClassification._model_mapping:
        return {}
    return {convention.CLASSIFIER: _total(build(transformers.AutoModelForImageClassification, config))}


def base_class(config: Any) -> Any:
    """Return the auto class of the stack without a head, or of the least that has one. Raises ConfigurationError."""
    import transformers

    ways = (transformers.AutoModel, transformers.AutoModelForCausalLM, transformers.AutoModelForPreTraining)
    for auto in ways:
        if type(config) in auto._model_mapping:
            return auto
    raise ConfigurationError(f"Transformers has no model class for {config.model_type!r}")


def head_class(config: Any) -> Any:
    """Return the auto class of the head that predicts tokens; the one that keeps all towers and stacks comes first."""
    import transformers as t

    whole = (t.AutoModelForImageTextToText, t.AutoModelForSpeechSeq2Seq)
    text: tuple[Any, ...] = (t.AutoModelForMaskedLM, t.AutoModelForCausalLM, t.AutoModelForSeq2SeqLM)
    if getattr(config, "is_encoder_decoder", False):
        text = (t.AutoModelForSeq2SeqLM,)
    return next((auto for auto in whole + text if type(config) in auto._model_mapping), None)


def _of_base(base: torch.nn.Module) -> dict[str, int]:
    total, pooler = _total(base), _below(base, "pooler")
    counts = {convention.BASE: total, convention.WITHOUT_POOLER: total - pooler}
    tokens, every = _token_embeddings(base), _all_embeddings(base)
    if tokens:
        counts[convention.WITHOUT_TOKEN_EMBEDDINGS] = total - pooler - tokens
        counts[convention.TOKEN_EMBEDDINGS] = tokens
    if every:
        counts[convention.WITHOUT_EMBEDDINGS] = total - pooler - every
        counts[convention.ALL_EMBEDDINGS] = every
    return counts


def _of_head(head: Any, untied: bool) -> dict[str, int]:
    total = _total(head)
    counts = {convention.WITH_HEAD: total}
    output = _output_table(head)
    if output is not None:
        counts[convention.TOKEN_EMBEDDINGS_TWICE] = _token_embeddings(head) + output.numel()
        readers = _readers(head, output)
        if readers > 1 and not untied:
            counts[convention.TIED_EACH] = total + readers * output.numel()
        elif readers:
            counts[convention.TIED_TWICE] = total + output.numel()
    text = next((m for name, m in head.named_modules() if name.rsplit(".", 1)[-1] == "language_model"), None)
    if text is not None:
        weights = {id(p): p.numel() for p in text.parameters()}
        if output is not None:
            weights[id(output)] = output.numel()
        counts[convention.TEXT_ALONE] = sum(weights.values())
    return counts


def _readers(head: Any, output: torch.Tensor) -> int:
    """Return how many stacks look their tokens up in the table that the head scores them with."""
    stacks = (head.get_encoder(), head.get_decoder()) if getattr(head.config, "is_encoder_decoder", False) else (head,)
    return sum(_input_table(stack) is output for stack in stacks)


def _output_table(head: Any) -> torch.Tensor | None:
    """Return the weight that turns hidden states into scores of tokens, if the head has a plain one."""
    output = head.get_output_embeddings() if hasattr(head, "get_output_embeddings") else None
    weight: torch.Tensor | None = getattr(output, "weight", None)
    return weight


def _active(model: torch.nn.Module, config: Any, counts: Mapping[str, int]) -> dict[str, int]:
    """Count what one token passes through: of the routed experts only those that are chosen."""
    text = config.get_text_config()
    experts = _first(text, "num_local_experts", "num_experts", "n_routed_experts")
    chosen = _first(text, "num_experts_per_tok", "experts_per_token", "num_experts_per_token", "top_k_experts", "moe_top_k")
    routed = sum(p.numel() for name, p in model.named_parameters() if ".experts." in name and "shared" not in name)
    if not (experts and chosen and routed) or chosen > experts:
        return {}
    idle = routed * (experts - chosen) // experts
    total = counts.get(convention.WITH_HEAD, counts[convention.BASE])
    active = {convention.ACTIVE: total - idle}
    tokens = counts.get(convention.TOKEN_EMBEDDINGS, 0)
    if tokens and convention.TIED_TWICE not in counts:
        active[convention.ACTIVE_WITHOUT_INPUT] = total - idle - tokens
    if convention.WITHOUT_EMBEDDINGS in counts:
        active[convention.ACTIVE_WITHOUT_EMBEDDINGS] = counts[convention.WITHOUT_EMBEDDINGS] - idle
    return active


def _with_prediction(model: torch.nn.Module | None, config: Any, counts: Mapping[str, int]) -> dict[str, int]:
    """Add prediction modules as DeepSeek-V3 has them (arXiv:2412.19437, 2.2).

    Each is a layer like the last, a projection of twice the hidden size to once, and three norms.
    """
    further = getattr(config, "num_nextn_predict_layers", 0)
    if model is None or not further or config.model_type not in _PREDICTING:
        return {}
    layer = sum(p.numel() for name, p in model.named_parameters() if f".layers.{config.num_hidden_layers - 1}." in name)
    module = layer + 2 * config.hidden_size**2 + 3 * config.hidden_size
    total = counts[convention.WITH_HEAD] + further * module
    return {
        convention.WITH_PREDICTION: total,
        convention.WITH_PREDICTION_STORED: total + further * 2 * config.vocab_size * config.hidden_size,
    }


def _first(config: Any, *names: str) -> int:
    values = (getattr(config, name, None) for name in names)
    return next((value for value in values if isinstance(value, int) and value), 0)


def _total(module: Any) -> int:
    return sum(p.numel() for p in module.parameters())


def _below(model: torch.nn.Module, part: str) -> int:
    """Count the parameters below top-level modules of this name."""
    return sum(_total(module) for name, module in model.named_children() if name == part)


def _token_embeddings(model: Any) -> int:
    table = _input_table(model)
    return int(table.numel()) if table is not None and table.dim() == 2 else 0


def _input_table(model: Any) -> torch.Tensor | None:
    """Return the weight that tokens are looked up in, if the model reads tokens."""
    try:
        table = model.get_input_embeddings()
    except (NotImplementedError, AttributeError):
        return None
    weight: torch.Tensor | None = getattr(table, "weight", None)
    return weight


def _all_embeddings(model: torch.nn.Module) -> int:
    """Count every look-up table once; tables of relative positions belong to attention."""
    return sum({id(w): w.numel() for w in _tables(model)}.values())


def _tables(model: torch.nn.Module) -> Iterator[torch.Tensor]:
    import torch

    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Embedding) and "relative" not in name and "rel_" not in name:
            yield module.weight
