"""Strangers: subjects of a sentence that are none of the known models ("a student", "Mistral Small 3", "two such models together").

A number in such a sentence is the stranger's. Where nobody can say who that is, it is nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from claims.lexicon import COMMON, DATASETS, METRICS, OTHERS
from schemas.model import fold_name

_NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|a dozen|several|many|multiple|both|\d{1,3}"
_KINDS = (
    r"(?:language |neural |embedding |vision |speech |transformer |student |baseline |classification )?"
    r"(?:models?|networks?|ensembles?|encoders?|decoders?|checkpoints?|classifiers?|variants?|versions?|students?|baselines?"
    r"|LLMs?|transformers?|competitors?|rivals?|setups?|systems?)"
)
#: An indefinite subject: "a small model", "another student", "my version", "most 7B models".
_INDEFINITE = re.compile(
    rf"\b(?:an?|another|some|any|my|their|his|her|your|someone['’]s|most|many|few|several|typical|conventional|common|other|all|such"
    rf"|{_NUMBERS})\s(?:(?!(?:the|of|and|or|as|in|on|for|that|with|is|has)\b)[\w.’'-]{{1,24}} ){{0,4}}?{_KINDS}(?![\w-])",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|my) (?:own )?(?:[\w-]{1,20} ){0,2}?(?:model|network|student|checkpoint|version|variant|encoder)(?![\w-])", re.IGNORECASE)
#: What follows is a predicate or an apposition: it says of what kind the subject is.
_PREDICATE = re.compile(
    r"(?:\b(?:is|are|was|were|be|as|remains?|become|becomes|became|being|['’]s|still|just|only|simply|basically|essentially|include[sd]?"
    r"|releas(?:e|ed|es|ing)|present|propos(?:e|ed)|introduc(?:e|ed|es|ing)|offer|publish(?:ed)?|provide[sd]?)\s|[(:–—]\s?)$",
    re.IGNORECASE,
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|uses?|used|comes?|came|counts?|stacks?|contains?|holds?|weighs?|takes?|took|needs?|reads?|supports?"
    r"|accepts?|runs?|ran|stores?|carries|packs?|boasts?|features?|reaches|reached|handles?|offers?|ships?|keeps?|kept|shares?|follows?"
    r"|adds?|requires?|consists?|comprises?|occupies|fits|totals?|produces?|returns?|outputs?|employs?|gets?|processes|goes|went|ranges?"
    r"|spans?|can|only|itself|also|already|now|still|alone|got|brings?|brought|raised?|raises|doubles?|doubled|extends?|extended"
    r"|replaced|replaces|arrived|followed|adopts|adopted|copies|inherits|borrows|reuses|stays|makes|cuts|trims|drops)"
)
_WORD = r"[A-Z][\w.+-]{0,30}"
_SIZE = r"\d{1,4}(?:\.\d{1,2})?(?:x\d{1,3})?[BMbm]?(?:-[A-Z]\w{0,8})?"
_PHRASE = rf"{_WORD}(?: (?:{_WORD}|{_SIZE}|v\d(?:\.\d)?)){{0,4}}"
_CLAUSE = (
    r"(?:^|[.!?;:]\s|\n|,\s|\b(?:and|while|whereas|but|that|with|than|of|for|from|to|though|although|because|since|when|like|where|so"
    r"|by|yet|then|unlike)\s)[\"'“(*_]{0,3}"
)
_NAMED = re.compile(
    rf"{_CLAUSE}(?P<the>(?:[Tt]he |[Ii]ts |[Oo]ur )?)(?P<name>{_PHRASE})(?P<thing> (?:tokenizer|tokeniser|dataset|corpus|library|framework|team"
    rf"|paper|benchmark|family|series|model|assistant|vocabulary|decoder|encoder|version))?(?=[*_]{{0,2}}(?: ?\([^()]{{1,60}}\))?"
    rf"(?:,[^,.;]{{1,60}},)? {_VERB}\b|['’]s |[*_]{{0,2}} ?\(\d|,? with |,? at \d|[*_]{{0,2}}: \d)"
)
_CALLED = re.compile(
    rf"(?:\b(?:called|named|dubbed|call it|call this|nicknamed|christened|introduced?|presents?|presented|proposed?|released?|built|trained|pretrained)"
    rf"|\b(?:our|the|this|an?) (?:[\w-]{{1,20}} ){{0,3}}(?:model|network|encoder|student|version|variant),)\s[\"'“*_]{{0,3}}(?P<name>{_PHRASE})"
)
_MIXED = re.compile(r"[A-Z]?[a-z]+[A-Z]|\d|[A-Z]{2}")
#: Words that begin a sentence about the model spoken of: its parts and measures.
_ASPECTS = frozenset("""
layers layer parameters parameter vocabulary training inference attention embeddings embedding heads head context hidden input output
inputs outputs weights size sizes depth width memory experts every each total there both overall altogether pretraining finetuning
internally architecture dimension dimensions tokens tokenization compared everything nothing here now then today inside also speed latency
throughput accuracy half encoder decoder encoding positions transformer transformers blocks block pooling params name family feedforward
mlp gqa rope ffn maximum positional vectors sentences texts languages sequence sequences text quantization quantized download disk storage
what which who that whose where when how why its it note notes although despite because since while unlike like thanks
however moreover furthermore instead finally again later earlier originally initially trained built based released given using nobody somebody
everyone people none neither nothing something between among as so if once yes no not only even just still exactly
""".split())  # fmt: skip


#: Models counted together, and what is none of the model's own parameters.
_TOGETHER = re.compile(
    rf"\b(?:ensembles? of|pairs? of|(?:{_NUMBERS}) (?:[\w./-]+ ){{1,3}}(?:models|copies|instances|encoders|networks|checkpoints)"
    rf"|combination of|mixture of (?:{_NUMBERS}))\b|\b(?:together|combined|in total|altogether|jointly)\b[^.;]{{0,20}}\b(?:have|count|hold|weigh)\b",
    re.IGNORECASE,
)
_RANGES = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|spans?|spanning|span|go(?:es)?|scales?|var(?:y|ies)|sizes?|anything|anywhere|everything|comes?) "
    r"(?:in size |in sizes |in |up )?(?:from|between) [^.;]{0,60}$",
    re.IGNORECASE,
)
_TRAINABLE = re.compile(
    r"[^.;,]{0,12}\b(?:parameters?|params|weights)\b(?: (?:of|in) [^.;,]{1,50}?)? (?:that )?(?:is|are|were|was|get|got|remain(?:ed)?|being) (?:actually |only |then |being )?"
    r"(?:trained|updated|tuned|fine-?tuned|trainable|learned|unfrozen|touched|changed|frozen|adapted|optimi[sz]ed|added)\b(?! (?:on|from|using|with)\b)"
    r"|\s?(?:[MKB]|million|billion|thousand)?\s(?:trainable|tunable|learnable|additional|extra|new|added|adapter|task-specific|frozen|updated"
    r"|non-trainable)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:heads?|adapters?|LoRA|DoRA|prefix(?:es)?|prompts?|prober?|projections?|projector|classifiers?|pooler|bottlenecks?|modules?|matrices"
    r"|fine-?tuning|tuning|unfreez\w+|training only|trains? only|updat(?:es?|ed|ing)|train(?:ed|s|ing)? (?:just|only))\b[^.;,:]{0,60}"
    r"\b(?:adds?|added|adding|has|have|had|with|introduces?|contains?|needs?|of|only|just|touch(?:es)?|updates?|trains?|counts?|holds?|is|are|costs?|brings?)"
    r"\s(?:(?:about|only|just|another|an? (?:extra|additional|further)|roughly|some|~)\s?){0,2}$",
    re.IGNORECASE,
)
_COUNTS_WEIGHTS = re.compile(r"[\d.,]+\s?(?:[KMB]|million|billion|thousand)?[\s-]{0,2}(?:\w+ ){0,2}(?:parameters?|params|weights)\b", re.IGNORECASE)
#: "We used a maximum length of 256": a setting of somebody's run.
_SETTING = re.compile(
    r"\b(?:we|I|authors|they|us|run|runs|experiments?)\b[^.;]{0,60}\b(?:us(?:e|ed|ing)|set(?:ting)?|chose|choose|cut|truncat\w+|pad\w*|limit\w*|cap\w*|fed|feed|kept"
    r"|ran|run|fine-?tuned?|train(?:ed)?|evaluat\w+|pick(?:ed)?|went|cropp?\w*|split|clip\w*|restrict\w*)\b[^.;]{0,80}\b(?:length|tokens?|window|chunks?|max_length"
    r"|max_seq_length|max_seq_len)\b[^.;,]{0,20}$"
    r"|\b(?:we|I|authors|they)\b[^.;]{0,60}\b(?:truncat\w+|padd\w*|limit\w*|cap\w*|fed|chunk\w*|cropp?\w*|split|cut|clip\w*|restrict\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"[\d.,]+\s?k?[\s-]?(?:tokens?|word ?pieces|positions|in\b|for\b|with\b|during|when|on\b|and\b|[.,;)]|$)", re.IGNORECASE)


def strangers(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Return who is neither a known name nor a stand-in: start, end, and the name ("" where there is none); `names` in order."""
    for match in _INDEFINITE.finditer(text):
        if not _overlaps(match.start(), match.end(), names) and not _is_predicate(text, match.start(), names):
            yield match.start(), match.end(), ""
    for match in _OURS.finditer(text):
        if not _overlaps(match.start(), match.end() + 2, names):
            yield match.start(), match.end(), "our"
    for expression in (_NAMED, _CALLED):
        for match in expression.finditer(text):
            start, end = match.span("name")
            thing = match.groupdict().get("thing") or ""
            if not _overlaps(start, end, names) and _is_proper(text, start, match["name"], bool(thing)):
                yield start, end + len(thing), match["name"] + thing


