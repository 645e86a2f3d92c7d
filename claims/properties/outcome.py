"""What comes out of a model: vectors, labels; how many languages it knows, and in how many bits its weights are kept."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_ENTRIES = r"(?:dimensions?|dims?|-?dimensional|numbers?|floats?|values|components|entries|coordinates|elements)"
_VECTOR = r"(?:vectors?|embeddings?|vector space|representations?)"
_GIVES = (
    r"(?:return|output|produc|giv|yield|turn|map|encod|becom|emit|embed|represent|condens|squeez|compress|project|vector|embedding"
    r"|spit|convert)\w*"
)
#: What is turned into one vector.
_TEXTS = (
    r"(?:sentence|text|passage|paragraph|document|quer(?:y|ies)|image|picture|photo|caption|title|snippet|abstract|chunk|page)s?"
)
_CLASSES = (
    r"labels|classes|categories|emotions|intents|topics|sentiments|(?:entity|relation|question|class) types|outputs|output units"
    r"|classes of \w+|star ratings"
)

#: "Outperforms X on 54 languages of FLEURS", "fine-tuned on eight languages": in which it was tried, or was taught more.
_EVALUATED_IN = (
    r"\b(?:evaluat\w+|experiment\w*|tested|outperform\w*|beats?|surpass\w*|detection|benchmarks?|wins|examined|analy[sz]\w+"
    r"|studied|results?|scores?|(?:fine-?|instruction-?)tun\w+|adapt(?:ed|ing)|distill?(?:ed|ing))\b"
    r"[^;.]{0,60}\b(?:on|in|into|to|across|over|for)\s(?:all |the |other |more than |over )?$|\ball (?:the |these |of the )?$"
)
#: "A benchmark spanning 18 languages": of no model, unless it was trained on that.
_OF_A_DATA_SET = (
    r"(?:(?!train|tuned|tuning|learn|\bsaw\b|\bfed\b)[^.;]){0,200}"
    r"\b(?:data ?sets?|benchmarks?|(?:test|eval\w*|dev) ?sets?|test ?suites?|corpus|corpora|leaderboard)\b"
    r"(?:(?!\b(?:models?|it|train\w*|encoder|learn\w*)\b)[^.;]){0,60}\b(?:cover|span|contain|compris|includ|offer|ha[sv]|with|in"
    r"|of|for|from"
    r"|across|over)\w{0,4} (?:all |more than |over |about |up to )?$"
)
#: "Devices that support FP8": what may be done.
_MAY = (
    r"\b(?:support|allow|enabl|offer|permit)(?:s|ing|ed|es)?\b[^.;:]{0,50}$|\b(?:compatible with|ready for) (?:\w+ )?$"
    r"|\b(?:code|scripts?|recipes?|examples?|tools?|tooling|instructions|kernels?|guides?|tutorials?|notebooks?|function|utilities)"
    r" (?:for|to|that|with)\b[^.;:]{0,40}$|\bon-the-fly $"
)

#: "In the news task, each piece is sorted into …": what is asked of whoever takes part.
_OF_A_TASK = (
    r"(?:^|[.;] )\W*(?:in|for) (?:the |an? )?[\w -]{2,40}(?:classification|task|challenge|competition|recognition|detection)"
    r"(?: task)?,[^;]{0,90}$|\bsupposed to\b[^.;]{0,60}$"
)

ROWS = (
    Row(
        "output",
        "output_dimension",
        rf"(?:-?dimensional|-?dim|-?d) (?:dense |sentence |text |output |normali[sz]ed |image )?{_VECTOR}",
        low=16,
        high=1e5,
        filler=False,
        unless_near=r"(?:token|word|hidden|position)\b",
    ),
    Row(
        "returns",
        "output_dimension",
        _ENTRIES,
        near=_GIVES,
        needs=rf"{_VECTOR}|return|output|sentence|text\b|paragraph|passage|document|quer|image|picture|photo",
        unless_near=r"hidden|layers|feed-?forward|(?:each|every|per) (?:token|word|position)|token embedding|\bheads?\b",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "becomes_a_point",
        "output_dimension",
        r"(?:-?dimensional|-?dim|-?d|-?number|-?component|-?entry|-?value|-?float) (?:dense |semantic |shared |joint |single )?"
        r"(?:points?|space|arrays?|lists?|tuples?|(?:sentence |text )?vectors?|embeddings?|codes?|fingerprints?|signatures?)",
        low=16,
        high=1e5,
        filler=False,
        unless_near=r"(?:token|hidden|position|latent|key|query|head)s?\b",
    ),
    Row(
        "vectors_are_long",
        "output_dimension",
        rf"(?:{_ENTRIES}|long|entries long|numbers long)(?=[,.;)]|$| and\b| each\b)",
        front=r"(?<!token )(?<!word )(?<!position )(?<!hidden )(?<!input )\b(?:vectors|embeddings|outputs?)(?: of"
        r" [A-Z][\w.-]{1,24})?"
        r" (?:is|are|have|has|come in|count|measure)(?: only| just| each)? $",
        needs=r"vectors|[’']s embeddings|sentence embeddings|its embeddings|outputs?",
        unless=r"hidden|layers?\b|heads|vocab|token embedding|factor|feed-?forward",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "numbers_of_a_text",
        "output_dimension",
        rf"{_ENTRIES} (?:per|for (?:each|every|one|a)|an?) {_TEXTS}",
        low=16,
        high=1e5,
        filler=False,
        unless_near=r"hidden|layers|feed-?forward|token|scores?",
    ),
    Row(
        "vectors_of",
        "output_dimension",
        ahead=rf"(?: {_ENTRIES})?(?:\s?[,.;:)]|$| (?:and|but|while|which|that|for|in all|or)\b)",
        front=r"(?<!support )(?<!input )(?<!token )(?<!word )(?<!position )(?<!positional )(?<!key )(?<!value )(?<!hidden )"
        r"(?<!feature )\b(?:vectors|embeddings|representations),? (?:of|with)(?: (?:only|just|the|a))?"
        r"(?: (?:length|lengths|size|dimension|dimensionality))?(?: of)? $",
        unless_near=r"hidden|layers|token|position|patch|feed-?forward|word\b|support vectors",
        low=64,
        high=1e4,
        filler=False,
    ),
    Row(
        "vector_field",
        "output_dimension",
        _ENTRIES,
        front=r"(?:output|sentence|text|vectors?|embeddings?)\s?:\s?$",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "vectors_in_brackets",
        "output_dimension",
        _ENTRIES,
        front=rf"{_VECTOR}\s\((?:of |with )?$",
        low=16,
        high=1e5,
        filler=False,
        unless_front=r"(?:token|word|hidden|position|input|patch) \w+\s\(",
    ),
    Row(
        "embeds_in",
        "output_dimension",
        _ENTRIES,
        front=r"\b(?:embeds?|embedded|maps?|encodes?|projects?)\b[^.;]{0,60}\b(?:in|into|to|onto) (?:a |the )?"
        r"(?:(?:shared|common|joint) )?(?:space of )?$",
        unless_near=r"hidden|layers|token|feed-?forward|\b(?:pieces?|sub-?words?|words?|symbols?) (?:is|are|get) ",
        low=16,
        high=1e5,
        filler=False,
    ),
    Row(
        "vector_size",
        "output_dimension",
        before=r"(?:output|vector|sentence embedding|embedding)[ -](?:dimension(?:ality|s)?|size|length|width|dim)"
        r"|vectors? of (?:length|size|dimension)|(?:^|\W)(?:output |sentence )?(?:vectors?|embeddings?)(?= ?:)",
        unless=r"hidden|layers|token|feed-?forward|vision|\bViT|patch|word|factori|blocks",
        low=16,
        high=1e5,
    ),
    Row(
        "a_vector_of",
        "output_dimension",
        before=r"(?:an?|one|its|single) (?:dense |sentence |output )?(?:vector|embedding)(?= of )",
        unless_near=r"hidden|layers|token|position|patch|feed-?forward",
        low=64,
        high=1e5,
    ),
    Row(
        "labels",
        "num_labels",
        rf"(?:output )?(?:{_CLASSES})",
        needs=r"classif|predict|output|\bhead\b|model|label|sorts|tells|distinguish|recogni|detect|assign|tags?\b|choos",
        unless=r"dataset|data set|corpus|annotated|benchmark",
        unless_near=r"task categories|list of",
        unless_front=_OF_A_TASK,
        low=2,
        high=1e6,
    ),
    Row(
        "ways",
        "num_labels",
        r"way (?:\w+ )?(?:classif\w+|sentiment|softmax|tagg\w+|output|head)",
        low=2,
        high=1e6,
        filler=False,
        unless=r"dataset|corpus|benchmark",
    ),
    Row(
        "bits",
        "quantization_bits",
        r"bits?(?: (?:integers?|weights?|activations?|precision|quanti[sz]ation|quanti[sz]ed|per (?:channel|weight|token)|groupwise"
        r"|(?:a|each) weight))?",
        needs=r"quanti[sz]|bits (?:per|a|each) weight|weights"
        r"|(?:each|every) weight|bit (?:\w+ )?(?:version|variant|model|checkpoint|build|cop(?:y|ies)|edition|twin|port|conversion"
        r"|sibling|clone)",
        unless=r"instead of 32|gpu",
        unless_front=_MAY,
        low=1,
        high=32,
        filler=False,
    ),
    Row(
        "bits_at",
        "quantization_bits",
        r"bits(?=\s?[:,;.)]|$)",
        front=r"(?:the same|model|weights|version|build|it|file|again)\b[^,;:]{0,12} (?:at|in) $",
        low=2,
        high=8,
        filler=False,
    ),
    Row(
        "down_to_bits",
        "quantization_bits",
        r"bits?(?! (?:floats?|floating|precision))",
        front=r"\b(?:goes|went|gets|got)(?: down| all the way)? to $"
        r"|\b(?:quanti[sz]\w+|compress\w+|squeez\w+|loaded|stored|saved|packed|cut|rounded|halved|shr[iau]nk|reduced|brought"
        r"|converted"
        r"|crammed|averag(?:es|ing))\b(?: [\w-]{1,14}){0,2}(?: (?:to|in|into|at|with|of))?(?: (?:only|just|about))? $",
        unless_front=r"\binstead of $|\b(?:activations?|cache|gradients?|states?|optimi[sz]ers?|Adam\w*)\b[^.;,]{0,30}$",
        low=1,
        high=8,
        filler=False,
    ),
    Row(
        "size_in_bits",
        "quantization_bits",
        r"bits?(?: (?:quanti[sz]ation|quanti[sz]ed|form|integers?|weights|precision|mode|version|build|file))?"
        r"(?=\s?[,;:.)]|$| (?:and|but|while|is|was|it|they|takes?|needs?|weighs?|shrinks?|fits|the|for|on|of|these|those|this"
        r"|that)\b)",
        front=r"\b(?:in|at|under|with|as) (?:only |just )?$|\b(?:the|its) $|^\W*$",
        needs=r"[\d.,]{1,8} ?(?:[KMG]i?B\b|gigabytes\b)",
        unless_front=rf"{_MAY}|\b(?:can|could|may|might|to) (?:\w+ )?(?:be )?(?:load|run|us|serv|infer|tri|deploy)\w*\b"
        r"[^.;,]{0,40}$"
        r"|\b(?:activations?|gradients?|states?|optimi[sz]ers?|Adam\w*|cache|computed?|audio|colors?|train\w*)\b[^.;,]{0,30}$"
        r"|\b(?:has|have|with|for|on) [^.;:]{0,24}\b[GM]i?B\b[^.;:]{0,12}: [^.;:]{0,40}$",
        low=2,
        high=8,
        filler=False,
    ),
    Row(
        "a_model_of_bits",
        "quantization_bits",
        r"bit(?= (?!Adam|AdamW|Lion|CPU|GPU|ALU|RISC|ARM|MCU|Unicode|Windows|Linux|ASCII)(?-i:[A-Z])[\w./-]{1,30})"
        r"|bits(?= (?:it |this |that )?(?:needs?|takes?|weighs?|fits?|runs?|loses|occupies|wants|shrinks)\b)",
        low=1,
        high=8,
        filler=False,
        unless_front=r"\b(?:fewer|less|more) than $",
    ),
    Row(
        "format",
        "quantization_bits",
        ahead=r"(?!\w)",
        front=r"(?:INT|FP|NF|MXFP|NVFP)$",
        needs=r"quanti[sz]|weights|loaded",
        unless_front=_MAY,
        low=2,
        high=8,
        filler=False,
    ),
    Row("wikipedias", "num_languages", r"(?:different )?Wikipedias", low=2, high=400, unless_front=r"\b(?:of|by|from) $"),
    Row(
        "one_language",
        "num_languages",
        r"(?:single )?language(?! (?:model|pair|family|branch|at a time|or (?:the )?other))|idioma|langue|Sprache",
        front=r"\b(?:in|knows|speaks|understands|covers|supports|handles|reads|only|conoce|habla|entiende|parle|connaît|spricht"
        r"|kennt)"
        r"(?: (?:only|just|exactly|solo))? $",
        high=1,
        filler=False,
        unless=r"another|the (?:other|second|same) (?:language|one)|different languages",
    ),
    Row("languages_label", "num_languages", before=r"(?:languages|Sprachen|langues|idiomas)(?=\s?[:=])", low=2, high=8000),
    Row(
        "languages",
        "num_languages",
        r"(?:of the world['’]s )?(?:(?:different|distinct|other) )?(?:languages|dialects|Sprachen|langues|idiomas|lenguas|语言)"
        r"(?!,? (?:and )?[\d.,]{1,9} ?k? ?h(?:ours?|rs?)?\b|,? including (?:the )?(?:test|train|dev|valid)"
        r"|(?: [\w-]{1,20}){0,4},? ?(?:including|such as|like|namely|[(:—–]) ?[^.;:]{0,40}"
        r"\b(?:Python|JavaScript|TypeScript|C\+\+|PHP)(?!\w))",
        low=2,
        high=8000,
        unless=r"plans? to|beyond",
        unless_front=rf"{_EVALUATED_IN}|\bany (?:of )?$|\bpairs (?:in|of|from|across) $|^{_OF_A_DATA_SET}",
        unless_near=r"shared across|programming",
    ),
    Row(
        "programming_languages",
        "num_languages",
        r"programming languages",
        low=2,
        high=1000,
        unless=r"plans? to|beyond|(?<!programming )languages|benchmark|evaluat",
        filler=False,
    ),
)

PATTERNS = compiled(__name__, ROWS)
