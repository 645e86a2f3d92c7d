"""Counts of the most common architectures by their formulas: what Transformers would build, without building it.

Only a configuration that is wholly understood is counted so: one key that is not known here, or a value that asks for anything
unusual, and there is no answer, so that the structure itself decides. Every formula is held against structures built on the meta
device: against the bundled catalogue's, and against random configurations (tests/laws/test_formula.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from verifier.libraries import convention
from verifier.libraries.bounds import bound

#: Keys that bear on no weight of any family here, by name, by how they begin and by how they end.
# fmt: off
_INERT = frozenset({
    "_name_or_path", "_num_labels", "activation", "activation_function", "architectures", "attention_sink_size",
    "attn_implementation", "auto_map", "aux_loss_alpha", "classifier_dropout", "directionality", "dtype", "emb_size",
    "ep_size", "export_model_type", "finetuning_task", "gradient_checkpointing", "hidden_act", "id2label",
    "initializer_range", "is_llama_config", "label2id", "language", "layer_types", "max_sequence_length",
    "max_window_layers", "model_type", "n_ctx", "n_group", "n_special", "norm_topk_prob", "num_labels",
    "output_attentions", "output_hidden_states", "output_past", "output_router_logits", "predict_special_tokens",
    "pretraining_tp", "problem_type", "quantization_config", "reorder_and_upcast_attn", "rotary_emb_base", "rotary_pct",
    "routed_scaling_factor", "router_jitter_noise", "scale_attn_by_inverse_layer_idx", "scale_attn_weights",
    "scoring_func", "seq_aux", "sinusoidal_pos_embds", "sliding_window", "sliding_window_size", "task_specific_params",
    "topk_group", "topk_method", "torch_dtype", "transformers_version", "use_cache", "use_parallel_residual",
    "use_sliding_window",
})
# fmt: on
_INERT_STARTS = ("rope_", "summary_", "router_aux", "initializer_", "pooler_", "sbert_")
_INERT_ENDS = ("_token_id", "_dropout", "_dropout_prob", "_pdrop", "_eps", "_epsilon", "dropout")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a model is made of, in parameters.

    `body` is all but embeddings and pooler; `tokens` the token table; `others` further tables; `head` what predicts tokens adds
    beside its table; `experts` those that are routed to, of which `chosen` of `choice` work; `pretraining` what further heads
    add to base and head, where there are such; `prediction` the modules that predict further tokens, and their copies of tables.
    """

    body: int
    tokens: int
    others: int = 0
    pooler: int = 0
    head: int = 0
    tied: bool = True
    experts: int = 0
    chosen: int = 0
    choice: int = 1
    pretraining: int | None = None
    prediction: tuple[int, int] | None = None


def count(config: Mapping[str, Any]) -> dict[str, int] | None:
    """Return the parameters by convention, as verifier.libraries.transformers.count does; None where the model has to be built.

    Raises ConfigurationError where the configuration is out of bounds.
    """
    family = _FAMILIES.get(str(config.get("model_type")))
    if family is None:
        return None
    reading = _Reading(config)
    parts = family(reading)
    if not reading.whole():
        return None
    bound(config)
    return _conventions(parts)


class _Reading:
    """Reads sizes from a configuration and remembers which keys were understood, and whether all that was read made sense."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._config = config
        self._seen = set[str]()
        self._sound = True

    def size(self, name: str, default: int | None = None) -> int:
        """Return a positive number; `default` where the file leaves it out, which without one is no answer."""
        self._seen.add(name)
        value = self._config.get(name)
        value = default if value is None else value
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self._sound = False
        return 1

    def given(self, name: str) -> bool:
        """Return whether a key is there with more than nothing."""
        self._seen.add(name)
        return bool(self._config.get(name))

    def flag(self, name: str, default: bool) -> bool:
        """Return a switch."""
        self._seen.add(name)
        value = self._config.get(name, default)
        self._sound = self._sound and isinstance(value, bool)
        return bool(value)

    def require(self, holds: bool) -> None:
        """Give no answer unless this holds."""
        self._sound = self._sound and holds

    def only(self, name: str, *values: object) -> None:
        """Give no answer unless a key is absent or has one of these values."""
        self._seen.add(name)
        self._sound = self._sound and (name not in self._config or self._config[name] in values)

    def whole(self) -> bool:
        """Return whether every key was understood."""
        left = (key for key in self._config if key not in self._seen and key not in _INERT)
        return self._sound and all(key.startswith(_INERT_STARTS) or key.endswith(_INERT_ENDS) for key in left)


def _conventions(parts: Parts) -> dict[str, int]:
    """Lay out the parts by convention, in the manner of verifier.libraries.transformers."""
    tables = parts.tokens + parts.others
    base = parts.body + tables
    whole = base + parts.head + (0 if parts.tied else parts.tokens)
    counts = {
        convention.BASE: base + parts.pooler,
        convention.WITHOUT_POOLER: base,
        convention.WITHOUT_TOKEN_EMBEDDINGS: base - parts.tokens,
        convention.TOKEN_EMBEDDINGS: parts.tokens,
        convention.WITHOUT_EMBEDDINGS: parts.body,
        convention.ALL_EMBEDDINGS: tables,
        convention.WITH_HEAD: whole,
        convention.TOKEN_EMBEDDINGS_TWICE: 2 * parts.tokens,
    }
    if parts.tied:
        counts[convention.TIED_TWICE] = whole + parts.tokens
    if parts.pretraining is not None:
        counts[convention.PRETRAINING] = whole + parts.pooler + parts.pretraining
    if parts.experts:
        idle = parts.experts * (parts.choice - parts.chosen) // parts.choice
        counts[convention.ACTIVE] = whole - idle
        counts[convention.ACTIVE_WITHOUT_EMBEDDINGS] = parts.body - idle
        if not parts.tied:
            counts[convention.ACTIVE_WITHOUT_INPUT] = whole - idle - parts.tokens
    if parts.prediction:
        modules, copies = parts.prediction
        counts[convention.WITH_PREDICTION] = whole + modules
        counts[convention.WITH_PREDICTION_STORED] = whole + modules + copies
    return counts


def _linear(inputs: int, outputs: int) -> int:
    return inputs * outputs + outputs


def _encoder(hidden: int, inner: int, layers: int) -> int:
    """BERT's layers (arXiv:1810.04805): attention and feed-forward with biases, each followed by a norm."""
    return layers * (4 * _linear(hidden, hidden) + _linear(hidden, inner) + _linear(inner, hidden) + 4 * hidden)


def _bert(read: _Reading) -> Parts:
    hidden, words, segments = read.size("hidden_size"), read.size("vocab_size"), read.size("type_vocab_size")
    layers, inner = read.size("num_hidden_layers"), read.size("intermediate_size")
    read.require(hidden % read.size("num_attention_heads") == 0)
    read.only("is_decoder", False)
    read.only("add_cross_attention", False)
    read.only("position_embedding_type", "absolute")
    read.only("tie_word_embeddings", True)
    return Parts(
        body=_encoder(hidden, inner, layers) + 2 * hidden,
        tokens=words * hidden,
        others=(read.size("max_position_embeddings") + segments) * hidden,
        pooler=_linear(hidden, hidden),
        head=_linear(hidden, hidden) + 2 * hidden + words,
    )


def _bert_itself(read: _Reading) -> Parts:
    parts = _bert(read)
    return Parts(parts.body, parts.tokens, parts.others, parts.pooler, parts.head, pretraining=_linear(read.size("hidden_size"), 2))


def _distilbert(read: _Reading) -> Parts:
    hidden, words, inner = read.size("dim"), read.size("vocab_size"), read.size("hidden_dim")
    read.require(hidden % read.size("n_heads") == 0)
    read.only("tie_word_embeddings", True)
    read.only("tie_weights_", True)
    return Parts(
        body=_encoder(hidden, inner, read.size("n_layers")) + 2 * hidden,
        tokens=words * hidden,
        others=read.size("max_position_embeddings") * hidden,
        head=_linear(hidden, hidden) + 2 * hidden + words,
    )


