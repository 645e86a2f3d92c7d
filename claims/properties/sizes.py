"""How much room a model takes: on disk and in memory."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_STORED = (
    r"size|disk|download|weighs?|weights file|file|checkpoint|storage|occup(?:y|ies|ied)|footprint|bundle|artifact|unpacked|archive"
    r"|export|Datei|Festplatte|Platte|fichier|disque|disco|文件|磁盘|safetensors|ONNX|GGUF|stored|compressed|binary|package|zip"
)
#: What says of bytes without a noun that they are a model's ("X is 440 MB").
_SAID = (
    r"(?:is|are|was|weigh(?:s|t)?|pèse|pesa|wiegt|comes? (?:to|in)|takes?|amounts? to|models?|shrinks?|precision"
    r"|float\w*|bf16|fp\d+|int\d|version|at)\b"
)
_ON_DISK = (
    r"weights?(?: only| just| alone| file)? (?:takes?|weighs?|comes?|are|occup(?:y|ies))\b|disk|download|files?\b|checkpoint"
    r"|storage|unpacked|Datei|fichier|disco|文件"
)
_MEMORY = (
    r"memory|resident|v?ram|(?:Arbeits|Grafik)speicher|mémoire|memoria|内存|显存|fits?\b|KV[ -]cache|occup(?:y|ies|ied)|needs"
    r"|cache\b(?! (?:folder|dir))"
)
_FITS = (
    r"\bfits?\b[^.;]{0,40}$|within $|\b(?:runs?|works?|loads?|trains?|squeezes?|squeezed|goes|lives?) (?:on|onto|in|into|within"
    r"|inside)\b[^.;]{0,40}$"
    r"|\b(?:stuff|squeez|cram|pack|load|fit)(?:e|ed|ing|t?ted|t?ting|med|ming)? (?:[\w.-]{1,20} ){1,5}"
    r"(?:in|into|on|within) (?:an? |the )?$"
)
#: "Does not fit on one 80 GB card": what does not fit into so much is not so much.
_UNFIT = (
    r"(?:\b(?:not|never|cannot|no longer|neither|hardly)|\w{2,6}n['’]t)\b(?! (?:only|just)\b)[^.;,]{0,24}"
    r"\b(?:fits?|fitting|runs?|loads?|loaded|squeezed?|goe?s?|work|placed|stored)\b[^.;]{0,50}$"
    r"|\bnot (?:in|into|on|within)\b[^.;]{0,30}$"
)
_TRAINING = (
    r"train(?:ed|ing)? (?:took|on|was|data|set)|corpus|corpora|of (?:text|data)|GHz"
    r"|instances?\b|训练|语料|optimi[sz]er|gradients?\b|Adam\w*['’]?s? (?:states?|moments?)"
)
_IN_TRAINING = r"(?:batch|train)\w*\b[^;]{0,40}$"
_CARDS = r"(?:RTX|GTX) ?\d{3,4}|\d{4} ?Ti\b|\b[AHV]\d00\b|\bRTX A\d"
#: Bytes right behind the name of a device are the device's.
DEVICE = (
    r"(?:(?:[VAHBP][12]00|L40S?|MI\d{3}X?|T4|L4)s?(?:,(?=\s)|,? (?:with|of|offer(?:s|ing)?|sharing|and their))?(?: only| just"
    r"| about)?"
    r"|(?:GPU|TPU|[VAHP]\d{2,3})s? (?:and|plus)"
    r"|TPU|GPU|Gaudi ?\d? with|GeForce [\w ]{2,12}|RTX ?\w+|each with|Memory:|machine with|RAM:|\b\d{4}|(?:Pro"
    r"|Max|Pi \d) with"
    r"|\b(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten) [a-z]{3,20}s,? (?:with|of)(?: only| just)?"
    r"|(?:laptop|board|phone|node|server|machine|GPU|TPU|Mac\w*|card|cards,)s? (?:has|have|with|of)(?: only| just)?"
    r"|(?:GPU|TPU|machine|device|card|laptop|server)s?,? (?:which|that) (?:has|have|had|comes? with)(?: only| just| at least)?"
    r"|(?:on|using|with) an? \d{1,3} ?GB ?(?:[-–—]|to) ?"
    r"|(?:GPU|TPU|card|machine|laptop)s? (?:with|of) \d{1,3} ?GB ?(?:[-–—]|to) ?)\s?\(?$"
)

#: What a running model does with memory, where the passage speaks of that.
_HOLDS = (
    r"\b(?:lives? (?:in|on)|asks? for|(?:gets?|got) (?:away|by|along) with|makes? do with|peak(?:s|ed)? at"
    r"|settle[sd]? (?:at|around)|stay(?:s|ed)? (?:under|below|within|at)|hover(?:s|ed)? (?:at|around)"
    r"|(?:sits|sat) at|allocates?|occupie[sd]|occupy"
    r"|never (?:used|exceeded|needed|took|went (?:over|above))(?: more than)?|tops? out at)"
    r" (?:about |around |roughly |only |just |some |under |over )?$"
)
#: What is done with memory alone.
_HOGS = (
    r"\b(?:hogs?|hogged|hogging|eats?(?: up)?|ate(?: up)?|eating|gobble[sd]?(?: up)?|idle[sd]? at|peak(?:s|ed|ing)? at|devours?"
    r"|guzzles?)"
    r" (?:about |around |roughly |only |just |some |under |over )?$"
)
#: What is stored, whatever else a sentence speaks of.
_STORED_FILES = (
    r"disk|download|files?\b|checkpoints?\b|storage|unpacked|safetensors|GGUF|binary|package|\bzip|archive|bundle|artifact"
    r"|\bbuild\b|weigh(?:s|ed)"
    r"|\bcop(?:y|ies)\b|Datei|fichier|disco|文件|\bdata\b|images?\b|dataset|batch"
)
#: What an entry tells that is called so.
_HEADED = r"^\W{0,4}(?:[\w-]{2,14} ){0,3}(?:v?ram|memory)\b(?! (?:card|stick))[^:.;\n]{0,50}: [^:;\n]{0,90}$"
_OF_RUNNING = r"memory|v?ram\b|resident|\bcache\b|(?:context|attention) window|\bwindow (?:of|cut|set)\b|while running|in use\b"

UNITS = (
    ("bytes", r"bytes?(?! ?(?:-level|a |per |pair))", 1.0),
    ("kilobytes", r"KB|kilobytes?", 1e3),
    ("megabytes", r"MB|megabytes?|Megabyte|Mo", 1e6),
    (
        "gigabytes",
        r"GB|gigabytes?|Gigabyte|Go"
        r"|(?-i:G)(?=\+? ?(?:(?:of|GPU|CPU|video|graphics|graphic|system) )?(?:V?RAM|memory|显存|内存)\b)",
        1e9,
    ),
    ("terabytes", r"TB|terabytes?", 1e12),
    ("kibibytes", r"KiB", 2.0**10),
    ("mebibytes", r"MiB", 2.0**20),
    ("gibibytes", r"GiB", 2.0**30),
)


#: "Eight 16 GB cards": of a device.
OF_DEVICES = (
    r"(?!(?:\s?-\s?\d{1,3} ?GB)? (?:cards?|gpus?(?! (?:memory|v?ram))"
    r"|machines?|laptops?|phones?|boards?|nodes?|servers?|sticks?)\b)"
)
#: "On a 32 GB V100 and an 80 GB A100", "the 1 TB dataset": of a device by its name, of what is not the model.
_OF_OTHERS = (
    r"(?! (?:(?:nvidia|amd|intel|google|tesla|geforce|quadro|titan|rtx|gtx) ){0,3}"
    r"(?:[vahp]\d{2,3}s?|[tl]4s?|l40s?|teslas?|quadros?)\b)"
    r"(?! (?:[a-z]{3,12} )?(?:data ?sets?|corpus|corpora)\b)"
)
#: "The pretraining dataset is 170 GB": what is downloaded beside the model.
_DATA_SET = (
    r"\b(?:data ?sets?|corpus|corpora|dumps?)\b (?:alone |itself )?"
    r"(?:is|are|was|takes?|needs?|requires?|weighs?|has)\b[^.;,]{0,30}$"
)
#: "131 kB a token" is no size of a whole.
_A_PIECE = (
    r"(?! (?:a|per|each|for (?:a|each|every)) (?:token|parameter|word|vector|position|page|image|document|passage|sentence)\b)"
)


def _rows(prefix: str, name: str, needs: str, unless: str, behind: str = _A_PIECE, **given: object) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"{prefix}_{title}",
            name,
            rf"(?:an? )?(?:{unit}){'' if prefix == 'fits' else OF_DEVICES}{_OF_OTHERS if name == 'disk_size' else ''}{behind}",
            needs=needs,
            unless=unless,
            unless_front=rf"{DEVICE if prefix != 'fits' else _IN_TRAINING}|{_UNFIT}|{_DATA_SET}",
            scale=scale,
            low=1e4,
            high=1e14,
            filler=False,
            **given,  # type: ignore[arg-type]
        )
        for title, unit, scale in UNITS
    )


ROWS = (
    *_rows(
        "cache",
        "memory",
        r"(?:with|by|for) (?:its |the )?keys and values|KV[ -]cache|key[/-]value cache|\bcache\b(?! (?:folder|dir))",
        _TRAINING,
        conditions=(("part", "KV cache"),),
    ),
    *_rows(
        "cache_told",
        "memory",
        "",
        rf"{_TRAINING}|{_ON_DISK}|weights",
        passage=r"(?:KV|key[/-]value|attention)[ -]cache|cache (?:arithmetic|size|budget|memory)|[KMG]i?B (?:per|a|for each) token",
        unless_near=r"weights|model|checkpoint",
        conditions=(("part", "KV cache"),),
    ),
    *_rows(
        "a_token",
        "memory",
        "",
        _TRAINING,
        behind=r" (?:a|per|for (?:a|each|every)) token",
        conditions=(("part", "KV cache"),),
    ),
    *_rows(
        "of_context",
        "memory",
        r"context|tokens",
        _TRAINING,
        unless_near=_ON_DISK,
        front=r"\b(?:context|tokens|window)\b[^.;:,]{0,24}(?:costs?|takes?|needs?|adds?|eats?|wants?)(?: up| about| another)? $"
        r"|\bat [\d,.]{1,9}[kK]? tokens,? (?:(?:it|that|the cache) (?:is|takes|needs|costs) )?$",
        conditions=(("part", "KV cache"),),
    ),
    *_rows(
        "on_the_card",
        "memory",
        "card|gpu",
        _TRAINING,
        unless_near=_ON_DISK,
        front=r"\bon (?:the|my|our|one|this|that) (?:\w+ )?(?:card|GPU)\b[^.;]{0,50}"
        r"\b(?:takes?|needs?|occupies|uses|wants|fills) $",
    ),
    *_rows(
        "fits",
        "memory",
        r"memory|v?ram|fits?\b|gpu|card|laptop|phone|runs?\b",
        _TRAINING,
        unless_near=_ON_DISK,
        front=_FITS,
        relation="le",
    ),
    *_rows(
        "running",
        "memory",
        "",
        _TRAINING,
        behind=r",? (?:(?:while|when|once) (?:it (?:is |was )?)?(?:running|loaded|working|generating|in use|at work|idle)"
        r"|at run-?time|in use|during (?:inference|generation|use)|under load|at peak|(?:to spare|free)\b)",
        unless_near=_ON_DISK,
    ),
    *_rows("hogged", "memory", "", rf"{_TRAINING}|{_ON_DISK}", front=_HOGS),
    *_rows(
        "at_run_time",
        "memory",
        r"\bload(?:s|ed|ing)?\b|footprint|\bserv(?:e|es|ing|ed)\b|\bon (?:the|my|our|one|a|your|its) (?:\w+ )?(?:card|GPU)\b"
        r"|\bruns? (?:with)?in\b",
        rf"{_TRAINING}|{_STORED_FILES}",
    ),
    *_rows(
        "taken_of_a_card",
        "memory",
        r"\b(?:cards?|GPUs?|A100|H100|4090|3090|L40S?|V100|T4)\b",
        rf"{_TRAINING}|{_STORED_FILES}|train",
        front=r"\b(?:takes?|took|needs?|needed|uses?|used|using|requires?|required|wants?|wanted|consumes?|comes to|down to"
        r"|occup(?:y|ies|ied)|fills?"
        r"|less than|more than) (?:about |around |roughly |only |just |some |under |over )?$",
    ),
    # "In eight bits these come to some 15 GB", where all is about the machine that is to hold it.
    *_rows(
        "on_a_machine",
        "memory",
        r"\b(?:in|at|with|to|as) (?:only |just )?(?:(?:4|8|16|32|four|eight|sixteen|thirty-two)[- ]bits?\b|half precision"
        r"|full precision|b?float-?(?:16|32)|(?:fp|bf|int)-?(?:4|8|16|32)\b)",
        rf"{_TRAINING}|{_STORED_FILES}",
        passage=rf"(?s:^(?!.*(?:{_STORED_FILES}|\bshr[aiu]nks?|\bfills?\b)).*\b(?:servers?|nodes?|cards?|GPUs?|v?ram)\b)",
    ),
    *_rows("held", "memory", "", _TRAINING, front=_HOLDS, passage=_OF_RUNNING, unless_near=_ON_DISK),
    *_rows(
        "you_need",
        "memory",
        r"memory|v?ram\b|\bload|\bgpus?\b|\bcards?\b",
        _TRAINING,
        unless_near=_ON_DISK,
        front=r"\b(?:you|one|users)(?:['’]ll| will)? needs? $",
    ),
    # "VRAM for inference: about 5 GB, going by the files": the entry says of what it is.
    *_rows("headed", "memory", r"v?ram\b|memory", _TRAINING, front=_HEADED),
    *_rows("in_memory", "memory", _MEMORY, _TRAINING, near=r"memory|v?ram\b|resident", unless_near=_ON_DISK),
    *_rows(
        "in_brackets", "disk_size", "", "corpus|dataset", front=r"\((?:file |model |download |checkpoint )?size:? (?:of |is )?$"
    ),
    *_rows(
        "quantized",
        "disk_size",
        "",
        rf"{_TRAINING}|memory|v?ram\b|\bload|cache",
        front=r"(?:I?Q\d(?:_(?:\d|[KSMLX]{1,3})){1,3}|GGUF)[`*\"')]{0,3}"
        r"(?: ?[:=,]| [–—-]) $",
    ),
    # "245 MB in Q4_K_M": the format is one of files.
    *_rows(
        "in_format",
        "disk_size",
        r"I?Q\d_\w",
        rf"{_TRAINING}|memory|v?ram\b",
        front=r"(?:\b(?:and|is|are|with|of|at|weighs) |[,:(] ?)(?:about |only |just |around |~)?$",
        behind=r" (?:in|at|as|for|with|when quanti[sz]ed to) (?:the )?I?Q\d_\w{1,6}\b",
    ),
    *_rows(
        "of_a_file",
        "disk_size",
        "",
        "train|corpus|memory|v?ram\\b|GPU with",
        front=r"(?<!text )(?<!data )(?<!audio )(?:models?|files|checkpoints?|ggufs?|(?:language|weights|model|gguf) file)"
        r"(?: sizes?)? (?:of|under|below|over|above)(?: (?:less than|more than|only|just|about|at most|around|up to))? $",
        behind=r"(?! (?:of|in) (?:text|data|images|audio|documents)\b)(?! (?:a|per|each)\b)",
    ),
    *_rows("on_disk", "disk_size", _ON_DISK, _TRAINING, near=_ON_DISK, unless_near=r"memory|v?ram\b|cache"),
    *_rows("memory", "memory", _MEMORY, rf"{_TRAINING}|{_ON_DISK}"),
    *_rows(
        "of_a_card",
        "memory",
        _CARDS,
        _TRAINING,
        unless_near=_ON_DISK,
        front=r"\b(?:takes?|needs?|requires?|uses?|consumes?) (?:about |around |roughly |only |~ ?)*$",
    ),
    # "Quantization took X to 67 MB", "goes down to 83 MB in 8 bits".
    *_rows(
        "brought_to",
        "disk_size",
        r"quanti[sz]|\bbits?\b|\bint-?[48]\b|\bI?Q\d_\w|compress|prun",
        _TRAINING + rf"|{_CARDS}|RAM\b|train|\bdata\b|GPU|memory|cache|images?\b|audio|dataset|text\b|batch|index|vectors",
        front=r"\b(?:goes|went|gets|got|drops?|dropped|falls?|fell|cuts?|took|takes|brings?|brought|squeez\w+)\b(?:"
        r" [\w.*-]{1,24}){0,4}?"
        r" to (?:about |only |just |some |~ ?)?$",
    ),
    *_rows("disk", "disk_size", _STORED, _TRAINING + r"|RAM\b"),
    *_rows(
        "space",
        "disk_size",
        "",
        _TRAINING,
        behind=r" (?:of )?(?:(?:free|available|additional|disk|storage|hard[- ](?:disk|drive)) ){0,3}space\b",
        unless_near=r"memory|v?ram\b|cache|GPU",
    ),
    *_rows(
        "plain",
        "disk_size",
        _SAID,
        _TRAINING + rf"|{_CARDS}|RAM\b|train|\bdata\b|GPU|memory|images?\b|audio|dataset|text\b|batch",
        unless_near=r"context|window|sequence|genom|\bDNA",
    ),
    Row(
        "bare_giga",
        "disk_size",
        r"(?-i:G)(?![\w-])",
        front=r"\b(?:model|mode|file|download|checkpoint) size(?: \([^()]{1,30}\))?\W{0,4}[:=]\W{0,4}(?:about |~ ?|≈ ?)?$",
        scale=1e9,
        filler=False,
        unless=r"param|\bscal(?:es?|ed|ing)\b",
    ),
    Row(
        "bare",
        "disk_size",
        before=r"(?:model|mode|file|download) size(?: \([^()]{1,30}\))?",
        low=1e6,
        high=9e8,
        unless=r"param|\d ?B\b|billion|\bscal(?:es?|ed|ing)\b",
    ),
)

PATTERNS = compiled(__name__, ROWS)
