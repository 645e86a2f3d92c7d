"""How configurations name their sizes: Transformers' attribute maps as data, so that reading one imports no model library.

A size is looked for in the file under each of its names first, then in the defaults of the model type (what Transformers
assumes where a file says nothing; `defaults.json` is written by the build script).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

#: A number beyond this is no size of anything.
_LARGEST = 10**12

#: Names of a size in configuration files, by property, the usual one first.
NAMES: dict[str, tuple[str, ...]] = {
    "num_hidden_layers": ("num_hidden_layers", "n_layer", "n_layers", "num_layers", "depth"),
    "encoder_layers": ("encoder_layers", "num_encoder_layers", "num_layers"),
    "decoder_layers": ("decoder_layers", "num_decoder_layers", "num_layers"),
    "hidden_size": ("hidden_size", "n_embd", "dim", "d_model", "emb_dim", "embed_dim"),
    "intermediate_size": ("intermediate_size", "n_inner", "d_ff", "ffn_dim", "encoder_ffn_dim", "ffn_hidden_size", "d_inner"),
    "embedding_size": ("embedding_size", "word_embed_proj_dim", "input_embedding_size"),
    "num_attention_heads": ("num_attention_heads", "n_head", "n_heads", "num_heads", "encoder_attention_heads"),
    "num_key_value_heads": ("num_key_value_heads", "num_kv_heads", "n_head_kv"),
    "num_experts": ("num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts"),
    "experts_per_token": ("num_experts_per_tok", "experts_per_token", "num_experts_per_token", "top_k_experts", "moe_top_k"),
    "vocab_size": ("vocab_size",),
    "max_position_embeddings": (
        "max_position_embeddings",
        "n_positions",
        "max_target_positions",
        "max_seq_len",
        "max_sequence_length",
        "seq_length",
        "context_length",
        "n_ctx",
    ),
    "image_size": ("image_size",),
    "patch_size": ("patch_size",),
}

#: Names that hold for one model type only, where they would mean something else in others.
TYPE_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "distilbert": {"intermediate_size": ("hidden_dim",)},
    "reformer": {"intermediate_size": ("feed_forward_size",)},
    "bailing_hybrid": {"max_position_embeddings": ("model_max_length",)},
    "kimi_linear": {"max_position_embeddings": ("model_max_length",)},
    "kosmos_2_text_model": {"num_hidden_layers": ("layers",), "num_attention_heads": ("attention_heads",)},
    "kosmos_2_5_text_model": {"num_hidden_layers": ("layers",), "num_attention_heads": ("attention_heads",)},
    "mllama_vision_model": {"num_attention_heads": ("attention_heads",)},
    "xglm": {"num_attention_heads": ("attention_heads",)},
    "granite_speech_encoder": {"hidden_size": ("hidden_dim",)},
    "granite_speech_plus_encoder": {"hidden_size": ("hidden_dim",)},
    "mask2former": {"hidden_size": ("hidden_dim",), "num_hidden_layers": ("decoder_layers",)},
    "oneformer": {"hidden_size": ("hidden_dim",), "num_hidden_layers": ("decoder_layers",)},
    "maskformer": {"hidden_size": ("mask_feature_size",)},
    "prophetnet": {"num_attention_heads": ("num_encoder_attention_heads",)},
    "fastspeech2_conformer": {"num_attention_heads": ("encoder_num_attention_heads",)},
    "trocr": {"num_hidden_layers": ("decoder_layers",), "num_attention_heads": ("decoder_attention_heads",)},
    "moonshine": {
        "num_hidden_layers": ("decoder_num_hidden_layers",),
        "num_attention_heads": ("decoder_num_attention_heads",),
        "num_key_value_heads": ("decoder_num_key_value_heads",),
    },
}

#: Model types whose feed-forward layer is four times the hidden size where the file gives none.
FOUR_TIMES = frozenset(
    {"gpt2", "gptj", "gpt_neo", "gpt_bigcode", "codegen", "bloom", "falcon", "xlm", "flaubert", "openai-gpt", "phi"}
)

#: Model types whose authors count the gate of the feed-forward layer into its size (Gemma, table 1; Gemma 2, table 1).
GATES_COUNTED = frozenset({"gemma", "gemma2"})

#: Model types whose position table starts after the padding token, as fairseq's did.
POSITIONS_AFTER_PADDING = frozenset(
    {"roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "data2vec-text", "ibert", "longformer", "luke", "esm"}
)

#: What the longest input may mean: where a sentence encoder cuts a text, though it has positions for more; and how far those layers
#: look back that do so over a window, while others see everything, so that the window is no limit of the input.
CUT = "tokens before a text is cut"
SOME_WINDOW = "attention window of some of the layers"
WINDOWS_IN_SOME_LAYERS = frozenset({"gemma2", "gemma3_text", "gemma3", "cohere2", "gpt_oss", "mimo_v2_flash", "olmo3"})

#: Model types of images and texts whose text positions are learned, so that none can be added when a model is run.
LEARNED_POSITIONS = frozenset({"clip", "siglip", "chinese_clip", "altclip", "blip", "groupvit", "align", "clipseg"})

#: Token tables of a round size that hold a token in each row, by model type and rows: nothing in them is padding.
FULL_TABLES = frozenset(
    {
        ("llama", 32000),
        ("llama", 64000),
        ("llama", 128256),
        ("mistral", 32000),
        ("mistral", 32768),
        ("mixtral", 32000),
        ("mixtral", 32768),
        ("gemma", 256000),
        ("gemma2", 256000),
        ("falcon", 65024),
    }
)

#: Model types with two stacks.
TWO_STACKS = frozenset(
    {"t5", "mt5", "umt5", "longt5", "bart", "mbart", "marian", "pegasus", "whisper", "m2m_100", "led", "blenderbot"}
)

#: Parts of composite configurations, and what their sizes are said of.
TOWERS = {
    "text_config": "the text model",
    "vision_config": "the vision tower",
    "audio_config": "the audio tower",
    "speech_config": "the speech tower",
    "video_config": "the video tower",
    "encoder": "the encoder",
    "encoder_config": "the encoder",
    "decoder": "the decoder",
    "decoder_config": "the decoder",
    "text_encoder": "the text encoder",
    "audio_encoder": "the audio encoder",
    "qformer_config": "the querying transformer",
    "backbone_config": "the backbone",
    "talker_config": "the talker",
}

#: Parts that hold the whole model of towers, and nothing of their own that anything is said of.
_WRAPPERS = ("thinker_config", "vlm_config")


def find(config: Mapping[str, Any], name: str) -> tuple[int, str] | None:
    """Return the value of a property in one flat configuration, and the key it was found under; None where there is none.

    A key that only the defaults of the model type give is marked as such; where the file gives a size in another shape (a list, a
    word), its default is not what the model has.
    """
    kind = str(config.get("model_type", ""))
    keys = TYPE_NAMES.get(kind, {}).get(name, ()) + NAMES[name]
    for values, mark in ((config, ""), (defaults().get(kind, {}), f", the default of model type {kind}")):
        for key in keys:
            if _is_size(values.get(key)):
                return values[key], key + mark
        if any(values.get(key) is not None for key in keys):
            return None
    return None


def parts(config: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what a size is said of ("" for the model) with its flat configuration: the model's own, then its towers."""
    yield "", config
    for key, said_of in TOWERS.items():
        tower = config.get(key)
        if isinstance(tower, Mapping):
            yield said_of, tower
    for key in _WRAPPERS:
        if isinstance(config.get(key), Mapping):
            yield from ((said_of, part) for said_of, part in _inner(config[key]) if said_of)


def _inner(config: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the towers of a wrapped model, which is not wrapped again."""
    return parts({key: value for key, value in config.items() if key not in _WRAPPERS})


@lru_cache(maxsize=1)
def defaults() -> Mapping[str, Mapping[str, Any]]:
    """Return the numbers that each model type starts from."""
    values: Mapping[str, Mapping[str, Any]] = json.loads(
        files("verifier.reference").joinpath("defaults.json").read_text(encoding="utf-8")
    )
    return values


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST
