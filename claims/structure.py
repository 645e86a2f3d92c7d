"""What a model is made of: parameters, layers, sizes of its vectors, heads, experts."""

from __future__ import annotations

from claims.row import Row, compiled

_LAYERS = r"layers?|blocks?(?= deep|\W)|Schichten|Layern?|couches|capas|strati|层"

#: Models without a name: what is said of them is said of nobody.
_CLASS = (
    r"(?:conventional|typical|other|most|many|traditional|common|similar|open-source|several|competing) (?:[\w-]+ ){0,4}"
    r"(?:models|LLMs|encoders)\b[^.;]{0,40}$"
)

ROWS = (
    Row(
        "active",
        "active_parameters",
        r"(?:parameters? )?(?:are |is )?(?:active|activated)(?: parameters?| params?| per token)?",
        low=1e6,
    ),
    Row("activates", "active_parameters", before=r"activat(?:es|ing)|active parameters", low=1e6),
    Row(
        "embeddings",
        "embedding_parameters",
        r"(?:embedding )(?:parameters?|params?|weights?)|(?:parameters?|params?)?,? ?(?:of which |of them )?(?:sit|live|lie"
        r"|belong|are|go)"
        r" (?:in|to|into) (?:the|its|their) (?:\w+ )?(?:embeddings?|tables?|embedding (?:matrix|table|layer))",
        low=1e4,
        filler=False,
    ),
    Row(
        "spent_on_embeddings",
        "embedding_parameters",
        r"of (?:its|the|their) parameters (?:on|in|for|to) (?:the|its|their) (?:\w+ )?(?:embeddings?|table)"
        r"|on (?:the|its|their) (?:table|embeddings)",
        low=1e4,
        filler=False,
    ),
    Row(
        "embedding_matrix",
        "embedding_parameters",
        r"parameters?",
        low=1e4,
        front=r"(?:the|its) (?:token |word |input )?(?:embeddings?|embedding (?:matrix|layer|table)|token table)\b[^,;]{0,40}"
        r"\b(?:has|have|holds?|takes?|contains?|counts?|alone)\b[^,;]{0,20}$",
    ),
    Row(
        "without_embeddings",
        "parameters",
        r"(?:parameters?|params?),? \(?(?:without|excluding|not counting) (?:the |its )?(?:token |word )?embeddings?",
        low=1e4,
        conditions=(("part", "non-embedding"),),
        filler=False,
    ),
    Row(
        "outside",
        "parameters",
        r"(?:transformer |non-?embedding |backbone )(?:parameters?|params?)",
        low=1e4,
        conditions=(("part", "non-embedding"),),
        filler=False,
    ),
    Row(
        "parameters",
        "parameters",
        r"(?:parameters?|params?)(?! (?:range|class|scale|regime|budget))|weights(?= |\W|$)",
        low=1e4,
        unless=r"added head|classification head",
    ),
    Row(
        "parameters_abroad",
        "parameters",
        r"Parametern?(?! (?:range|class|scale|regime|budget))|paramètres|parámetros|parâmetros|parametri|参数",
        low=1e4,
    ),
    Row(
        "parameter_count",
        "parameters",
        before=r"(?:parameters?|params?)(?: count)?|number of (?:parameters|weights)|parameter count(?: of \w+)?"
        r"|Parameter(?:n|zahl|anzahl)?"
        r"|参数量?(?:为|是)?",
        low=1e4,
    ),
    Row("sizes", "parameters", r"(?:model )?sizes", before=r"sizes", low=1e7, filler=False, unless=r"token|train|data|[MG]B\b"),
    Row("encoder_layers", "encoder_layers", r"encoder[ -](?:layers?|blocks?)", high=1e3, needs=r"decoder", filler=False),
    Row("decoder_layers", "decoder_layers", r"decoder[ -](?:layers?|blocks?)", high=1e3, needs=r"encoder", filler=False),
    Row(
        "in_the_encoder",
        "encoder_layers",
        _LAYERS,
        high=1e3,
        front=r"(?:(?:has|with) an|the|its) encoder (?:(?:of|has|with|uses|counts) )[^,;]{0,30}$|in the encoder[^,;]{0,20}$",
    ),
    Row(
        "in_the_decoder",
        "decoder_layers",
        _LAYERS,
        high=1e3,
        front=r"(?:(?:has|with) an?|the|its) decoder (?:(?:of|has|with|uses|counts) )[^,;]{0,30}$|in the decoder[^,;]{0,20}$",
    ),
    Row(
        "layers",
        "num_hidden_layers",
        _LAYERS,
        high=2e3,
        unless=r"(?:freez|frozen|unfreez|fine-?tun\w* only|prun\w+ the)",
        unless_front=_CLASS,
    ),
    Row(
        "layer_count",
        "num_hidden_layers",
        before=r"(?:number of )?(?:hidden |transformer )?layers|depth|num_hidden_layers",
        high=2e3,
    ),
    Row(
        "hidden_units",
        "hidden_size",
        r"hidden(?: units?| dimensions?| size| states?)?|(?:hidden|model|concealed)[ -](?:dimensions?|units?)"
        r"|dimensions?(?= in| and| of hidden|,|\.|$)"
        r"|units? wide|wide(?= and|[,.;]|$)|dimensional hidden (?:states?|vectors?|layers?)|versteckte Einheiten"
        r"|dimensions cachées|隐藏",
        low=16,
        high=1e5,
        filler=False,
        unless=r"sentence (?:embedding|vector)|vectors? (?:space|of|with)|embeddings? (?:of|with|are)|dimensional (?:dense"
        r"|vector)|feed-?forward|return",
    ),
    Row(
        "hidden_size",
        "hidden_size",
        before=r"(?:hidden|concealed|model|latent)(?:[ _-](?:size|dimension(?:ality)?|dim|width"
        r"|layer size))(?: of \w[\w-]{1,30})?|d_model"
        r"|verborgenen? Größe|Hidden-Size|taille cachée|tamaño oculto|隐藏(?:层)?(?:维度|大小)",
        low=16,
        high=1e5,
    ),
    Row(
        "width_of_vision",
        "hidden_size",
        before=r"embedding dimension",
        needs=r"vision|\bViT|image|patch|blocks|layers",
        unless=r"sentence|vectors|retriev|output embedding",
        low=16,
        high=1e5,
    ),
    Row(
        "feed_forward",
        "intermediate_size",
        before=r"(?:feed-?forward|intermediate|ffn|mlp)(?: (?:network|block|layer|hidden))?(?: (?:size|dimension|width|dim))?"
        r"|intermediate_size|d_ff",
        low=16,
        high=1e6,
    ),
    Row(
        "embedding_size",
        "embedding_size",
        before=r"(?:token |word |factori[sz]ed )?embedding size|embedding_size",
        low=16,
        high=1e5,
    ),
    Row(
        "kv_heads",
        "num_key_value_heads",
        r"(?:key[ -]?(?:/|and|-)?[ -]?value|kv)(?: attention)?[ -]heads?",
        high=1e3,
        filler=False,
    ),
    Row("kv_head_count", "num_key_value_heads", before=r"(?:kv|key[/ -]value) heads?", high=1e3),
    Row(
        "heads",
        "num_attention_heads",
        r"heads?|Attention-Köpfe[n]?|Köpfen?|Aufmerksamkeitsköpfen?|têtes(?: d['’]attention)?|cabezas|注意力头|头",
        high=1e3,
    ),
    Row("head_count", "num_attention_heads", before=r"(?:number of )?(?:self-)?(?:attention )?heads", high=1e3),
    Row(
        "experts_per_token",
        "experts_per_token",
        r"(?:(?:active|activated) experts?|experts? (?:per|for (?:each|every|a)) token|experts? (?:are )?(?:active|activated"
        r"|used|chosen|selected))",
        high=1e3,
        filler=False,
    ),
    Row(
        "experts_for_token",
        "experts_per_token",
        r"experts?|(?:are |is )?(?:active|activated|used|chosen|selected) (?:per|for (?:each|every|a)) token",
        high=1e3,
        needs=r"experts?\b",
        front=r"(?:(?:for|per) (?:each|every|a) token|(?:sends?|routes?|passes) (?:each|every|a) token to|routed to|chooses"
        r"|selects|picks"
        r"|of the \d+ experts)\b[^;]{0,60}$",
    ),
    Row("experts", "num_experts", r"experts?", high=1e4, unless=r"linguist|annotat|human|medical experts"),
)

PATTERNS = compiled(__name__, ROWS)
