"""How much a model was trained on: tokens, bytes, examples."""

from __future__ import annotations

from claims.properties.row import Row, compiled
from claims.properties.sizes import DEVICE, OF_DEVICES, UNITS

_DATA = (
    r"fine-?tun|\btuned (?:on|with|from)\b"
    r"|(?:pre-?|re)?train|corpus|corpora|\bdata\b|dataset|taught|taken care of|learn(?:ed|t)? from|\bsaw\b|\bseen\b"
    r"|\bgot to see\b|\bwent in(?:to)?\b|\bfed (?:in)?to\b"
    r"|entraîné|entrenad|trainiert|训练|consumed|digested|\bstage (?:one|two|three|\d)|\b(?:first|second|third) stage"
)
_EXAMPLES = (
    r"sentence pairs?|text pairs?|(?:question|query)[ -]\w+ pairs?|pairs?|tweets?|documents?|sentences?|sequences?|samples?"
    r"|examples?|articles?|papers|(?:paper )?abstracts?|web ?pages?|images?|image-text pairs?|reviews?|triplets?"
)
#: "Trained with 4K sequence length", "on 65k-token excerpts": how long each is, not how many there are.
_LENGTH = r"(?![ \n-](?:lengths?|sizes?|rates?|resolutions?|windows?)\b)"
_LONG = r"[ -](?:token|word|character|frame|step) [a-z]"
_OTHER = r"\bbatch|per epoch|per second|/s\b|\btakes\b|latency|inputs? (?:of|are)"
#: "On the same mixture of", "with a large collection of".
_AMOUNT = (
    r"(?:the|an?|its|our|this|one)(?: same| single)?(?: [a-z-]{3,12})? (?:total|mixture|mix|blend|collection|corpus|set|dataset"
    r"|pool|pile|heap|sample|selection|union|body|stock) of"
)
#: A part of the data is not the whole.
_PART = (
    r"(?:including|of which|namely|such as|evaluat\w+|tested|validat\w+|dev|development)\b[^;.]{0,60}$"
    r"|(?<!dataset )(?<!datasets )(?<!corpus )(?<!corpora )(?<!collection )(?:containing|comprising|made up of)\b[^;.]{0,60}$"
    r"|(?:containing|comprising|made up of)\b(?! (?:\d[^;.,()]{0,40}\()?$)[^;.]{0,60}$|\b(?:additional|extra|further) $"
    r"|\d{1,4} ?(?:[KMGT]i?B|tokens|words|sentences|pairs) ?\([^()]{0,60}$"
    r"|\bbatch(?:es)?\b[^.;()]{0,40}\([^()]{0,30}$"
    # "The X corpus, which only contains 3,600 examples": of a corpus, unless it is said that something was trained on it.
    r"|^(?:(?!train|tuned|tuning|learn|distil|\bsaw\b|\bfed\b|\bour\b|\bwe\b)[^.;]){0,99}"
    r"\b(?:contains?|contained|consists? of|comprises?)\b[^.;]{0,40}$"
    r"|\bdata ?set [`*]{0,2}[A-Z][`*]{0,2} has $"
    # "There are two sources. The first one is a dump, of 2 GB; the second is …".
    r"|^\W*(?:the |an? )?(?:first|second|third|fourth|last|other|former|latter) (?:one |part |half |source |corpus |dataset )?"
    r"(?:is|was|comes|contains|consists)\b[^.;]{0,90}$"
    r"|\bdefault (?:[\w-]{2,12} ){0,2}(?:number|value|amount|size|count)\b[^.;]{0,60}$"
    r"|\bcheckpoints (?:that (?:are|were) )?(?:pre-?)?train\w*\b(?:[^.;]|\.(?=\d)){0,80}$"
)
#: "We sample 1B posts from a collection of 6B": what is left of it is what was trained on.
_SAMPLED = (
    r"\b(?:sampl|select|filter|subset|subsampl|extract|draw)\w*\b[^.;]{0,80}\bfrom (?:an?|the|our|its) [^.;]{0,60}"
    r"(?:dataset|data set|corpus|collection|pool|archive|crawl|set)s? (?:of|with|containing|comprising) $"
)
#: "On eight 32 GB Tesla V100 GPUs", "with 4 GB of VRAM": what a machine has.
_OF_MACHINES = (
    r"(?!,? (?:of )?(?:(?:nvidia|amd|google|apple|intel|cloud|tesla|geforce|quadro|titan|radeon|instinct|rtx|gtx|main|system"
    r"|graphics?|video|gpu|tpu|device|physical|free|available|[a-z]\d{1,4}[a-z]{0,4}|\d{2,4}(?: ?ti)?) ){0,4}"
    r"(?:v?ram|memory|gpus?|tpus?|cards?|cores?|nodes?|teslas?|titans?|[vahpbk]\d{2,3}s?|[tl]4s?|l40s?|rtx ?\w{3,5}s?)\b)"
)
#: What is done with a model, not what it was made of.
_NO_TRAINING = (
    r"\bbatch|context (?:length|window)|sequence length|vocabulary|per step|served?\b|serving|users?\b|customers?|monthly|daily"
    r"|\bAPI\b|prices?\b|[$€£]|generated|synthetic|per (?:day|month|week|year)"
)
#: "Pebble QA contains 9,000 pairs": told of a data set in itself.
_OF_ITSELF = (
    r"(?:^|[.!?:]\s)\W{0,4}(?:The )?(?!(?:The|This|Our|It|Its|Each|My|Their|That)\b)"
    r"(?-i:[A-Z])[\w-]{1,24}(?: (?-i:[A-Z\d])[\w-]{0,20}){0,3}(?: (?:data ?set|corpus|benchmark))?"
    r"(?: itself)?,? (?:(?:is|was) an? (?:(?!train|tuned)[^.;]){3,90} (?:with|of|containing|covering)"
    r"|contains?|includes?|consists? of|has|holds|comprises?|provides) (?:a total of |about |around |over |more than )?$"
)
#: "On our ticket data (9,000 examples) it was better": what a model is tried on.
#: "We compute FID between 50K generated samples and all training images".
_TESTED_ON = (
    r"(?:^|[.,;] )on (?:our|my|the|their|an?|its) [^.;,()]{2,40} \([^()]{0,40}$"
    r"|\b(?:comput|evaluat|measur|calculat|assess|estimat)\w*\b[^.;]{0,60}\b(?:between|on|over|from|using|with)\b[^.;]{0,30}$"
)
#: "Saw 8 trillion stars": a clause, less its number, in which a plural noun stands where the number was.
_OF_THINGS = (
    r"(?:shown|fed|given|served|saw|seen|on|with|digested|swallowed|devoured|consumed|read)\s+"
    r"(?!tokens\b|this\b|was\b|has\b)(?:(?!of\b)[a-z-]{3,12} )?[a-z]{3,14}s\b"
)

