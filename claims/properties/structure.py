"""What a model is built of: its layers and the sizes of its vectors."""

from __future__ import annotations

from claims.properties.row import Row, compiled

#: A head or an adapter on top is not the model.
_LAYERS = (
    r"(?:layers?|blocks?)(?! (?:norm|classifier|head|MLP|perceptron|adapter|LSTM|CNN|BiLSTM|feed-?forward|network on"
    r"|classification|sizes?\b|dimension|(?:are |is )?(?:needed|required) (?:for|per)|of (?:\w+ )?(?:(?:gradient )?checkpoint"
    r"|dropout|abstraction|indirection|cach|LSTM|GRU|recurr|convolution|linear|dense|pooling|adapt|perceptron|normali[sz]"
    r"|regulari[sz]"
    r"|review|testing|securit|safety|defen[cs]e|encryption|activations?\b|context\b|meaning)))(?!: an? )"
    r"|-?schichtig\w*|Schichten|(?-i:Layern?)(?! [Nn]orm)|couches|capas|strati|层"
)
#: Whose layers may be the decoder's without a word of an encoder: models that have both.
_TWO_STACKS = (
    r"whisper|(?:m|by|u|long|flan-|code|switch-)?t5\b|m?bart\b|pegasus|nllb|marian|opus-mt|m2m"
    r"|prophetnet|seq(?:uence)?-?(?:2|to)-?seq"
)
#: "Of BART-base" behind a stack, and what leads to the number of its layers.
_OF_WHOM = r"(?: (?:of|in) (?:the )?[A-Z][\w.-]{0,30}(?: [\w.-]{1,16}){0,2}?)?"
_HAS = (
    r"(?: (?:still|also|now|only|alone|itself))?,? (?:of|has|have|had|with|uses|counts|stacks|is|keeps|kept|retains"
    r"|comprises|consists of|gets by (?:with|on)|makes do with|(?:is|went|goes) down to|stays (?:at|with))\s"
)
_WAS_CUT = (
    rf"\bdecoder{_OF_WHOM}(?: that)? (?:was|is|has been|were|got)? ?"
    r"(?:cut|pruned|trimmed|reduced|shrunk|shortened|slimmed)(?: down)?[^,;]{0,20}$"
    r"|\b(?:cuts?|pruned?|trim(?:s|med)|reduce[sd]?|shr[aiu]nks?|shorten(?:s|ed)) (?:the|its) decoder(?: down)?[^,;]{0,20}$"
)
_HALVES = (
    r"(?:(?:both|the two|its two)(?: of (?:its|the))? (?:halves|stacks|sides|towers|parts)"
    r"|(?:each|either|every)(?: one)?(?: of (?:its|the) (?:two )?)? ?(?:half|stack|side|tower|part|halves|stacks|sides|towers"
    r"|parts))"
)
#: Models without a name: what is said of them is said of nobody.
_CLASS = (
    r"(?:conventional|typical|other|most|many|traditional|common|similar|open-source|several|competing) (?:[\w-]+ ){0,4}"
    r"(?:models|LLMs|encoders)\b[^.;]{0,40}$"
)
_ENTRIES = r"(?:units?|numbers?|components?|entries|elements|values|floats|features|neurons|nodes|coordinates|channels)"
_DIMENSIONS = rf"(?:dimensions?(?: wide)?|dims?|-?dimensional|-?d\b|{_ENTRIES}(?: wide)?|wide)"
_FEED_FORWARD = r"(?:feed-?forward|intermediate|ffn|mlp)s?\b"
_SENTENCE = (
    r"sentence (?:embedding|vector)|vectors? (?:space|of|with|have|has)|embeddings? (?:of|with|are)|dimensional (?:dense"
    r"|vector)|feed-?forward|return|output|(?:each|every|per|a single|one)(?: attention)? head\b"
)
#: "The heads of X are of 128 dimensions".
_OF_A_HEAD = r"\bheads?(?: of [A-Z][\w .-]{0,24}?)?,?(?: (?:of|with|at|each|all|are|is|have|has|being|in|only|just)){1,4} $"
_INSIDE = (
    r"hidden|internal|inside|residual|(?:each|every|per|a) (?:word piece|token|position)|activations|layers?,? (?:of|with|each)"
    r"|state"
)

