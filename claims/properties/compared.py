"""The nouns and adjectives of comparisons: what is compared, and whether they say more or less of it."""

from __future__ import annotations

from collections.abc import Mapping

#: What a noun measures, the longer phrases first.
NOUNS: tuple[tuple[str, str], ...] = (
    ("training_tokens", r"training tokens|pre-?training tokens"),
    ("training_examples", r"(?:training |seen )?(?:samples|examples|pairs)"),
    ("training_data", r"(?:pre-?training |training )?(?:data|text)|(?:training )?corpus"),
    (
        "disk_size",
        r"size on disk|(?:model |checkpoint |weights? )?file(?! (?:name|format|type|system|size))|disk space|storage(?: space)?"
        r"|file size|disk|download(?: size)?",
    ),
    ("memory", r"memory(?: footprint| usage| use| consumption)?|v?ram|(?:KV[ -]|key[/-]value )?cache(?: size)?"),
    (
        "throughput",
        r"throughput|(?:tokens|sentences|images|words|documents|requests|samples|pages|queries|passages|texts)"
        r" (?:per|a|each) second",
    ),
    ("latency", r"latency|(?:inference |response |running |run|compute )?time|delay"),
    ("speed", r"(?:inference )?speed(?!-?up)"),
    ("flops", r"flops|compute(?! time)|computations?|operations"),
    ("macs", r"macs"),
    ("active_parameters", r"active parameters"),
    ("parameters", r"parameters?|params|weights?|(?:model |total |overall |parameter )?size|parameter count"),
    ("num_hidden_layers", r"(?:transformer |hidden |encoder )?(?:layers|blocks)|depth"),
    ("num_key_value_heads", r"(?:key[/ -]value|kv) heads"),
    ("num_attention_heads", r"(?:attention )?heads"),
    ("hidden_size", r"hidden size|width"),
    ("vocab_size", r"vocabulary(?: size)?|vocab"),
    ("max_position_embeddings", r"context(?: length| window| size)?|window|input length|tokens"),
    ("num_languages", r"languages"),
    ("num_experts", r"experts"),
    (
        "score",
        r"performances?|accuracy|capabilit(?:y|ies)|quality|scores?|understanding|grasping|abilit(?:y|ies)|effectiveness"
        r"|capacity|results"
        r"|f1(?:[- ]score)?|knowledge|skills?|(?:word |character )?error rate|wer|bleu|power|level|leistung|genauigkeit",
    ),
)

#: Adjectives that name what they compare; the second tells whether they say more (1) or less (-1) of it.
ADJECTIVES: Mapping[str, tuple[str, int]] = {
    **dict.fromkeys(
        ("smaller", "lighter", "slimmer", "leaner", "tinier", "kleiner", "petit", "petite", "pequeño", "pequeña", "小"),
        ("parameters", -1),
    ),
    **dict.fromkeys(("larger", "bigger", "heavier", "größer", "grand", "grande", "gros", "grosse", "大"), ("parameters", 1)),
    **dict.fromkeys(
        ("faster", "quicker", "speedier", "schneller", "rapide", "rápido", "rápida", "speed-up", "speedup", "acceleration", "快"),
        ("speed", 1),
    ),
    **dict.fromkeys(("slower", "slow-down", "slowdown", "langsamer", "lent", "lente", "lento", "lenta", "慢"), ("speed", -1)),
    **dict.fromkeys(("shallower",), ("num_hidden_layers", -1)),
    **dict.fromkeys(("deeper",), ("num_hidden_layers", 1)),
    **dict.fromkeys(("wider",), ("hidden_size", 1)),
    **dict.fromkeys(("narrower",), ("hidden_size", -1)),
}

#: "as fast as": what the plain adjective compares.
POSITIVES: Mapping[str, tuple[str, int]] = {
    **dict.fromkeys(("fast", "quick", "quickly", "speedy", "schnell"), ("speed", 1)),
    **dict.fromkeys(("slow", "slowly"), ("speed", -1)),
    **dict.fromkeys(("large", "big", "heavy", "groß"), ("parameters", 1)),
    **dict.fromkeys(("small", "light"), ("parameters", -1)),
    **dict.fromkeys(("deep",), ("num_hidden_layers", 1)),
    **dict.fromkeys(("wide",), ("hidden_size", 1)),
    **dict.fromkeys(("accurate", "good", "well", "capable", "strong"), ("score", 1)),
}
