"""Numbers that sentences tell of what a reader may do, of a program or of a machine: they are no model's own."""

from __future__ import annotations

import re

from claims.properties.bound import Bound
from claims.sentences import technique
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

_TRAINED = frozenset({"training_tokens", "training_bytes", "training_examples"})
_OF_PROGRAMS = frozenset(
    {"parameters", "quantization_bits", "memory", "disk_size", "throughput", "latency", "max_position_embeddings"}
)
_BYTES = frozenset({"memory", "disk_size"})
#: "For fine-tuning with less than 4 GB, we refer you to …".
_FOR_WHOM = expression(r"^\W*(?:For|To|When|In order to) [^,;:]{1,80}$")
_REFERS = expression(
    r"[^,;:]{0,40},? (?:we (?:refer|recommend|suggest|advise)|please"
    r"|(?:you )?(?:may |can )?(?:see|refer|check|try|use|consult|look)\b)"
)
#: "You can train a chinchilla-optimal one (22B tokens) in 32 hours".
_MAY_TRAIN = expression(
    r"\b(?:you|one|anybody|anyone|users?) (?:can|could|may|might) (?:also |then |now )?(?:re)?(?:pre-?)?train\b"
    r"(?:[^.;]|\.(?=\d)){0,120}$"
)
#: A rate of training: "24k tokens per second per GPU, 56% of its FLOPs".
_OF_TRAINING = expression(r"\b(?:train(?:ing)?|fine-?tun(?:e|ing)|MFU|flops utili[sz]ation)\b", re.IGNORECASE)
_A_DEVICE = expression(
    r"[^.;]{0,30}\bper (?:second )?(?:per )?(?:(?-i:[A-Z])[\w-]{2,12} )?(?:GPU|TPU|chip|device|card)\b", re.IGNORECASE
)
#: "This library is designed for up to 40B parameters".
_A_PROGRAM = expression(
    r"^\W*(?:[Tt]his|[Tt]he|[Oo]ur) (?:[\w-]{2,16} )?(?:library|framework|codebase|toolkit|engine|script|tool|package|app|plugin)\b"
    r"|^\W*[A-Z][\w.-]{1,24} is an? (?:[\w-]{1,20} ){0,6}(?:library|framework|codebase|toolkit|engine|script|tool|package|plugin"
    r"|method|technique|algorithm|approach|quanti[sz]ation)\b"
)
#: "-0.18 to +0.18 for 4bit": ranges of values.
_RANGES = expression(r"[-+−]?\d[\d.]* (?:to|and|\.\.\.?|–) [-+−]?\d[\d.]* (?:for|at|in|with) $")
#: "GPTQ-Int4": the label of a format.
_LABEL = expression(r"[A-Za-z\d]-(?:[Ii]nt|INT|FP|NF|[Ww])$")
#: "A tokenizer trained on 500 GB", "240 TB of raw data", "from 20 TB to 2": of none of a model's training.
_OF_A_TOKENIZER = expression(
    r"\btokeni[sz]ers? (?:(?:is|was|were|has been|have been|we) )?(?:also )?(?:re)?(?:trained|learned|built)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_RAW = expression(
    r"[\d.,]+ ?(?:[KMGTP]i?B|(?:giga|tera|peta)bytes|[BMT]|[bmtr]+illion)(?: (?:tokens|documents|pages))? of"
    r" (?:raw(?! texts?\b)|unfiltered|uncleaned|crawled)\b"
    r"|[\d.,]+ ?[KMGT]i?B ?(?:的)?(?:原始)?(?:数据|语料)?(?:中)?(?:过滤|清洗|去重|筛选)",
    re.IGNORECASE,
)
#: "150,000 pieces of data": of no vocabulary.
_OF_DATA = expression(r" of (?:\w+ )?(?:data|text|texts|information|news|code|evidence)\b", re.IGNORECASE)
#: "--quant 4": what a program is given; "(say, 10,000 samples)".
_FLAG = expression(r"(?<![\w-])--[\w-]{2,24}[ =][`\"']{0,2}$|\(say,? $")
#: "10 billion visual parameters and 7 billion language parameters": of a part.
_OF_A_SENSE = expression(r" (?:visual|vision|language|textual|text|audio|speech|image) param", re.IGNORECASE)
#: "Phones with a minimum of 3 GB", "the dialogue supported by 6 GB": what a machine has.
_MACHINE = expression(
    r"\b(?:(?:devices?|computers?|hardware|systems?|PCs?|servers?|laptops?|phones?|machines?|instances?) (?:with|having|that have)"
    r"|(?:supported|handled|afforded) (?:by|on|with))(?: (?:only|just|merely))? $"
    r"|\b(?:each with|total|per node)(?: (?:GPU|CPU|system|host|main))? (?:memory|RAM|VRAM)(?: of)? $",
    re.IGNORECASE,
)
#: "8xA100 80GB": what each of several cards has.
_OF_MANY = expression(r"(?<![\w.])(?:[2-9]|\d{2})\s?[x×*]\s?(?:NVIDIA[ -]|AMD[ -])?[A-Z]{1,4}[ -]?\d{1,4}[A-Za-z]{0,4} \(?$")
#: "1,152 dimensions per patch": of what goes on to the next layer.
_PER_PIECE = expression(r"[ -](?:dim\w*|numbers|floats|values) (?:per|for (?:each|every)) (?:patch|token|word|frame|position)\b")
#: "The usual 512-token context of our other models".
_OF_OTHERS = expression(
    r" ?(?:of|in|for|like|among) (?:(?:our|the|its|all|most|many|some|these|those) )?(?:other|remaining|earlier|previous|existing)"
    r" (?:[a-z-]{2,14} ){0,2}(?:model|one|version|variant|checkpoint|LLM|member|generation|iteration|release)s?\b",
    re.IGNORECASE,
)
#: "One MTP layer": beside those of the model.
_PREDICTS = expression(r"\b(?:MTP|multi-token[ -]prediction|nextn|draft|speculative)\b", re.IGNORECASE)
#: "Checkpoints trained on 500B, 1T, 1.5T and 2T tokens": each on one of these.
_AMOUNT = r"\d[\d.]{0,6} ?(?:[BMT]|[bmtr]+illion)"
_AMOUNTS = expression(rf"{_AMOUNT}(?:,? and |, ){_AMOUNT}(?:,? and |, ){_AMOUNT}")
_CHECKPOINTS = expression(r"\b(?:checkpoints?|intermediate|stages|snapshots?)\b", re.IGNORECASE)
#: "An 8k output token length", "prevent exceeding the 32K limit", "about 90 words (128 tokens)": of no input that a model takes.
_WRITTEN = expression(
    r"[\d.,]+\s?[kK]?[ -](?:max(?:imum)? )?(?:new|output|generated|completion|response)[ -]tokens?\b", re.IGNORECASE
)
_EXCEEDED = expression(r"\bexceed(?:s|ed|ing)? (?:the |about |a )?$", re.IGNORECASE)
_VARIED = expression(
    r"\b(?:different|various|several|multiple|varying) (?:\w+ )?(?:lengths|sizes)\b[^.;]{0,30}$|\b(?:lengths|sizes), namely $",
    re.IGNORECASE,
)
_NEVER = expression(r"\b(?:cannot|not|never|no|nothing|none|neither|can['’]t|n['’]t)\b[^.;]{0,60}$", re.IGNORECASE)
_AMOUNTS_TO = expression(
    r"\b(?:words|characters|letters|pages|sentences|seconds|minutes)\b[^.;]{0,50}?(?:\(|\b(?:amounts?|corresponds?|comes?|translates?|equals?|is|are)"
    r" (?:usually |only |roughly |about )*(?:to )?)(?:about |approx(?:\.|imately)? |around |~ ?|only )?$",
    re.IGNORECASE,
)
_SIZE = r"\d{1,4}(?:\.\d{1,2})?[BM]"
_ONE_SIZE = expression(_SIZE)
#: "Wren-16K (7B, 13B)": the sizes in which it comes, by which its members are called.
_IN_BRACKETS = expression(rf"[(（]\s?(?:{_SIZE}(?:, |/|、|，| and | & | \| )){{0,6}}$")
_TO_BRACKET = expression(rf"{_SIZE}(?:(?:, |/|、|，| and | & | \| ){_SIZE}){{0,6}}\s?[)）]")


