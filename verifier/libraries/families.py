"""The most common architectures, each as what it is made of by its formula: the weights that Transformers would build.

A family says which keys of a configuration it understands; whether that was the whole configuration is for the reading to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

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
class Weights:
    """How many parameters stand in matrices, each of which is multiplied once a token, and how many in biases and norms."""

    matrices: int = 0
    vectors: int = 0

    def __add__(self, other: Weights) -> Weights:
        return Weights(self.matrices + other.matrices, self.vectors + other.vectors)

    def __rmul__(self, times: int) -> Weights:
        return Weights(times * self.matrices, times * self.vectors)

    @property
    def total(self) -> int:
        """All of them."""
        return self.matrices + self.vectors


@dataclass(frozen=True, slots=True)
class Parts:
    """What a model is made of, in parameters.

    `body` is all but embeddings and pooler; `attended` how many products attention takes for a token and one that it looks at, in
    all layers; `tokens` the token table; `others` further tables; `head` what predicts tokens adds beside its table; `experts`
    those that are routed to, of which `chosen` of `choice` work; `pretraining` what further heads add to base and head, where there
    are such; `prediction` the modules that predict further tokens, and their copies of tables.
    """

    body: Weights
    attended: int
    tokens: int
    others: int = 0
    pooler: Weights = Weights()
    head: Weights = Weights()
    tied: bool = True
    experts: int = 0
    chosen: int = 0
    choice: int = 1
    pretraining: int | None = None
    prediction: tuple[int, int] | None = None


class Reading:
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


def _linear(inputs: int, outputs: int) -> Weights:
    return Weights(inputs * outputs, outputs)


def _encoder(hidden: int, inner: int, layers: int) -> tuple[Weights, int]:
    """Return BERT's layers (arXiv:1810.04805) and what they attend: attention and feed-forward with biases, each with a norm."""
    layer = 4 * _linear(hidden, hidden) + _linear(hidden, inner) + _linear(inner, hidden) + Weights(vectors=4 * hidden)
    return layers * layer, layers * 2 * hidden


def _predicting(hidden: int, words: int) -> Weights:
    """Return what predicts masked tokens beside the table: a projection, a norm, a bias for every token."""
    return _linear(hidden, hidden) + Weights(vectors=2 * hidden + words)


def _bert(read: Reading) -> Parts:
    hidden, words, segments = read.size("hidden_size"), read.size("vocab_size"), read.size("type_vocab_size")
    layers, attended = _encoder(hidden, read.size("intermediate_size"), read.size("num_hidden_layers"))
    read.require(hidden % read.size("num_attention_heads") == 0)
    read.only("is_decoder", False)
    read.only("add_cross_attention", False)
    read.only("position_embedding_type", "absolute")
    read.only("tie_word_embeddings", True)
    return Parts(
        body=layers + Weights(vectors=2 * hidden),
        attended=attended,
        tokens=words * hidden,
        others=(read.size("max_position_embeddings") + segments) * hidden,
        pooler=_linear(hidden, hidden),
        head=_predicting(hidden, words),
    )


def _bert_itself(read: Reading) -> Parts:
    return replace(_bert(read), pretraining=_linear(read.size("hidden_size"), 2).total)


def _distilbert(read: Reading) -> Parts:
    hidden, words = read.size("dim"), read.size("vocab_size")
    layers, attended = _encoder(hidden, read.size("hidden_dim"), read.size("n_layers"))
    read.require(hidden % read.size("n_heads") == 0)
    read.only("tie_word_embeddings", True)
    read.only("tie_weights_", True)
    return Parts(
        body=layers + Weights(vectors=2 * hidden),
        attended=attended,
        tokens=words * hidden,
        others=read.size("max_position_embeddings") * hidden,
        head=_predicting(hidden, words),
    )


def _generator(hidden: int, inner: int, layers: int) -> tuple[Weights, int]:
    """Return GPT-2's layers and last norm, and what they attend: queries, keys and values come of one matrix."""
    layer = _linear(hidden, 3 * hidden) + _linear(hidden, hidden) + _linear(hidden, inner) + _linear(inner, hidden)
    return layers * (layer + Weights(vectors=4 * hidden)) + Weights(vectors=2 * hidden), layers * 2 * hidden


def _gpt2(read: Reading) -> Parts:
    hidden = read.size("n_embd")
    body, attended = _generator(hidden, read.size("n_inner", 4 * hidden), read.size("n_layer"))
    read.require(hidden % read.size("n_head") == 0)
    read.only("add_cross_attention", False)
    read.only("tie_word_embeddings", True)
    return Parts(body, attended, read.size("vocab_size") * hidden, read.size("n_positions") * hidden)


def _gpt_neox(read: Reading) -> Parts:
    hidden = read.size("hidden_size")
    body, attended = _generator(hidden, read.size("intermediate_size"), read.size("num_hidden_layers"))
    read.require(hidden % read.size("num_attention_heads") == 0)
    read.only("attention_bias", True)
    read.size("max_position_embeddings", 1)
    return Parts(body, attended, read.size("vocab_size") * hidden, tied=read.flag("tie_word_embeddings", False))


