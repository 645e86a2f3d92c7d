"""Strangers: subjects of a sentence that are none of the known models ("a student", "Mistral Small 3", "two such models together").

A number in such a sentence is the stranger's. Where nobody can say who that is, it is nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from claims.benchmark import is_benchmark
from claims.codes import CODES
from claims.expression import expression
from claims.lexicon import COMMON, DATASETS, LANGUAGES, METRICS, OTHERS
from claims.sentence import sentence_at
from claims.sought import Sought
from schemas.model import fold_name

_NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|a dozen|several|many|multiple|both|\d{1,3}"
_KINDS = (
    r"(?:language |neural |embedding |vision |speech |transformer |student |baseline |classification )?"
    r"(?:models?|networks?|ensembles?|encoders?|decoders?|checkpoints?|classifiers?|variants?|versions?|students?|baselines?"
    r"|llms?|transformers?|competitors?|rivals?|setups?|systems?)"
    r"(?! (?!has\b|is\b|was\b|uses\b)\w{4,12}s\b)(?! (?:dim\w*|size|width|depth|length|capacity|card|file|layer|stack)\b)"
)
#: Of words in lower case, as the two below, for those are searched faster.
#: An indefinite subject: "a small model", "another student", "my version", "most 7B models".
_INDEFINITE = Sought(
    rf"\b(?:an?|another|some|any|my|their|his|her|your|someone['’]s|most|many|few|several|typical|conventional|common"
    rf"|other|all|such"
    rf"|{_NUMBERS})\s(?:(?!(?:the|of|and|or|as|in|on|for|that|with|is|has)\b)[\w’'-]{{1,24}}(?:\.\d\w{{0,6}})? ){{0,4}}?"
    rf"{_KINDS}(?![\w-])",
    0,
)
_OURS = Sought(
    r"\b(?:our|my) (?:own )?(?:[\w-]{1,20} ){0,2}?(?:model|network|student|checkpoint|version|variant|encoder)(?![\w-])"
    r"|\bours(?= (?:has|is|uses|counts|holds|weighs|stacks|takes|needs|comes|gets|runs)\b)",
    0,
)
#: What follows is a predicate or an apposition: it says of what kind the subject is.
_PREDICATE = expression(
    r"(?:\b(?:is|are|was|were|be|as|remains?|being|['’]s|still|just|only|simply|basically"
    r"|essentially|include[sd]?"
    r"|releas(?:e|ed|es|ing)|present|propos(?:e|ed)|introduc(?:e|ed|es|ing)|offer|publish(?:ed)?|provide[sd]?)\s|[(:–—]\s?)$",
    re.IGNORECASE,
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|uses?|used|comes?|came|counts?|stacks?|contains?|holds?|weighs?|takes?|took"
    r"|needs?|reads?|supports?"
    r"|accepts?|runs?|ran|stores?|carries|packs?|boasts?|features?|reaches|reached|handles?|offers?|ships?|keeps?"
    r"|kept|shares?|follows?"
    r"|adds?|requires?|consists?|comprises?|occupies|fits|totals?|produces?|returns?|outputs?|employs?|gets?"
    r"|processes|goes|went|ranges?"
    r"|spans?|can|only|itself|also|already|now|still|alone|got|brings?|brought|raised?|raises|doubles?|doubled"
    r"|extends?|extended"
    r"|replaced|replaces|arrived|followed|adopts|adopted|copies|inherits|borrows|reuses|stays|makes|cuts|trims|drops)"
)
#: What a company or a person does as well: of a model only behind a name that is built like one.
_VERBS_TOO = (
    r"(?:shrinks|shrank|grows|grew|becomes|knows|knew|learnt|learned|saw|sees|covers|speaks|writes|answers|translates|generates"
    r"|stops|ends|scores|scored|loads|wants|costs|swallows|manages|sits|stands|turns|beats|needs)"
)
_WORD = r"(?!(?:I|It|The|We|In|If|As|A|An)\b)[A-Z](?:[\w+-]|\.(?=\w)){0,30}"
_SIZE = r"\d{1,4}(?:\.\d{1,2})?(?:x\d{1,3})?[BMbm]?(?:-[A-Z]\w{0,8})?"
_PHRASE = rf"{_WORD}(?: (?:{_WORD}|{_SIZE}|v\d(?:\.\d)?|(?:tiny|mini|small|base|medium|large|xl)\b)){{0,4}}"
_CLAUSE = (
    r"(?:^|[.!?;:]\s|\n|,\s|\b(?:and|while|whereas|but|that|with|than|of|for|from|to|though|although|because|since"
    r"|when|like|where|so"
    r"|by|yet|then|unlike)\s)[\"'“(*_]{0,3}"
)
_NAMED = expression(
    rf"{_CLAUSE}(?P<the>(?:(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir"
    rf"|[Aa]) (?:[a-z-]{{3,14}} ){{0,2}})?)(?P<name>{_PHRASE})(?P<thing> (?:tokenizer|tokeniser|dataset|corpus"
    rf"|library|framework|team"
    rf"|paper|benchmark|family|series|model|assistant|vocabulary|decoder|encoder"
    rf"|version))?(?=[*_]{{0,2}}(?: ?\([^()]{{1,60}}\))?"
    rf"(?:,[^,.;]{{1,60}},|,)? (?P<verb>{_VERB})\b| {_VERBS_TOO}\b|['’]s |[*_]{{0,2}} ?\(\d|,? with "
    rf"|,? at \d|,? (?:which|whose) |[*_]{{0,2}}: \d)"
)
_CALLED = Sought(
    rf"(?:\b(?:called|named|dubbed|call it|call this|[Mm]eet|[Ee]nter|[Tt]hen came|came|nicknamed|christened"
    rf"|introduced?|presents?|presented|proposed?|released?|built|trained|pretrained|[Tt]here (?:is|was|comes?|came))"
    rf"|\b(?:our|the|this|an?) (?:[\w-]{{1,20}} ){{0,3}}(?:model|network|encoder|student|version"
    rf"|variant),)\s[\"'“*_]{{0,3}}(?P<name>{_PHRASE})",
    0,
)
#: "The family's teacher", "its predecessor's small variant", "X's multilingual version": none that is named.
_OF_ITS = Sought(
    r"(?:\b(?:the|its|their|this|that) (?:family|series|suite|collection|line-?up|lineage|group|project|predecessor|successor"
    r"|teacher|sibling)['’]s (?:own )?(?:[\w-]{1,16} ){0,3}?"
    r"(?:teacher|student|flagship|giant|biggest|largest|smallest|heavyweight|members?|models?|variants?|versions?|editions?"
    r"|checkpoints?)|['’]s (?:[\w-]{1,16} ){1,3}?(?:variant|version|edition))(?![\w-])",
    0,
)
#: "Our own X, which has", "my own X (11M)".
_OWN = expression(
    rf"\b(?:[Oo]ur|[Mm]y) own (?P<thing>)(?P<name>{_PHRASE})"
    rf"(?=[*_`\"”]{{0,3}}(?:, (?:which|whose|an?|with)\b| ?\(| (?:{_VERB}|with)\b))"
)
#: "X has an encoder with 12 layers": a part of X.
_PART = expression(r"(?:encoder|decoder|transformer|classifier|network|system)s?$", re.IGNORECASE)
_OWNS = expression(
    r"\b(?:has|have|had|with|uses?|using|contains?|combin(?:es|ing)|pairs?|joins?|of|and|puts?|stacks?|into) $", re.IGNORECASE
)
#: "12 encoder and 12 decoder layers"; "a model called X" is X.
_PARTS = expression(rf"(?:{_NUMBERS}) (?:encoder|decoder|transformer)", re.IGNORECASE)
_CALLED_SO = expression(
    r",? (?:that is |which is |which (?:we|he|she|they|I) )?(?:called|call|named|dubbed|christened) [*_`\"'“(]{0,3}(?=\w)"
)
_BESIDE = Sought(
    r"\b(?:the|its|their|our|this|that) (?:[\w-]{1,16} ){0,2}?(?:re-?ranker|retriever|tower|projector|adapter"
    r"|classifier|baseline|judge|verifier|generator"
    r"|discriminator|(?:draft|reward|previous|older|earlier|other|original|target|critic|policy|guard|companion|first"
    r"|second|third|new|next|smaller|larger|bigger"
    r"|shallower|deeper|pruned|distilled|compressed|resulting|final) (?:language )?(?:models?|versions?|networks?"
    r"|ones?|variants?))(?![\w-])",
    0,
)
_WE = expression(
    r"\b(?:we|I)(?! (?:took|adapted|started (?:from|with)) (?:the )?(?-i:[A-Z]))"
    r"(?= (?:\w{3,12} )?(?:used?|had|have|chose|choose|went|kept|keep|took|tried|set|need|needed|train"
    r"|trained|built|build|stack|stacked)\b[^.;,:]{0,30}\d)",
    re.IGNORECASE,
)
_FINITE = expression(
    r"\b(?:is|are|was|were|has|have|had|can|would|may|will|reached|needs?|takes?|uses?|comes?|works?)\b", re.IGNORECASE
)
_ORDINARY = expression(r"(?:ed|ly|ing|s|ful)$")
#: "Ida is training a model": who makes one is none.
_MAKES = expression(
    r" (?:(?:is|was|has been) )?(?:now |still |just )?(?:train|build|built|mak|made|fine-?tun|prun|distil|writ|wrote)\w* "
    r"(?:an?|his|her) "
)
_MIXED = expression(r"[A-Z]?[a-z]+[A-Z]|\d|[A-Z]{2}")
#: Words that begin a sentence about the model spoken of: its parts and measures.
_ASPECTS = frozenset(
    re.findall(
        r"\w+",
        """
