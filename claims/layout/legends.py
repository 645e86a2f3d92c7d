"""What the labels of score tables mean: which name models, data sets or metrics, and what a score was measured on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.text.benchmark import is_known
from claims.text.expression import expression
from claims.text.lexicon import METRICS
from claims.tongues.dictionary import english
from schemas.model import fold_name

_BRACKET = expression(r"[(\[]([^()\[\]]{1,60})[)\]]")
_MODEL = expression(
    r"(?:the |[\w-]{3,14} )?(?:models?|methods?|checkpoints?|systems?|architectures?|variants?|encoders?|networks?"
    r"|approach(?:es)?|backbones?)"
    r"(?: ?(?:names?|variants?|versions?|ids?|sizes?|/.*|card|family))?|name|llms?|language models?",
    re.IGNORECASE,
)
#: "Model F1 Score": the corner says both what the rows and what the values are.
_MODEL_SCORED = expression(r"models?,? \(?(?P<metric>[A-Za-z][\w@. -]{1,24}?)\)?", re.IGNORECASE)
_METRIC = expression(r"(?:evaluation |eval )?(?:metrics?|measures?|scores?)", re.IGNORECASE)
_DATASET = expression(
    r"(?:(?:evaluation|eval|test|testing|validation|dev|target|downstream|benchmark) )?"
    r"(?:data ?sets?|tasks?|benchmarks?|evaluations?|tests?(?: ?sets?)?|corpus|corpora|evals?"
    r"|sub-?tasks?)(?: ?(?:names?|/.*))?(?: \(.*\))?",
    re.IGNORECASE,
)
_PART = expression(
    r"languages?|lang\.?|(?:data ?(?:set )?|eval(?:uation)? )?splits?|subset|sub-?set"
    r"|direction|domain|turn|entit(?:y|ies)(?: types?| class(?:es)?)?|class(?:es)?"
    r"|labels?(?: names?)?|tags?|emotions?|intents?|language pairs?|locale|dialects?",
    re.IGNORECASE,
)
_CATEGORY = expression(
    r"category|categories|capability|capabilities|type|task types?|dimension|group|section|area|aspect|skills?"
    r"|field",
    re.IGNORECASE,
)
_SETTING = expression(
    r"#? ?shots?|n-?shot|setting|settings|prompt(?:ing)?|family|arch\.?|architecture|quant(?:i[sz]ation|\.)?"
    r"(?: (?:type|method|level))?|precision|dtype|format|device|hardware|gpu|branch|revision|backend|runtime"
    r"|pre-?train(?:ed|ing)?(?: data(?:set)?s?| on| corpus)?|init(?:iali[sz]ation|\.)?|lr schd\.?|(?:lr )?schedule|decoders?"
    r"|crop(?: size)?"
    r"|(?:best )?hyper-?param\w*|(?:best )?config(?:uration)?s?|channels|teacher|supervision|augmentation|window(?: size)?"
    r"|batch(?: size)?|cased|tokenizer|.{1,40} (?:as|quanti[sz]ed (?:to|with)|stored as|saved as|in format)",
    re.IGNORECASE,
)
_NOTE = expression(
    r"links?|urls?|downloads?"
    r"|(?:pre-?|fine-?)?(?:train(?:ed|ing)?|tun(?:ed|ing)) ?(?:data|(?:data ?)?sets?|corp(?:us|ora)|on|with)"
    r"|notes?|comments?|remarks?|source|reference|paper|year|licen[sc]e|use[- ]cases?"
    r"|description|best for|why|weights?|(?:pre-?trained )?checkpoints? links?|logs?|configs?|config files?|scripts?|demos?|colab"
    r"|code|hub|repo(?:sitory)?|get it|where",
    re.IGNORECASE,
)
_TASK = expression(
    r"retrieval|reranking|re-?ranking|clustering|(?:pair |multilabel )?classification|sts|summari[sz]ation|bitext mining"
    r"|translation|question answering|sentiment(?: analysis)?|ner|named entity recognition|pos(?: tagging)?|nli"
    r"|reasoning|coding|math",
    re.IGNORECASE,
)
#: Words for models and kinds of them.
_GROUP = expression(
    r"\b(?:models?|LLMs?|V?LMs?|baselines?|methods?|approaches|encoders?|decoders?|networks?|transformers?|checkpoints?|ours"
    r"|dense|sparse|MoEs?|proprietary|closed|open(?:[- ](?:source|weights?))?|base|instruct(?:ion)?(?:[- ]tuned)?|chat|supervised"
    r"|unsupervised|monolingual|multilingual|teachers?|students?|(?:fine-?|pre-?)?(?:tuned|trained)|distilled|quanti[sz]ed"
    r"|systems?|architectures?|ensembles?|(?:small|large|tiny|medium)(?:er|est)?(?:[- ]sized?)?)\b",
    re.IGNORECASE,
)
_COMPONENT = expression(r"(?:model )?(?:components?|modules?|sub-?modules?|blocks?|stages?)", re.IGNORECASE)
_EXAMPLE = expression(
    r"(?:input |example |sample |generated )?(?:text|sentence|prompt|premise|hypothesis|query|passage|response"
    r"|completion|utterance"
    r"|predictions?|outputs?|inputs?|examples?|question|answer|translation|context)s?(?: (?:[12AB]|label|score))?",
    re.IGNORECASE,
)
_ARROWS = expression(r"\s*\(\s*(?:%|↑|↓|in %|higher is better|lower is better)\s*\)|\s*[↑↓]|(?<=[A-Za-z.])\s?%$")
#: "WER on our calls".
_MEASURED_ON = expression(r"(?P<metric>\S.{0,30}?) (?:on|over|for) (?:the )?(?P<dataset>.{2,50})", re.IGNORECASE)
#: "nDCG (own queries)", "WER (our calls)": what a metric was measured on.
_OF_DATA = expression(
    r"(?!(?:test|dev|val|train|eval|all)|\d)(?:(?:our|own|in-house|internal|private|custom|held-out|unseen|hidden|public) )?"
    r"(?:[\w-]{2,20} ){0,3}(?:queries|questions|letters|recordings|calls|documents|tickets|sentences|reviews|corpus|benchmark"
    r"|images|photos|pages|articles|abstracts|e-?mails|messages|tweets|posts|snippets|problems|exercises|interviews|reports|notes"
    r"|scans|dialog(?:ue)?s|speech|audio|clips|data)",
    re.IGNORECASE,
)
#: "MS Marco Dev", "CoNLL-03 test": a name in front of a split.
_OF_SPLIT = expression(
    r"(?!(?:best|final|mean|avg|our|in|on|out|full|all|the|held)\b)(?-i:[A-Z])[\w.-]{1,20}(?: (?-i:[A-Z\d])[\w.-]{0,20}){0,3}"
    r" (?:dev|test|val(?:idation)?)(?: set)?",
    re.IGNORECASE,
)
_SHORT = frozenset({"r1", "r2", "rl", "rsum", "rlsum", "rg1", "rg2", "rgl"})
_QUALIFIERS = frozenset(
    {
        "macro",
        "micro",
        "weighted",
        "mean",
        "avg",
        "average",
        "overall",
        "max",
        "best",
        "final",
        "test",
        "dev",
        "val",
        "validation",
        "eval",
        "top",
        "balanced",
        "box",
        "bbox",
        "mask",
        "segm",
    }
    | {"binary", "span", "token", "entity", "level", "1", "5", "10"}
)
_SHOTS = expression(r"(?:\d{1,3}|zero|one|few|k)[- ]?shots?", re.IGNORECASE)
#: Languages by their codes, in small letters or, of the more common ones, in capitals; other pairs of capitals name other things.
_CODES = (
    r"[a-z]{2}|EN|DE|FR|ES|IT|PT|NL|PL|RU|ZH|JA|KO|AR|HI|TR|VI|TH|SV|DA|FI|NO|CS|RO|HU|EL|UK|ID|FA|HE|BG|CA|EU|SW|UR|BN|TA|TE|ET"
)
_PARTS = expression(
    r"v?\d(?:\.\d)?|(?:dev|test|val(?:idation)?|clean|other|matched|mismatched|easy|hard|challenge)"
    rf"(?:[-_ ](?:clean|other|set|split|std|\w{{2}}))?|(?-i:{_CODES})|[a-z]{{2}}[-_→][A-Za-z]{{2}}"
    r"|\d{1,3}[- ]shots?|zero[- ]shot|few[- ]shot"
    r"|(?:arabic|bengali|chinese|czech|danish|dutch|english|finnish|french|german|greek|hebrew|hindi|hungarian|indonesian|italian"
    r"|japanese|korean|norwegian|persian|polish|portuguese|romanian|russian|spanish|swahili|swedish|tamil|thai|turkish|ukrainian"
    r"|urdu|vietnamese)|(?:micro|macro|weighted)[- ]?(?:avg\.?|average)",
    re.IGNORECASE,
)
_SPLIT = expression(r"\b(dev|development|val|valid|validation|test|train|[开测验][发试证]集)(?:[- ]?set)?\b", re.IGNORECASE)
#: "Best development", "开发集(Dev)": a split and nothing else.
_SPLIT_ALONE = expression(
    r"(?:best |final |mean |avg\.? |our )?"
    r"(?:dev|development|val|valid|validation|test|train|[开测验][发试证]集)(?:[- ]?(?:set|split))?",
    re.IGNORECASE,
)
#: "github/config/log", "[64, 128, 320]", "bs16-e3-lr5e-05": where it lies, how wide it is, how it was trained.
_NO_TEST = expression(
    r"(?:(?:github|gitlab|baidu|config|logs?|models?|links?|downloads?|here|ckpt|checkpoints?|weights|hub|hf|hugging ?face|drive"
    r"|gdrive|onedrive|modelscope|scripts?|code|paper|official repo|timm|pth|url|tf|pt|🤗|🤖)[\s/|,()·-]{0,4}){1,8}"
    r"|[\[({]\s?\d[\d.]*(?:[,;/x× ]{1,3}\d[\d.]*){1,12}\s?[\])}]"
    r"|(?:(?:bs|lr|ep?|wd|seed|wu|warmup|steps?)[_=]?\d[\d.e-]*[-_, ]{0,2}){2,6}",
    re.IGNORECASE,
)


def shows_examples(corner: Iterable[str], labels: Iterable[str]) -> bool:
    """Say whether a table is of inputs and outputs, by the headers of its label columns, or two of its labels.

    Its numbers are then a model's words, or how certain it is of them.
    """
    told = [sum(bool(_EXAMPLE.fullmatch(english(text).strip(" :#"))) for text in side) for side in (corner, labels)]
    return told[0] > 0 or told[1] > 1


@lru_cache(maxsize=4096)
def names_models(heading: str) -> bool:
    """Say whether a column under this header names models."""
    heading = english(heading).strip(" :#").replace("_", " ")
    scored = _MODEL_SCORED.fullmatch(heading)
    return bool(_MODEL.fullmatch(heading)) or (scored is not None and is_metric(scored["metric"]))


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str:
    """Return what a label column holds by its header ("metric", "dataset", "part", "setting" …), or "" where it does not tell."""
    heading = english(heading).strip(" :#").replace("_", " ")
    for role, words in (
        ("metric", _METRIC),
        ("dataset", _DATASET),
        ("part", _PART),
        ("category", _CATEGORY),
        ("setting", _SETTING),
        ("note", _NOTE),
        ("component", _COMPONENT),
    ):
        if words.fullmatch(heading):
            return role
    return ""


@lru_cache(maxsize=4096)
def groups_models(words: str) -> bool:
    """Say whether the words above a group of rows tell what kind of models they are: "Open models", "Dense", "Ours"."""
    return bool(_GROUP.search(english(words)))


@lru_cache(maxsize=4096)
def is_task_header(heading: str) -> bool:
    """Say whether a column under this header names tasks, of which each may have several data sets."""
    return bool(re.match(r"(?:\w+ )?(?:sub-?)?tasks?\b", english(heading).strip(" :#").replace("_", " "), re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Test:
    """What a label says of a score: what it was measured on, by which metrics, and on which split."""

    dataset: str = ""
    metrics: tuple[str, ...] = ()
    split: str | None = None


@lru_cache(maxsize=4096)
def test_of(label: str) -> Test:
    """Read a label such as "MNLI-(m/mm)", "SQuAD 1.1 (EM/F1)", "F1", "CoLA (Mcc)", "C-Eval (val)"."""
    metrics: tuple[str, ...] = ()
    kept = label = re.sub(r",\s?%?$", "", _ARROWS.sub("", label))
    for match in _BRACKET.finditer(label):
        told = _metrics(match[1]) or _metrics(_SHOTS.sub("", match[1]).strip(" ,;"))
        if told:
            metrics, kept = told, kept.replace(match[0], " ")
    split = _SPLIT.search(label)
    rest = re.sub(r"\s+", " ", kept).strip(" -,:/")
    named, _, measure = rest.rpartition(", ")
    if named and not metrics and _metrics(measure) and not _metrics(named):
        return Test(named, _metrics(measure), split[1].casefold() if split else None)
    measure, _, named = rest.partition(", ")
    if named and not metrics and is_metric(measure) and is_dataset(named):
        return Test(named, _metrics(measure), split[1].casefold() if split else None)
    inside = [match[1] for match in _BRACKET.finditer(rest)]
    bracketed = next(
        (words for words in inside if is_dataset(words) or _OF_DATA.fullmatch(words) or _OF_SPLIT.fullmatch(words)), ""
    )
    whole = (_metrics(rest) if not bracketed else ()) or _metrics(_BRACKET.sub("", rest).strip())
    if whole and not metrics:
        return Test(bracketed, whole, split[1].casefold() if split else None)
    said = _MEASURED_ON.fullmatch(rest)
    if said and not metrics and _metrics(said["metric"]):
        return Test(said["dataset"], _metrics(said["metric"]), split[1].casefold() if split else None)
    words = rest.rsplit(" ", 1)
    if not metrics and len(words) == 2 and _metrics(words[1]):
        rest, metrics = words[0], _metrics(words[1])
    alone = _SPLIT_ALONE.fullmatch(_BRACKET.sub("", rest).strip())
    return Test("" if _is_empty(rest) or alone else rest, metrics, split[1].casefold() if split else None)


@lru_cache(maxsize=4096)
def is_metric(words: str) -> bool:
    """Say whether words name a metric ("F1-Score", "acc.", "nDCG@10", "Recall 128")."""
    words = english(words)
    folded = fold_name(words)
    parts = [part for part in re.split(r"[\s_-]+", words.casefold().strip(" .:")) if part]
    known = [part.strip(".") in METRICS for part in parts]
    if any(known) and all(told or part.strip(".") in _QUALIFIERS for told, part in zip(known, parts, strict=True)):
        return True
    return (
        folded in METRICS
        or folded in _SHORT
        or re.sub(r"(?<=[a-z])\d{3}$", "", folded) in METRICS
        or fold_name(words.partition("@")[0]) in METRICS
    )


@lru_cache(maxsize=4096)
def is_dataset(words: str) -> bool:
    """Say whether words begin with the name of a known benchmark or data set."""
    return is_known(_BRACKET.sub("", words))


@lru_cache(maxsize=4096)
def is_no_test(words: str) -> bool:
    """Say whether the words of a cell name nothing that a score may be of: links alone, a list of numbers, settings of a run."""
    return bool(_NO_TEST.fullmatch(words.strip()))


@lru_cache(maxsize=4096)
def is_task(words: str) -> bool:
    """Say whether words are the name of a task, as columns of benchmarks of many tasks have them."""
    return bool(_TASK.fullmatch(_BRACKET.sub("", words).strip(" .")))


@lru_cache(maxsize=4096)
def is_shots(words: str) -> bool:
    """Say whether words tell how many examples a prompt held ("5-shot")."""
    return bool(_SHOTS.fullmatch(words.strip()))


@lru_cache(maxsize=4096)
def is_part(words: str) -> bool:
    """Say whether words name only a part of a data set: a version, a split, a language, a number of shots."""
    return bool(_PARTS.fullmatch(words.strip()))


def _metrics(words: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"/|,|;| and |&", words) if part.strip()]
    if parts and all(is_metric(part) for part in parts):
        return tuple(parts)
    if is_metric(words):
        return (words.strip(),)
    last = [
        part
        for part in words.split(",")
        if "," in words and re.search(r"\b(?:acc|f1|em|rouge\w?|accuracy)\b|acc_char|_avg", part, re.IGNORECASE)
    ]
    return (last[-1].strip(),) if len(last) == 1 else ()


def _is_empty(words: str) -> bool:
    return not words or fold_name(words) in {
        "value",
        "values",
        "score",
        "scores",
        "result",
        "results",
        "performance",
        "metric",
        "ours",
        "thismodel",
    }
