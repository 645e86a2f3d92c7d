"""The honest meanings of "how many parameters", by the names under which counts are kept, compared and reported.

Two models are compared under one convention only, so a convention has the same name whatever the architecture.
"""

from __future__ import annotations

#: `AutoModel`: the stack that yields hidden states; BERT-like encoders have a pooler on top of it.
BASE = "base model with its pooler, if any"
WITHOUT_POOLER = "base model without pooler"
#: The class with the head that predicts tokens (masked, causal or sequence-to-sequence), tied weights once.
WITH_HEAD = "with language-model head"
#: `AutoModelForPreTraining` where it has more than the language-model head (BERT's next-sentence prediction).
PRETRAINING = "with pre-training heads"
TIED_TWICE = "with language-model head, tied weights counted twice"
#: Encoder, decoder and head share one table: counted three times where it is not counted once (twice would be a count of nothing).
TIED_EACH = "with language-model head, tied weights counted each time they are used"
#: The language model of a model that also sees or hears, with its head.
TEXT_ALONE = "language model alone, without vision or audio towers"
#: The class that sorts images into classes, with a head for as many as the configuration names.
CLASSIFIER = "with its classification head"
#: A sentence encoder with the dense layers that its repository adds to it.
WITH_DENSE = "encoder with its dense layers"
#: A pipeline of several models (diffusion): each on its own, by its name there, and all that learn.
COMPONENT = "component "
ALL_COMPONENTS = "all components"
#: One of the two towers of a model of images and texts (CLIP).
VISION_TOWER = "vision tower alone"
TEXT_TOWER = "text tower alone"
#: Layers that predict further tokens (DeepSeek-V3), which Transformers leaves out.
WITH_PREDICTION = "with multi-token-prediction layers"
WITH_PREDICTION_STORED = "with multi-token-prediction layers and their copies of embedding and head"

#: What files hold beside the weights, told by the configuration: never kept, always derived.
WITH_MASKS = "with language-model head, and the causal masks that older files hold"
WITH_SCALES = "every value that the files hold, the scales of quantized blocks too"

WITHOUT_TOKEN_EMBEDDINGS = "without token embeddings"  # noqa: S105 - no secret
WITHOUT_EMBEDDINGS = "without embeddings"
#: What a tied head adds of its own (DeBERTa's "backbone"); never kept, always derived from the two counts.
HEAD_WITHOUT_TOKEN_EMBEDDINGS = "with language-model head, without token embeddings"  # noqa: S105 - no secret

TOKEN_EMBEDDINGS = "token embeddings"  # noqa: S105 - no secret
TOKEN_EMBEDDINGS_TWICE = "token embeddings, input and output"  # noqa: S105 - no secret
ALL_EMBEDDINGS = "token, position and segment embeddings"

ACTIVE = "active for a token"
ACTIVE_WITHOUT_INPUT = "active for a token, without the input embedding"
ACTIVE_WITHOUT_EMBEDDINGS = "active for a token, without embeddings"

#: Conventions of the whole model, of the model less its embeddings, of the embeddings, and of what one token passes through.
TOTALS = (
    BASE,
    WITHOUT_POOLER,
    WITH_HEAD,
    PRETRAINING,
    TIED_TWICE,
    TIED_EACH,
    TEXT_ALONE,
    CLASSIFIER,
    WITH_DENSE,
    ALL_COMPONENTS,
    VISION_TOWER,
    TEXT_TOWER,
    WITH_PREDICTION,
    WITH_PREDICTION_STORED,
)
REDUCED = (WITHOUT_TOKEN_EMBEDDINGS, WITHOUT_EMBEDDINGS, HEAD_WITHOUT_TOKEN_EMBEDDINGS)
#: Counts that leave something out or count it twice, and that words have to name.
SECONDARY = frozenset({*REDUCED, TIED_TWICE, TIED_EACH})
EMBEDDINGS = (TOKEN_EMBEDDINGS, TOKEN_EMBEDDINGS_TWICE, ALL_EMBEDDINGS)
ACTIVES = (ACTIVE, ACTIVE_WITHOUT_INPUT, ACTIVE_WITHOUT_EMBEDDINGS)

#: The models that a forward pass is counted of: what yields hidden states, and that with the head its configuration is for.
BASE_STACK = "base model"
HEAD_STACK = "with its head"

#: How the definitions of memory begin: what the weights take, and what anything that holds them takes at least.
WEIGHTS_ALONE, AT_LEAST = "the weights alone, in", "at least the weights, in"