see please run visit write below next repository code notable demo click download install check try
vocab vram ram mode license licence precision official quantized simple few zero note params param
layers layer parameters parameter vocabulary training inference attention embeddings embedding heads head context hidden
input output inputs outputs weights size sizes depth width memory experts every each total there both overall altogether
pretraining finetuning internally architecture dimension dimensions tokens tokenization compared everything nothing here
now then today inside also speed latency throughput accuracy half encoder decoder encoding positions transformer
transformers blocks block pooling params name family feedforward mlp gqa rope ffn maximum positional vectors sentences
texts languages sequence sequences text quantization quantized download disk storage what which who that whose where
when how why its it note notes although despite because since while unlike like thanks however moreover furthermore
multilingual support capabilities
instead finally again later earlier originally initially trained built based released given using nobody somebody
smaller larger bigger faster slower cheaper lighter heavier deeper wider newer older better worse smallest largest biggest fastest
everyone people none neither nothing something between among as so if once yes no not only even just still exactly
""",
    )
)


#: What no name begins with, and what is none as a whole.
_NO_FIRST_WORDS = _ASPECTS | COMMON | OTHERS | METRICS
_NO_NAMES = OTHERS | METRICS | DATASETS | LANGUAGES
#: "Active Experts", "Pretrained Tokens", "Gated Linear Units": what models have.
_MEASURE = expression(
    r"[^:]* (?:parameters?|params?|weights|tokens?|layers?|blocks|heads?|experts?|groups|units|activations?|normali[sz]ation"
    r"|attention|(?:pre-?)?training|inference|optimi[sz]ation|evaluation|benchmarks?|sizes?|lengths?|width|depth|dimensions?|dims?|vocabulary|vocab|window|steps|epochs|languages|optimi[sz]er)"
    r"|(?:rotary|rope|sinusoidal|learned|absolute|relative|positional|position|token|word)(?: \w+)? (?:embeddings?|encodings?)",
    re.IGNORECASE,
)
#: Words that say of what kind a model is: "Chinese-English Bilingual Foundation Model" is no name.
_KINDS_OF_MODELS = LANGUAGES | frozenset(
    re.findall(
        r"\w+", "bilingual multilingual monolingual foundation language large small base chat vision speech text model models open"
    )
)
#: Models counted together, and what is none of the model's own parameters.
_TOGETHER = expression(
    rf"\b(?:ensembles? of|pairs? of|(?:{_NUMBERS}) (?:[\w./-]+ ){{0,3}}(?:models|copies|instances|encoders|networks"
    rf"|checkpoints|towers|branches)"
    rf"|(?:combination|pipeline|cascade|stack|committee|mix) of|mixture of (?:{_NUMBERS}))\b|\b(?:together|combined"
    rf"|in total|altogether|jointly)\b[^.;,]{{0,70}}\b(?:have|count|hold|weigh)\b",
    re.IGNORECASE,
)
_RANGES = expression(
    r"\b(?:rang(?:es?|ed|ing)|spans?|spanning|span|go(?:es)?|scales?|var(?:y|ies)|sizes|anything|anywhere|everything|comes?) "
    r"(?:in size |in sizes |in |up )?(?:from|between) (?:[^.;]|\.(?=\d)){0,60}$",
    re.IGNORECASE,
)
_TRAINABLE = expression(
    r"[^.;,]{0,12}\b(?:parameters?|params|weights)\b(?: (?:of|in) [^.;,]{1,50}?)? (?:that )?(?:is|are|were|was|get"
    r"|got|remain(?:ed)?|being) (?:actually |only |then |being )?"
    r"(?:trained|updated|tuned|fine-?tuned|trainable|learned|unfrozen|touched|changed|frozen|adapted|optimi[sz]ed"
    r"|added)\b(?! (?:on|from|using|with|by|over|during|for)\b| (?-i:in [A-Z\d]))"
    r"|[^.;,]{0,12}\b(?:parameters?|params|weights)\b (?:trained|updated|tuned|frozen|adapted) (?:were|was|are|is|got)\b"
    r"|\s?(?:[MKB]|million|billion|thousand)?\s(?:additional|extra|new|added|adapter|task-specific|frozen|updated"
    r"|non-trainable)\b",
    re.IGNORECASE,
)
_ADDED = expression(
    r"\b(?:(?<!attention )(?<!\d )heads?"
    r"|adapters?|LoRA|DoRA|prefix(?:es)?|prompts?|prober?|projections?|projector|classifiers?|pooler"
    r"|bottlenecks?|modules?|matrices"
    r"|fine-?tuning|tuning|unfreez\w+|training only|trains? only|updat(?:es?|ed|ing)|train(?:ed|s|ing)? (?:just"
    r"|only))\b[^.;,:]{0,60}"
    r"\b(?:adds?|added|adding|has|have|had|with|introduces?|contains?|needs?|of|only|just|touch(?:es)?|updates?"
    r"|trains?|counts?|holds?|is|are|costs?|brings?)"
    r"\s(?:(?:about|only|just|another|an? (?:extra|additional|further)|roughly|some|~)\s?){0,2}$",
    re.IGNORECASE,
)
#: "removing four layers": what is gone.
_REMOVED = expression(
    r"\b(?:remov|dropp|delet|cut|strip|discard|prun|skipp|freez|froz|add|append)(?:t?ing|p?ed|es?|s"
    r"|en)? (?:away )?(?:the )?(?:(?:first|last|top|bottom|upper|lower|final|about"
    r"|all|other) )?$",
    re.IGNORECASE,
)
_COUNTS_WEIGHTS = expression(
    r"[\d.,]+\s?(?:[KMB]|million|billion|thousand)?[\s-]{0,2}(?:\w+ ){0,2}(?:parameters?|params|weights)\b", re.IGNORECASE
)
#: "Released 1.3B, 3.8B and 5.8B …", "for the 2.7B, 6.7B and 13B": sizes of several models.
_ONE_SIZE = r"\d{1,4}(?:\.\d{1,2})?[BM]"
_SIZES = expression(
    r"\b(?:released?|releasing|trained|offers?|provides?|published|for)\s(?:the |our |its )?"
    rf"(?P<more>(?:{_ONE_SIZE},? ){{0,6}})(?:(?:and|or) )?$",
    re.IGNORECASE,
)
_MORE_SIZES = expression(rf"(?:{_ONE_SIZE},? ){{1,6}}(?:and|or) {_ONE_SIZE}(?![\w-])")
#: "Language models under 5 billion parameters", "models larger than 7B": a class.
_CLASS = expression(
    r"(?<!our )(?<!these )(?<!the )(?<!its )\b(?:(?!(?:our|these|the|its)\b)[\w-]+ )?(?:models|LLMs|LMs|networks|transformers"
    r"|encoders)"
    r" (?:with )?(?:under|below|over|above|beyond|up to|(?:less|fewer|more|larger|smaller|bigger|greater) than|of (?:up to"
    r"|under|over))"
    r" (?:\w+ )?$",
    re.IGNORECASE,
)
#: "3-layer Transformer models", which are not said to be anybody.
_LAYERED = expression(
    r"[\d.]+[- ](?:layers?|heads?)(?:ed)? (?:[A-Za-z][\w-]{1,20} ){0,3}(?:models|networks|transformers|encoders"
    r"|variants)\b"
    r"|[\d.]+-layer(?:ed)? (?:[a-z-]{3,14} )?(?:brother|sister|sibling|cousin|counterpart|twin|relative|teacher"
    r"|predecessor|successor)\b",
    re.IGNORECASE,
)
_ARE = expression(r"\b(?:are|is|were|was|both|all|be|being|two|three|our|these|the|into|to)\b[^.;:]{0,24}$", re.IGNORECASE)
#: "Models like X and Y are limited to …": told of all of a kind.
_EXAMPLES = expression(
    r"(?:^|[.;:,]\s|\b(?:hence|thus|while|whereas|and|but|that|because|since|as),? )\W{0,3}(?:[\w-]+ ){0,3}"
    r"(?:models|encoders|networks|LLMs|transformers|architectures|ones) (?:like|such as|including) [^.;:()]{2,80}"
    r"\b(?:are|have|can|were|use|take|support|accept|read|need|had|come|contain)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
#: "We used a maximum length of 256": a setting of somebody's run.
_SETTING = expression(
    r"\b(?:we|I|authors|they|us|run|runs|experiments?)\b[^.;]{0,60}\b(?:us(?:e|ed|ing)|set(?:ting)?|chose|choose|cut"
    r"|truncat\w+|pad\w*|limit\w*|cap\w*|fed|feed|kept"
    r"|ran|run|fine-?tuned?|train(?:ed)?|evaluat\w+|pick(?:ed)?|went|cropp?\w*|split|clip\w*"
    r"|restrict\w*)\b[^.;]{0,80}\b(?:length|tokens?|window|chunks?|max_length"
    r"|max_seq_length|max_seq_len)\b[^.;,]{0,20}$"
    r"|\b(?:texts?|inputs?|documents?|passages?|sentences?|articles|reviews|sequences|examples)\b[^.;]{0,20}\b(?:were"
    r"|was)\b[^.;]{0,20}\b(?:truncat\w+"
    r"|padd\w*|limit\w*|capp\w*|fed|chunk\w*|cropp?\w*|split|cut|clip\w*|restrict\w*)\b[^.;]{0,40}$"
    r"|\b(?:was|were|been|be) (?:fed|given|prompted)\b[^.;]{0,30}$"
    r"|\b(?:usually|typically|commonly|often) [\d.,]+ ?k? tokens\b[^.;()]{0,40}(?:,|\bor|\band) $"
    r"|\btokens\b[^.;,]{0,20}\b(?:at|with) (?:a |an )?(?:sequence|context|input) length (?:of )?$"
    r"|\b(?:results?|numbers|figures|measurements?|timings?|benchmarks?|throughputs?|latenc(?:y|ies)|performance|speed-?ups?)\b"
    r"(?:(?! (?:has|have|had|supports?|accepts?|takes?|reads?|whose|which|while|because)\b)(?:[^.;]|\.(?=\d))){0,90}"
    r"(?:,|\b(?:at|with|for|on|using|and)) (?:an? |the )?(?:max(?:imum|\.)? |fixed |input )?(?:sequence|seq\.?|context|input)"
    r"[ _-](?:length|len|size)s? ?(?:of |is |[=:] ?)?$"
    r"|\b(?:evaluation|training|fine-?tuning|pre-?training|inference|experiments?|runs?) (?:used|was|were|ran"
    r"|happened|took)\b[^.;]{0,50}\blength\b[^.;,]{0,12}$"
    r"|\b(?:during|for|in) (?:evaluation|training|fine-?tuning|pre-?training|inference"
    r"|our experiments)\b[^.;]{0,60}\blength\b[^.;,]{0,12}$"
    r"|\b(?:we|I|authors|they)\b[^.;]{0,60}\b(?:truncat\w+|padd\w*|limit\w*|cap\w*|fed|chunk\w*|cropp?\w*|split|cut"
    r"|clip\w*|restrict\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: "Measured with 2,048 tokens of context", "at 8,192 tokens the cache takes 0.4 GB".
_MEASURED = expression(
    r"\b(?:measured|benchmarked|timed|profiled|recorded|evaluated|computed) (?:with|at|on|for|over) [^.;,]{0,30}$"
    r"|(?:^|[.;:(]\s)\W{0,3}on (?:the )?[A-Z][\w.-]{1,20}(?: [\w.-]{1,12}){0,3},? (?:with|at) (?:an? )?$"
    r"|\b(?:usually|typically|commonly|often|for example|e\.g\.|say),? $",
    re.IGNORECASE,
)
#: "Enables 512K of context on X": what somebody's kernel makes possible.
_ENABLES = expression(r"\b(?:enabl|allow|unlock)\w{0,4} (?:an? |for )?(?:up to )?$", re.IGNORECASE)
_ON_SOMETHING = expression(
    r"[\d.,]+\s?[kKmM]?\+?[\s-](?:tokens? )?(?:of )?(?:sequence|context|input)(?: (?:lengths?|windows?|sizes?))? (?:on|for|with) ",
    re.IGNORECASE,
)
#: "51,865 for multilingual models and 51,864 for English-only ones": of each of a class.
_FOR_A_CLASS = expression(
    r"[\d.,]+\s?(?:[a-z-]{3,14} ){0,2}(?:for|in|with) (?:the |all |most |other ){0,2}(?!these\b|those\b|both\b)[A-Za-z][\w-]{2,20}"
    r"(?: [a-z-]{2,14})? (?:models|ones|versions|variants|checkpoints)\b",
    re.IGNORECASE,
)
_OF_TOKENS = expression(r"[\d.,]+\s?[kK]?[\s-](?:tokens?|context|sequence length)\b", re.IGNORECASE)
_LENGTH = expression(
    r"[\d.,]+\s?k?[\s-]?(?:tokens?|word ?pieces|positions|in\b|for\b|with\b|during|when|followed|on\b|and\b|are\b|were\b"
    r"|unless\b|[.,;)]|$)",
    re.IGNORECASE,
)


def strangers(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Return who is neither a known name nor a stand-in: start, end, and the name ("" where there is none); `names` in order."""
    low = _lowered(text)
    for match in _INDEFINITE.finditer(low):
        part = _PART.search(match[0]) and _OWNS.search(text[max(0, match.start() - 24) : match.start()])
        part = part or _PARTS.fullmatch(match[0]) or _CALLED_SO.match(text, match.end())
        if not part and not overlaps(match.start(), match.end(), names) and not _is_predicate(text, match.start(), names):
            yield match.start(), match.end(), ""
    for match in _OURS.finditer(low):
        if not overlaps(match.start(), match.end() + 2, names):
            yield match.start(), match.end(), "our"
    for match in _OF_ITS.finditer(low):
        if not overlaps(match.start(), match.end(), names):
            yield match.start(), match.end(), ""
    for naming in (_NAMED, _CALLED, _OWN):
        for match in naming.finditer(text):
            start, end = match.span("name")
            thing = match.groupdict().get("thing") or ""
            if not overlaps(start, end, names) and _is_proper(text, match, bool(thing)):
                yield start, end + len(thing), match["name"] + thing


def definite(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Return who stands beside the model spoken of in an article: a reranker, a draft model, what the authors used themselves."""
    for match in chain(_BESIDE.finditer(_lowered(text)), _WE.finditer(text)):
        if not overlaps(match.start(), match.end() + 2, names):
            yield match.start(), match.end(), ""


def _lowered(text: str) -> str:
    """Return a text in lower case, each letter at its place: one that would become two stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def is_fragment(text: str, start: int) -> bool:
    """Say whether a sentence opens at `start` and has no verb of its own ("A token classifier with nine labels.")."""
    first, stop = sentence_at(text, start)
    return text[first:start].strip("*_ ") == "" and not _FINITE.search(text[start : min(stop, start + 300)])


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def overlaps(start: int, end: int, names: list[tuple[int, int]]) -> bool:
    """Say whether the characters `start` to `end` overlap one of the places, which are in order and apart."""
    at = bisect_right(names, (end - 1, 1 << 60))
    return at > 0 and names[at - 1][1] > start


def _is_predicate(text: str, start: int, names: list[tuple[int, int]]) -> bool:
    """Say whether an indefinite phrase says what the subject is ("X is a small model", "X, a model with …")."""
    if _PREDICATE.search(text[max(0, start - 24) : start]):
        return True
    at = bisect_right(names, (start, 0))
    return at > 0 and text[names[at - 1][1] : start] in (", ", " (", ") ", "), ", "*, ", "**, ")


def _is_proper(text: str, match: re.Match[str], is_thing: bool) -> bool:
    """Say whether capitalized words are a name: not the first word of a sentence that is an ordinary one."""
    start, name = match.start("name"), match["name"]
    first = fold_name(name.split(" ")[0])
    if name in CODES or is_benchmark(name) or _MEASURE.fullmatch(name) or _MAKES.match(text, match.end("name")):
        return False
    if all(fold_name(word) in _KINDS_OF_MODELS for word in re.split(r"[ -]", name)):
        return False
    if first in _NO_FIRST_WORDS or fold_name(name) in _NO_NAMES or "_" in name:
        return False
    if " " in name or is_thing or _MIXED.search(name):
        return True
    opens = start == 0 or text[max(0, start - 3) : start].rstrip(" \"'“(*_")[-1:] in (".", "!", "?", ";", ":", "\n", "")
    verb = match.groupdict().get("verb", "named")
    return bool(verb) and len(name) > 2 and not (opens and _ORDINARY.search(name))


def is_measure(words: str) -> bool:
    """Say whether words name what models have, or what is done with them: "Active Experts", "Large-Scale Training"."""
    return bool(_MEASURE.fullmatch(words))


def begins_no_name(word: str) -> bool:
    """Say whether no name begins with a word, as it tells of a part, a measure or a use of models."""
    return fold_name(word) in _NO_FIRST_WORDS


def is_nobodys(text: str, start: int, stop: int, offset: int) -> bool:
    """Say whether the number at `offset` of the sentence `start` to `stop` is none of one model's own: of several together, of a
    whole family, of what is trained or added, or a setting of somebody's run."""
    before, after = text[max(start, offset - 160) : offset], text[offset : min(stop, offset + 120)]
    if _REMOVED.search(before[-50:]) and re.match(r"\w+ (?:\w+ )?(?:layers|blocks|heads)\b", after):
        return True
    if _RANGES.search(before[-80:]) or (_names_examples(before) and _EXAMPLES.search(before)):
        return True
    if (_OF_TOKENS.match(after) and _MEASURED.search(before)) or (_ON_SOMETHING.match(after) and _ENABLES.search(before)):
        return True
    if _COUNTS_WEIGHTS.match(after) or re.match(r"[\d.,]+\s?(?:[KMB]\b|million|billion)", after):
        tail = re.sub(r"^[\d.,]+", "", after)
        return bool(
            _is_of_sizes(before, after)
            or _CLASS.search(before[-60:])
            or (_TOGETHER.search(before) and "embedding" not in before)
            or _TRAINABLE.match(tail)
            or _ADDED.search(before)
        )
    if _LAYERED.match(after) and not _ARE.search(before[-40:]):
        return True
    if _FOR_A_CLASS.match(after):
        return True
    return bool(_LENGTH.match(after) and _SETTING.search(before))


def _names_examples(before: str) -> bool:
    return " like " in before or " such as " in before or " including " in before


def _is_of_sizes(before: str, after: str) -> bool:
    listed = _SIZES.search(before)
    return bool(listed and (listed["more"] or _MORE_SIZES.match(after)))