def _overlaps(start: int, end: int, names: list[tuple[int, int]]) -> bool:
    at = bisect_right(names, (end - 1, 1 << 60))
    return at > 0 and names[at - 1][1] > start


def _is_predicate(text: str, start: int, names: list[tuple[int, int]]) -> bool:
    """Say whether an indefinite phrase says what the subject is ("X is a small model", "X, a model with …")."""
    if _PREDICATE.search(text[max(0, start - 24) : start]):
        return True
    at = bisect_right(names, (start, 0))
    return at > 0 and text[names[at - 1][1] : start] in (", ", " (", ") ", "), ", "*, ", "**, ")


def _is_proper(text: str, start: int, name: str, is_thing: bool) -> bool:
    """Say whether capitalized words are a name: not the first word of a sentence that is an ordinary one."""
    first = fold_name(name.split(" ")[0])
    if first in _ASPECTS | COMMON | OTHERS | METRICS or fold_name(name) in OTHERS | METRICS | DATASETS:
        return False
    opens = start == 0 or text[max(0, start - 3) : start].rstrip(" \"'“(*_")[-1:] in (".", "!", "?", ";", ":", "\n", "")
    return not opens or " " in name or is_thing or bool(_MIXED.search(name)) or len(name) > 2


def is_nobodys(text: str, start: int, stop: int, offset: int) -> bool:
    """Say whether the number at `offset` of the sentence `start` to `stop` is none of one model's own: of several together, of a
    whole family, of what is trained or added, or a setting of somebody's run."""
    before, after = text[max(start, offset - 160) : offset], text[offset : min(stop, offset + 120)]
    if _RANGES.search(before[-80:]) or re.match(r"[\d.,]+\s?[KMB]?\b[^.;]{0,20} to [\d.]+\s?[KMBT]", after) and _RANGES.search(before[-80:] + "x"):
        return True
    if _COUNTS_WEIGHTS.match(after) or re.match(r"[\d.,]+\s?(?:[KMB]\b|million|billion)", after):
        tail = re.sub(r"^[\d.,]+", "", after)
        return bool(_TOGETHER.search(before) or _TRAINABLE.match(tail) or _ADDED.search(before))
    return bool(_LENGTH.match(after) and _SETTING.search(before))
