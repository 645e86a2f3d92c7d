"""The catalogue of checkable properties: the one place that names them.

A property's name is its JSON key, its rule, its heading in docs/properties.md and its folder under tests/cases/. The names and
units of the measurable ones are those of the gold guide; configuration names are Transformers' own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """A checkable property of a model.

    `unit` is the base unit of its values; `exact` says that a written number stands for itself alone (12 layers are not 11.6);
    `read` says what in a document states it, `found` how its truth is found out. `margin` is the share by which a statement may
    miss all evidence and yet not be refuted: a way of counting that is not known here may explain that much.
    """

    name: str
    title: str
    unit: str
    exact: bool
    read: str
    found: str
    margin: float = 0.0


_CONFIGURATION = "read from the configuration at the pinned commit, from a GGUF file, or from the bundled catalogue"
_COUNTED = (
    "counted from the structure on the meta device, and from the headers of safetensors, GGUF and ONNX files; one piece of "
    "evidence a convention"
)
_PUBLISHED = "from published figures, each with its citation, which may support a claim but never refute one"
_STATED = (
    "from what its authors state, each figure with its citation; one that is definitive, without conditions and read at a commit, "
    "may refute, the others only support"
)
_FORWARD = (
    "counted from a forward pass on the meta device, with and without the head, a multiply-add as one operation and as two; at the "
    "input that the document states, else at usual ones, which refute nothing"
)
_MEMORY = "parameters times bytes a value, as a lower bound; with what a forward pass on the meta device keeps at once"
_OUTPUTS = (
    "from a forward pass on the meta device, where the document states the input: a text, or how many tokens; decided where it "
    "names the output too"
)
_MARGIN = 0.01
_NOT_YET = "extracted only: stays unchecked, with the reason"

_ALL = (
    Property("parameters", "Parameters", "count", False, "“82M parameters”, “60% smaller”", _COUNTED, _MARGIN),
    Property("active_parameters", "Parameters active for a token", "count", False, "“12.9B active”", _COUNTED, _MARGIN),
    Property("embedding_parameters", "Parameters of the embeddings", "count", False, "“24M in the embeddings”", _COUNTED, _MARGIN),
    Property("num_hidden_layers", "Layers", "count", True, "“12 layers”, “half the layers”", _CONFIGURATION),
    Property("encoder_layers", "Encoder layers", "count", True, "“12 encoder layers”", _CONFIGURATION),
    Property("decoder_layers", "Decoder layers", "count", True, "“12 decoder layers”", _CONFIGURATION),
    Property("hidden_size", "Hidden size", "dimensions", True, "“768 dimensions”, “hidden size 768”", _CONFIGURATION),
    Property("intermediate_size", "Feed-forward size", "dimensions", True, "“a feed-forward size of 3072”", _CONFIGURATION),
    Property("embedding_size", "Embedding size", "dimensions", True, "“embeddings of 128”", _CONFIGURATION),
    Property(
        "output_dimension",
        "Size of the output vector",
        "dimensions",
        True,
        "“384-dimensional sentence vectors”",
        _CONFIGURATION,
    ),
    Property("num_attention_heads", "Attention heads", "count", True, "“12 heads”", _CONFIGURATION),
    Property("num_key_value_heads", "Key/value heads", "count", True, "“8 key/value heads”", _CONFIGURATION),
    Property("num_experts", "Experts", "count", True, "“8 experts”", _CONFIGURATION),
    Property("experts_per_token", "Experts used for a token", "count", True, "“2 experts per token”", _CONFIGURATION),
    Property("vocab_size", "Vocabulary", "tokens", True, "“a vocabulary of 50,265”", _CONFIGURATION),
    Property(
        "max_position_embeddings",
        "Longest input",
        "tokens",
        True,
        "“512 tokens at most”, “128K context”",
        _CONFIGURATION,
    ),
    Property("image_size", "Image size", "pixels", True, "“224x224 images”", _CONFIGURATION),
    Property("patch_size", "Patch size", "pixels", True, "“patches of 14”", _CONFIGURATION),
    Property(
        "disk_size",
        "Size on disk",
        "bytes",
        False,
        "“a 440 MB file”",
        "sizes of the stored files, and parameters times the bytes of a value; MB and MiB are both honest",
    ),
    Property("memory", "Memory", "bytes", False, "“needs 2 GB of memory”", _MEMORY),
    Property("flops", "Operations of a forward pass", "operations", False, "“22.5 GFLOPs”", _FORWARD),
    Property("macs", "Multiply-adds of a forward pass", "operations", False, "“11 GMACs”", _FORWARD),
    Property("latency", "Latency", "seconds", False, "“120 ms”", _NOT_YET),
    Property("throughput", "Throughput", "per second", False, "“1,200 sentences a second”", _NOT_YET),
    Property(
        "speed",
        "Speed against another model",
        "ratio",
        False,
        "“2.5 times faster”, “twice as fast as”",
        "both models with random weights, interleaved in child processes, over a region of batch and length",
    ),
    Property(
        "quantization_bits",
        "Bits a weight",
        "bits",
        True,
        "“quantized to 4 bits”",
        "from the configuration, the GGUF file or the types in the safetensors header; supports a claim, never refutes one",
    ),
    Property("training_tokens", "Training tokens", "tokens", False, "“trained on 2T tokens”", _STATED),
    Property("training_bytes", "Training bytes", "bytes", False, "“160 GB of text”", _STATED),
    Property("training_examples", "Training examples", "examples", False, "“1B sentence pairs”", _NOT_YET),
    Property(
        "training_data",
        "Training data against another model",
        "ratio",
        False,
        "“4 times less training data”",
        _PUBLISHED,
    ),
    Property("num_languages", "Languages", "count", True, "“104 languages”", _STATED),
    Property("num_labels", "Labels", "count", True, "“3 labels”", _CONFIGURATION),
    Property(
        "score",
        "Score",
        "as written",
        False,
        "score tables, “97% of BERT's performance”",
        "by running the evaluation (--evaluate); else from published figures, each with its citation, never shown as measured",
    ),
    Property("tensor_shape", "Tensor shape", "dimensions", True, "“a tensor of [1, 5, 768]”", _OUTPUTS),
    Property(
        "token_count",
        "Tokens of a text",
        "tokens",
        True,
        "“'Hello world!' becomes 5 tokens”",
        "the tokenizer's own files, or a bundled tokenizer",
    ),
    Property(
        "comparison",
        "Which of two is larger",
        "ratio",
        False,
        "“reduces the hidden size from … to …”, “more memory”",
        "from the document's own numbers; the cost of longer inputs is counted on request",
    ),
    Property(
        "snippet",
        "What a code snippet prints",
        "text",
        False,
        "a code snippet with the answers offered for it",
        "run in a sandbox where that is asked for (--run-snippets), else it stays unchecked",
    ),
    Property(
        "license",
        "License",
        "terms",
        True,
        "front matter, “released under MIT”",
        _PUBLISHED,
    ),
    Property("language", "Languages named", "terms", True, "front matter, “supports French and German”", _NOT_YET),
    Property("datasets", "Datasets named", "terms", True, "front matter, “trained on Wikipedia and C4”", _NOT_YET),
    Property("base_model", "Base model", "terms", True, "front matter, “fine-tuned from BERT-base”", _NOT_YET),
    Property("library_name", "Library", "terms", True, "front matter, “used with timm”", _NOT_YET),
    Property("pipeline_tag", "Task", "terms", True, "front matter", _NOT_YET),
)

#: Every checkable property by name, in the order in which they are listed.
PROPERTIES: dict[str, Property] = {entry.name: entry for entry in _ALL}