_SPEEDS_UP = expression(r"(?:speed|accelerat)\w{0,3}(?: up)? (?:the |its |our )?(?:pre-?|fine-?)?(?:train|tun)ing\b", re.IGNORECASE)

#: What is compared with: work done without something, or in another way.
_THAN_WORK = expression(
    r"[^.;:()]{0,24}?\b(?:than|compared (?:to|with)|over|versus|vs\.?) (?:when |if |by )?(?:just |simply |only )?"
    r"(?:without|(?:training|pre-?training|fine-?tuning|running|doing|computing|evaluating|executing|inferencing|decoding|sampling"
    r"|using|working|processing|generating|inference|execution|computation)(?: \w+)? "
    r"(?:without|with|on|in|by|under|via|through|using|at)\b)",
    re.IGNORECASE,
)
#: What is fast in front of a comparison, and is no model.
_TOOL = expression(
    r"\b(?:converge[ds]?|converging|trains?)\s(?:\w+ )?$|\b(?:scripts?|tools?|librar(?:y|ies)|loader|tokeni[sz]er|kernels?"
    r"|training|implementation|pipeline)\b[^,;]{0,30}$",
    re.IGNORECASE,
)


def is_of_work(front: str, words: str, behind: str) -> bool:
    """Say whether a program is compared, training ("speeds up training by 25%"), or ways to work ("… than without X")."""
    return bool(_SPEEDS_UP.match(words) or _THAN_WORK.match(behind) or _TOOL.search(front))


