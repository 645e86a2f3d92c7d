"""The cache of keys and values of a decoder, by its shape: 2 × layers × key/value heads × size of a head × bytes, for each token.

Only of models that keep a key and a value for each token in each layer; those that compress them, keep a state instead, or have
two stacks are left out. Where attention looks back over a window, the cache may end with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import Interval, exactly
from verifier.probes import configuration
from verifier.reference import attribute

ANSWERS = frozenset({"memory"})
COST = 1

_METHOD = "2 × layers × key/value heads × size of a head × bytes of a value, for each token"
#: Model types whose every layer keeps a key and a value of each token.
_PLAIN = frozenset(
    {"cohere", "falcon", "gemma", "gemma2", "gemma3_text", "gpt2", "gpt_bigcode", "gpt_neo", "gpt_neox", "gptj", "granite", "llama"}
    | {"mistral", "mixtral", "mpt", "olmo", "olmo2", "olmoe", "opt", "phi", "phi3", "phimoe", "qwen2", "qwen2_moe", "qwen3"}
    | {"qwen3_moe", "smollm3", "stablelm", "starcoder2"}
)
#: Buffers are rounded up to pages and steps; a statement has to miss a size by more than this, below and above.
_LESS, _MORE = 0.95, 1.15
#: What a cache in fewer bits may take beside its values, for scales.
_SCALES = 1.3
_UNTOLD = (16, 32)
_NARROW = (4, 8)


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the bytes of a cache for the tokens that the document names, one piece a precision and reading.

    Raises ConfigurationError where the document does not name them, or the model keeps something else.
    """
    if wanted.condition("part") != "KV cache":
        return ()
    length = wanted.condition("length")
    if not length:
        raise ConfigurationError("the document does not say for how many tokens this cache is")
    numbers = _numbers(model, wanted)
    told = wanted.condition("precision")
    return tuple(_evidence(model, *one) for one in _sizes(model, length, numbers, int(told.removesuffix("-bit")) if told else None))


def _numbers(model: Model, wanted: Wanted) -> int:
    """Return how many numbers the cache holds for a token."""
    kind = str(model.config.get("model_type"))
    layers, hidden = (attribute.find(model.config, name) for name in ("num_hidden_layers", "hidden_size"))
    heads = attribute.find(model.config, "num_attention_heads")
    if kind not in _PLAIN or not layers or not hidden or not heads:
        raise ConfigurationError(f"the cache of keys and values of {model.repository} is not one of each a layer and token")
    shared = next(iter(configuration.measure(model, Wanted("num_key_value_heads", wanted.settings))), None)
    of_keys = round(shared.value.low) if shared and isinstance(shared.value, Interval) else heads[0]
    size = model.config.get("head_dim")
    return 2 * layers[0] * of_keys * (size if isinstance(size, int) and size > 0 else hidden[0] // heads[0])


def _sizes(model: Model, length: str, numbers: int, bits: int | None) -> Iterator[tuple[Interval, str]]:
    window = model.config.get("sliding_window")
    for tokens in _readings(length):
        held = {tokens: f"{tokens:,} tokens"} if tokens > 1 else {1: "one token"}
        if isinstance(window, int) and 0 < window < tokens and model.config.get("use_sliding_window") is not False:
            held[window] = f"the window of {window:,} tokens"
        for kept, words in held.items():
            for width in (bits,) if bits else _UNTOLD:
                yield exactly(kept * numbers * width / 8), f"keys and values of {words}, in {width}-bit values"
            for width in (one for one in _NARROW if bits in (None, one)):
                least = kept * numbers * width / 8
                yield Interval(least, _SCALES * least), f"keys and values of {words}, in {width}-bit values with their scales"


def _readings(length: str) -> tuple[int, ...]:
    """Return the tokens that a number may stand for: "32K" are 32,000 or 32,768."""
    number = int(length.removesuffix("K"))
    return (number * 1000, number * 1024) if length.endswith("K") else (number,)


def _evidence(model: Model, value: Interval, definition: str) -> Evidence:
    doubt = str(model.facts.get("doubtful") or "")
    return Evidence(
        property="memory",
        model=model.repository,
        kind="derived",
        value=value,
        unit="bytes",
        definition=definition,
        method=_METHOD,
        source=model.source,
        firm=not doubt,
        note=doubt,
        worst=Interval(_LESS * value.low, _MORE * value.high),
    )
