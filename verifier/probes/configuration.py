"""Sizes that the configuration states: layers, widths, heads, experts, vocabulary, longest input, images, labels.

A size often has several honest meanings (positions in the table and tokens that fit, one stack and both, the text model and
the vision tower): each is its own evidence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier import companion
from verifier.libraries import FILES, open_clip, sentence_transformers, timm
from verifier.libraries.sentence_transformers import Layout
from verifier.reference import attribute, staged

COST = 0

#: A table is often padded to a round number of rows; the tokenizer then has up to this share fewer tokens.
_PADDED_BY = 0.025
#: Families whose authors state a context that holds once RoPE scaling is switched on, which the file leaves off.
_EXTENDED = ("qwen", "internlm2")
#: RoPE scaling whose reach is chosen when a model runs: authors state the context that they tested, below or above the table.
#: Keys of configurations whose positions are learned, or fixed like those.
_LEARNED = (
    "type_vocab_size",
    "position_embedding_type",
    "n_positions",
    "sinusoidal_pos_embds",
    "encoder_layers",
    "max_source_positions",
)
_STRETCHED = frozenset({"yarn", "dynamic", "longrope", "su", "linear"})
#: What differs from stage to stage.
_OF_STAGES = frozenset({"num_hidden_layers", "hidden_size", "intermediate_size", "num_attention_heads", "output_dimension"})
#: RoPE scaling by more than this is no context that anyone has published.
_LARGEST_FACTOR = 4096


class Found(NamedTuple):
    """A value with its definition and the keys that it was read from; `firm` as in Evidence."""

    value: int | Interval
    definition: str
    method: str
    firm: bool = True


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return what the configuration says of one property, one piece of evidence a definition.

    Nothing where a GGUF file tells as much. Raises ConfigurationError where there is no configuration to read.
    """
    model = _in_known_names(model)
    if not model.config:
        if model.facts.get("gguf"):
            return ()
        raise ConfigurationError(f"{model.repository} has no configuration to read")
    shared = wanted.property == "num_experts" and wanted.condition("part") == "shared"
    read = _shared_experts if shared else _READERS[wanted.property]
    if staged.is_staged(model.config) and wanted.property in _OF_STAGES:
        read = _stages
    found = list(dict.fromkeys(read(model, wanted.property)))
    if wanted.condition("bound"):
        found += [item for one in found[:1] for item in _beyond(model, one)]
    return tuple(_evidence(model, wanted.property, item) for item in found)


def _in_known_names(model: Model) -> Model:
    """Return the model with the configuration of another library under Transformers' names."""
    if model.library == "timm":
        return replace(model, config=timm.sizes(model.config))
    if model.library == "open_clip":
        return replace(model, config=open_clip.sizes(companion.matching(model, FILES["open_clip"])))
    return model


def _layout(model: Model) -> Layout:
    """Return what the files of a sentence encoder say; nothing where they cannot be had: the configuration says something too."""
    if model.library != "sentence-transformers":
        return Layout()
    try:
        return sentence_transformers.read(companion.matching(model, FILES[model.library]))
    except VerifierError:
        return Layout()


def _evidence(model: Model, name: str, found: Found) -> Evidence:
    doubt = str(model.facts.get("doubtful") or model.facts.get("doubtful_of", {}).get(name) or "")
    return Evidence(
        property=name,
        model=model.repository,
        kind="declared",
        value=found.value if isinstance(found.value, Interval) else exactly(found.value),
        unit=PROPERTIES[name].unit,
        definition=found.definition,
        method=f"read from the configuration: {found.method}",
        source=model.source if model.origin == "catalogue" else f"{model.source}:config.json",
        firm=found.firm and not doubt,
        note=doubt,
    )


def _stages(model: Model, name: str) -> Iterator[Found]:
    yield from (Found(*item) for item in staged.sizes(model.config, name))


def _plain(model: Model, name: str) -> Iterator[Found]:
    """Read a size of the model and of each of its towers."""
    title = PROPERTIES[name].title.lower()
    for said_of, config in attribute.parts(model.config):
        found = attribute.find(config, name)
        if found:
            yield Found(found[0], f"{title} of {said_of}" if said_of else title, found[1])


def _layers(model: Model, name: str) -> Iterator[Found]:
    towers = any(said_of for said_of, _ in attribute.parts(model.config))
    if towers or not _two_stacks(model.config):
        yield from _plain(model, name)
        return
    encoder, decoder = attribute.find(model.config, "encoder_layers"), attribute.find(model.config, "decoder_layers")
    if encoder and decoder:
        yield Found(encoder[0], "layers of the encoder", encoder[1])
        yield Found(decoder[0], "layers of the decoder", decoder[1])
        yield Found(encoder[0] + decoder[0], "layers of both stacks", f"{encoder[1]} + {decoder[1]}")