def _gpt2(read: _Reading) -> Parts:
    hidden, layers = read.size("n_embd"), read.size("n_layer")
    inner = read.size("n_inner", 4 * hidden)
    read.require(hidden % read.size("n_head") == 0)
    read.only("add_cross_attention", False)
    read.only("tie_word_embeddings", True)
    layer = _linear(hidden, 3 * hidden) + _linear(hidden, hidden) + _linear(hidden, inner) + _linear(inner, hidden) + 4 * hidden
    return Parts(layers * layer + 2 * hidden, read.size("vocab_size") * hidden, read.size("n_positions") * hidden)


def _gpt_neox(read: _Reading) -> Parts:
    hidden, inner = read.size("hidden_size"), read.size("intermediate_size")
    read.require(hidden % read.size("num_attention_heads") == 0)
    read.only("attention_bias", True)
    read.size("max_position_embeddings", 1)
    layer = _linear(hidden, 3 * hidden) + _linear(hidden, hidden) + _linear(hidden, inner) + _linear(inner, hidden) + 4 * hidden
    body = read.size("num_hidden_layers") * layer + 2 * hidden
    return Parts(body, read.size("vocab_size") * hidden, tied=read.flag("tie_word_embeddings", False))


def _attention(read: _Reading, *, head: int | None, grouped: bool = True) -> tuple[int, int, int]:
    """Return the hidden size, and the widths of queries and of keys, of attention without biases.

    `head` is the width of one where the file leaves it out: None for what is left of the hidden size, 0 for no answer.
    """
    hidden, heads = read.size("hidden_size"), read.size("num_attention_heads")
    width = read.size("head_dim", head if head is not None else hidden // heads)
    groups = read.size("num_key_value_heads", None if grouped else heads)
    read.size("max_position_embeddings", 1)
    read.require(heads % groups == 0 and hidden % heads == 0)
    return hidden, heads * width, groups * width


def _decoder(read: _Reading, layer: int, hidden: int, tied: bool, **further: Any) -> Parts:
    """Lay out a decoder of rotary positions: layers, a last norm, the token table."""
    body = read.size("num_hidden_layers") * (layer + 2 * hidden) + hidden
    return Parts(body, read.size("vocab_size") * hidden, tied=read.flag("tie_word_embeddings", tied), **further)


def _llama(read: _Reading) -> Parts:
    hidden, queries, keys = _attention(read, head=None, grouped=False)
    inner = read.size("intermediate_size")
    biases = (queries + 2 * keys + hidden) * read.flag("attention_bias", False) + (2 * inner + hidden) * read.flag(
        "mlp_bias", False
    )
    return _decoder(read, 2 * hidden * (queries + keys) + 3 * hidden * inner + biases, hidden, tied=False)


def _mistral(read: _Reading) -> Parts:
    hidden, queries, keys = _attention(read, head=None)
    return _decoder(read, 2 * hidden * (queries + keys) + 3 * hidden * read.size("intermediate_size"), hidden, tied=False)


def _qwen2(read: _Reading) -> Parts:
    hidden, queries, keys = _attention(read, head=None)
    layer = 2 * hidden * (queries + keys) + queries + 2 * keys + 3 * hidden * read.size("intermediate_size")
    return _decoder(read, layer, hidden, tied=False)


def _qwen3(read: _Reading) -> Parts:
    hidden, queries, keys = _attention(read, head=128)
    read.only("attention_bias", False)
    norms = 2 * read.size("head_dim", 128)
    return _decoder(read, 2 * hidden * (queries + keys) + norms + 3 * hidden * read.size("intermediate_size"), hidden, tied=False)


def _experts(read: _Reading, hidden: int, inner: int, name: str) -> tuple[int, dict[str, int]]:
    """Return the weights of one layer's experts with their router, and what is said of the routed ones of all layers."""
    choice = read.size(name)
    layer = 3 * hidden * inner * choice
    chosen = read.size("num_experts_per_tok")
    read.require(chosen <= choice)
    routed = layer * read.size("num_hidden_layers")
    return layer + hidden * choice, {"experts": routed, "chosen": chosen, "choice": choice}


def _mixtral(read: _Reading) -> Parts:
    hidden, queries, keys = _attention(read, head=None)
    experts, routed = _experts(read, hidden, read.size("intermediate_size"), "num_local_experts")
    return _decoder(read, 2 * hidden * (queries + keys) + experts, hidden, tied=False, **routed)


def _qwen3_moe(read: _Reading) -> Parts:
    hidden, queries, keys = _attention(read, head=0)
    read.only("attention_bias", False)
    read.only("decoder_sparse_step", 1)
    read.only("mlp_only_layers", [], None)
    read.size("intermediate_size", 1)
    experts, routed = _experts(read, hidden, read.size("moe_intermediate_size"), "num_experts")
    layer = 2 * hidden * (queries + keys) + 2 * read.size("head_dim") + experts
    return _decoder(read, layer, hidden, tied=False, **routed)


def _deepseek_v3(read: _Reading) -> Parts:
    """DeepSeek-V3 (arXiv:2412.19437): latent attention, the first layers dense, shared experts beside the routed ones."""
    hidden, layers, dense = read.size("hidden_size"), read.size("num_hidden_layers"), read.size("first_k_dense_replace")
    inner, words = read.size("moe_intermediate_size"), read.size("vocab_size")
    for name, value in {"attention_bias": False, "moe_layer_freq": 1, "tie_word_embeddings": False}.items():
        read.only(name, value)
    read.size("max_position_embeddings", 1)
    read.require(dense < layers and read.size("num_key_value_heads") == read.size("num_attention_heads"))
    layer, routed = _experts(read, hidden, inner, "n_routed_experts")
    shared = 3 * hidden * inner * read.size("n_shared_experts")
    last = _latent(read, hidden) + layer + shared + 2 * hidden
    body = layers * last - dense * (layer + shared - 3 * hidden * read.size("intermediate_size")) + hidden
    further = read.size("num_nextn_predict_layers") if read.given("num_nextn_predict_layers") else 0
    # One more layer, a projection of twice the hidden size to once, and three norms; stored with copies of both tables.
    modules = further * (last + 2 * hidden**2 + 3 * hidden)
    routed["experts"] = routed["experts"] // layers * (layers - dense)
    return Parts(
        body, words * hidden, tied=False, prediction=(modules, 2 * further * words * hidden) if further else None, **routed
    )


def _latent(read: _Reading, hidden: int) -> int:
    """Count latent attention: queries, and keys with values, each through a narrow projection and a norm."""
    heads, queries, latent = read.size("num_attention_heads"), read.size("q_lora_rank"), read.size("kv_lora_rank")
    plain, rotary, values = read.size("qk_nope_head_dim"), read.size("qk_rope_head_dim"), read.size("v_head_dim")
    asked = hidden * queries + queries + queries * heads * (plain + rotary)
    kept = hidden * (latent + rotary) + latent + latent * heads * (plain + values)
    return asked + kept + heads * values * hidden


_FAMILIES: dict[str, Callable[[_Reading], Parts]] = {
    "bert": _bert_itself,
    "roberta": _bert,
    "xlm-roberta": _bert,
    "camembert": _bert,
    "distilbert": _distilbert,
    "gpt2": _gpt2,
    "gpt_neox": _gpt_neox,
    "llama": _llama,
    "mistral": _mistral,
    "mixtral": _mixtral,
    "qwen2": _qwen2,
    "qwen3": _qwen3,
    "qwen3_moe": _qwen3_moe,
    "deepseek_v3": _deepseek_v3,
}
