"""The words for properties in the headers of tables: a table."""

from __future__ import annotations

_COUNT = r"(?:# ?(?:of)?|№|no\.? ?(?:of)?|num(?:ber)?\.? ?(?:of)?|n|count of|total|all)? ?"
ROWS: tuple[tuple[str, str, str], ...] = (
    # (property, expression for the whole header without its unit, part or condition as "name=value")
    (
        "active_parameters",
        _COUNT + r"(?:active|activated|act\.?) (?:non[- ]?emb(?:eddings?|\.)?|backbone) (?:params?|parameters?)",
        "part=non-embedding",
    ),
    (
        "active_parameters",
        _COUNT + r"(?:active|activated|act\.?) (?:params?|parameters?)"
        r"|(?:params?|parameters?) active|(?:params?|parameters?) ?(?:/|per) ?token",
        "",
    ),
    ("embedding_parameters", _COUNT + r"(?:embeddings?|emb\.?|look-?up tables?) (?:params?|parameters?)", ""),
    (
        "parameters",
        _COUNT + r"(?:(?:non[- ]?emb(?:eddings?|\.)?|backbone|transformer|body|without embeddings) (?:params?|parameters?)"
        r"|(?:params?|parameters?|\.{3}|…)?,? ?\(?(?:without|excl\.?"
        r"|excluding|w/o) "
        r"(?:the )?(?:token )?embeddings?\)?)",
        "part=non-embedding",
    ),
    ("parameters", _COUNT + r"(?:transformer|backbone) (?:params?|parameters?|weights)", "part=non-embedding"),
    (
        "parameters",
        _COUNT + r"(?:model |trainable |learnable )?(?:params?\.?|parameters?)(?: count| number| size)?"
        r"|(?:model )?size in parameters|n_param(?:eter)?s|(?:#|no\. of|number of|num\.? of|all|total|learned) ?weights",
        "",
    ),
    (
        "num_key_value_heads",
        _COUNT + r"(?:(?:kv|key[-/ ]?(?:and )?values?|k/v) (?:attention )?(?:heads?|groups?)|query groups?|gqa groups?)"
        r"|kv|num_key_value_heads|n_kv_heads",
        "",
    ),
    (
        "num_attention_heads",
        _COUNT
        + r"(?:query |q )?(?:attention |self-attention |attn\.? )?heads?(?: ?(?:/|per) ?(?:layer|block))?|num_attention_heads"
        r"|n_heads?",
        "",
    ),
    ("encoder_layers", _COUNT + r"(?:encoder|enc\.?) (?:layers?|blocks?)", ""),
    ("decoder_layers", _COUNT + r"(?:decoder|dec\.?) (?:layers?|blocks?)", ""),
    (
        "num_hidden_layers",
        _COUNT + r"(?:hidden |transformer |model )?(?:layers?|blocks?)|(?:#|no\.?|number of|num\.?) ?(?:of )?"
        r"(?:transformer|encoder|decoder) (?:segments?|stacks?)|depth|num_hidden_layers|n_layers?|layer count",
        "",
    ),
    (
        "intermediate_size",
        r"(?:ffn?|feed[- ]?forward|intermediate|mlp|d_?ff|dff|inner)(?: ?(?:hidden|inner|network|layer(?!$)))?(?: ?(?:size|dim\.?"
        r"|dimensions?|width))?|(?:encoder_|decoder_)?(?:ffn?|inner|mlp)_(?:dims?|size|width)|[nd]_inner|filter size"
        r"|inner \(ffn?\)",
        "",
    ),
    (
        "hidden_size",
        r"(?:att(?:entio)?n\.? )?hidden(?:[ _](?:size|dims?\.?|dimensions?|units|states?(?: (?:size|dim\.?|dimensions?))?))?"
        r"|d[_ ]?model|width|model (?:dim\.?"
        r"|dimensions?|width)|n_embd|state size|residual (?:stream )?(?:width|size)",
        "",
    ),
    ("embedding_size", r"(?:token |word )?emb(?:edding|\.)? size|token embeddings?", ""),
    (
        "output_dimension",
        r"(?:joint|shared|output|common) (?:vector|embedding|space)"
        r"|(?:output |emb(?:ed(?:ding)?s?)?\.? |sentence |vector )?(?:dims?\.?|dimensions?|dimensionality)|(?:output "
        r"|sentence )?(?:vector|embedding)(?: size)?|vector length",
        "",
    ),
    (
        "vocab_size",
        r"vocab(?:ulary)?\.?(?: ?_?size)?|n_?vocab|tokens in vocab(?:ulary)?"
        r"|vocab(?:ulary)? entries|(?:word|sentence|sub-?word)? ?pieces|sub-?words|token (?:types|table)",
        "",
    ),
    (
        "max_position_embeddings",
        r"(?:default |native |supported |max(?:imum|\.)? )?context(?: ?(?:length|window|size|len\.?))?|max(?:imum"
        r"|\.)? (?:input|sequence|seq\.?|context"
        r"|position)s? ?(?:length|tokens|embeddings|len\.?|size)?"
        r"|max(?:imum|\.)? ?(?:input )?tokens|(?:sequence|seq\.?) ?(?:length|len\.?)|window|max(?:imum"
        r"|\.)?[ _](?:length|len\.?)|n_ctx|n_positions|max_position_embeddings|max_seq(?:uence)?_len(?:gth)?"
        r"|(?:reads|sees|takes(?: in)?|accepts|handles|remembers) (?:up to|at (?:once|a time|most))"
        r"|(?:longest|maximum|max\.?) (?:input|text|sequence|prompt|document|passage)s?"
        r"|(?:tokens|text|input) (?:at (?:once|a time)|in view)|(?:input|text|token) limit"
        r"|ctx|positions|input length|reads|(?:truncates|cuts(?: off)?|stops) at",
        "",
    ),
    (
        "image_size",
        r"(?:image|input|img\.?|picture|photo|frame) ?(?:resolution|size|side|edge)|resolution",
        "",
    ),
    ("patch_size", r"patch(?: size)?", ""),
    (
        "experts_per_token",
        _COUNT + r"(?:active |activated |selected |used |chosen |per token |top-?k )experts?"
        r"|(?:(?:active|activated|selected|routed) )?experts?(?: per | / |/)token|experts? (?:used|active|chosen)",
        "",
    ),
    ("num_experts", _COUNT + r"(?:routed )?experts|(?:#|number of|num\.? of) ?(?:routed )?experts?", ""),
    (
        "disk_size",
        r"(?:download|file|disk|checkpoint|storage|on[- ]disk|model file)(?: ?(?:size|space))?|size (?:on disk"
        r"|of (?:the )?(?:checkpoint|weights|(?:model )?file|download))",
        "",
    ),
    ("memory", r"kv[- ]cache(?: size)?", "part=KV cache"),
    (
        "memory",
        r"(?:required |min(?:imum|\.)? |max(?:imum|\.)? |peak |total |inference |gpu |cuda )*(?:v?ram|memory)"
        r"(?: for (?:inference|weights|the weights))?(?: ?(?:size|usage|use"
        r"|in use|footprint"
        r"|required|requirements?|needed))?|mem|(?:peak |max(?:imum|\.)? )?(?:gpu |memory )usage|peak usage|rss",
        "",
    ),
    (
        "latency",
        r"(?:time[- ]to[- ](?:the )?first[- ]token|ttft|(?:time to )?first token(?: after(?: (?:a |an )?[\w-]{1,12}){0,3})?"
        r"|latency to (?:the )?first token)",
        "condition=time to first token",
    ),
    (
        "latency",
        r"(?:mean |average |avg\.? |median |p50 |inference |cpu |gpu )?(?:latency|inf(?:erence|\.)? time|inference speed|runtime)"
        r"(?: ?(?:p\d{2}|mean|median|average|avg\.?))?",
        "",
    ),
    (
        "speed",
        r"(?:relative |rel\.? |inference |generation |decod(?:e|ing) |prefill )?(?:speed(?:[- ]?up)?"
        r"|rel\. latency|relative latency)|(?:times|[x×]) (?:faster|as fast|speed)|acceleration",
        "",
    ),
    (
        "throughput",
        r"throughput|tps|t ?/ ?s|fps|frames? ?(?:per |/ ?)s(?:ec(?:ond)?)?"
        r"|(?:decod(?:e|ing)|prefill(?:ing)?|generati(?:on|ng)|writing"
        r"|reading|output|text generation"
        r"|prompt(?: processing| eval\w*)?)?|qps|(?:(?:decod(?:e|ing)|prefill|generation|inference|infer|prompt"
        r"|train(?:ing)?) )?(?:tokens?|toks?|samples|sentences|images|imgs?|im|queries"
        r"|requests|docs|documents|pairs|words|seqs?|sequences) ?(?:per|/) ?s(?:ec(?:onds?)?)?"
        r"|(?:(?:output|generated|new|input|prompt|processed|median|mean|average|avg\.?|peak|total) )?"
        r"(?!steps|epochs|iterations|batches|bytes|bits|seconds|minutes|hours|frames|flops)"
        r"(?:tok|[a-z]{2,14}s) ?(?:per|/) ?s(?:ec(?:ond)?)?",
        "",
    ),
    ("quantization_bits", r"(?:weight |quantization )?bits(?: per weight| ?/ ?weight)?|bpw|bit[- ]?width", ""),
    (
        "training_tokens",
        r"(?:total )?(?:(?:pre-?)?train(?:ing|ed)?|distillation)(?: data)? tokens|pre-?training length"
        r"|tokens (?:distilled|trained) (?:on|with)"
        r"|(?:total )?tokens? (?:count|seen|processed|consumed)|token count"
        r"|(?:total |all )?tokens (?:during|in|for|of) (?:the )?(?:pre-?)?training",
        "",
    ),
    (
        "training_examples",
        _COUNT + r"(?:pre-?)?train(?:ing)? (?:pairs|examples|samples|sequences|tuples|triplets|instances|images|sentences"
        r"|documents)|instructions|preference pairs",
        "",
    ),
    (
        "training_bytes",
        r"(?:pre-?)?train(?:ing)? (?:data(?: size)?|size)|(?:training )?corpus(?: size)?"
        r"|(?:combined |total |training )?(?:data ?set|corpus) size|(?:combined|total) data size",
        "",
    ),
    ("num_languages", _COUNT + r"(?:supported )?lang(?:uage)?s\.?|lang\.", ""),
    ("num_labels", _COUNT + r"(?:labels|classes)", ""),
)
#: Letters that stand for properties where at least three of them head a table.
LETTERS = {
    "l": "num_hidden_layers", "h": "hidden_size", "hs": "hidden_size", "a": "num_attention_heads", "ah": "num_attention_heads",
    "ffn": "intermediate_size", "p": "parameters", "d": "hidden_size", "v": "vocab_size",
}  # fmt: skip