def _stack(model: Model, name: str) -> Iterator[Found]:
    """Read the layers of one stack; of a model with one stack only, that one is meant, whatever it is called."""
    if not _two_stacks(model.config):
        yield from _plain(model, "num_hidden_layers")
        return
    found = attribute.find(model.config, name)
    if found:
        yield Found(found[0], name.replace("_", " "), found[1])


def _kind(config: Mapping[str, Any]) -> str:
    """Return the model type as a word, whatever the file holds under its name."""
    return str(config.get("model_type", ""))


def _two_stacks(config: Mapping[str, Any]) -> bool:
    return _kind(config) in attribute.TWO_STACKS or config.get("is_encoder_decoder") is True


def _intermediate(model: Model, name: str) -> Iterator[Found]:
    found = list(_plain(model, name))
    yield from found
    for said_of, config in attribute.parts(model.config):
        whose = f" of {said_of}" if said_of else ""
        for key, definition in (
            ("moe_intermediate_size", "feed-forward size of one expert"),
            ("decoder_ffn_dim", "of the decoder"),
        ):
            if isinstance(config.get(key), int):
                yield Found(config[key], definition + whose, key)
    if _kind(model.config) in attribute.GATES_COUNTED:
        yield from (
            Found(2 * item.value, "feed-forward size, its gate counted too", f"2 × {item.method}")
            for item in found
            if isinstance(item.value, int)
        )
    if not found and _kind(model.config) in attribute.FOUR_TIMES:
        hidden = attribute.find(model.config, "hidden_size")
        if hidden:
            yield Found(4 * hidden[0], "feed-forward size", f"4 × {hidden[1]}, the default of its model type")


def _embedding(model: Model, name: str) -> Iterator[Found]:
    yield from list(_plain(model, name)) or (item._replace(definition="embedding size") for item in _plain(model, "hidden_size"))


def _output(model: Model, _: str) -> Iterator[Found]:
    """The last hidden state's width, unless the repository adds a dense layer on top of it, or says what its vectors are."""
    layout = _layout(model)
    if layout.dimension:
        pooled = f", pooled by {layout.pooling}" if layout.pooling else ""
        yield Found(layout.dimension, f"size of the sentence vector{pooled}", "modules.json and the settings of its modules")
        return
    dense = any("Dense/" in name for name in model.files) or any("Dense/" in name for name in model.facts.get("files", ()))
    for said_of, config in attribute.parts(model.config):
        if isinstance(config.get("projection_dim"), int):
            yield Found(config["projection_dim"], "size of the projected vector", "projection_dim")
        hidden = attribute.find(config, "hidden_size")
        if hidden and said_of != "the vision tower":
            yield Found(hidden[0], "width of the last hidden state", hidden[1], firm=not dense)


def _key_value_heads(model: Model, name: str) -> Iterator[Found]:
    for said_of, config in attribute.parts(model.config):
        whose = f"key/value heads of {said_of}" if said_of else "key/value heads"
        one = config.get("multi_query") is True and not config.get("new_decoder_architecture")
        found = attribute.find(config, name)
        heads = attribute.find(config, "num_attention_heads")
        if one:
            yield Found(1, whose, "multi_query")
        elif found:
            yield Found(found[0], whose, found[1])
        elif heads:
            yield Found(heads[0], whose, f"{heads[1]}: every head has its own keys and values")


def _experts(model: Model, name: str) -> Iterator[Found]:
    for _, config in attribute.parts(model.config):
        found = attribute.find(config, name)
        shared = config.get("n_shared_experts")
        if found:
            words = "routed experts" if name == "num_experts" else "routed experts for a token"
            yield Found(found[0], words, found[1])
            if isinstance(shared, int) and shared:
                yield Found(found[0] + shared, f"{words}, and the shared ones", f"{found[1]} + n_shared_experts")


def _shared_experts(model: Model, _: str) -> Iterator[Found]:
    for _, config in attribute.parts(model.config):
        for name in ("n_shared_experts", "num_shared_experts"):
            if isinstance(config.get(name), int):
                yield Found(config[name], "shared experts, which see every token", name)


def _vocabulary(model: Model, name: str) -> Iterator[Found]:
    for item in _plain(model, name):
        assert isinstance(item.value, int)
        yield item._replace(definition="rows of the token table")
        if item.value % 32 == 0 and (_kind(model.config), item.value) not in attribute.FULL_TABLES:
            fewer = Interval(round(item.value * (1 - _PADDED_BY)), item.value)
            yield Found(fewer, "tokens of the tokenizer, where the table is padded", f"at most {item.method}")


