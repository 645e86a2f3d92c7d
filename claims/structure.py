"""What a model is made of: parameters, layers, sizes of its vectors, heads, experts, vocabulary, longest input."""

from __future__ import annotations

from claims.row import Row, compiled

_TRAINED_ON = (
    r"train|corpus|corpora|dataset|data\b|tokens? of (?:text|data|code)|batch|epoch|fine-?tun|generat"
    r"|output (?:length|limit)|max_new"
)
_LAYERS = r"layers?|blocks?(?= deep|\W)|Schichten|Layern?|couches|capas|strati|层"
_INPUT = (
    r"context|window|sequence|input|prompt|look|read|attend|accept|process|take|handle|devour|positions?|truncat|limit"
    r"|long|length|stops? at"
)

ROWS = (
    Row("active", "active_parameters", r"(?:parameters? )?(?:active|activated)(?: parameters?| params?| per token)?", low=1e6),
    Row("activates", "active_parameters", before=r"activat(?:es|ing)|active parameters", low=1e6),
    Row(
        "embeddings",
        "embedding_parameters",
        r"(?:embedding )(?:parameters?|params?|weights?)|(?:parameters?|params?)?,? ?(?:of which |of them )?(?:sit|live|lie"
        r"|belong|are|go)"
        r" (?:in|to|into) (?:the|its|their) (?:token |input |word )?(?:embeddings?|table|embedding (?:matrix|table|layer))",
        low=1e4,
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
    Row("parameters", "parameters", r"parameters?|params?|weights(?= |\W|$)", low=1e4, unless=r"added head|classification head"),
    Row("parameters_abroad", "parameters", r"Parametern?|paramètres|parámetros|parâmetros|parametri|参数", low=1e4),
    Row(
        "parameter_count",
        "parameters",
        before=r"(?:parameters?|params?)(?: count)?|number of (?:parameters|weights)|parameter count(?: of \w+)?"
        r"|Parameter(?:n|zahl|anzahl)?"
        r"|参数量?(?:为|是)?",
        low=1e4,
    ),
    Row("encoder_layers", "encoder_layers", r"encoder[ -](?:layers?|blocks?)", high=1e3, needs=r"decoder", filler=False),
    Row("decoder_layers", "decoder_layers", r"decoder[ -](?:layers?|blocks?)", high=1e3, needs=r"encoder", filler=False),
    Row("layers", "num_hidden_layers", _LAYERS, high=2e3, unless=r"(?:freez|frozen|unfreez|fine-?tun\w* only|prun\w+ the)"),
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
        "output",
        "output_dimension",
        r"(?:-?dimensional|-?dim|-?d) (?:dense |sentence |text |output |normali[sz]ed |image )?(?:vectors?|embeddings?"
        r"|vector space|representations?)",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "vectors",
        "output_dimension",
        before=r"(?:vectors?|(?:sentence |text |output )?embeddings?)(?: with| has| have| are)?",
        after="",
        low=1e9,
    ),
    Row(
        "returns",
        "output_dimension",
        r"dimensions?|dims?",
        needs=r"vectors?|embeddings?|return",
        unless=r"hidden|layers",
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
    Row("experts", "num_experts", r"experts?", high=1e4, unless=r"linguist|annotat|human|medical experts"),
    Row(
        "vocabulary",
        "vocab_size",
        before=r"(?:vocab(?:ulary)?|jargon|Vokabular|vocabulaire|vocabulario|词表)(?:[ _-]?(?:size|größe))?(?: (?:with|contains"
        r"|has|comprises|holds|consists))?"
        r"(?: of (?:its|the|a|\w+) (?=\w))?|token table|vocabulary of (?:size|about)",
        low=10,
        high=1e8,
    ),
    Row(
        "vocabulary_of",
        "vocab_size",
        r"(?:vocabulary|vocab) ?(?:entries|size|tokens|items|pieces|words)?|(?:sub-?word|byte-?level|wordpiece|sentencepiece"
        r"|bpe)? ?(?:pieces|sub-?words|wordpieces|entries)"
        r"|(?:sub-?word |bpe )?(?:tokens?|units?|symbols|types) (?:in (?:its|the) )?vocab(?:ulary)?|jargon \w+",
        needs=r"vocab|token|jargon|piece",
        low=100,
        high=1e8,
        unless=r"dictionary of|bleu",
    ),
    Row(
        "table_of_tokens",
        "vocab_size",
        r"tokens?|sections|pieces",
        needs=r"token table|table of|vocabulary|vocab|jargon|tokeni[sz]er",
        low=1000,
        high=1e8,
        unless=r"train|context|window|corpus",
    ),
    Row(
        "context_of",
        "max_position_embeddings",
        r"(?:tokens? )?(?:context|input)(?: (?:length|window|size))?|(?:token )?(?:context (?:length|window))"
        r"|tokens? (?:of (?:context|input)|long|per input|in length|window|context)"
        r"|(?:token )?sequence length|Kontext",
        low=32,
        high=1e8,
        filler=False,
        unless=r"\bbatch|epoch|learning rate|fine-?tun|pre-?train(?:ed|ing) (?:with|on|at|using)|trained (?:with|using|at)"
        r"|generat",
    ),
    Row(
        "context",
        "max_position_embeddings",
        before=r"(?:max(?:imum|\.|imal)? )?(?:context|sequence|input|position)(?:[ -](?:length|window|size|limit"
        r"|embeddings))(?: of \w+)?(?: (?:up|extends|reaches|grows))?(?: to| up to)?|max_position_embeddings|max_seq_length"
        r"|context|window|上下文(?:长度)?",
        low=32,
        high=1e8,
        unless=r"\bbatch|epoch|learning rate|fine-?tun|pre-?train(?:ed|ing) (?:with|on|at|using)|trained (?:with|using|at|on)"
        r"|extended from|tokens/s|second|generat",
    ),
    Row(
        "longest_input",
        "max_position_embeddings",
        r"tokens?|positions|token \w+|Tokens",
        needs=_INPUT,
        unless=_TRAINED_ON + r"|second|/s\b|becomes|tokeni[sz]ed|per token|special",
        low=32,
        high=1e8,
    ),
    Row(
        "image_size",
        "image_size",
        r"(?:pixels?|px)?(?: (?:input )?(?:images?|resolution|inputs?))?",
        needs=r"image|resolution|pixel",
        unless=r"patch",
        low=16,
        high=1e4,
    ),
    Row(
        "patch_size",
        "patch_size",
        r"(?:pixels? )?patch(?:es)?",
        before=r"patch(?:es)?(?: size)?(?: of(?: size)?)?",
        low=2,
        high=256,
    ),
    Row(
        "labels",
        "num_labels",
        r"(?:output )?(?:labels|classes)",
        needs=r"classif|predict|output|head|model|label",
        unless=r"dataset|data set|corpus|annotated",
        low=2,
        high=1e6,
    ),
    Row(
        "bits",
        "quantization_bits",
        r"bits?(?: (?:integers?|weights?|precision|quanti[sz]ation|quanti[sz]ed|per (?:channel|weight|token)|groupwise))?",
        needs=r"quanti[sz]|bits per weight|weights",
        unless=r"instead of 32|gpu",
        low=1,
        high=32,
        filler=False,
    ),
    Row(
        "languages",
        "num_languages",
        r"(?:languages?|dialects|Sprachen|langues|idiomas|lenguas|语言)",
        low=2,
        high=8000,
        unless=r"programming|plans? to|beyond",
    ),
)

PATTERNS = compiled(__name__, ROWS)
