"""Headers of tables whose values are no claims, or claims only of some tables: training settings, sizes of data sets, summaries."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.quantities import units
from claims.text.expression import expression
from claims.tongues.dictionary import english

_NO_CLAIM = expression(
    # "100M embeddings", "5K documents": how much room an index of so many takes.
    r"\d[\d.,]* ?(?:[kmb]|thousand|million|billion)? ?(?:embeddings|vectors|documents|passages|chunks|records)|"
    r"epochs?|steps?|iterations?|(?:(?:curriculum|training|pre-?training) )?(?:phase|stage)s?"
    r"|(?:train(?:ing)?|valid(?:ation)?|eval|dev|test)?[ _-]*loss|batch(?: ?size)?"
    r"|(?:learning rate|lr|warm-?up|weight decay|dropout|"
    r"seed|optimizer|hyper-?parameters?|gradient|accumulation|momentum|beta)\b.*|(?:max|train|training) steps?|rank|#"
    r"|id|no\.?|index|year|date|released?|release date|"
    r"# ?shots?|shots?|n-?shots?|Δ.*|delta.*|diff(?:erence)?|improvement.*|gain.*|change|(?:vs\.?|compared).*"
    r"|.*\bgpu hours\b.*|.*\bpower\b.*|.*\bco2.*|.*\bemissions?\b.*|"
    r".*\bcosts?\b.*|price.*|\$.*|downloads?|likes?|stars|training time.*|time by epoch|cumulative time"
    r"|.*wall[- ]?clock.*|logit generation.*|"
    r"(?:#|no\.? of|number of)? ?(?:samples|examples|sentences|words|lines|characters|documents|articles|instances"
    r"|entities|pairs|hours|tweets|sequences|rows)"
    r"|support|activations|train(?:ing)?(?: set)?|(?:dev|validation|val|test)(?: set)? size|(?:train(?:ing)?"
    r"|test) (?:set|size)|size of .*"
    r"|样本数|示例数|样例数"
    r"|temperature|top[-_ ]?[pk]|threshold|max_seq_length|(?:num(?:ber)?(?: of)? |#? ?|num_)?beams?(?: (?:size|width|search))?"
    r"|(?:length|repetition) penalty|(?:sampling|denoising|inference|diffusion) steps|concurrency|guidance(?: scale)?|"
    r"(?:no\.? of|#|number of) tokens|tokens?|age|count|freq(?:uency)?|weight|version|knowledge cutoff|code|tags?"
    r"|(?:kept|truncated)(?: .*)?|lang(?:uage)? code|tied embeddings?|pooling"
    r"|(?:input|output|prompt|generated|prefill|decode|decoding|generation) (?:length|len\.?|size)|(?:number"
    r"|count) of .*|(?:dense|shared) (?:layers|experts)"
    r"|(?:sampling )?(?:fraction|proportion|share|percentage|portion|mixture|sampling (?:weight|rate|ratio))(?: of .*)?"
    r"|.*(?:\b(?:(?<!test-)std|stdev|stddev|stderr|standard (?:deviation|error)|variance)\b|\bstd\.? ?(?:dev|err)|±|\+/-|σ).*"
    r"|diff(?:erence)?s? ?[-–:(].*|[tf][pn]|(?:true|false) (?:positive|negative)s?"
    r"|(?:# ?|no\.? of |number of )?(?:\w+ )?tokens (?:per|/) (?!s(?:ec(?:ond)?)?\b).*|(?:mixing |sampling |mix )?ratio"
    r"|(?:head|rotary|rope|kv|latent|lora|conv|state|qk?|v|bottleneck)[ _-](?:dim(?:ension)?s?\.?|size|theta|base"
    r"|rank|share|factor)"
    r"|(?:mlp|ffn?|expansion|up-?scal(?:e|ing))[ _-](?:\w+ )?(?:ratio|factor|multiplier)|sliding[ _-]window(?: size)?"
    r"|(?:\w+ ?)?norm(?:ali[sz]ation)? eps\w*|[dn]_[a-z]{1,10}|(?:num|max|min)_\w+"
    r"|[a-z]+(?:_[a-z]+)*_(?:size|dims?|len|length|layers|heads|tokens|steps|eps|theta|factor|groups)"
    r"|rtf|real[- ]time factor|ram used|cores?|threads?|nodes?|(?:#|num(?:ber)?(?: of)?"
    r"|no\.? of)? ?[gct]pus?(?: (?:num(?:ber)?|count))?",
    re.IGNORECASE,
)
#: With how many of what a run was made.
_OF_RUN = expression(
    r"(?:#|num(?:ber)?(?: of)?|no\.? of)? ?(?:[gctn]pus?|devices?|accelerators?|nodes?|cores?|threads?|workers?|runs?|repetitions?"
    r"|epochs?|steps?|iterations?|(?:(?:global|micro|local|mini) ?-?)?batch(?:es)?(?: ?sizes?)?)"
    r"(?: (?:num(?:ber)?|count|used))?(?: ?(?:/|per) ?\w+)?",
    re.IGNORECASE,
)
#: How long something ran and how fast, how large something is: no test's name, wherever it stands in a label.
_OF_A_MACHINE = expression(
    r"\b(?:weak|strong) scaling\b|\bscaling (?:efficiency|factor)\b|\bthroughput\b|\bspeed-?ups?\b|\btimes? (?:to|per|for|taken)\b"
    r"|\b(?:training|running|run|wall|elapsed|inference|execution|total) ?time\b|^time(?: ?[(\[].*)?$|\bbatch[ _-]?sizes?\b"
    r"|\b(?:final|valid\w*|val|train\w*|eval\w*|test|mel|dev) (?:mel )?loss\b"
    r"|(?:#|\bnum(?:ber of)?|\bno\.? of) ?(?:nodes|[gct]pus?)\b"
    r"|\b(?-i:[KMGT]i?B)\b|\b(?:raw|cleaned|clean|corpus|file|text|original|compressed|uncompressed|filtered|disk|data) sizes?\b",
    re.IGNORECASE,
)
_SETTING = expression(
    r"(?:input|output|prompt|sequence|seq\.?|context|text|generation)s?(?: ?(?:length|len\.?|size|tokens))?"
    r"|batch(?: ?size)?|bs|threads|beams?|beam size|concurrency|concurrent (?:requests|users)",
    re.IGNORECASE,
)
_LOG = expression(
    r"(?:after )?(?:\.\.\. ?)?(?:epochs?|steps?|iterations?|global[ _]step|training loss|train loss"
    r"|validation loss)",
    re.IGNORECASE,
)
_EXAMPLE_UNIT = expression(
    r"(?:#|no\.? of|number of|num\.?|total)? ?(?P<unit>documents|sentences|tweets|pairs|samples|sequences|images"
    r"|examples|articles|reviews)",
    re.IGNORECASE,
)
#: Of what somebody made of a model; longer labels are sentences.
_OF_A_COPY = expression(
    r"\b(?:after|post|with|when) (?:\w+ )?(?:prun\w+|trimm\w+|layer[- ]?drop\w*|slimm\w+|shrink\w+|truncat\w+"
    r"|surgery|merging|(?:layer|head) (?:removal|dropping))"
    r"|^\W*(?:pruned|trimmed|truncated|shrunken|slimmed|merged)"
    r"(?: (?:model|version|copy|layers|params|parameters|size|heads)){0,2}$",
    re.IGNORECASE,
)
_LABEL = 40
_EXAMPLES = expression(r"(?:#|no\.? of|number of|num\.?)? ?(?:samples|examples|instances|pairs|questions)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_of_a_copy(label: str) -> bool:
    """Say whether a label is that of what became of a model that somebody changed ("After pruning", "Pruned layers")."""
    return bool(_OF_A_COPY.search(label)) and len(label) <= _LABEL


def is_training_setup(text: str) -> bool:
    """Say whether words above or in a table say that it lists settings of training."""
    return bool(re.search(r"hyper-?param|training (?:details|set-?up|procedure|arguments|config)", text, re.IGNORECASE))


@lru_cache(maxsize=4096)
def is_of_training(label: str) -> bool:
    """Say whether a label is that of a setting of training, as no architecture has it."""
    return bool(
        re.match(
            r"(?:peak |max(?:imum|\.)? |initial )?(?:learning rate|lr\b|batch|warm-?up|weight decay|optimizer|epochs?\b|dropout)",
            label,
            re.IGNORECASE,
        )
    )


@lru_cache(maxsize=4096)
def is_of_a_machine(label: str) -> bool:
    """Say whether a label is that of a time, a rate or a size ("Throughput - mixed precision", "Batch size / GPU", "Raw size")."""
    return bool(_OF_A_MACHINE.search(label))


@lru_cache(maxsize=4096)
def is_quantizing(label: str) -> bool:
    """Say whether a label is that of a setting of quantization by examples: texts are then as long as its examples."""
    return bool(
        re.fullmatch(
            r"act[- ]order|damp ?%?|desc_act"
            r"|(?!(?:test|train|eval|dev|valid|main|full|base|used)\b)\w{3,5} (?:dataset|calibration)"
            r"|calibration (?:data|samples|set)|group[ _]size|gs",
            label,
            re.IGNORECASE,
        )
    )


@lru_cache(maxsize=4096)
def is_setting(label: str) -> bool:
    """Say whether a label is that of what a measurement was made with: the length of its inputs, the size of its batches."""
    return bool(_SETTING.fullmatch(units.split(english(label))[0]))


@lru_cache(maxsize=4096)
def is_tokens(header: str) -> bool:
    """Say whether a header is "Tokens" alone."""
    return bool(
        re.fullmatch(r"(?:#|no\.? of|number of|num\.?|max\.?|maximum|total)? ?tokens", english(header).strip(), re.IGNORECASE)
    )


#: Things of which a label gives the number where the value is whole: people, texts, parts and days.
_THINGS = expression(
    r"(?:#|no\.? of|number of|num\.? of)? ?(?:q ?& ?a(?: pairs)?|qa pairs|questions|queries|speakers|utterances|recordings|clips"
    r"|videos|frames|images|turns|dialog(?:ue)?s|users|items|problems|passages|annotators|participants|subjects|authors|runs|seeds"
    r"|checkpoints|groups|buckets|days|weeks|files|types|topics|sources|members|(?:train\w* |ran )?for \(days\)|trained for)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def counts_things(label: str) -> bool:
    """Say whether whole values under a label are numbers of something and no scores ("Speakers", "# Q&A")."""
    name, _ = units.split(english(label))
    return bool(_THINGS.fullmatch(label) or _THINGS.fullmatch(name))


#: "Trained on", "Read in pretraining": above or beside counts by the billion.
_DIET = expression(
    r"(?:was |were )?(?:pre-?)?trained (?:on|with|for)|(?:seen|read|saw|consumed) (?:in|during) (?:pre-?)?training"
    r"|(?:pre-?)?training(?: (?:data(?:set)?|set|corpus|mix(?:ture)?|budget|text|diet)(?: size)?)?|diet|data|corpus",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_read_in_training(header: str) -> bool:
    """Say whether counts by the billion under a header are of the tokens that a model was trained on."""
    return is_tokens(header) or bool(_DIET.fullmatch(english(header).strip(" :")))


@lru_cache(maxsize=4096)
def counted(header: str) -> str:
    """Return the unit of a header that counts examples ("# documents"), or ""."""
    match = _EXAMPLE_UNIT.fullmatch(english(header).strip())
    return match["unit"].casefold() if match else ""


@lru_cache(maxsize=4096)
def is_examples(header: str) -> bool:
    """Say whether the values under a header count examples of a data set."""
    return bool(_EXAMPLES.fullmatch(header.strip()))


@lru_cache(maxsize=4096)
def is_train_split(label: str) -> bool:
    """Say whether a label is that of a training split."""
    return bool(re.fullmatch(r"train(?:ing)?(?: ?(?:set|split|data))?", label.strip(), re.IGNORECASE))


@lru_cache(maxsize=4096)
def is_no_claim(header: str) -> bool:
    """Say whether the values under a header are no claims of a model: training settings, ranks, sizes of data sets."""
    name, _ = units.split(english(header))
    return bool(_NO_CLAIM.fullmatch(name or header))


@lru_cache(maxsize=4096)
def is_of_run(header: str) -> bool:
    """Say whether the values under a header count what a run was made with: machines, batches, steps."""
    return bool(_OF_RUN.fullmatch(units.split(english(header))[0]))


@lru_cache(maxsize=4096)
def is_summary(header: str) -> bool:
    """Say whether a header sums up its neighbors: an average, a total."""
    return bool(
        re.fullmatch(
            r"(?:macro |micro |overall )?(?:average|avg\.?|mean|overall|total|all|sum|median)(?: score)?",
            english(header).strip(),
            re.IGNORECASE,
        )
    )


@lru_cache(maxsize=4096)
def is_log(header: str) -> bool:
    """Say whether a header belongs to a training log."""
    return bool(_LOG.match(header))