def _positions(model: Model, name: str) -> Iterator[Found]:
    longest = _cut_after(model)
    for tokens in longest:
        yield Found(tokens, attribute.CUT, "max_seq_length of the sentence encoder")
    read = any(attribute.find(config, name) for _, config in attribute.parts(model.config))
    for _, config in attribute.parts(model.config):
        found = attribute.find(config, name)
        side, patch = config.get("image_size"), config.get("patch_size")
        if isinstance(side, int) and isinstance(patch, int) and 0 < patch <= side:
            patches = (side // patch) ** 2
            # With a class token or two. Where nothing else is read, it may only help a claim.
            patched = Interval(patches, patches + 2)
            yield Found(patched, "positions of the image encoder", "(image_size ÷ patch_size)²", firm=read)
        if found:
            # A sentence encoder cuts its input where its own settings say, which config.json does not tell.
            open_ended = _kind(config).startswith(_EXTENDED) or _stretched(config)
            firm = (model.library != "sentence-transformers" or bool(longest)) and not open_ended
            for item in _limits(config, *found):
                yield item._replace(firm=firm)
            heard = config.get("max_source_positions")
            if isinstance(heard, int) and heard not in (found[0], 0):
                yield Found(heard, "positions of the encoder", "max_source_positions")


def _cut_after(model: Model) -> tuple[int, ...]:
    """Return after how many tokens a sentence encoder cuts a text, by its files or as its authors list it; of two both count."""
    longest = _layout(model).longest
    return (longest,) if longest else tuple(model.facts.get("cut_after", ()))


def _beyond(model: Model, first: Found) -> Iterator[Found]:
    """Yield how far rotary positions may be stretched, which no configuration says; learned ones end with their table."""
    learned = any(key in config for _, config in attribute.parts(model.config) for key in _LEARNED)
    if isinstance(first.value, int) and not learned and _kind(model.config) not in attribute.LEARNED_POSITIONS:
        yield Found(Interval(first.value, math.inf), "positions, stretched when the model is run", first.method, firm=False)


def _scaling(config: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((config[name] for name in ("rope_scaling", "rope_parameters") if isinstance(config.get(name), Mapping)), {})


def _stretched(config: Mapping[str, Any]) -> bool:
    scaling = _scaling(config)
    return str(scaling.get("rope_type", scaling.get("type"))) in _STRETCHED


def _limits(config: Mapping[str, Any], positions: int, key: str) -> Iterator[Found]:
    """Yield what may be called the longest input: what fits in the table, the table, before or after RoPE scaling, one window."""
    if _kind(config) in attribute.POSITIONS_AFTER_PADDING:
        padding = config.get("pad_token_id", 1)
        if isinstance(padding, int) and 0 <= padding < positions - 1:
            yield Found(positions - padding - 1, "tokens that fit, padding offset taken off", f"{key} - pad_token_id - 1")
    yield Found(positions, "positions", key)
    scaling = _scaling(config)
    original = scaling.get("original_max_position_embeddings", config.get("original_max_position_embeddings"))
    if isinstance(original, int) and original > 0:
        yield Found(original, "positions before RoPE scaling", "original_max_position_embeddings")
    factor = scaling.get("factor")
    if isinstance(factor, int | float) and 1 < factor <= _LARGEST_FACTOR and original in (None, positions):
        yield Found(round(positions * factor), "positions with RoPE scaling", f"{key} × factor")
    window = config.get("sliding_window")
    if isinstance(window, int) and 0 < window < positions and config.get("use_sliding_window") is not False:
        some = _kind(config) in attribute.WINDOWS_IN_SOME_LAYERS or len(set(config.get("layer_types") or ())) > 1
        yield Found(window, attribute.SOME_WINDOW if some else "attention window of a layer", "sliding_window")


def _image(model: Model, name: str) -> Iterator[Found]:
    title = PROPERTIES[name].title.lower()
    for said_of, config in attribute.parts(model.config):
        value = config.get(name)
        sides = value if isinstance(value, list | tuple) else [value]
        for side in dict.fromkeys(sides):
            if isinstance(side, int) and side > 0:
                yield Found(side, f"{title} of {said_of}" if said_of else title, name)


def _labels(model: Model, _: str) -> Iterator[Found]:
    labels = model.config.get("id2label")
    if isinstance(labels, Mapping) and labels:
        yield Found(len(labels), "labels of the classification head", "id2label")
    elif isinstance(model.config.get("num_labels"), int):
        yield Found(model.config["num_labels"], "labels of the classification head", "num_labels")


_READERS: dict[str, Callable[[Model, str], Iterator[Found]]] = {
    "num_hidden_layers": _layers,
    "encoder_layers": _stack,
    "decoder_layers": _stack,
    "hidden_size": _plain,
    "intermediate_size": _intermediate,
    "embedding_size": _embedding,
    "output_dimension": _output,
    "num_attention_heads": _plain,
    "num_key_value_heads": _key_value_heads,
    "num_experts": _experts,
    "experts_per_token": _experts,
    "vocab_size": _vocabulary,
    "max_position_embeddings": _positions,
    "image_size": _image,
    "patch_size": _image,
    "num_labels": _labels,
}

ANSWERS = frozenset(_READERS)