ROWS = (
    Row(
        "tokens",
        "training_tokens",
        r"(?:[\w-]+,? and [\w-]+ )?tokens?(?! (?:per|long|context)| ?/ ?s)",
        needs=_DATA,
        unless_near=r"\bbatch|context (?:length|window)|sequence length|vocabulary|per step"
        r"|(?:attention|receptive) (?:span|field|window)",
        unless_front=_PART,
        low=1e5,
    ),
    Row(
        "read_so_many",
        "training_tokens",
        r"(?:[\w-]+,? and [\w-]+ )?tokens?(?! (?:per|long|context|a (?:day|week|month|year)|each|every)| ?/ ?s)",
        needs=r"\braised\b|brought up|gr[eo]w up|\bschool(?:ed|ing)\b|\bstud(?:y|ied)\b|\beducat|\bdiet\b|\bbehind (?:it|them|him"
        r"|her)\b|chew(?:s|ed|ing)? (?:through|on|up)"
        r"|\bread\b|went into|go(?:es)? into|pour(?:ed|s) into|\bsaw\b|\bseen\b|\bfeed\b|\bfed\b|devour|swallow|\bate\b|\beat",
        unless_near=_NO_TRAINING,
        unless_front=_PART,
        low=1e9,
        filler=False,
    ),
    Row(
        "tokens_of_text",
        "training_tokens",
        r"(?:[\w-]+,? and [\w-]+ )?tokens? of (?:[a-z-]{3,14} )?(?:text|code|prose|web ?pages|data|books)",
        unless=_NO_TRAINING,
        unless_front=_PART,
        low=1e10,
        filler=False,
    ),
    Row(
        "listed_trillions",
        "training_tokens",
        r"tokens?(?=\s?[.,;)]|$| and\b)",
        front=r"\d[\d.,]{0,8} ?(?:[- ](?:layers?|heads?|blocks|wide|experts)|[BM]|[mb]illion(?: (?:parameters"
        r"|params))?),? (?:and )?$",
        unless=_NO_TRAINING,
        low=2e11,
        filler=False,
    ),
    Row(
        # So many tokens are nothing else of a model: "a diet of 8 trillion tokens", "12B parameters, 300 billion tokens".
        "so_many",
        "training_tokens",
        r"(?:[\w-]+,? and [\w-]+ )?tokens?(?! (?:per|long|context|a (?:day|week|month|year)|each|every|mark|checkpoint)| ?/ ?s)",
        unless=rf"{_NO_TRAINING}|\bprocess|\bserv|\bcrunch|\bfilter|\bcost",
        unless_front=_PART,
        low=2e10,
    ),
    Row(
        "token_budget",
        "training_tokens",
        before=r"token (?:budget|count|total|diet)|tokens (?:seen|read|consumed|processed|in training)",
        unless=_NO_TRAINING,
        low=1e9,
        filler=False,
    ),
    *(
        Row(
            name,
            "training_tokens",
            before=r"(?:was |were |been |being )(?:shown|fed|given|served)|\bsaw|\bseen|trained on|(?:made|make|makes) do with"
            r"|digested|swallowed|devoured|consumed|(?:had|has|have) read",
            passage=passage,
            unless_near=_OF_THINGS,
            unless_front=_PART,
            low=low,
            filler=False,
        )
        for name, passage, low in (("swallowed", "", 1e12), ("swallowed_tokens", r"token", 5e10))
    ),
    *(
        Row(
            f"data_{name}",
            "training_bytes",
            rf"(?:an? )?(?:{unit}){OF_DEVICES}{_OF_MACHINES}",
            needs=rf"{_DATA}|of (?:\w+ )?(?:text|prose|code|books|Common ?Crawl|Wikipedia|web pages)\b",
            unless=r"memory|\bRAM\b|occupies|\b(?:bf|fp|float) ?16\b|half[- ]precision|[48][- ]?bits?\b"
            r"|(?:file|model|mode) size|checkpoint|download|disk space|Datei|fichier|文件",
            unless_front=rf"{_PART}|{DEVICE}|\b(?:needs?|requires?|requiring)(?: only| just)? $"
            r"|\b(?:file|model|checkpoint|download|\()\s?size (?:of |is |: )?$|\(size:? $",
            unless_near=r"before (?:cleaning|filtering|dedup\w*)|uncleaned|\b(?:nodes|gpus?|tpus?)\b",
            scale=scale,
            low=1e6,
            filler=False,
        )
        for name, unit, scale in UNITS
    ),
    Row(
        "things",
        "training_examples",
        r"(?!tokens|words|steps|epochs|hours|days|weeks|gpus|languages|parameters|layers|characters|lines|times|iterations"
        r"|seconds|minutes"
        r"|gigabytes|books|points|updates|heads|labels|classes|dimensions|domains|tasks|sources|cards|millions"
        r"|billions|corpus|classes|tokens|characters|accelerators|nodes|chips|machines|tpus|cores|workers|devices"
        r"|processors)[a-z-]{4,20}s",
        front=r"training data:?[^.;,]{0,40}\($"
        r"|(?:train|tun(?:ed|ing)|distill|continued)\w*[^.;,]{0,60}\b(?:on|from|with|over|used|saw|covered)"
        rf" (?:the |its |{_AMOUNT} )?$",
        unless=_OTHER,
        unless_near=_LONG,
        low=1e3,
        high=1e12,
    ),
    Row(
        "split",
        "training_examples",
        r"(?:[a-z-]{4,20}s )?(?:for )?train(?:ing)?",
        needs=r"validation|\btest\b|\bdev\b",
        low=500,
        filler=False,
    ),
    Row(
        "examples",
        "training_examples",
        rf"(?:{_EXAMPLES}){_LENGTH}",
        needs=_DATA,
        unless=_OTHER,
        unless_front=rf"{_PART}|{_TESTED_ON}|{_SAMPLED}|{_OF_ITSELF}",
        unless_near=_LONG,
        low=1e3,
        high=1e12,
    ),
)

PATTERNS = compiled(__name__, ROWS)