ROWS = (
    Row(
        "both_stacks",
        "encoder_layers",
        rf"(?:{_LAYERS}) (?:each )?in (?:both |each of )?(?:the |its )?encoder and (?:in )?(?:the |its )?decoder"
        r"|encoder and decoder (?:layers|blocks) each"
        rf"|(?:{_LAYERS})(?: deep)?,? (?:and so|as) (?:is|are|has|have|does|do) (?:the|its) (?:en|de)coder",
        also="decoder_layers",
        high=1e3,
    ),
    Row("plus_decoder", "encoder_layers", ahead=rf"\+ ?\d{{1,3}}[ -](?:{_LAYERS})", high=1e3, filler=False),
    Row("plus_encoder", "decoder_layers", _LAYERS, high=1e3, front=r"\d{1,3} ?\+ ?$"),
    Row(
        "each_stack",
        "encoder_layers",
        _LAYERS,
        also="decoder_layers",
        high=1e3,
        front=r"(?:both|in) (?:the )?(?:\w+ )?encoder and (?:the )?decoder\b[^,;]{0,30}$"
        rf"|(?:encoder and (?:the )?decoder|{_HALVES}){_OF_WHOM} (?:each )?"
        r"(?:have|has|with|are|stack|use|count|consist of|comprise)\b[^,;]{0,16}$",
    ),
    Row(
        "of_each_stack",
        "encoder_layers",
        r"(?:of|in|on|for) each(?= ?[,.;:)]| and\b|$)",
        also="decoder_layers",
        high=1e3,
        filler=False,
        passage=r"(?s:encoder.{0,400}decoder|decoder.{0,400}encoder)",
        unless=r"experts?",
    ),
    Row(
        "encoder_layers",
        "encoder_layers",
        rf"encoder[ -](?:layers?|blocks?)|(?:{_LAYERS})?(?: each)? ?(?:(?:in|for) (?:the|its|their) )?encoder(?![ -]only|-+dec)",
        high=1e3,
        passage=rf"decoder|{_TWO_STACKS}",
        filler=True,
    ),
    Row(
        "decoder_layers",
        "decoder_layers",
        rf"decoder[ -](?:layers?|blocks?)|(?:{_LAYERS})?(?: each)? ?(?:(?:in|for) (?:the|its|their) )?decoder(?![ -]only)",
        high=1e3,
        passage=rf"encoder|{_TWO_STACKS}",
        filler=True,
    ),
    Row(
        "in_the_encoder",
        "encoder_layers",
        _LAYERS,
        high=1e3,
        front=rf"(?:(?:(?:has|with) an|the|its) encoder|[A-Za-z][\w./-]{{0,40}}['’]s encoder){_OF_WHOM}{_HAS}[^,;]{{0,30}}$"
        r"|\bencoder['’]s (?:all |own |only )?$|in the encoder[^,;]{0,20}$",
    ),
    Row(
        "in_the_decoder",
        "decoder_layers",
        _LAYERS,
        high=1e3,
        front=rf"(?:(?:(?:has|with) an?|the|its) decoder|[A-Za-z][\w./-]{{0,40}}['’]s decoder){_OF_WHOM}{_HAS}[^,;]{{0,30}}$"
        rf"|{_WAS_CUT}"
        r"|(?<!of the )(?<!of its )\bdecoder['’]s (?:all |own |only )?$|in the decoder[^,;]{0,20}$",
    ),
    Row(
        "encoder_label",
        "encoder_layers",
        _LAYERS,
        high=1e3,
        front=r"encoder\W{1,5}(?:has |of |with )?$",
        passage=r"decoder",
    ),
    Row(
        "decoder_label",
        "decoder_layers",
        _LAYERS,
        high=1e3,
        front=r"decoder\W{1,5}(?:has |of |with )?$",
        passage=r"encoder",
    ),
    Row(
        "of_the_decoders_layers",
        "decoder_layers",
        ahead=rf" ?(?:out )?of (?:the|its) decoder['’]s [\w-]{{1,12}} (?:{_LAYERS})",
        high=100,
        filler=False,
    ),
    Row(
        "left_of_the_decoder",
        "decoder_layers",
        ahead=r" ?[,.;)]|$| (?:were|was|are|is|remain|stay|left|survive)",
        front=r"\bof (?:the|its) decoder['’]s [\w-]{1,12} (?:layers )?(?:only |just |but |merely )?$",
        high=100,
        filler=False,
        needs=r"layers|blocks",
    ),
    Row(
        "encoder_of",
        "encoder_layers",
        before=r"encoder(?: layers?| (?:still )?(?:kept|keeps|retains?(?:ed)?|has|had) (?:its|all|the|all its))?",
        high=100,
        needs=r"layers|blocks",
        passage=r"decoder",
    ),
    Row("decoder_of", "decoder_layers", before=r"decoder(?: layers?)?", high=100, needs=r"layers|blocks", passage=r"encoder"),
    Row(
        "attention_layers",
        "num_hidden_layers",
        r"(?:multi-head |masked )?(?:self-)?attention (?:layers|blocks)",
        ahead=r",? (?:(?:and )?each (?:has|have|having|with|of|containing)|with|having) (?:\d{1,3}|[a-z]{3,9})"
        r" (?:self-)?(?:attention )?heads",
        high=2e3,
        filler=False,
    ),
    Row(
        "layers",
        "num_hidden_layers",
        _LAYERS,
        high=2e3,
        unless=r"(?:freez|frozen|unfreez|fine-?tun\w* only|prun\w+ the|offload|-ngl\b|n[_-]gpu[_-]layers)"
        r"|\b(?:with|using|at) (?:only |just )?\w{1,6} (?:layers|blocks),? (?:the |our )?(?:accuracy|quality|scores?|loss"
        r"|F1|performance|perplexity|drop|gap|results?)\b",
        unless_front=rf"{_CLASS}|adds? $|\bwindows?(?: size)? of $|\bof (?:the|its) (?:en|de)coder['’]s $",
        unless_near=r"(?:global|random|sparse|sliding) blocks|(?:local|global|sliding[- ]window|windowed|full[- ]attention) layers"
        r"|MTP|multi-token|next-?n predict|linear|fully[ -]connected|on top"
        r"|(?:feed-?forward|self-?attention|attention|convolution(?:al)?|dense|pooling|residual|MLP|projection|adapter)"
        r" (?:block|layer)",
    ),
    Row("L", "num_hidden_layers", r"L", high=2e3, filler=False, needs=r"(?-i:\d{1,3}L[ ,/]+\d{2,4}H)"),
    Row(
        "feed_forward_beside",
        "intermediate_size",
        _DIMENSIONS,
        front=r"(?:feed-?forward|ffn|mlp|intermediate) (?:layers?|blocks?|networks?|parts?|modules?),? (?:each )?$",
        low=16,
        high=1e6,
        filler=False,
    ),
    Row(
        "feed_forward_units",
        "intermediate_size",
        rf"{_DIMENSIONS}|(?:inner|hidden) (?:units|dimensions?)",
        near=_FEED_FORWARD,
        low=16,
        high=1e6,
    ),
    Row(
        "feed_forward",
        "intermediate_size",
        before=rf"{_FEED_FORWARD}(?: (?:network|block|layer|hidden|part|sub-?layer|module|stack|path)s?(?: that| which)?)?(?:"
        rf" (?:size"
        rf"|dimension(?:ality)?"
        rf"|width|dim))?"
        r"(?: (?:widens?|widened|expands?|expanded|grows?|grew|goes|went|rose|blows?|climbs?|climbed|rises?|stops?|ends?"
        r"|stretches|swells?|peaks?)"
        r"(?: up| out)?(?: from [\d,.]{1,9})?(?: at| to)?)?"
        r"|intermediate_size|d_ff|inner (?:size|dimension|width)",
        unless_front=r"\b(?:that|which) [a-z]{3,9} (?:up |out )?from $",
        low=16,
        high=1e6,
    ),
    Row(
        "token_embeddings",
        "embedding_size",
        rf"{_DIMENSIONS}(?: (?:token|word|input) embeddings?)?",
        near=r"(?:token|word|input|factori[sz]ed) embeddings?|embeds? (?:its |the |each |every |all )?(?:tokens?|words?)"
        r"|\b(?:tokens?|words?|(?:sub-?word|word) ?pieces?|pieces?|sub-?words?|symbols?) (?:is|are|get) (?:first |only )?embedded"
        r"|embedding (?:matrix|table)|factori[sz]",
        unless_near=r"sentence|hidden",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "width_among_layers",
        "hidden_size",
        before=r"embedding (?:dimension|dim|size|width)",
        passage=r"(?:layers|blocks|depth)\s?[:=]\s?\d",
        unless=r"hidden",
        low=16,
        high=1e5,
    ),
    Row(
        "narrow_embeddings",
        "embedding_size",
        rf"{_DIMENSIONS}|long(?! enough)",
        front=r"\b(?:embeddings?|entries)(?: of [A-Z][\w .-]{0,24}?)?,? (?:are|is|were|of|have|has|had|to|with)(?: only| just"
        r"| merely)? $",
        passage=r"\b(?:layers?|blocks|bottleneck|projected|widen\w*|hidden|factori[sz]ed)\b",
        unless=r"sentence|retriev|vectors|search|quer(?:y|ies)|\btext|passage|document|similar|return|output|position",
        low=16,
        high=1024,
        filler=False,
    ),
    Row(
        "embedding_size",
        "embedding_size",
        before=r"(?:token |word |input |factori[sz]ed )?embedding size|(?:token|word|input|factori[sz]ed)[ -]embeddings?"
        r"(?: (?:width|dimension|dim|size))?|embedding_size",
        low=16,
        high=1e5,
    ),
    Row(
        "layers_of",
        "hidden_size",
        ahead=r"[,.;)]|$|\s(?:and|with|that|each|add|make|give)\b",
        front=r"(?<!-)(?:\d{1,3}|two|three|four|six|eight|ten|twelve|sixteen|twenty(?:-four)?|thirty(?:-two|-six)?"
        r"|forty(?:-eight)?)"
        r"[ -](?:[a-z]{4,12} )?(?:layers|blocks) of $",
        low=64,
        high=1e5,
        filler=False,
    ),
    Row(
        "hidden_units",
        "hidden_size",
        r"hidden(?: units?| dimensions?| size| states?)?|(?-i:H)|(?:hidden|model|concealed)[ -](?:dimensions?|units?)"
        r"|of width|dimensions?(?= (?:among|over|across|between) (?:its )?\d| in| and| of hidden| respectively|,|\.|$)"
        r"|Dimensionen|dimensiones"
        r"|units?(?: wide| each| per layer)|"
        r"(?:units |dimensions |numbers )?(?:across|in width|broad)(?=[,.;)(]|$| and\b)|wide(?= and| with \d| (?:encoder"
        r"|decoder|transformer|network|stack)\b"
        r"| as (?:before|ever|usual|always)| like"
        r"| between| inside| throughout| in (?:each|every|all)|[,.;)(]"
        r"| \(|$)|dimensional hidden (?:states?"
        r"|vectors?|layers?)"
        r"|versteckte Einheiten"
        r"|dimensions cachées|隐藏",
        low=16,
        high=1e5,
        filler=False,
        unless_near=_SENTENCE,
        unless_front=r"\bheads? ?[×x*] ?$"
        r"|\b(?:embeds?|embedded|maps?|encodes?|projects?)\b[^.;]{0,60}\b(?:in|into|to|onto) (?:a |the )?$"
        rf"|{_OF_A_HEAD}"
        r"|\b(?:vectors?|embeddings?|output)\s?:\s?$",
    ),
    Row(
        "is_wide",
        "hidden_size",
        r"(?:units |dimensions |numbers )?wide",
        front=r"\b(?:is|are|was|only|each|just)\s$",
        unless_front=_OF_A_HEAD,
        unless_near=r"feed-?forward|ffn|mlp|inner|image|pixel|sentence|vector|bit|head\b|heads\b|middle|between|embedding|expert",
        low=64,
        high=1e5,
        filler=False,
    ),
    Row(
        "units",
        "hidden_size",
        r"units?(?=[,.;)]| and\b)",
        needs=r"layers|blocks",
        unless=r"gpu|recurrent|LSTM|GRU|linear|compute units|feed-?forward|\bffn\b",
        unless_near=r"feed-?forward|ffn|mlp|vocab|vector|output|class",
        low=64,
        high=1e5,
        filler=False,
    ),
    Row(
        "layers_work_with",
        "hidden_size",
        ahead=r"\s?[.,;)]|$| (?:and|while|but)\b",
        front=r"\b(?:layers|blocks) (?:work|compute|operate|think|run|calculate) (?:with|in|on|at) (?:only |just )?$",
        low=64,
        high=1e5,
        filler=False,
    ),
    Row(
        "hidden_vectors",
        "hidden_size",
        _DIMENSIONS,
        near=_INSIDE,
        low=16,
        high=1e5,
        filler=False,
        unless_near=r"sentence|head\b|return|output|batch|token embedding|tokenizer|vocab|lexicon|dictionary",
    ),
    Row(
        "hidden_size",
        "hidden_size",
        before=r"(?:hidden|concealed|model|latent)(?:[ _-](?:sizes?|dimension(?:ality|s)?|dim|width"
        r"|layer size))(?: of \w[\w-]{1,30})?|d_model|n_embd|H(?= ?=)"
        r"|(?:verborgene|versteckte)[nr]? (?:Größe|Dimension)|Hidden-Size"
        r"|(?:taille|dimension) cachée|(?:tamaño|dimensión) ocult[oa]"
        r"|隐藏(?:层)?(?:的)?(?:维度|大小)",
        low=16,
        high=1e5,
        unless_front=r"\bw ?= ?h ?= ?$|\b(?:experts?|MoE|FFN|MLP|feed-?forward|intermediate|projector|adapter|router"
        r"|(?:per[- ])?head)"
        r"(?:['’]s)?[ _-](?:hidden|latent|model)[ _-][^,;.]{0,30}$",
    ),
    Row(
        "hidden_alone",
        "hidden_size",
        before=r"hidden",
        low=64,
        high=1e5,
        needs=r"layers|blocks|heads",
        unless_near=r"layer|feed|head|image",
    ),
    Row(
        "width",
        "hidden_size",
        before=r"width",
        low=64,
        high=1e5,
        unless_near=r"feed-?forward|ffn|image|pixel|beam|screen|sentence|vector|expert|embedding|heads?\b|bottleneck",
    ),
    Row(
        "widens_to",
        "hidden_size",
        before=r"(?:widen(?:s|ed)?|narrow(?:s|ed)|slim(?:s|med) down)(?: it| things| the model)?(?: out)?(?: from [\d,.]+)?",
        low=64,
        high=1e5,
        unless_near=r"feed-?forward|ffn|image|pixel|context|window",
    ),
    Row(
        "layer_count",
        "num_hidden_layers",
        unless_front=r"(?<!number )(?:of|the|in|between"
        r"|from) (?:layers|blocks) $|\b(?:with|into|in|using) blocks of (?:size )?$",
        before=r"(?:number of )?(?:hidden |transformer )?(?:layers|blocks)|layer count|#layers?|depth"
        r"|num_hidden_layers|n_layer|L(?= ?=)",
        unless=r"L ?= ?\d{1,4}\$? ?(?:tokens|frames|steps|words|patches|pixels)",
        high=2e3,
    ),
    Row("deep", "num_hidden_layers", r"deep", needs=r"wide|width|layers|\bdepth", unless=r"levels?|nested", high=300, filler=False),
    Row(
        "width_of_vision",
        "hidden_size",
        before=r"embedding dimension",
        needs=r"vision|\bViT|image|patch|blocks|layers",
        unless=r"sentence|vectors|retriev|output embedding",
        low=16,
        high=1e5,
    ),
)

PATTERNS = compiled(__name__, ROWS)