def _attention(read: Reading, *, head: int | None, grouped: bool = True) -> tuple[int, int, int]:
    """Return the hidden size, and the widths of queries and of keys, of attention without biases.

    `head` is the width of one where the file leaves it out: None for what is left of the hidden size, 0 for no answer.
    """
    hidden, heads = read.size("hidden_size"), read.size("num_attention_heads")
    width = read.size("head_dim", head if head is not None else hidden // heads)
    groups = read.size("num_key_value_heads", None if grouped else heads)
    read.size("max_position_embeddings", 1)
    read.require(heads % groups == 0 and hidden % heads == 0)
    return hidden, heads * width, groups * width


def _decoder(read: Reading, layer: Weights, attention: tuple[int, int, int], **further: Any) -> Parts:
    """Lay out a decoder of rotary positions: layers of what `_attention` returned and `layer` beside it, a last norm, the table."""
    (hidden, queries, keys), layers = attention, read.size("num_hidden_layers")
    each = Weights(2 * hidden * (queries + keys), 2 * hidden) + layer
    body = layers * each + Weights(vectors=hidden)
    tied = read.flag("tie_word_embeddings", False)
    return Parts(body, layers * 2 * queries, read.size("vocab_size") * hidden, tied=tied, **further)


def _gated(hidden: int, inner: int) -> Weights:
    """Return a feed-forward network of three matrices without biases."""
    return Weights(3 * hidden * inner)


def _llama(read: Reading) -> Parts:
    hidden, queries, keys = sizes = _attention(read, head=None, grouped=False)
    inner = read.size("intermediate_size")
    biases = (queries + 2 * keys + hidden) * read.flag("attention_bias", False) + (2 * inner + hidden) * read.flag(
        "mlp_bias", False
    )
    return _decoder(read, _gated(hidden, inner) + Weights(vectors=biases), sizes)


def _mistral(read: Reading) -> Parts:
    sizes = _attention(read, head=None)
    return _decoder(read, _gated(sizes[0], read.size("intermediate_size")), sizes)


def _qwen2(read: Reading) -> Parts:
    hidden, queries, keys = sizes = _attention(read, head=None)
    return _decoder(read, _gated(hidden, read.size("intermediate_size")) + Weights(vectors=queries + 2 * keys), sizes)


def _qwen3(read: Reading) -> Parts:
    sizes = _attention(read, head=128)
    read.only("attention_bias", False)
    norms = Weights(vectors=2 * read.size("head_dim", 128))
    return _decoder(read, _gated(sizes[0], read.size("intermediate_size")) + norms, sizes)


def _experts(read: Reading, hidden: int, inner: int, layers: int, name: str) -> tuple[Weights, dict[str, Any]]:
    """Return the weights of one layer's experts with their router, and what is said of the routed ones of all `layers`."""
    choice, chosen = read.size(name), read.size("num_experts_per_tok")
    read.require(chosen <= choice)
    layer = choice * _gated(hidden, inner)
    routed = {"experts": layer.total * layers, "chosen": chosen, "choice": choice}
    return layer + Weights(hidden * choice), routed


def _mixtral(read: Reading) -> Parts:
    sizes, layers = _attention(read, head=None), read.size("num_hidden_layers")
    experts, routed = _experts(read, sizes[0], read.size("intermediate_size"), layers, "num_local_experts")
    return _decoder(read, experts, sizes, **routed)


def _qwen3_moe(read: Reading) -> Parts:
    sizes, layers = _attention(read, head=0), read.size("num_hidden_layers")
    read.only("attention_bias", False)
    read.only("decoder_sparse_step", 1)
    read.only("mlp_only_layers", [], None)
    read.size("intermediate_size", 1)
    experts, routed = _experts(read, sizes[0], read.size("moe_intermediate_size"), layers, "num_experts")
    return _decoder(read, experts + Weights(vectors=2 * read.size("head_dim")), sizes, **routed)


def _deepseek_v3(read: Reading) -> Parts:
    """DeepSeek-V3 (arXiv:2412.19437): latent attention, the first layers dense, shared experts beside the routed ones."""
    hidden, layers, dense = read.size("hidden_size"), read.size("num_hidden_layers"), read.size("first_k_dense_replace")
    inner, table = read.size("moe_intermediate_size"), read.size("vocab_size") * hidden
    for name, value in {"attention_bias": False, "moe_layer_freq": 1, "tie_word_embeddings": False}.items():
        read.only(name, value)
    read.size("max_position_embeddings", 1)
    read.require(dense < layers and read.size("num_key_value_heads") == read.size("num_attention_heads"))
    experts, routed = _experts(read, hidden, inner, layers - dense, "n_routed_experts")
    latent, widths = _latent(read, hidden)
    each = latent + Weights(vectors=2 * hidden)
    last = each + experts + read.size("n_shared_experts") * _gated(hidden, inner)
    first = each + _gated(hidden, read.size("intermediate_size"))
    body = dense * first + (layers - dense) * last + Weights(vectors=hidden)
    further = read.size("num_nextn_predict_layers") if read.given("num_nextn_predict_layers") else 0
    # One more layer, a projection of twice the hidden size to once, and three norms; stored with copies of both tables.
    modules = further * (last.total + 2 * hidden**2 + 3 * hidden)
    prediction = (modules, 2 * further * table) if further else None
    return Parts(body, layers * widths, table, tied=False, prediction=prediction, **routed)


def _latent(read: Reading, hidden: int) -> tuple[Weights, int]:
    """Return latent attention and what it attends: queries, and keys with values, each through a narrow projection and a norm."""
    heads, queries, latent = read.size("num_attention_heads"), read.size("q_lora_rank"), read.size("kv_lora_rank")
    plain, rotary, values = read.size("qk_nope_head_dim"), read.size("qk_rope_head_dim"), read.size("v_head_dim")
    asked = Weights(hidden * queries + queries * heads * (plain + rotary), queries)
    kept = Weights(hidden * (latent + rotary) + latent * heads * (plain + values), latent)
    return asked + kept + Weights(heads * values * hidden), heads * (plain + rotary + values)


FAMILIES: dict[str, Callable[[Reading], Parts]] = {
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