def is_advice(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is told of what somebody may do, of a program, of a machine or of other models without a name."""
    name, front = one.pattern.row.property, utterance.before(one.quantity.hedged, 160)
    if _FLAG.search(utterance.before(one.quantity.hedged, 32)) or _OF_OTHERS.match(utterance.after(one.end)):
        return True
    if name in _BYTES and (
        _MACHINE.search(front) or _OF_MANY.search(front) or (_FOR_WHOM.match(front) and _REFERS.match(utterance.after(one.end)))
    ):
        return True
    of_a_piece = name == "output_dimension" and _PER_PIECE.match(utterance.after(one.quantity.end))
    if of_a_piece or (name == "vocab_size" and _OF_DATA.match(utterance.after(one.end))):
        return True
    if name == "max_position_embeddings" and _is_no_input(utterance, one, front):
        return True
    if name == "parameters" and (
        technique.is_imagined(utterance, one)
        or _are_sizes(utterance, one)
        or _OF_A_SENSE.search(utterance.text, one.quantity.end, max(one.end, one.quantity.end))
    ):
        return True
    if name == "num_hidden_layers" and _PREDICTS.search(utterance.text, one.quantity.end, one.end):
        return True
    if name in _TRAINED and _is_no_training(utterance, one, front):
        return True
    if name in _OF_PROGRAMS and _A_PROGRAM.match(utterance.sentence):
        return True
    if name == "quantization_bits":
        label = _RANGES.search(front) or _LABEL.search(utterance.before(one.quantity.start, 16))
        return bool(label) or technique.is_of_a_technique(utterance, one)
    return name == "throughput" and bool(_A_DEVICE.match(utterance.after(one.quantity.end)) and _OF_TRAINING.search(utterance.text))


def _are_sizes(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number is one of two or more sizes that a bracket lists, and nothing else."""
    front = _IN_BRACKETS.search(utterance.before(one.quantity.start, 80))
    behind = _TO_BRACKET.match(utterance.text, one.quantity.start) if front else None
    return bool(front and behind and len(_ONE_SIZE.findall(front[0] + behind[0])) > 1)


def _is_no_input(utterance: Utterance, one: Bound, front: str) -> bool:
    """Say whether a length is of what a model writes, of what some text came to, or told only as exceeded."""
    if _WRITTEN.match(utterance.after(one.quantity.start)):
        return True
    if _VARIED.search(front):
        return True
    exceeded = _EXCEEDED.search(utterance.before(one.quantity.start, 24)) and not _NEVER.search(front)
    return bool(exceeded or _AMOUNTS_TO.search(front))


def _is_of_checkpoints(utterance: Utterance, one: Bound) -> bool:
    """Say whether an amount of training data is one of three or more that a list of checkpoints goes through."""
    listed = _AMOUNTS.search(utterance.sentence) if _CHECKPOINTS.search(utterance.sentence) else None
    return bool(listed and utterance.start + listed.start() <= one.quantity.start)


def _is_no_training(utterance: Utterance, one: Bound, front: str) -> bool:
    """Say whether an amount of data is what a tokenizer learned from, what was there before cleaning, or for somebody."""
    if _OF_A_TOKENIZER.search(front) or _RAW.match(utterance.after(one.quantity.start)):
        return True
    return bool(_MAY_TRAIN.search(front) or _is_of_checkpoints(utterance, one))
